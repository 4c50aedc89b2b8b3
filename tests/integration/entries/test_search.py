"""Searching entries whose words the database does not know."""

import random
from datetime import date

import pytest

from echodiary.bootstrap.container import Container
from echodiary.features.entries.service import search as search_service
from tests.conftest import Person
from tests.integration.entries.factory import ENTRIES, found_ids, make_entry, problem, search


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("오늘은 강변을 산책했다.", "산책"),
        ("오늘은 강변을 산책했다.", "산"),
        ("오늘은 강변을 산책했다.", "책했"),
        ("오늘은 강변을 산책했다.", "산책 오늘"),
        ("오늘은 강변을 산책했다.", "  강변을\t산책했다.  "),
        ("점심은 12,400원", "12,400원"),
        ("점심은 12,400원", "400"),
        ("Standup에서 BLOCKER 공유", "standup"),
        ("Standup에서 BLOCKER 공유", "Blocker"),
        ("Standup에서 BLOCKER 공유", "에서"),
        ("Straße", "STRASSE"),
        ("cafe\u0301에서", "CAFÉ"),
        ("\u1109\u1161\u11ab\u110e\u1162\u11a8", "산책"),
        ("아 ㅋㅋㅋㅠㅠ", "ㅠㅠ"),
        ("비 온 날 🌧️☔", "☔"),
        ("C++을 배웠다", "c++"),
        ("정말?!", "?!"),
        ("한국어와日本語", "日本"),
        ("x", "X"),
    ],
)
async def test_parts_of_words_are_found(person: Person, text: str, query: str) -> None:
    entry = await make_entry(person, f"앞 문장이다.\n{text}", title="제목")
    await make_entry(person, "다른 글이다.", title="제목")
    assert await found_ids(person, query) == [entry["id"]]


@pytest.mark.parametrize("query", ["산책길", "책산", "산 없음", "오늘은강변", "변을산", "없", "q", "산책했다!", "\0"])
async def test_what_is_not_there_is_not_found(person: Person, query: str) -> None:
    await make_entry(person, "오늘은 강변을 산책했다.")
    assert await search(person, query) == {"items": [], "next_cursor": None}


async def test_trigrams_that_are_there_apart_do_not_make_a_word(person: Person) -> None:
    await make_entry(person, "가나다 나다라")
    assert await found_ids(person, "가나다라") == []


async def test_titles_and_tags_are_searched_too_and_fields_stay_apart(person: Person) -> None:
    entry = await make_entry(person, "본문", title="벚꽃놀이", tags=["한강", "나들이"])
    assert await found_ids(person, "벚꽃") == await found_ids(person, "들이 한강") == [entry["id"]]
    assert await found_ids(person, "이본") == await found_ids(person, "강나") == []


@pytest.mark.parametrize("query", ["", "   ", "\u3000\n"])
async def test_nothing_to_search_for_is_refused(person: Person, query: str) -> None:
    assert problem(await person.client.post(f"{ENTRIES}/search", json={"q": query})) == (422, "query_empty")


async def test_a_query_has_a_limit(person: Person) -> None:
    assert await found_ids(person, "가" * 200) == []
    assert problem(await person.client.post(f"{ENTRIES}/search", json={"q": "가" * 201})) == (422, "invalid")


async def test_after_an_edit_old_words_are_not_found_any_more(person: Person) -> None:
    entry = await make_entry(person, "옛날이야기", title="제목", tags=["처음"])
    url = f"{ENTRIES}/{entry['id']}"
    await person.client.patch(url, json={"body": "새로운이야기", "tags": ["나중"]}, headers={"If-Match": "*"})
    assert await found_ids(person, "옛날") == await found_ids(person, "처음") == []
    assert await found_ids(person, "새로운") == await found_ids(person, "나중") == [entry["id"]]
    await person.client.patch(url, json={"entry_date": "2020-01-01"}, headers={"If-Match": "*"})
    assert await found_ids(person, "새로운", to="2020-01-01") == [entry["id"]]
    assert await found_ids(person, "새로운", **{"from": "2020-01-02"}) == []


async def test_a_search_is_narrowed(person: Person) -> None:
    other = (await person.client.post("/api/v1/books", json={"title": "여행"})).json()["id"]
    first = await make_entry(person, "산책 하나", entry_date="2026-03-01", mood="calm", tags=["가족"])
    second = await make_entry(person, "산책 둘", entry_date="2026-03-05", mood="happy", tags=["봄"], book_id=other)
    both = [second["id"], first["id"]]
    for narrowing, expected in [
        ({}, both),
        ({"book_id": other}, [second["id"]]),
        ({"book_id": first["book_id"]}, [first["id"]]),
        ({"mood": "CALM"}, [first["id"]]),
        ({"tag": " 가족 "}, [first["id"]]),
        ({"tag": "가"}, []),
        ({"from": "2026-03-02"}, [second["id"]]),
        ({"to": "2026-03-01"}, [first["id"]]),
        ({"from": "2026-03-01", "to": "2026-03-05", "mood": None}, both),
    ]:
        assert await found_ids(person, "산책", **narrowing) == expected, narrowing
        assert await found_ids(person, "  산책 ", **narrowing) == expected, narrowing


async def test_entries_of_others_are_not_found(person: Person, another_person: Person) -> None:
    await make_entry(another_person, "산책")
    mine = await make_entry(person, "산책")
    assert await found_ids(person, "산책") == [mine["id"]]


async def all_found(person: Person, q: str, **form: object) -> tuple[list[str], list[int]]:
    """The bodies of all pages, and how long the pages were."""
    bodies: list[str] = []
    lengths: list[int] = []
    cursor = None
    while True:
        page = await search(person, q, **form, **({"cursor": cursor} if cursor else {}))
        bodies += [entry["body"] for entry in page["items"]]  # type: ignore[attr-defined]
        lengths.append(len(page["items"]))  # type: ignore[arg-type]
        cursor = page["next_cursor"]
        if cursor is None:
            return bodies, lengths


async def test_pages_of_a_search_together_are_what_is_found(person: Person) -> None:
    chosen = random.Random(7)  # noqa: S311 - the same days each time
    for number in range(9):
        day = date(2026, 1, chosen.randint(1, 4)).isoformat()
        await make_entry(person, f"산책 {number}" if number % 3 else f"딴 글 {number}", entry_date=day)
    expected, _ = await all_found(person, "산책", limit=100)
    assert sorted(expected) == [f"산책 {number}" for number in range(9) if number % 3]
    for limit in (1, 2, 3, 5, 6):
        bodies, lengths = await all_found(person, "산책", limit=limit)
        assert bodies == expected
        assert lengths == [limit] * (6 // limit) + ([6 % limit] if 6 % limit else [])


async def test_one_request_reads_so_much_and_goes_on_in_the_next(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_service, "READ_MOST", 3)
    monkeypatch.setattr(search_service, "READ_AT_ONCE", 2)
    for number in range(8):
        await make_entry(
            person, f"글 {number}" + ("?!" if number in {1, 6} else ""), entry_date=f"2026-01-0{number + 1}"
        )
    bodies, lengths = await all_found(person, "?!", limit=1)
    assert bodies == ["글 6?!", "글 1?!"]
    assert 0 in lengths
    monkeypatch.setattr(search_service, "READ_MOST_CHARACTERS", 5)
    bodies, lengths = await all_found(person, "?!", limit=100)
    assert bodies == ["글 6?!", "글 1?!"]
    assert len(lengths) >= 8


async def test_words_among_the_oldest_are_found_behind_many_newer_entries(container: Container, person: Person) -> None:
    old = await make_entry(person, "희귀한낱말", entry_date="2020-01-01")
    for number in range(12):
        await make_entry(person, f"글 {number}")
    from echodiary.features.entries import search_repository  # noqa: PLC0415

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search_repository, "WINDOW", 3)
        assert await found_ids(person, "희귀한", limit=1) == [old["id"]]
        assert len(await found_ids(person, "글", limit=20)) == 12
