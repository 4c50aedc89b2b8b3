"""All routes, slice by slice."""

from fastapi import FastAPI

from echodiary.bootstrap import health
from echodiary.features.accounts import api as accounts_api


def add_routes(app: FastAPI) -> None:
    """Hang the slices' routers on the application."""
    for router in (health.router, accounts_api.router):
        app.include_router(router)
