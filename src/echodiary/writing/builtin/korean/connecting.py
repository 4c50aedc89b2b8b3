"""Fragments put together that a memo parted, and parted that it ran together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from echodiary.writing.builtin.korean import kinds
from echodiary.writing.builtin.korean.asking import ASKING, asks_itself
from echodiary.writing.builtin.korean.clauses import without_marks
from echodiary.writing.builtin.korean.company import accompanied
from echodiary.writing.builtin.korean.contents import unpacked
from echodiary.writing.builtin.korean.gathering import gathered
from echodiary.writing.builtin.korean.lexicon import MEALS, OBJECTS, TIMES_WITH_E
from echodiary.writing.builtin.korean.loose_words import tied
from echodiary.writing.builtin.korean.morphology import morphs_of
from echodiary.writing.builtin.korean.phrase import Phrase
from echodiary.writing.builtin.korean.plans import under_plans
from echodiary.writing.builtin.korean.rewording import prepared
from echodiary.writing.builtin.korean.running import apart
from echodiary.writing.builtin.korean.sentence_ends import INTENSIFIERS, is_late_subject, is_named, run_on
from echodiary.writing.builtin.korean.speech import marked
from echodiary.writing.builtin.reading import Fragment, quoted_spans

_HANGUL = re.compile(r"[가-힣]")
_LONGEST_ANALYSED = 300  # characters; nobody writes a clause that long
KEYED = re.compile(r"^((?:[^:：]|(?<=\d):(?=\d)){1,16}?)\s*(?:[:：](?!\d))\s*(\S.*)$", re.DOTALL)
_DASHED = re.compile(r"^([^:：-]*[가-힣\d][^:：-]*?)\s[-–—]\s([^-]*[가-힣][^-]*)$")  # 다이어트 1일차 - 실패
_CRY = re.compile(r"^(?:아(?!아$)아*|어+|음+|헐+|와+|휴+|에휴+|하+|흠+|오+|아이고+|어휴+|아오+|쩝+|엥+|우와+)$")
_HEADER = re.compile(
    r"^(?:오늘|내일|이번 ?주)?(?:의)?\s*(?:한|할|못한|못 한|해야 할|해야할)\s*(?:일|것)(?:들)?$|"
    r"^오늘(?: ?일기| ?기록)?$"
)
LIST_HEAD = re.compile(
    r"(?:감사한|고마운|좋았던|행복했던|힘들었던|속상했던|아쉬운|아쉬웠던|잘한|못한|칭찬할|기억할|배운|먹은|산|살) ?"
    r"(?:것|거|일|점|순간)(?:들)?$"
)
_LONGEST_LISTED = 14  # characters of one thing under a head
_QUOTING = frozenset(("라고", "으라고", "다고", "ᆫ다고", "는다고", "자고", "냐고", "느냐고", "으냐고"))
_TAILS = frozenset(("오랜만에", "진짜로", "드디어", "결국", "겨우", "처음으로"))  # told after what they are said of
# Endings of a reason or a manner that is told after its deed: 넘어짐. 뛰다가
_LATE = frozenset((
    "느라", "느라고", "어서", "아서", "면서", "으면서", "려고", "으려고", "러", "으러", "다가", "자마자", "도록",
    "니까", "으니까", "길래",
))  # fmt: skip
_MISHAP = re.compile(r"(?:데임|데였음|뎀|베임|넘어짐|다침|쏟음|엎음|흘림|미끄러짐|삐끗)$")
_MEANWHILE = re.compile(r"^(?:\S+ )?\S*(?<![았었했였])다$")  # 손 데임. 라면 끓이다
_LONGEST_LATE = 40  # characters
_UNFINISHED = frozenset(("EC", "ETM", "JKB", "JKO", "JKS", "JX", "JC", "JKG", "MM", "MAJ"))


def arranged(fragments: Sequence[Fragment]) -> list[Fragment]:
    """Return the pieces to be told, in order: what belongs together as one, what ran together apart."""
    fragments = [piece for one in fragments for piece in _with_speech(one)]
    fragments = _under_heads(under_plans(fragments))
    parted = [part for fragment in fragments for part in _key_apart(fragment)]
    whole = [piece for fragment in _connected(_lists_together(parted)) for piece in apart(fragment)]
    pieces = [piece for fragment in whole for piece in run_on(fragment)]
    told = [piece for piece in pieces if piece.text and not (_HEADER.match(piece.text) or _CRY.match(piece.text))]
    return unpacked(gathered(accompanied(_late_parts_first(tied(told or [piece for piece in pieces if piece.text])))))


def _with_speech(fragment: Fragment) -> list[Fragment]:
    """Return the notes of a fragment, what somebody said in quotation marks."""
    if len(fragment.text) > _LONGEST_ANALYSED:
        return [fragment]
    *before, last = marked(prepared(_DASHED.sub(r"\1: \2", fragment.text)))
    return [*(replace(fragment, text=text, flows_on=False) for text in before), replace(fragment, text=last)]


def _is_listed(text: str) -> bool:
    """Whether a line is one thing under a head: 따뜻한 국."""
    if len(text) > _LONGEST_LISTED or not _HANGUL.search(text):
        return False
    morphs = without_marks(morphs_of(text))
    felt = text.rsplit(maxsplit=1)[-1] in kinds.NOMINAL or text.rsplit(maxsplit=1)[-1] in kinds.ADJECTIVAL
    nominal = bool(morphs) and (morphs[-1].base in {"NNG", "NNP", "XSN"} or felt)
    return nominal and not any(morph.base in {"EF", "EC"} for morph in morphs[:-1])


def _under_heads(fragments: list[Fragment]) -> list[Fragment]:
    """오늘 감사한 것 / 날씨 / 아이 웃음 -> 오늘 감사한 것: 날씨, 아이 웃음."""
    for index, head in enumerate(fragments):
        if LIST_HEAD.search(head.text) is None or _HEADER.match(head.text):
            continue
        end = index + 1
        while end < len(fragments) and _is_listed(fragments[end].text):
            end += 1
        if end - index > 2:
            things = ", ".join(one.text for one in fragments[index + 1 : end])
            joined = replace(fragments[end - 1], text=f"{head.text}: {things}", heads_list=True)
            return [*fragments[:index], joined, *fragments[end:]]
    return fragments


def _key_apart(fragment: Fragment) -> Iterator[Fragment]:
    """장 봄: 두부 2모 -> 장 봄 · 두부 2모: a deed before a colon is told by itself."""
    keyed = KEYED.match(fragment.text)
    if keyed is not None and keyed[1].strip() in TIMES_WITH_E and _is_deed_of_time(keyed[2]):
        at = f"{keyed[1].strip()}에" if keyed[1].strip() in MEALS else keyed[1].strip()
        yield replace(fragment, text=f"{at} {keyed[2]}")  # 오전: 빨래
        return
    if keyed is not None and _HANGUL.search(keyed[1]):
        last = without_marks(morphs_of(keyed[1]))[-1:]
        deed = keyed[1].split()[-1] in kinds.ACTS and "의 " not in keyed[1]
        if last and (deed or last[0].base in {"EF", "ETN"}):
            yield replace(fragment, text=keyed[1], flows_on=False)
            yield replace(fragment, text=keyed[2], heads_list=True)
            return
    named = keyed is None and fragment.flows_on and _is_at_table(fragment.text)
    named = named or (
        keyed is not None and not fragment.keyword and bool(_HANGUL.search(keyed[1])) and _is_named(keyed[2])
    )
    yield replace(fragment, heads_list=True) if named else fragment


def _is_at_table(text: str) -> bool:
    """점심엔 밥 반 공기: what follows by commas was eaten as well."""
    morphs = without_marks(morphs_of(text))
    meal = len(morphs) > 2 and morphs[0].form in MEALS and morphs[1].base in {"JX", "JKB"}
    return meal and not any(morph.base in {"EF", "EC", "ETN", "JKS", "JKO"} for morph in morphs)


def _is_deed_of_time(told: str) -> bool:
    """Whether what stands behind a part of the day is no dish: it is told as what was done then."""
    last = without_marks(morphs_of(told))[-1:]
    word = told.rsplit(maxsplit=1)[-1]
    deed = word in kinds.ACTS or word in kinds.PLACES or word in kinds.HURTS
    clause = bool(last) and last[0].base in {"EF", "ETN"} and " " in told and not quoted_spans(told)
    return deed or clause


def _lists_together(fragments: Sequence[Fragment]) -> Iterator[Fragment]:
    """마트: 우유, 두부, 계란: what follows a key by commas is one list."""
    waiting: Fragment | None = None
    for fragment in fragments:
        if waiting is not None and waiting.flows_on and not waiting.ends_line and _is_thing(fragment):
            waiting = replace(fragment, text=f"{waiting.text}, {fragment.text}", heads_list=True)
            continue
        if waiting is not None:
            yield waiting
        waiting = fragment if fragment.heads_list else None
        if waiting is None:
            yield fragment
    if waiting is not None:
        yield waiting


def _is_thing(fragment: Fragment) -> bool:
    return ":" not in fragment.text and _is_named(fragment.text)


def _is_named(text: str) -> bool:
    """Whether a text is nothing but nouns and counts, and not too long for one thing."""
    return len(text) <= _LONGEST_LATE and bool(_HANGUL.search(text)) and is_named(text)


def _late_parts_first(pieces: list[Fragment]) -> list[Fragment]:
    """엄마랑 싸움. 사소한 걸로 -> 사소한 걸로 엄마랑 싸움."""
    ordered: list[Fragment] = []
    for piece in pieces:
        late = _comes_late(piece) or (piece.text in INTENSIFIERS and not piece.keyword)
        late = late or bool(
            ordered and not piece.keyword and _MISHAP.search(ordered[-1].text) and _MEANWHILE.search(piece.text)
        )
        late = late or bool(ordered and not piece.keyword and is_late_subject(ordered[-1].text, piece.text))
        if ordered and late and _is_finished(ordered[-1]):
            told = ordered.pop()
            ordered.append(replace(told, text=f"{piece.text} {told.text}"))
        elif ordered and ordered[-1].keyword and piece.keyword and ordered[-1].text in TIMES_WITH_E:
            ordered.append(replace(piece, text=f"{ordered.pop().text} {piece.text}"))
        else:
            ordered.append(piece)
    return ordered


def _comes_late(fragment: Fragment) -> bool:
    if fragment.keyword or len(fragment.text) > _LONGEST_LATE or not _HANGUL.search(fragment.text):
        return False
    morphs = without_marks(morphs_of(fragment.text))
    if len(morphs) < 2 or fragment.text.rsplit(" ", 1)[-1] in kinds.PLACES:
        return False  # 안과
    if any(morph.base == "EF" or (morph.base == "JX" and morph.form in {"은", "는"}) for morph in morphs):
        return False  # 결과는 문자로: it has a topic of its own
    if morphs[-1].form in {"이서", "없이"}:
        return True
    if morphs[-1].base == "EC" and any(morph.tag == "JKS" for morph in morphs):
        return False  # 상대가 한눈팔다가
    going = morphs[-1].form in {"로", "으로"} and " " not in fragment.text and fragment.text[:-1] in kinds.PLACES
    if going or [morph.form for morph in morphs].count("다가") > 1:
        return False  # 카페로; 웃다가 울다가
    if morphs[-2].base == "ETN" or fragment.text.endswith((" 위로", " 피로", " 진로")):
        return False  # 다시 쓰기로: a resolution; 위로: a consolation
    return morphs[-1].base == "JKB" or (morphs[-1].base == "EC" and morphs[-1].form in _LATE)


def _is_finished(fragment: Fragment) -> bool:
    if fragment.keyword or len(fragment.text) > _LONGEST_LATE or quoted_spans(fragment.text) or ":" in fragment.text:
        return False
    morphs = without_marks(morphs_of(fragment.text))
    return bool(morphs) and morphs[-1].base in {"EF", "ETN", "NNG", "NNB", "MAG", "XR"}


def _connected(fragments: Iterable[Fragment]) -> Iterator[Fragment]:
    """Put together what only a comma or a line's end parted in the middle of a clause."""
    waiting: list[Fragment] = []
    for fragment in fragments:
        if waiting and not _belongs(waiting, fragment):
            yield from waiting
            waiting = []
        waiting.append(fragment)
        if not fragment.flows_on or not (_is_unfinished(fragment) or _is_one_noun(fragment)):
            yield from _together(waiting)
            waiting = []
    yield from waiting


def _belongs(waiting: Sequence[Fragment], fragment: Fragment) -> bool:
    """Whether a fragment can go on with those that wait for their end."""
    if sum(len(item.text) for item in waiting) + len(fragment.text) > _LONGEST_ANALYSED:
        return False
    if waiting[-1].ends_line:
        return _is_unfinished(waiting[-1])
    return _is_unfinished(waiting[-1]) or _is_one_noun(fragment) or _shares_verb(fragment)


def _together(waiting: Sequence[Fragment]) -> Iterator[Fragment]:
    last = waiting[-1]
    if len(waiting) > 1 and not (_is_unfinished(waiting[-2]) or _shares_verb(last)):
        yield from waiting
        return
    yield replace(last, text=", ".join(item.text for item in waiting))


def _is_unfinished(fragment: Fragment) -> bool:
    if fragment.text in _TAILS:
        return False
    if len(fragment.text) > _LONGEST_ANALYSED or not _HANGUL.search(fragment.text):
        return False
    morphs = without_marks(morphs_of(fragment.text))
    if len(morphs) > 1 and morphs[-1].base == "JKO" and morphs[-2].base == "ETN":
        return False  # 내일은 맑길
    if morphs and asks_itself(morphs) and any(morph.form in ASKING for morph in morphs):
        return False  # 비는 왜 오는지
    if (
        fragment.ends_line
        and morphs
        and (morphs[-1].base == "JX" or morphs[-1].form in {"지", "가"} or fragment.text.endswith(" 위로"))
    ):
        return False  # 학원 보충 9시까지, 말이 쉽지, 신병휴가
    return (
        bool(morphs)
        and len(morphs) > 1
        and morphs[-1].base in _UNFINISHED
        and (morphs[-1].form not in {"어", "는다", "다", "어야지", "아야지"} | _QUOTING)
    )


def _is_one_noun(fragment: Fragment) -> bool:
    return (
        not fragment.keyword
        and not fragment.ends_line
        and " " not in fragment.text
        and fragment.text != "다행"
        and all(morph.base in {"NNG", "NNP", "XSN", "SL"} for morph in morphs_of(fragment.text[:20]))
    )


def _shares_verb(fragment: Fragment) -> bool:
    """서점을 갔다: a noun with its particle first, a predicate last."""
    if fragment.keyword or len(fragment.text) > _LONGEST_ANALYSED:
        return False
    eojeols = Phrase.of(fragment.text, without_marks(morphs_of(fragment.text))).eojeols
    if len(eojeols) == 2 and eojeols[1].text in OBJECTS:
        return eojeols[0].is_bare_noun
    if len(eojeols) < 2 or eojeols[0].morphs[0].base not in {"NNG", "NNP", "SL"}:
        return False
    return eojeols[0].last.base in {"JKO", "JKS", "JX", "JKB"} and eojeols[-1].last.base in {
        "EF",
        "ETN",
    }
