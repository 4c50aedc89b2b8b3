"""Words that judge what stands before them, deeds with an adverb or a score between: 뷰 대박, 84점 합격."""

from __future__ import annotations

from echodiary.writing.builtin.korean.clause import Clause, Edit
from echodiary.writing.builtin.korean.clauses import WONDERED
from echodiary.writing.builtin.korean.lexicon import OBJECTS, PEOPLE, TIMES
from echodiary.writing.builtin.korean.phonology import particle_after
from echodiary.writing.builtin.korean.phrase import Eojeol, Phrase
from echodiary.writing.builtin.korean.saying import NounReading

BY_SCORE = frozenset(("합격", "완주", "당첨", "졸업", "입학", "불합격", "탈락", "입상"))
_ADVERBS = frozenset(("처음", "드디어", "또", "겨우", "마침내", "결국", "다", "혼자", "무사히", "일찍", "전부"))
JUDGMENTS = frozenset((
    "대박", "최고", "최악", "존맛", "존맛탱", "개존맛", "꿀맛", "노맛", "꿀잼", "핵꿀잼", "존잼", "노잼", "핵노잼",
    "개노잼", "레전드", "굿", "별로", "노답", "개꿀", "엉망", "엉망진창", "꽝", "예술", "환상", "쏘쏘", "역대급",
    "무료",
    "공짜", "반값", "만점", "명작", "수작", "망작", "최상", "최저", "꿀", "극혐", "JMT", "대만족", "혜자", "창렬",
    "개판",
    "산더미", "태산", "난장판", "지옥", "전쟁", "천국", "대란", "만석", "만실",
))  # fmt: skip
_NO_QUALITY = frozenset(
    ("해적", "유적", "서적", "업적", "성적", "실적", "인적", "흔적", "추적", "누적", "목적", "표적")
)
# Judgments that make one word with what they judge.
_WHOLES = frozenset(("지옥", "전쟁", "천국", "대란"))
_OF_WHOLES = frozenset((
    "교통", "주차", "출근", "퇴근", "입시", "취업", "육아", "시험", "야근", "과제", "출퇴근", "주차장", "등교", "등원",
    "생", "불", "무간", "쇼핑", "김밥", "알바", "세일", "품절", "전세", "우유", "배변", "식사", "아침", "양치", "목욕",
))  # fmt: skip


def judged(phrase: Phrase) -> tuple[Edit, ...]:
    """숙소 뷰 대박 -> 숙소 뷰가 대박이었다: what is judged is the subject."""
    last = phrase.eojeols[-1].text
    described = last.endswith("적") and len(last) > 2 and last not in _NO_QUALITY  # 도전 성공적
    first = last in {"처음", "오랜만", "마지막"}  # 고속도로 처음
    if len(phrase.eojeols) < 2 or not (last in JUDGMENTS or described or first):
        return ()
    thing = phrase.eojeols[-2]
    if phrase.eojeols[-1].text in _WHOLES and thing.text in _OF_WHOLES:
        return ()  # 교통 지옥: one word
    if not thing.is_bare_noun or thing.text in TIMES or thing.is_count or thing.text in PEOPLE:
        return ()
    return (Edit(thing.end, thing.end, particle_after(thing.text, "은" if first else "이")),)


def noun_and_deed(phrase: Phrase) -> tuple[Eojeol, Eojeol]:
    """파란색 *처음* 성공: an adverb may stand between."""
    noun, deed = phrase.eojeols[-2:]
    if len(phrase.eojeols) > 2 and noun.text in _ADVERBS and deed.text in OBJECTS:
        return phrase.eojeols[-3], deed
    return noun, deed


def wondered(phrase: Phrase) -> NounReading:
    """물가 실화 -> 물가가 실화인가 싶었다."""
    thing = phrase.eojeols[-2]
    whose = Edit(thing.end, thing.end, particle_after(thing.text, "이"))
    return NounReading(Clause(phrase.text, len(phrase.text), WONDERED, "인가 ", (whose,)))
