"""From a fragment that ends in a predicate to a clause that can end at any speech level.

The memo's own text before the predicate stays as it is, letter by letter, but for the particles
that are put in and for 나/저: only the predicate is taken apart and joined again.
"""

from __future__ import annotations

from dataclasses import replace

from echodiary.writing.builtin.korean.asking import asks_itself
from echodiary.writing.builtin.korean.clause import Clause
from echodiary.writing.builtin.korean.hearsay import QUOTING, REPORTED
from echodiary.writing.builtin.korean.levels import (
    PAST,
    Predicate,
)
from echodiary.writing.builtin.korean.lexicon import FUTURE
from echodiary.writing.builtin.korean.morphology import Morph, joined
from echodiary.writing.builtin.korean.phonology import particle_after
from echodiary.writing.builtin.reading import quoted_spans

PREDICATES = frozenset(("VV", "VA", "VX", "VCP", "VCN", "XSV", "XSA"))
_ENDS = frozenset(("EF", "EC", "ETN"))
_MARKS = frozenset(("SF", "SP", "SE", "SW", "SO"))
_NOMINAL = frozenset(("음", "ᆷ"))
_STATING = frozenset((
    "다", "ᆫ다", "는다", "습니다", "ᆸ니다", "네", "네요", "지", "죠", "지요", "구나", "는구나", "군", "군요",
    "거든", "거든요", "잖아", "잖아요", "에요", "예요", "야", "더라", "더라고", "더라고요", "더라구", "더라구요",
    "는데", "ᆫ데",
    "은데", "는데요", "ᆫ데요", "ᆫ걸", "는걸", "라", "이야", "고", "지만",
))  # fmt: skip
_WITHOUT_TENSE = frozenset(("고", "지만", "더라", "더라고", "더라고요", "더라구", "더라구요"))
_PLAIN_SPOKEN = frozenset(("어", "아", "어요", "아요", "여", "여요"))  # may be an order as well
_PROPOSING = frozenset(("자", "ᆸ시다", "읍시다", "ᆯ게", "을게", "ᆯ래", "을래", "ᆯ게요", "을게요", "ᆯ래요", "을래요"))
_WISHED_FOR = frozenset(("살", "행복하", "건강하", "사랑하", "힘내", "아프", "이기"))  # nobody's duty
_OUGHT = frozenset(("어야지", "아야지", "여야지", "어야지요", "어야죠"))
_MEANT = frozenset(("려고", "으려고", "려구", "으려구", "고자"))
_DUE = frozenset(("일찍", "꼭", "말", "않", "매일", "다시", "열심히", "절대", "그만"))  # with 기: a resolution
_ALWAYS_DESCRIPTIVE = frozenset(("VA", "VCP", "VCN", "XSA"))
_FEELING_VERBS = frozenset(("졸리", "지치", "떨리", "설레", "나", "되", "들", "땡기", "걸리", "남"))
_MUST = "어야겠"  # two endings and a verb to Kiwi, one to every reader
_REASONS = frozenset(
    ("라", "라서", "이라", "니까", "으니까", "니", "으니", "는데", "ᆫ데", "은데", "지만", "길래", *QUOTING)
)
_GUESSING = frozenset(("나", "는가", "ᆫ가", "은가"))
_FIRST_PERSON = frozenset(("나", "저"))
_OPEN_NOUNS = {"뻔": True, "듯": False, "만": False}
_KNEW = (("알", "VV"),)  # 팔 빠지는 줄 -> 팔 빠지는 줄 알았다
WONDERED = Predicate((("싶", "VX"),), descriptive=True, supplied_past=True)
_SAID = (("하", "VV"),)  # dependent noun -> told in the past


def first_persons(text: str, morphs: tuple[Morph, ...]) -> tuple[tuple[int, int], ...]:
    """Return where a text outside its quotations says 나, 내, 저, 제 and means "I"."""
    quotes = quoted_spans(text)
    found: list[tuple[int, int]] = []
    for morph in morphs:
        mine = (morph.tag == "NP" and morph.form in _FIRST_PERSON) or (
            morph.tag in {"MM", "NP"} and morph.form in {"내", "제"}
        )
        span = (morph.start, max(morph.end, morph.start + 1))
        pointing = text[morph.start] == "저" and text[morph.end : morph.end + 1] == " " and _points(morphs, morph)
        within = pointing or (morph.start > 0 and text[morph.start - 1].isalnum())  # 저 눈, 막내 is nobody's
        if mine and not within and not any(start <= span[0] < end for start, end in quotes):
            found.append(span)
    return tuple(dict.fromkeys(found))


def _points(morphs: tuple[Morph, ...], there: Morph) -> bool:
    """저 눈: "that", not "I"."""
    after = next((morph for morph in morphs if morph.start >= there.end), None)
    return after is not None and after.base in {"NNG", "NNB"}


def without_marks(morphs: tuple[Morph, ...]) -> tuple[Morph, ...]:
    """Return the morphemes without the punctuation at their end."""
    end = len(morphs)
    while end and morphs[end - 1].tag in _MARKS:
        end -= 1
    return morphs[:end]


def _contracted(morphs: tuple[Morph, ...]) -> tuple[Morph, ...]:
    """받으래, to Kiwi 받으라고 + 하 + 어: the ending of what somebody said."""
    if len(morphs) < 3 or morphs[-3].form not in QUOTING or morphs[-2].form != "하" or morphs[-1].form != "어":
        return morphs
    ending = morphs[-3]
    one = morphs[-1].start < ending.end  # they share a letter
    return (*morphs[:-3], Morph(ending.form, "EF", ending.start, morphs[-1].end)) if one else morphs


def read_clause(text: str, morphs: tuple[Morph, ...]) -> Clause | None:
    """Read a fragment that ends in a predicate; None where that cannot be done safely."""
    morphs = _contracted(without_marks(morphs))
    if not morphs:
        return None
    if morphs[-1].form == "뭐" and morphs[-2:-1] and morphs[-2].form in {"지", "죠"}:  # 내가 그렇지 뭐 싶었다
        return Clause(text, morphs[-1].end, WONDERED, bridge=" ", pronouns=first_persons(text, morphs))
    if morphs[-1].form == "로" and morphs[-2:-1] and morphs[-2].base == "ETN":  # 모른 척 하기로
        return Clause(text, morphs[-1].end, Predicate(_SAID, supplied_past=True), bridge=" ")
    clause = _open_noun(text, morphs) if morphs[-1].base == "NNB" else _finite(text, morphs)
    if clause is None:
        return None
    return replace(clause, pronouns=first_persons(text, morphs))


def _open_noun(text: str, morphs: tuple[Morph, ...]) -> Clause | None:
    """지각할 뻔, 망한 듯, 준비하는 중, 가는 것: dependent nouns that end a note."""
    last = morphs[-1]
    if len(morphs) < 2 or morphs[-2].tag != "ETM":
        return None
    if last.form in _OPEN_NOUNS:
        past = _OPEN_NOUNS[last.form]
        predicate = Predicate((("하", "XSA"),), descriptive=True, supplied_past=past)
        return Clause(text, last.end, predicate)
    if last.form == "줄":
        return Clause(text, last.end, Predicate(_KNEW, supplied_past=True), bridge=" ")
    return Clause(text, last.end, Predicate(())) if last.form in {"중", "것", "거", "참"} else None


def _special_ending(text: str, morphs: tuple[Morph, ...]) -> Clause | None:
    """Read the endings that no statement has of its own: questions, intentions, tasks, wishes."""
    last = morphs[-1]
    if asks_itself(morphs):
        return Clause(text, last.end, WONDERED, bridge=" ")
    if last.form == "자" and last.base == "EF" and morphs[-2].form in _WISHED_FOR:  # 오래오래 살자 싶었다
        return Clause(text, last.end, WONDERED, bridge=" ")
    if last.form in _MEANT:
        return Clause(text, last.end, Predicate(_SAID), bridge=" ")
    if last.form in {"ᆯ걸", "을걸"} and last.base == "EF":  # 진작 살걸
        return Clause(text, last.end, Predicate((("그러", "VV"),), supplied_past=True), bridge=" ")
    if last.form in QUOTING and (last.base == "EC" or last.form in {"냐고", "느냐고"}):
        return Clause(text, last.end, Predicate(_SAID, supplied_past=True), bridge=" ")
    if ends_with_task(morphs) and _is_resolved(morphs):
        return planned(text, morphs)
    if last.form in {"면", "으면"} and last.base == "EC" and morphs[-2].form == PAST:  # 비라도 왔으면
        return Clause(text, last.end, Predicate((("좋", "VA"),), ("겠",), descriptive=True), bridge=" ")
    if last.form in {"어라", "아라"} and morphs[-2].form == "같":  # 오늘만 같아라
        wish = joined(((morphs[-2].form, morphs[-2].tag), ("으면", "EC"))) + " "
        return Clause(text, morphs[-2].start, Predicate((("좋", "VA"),), ("겠",), descriptive=True), bridge=wish)
    return None


def _finite(text: str, morphs: tuple[Morph, ...]) -> Clause | None:
    last = morphs[-1]
    if last.base not in _ENDS or len(morphs) < 2:
        return None
    special = _special_ending(text, morphs)
    if special is not None:
        return special
    index = len(morphs) - 2
    while index >= 0 and morphs[index].base == "EP":
        index -= 1
    prefinal = tuple(morph.form for morph in morphs[index + 1 : -1])
    if index and morphs[index].form == "어야" and prefinal[:1] == ("겠",):
        index, prefinal = index - 1, (_MUST, *prefinal[1:])
    if index >= 0 and morphs[index].form == "우" and prefinal[:1] == ("시",):  # 우셨다 alone
        weeping = Predicate((("울", "VV"),), prefinal, supplied_past=last.form in _NOMINAL and PAST not in prefinal)
        return Clause(text, morphs[index].start, weeping)
    if index < 0 or morphs[index].base not in PREDICATES:
        return None
    if last.form in REPORTED and last.base == "EF":
        return _reported(text, morphs, index, prefinal)
    tensed = _with_tense(morphs, index, prefinal, last.form)
    return None if tensed is None else _clause(text, morphs, index, tensed)


def ends_with_task(morphs: tuple[Morph, ...]) -> bool:
    """Whether a fragment names something to be done, or done: 책 읽기."""
    return len(morphs) > 1 and morphs[-1].form == "기" and morphs[-1].base == "ETN"


def planned(text: str, morphs: tuple[Morph, ...]) -> Clause:
    """책 돌려주기 -> 책을 돌려주기로 했다."""
    return Clause(text, morphs[-1].end, Predicate(_SAID, supplied_past=True), bridge="로 ")


def _is_resolved(morphs: tuple[Morph, ...]) -> bool:
    """Whether 기 names a resolution (일찍 자기), not a deed (책 읽기)."""
    topic = any(morph.tag == "JX" and morph.form in {"은", "는", "ᆫ"} for morph in morphs)  # 물은 저녁에 주기
    return topic or speaks_of_future(morphs) or any(morph.form in _DUE for morph in morphs)


def _reported(text: str, morphs: tuple[Morph, ...], index: int, prefinal: tuple[str, ...]) -> Clause:
    """결혼한대 -> 결혼한다고 했다."""
    first = index
    while first and morphs[first - 1].end > morphs[first].start:
        first -= 1
    stem = tuple((morph.form, morph.tag) for morph in morphs[first : index + 1])
    quoting = REPORTED[morphs[-1].form]
    if morphs[index].base == "VCP" and not prefinal:
        start = morphs[index].start
        return Clause(text, start, Predicate(_SAID, supplied_past=True), particle_after(text[:start], "이라고") + " ")
    said = joined((*stem, *((form, "EP") for form in prefinal), (quoting, "EC")))
    return Clause(text, morphs[first].start, Predicate(_SAID, supplied_past=True), bridge=said + " ")


def _clause(text: str, morphs: tuple[Morph, ...], index: int, tensed: tuple[tuple[str, ...], bool]) -> Clause:
    prefinal, supplied = tensed
    stem = morphs[index]
    if stem.base == "VCP":
        intended = index > 1 and morphs[index - 1].form == "거" and morphs[index - 2].form in {"ᆯ", "을"}  # 안 바꿀 거임
        supplied = supplied and not intended
        was = supplied or any(morph.form == "던" for morph in morphs[max(0, index - 3) : index])
        copula = Predicate((), prefinal, descriptive=True, supplied_past=was)
        noun = morphs[index - 1] if index else stem
        if noun.form == "우" and prefinal[:1] == ("시",):  # 우셨다 is 울다, whatever Kiwi hears
            return Clause(text, noun.start, Predicate((("울", "VV"),), prefinal, supplied_past=supplied))
        if index and noun.end > stem.start:  # 아끼던 건데: one syllable holds the noun and the copula
            return Clause(text, noun.start, copula, bridge=noun.form)
        return Clause(text, noun.end if index else stem.start, copula)
    first = index
    while first and morphs[first - 1].end > morphs[first].start:
        first -= 1  # a contraction: the stem shares a syllable with what stands before it
    pieces = tuple((morph.form, morph.tag) for morph in morphs[first : index + 1])
    predicate = Predicate(pieces, prefinal, descriptive=_is_descriptive(morphs, index), supplied_past=supplied)
    return Clause(text, morphs[first].start, predicate)


def _with_tense(
    morphs: tuple[Morph, ...], index: int, prefinal: tuple[str, ...], form: str
) -> tuple[tuple[str, ...], bool] | None:
    """Return the prefinal endings and whether a past must be supplied; None: carry it as it is."""
    if form in {"어라", "아라"} and morphs[index].base in {"VA", "XSA"}:
        return prefinal, False  # 의젓해라
    tensed = bool({PAST, "겠", _MUST} & set(prefinal))
    if form in _OUGHT:
        return (*prefinal, _MUST), False
    if form == "기" or form in _NOMINAL or form in _WITHOUT_TENSE:
        return prefinal, not tensed and not _lasts(morphs, index)
    if form in _PROPOSING:
        return (*prefinal, _MUST), False
    if form in _STATING:
        return prefinal, False
    if form in _PLAIN_SPOKEN:
        return None if not tensed and _may_be_an_order(morphs, index) else (prefinal, False)
    return None


def _lasts(morphs: tuple[Morph, ...], index: int) -> bool:
    """Whether a predicate without tense speaks of now or of what is to come."""
    stem = morphs[index]
    if stem.form in {"싶", "듯하"} or (stem.form == "같" and morphs[index - 1].form in {"것", "거"}):
        return True
    if morphs[index - 1].form in {"어야", "아야", "여야"} and stem.form in {"하", "되"}:
        return True
    if any(morph.base == "EC" and morph.form in {"면", "으면"} for morph in _own_words(morphs[:index])):
        return True  # 안 주면 가만 안 둠: a threat, not a deed
    return _guesses(morphs, index) or speaks_of_future(morphs)


def _guesses(morphs: tuple[Morph, ...], index: int) -> bool:
    """아픈가 보다, 갔나 보다."""
    stem = morphs[index]
    return index > 0 and stem.form == "보" and stem.base == "VX" and morphs[index - 1].form in _GUESSING


def _own_words(morphs: tuple[Morph, ...]) -> tuple[Morph, ...]:
    """Return what follows the last quotation: what somebody said has a time of its own."""
    for index in range(len(morphs) - 1, -1, -1):
        if morphs[index].tag == "JKQ" or morphs[index].tag == "SSC" or morphs[index].form in QUOTING:
            return morphs[index + 1 :]
    return morphs


def speaks_of_future(morphs: tuple[Morph, ...]) -> bool:
    """Whether a fragment tells of a time to come; what only gives its reason does not count."""
    start = 0
    for index, morph in enumerate(morphs[:-1]):
        if morph.base == "EC" and morph.form in _REASONS:
            start = index + 1
    words = " ".join(morph.form for morph in morphs[start:])
    # 다음 주로 밀림: what was moved there is moved already
    return any(word in words.replace(f"{word} 로", "") for word in FUTURE)


def _may_be_an_order(morphs: tuple[Morph, ...], index: int) -> bool:
    stem = morphs[index]
    if stem.base not in {"VV", "XSV"} or stem.form in _FEELING_VERBS | {"있"}:
        return stem.base == "VX" and stem.form in {"주", "보", "두", "놓", "말"}
    return not any(morph.tag == "JKS" for morph in morphs[:index])


def _is_descriptive(morphs: tuple[Morph, ...], index: int) -> bool:
    stem = morphs[index]
    if stem.form in {"있", "없", "싶", "계시"} or _guesses(morphs, index):
        return True
    if stem.base != "VX":
        return stem.base in _ALWAYS_DESCRIPTIVE
    if stem.form in {"않", "못하"}:
        for morph in reversed(morphs[:index]):
            if morph.base in PREDICATES:
                return morph.base in _ALWAYS_DESCRIPTIVE or morph.form == "싶"
    return stem.form in {"만하", "듯하", "듯싶", "보이"}
