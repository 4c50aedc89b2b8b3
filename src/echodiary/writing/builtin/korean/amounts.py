"""A fragment that ends in an amount: 러닝 7km, 커피 두 잔, 택시비 12,400원, 체중 62.4kg, 집에 오니 1시."""

from __future__ import annotations

import re
from itertools import takewhile

from echodiary.writing.builtin.korean import kinds
from echodiary.writing.builtin.korean.clause import Edit
from echodiary.writing.builtin.korean.clauses import speaks_of_future
from echodiary.writing.builtin.korean.kinds_of_deeds import DEEDS
from echodiary.writing.builtin.korean.kinds_of_things import SUBJECTS
from echodiary.writing.builtin.korean.lexicon import (
    DURATIONS,
    FIXED,
    MEALS,
    MONEY,
    PRICED,
    SPANS,
    TIMES,
    TIMES_WITH_E,
)
from echodiary.writing.builtin.korean.measures import bought_at, finished_in, is_deed_with_particle, read_measure, until
from echodiary.writing.builtin.korean.note_words import is_person
from echodiary.writing.builtin.korean.phonology import particle_after
from echodiary.writing.builtin.korean.phrase import Eojeol, Phrase
from echodiary.writing.builtin.korean.said_of import SAID_OF
from echodiary.writing.builtin.korean.saying import NounReading, identity, said_of, saying, to_come
from echodiary.writing.builtin.korean.shares import (
    DATED,
    TALKS,
    baby_fed,
    came,
    compared,
    is_crowd_fed,
    shared,
)
from echodiary.writing.builtin.korean.verbs import NOUNS, Verb, verb_for, verb_of_kind
from echodiary.writing.builtin.korean.visits import stayed, went_round

_BOUGHT = Verb("을", "사", "VV", guessed=True)
_THERE_WERE = Verb("이", "있", "VA")
# They say which, not how much.
_RANKS = (
    "째", "차", "재", "번째", "등", "위", "과", "단원", "화", "권째", "주년", "주차", "회차", "교시", "학년", "주기",
)  # fmt: skip
_PIECES = frozenset(("장", "개", "마리", "권", "병", "봉지", "송이", "그루", "판", "알", "켤레", "벌", "통"))
_TIME_SPANS = frozenset(("시간", "분", "일", "박", "주", "달"))
_PAID = frozenset(("환전", "충전", "송금", "입금", "저축", "기부", "이체", "결제", "투자", "적립", "출금"))
_SIGNS = frozenset(("영하", "영상", "오전", "오후", "새벽", "약", "총", "최고", "최저", "평균"))
_WAYS = frozenset(("왕복", "편도", "총", "합계"))
_GOT = frozenset(("지적", "칭찬", "위로", "용돈", "질문", "연락", "선물", "주문", "제안", "상금", "보너스"))
_FIGURES = (
    "미열", "고열",
    "수", "율", "률", "점", "온도", "체온", "혈당", "혈압", "체중", "몸무게", "순위", "등수", "학점", "평점", "점수",
    "번호", "지수", "농도", "수치",
    "팔로워", "구독자", "좋아요", "칼로리", "심박", "페이스", "습도", "시력", "사이즈", "스코어",
    "콜레스테롤", "LDL", "HDL", "중성지방", "혈색소", "요산",
)  # fmt: skip
_TROUBLES = ("정전", "단수", "다운", "장애", "먹통", "정체", "소음", "진통", "딸꾹질", "두통", "복통", "회의", "침묵")
_SINCE = frozenset(
    ("임신", "생후", "결혼", "연애", "입사", "교제", "만난", "동거", "개업", "창업", "퇴사", "유학", "군생활")
)
_SAVED = frozenset(
    ("적금", "청약", "저축", "펀드", "연금", "보험", "회비", "투자", "예금", "주식", "월세", "관리비", "용돈")
)
_PRICE = re.compile(r"\d{1,3}(?:,\d{3})+$")
_BY_SO_MUCH = re.compile(r"\d(?:점|초|표|골|분|cm|kg|살|등|위|타|끗) 차이?$")  # 3점 차
_COUNTDOWN = re.compile(r"[Dd]\s?[-+]\s?\d+$")
_SIGNED = re.compile(r"[-+]\d[\d.,]*\s?%?$")


def read_amount(phrase: Phrase) -> NounReading | None:
    """Return what is said of an amount; None where the fragment does not end with one."""
    text = phrase.text
    if (measure := read_measure(phrase)) is not None:
        return measure
    if phrase.eojeols[-1].unit == "시" and any(eojeol.last.form == "다가" for eojeol in phrase.eojeols[-3:-1]):
        return said_of(text, len(text), ("되", "VV"), "이")
    if (told := baby_fed(phrase) or shared(phrase)) is not None:
        return told
    if _COUNTDOWN.search(text):
        return to_come(identity(text))
    if phrase.eojeols[-1].text.endswith("째") or _BY_SO_MUCH.search(text):
        return identity(text)
    if (took := finished_in(phrase)) is not None:
        return took
    if _SIGNED.search(text):
        return compared(phrase)
    found = _count_at_end(phrase)
    if len(phrase.eojeols) > 1 and (reading := _figure(phrase) or until(phrase) or _sets(phrase)) is not None:
        return reading
    if found is None:
        return _alone(phrase)
    noun, count = found
    reading = (
        _lasted(phrase, noun, count)
        or _since(phrase, noun, count)
        or stayed(phrase, noun, count)
        or went_round(phrase, noun, count)
    )
    return reading or came(phrase, noun, count) or _done(phrase, noun, count) or _was(phrase, noun, count)


def _count_at_end(phrase: Phrase) -> tuple[Eojeol, Eojeol] | None:
    """Return the noun and the count that a fragment ends with."""
    for index in range(max(0, len(phrase.eojeols) - 3), len(phrase.eojeols) - 1):
        found = phrase.count_after(index)
        noun = phrase.eojeols[index]
        if noun.is_count:
            continue
        named = noun.last.base in NOUNS | {"NNB", "SL"} or noun.text in DEEDS
        if found is not None and found[1] == len(phrase.eojeols) and named:
            return noun, found[0]
    return None


def _alone(phrase: Phrase) -> NounReading | None:
    """5km 32분, 타코야키 8알에 600엔: the last word is an amount, whatever stands before it."""
    last = phrase.eojeols[-1]
    if not (last.is_count or _ends_with_count(phrase)):
        return None
    before = phrase.eojeols[-2] if len(phrase.eojeols) > 1 else None
    if before is not None and before.last.form in {"만", "도"} and last.unit in SPANS and is_deed_with_particle(before):
        return saying(phrase.text, Verb("", "하", "VV"))  # 배송 조회만 10번
    if before is not None and before.last.form == "에서" and last.unit in _TIME_SPANS:
        return said_of(phrase.text, len(phrase.text), ("보내", "VV"), "을")  # 병원에서 6시간
    if before is not None and before.last.form == "까지" and last.unit in DURATIONS:
        return said_of(phrase.text, len(phrase.text), ("남", "VV"), "이")  # 휴가까지 31일
    priced = before is not None and before.is_count and last.unit in MONEY and before.unit not in MONEY
    priced = priced and before is not None and not before.text.endswith(("만", "천", "억"))  # 17만 8천원
    if before is not None and before.text == "점심" and len(phrase.eojeols) == 2 and last.unit == "시":
        return identity(phrase.text, Edit(before.end, before.end, "은"))
    edits: tuple[Edit, ...] = (Edit(before.end, before.end, "에"),) if priced and before is not None else ()
    first = phrase.eojeols[0]
    if edits and first.text in TIMES_WITH_E and not _topic_of_meal(phrase):
        edits = (Edit(first.end, first.end, "에"), *edits)  # 퇴근길 붕어빵 3개 2천원
    return identity(phrase.text, *_topic_of_meal(phrase), *edits)


def _figure(phrase: Phrase) -> NounReading | None:
    """조회수 12 -> 조회수는 12였다."""
    before, last = phrase.eojeols[-2:]
    saved = before.text in _SAVED | SUBJECTS or bool(_PRICE.match(last.text))
    if last.unit or not (before.is_bare_noun and (saved or before.text.endswith(_FIGURES + PRICED))):
        return None
    return identity(phrase.text, Edit(before.end, before.end, particle_after(before.text, "은")))


def _lasted(phrase: Phrase, noun: Eojeol, count: Eojeol) -> NounReading | None:
    """정전 30분 -> 정전이 30분 이어졌다, 클레임 2건 -> 클레임이 2건 있었다, 월급날 200만원 -> 월급날에 … 들어왔다."""
    if noun.text.endswith(_TROUBLES) and count.unit in _TIME_SPANS:
        return saying(phrase.text, Verb("", "이어지", "VV"), Edit(noun.end, noun.end, particle_after(noun.text, "이")))
    if count.unit == "건" and noun.is_bare_noun and verb_of_kind(noun.text) is None and noun.text not in SAID_OF:
        return saying(phrase.text, Verb("", "있", "VA"), Edit(noun.end, noun.end, particle_after(noun.text, "이")))
    if noun.text.endswith("급날") and count.unit in MONEY:
        return saying(phrase.text, Verb("이", "들어오", "VV"), Edit(noun.end, noun.end, "에"))
    if noun.text.endswith("기록") and noun.is_bare_noun:
        return identity(phrase.text, _topic(noun))
    if noun.text in _SINCE and count.unit in DURATIONS:
        return identity(phrase.text)
    return None


def _sets(phrase: Phrase) -> NounReading | None:
    """스쿼트 60kg 5회 5세트 -> 스쿼트를 60kg 5회 5세트 했다, 낮잠 1시간 20분 -> 낮잠을 1시간 20분 잤다."""
    counts = len(list(takewhile(lambda one: one.is_count, reversed(phrase.eojeols))))
    if counts < 2 or counts == len(phrase.eojeols):
        return None
    noun, last = phrase.eojeols[-counts - 1], phrase.eojeols[-1]
    if not (last.unit in SPANS and noun.is_bare_noun):
        return None
    verb = verb_for(noun.text, noun.last)
    if verb is None or not verb.is_action or noun.text.endswith("기록"):
        return identity(phrase.text, _topic(noun)) if noun.text.endswith("기록") else None  # 기록 2시간 11분
    stem = FIXED.get(noun.text, ("", "하", ""))[1] if noun.text.endswith("잠") else "하"
    return saying(phrase.text, Verb("", stem, "VV"), Edit(noun.end, noun.end, particle_after(noun.text, "을")))


def _ends_with_count(phrase: Phrase) -> bool:
    """Whether the last two words are an amount: 한 캔."""
    return (
        len(phrase.eojeols) > 2
        and phrase.count_after(len(phrase.eojeols) - 3) is not None
        and (phrase.eojeols[-2].is_numeral)
    )


def _topic_of_meal(phrase: Phrase) -> tuple[Edit, ...]:
    """점심 순두부찌개 8,500원 -> 점심은 …"""
    first = phrase.eojeols[0]
    if len(phrase.eojeols) < 3 or first.text not in MEALS or not phrase.eojeols[1].is_bare_noun:
        return ()
    return (Edit(first.end, first.end, particle_after(first.text, "은")),)


def _since(phrase: Phrase, noun: Eojeol, count: Eojeol) -> NounReading | None:
    """담배 끊은 지 100일 -> … 100일이 됐다."""
    if noun.text != "지" or count.unit not in DURATIONS:
        return None
    return said_of(phrase.text, len(phrase.text), ("되", "VV"), "이")


def _done(phrase: Phrase, noun: Eojeol, count: Eojeol) -> NounReading | None:
    """러닝 7km -> 러닝을 7km 했다, 아메리카노 한 잔 -> 아메리카노 한 잔을 마셨다, 낮잠 3시간 -> 낮잠을 3시간 잤다."""
    if count.text.endswith("어치"):
        return saying(phrase.text, _BOUGHT)
    if count.unit in MONEY or noun.text in _GOT:
        return _paid_or_got(phrase, noun, count)
    verb = _verb_of_counted(noun, count)
    if verb is None or (verb.stem in {"먹", "마시"} and is_crowd_fed(count)):
        return None
    fixed = noun.text in FIXED
    if speaks_of_future(phrase.morphs):
        dated = noun.text in kinds.EVENTS | kinds.WATCHED or verb.is_action
        return saying(phrase.text, _THERE_WERE) if dated and count.unit not in DURATIONS else None
    spans = count.unit in SPANS
    before = next((one for one in phrase.eojeols if one.end == noun.start - 1), None)
    if spans and noun.text in TALKS and before is not None and before.is_bare_noun and is_person(before):
        after = Edit(noun.end, noun.end, particle_after(noun.text, "을"))
        partner = Edit(before.end, before.end, particle_after(before.text, "과"))
        return saying(phrase.text, Verb("", "하", "VV"), after, partner)
    if (
        spans
        and verb.particle in {"을", ""}
        and (verb.is_action or fixed or verb.stem in {"읽", "보", "돌리", "타", "켜"})
    ):
        after = Edit(noun.end, noun.end, particle_after(noun.text, "을"))
        return saying(phrase.text, Verb("", verb.stem, "VV", guessed=verb.guessed), after, *_table(phrase, verb))
    if count.unit in DURATIONS or (verb.is_action and not fixed):
        return None
    if verb.stem in {"있", "생기"}:
        return saying(phrase.text, verb)
    counted = Verb("을", verb.stem, verb.tag if verb.stem != "하" else "VV", guessed=verb.guessed)
    return saying(phrase.text, counted, *_table(phrase, verb)) if verb.particle in {"을", ""} else None


def _paid_or_got(phrase: Phrase, noun: Eojeol, count: Eojeol) -> NounReading | None:
    if count.unit not in MONEY:
        return saying(phrase.text, Verb("을", "받", "VV-R", guessed=True))  # 칭찬 2번
    after = Edit(noun.end, noun.end, particle_after(noun.text, "을"))  # 교통카드 충전을 3만원 했다
    return saying(phrase.text, Verb("", "하", "VV"), after) if noun.text in _PAID else None


def _verb_of_counted(noun: Eojeol, count: Eojeol) -> Verb | None:
    """Return the verb for so many of a thing; None where the amount says which one, or how it went."""
    fixed = FIXED.get(noun.text)
    word = noun.text if noun.is_bare_noun else noun.last.form
    verb = Verb(*fixed) if fixed is not None else verb_for(word, noun.last)
    if verb is None and count.unit in {"단", "송이", "다발", "묶음", "근"} and noun.is_bare_noun:
        return Verb("을", "사", "VV", guessed=True)  # 프리지아 한 단
    if verb is None and count.unit in {"잔", "캔"} and noun.is_bare_noun:
        return Verb("을", "마시", "VV", guessed=True)  # 정종 한 잔
    if verb is None or verb.tag == "VCP" or word in _WAYS or count.text.endswith(_RANKS):
        return None
    is_crowd = verb.stem == "만나" and verb_of_kind(word) is None and count.unit == "명"  # 관객 63명
    return None if is_crowd else verb


def _table(phrase: Phrase, verb: Verb) -> tuple[Edit, ...]:
    """점심 김밥 한 줄 -> 점심으로 김밥 한 줄을 먹었다."""
    first = phrase.eojeols[0]
    if verb.stem != "먹" or first.text not in MEALS or len(phrase.eojeols) < 3:
        return ()
    return (Edit(first.end, first.end, particle_after(first.text, "으로")),)


def _was(phrase: Phrase, noun: Eojeol, count: Eojeol) -> NounReading:
    """택시비 12,400원 -> 택시비는 12,400원이었다."""
    if noun.text in _SIGNS:
        whose = next((eojeol for eojeol in phrase.eojeols if eojeol.end == noun.start - 1), None)
        topic = whose is not None and whose.is_bare_noun
        return identity(phrase.text, *((_topic(whose),) if topic and whose is not None else ()))
    if count.unit == "살" and noun.is_bare_noun:
        return to_come(identity(phrase.text, _topic(noun)))  # 우리 냥이 17살
    inside = next((one for one in phrase.eojeols if one.end == noun.start - 1), None)
    if inside is not None and inside.last.form == "에" and inside.is_place_word and count.unit in _PIECES:
        return saying(phrase.text, _THERE_WERE)  # 주머니에 낙엽 10장
    if noun.text in DATED and (count.unit == "월" or "월" in phrase.text):
        return to_come(identity(phrase.text, *(() if _is_placed(phrase, noun) else (_topic(noun),))))
    if count.unit in MONEY and noun.is_bare_noun and (bought := bought_at(phrase, noun)) is not None:
        return bought
    if count.unit in MONEY and noun.is_bare_noun and _is_placed(phrase, noun):
        return identity(phrase.text, Edit(noun.end, noun.end, particle_after(noun.text, "이")))
    if count.text.endswith((*_RANKS, "날")) or noun.text in TIMES or not noun.is_bare_noun or _is_placed(phrase, noun):
        return identity(phrase.text, *_topic_of_meal(phrase))
    if noun.text not in kinds.FOODS and not noun.last.form.endswith(PRICED) and noun.text in MEALS:
        return identity(phrase.text)
    return identity(phrase.text, Edit(noun.end, noun.end, particle_after(noun.text, "은")))


def _topic(noun: Eojeol) -> Edit:
    return Edit(noun.end, noun.end, particle_after(noun.text, "은"))


def _is_placed(phrase: Phrase, noun: Eojeol) -> bool:
    """Whether something before the noun belongs to no predicate yet: 코드 리뷰에서 지적 17개."""
    return any(eojeol.last.base in {"JKB", "EC", "JX"} for eojeol in phrase.eojeols if eojeol.end <= noun.start)
