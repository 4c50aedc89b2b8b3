"""The templates of personas: complete in both languages, each in its own voice."""

from datetime import date
from itertools import combinations

import pytest

from echodiary.features.personas.gallery import PersonaTemplate, template, templates
from echodiary.writing.builtin.writer import compose
from echodiary.writing.request import Language, Memo, MemoKind, SpeechLevel, WritingRequest
from echodiary.writing.speech_level import levels, off_level

ALL = [(language, one) for language in Language for one in templates(language)]
EVERY = pytest.mark.parametrize(("language", "one"), ALL, ids=[f"{language}-{one.key}" for language, one in ALL])
DAY = date(2026, 11, 3)
MEMOS = {
    Language.KO: "회의 3개 하고 너무 힘들었음. 저녁에 엄마랑 통화. 기분 좋아짐. 붕어빵 2천원어치 샀다",
    Language.EN: "three meetings, exhausted. called mum in the evening. felt better. bought two buns for 3.50",
}


def test_there_are_twelve_at_least_and_the_same_ones_in_both_languages() -> None:
    keys = [[one.key for one in templates(language)] for language in Language]
    assert keys[0] == keys[1]
    assert len(keys[0]) >= 12
    for language in Language:
        assert {one.form.speech_level for one in templates(language)} == set(SpeechLevel)
        assert len({one.form.name for one in templates(language)}) == len(keys[0])
    assert template("nobody", Language.KO) is None


@EVERY
def test_each_is_whole(language: Language, one: PersonaTemplate) -> None:
    form = one.form
    assert form.language is language
    assert one.tagline
    assert form.description
    assert form.colour
    assert len(form.traits) >= 3
    assert len(form.do) >= 2
    assert len(form.dont) >= 3
    assert len(form.writing_samples) >= 3
    sizes = [len(text if language is Language.KO else text.split()) for text in form.writing_samples]
    least, most = (80, 250) if language is Language.KO else (50, 120)
    assert all(least <= size <= most for size in sizes), sizes


@pytest.mark.parametrize("one", templates(Language.KO), ids=lambda one: one.key)
def test_korean_samples_are_in_their_own_way_of_speaking(one: PersonaTemplate) -> None:
    for sample in one.form.writing_samples:
        assert off_level(sample, one.form.speech_level) == []
        assert any(one.form.speech_level in told.fits for told in levels(sample))


@pytest.mark.parametrize("language", list(Language))
def test_no_two_share_a_text(language: Language) -> None:
    for first, second in combinations(templates(language), 2):
        assert first.form.description != second.form.description
        assert not set(first.form.writing_samples) & set(second.form.writing_samples)
        assert first.form.traits != second.form.traits


@pytest.mark.parametrize("language", list(Language))
def test_no_two_tell_the_same_memo_alike(language: Language) -> None:
    memo = Memo(MemoKind.TEXT, text=MEMOS[language])
    told = {}
    for one in templates(language):
        request = WritingRequest(memo=memo, voice=one.form.as_voice(), language=language, entry_date=DAY)
        told[one.key] = " ".join(sentence.text for part in compose(request).paragraphs for sentence in part)
    for first, second in combinations(told, 2):
        assert told[first] != told[second], (first, second)
