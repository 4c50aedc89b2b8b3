"""The verb that a noun without its particle goes with: the next that is no adverb, and its stem."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from echodiary.writing.builtin.korean.lexicon import TIMES
from echodiary.writing.builtin.korean.morphology import joined
from echodiary.writing.builtin.korean.particle_words import BETWEEN, PASSED_OVER
from echodiary.writing.builtin.korean.phrase import Eojeol, Phrase
from echodiary.writing.builtin.korean.taking import is_way_of_taking

_BY_MEANS = frozenset((
    "중고로", "현금으로", "카드로", "온라인으로", "인터넷으로", "할부로", "배달로", "택배로", "선물로", "덤으로",
    "공짜로",
    "무료로", "반값에", "당근으로", "헐값에", "직접", "미리", "할인가로", "일시불로", "몰래", "대신", "공동으로",
))  # fmt: skip
_SPANS = frozenset(("하루", "이틀", "사흘", "나흘", "열흘", "보름", "일주일", "한참", "반나절"))
_OVER = frozenset(("지나", "넘", "남", "늦", "밀리"))
_MYSELF = frozenset(("내가", "제가", "우리가"))  # 던져준 공 내가 잡음
_AT_HOUR = re.compile(r"\d{1,2}시(?:반)?에$")
_SIDES = frozenset((
    "앞", "뒤", "옆", "안", "위", "밑", "속", "근처", "쪽", "사이", "아래", "밖", "맞은편", "건너편", "입구",
))  # fmt: skip
_PAID_FOR = re.compile(r"(?:원|만|천)에$|점 ?차로$|\d[\d,.]*(?:만|천)?(?:원|%|점|등급|등|위|kg|키로)으?로$")


def verb_after(phrase: Phrase, position: int) -> Eojeol | None:
    """Return the eojeol that a noun before it goes with: the next that is no adverb."""
    for index, eojeol in enumerate(phrase.eojeols[position:], position):
        if _is_between(phrase, index):
            continue
        how = eojeol.last.base == "EC" and eojeol.last.form == "게"  # 짧게 자름
        if not how and not all(morph.base in {"MAG", "MAJ"} for morph in eojeol.morphs):
            adverb = len(eojeol.morphs) > 1 and eojeol.morphs[0].base == "MAG" and eojeol.morphs[1].base == "VV"
            return replace(eojeol, morphs=eojeol.morphs[1:]) if adverb else eojeol  # 집중 잘됨
    return None


def _is_between(phrase: Phrase, index: int) -> bool:
    """Whether an eojeol only says how, when, by whom or for whom a thing was done that stands before it."""
    eojeol, rest = phrase.eojeols[index], phrase.eojeols[index + 1 :]
    if eojeol.morphs[0].base == "MAG" and eojeol.last.base == "JX":
        return True  # 아직도
    if eojeol.text in _MYSELF and phrase.eojeols[-1].morphs[0].base == "VV":
        return True
    if (eojeol.text in {"내", "제", "우리"} and rest) or (
        eojeol.text in _SPANS and rest and rest[0].morphs[0].form in _OVER
    ):
        return True  # 고기 내 접시에 올려주심, 유통기한 하루 지남
    given = eojeol.last.base == "JKB" and eojeol.last.form in {"한테", "에게", "께"}  # 인수인계 나한테 옴
    by_means = eojeol.text in _BY_MEANS or _PAID_FOR.search(eojeol.text) is not None  # 전공책 중고로 2만원에 구함
    said = eojeol.text.endswith(PASSED_OVER) or eojeol.text in BETWEEN or _is_when(eojeol)
    return given or by_means or said or is_way_of_taking(phrase, index) or is_no_joke(phrase, index)


def _is_when(eojeol: Eojeol) -> bool:
    """표 새벽에 예매함: when, between a thing and its verb."""
    timed = eojeol.morphs[0].form in TIMES or eojeol.text.endswith("요일에") or _AT_HOUR.match(eojeol.text) is not None
    return timed and eojeol.last.base == "JKB" and eojeol.last.form == "에"


def is_no_joke(phrase: Phrase, index: int) -> bool:
    """먼지 장난 아님: 장난 and its denial are one word."""
    after = phrase.eojeols[index + 1 : index + 2]
    return phrase.eojeols[index].text == "장난" and bool(after) and after[0].morphs[0].base == "VCN"


def is_wished(phrase: Phrase, target: Eojeol) -> bool:
    """보고 싶다: both 할머니를 and 할머니가 are right, and only the writer knows which is meant."""
    after = [morph for morph in phrase.morphs if morph.start >= target.end][:1]
    counted = phrase.eojeols[-1].is_count or phrase.eojeols[-1].text.endswith("째")
    counted = counted or phrase.eojeols[-1].text.endswith("일차")
    named = counted and target.last.tag == "ETN"  # 도시락 싸기 5일째
    task = target.last.tag == "ETN" and bool(after) and after[0].base == "NNG"  # 야식 참기 성공
    missed = target.morphs[0].form in {"보", "그립"} and bool(after) and after[0].form == "싶"
    return named or task or missed


def is_not(target: Eojeol) -> bool:
    """밥 말고 빵."""
    return target.morphs[0].form == "말" and len(target.morphs) > 1 and target.morphs[1].form == "고"


def is_beside(phrase: Phrase, index: int) -> bool:
    """책 사이에: a noun that says beside what something is."""
    after = phrase.eojeols[index + 1]
    if phrase.eojeols[index].text in {"근처", "주변", "인근", "동네"} and after.morphs[0].base == "NNG":
        return True  # 근처 카페에서
    return after.morphs[0].form in _SIDES and len(after.morphs) == 2 and after.last.base == "JKB"


def is_absent(phrase: Phrase, index: int) -> bool:
    """사장님 가게에 없어서, 여권 가방에 있었음: who or what is there, or is not."""
    rest = phrase.eojeols[index + 1 : index + 3]
    if len(rest) < 2 or rest[0].last.form != "에" or rest[0].last.base != "JKB" or not rest[0].is_place_word:
        return False
    if rest[0].morphs[0].form in _SIDES or rest[1].morphs[0].form not in {"있", "없"}:
        return False
    noun = phrase.eojeols[index]
    before = [eojeol.last for eojeol in phrase.eojeols[:index]]
    timed = noun.text in TIMES or noun.is_count
    return not timed and not any(last.tag == "JKS" or last.base == "JX" for last in before)


def act(eojeol: Eojeol) -> tuple[str, str] | None:
    """Return the stem that an eojeol begins with, and it as a past statement."""
    if any(one.tag == "ETM" and other.base in {"NNG", "NNP"} for one, other in pairwise(eojeol.morphs)):
        return None  # 착한맛: a noun that begins like a verb
    resolved = eojeol.last.form in {"로", "으로"} and len(eojeol.morphs) > 1 and eojeol.morphs[-2].form == "기"
    if eojeol.last.base == "JKB" and not resolved and any(morph.tag == "ETN" for morph in eojeol.morphs):
        return None  # 나눔으로: a noun again
    first = eojeol.morphs[0]
    second = eojeol.morphs[1] if len(eojeol.morphs) > 1 else None
    if second is not None and first.base == "NNG" and second.form == "나" and second.base == "VV":
        return f"{first.form}나", f"{first.form}났다"  # 고장나서
    stem = ((first.form, first.tag),)
    if (
        first.base in {"NNG", "XR", "MAG"}
        and second is not None
        and (second.base in {"XSV", "XSA"} or (second.form, second.base) == ("되", "VV"))
    ):
        return first.form, joined((*stem, (second.form, second.tag), ("었", "EP"), ("다", "EF")))
    if first.base in {"VV", "VA", "VX", "VCN", "XSV"}:
        return first.form, joined((*stem, ("었", "EP"), ("다", "EF")))
    return None
