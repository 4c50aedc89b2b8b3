"""Rows about requests: reading, writing, search, growth, pages."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import httpx

from bench.figures import Figure, median, percentile
from bench.filling import ABSENT, COMMON, RARE, bodies
from bench.house import House
from bench.load import measure

ROUNDS = 3
BODY = bodies()[0]
TERMS = {"absent": ABSENT, "rare": RARE, "common": COMMON, "one character": "비"}
RUNS = 40


def reading(house: House) -> Figure:
    """GET /entries?limit=20 beside the bare endpoint that answers with the same bytes."""
    ours = f"{house.url}/api/v1/entries?limit=20"
    bare = f"{house.bare_url}/entries?limit=20&account={house.account_id}"
    same = (
        httpx.get(ours, headers=house.headers).json()["items"][0]["body"] == httpx.get(bare).json()["items"][0]["body"]
    )
    rates = _alternate(
        lambda: measure(ours, headers=house.headers)[0],
        lambda: measure(bare)[0],
    )
    detail = f"{rates[0]:.0f}/s beside {rates[1]:.0f}/s bare; aim 50 %; same entries: {same}"
    return Figure("reading: GET /entries?limit=20", 100 * rates[0] / rates[1], "%", at_least=40, detail=detail)


def writing(house: House, connections: int) -> Figure:
    """POST /entries beside the bare endpoint that inserts the same rows."""
    day, book = "2026-11-20", str(house.book_id)
    sent = {"book_id": book, "title": "제목", "body": BODY, "entry_date": day}
    twin = {**sent, "account": str(house.account_id), "tokens": house.filler.numbers(BODY)}
    rates = _alternate(
        lambda: measure(
            f"{house.url}/api/v1/entries", method="POST", headers=house.headers, body=sent, connections=connections
        )[0],
        lambda: measure(f"{house.bare_url}/entries", method="POST", body=twin, connections=connections)[0],
    )
    detail = f"{rates[0]:.0f}/s beside {rates[1]:.0f}/s bare"
    what = f"writing: POST /entries, {connections} connection{'s' if connections > 1 else ''}"
    return Figure(what, 100 * rates[0] / rates[1], "%", at_least=35, detail=detail)


def searching(house: House, count: int, at_most: float) -> list[Figure]:
    """Search over sealed text, term by term."""
    figures = []
    for name, word in TERMS.items():
        durations, found = [], 0
        for _ in range(RUNS):
            began = time.perf_counter()
            answer = house.client.post("entries/search", json={"q": word, "limit": 20})
            durations.append((time.perf_counter() - began) * 1000)
            found = len(answer.raise_for_status().json()["items"])
        detail = f"p50 {median(durations):.1f} ms, {found} on the first page"
        what = f"search at {count:,}: {name}"
        figures.append(Figure(what, percentile(durations, 95), "ms p95", at_most=at_most, detail=detail))
    return figures


def costs(house: House) -> dict[str, float]:
    """What list, search and calendar cost now: median of a request, in ms."""
    house.client.cookies.set("echodiary_session", house.headers["Authorization"].removeprefix("Bearer "))
    calls: dict[str, Callable[[], httpx.Response]] = {
        "list": lambda: house.client.get("entries", params={"limit": 20}),
        "search": lambda: house.client.post("entries/search", json={"q": "산책", "limit": 20}),
        "calendar": lambda: house.client.get(f"{house.url}/entries?month=2026-10"),
    }
    found = {}
    for name, call in calls.items():
        call().raise_for_status()
        durations = []
        for _ in range(RUNS):
            began = time.perf_counter()
            call()
            durations.append((time.perf_counter() - began) * 1000)
        found[name] = median(durations)
    house.client.cookies.clear()
    return found


def growth(few: dict[str, float], many: dict[str, float]) -> list[Figure]:
    """What 100,000 entries cost beside 1,000."""
    return [
        Figure(
            f"growth: {name}, 100,000 beside 1,000 entries",
            many[name] / few[name],
            "x",
            at_most=2,
            detail=f"{few[name]:.1f} ms, then {many[name]:.1f} ms",
        )
        for name in few
    ]


def pages(house: House) -> list[Figure]:
    """How long the server takes for a page."""
    token = house.headers["Authorization"].removeprefix("Bearer ")
    entry = house.client.get("entries", params={"limit": 1}).json()["items"][0]["id"]
    headers = {"Cookie": f"echodiary_session={token}", "Accept": "text/html"}
    figures = []
    for name, path in (
        ("Write", "/?new"),
        ("Diary", "/entries"),
        ("Entry", f"/entries/{entry}"),
        ("Sign-in", "/sign-in"),
    ):
        _, durations = measure(f"{house.url}{path}", headers=headers if name != "Sign-in" else {}, connections=1)
        detail = f"p50 {median(durations):.1f} ms"
        figures.append(Figure(f"page: {name}", percentile(durations, 95), "ms p95", at_most=50, detail=detail))
    return figures


def _alternate(ours: Callable[[], float], bare: Callable[[], float]) -> Sequence[float]:
    """Medians of both, measured in turns, after one turn to warm up."""
    ours(), bare()
    rounds = [(ours(), bare()) for _ in range(ROUNDS)]
    return median([one for one, _ in rounds]), median([other for _, other in rounds])
