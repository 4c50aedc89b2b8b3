"""Static files as they were built, in the compressed form that the browser takes.

The build writes a `.br` and a `.gz` twin beside every text (scripts/build_frontend.mjs). Pages themselves are not
compressed: what is secret and what a stranger can put beside it must not be squeezed together (BREACH).
"""

import mimetypes

from starlette.datastructures import Headers
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

ENCODINGS = (("br", ".br"), ("gzip", ".gz"))


class BuiltFiles(StaticFiles):
    """Serves a folder; a file with a compressed twin is sent as its twin where the browser accepts it."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The answer for one path; raises HTTPException (404) for what is not there."""
        accepted = accepted_encodings(Headers(scope=scope).get("accept-encoding", ""))
        for encoding, suffix in ENCODINGS:
            if encoding not in accepted:
                continue
            twin, stat = self.lookup_path(path + suffix)
            if stat is not None and not path.endswith(suffix):
                kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
                headers = {"Content-Encoding": encoding, "Vary": "Accept-Encoding"}
                return FileResponse(twin, stat_result=stat, media_type=kind, headers=headers)
        response = await super().get_response(path, scope)
        response.headers.setdefault("Vary", "Accept-Encoding")
        return response


def accepted_encodings(header: str) -> set[str]:
    """The encodings an Accept-Encoding header takes (RFC 9110, 12.5.3); those with a weight of 0 are refused."""
    accepted = set()
    for part in header.lower().split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        weights = [value.removeprefix("q=") for value in parameters if value.startswith("q=")]
        if name and not any(weight.strip("0.") == "" for weight in weights):
            accepted.add(name)
    return accepted
