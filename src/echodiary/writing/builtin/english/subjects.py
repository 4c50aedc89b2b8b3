"""Sentences that a memo brings whole: their own subject, their own finite verb."""

from __future__ import annotations

from collections.abc import Sequence

from echodiary.writing.builtin.english.articles import noun_of, with_articles
from echodiary.writing.builtin.english.clause import Clause, Sort
from echodiary.writing.builtin.english.inflection import (
    base_of,
    could_be_past,
    is_base,
    is_ing,
    is_noun,
    is_only_adjective,
    is_past,
    is_plural,
)
from echodiary.writing.builtin.english.nouns import Kind
from echodiary.writing.builtin.english.subject_articles import with_subject_article
from echodiary.writing.builtin.english.verbs import (
    AFTER_NAMES,
    ALSO_NOUNS,
    BEFORE_VERBS,
    BOOKED,
    EVERYDAY,
    PASSIVE,
    PRESENT,
    PRESENT_S,
    SAME_IN_THE_PAST,
)
from echodiary.writing.builtin.english.words import (
    ADJECTIVES,
    ADVERBS_INSIDE,
    ADVERBS_LAST,
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    FEELINGS,
    OBJECTS,
    PARTICLES,
    PREPOSITIONS,
    QUESTION_WORDS,
    SUBJECTS,
)
from echodiary.writing.wording import word_set

_MANY = OBJECTS | SUBJECTS | {"people", "folks", "team", "kids", "family"}
_HERS = word_set("mom mum mummy mommy grandma granny gran nan nana mother sister wife aunt daughter niece girlfriend")
_HIS = word_set("dad daddy grandpa grandad papa father brother husband uncle son nephew boyfriend")
_NAMING = frozenset(("a", "an", "the", "my", "our", "his", "her", "their", "your", "this", "that"))
_DETERMINING = frozenset(("this", "that", "these", "those", "nothing"))
_LIVING = frozenset((Kind.PERSON, Kind.ANIMAL, Kind.OFFICE))
_PRONOUNS = {
    "everyone": "was",
    "everybody": "was",
    "everything": "was",
    "nobody": "was",
    "someone": "was",
    "i": "was",
    "he": "was",
    "she": "was",
    "it": "was",
    "we": "were",
    "they": "were",
    "you": "were",
}


def own_sentence(words: list[str], low: list[str]) -> Clause | None:
    """Return a clause that is left alone but for the articles it lacks, or None where it is none."""
    if low[0] in _PRONOUNS and len(low) > 1 and _lacks_be(low):
        text = " ".join([words[0], _PRONOUNS[low[0]], *words[1:]])
        return Clause("", text, "", Sort.OWN)
    if len(low) > 2 and low[0] in {"so", "neither"} and low[1] in AUXILIARIES and low[2] in SUBJECTS:
        return Clause("", " ".join(words), "", Sort.OWN)
    if (low[0] in SUBJECTS - _DETERMINING) or low[0] in QUESTION_WORDS:
        return _as_typed(words, low) if len(low) > 1 else None
    if low[0] == "nothing" and len(low) > 1 and _is_third_person(low[1]):
        return _as_typed(words, low)
    if low[0] in BEFORE_VERBS and low[1:2] and low[1] in AFTER_NAMES:
        return Clause("I", " ".join([low[0], *with_articles(words[1:])]), "")
    at = finite_at(words, low)
    if at is None:
        return None
    subject = with_subject_article(words[:at])
    rest = words[at:] if _NAMING & set(low[at:]) else _theirs(with_articles(words[at:]), low[:at])
    sort = Sort.PLAN if low[at] in {"can", "can't", "will", "won't", "is", "isn't", "are"} else Sort.OWN
    return Clause("", " ".join([*subject, *rest]), "", sort)


def _theirs(told: list[str], subject: Sequence[str]) -> list[str]:
    """Leo lost my first tooth -> Leo lost their first tooth: what a memo leaves without an owner is the subject's."""
    if _kind(subject) in {
        Kind.THING,
        Kind.PLACE,
        Kind.RIDE,
        Kind.FOOD,
        Kind.EVENT,
        Kind.WEATHER,
        Kind.BODY,
        Kind.ANIMAL,
    }:
        return told
    owner = "her" if subject[-1] in _HERS else "his" if subject[-1] in _HIS else "their"
    return [owner if word == "my" else word for word in told]


def finite_at(words: Sequence[str], low: Sequence[str]) -> int | None:
    """Return where the finite verb stands after a subject that is a noun, None where there is none."""
    if len(low) > 3 and low[1] in PARTICLES and is_base(low[0]) and (is_past(low[2]) or low[2] in BE):
        return 2  # set up took forever
    if low[0] in PREPOSITIONS | AUXILIARIES | CONJUNCTIONS or is_past(low[0]):
        return None
    if low[0] in EVERYDAY and low[0] not in ALSO_NOUNS and words[0].islower() and noun_of(low[:1]) is None:
        return None
    if _is_short_is(low):
        return 1
    for at in range(1, len(low)):
        if _is_finite(words, low, at):
            return at
    return None


def _is_short_is(low: Sequence[str]) -> bool:
    """Whether "'s" is a verb: rent's going up."""
    return (
        low[0].endswith("'s")
        and len(low) > 1
        and ((is_ing(low[1]) and noun_of(low[1:2]) is None) or low[1] in FEELINGS or is_only_adjective(low[1]))
    )


def _is_finite(words: Sequence[str], low: Sequence[str], at: int) -> bool:
    word, before = low[at], low[at - 1]
    if word in {"do", "have"} and not (is_plural(before) or before in _MANY or words[at - 1][:1].isupper()):
        return False  # hen do
    if before in PREPOSITIONS | DETERMINERS | AUXILIARIES | {"to", "and", "but", "or"}:
        return False
    if words[at - 1][-1] in ",;:" or (word in {"may", "will"} and words[at][0].isupper()):
        return False
    if word in AUXILIARIES:
        return word not in {"be", "been", "being"} and not (
            word in {"can", "will", "may", "must"} and at == len(low) - 1
        )
    return _is_finite_verb(words, low, at)


def _is_finite_verb(words: Sequence[str], low: Sequence[str], at: int) -> bool:
    word, before = low[at], low[at - 1]
    living = _is_living(words, low, at)
    if word in PRESENT and is_plural(before) and at < len(low) - (word not in {"hurt", "ache"}):
        return living or (_kind(low[:at]) is Kind.BODY and word != "like")
    if word in SAME_IN_THE_PAST:
        return (living and at < len(low) - 1) or (word == "hurt" and _kind(low[:at]) is Kind.BODY)
    if _says_or_seems(word, before, low[at + 1 :]):
        return True
    if word in PRESENT_S:
        return (living or _kind(low[:at]) is Kind.BODY or word in {"starts", "ends", "feels", "looks", "sounds"}) and (
            before != "'s"
        )
    told_of_name = at == 1 and at < len(low) - 1 and words[0][:1].isupper()
    if _is_third_person(word) and low[at + 1 : at + 2] and low[at + 1] in OBJECTS:
        return True  # tooth fairy owes her $2
    if living and _is_third_person(word) and (not is_noun(word) or before in ADVERBS_INSIDE or told_of_name):
        return True
    if (
        could_be_past(word)
        and word in {"broke", "moved"}
        and at < len(low) - 1
        and low[at + 1] in {"down", "in", "into", "out", "up", "to"}
    ):
        return True
    if (
        word in ADJECTIVES
        and could_be_past(word)
        and low[at + 1 : at + 2]
        and low[at + 1] in DETERMINERS | OBJECTS | SUBJECTS
    ):
        return True  # snow delayed everything
    if not is_past(word):
        return False
    booked = word in BOOKED and _kind(low[:at]) is Kind.OFFICE  # physio booked for 4
    return not (word in PASSIVE and (not living or booked) and _nothing_done(low[at + 1 :]))


def _says_or_seems(word: str, before: str, rest: Sequence[str]) -> bool:
    """Whether a word is the verb of any subject: the garage says Friday, the kitchen smells weird."""
    if word in {"smells", "tastes", "feels", "looks", "sounds", "seems"} and rest:
        return rest[0] in ADJECTIVES | {"like", "so", "too", "very"} or is_only_adjective(rest[0])
    if word == "broke":
        return not rest and is_noun(before) and before not in OBJECTS  # heater broke
    return word == "says" and bool(rest) and is_noun(before)


def _is_third_person(word: str) -> bool:
    return word.endswith("s") and base_of(word) != word and is_base(base_of(word))


def _nothing_done(rest: Sequence[str]) -> bool:
    """Whether no object follows, so that a participle is one: flight delayed 2h, dinner cancelled."""
    return not rest or rest[0] in PREPOSITIONS | ADVERBS_LAST or rest[0][:1].isdigit()


def _is_living(words: Sequence[str], low: Sequence[str], at: int) -> bool:
    """Whether the subject before a word is somebody: mom, the cat, Tom."""
    while at > 1 and low[at - 1] in ADVERBS_INSIDE:
        at -= 1
    if _kind(low[:at]) in _LIVING or low[at - 1] in OBJECTS | {"everyone", "people", "team"}:
        return True
    name = words[at - 1]
    return (
        name[:1].isupper()
        and name.isalpha()
        and noun_of([name]) is None
        and (at > 1 or not is_base(low[0]) or not is_noun(low[0]))
    )


def _kind(low: Sequence[str]) -> Kind | None:
    noun = noun_of(low)
    return noun.kind if noun else None


def _lacks_be(low: Sequence[str]) -> bool:
    """Whether a pronoun is followed by what "was" is missing before: we tired, he still sleeping."""
    rest = [word for word in low[1:] if word not in ADVERBS_INSIDE | {"so", "very", "too", "both", "all", "not"}]
    return bool(rest) and (
        rest[0] in FEELINGS - {"hurt", "down", "stuffed", "moved", "touched", "free", "beat"} or is_ing(rest[0])
    )


def _as_typed(words: list[str], low: list[str]) -> Clause:
    verbs = [at for at, word in enumerate(low) if word in AUXILIARIES or is_past(word)]
    told = words
    if verbs and not _NAMING & set(low[1:]):
        told = [
            *words[: verbs[0] + 1],
            *with_articles(words[verbs[0] + 1 :], verb="" if low[verbs[0]] in BE else low[verbs[0]]),
        ]
    return Clause("", " ".join(told), "", Sort.OWN)


def takes(words: Sequence[str], low: Sequence[str]) -> bool:
    """Whether an object follows a verb."""
    if not low:
        return False
    if low[0] in DETERMINERS | OBJECTS or low[0][:1].isdigit() or (words[0][:1].isupper() and words[0] != "I"):
        return True
    if low[0] in PREPOSITIONS | ADVERBS_LAST | CONJUNCTIONS | ADJECTIVES and not (
        low[0] in ADJECTIVES and noun_of(low[:2])
    ):
        return False
    return is_noun(low[0]) or is_ing(low[0])
