"""Takes pictures of every page: both languages, 390 and 1280 px, by day and by night; `make screenshots`.

A server of its own on a data folder that is thrown away, two made-up people whose days are in demo_days.json.
All pictures go to build/screenshots; those that the documentation shows (SHOWN) to docs/images.
"""

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import httpx
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bench.servers import PASSWORD, free_port, running
from scripts.browser import find_chromium

ROOT = Path(__file__).resolve().parents[1]
TAKEN = ROOT / "build" / "screenshots"
IMAGES = ROOT / "docs" / "images"
DEMO: dict[str, dict[str, Any]] = json.loads((ROOT / "scripts" / "demo_days.json").read_text(encoding="utf-8"))
BROWSERS = {"ko": ("ko-KR", "Asia/Seoul"), "en": ("en-GB", "Europe/London")}
SIZES = {390: 844, 1280: 900}
THEMES = ("light", "dark")
# What the README and the documentation show: picture -> its name there.
SHOWN = {
    "ko-390-light-draft": "draft-ko-390.png",
    "ko-1280-light-draft": "draft-ko-1280.png",
    "ko-1280-dark-diary": "diary-ko-1280-dark.png",
    "en-1280-light-diary": "diary-en-1280.png",
    "ko-1280-light-doors": "personas-ko-1280.png",
    "ko-390-light-shelf": "shelf-ko-390.png",
}


@dataclass(frozen=True)
class Person:
    """Somebody made up, signed in at the API."""

    language: str
    email: str
    api: httpx.Client
    entry_id: str = ""

    @property
    def demo(self) -> dict[str, Any]:
        """What there is to write."""
        return DEMO[self.language]


def post(api: httpx.Client, path: str, body: dict[str, Any] | None = None, **headers: str) -> Any:
    """What the API answers to a body."""
    answer = api.post(path, json=body or {}, headers=headers)
    answer.raise_for_status()
    return answer.json()


def move_in(url: str, language: str, *, days: int | None = None) -> Person:
    """An account with some weeks of entries (`days`: at most so many), written from memos as a user would."""
    email = f"{language}@example.com"
    api = httpx.Client(base_url=f"{url}/api/v1/", timeout=30)
    zone = BROWSERS[language][1]
    account = {"email": email, "password": PASSWORD, "display_name": DEMO[language]["name"]}
    post(api, "accounts", {**account, "locale": language, "time_zone": zone})
    api.headers["Authorization"] = f"Bearer {post(api, 'sessions', {'email': email, 'password': PASSWORD})['token']}"
    book = api.get("books").json()["items"][0]
    personas = api.get("personas").json()["items"]
    entry: dict[str, Any] = {}
    for number, day in enumerate(DEMO[language]["days"][:days]):
        entry = write_day(api, book["id"], personas[number % len(personas)]["id"], day)
    return Person(language, email, api, entry.get("id", ""))


def memo_of(day: dict[str, Any]) -> dict[str, Any]:
    """The memo of a day as the API takes it."""
    if "keywords" in day:
        return {"kind": "keywords", "keywords": day["keywords"]}
    return {"kind": "text", "text": day["memo"]}


def write_day(api: httpx.Client, book_id: str, persona_id: str, day: dict[str, Any]) -> dict[str, Any]:
    """Memo, draft, entry."""
    on = str(date.today() - timedelta(days=day["ago"]))  # noqa: DTZ011 - any day near now will do
    draft = post(api, "drafts", {"book_id": book_id, "persona_id": persona_id, "entry_date": on, "memo": memo_of(day)})
    for line in api.get(f"drafts/{draft['id']}/stream").iter_lines():
        if line.startswith("event: done"):
            break
    entry: dict[str, Any] = post(api, f"drafts/{draft['id']}/save", {"mood": day["mood"], "tags": day["tags"]})
    return entry


class Camera:
    """One person's window at one width and theme."""

    def __init__(self, context: BrowserContext, person: Person, prefix: str) -> None:
        self.page: Page = context.new_page()
        self.person = person
        self._prefix = prefix

    def go(self, path: str) -> None:
        """Open a page and wait for its scripts."""
        self.page.goto(path)
        self.page.wait_for_selector("html[data-ready]", state="attached")

    def take(self, name: str) -> None:
        """The whole page in a window as high as it; what the documentation shows as the first screenful."""
        path = TAKEN / f"{self._prefix}-{name}.png"
        if path.stem in SHOWN:
            self.page.screenshot(path=IMAGES / SHOWN[path.stem])
        size = self.page.viewport_size or {"width": min(SIZES), "height": SIZES[min(SIZES)]}
        whole = self.page.evaluate("document.documentElement.scrollHeight")
        self.page.set_viewport_size({"width": size["width"], "height": max(size["height"], whole)})
        self.page.screenshot(path=path)
        self.page.set_viewport_size(size)

    def visit(self, path: str, name: str) -> None:
        """Open a page and take it."""
        self.go(path)
        self.take(name)


def sign_in(camera: Camera) -> None:
    """The door, also refusing, then through it."""
    for name in ("sign-up", "recover", "sign-in"):
        camera.visit(f"/{name}", name)
    page = camera.page
    page.fill("input[name=email]", camera.person.email)
    page.fill("input[name=password]", "a wrong one")
    page.press("input[name=password]", "Enter")
    page.wait_for_selector("[role=alert]")
    camera.take("sign-in-refused")
    page.fill("input[name=email]", camera.person.email)
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_selector("#memo")


def write(camera: Camera) -> None:
    """The Write page through a draft's life; what is made is discarded at the end."""
    page, demo = camera.page, camera.person.demo
    camera.visit("/?new", "write")
    page.fill("#memo", "ㅋㅋ" if camera.person.language == "ko" else "lol")
    page.click(".go")
    page.wait_for_selector("[data-reason], [role=alert], .notice")
    camera.take("too-thin")
    discard(camera)
    camera.go("/?new")
    page.fill("#memo", demo["tonight"])
    camera.take("memo")
    page.click(".go")
    page.wait_for_selector("[data-paper][data-mode]")
    camera.go(page.url.removesuffix("#"))
    camera.take("draft")
    page.click("[data-edit]")
    camera.take("editing")
    draft = page.url.split("?")[0].rstrip("/")
    camera.visit(f"{draft}/versions/1", "version")
    camera.visit("/drafts", "drafts")
    camera.go(draft)
    discard(camera)


def discard(camera: Camera) -> None:
    """Throw away the draft on the page."""
    draft_id = camera.page.url.split("/drafts/")[1].split("/")[0].split("?")[0]
    camera.person.api.delete(f"drafts/{draft_id}").raise_for_status()


def read(camera: Camera) -> None:
    """The diary and the account."""
    page, person = camera.page, camera.person
    camera.visit("/entries", "diary")
    camera.visit(f"/entries/{person.entry_id}", "entry")
    camera.visit(f"/entries/{person.entry_id}/edit", "entry-edit")
    camera.visit(f"/entries/{person.entry_id}/history", "entry-history")
    camera.visit("/entries/new", "entry-new")
    camera.visit("/entries/bin", "bin")
    camera.go("/entries")
    page.fill("main input[name=q]", person.demo["search"])
    page.press("main input[name=q]", "Enter")
    page.wait_for_selector("#results .said")
    camera.take("search-found")
    camera.visit("/account", "account")
    camera.visit("/entries/01980000-0000-7000-8000-000000000000", "not-found")


def furnish(camera: Camera) -> None:
    """Personas and books."""
    page, api = camera.page, camera.person.api
    persona, book = (api.get(path).json()["items"][0]["id"] for path in ("personas", "books"))
    for path, name in (("personas", "personas"), ("personas/new", "doors"), (f"personas/{persona}", "persona")):
        camera.visit(f"/{path}", name)
    page.click("[hx-post='/personas/tasting']")
    page.wait_for_selector(".taste[aria-busy=false]")
    camera.take("tasting")
    for path, name in (("books", "shelf"), ("books/new", "book-new"), (f"books/{book}", "book")):
        camera.visit(f"/{path}", name)
    camera.visit(f"/books/{book}/edit", "book-edit")


def photograph(browser: Browser, url: str, person: Person, width: int, theme: str) -> None:
    """Every page for one person at one width and theme."""
    locale, zone = BROWSERS[person.language]
    context = browser.new_context(
        base_url=url,
        locale=locale,
        timezone_id=zone,
        viewport={"width": width, "height": SIZES[width]},
        device_scale_factor=2 if width == min(SIZES) else 1,
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
        has_touch=width == min(SIZES),
    )
    context.set_default_timeout(15_000)
    camera = Camera(context, person, f"{person.language}-{width}-{theme}")
    for part in (sign_in, write, read, furnish):
        part(camera)
    context.close()


@contextmanager
def instance() -> Iterator[str]:
    """A server on a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        with running("bench.serving", port, "/health/ready", ECHODIARY_DATA_DIR=f"{folder}/data"):
            yield f"http://127.0.0.1:{port}"


def main() -> int:
    """Take all pictures, or those whose names begin with the arguments ("ko-390")."""
    wanted = tuple(sys.argv[1:])
    TAKEN.mkdir(parents=True, exist_ok=True)
    IMAGES.mkdir(parents=True, exist_ok=True)
    os.umask(0o022)
    with instance() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu"])
        for person in [move_in(url, language) for language in DEMO]:
            for width in SIZES:
                for theme in THEMES:
                    if not wanted or f"{person.language}-{width}-{theme}".startswith(wanted):
                        photograph(browser, url, person, width, theme)
        browser.close()
    print(f"{len(list(TAKEN.glob('*.png')))} pictures in {TAKEN}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
