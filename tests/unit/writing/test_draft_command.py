"""`echodiary draft`, as a shell runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

DRAFT = [str(Path(sys.executable).with_name("echodiary")), "draft"]


def run(*arguments: str, typed: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*DRAFT, *arguments], input=typed, capture_output=True, timeout=60, check=False)  # noqa: S603


def answers(*requests: object) -> list[dict[str, Any]]:
    lines = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in requests]
    done = run("--jsonl", typed="\n".join(lines).encode())
    assert done.returncode == 0, done.stderr.decode()
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]


def test_a_memo_becomes_a_draft() -> None:
    done = run("had coffee w/ Tom. rained all day", "--level", "plain", "--fidelity", "facts", "--length", "short")
    assert done.stdout.decode() == "I had coffee with Tom, and it rained all day.\n"
    assert done.returncode == 0


def test_a_memo_can_come_from_standard_input() -> None:
    done = run("--fidelity", "facts", typed="점심에 엄마랑 통화".encode())
    assert "엄마랑 통화" in done.stdout.decode("utf-8")


def test_a_thin_memo_is_refused_with_a_question() -> None:
    done = run("ㅋㅋㅋ")
    assert done.returncode == 1
    assert done.stdout == b""
    assert "memo_too_thin" in done.stderr.decode("utf-8")


def test_every_line_is_answered_in_its_order() -> None:
    told = answers(
        {"id": 1, "memo": {"kind": "text", "text": "had coffee w/ Tom"}, "level": "casual", "fidelity": "facts"},
        {"id": "둘", "memo": {"kind": "keywords", "keywords": ["비", "카페"]}, "level": "polite", "date": "2026-07-03"},
        "{not json",
        "",
        "[1]",
        {"id": 3, "memo": " "},
        {"id": 4, "memo": "😀😀", "language": "en"},
        {"id": 5, "memo": "soup", "length": "huge"},
        {"id": 6, "memo": ["soup", "bus 42"], "language": "en", "traits": ["dry"]},
        {"memo": 7},
    )
    assert [line["id"] for line in told] == [1, "둘", None, None, 3, 4, 5, 6, None]
    assert "coffee with Tom" in told[0]["text"]
    assert told[0]["provenance"][0]["rests_on"] == ["had", "coffee", "w/", "Tom"]
    assert "카페" in told[1]["text"]
    codes = [line["error"]["code"] for line in told if "error" in line]
    assert codes == [
        "malformed_line", "malformed_line", "memo_empty", "memo_too_thin", "invalid_request", "invalid_request",
    ]  # fmt: skip
    assert told[5]["error"]["question"] == "I think I know how you feel. What happened? One word will do."
    assert told[6]["error"]["field"] == "length"


def test_the_language_is_the_memos_own_where_none_is_named() -> None:
    korean, english = answers({"id": 1, "memo": "치킨 먹고 회복"}, {"id": 2, "memo": "ate chicken"})
    assert "먹" in korean["text"]
    assert english["text"].startswith("I ate chicken.")


def test_hangul_stands_as_it_is_in_the_output() -> None:
    done = run("--jsonl", typed='{"id": 1, "memo": "비 옴"}\n'.encode())
    assert "비가" in done.stdout.decode("utf-8")
    assert b"\\u" not in done.stdout


@pytest.mark.parametrize("line", [b"\xff\xfe\n", b"[" * 5000 + b"\n", b'{"id": 1, "memo": "' + b"a" * 20_001 + b'"}\n'])
def test_a_line_that_cannot_be_taken_does_not_stop_the_next(line: bytes) -> None:
    done = run("--jsonl", typed=line + b'{"id": 2, "memo": "soup"}\n')
    first, second = (json.loads(told) for told in done.stdout.splitlines())
    assert first["error"]["code"] in {"malformed_line", "memo_too_long"}
    assert second["id"] == 2


def test_answers_come_line_by_line() -> None:
    with subprocess.Popen([*DRAFT, "--jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:  # noqa: S603
        assert process.stdin
        assert process.stdout
        for number in (1, 2):
            process.stdin.write(f'{{"id": {number}, "memo": "soup"}}\n'.encode())
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
    assert process.returncode == 0
