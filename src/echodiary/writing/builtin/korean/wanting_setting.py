"""What the whole memo tells that a note may rest on: songs at a 노래방 are sung, 해열제 is given to a child."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from echodiary.writing.builtin.korean.phonology import with_particle
from echodiary.writing.builtin.korean.shares import BABIES, PETS
from echodiary.writing.builtin.korean.wanting_words import CROPS, MEDICINES, MONEY_GIFTS

_GIVEN_TO = re.compile(r"생신|환갑|칠순|팔순|어버이날|부모님|시부모|장인|장모|시어머니|시아버지|친정|시댁|처가|효도")
_SUNG_AT = re.compile(r"노래방|코노|노래자랑|합창|버스킹|성가대")
_HARVEST = re.compile(r"김장|수확|밭|캐[러기고는]|캠|모종|농사|텃밭|농장")
_SONGS = re.compile(r"(?:곡|노래|발라드|트로트|댄스곡|애창곡|팝송|랩)$")
_CROP = re.compile(rf"^((?:{CROPS})) (\S*\d\S*(?: \S{{1,2}})?|[한두세네] \S{{1,3}})$")
_VET = re.compile(r"수의사|동물병원|송아지|사료|츄르")
_INJECTED = re.compile(r"^(주사|예방주사|수액|링거)(?: ((?:한|두|세|\d+) ?(?:대|방|번)))?$")
_WHEN = frozenset(("새벽에", "아침에", "점심에", "저녁에", "밤에", "자기 전에", "다시", "또", "바로"))
_FRAIL = re.compile(r"입덧|임산부|임신|만삭|깁스|목발|경로석|지팡이|젊은이")
_FODDER = re.compile(r"^(?:츄르|사료|캣닢|개껌|간식캔)(?: ?(?:\d+|한|두|세) ?(?:개|봉지|그릇|캔))?$")


@dataclass(frozen=True, slots=True)
class Setting:
    """What the whole memo tells that one of its notes may rest on."""

    memo: str

    @classmethod
    def of(cls, texts: Iterable[str]) -> Setting:
        """Put the notes of a memo together."""
        return cls("\n".join(texts))

    @property
    def has_baby(self) -> bool:
        """Whether a child or a pet is spoken of, so that a remedy is given and not taken."""
        return any(one in self.memo for one in BABIES | PETS if len(one) > 1)


def in_its_setting(text: str, setting: Setting) -> str:
    """용돈 on a parent's birthday is given, songs at a 노래방 are sung, what was dug out is not bought."""
    gift = re.search(rf"(?:^|\s)({'|'.join(MONEY_GIFTS)})$", text)
    if gift is not None and _GIVEN_TO.search(setting.memo):
        return f"{with_particle(text, '을')} 드렸음"
    if _SUNG_AT.search(setting.memo) and (_SONGS.search(text) or re.search(r"\d ?곡$|[한두세네] 곡$|섯 곡$", text)):
        return f"{with_particle(text, '을')} 불렀음"
    if (crop := _CROP.match(text)) is not None and _HARVEST.search(setting.memo):
        return f"{with_particle(crop[1], '은')} {crop[2]}"
    if _FODDER.match(text):
        return f"{with_particle(text, '을')} 줬음"
    injected = _INJECTED.match(text)
    if injected is not None and _VET.search(setting.memo):
        return f"{with_particle(injected[1], '을')} {injected[2] or ''} 맞혔음".replace("  ", " ")
    if text == "간식" and any(pet in setting.memo for pet in PETS):
        return "간식을 줬음"
    if text.endswith("자리 양보") and _FRAIL.search(setting.memo):
        return f"{text}를 받았음"
    given = text in MEDICINES or (text.rsplit(" ", 1)[-1] in MEDICINES and text.rsplit(" ", 1)[0] in _WHEN)
    if given and setting.has_baby:
        return f"{with_particle(text, '을')} 먹였음"
    return ""
