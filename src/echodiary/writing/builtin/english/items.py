"""The pieces of a memo, put together where only a comma parted them, each with what it tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from echodiary.writing.builtin.english.articles import MONEY, bare, is_clock, is_number
from echodiary.writing.builtin.english.attaching import SOME_OF, attached
from echodiary.writing.builtin.english.clause import Clause, Sort, Told
from echodiary.writing.builtin.english.inflection import is_base, is_noun, is_past
from echodiary.writing.builtin.english.item import Item
from echodiary.writing.builtin.english.nouns import UNITS
from echodiary.writing.builtin.english.phrases import phrase
from echodiary.writing.builtin.english.plans import is_command
from echodiary.writing.builtin.english.reading import Piece
from echodiary.writing.builtin.english.spelling import spelled_out
from echodiary.writing.builtin.english.telling import named, starts_clause, subordinate, tell, words_of
from echodiary.writing.builtin.english.verbs import EVERYDAY, SAME_IN_THE_PAST
from echodiary.writing.builtin.english.words import NEGATIVE, POSITIVE, PREPOSITIONS, SUBORDINATORS, WEARY

_LONGEST_NAMED = 60  # characters
_LONGEST_LISTED = 40  # characters
_MOST_LISTED = 9  # words of a name; longer ones are quoted
_LONGEST_LIST = 6  # things after the first
# bound in blue, covered in snow: told of the thing before it.
_NEEDED = re.compile(r"(?i)(?:need to|have to|gotta|must|should|gonna|want to|will) ")
_SHORTEST_ROW = 3
_LONGEST_BARE = 5  # words
_SUPPLIED = frozenset(("had", "saw", "read", "played", "watched", "went", "took", "did", "listened"))
_LISTING = frozenset(
    ("had", "ate", "bought", "made", "planted", "cooked", "baked", "ordered", "packed", "grateful", "was")
)


def items_of(pieces: Sequence[Piece], *, may_guess: bool) -> list[Item]:
    """Return what the pieces tell, in their own order."""
    items: list[Item] = []
    position = 0
    scope = "need to " if _is_all_to_do(pieces) else ""
    while position < len(pieces):
        kept = scope or (_after_plan(items[-1]) if items else "")
        scope = scope_of(pieces[position].text) or (kept if _scope_holds(pieces, position, scope) else "")
        together = _together(pieces, position)
        if together is not None:
            item, taken = together
        else:
            item, taken = _item(pieces[position], may_guess=may_guess, scope=scope), 1
        position += taken
        free = may_guess or not item.is_keyword
        joined = attached(items[-1], item) if items and free else None
        if joined is not None:
            items[-1] = joined
        else:
            items.append(item)
    return _in_rows(items)


def _is_all_to_do(pieces: Sequence[Piece]) -> bool:
    """Whether a memo is a list of things to do: "call mum back. pay the fine. water plants"."""
    spoken = [[bare(word) for word in words_of(piece.text)] for piece in pieces]
    return len(pieces) > 1 and all(words and _is_to_do(words) for words in spoken)


def _is_to_do(words: Sequence[str]) -> bool:
    return is_command(words) and words[0] not in SAME_IN_THE_PAST and not is_past(words[0])


def _scope_holds(pieces: Sequence[Piece], position: int, scope: str) -> bool:
    """Whether what was to be done goes on: "need: milk. cancel gym"."""
    words = [bare(word) for word in words_of(pieces[position].text)]
    to_do = bool(words) and _is_to_do(words)
    return to_do or (bool(scope) and position > 0 and pieces[position - 1].flows_on)


def _after_plan(item: Item) -> str:
    """Return what a verb in its base form means after what is to come: "viewing tomorrow. ask about rent"."""
    if item.told is None or item.told.last.sort is not Sort.PLAN or not item.told.last.is_mine:
        return ""
    return "need to " if item.told.last.rest.startswith(("have ", "need to ", "will ", "am going ")) else ""


def scope_of(text: str) -> str:
    """Return what a label says of all that follows it in its line: a plan for tomorrow, something to do."""
    needed = _NEEDED.match(text)
    if needed:
        return needed.group().lower()
    label, colon, _ = text.partition(":")
    low = label.strip().lower()
    if not colon:
        return ""
    if low in {"tomorrow", "tmrw", "tmr", "plans", "plan"}:
        return "will "
    return "need to " if low in {"todo", "to do", "to-do", "need", "need to", "reminder", "must"} else ""


def _planned(piece: Piece, scope: str) -> Told | None:
    """pack charger, after "tomorrow:" -> I will pack my charger."""
    words = words_of(piece.text)
    if (
        not scope
        or ":" in piece.text
        or _NEEDED.match(piece.text)
        or not words
        or not is_base(bare(words[0]))
        or (is_noun(bare(words[0])) and bare(words[0]) not in EVERYDAY)
        or is_past(bare(words[0]))
    ):
        return None
    return tell(replace(piece, text=scope + piece.text))


def _in_rows(items: list[Item]) -> list[Item]:
    """Leave three or more bare things in a row as a list: "cake, cards, awkward speech" needs no three verbs."""
    told: list[Item] = []
    position = 0
    while position < len(items):
        end = position
        while end < len(items) and _is_bare(items[end]) and (end == position or items[end - 1].pieces[-1].flows_on):
            end += 1
        row = items[position:end]
        if len(row) < _SHORTEST_ROW or all(item.told is not None for item in row):
            told.append(items[position])
            position += 1
            continue
        told += [item if item.told is None else replace(item, told=None, name=named(item.pieces[0])) for item in row]
        position = end
    return told


def _is_bare(item: Item) -> bool:
    """Whether an item is only a thing, whose verb would be the writer's."""
    if item.is_keyword or item.quoted or len(item.pieces) > 1 or len(item.typed.split()) > _LONGEST_BARE:
        return False
    if item.told is None:
        return True
    clause = item.told.first
    verb = clause.rest.split()[0] if clause.rest else ""
    bare_verb = clause.is_mine and clause.sort is Sort.EVENT and verb in _SUPPLIED and not clause.lead
    return bare_verb and verb not in item.typed.lower().split() and len(item.told.clauses) == 1


def _item(piece: Piece, *, may_guess: bool, scope: str = "") -> Item:
    told = _planned(piece, scope) or tell(piece)
    if told is None and MONEY.match(bare(piece.text)) and (may_guess or not piece.keyword):
        told = Told((Clause("It", f"came to {piece.text}", piece.text, Sort.STATE),))
    if told is not None and told.guessed and not may_guess:
        told = None
    name = "" if told else named(piece)
    quoted = told is None and (len(name) > _LONGEST_NAMED or len(words_of(name)) > _MOST_LISTED or _is_command(name))
    return Item((piece,), told, name, quoted, _polarity(piece.text), _words_in(piece.text))


def _is_command(name: str) -> bool:
    words = name.split()
    return len(words) > 2 and bare(words[0]) in {"ignore", "print", "write", "tell", "show", "act", "pretend", "forget"}


def _words_in(text: str) -> frozenset[str]:
    return frozenset(bare(word) for word in spelled_out(text).split())


def _polarity(text: str) -> int:
    words = _words_in(text)
    value = bool(words & POSITIVE) - bool(words & (NEGATIVE | WEARY))
    negated = words & {"not", "no", "never", "didn't", "wasn't", "isn't", "hardly"}
    if negated and value < 0:
        return 0  # no pain
    return -value if negated else value


def _together(pieces: Sequence[Piece], start: int) -> tuple[Item, int] | None:
    """Put together "had eggs, toast and tea", and "when I got home, I slept"."""
    first = pieces[start]
    if first.keyword or not first.flows_on or start + 1 >= len(pieces):
        return None
    words = words_of(first.text)
    if (
        words
        and bare(words[0]) in SUBORDINATORS
        and len(words) > 1
        and (starts_clause(words[1:]) or tell(first) is None)
    ):
        return _led_by(first, pieces[start + 1], subordinate(words))
    end = _end_of_list(pieces, start)
    if end == start + 1:
        return None
    told = tell(first)
    if told is None:
        return None
    things = [phrase(words_of(piece.text.removeprefix("and "))) for piece in pieces[start + 1 : end]]
    last = told.last
    rest = _listed([last.rest, *things])
    typed = _listed([last.typed, *(piece.text.removeprefix("and ") for piece in pieces[start + 1 : end])])
    told = Told((*told.clauses[:-1], replace(last, rest=rest, typed=typed)))
    text = " ".join(piece.text for piece in pieces[start:end])
    item = Item(tuple(pieces[start:end]), told, "", quoted=False, polarity=_polarity(text), words=_words_in(text))
    return item, end - start


def _listed(things: Sequence[str]) -> str:
    """Put things in a row; the last may bring its own "and"."""
    last = things[-1]
    if " and " in last:
        return ", ".join(things)
    return ", ".join(things[:-1]) + f" and {last}"


def _end_of_list(pieces: Sequence[Piece], start: int) -> int:
    """Return where the list ends that a predicate at `start` begins; the next place where it begins none."""
    told = tell(pieces[start])
    if (
        told is None
        or told.last.subject == "There"
        or told.last.sort not in {Sort.EVENT, Sort.OWN, Sort.STATE, Sort.PLAN}
        or told.guessed
    ):
        return start + 1
    verb = bare(told.last.rest.split()[0]) if told.last.rest else ""
    ended = start + 1
    listing = (verb in _LISTING and verb != "was") or "grateful for" in told.last.rest or ": " in pieces[start].text
    placed = not listing and bool(PREPOSITIONS & set(told.last.rest.split()))  # rode to Alki, fish and chips
    for position in range(start + 1, min(start + 1 + _LONGEST_LIST, len(pieces))):
        if not pieces[position - 1].flows_on or not _is_thing(pieces[position], labelled=": " in pieces[start].text):
            break
        text = pieces[position].text
        if scope_of(pieces[start].text) and bare(text.split()[0]) in EVERYDAY:
            break
        if not placed and (" and " in text or " & " in text or text.startswith("and ")):
            return position + 1
        if listing:
            ended = position + 1
    return ended


def _is_thing(piece: Piece, *, labelled: bool) -> bool:
    text = piece.text.removeprefix("and ")
    if len(text) > _LONGEST_LISTED or piece.stop == "?" or MONEY.match(bare(text)):
        return False
    if SOME_OF.match(text) or is_clock(bare(text)) or text.split()[0] in {"with", "w/"}:
        return False
    if is_number(bare(text.split()[0])) and bare(text.split()[1:2][0] if text.split()[1:] else "") in UNITS:
        return False
    told = tell(replace(piece, text=text, stop="."))
    if told is None:
        return True
    if labelled and told.guessed:
        return True  # errands: post office, bank
    return (
        told.first.subject == "I"
        and told.first.sort is Sort.EVENT
        and told.first.rest.split()[0] in {"had", "saw", "watched", "bought"}
        and (text.split()[0].lower() not in {"had", "saw", "watched", "bought"})
    )


def _led_by(first: Piece, second: Piece, lead: str | None) -> tuple[Item, int] | None:
    told = tell(second)
    if lead is None or told is None or told.first.sort is Sort.ASIDE:
        return None
    clause = told.first
    begun = replace(clause, lead=f"{lead}, {clause.lead}".rstrip() if clause.lead else f"{lead},",
                    typed=f"{first.text}, {clause.typed}")  # fmt: skip
    text = f"{first.text} {second.text}"
    item = Item(
        (first, second),
        Told((begun, *told.clauses[1:])),
        "",
        quoted=False,
        polarity=_polarity(second.text),
        words=_words_in(text),
    )
    return item, 2
