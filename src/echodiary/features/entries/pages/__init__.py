"""Pages of entries."""

from fastapi import APIRouter

from echodiary.features.entries.pages import book, diary, editing, reading

router = APIRouter(include_in_schema=False)
# Fixed addresses come before those with an id.
router.include_router(diary.router)
router.include_router(editing.router)
router.include_router(reading.router)
router.include_router(book.router)

__all__ = ["router"]
