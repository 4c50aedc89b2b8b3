"""A key and what it names behind a colon: 점심: 김밥, 마트: 우유, 두부 2모, 저녁: 굶음."""

from __future__ import annotations

import re

from echodiary.writing.builtin.korean.clause import Clause
from echodiary.writing.builtin.korean.clauses import without_marks
from echodiary.writing.builtin.korean.connecting import KEYED, LIST_HEAD
from echodiary.writing.builtin.korean.gathering import BUYING, SHOPS
from echodiary.writing.builtin.korean.morphology import morphs_of
from echodiary.writing.builtin.korean.phonology import with_particle
from echodiary.writing.builtin.korean.plans import PLANS
from echodiary.writing.builtin.korean.saying import identity, saying, to_come
from echodiary.writing.builtin.korean.verbs import Verb, verb_of_kind
from echodiary.writing.builtin.reading import quoted_spans

LONGEST_LISTED = 40  # characters; longer ones read better as quotations
NOUNISH = frozenset(("NNG", "NNP", "NNB", "NR", "SN", "SL", "SH", "XSN", "XPN", "XR", "NP", "MAG", "W_SERIAL", "SW"))
LISTED = NOUNISH - {"MAG"} | {"SW"}
_HANGUL = re.compile(r"[가-힣]")


def keyed_list(text: str, *, may_guess: bool) -> tuple[Clause, bool] | None:
    """Return 점심: 김밥 -> 점심은 김밥이었다, 마트: 우유, 두부 2모 -> 마트에서 우유, 두부 2모를 샀다."""
    keyed = KEYED.match(text)
    if keyed is None or not _HANGUL.search(keyed[1]):
        return None
    morphs = without_marks(morphs_of(keyed[2]))
    key, things = keyed[1].strip(), keyed[2]
    if LIST_HEAD.search(key):
        key = key.removesuffix("거") + "것" if key.endswith("거") else key
        return identity(f"{with_particle(key, '은')} {things}").clause, False
    if not morphs or not all(morph.base in LISTED | {"MM", "SP", "JC", "XPN"} for morph in morphs):
        if PLANS.match(key):
            return to_come(identity(f"{with_particle(key, '은')} {things}")).clause, False
        if len(text) > LONGEST_LISTED or not is_noun(key):
            return None
        return identity(f"{with_particle(key, '은')} “{things}”").clause, False
    key = f"{key.removesuffix('장 보기')}장보기" if key.endswith("장 보기") else key
    if PLANS.match(key):
        return to_come(identity(f"{with_particle(key, '은')} {things}")).clause, False
    place = verb_of_kind(key)
    shop = key in SHOPS or (place is not None and place.stem == "가")
    if may_guess and (shop or key.split()[-1] in BUYING):
        head = f"{key}에서" if shop else f"{with_particle(key, '을')} 하면서"
        return saying(f"{head} {things}", Verb("을", "사", "VV")).clause, True
    return identity(f"{with_particle(key, '은')} {things}").clause, False


def keyed_deed(text: str) -> str:
    """Return 저녁: 굶음 -> 저녁은 굶음."""
    keyed = KEYED.match(text)
    if keyed is None or len(keyed[2].split()) > 2 or not _HANGUL.search(keyed[1]) or quoted_spans(text):
        return text
    morphs = without_marks(morphs_of(keyed[2]))
    told = bool(morphs) and morphs[-1].base in {"EF", "ETN"} and morphs[-1].form != "기"
    subject = any(morph.base in {"JKS", "JX"} for morph in morphs)
    return f"{with_particle(keyed[1].strip(), '은')} {keyed[2]}" if told and not subject else text


def is_noun(text: str) -> bool:
    """Whether a text ends in a noun, outside of quotation marks."""
    morphs = without_marks(morphs_of(text))
    return bool(morphs) and morphs[-1].base in {"NNG", "NNP", "XSN"} and "“" not in text
