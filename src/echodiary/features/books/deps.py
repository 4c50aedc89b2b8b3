"""The use cases of books for the edges."""

from typing import Annotated

from fastapi import Depends

from echodiary.features.books.service import BookRules, BookService
from echodiary.features.personas.deps import PersonaReaderDep, PersonaServiceDep
from echodiary.web.deps import ClockDep, ReadingDep, SealerDep, SessionDep
from echodiary.web.ports import port

BookRulesDep = Annotated[BookRules, Depends(port(BookRules))]


async def get_book_service(
    session: SessionDep, sealer: SealerDep, clock: ClockDep, rules: BookRulesDep, personas: PersonaServiceDep
) -> BookService:
    """The use cases of books on this request's transaction."""
    return BookService(session, sealer, clock, rules, personas)


async def get_book_reader(
    session: ReadingDep, sealer: SealerDep, clock: ClockDep, rules: BookRulesDep, personas: PersonaReaderDep
) -> BookService:
    """The same on a session that only reads."""
    return BookService(session, sealer, clock, rules, personas)


BookServiceDep = Annotated[BookService, Depends(get_book_service)]
BookReaderDep = Annotated[BookService, Depends(get_book_reader)]
