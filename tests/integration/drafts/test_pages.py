"""The Write page and the pages of a draft, as a browser without scripts uses them."""

import re
from collections.abc import AsyncIterator
from html import unescape

import httpx
import pytest

from echodiary.features.accounts.deps import SESSION_COOKIE
from echodiary.platform.ids import new_id
from echodiary.writing.errors import ProviderUnavailable
from tests.conftest import Person, client_of
from tests.integration.drafts.test_versions import other_persona
from tests.integration.generations.stage import MEMO, THIN, Stage, begun, edited, look, ready, said, until

WAYS_ON = re.compile(r"/drafts/([0-9a-f-]{36})$")
SECRET = "붕어빵이따뜻했던비밀"


@pytest.fixture
async def reader(stage: Stage, author: Person) -> AsyncIterator[httpx.AsyncClient]:
    """The author's browser: a cookie, no scripts, no JSON."""
    async with browser_of(stage, author) as client:
        yield client


def browser_of(stage: Stage, person: Person) -> httpx.AsyncClient:
    client = client_of(stage.app, Origin="http://echodiary.test", Accept="text/html")
    client.cookies.set(SESSION_COOKIE, person.client.headers["Authorization"].removeprefix("Bearer "))
    return client


def fields_of(page: str, form: str = 'id="desk"') -> dict[str, str]:
    """What a browser sends of the form of the desk."""
    found = re.search(rf"<form[^>]*{form}.*?</form>", page, re.DOTALL)
    assert found, "there is no such form"
    html = found.group()
    fields = {}
    for tag in re.findall(r"<input[^>]*>", html):
        attributes = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if "name" in attributes and (attributes.get("type") not in {"radio", "checkbox"} or " checked" in tag):
            fields[attributes["name"]] = unescape(attributes.get("value", ""))
    for attributes_, text in re.findall(r"<textarea([^>]*)>\n?(.*?)</textarea>", html, re.DOTALL):
        name = re.search(r'name="([^"]+)"', attributes_)
        if name:
            fields[name.group(1)] = unescape(text).replace("\n", "\r\n")
    return fields


async def press(client: httpx.AsyncClient, path: str, page: str, **typed: str) -> httpx.Response:
    return await client.post(path, data={**fields_of(page), **typed})


def draft_in(answer: httpx.Response) -> str:
    assert answer.status_code == 303, answer.text[:2000]
    found = WAYS_ON.search(answer.headers["Location"])
    assert found, answer.headers["Location"]
    return found.group(1)


async def open_page(client: httpx.AsyncClient, path: str) -> str:
    answer = await client.get(path)
    assert answer.status_code == 200, answer.text[:2000]
    return answer.text


async def sent(client: httpx.AsyncClient, person: Person, memo: str = MEMO, **typed: str) -> str:
    """A draft written from the Write page."""
    draft_id = draft_in(await press(client, "/drafts", await open_page(client, "/?new"), memo=memo, **typed))
    await until(person, draft_id, "ready")
    return draft_id


async def test_from_the_memo_to_the_entry_without_scripts(reader: httpx.AsyncClient, author: Person) -> None:
    draft_id = await sent(reader, author, "병원\r\n혈압 132/85\r\n약국", length="short", fidelity="facts")
    draft = await look(author, draft_id)
    assert draft["memo"]["keywords"] == ["병원", "혈압 132/85", "약국"]  # type: ignore[index]
    assert (draft["options"]["length"], draft["options"]["fidelity"]) == ("short", "facts")  # type: ignore[index]
    page = await open_page(reader, f"/drafts/{draft_id}")
    typed = {"working_text": "고친 글\r\n둘째 줄", "title": "내 제목", "mood": "calm", "tags": "가족, #산책 ,"}
    saved = await press(reader, f"/drafts/{draft_id}/save", page, **typed)
    assert saved.status_code == 303
    entry = (await author.client.get(f"/api/v1{saved.headers['Location']}")).json()
    assert (entry["body"], entry["title"], entry["mood"]) == ("고친 글\n둘째 줄", "내 제목", "calm")
    assert entry["tags"] == ["가족", "산책"]


async def test_sentences_stay_free_text_to_the_letter(reader: httpx.AsyncClient, author: Person) -> None:
    draft_id = await sent(reader, author, "  면접 봤는데 망한 듯.\r\n집에 오는 길에 붕어빵을 샀다. ")
    memo = (await look(author, draft_id))["memo"]
    assert memo["kind"] == "text"  # type: ignore[index]
    assert memo["text"] == "  면접 봤는데 망한 듯.\n집에 오는 길에 붕어빵을 샀다. "  # type: ignore[index]


async def test_save_pressed_twice_makes_one_entry(reader: httpx.AsyncClient, author: Person) -> None:
    draft_id = await sent(reader, author)
    page = await open_page(reader, f"/drafts/{draft_id}")
    first = await press(reader, f"/drafts/{draft_id}/save", page)
    again = await press(reader, f"/drafts/{draft_id}/save", page)
    assert first.status_code == again.status_code == 303
    assert first.headers["Location"] == again.headers["Location"]
    assert len((await author.client.get("/api/v1/entries")).json()["items"]) == 1


async def test_a_memo_sent_twice_makes_one_draft(reader: httpx.AsyncClient, author: Person) -> None:
    page = await open_page(reader, "/?new")
    key = {"idempotency_key": new_id().hex}
    first = draft_in(await press(reader, "/drafts", page, memo=MEMO, **key))
    assert draft_in(await press(reader, "/drafts", page, memo=MEMO, **key)) == first
    await until(author, first, "ready")
    assert len((await author.client.get("/api/v1/drafts")).json()["items"]) == 1


async def test_an_empty_memo_is_asked_for_and_nothing_is_stored(reader: httpx.AsyncClient, author: Person) -> None:
    answer = await press(reader, "/drafts", await open_page(reader, "/"), memo=" \r\n ")
    assert answer.status_code == 422
    assert "한두 단어만 적어 주세요" in answer.text
    assert (await author.client.get("/api/v1/drafts")).json()["items"] == []


async def test_a_thin_memo_is_kept_with_its_question_and_goes_on_when_mended(
    reader: httpx.AsyncClient, author: Person
) -> None:
    draft_id = draft_in(await press(reader, "/drafts", await open_page(reader, "/"), memo=THIN))
    page = await open_page(reader, f"/drafts/{draft_id}")
    assert "무슨 일이 있었는지" in page
    assert fields_of(page)["memo"] == THIN
    assert draft_in(await press(reader, f"/drafts/{draft_id}/write", page, memo="ㅋㅋㅋ 회식")) == draft_id
    assert (await until(author, draft_id, "ready"))["version_count"] == 1


async def test_a_memo_that_is_kept_waits_on_the_write_page(reader: httpx.AsyncClient, author: Person) -> None:
    book_id = (await author.client.get("/api/v1/books")).json()["items"][0]["id"]
    body = {"book_id": book_id, "memo": {"kind": "text", "text": "면접, 붕어"}, "start": False}
    kept = (await author.client.post("/api/v1/drafts", json=body)).json()
    page = await open_page(reader, "/")
    assert fields_of(page)["memo"] == "면접, 붕어"
    assert f"/drafts/{kept['id']}/write" in page
    fresh = await open_page(reader, "/?new")
    assert fields_of(fresh)["memo"] == ""
    assert f'href="/drafts/{kept["id"]}"' in fresh
    other = await other_persona(author, kept)
    typed = {"memo": "면접, 붕어빵", "persona_id": other, "length": "long"}
    assert draft_in(await press(reader, f"/drafts/{kept['id']}/write", page, **typed)) == kept["id"]
    draft = await until(author, kept["id"], "ready")
    assert (draft["persona_id"], draft["options"]["length"]) == (other, "long")  # type: ignore[index]
    assert draft["memo"]["keywords"] == ["면접", "붕어빵"]  # type: ignore[index]


async def test_the_memo_that_a_script_has_kept_is_the_one_that_its_form_sends(
    reader: httpx.AsyncClient, author: Person
) -> None:
    book_id = (await author.client.get("/api/v1/books")).json()["items"][0]["id"]
    body = {"book_id": book_id, "memo": {"kind": "text", "text": "면접"}, "start": False}
    key = new_id().hex
    kept = await author.client.post("/api/v1/drafts", json=body, headers={"Idempotency-Key": key})
    page = await open_page(reader, "/?new")
    answer = await press(reader, "/drafts", page, memo="면접, 붕어빵", memo_key=key, idempotency_key=new_id().hex)
    assert draft_in(answer) == kept.json()["id"]


async def test_what_was_left_lying_and_what_was_a_year_ago_stand_above(
    reader: httpx.AsyncClient, author: Person, stage: Stage
) -> None:
    stage.writer.enqueue(ProviderUnavailable("away"))
    failed = await begun(author, "병원 다녀옴")
    await until(author, failed, "failed")
    done = await ready(author, "붕어빵 먹음")
    page = await open_page(reader, "/")
    assert "쓰다 만 글" in page
    assert f'href="/drafts/{failed}"' in page
    assert "못 쓴 초안 · 병원 다녀옴" in page
    assert f'href="/drafts/{done["id"]}"' in page
    assert "작년 오늘" not in page


async def test_while_it_is_written_the_page_shows_what_is_there_and_comes_again(
    reader: httpx.AsyncClient, author: Person, stage: Stage
) -> None:
    gate = stage.gate()
    stage.says("첫 문장이에요. ", then=gate)
    draft_id = draft_in(await press(reader, "/drafts", await open_page(reader, "/"), memo=MEMO))
    await said(stage, draft_id, "첫 문장이에요. ")
    page = await open_page(reader, f"/drafts/{draft_id}")
    assert "첫 문장이에요." in page
    assert '<noscript><meta http-equiv="refresh"' in page
    assert f'data-stream="/api/v1/drafts/{draft_id}/stream"' in page
    assert 'data-after="1"' in page
    assert (await reader.post(f"/drafts/{draft_id}/stop")).status_code == 303
    stopped = await until(author, draft_id, "ready")
    assert stopped["working_text"] == "첫 문장이에요. "
    assert "여기까지 쓴 초안" in await open_page(reader, f"/drafts/{draft_id}")


async def test_a_script_gets_the_desk_alone(reader: httpx.AsyncClient, author: Person) -> None:
    draft = await ready(author)
    fragment = await reader.get(f"/drafts/{draft['id']}", headers={"HX-Request": "true"})
    assert fragment.text.lstrip().startswith("<form")
    assert 'id="desk"' in fragment.text
    stopped = await reader.post(f"/drafts/{draft['id']}/stop", headers={"HX-Request": "true"})
    assert stopped.status_code == 204


async def test_work_that_failed_says_what_happened_and_writing_by_hand_goes_on(
    reader: httpx.AsyncClient, author: Person, stage: Stage
) -> None:
    stage.writer.enqueue(ProviderUnavailable("away"))
    draft_id = await begun(author)
    await until(author, draft_id, "failed")
    page = await open_page(reader, f"/drafts/{draft_id}")
    assert "글 쓰는 곳에 닿지 못했어요" in page
    assert "메모는 그대로 있어요" in page
    saved = await press(reader, f"/drafts/{draft_id}/save", page, working_text="직접 쓴 글")
    assert saved.headers["Location"].startswith("/entries/")
    stage.writer.enqueue(ProviderUnavailable("away"))
    another = await begun(author)
    await until(author, another, "failed")
    page = await open_page(reader, f"/drafts/{another}")
    assert draft_in(await press(reader, f"/drafts/{another}/write", page)) == another
    await until(author, another, "ready")


async def test_nothing_to_save_is_said_on_the_page(reader: httpx.AsyncClient, author: Person) -> None:
    draft_id = await sent(reader, author)
    page = await open_page(reader, f"/drafts/{draft_id}")
    answer = await press(reader, f"/drafts/{draft_id}/save", page, working_text=" ", tags="가족")
    assert answer.status_code == 422
    assert "아직 저장할 글이 없어요" in answer.text
    assert fields_of(answer.text)["tags"] == "가족"


async def test_what_entries_refuse_comes_back_with_the_text(reader: httpx.AsyncClient, author: Person) -> None:
    draft_id = await sent(reader, author)
    page = await open_page(reader, f"/drafts/{draft_id}")
    answer = await press(reader, f"/drafts/{draft_id}/save", page, working_text="고친 글", tags="가" * 41)
    assert answer.status_code == 422
    assert "40자까지" in answer.text
    back = fields_of(answer.text)
    assert (back["working_text"], back["tags"]) == ("고친 글", "가" * 41)
    assert (await press(reader, f"/drafts/{draft_id}/save", answer.text, tags="가족")).status_code == 303


async def test_rewriting_keeps_what_was_edited_as_a_version(reader: httpx.AsyncClient, author: Person) -> None:
    draft_id = await sent(reader, author)
    page = await open_page(reader, f"/drafts/{draft_id}")
    await press(reader, f"/drafts/{draft_id}/write", page, working_text="고친 글", wish="shorter")
    draft = await until(author, draft_id, "ready")
    kinds = [(version["kind"], version["text"]) for version in draft["versions"]]  # type: ignore[union-attr,index]
    assert kinds[1] == ("edited", "고친 글")
    assert len(kinds) == 3
    assert draft["options"]["length"] == "short"  # type: ignore[index]


async def test_pressed_twice_it_is_rewritten_once(reader: httpx.AsyncClient, author: Person) -> None:
    draft_id = await sent(reader, author)
    page = await open_page(reader, f"/drafts/{draft_id}")
    key = {"idempotency_key": new_id().hex}
    await press(reader, f"/drafts/{draft_id}/write", page, **key)
    await until(author, draft_id, "ready")
    await press(reader, f"/drafts/{draft_id}/write", page, **key)
    assert (await until(author, draft_id, "ready"))["version_count"] == 2


async def test_a_title_left_alone_stays_the_proposed_one(reader: httpx.AsyncClient, author: Person) -> None:
    draft_id = await sent(reader, author)
    page = await open_page(reader, f"/drafts/{draft_id}")
    await press(reader, f"/drafts/{draft_id}/keep", page, working_text="고친 글")
    items = (await author.client.get("/api/v1/drafts")).json()["items"]
    assert items[0]["title"] is None
    page = await open_page(reader, f"/drafts/{draft_id}")
    await press(reader, f"/drafts/{draft_id}/keep", page, title="내 제목")
    assert (await look(author, draft_id))["title"] == "내 제목"


async def test_a_version_is_looked_at_compared_and_taken_back(reader: httpx.AsyncClient, author: Person) -> None:
    draft_id = await sent(reader, author)
    first = (await look(author, draft_id))["working_text"]
    await edited(author, draft_id, "아주 다른 글")
    page = await open_page(reader, f"/drafts/{draft_id}/versions/1")
    assert "<ins>" in page
    assert "<del>" in page
    form = f'action="/drafts/{draft_id}/restore"'
    answer = await reader.post(f"/drafts/{draft_id}/restore", data=fields_of(page, form))
    assert draft_in(answer) == draft_id
    draft = await look(author, draft_id)
    assert draft["working_text"] == first
    assert [version["text"] for version in draft["versions"]] == [first, "아주 다른 글"]  # type: ignore[union-attr,index]


async def test_after_saving_a_version_goes_into_the_entry_whose_history_keeps_the_rest(
    reader: httpx.AsyncClient, author: Person
) -> None:
    draft_id = await sent(reader, author)
    first = (await look(author, draft_id))["working_text"]
    page = await open_page(reader, f"/drafts/{draft_id}")
    saved = await press(reader, f"/drafts/{draft_id}/save", page, working_text="고친 글")
    page = await open_page(reader, f"/drafts/{draft_id}/versions/1")
    answer = await reader.post(
        f"/drafts/{draft_id}/restore", data=fields_of(page, f'action="/drafts/{draft_id}/restore"')
    )
    assert answer.headers["Location"] == saved.headers["Location"]
    entry = (await author.client.get(f"/api/v1{saved.headers['Location']}")).json()
    history = (await author.client.get(f"/api/v1{saved.headers['Location']}/history")).json()["items"]
    assert entry["body"] == first
    assert [item["body"] for item in history] == ["고친 글"]


async def test_a_new_version_beside_edited_text_is_offered(
    reader: httpx.AsyncClient, author: Person, stage: Stage
) -> None:
    draft_id = await sent(reader, author)
    gate = stage.gate()
    stage.says("새 판이에요.", then=gate)
    page = await open_page(reader, f"/drafts/{draft_id}")
    await press(reader, f"/drafts/{draft_id}/write", page)
    await edited(author, draft_id, "그사이 고친 글")
    gate.set()
    await until(author, draft_id, "ready")
    page = await open_page(reader, f"/drafts/{draft_id}")
    assert "새 판이 나왔어요" in page
    assert fields_of(page)["working_text"] == "그사이 고친 글"
    await press(reader, f"/drafts/{draft_id}/decline", page, working_text="더 고친 글")
    page = await open_page(reader, f"/drafts/{draft_id}")
    assert "새 판이 나왔어요" not in page
    assert fields_of(page)["working_text"] == "더 고친 글"
    await press(reader, f"/drafts/{draft_id}/restore", page, version="2")
    draft = await look(author, draft_id)
    assert draft["working_text"] == "새 판이에요."
    assert "더 고친 글" in [version["text"] for version in draft["versions"]]  # type: ignore[union-attr,index]


async def test_another_persona_asks_first(reader: httpx.AsyncClient, author: Person) -> None:
    draft_id = await sent(reader, author)
    before = await look(author, draft_id)
    other = await other_persona(author, before)
    page = await open_page(reader, f"/drafts/{draft_id}")
    asked = await press(reader, f"/drafts/{draft_id}/write", page, persona_id=other, working_text="고친 글")
    assert asked.headers["Location"] == f"/drafts/{draft_id}/persona?to={other}"
    question = await open_page(reader, asked.headers["Location"])
    now = await look(author, draft_id)
    assert (now["persona_id"], now["version_count"]) == (before["persona_id"], 1)
    assert now["working_text"] == "고친 글"
    fields = fields_of(question, "action")
    assert fields["persona_id"] == other
    answer = await reader.post(f"/drafts/{draft_id}/persona", data={**fields, "choice": "branch"})
    branch = draft_in(answer)
    assert branch != draft_id
    assert (await until(author, branch, "ready"))["persona_id"] == other
    assert (await look(author, draft_id))["working_text"] == "고친 글"
    await reader.post(f"/drafts/{draft_id}/persona", data={**fields, "choice": "keep"})
    kept = await look(author, draft_id)
    assert (kept["persona_id"], kept["working_text"], kept["status"]) == (other, "고친 글", "ready")


async def test_rewriting_in_another_voice_keeps_the_text_as_a_version(
    reader: httpx.AsyncClient, author: Person
) -> None:
    draft_id = await sent(reader, author)
    other = await other_persona(author, await look(author, draft_id))
    page = await open_page(reader, f"/drafts/{draft_id}")
    typed = {"persona_id": other, "choice": "rewrite", "working_text": "고친 글"}
    await press(reader, f"/drafts/{draft_id}/persona", page, **typed)
    draft = await until(author, draft_id, "ready")
    assert draft["persona_id"] == other
    assert [version["kind"] for version in draft["versions"]] == [  # type: ignore[union-attr,index]
        "generated",
        "edited",
        "generated",
    ]


async def test_no_answer_changes_nothing(reader: httpx.AsyncClient, author: Person) -> None:
    draft_id = await sent(reader, author)
    before = await look(author, draft_id)
    other = await other_persona(author, before)
    page = await open_page(reader, f"/drafts/{draft_id}")
    assert draft_in(await press(reader, f"/drafts/{draft_id}/persona", page, persona_id=other)) == draft_id
    assert await look(author, draft_id) == before


async def test_a_stale_form_gets_both_texts_and_the_user_chooses(reader: httpx.AsyncClient, author: Person) -> None:
    draft_id = await sent(reader, author)
    page = await open_page(reader, f"/drafts/{draft_id}")
    await edited(author, draft_id, "다른 탭의 글")
    answer = await press(
        reader, f"/drafts/{draft_id}/save", page, working_text="이 탭의 글", title="제목", mood="calm", tags="가족"
    )
    assert answer.status_code == 409
    assert "이 탭의 글" in answer.text
    assert "다른 탭의 글" in answer.text
    assert (await look(author, draft_id))["working_text"] == "다른 탭의 글"
    fields = fields_of(answer.text, "action")
    saved = await reader.post(f"/drafts/{draft_id}/resolve", data={**fields, "choice": "mine"})
    entry = (await author.client.get(f"/api/v1{saved.headers['Location']}")).json()
    assert (entry["body"], entry["title"], entry["mood"]) == ("이 탭의 글", "제목", "calm")
    assert entry["tags"] == ["가족"]
    texts = [version["text"] for version in (await look(author, draft_id))["versions"]]  # type: ignore[union-attr,index]
    assert "다른 탭의 글" in texts


@pytest.mark.parametrize(("choice", "kept"), [("theirs", "다른 탭의 글"), ("merged", "둘을 합친 글")])
async def test_whatever_is_chosen_the_other_text_is_among_the_versions(
    reader: httpx.AsyncClient, author: Person, choice: str, kept: str
) -> None:
    draft_id = await sent(reader, author)
    page = await open_page(reader, f"/drafts/{draft_id}")
    await edited(author, draft_id, "다른 탭의 글")
    shown = await reader.post(
        f"/drafts/{draft_id}/conflict", data={"yours": "이 탭의 글", "etag": '"2"', "field": "working_text"}
    )
    assert shown.status_code == 409
    fields = {**fields_of(shown.text, "action"), "choice": choice, "merged": "둘을 합친 글"}
    assert draft_in(await reader.post(f"/drafts/{draft_id}/resolve", data=fields)) == draft_id
    draft = await look(author, draft_id)
    texts = [version["text"] for version in draft["versions"]]  # type: ignore[union-attr,index]
    assert draft["working_text"] == kept
    assert "이 탭의 글" in texts
    assert {"이 탭의 글", "다른 탭의 글"} <= {*texts, kept}
    assert page


async def test_a_choice_made_on_a_state_that_moved_on_is_asked_again(reader: httpx.AsyncClient, author: Person) -> None:
    draft_id = await sent(reader, author)
    await edited(author, draft_id, "둘째 글")
    shown = await reader.post(f"/drafts/{draft_id}/conflict", data={"yours": "이 탭의 글", "field": "working_text"})
    await edited(author, draft_id, "셋째 글")
    fields = {**fields_of(shown.text, "action"), "choice": "mine"}
    answer = await reader.post(f"/drafts/{draft_id}/resolve", data=fields)
    assert answer.status_code == 409
    assert "셋째 글" in answer.text
    assert (await look(author, draft_id))["working_text"] == "셋째 글"


async def test_words_for_a_draft_that_was_saved_meanwhile_are_not_lost(
    reader: httpx.AsyncClient, author: Person
) -> None:
    draft_id = await sent(reader, author)
    page = await open_page(reader, f"/drafts/{draft_id}")
    saved = await press(reader, f"/drafts/{draft_id}/save", page, working_text="한 탭의 글")
    late = await press(reader, f"/drafts/{draft_id}/keep", page, working_text="늦은 글")
    assert late.status_code == 409
    assert "늦은 글" in late.text
    assert "한 탭의 글" in late.text
    fields = {**fields_of(late.text, "action"), "choice": "mine"}
    answer = await reader.post(f"/drafts/{draft_id}/resolve", data=fields)
    assert answer.headers["Location"] == saved.headers["Location"]
    assert (await author.client.get(f"/api/v1{saved.headers['Location']}")).json()["body"] == "늦은 글"


async def test_a_memo_changed_in_two_tabs_is_shown_twice(reader: httpx.AsyncClient, author: Person) -> None:
    draft_id = draft_in(await press(reader, "/drafts", await open_page(reader, "/"), memo=THIN))
    page = await open_page(reader, f"/drafts/{draft_id}")
    await author.client.patch(
        f"/api/v1/drafts/{draft_id}", json={"memo": {"kind": "text", "text": "다른 메모"}}, headers={"If-Match": "*"}
    )
    answer = await press(reader, f"/drafts/{draft_id}/write", page, memo="이 메모")
    assert answer.status_code == 409
    assert "다른 메모" in answer.text
    fields = {**fields_of(answer.text, "action"), "choice": "mine"}
    assert draft_in(await reader.post(f"/drafts/{draft_id}/write", data=fields)) == draft_id
    assert (await until(author, draft_id, "ready"))["memo"]["text"] == "이 메모"  # type: ignore[index]


async def test_a_draft_is_thrown_away_with_its_last_words_and_brought_back(
    reader: httpx.AsyncClient, author: Person
) -> None:
    draft_id = await sent(reader, author)
    page = await open_page(reader, f"/drafts/{draft_id}")
    await press(reader, f"/drafts/{draft_id}/discard", page, working_text="마지막 글")
    page = await open_page(reader, f"/drafts/{draft_id}")
    assert "이 초안을 버렸어요" in page
    await reader.post(f"/drafts/{draft_id}/undelete")
    draft = await look(author, draft_id)
    assert (draft["status"], draft["working_text"]) == ("ready", "마지막 글")


async def test_a_saved_draft_is_read_and_begins_a_second_one(reader: httpx.AsyncClient, author: Person) -> None:
    draft_id = await sent(reader, author)
    saved = await press(reader, f"/drafts/{draft_id}/save", await open_page(reader, f"/drafts/{draft_id}"))
    page = await open_page(reader, f"/drafts/{draft_id}")
    assert f'href="{saved.headers["Location"]}"' in page
    assert 'name="working_text"' not in page
    second = draft_in(await reader.post(f"/drafts/{draft_id}/branch"))
    assert second != draft_id
    assert (await until(author, second, "ready"))["memo"] == (await look(author, draft_id))["memo"]


async def test_an_edited_memo_is_kept_by_every_button(reader: httpx.AsyncClient, author: Person) -> None:
    draft_id = await sent(reader, author)
    page = await open_page(reader, f"/drafts/{draft_id}")
    await press(reader, f"/drafts/{draft_id}/save", page, memo="고친 메모예요. 정말이에요.")
    assert (await look(author, draft_id))["memo"]["text"] == "고친 메모예요. 정말이에요."  # type: ignore[index]


async def test_a_draft_moves_to_another_day_and_another_book(reader: httpx.AsyncClient, author: Person) -> None:
    made = await author.client.post("/api/v1/books", json={"title": "여행", "language": "ko"})
    draft_id = await sent(reader, author)
    page = await open_page(reader, f"/drafts/{draft_id}")
    typed = {"entry_date": "2026-01-02", "book_id": made.json()["id"]}
    saved = await press(reader, f"/drafts/{draft_id}/save", page, **typed)
    entry = (await author.client.get(f"/api/v1{saved.headers['Location']}")).json()
    assert (entry["entry_date"], entry["book_id"]) == ("2026-01-02", made.json()["id"])


async def test_without_a_session_the_way_leads_to_the_sign_in(stage: Stage) -> None:
    async with client_of(stage.app, Accept="text/html") as nobody:
        assert (await nobody.get("/")).headers["Location"] == "/sign-in"
        draft = f"/drafts/{new_id()}"
        assert (await nobody.get(draft)).headers["Location"] == f"/sign-in?next={draft}"


ACTIONS = (
    *("write", "save", "keep", "stop", "discard", "undelete", "branch"),
    *("restore", "decline", "conflict", "resolve", "persona"),
)


async def test_drafts_of_others_do_not_exist(
    stage: Stage, author: Person, another_author: Person, reader: httpx.AsyncClient
) -> None:
    theirs = await ready(another_author)
    for draft_id in (theirs["id"], new_id()):
        for path in ("", "/persona", "/versions/1", "/save"):
            assert (await reader.get(f"/drafts/{draft_id}{path}")).status_code == 404, path
        for action in ACTIONS:
            answer = await reader.post(f"/drafts/{draft_id}/{action}", data={"working_text": "내 글", "memo": "메모"})
            assert answer.status_code == 404, action
            assert str(theirs["working_text"]) not in answer.text
    assert await look(another_author, str(theirs["id"])) == theirs
    page = await open_page(reader, "/")
    for book_id in (str(theirs["book_id"]), str(new_id())):
        refused = await press(reader, "/drafts", page, memo=MEMO, book_id=book_id)
        assert refused.status_code == 409
        assert MEMO in refused.text
    draft_id = draft_in(await press(reader, "/drafts", page, memo=MEMO, persona_id=str(theirs["persona_id"])))
    mine = await until(author, draft_id, "ready")
    assert mine["book_id"] != theirs["book_id"]
    assert mine["persona_id"] != theirs["persona_id"]


async def test_the_address_of_a_button_leads_to_the_draft(reader: httpx.AsyncClient, author: Person) -> None:
    draft = await ready(author)
    for action in ("save", "write", "conflict"):
        assert draft_in(await reader.get(f"/drafts/{draft['id']}/{action}")) == draft["id"]


async def test_no_word_of_the_diary_is_in_an_address(reader: httpx.AsyncClient, author: Person) -> None:
    draft_id = await sent(reader, author, SECRET)
    page = await open_page(reader, f"/drafts/{draft_id}")
    addresses = re.findall(r'(?:href|action|formaction|hx-\w+|data-[\w-]*url|data-stream)="([^"]*)"', page)
    addresses += re.findall(r'<form[^>]*action="([^"]*)"', page)
    assert addresses
    answers = [
        await press(reader, f"/drafts/{draft_id}/keep", page, working_text=SECRET),
        await press(reader, f"/drafts/{draft_id}/save", page, working_text=SECRET, title=SECRET, tags=SECRET),
    ]
    addresses += [answer.headers["Location"] for answer in answers if answer.status_code == 303]
    assert not [address for address in addresses if SECRET in httpx.URL(address).path + address]


@pytest.mark.parametrize("locale", ["ko", "en"])
async def test_every_page_speaks_the_language_of_the_account(
    reader: httpx.AsyncClient, author: Person, locale: str
) -> None:
    await author.client.patch("/api/v1/me", json={"locale": locale})
    page = await open_page(reader, "/")
    assert f'<html lang="{locale}"' in page
    assert ("초안 쓰기" if locale == "ko" else "Write the draft") in page


async def test_words_typed_for_a_book_that_was_put_away_meanwhile_stay(
    reader: httpx.AsyncClient, author: Person
) -> None:
    draft_id = await sent(reader, author)
    away = (await author.client.post("/api/v1/books", json={"title": "치울 책"})).json()["id"]
    page = await open_page(reader, f"/drafts/{draft_id}")
    own = (await look(author, draft_id))["book_id"]
    await author.client.patch(f"/api/v1/books/{away}", json={"archived": True})
    refused = await press(reader, f"/drafts/{draft_id}/save", page, working_text="방금 친 글", book_id=away)
    assert refused.status_code == 409
    assert "방금 친 글" in refused.text
    assert fields_of(refused.text)["book_id"] == own
    saved = await press(reader, f"/drafts/{draft_id}/save", refused.text)
    assert (saved.status_code, saved.headers["Location"].startswith("/entries/")) == (303, True)
    entry = (await author.client.get(f"/api/v1{saved.headers['Location']}")).json()
    assert (entry["body"], entry["book_id"]) == ("방금 친 글", own)
