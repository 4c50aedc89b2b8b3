"""Pages of accounts."""

from fastapi import APIRouter

from echodiary.features.accounts.pages import door, link, settings

router = APIRouter(include_in_schema=False)
router.include_router(door.router)
router.include_router(link.router)
router.include_router(settings.router)

__all__ = ["router"]
