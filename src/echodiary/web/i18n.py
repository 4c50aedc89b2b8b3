"""The two languages of the pages. Message ids are English; catalogues are read when the program starts (ADR 0011)."""

from contextvars import ContextVar
from functools import cache
from importlib import resources

from babel.messages.pofile import read_po
from babel.support import NullTranslations
from starlette.datastructures import Headers

LOCALES = ("ko", "en")
DEFAULT_LOCALE = "ko"
LOCALE_COOKIE = "echodiary_locale"

_current: ContextVar[str] = ContextVar("locale", default=DEFAULT_LOCALE)


class PoTranslations(NullTranslations):
    """Translations straight from a .po file, without a compiled catalogue."""

    def __init__(self, locale: str) -> None:
        super().__init__()
        self._messages: dict[str, str] = {}
        self._plurals: dict[tuple[str, str], tuple[str, ...]] = {}
        source = resources.files("echodiary.web") / "locales" / f"{locale}.po"
        with source.open("rb") as file:
            catalogue = read_po(file, locale=locale)
        for message in catalogue:
            if not message.id or message.fuzzy:
                continue
            if isinstance(message.id, (list, tuple)):
                forms = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
                self._plurals[message.id[0], message.id[1]] = tuple(form or "" for form in forms)
            elif message.string:
                self._messages[message.id] = str(message.string)

    def gettext(self, message: str) -> str:
        """The message in this language, or the id itself."""
        return self._messages.get(message, message)

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        """The plural form for `count`; Korean has one form, English two."""
        forms = self._plurals.get((singular, plural))
        if forms:
            form = forms[0] if len(forms) == 1 or count == 1 else forms[1]
            if form:
                return form
        return singular if count == 1 else plural


@cache
def translations(locale: str) -> PoTranslations:
    """The catalogue of a language."""
    return PoTranslations(locale if locale in LOCALES else DEFAULT_LOCALE)


def use_locale(locale: str) -> None:
    """Set the language of the running request."""
    _current.set(locale if locale in LOCALES else DEFAULT_LOCALE)


def current_locale() -> str:
    """The language of the running request."""
    return _current.get()


def gettext(message: str) -> str:
    """Translate for the running request."""
    return translations(current_locale()).gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Translate a plural for the running request."""
    return translations(current_locale()).ngettext(singular, plural, count)


def preferred_locale(headers: Headers, cookie: str | None) -> str:
    """The language for somebody who is not signed in: their cookie, else what their browser asks for, else Korean."""
    if cookie in LOCALES:
        return str(cookie)
    for wish in headers.get("accept-language", "").split(","):
        language = wish.split(";")[0].strip().split("-")[0].lower()
        if language in LOCALES:
            return language
    return DEFAULT_LOCALE
