"""A memo in several voices before anything is saved: it streams, it is nobody else's, and nothing of it is kept."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import text

from echodiary.features.tastings.domain import KEPT_AFTER_END
from echodiary.features.tastings.settling import forget
from echodiary.writing.errors import ProviderUnavailable
from tests.conftest import Person, eventually
from tests.integration.forms import Page, said, visitor_of
from tests.integration.generations.stage import MEMO, Stage, events_in
from tests.integration.personas.factory import make_persona, persona_form, personas_of, problem

PATH = "/api/v1/personas/tasting"


async def taste(person: Person, *voices: object, memo: object = MEMO) -> dict[str, object]:
    answer = await person.client.post(PATH, json={"memo": memo, "personas": voices})
    assert answer.status_code == 202, answer.text
    tasting: dict[str, object] = answer.json()
    return tasting


async def heard(person: Person, generation_id: object) -> list[tuple[str, dict[str, object], str | None]]:
    answer = await person.client.get(f"/api/v1/generations/{generation_id}/stream")
    assert answer.status_code == 200, answer.text
    return events_in(answer.text)


async def rows_of(stage: Stage, person: Person) -> int:
    async with stage.container.database.reading() as session:
        statement = text("SELECT count(*) FROM generations WHERE account_id = :account")
        return int((await session.execute(statement, {"account": person.id})).scalar_one())


async def test_each_voice_speaks_in_a_stream_of_its_own(stage: Stage, author: Person) -> None:
    persona = await make_persona(author, name="하나")
    stage.says("첫 목소리. ")
    stage.says("둘째 목소리. ")
    tasting = await taste(author, persona["id"], persona_form(name="둘"))
    items: list[dict[str, object]] = tasting["items"]  # type: ignore[assignment]
    assert tasting["id"] == items[0]["id"]
    assert [(one["name"], one["persona_id"]) for one in items] == [("하나", persona["id"]), ("둘", None)]
    texts = set()
    for one in items:
        events = await heard(author, one["id"])
        assert events[0][0] == "status"
        texts.add("".join(str(data["text"]) for name, data, _ in events if name == "delta"))
        assert events[-1] == ("done", {"version": None, "status": "done"}, None)
    assert texts == {"첫 목소리. ", "둘째 목소리. "}
    asked = [request.voice.name for request in stage.writer.requests[-2:]]
    assert sorted(asked) == ["둘", "하나"]


async def test_nothing_is_saved_and_nothing_is_kept(stage: Stage, author: Person) -> None:
    before = await personas_of(author)
    tasting = await taste(author, persona_form(name="아직 없는 사람"))
    await heard(author, tasting["id"])
    assert await personas_of(author) == before
    assert (await author.client.get("/api/v1/drafts")).json()["items"] == []
    assert await rows_of(stage, author) == 1
    async with stage.container.database.transaction() as session:
        now = stage.container.clock.now()
        await forget(session, now)
        assert await rows_of(stage, author) == 1, "a page may still be following"
        await forget(session, now + KEPT_AFTER_END + timedelta(seconds=1))
    assert await rows_of(stage, author) == 0
    assert problem(await author.client.get(f"/api/v1/generations/{tasting['id']}/stream"))[0] == 404


async def test_drafts_stay_when_tastings_are_forgotten(stage: Stage, author: Person) -> None:
    book = (await author.client.get("/api/v1/books")).json()["items"][0]["id"]
    memo = {"kind": "text", "text": MEMO}
    draft = (await author.client.post("/api/v1/drafts", json={"book_id": book, "memo": memo})).json()
    await author.client.get(f"/api/v1/drafts/{draft['id']}/stream")
    async with stage.container.database.transaction() as session:
        await forget(session, stage.container.clock.now() + timedelta(days=1))
    assert await rows_of(stage, author) == 1


async def test_a_voice_that_fails_says_so_alone(stage: Stage, author: Person) -> None:
    stage.writer.enqueue(ProviderUnavailable("away"))
    tasting = await taste(author, persona_form())
    name, data, _ = (await heard(author, tasting["id"]))[-1]
    assert (name, data["code"], data["retryable"]) == ("failed", "provider_unavailable", True)


async def test_another_account_hears_and_stops_nothing(author: Person, another_author: Person) -> None:
    tasting = await taste(author, persona_form())
    for path in (f"/api/v1/generations/{tasting['id']}", f"/api/v1/generations/{uuid4()}"):
        assert problem(await another_author.client.get(f"{path}/stream"))[0] == 404
        assert problem(await another_author.client.post(f"{path}/stop"))[0] == 404
    persona = await make_persona(author)
    refused = await another_author.client.post(PATH, json={"memo": MEMO, "personas": [persona["id"]]})
    assert problem(refused)[0] == 404


async def test_a_voice_can_be_stopped(stage: Stage, author: Person) -> None:
    stage.says("여기까지. ", then=stage.gate())
    tasting = await taste(author, persona_form())
    assert (await author.client.post(f"/api/v1/generations/{tasting['id']}/stop")).status_code == 202
    assert (await heard(author, tasting["id"]))[-1][1]["status"] == "cancelled"


@pytest.mark.parametrize(
    ("memo", "status", "code"),
    [("   ", 422, "memo_empty"), ("ㅋㅋ", 422, "memo_too_thin"), ("가" * 20_001, 422, "memo_too_long")],
)
async def test_a_memo_that_gives_nothing_starts_nothing(
    stage: Stage, author: Person, memo: str, status: int, code: str
) -> None:
    refused = await author.client.post(PATH, json={"memo": memo, "personas": [persona_form()]})
    assert problem(refused) == (status, code)
    assert await rows_of(stage, author) == 0


async def test_one_to_three_voices(author: Person) -> None:
    for voices in ([], [persona_form()] * 4, ["nobody"], [persona_form(name="가" * 41)]):
        refused = await author.client.post(PATH, json={"memo": MEMO, "personas": voices})
        assert problem(refused)[0] == 422


async def test_each_voice_counts_as_a_draft_and_all_are_begun_or_none(stage: Stage, author: Person) -> None:
    used = (await author.client.get("/api/v1/usage")).json()
    await taste(author, persona_form(), persona_form())
    after = (await author.client.get("/api/v1/usage")).json()
    assert json.dumps(used) != json.dumps(after)
    async with stage.container.database.transaction() as session:
        full = text("UPDATE usage_counts SET used = 49 WHERE account_id = :account")
        await session.execute(full, {"account": author.id})
    refused = await author.client.post(PATH, json={"memo": MEMO, "personas": [persona_form(), persona_form()]})
    assert problem(refused) == (429, "quota_exceeded")
    assert await rows_of(stage, author) == 2


FORM = "/personas/new/form"


async def test_the_page_shows_the_voices_of_the_form_and_of_those_beside_it(stage: Stage, author: Person) -> None:
    visitor = visitor_of(stage.app, author)
    first = (await personas_of(author))[0]
    page = await visitor.open(FORM)
    form = {**page.form(FORM), "name": "시험 삼아", "beside": str(first["id"]), "tasting_memo": MEMO}
    visitor.client.headers["HX-Request"] = "true"
    tasted = Page(await visitor.post("/personas/tasting", **form))
    papers = tasted.root.all("article")
    assert [paper["aria-label"] for paper in papers] == ["시험 삼아", first["name"]]
    assert all(paper["data-stream"].startswith("/api/v1/generations/") for paper in papers)
    empty = Page(await visitor.post("/personas/tasting", **{**form, "tasting_memo": ""}))
    assert empty.status == 422
    assert said("ko", "Write a word or two first: whom you met, what you ate.") in empty.root.text


async def test_without_scripts_the_voices_are_a_page_that_is_loaded_again(
    stage: Stage, author: Person, another_author: Person
) -> None:
    stage.says("여기까지 왔어요. ", then=stage.gate())
    visitor = visitor_of(stage.app, author)
    page = await visitor.open(FORM)
    assert page.main.one("noscript").one("button")["formaction"] == "/personas/tasting"
    form = {**page.form(FORM), "name": "시험 삼아", "tasting_memo": MEMO}
    sent = await visitor.post("/personas/tasting", **form)
    assert sent.status_code == 303
    here = sent.headers["location"]

    async def said_so_far() -> bool:
        return "여기까지 왔어요." in (await visitor.open(here)).main.text

    await eventually(said_so_far, within=5)
    assert "시험" not in here
    waiting = await visitor.client.get(here)
    assert '<noscript><meta http-equiv="refresh"' in waiting.text
    stranger = visitor_of(stage.app, another_author)
    assert (await stranger.client.get(here)).status_code == 404
    generation = here.rsplit("/", 1)[1]
    await author.client.post(f"/api/v1/generations/{generation}/stop")
    await heard(author, generation)
    over = await visitor.client.get(here)
    assert "여기까지 왔어요." in over.text
    assert "data-stream" not in over.text
    assert 'http-equiv="refresh"' not in over.text
    async with stage.container.database.transaction() as session:
        await forget(session, stage.container.clock.now() + KEPT_AFTER_END + timedelta(seconds=1))
    assert (await visitor.client.get(here)).status_code == 404


async def test_a_draft_is_no_tasting(stage: Stage, author: Person) -> None:
    book = (await author.client.get("/api/v1/books")).json()["items"][0]["id"]
    memo = {"kind": "text", "text": MEMO}
    await author.client.post("/api/v1/drafts", json={"book_id": book, "memo": memo})
    async with stage.container.database.reading() as session:
        statement = text("SELECT id FROM generations WHERE account_id = :account")
        draft = (await session.execute(statement, {"account": author.id})).scalar_one()
    visitor = visitor_of(stage.app, author)
    assert (await visitor.client.get(f"/personas/tasting/{draft}")).status_code == 404


async def test_nothing_typed_is_stored_in_the_open(stage: Stage, author: Person) -> None:
    form = persona_form(name="표지이름", description="표지설명", writing_samples=["표지견본을 적었다."])
    tasting = await taste(author, form, memo="표지메모 적고 산책함")
    await heard(author, tasting["id"])
    async with stage.container.database.reading() as session:
        for table in ("generations", "generation_chunks", "usage_reservations", "usage_counts", "procrastinate_jobs"):
            if (await session.execute(text("SELECT to_regclass(:name)"), {"name": table})).scalar_one() is None:
                continue
            statement = text(f"SELECT row_to_json(one)::text FROM {table} one")  # noqa: S608 - names from above
            rows = (await session.execute(statement)).scalars().all()
            assert rows or table not in {"generations", "generation_chunks"}
            for row in rows:
                assert "표지" not in row, table
                assert "표지".encode().hex() not in row, table
