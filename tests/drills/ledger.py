"""What a client did and what the server acknowledged, to be checked after a kill."""

from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx

EVERY_STATUS = ("waiting", "generating", "ready", "interrupted", "failed", "saved", "discarded")


@dataclass
class DraftNote:
    """One draft as its client knows it."""

    memo: str
    key: str = field(default_factory=lambda: uuid4().hex)
    draft_id: str | None = None
    shown: str = ""  # what came over the stream
    edits: list[str] = field(default_factory=list)
    acknowledged_edits: int = 0
    versions: dict[int, str] = field(default_factory=dict)
    wants_save: bool = False
    entry_id: str | None = None


@dataclass
class EntryNote:
    """One entry written without a draft."""

    body: str
    key: str = field(default_factory=lambda: uuid4().hex)
    entry_id: str | None = None


@dataclass
class Ledger:
    """All of it, and what was found wrong."""

    drafts: list[DraftNote] = field(default_factory=list)
    entries: list[EntryNote] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        return {
            "memos": sum(note.draft_id is not None for note in self.drafts),
            "edits": sum(note.acknowledged_edits for note in self.drafts),
            "versions": sum(len(note.versions) for note in self.drafts),
            "entries": sum(note.entry_id is not None for note in [*self.drafts, *self.entries]),
        }


def items_of(client: httpx.Client, path: str, **params: Any) -> list[dict[str, Any]]:
    """All items of a list."""
    items: list[dict[str, Any]] = []
    cursor: str | None = None
    while True:
        page = client.get(path, params={**params, "limit": 100, **({"cursor": cursor} if cursor else {})})
        assert page.status_code == 200, page.text
        items += page.json()["items"]
        if (cursor := page.json()["next_cursor"]) is None:
            return items


def note_versions(note: DraftNote, draft: dict[str, Any], wrong: list[str]) -> None:
    """Remember what versions say; one that was seen before must say the same."""
    found = {version["number"]: version["text"] for version in draft["versions"]}
    for number, text in note.versions.items():
        if found.get(number) != text:
            wrong.append(f"version {number} of {note.memo!r} is lost or changed")
    if sorted(found) != list(range(1, len(found) + 1)):
        wrong.append(f"versions of {note.memo!r} are not numbered through: {sorted(found)}")
    note.versions.update(found)


def check(client: httpx.Client, ledger: Ledger, only: list[DraftNote]) -> None:
    """Nothing acknowledged is lost, nothing is doubled."""
    drafts = items_of(client, "drafts", status=EVERY_STATUS)
    entries = items_of(client, "entries")
    for note in only:
        _check_draft(client, ledger.wrong, note, drafts, entries)
    for entry_note in ledger.entries:
        ids = [entry["id"] for entry in entries if entry["body"] == entry_note.body]
        if ids != [entry_note.entry_id]:
            ledger.wrong.append(f"entry {entry_note.body!r}: {len(ids)} times, acknowledged {entry_note.entry_id}")


def _check_draft(
    client: httpx.Client,
    wrong: list[str],
    note: DraftNote,
    drafts: list[dict[str, Any]],
    entries: list[dict[str, Any]],
) -> None:
    found = [draft for draft in drafts if draft["memo"]["text"] == note.memo]
    if [draft["id"] for draft in found] != [note.draft_id]:
        wrong.append(f"memo {note.memo!r}: {len(found)} drafts, acknowledged {note.draft_id}")
        return
    draft = client.get(f"drafts/{note.draft_id}").json()
    note_versions(note, draft, wrong)
    if draft["status"] not in {"ready", "interrupted", "saved"}:
        wrong.append(f"draft of {note.memo!r} is {draft['status']}")
    if note.shown and not any(text.startswith(note.shown) for text in note.versions.values()):
        wrong.append(f"what was shown of {note.memo!r} is in no version")
    _check_edits(wrong, note, draft)
    made = [entry for entry in entries if entry["draft_id"] == note.draft_id]
    if len(made) > 1 or (note.entry_id and [entry["id"] for entry in made] != [note.entry_id]):
        wrong.append(f"draft of {note.memo!r}: {len(made)} entries, acknowledged {note.entry_id}")
    if draft["status"] == "saved" and made and made[0]["body"] not in {*note.edits, *note.versions.values()}:
        wrong.append(f"entry of {note.memo!r} holds a text that nobody wrote")


def _check_edits(wrong: list[str], note: DraftNote, draft: dict[str, Any]) -> None:
    if not note.acknowledged_edits:
        return
    allowed = set(note.edits[note.acknowledged_edits - 1 :])
    kept = {draft["working_text"], *note.versions.values()}
    if not allowed & kept:
        wrong.append(f"the last acknowledged edit of {note.memo!r} is nowhere")
