"""HTML routes of books."""

from fastapi import APIRouter

from echodiary.features.books.pages import making, shelf

router = APIRouter(include_in_schema=False)
router.include_router(making.router)
router.include_router(shelf.router)
