"""What the pages of tastings show."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from echodiary.features.generations.domain import LIVE, GenerationStatus
from echodiary.features.generations.reading import Heard
from echodiary.features.personas import wording
from echodiary.features.personas.faces import Face
from echodiary.features.tastings.domain import Tasted
from echodiary.writing.request import WritingRequest

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
    refresh_seconds: int = 0


def paper_of(tasted: Tasted) -> PaperView:
    """The paper of a voice that begins to speak."""
    form = tasted.voice.form
    return PaperView(
        id=str(tasted.generation_id),
        name=form.name,
        voice=wording.voice_line(form.speech_level, form.traits),
        face=Face(form.name, (form.colour or tasted.voice.colour).value),
        stream=stream_of(tasted.generation_id),
    )


def page_of(heard: Sequence[Heard]) -> TastingPageView:
    """The page of a tasting that has begun, as far as it has come."""
    papers = [_paper_so_far(one) for one in heard]
    return TastingPageView(papers, refresh_seconds=0 if all(paper.over for paper in papers) else REFRESH_SECONDS)


def stream_of(generation_id: UUID) -> str:
    """Where a voice is heard."""
    return f"/api/v1/generations/{generation_id}/stream"


def _paper_so_far(heard: Heard) -> PaperView:
    voice = WritingRequest.from_json(heard.request["writing"]).voice
    return PaperView(
        id=str(heard.id),
        name=voice.name,
        voice=wording.voice_line(voice.speech_level, voice.traits),
        face=Face(voice.name, str(heard.request["colour"])),
        stream=stream_of(heard.id),
        after=heard.said.last,
        said=heard.said.text.split("\n") if heard.said.text else (),
        over=heard.status not in LIVE,
        failed=heard.status not in LIVE | {GenerationStatus.DONE, GenerationStatus.CANCELLED},
    )
