"""Making, reading, changing, copying and deleting personas."""

import asyncio
from uuid import uuid4

import pytest

from echodiary.bootstrap.container import Container
from tests.conftest import Person
from tests.integration.personas.factory import at_the_same_moment, make_persona, persona_form, personas_of, problem


async def test_a_persona_is_made_as_it_was_sent_and_read_again(person: Person) -> None:
    made = await person.client.post("/api/v1/personas", json=persona_form())
    assert made.status_code == 201
    persona = made.json()
    assert {name: persona[name] for name in persona_form()} == persona_form()
    assert persona["origin"] == "edit"
    assert persona["portrait"] is None
    assert persona["created_at"].endswith("Z")
    read = await person.client.get(f"/api/v1/personas/{persona['id']}")
    assert read.json() == persona
    assert read.headers["ETag"] == made.headers["ETag"]


async def test_a_name_is_enough_and_the_language_is_the_owners(another_person: Person) -> None:
    persona = (await another_person.client.post("/api/v1/personas", json={"name": " Auntie "})).json()
    assert (persona["name"], persona["language"], persona["speech_level"]) == ("Auntie", "en", "plain")
    assert persona["traits"] == persona["writing_samples"] == persona["do"] == persona["dont"] == []


async def test_blank_rows_of_a_form_are_left_out(person: Person) -> None:
    persona = await make_persona(person, traits=["느긋함", "  ", ""], do=[" "])
    assert persona["traits"] == ["느긋함"]
    assert persona["do"] == []


@pytest.mark.parametrize(
    ("field", "largest", "too_large"),
    [
        ("name", "가" * 40, "가" * 41),
        ("name", "가", "   "),
        ("traits", ["가" * 40] * 20, ["가" * 41]),
        ("traits", ["느긋함"] * 20, ["느긋함"] * 21),
        ("writing_samples", ["가" * 2000] * 20, ["가" * 2001]),
        ("writing_samples", ["글"] * 20, ["글"] * 21),
        ("do", ["가" * 200] * 20, ["가" * 201]),
        ("do", ["써요"] * 20, ["써요"] * 21),
        ("dont", ["가" * 200] * 20, ["가" * 201]),
        ("dont", ["써요"] * 20, ["써요"] * 21),
        ("speech_level", "note", "shouting"),
        ("language", "en", "fr"),
        ("origin", "template", "starter"),
    ],
)
async def test_what_is_too_large_is_refused_by_its_field(
    person: Person, field: str, largest: object, too_large: object
) -> None:
    assert (await make_persona(person, **{field: largest}))[field] == largest
    refused = await person.client.post("/api/v1/personas", json=persona_form(**{field: too_large}))
    assert problem(refused) == (422, "invalid")
    assert refused.json()["fields"][0]["field"].startswith(field)


async def test_only_what_is_sent_changes(person: Person) -> None:
    persona = await make_persona(person)
    changed = await person.client.patch(
        f"/api/v1/personas/{persona['id']}", json={"name": "책방 주인", "speech_level": "casual", "dont": []}
    )
    assert changed.status_code == 200
    expected = {**persona, "name": "책방 주인", "speech_level": "casual", "dont": []}
    assert {**changed.json(), "updated_at": None} == {**expected, "updated_at": None}
    assert (await person.client.get(f"/api/v1/personas/{persona['id']}")).json() == changed.json()


async def test_a_change_made_for_an_older_state_is_refused_with_both(person: Person) -> None:
    persona = await make_persona(person)
    path = f"/api/v1/personas/{persona['id']}"
    seen = (await person.client.get(path)).headers["ETag"]
    assert (await person.client.patch(path, json={"name": "하나"}, headers={"If-Match": seen})).status_code == 200
    refused = await person.client.patch(path, json={"name": "둘"}, headers={"If-Match": seen})
    assert problem(refused) == (409, "stale")
    assert refused.json()["current"] == (await person.client.get(path)).json()
    assert refused.json()["current"]["name"] == "하나"
    assert refused.json()["yours"] == {"name": "둘"}
    assert (await person.client.patch(path, json={"name": "둘"}, headers={"If-Match": "*"})).status_code == 200


@pytest.mark.parametrize("tag", ['"no"', '"' + "9" * 5000 + '"', "١"])
async def test_a_tag_that_is_not_ours_matches_nothing(person: Person, tag: str) -> None:
    persona = await make_persona(person)
    refused = await person.client.patch(
        f"/api/v1/personas/{persona['id']}", json={"name": "둘"}, headers={"If-Match": tag.encode()}
    )
    assert problem(refused) == (409, "stale")


async def test_a_change_that_changes_nothing_makes_no_new_state(person: Person) -> None:
    persona = await make_persona(person)
    path = f"/api/v1/personas/{persona['id']}"
    before = (await person.client.get(path)).headers["ETag"]
    same = await person.client.patch(path, json={"name": persona["name"]})
    assert same.headers["ETag"] == before


async def test_changes_made_at_the_same_moment_all_count(person: Person) -> None:
    persona = await make_persona(person)
    path = f"/api/v1/personas/{persona['id']}"
    changes = [{"name": "새 이름"}, {"description": "새 소개"}, {"traits": ["새로움"]}, {"do": ["새로"]}]
    await asyncio.gather(*(person.client.patch(path, json=change) for change in changes))
    now = (await person.client.get(path)).json()
    assert (now["name"], now["description"], now["traits"], now["do"]) == ("새 이름", "새 소개", ["새로움"], ["새로"])


async def test_a_copy_is_another_persona_with_the_same_voice(person: Person) -> None:
    persona = await make_persona(person)
    copied = await person.client.post(f"/api/v1/personas/{persona['id']}/clone")
    assert copied.status_code == 201
    copy = copied.json()
    assert copy["id"] != persona["id"]
    assert copy["name"] == "책방이모 (사본)"
    same = ("description", "speech_level", "traits", "writing_samples", "do", "dont", "language")
    assert [copy[name] for name in same] == [persona[name] for name in same]
    await person.client.patch(f"/api/v1/personas/{copy['id']}", json={"description": "다른 이모"})
    assert (await person.client.get(f"/api/v1/personas/{persona['id']}")).json() == persona


async def test_the_copy_of_a_long_name_still_fits(person: Person) -> None:
    persona = await make_persona(person, name="가" * 40, language="en")
    copy = (await person.client.post(f"/api/v1/personas/{persona['id']}/clone")).json()
    assert copy["name"] == "가" * 33 + " (copy)"


async def test_a_deleted_persona_is_gone(person: Person) -> None:
    persona = await make_persona(person)
    path = f"/api/v1/personas/{persona['id']}"
    assert (await person.client.delete(path)).status_code == 204
    assert problem(await person.client.get(path)) == (404, "not_found")
    assert problem(await person.client.delete(path)) == (404, "not_found")
    assert persona["id"] not in [each["id"] for each in await personas_of(person)]


async def test_the_last_persona_stays(person: Person) -> None:
    first, second, last = await personas_of(person)
    assert (await person.client.delete(f"/api/v1/personas/{first['id']}")).status_code == 204
    assert (await person.client.delete(f"/api/v1/personas/{second['id']}")).status_code == 204
    assert problem(await person.client.delete(f"/api/v1/personas/{last['id']}")) == (409, "last_persona")
    assert await personas_of(person) == [last]


async def test_deletions_at_the_same_moment_leave_one_persona(person: Person, container: Container) -> None:
    for _ in range(3):
        await make_persona(person)
        answers = await at_the_same_moment(
            container,
            person,
            *[person.client.delete(f"/api/v1/personas/{persona['id']}") for persona in await personas_of(person)],
        )
        codes = sorted(answer.status_code for answer in answers)
        assert codes == [204] * (len(answers) - 1) + [409]
        assert len(await personas_of(person)) == 1


async def test_fifty_personas_and_no_more(person: Person, container: Container) -> None:
    for _ in range(43):
        await make_persona(person)
    answers = await at_the_same_moment(
        container, person, *(person.client.post("/api/v1/personas", json=persona_form()) for _ in range(8))
    )
    assert sorted(answer.status_code for answer in answers) == [201] * 4 + [409] * 4
    refused = next(answer for answer in answers if answer.status_code == 409)
    assert problem(refused) == (409, "persona_limit")
    assert refused.json()["maximum"] == 50
    personas = await personas_of(person)
    assert len(personas) == 50
    clone = await person.client.post(f"/api/v1/personas/{personas[0]['id']}/clone")
    assert problem(clone) == (409, "persona_limit")


async def test_the_same_request_sent_twice_makes_one_persona(person: Person) -> None:
    key = {"Idempotency-Key": str(uuid4())}
    answers = await asyncio.gather(
        *(person.client.post("/api/v1/personas", json=persona_form(), headers=key) for _ in range(3))
    )
    assert [answer.status_code for answer in answers] == [201, 201, 201]
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert len(await personas_of(person)) == 4
    path = f"/api/v1/personas/{answers[0].json()['id']}/clone"
    copies = [(await person.client.post(path, headers=key)).json()["id"] for _ in range(2)]
    assert copies[0] == copies[1] != answers[0].json()["id"]


async def test_a_key_belongs_to_its_account(person: Person, another_person: Person) -> None:
    key = {"Idempotency-Key": "1"}
    mine = await person.client.post("/api/v1/personas", json=persona_form(), headers=key)
    theirs = await another_person.client.post("/api/v1/personas", json=persona_form(), headers=key)
    assert theirs.status_code == 201
    assert theirs.json()["id"] != mine.json()["id"]


async def test_somebody_elses_persona_is_the_same_404_as_none(person: Person, another_person: Person) -> None:
    foreign, missing = (await make_persona(another_person))["id"], uuid4()
    for method, rest, body in (
        ("GET", "", None),
        ("PATCH", "", {"name": "내 것"}),
        ("DELETE", "", None),
        ("POST", "/clone", None),
    ):
        answers = [
            await person.client.request(method, f"/api/v1/personas/{persona_id}{rest}", json=body)
            for persona_id in (foreign, missing)
        ]
        assert [answer.status_code for answer in answers] == [404, 404], method
        assert answers[0].content == answers[1].content
    assert (await another_person.client.get(f"/api/v1/personas/{foreign}")).json()["name"] == "책방이모"
    assert foreign not in [each["id"] for each in await personas_of(person)]


async def test_strangers_get_nothing(person: Person) -> None:
    persona = await make_persona(person)
    del person.client.headers["Authorization"]
    for method, path in (
        ("GET", "/api/v1/personas"),
        ("POST", "/api/v1/personas"),
        ("GET", f"/api/v1/personas/{persona['id']}"),
        ("PATCH", f"/api/v1/personas/{persona['id']}"),
        ("DELETE", f"/api/v1/personas/{persona['id']}"),
        ("POST", f"/api/v1/personas/{persona['id']}/clone"),
    ):
        assert problem(await person.client.request(method, path, json=persona_form())) == (401, "not_signed_in")
