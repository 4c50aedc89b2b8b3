"""Particles that notes leave out ("치킨 먹음"): put back where the language model is sure.

A noun without its particle is still Korean, so in doubt nothing is put in.
"""

from __future__ import annotations

import re

from echodiary.writing.builtin.korean import kinds
from echodiary.writing.builtin.korean import kinds_of_things as things
from echodiary.writing.builtin.korean.bound_nouns import bound
from echodiary.writing.builtin.korean.clause import Clause, Edit
from echodiary.writing.builtin.korean.doers import doer
from echodiary.writing.builtin.korean.lexicon import DURATIONS, EATING, FIXED, MEALS, MONEY, PEOPLE, TIMES, TIMES_WITH_E
from echodiary.writing.builtin.korean.listing import listed
from echodiary.writing.builtin.korean.moments import moment, time_follows
from echodiary.writing.builtin.korean.morphology import Morph, likelihood
from echodiary.writing.builtin.korean.particle_targets import act, is_absent, is_not, is_wished, verb_after
from echodiary.writing.builtin.korean.particle_words import (
    BECOMING,
    BODILY,
    BY_ONESELF,
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
from echodiary.writing.builtin.korean.phonology import particle_after, with_particle
from echodiary.writing.builtin.korean.phrase import Eojeol, Phrase
from echodiary.writing.builtin.korean.taking import is_degree, is_sent_to, titled
from echodiary.writing.builtin.korean.verbs import Verb, verb_of_kind
from echodiary.writing.builtin.reading import quoted_spans

_CHOICES = ("이", "을", "에", "에서", "과")
_MARGIN = 0.75  # log-likelihood between the best particle and the next
_WORTH = 1.5  # how much less likely than the bare noun a particle may be
_WORTH_ALONE = 3.0  # the same, where grammar leaves one particle only
_STAND_IN = "그것"  # for a foreign word, which the model has never seen
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9_.+-]*")
_CORE = ("이", "을")
_SELF = frozenset(("나", "저"))
_ANY = Verb("", "", "")
_SURE = frozenset((("에",), ("을",), ("이",), ("에서",), ("과",)))  # grammar leaves nothing else


def with_particles(clause: Clause, phrase: Phrase) -> Clause:
    """Return the clause with the particles that its nouns lack and surely want."""
    placed = {edit.start for edit in clause.edits}
    said = quoted_spans(phrase.text)
    edits: list[Edit] = [edit for edit in listed(phrase) if edit.start not in placed and edit.end <= clause.cut]
    placed |= {edit.start for edit in edits}
    counted_by: int | None = None
    for index, eojeol in enumerate(phrase.eojeols[:-1]):
        if (counted_by is not None and index < counted_by) or (clause.predicate.is_copula and ":" in eojeol.text):
            continue
        counted_by = None
        if index == 0 and eojeol.text in _SELF and eojeol.morphs[0].tag == "NP":
            edits.append(Edit(eojeol.end, eojeol.end, "는"))
        if (named := bound(phrase, index)) is not None:
            edits.append(named)
            continue
        if not (eojeol.is_bare_noun or eojeol.is_count):
            continue
        edit = doer(phrase, index) or titled(phrase, index, verb_after(phrase, index + 2))
        edit = edit or (None if clause.predicate.is_copula else moment(phrase, index)) or _particle(phrase, index)
        if edit is not None and edit.text == "에" and time_follows(phrase, index):
            continue
        if edit is not None and edit.start not in placed:
            edits.append(edit)
        found = phrase.count_after(index)
        if found is not None and eojeol.is_bare_noun:
            counted_by = found[1]
    spoken = [edit for edit in edits if any(start < edit.start < end for start, end in said)]  # it stays as it was said
    return clause.with_edits(tuple(edit for edit in edits if edit not in spoken))


def _particle(phrase: Phrase, index: int) -> Edit | None:
    """Return the particle to put after the noun at an eojeol, if there is a sure one."""
    noun = phrase.eojeols[index]
    found = None if noun.is_count else phrase.count_after(index)
    count = noun if noun.is_count else found[0] if found else None
    if count is not None and count is not noun and count.text.endswith("째"):
        count = None  # 머리 3일째 못 감음: not so many heads
    if is_degree(phrase, index + 1):
        return None  # 배 터지게
    if found is None and is_absent(phrase, index):
        return Edit(noun.end, noun.end, particle_after(noun.text, "이"))
    target = verb_after(phrase, found[1] if found else index + 1)
    deed = None if target is None else act(target)
    if target is None or deed is None or is_wished(phrase, target) or is_not(target):
        return None
    if noun.text.endswith("요일") and target.morphs[0].form == "오" and target.last.base == "ETM":
        return None  # 월요일 오는 게 싫다
    choices = _narrowed(_choices(noun, count, target.morphs[0]), target, broken=deed[0].endswith("나"))
    if choices not in _SURE or count is not None:
        taken = _taken(phrase, target)
        choices = tuple(choice for choice in choices if choice not in taken)
    spans = count is not None and count.unit in DURATIONS
    if spans and noun.is_count:
        return None
    place = noun if spans or count is None else count
    name = phrase.text[noun.start : place.end]
    rest = f"{phrase.text[place.end : target.start].strip()} {deed[1]}".strip()
    if choices in _SURE and (count is None or choices == ("에서",) or target.morphs[0].form in WITH_OBJECT):
        best: str | None = choices[0]
    else:
        known = _LATIN.sub(_STAND_IN, name, count=1) if noun.last.tag == "SL" else name
        by_grammar = _by_grammar(target.morphs[0], choices, noun, counted=count is not None)
        best = (by_grammar if count is not None else None) or _surest(known, rest, choices) or by_grammar
    return None if best is None else Edit(place.end, place.end, particle_after(name, best))


def _narrowed(choices: tuple[str, ...], target: Eojeol, *, broken: bool) -> tuple[str, ...]:
    """Return the choices that are left by what the whole verb is: 자세 좋아졌다, 세상 따뜻했다, 엘베 고장나서."""
    verb = target.morphs[0]
    if target.last.form in {"러", "으러"} and verb.base == "VV" and "을" in choices:
        return ("을",)  # 물 뜨러, 약 타러
    if verb.form in things.NEVER_OF_OBJECTS and verb.base in {"VV", "VX"}:
        choices = tuple(choice for choice in choices if choice != "을")
    if verb.form == "보이" and any(morph.base == "VX" and morph.form in {"주", "드리"} for morph in target.morphs):
        return ("을",)  # 증손주 보여드림
    became = any(morph.base == "VX" and morph.form == "지" for morph in target.morphs)
    if choices and (became or (broken and verb.base == "NNG")):
        return ("이",)
    if choices and verb.base == "NNG" and any(morph.form in {"당하", "받"} for morph in target.morphs[1:2]):
        return ("을",)  # 오탈자 지적당함, 자세 교정받음
    described = len(target.morphs) > 1 and target.morphs[1].base == "XSA"
    return ("이",) if described and choices not in {(), ("에서",)} else choices


def _choices(noun: Eojeol, count: Eojeol | None, verb: Morph) -> tuple[str, ...]:
    """Return the particles that could stand after a noun."""
    word = noun.last.form
    if word in PASSED and verb.form in PASSING:
        return ("을",)  # 하루 날림
    if word in TIMES and not (word in MEALS and verb.form in EATING):
        return ("에",) if word in TIMES_WITH_E else ()
    if _appears(noun, verb) or _moves_by_itself(noun, verb):
        return ("이",)
    if verb.form == "같" and verb.base == "VA" and noun.text not in {"둘", "생각", "마음"}:
        return ()  # 해적 같다고
    if verb.base == "VCN":
        return () if noun.text in DEPENDENT else ("이",)  # 별거 아닌 말
    if (
        verb.form in WITH_OBJECT
        and verb.base in {"VV", "VA"}
        and noun.morphs[0].form not in PEOPLE
        and not is_sent_to(noun, verb)
    ):
        return ("을",)
    if count is not None:
        return _choices_of_count(noun, count, verb)
    shared = noun.text.endswith(DISTRIBUTED) and noun.text not in PEOPLE
    if noun.text in DEPENDENT or shared or any(char.isdigit() for char in noun.text):
        return ()
    if word in MEALS and verb.form in EATING:
        return ("을",)
    return _choices_of_verb(noun, verb)


def _choices_of_count(noun: Eojeol, count: Eojeol, verb: Morph) -> tuple[str, ...]:
    """Return the particles that could stand after a noun and its count."""
    if count.unit in {"군데", "곳"}:
        return ("을",) if verb.form in things.VISITED else ("에",) if verb.form in things.SENT | MOTION else ()
    if verb.form == "넘" and count.unit in MONEY:
        return ("이",)  # 60만원 넘음
    if verb.base == "NNG" and count.unit in DURATIONS and (verb_of_kind(noun.text) or _ANY).stem == "가":
        return ("에서",)
    if count.unit == "시":
        return ("이",) if verb.form == "되" else ("에",)
    return () if count.text.endswith(DISTRIBUTED) else _CORE


def _appears(noun: Eojeol, verb: Morph) -> bool:
    """핫딜 떠서, 댓글 12개 달림."""
    return noun.text in {"뜨": things.APPEARS, "달리": things.HANGS_ON}.get(verb.form, frozenset())


def _moves_by_itself(noun: Eojeol, verb: Morph) -> bool:
    """카드값 나가니, 월세 오른다고, 유통기한 지난 우유."""
    of_money = verb.form in things.MONEY_MOVES and noun.text.endswith(things.MONEY_NAMES)
    return of_money or (verb.form == "지나" and noun.text.endswith(things.TERMS))


def _choices_of_verb(noun: Eojeol, verb: Morph) -> tuple[str, ...]:
    """Return the particles that a verb leaves to a noun that names no time."""
    if verb.form == "하" and (verb_of_kind(noun.text) or _ANY).stem == "먹":
        return ("을",)  # 갈비찜 했다
    if (noun.text, verb.form) in ONE_WORD:
        return ()  # 이사 온 지
    if noun.text in WALKED and verb.form == "산책":
        return ("과",)
    fixed = FIXED.get(noun.text)
    if fixed is not None and fixed[1] == verb.form and fixed[0]:
        return (fixed[0],)  # 연락 안 옴 -> 연락이 안 왔다
    if verb.form == "오" and (verb_of_kind(noun.text) or _ANY).stem in {"사", "먹", "입", "받", "읽", "마시"}:
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
    return _choices_of_place(noun, verb) or (_CORE if noun.last.tag == "SL" else _choices_by(verb))


def _choices_of_place(noun: Eojeol, verb: Morph) -> tuple[str, ...]:
    """Return the particles that say where, or against whom; none where a noun names neither."""
    is_place = (verb_of_kind(noun.text) or _ANY).stem == "가"
    if verb.form == "지" and noun.text in things.CONTESTS:
        return ("에서",)  # 가위바위보 져서
    if verb.form == "물리" and noun.text in things.BITING:
        return ("에",)
    if verb.form in {"지", "이기"} and noun.text.endswith(("전", "팀")):
        return ("에서",) if noun.text.endswith("전") else ("이",)
    if verb.form == "보내" and (is_place or noun.text in {"군대", "유학", "학원", "캠프"}):
        return ("에",)
    if verb.form in {"맡기", "보내"} and noun.text.endswith(("네", "댁", "집", "원")):
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


def _choices_by(verb: Morph) -> tuple[str, ...]:
    if verb.base == "VA":
        return ("이",)
    return tuple(choice for choice in _CHOICES if choice != "과" or verb.form in MUTUAL)


def _taken(phrase: Phrase, target: Eojeol) -> set[str]:
    """Return the particles that the verb has already, so that it gets no second subject."""
    taken: set[str] = set()
    before = [morph for morph in phrase.morphs if morph.start < target.start]
    for morph in reversed(before):
        if morph.base in {"EC", "ETM", "EF"}:
            break
        if morph.tag == "JKO":
            taken.add("을")
        if morph.tag in {"JKS", "JX"}:
            taken.add("이")
    return taken


def _by_grammar(verb: Morph, choices: tuple[str, ...], noun: Eojeol, *, counted: bool) -> str | None:
    """Return the particle that the verb's own grammar leaves: most verbs take an object, these have none."""
    if verb.base != "VV" or noun.text in TIMES or noun.last.base == "NNB":
        return None
    if noun.text in PEOPLE or noun.last.form in PEOPLE:
        return "이" if "이" in choices and verb.form in BY_ONESELF else None
    if verb.form in MOTION:
        return ("을" if noun.text in kinds.ACTS else "에") if "에" in choices else None
    lifted = verb.form == "들" and counted
    wanted = "이" if verb.form in things.WITHOUT_OBJECT and not lifted else "을"
    return wanted if wanted in choices and verb.form not in {"오", "있", "없", "맡기"} else None


def _surest(noun: str, rest: str, choices: tuple[str, ...]) -> str | None:
    if not choices:
        return None
    ranked = sorted(
        ((likelihood(f"{with_particle(noun, choice)} {rest}"), choice) for choice in choices),
        reverse=True,
    )
    best, name = ranked[0]
    if len(ranked) > 1 and best - ranked[1][0] < _MARGIN:
        return None
    worth = _WORTH if len(ranked) > 1 else _WORTH_ALONE
    return name if best > likelihood(f"{noun} {rest}") - worth else None
