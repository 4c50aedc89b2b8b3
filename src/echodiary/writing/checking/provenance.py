"""Where the sentences of any text come from: which memo words each rests on, what it adds, whether its level slips.

A sentence is `added` when a check finds something in it that the memo lacks, or when it shares no word that says
something with the memo. Paraphrases that share no stem (지쳤다 for 힘들었음) are marked too: the mark asks the reader
to look, it removes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

from echodiary.writing.checking.stems import shares, stems, stems_of_words
from echodiary.writing.events import SentenceProvenance
from echodiary.writing.fidelity import additions
from echodiary.writing.request import Language, SpeechLevel
from echodiary.writing.sentences import Span, sentences


def provenance_of(text: str, memo: str, language: Language, level: SpeechLevel) -> tuple[SentenceProvenance, ...]:
    """Return the provenance of a text's sentences. Loads Kiwi for Korean: call it off the event loop."""
    found: dict[Span, list[str]] = {}
    for addition in additions(text, memo, language):
        found.setdefault(addition.sentence, []).append(addition.text)
    slips = _slips(text, level) if language is Language.KO else []
    words = stems_of_words(memo, language)
    return tuple(_told(span, stems(span.text, language), words, found.get(span, []), slips) for span in sentences(text))


def _told(
    span: Span,
    meaning: frozenset[str],
    words: Mapping[str, frozenset[str]],
    findings: list[str],
    slips: list[Span],
) -> SentenceProvenance:
    rests_on = tuple(word for word, of_word in words.items() if shares(span.text, meaning, word, of_word))
    return SentenceProvenance(
        start=span.start,
        end=span.end,
        text=span.text,
        rests_on=rests_on,
        added=bool(findings) or not rests_on,
        findings=tuple(findings),
        off_level=any(span.start <= slip.start < span.end for slip in slips),
    )


def _slips(text: str, level: SpeechLevel) -> list[Span]:
    from echodiary.writing.speech_level import off_level  # noqa: PLC0415 - Kiwi only where a check needs it

    return [told.sentence for told in off_level(text, level)]
