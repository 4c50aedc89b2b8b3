"""Writing entries: what is kept, what is proposed, what is refused."""

import asyncio
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from echodiary.bootstrap.container import Container
from echodiary.features.accounts.domain import day_of
from echodiary.features.entries.domain import BODY_MAX
from echodiary.features.entries.errors import EntryNotFound
from echodiary.features.entries.schemas import EntryView, RevisionView
from echodiary.features.entries.service import EntryService
from tests.conftest import Person
from tests.integration.entries.factory import ENTRIES, book_of, found_ids, listed, make_entry, post_entry, problem


async def test_an_entry_is_kept_as_it_was_typed(person: Person) -> None:
    form = {
        "title": "봄 산책",
        "body": "  첫 줄\r\n\n둘째 줄 \t🌧️ <b>&amp;</b>\n",
        "entry_date": "2026-03-01",
        "mood": "calm",
        "tags": ["가족", "산책"],
    }
    made = await post_entry(person, **form)
    assert made.status_code == 201
    entry = made.json()
    assert {name: entry[name] for name in form} == form
    assert entry["illustration"] is entry["draft_id"] is entry["persona_id"] is entry["deleted_at"] is None
    assert entry["revision"] == 1
    assert entry["created_at"].endswith("Z")
    read = await person.client.get(f"{ENTRIES}/{entry['id']}")
    assert read.json() == entry
    assert read.headers["ETag"] == made.headers["ETag"]
    assert await listed(person) == [entry]


async def test_what_is_answered_is_what_is_documented(person: Person) -> None:
    entry = await make_entry(person)
    assert list(entry) == list(EntryView.model_fields)
    EntryView.model_validate(entry)
    await person.client.patch(f"{ENTRIES}/{entry['id']}", json={"body": "다른 글"}, headers={"If-Match": "*"})
    (revision,) = (await person.client.get(f"{ENTRIES}/{entry['id']}/history")).json()["items"]
    assert list(revision) == list(RevisionView.model_fields)


@pytest.mark.parametrize("minutes", [0, 23 * 60 + 59])
async def test_without_a_date_an_entry_belongs_to_the_accounts_day(person: Person, minutes: int) -> None:
    await person.client.patch("/api/v1/me", json={"time_zone": "Pacific/Kiritimati", "day_start_minutes": minutes})
    entry = await make_entry(person)
    assert entry["entry_date"] == day_of(datetime.now(UTC), "Pacific/Kiritimati", minutes).isoformat()


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("오늘은 비가 왔다. 집에 있었다.", "오늘은 비가 왔다"),
        ("\n\n  둘째 줄에서 시작\n셋째 줄", "둘째 줄에서 시작"),
        ("12.5km를 달렸다! 좋다.", "12.5km를 달렸다!"),
        ("가" * 60, "가" * 40),
        ("봄날 " * 20 + "끝", ("봄날 " * 13).strip()),
        ("...", "..."),
    ],
)
async def test_a_title_is_proposed_from_the_first_sentence(person: Person, body: str, title: str) -> None:
    assert (await make_entry(person, body))["title"] == title
    assert (await make_entry(person, body, title="  "))["title"] == title


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ({"body": ""}, "body_empty"),
        ({"body": " \n\t　"}, "body_empty"),
        ({"body": "\0\0"}, "body_empty"),
        ({"body": "가" * (BODY_MAX + 1)}, "body_too_long"),
        ({"title": "가" * 201}, "title_too_long"),
        ({"mood": "가" * 41}, "mood_too_long"),
        ({"tags": ["가" * 41]}, "tag_too_long"),
        ({"tags": [f"태그{number}" for number in range(21)]}, "too_many_tags"),
        ({"entry_date": "2026-02-30"}, "invalid"),
    ],
)
async def test_what_cannot_be_kept_is_refused_by_name(person: Person, form: dict[str, object], code: str) -> None:
    assert problem(await post_entry(person, **{"body": "글", **form})) == (422, code)  # type: ignore[arg-type]
    assert await listed(person) == []


async def test_the_limits_themselves_are_allowed(person: Person) -> None:
    tags = [f"{number:02}" + "가" * 38 for number in range(20)]
    body = "".join(chr(0xAC00 + number * 7919 % 11172) for number in range(BODY_MAX))
    entry = await make_entry(person, body, title="가" * 200, mood="나" * 40, tags=tags)
    assert (entry["body"], entry["tags"]) == (body, tags)
    assert await found_ids(person, body[50_000:50_009]) == [entry["id"]]
    assert await found_ids(person, body[50_000:50_009][::-1]) == []


async def test_nul_is_dropped_and_half_characters_are_refused(person: Person) -> None:
    entry = await make_entry(person, "가\0나", title="\0제목", mood="\0calm", tags=["\0", "산\0책"])
    assert (entry["title"], entry["body"], entry["mood"], entry["tags"]) == ("제목", "가나", "calm", ["산책"])
    book = await book_of(person)
    for field in ("body", "title", "mood"):
        raw = f'{{"book_id": "{book}", "body": "글", "{field}": "\\ud800"}}'
        answer = await person.client.post(ENTRIES, content=raw, headers={"Content-Type": "application/json"})
        assert answer.status_code == 422
    assert (await person.client.post(f"{ENTRIES}/search", json={"q": "\0"})).status_code == 200


async def test_the_same_tag_counts_once_and_blank_ones_not_at_all(person: Person) -> None:
    entry = await make_entry(person, tags=["Cafe", " café ", "cafe", "", "  ", "cafe\u0301"])
    assert entry["tags"] == ["Cafe", "café"]
    again = await make_entry(person, tags=["CAFE"])
    assert again["tag_ids"] == entry["tag_ids"][:1]  # type: ignore[index]


async def test_a_tag_has_another_id_in_another_account(person: Person, another_person: Person) -> None:
    mine, theirs = await make_entry(person, tags=["가족"]), await make_entry(another_person, tags=["가족"])
    assert mine["tag_ids"] != theirs["tag_ids"]


async def test_a_foreign_book_and_a_missing_book_are_the_same(person: Person, another_person: Person) -> None:
    foreign = await post_entry(person, book_id=await book_of(another_person))
    missing = await post_entry(person, book_id=str(uuid4()))
    assert problem(foreign) == problem(missing) == (404, "not_found")
    assert foreign.json() == missing.json()
    assert await listed(another_person) == []


async def test_the_same_key_makes_one_entry(person: Person) -> None:
    book = await book_of(person)
    form, headers = {"book_id": book, "body": "한 번만"}, {"Idempotency-Key": uuid4().hex}
    answers = await asyncio.gather(*(person.client.post(ENTRIES, json=form, headers=headers) for _ in range(4)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["id"] for answer in answers}) == 1
    await person.client.post(ENTRIES, json=form, headers={"Idempotency-Key": uuid4().hex})
    assert len(await listed(person)) == 2


async def test_a_draft_becomes_one_entry(container: Container, person: Person, another_person: Person) -> None:
    book, draft = UUID(await book_of(person)), uuid4()
    day = datetime(2026, 5, 1, tzinfo=UTC).date()

    async def save(whose: Person, body: str) -> object:
        async with container.database.transaction() as session:
            entries = EntryService(session, container.sealer, container.clock)
            return await entries.add(
                UUID(whose.id), book_id=UUID(await book_of(whose)), body=body, entry_date=day, draft_id=draft,
                persona_id=book, persona_name="책방이모",
            )  # fmt: skip

    first, second = await asyncio.gather(save(person, "처음"), save(person, "나중"))
    assert first == second
    (entry,) = await listed(person)
    assert (entry["draft_id"], entry["persona_name"]) == (str(draft), "책방이모")
    assert await found_ids(person, str(entry["body"])) == [entry["id"]]
    with pytest.raises(EntryNotFound):
        await save(another_person, "남의 것")
    async with container.database.reading() as session:
        entries = EntryService(session, container.sealer, container.clock)
        assert await entries.get_by_draft(UUID(person.id), draft) == first
        assert await entries.get_by_draft(UUID(another_person.id), draft) is None
        assert await entries.get_by_draft(UUID(person.id), uuid4()) is None
