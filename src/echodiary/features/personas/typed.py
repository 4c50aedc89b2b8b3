"""The form of a persona as it was typed, and what is to be mended in it."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any, Self

from pydantic import ValidationError
from starlette.datastructures import FormData

from echodiary.features.personas.domain import (
    DESCRIPTION_MAX,
    NAME_MAX,
    RULE_MAX,
    RULES_MAX,
    SAMPLE_MAX,
    SAMPLES_MAX,
    TRAIT_MAX,
    TRAITS_MAX,
    PersonaForm,
)
from echodiary.features.personas.schemas import PersonaBody
from echodiary.web.i18n import gettext as _
from echodiary.web.pages import Faults, one_line_ends
from echodiary.writing.request import SpeechLevel

LISTS = ("traits", "do", "dont")
MANY = (
    100  # boxes of samples that are read at most; far more than may be kept, so that too many are said to be too many
)


@dataclass(frozen=True, slots=True)
class TypedPersona:
    """What stands in the form: lists as lines, samples each in a box of its own."""

    name: str = ""
    description: str = ""
    speech_level: str = SpeechLevel.PLAIN.value
    traits: str = ""
    writing_samples: tuple[str, ...] = ()
    do: str = ""
    dont: str = ""
    language: str = ""
    colour: str = ""

    @classmethod
    def of(cls, form: PersonaForm) -> Self:
        """The form of a persona that is there."""
        return cls(
            name=form.name,
            description=form.description,
            speech_level=form.speech_level.value,
            traits=_lines(form.traits),
            writing_samples=form.writing_samples,
            do=_lines(form.do),
            dont=_lines(form.dont),
            language=form.language.value,
            colour=form.colour.value if form.colour else "",
        )

    @classmethod
    def sent(cls, data: FormData) -> Self:
        """The form as it was sent; what is not there is empty."""
        typed: dict[str, Any] = {field.name: _text(data.get(field.name)) for field in fields(cls)}
        typed["writing_samples"] = tuple(_text(sample) for sample in data.getlist("writing_samples")[:MANY])
        return cls(**typed)

    def body(self) -> PersonaBody:
        """The form as the API takes it; raises pydantic's ValidationError."""
        read: dict[str, Any] = {field.name: getattr(self, field.name) for field in fields(self)}
        read |= {name: tuple(read[name].split("\n")) for name in LISTS}
        read["writing_samples"] = tuple(sample for sample in self.writing_samples if sample.strip())
        for name in LISTS:
            read[name] = tuple(line for line in read[name] if line.strip())
        return PersonaBody.model_validate(
            {name: value for name, value in read.items() if value or name in {"name", *LISTS, "writing_samples"}}
        )


def faults_of(error: ValidationError) -> Faults:
    """What is to be mended, one line a field."""
    return Faults({str(fault["loc"][0]): _fault(str(fault["loc"][0]), fault["type"]) for fault in error.errors()})


def _fault(field: str, kind: str) -> str:
    if field == "name":
        return _("Please give it a name, of %(num)s characters at most.") % {"num": NAME_MAX}
    too_many = kind == "too_long"  # pydantic's name for a list with too many things in it
    most = {"traits": TRAITS_MAX, "do": RULES_MAX, "dont": RULES_MAX, "writing_samples": SAMPLES_MAX}
    longest = {
        "traits": TRAIT_MAX,
        "do": RULE_MAX,
        "dont": RULE_MAX,
        "writing_samples": SAMPLE_MAX,
        "description": DESCRIPTION_MAX,
    }
    if too_many and field in most:
        return _("At most %(num)s, please.") % {"num": most[field]}
    if field in longest:
        sized = {"num": longest[field]}
        whole = field == "description"
        return (_("At most %(num)s characters.") if whole else _("At most %(num)s characters each.")) % sized
    return _("Please choose one of these.")


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(texts)


def _text(value: object) -> str:
    return one_line_ends(value) if isinstance(value, str) else ""
