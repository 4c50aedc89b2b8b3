"""HTML routes of personas."""

from fastapi import APIRouter

from echodiary.features.personas.pages import making, shelf

router = APIRouter(include_in_schema=False)
router.include_router(making.router)  # before the shelf: "new" is no id
router.include_router(shelf.router)
