"""Rows about one process: starting, memory, the built-in writer."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.figures import Figure, median, percentile
from bench.servers import ROOT, free_port, resident_mb, running, sign_up

MEMOS = ROOT / "tests" / "data" / "memos.jsonl"
STARTS = 5
WRITER = """
import json, sys, time
from datetime import date
memos = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
began = time.perf_counter()
from echodiary.writing.builtin.writer import compose
from echodiary.writing.request import Language, Memo, MemoKind, SpeechLevel, Voice, WritingRequest
def write(one, seed):
    memo = Memo(MemoKind(one["kind"]), one.get("text", ""), tuple(one.get("keywords", ())))
    language = Language(one["lang"])
    voice = Voice("나", SpeechLevel.POLITE, language)
    started = time.perf_counter()
    compose(WritingRequest(memo, voice, language, entry_date=date(2026, 11, 25), seed=seed))
    return (time.perf_counter() - started) * 1000
memos = [one for one in memos if "expect" not in one]
write(memos[0], 0)
first = (time.perf_counter() - began) * 1000
warm = [write(one, seed) for seed in range(1, 6) for one in memos]
print(json.dumps({"first": first, "warm": warm}))
"""


def writer() -> list[Figure]:
    """The built-in writer in a process of its own, over the public memos."""
    command = [sys.executable, "-c", WRITER, str(MEMOS)]
    runs = [json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout) for _ in range(3)]
    first = median([run["first"] for run in runs])
    warm = [one for run in runs for one in run["warm"]]
    detail = f"p50 {median(warm):.1f} ms over {len(warm)} drafts"
    return [
        Figure("built-in writer: first draft, with loading", first, "ms", at_most=1500),
        Figure("built-in writer: warm", percentile(warm, 95), "ms p95", at_most=50, detail=detail),
    ]


def starting() -> list[Figure]:
    """`echodiary serve` on a folder that was used before: until it is ready; memory at rest, then after a draft."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        environment = {"ECHODIARY_DATA_DIR": str(folder / "data"), "ECHODIARY_LOG_LEVEL": "warning"}
        taken = []
        for number in range(STARTS + 1):
            port, began = free_port(), time.perf_counter()
            with running("bench.serving", port, "/health/ready", **environment) as server:
                taken.append(time.perf_counter() - began)
                if number < STARTS:
                    continue
                url = f"http://127.0.0.1:{port}"
                with sign_up(url, "idle@example.com") as client:
                    before = resident_mb(server)
                    book = client.get("books").json()["items"][0]["id"]
                    memo = {"kind": "text", "text": "회의 3개 하고 힘들었음. 저녁에 엄마랑 통화"}
                    made = client.post("drafts", json={"book_id": book, "memo": memo}).raise_for_status().json()
                    while client.get(f"drafts/{made['id']}").json()["status"] == "generating":
                        time.sleep(0.05)
                    after = resident_mb(server)
    return [
        Figure("second start, until ready", median(taken[1:]), "s", at_most=3, detail=f"first {taken[0]:.1f} s"),
        Figure("resident memory before the first draft", before, "MB", at_most=250, detail="server process"),
        Figure("resident memory after a built-in draft", after, "MB", at_most=550, detail="server process"),
    ]
