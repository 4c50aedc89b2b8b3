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
from echodiary.writing.builtin.korean.lexicon import (
    DURATIONS,
    OBJECTS,
    PEOPLE,
    TIMES,
)
from echodiary.writing.builtin.korean.listing import listed
from echodiary.writing.builtin.korean.moments import moment, time_follows
from echodiary.writing.builtin.korean.morphology import Morph, likelihood
from echodiary.writing.builtin.korean.particle_choices import choices_of
from echodiary.writing.builtin.korean.particle_targets import (
    act,
    is_absent,
    is_beside,
    is_no_joke,
    is_not,
    is_wished,
    verb_after,
)
from echodiary.writing.builtin.korean.particle_words import (
    BY_ONESELF,
    MOTION,
    WITH_OBJECT,
)
from echodiary.writing.builtin.korean.phonology import particle_after, with_particle
from echodiary.writing.builtin.korean.phrase import Eojeol, Phrase
from echodiary.writing.builtin.korean.spans import done_thing, is_coming, is_timed, timed
from echodiary.writing.builtin.korean.taking import is_degree, titled
from echodiary.writing.builtin.korean.verbs import Verb
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
_ENTERING = frozenset(("들어가", "들어오", "나오", "튀", "묻"))
_REPORTING = frozenset(("다고", "ᆫ다고", "는다고", "라고", "이라고", "냐고"))
_CHANGING = frozenset(("줄", "늘", "빠지", "오르", "자라", "떨어지", "커지", "내리", "찌"))
_SURE = frozenset((("에",), ("을",), ("이",), ("에서",), ("과",), ("은",)))  # grammar leaves nothing else


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
        if phrase.eojeols[index + 1].text in {"내내", "종일", "없이"}:
            continue  # 오전 내내
        if index == 0 and eojeol.text in _SELF and eojeol.morphs[0].tag == "NP":
            edits.append(Edit(eojeol.end, eojeol.end, "는"))
        if (named := bound(phrase, index)) is not None:
            edits.append(named)
            continue
        if not (eojeol.is_bare_noun or eojeol.is_count) or is_no_joke(phrase, index):
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
    edits += done_thing(phrase, clause.cut, placed | {edit.start for edit in edits})
    spoken = [edit for edit in edits if any(start < edit.start < end for start, end in said)]  # it stays as it was said
    return clause.with_edits(tuple(edit for edit in edits if edit not in spoken))


def _particle(phrase: Phrase, index: int) -> Edit | None:
    """Return the particle to put after the noun at an eojeol, if there is a sure one."""
    noun = phrase.eojeols[index]
    found = None if noun.is_count else phrase.count_after(index)
    count = noun if noun.is_count else found[0] if found else None
    if count is not None and count is not noun and count.text.endswith("째"):
        count = None  # 머리 3일째 못 감음: not so many heads
    if is_degree(phrase, index + 1) or noun.text == "다들":
        return None  # 배 터지게
    if is_beside(phrase, index):
        return None  # 책 사이에 끼워둔
    if found is None and is_absent(phrase, index):
        return Edit(noun.end, noun.end, particle_after(noun.text, "이"))
    target = verb_after(phrase, found[1] if found else index + 1)
    deed = None if target is None else act(target)
    if target is None or deed is None or is_wished(phrase, target) or is_not(target) or is_coming(noun, target):
        return None
    if count is not None and is_timed(noun, count, target):
        return timed(phrase, index, count, target)
    choices = _narrowed(choices_of(noun, count, target.morphs[0]), target, broken=deed[0].endswith("나"))
    if choices not in _SURE or count is not None:
        taken = _taken(phrase, target)
        choices = tuple(choice for choice in choices if choice not in taken)
    spans = count is not None and count.unit in DURATIONS
    place = noun if spans or count is None else count
    read = (count is noun or noun.text[:1].isdigit()) and bool(
        _taken(phrase, target) & ({"이"} if target.morphs[0].form in _CHANGING else {"을"})
    )  # 데미안을 50쪽 읽음, 종양이 2cm 줄었대
    if read or (count is not None and phrase.text[count.end :].lstrip()[:1].isdigit()):
        return None  # 2억 8천에
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
    if choices and (verb.form == "되" or [morph.form for morph in target.morphs[1:2]] == ["되"]):
        return (tie if (tie := OBJECTS.get(verb.form, "이")) in {"에", "에서"} else "이",)  # 약속 취소돼서
    if choices and verb.form == "나" and verb.base == "VV":
        return ("이",)  # 연기 나서
    if verb.form in {"뵈", "뵙"} and choices:
        return ("을",)
    if choices and [morph.form for morph in target.morphs[1:2]] == ["시키"]:
        return ("을",)  # 카드 다 정지시킴
    if verb.form == "보이" and any(morph.base == "VX" and morph.form in {"주", "드리"} for morph in target.morphs):
        return ("을",)  # 증손주 보여드림
    became = any(morph.base == "VX" and morph.form == "지" for morph in target.morphs)
    if choices and (became or (broken and verb.base == "NNG")):
        return ("이",)
    if choices and verb.base == "NNG" and any(morph.form in {"당하", "받"} for morph in target.morphs[1:2]):
        return ("을",)  # 오탈자 지적당함, 자세 교정받음
    described = len(target.morphs) > 1 and target.morphs[1].base == "XSA"
    return ("이",) if described and choices not in {(), ("에서",)} else choices


def _taken(phrase: Phrase, target: Eojeol) -> set[str]:
    """Return the particles that the verb has already, so that it gets no second subject."""
    taken: set[str] = set()
    reported = target.last.form in _REPORTING  # 코치가 자세 늘었다고 함: whose subject the coach is not
    before = [morph for morph in phrase.morphs if morph.start < target.start]
    for morph in reversed(before):
        if morph.base in {"EC", "ETM", "EF"}:
            break
        if morph.tag == "JKO":
            taken.add("을")
        entered = target.morphs[0].base == "NNG" or target.morphs[0].form in _ENTERING
        if (morph.form, morph.tag) == ("에", "JKB") and entered:
            taken.add("에")  # 병원에 접종 문의함, 귀에 물 들어감
        if morph.tag in {"JKS", "JX"} and not reported:
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
