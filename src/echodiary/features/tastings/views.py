"""What the pages of tastings show."""

from collections.abc import Sequence
from dataclasses import dataclass

from echodiary.features.personas import wording
from echodiary.features.personas.faces import Face
from echodiary.features.tastings.domain import Tasted

REFRESH_SECONDS = 3


@dataclass(frozen=True, slots=True)
class PaperView:
    """One voice on a paper of its own; `said` is what it has said so far, `over` whether that is all."""

    id: str
    name: str
    voice: str
    face: Face
    stream: str
    after: int = 0
    said: Sequence[str] = ()
    over: bool = False
    failed: bool = False


@dataclass(frozen=True, slots=True)
class TastingPageView:
    """The voices side by side, or why there are none."""

    papers: Sequence[PaperView] = ()
    title: str = ""
    text: str = ""


def paper_of(tasted: Tasted) -> PaperView:
    """The paper of a voice that begins to speak."""
    form = tasted.voice.form
    return PaperView(
        id=str(tasted.generation_id),
        name=form.name,
        voice=wording.voice_line(form.speech_level, form.traits),
        face=Face(form.name, (form.colour or tasted.voice.colour).value),
        stream=f"/api/v1/generations/{tasted.generation_id}/stream",
    )
