"""Deleting an account leaves nothing of it, whenever the process is killed."""

from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import Table, func, select

from echodiary.bootstrap.app import create_app
from echodiary.bootstrap.models import metadata
from echodiary.features.accounts import deletion
from echodiary.platform.sealing.key_store import FolderKeyStore
from echodiary.platform.sealing.sealer import Sealer
from tests.conftest import RING, Person, client_of, new_person, running
from tests.integration.accounts.conftest import Instance
from tests.integration.personas.factory import persona_form


class PowerCut(Exception):
    """The process dies here."""


class StoreThatDies(FolderKeyStore):
    """A key store during a power cut."""

    def destroy(self, account_id: UUID) -> None:
        raise PowerCut


def key_file(instance: Instance, person: Person) -> Path:
    return instance.folder / "keys" / f"{person.id}.key"


def tables_of_accounts() -> list[tuple[Table, str]]:
    """Every table that holds something of an account, with the column that says whose it is."""
    owned = [(table, "account_id") for table in metadata.sorted_tables if "account_id" in table.columns]
    return [(metadata.tables["accounts"], "id"), *owned]


async def rows_of(instance: Instance, person: Person) -> dict[str, int]:
    async with instance.container.database.reading() as session:
        counted = {
            table.name: await session.scalar(
                select(func.count()).select_from(table).where(table.c[column] == UUID(person.id))
            )
            for table, column in tables_of_accounts()
        }
    return {name: count for name, count in counted.items() if count}


async def somebody_with_a_diary(instance: Instance) -> Person:
    person = await new_person(instance.app)
    made = await person.client.post(
        "/api/v1/books",
        json={"title": "육아일기", "new_persona": persona_form()},
        headers={"Idempotency-Key": person.id},
    )
    assert made.status_code == 201
    return person


async def cut_off_while_deleting(instance: Instance) -> Person:
    """Somebody whose deletion was begun and ended before the keys were destroyed."""
    person = await somebody_with_a_diary(instance)
    parts, dying = instance.container, Sealer(RING, StoreThatDies(instance.folder / "keys"))
    with pytest.raises(PowerCut):
        await deletion.delete(
            parts.database, dying, parts.passwords, UUID(person.id), password=person.password, now=parts.clock.now()
        )
    return person


async def sign_in_status(instance: Instance, person: Person) -> int:
    async with client_of(instance.app) as client:
        body = {"email": person.email, "password": person.password}
        return (await client.post("/api/v1/sessions", json=body)).status_code


async def test_a_wrong_password_deletes_nothing(instance: Instance) -> None:
    person = await somebody_with_a_diary(instance)
    before = await rows_of(instance, person)
    refused = await person.client.request("DELETE", "/api/v1/me", json={"password": "wrong guess"})
    assert (refused.status_code, refused.json()["code"]) == (403, "password_wrong")
    assert await rows_of(instance, person) == before
    assert key_file(instance, person).exists()
    assert (await person.client.get("/api/v1/me")).status_code == 200


async def test_the_right_password_leaves_no_key_and_no_row(instance: Instance) -> None:
    other = await somebody_with_a_diary(instance)
    person = await somebody_with_a_diary(instance)
    before = await rows_of(instance, person)
    assert {"accounts", "sessions", "personas", "books", "book_personas", "idempotency_keys"} <= set(before)
    kept = await rows_of(instance, other)
    gone = await person.client.request("DELETE", "/api/v1/me", json={"password": person.password})
    assert gone.status_code == 204
    assert await rows_of(instance, person) == {}
    assert not key_file(instance, person).exists()
    assert (await person.client.get("/api/v1/me")).status_code == 401
    assert await sign_in_status(instance, person) == 401
    assert await rows_of(instance, other) == kept
    assert key_file(instance, other).exists()


async def test_from_the_moment_it_is_begun_nobody_is_there(instance: Instance) -> None:
    person = await cut_off_while_deleting(instance)
    assert (await person.client.get("/api/v1/me")).status_code == 401
    assert await sign_in_status(instance, person) == 401
    async with client_of(instance.app) as client:
        body = {"email": person.email, "code": person.recovery_code, "new_password": "battery staple"}
        assert (await client.post("/api/v1/recovery", json=body)).status_code == 401


@pytest.mark.parametrize("keys_were_destroyed", [False, True])
async def test_a_deletion_that_was_cut_off_is_finished(instance: Instance, keys_were_destroyed: bool) -> None:
    other = await somebody_with_a_diary(instance)
    person = await cut_off_while_deleting(instance)
    parts = instance.container
    if keys_were_destroyed:
        parts.sealer.destroy_keys(UUID(person.id))
    assert await deletion.finish_all(parts.database, parts.sealer) == 1
    assert await rows_of(instance, person) == {}
    assert not key_file(instance, person).exists()
    assert await deletion.finish_all(parts.database, parts.sealer) == 0
    assert (await other.client.get("/api/v1/me")).status_code == 200


async def test_the_next_start_finishes_it(instance: Instance) -> None:
    person = await cut_off_while_deleting(instance)
    async with running(create_app(instance.container)):
        assert await rows_of(instance, person) == {}
        assert not key_file(instance, person).exists()


async def test_the_address_is_free_again(instance: Instance) -> None:
    person = await somebody_with_a_diary(instance)
    await person.client.request("DELETE", "/api/v1/me", json={"password": person.password})
    async with client_of(instance.app) as client:
        again = await client.post("/api/v1/accounts", json={"email": person.email, "password": "correct horse"})
    assert again.status_code == 201
    assert again.json()["id"] != person.id
