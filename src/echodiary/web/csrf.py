"""Cross-site request forgery: refused by headers that browsers set and pages cannot, without tokens.

An unsafe request that carries our cookie must come from our own pages: `Sec-Fetch-Site` says same-origin (or none:
typed by the user),
or, from browsers without it, `Origin` names this host. Requests with a Bearer token are not sent by browsers on their
own.
See OWASP's Cross-Site Request Forgery Prevention Cheat Sheet, "Fetch Metadata headers".
"""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from echodiary.web.problems import problem_response

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
SAME_SITE = frozenset({"same-origin", "none"})


class CsrfMiddleware:
    """Answers 403 to unsafe requests that another site made a browser send."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection (ASGI)."""
        if scope["type"] == "http" and scope["method"] not in SAFE_METHODS and not is_own(Headers(scope=scope)):
            response = problem_response(403, "cross_site", "This request came from another site and was refused.")
            await response(scope, receive, send)
            return
        await self._app(scope, receive, send)


def is_own(headers: Headers) -> bool:
    """Whether an unsafe request with these headers may be served."""
    if headers.get("authorization", "").lower().startswith("bearer "):
        return True
    # Sign-in itself has no cookie yet: its cross-site form is stopped by the browser's headers just the same.
    return _site_allows(headers, otherwise="cookie" not in headers)


def _site_allows(headers: Headers, *, otherwise: bool) -> bool:
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in SAME_SITE
    origin = headers.get("origin")
    if origin is None:
        return otherwise
    return urlsplit(origin).netloc == headers.get("host")
