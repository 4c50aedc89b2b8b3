"""The pages of personas, without JavaScript: the shelf, the doors, the form."""

import pytest
from fastapi import FastAPI

from tests.conftest import Person
from tests.integration.forms import Visitor, said, visitor_of
from tests.integration.personas.factory import make_persona, personas_of

NEW = "/personas/new/form"


@pytest.fixture
def visitor(app: FastAPI, person: Person) -> Visitor:
    return visitor_of(app, person)


def names(found: list[dict[str, object]]) -> list[object]:
    return [one["name"] for one in found]


async def test_a_persona_is_made_by_hand(visitor: Visitor, person: Person) -> None:
    form = await visitor.open(NEW)
    shelf = await visitor.fill(
        form,
        NEW,
        name=" 책방이모 ",
        speech_level="polite",
        description="동네 책방을 하는 이모",
        traits="느긋함\r\n\r\n다정함",
        do="날씨부터 써요",
        dont="훈계하지 않아요",
        writing_samples="오늘은 손님이 셋 왔어요.\r\n비가 왔거든요.",
        colour="sea",
    )
    assert (shelf.path, shelf.heading) == ("/personas", said("ko", "Personas"))
    assert said("ko", "The persona is ready to write.") in shelf.main.text
    made = (await personas_of(person))[-1]
    assert (made["name"], made["speech_level"], made["colour"], made["origin"]) == ("책방이모", "polite", "sea", "edit")
    assert (made["traits"], made["do"]) == (["느긋함", "다정함"], ["날씨부터 써요"])
    assert made["writing_samples"] == ["오늘은 손님이 셋 왔어요.\n비가 왔거든요."]


async def test_sending_the_form_twice_makes_one(visitor: Visitor, person: Person) -> None:
    before = len(await personas_of(person))
    form = (await visitor.open(NEW)).form(NEW)
    for _ in range(2):
        await visitor.send(NEW, **{**form, "name": "하나", "idempotency_key": "0123456789abcdef"})
    assert len(await personas_of(person)) == before + 1


async def test_a_template_fills_the_form_and_nothing_is_saved_before_it_is_sent(
    visitor: Visitor, person: Person
) -> None:
    before = len(await personas_of(person))
    doors = await visitor.open("/personas/new")
    ways = [link["href"] for link in doors.main.all("a") if (link.get("href") or "").startswith(f"{NEW}?template=")]
    form = await visitor.open(ways[0])
    assert len(await personas_of(person)) == before
    filled = form.form(NEW)
    assert filled["name"]
    assert filled["description"]
    await visitor.fill(form, NEW, name="내 템플릿")
    made = (await personas_of(person))[-1]
    assert (made["name"], made["origin"]) == ("내 템플릿", "template")
    assert made["description"] == filled["description"].replace("\r\n", "\n").strip()


@pytest.mark.parametrize(
    ("field", "typed"),
    [("name", "  "), ("name", "가" * 41), ("traits", "가" * 41), ("do", "\n".join("가" * 21)), ("dont", "가" * 201)],
)
async def test_what_cannot_be_kept_is_said_at_its_field_and_nothing_typed_is_lost(
    visitor: Visitor, person: Person, field: str, typed: str
) -> None:
    before = await personas_of(person)
    wish = {"name": "책방이모", "description": "적어 둔 설명", field: typed}
    page = await visitor.fill(await visitor.open(NEW), NEW, **wish)
    assert page.status == 422
    assert page.error_of(field)
    again = page.form(NEW)
    assert again["description"] == "적어 둔 설명"
    assert again[field] == typed
    assert await personas_of(person) == before


async def test_a_stale_form_shows_both_and_overwrites_nothing_by_itself(visitor: Visitor, person: Person) -> None:
    persona = await make_persona(person)
    home = f"/personas/{persona['id']}"
    form = await visitor.open(home)
    await person.client.patch(f"/api/v1/personas/{persona['id']}", json={"description": "다른 창에서 쓴 설명"})
    page = await visitor.fill(form, home, description="이 창에서 쓴 설명")
    assert page.status == 409
    assert "다른 창에서 쓴 설명" in page.main.text
    assert page.form(home)["description"] == "이 창에서 쓴 설명"
    read = (await person.client.get(f"/api/v1/personas/{persona['id']}")).json()
    assert read["description"] == "다른 창에서 쓴 설명"
    saved = await visitor.fill(page, home)
    assert saved.path == "/personas"
    read = (await person.client.get(f"/api/v1/personas/{persona['id']}")).json()
    assert read["description"] == "이 창에서 쓴 설명"


async def test_the_shelf_moves_copies_puts_away_and_brings_back(visitor: Visitor, person: Person) -> None:
    first, second, third = await personas_of(person)
    await visitor.send(f"/personas/{third['id']}/move", direction="up")
    assert names(await personas_of(person)) == [first["name"], third["name"], second["name"]]
    await visitor.send(f"/personas/{first['id']}/move", direction="up")
    assert names(await personas_of(person)) == [first["name"], third["name"], second["name"]]
    copy = await visitor.send(f"/personas/{first['id']}/clone")
    assert said("ko", "This is a copy. Give it a name of its own.") in copy.main.text
    await visitor.send(f"/personas/{second['id']}/archive")
    assert [one["archived"] for one in await personas_of(person)] == [False, False, True, False]
    await visitor.send(f"/personas/{second['id']}/bring-back")
    assert not any(one["archived"] for one in await personas_of(person))


async def test_deleting_asks_first_and_the_last_one_stays(visitor: Visitor, person: Person) -> None:
    first, second, third = await personas_of(person)
    question = await visitor.open(f"/personas/{second['id']}/delete")
    assert str(second["name"]) in question.main.text
    assert len(await personas_of(person)) == 3
    for one in (second, third):
        assert (await visitor.send(f"/personas/{one['id']}/delete")).path == "/personas"
    refused = await visitor.send(f"/personas/{first['id']}/delete")
    assert refused.status == 409
    assert names(await personas_of(person)) == [first["name"]]


async def test_a_deleted_persona_leaves_what_it_wrote_with_its_name_and_colour(person: Person) -> None:
    persona = await make_persona(person, colour="plum")
    book = (await person.client.get("/api/v1/books")).json()["items"][0]["id"]
    memo = {"kind": "text", "text": "회의 3개 하고 너무 힘들었음. 저녁에 엄마랑 통화"}
    wish = {"book_id": book, "persona_id": persona["id"], "memo": memo}
    draft = (await person.client.post("/api/v1/drafts", json=wish)).json()
    async with person.client.stream("GET", f"/api/v1/drafts/{draft['id']}/stream") as stream:
        async for line in stream.aiter_lines():
            if line.startswith("event: done"):
                break
    await person.client.delete(f"/api/v1/personas/{persona['id']}")
    version = (await person.client.get(f"/api/v1/drafts/{draft['id']}")).json()["versions"][0]
    assert (version["persona_name"], version["persona_colour"]) == ("책방이모", "plum")
    saved = (await person.client.post(f"/api/v1/drafts/{draft['id']}/save", json={})).json()
    assert (saved["persona_name"], saved["persona_colour"]) == ("책방이모", "plum")
    entry = (await person.client.get(f"/api/v1/entries/{saved['id']}")).json()
    assert (entry["persona_name"], entry["persona_colour"]) == ("책방이모", "plum")
