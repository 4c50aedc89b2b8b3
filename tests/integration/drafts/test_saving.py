"""Saving needs nobody, happens once, and leaves a draft that is only read."""

import asyncio

import pytest

from tests.conftest import Person
from tests.integration.drafts.test_editing import patch, post
from tests.integration.drafts.test_versions import other_persona, rewritten, texts
from tests.integration.generations.stage import THIN, Stage, begin, begun, edited, look, ready, rows_of, said, until


async def test_an_entry_has_what_was_on_the_desk(author: Person) -> None:
    draft = await ready(author, entry_date="2026-05-04")
    await edited(author, draft["id"], "고친 글")
    answer = await post(author, draft["id"], "save", title="제목", mood="calm", tags=["가족"])
    assert answer.status_code == 201
    entry = (await author.client.get(f"/api/v1/entries/{answer.json()['id']}")).json()
    assert (entry["body"], entry["title"], entry["mood"]) == ("고친 글", "제목", "calm")
    assert (entry["book_id"], entry["entry_date"]) == (draft["book_id"], "2026-05-04")
    assert entry["persona_id"] == draft["persona_id"]
    assert entry["persona_name"] == draft["versions"][0]["persona_name"]  # type: ignore[index]
    after = await look(author, str(draft["id"]))
    assert (after["status"], after["entry_id"]) == ("saved", entry["id"])
    assert texts(after)[-1] == ("edited", "고친 글")


async def test_the_title_that_is_shown_is_the_one_that_is_saved(author: Person) -> None:
    proposed, own = await ready(author), await ready(author)
    await patch(author, own["id"], title="내 제목")
    assert proposed["title"]
    assert (await post(author, proposed["id"], "save")).json()["title"] == proposed["title"]
    assert (await post(author, own["id"], "save")).json()["title"] == "내 제목"


async def test_the_entry_names_the_persona_that_wrote_what_was_saved(author: Person) -> None:
    draft = await ready(author)
    other = await other_persona(author, draft)
    await rewritten(author, draft["id"], persona_id=other)
    await post(author, draft["id"], "restore", version=1)
    entry = (await post(author, draft["id"], "save")).json()
    assert entry["persona_id"] == draft["persona_id"]
    assert entry["persona_name"] == draft["versions"][0]["persona_name"]  # type: ignore[index]


async def test_saving_twice_gives_the_same_entry(author: Person, stage: Stage) -> None:
    draft = await ready(author)
    first, again = await post(author, draft["id"], "save"), await post(author, draft["id"], "save", title="anders")
    assert (again.status_code, again.json()) == (201, first.json())
    assert rows_of(stage, "SELECT count(*) FROM entries WHERE account_id = %s", author.id) == [(1,)]


async def test_saving_five_times_at_the_same_moment_gives_one_entry(author: Person, stage: Stage) -> None:
    draft = await ready(author)
    answers = await asyncio.gather(*(post(author, draft["id"], "save") for _ in range(5)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert rows_of(stage, "SELECT count(*) FROM entries WHERE account_id = %s", author.id) == [(1,)]


async def test_an_entry_that_went_into_the_bin_is_still_the_one(author: Person, stage: Stage) -> None:
    draft = await ready(author)
    entry = (await post(author, draft["id"], "save")).json()
    await author.client.delete(f"/api/v1/entries/{entry['id']}", headers={"If-Match": "*"})
    again = await post(author, draft["id"], "save")
    assert (again.status_code, again.json()["id"]) == (201, entry["id"])


async def test_text_can_be_saved_while_the_writer_writes(author: Person, stage: Stage) -> None:
    stage.says("반만 ", then=stage.gate())
    draft_id = await begun(author)
    await said(stage, draft_id, "반만 ")
    await edited(author, draft_id, "내가 쓴 글")
    saved = await post(author, draft_id, "save")
    assert (saved.status_code, saved.json()["body"]) == (201, "내가 쓴 글")
    await stage.settled()
    after = await look(author, draft_id)
    assert (after["status"], after["working_text"]) == ("saved", "내가 쓴 글")
    assert texts(after) == [("edited", "내가 쓴 글"), ("partial", "반만 ")]


async def test_text_of_ones_own_is_saved_without_any_writer(author: Person, stage: Stage) -> None:
    draft_id = (await begin(author, THIN)).json()["draft_id"]
    await edited(author, draft_id, "내가 쓴 글")
    saved = await post(author, draft_id, "save")
    assert (saved.status_code, saved.json()["body"], saved.json()["persona_name"]) == (201, "내가 쓴 글", None)
    assert stage.writer.requests == []


@pytest.mark.parametrize("text", ["", " \n "])
async def test_without_text_there_is_nothing_to_save(author: Person, text: str) -> None:
    draft_id = (await begin(author, THIN)).json()["draft_id"]
    await edited(author, draft_id, text)
    answer = await post(author, draft_id, "save")
    assert (answer.status_code, answer.json()["code"], answer.json()["draft_id"]) == (409, "nothing_to_save", draft_id)


async def test_what_an_entry_does_not_take_leaves_the_draft_unsaved(author: Person) -> None:
    draft = await ready(author)
    await edited(author, draft["id"], "고친 글")
    before = await look(author, str(draft["id"]))
    assert (await post(author, draft["id"], "save", mood="x" * 1000)).status_code == 422
    assert await look(author, str(draft["id"])) == before


@pytest.mark.parametrize(
    ("action", "body"),
    [
        ("versions", {}),
        ("restore", {"version": 1}),
        ("persona", {"draft_action": "keep"}),
        ("persona", {"draft_action": "rewrite"}),
    ],
)
async def test_a_saved_draft_is_only_read(author: Person, action: str, body: dict[str, object]) -> None:
    draft = await ready(author)
    entry = (await post(author, draft["id"], "save")).json()
    before = await look(author, str(draft["id"]))
    answers = [
        await post(author, draft["id"], action, **body, persona_id=draft["persona_id"]),
        await patch(author, draft["id"], working_text="x"),
        await author.client.delete(f"/api/v1/drafts/{draft['id']}"),
    ]
    for answer in answers:
        assert (answer.status_code, answer.json()["code"]) == (409, "draft_already_saved")
        assert answer.json()["entry_id"] == entry["id"]
    for quiet in ("stop", "undelete"):
        assert (await post(author, draft["id"], quiet)).status_code == 200
    assert await look(author, str(draft["id"])) == before


async def test_a_failed_draft_can_be_typed_and_saved(author: Person, stage: Stage) -> None:
    stage.writer.enqueue(OSError("gone"))
    draft_id = await begun(author)
    await until(author, draft_id, "failed")
    await edited(author, draft_id, "내가 쓴 글")
    assert (await post(author, draft_id, "save")).status_code == 201
