"""`make bench`: measure all rows, or those that are named, print a table, write JSON to bench-results/."""

from __future__ import annotations

import argparse
import json
import platform
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from bench import alone, from_aimock, requests, streaming
from bench.figures import Figure, table
from bench.house import open_house
from bench.servers import ROOT

RESULTS = ROOT / "bench-results"
DOCUMENT = ROOT / "docs" / "figures.md"


def of_requests() -> Iterable[Figure]:
    """All rows that need an account with entries; it grows while they are measured."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, open_house(Path(folder)) as house:
        house.filler.fill_to(1_000)
        yield requests.reading(house)
        few = requests.costs(house)
        yield requests.writing(house, 1)
        yield requests.writing(house, 8)
        house.filler.fill_to(10_000)
        yield from requests.searching(house, 10_000, at_most=50)
        yield from requests.pages(house)
        house.filler.fill_to(100_000)
        yield from requests.searching(house, 100_000, at_most=100)
        yield from requests.growth(few, requests.costs(house))


ROWS: dict[str, Callable[[], Iterable[Figure]]] = {
    "alone": lambda: [*alone.starting(), *alone.writer()],
    "streaming": lambda: [streaming.arrivals(), *streaming.many()],
    "aimock": lambda: chain(from_aimock.arrivals(), from_aimock.many()),
    "requests": of_requests,
}


def main() -> int:
    """Measure; the exit code is 0 whether or not everything is reached: figures are read, not passed."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("rows", nargs="*", choices=[*ROWS, []], help="what to measure; all without a name")
    parser.add_argument("--document", action="store_true", help=f"also write {DOCUMENT.relative_to(ROOT)}")
    wanted = parser.parse_args()
    figures: list[Figure] = []
    for name in wanted.rows or ROWS:
        for figure in ROWS[name]():
            figures.append(figure)
            sys.stdout.write(table([figure]).splitlines()[-1] + "\n")
            sys.stdout.flush()
    now = datetime.now(UTC)
    sys.stdout.write(f"\n{table(figures)}\n")
    RESULTS.mkdir(exist_ok=True)
    rows = [{**asdict(one), "reached": one.reached} for one in figures]
    document = {"measured_at": now.isoformat(), "machine": machine(), "figures": rows}
    (RESULTS / f"{now:%Y%m%d-%H%M%S}.json").write_text(json.dumps(document, ensure_ascii=False, indent=1))
    if wanted.document:
        DOCUMENT.write_text(page(figures, now))
    return 0


def machine() -> str:
    """The machine in a few words."""
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    models = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    name = models[0] if models else platform.machine()
    return f"{len(models) or '?'} cores, {name}, Python {platform.python_version()}"


def page(figures: list[Figure], now: datetime) -> str:
    """The page of the documents."""
    return (
        "# Figures\n\n"
        f"Written by `make figures`, {now:%Y-%m-%d}, on {machine()}.\n"
        "Server, PostgreSQL and the load share these cores.\n"
        "What must be reached is agreed in the design (quality.md); a row that is not reached is said so.\n\n"
        f"{table(figures)}\n"
    )


if __name__ == "__main__":
    raise SystemExit(main())
