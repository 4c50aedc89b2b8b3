"""The shape of a model's answer: a field that does not fit is dropped, not the answer."""

from __future__ import annotations

from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, Field, StringConstraints, ValidationError, ValidatorFunctionWrapHandler, WrapValidator

from echodiary.writing.interview.form import FilledForm
from echodiary.writing.request import Language, SpeechLevel

T = TypeVar("T")
REPLY_MAX = 4_000


def _fitting(value: Any, handler: ValidatorFunctionWrapHandler) -> Any:
    """The value where it fits, None where it does not."""
    try:
        return handler(value)
    except ValidationError:
        return None


def _texts(value: Any, handler: ValidatorFunctionWrapHandler) -> Any:
    """Those members of a list that are texts."""
    return handler([one for one in value if isinstance(one, str)]) if isinstance(value, list) else None


Text = Annotated[str | None, WrapValidator(_fitting)]
Texts = Annotated[list[str] | None, WrapValidator(_texts)]


class AnsweredForm(BaseModel):
    """The fields of the persona's form that the answer changes; null: as it was."""

    name: Text = None
    description: Text = None
    speech_level: Annotated[SpeechLevel | None, WrapValidator(_fitting)] = None
    traits: Texts = None
    writing_samples: Texts = None
    do: Texts = None
    dont: Texts = None
    language: Annotated[Language | None, WrapValidator(_fitting)] = None

    def found(self) -> FilledForm:
        """What was found, as a form."""
        return FilledForm(
            name=self.name,
            description=self.description,
            speech_level=self.speech_level,
            traits=tuple(self.traits or ()),
            writing_samples=tuple(self.writing_samples or ()),
            do=tuple(self.do or ()),
            dont=tuple(self.dont or ()),
            language=self.language,
        )


class InterviewAnswer(BaseModel):
    """The reply to the user, and what their answer changes in the form."""

    reply: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=REPLY_MAX)]
    form: Annotated[AnsweredForm | None, WrapValidator(_fitting)] = None
    complete: Annotated[bool | None, WrapValidator(_fitting)] = Field(default=None)
