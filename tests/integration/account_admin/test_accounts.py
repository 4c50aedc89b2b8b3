"""An admin sees accounts by address, state and numbers, and puts one to rest; never a text."""

from pathlib import Path

import pytest
from sqlalchemy.engine import URL

from tests.conftest import Person, client_of, new_person
from tests.integration.drafts.test_pages import browser_of
from tests.integration.generations.stage import Stage, ready
from tests.integration.usage.office import TEXT, hired, office, will_count

HERE = "/api/v1/admin/accounts"
PAGE = "/admin/accounts"
WORD = "비밀스러운낱말"


async def sign_in(stage: Stage, person: Person) -> int:
    async with client_of(stage.app) as client:
        answer = await client.post("/api/v1/sessions", json={"email": person.email, "password": person.password})
        if answer.status_code == 403:
            assert answer.json()["code"] == "account_disabled"
        return answer.status_code


async def test_an_admin_sees_addresses_states_and_numbers(empty_database: URL, tmp_path: Path) -> None:
    async with office(empty_database, tmp_path) as stage:
        admin, other = await hired(stage), await hired(stage)
        will_count(stage, 300, 50)
        await ready(other)
        seen = (await admin.client.get(HERE)).json()
        assert seen["next_cursor"] is None
        first, second = seen["items"]
        assert (first["email"], first["is_admin"], first["drafts"]) == (admin.email, True, 0)
        assert (second["id"], second["email"], second["state"]) == (other.id, other.email, "active")
        assert (second["drafts"], second["images"], second["charged_usd"]) == (1, 0, 0.35)
        assert second["last_seen_at"] is not None


async def test_accounts_come_in_pages(empty_database: URL, tmp_path: Path) -> None:
    async with office(empty_database, tmp_path) as stage:
        people = [await new_person(stage.app) for _ in range(3)]
        one = (await people[0].client.get(f"{HERE}?limit=2")).json()
        two = (await people[0].client.get(f"{HERE}?limit=2&cursor={one['next_cursor']}")).json()
        assert [line["id"] for line in (*one["items"], *two["items"])] == [person.id for person in people]
        assert two["next_cursor"] is None
        assert (await people[0].client.get(f"{HERE}?cursor=nonsense")).status_code == 422


async def test_an_account_at_rest_is_closed_and_kept_until_it_is_opened_again(
    empty_database: URL, tmp_path: Path
) -> None:
    async with office(empty_database, tmp_path) as stage:
        admin, other = await hired(stage), await hired(stage)
        will_count(stage, 300, 50)
        draft = await ready(other)
        assert (await admin.client.post(f"{HERE}/{other.id}/disable")).status_code == 204
        assert (await admin.client.post(f"{HERE}/{other.id}/disable")).status_code == 204
        assert (await other.client.get("/api/v1/me")).status_code == 401
        assert await sign_in(stage, other) == 403
        async with client_of(stage.app) as client:
            wrong = await client.post("/api/v1/sessions", json={"email": other.email, "password": "something else"})
            assert wrong.status_code == 401  # whoever does not know the password does not hear of it
            body = {"email": other.email, "code": other.recovery_code, "new_password": "battery staple"}
            assert (await client.post("/api/v1/recovery", json=body)).status_code == 403
        state = (await admin.client.get(HERE)).json()["items"][1]
        assert (state["state"], state["last_seen_at"]) == ("disabled", None)

        assert (await admin.client.post(f"{HERE}/{other.id}/enable")).status_code == 204
        assert await sign_in(stage, other) == 201
        async with client_of(stage.app) as client:
            session = await client.post("/api/v1/sessions", json={"email": other.email, "password": other.password})
            client.headers["Authorization"] = f"Bearer {session.json()['token']}"
            kept = await client.get(f"/api/v1/drafts/{draft['id']}")
            assert kept.json()["working_text"] == TEXT
            body = {"email": other.email, "code": other.recovery_code, "new_password": "battery staple"}
            assert (await client.post("/api/v1/recovery", json=body)).status_code == 200  # the code was not spent


async def test_an_admins_own_account_stays_open(empty_database: URL, tmp_path: Path) -> None:
    async with office(empty_database, tmp_path) as stage:
        admin = await new_person(stage.app)
        refused = await admin.client.post(f"{HERE}/{admin.id}/disable")
        assert (refused.status_code, refused.json()["code"]) == (409, "account_is_admin")
        nobody = "019abcde-0000-7000-8000-000000000000"
        for act in ("disable", "enable"):
            assert (await admin.client.post(f"{HERE}/{nobody}/{act}")).status_code == 404


async def test_it_is_a_closed_door_for_others(empty_database: URL, tmp_path: Path) -> None:
    async with office(empty_database, tmp_path) as stage:
        admin, other = await new_person(stage.app), await new_person(stage.app)
        assert (await other.client.get(HERE)).status_code == 403
        assert (await other.client.post(f"{HERE}/{admin.id}/enable")).status_code == 403
        async with browser_of(stage, other) as client:
            assert (await client.get(PAGE)).status_code == 403
            assert (await client.post(f"{PAGE}/{other.id}/enable")).status_code == 403


@pytest.mark.parametrize("path", [HERE, PAGE, "/admin", "/admin/budget", "/api/v1/admin/budget", f"{HERE}?limit=1"])
async def test_no_word_of_anybody_is_on_an_admins_page(empty_database: URL, tmp_path: Path, path: str) -> None:
    async with office(empty_database, tmp_path) as stage:
        admin = await hired(stage)
        writer = await hired(stage, display_name=WORD)
        book = (await writer.client.get("/api/v1/books")).json()["items"][0]["id"]
        await writer.client.patch(f"/api/v1/books/{book}", json={"title": WORD})
        await writer.client.post("/api/v1/personas", json={"name": WORD, "description": WORD})
        await writer.client.post(
            "/api/v1/entries", json={"book_id": book, "body": WORD, "title": WORD, "mood": WORD, "tags": [WORD]}
        )
        will_count(stage, 300, 50, text=f"{WORD} 이야기.")
        await ready(writer, f"{WORD} 회의 3개 하고 힘들었음")
        async with browser_of(stage, admin) as client:
            answer = await (admin.client if path.startswith("/api") else client).get(path)
        assert answer.status_code == 200
        assert WORD not in answer.text
        if path in {HERE, PAGE}:
            assert writer.email in answer.text


async def test_the_page_puts_an_account_to_rest_and_opens_it_again(empty_database: URL, tmp_path: Path) -> None:
    async with office(empty_database, tmp_path) as stage:
        admin, other = await new_person(stage.app), await new_person(stage.app)
        async with browser_of(stage, admin) as client:
            page = (await client.get(PAGE)).text
            assert f"/admin/accounts/{other.id}/disable" in page
            assert f"/admin/accounts/{admin.id}" not in page
            assert (await client.post(f"{PAGE}/{other.id}/disable")).status_code == 303
            page = (await client.get(PAGE)).text
            assert "계정을 쉬게 했어요." in page
            assert "쉬는 중" in page
            async with client_of(stage.app, Origin="http://echodiary.test", Accept="text/html") as door:
                closed = await door.post("/sign-in", data={"email": other.email, "password": other.password})
                assert (closed.status_code, "지금은 쉬고 있는 계정이에요." in closed.text) == (403, True)
            assert (await client.post(f"{PAGE}/{other.id}/enable")).status_code == 303
            assert "계정을 다시 열었어요." in (await client.get(PAGE)).text
        assert await sign_in(stage, other) == 201
