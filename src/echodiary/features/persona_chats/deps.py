"""The use cases of persona chats for the edges."""

from typing import Annotated

from fastapi import Depends

from echodiary.features.accounts.deps import SignedInDep
from echodiary.features.generations.deps import GenerationServiceDep
from echodiary.features.llm_policy.deps import PolicyDep
from echodiary.features.persona_chats.cells import ChatCells
from echodiary.features.persona_chats.reading import PersonaChatReader
from echodiary.features.persona_chats.repository import PersonaChatRepository
from echodiary.features.persona_chats.service import PersonaChatService
from echodiary.features.personas.deps import PersonaServiceDep
from echodiary.web.deps import ClockDep, ReadingDep, SealerDep, SessionDep, SettingsDep
from echodiary.writing.request import Language


async def get_persona_chats(
    who: SignedInDep,
    session: SessionDep,
    sealer: SealerDep,
    clock: ClockDep,
    settings: SettingsDep,
    generations: GenerationServiceDep,
    personas: PersonaServiceDep,
    policy: PolicyDep,
) -> PersonaChatService:
    """The persona chats of whoever is signed in, on this request's transaction."""
    return PersonaChatService(
        account_id=who.account_id,
        may_send=who.external_ai_consent,
        language=Language(who.locale),
        chats=PersonaChatRepository(session),
        cells=ChatCells(sealer, settings.persona_chat_turns),
        clock=clock,
        generations=generations,
        personas=personas,
        policy=policy,
    )


async def get_chat_reader(
    who: SignedInDep, session: ReadingDep, sealer: SealerDep, settings: SettingsDep
) -> PersonaChatReader:
    """Reads the persona chats of whoever is signed in."""
    cells = ChatCells(sealer, settings.persona_chat_turns)
    return PersonaChatReader(who.account_id, PersonaChatRepository(session), cells)


PersonaChatsDep = Annotated[PersonaChatService, Depends(get_persona_chats)]
ChatReaderDep = Annotated[PersonaChatReader, Depends(get_chat_reader)]
