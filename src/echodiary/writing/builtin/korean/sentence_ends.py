"""Notes that run together without a mark: 사줌 고마웠음, 혈압 높대 약 먹으래, 아빠랑 산책 아빠 흰머리 많아짐."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from echodiary.writing.builtin.korean import kinds
from echodiary.writing.builtin.korean.clauses import PREDICATES, without_marks
from echodiary.writing.builtin.korean.hearsay import REPORTED
from echodiary.writing.builtin.korean.lexicon import CONNECTIVE_STARTS, DURATIONS, FIXED, MONEY, PEOPLE, TIMES
from echodiary.writing.builtin.korean.morphology import Morph, morphs_of
from echodiary.writing.builtin.korean.phonology import with_particle
from echodiary.writing.builtin.korean.spelling import typed_right
from echodiary.writing.builtin.reading import Fragment, quoted_spans

TURNS = frozenset(("근데", "그런데", "하지만", "그래도", "그러나", "그래서", "그러다"))
# Ends of a clause, not of a sentence.
_GOING_ON = frozenset(("는데", "ᆫ데", "은데", "지만", "거든", "니까", "고", "는데도"))
_LEADING_ON = frozenset(("니", "으니", "니까", "으니까", "면", "으면"))  # 치우고 나니 그래도 개운
INTENSIFIERS = frozenset((
    "진짜", "정말", "너무", "완전", "레알", "참", "역시", "아주", "매우", "진짜로", "정말로", "드디어",
))  # fmt: skip
_NOTED = frozenset(("음", "ᆷ"))
# What may follow a verb made a noun without ending its sentence.
_AFTER_NOTED = (
    "때문", "땜", "중", "후", "전", "과", "및", "정도", "없이", "덕분", "그 ", "속", "이후", "상태", "안돼", "안 돼",
    "안됨", "안 됨", "좋겠", "되", "끝에", "뿐", "만",
)  # fmt: skip
_QUOTED_BY = ("라고", "이라고", "라며", "하고 ", "고 ")
_AFTER_ASKED = ("싶", "보", "봐", "하", "했", "함", "생각", "걱정", "모르", "몰", "궁금", "고민", "말")
_TOLD_ALOUD = frozenset(("어", "네", "어요", "네요", "더라", "더라고", "구나", "지"))
_LONGEST_ANALYSED = 300  # characters
_LONGEST_NAME = 12  # characters of what is named after a sentence
_NAMES = frozenset(("NNG", "NNP", "NNB", "NR", "SN", "SL", "XSN", "XPN", "XR", "MM", "SW", "SP", "JC", "W_SERIAL"))
_OTHERS = frozenset(("다들", "모두", "나만", "나는", "난", "나도", "우리", "저만", "저는"))
_BOUND_TO = frozenset(("JKB", "JC", "JX", "JKO"))  # before a deed: 아빠랑 산책


def is_named(text: str) -> bool:
    """Whether a text is nothing but nouns and counts."""
    return all(morph.base in _NAMES for morph in without_marks(morphs_of(text)))


def run_on(fragment: Fragment) -> Iterator[Fragment]:
    """Cut "힘들었음 저녁에 통화" where a sentence ends without a mark, and before 근데."""
    typed = fragment.text
    text = typed_right(typed)
    start = 0
    if len(text) <= _LONGEST_ANALYSED and any("가" <= char <= "힣" for char in text):
        quotes = quoted_spans(text)
        for morph, after in pairwise(morphs_of(text)):
            if not text[morph.end : after.start].isspace() or any(a < morph.end < b for a, b in quotes):
                continue
            if morph.tag == "EF" and (morph.form in _GOING_ON or after.base == "VX"):  # 바쁜가 봄
                continue
            told, rest = text[start : morph.end].strip(), text[after.start :].strip()
            over = morph.tag == "EF" and not rest.startswith(_QUOTED_BY)
            over = over or (not _is_noun(text, morph) and _is_over(told, rest))
            if over and (fronted := _fronted(told, rest)):
                yield replace(fragment, text=fronted)
                return
            if (
                over
                or _is_named_deed(morph, start)
                or (_turns(after, start) and morph.form not in _LEADING_ON)
                or _is_measured(told, morph, after)
            ):
                yield replace(fragment, text=typed[start : morph.end].strip(" ,"))
                start = after.start
    yield replace(fragment, text=typed[start:].strip())


def _is_measured(told: str, morph: Morph, after: Morph) -> bool:
    """열이 38.7 · 해열제 먹임: a measure with its subject, then a thing."""
    if (
        not (morph.tag == "SN" or (morph.form == "도" and told[-2:-1].isdigit()))
        or after.base != "NNG"
        or after.form in DURATIONS | MONEY | {"키로", "명", "개"}
    ):
        return False
    before = without_marks(morphs_of(told.rpartition(" ")[0]))
    return bool(before) and before[-1].base == "JKS"


def _is_noun(text: str, morph: Morph) -> bool:
    """이름: a word that is a noun by itself, though its letters might be those of a verb."""
    alone = morph.start == 0 or text[morph.start - 1].isspace()
    return alone and morph.tag == "NNG" and morph.form not in _DEEDS


def _is_named_deed(morph: Morph, start: int) -> bool:
    return morph.form in kinds.NOMINAL and morph.base == "NNG" and morph.start > start


def _turns(after: Morph, start: int) -> bool:
    return after.form in TURNS and after.base == "MAJ" and after.start > start


def _is_over(told: str, rest: str) -> bool:
    """Whether what was read so far is a whole sentence when it is read by itself, whatever follows."""
    if not told or not rest or not _may_end(told) or rest.startswith(_QUOTED_BY):
        return False
    morphs = without_marks(morphs_of(told))
    if len(morphs) < 2:
        return False
    last, before = morphs[-1], morphs[-2]
    if last.base in {"ETN", "EF", "EC"} and last.form in _NOTED:
        lone = " " not in told and " " not in rest  # 고마움 전함
        return before.base in PREDICATES | {"EP"} and not lone and not rest.startswith(_AFTER_NOTED)
    if last.base == "EF" and last.form in REPORTED:
        return told.rsplit(" ", 1)[-1] != "오래"  # 오래 앉아 있었다
    if last.form == "중":
        return before.base == "NNG" and rest.split(" ", 1)[0] in TIMES
    tensed = before.base == "EP" and before.form in {"었", "겠"}
    if tensed and last.form == "다":  # 박스 20개 쌌다 아직 반도 못함; not 왔다 갔다
        return morphs_of(rest)[0].base not in {"VV", "VX", "VA"} and not rest.startswith("다 ")
    if tensed and last.form == "나":
        return not rest.startswith(_AFTER_ASKED)
    if tensed and last.form in _TOLD_ALOUD and last.base == "EF":
        return not rest.startswith(_AFTER_ASKED)
    if last.form in {"시", "반"} and rest.startswith(("내일", "오늘", "그래도")):  # 유튜브 보다가 새벽 2시 · 내일 또
        return True
    return _is_deed(told, rest)


def _may_end(told: str) -> bool:
    """Whether the last letter can end a sentence, or a deed: it spares most of the analyses."""
    last = told[-1]
    noted = "가" <= last <= "힣" and (ord(last) - 0xAC00) % 28 in {10, 16}
    return noted or last in "대래재나어네요라지중다시반" or told.rsplit(" ", 1)[-1] in _DEEDS


_DEEDS = kinds.GOINGS | kinds.ACTS | frozenset(word for word, verb in FIXED.items() if verb[1] == "하")


def _is_deed(told: str, rest: str) -> bool:
    """아빠랑 산책 · 아빠 흰머리 많아짐, 9시부터 금식 · 배고프다: a deed and its company or time, then another."""
    first, _, last = told.rpartition(" ")
    if last not in _DEEDS or not first:
        return False
    if rest.split(" ", 1)[0] in {"다", "안", "못", "잘", "더"}:
        return False  # 차에서 숙제 다 함
    before = without_marks(morphs_of(first))
    if before and before[-1].base == "EC" and rest[0].isdigit() and rest.endswith("원"):
        return True  # 카드값 보고 깜놀 120만원
    if " " not in rest and not _is_adjective(rest):
        return False
    tied = bool(before) and (before[-1].base in _BOUND_TO or before[-1].form in {"시", "분", "반"})
    word = rest.split(" ", 1)[0]
    begins = word in _OTHERS or word in PEOPLE or word in TIMES or rest.startswith(CONNECTIVE_STARTS) or word in _DEEDS
    return tied and (begins or _is_adjective(rest))


def _is_adjective(rest: str) -> bool:
    first = morphs_of(rest)[:2]
    return bool(first) and (first[0].base == "VA" or (len(first) > 1 and first[1].base == "XSA"))


def _fronted(told: str, rest: str) -> str:
    """힘들다 진짜 -> 진짜 힘들다, 그래도 좋다 로마 -> 그래도 로마는 좋다; "" where the rest stands alone."""
    if rest in INTENSIFIERS or rest in {"나", "저"}:
        return f"{rest} {told}"
    if len(rest) > _LONGEST_NAME:
        return ""
    if " " not in rest and morphs_of(rest)[-1].base == "JKV":
        return f"{rest}, {told}"  # 미안하다 얘들아
    if is_late_subject(told, rest):
        return f"{rest} {told}"
    if not is_named(rest) or any(char.isdigit() for char in rest):
        return ""
    words = rest.split()
    if all(word in TIMES or word.startswith(("다음", "이번", "오늘", "내일")) for word in words):
        return f"{rest} {told}"
    first, _, others = told.partition(" ")
    if first not in TURNS or not others or rest in PEOPLE:
        return ""
    return f"{first} {with_particle(rest, '은')} {others}"


def is_late_subject(told: str, rest: str) -> bool:
    """치매 초기래 · 아빠가: a subject that comes after its sentence, which has none."""
    morphs = without_marks(morphs_of(rest))
    if len(rest) > _LONGEST_NAME or len(morphs) < 2 or not (morphs[-1].base == "JKS" or _is_topic(morphs[-1])):
        return False
    if not all(morph.base in _NAMES | {"NP"} for morph in morphs[:-1]):
        return False
    return not any(morph.base == "JKS" or _is_topic(morph) for morph in morphs_of(told))


def _is_topic(morph: Morph) -> bool:
    return morph.base == "JX" and morph.form in {"은", "는", "ᆫ"}
