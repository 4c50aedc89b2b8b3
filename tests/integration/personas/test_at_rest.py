"""Nothing that was typed into a persona or a book can be read in the database."""

from sqlalchemy import text

from echodiary.bootstrap.container import Container
from tests.conftest import Person
from tests.integration.personas.factory import make_persona

TYPED = "쉿비밀낱말"


async def test_what_was_typed_is_sealed(person: Person, container: Container) -> None:
    persona = await make_persona(
        person, name=TYPED, description=TYPED, traits=[TYPED], writing_samples=[TYPED], do=[TYPED], dont=[TYPED]
    )
    book = await person.client.post(
        "/api/v1/books",
        json={"title": TYPED, "cover": {"word": TYPED}, "persona_ids": [persona["id"]]},
        headers={"Idempotency-Key": "shh-secret-word"},
    )
    assert book.status_code == 201
    stored = ""
    async with container.database.reading() as session:
        for table in ("personas", "books", "book_personas", "idempotency_keys"):
            rows = await session.execute(
                text(f"SELECT t::text FROM {table} t WHERE account_id = :owner"),  # noqa: S608 - names of ours
                {"owner": person.id},
            )
            stored += "\n".join(rows.scalars())
    assert str(persona["id"]) in stored
    for secret in (TYPED, "shh-secret-word"):
        assert secret not in stored
        assert secret.encode().hex() not in stored  # as PostgreSQL writes bytea
        assert secret.encode("unicode_escape").hex() not in stored
