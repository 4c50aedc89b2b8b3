"""The rules of the house that no linter knows."""

import ast
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "echodiary"
FEATURES = SOURCE / "features"
SLICES = sorted(path.name for path in FEATURES.iterdir() if (path / "__init__.py").exists())
PRIVATE = ("repository", "models")
LONGEST_MODULE = 300
LONGEST_FUNCTION = 40
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}


def modules() -> Iterator[Path]:
    return (path for path in SOURCE.rglob("*.py") if "build" not in path.parts)


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text())
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("echodiary")


@pytest.mark.parametrize("name", SLICES)
def test_tables_and_sql_of_a_slice_are_its_own(graph: grimp.ImportGraph, name: str) -> None:
    own = f"echodiary.features.{name}"
    allowed = (f"{own}.", "echodiary.bootstrap.")
    for part in PRIVATE:
        module = f"{own}.{part}"
        if module in graph.modules:
            strangers = {one for one in graph.find_modules_that_directly_import(module) if not one.startswith(allowed)}
            assert not strangers, f"{module} is private, and imported by {strangers}"


def test_nobody_commits_below_the_edge() -> None:
    committing = [
        f"{path.relative_to(SOURCE)}:{node.lineno}"
        for path in (*FEATURES.rglob("*.py"),)
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"commit", "rollback"}
    ]
    assert committing == []


def test_modules_stay_small() -> None:
    long = {
        str(path.relative_to(SOURCE)): count
        for path in modules()
        if (count := len(path.read_text().splitlines())) > LONGEST_MODULE
    }
    assert long == {}


def test_functions_stay_short() -> None:
    long = [
        f"{path.relative_to(SOURCE)}:{function.name}"
        for path in modules()
        for function in functions(path)
        if (function.end_lineno or 0) - function.body[0].lineno + 1 > LONGEST_FUNCTION
    ]
    assert long == []


def test_names_say_something() -> None:
    assert [path.name for path in modules() if path.stem in EMPTY_NAMES] == []


def test_every_slice_has_tests_of_its_own() -> None:
    tests = SOURCE.parents[1] / "tests"
    # idempotency and llm_policy have no edge of their own: they are tested through the slices that use them.
    own = [name for name in SLICES if name not in {"idempotency", "llm_policy"}]
    untested = [name for name in own if not any((tests / kind / name).is_dir() for kind in ("integration", "unit"))]
    assert untested == []
