"""What books do when something happens in the slices below them: an account is made, a persona goes."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.accounts.service import Newcomer
from echodiary.features.books.domain import FIRST_TITLE
from echodiary.features.books.repository import BookRepository
from echodiary.features.books.service import BookRules, BookService, NewBook
from echodiary.features.personas.errors import LastPersona
from echodiary.features.personas.service import PersonaRules, PersonaService, find_stand_in
from echodiary.platform.clock import Clock
from echodiary.platform.sealing.sealer import Sealer
from echodiary.writing.request import Language


class FirstShelf:
    """Gives a new account its starter personas and its first book, in its language; the plain one is the default."""

    def __init__(self, sealer: Sealer, clock: Clock) -> None:
        self._sealer = sealer
        self._clock = clock

    async def __call__(self, session: AsyncSession, newcomer: Newcomer) -> None:
        """Furnish the account, in the transaction that makes it."""
        language = Language(newcomer.locale)
        personas = PersonaService(session, self._sealer, self._clock, PersonaRules())
        books = BookService(session, self._sealer, self._clock, BookRules(), personas)
        starters = await personas.add_starters(newcomer.account_id, language)
        persona_ids = tuple(persona.id for persona in starters)
        await books.create(
            newcomer.account_id, NewBook(title=FIRST_TITLE[language], language=language, persona_ids=persona_ids)
        )


async def repoint_defaults(session: AsyncSession, account_id: UUID, persona_id: UUID) -> None:
    """Have books go on without a persona that goes: another of their own is the default, else one that stands in.

    Raises LastPersona.
    """
    books = BookRepository(session)
    for row, mapped in await books.list_defaulting_to(account_id, persona_id):
        others = [other for other in mapped if other != persona_id]
        if not others:
            stand_in = await find_stand_in(session, account_id, language=Language(row.language), instead_of=persona_id)
            if stand_in is None:
                raise LastPersona
            others = [stand_in]
            await books.set_personas(account_id, row.id, others)
        row.default_persona_id = others[0]
    await session.flush()
    await books.unmap(account_id, persona_id)
