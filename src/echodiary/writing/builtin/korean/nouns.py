"""A fragment that ends in a noun ("저녁에 엄마랑 통화", "택시비 12,400원"): what can be said of it.

Grammar and fixed expressions first; then, where the request allows a guess, the verb for things of that kind, or the
one that the language model finds by far the likeliest. Otherwise the fragment is only listed.
"""

from __future__ import annotations

import re
from dataclasses import replace

from echodiary.writing.builtin.korean import kinds
from echodiary.writing.builtin.korean.amounts import read_amount
from echodiary.writing.builtin.korean.clause import Edit
from echodiary.writing.builtin.korean.clauses import first_persons, speaks_of_future
from echodiary.writing.builtin.korean.days_ahead import ahead, is_later, so_long_after
from echodiary.writing.builtin.korean.deeds import deed_told, is_person
from echodiary.writing.builtin.korean.errands import read_errand
from echodiary.writing.builtin.korean.fitting import fits, may_follow
from echodiary.writing.builtin.korean.judging import judged, wondered
from echodiary.writing.builtin.korean.kinds_of_things import NAMED
from echodiary.writing.builtin.korean.lexicon import (
    DAY_ENDS,
    FIXED,
    MEALS,
    MET,
    PEOPLE,
    TIMES,
)
from echodiary.writing.builtin.korean.moments import at_the_hour, in_the_part
from echodiary.writing.builtin.korean.names import NAMES
from echodiary.writing.builtin.korean.occasions import at_an_occasion
from echodiary.writing.builtin.korean.phonology import closes, particle_after
from echodiary.writing.builtin.korean.phrase import Eojeol, Phrase
from echodiary.writing.builtin.korean.saying import NounReading, identity, said_of, saying, to_come
from echodiary.writing.builtin.korean.shares import BABIES, PETS, fed
from echodiary.writing.builtin.korean.states import left_there, read_state
from echodiary.writing.builtin.korean.tails import read_tail
from echodiary.writing.builtin.korean.topics import PLAIN_WORDS, eaten_by, told_of_topic
from echodiary.writing.builtin.korean.verbs import NOUNS, Verb, verb_for, verb_of_kind

_NEIGHBOURS = frozenset(("윗집", "아랫집", "옆집", "앞집", "위층", "아래층"))
_WASHING = frozenset(("목욕", "샤워", "양치", "세수", "미용"))
_THERE_WAS = Verb("이", "있", "VA", guessed=True)
_MINDED = Verb("이", "쓰이", "VV", guessed=True, before="신경")
_THOUGHT_OF = Verb("", "나", "VV", guessed=True, before="생각이")
_PERFORMED = frozenset(("박수", "노래", "춤", "연주", "율동", "장기자랑"))  # 강사님이 박수를 쳤다
_OFTEN = re.compile(r"(?:하루|이틀|사흘|일주일|한 ?주|달|년|주일|개월|일|시간)에 (?:한|두|세|네|\d) ?번")
_TO_SOMEBODY = frozenset(("병문안", "문병", "면회", "마중", "배웅", "문상", "조문", "성묘", "산소"))
_WHERE = frozenset(("속", "안", "앞", "위", "옆", "밑", "밖", "근처"))
_AT_WORK = frozenset(("막내", "둘째", "첫째", "팀장", "과장", "부장", "대리", "사장", "상사", "선생", "교수", "의사"))
_NAMED_TIME = 3  # words that make a time the day's own: 이사한 집 첫날 밤


def read_noun(phrase: Phrase, *, may_guess: bool, keyword: bool = False) -> NounReading | None:
    """Read a fragment that ends in a noun; None where nothing can be said of it safely.

    A `keyword` of several words need not be what the day was: 낮잠 이불.
    """
    if not phrase.eojeols:
        return None
    reading = (
        eaten_by(phrase)
        or so_long_after(phrase)
        or told_of_topic(phrase)
        or left_there(phrase)
        or _several(phrase)
        or _all(phrase)
        or read_errand(phrase)
    )
    reading = reading or read_amount(phrase) or read_state(phrase) or read_tail(phrase)
    reading = reading or _over(phrase) or _fixed(phrase) or _named_day(phrase) or _by_verb(phrase)
    reading = reading or (None if keyword else _named(phrase))
    if phrase.eojeols[-1].last.form == "중" and phrase.eojeols[-1].last.base == "NNB":
        reading = to_come(identity(phrase.text))  # 수술 대기 중이다
    supposed = any(morph.base == "EC" and morph.form in {"면", "으면"} for morph in phrase.morphs)  # 안 가면 바보
    if reading is not None and (supposed or any(morph.form == "지금" for morph in phrase.morphs)):
        reading = to_come(reading)
    still = (
        re.match(r"(?:아직|벌써) |.*아직도 |\S요일 (?:(?:오전|오후|저녁|아침|밤) )?\d{1,2}시", phrase.text) is not None
        and reading is not None
        and reading.clause.predicate.is_copula
    )
    if reading is not None and (still or _OFTEN.search(phrase.text)):
        reading = to_come(reading)  # 아직도 이 모양, 필터는 두 달에 한 번 교체
    if speaks_of_future(phrase.morphs) or is_later(phrase.text):
        reading = ahead(reading, phrase)
    if reading is not None and reading.guessed and not may_guess:
        reading = None if keyword else _named(phrase)
    if reading is None:
        return None
    return _settled(reading, phrase)


def _all(phrase: Phrase) -> NounReading | None:
    """다 대기 -> 다 대기였다."""
    all_of = len(phrase.eojeols) == 2 and phrase.eojeols[0].text in {"다", "전부", "모두", "죄다", "온통"}
    return identity(phrase.text) if all_of and phrase.eojeols[1].is_bare_noun else None


def _several(phrase: Phrase) -> NounReading | None:
    """두부 2모, 대파 -> 두부 2모, 대파였다; 양말, 장갑 -> 양말과 장갑이었다: a list of things."""
    eaten = (
        phrase.eojeols[0].morphs[0].form in MEALS and (verb_of_kind(phrase.eojeols[-1].text) or _THERE_WAS).stem == "먹"
    )
    if (
        ", " in phrase.text
        and eaten
        and all(morph.base in PLAIN_WORDS | {"SP", "JC", "JX", "JKB"} for morph in phrase.morphs)
    ):
        return saying(phrase.text, Verb("을", "먹", "VV", guessed=True))  # 점심엔 밥 반공기, 나물, 두부
    listed = ", " in phrase.text and all(morph.base in PLAIN_WORDS | {"SP", "JC"} for morph in phrase.morphs)
    if not listed:
        return None
    first, _, second = phrase.text.partition(", ")
    two = ", " not in second and not any(map(str.isdigit, first))
    tied = (Edit(len(first), len(first) + 1, particle_after(first, "과")),) if two else ()
    return identity(phrase.text, *tied)


def _settled(reading: NounReading, phrase: Phrase) -> NounReading:
    """Settle "I" and the hour."""
    clause, edits = reading.clause, reading.clause.edits
    tried = phrase.eojeols[-1].text in {"성공", "실패"}  # 아침 7시 기상에 성공했다
    if not (clause.predicate.is_copula or tried):
        placed = {edit.start for edit in edits}
        edits = (
            *edits,
            *(edit for edit in (*at_the_hour(phrase), *in_the_part(phrase, clause)) if edit.start not in placed),
        )
    first = phrase.eojeols[0]
    titled = first.is_bare_noun and first.last.form in {"님", "씨", "쌤"} and len(phrase.eojeols) > 2
    if clause.predicate.is_copula and titled and phrase.eojeols[1].text in TIMES:
        edits = (*edits, Edit(first.end, first.end, particle_after(first.text, "이")))
    mine = first_persons(phrase.text, phrase.morphs)
    return replace(reading, clause=replace(clause, edits=edits, pronouns=mine))


def _over(phrase: Phrase) -> NounReading | None:
    """협상 끝 -> 협상이 끝났다."""
    if len(phrase.eojeols) < 2 or phrase.eojeols[-1].text != "끝":
        return None
    noun = phrase.eojeols[-2]
    made = noun.last.base == "ETN" and noun.last.form == "기"  # 벼 베기 끝
    if noun.text in TIMES or not (made or noun.is_bare_noun or noun.last.base in NOUNS | {"SN"}):
        return None
    return said_of(phrase.text, noun.end, ("끝나", "VV"), "이")


def _fixed(phrase: Phrase) -> NounReading | None:
    """비 -> 비가 왔다: what Korean says with this noun and no other verb."""
    last = phrase.eojeols[-1]
    fixed = FIXED.get(last.text) or (FIXED.get(last.last.form) if len(last.last.form) > 1 else None)
    if fixed is None or not last.is_bare_noun:
        return None
    verb = Verb(*fixed)
    if (told := at_an_occasion(phrase, verb)) is not None:
        return told
    of_a_thing = any(
        one.last.tag == "JKS" and one.morphs[0].base == "NNG" and one.morphs[0].form not in PEOPLE
        for one in phrase.eojeols[:-1]
    )
    if verb.particle == "을" and of_a_thing and last.text in {"사진", "그림", "글", "노래"}:
        return identity(phrase.text)  # 프사가 내 어릴 때 사진
    reached = len(phrase.eojeols) > 1 and phrase.eojeols[-2].last.form in {"에게", "한테", "께", "에"}
    if verb.stem == "오" and reached and last.text in {"연락", "전화", "문자", "카톡"}:
        verb = Verb("을", "하", "VV")  # 경비실에 연락
    if verb.stem == "받" and any(morph.tag == "JKS" for morph in phrase.morphs):
        verb = Verb("을", "하", "VV")  # 의사가 좋아졌다고 칭찬
    if verb.is_action:
        return deed_told(phrase, verb)
    if len(phrase.eojeols) > 1 and not may_follow(phrase.eojeols[-2].last, verb):
        return _fell_ill(phrase, verb)
    if last.text == "실화" and len(phrase.eojeols) > 1 and phrase.eojeols[-2].is_bare_noun:
        return wondered(phrase)
    return identity(phrase.text, *judged(phrase)) if verb.tag == "VCP" else saying(phrase.text, verb)


def _named_day(phrase: Phrase) -> NounReading | None:
    """결혼기념일 -> 결혼기념일이었다."""
    last = phrase.eojeols[-1].text
    if last == "행" and len(phrase.eojeols) > 1:
        return identity(phrase.text)  # 바로 카드값 행
    return identity(phrase.text, *judged(phrase)) if last.endswith(DAY_ENDS) or last in NAMED else None


def _named(phrase: Phrase) -> NounReading | None:
    """9시 2분 출근 세이프 -> 9시 2분 출근 세이프였다: several words that name something together."""
    last = phrase.eojeols[-1]
    if len(phrase.eojeols) < 2 or last.last.base not in NOUNS | {"SL", "SN", "NNB"}:
        return None
    if last.text in TIMES and phrase.eojeols[0].text in {"아직", "벌써"}:
        return to_come(identity(phrase.text))  # 아직 수요일
    if last.text in _WHERE and phrase.eojeols[-2].is_bare_noun:
        return saying(phrase.text, Verb("에", "있", "VA"))  # 이불 속
    if last.text in TIMES and len(phrase.eojeols) < _NAMED_TIME and not judged(phrase):
        return None
    before = phrase.eojeols[-2]
    placed = before.last.form == "에" and before.last.base == "JKB" and before.is_place_word
    if placed and last.text not in kinds.ACTS and last.is_bare_noun:
        return saying(phrase.text, _THERE_WAS)  # 냉장고에 리모컨
    meal = next((eojeol for eojeol in phrase.eojeols[:-1][:2] if eojeol.text in MEALS), None)
    dish = verb_of_kind(last.text)
    if dish is None or dish.stem not in {"먹", "마시", "가"}:
        meal = None  # 아침 햇살
    topic = () if meal is None else (Edit(meal.end, meal.end, particle_after(meal.text, "은")),)
    return identity(phrase.text, *(topic or judged(phrase)))


def _fell_ill(phrase: Phrase, verb: Verb) -> NounReading | None:
    """둘째 수족구 -> 둘째가 수족구에 걸렸다."""
    whose = phrase.eojeols[-2]
    if verb.stem != "걸리" or not whose.is_bare_noun:
        return None
    return saying(phrase.text, verb, Edit(whose.end, whose.end, particle_after(whose.text, "이")))


def _by_verb(phrase: Phrase) -> NounReading | None:
    """Return what is said of things of that kind, or what the language model is sure of."""
    last = phrase.eojeols[-1]
    before = phrase.eojeols[-2] if len(phrase.eojeols) > 1 else None
    if before is None and (alone := _alone(last)) is not None:
        return saying(phrase.text, alone)
    verb = None if last.text in TIMES or not last.is_bare_noun else verb_for(last.text, last.last)
    to = any(
        one.last.form in {"한테", "에게", "께"} or one.text.endswith(("한테는", "에게는", "께는"))
        for one in phrase.eojeols
    )
    if last.text == "선물" and before is not None and before.is_bare_noun and to:
        after = Edit(before.end, before.end, particle_after(before.text, "을"))
        return saying(phrase.text, Verb("", "하", "XSV"), after)  # 나한테는 이어폰 선물
    if last.text == "선물" and before is not None and before.last.base in {"JKB", "JX"}:
        verb = Verb("을", "하", "VV")
    if verb is None:
        return None
    if re.search(r"알고 ?보니", phrase.text):
        return identity(phrase.text)  # 알고 보니 동네 후배
    if verb.is_action:
        if before is not None and (is_person(before.last) or before.text in PETS):
            if last.text in _WASHING and before.text in BABIES | PETS:
                return saying(phrase.text, Verb("을", "시키", "VV"))  # 아이 목욕
            if last.text in {"얘기", "이야기", "흉", "뒷담화", "자랑", "험담"}:
                return saying(phrase.text, Verb("을", "하", "VV"))
            return saying(phrase.text, _THERE_WAS)  # 남편 출장: whose deed, not what was done
        return deed_told(phrase, verb)
    return _of_a_thing(phrase, verb, before)


def _of_a_thing(phrase: Phrase, verb: Verb, before: Eojeol | None) -> NounReading | None:
    """Return what a verb of its own kind says of a thing."""
    last = phrase.eojeols[-1]
    if before is None:
        name = _is_given_name(last)
        return saying(phrase.text + "이" if name else phrase.text, verb)
    if (feeding := fed(before, last)) is not None:
        return saying(phrase.text, feeding)
    if before.text in _NEIGHBOURS and verb.stem != "있":
        return saying(phrase.text, verb, Edit(before.end, before.end, "이"))
    timed = before.text.endswith(("시간에", "때에")) or (before.morphs[0].form in TIMES and len(before.morphs) == 2)
    if not fits(verb, before.last, timed=timed):
        return None
    if verb.tag == "VCP":
        return identity(phrase.text, *judged(phrase))
    went = (
        verb.stem in {"가", "나가"}
        and verb.particle == "을"
        and before.text in PEOPLE
        and last.text not in _TO_SOMEBODY
    )
    if went or (last.text in _PERFORMED and is_person(before.last)):
        return saying(phrase.text, verb, Edit(before.end, before.end, particle_after(before.text, "이")))
    if re.match(r"\d차$", before.text) and verb.stem in {"가", "먹", "마시"}:
        return saying(phrase.text, verb, Edit(before.end, before.end, "로"))  # 2차 노래방
    return saying(phrase.text, verb, *_meal(verb, before))


def _alone(word: Eojeol) -> Verb | None:
    """무릎 -> 무릎이 신경 쓰였다, 엄마 -> 엄마 생각이 났다: what nobody "did"."""
    if word.text in kinds.BODY:
        return _MINDED
    if word.text in PEOPLE and word.text not in MET | _AT_WORK:
        return _THOUGHT_OF
    return None


def _meal(verb: Verb, before: Eojeol) -> tuple[Edit, ...]:
    """점심 김밥 -> 점심으로 김밥을 먹었다."""
    if verb.stem != "먹" or before.text not in MEALS:
        return ()
    return (Edit(before.end, before.end, particle_after(before.text, "으로")),)


def _is_given_name(word: Eojeol) -> bool:
    """지민 -> 지민이: a given name of two syllables that ends in a consonant."""
    return word.last.tag == "NNP" and len(word.text) == 2 and closes(word.text) and word.text in NAMES
