"""From a memo to a saved entry, through the API."""

import json

from tests.conftest import Person


async def start(person: Person, text: str, **more: object) -> dict[str, object]:
    books = (await person.client.get("/api/v1/books")).json()["items"]
    body = {"book_id": books[0]["id"], "memo": {"kind": "text", "text": text}, **more}
    answer = await person.client.post("/api/v1/drafts", json=body)
    return {"status_code": answer.status_code, **answer.json()}


def events_of(body: str) -> list[tuple[str, dict[str, object]]]:
    found = []
    for block in body.strip().split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines())
        found.append((fields["event"], json.loads(fields["data"])))
    return found


async def test_a_memo_becomes_a_draft_and_the_draft_an_entry(person: Person) -> None:
    draft = await start(person, "회의 3개 하고 너무 힘들었음. 저녁에 엄마랑 통화. 기분 좋아짐")
    assert draft["status_code"] == 202
    assert draft["status"] == "generating"
    events = events_of((await person.client.get(f"/api/v1/drafts/{draft['id']}/stream")).text)
    assert events[0] == ("status", {"status": "generating"})
    assert events[-1] == ("done", {"version": 1, "status": "ready"})
    streamed = "".join(str(data["text"]) for name, data in events if name == "delta")
    ready = (await person.client.get(f"/api/v1/drafts/{draft['id']}")).json()
    assert ready["status"] == "ready"
    assert ready["working_text"] == streamed == ready["versions"][0]["text"]
    assert "3개" in streamed
    saved = await person.client.post(f"/api/v1/drafts/{draft['id']}/save", json={})
    assert saved.status_code == 201
    again = await person.client.post(f"/api/v1/drafts/{draft['id']}/save", json={})
    assert again.json()["id"] == saved.json()["id"]
    entry = (await person.client.get(f"/api/v1/entries/{saved.json()['id']}")).json()
    assert entry["body"] == streamed
