"""The particles that grammar leaves to a noun before a verb, of which `particles` takes one."""

from __future__ import annotations

from echodiary.writing.builtin.korean import kinds
from echodiary.writing.builtin.korean import kinds_of_things as things
from echodiary.writing.builtin.korean.lexicon import DURATIONS, EATING, FIXED, MEALS, MONEY, PEOPLE, TIMES, TIMES_WITH_E
from echodiary.writing.builtin.korean.morphology import Morph
from echodiary.writing.builtin.korean.note_words import ANY
from echodiary.writing.builtin.korean.particle_words import (
    BECOMING,
    BODILY,
    DEPENDENT,
    DISTRIBUTED,
    HAPPENS,
    HOMES,
    MOTION,
    MUTUAL,
    ONE_WORD,
    PASSED,
    PASSING,
    PLACED,
    TRIED,
    WALKED,
    WITH_OBJECT,
)
from echodiary.writing.builtin.korean.phrase import Eojeol
from echodiary.writing.builtin.korean.taking import is_sent_to, own_choices
from echodiary.writing.builtin.korean.verbs import verb_of_kind

_CHOICES = ("이", "을", "에", "에서", "과")
_SPANS = frozenset(("하루", "반나절", "한나절", "주말", "시간"))
_ANSWERS = frozenset(("대답", "답장", "답변", "회신", "응답", "반응"))
CORE = ("이", "을")


def choices_of(noun: Eojeol, count: Eojeol | None, verb: Morph) -> tuple[str, ...]:
    """Return the particles that could stand after a noun."""
    word = noun.last.form
    if (passed := _passed(word, verb)) != ():
        return passed
    if word in TIMES and not (word in MEALS and verb.form in EATING):
        return ("에",) if word in TIMES_WITH_E else ()
    if _appears(noun, verb) or _moves_by_itself(noun, verb):
        return ("이",)
    alike = verb.form == "같" and verb.base == "VA" and noun.text not in {"둘", "생각", "마음"}  # 해적 같다고
    if alike or verb.base == "VCN":
        return () if alike or noun.text in DEPENDENT else ("이",)  # 별거 아닌 말
    if (
        verb.form in WITH_OBJECT
        and verb.base in {"VV", "VA"}
        and noun.morphs[0].form not in PEOPLE
        and not is_sent_to(noun, verb)
    ):
        return ("을",)
    if verb.form in _ANSWERS and word not in PEOPLE:
        return ("에",)  # 질문 2개 다 대답함
    if count is not None:
        return _choices_of_count(noun, count, verb)
    shared = noun.text.endswith(DISTRIBUTED) and noun.text not in PEOPLE
    if noun.text in DEPENDENT or shared or any(char.isdigit() for char in noun.text):
        return ()
    if word in MEALS and verb.form in EATING:
        return ("을",)
    return own_choices(noun, verb) or _choices_of_verb(noun, verb)


def _passed(word: str, verb: Morph) -> tuple[str, ...]:
    """하루 날림, 하루 다 감."""
    if word in PASSED and verb.form in PASSING:
        return ("을",)
    return ("이",) if word in _SPANS and verb.form == "가" and verb.base == "VV" else ()


def _choices_of_count(noun: Eojeol, count: Eojeol, verb: Morph) -> tuple[str, ...]:
    """Return the particles that could stand after a noun and its count."""
    if count.unit in {"군데", "곳"}:
        return ("을",) if verb.form in things.VISITED else ("에",) if verb.form in things.SENT | MOTION else ()
    if verb.form == "걸리" and count.unit in DURATIONS:
        return ("에",)  # 출근 2시간 걸림
    if verb.base == "VA" and verb.form not in {"있", "없", "좋", "많", "적"}:
        return ("이",)  # 막걸리 한 사발 달다
    if verb.form == "넘" and count.unit in MONEY:
        return ("이",)  # 60만원 넘음
    if verb.base == "NNG" and count.unit in DURATIONS and (verb_of_kind(noun.text) or ANY).stem == "가":
        return ("에서",)
    if count.unit == "시":
        return ("이",) if verb.form == "되" else ("에",)
    return () if count.text.endswith(DISTRIBUTED) else CORE


def _appears(noun: Eojeol, verb: Morph) -> bool:
    """핫딜 떠서, 댓글 12개 달림."""
    return noun.text in {"뜨": things.APPEARS, "달리": things.HANGS_ON}.get(verb.form, frozenset())


def _moves_by_itself(noun: Eojeol, verb: Morph) -> bool:
    """카드값 나가니, 월세 오른다고, 유통기한 지난 우유."""
    of_money = verb.form in things.MONEY_MOVES and noun.text.endswith(things.MONEY_NAMES)
    return of_money or (verb.form == "지나" and noun.text.endswith(things.TERMS))


def _choices_of_verb(noun: Eojeol, verb: Morph) -> tuple[str, ...]:
    """Return the particles that a verb leaves to a noun that names no time."""
    if verb.form == "하" and (verb_of_kind(noun.text) or ANY).stem == "먹":
        return ("을",)  # 갈비찜 했다
    if (noun.text, verb.form) in ONE_WORD:
        return ()  # 이사 온 지
    if noun.text in WALKED and verb.form == "산책":
        return ("과",)
    fixed = FIXED.get(noun.text)
    if fixed is not None and fixed[1] == verb.form and fixed[0]:
        return (fixed[0],)  # 연락 안 옴 -> 연락이 안 왔다
    if verb.form == "오" and (verb_of_kind(noun.text) or ANY).stem in {"사", "먹", "입", "받", "읽", "마시"}:
        return ("이",)  # 새 노트북 옴
    if verb.form in {"보이", "잡히", "맛나", "맛있", "맛없"}:
        return ("이",)  # 눈치 보여서, 미팅 잡힘
    if verb.form in {"붙", "떨어지"} and noun.text.endswith(TRIED):
        return ("에",) if verb.form == "붙" else ("에서",)
    kind = verb_of_kind(noun.text)
    if kind is not None and kind.stem == verb.form and kind.particle in {"이", "을"}:
        return (kind.particle,)  # 인슐린 안 맞음
    becomes = verb.base == "VV" and len(verb.form) > 1 and verb.form.endswith(BECOMING)
    goes = verb.form in kinds.GOINGS and (noun.last.form in PEOPLE or noun.last.form in {"팀", "님", "씨"})
    if verb.form in HAPPENS or becomes or goes or (noun.text in kinds.BODY and verb.form in BODILY):
        return ("이",)
    return _choices_of_place(noun, verb) or (CORE if noun.last.tag == "SL" else _choices_by(verb))


def _choices_of_place(noun: Eojeol, verb: Morph) -> tuple[str, ...]:
    """Return the particles that say where, or against whom; none where a noun names neither."""
    is_place = (verb_of_kind(noun.text) or ANY).stem == "가"
    if verb.form == "지" and noun.text in things.CONTESTS:
        return ("에서",)  # 가위바위보 져서
    if verb.form == "물리" and noun.text in things.BITING:
        return ("에",)
    if verb.form in {"지", "이기"} and noun.text.endswith(("전", "팀")):
        return ("에서",) if noun.text.endswith("전") else ("이",)
    if verb.form == "보내" and (is_place or noun.text in {"군대", "유학", "학원", "캠프"}):
        return ("에",)
    if _is_somebodys_place(noun, verb):
        return ("에",)
    if verb.form == "데려다주" or (verb.form in {"데리", "데려가"} and is_place):
        return ("에",)
    if (verb.form == "오" and noun.text in HOMES) or (verb.form in MOTION and (is_place or noun.last.tag == "SL")):
        return ("에",)
    if verb.base == "NNG" and is_place:
        return (
            ("에",)
            if verb.form in things.TO_PLACES
            else ("을",)
            if verb.form in {"예약", "방문", "검색"}
            else ("에서",)
        )
    if verb.form == "오" and verb.base == "VV" and not is_place:
        return ("이",)
    return ("이", "에") if is_place and verb.base == "VA" and verb.form in PLACED else ()


def _is_somebodys_place(noun: Eojeol, verb: Morph) -> bool:
    """이장네 가서, 외할머니 댁 들러서: where they live, and no subject."""
    if verb.form in {"맡기", "보내", "갖다주", "가져다주", "들르"}:
        return noun.text.endswith(("네", "댁", "집", "원"))
    return verb.form in {"가", "놀", "놀러가", "다녀오"} and len(noun.text) > 1 and noun.text.endswith(("네", "댁"))


def _choices_by(verb: Morph) -> tuple[str, ...]:
    if verb.base == "VA":
        return ("이",)
    return tuple(choice for choice in _CHOICES if choice != "과" or verb.form in MUTUAL)
