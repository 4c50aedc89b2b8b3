"""The jobs of all slices on one Procrastinate app."""

import procrastinate
from sqlalchemy.engine import URL

from echodiary.platform.database import libpq_url

POOL_MAX = 3


def create_jobs_app(url: URL) -> procrastinate.App:
    """An app whose worker takes at most `POOL_MAX` connections, beside the one that listens."""
    connector = procrastinate.PsycopgConnector(conninfo=libpq_url(url), min_size=1, max_size=POOL_MAX)
    return procrastinate.App(connector=connector)
