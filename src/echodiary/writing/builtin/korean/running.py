"""Notes that run several things together without a comma: 9시 등교 2시 하교, 순대 노맛 튀김 쏘쏘, 집 → 카페 → 서점."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from echodiary.writing.builtin.korean import kinds
from echodiary.writing.builtin.korean.boundaries import is_boundary
from echodiary.writing.builtin.korean.boundary_words import COMPLETIONS, MOODS
from echodiary.writing.builtin.korean.chains import felt_at_last, felt_of_price, parts_chain
from echodiary.writing.builtin.korean.clauses import without_marks
from echodiary.writing.builtin.korean.followed import GIVING, done_then, over_then, priced_apart
from echodiary.writing.builtin.korean.lexicon import MONEY, PEOPLE, TIMES
from echodiary.writing.builtin.korean.lost_letters import lost_letter
from echodiary.writing.builtin.korean.morphology import Morph, morphs_of
from echodiary.writing.builtin.korean.phrase import Eojeol, Phrase
from echodiary.writing.builtin.korean.running_words import NOUNS_LIKE_NOTES, OF_VERDICTS, TRIPS, VERDICTS
from echodiary.writing.builtin.korean.sounds import SOUNDS
from echodiary.writing.builtin.korean.verbs import verb_of_kind
from echodiary.writing.builtin.reading import Fragment, quoted_spans

_ARROW = re.compile(r"\s*(?:→|⇒|➡|->|=>)\s*")
_KEY = re.compile(r"[:：](?!\d)")
_HANGUL = re.compile(r"[가-힣]")
_LONGEST_ANALYSED = 300  # characters
_ROUND = re.compile(r"\d차$")  # 2차 노래방 · 3차 편의점
_NATIVE = frozenset(("한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열", "스무", "몇"))
_PART_OF_DAY = frozenset(("오전", "오후", "아침", "점심", "저녁", "밤", "새벽", "낮"))
_HOUR = re.compile(r"(?:\d{1,2}시(?:반)?|\d{1,2}:\d{2})$")
_TOLD_AT = re.compile(r"(오전|오후|아침|점심|저녁|밤|새벽)(?:엔|에는|은|는)$")
_PLACE_ENDS = ("방", "점", "장", "원", "소", "관", "실", "집", "댁", "네", "곳", "직관", "당", "마트", "카페")
_FINALS_M = frozenset((10, 16))  # ㄻ, ㅁ among the 28 finals of a syllable
_NOTED_DEEDS = {"봄": "보", "삼": "사", "탐": "타"}
_ABSENT = frozenset(("결석", "지각", "조퇴", "결근", "휴원", "등록", "입학", "졸업", "입사", "퇴사", "무단결석"))
_OF_BEFORE = frozenset(("약속", "당첨", "연강", "입금", "연속"))
_OF_MONEY = frozenset((
    "가격", "값", "물가", "월급", "환율", "주가", "통장", "잔액", "카드값",
))  # fmt: skip


def apart(fragment: Fragment) -> Iterator[Fragment]:
    """Yield the things that a fragment ran together; most fragments tell only one."""
    text = fragment.text
    if not _HANGUL.search(text) or len(text) > _LONGEST_ANALYSED or quoted_spans(text) or fragment.heads_list:
        yield fragment
        return
    if _KEY.search(text):
        yield fragment
        return
    for step in _steps(text):
        start = 0
        for place in _places(step):
            yield replace(fragment, text=step[start:place].strip(" ,"))
            start = place
        yield replace(fragment, text=step[start:].strip())


def _steps(text: str) -> list[str]:
    """Return the stations of a way; "63kg → 61kg" and "서울 → 부산" are one."""
    steps = [step for step in _ARROW.split(text) if step]
    counted = all(any(char.isdigit() for char in step) for step in steps)
    ended = any(_is_told(step) for step in steps[:-1])
    told_of = len(steps) == 2 and _tells_more(*steps)
    return steps if told_of or (not counted and (len(steps) > 2 or ended)) else [text]


def _tells_more(before: str, after: str) -> bool:
    """채점 → 국어 82, 체중 71 → 지난주보다 1 빠짐: what comes after says more than where it led."""
    first, digits = after.split(" ", 1)[0], any(map(str.isdigit, before))
    if before.rsplit(" ", 1)[-1] in kinds.HAPPENED.keys() | COMPLETIONS:
        return True  # 예약 실패 → 카페로
    return " " in after and not any(map(str.isdigit, first)) and (digits or any(map(str.isdigit, after)))


def _is_told(text: str) -> bool:
    morphs = without_marks(morphs_of(text))
    return bool(morphs) and morphs[-1].base in {"EF", "ETN"}


def _places(text: str) -> list[int]:
    """Return where a new thing begins inside a text."""
    eojeols = Phrase.of(text, without_marks(morphs_of(text))).eojeols
    places: list[int] = []
    start = 0
    for index in range(1, len(eojeols)):
        if _begins(text, eojeols, index, start):
            places.append(eojeols[index].start)
            start = index
    return places


def _begins(text: str, eojeols: Sequence[Eojeol], index: int, start: int) -> bool:
    alone = index + 1 == len(eojeols) and len(eojeols[index].text) == 1 and eojeols[index - 1].is_count
    ago = index + 1 < len(eojeols) and eojeols[index + 1].text in {"전", "뒤", "후"}
    if ago and (eojeols[index].text in {"하루", "이틀", "사흘", "나흘", "일주일"} or eojeols[index].is_count):
        return False  # 마감 이틀 전
    comes = index + 2 == len(eojeols) and eojeols[-1].text in {"도착", "출발"} and _HOUR.match(eojeols[index].text)
    if comes and all(one.is_bare_noun for one in eojeols[start:index]):
        return False  # 이삿짐 트럭 8시 도착
    if eojeols[index - 1].text in {"하루종일", "종일", "온종일", "밤새", "내내"} and index + 1 == len(eojeols):
        return False  # 회사에서 하루종일 졸림
    if eojeols[index].text in {"감", "옴"} and eojeols[index - 1].is_bare_noun:
        return False  # 시골 감
    counted = eojeols[index - 1].is_count and eojeols[index].morphs[0].form == "하"  # 2등 했다고
    by_week = eojeols[index].text in {"주", "월"} and index + 1 < len(eojeols) and eojeols[index + 1].is_count
    if counted or by_week:
        return False
    absent = index and eojeols[index].text in _ABSENT and (_stem(eojeols[index - 1].text) == "가")  # 어린이집 결석
    unit = absent or (index and eojeols[index - 1].text in _NATIVE)  # 여섯 병, 다섯 명
    if unit or alone or lost_letter(text[: eojeols[index].end]) or eojeols[index].text in COMPLETIONS | _OF_BEFORE:
        return False  # 지문 5개 품, 공모주 1주 당첨: said of what stands before it
    if eojeols[index - 1].text.rpartition("~")[2] in _PART_OF_DAY:
        return False  # 밤 9시~새벽 1시
    if all(map(_is_hour, eojeols[start:index])) and eojeols[index].is_bare_noun:
        return False  # 아침 7시 기상 성공: an hour alone is no note
    return _later_round(eojeols, index, start) or (
        _hour_begins(eojeols, index) or _verdict_ends(eojeols, index) or _amount_ends(eojeols, index)
        or _went(eojeols, index)
        or _part_begins(eojeols, index, start)
        or _oneself_begins(eojeols, index)
        or _counted_apart(eojeols, index)
        or priced_apart(eojeols, index)
        or over_then(eojeols, index)
        or done_then(eojeols, index)
        or _noted(text, eojeols, index)
        or _told_apart(eojeols, index)
        or is_boundary(eojeols, index, start)
        or parts_chain(eojeols, index, start)
        or felt_of_price(eojeols, index)
        or felt_at_last(eojeols, index, start)
    )  # fmt: skip


def _later_round(eojeols: Sequence[Eojeol], index: int, start: int) -> bool:
    again = _ROUND.match(eojeols[index].text.rstrip("는엔은"))
    return bool(again) and any(_ROUND.match(one.text) for one in eojeols[start:index])


def _part_begins(eojeols: Sequence[Eojeol], index: int, start: int) -> bool:
    """팀장 눈빛 · 점심 굶고 일 · 저녁 폭식: a part of the day, and something of it, after a thing."""
    here, before = eojeols[index], eojeols[index - 1]
    if here.text not in {"점심", "저녁", "오후", "오전"} or index - start < 2 or index + 1 >= len(eojeols):
        return False
    place = _stem(before.text) == "가"
    named = before.is_bare_noun and not (place or before.text in PEOPLE | TIMES or before.text.endswith("요일"))
    after = eojeols[index + 1]
    return (
        named
        and after.text not in {"약속", "메뉴", "시간", "준비", "식사", "모임", "늦게", "내내"}
        and not _is_time(after)
    )


def _oneself_begins(eojeols: Sequence[Eojeol], index: int) -> bool:
    """교수님 한숨 · 나도 한숨, 친구 많대 다행 · 오는 길에."""
    here, before = eojeols[index], eojeols[index - 1]
    if here.text in {"나도", "나는", "나만", "저도"} and index > 1 and index + 1 < len(eojeols):
        return before.is_bare_noun and before.text not in PEOPLE
    swollen = here.text in kinds.BODY and index + 2 == len(eojeols) and before.is_bare_noun
    if swollen and eojeols[-1].text in SOUNDS | kinds.TOLD_BY_ADVERB and before.text not in PEOPLE | TIMES | kinds.BODY:
        return True  # 어금니 발치 · 볼 퉁퉁
    only = before.last.form == "만" and any(one.last.form in {"은", "는"} for one in eojeols[:index])
    if only and here.is_bare_noun and index + 2 == len(eojeols):
        return eojeols[-1].last.base in {"EF", "ETN"} and eojeols[-1].morphs[0].base == "VA"  # 전화만 · 수육 맛있음
    way = here.text in {"오는", "가는", "돌아오는"} and index + 1 < len(eojeols)
    return way and eojeols[index + 1].text.startswith("길") and before.text in VERDICTS | MOODS


def _is_time(eojeol: Eojeol) -> bool:
    return eojeol.text in _PART_OF_DAY or bool(_HOUR.match(eojeol.text) or _TOLD_AT.match(eojeol.text))


def _is_hour(eojeol: Eojeol) -> bool:
    return _is_time(eojeol) or eojeol.text == "반" or (eojeol.is_count and eojeol.unit == "분")


def _hour_begins(eojeols: Sequence[Eojeol], index: int) -> bool:
    """9시 등교 *2시* 하교: a time that follows a thing of another time."""
    here, before = eojeols[index], eojeols[index - 1]
    going = _HOUR.match(here.text) and index + 2 <= len(eojeols) and eojeols[index + 1 : index + 2]
    if going and eojeols[index + 1].text in kinds.GOINGS and before.is_bare_noun and not _is_time(before):
        return before.text not in PEOPLE | TIMES  # 도시락 · 5시반 기상
    if not _is_time(here) or _is_time(before) or not (_is_time(eojeols[0]) and index + 1 < len(eojeols)):
        return False
    return before.is_bare_noun or before.is_count or before.last.base in {"EF", "ETN"}


def _verdict_ends(eojeols: Sequence[Eojeol], index: int) -> bool:
    """순대 노맛 *튀김* 쏘쏘; 금연 5일차 *짜증* 껌 씹음."""
    here, before = eojeols[index], eojeols[index - 1]
    if before.text in VERDICTS:
        return here.text not in OF_VERDICTS and here.morphs[0].base in {"NNG", "NNP", "SL", "MAG", "SN"}
    if before.text in kinds.ADJECTIVAL and index > 1:
        return here.morphs[0].base in {"NNG", "NNP"}  # 주차 어려움 · 강사님 친절
    last = index + 1 == len(eojeols)
    return here.text in VERDICTS and before.is_count and (not last or before.unit in MONEY)


def _amount_ends(eojeols: Sequence[Eojeol], index: int) -> bool:
    """상담 6명 *목* 쉼: a thing with its count, then another with its own predicate."""
    here, before = eojeols[index], eojeols[index - 1]
    figure = before.is_numeral and before.last.tag == "SN" and here.last.tag == "JKS"
    if index > 2 and eojeols[index - 2].is_numeral and before.unit and not before.is_count:
        own = here.is_bare_noun and eojeols[index - 3].text in kinds.ACTS  # 회의 두 개 · 발음 샜음
        return own and index + 2 == len(eojeols) and eojeols[-1].last.base in {"EF", "ETN"}
    if index < 2 or not (before.is_count or figure) or index + 1 >= len(eojeols):
        return False
    if before.unit in MONEY and here.text in _OF_MONEY:
        return True  # 라볶이 6500원 *가격* 오름
    last = eojeols[-1]
    tells = last.last.base in {"EF", "ETN"} or last.last.form in {"듯", "뻔", "줄"}
    tells = tells or last.text in kinds.TOLD_BY_ADVERB or last.text in SOUNDS  # 홈트 20분 · 땀 뻘뻘
    if here.last.tag == "JKS" and tells:
        return True
    counted = eojeols[index - 2]
    own = here.is_bare_noun and not here.is_count and here.text not in PEOPLE | TIMES | kinds.ACTS
    placed = _stem(here.text) == "가" or _stem(counted.text) == "가"
    if not own or placed or not counted.is_bare_noun or counted.text in PEOPLE | TIMES or before.unit in MONEY:
        return False
    return tells and not any(morph.form in GIVING for morph in _after(eojeols, index))


def _went(eojeols: Sequence[Eojeol], index: int) -> bool:
    """아들 수학여행 감 *집* 조용: 감 is no persimmon; 물통 삼 *8천원*: 삼 is no three."""
    if index > 1 and eojeols[index - 1].text == "삼" and eojeols[-1].unit in MONEY and eojeols[index - 2].is_bare_noun:
        return index + 1 == len(eojeols)
    noted = _NOTED_DEEDS.get(eojeols[index - 1].text)
    if index > 1 and noted is not None and _stem(eojeols[index - 2].text) == noted:
        return eojeols[index].morphs[0].base in {"NNG", "NNP", "VV", "VA", "XR"}  # 유튜브 봄 · 망함
    if index < 2 or eojeols[index - 1].text not in {"감", "옴"}:
        return False
    if eojeols[index - 2].last.tag == "JKB":
        return True
    if (
        eojeols[index - 1].text == "감"
        and eojeols[index - 2].text.endswith(_PLACE_ENDS)
        and eojeols[index - 2].is_bare_noun
    ):
        return True
    return eojeols[index - 2].text in TRIPS or _stem(eojeols[index - 2].text) == "가"


def _counted_apart(eojeols: Sequence[Eojeol], index: int) -> bool:
    """독서 30분 *영어* 20분: a thing with its count after another."""
    if index < 2 or index + 1 >= len(eojeols):
        return False
    here, before, after = eojeols[index], eojeols[index - 1], eojeols[index + 1]
    counted = (
        before.is_count and eojeols[index - 2].is_bare_noun and not (_is_time(before) or _ROUND.match(before.text))
    )
    return counted and here.is_bare_noun and not here.is_count and after.is_count and not _is_time(after)


def _noted(text: str, eojeols: Sequence[Eojeol], index: int) -> bool:
    """무릎 까짐 *반창고* 2개: what would be a note by itself up to here."""
    here, before = eojeols[index], eojeols[index - 1]
    if index > 1 and lost_letter(text[: before.end]):
        return True  # 줄 김 · 옆집 감
    whole = index > 1 and eojeols[index - 2].text in {"다", "못", "안", "잘"}  # 삼시세끼 다 차림
    if (before.text in NOUNS_LIKE_NOTES and not whole) or before.is_count or index < 2 or not _closes_in_m(before.text):
        return False
    if here.morphs[0].base not in {"NNG", "NNP", "SL", "SN", "MAG"} or here.text in OF_VERDICTS:
        return False
    start = eojeols[max(0, index - 3)].start
    morphs = without_marks(morphs_of(text[start : before.end]))
    return bool(morphs) and morphs[-1].base in {"EF", "ETN"}


def _closes_in_m(word: str) -> bool:
    return "가" <= word[-1] <= "힣" and (ord(word[-1]) - 0xAC00) % 28 in _FINALS_M


def _told_apart(eojeols: Sequence[Eojeol], index: int) -> bool:
    """토요일인데 출근 *대체휴무도* 없음, 병원 *장염이래*, 휴강 *개꿀*."""
    here, before = eojeols[index], eojeols[index - 1]
    act = before.text in kinds.ACTS or before.text in kinds.HAPPENED
    if act and index > 1 and eojeols[index - 2].last.base == "EC" and index + 1 < len(eojeols):
        return here.last.base in {"JX", "JKS"}
    last = index + 1 == len(eojeols)
    if last and act and here.text in VERDICTS | {"대박", "최고"}:
        return True
    heard = here.morphs[0].base == "NNG" and here.last.form in {"이래", "래", "이래요"} and here.last.base == "EF"
    return last and heard and _stem(before.text) == "가" and before.is_bare_noun


def _stem(word: str) -> str:
    verb = verb_of_kind(word)
    return "" if verb is None else verb.stem


def _after(eojeols: Sequence[Eojeol], index: int) -> list[Morph]:
    return [morph for eojeol in eojeols[index:] for morph in eojeol.morphs]
