"""aimock as a process of its own, driven over its control API. How to use it: tests/providers/__init__.py."""

from __future__ import annotations

import base64
import re
import shlex
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "node_modules" / "@copilotkit" / "aimock" / "dist" / "cli.js"
LISTENING = re.compile(r"listening on (http://\S+)")
PATIENCE = 10.0  # seconds


@dataclass(frozen=True)
class Asked:
    """A request that aimock got, in the form of Chat Completions whatever the protocol was."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]
    status: int

    @property
    def model(self) -> str:
        return str(self.body.get("model"))

    def text(self, role: str) -> str:
        """What the messages of a role say, joined by line breaks."""
        contents = [message["content"] for message in self.body.get("messages", ()) if message["role"] == role]
        return "\n".join(_plain(content) for content in contents)


class Aimock:
    """A running aimock."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.openai_url = f"{url}/v1"
        self.gemini_url = url
        self._control = httpx.Client(base_url=f"{url}/__aimock", timeout=PATIENCE, trust_env=False)
        self._queued: dict[str, int] = {}

    @classmethod
    @contextmanager
    def started(cls) -> Iterator[Aimock]:
        """Run an aimock on a free port until the block ends."""
        if not PROGRAM.exists():
            raise FileNotFoundError(f"{PROGRAM} is missing: make frontend")
        node = subprocess.run(
            [sys.executable, "scripts/node.py", "node"], cwd=ROOT, check=True, capture_output=True, text=True
        )
        with tempfile.TemporaryDirectory(prefix="aimock-") as folder:
            command = [*shlex.split(node.stdout), str(PROGRAM), "--port", "0", "--fixtures", folder]
            process = subprocess.Popen(  # noqa: S603 - the program of the package in node_modules
                [*command, "--journal-max", "0"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
            )
            with process:
                try:
                    aimock = cls(_address(process))
                    yield aimock
                    aimock.close()
                finally:
                    process.terminate()
                    try:
                        process.wait(2)
                    except subprocess.TimeoutExpired:  # it waits for connections that clients keep open
                        process.kill()

    def close(self) -> None:
        """Let go of the control connection."""
        self._control.close()

    def answer(
        self,
        text: str | dict[str, Any] | list[Any],
        *,
        user: str | None = None,
        model: str | None = None,
        times: int | None = None,
        finish_reason: str | None = None,
        chunk_size: int | None = None,
        first_token: float | None = None,
        per_second: float | None = None,
        cut_after: int | None = None,
        usage: dict[str, int] | None = None,
    ) -> None:
        """Answer with a text or, as JSON, with an object. `user`: words the user's message must hold."""
        response: dict[str, Any] = {"content": text}
        if finish_reason:
            response["finishReason"] = finish_reason
        if usage:
            response["usage"] = usage
        more: dict[str, Any] = {}
        if chunk_size is not None:
            more["chunkSize"] = chunk_size
        if cut_after is not None:
            more["truncateAfterChunks"] = cut_after
        if first_token is not None or per_second is not None:
            more["streamingProfile"] = {"ttft": (first_token or 0) * 1000, "tps": per_second or 1000}
        self._add(response, user=user, model=model, times=times, **more)

    def image(self, data: bytes, *, gemini: bool = False, media_type: str = "image/png") -> None:
        """Answer with an image. Gemini's comes as inline data of a content part, OpenAI's as `b64_json`."""
        encoded = base64.b64encode(data).decode()
        if gemini:  # aimock plays inline data of any type under the name of audio
            self._add({"audio": {"b64Json": encoded, "contentType": media_type}})
        else:
            self._add({"image": {"b64Json": encoded}}, match={"endpoint": "image"})

    def fail(
        self,
        status: int,
        *,
        retry_after: int | None = None,
        message: str = "made to fail",
        code: str | None = None,
        user: str | None = None,
        times: int | None = None,
        image: bool = False,
    ) -> None:
        """Answer with an HTTP error; `image`: where OpenAI is asked for images.

        A 429 always has a Retry-After here, of 1 second unless said otherwise.
        """
        error = {"message": message, "type": "made_to_fail", **({"code": code} if code else {})}
        response: dict[str, Any] = {"error": error, "status": status}
        if retry_after is not None:
            response["retryAfter"] = retry_after
        self._add(response, user=user, times=times, match={"endpoint": "image"} if image else None)

    def malformed(self) -> None:
        """Answer every request with 200 and a body that is no JSON."""
        self._add({"content": "unread"}, chaos={"malformedRate": 1})
        self._add({"image": {"b64Json": "unread"}}, match={"endpoint": "image"}, chaos={"malformedRate": 1})

    def fixture(self, *fixtures: dict[str, Any]) -> None:
        """Add fixtures in aimock's own form."""
        answer = self._control.post("/fixtures", json={"fixtures": fixtures})
        if answer.is_error:
            raise ValueError(answer.text)

    def requests(self) -> list[Asked]:
        """What was asked since the last `forget`, oldest first."""
        entries = self._control.get("/journal").raise_for_status().json()
        return [
            Asked(entry["path"], entry["headers"], entry["body"] or {}, entry["response"]["status"])
            for entry in entries
        ]

    def forget(self) -> None:
        """Drop all answers and the journal."""
        self._control.post("/reset").raise_for_status()
        self._queued.clear()

    def _add(
        self,
        response: dict[str, Any],
        *,
        user: str | None = None,
        model: str | None = None,
        times: int | None = None,
        match: dict[str, Any] | None = None,
        **more: Any,
    ) -> None:
        matched = (match or {}) | ({"userMessage": user} if user else {}) | ({"model": model} if model else {})
        if times is None:
            self.fixture({"match": matched, "response": response, **more})
            return
        key = repr(matched)
        first = self._queued.get(key, 0)
        self._queued[key] = first + times
        for number in range(first, first + times):
            self.fixture({"match": matched | {"sequenceIndex": number}, "response": response, **more})


def _address(process: subprocess.Popen[str]) -> str:
    """Wait until it says where it listens, then keep reading so that its log never fills the pipe."""
    assert process.stdout is not None
    watchdog = threading.Timer(PATIENCE, process.kill)
    watchdog.start()
    said = []
    for line in process.stdout:
        said.append(line)
        found = LISTENING.search(line)
        if found:
            watchdog.cancel()
            threading.Thread(target=process.stdout.read, name="aimock-log", daemon=True).start()
            return found[1]
    watchdog.cancel()
    raise RuntimeError("aimock did not start: " + "".join(said))


def _plain(content: str | list[dict[str, Any]] | None) -> str:
    if isinstance(content, list):
        return "".join(str(part.get("text", "")) for part in content)
    return content or ""
