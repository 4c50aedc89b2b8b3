"""What a request has to know of the policy: who writes, with which model behind each role."""

from dataclasses import dataclass
from enum import StrEnum


class ModelRole(StrEnum):
    """What the product asks for; never a model's name."""

    TEXT_SMALL = "text-small"
    TEXT_LARGE = "text-large"
    IMAGE = "image"


class Provider(StrEnum):
    """Who can be behind the roles."""

    BUILTIN = "builtin"
    OPENAI = "openai"
    GEMINI = "gemini"

    @property
    def is_external(self) -> bool:
        """Whether what is written from leaves the server."""
        return self is not Provider.BUILTIN

    @property
    def display_name(self) -> str:
        """The provider's own name, the same in every language."""
        return {Provider.OPENAI: "OpenAI", Provider.GEMINI: "Google Gemini"}.get(self, "EchoDiary")


@dataclass(frozen=True, slots=True)
class Policy:
    """The server-wide choice as one request took it; `version` 0 is the settings', before an admin saved one."""

    version: int
    provider: Provider
    models: dict[ModelRole, str]

    def model_for(self, role: ModelRole) -> str:
        """The model behind a role."""
        return self.models[role]
