"""What the JSON API of the policy takes and gives."""

from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

from pydantic import BaseModel, Field, SecretStr, StringConstraints

from echodiary.features.llm_policy.administration import completed
from echodiary.features.llm_policy.domain import (
    BASE_URL_MAX,
    KEY_MAX,
    MODEL_MAX,
    NOTE_MAX,
    KeySource,
    ModelRole,
    PolicyChange,
    PolicyRecord,
    Provider,
)
from echodiary.features.llm_policy.trying import Trial

ModelName = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=MODEL_MAX, pattern=r"^[A-Za-z0-9][A-Za-z0-9._:/@+-]*$")
]


class PolicyBody(BaseModel):
    """A policy to be saved. A model left out is the provider's default; a key left out stays as it was, "" is none."""

    provider: Provider
    text_small_model: ModelName | None = None
    text_large_model: ModelName | None = None
    image_model: ModelName | None = None
    base_url: Annotated[str, StringConstraints(strip_whitespace=True, max_length=BASE_URL_MAX)] | None = None
    api_key: Annotated[SecretStr, Field(max_length=KEY_MAX)] | None = None
    note: Annotated[str, StringConstraints(strip_whitespace=True, max_length=NOTE_MAX)] | None = None
    save_anyway: bool = False

    def change(self) -> PolicyChange:
        """The change that the use case takes."""
        named = {
            ModelRole.TEXT_SMALL: self.text_small_model,
            ModelRole.TEXT_LARGE: self.text_large_model,
            ModelRole.IMAGE: self.image_model,
        }
        external = self.provider.is_external
        key = self.api_key.get_secret_value().strip() if self.api_key is not None and external else None
        return PolicyChange(
            provider=self.provider,
            models=completed(self.provider, dict(named)),
            base_url=(self.base_url or None) if external else None,
            api_key=key,
            note=self.note or None,
        )


class PolicyView(BaseModel):
    """A version of the policy; its key is never shown, only where it comes from and its last characters."""

    version: int
    provider: Provider
    text_small_model: str
    text_large_model: str
    image_model: str
    base_url: str | None
    key_source: KeySource
    key_tail: str | None
    note: str | None
    saved_by: UUID | None
    saved_at: datetime | None
    saved_anyway: bool
    restores: int | None

    @classmethod
    def of(cls, record: PolicyRecord) -> Self:
        """The view of a version."""
        policy = record.policy
        return cls(
            version=policy.version,
            provider=policy.provider,
            text_small_model=policy.model_for(ModelRole.TEXT_SMALL),
            text_large_model=policy.model_for(ModelRole.TEXT_LARGE),
            image_model=policy.model_for(ModelRole.IMAGE),
            base_url=record.base_url,
            key_source=record.key_source,
            key_tail=record.key_tail,
            note=record.note,
            saved_by=record.saved_by,
            saved_at=record.saved_at,
            saved_anyway=record.saved_anyway,
            restores=record.restores,
        )


class PolicyList(BaseModel):
    """A page of the history."""

    items: list[PolicyView]
    next_cursor: str | None = None


class RollbackBody(BaseModel):
    """The version to go back to; 0 is what the settings say."""

    version: Annotated[int, Field(ge=0, le=2**31 - 1)]


class TrialView(BaseModel):
    """How one role answered."""

    role: ModelRole
    model: str
    milliseconds: int
    ok: bool
    error: str | None

    @classmethod
    def of(cls, trial: Trial) -> Self:
        """The view of a trial."""
        return cls(
            role=trial.role,
            model=trial.model,
            milliseconds=trial.milliseconds,
            ok=trial.error is None,
            error=trial.error,
        )


class TrialList(BaseModel):
    """How the roles of a policy answered."""

    items: list[TrialView]
