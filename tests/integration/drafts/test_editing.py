"""Working on a draft: autosave under If-Match, stale tabs, the bin, lists."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from sqlalchemy.engine import URL

from echodiary.bootstrap.housekeeping import sweep
from echodiary.platform.clock import ManualClock
from tests.conftest import Person, eventually, new_person
from tests.integration.generations.stage import (
    MEMO,
    THIN,
    Stage,
    begin,
    begun,
    edited,
    look,
    ready,
    rows_of,
    said,
    staged,
    until,
)


async def patch(person: Person, draft_id: object, if_match: str | None = "*", **body: object) -> httpx.Response:
    headers = {} if if_match is None else {b"If-Match": if_match.encode("latin-1")}
    return await person.client.patch(f"/api/v1/drafts/{draft_id}", json=body, headers=headers)


async def post(
    person: Person, draft_id: object, action: str, if_match: str | None = None, **body: object
) -> httpx.Response:
    headers = {} if if_match is None else {"If-Match": if_match}
    return await person.client.post(f"/api/v1/drafts/{draft_id}/{action}", json=body, headers=headers)


async def test_typing_is_stored_and_counted(author: Person) -> None:
    draft = await ready(author)
    answer = await patch(author, draft["id"], '"2"', working_text="고친 글", title=" 제목 ")
    assert answer.status_code == 200
    assert answer.headers["ETag"] == '"3"'
    now = answer.json()
    assert (now["working_text"], now["title"], now["edited"], now["revision"]) == ("고친 글", "제목", True, 3)
    assert (await author.client.get(f"/api/v1/drafts/{draft['id']}")).headers["ETag"] == '"3"'


@pytest.mark.parametrize("tag", ['"3"', 'W/"3"', "3", "*", " * "])
async def test_the_present_state_may_be_named_in_any_form(author: Person, tag: str) -> None:
    draft = await ready(author)
    await edited(author, draft["id"], "zuerst")
    assert (await patch(author, draft["id"], tag, working_text="dann")).status_code == 200


async def test_a_change_has_to_say_what_it_was_made_for(author: Person) -> None:
    draft = await ready(author)
    answer = await patch(author, draft["id"], None, working_text="고친 글")
    assert (answer.status_code, answer.json()["code"]) == (428, "precondition_required")
    assert (await look(author, str(draft["id"])))["working_text"] == draft["working_text"]


@pytest.mark.parametrize("tag", ['"1"', '"99"', "garbage", '""', '"²"', '"-1"', f'"{"9" * 40}"', '"2", "3"'])
async def test_a_stale_change_gets_both_texts_and_overwrites_nothing(author: Person, tag: str) -> None:
    draft = await ready(author)
    await edited(author, draft["id"], "한 탭의 글")
    before = await look(author, str(draft["id"]))
    answer = await patch(
        author,
        draft["id"],
        tag,
        working_text="다른 탭의 글",
        title="다른 제목",
        entry_date="2020-01-01",
    )
    problem = answer.json()
    assert (answer.status_code, problem["code"], problem["draft_id"]) == (409, "stale", draft["id"])
    assert problem["current"] == {
        "revision": before["revision"],
        "working_text": "한 탭의 글",
        "title": None,
        "memo": before["memo"],
        "entry_date": before["entry_date"],
    }
    assert problem["yours"] == {"working_text": "다른 탭의 글", "title": "다른 제목", "entry_date": "2020-01-01"}
    assert await look(author, str(draft["id"])) == before


async def test_a_repeated_autosave_is_no_conflict(author: Person) -> None:
    draft = await ready(author)
    first = await patch(author, draft["id"], '"2"', working_text="고친 글")
    again = await patch(author, draft["id"], '"2"', working_text="고친 글")
    assert (again.status_code, again.json()) == (200, first.json())


async def test_a_stale_title_does_not_slip_through_with_the_same_text(author: Person) -> None:
    draft = await ready(author)
    await patch(author, draft["id"], '"2"', title="새 제목")
    answer = await patch(author, draft["id"], '"2"', working_text=draft["working_text"], title="옛 제목")
    assert answer.status_code == 409
    assert (await look(author, str(draft["id"])))["title"] == "새 제목"


async def test_what_is_left_out_stays(author: Person) -> None:
    draft = await ready(author)
    await patch(author, draft["id"], working_text="글", title="제목")
    now = (await patch(author, draft["id"], entry_date="2026-01-02")).json()
    assert (now["working_text"], now["title"], now["entry_date"], now["revision"]) == ("글", "제목", "2026-01-02", 4)
    assert (await patch(author, draft["id"])).json() == now
    assert (await patch(author, draft["id"], title="")).json()["title"] is None


async def test_a_text_that_is_too_long_is_refused(author: Person) -> None:
    draft = await ready(author)
    answer = await patch(author, draft["id"], working_text="가" * 100_001)
    assert (answer.status_code, answer.json()["code"], answer.json()["maximum"]) == (422, "text_too_long", 100_000)
    assert (await patch(author, draft["id"], working_text="가" * 100_000)).status_code == 200


async def test_a_memo_is_typed_until_something_was_written_from_it(author: Person) -> None:
    draft_id = (await begin(author, THIN)).json()["draft_id"]
    memo = {"kind": "text", "text": MEMO}
    assert (await patch(author, draft_id, '"1"', memo=memo)).json()["memo"]["text"] == MEMO
    stale = await patch(author, draft_id, '"1"', memo={"kind": "text", "text": "old"})
    assert stale.json()["yours"]["memo"] == {"kind": "text", "text": "old", "keywords": []}
    empty = await patch(author, draft_id, memo={"kind": "text", "text": " "})
    assert (empty.status_code, empty.json()["code"]) == (422, "memo_empty")
    await post(author, draft_id, "versions")
    await until(author, draft_id, "ready")
    late = await patch(author, draft_id, memo={"kind": "text", "text": "다른 메모 하나 회의 두 번"})
    assert (late.status_code, late.json()["code"]) == (409, "memo_already_used")
    assert (await look(author, draft_id))["memo"]["text"] == MEMO


@pytest.mark.parametrize(
    ("action", "body"),
    [
        ("versions", {}),
        ("persona", {"draft_action": "rewrite"}),
        ("persona", {"draft_action": "keep"}),
        ("restore", {"version": 1}),
        ("save", {}),
        ("stop", {}),
        ("undelete", {}),
    ],
)
async def test_actions_check_the_state_when_it_is_named(
    author: Person, stage: Stage, action: str, body: dict[str, object]
) -> None:
    draft = await ready(author)
    await edited(author, draft["id"], "고친 글")
    before = await look(author, str(draft["id"]))
    if action == "persona":
        body = {**body, "persona_id": draft["persona_id"]}
    stale = await post(author, draft["id"], action, '"2"', **body)
    assert (stale.status_code, stale.json()["code"]) == (409, "stale")
    assert stale.json()["current"]["working_text"] == "고친 글"
    assert await look(author, str(draft["id"])) == before
    fresh = await post(author, draft["id"], action, '"3"', **body)
    assert fresh.status_code in {200, 201, 202}, fresh.text


async def test_a_discarded_draft_comes_back_as_it_was(author: Person) -> None:
    draft = await ready(author)
    await edited(author, draft["id"], "고친 글")
    before = await look(author, str(draft["id"]))
    for _ in range(2):
        assert (await author.client.delete(f"/api/v1/drafts/{draft['id']}")).status_code == 204
    assert (await look(author, str(draft["id"])))["status"] == "discarded"
    for _ in range(2):
        back = await post(author, draft["id"], "undelete")
        assert (back.status_code, back.json()["status"]) == (200, "ready")
    after = await look(author, str(draft["id"]))
    assert after | {"updated_at": None} == before | {"updated_at": None}


async def test_a_draft_that_only_waits_comes_back_waiting(author: Person) -> None:
    draft_id = (await begin(author, THIN)).json()["draft_id"]
    await author.client.delete(f"/api/v1/drafts/{draft_id}")
    assert (await post(author, draft_id, "undelete")).json()["status"] == "waiting"


@pytest.mark.parametrize(
    ("action", "body"),
    [("versions", {}), ("save", {}), ("restore", {"version": 1}), ("persona", {"draft_action": "keep"})],
)
async def test_nothing_is_done_to_a_draft_in_the_bin(author: Person, action: str, body: dict[str, object]) -> None:
    draft = await ready(author)
    await author.client.delete(f"/api/v1/drafts/{draft['id']}")
    answer = await post(author, draft["id"], action, **body, persona_id=draft["persona_id"])
    assert (answer.status_code, answer.json()["code"]) == (409, "draft_discarded")
    assert (await patch(author, draft["id"], working_text="x")).json()["code"] == "draft_discarded"


async def test_what_was_said_before_the_bin_is_there_when_it_comes_back(author: Person, stage: Stage) -> None:
    stage.says("여기까지. ", then=stage.gate())
    draft_id = await begun(author)
    await said(stage, draft_id, "여기까지. ")
    await author.client.delete(f"/api/v1/drafts/{draft_id}")
    await stage.settled()
    binned = await look(author, draft_id)
    assert (binned["status"], binned["version_count"]) == ("discarded", 1)
    back = (await post(author, draft_id, "undelete")).json()
    assert (back["status"], back["working_text"], back["working_version"]) == ("ready", "여기까지. ", 1)


async def test_back_from_the_bin_before_the_writing_has_stopped(author: Person, stage: Stage) -> None:
    stage.says("여기까지. ", then=stage.gate())
    draft_id = await begun(author)
    await said(stage, draft_id, "여기까지. ")
    runner = stage.container.runner
    listener_heard, runner.cancel = runner.cancel, lambda _: None  # type: ignore[method-assign]
    try:
        await author.client.delete(f"/api/v1/drafts/{draft_id}")
        assert (await post(author, draft_id, "undelete")).json()["status"] == "generating"
    finally:
        runner.cancel = listener_heard  # type: ignore[method-assign]
    runner.cancel(next(iter(runner._runs)))
    draft = await until(author, draft_id, "ready")
    assert draft["working_text"] == "여기까지. "


async def test_after_thirty_days_the_bin_is_emptied(empty_database: URL, tmp_path: Path) -> None:
    clock = ManualClock(datetime(2026, 5, 4, 12, tzinfo=UTC))
    async with staged(empty_database, tmp_path, clock=clock, settings={"session_days": 100}) as stage:
        author = await new_person(stage.app)
        binned, kept, back = [await ready(author) for _ in range(3)]
        for draft in (binned, back):
            await author.client.delete(f"/api/v1/drafts/{draft['id']}")
        await post(author, back["id"], "undelete")
        clock.advance(timedelta(days=30))
        await sweep(stage.container.database, clock, stage.container.usage_rules)
        assert (await post(author, binned["id"], "undelete")).status_code == 200
        await author.client.delete(f"/api/v1/drafts/{binned['id']}")
        clock.advance(timedelta(days=30, seconds=1))
        await sweep(stage.container.database, clock, stage.container.usage_rules)
        assert (await author.client.get(f"/api/v1/drafts/{binned['id']}")).status_code == 404
        for table in ("draft_versions WHERE draft_id", "generations WHERE subject_id"):
            assert rows_of(stage, f"SELECT 1 FROM {table} = %s", binned["id"]) == []  # noqa: S608
        for draft in (kept, back):
            assert (await look(author, str(draft["id"])))["versions"] == draft["versions"]
        await author.client.aclose()


async def test_lists_show_what_is_unfinished_and_turn_pages(author: Person, another_author: Person) -> None:
    await ready(another_author)
    drafts = [str((await ready(author))["id"]) for _ in range(5)]
    await author.client.delete(f"/api/v1/drafts/{drafts[0]}")
    await post(author, drafts[1], "save")
    found: list[str] = []
    cursor: str | None = None
    pages = 0
    while pages == 0 or cursor:
        query = {"limit": 2, **({"cursor": cursor} if cursor else {})}
        page = (await author.client.get("/api/v1/drafts", params=query)).json()
        assert len(page["items"]) <= 2
        found += [item["id"] for item in page["items"]]
        cursor, pages = page["next_cursor"], pages + 1
    assert found == drafts[:1:-1]
    assert pages == 2
    discarded = (await author.client.get("/api/v1/drafts", params={"status": "discarded"})).json()["items"]
    both = (await author.client.get("/api/v1/drafts", params={"status": ["discarded", "saved"]})).json()["items"]
    assert ([item["id"] for item in discarded], {item["id"] for item in both}) == ([drafts[0]], set(drafts[:2]))


@pytest.mark.parametrize("status", ["waiting", "generating", "ready", "interrupted", "failed", "saved", "discarded"])
async def test_every_status_can_be_asked_for_by_the_name_that_is_shown(
    author: Person, stage: Stage, status: str
) -> None:
    stage.says("쓴다. ", then=stage.gate())
    draft_id = await begun(author)
    found = (await author.client.get("/api/v1/drafts", params={"status": status})).json()["items"]
    assert [item["id"] for item in found] == ([draft_id] if status == "generating" else [])


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ({"status": "writing"}, "invalid"),
        ({"limit": "0"}, "invalid"),
        ({"limit": "101"}, "invalid"),
        ({"cursor": "garbage"}, "cursor_invalid"),
        ({"cursor": "WzEsMl0"}, "cursor_invalid"),
        ({"cursor": "WyJ4IiwieSJd"}, "cursor_invalid"),
    ],
)
async def test_a_list_refuses_what_it_does_not_understand(author: Person, query: dict[str, str], code: str) -> None:
    answer = await author.client.get("/api/v1/drafts", params=query)
    assert (answer.status_code, answer.json()["code"]) == (422, code)


async def test_a_book_with_a_draft_in_it_is_not_deleted(author: Person) -> None:
    made = await author.client.post("/api/v1/books", json={"title": "둘째", "language": "ko"})
    await ready(author, book_id=made.json()["id"])
    answer = await author.client.delete(f"/api/v1/books/{made.json()['id']}", headers={"If-Match": "*"})
    assert (answer.status_code, answer.json()["code"]) == (409, "book_not_empty")


async def test_deleting_the_account_ends_the_writing_and_nobody_elses(
    author: Person, another_author: Person, stage: Stage
) -> None:
    gate, other_gate = stage.gate(), stage.gate()
    stage.writer.enqueue("나의 글. ", gate, "더 쓴다. ")
    mine = await begun(author)
    await said(stage, mine, "나의 글. ")
    stage.writer.enqueue("남의 글. ", other_gate, "끝. ")
    theirs = await begun(another_author)
    await said(stage, theirs, "남의 글. ")
    gone = await author.client.request("DELETE", "/api/v1/me", json={"password": author.password})
    assert gone.status_code == 204, gone.text
    gate.set()
    await eventually(lambda: len(stage.container.runner._tasks) == 1)
    other_gate.set()
    assert (await until(another_author, theirs, "ready"))["working_text"] == "남의 글. 끝. "
    assert rows_of(stage, "SELECT 1 FROM drafts WHERE id = %s", mine) == []
