"""What a browser fetches to show the first page, as it travels."""

import gzip
import re

import httpx
import pytest

from echodiary.bootstrap.app import STATIC
from echodiary.web.static_files import accepted_encodings

FIRST_PAGE_BYTES = 100_000
ASSET = re.compile(r"/static/build/[\w.-]+")

pytestmark = pytest.mark.skipif(not (STATIC / "build" / "manifest.json").exists(), reason="make frontend")


async def test_the_first_page_is_light(stranger: httpx.AsyncClient) -> None:
    page = await stranger.get("/sign-in", headers={"Accept": "text/html"})
    total = len(page.content)
    paths = sorted(set(ASSET.findall(page.text)))
    assert len(paths) >= 4
    for path in paths:
        async with stranger.stream("GET", path, headers={"Accept-Encoding": "gzip"}) as answer:
            assert answer.status_code == 200
            total += sum([len(chunk) async for chunk in answer.aiter_raw()])
            assert "immutable" in answer.headers["cache-control"]
    assert total <= FIRST_PAGE_BYTES


def a_built_file() -> tuple[str, bytes]:
    path = next((STATIC / "build").glob("app-*.css"))
    return path.name, path.read_bytes()


async def test_a_twin_holds_the_same_and_says_what_it_is(stranger: httpx.AsyncClient) -> None:
    name, built = a_built_file()
    plain = await stranger.get(f"/static/build/{name}", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.content == built
    async with stranger.stream("GET", f"/static/build/{name}", headers={"Accept-Encoding": "gzip, br;q=0"}) as zipped:
        raw = b"".join([chunk async for chunk in zipped.aiter_raw()])
        assert zipped.headers["content-encoding"] == "gzip"
        assert zipped.headers["content-type"] == plain.headers["content-type"]
        assert zipped.headers["vary"] == "Accept-Encoding"
    assert gzip.decompress(raw) == plain.content
    async with stranger.stream("GET", f"/static/build/{name}", headers={"Accept-Encoding": "gzip, br"}) as best:
        assert best.headers["content-encoding"] == "br"


async def test_what_is_not_there_is_not_found(stranger: httpx.AsyncClient) -> None:
    for path in ("/static/build/nothing.css", "/static/build/../../settings.py", "/static/build/%2e%2e/x"):
        assert (await stranger.get(path)).status_code == 404


@pytest.mark.parametrize(
    ("header", "accepted"),
    [
        ("gzip, br", {"gzip", "br"}),
        ("br;q=0, gzip;q=0.5", {"gzip"}),
        ("br;q=0.000", set()),
        ("", set()),
        ("GZIP ; q=1", {"gzip"}),
    ],
)
def test_encodings_are_read_as_the_rfc_says(header: str, accepted: set[str]) -> None:
    assert accepted_encodings(header) == accepted
