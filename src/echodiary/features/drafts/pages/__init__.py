"""HTML pages of drafts: the Write page and everything on a draft."""

from fastapi import APIRouter

from echodiary.features.drafts.pages import compare, conflict, desk, persona, versions, write

router = APIRouter(include_in_schema=False)
for _part in (write, compare, versions, persona, conflict, desk):
    router.include_router(_part.router)
