"""Short notes that say one thing together: a shop and what was bought there, a thing and what became of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from echodiary.writing.builtin.korean import kinds
from echodiary.writing.builtin.korean.clauses import without_marks
from echodiary.writing.builtin.korean.lexicon import FIXED, MET, PEOPLE, STATES, TIMES
from echodiary.writing.builtin.korean.morphology import morphs_of
from echodiary.writing.builtin.korean.phrase import Phrase
from echodiary.writing.builtin.korean.towns import TOWNS
from echodiary.writing.builtin.korean.verbs import Verb, verb_for, verb_of_kind
from echodiary.writing.builtin.reading import Fragment, quoted_spans

# Where one goes for nothing but buying, and the act itself.
SHOPS = frozenset((
    "마트", "이마트", "롯데마트", "홈플러스", "하나로마트", "코스트코", "트레이더스", "노브랜드", "다이소",
    "올리브영",
    "올영", "이케아", "쿠팡", "컬리", "마켓컬리", "비마트", "오아시스", "무인양품", "유니클로", "자라", "무신사",
    "지그재그",
    "알리", "테무", "아마존", "올리브영 세일", "아울렛", "정육점", "과일가게", "문구점", "알파문구", "핫트랙스",
    "교보문고",
    "영풍문고", "알라딘", "중고서점", "꽃집", "꽃시장", "화훼단지", "철물점", "면세점", "슈퍼", "동네마트",
    "식자재마트",
    "수산시장", "청과시장", "방산시장", "동대문시장", "당근마켓", "번개장터", "중고나라", "백화점", "편의점", "시장",
    "재래시장", "전통시장",
))  # fmt: skip
BUYING = frozenset(("장보기", "쇼핑", "지름", "구매", "온라인쇼핑", "장봄"))
_EATEN_THERE = frozenset(("편의점", "시장", "재래시장", "전통시장", "수산시장", "백화점", "아울렛", "슈퍼"))
# What becomes of a thing, or comes of a try, and says so little by itself that it belongs to the note before it.
_OUTCOMES = frozenset((
    "지연", "연착", "취소", "품절", "매진", "반려", "합격", "불합격", "탈락", "당첨", "실패", "성공", "통과", "연기",
    "폭락", "폭등", "급락", "급등", "하락", "상승", "반등", "승리", "패배", "우승", "완승", "완패", "역전승", "역전패",
    "무승부", "떨어짐", "붙음", "분실", "파손", "고장", "수리", "교체", "제출", "완성", "완료", "예매", "개통", "해지",
    "가입", "결항",
    "완판", "망함", "망쳤음", "망침", "폭망", "연장", "불발", "무산", "폐강", "완주", "완독", "완등",
))  # fmt: skip
_STAGES = frozenset(("최종", "서류", "1차", "2차", "3차", "면접", "필기", "실기", "예선", "본선", "최종면접", "코테"))
_STORMS = frozenset(("태풍", "폭설", "폭우", "안개", "눈", "비", "파업", "장마", "강풍", "한파", "미세먼지"))
_SCORED = re.compile(r"(?:합격|불합격|탈락|통과) \d[\d.]*(?:점|등|위|등급)$")
_WON = frozenset(("승리", "패배", "우승", "완승", "완패", "역전승", "역전패", "무승부"))
_TRIED = frozenset(
    (
        "합격",
        "불합격",
        "탈락",
        "당첨",
        "실패",
        "성공",
        "통과",
        "망함",
        "망침",
        "망쳤음",
        "폭망",
        "완주",
        "떨어짐",
        "붙음",
    )
)
_BOUGHT = frozenset(("사", "먹", "마시", "입", "쓰", "붙이", "바르", "챙기", "켜", "읽", "치", "그리", "신"))
_THINGS = frozenset(("NNG", "NNP", "NNB", "NR", "SN", "SL", "XSN", "XPN", "MM", "SW", "W_SERIAL"))
_TRIPS = frozenset(
    ("출장", "여행", "당일치기", "가족여행", "신혼여행", "수학여행", "MT", "엠티", "워크숍", "캠핑", "낚시", "나들이")
)
_FIGURE = re.compile(
    r"\d[\d.,]*(?:%|[a-zA-Z]{1,3}|만|천)?"
    r"(?:원|시간|분|초|(?<=^1)차|개|잔|병|권|점|등|위|급|골|회|번|명|세트|보|키로|킬로|층|장|쪽|문제)?$"
)
_NO_FIGURE = frozenset(("세일", "할인", "쇼핑", "장보기"))
_LONGEST = 30  # characters of one thing
_MOST_WORDS = 3


def gathered(pieces: Sequence[Fragment]) -> list[Fragment]:
    """Return the pieces, those that say one thing as one."""
    found: list[Fragment] = []
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        if found and _is_outcome(found[-1], piece):
            found.append(replace(piece, text=f"{found.pop().text} {piece.text}"))
        elif found and _is_figure(found[-1], piece):
            found.append(replace(piece, text=f"{found.pop().text} {piece.text}"))  # 표절률 · 12%
        elif found and _is_way(found[-1], piece):
            found.append(replace(piece, text=f"{piece.text} {found.pop().text}"))  # 출장 · 부산 -> 부산 출장
        elif bought := _bought(pieces, index):
            found.append(bought[0])
            index += bought[1]
        else:
            found.append(piece)
        index += 1
    return found


def _bought(pieces: Sequence[Fragment], index: int) -> tuple[Fragment, int] | None:
    """다이소 수납함 4개, 건전지 -> 다이소: 수납함 4개, 건전지; and how many pieces after the first that took."""
    head = pieces[index]
    shop, _, thing = head.text.partition(" ")
    if shop not in SHOPS | BUYING or (thing and not names_thing(thing)):
        return None
    things = [thing] if thing else []
    after = index + 1
    tied = head.keyword or head.flows_on
    while tied and after < len(pieces) and pieces[after].keyword == head.keyword and names_thing(pieces[after].text):
        things.append(pieces[after].text)
        tied = head.keyword or pieces[after].flows_on
        after += 1
    at_table = shop in _EATEN_THERE and len(things) == 1
    if not things or at_table or (len(things) == 1 and thing and _is_money(thing)):
        return None
    listed = replace(pieces[after - 1], text=f"{shop}: {', '.join(things)}", heads_list=True)
    return listed, after - index - 1


def _is_money(thing: str) -> bool:
    return thing.endswith("원")


def names_thing(text: str) -> bool:
    """Whether a text names, with its count, a thing that can be bought."""
    if len(text) > _LONGEST or ":" in text or quoted_spans(text):
        return False
    phrase = Phrase.of(text, without_marks(morphs_of(text)))
    if not phrase.eojeols or len(phrase.eojeols) > _MOST_WORDS or _is_money(text):
        return False
    if not all(morph.base in _THINGS for morph in phrase.morphs):
        return phrase.eojeols[0].is_bare_noun and len(phrase.eojeols) == 1
    nouns = [eojeol for eojeol in phrase.eojeols if not (eojeol.is_count or eojeol.is_numeral)]
    if not nouns or any(eojeol.text in PEOPLE | TIMES | STATES | MET | kinds.PLACES for eojeol in nouns):
        return False
    last = nouns[-1]
    if last.text in SHOPS | BUYING | _OUTCOMES or last.text in kinds.ACTS | kinds.HAPPENED.keys():
        return False
    fixed = FIXED.get(last.text)
    verb = Verb(*fixed) if fixed is not None else verb_for(last.text, last.last)
    return verb is None or (verb.particle == "을" and verb.stem in _BOUGHT)


def _is_figure(before: Fragment, piece: Fragment) -> bool:
    """러닝 · 6km, 재고조사 · 3시간: an amount alone tells of the keyword before it."""
    if not (before.keyword and piece.keyword) or " " in before.text or any(map(str.isdigit, before.text)):
        return False
    if not _FIGURE.match(piece.text) or before.text in TIMES | PEOPLE | STATES:
        return False
    phrase = Phrase.of(before.text, without_marks(morphs_of(before.text)))
    kind = verb_of_kind(before.text)
    return (
        len(phrase.eojeols) == 1
        and phrase.eojeols[0].is_bare_noun
        and (kind is None or kind.stem != "가")
        and before.text not in _NO_FIGURE
    )


def _is_way(before: Fragment, piece: Fragment) -> bool:
    if not (before.keyword and piece.keyword and before.text in _TRIPS) or " " in piece.text:
        return False
    place = verb_of_kind(piece.text)
    return place is not None and place.stem == "가" and piece.text in TOWNS


def _is_outcome(before: Fragment, piece: Fragment) -> bool:
    """지하철 · 지연, 실기 · 합격, 중간고사 · 망함."""
    first, _, outcome = piece.text.rpartition(" ")
    if before.keyword and piece.keyword and outcome in _TRIED and first in _STAGES and " " not in before.text:
        return True  # 이직 · 최종 탈락
    if before.keyword and piece.keyword and _SCORED.match(piece.text) and " " not in before.text:
        return True  # 필기 · 합격 68점
    if piece.text not in _OUTCOMES or not (piece.keyword or before.flows_on) or ":" in before.text:
        return False
    phrase = Phrase.of(before.text, without_marks(morphs_of(before.text)))
    if not phrase.eojeols or len(phrase.eojeols) > _MOST_WORDS or len(before.text) > _LONGEST:
        return False
    last = phrase.eojeols[-1]
    if last.text in _STORMS:
        return False  # 태풍 · 결항
    named = all(morph.base in _THINGS for morph in phrase.morphs) and last.is_bare_noun
    tried = last.is_count and last.unit in {"차", "급"} and piece.text in _TRIED
    if tried and len(phrase.eojeols) > 1:
        return True  # 컴활 1급 · 불합격
    if not named or last.text in TIMES | PEOPLE | _OUTCOMES | STATES or last.is_count:
        return False
    place = verb_for(last.text, last.last)
    going = place is not None and place.stem == "가"
    if piece.text in _WON and (place is None or place.stem not in {"하", "치", "있", "보"}):
        return False  # 헤딩골 · 역전승
    return not going and (piece.text in _TRIED or last.text not in kinds.GOINGS)
