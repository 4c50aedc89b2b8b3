"""A deed at the end of a note, and what it was done to: 곰팡이 제거, 경찰서 신고, 한강 산책."""

from __future__ import annotations

from dataclasses import replace

from echodiary.writing.builtin.korean import kinds_of_things as things
from echodiary.writing.builtin.korean.clause import Edit
from echodiary.writing.builtin.korean.errands import done_at
from echodiary.writing.builtin.korean.judging import BY_SCORE, noun_and_deed
from echodiary.writing.builtin.korean.kinds_of_deeds import DONE_TO
from echodiary.writing.builtin.korean.lexicon import DURATIONS, OBJECTS, PEOPLE, TIMES
from echodiary.writing.builtin.korean.morphology import Morph
from echodiary.writing.builtin.korean.phonology import particle_after
from echodiary.writing.builtin.korean.phrase import Eojeol, Phrase
from echodiary.writing.builtin.korean.saying import NounReading, saying
from echodiary.writing.builtin.korean.verbs import Verb, verb_of_kind

_BEGINNING = ("방학", "장마", "학기", "연휴", "휴가", "겨울", "여름", "시즌", "입덧", "생리", "진통", "세일", "경기")
_ABOUT = frozenset(("얘기", "이야기", "생각", "걱정", "자랑", "흉", "험담", "소식"))
_ARRIVES = frozenset(("도착", "출발"))
_ARRIVING = frozenset((
    "알라딘", "교보문고", "예스24", "이케아", "쿠팡", "로켓배송", "컬리", "마켓컬리", "알리", "테무", "배민", "직구",
    "무신사", "당근", "배달음식", "밀키트",
    "배송", "새벽배송", "택배", "소포", "등기", "짐", "물건", "상품", "주문", "음식", "배달", "편지", "버스", "기차",
    "열차",
    "비행기", "택시", "구급차",
    "반찬", "김치", "물품", "부품", "서류", "통지서", "고지서", "초대장", "박스", "상자",
    "가구", "침대", "냉장고", "옷", "책", "선물", "답장", "문자", "메일",
))  # fmt: skip

_WHERE = (
    "집", "정상", "숙소", "장소", "목적지", "현장", "훈련소", "대피소", "옥상", "게이트", "탑승구", "입구", "출구",
    "앞", "근처", "옆", "층", "로비", "계곡", "바다", "동네", "마을", "시내", "산장", "베이스캠프",
)  # fmt: skip
_PIECES = frozenset(("개", "장", "벌", "켤레", "권", "병", "박스", "봉지", "마리", "송이", "잔", "통", "팩", "대"))
_ORGANS = ("팀", "과", "청", "처", "센터", "본부", "관리실", "고객센터", "상담실", "사무실", "부서")


def deed_told(phrase: Phrase, verb: Verb) -> NounReading:
    """통화 -> 통화했다, 한강 산책 -> 한강 산책을 했다, 도서관 공부 -> 도서관에서 공부를 했다."""
    if (began := _began(phrase)) is not None:
        return began
    if len(phrase.eojeols) > 1 and done_at(*phrase.eojeols[-2:]):
        at = phrase.eojeols[-2].end
        return saying(phrase.text, replace(verb, particle="을", tag="VV"), Edit(at, at, "에서"))
    return _done(phrase, verb)


def _began(phrase: Phrase) -> NounReading | None:
    """방학 시작 -> 방학이 시작됐다: what nobody begins."""
    if len(phrase.eojeols) < 2 or phrase.eojeols[-1].text != "시작":
        return None
    noun = phrase.eojeols[-2]
    if not noun.text.endswith(_BEGINNING):
        return None
    after = Edit(noun.end, noun.end, particle_after(noun.text, "이"))
    return saying(phrase.text, Verb("", "되", "XSV"), after)


def _done(phrase: Phrase, verb: Verb) -> NounReading:
    regretted = len(phrase.eojeols) > 1 and phrase.eojeols[-2].text in {"거", "것"}  # 안 챙긴 거 후회
    if regretted or any(morph.tag == "JKO" for morph in phrase.morphs):
        return saying(phrase.text, replace(verb, particle="", tag="XSV"))
    if len(phrase.eojeols) > 1:
        noun, deed = noun_and_deed(phrase)
        before = noun.last
        thing = noun.is_bare_noun or noun.is_count or noun.last.base == "ETN"
        if noun.last.base == "ETN" and deed.text == "시작":
            return saying(phrase.text, replace(verb, particle="", tag="XSV"))
        lasted = noun.is_count and noun.unit in DURATIONS
        if lasted and deed.text in BY_SCORE and noun.unit in {"점", "등", "위", "급", "등급"}:
            tie = "에" if noun.unit in {"급", "등급"} else "으로"  # 1급에 합격, 84점으로 합격
            after = Edit(noun.end, noun.end, particle_after(noun.text, tie))
            return saying(phrase.text, replace(verb, particle="", tag="XSV"), after)
        if lasted and deed.text in {"성공", "실패"} and noun.unit in {"kg", "km", "급", "층", "m"}:
            after = Edit(noun.end, noun.end, "에")  # 데드 100kg 성공
            return saying(phrase.text, replace(verb, particle="", tag="XSV"), after)
        nth = noun.text.endswith(("일차", "일째", "주차", "번째"))
        half = noun.text == "반"  # 1시 반 도착
        if thing and deed.text in OBJECTS and noun.text not in TIMES and not (lasted or nth or half):
            comes = deed.text in _ARRIVES and _comes(noun)
            after = Edit(noun.end, noun.end, particle_after(noun.text, "이" if comes else OBJECTS[deed.text]))
            return saying(phrase.text, replace(verb, particle="", tag="XSV"), after)
        pair = len(phrase.eojeols) > 3 and phrase.eojeols[-3].is_numeral and noun.text in _PIECES
        counted = pair and deed.text in OBJECTS | dict.fromkeys(DONE_TO, "을")  # 모자 세 개 주문
        done_to = "을" if counted else _done_to(noun, deed) if thing else ""
        if done_to:
            after = Edit(noun.end, noun.end, particle_after(noun.text, done_to))
            return saying(phrase.text, replace(verb, particle="", tag="XSV"), after)
        told_of = deed.text in _ABOUT or any(morph.tag == "JKS" for morph in phrase.morphs)  # 둘째 얘기
        if noun.text in PEOPLE and verb.particle == "을" and not told_of:
            doer = Edit(noun.end, noun.end, particle_after(noun.text, "이"))
            return saying(phrase.text, verb, doer)  # 남편 야근 -> 남편이 야근을 했다
        timed = noun.is_count or nth or noun.text == "반" or before.form in TIMES
        bare = before.base in {"NNG", "NNP", "SL", "MM", "XSN"} and not timed
        if bare or before.tag in {"ETM", "JKG"}:
            return saying(phrase.text, replace(verb, particle="을", tag="VV"), *_first(phrase))
    return saying(phrase.text, verb)


def _comes(noun: Eojeol) -> bool:
    """Whether it is a thing that arrives, and not where somebody does: 새 이어폰 도착, 서울역 도착."""
    if noun.text in _ARRIVING:
        return True
    where = noun.text.endswith(_WHERE) or _is_place(noun.text) or noun.last.base != "NNG"
    return not where


def _done_to(noun: Eojeol, deed: Eojeol) -> str:
    """Return the particle between a thing or place and what is done to it: 경찰서에 신고, 도시락 60개를 배달."""
    if deed.text in things.TO_PLACES and (_is_place(noun.text) or noun.text.endswith(_ORGANS)):
        return "에"
    return "을" if deed.text in DONE_TO and noun.is_count and noun.unit not in DURATIONS else ""


def _is_place(word: str) -> bool:
    verb = verb_of_kind(word)
    return verb is not None and verb.stem == "가"


def _first(phrase: Phrase) -> tuple[Edit, ...]:
    """애기 첫 걸음마 -> 애기가 첫 걸음마: a person before "first" did it."""
    if len(phrase.eojeols) < 3 or phrase.eojeols[-2].text != "첫":
        return ()
    person = phrase.eojeols[-3]
    if not is_person(person.last):
        return ()
    return (Edit(person.end, person.end, particle_after(person.text, "이")),)


def is_person(morph: Morph) -> bool:
    """Whether a morpheme names a person."""
    return morph.form in PEOPLE or morph.form == "님"
