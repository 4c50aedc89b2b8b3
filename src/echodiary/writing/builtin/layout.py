"""What the layout of a draft has in common in every language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from echodiary.writing.builtin.draft import Sentence


def paragraphs(sentences: Sequence[Sentence], size: int) -> tuple[tuple[Sentence, ...], ...]:
    """Cut sentences into paragraphs of about `size` sentences each, where a part of the day begins if any does."""
    if any(sentence.begins_part for sentence in sentences[2:]):
        return tuple(_by_parts(sentences, size))
    count = max(1, round(len(sentences) / size))
    bounds = [round(index * len(sentences) / count) for index in range(count + 1)]
    return tuple(tuple(sentences[start:end]) for start, end in pairwise(bounds) if end > start)


def _by_parts(sentences: Sequence[Sentence], size: int) -> Iterator[tuple[Sentence, ...]]:
    """Yield paragraphs that begin with a part of the day, none of one sentence but the last, none too long."""
    part: list[Sentence] = []
    for index, sentence in enumerate(sentences):
        left = len(sentences) - index
        ripe = len(part) >= max(2, size - 1) and sentence.begins_part
        if part and (ripe or len(part) >= size + 2) and left > 1:
            yield tuple(part)
            part = []
        part.append(sentence)
    yield tuple(part)
