"""How a persona says one sentence of a draft: its ending, the word before it, the mark after it."""

from __future__ import annotations

from collections.abc import Sequence

from echodiary.writing.builtin.korean.clause import Clause
from echodiary.writing.builtin.korean.endings import Ending, notice, say
from echodiary.writing.builtin.korean.manner import Manner
from echodiary.writing.builtin.korean.telling import Kind, Told
from echodiary.writing.request import SpeechLevel

_ONE_IN = 3  # sentences with an ending of speech, at most
_MARKS = {"ㅋㅋ": 2, "ㅠㅠ": 1, "…": 2}  # in a draft, at most
# Words that only say how the writer stands to what it felt (first) and to what went well (second), by tone.
_ASIDES: dict[str, tuple[str, str]] = {
    "frank": ("솔직히 ", ""),
    "timid": ("사실 ", ""),
    "cynical": ("뭐, ", ""),
    "warm": ("", "고맙게도 "),
    "thankful": ("", "고맙게도 "),
    "cheerful": ("", "와, "),
}


class Voicing:
    """Says the sentences of one draft, in order. `flow`: -1 short sentences, 1 long ones.

    Without a manner it says them as they are. `may_add`: a word of the persona's own may begin a sentence.
    """

    def __init__(self, manner: Manner | None = None, *, may_add: bool = False) -> None:
        self._manner = manner
        self._may_add = may_add
        self._told = 0
        self._spoken = 0
        self._last_spoken = 0
        self._asided = False
        self._amazed = False  # whether the sentence begins with 와
        self._marked: dict[str, int] = {}

    @property
    def flow(self) -> int:
        """How sentences are joined."""
        return self._manner.character.flow if self._manner else 0

    def told(self, clause: Clause, item: Told, level: SpeechLevel, *, last: bool) -> str:
        """Return a clause as the end of a sentence; `last`: nothing is told after it."""
        self._told += 1
        if self._manner is None or item.is_future or not self._may_speak():
            return clause.told(level)
        endings = self._manner.endings
        for index in range(len(endings)):
            ending = endings[(index + self._spoken) % len(endings)]
            said = say(clause, ending, level) if self._suits(ending, last=last) else None
            if said is not None:
                self._spoke()
                return said
        return clause.told(level)

    def own(self, clause: Clause, level: SpeechLevel) -> str:
        """Return a sentence of the writer's own, without its full stop."""
        self._told += 1
        if self._manner is not None and Ending.NOTICED in self._manner.endings and self._may_speak():
            said = notice(clause, level)
            if said is not None:
                self._spoke()
                return said
        return clause.told(level)

    def aside(self, group: Sequence[Told]) -> str:
        """Return a word to begin a sentence with, "" for none; a draft has one at most."""
        self._amazed = False
        item = group[0]
        single = len(group) == 1 and item.kind is Kind.TOLD and not item.is_future and not item.starts_with_connective
        if self._manner is None or not self._may_add or self._asided or not single or not item.polarity:
            return ""
        felt = item.clause is not None and item.clause.predicate.descriptive
        for tone in self._manner.character.tones:
            for_felt, for_good = _ASIDES.get(tone, ("", ""))
            word = (for_felt if felt else "") or (for_good if item.polarity > 0 else "")
            if word.startswith("고맙") and "주" not in item.forms:
                continue  # thanks are for what somebody gave
            if word and not item.text.startswith(word.strip(" ,")):
                self._asided = True
                self._amazed = word.startswith("와")
                return word
        return ""

    def stopped(self, text: str, group: Sequence[Told]) -> str:
        """Return a sentence with the mark that ends it."""
        if self._manner is None or group[-1].kind is not Kind.TOLD or any(item.is_future for item in group):
            return text + "."
        moods = [item.polarity for item in group]
        return self.marked(text, bright=max(moods) > 0 <= min(moods), heavy=min(moods) < 0 >= max(moods))

    def marked(self, text: str, *, bright: bool, heavy: bool) -> str:
        """Return a sentence with "." or what the persona puts in its place when it is glad or sorry."""
        manner = self._manner
        if manner is None:
            return text + "."
        if bright and manner.laughs and self._may_mark("ㅋㅋ"):
            return text + ("! ㅋㅋ" if manner.exclaims else " ㅋㅋ")
        if bright and manner.exclaims:
            return text + "!"
        if heavy and manner.weeps and self._may_mark("ㅠㅠ"):
            return text + " ㅠㅠ"
        if heavy and manner.trails_off and self._may_mark("…"):
            return text + "…"
        return text + "."

    def _suits(self, ending: Ending, *, last: bool) -> bool:
        """Whether an ending suits the place: -거든 leads on from the beginning, and no "와" goes with -지."""
        if ending is Ending.TOLD:
            return self._told == 1 and not last and not self._amazed
        return not (ending is Ending.OWNED and self._amazed)

    def _may_speak(self) -> bool:
        if self._manner is None or not self._manner.endings:
            return False
        return not self._spoken or (self._told > self._last_spoken + 1 and self._spoken * _ONE_IN + 2 <= self._told)

    def _spoke(self) -> None:
        self._spoken += 1
        self._last_spoken = self._told

    def _may_mark(self, mark: str) -> bool:
        self._marked[mark] = self._marked.get(mark, 0) + 1
        return self._marked[mark] <= _MARKS[mark]
