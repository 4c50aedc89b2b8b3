"""Versions never change; what the user typed becomes one before anything takes its place."""

import asyncio

import pytest

from tests.conftest import Person
from tests.integration.drafts.test_editing import patch, post
from tests.integration.generations.stage import MEMO, Stage, begun, edited, look, ready, said, until


async def rewritten(author: Person, draft_id: object, **body: object) -> dict[str, object]:
    answer = await post(author, draft_id, "versions", **body)
    assert answer.status_code == 202, answer.text
    return await until(author, str(draft_id), "ready")


def texts(draft: dict[str, object]) -> list[tuple[str, str]]:
    versions: list[dict[str, str]] = draft["versions"]  # type: ignore[assignment]
    return [(version["kind"], version["text"]) for version in versions]


async def other_persona(author: Person, draft: dict[str, object]) -> str:
    personas = (await author.client.get("/api/v1/personas")).json()["items"]
    return next(str(one["id"]) for one in personas if one["id"] != draft["persona_id"])


async def test_no_way_through_the_api_changes_a_stored_version(author: Person, stage: Stage) -> None:
    stage.says("첫 판. ")
    draft = await ready(author)
    first = draft["versions"][0]  # type: ignore[index]
    other = await other_persona(author, draft)
    stage.says("둘째 판. ")
    await edited(author, draft["id"], "고친 글")
    await rewritten(author, draft["id"], options={"length": "short"}, instruction="더 짧게", persona_id=other)
    await post(author, draft["id"], "restore", version=1)
    await edited(author, draft["id"], "또 고친 글")
    await post(author, draft["id"], "restore", version=3)
    await post(author, draft["id"], "persona", persona_id=other, draft_action="keep")
    await author.client.delete(f"/api/v1/drafts/{draft['id']}")
    await post(author, draft["id"], "undelete")
    await post(author, draft["id"], "save")
    after = await look(author, str(draft["id"]))
    assert after["versions"][0] == first  # type: ignore[index]
    assert texts(after) == [
        ("generated", "첫 판. "),
        ("edited", "고친 글"),
        ("generated", "둘째 판. "),
        ("edited", "또 고친 글"),
    ]


async def test_another_version_has_what_was_asked_for(author: Person, stage: Stage) -> None:
    draft = await ready(author)
    other = await other_persona(author, draft)
    options = {"length": "short", "fidelity": "rich", "language": "ko"}
    after = await rewritten(
        author, draft["id"], options=options, instruction="담담하게", persona_id=other, role="text-small"
    )
    version = after["versions"][1]  # type: ignore[index]
    assert (version["number"], version["persona"], version["options"], version["role"]) == (
        2,
        other,
        options,
        "text-small",
    )
    assert (after["persona_id"], after["options"]) == (other, options)
    first, second = stage.writer.requests
    assert (second.instruction, second.previous_text) == ("담담하게", draft["working_text"])
    assert first.seed != second.seed
    assert first.voice.name != second.voice.name


async def test_the_writer_that_we_ship_writes_another_text_when_asked_again(person: Person) -> None:
    memo = "회의 3개 하고 너무 힘들었음. 저녁에 엄마랑 통화. 기분 좋아짐. 산책도 함"
    draft = await until(person, await begun(person, memo, options={"fidelity": "rich", "length": "long"}), "ready")
    after = await rewritten(person, draft["id"])
    assert len({text for _, text in texts(after)}) == 2


async def test_while_it_is_written_it_is_not_written_again(author: Person, stage: Stage) -> None:
    stage.says("쓴다. ", then=stage.gate())
    draft_id = await begun(author)
    answer = await post(author, draft_id, "versions")
    assert (answer.status_code, answer.json()["code"]) == (409, "already_writing")


async def test_five_presses_at_once_write_one_more_version(author: Person, stage: Stage) -> None:
    draft = await ready(author)
    gate = stage.gate()
    stage.says("다시. ", then=gate)
    answers = await asyncio.gather(*(post(author, draft["id"], "versions") for _ in range(5)))
    assert sorted(answer.status_code for answer in answers) == [202, 409, 409, 409, 409]
    gate.set()
    assert len(texts(await until(author, str(draft["id"]), "ready"))) == 2


async def test_a_new_version_lies_on_a_desk_that_was_not_touched(author: Person, stage: Stage) -> None:
    draft = await ready(author)
    stage.says("둘째 판. ")
    after = await rewritten(author, draft["id"])
    assert (after["working_text"], after["working_version"], after["offered_version"]) == ("둘째 판. ", 2, None)
    assert after["revision"] == draft["revision"] + 1  # type: ignore[operator]


async def test_what_was_typed_before_becomes_a_version_and_gives_way(author: Person, stage: Stage) -> None:
    draft = await ready(author)
    await edited(author, draft["id"], "고친 글")
    stage.says("둘째 판. ")
    after = await rewritten(author, draft["id"])
    assert texts(after)[1:] == [("edited", "고친 글"), ("generated", "둘째 판. ")]
    assert (after["working_text"], after["working_version"], after["edited"]) == ("둘째 판. ", 3, False)
    persona = draft["persona_id"]
    assert [version["persona"] for version in after["versions"]] == [persona] * 3  # type: ignore[attr-defined]


async def test_what_is_typed_meanwhile_stays_and_the_new_version_is_offered(author: Person, stage: Stage) -> None:
    draft = await ready(author)
    gate = stage.gate()
    stage.says("둘째 판. ", then=gate)
    await post(author, draft["id"], "versions")
    await edited(author, draft["id"], "쓰는 동안 고친 글")
    gate.set()
    after = await until(author, str(draft["id"]), "ready")
    assert (after["working_text"], after["offered_version"], after["edited"]) == ("쓰는 동안 고친 글", 2, True)
    assert after["working_version"] == 1
    taken = (await post(author, draft["id"], "restore", version=2)).json()
    assert (taken["working_text"], taken["offered_version"]) == ("둘째 판. ", None)
    assert texts(await look(author, str(draft["id"])))[2] == ("edited", "쓰는 동안 고친 글")


async def test_a_version_taken_back_meanwhile_stays_too(author: Person, stage: Stage) -> None:
    stage.says("첫 판. ")
    draft = await ready(author)
    await rewritten(author, draft["id"])
    gate = stage.gate()
    stage.says("셋째 판. ", then=gate)
    await post(author, draft["id"], "versions")
    await post(author, draft["id"], "restore", version=1)
    gate.set()
    after = await until(author, str(draft["id"]), "ready")
    assert (after["working_text"], after["working_version"], after["offered_version"]) == ("첫 판. ", 1, 3)


async def test_a_title_typed_meanwhile_does_not_keep_the_text_away(author: Person, stage: Stage) -> None:
    gate = stage.gate()
    stage.says("첫 판. ", then=gate)
    draft_id = await begun(author)
    await patch(author, draft_id, title="내 제목")
    gate.set()
    after = await until(author, draft_id, "ready")
    assert (after["working_text"], after["title"]) == ("첫 판. ", "내 제목")


async def test_a_desk_that_was_cleared_takes_the_next_version(author: Person, stage: Stage) -> None:
    draft = await ready(author)
    await edited(author, draft["id"], "  ")
    stage.says("둘째 판. ")
    after = await rewritten(author, draft["id"])
    assert (after["working_text"], after["offered_version"]) == ("둘째 판. ", None)


async def test_a_part_does_not_replace_a_whole_text(author: Person, stage: Stage) -> None:
    draft = await ready(author)
    stage.says("반만 ", then=stage.gate())
    await post(author, draft["id"], "versions")
    await said(stage, str(draft["id"]), "반만 ")
    await post(author, draft["id"], "stop")
    after = await until(author, str(draft["id"]), "ready")
    assert (after["working_text"], after["offered_version"]) == (draft["working_text"], 2)
    assert texts(after)[1] == ("partial", "반만 ")


async def test_restoring_keeps_the_users_own_title(author: Person, stage: Stage) -> None:
    draft = await ready(author)
    await patch(author, draft["id"], title="내 제목")
    restored = (await post(author, draft["id"], "restore", version=1)).json()
    assert restored["title"] == "내 제목"


async def test_an_edited_version_comes_back_with_its_title(author: Person) -> None:
    draft = await ready(author)
    await patch(author, draft["id"], working_text="고친 글", title="내 제목")
    await post(author, draft["id"], "restore", version=1)
    await patch(author, draft["id"], title="")
    restored = (await post(author, draft["id"], "restore", version=2)).json()
    assert (restored["working_text"], restored["title"], restored["edited"]) == ("고친 글", "내 제목", False)


@pytest.mark.parametrize("number", [2, 99])
async def test_a_version_that_is_not_there_is_not_found(author: Person, number: int) -> None:
    draft = await ready(author)
    answer = await post(author, draft["id"], "restore", version=number)
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert (await post(author, draft["id"], "restore", version=0)).status_code == 422


async def test_a_switch_of_persona_without_a_decision_changes_nothing(author: Person) -> None:
    draft = await ready(author)
    await edited(author, draft["id"], "고친 글")
    before = await look(author, str(draft["id"]))
    answer = await post(author, draft["id"], "persona", persona_id=await other_persona(author, draft))
    assert (answer.status_code, answer.json()["code"]) == (409, "draft_action_required")
    assert answer.json()["choices"] == ["keep", "rewrite", "branch"]
    assert await look(author, str(draft["id"])) == before


async def test_a_switch_that_keeps_the_text(author: Person) -> None:
    draft = await ready(author)
    other = await other_persona(author, draft)
    answer = await post(author, draft["id"], "persona", persona_id=other, draft_action="keep")
    assert answer.status_code == 200
    after = await look(author, str(draft["id"]))
    assert (after["persona_id"], after["status"]) == (other, "ready")
    assert (after["working_text"], after["versions"]) == (draft["working_text"], draft["versions"])


async def test_a_switch_that_rewrites(author: Person, stage: Stage) -> None:
    draft = await ready(author)
    other = await other_persona(author, draft)
    stage.says("다른 목소리. ")
    answer = await post(author, draft["id"], "persona", persona_id=other, draft_action="rewrite")
    assert (answer.status_code, answer.json()["status"]) == (200, "generating")
    after = await until(author, str(draft["id"]), "ready")
    assert after["working_text"] == "다른 목소리. "
    assert [version["persona"] for version in after["versions"]] == [draft["persona_id"], other]  # type: ignore[attr-defined]


async def test_a_switch_that_branches_leaves_the_first_draft_as_it_is(author: Person, stage: Stage) -> None:
    draft = await ready(author, entry_date="2026-05-04", options={"length": "short"})
    other = await other_persona(author, draft)
    key = {"Idempotency-Key": "branch"}
    body = {"persona_id": other, "draft_action": "branch"}
    answer, again = [
        await author.client.post(f"/api/v1/drafts/{draft['id']}/persona", json=body, headers=key) for _ in range(2)
    ]
    assert answer.status_code == again.status_code == 200
    assert answer.json()["id"] == again.json()["id"] != draft["id"]
    second = await until(author, answer.json()["id"], "ready")
    assert (second["persona_id"], second["memo"]["text"]) == (other, MEMO)  # type: ignore[index]
    assert (second["entry_date"], second["options"]) == ("2026-05-04", draft["options"])
    assert await look(author, str(draft["id"])) == draft
    assert len((await author.client.get("/api/v1/drafts")).json()["items"]) == 2


async def test_a_switch_to_a_persona_of_somebody_else_is_not_found(author: Person, another_author: Person) -> None:
    draft, theirs = await ready(author), await ready(another_author)
    before = await look(author, str(draft["id"]))
    for action in ("keep", "rewrite", "branch", None):
        answer = await post(author, draft["id"], "persona", persona_id=theirs["persona_id"], draft_action=action)
        assert answer.status_code == 404
    assert (await post(author, draft["id"], "versions", persona_id=theirs["persona_id"])).status_code == 404
    assert await look(author, str(draft["id"])) == before


async def test_when_its_persona_was_deleted_the_books_own_writes(author: Person) -> None:
    draft = await ready(author)
    answer = await author.client.delete(f"/api/v1/personas/{draft['persona_id']}", headers={"If-Match": "*"})
    assert answer.status_code == 204, answer.text
    after = await rewritten(author, draft["id"])
    book = (await author.client.get("/api/v1/books")).json()["items"][0]
    assert after["persona_id"] == book["default_persona_id"] != draft["persona_id"]


async def test_provenance_belongs_to_the_version_on_the_desk(author: Person, stage: Stage) -> None:
    draft = await ready(author)
    found = (await author.client.get(f"/api/v1/drafts/{draft['id']}/provenance")).json()
    assert found["version"] == 1
    for sentence in found["sentences"]:
        assert draft["working_text"][sentence["start"] : sentence["end"]] == sentence["text"]  # type: ignore[index]
    assert found["sentences"]
    gate = stage.gate()
    stage.says("아직. ", then=gate)
    empty = (await author.client.get(f"/api/v1/drafts/{await begun(author)}/provenance")).json()
    assert empty == {"version": None, "sentences": []}
