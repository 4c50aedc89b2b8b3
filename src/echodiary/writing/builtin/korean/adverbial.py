"""A fragment that stops at how, from where or what was written, its verb left out: 응원만 실컷, 결과는 문자로."""

from __future__ import annotations

import re

from echodiary.writing.builtin.korean import kinds
from echodiary.writing.builtin.korean.clause import Clause, Edit
from echodiary.writing.builtin.korean.clauses import WONDERED, speaks_of_future
from echodiary.writing.builtin.korean.levels import PAST, Predicate
from echodiary.writing.builtin.korean.lexicon import FIXED, MEALS, PEOPLE
from echodiary.writing.builtin.korean.morphology import Morph
from echodiary.writing.builtin.korean.phonology import particle_after
from echodiary.writing.builtin.korean.phrase import Phrase
from echodiary.writing.builtin.korean.saying import identity, saying, to_come
from echodiary.writing.builtin.korean.verbs import Verb, verb_of_kind
from echodiary.writing.builtin.reading import quoted_spans

_SOON = frozenset(("금방", "잠깐", "아직", "별로", "그대로", "나중", "한참", "제각각", "따로", "거의"))
_AMPLY = frozenset((
    "한참", "종일", "하루종일", "밤새", "실컷",
    "열심히", "대충", "겨우", "간신히", "잠깐", "조금", "많이", "천천히", "급하게", "빨리", "얼른", "제대로",
    "조용히", "꾸준히", "슬슬", "계속", "잔뜩", "또", "다시", "일찍", "늦게", "따로", "같이", "먼저", "미리", "몰래",
    "무사히", "마음껏", "맘껏", "원없이", "꼼꼼히", "간단히",
))  # fmt: skip
_ANNOUNCED = frozenset(("결과", "발표", "합격", "통보", "연락", "성적", "공지", "안내"))
_BY_THESE = frozenset(("문자", "메일", "카톡", "전화", "홈페이지", "우편", "톡", "이메일"))
_TOPICS = frozenset(("은", "는", "ᆫ"))
_WRITTEN_ON = re.compile(r"(?:글씨|필체|이름|손글씨)로$")
_WHY = frozenset(("다가", "느라", "느라고", "려다가", "으려다가", "려다"))  # 상대가 한눈팔다가 그랬다
_NAMED_BY = frozenset(("이름", "별명", "담임", "짝꿍", "짝", "주인공", "범인", "반장", "상대", "파트너", "술래"))
_LATER = frozenset(
    ("내년엔", "내년에는", "다음엔", "다음에는", "다음번엔", "다음부터", "다음부턴", "앞으로는", "앞으론", "이제부터")
)
_LONGEST = 5  # words of such a note
_DONE = Verb("", "하", "VV")
_EATEN = Verb("", "먹", "VV", guessed=True)


def adverbial(phrase: Phrase) -> Clause | None:
    """Return the fragment with the verb that its last word leaves to say; None where that is not clear."""
    if len(phrase.eojeols) < 2:
        return _gone(phrase)
    quoted = _after_place(phrase)
    if quoted is not None:
        return quoted
    return _wished(phrase) or _by_whom(phrase) or _by_last(phrase)


def _by_last(phrase: Phrase) -> Clause | None:
    """Return what the last word says when, how or by what something is done."""
    last = phrase.eojeols[-1]
    begins = last.last.base == "JX" and last.last.form == "부터"
    if begins and (speaks_of_future(phrase.morphs) or _topic(phrase) is not None):
        return to_come(identity(phrase.text)).clause  # 내일 수학 3장부터
    if last.text in {"나중에", "다음에"} and _topic(phrase) is not None:
        return Clause(phrase.text, len(phrase.text), Predicate((("하", "VV"),), supplied_past=True), " 하기로 ")
    if last.last.base == "JKB" and last.last.form in {"로", "으로"}:
        return _by_means(phrase)
    if last.text in _SOON and phrase.eojeols[-2].last.base == "JKB":
        return identity(phrase.text).clause  # 생각보다 금방
    later = phrase.eojeols[0].text in _LATER or speaks_of_future(phrase.morphs)
    if later and all(morph.base == "MAG" for morph in last.morphs):
        return Clause(phrase.text, len(phrase.text), Predicate((("하", "VV"),), ("어야겠",)), " ")  # 다음엔 꼭 미리
    how = last.last.base == "EC" and last.last.form == "게" and last.morphs[0].base in {"VA", "XR", "NNG"}
    if how or last.text in _AMPLY:
        return _in_what_way(phrase)
    return None


def _wished(phrase: Phrase) -> Clause | None:
    """내일은 맑길 -> 내일은 맑길 바란다, 웃다가 울다가 -> 웃다가 울다가 했다, 제발 한 장만 -> … 있으면 좋겠다."""
    text, morphs = phrase.text, phrase.morphs
    first = phrase.eojeols[-1].morphs[0].base
    if morphs[-1].base == "EC" and morphs[-1].form in _WHY and first in {"VV", "VA", "NNG"} and not _twice(phrase):
        return Clause(text, len(text), Predicate((("그러", "VV"),), supplied_past=True), " ")
    if morphs[-1].base == "JKO" and morphs[-2].base == "ETN":
        return Clause(text, len(text), Predicate((("바라", "VV"),)), " ")
    if _twice(phrase):
        return saying(text, _DONE).clause
    if morphs[-1].form == "만" and any(morph.form in {"제발", "부디"} for morph in morphs):
        return Clause(text, len(text), Predicate((("좋", "VA"),), ("겠",), descriptive=True), " 있으면 ")
    return None


def _twice(phrase: Phrase) -> bool:
    """웃다가 울다가."""
    endings = [morph.form for morph in phrase.morphs if morph.base == "EC"]
    return endings[-2:] == ["다가", "다가"] and phrase.morphs[-1].form == "다가"


def _by_whom(phrase: Phrase) -> Clause | None:
    """설거지는 동생이 -> 설거지는 동생이 했다, 반장 이름은 지훈이 -> 반장 이름은 지훈이였다."""
    topic, last = _topic(phrase), phrase.morphs[-1]
    also = any(morph.base == "JX" and morph.form == "도" for morph in phrase.morphs)
    deed = topic is not None and (also or topic.form in kinds.ACTS)
    if deed and phrase.eojeols[-1].text in {"나", "저"} and last.tag == "NP":
        text = f"{phrase.text[: last.start]}내가"
        mine = ((last.start, last.start + 1),)  # 발표도 나 -> 발표도 내가 했다
        return Clause(text, len(text), Predicate((("하", "VV"),), supplied_past=True), " ", (), mine)
    if topic is None or last.tag != "JKS" or len(phrase.eojeols) > _LONGEST:
        return None
    if topic.form in _NAMED_BY:
        whole = phrase.text if last.form == "이" else phrase.text[: last.start]
        return to_come(identity(whole)).clause
    if topic.form.endswith(("값", "비")):
        return saying(phrase.text, Verb("", "내", "VV", guessed=True)).clause
    fixed = FIXED.get(topic.form, ("", "", ""))[1] == "하"
    return saying(phrase.text, _DONE).clause if fixed or topic.form in kinds.ACTS or topic.form in MEALS else None


def _gone(phrase: Phrase) -> Clause | None:
    """카페로 -> 카페로 갔다, 웬일 -> 웬일인가 싶었다."""
    if phrase.text == "웬일":
        return Clause(phrase.text, len(phrase.text), WONDERED, "인가 ")
    place = phrase.morphs[0].form if len(phrase.morphs) == 2 and phrase.morphs[-1].form in {"로", "으로"} else ""
    kind = verb_of_kind(place) if place else None
    if kind is None or kind.stem != "가":
        return None
    return saying(phrase.text, Verb("", "가", "VV", guessed=True)).clause


def _topic(phrase: Phrase) -> Morph | None:
    """Return the noun that the fragment speaks of: the one before 은, 는, 만 or 도."""
    for before, particle in zip(phrase.morphs, phrase.morphs[1:], strict=False):
        if particle.base == "JX" and particle.form in _TOPICS | {"만", "도"}:
            return before
    return None


def _by_means(phrase: Phrase) -> Clause | None:
    """결과는 메일로 -> 결과는 메일로 나온다고 했다, 저녁은 라면으로 -> 저녁은 라면으로 했다."""
    topic = _topic(phrase)
    if topic is None:
        return None
    noun = phrase.eojeols[-1].morphs[0].form
    if topic.form in _ANNOUNCED and noun in _BY_THESE:
        day = next((eojeol for eojeol in phrase.eojeols if eojeol.text.endswith("요일")), None)
        edits = () if day is None else (Edit(day.end, day.end, "에"),)
        heard = "온다고" if topic.form in {"연락", "통보", "안내"} else "나온다고"
        return saying(phrase.text, Verb("", "하", "VV", before=heard), *edits).clause
    place = (verb_of_kind(noun) or _DONE).stem == "가" or noun.endswith(("공장", "수술실", "센터", "병실"))
    if place and speaks_of_future(phrase.morphs):
        going = "가기로 " if topic.form in PEOPLE else "보내기로 "
        return Clause(phrase.text, len(phrase.text), Predicate((("하", "VV"),), supplied_past=True), f" {going}")
    return saying(phrase.text, Verb("", "가", "VV", guessed=True) if place else _DONE).clause


def _in_what_way(phrase: Phrase) -> Clause | None:
    """응원만 실컷 -> 응원만 실컷 했다, 점심은 국물 있는 걸로 뜨끈하게 -> … 뜨끈하게 먹었다."""
    topic = _topic(phrase)
    made_do = phrase.eojeols[-1].text == "대충" and phrase.eojeols[-2].last.form in {"로", "으로"}
    if made_do and (topic is None or topic.form not in MEALS):
        return saying(phrase.text, Verb("", "때우", "VV", guessed=True)).clause  # 휴지로 대충
    deed = phrase.eojeols[-2]
    if topic is None and deed.is_bare_noun and deed.text in kinds.ACTS:  # 손주 자랑 한참
        return saying(phrase.text, _DONE, Edit(deed.end, deed.end, particle_after(deed.text, "을"))).clause
    if topic is None:
        return None
    if topic.form in MEALS:
        return saying(phrase.text, _EATEN).clause
    fixed = FIXED.get(topic.form)
    verb = Verb(*fixed) if fixed is not None else verb_of_kind(topic.form)
    if topic.form in kinds.ACTS or (verb is not None and verb.is_action):
        return saying(phrase.text, _DONE).clause
    eaten = verb is not None and verb.particle == "을" and verb.tag == "VV"
    return saying(phrase.text, Verb("", verb.stem, "VV", guessed=True)).clause if eaten and verb is not None else None


def _after_place(phrase: Phrase) -> Clause | None:
    """칠판에 '잘 가' -> 칠판에 '잘 가'라고 적혀 있었다, 팀장님 "수고했어" -> 팀장님이 "수고했어"라고 했다."""
    spans = quoted_spans(phrase.text)
    if len(spans) != 1 or spans[0][1] != len(phrase.text) or not spans[0][0]:
        return None
    head = [eojeol for eojeol in phrase.eojeols if eojeol.end <= spans[0][0]]
    if not head:
        return None
    where, person = head[-1], head[-1].last.form in PEOPLE or head[-1].last.form in {"님", "씨", "쌤"}
    quoting = particle_after(phrase.text[:-1], "이라고")
    end = len(phrase.text)
    if (where.last.form == "에" and where.last.base == "JKB") or _WRITTEN_ON.search(where.text):
        return Clause(phrase.text, end, Predicate((("있", "VX"),), (PAST,), descriptive=True), f"{quoting} 적혀 ")
    topic = where.last.base == "JX" and where.last.form in _TOPICS and where.morphs[0].form in PEOPLE | {"말"}
    said = where.last.tag == "JKS" or where.text == "왈" or topic
    if not (said or (person and where.last.base in {"NNG", "XSN", "NNP"})):
        return None
    subject = () if said else (Edit(where.end, where.end, particle_after(where.text, "이")),)
    return Clause(phrase.text, end, Predicate((("하", "VV"),), supplied_past=True), f"{quoting} ", subject)
