"""A sum alone, told by what stands before it: 미용실에 갔다. 7만원 -> 7만원이 들었다."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from echodiary.writing.builtin.korean.saying import saying
from echodiary.writing.builtin.korean.telling import Kind, Told
from echodiary.writing.builtin.korean.verbs import Verb

_SUM = re.compile(r"(?:총 ?|약 ?)?\d[\d,.]*\s?(?:(?:십|백|천|만|억)\d*)*(?:만|천)?\s?원$")
# Money that comes, or is named before: no cost.
_NO_COST = re.compile(
    r"월급|급여|용돈|알바|보너스|성과급|당첨|판매|팔[았음렸림]|팜$|받|벌[었음]|벎|환급|입금|적금|저축|보증금|잔[고액]|통장|대출|빚|"
    r"잃|따서|땄|땀$|축의|부의|조의|상금|수입|매출|연봉|할인|세일|\d\s?원|시급|일당|정산|이자|배당|주식|코인|펀드|목표|예산"
)
_COST = Verb("이", "들", "VV", guessed=True)
_SPENT = Verb("을", "쓰", "VV", guessed=True)


def with_costs(items: Sequence[Told]) -> list[Told]:
    """Return the items, a sum alone told as what something cost, or as spent where nothing stands before it."""
    told: list[Told] = []
    for index, item in enumerate(items):
        before = items[index - 1] if index else None
        if _is_sum(item) and (before is None or not _NO_COST.search(before.text)):
            alone = len(items) == 1
            if before is not None or alone:
                told.append(_cost(item, _SPENT if alone else _COST))
                continue
        told.append(item)
    return told


def _is_sum(item: Told) -> bool:
    return item.kind is Kind.TOLD and not item.is_future and bool(_SUM.match(item.text))


def _cost(item: Told, verb: Verb) -> Told:
    return replace(item, clause=saying(item.text, verb).clause, guessed=True)
