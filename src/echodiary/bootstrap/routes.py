"""All routes, slice by slice."""

from fastapi import FastAPI

from echodiary.bootstrap import api_docs, health
from echodiary.features.account_admin import api as account_admin_api
from echodiary.features.account_admin import pages as account_admin_pages
from echodiary.features.accounts import api as accounts_api
from echodiary.features.accounts import pages as accounts_pages
from echodiary.features.books import api as books_api
from echodiary.features.books import pages as books_pages
from echodiary.features.checklist import api as checklist_api
from echodiary.features.checklist import pages as checklist_pages
from echodiary.features.drafts import api as drafts_api
from echodiary.features.drafts import pages as drafts_pages
from echodiary.features.entries import api as entries_api
from echodiary.features.entries import pages as entries_pages
from echodiary.features.llm_policy import api as llm_policy_api
from echodiary.features.llm_policy import pages as llm_policy_pages
from echodiary.features.persona_chats import api as persona_chats_api
from echodiary.features.persona_chats import pages as persona_chats_pages
from echodiary.features.personas import api as personas_api
from echodiary.features.personas import pages as personas_pages
from echodiary.features.product_metrics import api as product_metrics_api
from echodiary.features.product_metrics import pages as product_metrics_pages
from echodiary.features.tastings import api as tastings_api
from echodiary.features.tastings import pages as tastings_pages
from echodiary.features.usage import api as usage_api
from echodiary.features.usage import pages as usage_pages


def add_routes(app: FastAPI) -> None:
    """Hang the slices' routers on the application, what is asked most first: routes are tried in order."""
    for router in (
        entries_api.router,
        drafts_api.router,
        health.router,
        accounts_api.router,
        tastings_api.router,
        personas_api.router,
        personas_api.templates,
        persona_chats_api.router,
        books_api.router,
        llm_policy_api.router,
        checklist_api.router,
        usage_api.router,
        usage_api.admin,
        account_admin_api.router,
        account_admin_api.records,
        product_metrics_api.router,
        accounts_pages.router,
        drafts_pages.router,
        entries_pages.router,
        tastings_pages.router,
        persona_chats_pages.router,
        personas_pages.router,
        books_pages.router,
        llm_policy_pages.router,
        checklist_pages.router,
        usage_pages.router,
        usage_pages.admin,
        account_admin_pages.router,
        product_metrics_pages.router,
        api_docs.router,
    ):
        app.include_router(router)
