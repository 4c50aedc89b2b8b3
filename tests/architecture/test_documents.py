"""Documents do not lie about what can be checked: files, links, commands, settings."""

import re
from pathlib import Path

import pytest

from echodiary.cli import app
from echodiary.platform.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "planning").rglob("*.md")])
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
SOURCE_PATH = re.compile(r"`((?:src|tests|scripts|migrations|docs|planning)/[\w./-]+)`")
MAKE = re.compile(r"`make ([a-z-]+)`")
COMMAND = re.compile(r"`echodiary ([a-z]+)")
SETTING = re.compile(r"\bECHODIARY_([A-Z_]+[A-Z])\b")
# What the documents call planned for a later issue; a line goes when the thing comes.
LATER_FILES = {"docs/scaling.md", "docs/runbooks/llm-provider.md"}
LATER_TARGETS = {"drills-infra"}
LATER = {"backup", "restore", "export", "import", "admin"}
LATER_SETTINGS = {
    "STORAGE_URL", "IMAGE_RETRY_BASE_SECONDS", "LLM_TEXT_SMALL_MODEL", "LLM_TEXT_LARGE_MODEL", "LLM_IMAGE_MODEL",
    "LLM_BASE_URL", "OPENAI_API_KEY", "GEMINI_API_KEY",
}  # fmt: skip
TESTING = {"TEST_DATABASE_URL", "OUTSIDE_POSTGRES", "DRILL_KILLS", "DRILL_SEED"}


@pytest.fixture(params=DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def document(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def test_links_lead_somewhere(document: Path) -> None:
    dead = [target for target in LINK.findall(document.read_text()) if not (document.parent / target).exists()]
    assert dead == []


def test_files_that_are_named_exist(document: Path) -> None:
    named = SOURCE_PATH.findall(document.read_text())
    assert [path for path in named if not (ROOT / path).exists() and path not in LATER_FILES] == []


def test_targets_and_commands_exist(document: Path) -> None:
    text = document.read_text()
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    commands = {command.callback.__name__ for command in app.registered_commands if command.callback} | {
        group.name for group in app.registered_groups
    }
    assert set(MAKE.findall(text)) - targets - LATER_TARGETS == set()
    assert set(COMMAND.findall(text)) - commands - LATER == set()


def test_settings_exist(document: Path) -> None:
    known = {name.upper() for name in Settings.model_fields} | LATER_SETTINGS | TESTING
    assert set(SETTING.findall(document.read_text())) - known == set()
