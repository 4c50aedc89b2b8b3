"""A browser without JavaScript: pages, links, forms, as a person uses them."""

from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpx
from fastapi import FastAPI

from echodiary.features.accounts.deps import SESSION_COOKIE
from echodiary.web.i18n import gettext, use_locale
from tests.conftest import Person, client_of

VOID = {"input", "br", "img", "meta", "link", "use", "hr"}


class Element:
    """An element with what stands in it."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag, self.attributes = tag, attributes
        self.children: list[Element | str] = []

    def __getitem__(self, name: str) -> str:
        return self.attributes[name]

    def get(self, name: str) -> str | None:
        return self.attributes.get(name)

    @property
    def text(self) -> str:
        parts = (part if isinstance(part, str) else part.text for part in self.children if _is_read(part))
        return " ".join("".join(parts).split())

    @property
    def raw(self) -> str:
        return "".join(part if isinstance(part, str) else part.raw for part in self.children)

    def all(self, tag: str = "", **wanted: str) -> list["Element"]:
        found = []
        for child in self.children:
            if isinstance(child, Element):
                same = all(child.get(name.replace("_", "-")) == value for name, value in wanted.items())
                if tag in {"", child.tag} and same:
                    found.append(child)
                found.extend(child.all(tag, **wanted))
        return found

    def one(self, tag: str = "", **wanted: str) -> "Element":
        found = self.all(tag, **wanted)
        assert len(found) == 1, f"{len(found)} of {tag} {wanted}"
        return found[0]


def _is_read(part: "Element | str") -> bool:
    return isinstance(part, str) or part.tag not in {"template", "script", "style"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("document", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self._open[-1].tag == tag, f"</{tag}> closes <{self._open[-1].tag}>"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


class Page:
    """An answer, read as a browser would."""

    def __init__(self, answer: httpx.Response) -> None:
        self.answer = answer
        self.status = answer.status_code
        self.path = answer.url.path
        reader = _Reader()
        reader.feed(answer.text)
        assert reader._open == [reader.root], "an element is not closed"
        self.root = reader.root
        ids = [element["id"] for element in self.root.all() if element.get("id")]
        assert len(ids) == len(set(ids)), "an id is there twice"

    @property
    def main(self) -> Element:
        return self.root.one("main")

    @property
    def language(self) -> str:
        return self.root.one("html")["lang"]

    @property
    def heading(self) -> str:
        return self.main.all("h1")[0].text

    def form(self, action: str) -> dict[str, str]:
        """What a form holds before anybody touches it."""
        found = next(one for one in self.root.all("form") if one.get("action") == action)
        values: dict[str, str] = {}
        for field in found.all():
            name = field.get("name")
            if name is None:
                continue
            if field.tag == "textarea":
                values[name] = field.raw.removeprefix("\n")
            elif field.tag == "select":
                options = field.all("option")
                chosen = [one for one in options if one.get("selected") is not None]
                values[name] = (chosen or options)[0]["value"]
            elif field.tag == "input" and (field.get("type") != "radio" or field.get("checked") is not None):
                values[name] = field.get("value") or ""
        return values

    def error_of(self, field: str) -> str:
        """What is said at a field; the field points to it."""
        found = next(one for one in self.main.all() if one.get("name") == field)
        assert found.get("aria-invalid") == "true"
        assert f"{field}-error" in (found.get("aria-describedby") or "")
        return self.main.one(id=f"{field}-error").text


class Visitor:
    """Somebody before a browser without JavaScript."""

    def __init__(self, app: FastAPI, *, language: str = "ko", base: str = "http://echodiary.test") -> None:
        self.client = client_of(app, **{"Accept-Language": language, "Sec-Fetch-Site": "same-origin"})
        self.client.base_url = httpx.URL(base)
        self.seen: list[httpx.Response] = []

    async def open(self, path: str) -> Page:
        return await self._follow(await self.client.get(path))

    async def send(self, action: str, **fields: str) -> Page:
        """Press a form's button and follow where it leads."""
        return await self._follow(await self.post(action, **fields))

    async def post(self, action: str, **fields: str) -> httpx.Response:
        answer = await self.client.post(action, data=fields)
        self.seen.append(answer)
        return answer

    async def fill(self, page: Page, form: str, **fields: str) -> Page:
        """Change some fields of a form and send all of it."""
        return await self.send(form, **{**page.form(form), **fields})

    async def _follow(self, answer: httpx.Response) -> Page:
        for _ in range(5):
            self.seen.append(answer)
            if not answer.is_redirect:
                return Page(answer)
            assert answer.status_code == 303
            target = urljoin(str(answer.url), answer.headers["location"])
            assert urlsplit(target).netloc == urlsplit(str(self.client.base_url)).netloc
            answer = await self.client.get(target)
        raise AssertionError("it leads in circles")

    def addresses(self) -> str:
        """Every address that was asked for or pointed to."""
        return " ".join(f"{one.url} {one.headers.get('location', '')}" for one in self.seen)


def visitor_of(app: FastAPI, person: Person, *, language: str = "ko") -> Visitor:
    """The person, signed in by cookie."""
    visitor = Visitor(app, language=language)
    visitor.client.cookies.set(SESSION_COOKIE, person.client.headers["Authorization"].removeprefix("Bearer "))
    return visitor


def said(locale: str, message: str, **values: Any) -> str:
    """A text of the pages in a language."""
    use_locale(locale)
    return gettext(message) % values if values else gettext(message)
