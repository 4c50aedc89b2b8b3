"""What the HTML edges of all slices share: answers to forms, ways on, cookies, a note for the page that comes next."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

NOTE_COOKIE = "echodiary_note"
NOTE_SECONDS = 60
ARRIVED_COOKIE = "echodiary_arrived"
ARRIVED_SECONDS = 120
PRESS = re.compile(r"[A-Za-z0-9-]{8,64}")
# A kind, and the name of a text or the id of a thing: never anything that was typed.
NOTE = re.compile(r"([a-z_-]{1,40})\|([A-Za-z0-9:_-]{0,100})")
UNSAFE_IN_PATH = re.compile(r"[\x00-\x20\\\x7f-\x9f]")


class ShownInstead(Exception):
    """A page that answers a form which was refused. Raised, so that the transaction of the request is undone."""

    def __init__(self, response: Response) -> None:
        self.response = response
        super().__init__("shown instead")


class Faults(dict[str, str]):
    """What is to be mended in a form, by field name; fields that are not named are fine."""

    def __missing__(self, field: str) -> None:
        """Nothing is wrong with this field."""
        return


@dataclass(frozen=True, slots=True)
class Note:
    """What a form has done, told once by the page that comes next; `subject` names a text or a thing."""

    kind: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class StandingNotice:
    """What stands above every page until it is answered: its button posts to `action`, a link may lead `elsewhere`."""

    kind: str
    title: str
    text: str
    action: str
    button: str
    elsewhere: str | None = None
    elsewhere_label: str = ""


def see_other(path: str, *, request: Request | None = None, note: Note | None = None) -> RedirectResponse:
    """Go on to a page after a form (303), with a note for it."""
    response = RedirectResponse(path, status_code=303)
    if note is not None and request is not None:
        put_cookie(request, response, NOTE_COOKIE, f"{note.kind}|{note.subject}", max_age=NOTE_SECONDS)
    return response


def noted(request: Request) -> Note | None:
    """The note that was left for this page, if there is one. Whoever shows it calls `forget_note`."""
    found = NOTE.fullmatch(request.cookies.get(NOTE_COOKIE, ""))
    return Note(found.group(1), found.group(2)) if found else None


def forget_note(request: Request, response: Response) -> None:
    """Take the note away: it is told once."""
    if NOTE_COOKIE in request.cookies:
        response.delete_cookie(NOTE_COOKIE, path="/", httponly=True, samesite="lax")


def put_cookie(
    request: Request, response: Response, name: str, value: str, *, max_age: int, path: str = "/", strict: bool = False
) -> None:
    """Set a cookie that no script reads and no other site's form carries."""
    response.set_cookie(
        name,
        value,
        max_age=max_age,
        path=path,
        httponly=True,
        samesite="strict" if strict else "lax",
        secure=request.url.scheme == "https",
    )


def mark_arrived(request: Request, response: Response, press: str) -> None:
    """Tell the scripts of the next page that what a form carried is stored: its copies in the browser may go.

    `press` is the form's idempotency key. A cookie that scripts read, and take away (arrived.js).
    """
    if PRESS.fullmatch(press):
        secure = request.url.scheme == "https"
        response.set_cookie(ARRIVED_COOKIE, press, max_age=ARRIVED_SECONDS, path="/", samesite="strict", secure=secure)


def local_path(wanted: str, otherwise: str = "/") -> str:
    """`wanted` if it is a path on this host, else `otherwise`: a link must not lead a person elsewhere.

    Browsers read a backslash as a slash and drop tabs and line ends, so that neither may be in it.
    """
    if not wanted.startswith("/") or wanted.startswith("//") or UNSAFE_IN_PATH.search(wanted):
        return otherwise
    parts = urlsplit(wanted)
    return otherwise if parts.scheme or parts.netloc else wanted


def one_line_ends(text: str) -> str:
    """Text of a form, whose line ends are CR LF (HTML, 4.10.22.4), with the line ends that were typed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
