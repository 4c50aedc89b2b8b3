"""What the JSON API of tastings takes and gives."""

from typing import Annotated, Self
from uuid import UUID

from pydantic import BaseModel, Field, StringConstraints

from echodiary.features.drafts.domain import MEMO_MAX
from echodiary.features.drafts.memo_form import memo_of
from echodiary.features.drafts.schemas import MemoBody
from echodiary.features.personas.schemas import PersonaBody
from echodiary.features.tastings.domain import VOICES_MAX, Tasted
from echodiary.features.tastings.views import stream_of
from echodiary.writing.request import Memo

LOOSE = 2  # a memo that is somewhat too long is refused by the domain, which says so


class TastingBody(BaseModel):
    """A memo, and one to three voices: ids of personas, or forms that are not saved."""

    memo: MemoBody | Annotated[str, StringConstraints(max_length=MEMO_MAX * LOOSE)]
    personas: Annotated[tuple[UUID | PersonaBody, ...], Field(min_length=1, max_length=VOICES_MAX)]

    def to_memo(self) -> Memo:
        """The memo as the domain knows it; plain text is read as the Write page reads it."""
        return memo_of(self.memo) if isinstance(self.memo, str) else self.memo.to_memo()


class TastedView(BaseModel):
    """One voice: the generation that speaks with it, and where it is heard."""

    id: UUID
    name: str
    persona_id: UUID | None
    stream: str

    @classmethod
    def of(cls, tasted: Tasted) -> Self:
        """The view of a voice."""
        return cls(
            id=tasted.generation_id,
            name=tasted.voice.form.name,
            persona_id=tasted.voice.persona_id,
            stream=stream_of(tasted.generation_id),
        )


class TastingView(BaseModel):
    """All voices; `id` is the first one's generation."""

    id: UUID
    items: list[TastedView]
