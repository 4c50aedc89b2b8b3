"""What is said of a topic that nothing but nouns follow: 점심은 김밥, 회비는 금요일, 오전엔 은행."""

from __future__ import annotations

import re

from echodiary.writing.builtin.korean import kinds
from echodiary.writing.builtin.korean.kinds_of_deeds import DEEDS
from echodiary.writing.builtin.korean.lexicon import FIXED, MEALS, PEOPLE, STATES, TIMES
from echodiary.writing.builtin.korean.morphology import Morph
from echodiary.writing.builtin.korean.phrase import Phrase
from echodiary.writing.builtin.korean.saying import NounReading, identity, saying, to_come
from echodiary.writing.builtin.korean.verbs import NOUNS, Verb, verb_of_kind

# What follows them is what they are, whatever else is said of it: 비결은 엄마 손맛.
_CALLED = frozenset((
    "비결", "이유", "원인", "결론", "목표", "정답", "주제", "소원", "취미", "특기", "장점", "단점", "문제", "정체",
    "선물",
    "메뉴", "안주", "간식", "후식", "제목", "장르", "조건", "핑계", "걱정",
))  # fmt: skip
_BOWLS = frozenset(("그릇", "공기", "접시", "인분", "조각"))
PLAIN_WORDS = NOUNS | {"SL", "SN", "NNB", "NR", "MM", "SW", "XPN"}
# A date, a weekday or a rule holds on: 실기는 6/14, 회비는 금요일, 뛰는 건 금지.
_DATE = re.compile(
    r"\d{1,2}월 \d{1,2}일(?: ?(?:오전|오후|저녁|아침))?(?: ?\d{1,2}시)?$|(?:^| )\d{1,2}일$|"
    r"(?:^| )(?:전날|당일|다음 ?날)$|^다음|"
    r"\d{1,2}/\d{1,2}$|\d{1,2}월 \d{1,2}일$|요일(?:$| )|\d{1,2}월$|(?:일|주일|주|달|개월|시간|년|이틀|사흘) (?:뒤|후)$|"
    r"(?:^| )(?:금지|필수|진리|국룰|무리|목표|예정|계획|다음 ?주|다음 ?달|내일|모레)$"
)


def eaten_by(phrase: Phrase) -> NounReading | None:
    """남편이 두 그릇 -> 남편이 두 그릇을 먹었다: somebody, and a dish or so many bowls at the end."""
    last, one = phrase.eojeols[-1], phrase.eojeols[0]
    named = one.morphs[0].form in PEOPLE and (one.last.tag == "JKS" or one.last.form in {"은", "는"})
    if not named or len(phrase.eojeols) < 2:
        return None
    kind = verb_of_kind(last.text)
    if last.unit in _BOWLS and phrase.eojeols[-2].is_numeral:
        return saying(phrase.text, Verb("을", "먹", "VV", guessed=True))
    served = kind is not None and kind.stem in {"먹", "마시"} and phrase.eojeols[-2].last.base in {"JKS", "JX", "EC"}
    return saying(phrase.text, kind) if served and kind is not None else None


def told_of_topic(phrase: Phrase) -> NounReading | None:
    """점심은 김밥 -> 점심은 김밥이었다: a topic, and nothing but nouns after it."""
    for index, eojeol in enumerate(phrase.eojeols[:-1]):
        if eojeol.last.tag == "JX" and eojeol.last.form in {"은", "는", "ᆫ"}:
            rest = [morph for after in phrase.eojeols[index + 1 :] for morph in after.morphs]
            given = len(eojeol.morphs) > 1 and eojeol.morphs[-2].form in {"한테", "에게", "께"}
            if given and phrase.eojeols[-1].text in {"선물", "전화", "문자", "연락", "카톡"}:
                return None  # 아들한테는 로봇 선물
            head = eojeol.morphs[-2].form if len(eojeol.morphs) > 1 else ""
            name = phrase.eojeols[-1].text
            told = name in FIXED or name in STATES or name in kinds.HAPPENED or name in kinds.TOLD_BY_ADVERB
            told = told and head not in _CALLED
            listed = {"NP", "JC"} if eojeol.morphs[0].form in TIMES - MEALS else {"NP"}  # 오늘은 등이랑 이두
            if all(morph.base in PLAIN_WORDS | listed for morph in rest) and not told:
                if name in DEEDS:
                    return saying(phrase.text, Verb("", "하", "XSV"))  # 목욕은 포기
                place = verb_of_kind(name)
                if eojeol.morphs[0].form in MEALS and place is not None and place.stem == "가":
                    return saying(phrase.text, Verb("에서", "먹", "VV", guessed=True))  # 점심은 동네 국밥집
                if eojeol.morphs[0].form in TIMES and place is not None and place.stem == "가":
                    return saying(phrase.text, place)  # 오전엔 은행
                if eojeol.morphs[0].form in MEALS and place is not None and place.stem == "먹" and _how(rest):
                    return saying(phrase.text, place)  # 점심은 혼자 라면
                if head in {"이름", "별명"}:
                    return to_come(identity(phrase.text))  # 짝 이름은 지호
                dated = _DATE.search(phrase.text) is not None  # 실기는 6/14: past or to come
                return to_come(identity(phrase.text)) if dated else identity(phrase.text)
    return None


def _how(morphs: list[Morph]) -> bool:
    """Whether it says how, or in what company, a meal was taken."""
    return any(morph.form in {"혼자", "둘이", "같이", "함께", "대충", "간단히"} for morph in morphs)
