"""A book always has a persona that writes in it, whichever is deleted."""

from echodiary.bootstrap.container import Container
from tests.conftest import Person
from tests.integration.books.test_books import books_of, make_book
from tests.integration.personas.factory import at_the_same_moment, make_persona, personas_of, problem


async def personas_and_default(person: Person, book: dict[str, object]) -> tuple[object, object]:
    read = (await person.client.get(f"/api/v1/books/{book['id']}")).json()
    return read["persona_ids"], read["default_persona_id"]


async def delete_persona(person: Person, persona_id: object) -> None:
    answer = await person.client.delete(f"/api/v1/personas/{persona_id}")
    assert answer.status_code == 204, answer.text


async def test_another_persona_of_the_book_takes_its_place(person: Person) -> None:
    first, second, third = [(await make_persona(person))["id"] for _ in range(3)]
    book = await make_book(person, persona_ids=[first, second, third], default_persona_id=second)
    await delete_persona(person, second)
    assert await personas_and_default(person, book) == ([first, third], first)


async def test_a_persona_that_is_not_the_default_just_leaves_the_book(person: Person) -> None:
    first, second = [(await make_persona(person))["id"] for _ in range(2)]
    book = await make_book(person, persona_ids=[first, second])
    await delete_persona(person, second)
    assert await personas_and_default(person, book) == ([first], first)


async def test_without_another_a_starter_persona_takes_its_place(person: Person) -> None:
    starters = await personas_of(person)
    only = (await make_persona(person))["id"]
    book = await make_book(person, persona_ids=[only])
    await delete_persona(person, only)
    assert await personas_and_default(person, book) == ([starters[0]["id"]], starters[0]["id"])


async def test_a_starter_goes_before_what_the_owner_made(person: Person) -> None:
    starters = await personas_of(person)
    await make_persona(person, language="ko")
    template = (await make_persona(person, language="en", origin="template"))["id"]
    only = (await make_persona(person))["id"]
    book = await make_book(person, persona_ids=[only])
    for starter in starters:
        await delete_persona(person, starter["id"])
    await delete_persona(person, only)
    assert await personas_and_default(person, book) == ([template], template)


async def test_a_starter_of_the_books_language_goes_before_others(person: Person) -> None:
    english = (await make_persona(person, language="en", origin="template"))["id"]
    only = (await make_persona(person))["id"]
    book = await make_book(person, language="en", persona_ids=[only])
    await delete_persona(person, only)
    assert await personas_and_default(person, book) == ([english], english)


async def test_without_a_starter_any_persona_that_is_left_takes_its_place(person: Person) -> None:
    left, only = [(await make_persona(person))["id"] for _ in range(2)]
    book = await make_book(person, persona_ids=[only])
    for starter in (await personas_of(person))[:3]:
        await delete_persona(person, starter["id"])
    await delete_persona(person, only)
    assert await personas_and_default(person, book) == ([left], left)
    assert {each["default_persona_id"] for each in await books_of(person)} == {left}
    assert problem(await person.client.delete(f"/api/v1/personas/{left}")) == (409, "last_persona")


async def test_the_books_state_is_not_changed_by_it(person: Person) -> None:
    only = (await make_persona(person))["id"]
    path = f"/api/v1/books/{(await make_book(person, persona_ids=[only]))['id']}"
    seen = (await person.client.get(path)).headers["ETag"]
    await delete_persona(person, only)
    assert (await person.client.patch(path, json={"title": "새 제목"}, headers={"If-Match": seen})).status_code == 200


async def test_books_of_somebody_else_are_left_alone(person: Person, another_person: Person) -> None:
    before = await books_of(another_person)
    for starter in (await personas_of(person))[:2]:
        await delete_persona(person, starter["id"])
    assert await books_of(another_person) == before


async def test_a_persona_chosen_while_it_is_deleted_leaves_no_book_without_one(
    person: Person, container: Container
) -> None:
    for _ in range(5):
        chosen = (await make_persona(person))["id"]
        book = await make_book(person)
        path = f"/api/v1/books/{book['id']}"
        change, deletion = await at_the_same_moment(
            container,
            person,
            person.client.patch(path, json={"persona_ids": [chosen]}),
            person.client.delete(f"/api/v1/personas/{chosen}"),
        )
        assert deletion.status_code == 204
        assert change.status_code in {200, 404}
        persona_ids, default = await personas_and_default(person, book)
        assert persona_ids == [default] != [chosen]


async def test_a_starter_goes_before_a_template_of_ones_own(person: Person) -> None:
    starters = await personas_of(person)
    await make_persona(person, origin="template")
    only = (await make_persona(person))["id"]
    book = await make_book(person, persona_ids=[only])
    await person.client.put(
        "/api/v1/personas/order", json={"ids": [one["id"] for one in reversed(await personas_of(person))]}
    )
    await delete_persona(person, only)
    assert (await personas_and_default(person, book))[1] == starters[-1]["id"]
