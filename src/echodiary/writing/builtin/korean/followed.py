"""What was done, paid or over in a short note, and the next thing after it: 족구 우승 · 상금 30만원, PT 끝 · 홀가분."""

from __future__ import annotations

import re
from collections.abc import Sequence

from echodiary.writing.builtin.korean import kinds
from echodiary.writing.builtin.korean.boundary_words import AFTER_DAYS, COMPLETIONS
from echodiary.writing.builtin.korean.judging import JUDGMENTS
from echodiary.writing.builtin.korean.kinds_of_deeds import DEEDS
from echodiary.writing.builtin.korean.lexicon import MONEY, OBJECTS, PEOPLE, STATES
from echodiary.writing.builtin.korean.phrase import Eojeol
from echodiary.writing.builtin.korean.said_of import SAID_OF
from echodiary.writing.builtin.korean.verbs import verb_for

GIVING = frozenset(("주", "보내", "드리", "나누", "반납", "전달", "배달", "기부"))
_PRICE = re.compile(r"\d{1,3}(?:,\d{3})+$")
_SUM = re.compile(r"(?:\d{1,3}(?:,\d{3})+|(?!(?:19|20)\d\d$)\d{4,7})$")
_SUMS = ("벌금", "상금", "비", "료", "값", "축의금", "위약금", "환급금", "수수료", "용돈", "보너스", "지각비")
_CHARGES = ("출장비", "수고비", "부품비", "부품값", "추가금", "위약금", "수수료", "공임비", "팁")
_SPENT = frozenset(("삽질", "헛수고", "노가다", "고생", "실랑이"))
_PRICED_SO = frozenset(("비싸", "싸", "아깝", "저렴하", "괜찮", "맛있"))
_TO_COME = frozenset(("내일", "모레", "다음주", "담주", "다음달", "내년", "낼"))
_CLOSED = frozenset(("휴장", "휴무", "휴관", "휴점", "품절", "매진", "마감", "만석", "폐점", "공사중", "결항", "휴강"))
_CALLED_OFF = frozenset(
    ("결항", "취소", "연착", "지연", "품절", "매진", "휴강", "폐강", "연기", "고장", "탈락", "불합격", "마감")
)
_SCOLDED = frozenset(("칭찬", "잔소리", "지적", "꾸중", "훈계", "위로"))
_ARRIVED = frozenset(
    (
        "갱신",
        "완주",
        "우승",
        "수료",
        "합격",
        "통과",
        "구경",
        "아이쇼핑",
        "도착",
        "출발",
        "출근",
        "퇴근",
        "귀가",
        "하교",
        "등교",
        "체크인",
        "체크아웃",
        "기상",
        "귀국",
        "출국",
    )
)
_AFTER_GOING = frozenset(("후", "뒤", "전", "시간", "길", "직후", "하자마자", "준비", "룩", "버스"))


def priced_apart(eojeols: Sequence[Eojeol], index: int) -> bool:
    """족구 우승 *상금* 30만원, 2명 지각 *벌금* 4천원, 패딩 득템 *89,000*: what came of a thing, then a sum."""
    here, before = eojeols[index], eojeols[index - 1]
    if here.text in {"평단", "총", "합계", "총액"} and index > 1 and index + 2 == len(eojeols):
        return before.is_bare_noun
    if index > 1 and _PRICE.match(before.text) and index + 1 < len(eojeols):
        return here.morphs[0].base in {"NNG", "NNP"}  # 봉골레 17,000 · 와인 12,000
    charged = index > 1 and before.text in DEEDS and here.text.endswith(_CHARGES) and eojeols[-1].unit in MONEY
    if charged and index + 2 == len(eojeols):
        return True  # AS 접수 · 출장비 2만원
    done = before.text.endswith("완료")
    if not index or not (
        done or before.text in kinds.HAPPENED or before.text in kinds.GOINGS or before.text in OBJECTS
    ):
        return False
    if index + 1 == len(eojeols):
        return bool(_SUM.match(here.text)) or (here.unit in MONEY and before.text.endswith("완료"))
    return index + 2 == len(eojeols) and here.text.endswith(_SUMS) and eojeols[-1].unit in MONEY


def over_then(eojeols: Sequence[Eojeol], index: int) -> bool:
    """PT 끝 *홀가분*, 첫 월급 217만원 *엄마* 용돈 30: what is over, or counted, then how it is, or whose is next."""
    here, before = eojeols[index], eojeols[index - 1]
    if index > 1 and before.unit in MONEY and _is_next_sum(eojeols, index):
        return True
    if index > 1 and before.unit in MONEY and here.morphs[0].base == "VA" and here.morphs[0].form in _PRICED_SO:
        return not any(eojeol.last.tag == "JKS" for eojeol in eojeols[:index])  # 냉면 만원 · 비싼데 맛있음
    judged = index + 2 == len(eojeols) and eojeols[-1].text in JUDGMENTS
    if judged and index > 1 and before.unit in MONEY:
        return True  # 축의금 10만원 · 뷔페 굿
    if before.text.endswith(("첫날", "마지막날")) and here.is_bare_noun and here.text not in AFTER_DAYS:
        return index + 1 < len(eojeols) and eojeols[-1].is_bare_noun  # 학원 첫날 · 자리 맨앞
    deed = index > 1 and before.is_bare_noun and before.text in kinds.ACTS | DEEDS | _SPENT
    became = index > 1 and (before.text in kinds.HAPPENED or before.text in COMPLETIONS or deed)
    if became and here.text in _TO_COME:
        return True  # 예선 통과 · 다음주 본선
    undone = index > 1 and before.text in _CALLED_OFF and here.is_bare_noun and index + 1 < len(eojeols)
    if undone and eojeols[index + 1].morphs[0].form in {"못", "안"}:
        return True  # 프린터 고장 · 과제 못 뽑아서
    if index + 1 == len(eojeols):
        named = (
            before.text in _SPENT and here.morphs[0].base == "NNG" and any(morph.base == "VCP" for morph in here.morphs)
        )
        closed = index > 1 and before.text in _CLOSED and SAID_OF.get(here.text, ("", "", ""))[2] == "VCP"
        return closed or named or (index > 1 and before.text == "끝" and here.text in STATES)  # 3시간 삽질 · 오타였음
    if deed and (here.text in PEOPLE or here.text in {"애들", "다들", "팀원들", "친구들"}):
        return eojeols[-1].last.base in {"EF", "ETN"}  # 로봇 조립 · 애들 신남
    if index > 1 and index + 2 == len(eojeols) and before.text in _CALLED_OFF:
        return here.is_bare_noun and eojeols[-1].text in kinds.ACTS | DEEDS | OBJECTS.keys()  # 비행기 결항 · 공항 노숙
    given = any(morph.form in GIVING for eojeol in eojeols[index:] for morph in eojeol.morphs)
    return index > 1 and before.unit in MONEY and here.text in PEOPLE and not given


def _is_next_sum(eojeols: Sequence[Eojeol], index: int) -> bool:
    """번 돈 12만원 · 쓴 돈 15만원, 63만원 · 저축 30."""
    here, rest = eojeols[index], eojeols[index:]
    spent = here.last.tag == "ETM" and len(rest) == 3 and rest[-1].unit in MONEY
    return spent or (len(rest) == 2 and here.is_bare_noun and rest[-1].is_numeral)


def done_then(eojeols: Sequence[Eojeol], index: int) -> bool:
    """선생님 칭찬 *실력* 늘었대, 부산역 도착 *밀면* 먹음, 엑셀 *눈* 아픔, 165만원 *손* 떨림."""
    here, before = eojeols[index], eojeols[index - 1]
    if index + 1 >= len(eojeols) or not here.is_bare_noun or here.text in _AFTER_GOING:
        return False
    person = index > 1 and (eojeols[index - 2].last.form in PEOPLE or eojeols[index - 2].last.form in {"님", "쌤"})
    if before.text in _SCOLDED and person:
        return True
    tells = eojeols[-1].last.base in {"EF", "ETN"}
    if here.text in kinds.BODY and tells and index + 2 == len(eojeols):
        verb = None if before.is_count else verb_for(before.text, before.last)
        return (before.is_count and before.unit in MONEY) or (verb is not None and verb.is_action)
    taken = here.text in kinds.FOODS | kinds.DRINKS and index + 2 == len(eojeols) and before.is_bare_noun
    if taken and tells and any(morph.form in {"먹", "마시"} for morph in eojeols[-1].morphs):
        verb = verb_for(before.text, before.last)  # 수면내시경 · 죽 먹음
        return verb is not None and verb.stem in {"받", "맞", "치", "하"}
    arrived = index > 1 and before.text in _ARRIVED and eojeols[index - 2].is_bare_noun
    return arrived and tells and here.text not in kinds.GOINGS | kinds.ACTS
