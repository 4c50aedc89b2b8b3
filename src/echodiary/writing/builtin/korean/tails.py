"""A fragment whose last word tells without being a verb: 축구 취소, 주차 어려움, 얼굴 퉁퉁, 비 오는 날."""

from __future__ import annotations

import re
from dataclasses import replace

from echodiary.writing.builtin.korean import kinds
from echodiary.writing.builtin.korean.clause import Edit
from echodiary.writing.builtin.korean.doers import GROUPS
from echodiary.writing.builtin.korean.kinds_of_things import CHANGED_BY
from echodiary.writing.builtin.korean.lexicon import FIXED, MEALS, OBJECTS, PEOPLE, TIMES
from echodiary.writing.builtin.korean.morphology import Piece
from echodiary.writing.builtin.korean.phonology import particle_after
from echodiary.writing.builtin.korean.phrase import Eojeol, Phrase
from echodiary.writing.builtin.korean.saying import NounReading, identity, said_of, saying, to_come
from echodiary.writing.builtin.korean.shares import PETS
from echodiary.writing.builtin.korean.sounds import SOUNDS
from echodiary.writing.builtin.korean.verbs import NOUNS, Verb, is_feeling, verb_for

_PROMISED = frozenset(("자랑", "불평", "약속", "다짐", "결심", "고백", "부탁"))
_TOLD = frozenset(("얘기", "이야기", "추억", "농담", "장난", "실수", "약속", "기록", "다짐", "결심", "고백", "화해"))
_PLANNED = frozenset(("예정", "계획", "생각", "작정", "차례", "중", "상태"))  # they hold on
_EATEN = Verb("을", "먹", "VV")
_NAMED_FEELINGS = ("움", "픔", "쁨", "함", "림", "렘", "듦")
_OWED = frozenset(("미안", "미안함", "고마움", "서운함"))  # 엄마 미안 -> 엄마에게 미안했다
_BEFORE_ADVERB = frozenset(("JKB", "EC", "MAG", "MAJ"))
_PASSED = (
    "면접", "서류", "시험", "심사", "필기", "실기", "예선", "코테", "오디션", "검사", "검수", "관문", "1차", "2차",
)  # fmt: skip
_CONTESTS = frozenset(("우승", "승리", "패배", "역전승", "역전패"))  # 족구에서 우승했다
_AGAIN = frozenset(("또", "다시", "자꾸", "계속", "갑자기", "이미", "전부", "다", "모두"))
_SCORES = frozenset(("점", "등", "위", "급", "등급", "승", "초"))
_PERIOD = re.compile(r"\d+회(?:초|말)|전반전?|후반전?|연장전?|\d+세트|\d+쿼터")  # of a match
_LASTED = frozenset((
    "시간", "분", "일", "주", "달", "개월", "년", "하루", "번", "차", "회", "등", "위", "점", "%", "퍼",
))  # fmt: skip
_SETTLED = frozenset((
    "결정", "확정", "변경", "교체", "대체", "이동", "복귀", "전환", "통일", "합의", "마무리", "대신",
))  # fmt: skip
_EXAMINED = (
    "결과", "검사", "수치", "혈압", "혈당", "간수치", "소견", "초음파", "심전도", "시력", "체온", "맥박", "상태",
    "콜레스테롤",)  # fmt: skip
_BOUND = frozenset(("뻔", "듯", "줄", "만", "것"))
_LINKING = frozenset((
    "랑", "이랑", "와", "과", "하고", "서", "에서", "에게", "한테",
))  # fmt: skip


def read_tail(phrase: Phrase) -> NounReading | None:
    """Return what the last word says of what stands before it."""
    last = phrase.eojeols[-1]
    before = phrase.eojeols[-2] if len(phrase.eojeols) > 1 else None
    if before is not None and (again := _again(phrase, before, last)) is not None:
        return again
    if before is not None and last.text == "예정":
        return to_come(identity(phrase.text))  # 기절 예정
    if (last.last.base in {"MAG", "XR"} and not last.is_bare_noun) or last.text in kinds.TOLD_BY_ADVERB | SOUNDS:
        return _by_adverb(phrase, before, last)
    others = any(one.morphs[0].form in PEOPLE and one.last.base in {"JX", "JKS"} for one in phrase.eojeols)
    if (
        (last.text in _PROMISED or (others and last.text == "걱정"))
        and before is not None
        and before.last.base in {"EC", "MAG"}
    ):
        return saying(phrase.text, Verb("", "하", "XSV"))  # 울지 말자고 서로 약속
    reading = _felt(phrase, before, last) or (None if before is None else _brought_about(phrase, before, last))
    if reading is None and before is not None:
        reading = _defined(phrase, before, last) or _happened(phrase, before, last) or _at_table(phrase, before, last)
        reading = reading or _person_did(phrase, before, last)
    return reading or _happened_alone(phrase, last)


def _brought_about(phrase: Phrase, before: Eojeol, last: Eojeol) -> NounReading | None:
    """포장이사로 결정 -> 결정했다, 주차 성공 -> 주차에 성공했다, 검사 결과 정상 -> 검사 결과는 정상이었다."""
    if last.text in _SETTLED and before.last.form in {"로", "으로"} and before.last.base == "JKB":
        return saying(phrase.text, _happening("하"))
    if last.text in {"성공", "실패"} and before.is_bare_noun and before.text not in TIMES | PEOPLE:
        return saying(phrase.text, _happening("하"), Edit(before.end, before.end, "에"))
    if last.text in {"정상", "이상", "양호"} and before.text.endswith(_EXAMINED):
        return identity(phrase.text, Edit(before.end, before.end, particle_after(before.text, "은")))
    return None


def _again(phrase: Phrase, before: Eojeol, last: Eojeol) -> NounReading | None:
    """보고서 다시 -> 보고서를 다시 썼다, 카페 혼자 -> 카페에 혼자 갔다."""
    if last.text in {"깜빡", "깜박"} and before.is_bare_noun:  # 충전기 깜빡
        return saying(
            phrase.text, Verb("", "하", "XSV"), Edit(before.end, before.end, particle_after(before.text, "을"))
        )
    if last.text not in {"다시", "혼자", "또", "같이", "마저", "둘이서", "혼자서"} or not before.is_bare_noun:
        return None
    fixed = FIXED.get(before.text)
    verb = Verb(*fixed) if fixed is not None else verb_for(before.text, before.last)
    if verb is None or verb.particle not in {"을", "에"} or before.text in TIMES | PEOPLE:
        return None
    after = Edit(before.end, before.end, particle_after(before.text, verb.particle))
    return saying(phrase.text, Verb("", verb.stem, "VV", guessed=True), after)


def _ended(phrase: Phrase, before: Eojeol | None) -> NounReading | None:
    """회의 끝 -> 회의가 끝났다, 문자 한 통으로 끝 -> 문자 한 통으로 끝났다."""
    if before is None:
        return identity(phrase.text)
    if before.is_bare_noun and before.text not in TIMES:
        return said_of(phrase.text, before.end, ("끝나", "VV"), "이")
    led = before.last.base in _BEFORE_ADVERB or before.text in TIMES
    return said_of(phrase.text, before.end, ("끝나", "VV")) if led else None


def _by_adverb(phrase: Phrase, before: Eojeol | None, last: Eojeol) -> NounReading | None:
    """얼굴 퉁퉁 -> 얼굴이 퉁퉁 부었다, 결말 별로 -> 결말이 별로였다, 계단에서 후들후들 -> 계단에서 후들후들거렸다."""
    told = (
        kinds.TOLD_BY_ADVERB.get(last.text)
        or SOUNDS.get(last.text)
        or (("하", "XSV") if _is_mimetic(last.text) else None)
    )
    if told is None:
        return None
    stem, tag = told
    if before is not None and before.last.base == "EC" and last.text == "그대로":
        return identity(phrase.text)  # 약 먹어도 그대로
    if last.text == "끝":
        return _ended(phrase, before)
    if before is None and last.text in {"별로", "그대로"}:
        return identity(phrase.text)
    if before is not None and (heard := _heard_or_passed(before, last)) is not None:
        return saying(phrase.text, heard)
    if before is None or before.last.base in _BEFORE_ADVERB or before.text in TIMES:
        return saying(phrase.text, Verb("", stem, tag)) if tag != "VCP" and stem not in {"있", "괜찮"} else None
    one_of = before.text == "하나" and len(phrase.eojeols) > 2 and phrase.eojeols[-3].is_bare_noun  # 바퀴 하나 삐걱
    if not (one_of or before.is_bare_noun or before.last.base in {"JKS", "JX"}):
        return None
    tie = "은" if last.text == "아직" else "을" if before.text == "고개" else "이"  # 숙제는 아직이었다
    subject = (
        () if not (one_of or before.is_bare_noun) else (Edit(before.end, before.end, particle_after(before.text, tie)),)
    )
    if last.text in {"조금", "살짝", "많이"} and is_feeling(before.text):
        stem, tag = "들", "VV"
    if tag == "VCP":
        return identity(phrase.text, *subject)
    return saying(phrase.text, Verb("", stem, tag), *subject)


def _heard_or_passed(before: Eojeol, last: Eojeol) -> Verb | None:
    """뒤에서 쿵 -> 쿵 소리가 났다, 2시간 훌쩍 -> 훌쩍 지났다."""
    if last.text in {"쿵", "쾅", "꽝", "탁", "툭", "펑", "쨍그랑"} and before.last.form == "에서":
        return Verb("", "나", "VV", before="소리가")
    passed = last.text == "훌쩍" and (before.is_count or before.text in {"하루", "반나절"})
    return Verb("", "지나", "VV") if passed else None


def _is_mimetic(word: str) -> bool:
    """Whether a word doubles itself as sounds and gestures do: 후덜덜, 두근두근."""
    half = len(word) // 2
    return len(word) > 2 and (word[-1] == word[-2] or (len(word) % 2 == 0 and word[:half] == word[half:]))


def _felt(phrase: Phrase, before: Eojeol | None, last: Eojeol) -> NounReading | None:
    """주차 어려움 -> 주차가 어려웠다, 아쉬움 -> 아쉬웠다, 자괴감 -> 자괴감이 들었다."""
    act = kinds.NOMINAL.get(last.text)
    if (
        act is not None
        and before is not None
        and (before.last.base in {"MAG", "JKB", "EC", "JX"} or before.is_bare_noun)
    ):
        particle, *stem = act
        thing = phrase.eojeols[-3] if len(phrase.eojeols) > 2 and before.last.base == "MAG" else None
        if thing is not None and thing.is_bare_noun and thing.text not in TIMES:
            reading = said_of(phrase.text, before.end, (stem[0], stem[1]))
            edits = (Edit(thing.end, thing.end, particle_after(thing.text, particle)),)
            return replace(reading, clause=reading.clause.with_edits(edits))
        noun = before.is_bare_noun and before.text not in TIMES
        return said_of(phrase.text, before.end, (stem[0], stem[1]), particle if noun else "")
    adjective: Piece | None = kinds.ADJECTIVAL.get(last.text)
    if adjective is not None and before is None and last.text.endswith(_NAMED_FEELINGS):
        return saying(phrase.text, Verb("이", "크", "VA"))  # the word is kept as it was typed
    if adjective is None:
        felt = is_feeling(last.text) and (before is None or not before.is_bare_noun)
        return saying(phrase.text, Verb("이", "들", "VV")) if felt else None
    if before is None:
        return said_of(phrase.text, last.start, adjective, between="")
    if last.text == "지침":
        return None  # 사용 지침
    if before.text in PEOPLE and last.text in _OWED:
        return said_of(phrase.text, before.end, adjective, "에게")
    if before.is_bare_noun and before.text not in TIMES:
        return said_of(phrase.text, before.end, adjective, "이")
    return said_of(phrase.text, last.start, adjective, between="")


def _defined(phrase: Phrase, before: Eojeol, last: Eojeol) -> NounReading | None:
    """비 오는 날 -> 비 오는 날이었다, 안 보는 게 답 -> 안 보는 게 답이었다."""
    if last.last.base not in NOUNS | {"NNB", "SL"}:
        return None
    described = before.last.tag == "ETM" and last.text not in FIXED and last.last.form not in _BOUND
    doing = before.last.tag == "JKS" and before.morphs[0].form in PEOPLE and last.text in kinds.ACTS
    if doing and last.text in {"마중", "배웅"}:
        return saying(phrase.text, Verb("을", "나오", "VV", guessed=True))  # 역에 아빠가 마중
    if doing:
        return saying(phrase.text, Verb("을", "하", "VV"))
    equated = before.last.tag == "JKS" and last.text not in kinds.HAPPENED and last.text not in FIXED
    if not (described or equated) or (described and last.text in kinds.ACTS and last.text not in _TOLD):
        return None
    first = phrase.eojeols[0]
    meal = first.text in MEALS and len(phrase.eojeols) > 2
    reading = identity(phrase.text, *((Edit(first.end, first.end, particle_after(first.text, "은")),) if meal else ()))
    return to_come(reading) if last.text in _PLANNED else reading


def _happened(phrase: Phrase, before: Eojeol, last: Eojeol) -> NounReading | None:
    """축구 취소 -> 축구가 취소됐다, 비행기 2시간 지연 -> 비행기가 2시간 지연됐다, 세탁기 고장 -> 세탁기가 고장 났다."""
    verb = kinds.HAPPENED.get(last.text) or (kinds.HAPPENED.get(last.last.form) if len(last.last.form) > 1 else None)
    if verb is None or not last.is_bare_noun:
        return None
    if _PERIOD.fullmatch(before.text):
        return saying(phrase.text, _happening(verb), Edit(before.end, before.end, "에"))
    if last.text == "통과" and (before.text.endswith(_PASSED) or (before.is_count and before.unit == "차")):
        return saying(phrase.text, _happening("하"), Edit(before.end, before.end, particle_after(before.text, "을")))
    if before.is_count and before.unit in _SCORES and last.text in {"통과", "우승", "마감", "승리", "패배"}:
        return saying(phrase.text, _happening("하"), Edit(before.end, before.end, particle_after(before.text, "으로")))
    played = verb_for(before.text, before.last) if last.text in _CONTESTS and before.is_bare_noun else None
    unknown = played is None and last.text in _CONTESTS and before.is_bare_noun and before.last.tag == "NNG"
    team = before.text.endswith(("팀", "반", "조", "님", "네", "학교", "부")) or before.last.form in PEOPLE
    if (unknown and not team) or (played is not None and played.stem in {"하", "치", "있"}):
        return saying(phrase.text, _happening("하"), Edit(before.end, before.end, "에서"))
    by_means = any(one.last.form in {"로", "으로"} for one in phrase.eojeols)  # 점심은 김밥으로 책상에서 해결
    if last.text == "해결" and (by_means or before.text in MEALS):
        after = Edit(before.end, before.end, particle_after(before.text, "을"))  # 반찬으로 저녁 해결
        return saying(phrase.text, _happening("하"), *((after,) if before.text in MEALS else ()))
    subject = _subject(phrase, before)
    if subject is None or subject.text in PEOPLE:
        crashed = subject is None and verb == "나" and last.text.endswith("사고")  # 운전 중에 접촉사고
        return saying(phrase.text, Verb("이", "나", "VV") if crashed else _happening(verb))
    tie = OBJECTS.get(last.text, "이") if verb == "되" else "이"  # 청약에 당첨됐다
    tie = tie if tie != "을" else "이"
    return saying(phrase.text, _happening(verb), Edit(subject.end, subject.end, particle_after(subject.text, tie)))


def _subject(phrase: Phrase, before: Eojeol) -> Eojeol | None:
    """Return the bare noun that something happened to; a duration may stand between."""
    index = len(phrase.eojeols) - 2
    if before.text in _AGAIN and index:  # 지하철 또 지연
        index -= 1
    if _PERIOD.fullmatch(before.text):
        return None  # 9회말 역전패
    by = phrase.eojeols[-1].text in CHANGED_BY  # 연봉 15% 인상, 월세 5만원 인상
    if before.is_count and before.unit not in _LASTED and not by:
        return before  # 20장 중 12장 완성, 축의금 10만원 입금
    if (before.is_count or before.text in {"하루", "이틀", "사흘", "한참"}) and index:
        index -= 1
        if phrase.eojeols[index].last.base == "EC" and phrase.eojeols[-1].text == "순삭":
            return before  # 쇼츠 보다가 2시간 순삭
    found = phrase.eojeols[index]
    return found if found.is_bare_noun and found.text not in TIMES and not found.is_count else None


def _happening(verb: str) -> Verb:
    if verb == "나":
        return Verb("", "나", "VV")
    return Verb("", verb, "XSV")


def _happened_alone(phrase: Phrase, last: Eojeol) -> NounReading | None:
    """정전 alone is an event; 취소 alone: 취소됐다."""
    verb = kinds.HAPPENED.get(last.text)
    if verb is None or len(phrase.eojeols) > 1:
        return None
    return saying(phrase.text, _happening(verb))


def _at_table(phrase: Phrase, before: Eojeol, last: Eojeol) -> NounReading | None:
    """민수씨랑 점심 -> 민수씨랑 점심을 먹었다."""
    together = before.last.form in _LINKING or before.text in {"혼자", "같이", "함께", "다같이", "늦은", "회사"}
    return saying(phrase.text, _EATEN) if last.text in MEALS and together else None


def _so_many_people(phrase: Phrase) -> bool:
    """알토 두 명 결석: a number and its 명 in two words."""
    return len(phrase.eojeols) > 2 and phrase.eojeols[-2].text == "명" and phrase.eojeols[-3].is_numeral


def _person_did(phrase: Phrase, before: Eojeol, last: Eojeol) -> NounReading | None:
    """아이 등원 -> 아이가 등원했다, 스터디원 2명 지각 -> 스터디원 2명이 지각했다."""
    several = before.last.form == "들" and before.morphs[0].form in PEOPLE | GROUPS
    several = several or (before.is_count and before.unit == "명") or _so_many_people(phrase)
    if last.text in kinds.GOINGS and several:
        return saying(phrase.text, Verb("", "하", "XSV"), Edit(before.end, before.end, "이"))
    if last.text not in kinds.GOINGS or not (
        before.last.form in PEOPLE or before.last.form in {"님", "씨"} or before.text in PETS
    ):
        return None
    if before.is_count or (not before.is_bare_noun and before.last.form not in {"님", "씨"}):
        return None
    return saying(phrase.text, Verb("", "하", "XSV"), Edit(before.end, before.end, particle_after(before.text, "이")))
