"""Words that were cut off and tell nothing alone: 결국 · 내가 다 함, 버텼다 · 오늘도."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from echodiary.writing.builtin.reading import Fragment

# They belong to what follows.
_LEADING = frozenset((
    "결국", "결국은", "드디어", "역시", "아무튼", "어쨌든", "그나마", "다행히", "하필", "오히려", "도저히", "솔직히",
    "사실",    "갑자기", "마침내", "일단", "아마", "제발", "분명", "당연히", "이제", "여전히", "어차피", "심지어",
))  # fmt: skip
# They belong to the sentence that they were typed after.
_TRAILING = frozenset((
    "오늘도", "어제도", "이번에도", "올해도", "또다시", "여전히", "오늘은", "결국엔", "혼자", "둘이", "같이", "계속",
    "하루종일",    "오늘", "요즘", "드디어",
))  # fmt: skip


def tied(fragments: Iterable[Fragment]) -> list[Fragment]:
    """Return the fragments, each loose word put before what it belongs to."""
    found: list[Fragment] = []
    loose: Fragment | None = None
    for typed in fragments:
        if typed.keyword:
            found.append(typed)
            continue
        fragment = typed if loose is None else _joined(loose, typed)
        loose = None
        if fragment.text in _LEADING:
            loose = fragment
        elif fragment.text in _TRAILING and found and not found[-1].keyword and " " not in found[-1].text:
            found[-1] = replace(found[-1], text=f"{fragment.text} {found[-1].text}")
        else:
            found.append(fragment)
    return [*found, loose] if loose is not None else found


def _joined(loose: Fragment, fragment: Fragment) -> Fragment:
    return replace(fragment, text=f"{loose.text} {fragment.text}", flows_on=loose.flows_on)
