"""What the database sees of an entry: nothing that was typed."""

from sqlalchemy import text

from echodiary.bootstrap.container import Container
from tests.conftest import Person
from tests.integration.entries.factory import ENTRIES, make_entry

WORDS = ("비밀제목", "비밀본문", "secretbody", "비밀기분", "비밀태그", "고친본문")


async def test_no_word_that_was_typed_is_in_the_rows(container: Container, person: Person) -> None:
    entry = await make_entry(person, "비밀본문 secretbody", title="비밀제목", mood="비밀기분", tags=["비밀태그"])
    url = f"{ENTRIES}/{entry['id']}"
    await person.client.patch(url, json={"body": "고친본문"}, headers={"If-Match": "*"})
    rows = b""
    async with container.database.reading() as session:
        for table in ("entries", "entry_revisions", "entry_search"):
            statement = text(f"SELECT * FROM {table} WHERE account_id = :id")  # noqa: S608
            for row in (await session.execute(statement, {"id": person.id})).all():
                for value in row:
                    rows += bytes(value) if isinstance(value, bytes | memoryview) else repr(value).encode()
                    if isinstance(value, list) and value and isinstance(value[0], int):
                        rows += b"".join(number.to_bytes(8, signed=True) for number in value)
    assert len(rows) > 500
    for word in WORDS:
        for form in (word, word.upper(), word[:3]):
            for encoding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-be", "unicode_escape"):
                assert form.encode(encoding) not in rows, (form, encoding)


async def test_the_same_words_have_other_tokens_in_another_account(
    container: Container, person: Person, another_person: Person
) -> None:
    for whose in (person, another_person):
        await make_entry(whose, "똑같은 글", mood="calm", tags=["가족"])
    async with container.database.reading() as session:
        statement = text(
            "SELECT tokens, mood_token FROM entry_search JOIN entries ON id = entry_id WHERE id = ANY(:ids)"
        )
        ids = [(await whose.client.get(ENTRIES)).json()["items"][0]["id"] for whose in (person, another_person)]
        (mine, my_mood), (theirs, their_mood) = (await session.execute(statement, {"ids": ids})).all()
    assert mine == sorted(mine, key=lambda token: token % 2**64)
    assert set(mine).isdisjoint(theirs)
    assert my_mood != their_mood
