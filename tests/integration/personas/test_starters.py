"""What a new account begins with."""

from dataclasses import asdict
from uuid import UUID

import pytest
from fastapi import FastAPI
from pydantic import TypeAdapter

from echodiary.bootstrap.container import Container
from echodiary.features.personas.errors import PersonaNotFound
from echodiary.features.personas.schemas import PersonaBody
from echodiary.features.personas.service import PersonaService
from echodiary.features.personas.starters import STARTERS
from echodiary.writing.request import Language, SpeechLevel, Voice
from tests.conftest import Person, new_person
from tests.integration.personas.factory import make_persona, personas_of


@pytest.mark.parametrize(
    ("locale", "names", "title"),
    [
        ("ko", ["담담한 나", "다정한 나", "편한 나"], "나의 일기"),
        ("en", ["Plain me", "Warm me", "Chatty me"], "My diary"),
    ],
)
async def test_a_new_account_has_three_personas_and_a_book_in_its_language(
    app: FastAPI, locale: str, names: list[str], title: str
) -> None:
    person = await new_person(app, locale=locale)
    personas = await personas_of(person)
    assert [persona["name"] for persona in personas] == names
    assert [persona["speech_level"] for persona in personas] == ["plain", "polite", "casual"]
    assert {(persona["language"], persona["origin"]) for persona in personas} == {(locale, "template")}
    (book,) = (await person.client.get("/api/v1/books")).json()["items"]
    assert (book["title"], book["language"], book["never_send"]) == (title, locale, False)
    assert book["persona_ids"] == [persona["id"] for persona in personas]
    assert book["default_persona_id"] == personas[0]["id"]


@pytest.mark.parametrize("language", Language)
def test_starters_keep_to_the_limits_of_every_persona(language: Language) -> None:
    for starter in STARTERS[language]:
        form = {**asdict(starter), "language": starter.language}
        body = TypeAdapter(PersonaBody).validate_python(form)
        assert body.form("ko") == starter
        assert starter.language is language
        assert starter.description
        assert starter.traits
        assert starter.do
        assert starter.dont
        assert starter.writing_samples == ()
    levels = [starter.speech_level for starter in STARTERS[language]]
    assert levels == [SpeechLevel.PLAIN, SpeechLevel.POLITE, SpeechLevel.CASUAL]


async def test_the_voice_of_a_persona_is_what_its_owner_made_it(
    container: Container, person: Person, another_person: Person
) -> None:
    persona_id = UUID(str((await make_persona(person))["id"]))
    async with container.database.reading() as session:
        personas = PersonaService(session, container.sealer, container.clock, container.persona_rules)
        assert (await personas.get_to_write(UUID(person.id), persona_id)).form.as_voice() == Voice(
            name="책방이모",
            speech_level=SpeechLevel.POLITE,
            language=Language.KO,
            description="동네 책방을 하는 이모. 사람을 좋아한다.",
            traits=("느긋함", "다정함"),
            writing_samples=("오늘은 손님이 셋 왔어요.\n비가 왔거든요.",),
            do=("날씨부터 써요",),
            dont=("훈계하지 않아요",),
        )
        with pytest.raises(PersonaNotFound):
            await personas.get_to_write(UUID(another_person.id), persona_id)
