"""Which two clauses share a sentence, and the word that ties a sentence to the one before."""

from __future__ import annotations

from dataclasses import dataclass

from echodiary.writing.builtin.korean.clause import Edit
from echodiary.writing.builtin.korean.kinds import GOINGS, HAPPENED
from echodiary.writing.builtin.korean.phrases import AFTERWARDS, CONTRASTS_DOWN, CONTRASTS_UP, TURNS
from echodiary.writing.builtin.korean.style import Style
from echodiary.writing.builtin.korean.telling import Kind, Told
from echodiary.writing.request import Length, SpeechLevel

_LONGEST_JOIN = 40  # characters of two clauses that may share a sentence
_LONGEST_SHORT_JOIN = 60  # where the draft is to be short
_FEW_WORDS = 4  # of a deed that shares its sentence
_SHORT_CLAUSE = 17  # characters; two neighbours as short as this read choppy
_LINKED = frozenset(("고", "는데", "ᆫ데", "은데", "지만", "다가", "어서", "아서", "면서", "으면서", "니까", "느라"))
# What happens to people: no deed, so that "and then" would be wrong.
_BEFALLS = frozenset((
    "오", "나", "들", "되", "있", "없", "아프", "쏟아지", "내리", "불", "생기", "울리", "쓰이", "걸리", "떨어지",
    "넘어지", "놓치", "잃", "끝나", "지", "나오", "터지", "막히", "알", "모르", "남", "까지", "떨리", "설레",
    "거리", "다치", "싸우", "헤어지", "나가", "지나", "늦", "싶", "부딪히", "혼나", "일어나", "깨", "자", "졸", "울",
    "지치", "이기", "붙", "맞", "걸르", "거르", "굶", "빠지", "오르", "줄", "늘", "토하", "미끄러지", "밀리",
))  # fmt: skip
# Mishaps, before which a diary says 그러다가.
_MISHAPS = frozenset(("넘어지", "잃어버리", "다치", "부딪히", "미끄러지", "쏟", "체하"))
_UNDONE = frozenset(("안", "못", "않", "못하", "말", "없"))
_GOING = frozenset(("가", "나가", "다녀오", "들르"))
# How a thing came out: said for itself, not as one deed among others.
_OUTCOMES = frozenset((
    "실패", "성공", "합격", "불합격", "탈락", "당첨", "취소", "지각", "결석", "조퇴", "우승", "완주", "패배", "승리",
    "통과", "기상",
    "취침", "퇴근", "출근", "귀가", "하교", "등교", "등원", "하원", "퇴원", "입원", "고장", "발견", "걱정", "고생",
    "후회", "반성",
))  # fmt: skip
# What is done at a place that one goes to: the stem, and the places by their end.
_DONE_THERE: tuple[tuple[frozenset[str], tuple[str, ...]], ...] = (
    (
        frozenset(("먹", "마시")),
        ("카페", "식당", "집", "맛집", "뷔페", "포차", "분식", "시장", "휴게소", "스벅", "스타벅스", "편의점"),
    ),
    (
        frozenset(("사",)),
        ("마트", "시장", "점", "백화점", "아울렛", "가게", "다이소", "올리브영", "집", "약국", "이케아", "코스트코"),
    ),
    (frozenset(("보",)), ("영화관", "극장", "전시회", "미술관", "박물관", "공연장", "경기장", "바다", "산", "공원")),
    (frozenset(("읽", "쓰")), ("카페", "도서관", "서점", "스벅", "책방")),
    (frozenset(("빌리",)), ("도서관",)),
    (frozenset(("밀", "씻")), ("목욕탕", "사우나", "찜질방")),
    (frozenset(("받", "맞")), ("병원", "의원", "과", "보건소", "한의원")),
    (frozenset(("타",)), ("공원", "놀이공원", "에버랜드", "롯데월드", "한강")),
)  # fmt: skip
_TABLE = frozenset(("먹", "마시", "굽", "끓이", "시키", "만들"))
_LEISURE = frozenset(("보", "읽", "듣", "쉬", "산책", "게임", "낮잠", "뒹굴", "치"))
_CHORES = frozenset((
    "청소", "빨래", "설거지", "분리수거", "정리", "장보기", "대청소", "다림질", "세차", "돌리", "개", "널", "닦",
    "치우",
    "쓸", "버리",
))  # fmt: skip
_STUDIES = frozenset(("공부", "숙제", "과제", "복습", "예습", "강의", "풀", "외우", "읽", "쓰", "발표"))
_SPORTS = frozenset((
    "운동", "요가", "스트레칭", "러닝", "산책", "수영", "헬스", "스쿼트", "뛰", "걷", "샤워", "씻", "등산", "필라테스",
))  # fmt: skip
_SHOPPING = frozenset(("사", "사오", "고르", "구경", "쇼핑", "장보기"))
_CARE = frozenset(("먹이", "씻기", "재우", "입히", "수유", "목욕", "안", "업"))
_OUTDOORS = frozenset(("심", "따", "뽑", "캐", "베", "널", "말리", "주", "뿌리", "갈"))
_TOGETHER = (
    (_TABLE, _TABLE), (_TABLE, _LEISURE), (_LEISURE, _TABLE), (_LEISURE, _LEISURE), (_CHORES, _CHORES),
    (_STUDIES, _STUDIES), (_SPORTS, _SPORTS), (_SPORTS, _TABLE), (_SHOPPING, _TABLE), (_SHOPPING, _SHOPPING),
    (_CARE, _CARE), (_OUTDOORS, _OUTDOORS), (_CHORES, _TABLE), (frozenset(("만나",)), _TABLE | _LEISURE),
)  # fmt: skip
_OUTSIDE = frozenset(
    ("비", "눈", "바람", "날씨", "하늘", "햇살", "햇볕", "구름", "소나기", "천둥", "안개", "공기", "기온")
)
_DESKS = ("도서관", "카페", "독서실", "스카", "열람실", "연구실", "학교")
_DESK_WORK = frozenset(("공부", "과제", "숙제", "작업", "독서", "복습", "시험공부"))
# Where nobody eats: 은행에 갔다. 커피를 마셨다.
_NO_TABLE = frozenset((
    "은행", "병원", "치과", "안과", "내과", "피부과", "이비인후과", "정형외과", "한의원", "약국", "우체국", "구청",
    "주민센터", "동사무소", "법원", "경찰서", "세무서", "미용실", "헬스장", "수영장", "주유소", "세차장", "카센터",
    "서점", "도서관", "세탁소", "꽃집", "문구점", "네일샵", "체육관", "동물병원", "미술관", "박물관", "교회", "성당",
))  # fmt: skip
# What comes at the head or at the end of a day, or before the thing it is for.
_FIRST_OF_DAY = frozenset(("늦잠", "기상", "알람", "벼락치기", "밤샘", "시험공부", "아침밥"))
_LAST_OF_DAY = frozenset(("불면", "숙면", "취침"))
_TURNED = ("대신", "오히려", "다행히", "그나마", "결국", "심지어", "게다가")  # they turn a tale by themselves
_ASIDES = ("그냥", "대신", "다들", "다시", "혼자", "결국", "겨우", "드디어", "이제")
_CAUSES: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (frozenset(("늦잠", "막히", "놓치")), frozenset(("지각", "늦"))),
    (frozenset(("비", "소나기", "폭우")), frozenset(("젖",))),
    (frozenset(("눈", "폭설")), frozenset(("미끄러지",))),
    (frozenset(("밤새", "설치", "뒤척이", "야근", "철야")), frozenset(("피곤", "졸리", "피로"))),
    (frozenset(("감기", "독감", "장염", "몸살", "배탈")), frozenset(("조퇴", "결근", "결석", "눕"))),
    (
        frozenset(("싸우", "헤어지", "혼나", "탈락", "망치", "실패", "이별")),
        frozenset(("속상", "우울", "슬프", "울", "외롭")),
    ),
    (frozenset(("칭찬", "합격", "이기", "역전승", "승진")), frozenset(("기쁘", "행복", "뿌듯", "신나"))),
    (frozenset(("굶", "거르")), frozenset(("배고프",))),
    (frozenset(("등산", "이사", "김장", "대청소", "야근")), frozenset(("힘들", "지치", "피곤"))),
)


@dataclass(frozen=True, slots=True)
class Link:
    """A connective ending; `tenseless` where the second clause tells the tense of both."""

    connective: str
    tenseless: bool = False


def link(first: Told, second: Told, style: Style, position: int) -> Link | None:
    """Return how two neighbours share a sentence, or None where they had better not."""
    if style.voicing.flow < 0 or not _can_share(first, second, style):
        return None
    if _causes(first, second) and style.may_add:
        return Link("어서", tenseless=True)
    if first.tone * second.tone < 0:
        wanted = style.length is Length.SHORT or style.voicing.flow > 0
        return Link("지만") if wanted and style.may_add else None
    if not _wants_to_join(first, second, style, position):
        return None
    if _is_deed(first) and _is_deed(second):
        return _in_turn(first, second)
    return Link("고") if _are_alike(first, second) else None


def _in_turn(first: Told, second: Told) -> Link | None:
    """카페에 가서 책을 읽었다, 밥을 먹고 산책을 했다; none where the second came first, or at another place."""
    if _stem(first) == _stem(second) != "하":
        return None  # 짐을 쌌다. 캐리어를 쌌다.
    if first.forms & _LAST_OF_DAY or second.forms & _FIRST_OF_DAY:
        return None
    if _stem(first) in _GOING and first.forms & _UNDONE:
        return None  # 우도에 못 갔다. 카페 투어를 했다.
    if _stem(first) not in _GOING:
        if not _goes_with(first, second):
            return None
        apart = (first.forms | second.forms) & (_UNDONE | _OUTCOMES)
        crowded = max(len(item.text.split()) for item in (first, second)) > _FEW_WORDS
        return None if apart or crowded else Link("고", tenseless=True)
    return Link("어서", tenseless=True) if _is_done_there(first, second) else None


def _goes_with(first: Told, second: Told) -> bool:
    """Whether two deeds are of one piece: meals, chores, studies, sports, an evening at home."""
    return any(_is_of(first, before) and _is_of(second, after) for before, after in _TOGETHER)


def _is_of(item: Told, kind: frozenset[str]) -> bool:
    return _stem(item) in kind or bool(item.forms & kind)


def _is_done_there(first: Told, second: Told) -> bool:
    """Whether what was done is done at the place that one went to: 카페에 가서 책을 읽었다."""
    if second.forms & (GOINGS | HAPPENED.keys() | _UNDONE | _OUTCOMES):
        return False
    place = first.text.removesuffix("에").rsplit(" ", 1)[-1]
    stem = _stem(second)
    if second.forms & _DESK_WORK and stem == "하":
        return place.endswith(_DESKS)
    if stem in {"먹", "마시"} and first.forms & _NO_TABLE:
        return False
    done = second.forms if stem in {"드리", "주"} else {stem}  # 등을 밀어 드렸다
    return any(stems & done and place.endswith(ends) for stems, ends in _DONE_THERE)


def _stem(item: Told) -> str:
    return "" if item.clause is None or not item.clause.predicate.stem else item.clause.predicate.stem[-1][0]


def _wants_to_join(first: Told, second: Told, style: Style, position: int) -> bool:
    """Whether length and persona ask for sentences that run on."""
    if style.length is Length.SHORT or style.voicing.flow > 0:
        return True
    brief = max(len(first.text), len(second.text)) <= _SHORT_CLAUSE
    often = 2 if style.length is Length.MEDIUM else 1  # of three
    return brief and style.chooser.number(3, f"join {position}") < often


def lead(item: Told, before: Told, mood: int, used: set[str], style: Style) -> str:
    """Return the word that ties a sentence to what came before, once each; "" for none."""
    if item.starts_with_connective or item.kind is not Kind.TOLD or not style.may_add:
        return ""
    if style.level is SpeechLevel.NOTE or item.is_future:
        return ""
    words = _leads(item, before, mood, style)
    if not words:
        return ""
    word = style.chooser.pick(words, f"lead {words[0]}")
    if used & set(words):
        return ""
    used.add(word)
    return word + " "


def _leads(item: Told, before: Told, mood: int, style: Style) -> tuple[str, ...]:
    if item.text.startswith(_TURNED):
        return ()
    if item.forms & _MISHAPS and _is_deed(before):
        return TURNS
    if mood < 0 < item.tone:
        return CONTRASTS_UP
    if item.tone < 0 < mood:
        return CONTRASTS_DOWN
    if style.length is Length.LONG and _is_deed(item) and _is_deed(before) and _comes_next(item):
        return AFTERWARDS
    return ()


def _comes_next(item: Told) -> bool:
    """Whether a deed can be told as the next one: nothing left undone, no hour of its own."""
    if item.starts_with_time or item.is_said or item.forms & _UNDONE or item.fragment.keyword:
        return False
    return not item.text.startswith(_ASIDES)


def _can_share(first: Told, second: Told, style: Style) -> bool:
    if second.kind is not Kind.TOLD or first.kind is not Kind.TOLD or second.starts_with_connective:
        return False
    if second.starts_with_clock and not first.starts_with_clock:
        return False
    if first.is_present or second.is_present:
        return False
    if first.is_future or second.is_future or second.starts_with_time or second.text.startswith("아직"):
        return False
    if first.is_said or second.is_said or first.forms & _LINKED or second.forms & _LINKED:
        return False
    runs_on = style.length is Length.SHORT or style.voicing.flow > 0
    longest = _LONGEST_SHORT_JOIN if runs_on else _LONGEST_JOIN
    return len(first.text) + len(second.text) <= longest


def _causes(first: Told, second: Told) -> bool:
    return any(first.forms & causes and second.forms & effects for causes, effects in _CAUSES)


def _is_deed(item: Told) -> bool:
    """Whether a clause tells what the writer did."""
    if item.clause is None or item.has_subject:
        return False
    predicate = item.clause.predicate
    if predicate.is_copula or predicate.descriptive or "시" in predicate.prefinal:
        return False
    return predicate.stem[-1][0] not in _BEFALLS and predicate.stem[-1][1] != "XSA"


def _are_alike(first: Told, second: Told) -> bool:
    """Whether both say what was, or both what happened: 비가 왔고 바람이 불었다."""
    if first.clause is None or second.clause is None:
        return False
    kinds = [item.clause.predicate.is_copula for item in (first, second) if item.clause is not None]
    if any(kinds):
        counted = [any(map(str.isdigit, item.text)) for item in (first, second)]  # 축의금은 10만원, 뷔페는 굿
        return all(kinds) and first.has_subject and second.has_subject and counted[0] == counted[1]
    befell = any("시" in item.forms or "줄" in item.forms for item in (first, second))  # what somebody did is no state
    objects = any("를" in item.forms or "을" in item.forms or item.forms & _UNDONE for item in (first, second))
    objects = objects or any(edit.text in {"을", "를"} for item in (first, second) for edit in _edits(item))
    if befell or objects or _has_topic(first) != _has_topic(second):
        return False
    of_weather = bool(first.forms & _OUTSIDE and second.forms & _OUTSIDE)
    return of_weather and first.has_subject and second.has_subject and not _is_deed(first) and not _is_deed(second)


def _edits(item: Told) -> tuple[Edit, ...]:
    return () if item.clause is None else item.clause.edits


def _has_topic(item: Told) -> bool:
    return any(edit.text in {"은", "는"} for edit in _edits(item)) or bool(item.forms & {"은", "는"})
