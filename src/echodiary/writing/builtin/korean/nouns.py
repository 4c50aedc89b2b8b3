"""A fragment that ends in a noun ("저녁에 엄마랑 통화", "택시비 12,400원"): what can be said of it.

Grammar and fixed expressions first; then, where the request allows a guess, the verb that the
language model finds by far the likeliest. Otherwise the fragment is only listed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from echodiary.writing.builtin.korean.clauses import (
    Clause,
    Edit,
    first_persons,
    speaks_of_future,
)
from echodiary.writing.builtin.korean.levels import Predicate
from echodiary.writing.builtin.korean.lexicon import (
    DURATIONS,
    FIXED,
    MEALS,
    MIMETIC_ADVERBS,
    MONEY,
    OBJECTS,
    PEOPLE,
    PRICED,
    SPANS,
    STATES,
    TIMES,
)
from echodiary.writing.builtin.korean.morphology import Morph, Piece, morphs_of
from echodiary.writing.builtin.korean.phonology import closes, particle_after
from echodiary.writing.builtin.korean.phrase import Eojeol, Phrase
from echodiary.writing.builtin.korean.verbs import NOUNS, Verb, is_met, verb_for

_DONE = Verb("", "하", "XSV")
_DONE_IT = Verb("을", "하", "VV")
_TAKES_PLACE = Verb("이", "있", "VA")
_BOUGHT = Verb("을", "사", "VV", guessed=True)
_THERE_WAS = Verb("이", "있", "VA", guessed=True)
_PLAIN_WORDS = NOUNS | {"SL", "SN", "NNB", "NR", "MM", "SW"}


@dataclass(frozen=True, slots=True)
class NounReading:
    """A clause made of a noun; `guessed`: its verb is the language model's."""

    clause: Clause
    guessed: bool = False


def read_noun(phrase: Phrase, *, may_guess: bool) -> NounReading | None:
    """Read a fragment that ends in a noun; None where nothing can be said of it safely."""
    if not phrase.eojeols:
        return None
    reading = _identity(phrase) or _priced(phrase) or _counted(phrase) or _state(phrase)
    reading = reading or _over(phrase) or _fixed(phrase) or _by_model(phrase)
    if speaks_of_future(phrase.morphs):
        reading = _to_come(reading, phrase)
    if reading is None or (reading.guessed and not may_guess):
        return None
    return _settled(reading, phrase)


def _to_come(reading: NounReading | None, phrase: Phrase) -> NounReading | None:
    """내일 여행 -> 내일 여행이다: what is to come is no deed yet. 내일 비 -> 내일 비가 온다."""
    fixed = FIXED.get(phrase.eojeols[-1].text)
    if reading is not None and fixed is not None and fixed[1] != "하":
        now = replace(reading.clause.predicate, supplied_past=False)
        return replace(reading, clause=replace(reading.clause, predicate=now))
    if phrase.eojeols[-1].text in STATES or phrase.eojeols[-1].last.base not in NOUNS:
        return None
    return NounReading(Clause(phrase.text, len(phrase.text), Predicate((), descriptive=True)))


def _identical(text: str) -> NounReading:
    return NounReading(Clause(text, len(text), Predicate((), supplied_past=True)))


def _saying(text: str, verb: Verb, *edits: Edit) -> NounReading:
    stem: tuple[Piece, ...] = ((verb.stem, verb.tag),)
    bridge = particle_after(text, verb.particle) + ("" if verb.tag in {"XSV", "XSA"} else " ")
    predicate = Predicate(stem, descriptive=verb.tag in {"VA", "XSA"}, supplied_past=True)
    return NounReading(Clause(text, len(text), predicate, bridge, edits), verb.guessed)


def _settled(reading: NounReading, phrase: Phrase) -> NounReading:
    """Settle "I" and the hour."""
    clause, edits = reading.clause, reading.clause.edits
    if not clause.predicate.is_copula:
        edits = (*edits, *_hour(phrase))
    mine = first_persons(phrase.text, phrase.morphs)
    return replace(reading, clause=replace(clause, edits=edits, pronouns=mine))


def _hour(phrase: Phrase) -> tuple[Edit, ...]:
    """아침 6시 러닝 -> 아침 6시에 러닝: an hour at the head of a deed."""
    for eojeol in phrase.eojeols[:-1][:2]:
        if eojeol.morphs[0].tag in {"SN", "W_SERIAL"} and eojeol.last.form == "시":
            return (Edit(eojeol.end, eojeol.end, "에"),)
    return ()


def _identity(phrase: Phrase) -> NounReading | None:
    """점심은 김밥 -> 점심은 김밥이었다: a topic, and nothing but nouns after it."""
    for index, eojeol in enumerate(phrase.eojeols[:-1]):
        if eojeol.last.tag == "JX" and eojeol.last.form in {"은", "는", "ᆫ"}:
            rest = [morph for after in phrase.eojeols[index + 1 :] for morph in after.morphs]
            name = phrase.eojeols[-1].text
            if all(morph.base in _PLAIN_WORDS for morph in rest) and not (name in FIXED or name in STATES):
                return _identical(phrase.text)
    return None


def _count_at_end(phrase: Phrase) -> tuple[Eojeol, Eojeol] | None:
    """Return the noun and the count that a fragment ends with."""
    for index in range(max(0, len(phrase.eojeols) - 3), len(phrase.eojeols) - 1):
        found = phrase.count_after(index)
        noun = phrase.eojeols[index]
        if found is not None and found[1] == len(phrase.eojeols) and noun.last.base in NOUNS:
            return noun, found[0]
    return None


def _priced(phrase: Phrase) -> NounReading | None:
    """택시비 12,400원 -> 택시비는 12,400원이었다."""
    found = _count_at_end(phrase)
    if found is None or not set(found[1].text) & set("".join(MONEY)):
        return None
    noun, count = found
    if count.unit not in MONEY or not noun.last.form.endswith(PRICED):
        return None
    topic = Edit(noun.end, noun.end, particle_after(noun.text, "은"))
    reading = _identical(phrase.text)
    return replace(reading, clause=reading.clause.with_edits((topic,)))


def _counted(phrase: Phrase) -> NounReading | None:
    """러닝 7km -> 러닝을 7km 했다, 아메리카노 한 잔 -> 아메리카노 한 잔을 마셨다."""
    found = _count_at_end(phrase)
    if found is None or found[1].unit in MONEY:
        return None
    noun, count = found
    verb = _BOUGHT if count.text.endswith("어치") else verb_for(noun.last.form, noun.last)
    if verb is None:
        return None
    if verb.is_action and count.unit in SPANS:
        after = Edit(noun.end, noun.end, particle_after(noun.text, "을"))
        return _saying(phrase.text, Verb("", "하", "VV", guessed=verb.guessed), after)
    if count.unit in DURATIONS or (verb.is_action and noun.text not in FIXED):
        return None
    if verb == _TAKES_PLACE:
        return _saying(phrase.text, verb)
    counted = replace(verb, particle="을", tag="VV")
    return _saying(phrase.text, counted) if verb.particle in {"을", ""} else None


def _state(phrase: Phrase) -> NounReading | None:
    """피곤 -> 피곤했다, 울컥 -> 울컥했다."""
    last = phrase.eojeols[-1]
    if last.text in STATES or last.last.base == "XR" or _is_described(last):
        return _saying(phrase.text, Verb("", "하", "XSA"))
    return _saying(phrase.text, _DONE) if last.text in MIMETIC_ADVERBS else None


def _is_described(word: Eojeol) -> bool:
    """칼칼: a word that 하다 makes an adjective of, whatever it was taken for alone."""
    if any(morph.base not in {"NNG", "MAG"} for morph in word.morphs):
        return False
    first = morphs_of(word.text + "했다")[0]
    return first.tag == "XR" or (first.base == "VA" and first.form == word.text + "하")


def _over(phrase: Phrase) -> NounReading | None:
    """협상 끝 -> 협상이 끝났다."""
    if len(phrase.eojeols) < 2 or phrase.eojeols[-1].text != "끝":
        return None
    noun = phrase.eojeols[-2]
    if not noun.is_bare_noun or noun.text in TIMES:
        return None
    bridge = particle_after(noun.text, "이") + " "
    predicate = Predicate((("끝나", "VV"),), supplied_past=True)
    return NounReading(Clause(phrase.text, noun.end, predicate, bridge))


def _fixed(phrase: Phrase) -> NounReading | None:
    """비 -> 비가 왔다: what Korean says with this noun and no other verb."""
    fixed = FIXED.get(phrase.eojeols[-1].text)
    if fixed is None:
        return None
    verb = Verb(*fixed)
    if verb.is_action:
        return _deed(phrase, verb)
    if len(phrase.eojeols) > 1 and not _may_follow(phrase.eojeols[-2].last, verb):
        return None
    return _identical(phrase.text) if verb.tag == "VCP" else _saying(phrase.text, verb)


def _may_follow(before: Morph, verb: Verb) -> bool:
    """Whether a fixed expression still holds after a word: 소개팅 비 is no rain."""
    bare = before.base in {"NNG", "NNP", "SL"} and before.form not in TIMES
    return not bare or verb.tag == "VCP" or verb.stem in {"지내", "먹"}


def _deed(phrase: Phrase, verb: Verb) -> NounReading:
    """통화 -> 통화했다, 한강 산책 -> 한강 산책을 했다."""
    if any(morph.tag == "JKO" for morph in phrase.morphs):
        return _saying(phrase.text, replace(verb, particle="", tag="XSV"))
    if len(phrase.eojeols) > 1:
        noun, deed = phrase.eojeols[-2:]
        before = noun.last
        if noun.is_bare_noun and deed.text in OBJECTS and noun.text not in TIMES:
            after = Edit(noun.end, noun.end, particle_after(noun.text, OBJECTS[deed.text]))
            return _saying(phrase.text, replace(verb, particle="", tag="XSV"), after)
        bare = before.base in {"NNG", "NNP", "SL", "MM", "XSN"} and before.form not in TIMES
        if bare or before.tag in {"ETM", "JKG"}:
            return _saying(phrase.text, replace(verb, particle="을", tag="VV"), *_first(phrase))
    return _saying(phrase.text, verb)


def _first(phrase: Phrase) -> tuple[Edit, ...]:
    """애기 첫 걸음마 -> 애기가 첫 걸음마: a person before "first" did it."""
    if len(phrase.eojeols) < 3 or phrase.eojeols[-2].text != "첫":
        return ()
    person = phrase.eojeols[-3]
    if not _is_person(person.last):
        return ()
    return (Edit(person.end, person.end, particle_after(person.text, "이")),)


def _by_model(phrase: Phrase) -> NounReading | None:
    """Return what the language model is sure of."""
    last = phrase.eojeols[-1]
    verb = None if last.text in TIMES or not last.is_bare_noun else verb_for(last.text, last.last)
    if verb is None:
        return None
    before = phrase.eojeols[-2] if len(phrase.eojeols) > 1 else None
    if verb.is_action:
        if before is not None and _is_person(before.last):
            return _saying(phrase.text, _THERE_WAS)  # 남편 출장: whose deed, not what was done
        return _deed(phrase, verb)
    if before is None:
        name = _is_given_name(last)
        return _saying(phrase.text + "이" if name else phrase.text, verb)
    if not _fits(verb, before.last):
        return None
    return _saying(phrase.text, verb, *_meal(verb, before))


def _meal(verb: Verb, before: Eojeol) -> tuple[Edit, ...]:
    """점심 김밥 -> 점심으로 김밥을 먹었다."""
    if verb.stem != "먹" or before.text not in MEALS:
        return ()
    return (Edit(before.end, before.end, "으로" if closes(before.text) else "로"),)


def _fits(verb: Verb, before: Morph) -> bool:
    """Whether a guessed verb can stand with what precedes its noun."""
    if verb.stem == "가" and before.form in {"에", "에서"}:
        return False
    return not (verb.stem in {"보", "있"} and before.base in {"JKB", "JKO", "JC"})


def _is_person(morph: Morph) -> bool:
    return morph.form in PEOPLE or morph.form == "님"


def _is_given_name(word: Eojeol) -> bool:
    """지민 -> 지민이: a given name of two syllables that ends in a consonant."""
    return word.last.tag == "NNP" and len(word.text) == 2 and closes(word.text) and is_met(word.text)
