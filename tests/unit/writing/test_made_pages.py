"""docs/voices.md and docs/checks.md are what their commands write."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("name", ["voices", "checks"])
def test_a_page_is_what_its_command_writes(name: str) -> None:
    made = runpy.run_path(str(ROOT / "scripts" / f"{name}.py"))["page"]()
    kept = (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")
    assert kept == made, f"run 'make {name}'"


def test_every_persona_tells_every_memo_in_its_own_way() -> None:
    text = (ROOT / "docs" / "voices.md").read_text(encoding="utf-8")
    drafts = [line for line in text.splitlines() if line.startswith("> ") and line.strip("> ")]
    assert len(drafts) >= 2 * 6 * 5
    for language in ("한국어", "English"):
        part = text.split(f"## {language}")[1].split("\n## ")[0]
        for memo in part.split("\n### ")[1:]:
            told = [line for line in memo.splitlines() if line.startswith("> ")]
            assert len(set(told)) >= 6
