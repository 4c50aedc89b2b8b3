"""`echodiary doctor`: what is wrong with a set-up, one line a finding."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import URL

from echodiary.bootstrap.instance import (
    check_data_folder,
    check_keys,
    count_accounts,
    open_database,
    open_ring,
    open_store,
)
from echodiary.bootstrap.serve import bind
from echodiary.platform.errors import SetupError
from echodiary.platform.migrations import known_head, stored_revision
from echodiary.platform.settings import Settings, load_settings

BUILT = Path(__file__).resolve().parents[1] / "web" / "static" / "build" / "manifest.json"


@dataclass(frozen=True, slots=True)
class Finding:
    """One look at one part."""

    part: str
    good: bool
    text: str


def good(part: str, text: str) -> Finding:
    """A part that is well."""
    return Finding(part=part, good=True, text=text)


def bad(part: str, text: str) -> Finding:
    """A part that is not."""
    return Finding(part=part, good=False, text=text)


def examine() -> Iterator[Finding]:
    """Look at every part in turn; what depends on a broken one is not looked at."""
    try:
        settings = load_settings()
        yield good("settings", "read")
    except SetupError as error:
        yield bad("settings", str(error))
        return
    yield _front_end()
    yield _tried("port", lambda: bind(settings.host, settings.port).close(), f"{settings.host}:{settings.port} is free")
    try:
        check_data_folder(settings.data_dir)
        yield good("data folder", f"{settings.data_dir} can be written to")
        with open_database(settings) as (_url, direct_url):
            yield good("database", "answers" if settings.database_url else "embedded PostgreSQL starts")
            yield from _stored(settings, direct_url)
    except SetupError as error:
        yield bad("database", str(error))


def _stored(settings: Settings, url: URL) -> Iterator[Finding]:
    stored, head = stored_revision(url), known_head()
    if stored is None:
        yield good("migrations", "an empty database; the first start fills it")
        return
    yield Finding(part="migrations", good=stored == head, text=f"at {stored}, this program knows {head}")
    accounts = count_accounts(url)
    try:
        ring, store = open_ring(settings, has_accounts=accounts > 0), open_store(settings, has_accounts=accounts > 0)
        keys = check_keys(ring, store.account_ids(), store)
        text = f"{keys} accounts' keys open, {accounts} accounts are stored"
        yield Finding(part="keys", good=keys >= accounts, text=text)
    except SetupError as error:
        yield bad("keys", str(error))


def _front_end() -> Finding:
    if BUILT.exists():
        return good("front end", "built")
    return bad("front end", "not built: run 'make frontend'")


def _tried(part: str, attempt: Callable[[], None], text: str) -> Finding:
    try:
        attempt()
    except SetupError as error:
        return bad(part, str(error))
    return good(part, text)
