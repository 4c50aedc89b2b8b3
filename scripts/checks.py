"""Measures the checks of written texts on the planted cases and writes docs/checks.md."""

import json
from pathlib import Path
from typing import Any

from echodiary.writing.checking.measuring import FidelityRates, fidelity_rates, level_rates
from echodiary.writing.request import Language

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "checks.md"
HEAD = """# Checks of written texts, measured

Made by `make checks` (scripts/checks.py) from the planted cases in `tests/data`; not edited by hand.

Cases and word lists were written by the same hands, so expect a little less on texts of others. What the checks cannot
see: an invented deed or feeling, a number that the memo has for something else, a place that the memo implies.
"""


def rows(path: str) -> list[dict[str, Any]]:
    """Read a file of JSON lines."""
    return [json.loads(line) for line in (ROOT / "tests" / "data" / path).read_text(encoding="utf-8").splitlines()]


def percent(part: float, whole: float) -> str:
    """Return a share as people read it."""
    return f"{part} of {whole} ({100 * part / whole:.1f} %)"


def fidelity(language: Language, rates: FidelityRates) -> list[str]:
    """Return the part of the page about one language."""
    kinds = [f"| {kind} | {percent(rates.found[kind], count)} |" for kind, count in sorted(rates.planted.items())]
    return [
        f"\n## Fidelity, {language.value}\n",
        f"- planted additions found: {percent(rates.found.total(), rates.planted.total())}",
        f"- faithful paraphrases flagged: {percent(rates.alarmed, rates.faithful)} of drafts, "
        f"{percent(rates.alarmed_sentences, rates.faithful_sentences)} of sentences\n",
        "| kind | found |\n| --- | --- |",
        *kinds,
        *(["\nMissed:\n", *(f"- {line}" for line in rates.missed)] if rates.missed else []),
        *(["\nFlagged wrongly:\n", *(f"- {line}" for line in rates.false)] if rates.false else []),
        f"\nSentences of faithful drafts that share no word with their memo, and are marked for their reader: "
        f"{percent(len(rates.marked), rates.faithful_sentences)}. They are thoughts of the writer, or synonyms:\n",
        *(f"- {line}" for line in rates.marked),
    ]


def page() -> str:
    """Return the whole page."""
    parts = [HEAD]
    for language in Language:
        parts += fidelity(language, fidelity_rates(rows("fidelity_cases.jsonl"), language))
    told = level_rates(rows("speech_levels.jsonl"))
    parts += ["\n## Speech level of Korean sentences\n", "| level | told rightly |\n| --- | --- |"]
    parts += [f"| {level} | {percent(told.right[level], count)} |" for level, count in told.asked.items()]
    if told.wrong:
        parts += ["\nTold wrongly:\n", *(f"- {line}" for line in told.wrong)]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"wrote {PAGE}")
