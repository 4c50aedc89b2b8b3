"""What the layout of a draft has in common in every language."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from echodiary.writing.builtin.draft import Sentence


def paragraphs(sentences: Sequence[Sentence], size: int) -> tuple[tuple[Sentence, ...], ...]:
    """Cut sentences into paragraphs of about `size` sentences each."""
    count = max(1, round(len(sentences) / size))
    bounds = [round(index * len(sentences) / count) for index in range(count + 1)]
    return tuple(tuple(sentences[start:end]) for start, end in pairwise(bounds) if end > start)
