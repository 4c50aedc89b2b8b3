"""Trying a policy: one small call a role, in no transaction. What is sent is fixed and says nothing of anybody."""

import asyncio
import time
from dataclasses import dataclass

from echodiary.features.llm_policy.domain import ModelRole, Problem
from echodiary.llm.errors import LlmFailed, Misconfigured, NotSupported
from echodiary.llm.events import Finished, Usage
from echodiary.llm.messages import ImageRequest, Message, Speaker, TextRequest
from echodiary.llm.port import Models

GREETING = TextRequest((Message(Speaker.USER, "Answer with the single word: ready"),), max_output_tokens=64)
PICTURE = ImageRequest("A plain grey square.")
FIELDS = {
    ModelRole.TEXT_SMALL: "text_small_model",
    ModelRole.TEXT_LARGE: "text_large_model",
    ModelRole.IMAGE: "image_model",
}


@dataclass(frozen=True, slots=True)
class Trial:
    """How one role answered; `milliseconds` until the answer was whole, `error` None when it was, `usage` what for."""

    role: ModelRole
    model: str
    milliseconds: int
    error: str | None
    usage: Usage | None = None

    @property
    def problem(self) -> Problem | None:
        """What a trial that failed says against saving."""
        if self.error is None:
            return None
        field = "api_key" if self.error == "provider_credentials" else FIELDS[self.role]
        return Problem(field, self.error)


async def try_roles(models: Models, names: dict[ModelRole, str]) -> list[Trial]:
    """Call the model behind each of these roles, all at once."""
    return list(await asyncio.gather(*(_try(models, role, name) for role, name in names.items())))


async def _try(models: Models, role: ModelRole, name: str) -> Trial:
    began = time.monotonic()
    error, usage = None, None
    try:
        if role is ModelRole.IMAGE:
            usage = (await models.draw(name, PICTURE)).usage
        else:
            async for event in models.stream_text(name, GREETING):
                usage = event.usage if isinstance(event, Finished) else usage
    except (Misconfigured, NotSupported):
        error = "model_unknown"
    except LlmFailed as failed:
        error = failed.code
    return Trial(role, name, round((time.monotonic() - began) * 1000), error, usage)
