"""Amounts that say when, how long it took, or which one: 시험일 12월 6일, 왕복 3시간, 러닝 5km 28분, 이력서 3군데."""

from __future__ import annotations

import re
from itertools import takewhile

from echodiary.writing.builtin.korean.clause import Edit
from echodiary.writing.builtin.korean.lexicon import TIMES
from echodiary.writing.builtin.korean.phonology import particle_after
from echodiary.writing.builtin.korean.phrase import Eojeol, Phrase
from echodiary.writing.builtin.korean.saying import NounReading, identity, saying, to_come
from echodiary.writing.builtin.korean.verbs import Verb, verb_for, verb_of_kind

_DATE_ALONE = re.compile(r"\d{1,2}월 ?\d{1,2}일(?: ?\(?[월화수목금토일](?:요일)?\)?)?(?: (?:오전|오후|저녁))?")
_DATED = re.compile(
    r"^(\S*[가-힣](?: \S*[가-힣])?) (?:\d{1,2}월 ?\d{1,2}일|\d{1,2}/\d{1,2})(?: ?\(?[월화수목금토일]\)?)?$"
)
_TOOK = frozenset((
    "왕복", "편도", "이동", "이동시간", "소요", "소요시간", "가는데", "오는데", "배송",
    "대기시간",
    "출근길", "퇴근길", "환승시간", "운전시간", "비행시간", "비행", "로딩", "복구", "설치", "수리", "다운로드",
    "요리시간",
))  # fmt: skip
_COURSES = ("코스", "구간", "종주", "둘레길", "올레길", "산행", "등반")
_STOOD = frozenset(("줄",))
_WAITED = frozenset(("웨이팅", "대기", "기다림"))
_NUMBERED = frozenset(("대기", "번호", "순번", "대기번호", "예약번호", "좌석"))
_RANGE = re.compile(r"\d{1,2}(?:시|:\d\d)?\s?[-~]\s?\d{1,2}(?:시|:\d\d)$")  # 독서실 9시-11시
_ROUNDS = frozenset(("2차", "3차", "4차"))  # of an evening out
_BOUGHT_FOR = Verb("에", "사", "VV", guessed=True)
_ORDERED_FOR = Verb("에", "시키", "VV", guessed=True)
_SHOP_ENDS = (
    "가게", "집", "마트", "시장", "점", "상회", "슈퍼", "백화점", "아울렛", "당근", "쿠팡", "다이소", "올영", "몰",
)  # fmt: skip
_LATE = {
    "야근": ("하", "을"), "철야": ("하", "을"), "특근": ("하", "을"), "뒤풀이": ("이어지", "이"),
    "회식": ("이어지", "이"),
    "수다": ("이어지", "이"), "술자리": ("이어지", "이"), "2차": ("이어지", "이"), "3차": ("이어지", "이"),
    "정주행": ("하", "을"),
}  # fmt: skip
_TIME = frozenset(("시간", "분", "초"))
_LONG_TIME = frozenset(("년", "개월", "달", "주", "주일", "일"))
# What began one day and goes on: 자취 1년.
_GOES_ON = frozenset((
    "자취", "금연", "금주", "결혼", "연애", "동거", "입사", "이직", "퇴사", "휴직", "육아휴직", "재택", "백수",
    "다이어트", "독립", "이민", "유학", "창업", "개업", "전역", "졸업", "이사", "입대", "등단", "은퇴",
))  # fmt: skip
_RIDDEN = frozenset(("자전거", "따릉이", "인라인", "킥보드", "전기자전거"))
_RUNNING = frozenset(("러닝", "런닝", "러닝머신", "런닝머신", "트레드밀", "조깅", "달리기"))
_WAY = frozenset(("km", "Km", "KM", "키로", "킬로", "m", "미터", "바퀴", "문제", "쪽", "페이지", "장"))
_EXERCISES = frozenset((
    "스쿼트", "푸시업", "푸쉬업", "팔굽혀펴기", "윗몸일으키기", "턱걸이", "풀업", "버피", "런지", "크런치",
    "데드리프트", "점핑잭", "줄넘기", "철봉", "레그레이즈", "딥스",
))  # fmt: skip
_FAR = frozenset(("km", "Km", "KM", "키로", "킬로", "m", "미터", "바퀴"))
_FINISHED = frozenset((
    "완주", "완등", "완독", "완강", "완료", "완성", "종주", "설치", "조립", "수리", "복구", "이동", "등반", "정복",
    "해결",
    "포장", "배송", "제출", "마감", "클리어", "통과", "정리", "주차", "하프", "풀코스", "마라톤", "풀마라톤",
    "하프마라톤",
    "10K", "10k", "5K", "5k",
))  # fmt: skip
_LEVELS = ("등급", "급", "등", "위", "점", "단", "차원", "타", "승", "패", "무", "연패", "연승")
_EXAMS = (
    "고사",
    "시험",
    "토익",
    "오픽",
    "토플",
    "수능",
    "퀴즈",
    "필기",
    "실기",
    "면접",
    "평가",
    "경기",
    "시합",
    "대회",
)


def finished_in(phrase: Phrase) -> NounReading | None:
    """Return 하프 완주 2시간 11분 -> 하프 완주에 2시간 11분이 걸렸다, 10km 52분 -> 10km에 52분이 걸렸다."""
    spans = len(list(takewhile(lambda one: one.is_count and one.unit in _TIME, reversed(phrase.eojeols))))
    if not spans or spans == len(phrase.eojeols):
        return None
    what = phrase.eojeols[-spans - 1]
    if spans > 1 and what.text in _TOOK:
        tied = () if what.text in {"왕복", "편도"} else (Edit(what.end, what.end, "에"),)
        return saying(phrase.text, Verb("이", "걸리", "VV"), *tied)  # 왕복 2시간 40분
    far = what.is_count and what.unit in _FAR
    if not (far or (what.is_bare_noun and what.text in _FINISHED)):
        return None
    return saying(phrase.text, Verb("이", "걸리", "VV", guessed=far), Edit(what.end, what.end, "에"))


def read_measure(phrase: Phrase) -> NounReading | None:
    """Return what such an amount at the end of a fragment says; None where there is none."""
    if phrase.text in _ROUNDS:
        return saying(phrase.text, Verb("을", "가", "VV"))
    reading = _dated(phrase)
    if reading is not None or len(phrase.eojeols) < 2:
        return reading
    before, last = phrase.eojeols[-2:]
    if last.text.endswith("어치") and before.text.endswith(_SHOP_ENDS):  # 할인점 2만원어치
        bought = Verb("을", "사", "VV", guessed=True)
        return saying(phrase.text, bought, Edit(before.end, before.end, "에서"))
    if _RANGE.match(last.text) and len(phrase.eojeols) == 2 and _is_place(before):
        return saying(phrase.text, Verb("까지", "있", "VA"), Edit(before.end, before.end, "에"))
    return _by_unit(phrase, before, last) if last.is_count else None


def _by_unit(phrase: Phrase, before: Eojeol, last: Eojeol) -> NounReading | None:
    if before.text in _GOES_ON and last.unit in _LONG_TIME:  # 자취 1년 -> 자취한 지 1년이 됐다
        return saying(phrase.text, Verb("이", "되", "VV"), Edit(before.end, before.end, "한 지"))
    if before.text in _RIDDEN and last.unit in _WAY:
        return _rode(phrase, before)
    if last.unit in _TIME:
        return _took(phrase, before) or _in_time(phrase, before)
    if last.unit in _WAY and (ran := _run(phrase, before)) is not None:
        return ran
    if before.text in _NUMBERED and last.unit == "번":
        return identity(phrase.text)
    bare = before.is_bare_noun and any(one.text in _EXERCISES for one in phrase.eojeols[:-2])
    if last.unit == "개" and bare and before.text not in _EXERCISES:
        return saying(phrase.text, Verb("을", "하", "VV"))  # 스쿼트 맨몸 200개
    if last.unit == "개" and before.text in _EXERCISES:
        after = Edit(before.end, before.end, particle_after(before.text, "을"))
        return saying(phrase.text, Verb("", "하", "VV"), after)
    if last.text.endswith("%") and before.is_bare_noun and before.text not in TIMES:
        return identity(phrase.text, Edit(before.end, before.end, particle_after(before.text, "은")))
    ranked = last.text.endswith(_LEVELS) and before.is_bare_noun and before.text.endswith(_EXAMS)
    return identity(phrase.text) if ranked else None


def _is_place(eojeol: Eojeol) -> bool:
    verb = verb_of_kind(eojeol.text)
    return verb is not None and verb.stem == "가"


def _dated(phrase: Phrase) -> NounReading | None:
    """시험일 12월 6일 -> 시험일은 12월 6일이다: past or to come."""
    if _DATE_ALONE.fullmatch(phrase.text):
        return to_come(identity(phrase.text))
    found = _DATED.match(phrase.text)
    if found is None or found[1].split()[-1] in TIMES:
        return None
    end = len(found[1])
    name = next((eojeol for eojeol in phrase.eojeols if eojeol.end == end), None)
    if name is None or name.last.base in {"JX", "JKS", "JKB", "EC", "ETM"}:
        return to_come(identity(phrase.text))  # 실기는 6/14, 다시 잡으니 12월 3일
    return to_come(identity(phrase.text, Edit(end, end, particle_after(found[1], "은"))))


def _took(phrase: Phrase, before: Eojeol) -> NounReading | None:
    """왕복 3시간 -> 왕복 3시간이 걸렸다, 줄 40분 -> 줄을 40분 섰다, 웨이팅 1시간 -> 웨이팅을 1시간 했다."""
    after = Edit(before.end, before.end, particle_after(before.text, "을"))
    if before.text in _STOOD:
        return saying(phrase.text, Verb("", "서", "VV"), after)
    if before.text in _WAITED:
        return saying(phrase.text, Verb("", "하", "VV"), after)
    if before.text.endswith(_COURSES):
        return saying(phrase.text, Verb("이", "걸리", "VV"), Edit(before.end, before.end, "에"))
    if before.text not in _TOOK:
        return None
    tied = (Edit(before.end, before.end, "에"),) if before.text not in {"왕복", "편도", "총"} else ()
    return saying(phrase.text, Verb("이", "걸리", "VV"), *tied)


def _rode(phrase: Phrase, before: Eojeol) -> NounReading:
    """한강 자전거 22km -> 한강에서 자전거를 22km 탔다."""
    where = phrase.eojeols[-3] if len(phrase.eojeols) > 2 else None
    at = (Edit(where.end, where.end, "에서"),) if where is not None and where.is_bare_noun and _is_place(where) else ()
    return saying(
        phrase.text, Verb("", "타", "VV"), *at, Edit(before.end, before.end, particle_after(before.text, "을"))
    )


def _run(phrase: Phrase, before: Eojeol) -> NounReading | None:
    """러닝머신 40분 5km -> 러닝머신 40분에 5km를 뛰었다."""
    far = len(phrase.eojeols) > 2 and before.is_count and before.unit in _TIME and phrase.eojeols[-3].text in _RUNNING
    return saying(phrase.text, Verb("을", "뛰", "VV"), Edit(before.end, before.end, "에")) if far else None


def _in_time(phrase: Phrase, before: Eojeol) -> NounReading | None:
    """러닝 5km 28분 -> 러닝 5km에 28분이 걸렸다."""
    if len(phrase.eojeols) < 3 or not (before.is_count and before.unit in _WAY):
        return None
    if not phrase.eojeols[-3].is_bare_noun:
        return None
    return saying(phrase.text, Verb("이", "걸리", "VV"), Edit(before.end, before.end, "에"))


def bought_at(phrase: Phrase, noun: Eojeol) -> NounReading | None:
    """반찬가게에서 장조림 만천원 -> 반찬가게에서 장조림을 만천원에 샀다."""
    verb = verb_for(noun.text, noun.last)
    index = phrase.eojeols.index(noun)
    at = phrase.eojeols[0].last.form == "에서" and phrase.eojeols[0].text.removesuffix("에서").endswith(_SHOP_ENDS)
    named = (
        index > 1
        and phrase.eojeols[index - 1].text.endswith(_SHOP_ENDS)
        and phrase.eojeols[index - 2].last.base == "EC"
    )
    why = index > 0 and any(
        word.last.base == "EC" and word.last.form.endswith(("서", "길래", "니까", "느라"))
        for word in phrase.eojeols[:index]
    )
    if why and verb is not None and verb.stem in {"먹", "마시", "사", "입"}:
        brought = phrase.eojeols[index - 1].text == "배달"  # 귀찮아서 배달 족발 3만원
        return saying(phrase.text, _ORDERED_FOR if brought else _BOUGHT_FOR, _as_object(noun))
    if not named and not (at and verb is not None and verb.stem in {"먹", "마시", "사", "입"}):
        return None
    return saying(phrase.text, _BOUGHT_FOR, _as_object(noun))


def _as_object(noun: Eojeol) -> Edit:
    return Edit(noun.end, noun.end, particle_after(noun.text, "을"))


def is_deed_with_particle(eojeol: Eojeol) -> bool:
    """조회만: whether a word is a deed with its particle."""
    verb = verb_for(eojeol.morphs[-2].form, eojeol.morphs[-2]) if len(eojeol.morphs) > 1 else None
    return verb is not None and verb.is_action


def until(phrase: Phrase) -> NounReading | None:
    """야근 11시 -> 야근을 11시까지 했다, 뒤풀이 새벽 2시 -> 뒤풀이가 새벽 2시까지 이어졌다."""
    noun = next((one for one in phrase.eojeols[-3:-1] if one.text in _LATE), None)
    if noun is None or phrase.eojeols[-1].unit != "시":
        return None
    stem, particle = _LATE[noun.text]
    after = Edit(noun.end, noun.end, particle_after(noun.text, particle))
    return saying(phrase.text, Verb("까지", stem, "VV"), after)
