"""HTML routes of personas."""

from fastapi import APIRouter

from echodiary.features.personas.pages import making, shelf

router = APIRouter()
router.include_router(making.router)  # before the shelf: "new" is no id
router.include_router(shelf.router)
