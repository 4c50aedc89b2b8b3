"""The pages of books, without JavaScript: the shelf, making one, moving what is in it."""

import pytest
from fastapi import FastAPI

from tests.conftest import Person
from tests.integration.books.test_books import books_of, make_book
from tests.integration.books.test_shelf import entry_in
from tests.integration.forms import Visitor, said, visitor_of
from tests.integration.personas.factory import make_persona, personas_of

NEW = "/books/new"


@pytest.fixture
def visitor(app: FastAPI, person: Person) -> Visitor:
    return visitor_of(app, person)


async def test_a_book_is_made_for_personas_that_are_there(visitor: Visitor, person: Person) -> None:
    first, second, _third = await personas_of(person)
    page = await visitor.open(NEW)
    fields = {"title": "육아일기", "colour": "moss", "paper": "dots", "word": "봄", "never_send": "true"}
    made = await visitor.send(
        NEW, **{**page.form(NEW), **fields, "persona_ids": first["id"], "default_persona_id": second["id"]}
    )
    book = (await books_of(person))[-1]
    assert made.path == f"/books/{book['id']}"
    assert said("ko", "The book is ready.") in made.main.text
    assert (book["title"], book["cover"], book["never_send"]) == (
        "육아일기",
        {"colour": "moss", "paper": "dots", "word": "봄"},
        True,
    )
    assert (book["persona_ids"], book["default_persona_id"]) == ([first["id"], second["id"]], second["id"])


async def test_a_book_and_its_new_persona_are_one_step(visitor: Visitor, person: Person) -> None:
    page = await visitor.open(NEW)
    wish = {"title": "새 책", "who": "new", "persona_name": "책방이모", "persona_level": "casual"}
    await visitor.send(NEW, **{**page.form(NEW), **wish})
    persona, book = (await personas_of(person))[-1], (await books_of(person))[-1]
    assert (persona["name"], persona["speech_level"], persona["origin"]) == ("책방이모", "casual", "edit")
    assert (book["persona_ids"], book["default_persona_id"]) == ([persona["id"]], persona["id"])


async def test_a_new_persona_may_begin_from_a_template(visitor: Visitor, person: Person) -> None:
    page = await visitor.open(NEW)
    select = page.main.one("select", name="persona_template")
    key, name = next((one["value"], one.text) for one in select.all("option") if one["value"])
    await visitor.send(NEW, **{**page.form(NEW), "title": "새 책", "who": "new", "persona_template": key})
    persona = (await personas_of(person))[-1]
    assert (persona["name"], persona["origin"]) == (name, "template")
    assert persona["do"] or persona["writing_samples"]


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"title": "  "}, "title"),
        ({"title": "가" * 81}, "title"),
        ({"word": "가" * 21}, "word"),
        ({"who": "new", "persona_name": " "}, "persona_name"),
    ],
)
async def test_what_cannot_be_kept_is_said_at_its_field_and_nothing_is_made(
    visitor: Visitor, person: Person, fields: dict[str, str], at: str
) -> None:
    before = await books_of(person), await personas_of(person)
    page = await visitor.open(NEW)
    refused = await visitor.send(NEW, **{**page.form(NEW), "title": "적어 둔 제목", **fields})
    assert refused.status == 422
    assert refused.error_of(at)
    assert (await books_of(person), await personas_of(person)) == before


async def test_a_book_needs_somebody_who_writes(visitor: Visitor, person: Person) -> None:
    page = await visitor.open(NEW)
    fields = {name: value for name, value in page.form(NEW).items() if "persona" not in name}
    refused = await visitor.send(NEW, **{**fields, "title": "빈 책", "who": "mine"})
    assert refused.status == 422
    assert said("ko", "Please choose who writes in it.") in refused.main.text
    assert len(await books_of(person)) == 1


async def test_a_stale_form_overwrites_nothing_by_itself(visitor: Visitor, person: Person) -> None:
    book = await make_book(person)
    home = f"/books/{book['id']}/edit"
    form = await visitor.open(home)
    await person.client.patch(f"/api/v1/books/{book['id']}", json={"title": "다른 창의 제목"})
    refused = await visitor.fill(form, home, title="이 창의 제목")
    assert refused.status == 409
    assert (await books_of(person))[-1]["title"] == "다른 창의 제목"
    await visitor.fill(refused, home)
    assert (await books_of(person))[-1]["title"] == "이 창의 제목"


async def test_a_book_shows_what_is_in_it_and_lets_it_move(visitor: Visitor, person: Person) -> None:
    old, new = await make_book(person, title="옛 책"), await make_book(person, title="새 책")
    await entry_in(person, old["id"], "붕어빵을 먹은 날")
    assert "붕어빵을 먹은 날" in (await visitor.open(f"/books/{old['id']}")).main.text
    full = await visitor.send(f"/books/{old['id']}/delete")
    assert full.status == 409
    moved = await visitor.send(f"/books/{old['id']}/move", into=str(new["id"]))
    assert moved.path == f"/books/{new['id']}"
    assert "붕어빵을 먹은 날" in moved.main.text
    gone = await visitor.send(f"/books/{old['id']}/delete")
    assert gone.path == "/books"
    assert old["id"] not in [book["id"] for book in await books_of(person)]


async def test_one_entry_moves_from_its_page(visitor: Visitor, person: Person) -> None:
    book = await make_book(person, title="다른 책")
    entry = await entry_in(person, (await books_of(person))[0]["id"], "옮길 글")
    page = await visitor.open(f"/entries/{entry['id']}")
    action = f"/entries/{entry['id']}/move"
    assert page.form(action)["into"] == book["id"]
    await visitor.fill(page, action)
    assert (await person.client.get(f"/api/v1/entries/{entry['id']}")).json()["book_id"] == book["id"]


async def test_the_shelf_orders_puts_away_and_brings_back(visitor: Visitor, person: Person) -> None:
    first = (await books_of(person))[0]
    second = await make_book(person, title="둘째")
    await visitor.send(f"/books/{second['id']}/shift", direction="up")
    assert [book["id"] for book in await books_of(person)] == [second["id"], first["id"]]
    await visitor.send(f"/books/{second['id']}/archive")
    write = await visitor.open("/")
    assert "둘째" not in write.main.text
    refused = await visitor.send(f"/books/{first['id']}/archive")
    assert refused.status == 409
    await visitor.send(f"/books/{second['id']}/bring-back")
    assert not any(book["archived"] for book in await books_of(person))


async def test_the_write_page_begins_with_the_book_written_in_last_and_its_persona(
    visitor: Visitor, person: Person
) -> None:
    persona = await make_persona(person)
    book = await make_book(person, title="요즘 쓰는 책", persona_ids=[persona["id"]])
    assert (await visitor.open("/?new")).form("/drafts")["book_id"] != book["id"]
    memo = {"kind": "text", "text": "회의 3개 하고 너무 힘들었음"}
    await person.client.post("/api/v1/drafts", json={"book_id": book["id"], "memo": memo, "start": False})
    desk = (await visitor.open("/?new")).form("/drafts")
    assert (desk["book_id"], desk["persona_id"]) == (book["id"], persona["id"])
    await person.client.patch(f"/api/v1/books/{book['id']}", json={"archived": True})
    assert (await visitor.open("/?new")).form("/drafts")["book_id"] != book["id"]


async def test_the_write_page_goes_back_to_the_last_book_that_is_in_use(visitor: Visitor, person: Person) -> None:
    before, away = await make_book(person, title="그 전 책"), await make_book(person, title="치울 책")
    for book in (before, away):
        memo = {"kind": "text", "text": "회의 3개 하고 너무 힘들었음"}
        await person.client.post("/api/v1/drafts", json={"book_id": book["id"], "memo": memo, "start": False})
    await person.client.patch(f"/api/v1/books/{away['id']}", json={"archived": True})
    assert (await visitor.open("/?new")).form("/drafts")["book_id"] == before["id"]
    named = await visitor.open(f"/?book={away['id']}")
    assert named.form("/drafts")["book_id"] == before["id"]
    assert "치울 책" not in named.main.text


async def test_a_memo_for_a_book_that_went_meanwhile_is_not_written_into_another(
    visitor: Visitor, person: Person
) -> None:
    book = await make_book(person, title="보내지 않는 책", never_send=True)
    form = (await visitor.open(f"/?book={book['id']}")).form("/drafts")
    assert form["book_id"] == book["id"]
    for go in ("patch", "delete"):
        address = f"/api/v1/books/{book['id']}"
        await (
            person.client.delete(address) if go == "delete" else person.client.patch(address, json={"archived": True})
        )
        refused = await visitor.send("/drafts", **{**form, "memo": "회의 3개 하고 너무 힘들었음"})
        assert refused.status == 409
        assert "회의 3개 하고 너무 힘들었음" in refused.main.text
        assert (await person.client.get("/api/v1/drafts")).json()["items"] == []


async def test_a_new_persona_by_hand_has_the_traits_that_were_typed(visitor: Visitor, person: Person) -> None:
    page = await visitor.open(NEW)
    wish = {"title": "새 책", "who": "new", "persona_name": "책방이모", "persona_level": "casual"}
    await visitor.send(NEW, **{**page.form(NEW), **wish, "persona_traits": "느긋한\r\n\r\n따뜻한"})
    persona = (await personas_of(person))[-1]
    assert (persona["speech_level"], persona["traits"]) == ("casual", ["느긋한", "따뜻한"])
    refused = await visitor.send(NEW, **{**page.form(NEW), **wish, "persona_traits": "가" * 200})
    assert refused.status == 422
    assert refused.error_of("persona_traits")


async def test_the_question_before_a_full_book_goes_says_what_to_do(visitor: Visitor, person: Person) -> None:
    full, empty = await make_book(person, title="찬 책"), await make_book(person, title="빈 책")
    await entry_in(person, full["id"], "글")
    assert said("ko", "This book is not empty") in (await visitor.open(f"/books/{full['id']}/delete")).main.text
    assert said("ko", "Delete this book?") in (await visitor.open(f"/books/{empty['id']}/delete")).main.text
