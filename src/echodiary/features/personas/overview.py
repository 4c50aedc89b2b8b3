"""How personas came about, counted for their admin: numbers only. Reads only."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.personas.domain import Origin
from echodiary.features.personas.models import PersonaRow


async def count_made(session: AsyncSession, since: datetime, until: datetime) -> Mapping[Origin, int]:
    """Personas that their owners made in a period and still have, by way; the starters are nobody's making."""
    statement = (
        select(PersonaRow.origin, func.count())
        .where(PersonaRow.created_at >= since, PersonaRow.created_at < until, PersonaRow.origin != Origin.STARTER)
        .group_by(PersonaRow.origin)
    )
    return {Origin(row[0]): row[1] for row in await session.execute(statement)}
