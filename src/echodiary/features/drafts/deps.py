"""The use cases of drafts for the edges."""

from typing import Annotated

from fastapi import Depends

from echodiary.features.accounts.deps import SignedInDep
from echodiary.features.books.deps import BookServiceDep
from echodiary.features.drafts.cells import DraftCells
from echodiary.features.drafts.repository import DraftRepository
from echodiary.features.drafts.service.desk import Desk
from echodiary.features.drafts.service.reading import DraftReader
from echodiary.features.entries.deps import EntryServiceDep
from echodiary.features.generations.deps import GenerationServiceDep
from echodiary.features.llm_policy.deps import PolicyDep
from echodiary.features.personas.deps import PersonaServiceDep
from echodiary.web.deps import ClockDep, ReadingDep, SealerDep, SessionDep


async def get_desk(
    who: SignedInDep,
    session: SessionDep,
    sealer: SealerDep,
    clock: ClockDep,
    generations: GenerationServiceDep,
    personas: PersonaServiceDep,
    books: BookServiceDep,
    entries: EntryServiceDep,
    policy: PolicyDep,
) -> Desk:
    """The desk of whoever is signed in, on this request's transaction."""
    return Desk(
        account_id=who.account_id,
        may_send=who.external_ai_consent,
        drafts=DraftRepository(session),
        cells=DraftCells(sealer),
        clock=clock,
        generations=generations,
        personas=personas,
        books=books,
        entries=entries,
        policy=policy,
    )


async def get_reader(who: SignedInDep, session: ReadingDep, sealer: SealerDep) -> DraftReader:
    """Reads the drafts of whoever is signed in."""
    return DraftReader(who.account_id, DraftRepository(session), DraftCells(sealer))


DeskDep = Annotated[Desk, Depends(get_desk)]
ReaderDep = Annotated[DraftReader, Depends(get_reader)]
