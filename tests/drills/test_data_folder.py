"""The data folder of a used instance, without its keys, holds no word of anything typed."""

import base64
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.drills.conftest import Opener
from tests.drills.instances import PASSWORD, Instance, settled
from tests.drills.needles import files_in, search, spellings

pytestmark = pytest.mark.drill

KOREAN, ENGLISH = "꿀벌나라", "zebraquilt"
BOTH = f"{KOREAN} {ENGLISH}"
KEYS = {"keys", "secret_keys"}
LONG = f"{BOTH} 회의 3개 하고 힘들었음. " * 40


class Author:
    """Types the words into everything that can be typed."""

    def __init__(self, client: httpx.Client) -> None:
        self._client = client
        self.typed = 0

    def send(self, method: str, path: str, *, allowed: tuple[int, ...] = (200, 201, 202, 204), **sent: object) -> dict:
        answer = self._client.request(method, path, **sent)  # type: ignore[arg-type]
        assert answer.status_code in allowed, (method, path.replace(ENGLISH, "…"), answer.status_code)
        self.typed += 1
        return answer.json() if answer.content and answer.headers["content-type"].startswith("application") else {}

    def furnish(self) -> str:
        """Account, personas, books; returns a book."""
        self.send("PATCH", "me", json={"display_name": BOTH})
        form = {"name": f"{BOTH} 나", "description": LONG[:400], "traits": [KOREAN, ENGLISH]}
        rules = {"writing_samples": [LONG[:900]], "do": [BOTH], "dont": [BOTH], "speech_level": "polite"}
        persona = self.send("POST", "personas", json={**form, **rules})
        self.send("PATCH", f"personas/{persona['id']}", json={"name": f"{BOTH} 너"})
        self.send("POST", f"personas/{persona['id']}/clone")
        book = {"title": f"{BOTH} 일기", "cover": {"word": KOREAN}, "new_persona": {"name": ENGLISH}}
        return str(self.send("POST", "books", json=book)["id"])

    def draft(self, book_id: str) -> None:
        """Drafts in every state, with edits, instructions, titles."""
        memo = {"kind": "text", "text": LONG}
        draft = self.send("POST", "drafts", json={"book_id": book_id, "memo": memo})
        path = f"drafts/{draft['id']}"
        settled(self._client, draft["id"])
        star = {"If-Match": "*"}
        self.send("PATCH", path, json={"working_text": f"고친 {LONG}", "title": BOTH}, headers=star)
        self.send("PATCH", path, json={"working_text": "늦은 " + BOTH}, headers={"If-Match": '"1"'}, allowed=(409,))
        self.send("PATCH", path, json={"working_text": BOTH * 10_000}, headers=star, allowed=(422,))
        self.send("POST", f"{path}/versions", json={"instruction": f"{BOTH} 짧게"})
        settled(self._client, draft["id"])
        self.send("POST", f"{path}/restore", json={"version": 1})
        self.send("POST", f"{path}/save", json={"title": BOTH, "mood": KOREAN, "tags": [KOREAN, ENGLISH]})
        keywords = {"kind": "keywords", "keywords": [KOREAN, ENGLISH, "카페"]}
        left = self.send("POST", "drafts", json={"book_id": book_id, "memo": keywords})
        settled(self._client, left["id"])
        self.send("DELETE", f"drafts/{left['id']}")
        refused = ({"kind": KOREAN, "text": ENGLISH}, {"kind": "text", "text": BOTH * 9_000})
        for one in refused:
            self.send("POST", "drafts", json={"book_id": book_id, "memo": one}, allowed=(422,))

    def chat(self) -> None:
        """A persona talked about, filled in by hand, left open; and one that is made of a chat."""
        path = f"persona-chats/{self.send('POST', 'persona-chats')['id']}"
        self.send("POST", f"{path}/messages", json={"text": f"이름은 {KOREAN}, {ENGLISH} 같은 사람"})
        for _ in range(200):
            if self._client.get(path).json()["status"] != "replying":
                break
            time.sleep(0.05)
        self.send("PATCH", path, json={"form": {"description": BOTH, "dont": [BOTH]}})
        self.send("POST", f"{path}/messages", json={"text": BOTH * 1_000}, allowed=(422,))
        self.send("POST", f"{path}/accept")
        left = f"persona-chats/{self.send('POST', 'persona-chats')['id']}"
        self.send("POST", f"{left}/messages", json={"text": BOTH})

    def write(self, book_id: str) -> None:
        """Entries, their history, searches, and requests that are wrong."""
        entry = self.send("POST", "entries", json={"book_id": book_id, "body": LONG, "title": BOTH, "tags": [KOREAN]})
        path = f"entries/{entry['id']}"
        self.send("PATCH", path, json={"body": f"다시 {LONG}", "mood": ENGLISH}, headers={"If-Match": "*"})
        self.send("POST", f"{path}/restore", json={"revision": 1})
        for word in (KOREAN, ENGLISH, KOREAN[:2], "없는 말"):
            self.send("POST", "entries/search", json={"q": word})
        self.send("POST", "entries", json={"book_id": ENGLISH, "body": BOTH}, allowed=(422,))
        self.send("POST", "entries", content=f'{{"body": "{BOTH}'.encode(), allowed=(422,))
        self.send("GET", f"{ENGLISH}/{KOREAN}?q={KOREAN}", allowed=(404,))
        self.send("GET", f"entries?mood={KOREAN}&tag_id={ENGLISH}", allowed=(422,))
        self.send("GET", f"drafts?cursor={ENGLISH}", allowed=(422,))
        self.send("DELETE", path)


def use_the_pages(instance: Instance, email: str) -> int:
    """The same words through the forms of a browser without scripts."""
    with httpx.Client(base_url=instance.url, timeout=20, follow_redirects=True) as browser:
        browser.headers["Sec-Fetch-Site"] = "same-origin"
        signed_in = browser.post("/sign-in", data={"email": email, "password": PASSWORD})
        assert signed_in.status_code == 200
        page = browser.post("/drafts", data={"memo": f"{BOTH} 카페에서 지민 만남", "length": "short"})
        assert page.status_code == 200
        assert page.url.path.startswith("/drafts/"), page.url.path
        found = browser.post("/entries/search", data={"q": KOREAN})
        assert KOREAN in found.text
        browser.post("/sign-in", data={"email": f"{ENGLISH} not an address", "password": BOTH})
        browser.get(
            f"/{KOREAN}/{ENGLISH}?q={KOREAN}", headers={"User-Agent": BOTH.encode(), "Referer": f"/{ENGLISH}".encode()}
        )
        browser.get("/entries", params={"month": ENGLISH, "book": KOREAN})
        return 6


def used(instance: Instance) -> int:
    """Use an instance thoroughly, kill it, use it again; returns how many requests carried the words."""
    instance.start()
    client = instance.sign_up("typist@example.com", display_name=f"{BOTH} 이름")
    author = Author(client)
    book_id = author.furnish()
    author.draft(book_id)
    author.chat()
    author.write(book_id)
    count = author.typed + use_the_pages(instance, "typist@example.com")
    author.send("POST", "drafts", json={"book_id": book_id, "memo": {"kind": "text", "text": LONG}})
    instance.kill()
    instance.start()
    author.draft(book_id)
    return count


def everything(instance: Instance) -> Iterator[Path]:
    yield from files_in(instance.folder, without=KEYS)
    yield instance.output


def test_no_word_of_anything_typed_is_in_the_data_folder(open_instance: Opener) -> None:
    instance = open_instance(ECHODIARY_LOG_LEVEL="debug")
    requests = used(instance)
    while_running = search(everything(instance), [KOREAN, ENGLISH])
    assert instance.stop() == 0
    after = search(everything(instance), [KOREAN, ENGLISH])
    files = list(everything(instance))
    size = sum(path.stat().st_size for path in files) / 1e6
    print(f"\ndata folder drill: {requests} requests with words; {len(files)} files, {size:.0f} MB searched twice for")
    print(f"data folder drill: 2 words in {len(spellings(KOREAN))} spellings: {len(while_running) + len(after)} found")
    assert while_running == []
    assert after == []


@pytest.mark.parametrize("word", [KOREAN, ENGLISH])
def test_the_search_finds_a_word_in_each_spelling(tmp_path: Path, word: str) -> None:
    for name, needle in spellings(word).items():
        planted = tmp_path / "planted"
        shutil.rmtree(planted, ignore_errors=True)
        planted.mkdir()
        (planted / "relation").write_bytes(b"\x00\x17" * 999 + needle + b"\xff" * 999)
        assert search(files_in(planted, without=set()), [word]), name


def test_base64_is_found_at_every_alignment(tmp_path: Path) -> None:
    for shift in range(3):
        path = tmp_path / f"at{shift}"
        path.write_bytes(base64.b64encode(b"x" * shift + KOREAN.encode() + b"yz"))
    found = search(files_in(tmp_path, without=set()), [KOREAN])
    assert {line.split(":")[0][-1] for line in found} == {"0", "1", "2"}
