"""Headers that guard a page on its way and in the browser."""

import httpx
import pytest

ANSWERS = ["/sign-in", "/api/v1/me", "/health/live", "/no/such/page"]


@pytest.mark.parametrize("path", ANSWERS)
async def test_every_answer_is_guarded(stranger: httpx.AsyncClient, path: str) -> None:
    headers = (await stranger.get(path)).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"
    assert "'unsafe" not in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]


async def test_over_https_a_browser_is_told_to_stay_there(stranger: httpx.AsyncClient) -> None:
    assert "Strict-Transport-Security" not in (await stranger.get("/sign-in")).headers
    stranger.base_url = httpx.URL("https://echodiary.test")
    told = (await stranger.get("/sign-in")).headers["Strict-Transport-Security"]
    assert int(told.removeprefix("max-age=")) >= 180 * 24 * 3600
