"""Takes pictures of what people and the admin see of models: `make screenshots`, after the others.

The provider is played by aimock (tests/providers); people are those of scripts/screenshots.py.
"""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product

from playwright.sync_api import Browser, sync_playwright

from bench.servers import free_port, running
from scripts.browser import find_chromium
from scripts.screenshots import BROWSERS, SIZES, TAKEN, THEMES, Camera, Person, discard, move_in
from tests.providers.aimock import Aimock

SAID = {
    "ko": (
        "회의를 3개 하고 너무 힘들었다. 저녁에는 엄마랑 통화했다.",
        "내일은 부산에 가기로 했다. 그래도 기분이 좋아졌어요.",
    ),
    "en": ("I had three meetings and was so tired. In the evening I called mom.", "Tomorrow I will fly to Paris."),
}
MEMO = {
    "ko": "회의 3개 하고 너무 힘들었음. 저녁에 엄마랑 통화. 기분 좋아짐",
    "en": "3 meetings, so tired. called mom in the evening",
}


def send(camera: Camera) -> None:
    """Write the memo and press the button."""
    camera.go("/?new")
    camera.page.fill("#memo", MEMO[camera.person.language])
    camera.page.click(".go")


def draft(camera: Camera, aimock: Aimock) -> None:
    """The question, the draft with its marks, the receipt, the refusals."""
    page, api = camera.page, camera.person.api
    api.patch("me", json={"external_ai_consent": False})
    aimock.forget()
    aimock.answer("\n\n".join(SAID[camera.person.language]))
    send(camera)
    page.wait_for_selector(".notice")
    camera.take("models-question")
    page.locator(".notice button").first.click()
    page.wait_for_selector("[data-paper][data-mode]")
    camera.take("models-draft")
    camera.go(f"{page.url.split('?')[0]}/versions/1")
    page.click("details.receipt summary")
    camera.take("models-receipt")
    camera.visit("/account", "models-account")
    for status in (401, 429, 503):
        aimock.forget()
        aimock.fail(status, retry_after=60)
        send(camera)
        page.wait_for_selector(".notice.failed")
        camera.take(f"models-failed-{status}")
        discard(camera)


def administer(camera: Camera, aimock: Aimock, said: tuple[str, ...]) -> None:
    """The admin's pages."""
    aimock.forget()
    aimock.answer("\n\n".join(said))
    run_checklist(camera.person)
    for page in ("", "checklist", "budget", "accounts", "product"):
        camera.visit(f"/admin/{page}".rstrip("/"), f"admin-{page or 'policy'}")
    camera.visit("/account/usage", "account-usage")


def run_checklist(person: Person) -> None:
    """Have it run to its end."""
    here = "admin/llm-policy/checklist"
    run = person.api.post(here).json()["id"]
    end = time.monotonic() + 120
    while person.api.get(f"{here}/{run}").json()["state"] in {"queued", "running"} and time.monotonic() < end:
        time.sleep(0.5)


@dataclass(frozen=True)
class View:
    """How a window is looked at."""

    language: str
    width: int
    theme: str

    def __str__(self) -> str:
        return f"{self.language}-{self.width}-{self.theme}"


@contextmanager
def window(browser: Browser, url: str, person: Person, view: View) -> Iterator[Camera]:
    """A window of somebody who is signed in."""
    locale, zone = BROWSERS[view.language]
    context = browser.new_context(
        base_url=url,
        locale=locale,
        timezone_id=zone,
        viewport={"width": view.width, "height": SIZES[view.width]},
        color_scheme="dark" if view.theme == "dark" else "light",
        reduced_motion="reduce",
    )
    context.set_default_timeout(15_000)
    token = person.api.headers["Authorization"].removeprefix("Bearer ")
    context.add_cookies([{"name": "echodiary_session", "value": token, "url": url}])
    yield Camera(context, person, str(view))
    context.close()


def photograph(browser: Browser, url: str, people: list[Person], aimock: Aimock, view: View) -> None:
    """Every page of models in one language, at one width and theme: the admin's are the first person's."""
    person = next(one for one in people if one.language == view.language)
    with window(browser, url, person, view) as camera:
        draft(camera, aimock)
    people[0].api.patch("me", json={"locale": view.language})
    with window(browser, url, people[0], view) as camera:
        administer(camera, aimock, SAID[view.language])
    people[0].api.patch("me", json={"locale": people[0].language})


def main() -> int:
    """Take all pictures, or those whose names begin with the arguments ("ko-390")."""
    wanted = tuple(sys.argv[1:])
    TAKEN.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, Aimock.started() as aimock, sync_playwright() as playwright:
        port = free_port()
        settings = {
            "ECHODIARY_DATA_DIR": f"{folder}/data",
            "ECHODIARY_LLM_PROVIDER": "openai",
            "ECHODIARY_LLM_BASE_URL": aimock.openai_url,
            "ECHODIARY_OPENAI_API_KEY": "sk-for-pictures",
        }
        aimock.answer("오늘은 걸었다.")
        with running("bench.serving", port, "/health/ready", **settings):
            url = f"http://127.0.0.1:{port}"
            browser = playwright.chromium.launch(
                executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu"]
            )
            people = [move_in(url, language, days=0) for language in MEMO]
            for view in (View(*parts) for parts in product(MEMO, SIZES, THEMES)):
                if not wanted or str(view).startswith(wanted):
                    photograph(browser, url, people, aimock, view)
            browser.close()
    print(f"{len(list(TAKEN.glob('*-models-*.png')))} pictures of models in {TAKEN}")
    return 0


if __name__ == "__main__":
    os.umask(0o022)
    raise SystemExit(main())
