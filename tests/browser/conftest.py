"""A real server, a real Chromium, people who sit before it.

- `live_server`: the application behind uvicorn, worker on, one database for the whole run (tests bring their accounts)
- `seat`: language and width of the window; Korean on a phone unless a test says `@EVERY_SEAT` or `@seats(Seat(…))`
- `page`: a window of somebody who is not signed in; `resident`: somebody with an account, with `page` and `api`
- `open_window(seat, …)`: more windows, also without JavaScript (`script=False`) or of the same person (`storage_state`)
- `ready(page)`: wait until the scripts have connected
- `assert_accessible(page)`: axe finds nothing, by day and by night, and nothing is wider than the window

A window fails its test when a script throws or the browser refuses something by the Content-Security-Policy.
"""

import importlib.util
import os
import socket
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
import uvicorn
from playwright.async_api import Browser, BrowserContext, Page, async_playwright
from sqlalchemy.engine import URL

from echodiary.bootstrap.app import create_app
from echodiary.bootstrap.container import Container
from echodiary.bootstrap.serve import serving_config
from echodiary.features.accounts.deps import SESSION_COOKIE
from tests.conftest import PostgresServer, container_for, settings_for

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
BUILT = ROOT / "src" / "echodiary" / "web" / "static" / "build" / "manifest.json"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-quic", "--no-first-run"]
THEMES = ("light", "dark")
PATIENCE_MS = 10_000
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

RUN_AXE = """async (tags) => {
  const { violations } = await axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
  const say = (id, { target, failureSummary }) => `${id} ${target}: ${failureSummary}`;
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => say(id, node)));
}"""


@dataclass(frozen=True)
class Seat:
    """The language of the browser and the width of its window in CSS pixels."""

    locale: str
    width: int

    def __str__(self) -> str:
        return f"{self.locale}-{self.width}"


SEATS = [Seat(locale, width) for locale in ("ko", "en") for width in (390, 1280)]


def seats(*wanted: Seat) -> pytest.MarkDecorator:
    """Run a test once a seat."""
    return pytest.mark.parametrize("seat", wanted, indirect=True, ids=str)


EVERY_SEAT = seats(*SEATS)


@pytest.fixture
def seat(request: pytest.FixtureRequest) -> Seat:
    chosen = getattr(request, "param", SEATS[0])
    assert isinstance(chosen, Seat)
    return chosen


@dataclass
class LiveServer:
    """Where the server is, and what runs behind it."""

    url: str
    container: Container


@pytest.fixture(scope="session")
def live_database(postgres: PostgresServer, template: str) -> Iterator[URL]:
    url = postgres.create(template)
    yield url
    postgres.drop(url)


@pytest.fixture(scope="session")
def live_server(live_database: URL, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """The application, on a free port."""
    folder = tmp_path_factory.mktemp("live")
    settings = settings_for(folder, worker=True, shutdown_grace=2.0, database_pool_size=4)
    with serving(container_for(live_database, folder, settings=settings)) as server:
        yield server


@contextmanager
def serving(container: Container) -> Iterator[LiveServer]:
    """Serve a container's application with uvicorn in a thread with an event loop of its own."""
    if not BUILT.exists():
        pytest.fail("The front end is not built: make frontend")
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(serving_config(create_app(container), grace_s=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, name="live-server")
    thread.start()
    url = f"http://127.0.0.1:{listening.getsockname()[1]}"
    try:
        _wait_for(url, thread)
        yield LiveServer(url, container)
    finally:
        server.should_exit = True
        thread.join(timeout=20)
        listening.close()
    assert not thread.is_alive(), "the server did not stop"


def _wait_for(url: str, thread: threading.Thread) -> None:
    for _ in range(200):
        assert thread.is_alive(), "the server did not start"
        try:
            if httpx.get(f"{url}/health/live", timeout=2).status_code == 200:
                return
        except httpx.TransportError:
            threading.Event().wait(0.05)
    pytest.fail("the server does not answer")


def _chromium() -> str | None:
    spec = importlib.util.spec_from_file_location("find_browser", ROOT / "scripts" / "browser.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: str | None = module.find_chromium()
    return found


@pytest.fixture(scope="session")
async def browser(anyio_backend: str) -> AsyncIterator[Browser]:
    """A Chromium; without one the tests are skipped, on CI they fail."""
    path = _chromium()
    if path is None:
        complain = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        complain("there is no Chromium here: see scripts/browser.py")
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield started
        await started.close()


@dataclass
class Watched:
    """What went wrong in the windows of a test."""

    faults: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: {error}"))
        page.on("console", lambda message: self._console(page, message.type, message.text))

    def _console(self, page: Page, kind: str, text: str) -> None:
        # An answer of 4xx is an answer; offline is what some tests want.
        if kind == "error" and not text.startswith("Failed to load resource"):
            self.faults.append(f"{page.url}: {text}")


OpenWindow = Callable[..., Awaitable[Page]]


@pytest.fixture
async def open_window(browser: Browser, live_server: LiveServer) -> AsyncIterator[OpenWindow]:
    """Open windows: `await open_window(seat, script=True, theme="light", storage_state=None, watch=True)`."""
    contexts: list[BrowserContext] = []
    watched = Watched()

    async def open_one(
        seat: Seat, *, script: bool = True, theme: str = "light", storage_state: Any = None, watch: bool = True
    ) -> Page:
        context = await browser.new_context(
            base_url=live_server.url,
            locale="ko-KR" if seat.locale == "ko" else "en-GB",
            timezone_id="Asia/Seoul" if seat.locale == "ko" else "Europe/London",
            viewport={"width": seat.width, "height": 844 if seat.width < 700 else 900},
            has_touch=seat.width < 700,
            color_scheme="dark" if theme == "dark" else "light",
            reduced_motion="reduce",
            java_script_enabled=script,
            storage_state=storage_state,
        )
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        page = await context.new_page()
        if watch:
            watched.watch(page)
        return page

    yield open_one
    for context in contexts:
        await context.close()
    assert watched.faults == []


@pytest.fixture
async def page(open_window: OpenWindow, seat: Seat) -> Page:
    """A window of somebody who is not signed in."""
    return await open_window(seat)


@dataclass
class Resident:
    """Somebody with an account: `page` is signed in by cookie, `api` by Bearer token."""

    page: Page
    api: httpx.AsyncClient
    email: str
    password: str
    account: dict[str, Any]
    recovery_code: str

    async def write(self, body: str, **fields: object) -> dict[str, Any]:
        """Write an entry into the first book, through the API."""
        books = (await self.api.get("/books")).json()["items"]
        made = await self.api.post("/entries", json={"book_id": books[0]["id"], "body": body, **fields})
        assert made.status_code == 201, made.text
        entry: dict[str, Any] = made.json()
        return entry


@pytest.fixture
async def resident(live_server: LiveServer, page: Page, seat: Seat) -> AsyncIterator[Resident]:
    """Somebody with an account in the language of the seat, signed in."""
    email, password = f"{uuid4().hex}@example.com", "correct horse"
    zone = "Asia/Seoul" if seat.locale == "ko" else "Europe/London"
    async with httpx.AsyncClient(base_url=f"{live_server.url}/api/v1/") as api:
        sign_up = {"email": email, "password": password, "locale": seat.locale, "time_zone": zone}
        made = await api.post("/accounts", json=sign_up)
        assert made.status_code == 201, made.text
        opened = await api.post("/sessions", json={"email": email, "password": password})
        token = opened.json()["token"]
        api.headers["Authorization"] = f"Bearer {token}"
        await page.context.add_cookies([{"name": SESSION_COOKIE, "value": token, "url": live_server.url}])
        account = made.json()
        yield Resident(page, api, email, password, account, account.pop("recovery_code"))


async def ready(page: Page) -> None:
    """Wait until every module has connected."""
    await page.wait_for_selector("html[data-ready]", state="attached")


async def assert_accessible(page: Page, *, themes: tuple[str, ...] = THEMES) -> None:
    """axe finds nothing on what the window shows, by day and by night, and nothing is wider than the window."""
    for theme in themes:
        await page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        # Evaluated by the debugger, which no Content-Security-Policy stops: the page itself stays as it is served.
        await page.evaluate(AXE.read_text())
        found = await page.evaluate(RUN_AXE, WCAG)
        assert found == [], f"{page.url} ({theme})"
    too_wide = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert too_wide <= 0, f"{page.url} is {too_wide} px wider than its window"
