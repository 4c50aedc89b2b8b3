"""Idempotency for the edges."""

from typing import Annotated

from fastapi import Depends

from echodiary.features.idempotency.service import Idempotency
from echodiary.web.deps import ClockDep, SessionDep


async def get_idempotency(session: SessionDep, clock: ClockDep) -> Idempotency:
    """Idempotency on this request's transaction."""
    return Idempotency(session, clock)


IdempotencyDep = Annotated[Idempotency, Depends(get_idempotency)]
