"""What arrived or was bought, and the bare nouns after it that say what it was: 반찬 도착 · 깻잎 장조림."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from echodiary.writing.builtin.korean.boundary_words import COMPLETIONS, MOODS
from echodiary.writing.builtin.korean.clauses import without_marks
from echodiary.writing.builtin.korean.gathering import BUYING, names_thing
from echodiary.writing.builtin.korean.kinds import HAPPENED
from echodiary.writing.builtin.korean.lexicon import STATES
from echodiary.writing.builtin.korean.listing import is_one_thing
from echodiary.writing.builtin.korean.morphology import morphs_of
from echodiary.writing.builtin.korean.phrase import Eojeol, Phrase
from echodiary.writing.builtin.reading import Fragment

_CAME = frozenset(("반품", "환불", "교환", "도착", "배송", "수령", "언박싱", "개봉", "배달", "입고"))
_LONGEST = 40  # characters of a list
_FEWEST = 2  # things that make a list


def unpacked(pieces: Sequence[Fragment]) -> list[Fragment]:
    """Return the pieces, a list of things with its commas, and with the buying that it tells of."""
    found: list[Fragment] = []
    for piece in pieces:
        head = found[-1] if found else None
        things = _things(piece) if head is not None and not head.keyword and _is_head(head.text) else []
        if head is None or len(things) < _FEWEST:
            found.append(piece)
        elif head.text.split()[-1] in BUYING:
            found[-1] = replace(piece, text=f"{head.text}: {', '.join(things)}", heads_list=True)
        else:
            found.append(replace(piece, text=", ".join(things), heads_list=True))
    return found


def _is_head(text: str) -> bool:
    words = text.split()
    last = words[0] if words[-1] == "완료" else words[-1]  # 반품 완료
    return len(words) <= _FEWEST and last in _CAME | BUYING


def _things(piece: Fragment) -> list[str]:
    """Return the things that a piece names side by side, each with its count; none where it says more."""
    if len(piece.text) > _LONGEST or piece.keyword:
        return []
    things: list[str] = []
    before: Eojeol | None = None
    for eojeol in Phrase.of(piece.text, without_marks(morphs_of(piece.text))).eojeols:
        if eojeol.text in COMPLETIONS | MOODS | STATES | HAPPENED.keys():
            return []
        counted = before is not None and before.is_numeral  # 두 권
        if things and before is not None and (counted or _is_amount(eojeol) or is_one_thing(before, eojeol)):
            things[-1] += f" {eojeol.text}"
        elif eojeol.is_bare_noun and names_thing(eojeol.text.strip(",")):
            things.append(eojeol.text.strip(","))
        else:
            return []
        before = eojeol
    return things


def _is_amount(eojeol: Eojeol) -> bool:
    return eojeol.is_count or eojeol.is_numeral
