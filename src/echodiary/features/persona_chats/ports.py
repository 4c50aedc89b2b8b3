"""What persona chats need from the house."""

from typing import Protocol

from echodiary.features.generations.domain import Generation
from echodiary.writing.interview.interviewer import Interviewer


class Interviewers(Protocol):
    """Knows who leads the interview of a generation: the guided one, or the model of its policy."""

    async def interviewer_for(self, generation: Generation) -> Interviewer:
        """The interviewer of a generation."""
        ...
