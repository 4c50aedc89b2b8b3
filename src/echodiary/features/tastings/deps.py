"""The use cases of tastings for the edges."""

from typing import Annotated

from fastapi import Depends

from echodiary.features.accounts.deps import SignedInDep
from echodiary.features.generations.deps import GenerationServiceDep
from echodiary.features.llm_policy.deps import PolicyDep
from echodiary.features.tastings.service import TastingService


async def get_tasting_service(who: SignedInDep, generations: GenerationServiceDep, policy: PolicyDep) -> TastingService:
    """The tastings of whoever is signed in, on this request's transaction."""
    return TastingService(who.account_id, who.external_ai_consent, generations, policy)


TastingServiceDep = Annotated[TastingService, Depends(get_tasting_service)]
