"""The use cases of personas for the edges."""

from typing import Annotated

from fastapi import Depends

from echodiary.features.personas.service import PersonaRules, PersonaService
from echodiary.web.deps import ClockDep, ReadingDep, SealerDep, SessionDep
from echodiary.web.ports import port

PersonaRulesDep = Annotated[PersonaRules, Depends(port(PersonaRules))]


async def get_persona_service(
    session: SessionDep, sealer: SealerDep, clock: ClockDep, rules: PersonaRulesDep
) -> PersonaService:
    """The use cases of personas on this request's transaction."""
    return PersonaService(session, sealer, clock, rules)


async def get_persona_reader(
    session: ReadingDep, sealer: SealerDep, clock: ClockDep, rules: PersonaRulesDep
) -> PersonaService:
    """The same on a session that only reads."""
    return PersonaService(session, sealer, clock, rules)


PersonaServiceDep = Annotated[PersonaService, Depends(get_persona_service)]
PersonaReaderDep = Annotated[PersonaService, Depends(get_persona_reader)]
