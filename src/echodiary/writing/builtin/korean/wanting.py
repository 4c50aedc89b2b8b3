"""Notes that leave out a verb, or who did it, and mean but one thing: told out before they are read as nouns.

아기 쌀미음 먹음 is what the baby ate, 낮잠 잠깐 is slept, 발라드 다섯 곡 at a 노래방 is sung. Only particles and a verb
come in; what else the memo tells (`Setting`) settles what one note cannot.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from echodiary.writing.builtin.korean import kinds
from echodiary.writing.builtin.korean.boundary_words import COMPLETIONS
from echodiary.writing.builtin.korean.kinds_of_deeds import DEEDS
from echodiary.writing.builtin.korean.lexicon import FIXED, OBJECTS, PEOPLE, STATES
from echodiary.writing.builtin.korean.morphology import joined, morphs_of
from echodiary.writing.builtin.korean.phonology import with_particle
from echodiary.writing.builtin.korean.said_of import SAID_OF
from echodiary.writing.builtin.korean.shares import BABIES, PETS
from echodiary.writing.builtin.korean.verbs import Verb, verb_for
from echodiary.writing.builtin.korean.wanting_setting import Setting, in_its_setting
from echodiary.writing.builtin.korean.wanting_turns import AMOUNT, CLOCK, HOUR, WAY, is_noun, turned
from echodiary.writing.builtin.korean.wanting_words import (
    BODILY,
    ON_SKIN,
    WENT_ON,
)
from echodiary.writing.builtin.reading import quoted_spans

_LONGEST = 60  # characters
_OFTEN = re.compile(rf"^(\S+(?: \S+)?) ({CLOCK}(?:,? {CLOCK})+)$")
_LASTED = re.compile(
    r"^(.*?)(\S+) (\d{1,2}시(?: ?반)?까지|"
    r"(?:오전|오후|아침|저녁|밤|주말|하루) ?내내|(?:하루|온)?종일|밤새|잠깐|한참|내내|하루 ?종일)$"
)
_WENT = re.compile(r"^(.*[가-힣]) 감$")
_NO_GOING = re.compile(r"(?:[는은운한된던할]|단|곶|홍시|대봉|느낌|기분|현실|장|도|에) 감$")
_SPENT = re.compile(rf"에서 {AMOUNT}$")
_EARNED = re.compile(r"일당|알바|받|벌|당첨|중고|당근|팔|용돈|상금|환급|월급|주식|주움|주웠|발견|할인|모금")
_UNDERWAY = re.compile(rf"^((?:\S+ )?(?:{WAY}|{HOUR})) (\S.*)$")
_SLOT = re.compile(
    r"^((?:(?:오전|오후|저녁|아침) )?(?:작업|수업|훈련|교육|일과|메뉴|반찬|간식|급식|"
    r"방과 ?후|특강|실습|종목|\d교시)) (\S+)$"
)
_AFTER = re.compile(r"^(\S.*(?:(?<![다라자냐])고|어서|아서|면서)) (?!잠$)(\S+)$")
_SO_MANY = re.compile(r"^(.*?)(\S+) (하나|둘|셋|넷)$")
_CONSUMED = re.compile(
    r"^(.*\S) ((?:한|두|세|네|\d+) ?(?:병|잔|캔|그릇|판|접시|마리|개|공기)) "
    r"(혼자|둘이서|둘이|다 같이|다같이|나눠|순삭)$"
)
_COOKED = re.compile(r"^((?:아침|점심|저녁)[은는]) (\S+[이가]) (\S+(?: \S+)?)$")
_THAN = re.compile(r"^(\S+) (\S+보다) (.+)$")
_SKIN = re.compile(
    rf"(?<!\S)({'|'.join(sorted(kinds.BODY, key=len, reverse=True))}) "
    rf"(?=(?:{ON_SKIN})(?:이|가|도)? (?:들|났|남|생|잡|올|터|나))"
)
_TANNED = re.compile(
    r"(?<!\S)(얼굴|팔|다리|목|어깨|등|피부|손등|콧등) (?=(?:다 |새까맣게 |까맣게 |좀 )?(?:탔|탄 듯|탄듯|탐$))"
)
_SLIPPERY = re.compile(r"(?<!\S)(\S*길|바닥|도로|계단|길바닥|복도) (?=미끄러[워웠움])")
_BURNT = re.compile(r"(?<!\S)(손|손가락|손등|팔|혀|입천장|입|발) (?:좀 |또 )?(?:데임|데였음|데였다|뎄음|뎀)")
_FEEDER = re.compile(
    rf"^(.*?)({'|'.join(sorted(BABIES | PETS | {'손주', '손자', '손녀'}, key=len, reverse=True))}) (.+)$"
)
_EATS = re.compile(r"(?:먹[음었]|마[심셨]|삼[킴켰]|뱉[음었]|토[함했]|남[김겼]|흘[림렸]|쌈$|쌌)")
_OFF = re.compile(r"^(\S+) (반차|연차|월차|병가|육아휴직|휴가)$")
_ANIMALS = frozenset(("송아지", "소", "돼지", "염소", "닭", "병아리", "망아지", "어미소"))
_LED = re.compile(r"^(\S+) 산책하([다면고].*)$")
_ILL = re.compile(rf"^(?:(.*(?:길|때|날)) )?(\S*[가-힣]) ({'|'.join(BODILY)})$")


def told_out(text: str, setting: Setting) -> str:
    """Return a note with the verb or the particle it leaves out; the note itself where nothing is sure."""
    if len(text) > _LONGEST or quoted_spans(text) or ":" in text:
        return text
    for rule in _RULES:
        found = rule(text, setting)
        if found and found != text:
            return found
    return text


def _touched(text: str, _: Setting) -> str:
    """Put in the one particle that a turn wants: 종아리 쥐 남, 얼굴 탄 듯, 출근길 미끄러워서, 손 데임."""
    text = _SKIN.sub(lambda one: f"{one[1]}에 ", text)
    text = _TANNED.sub(lambda one: f"{with_particle(one[1], '이')} ", text)
    text = _SLIPPERY.sub(lambda one: f"{with_particle(one[1], '이')} ", text)
    return _BURNT.sub(lambda one: f"{with_particle(one[1], '을')} 데었음", text)


def _went(text: str, _: Setting) -> str:
    found = _WENT.match(text)
    if found is None or _NO_GOING.search(text):
        return ""
    last = morphs_of(found[1])[-1]
    if morphs_of(text)[-1].base in {"EF", "ETN"}:
        return ""  # 서점 감: read as going already
    if last.base not in {"NNG", "NNP", "XSN"}:
        return ""
    word = found[1].rsplit(" ", 1)[-1]
    verb = verb_for(word, last)
    place = verb is not None and verb.stem == "가" and verb.particle == "에"
    deed = word in kinds.ACTS | DEEDS or word in WENT_ON
    placed = place or word.endswith(
        ("방", "장", "점", "원", "소", "관", "실", "집", "댁", "네", "곳", "당", "과", "회")
    )
    if not (deed or placed):
        return ""
    return f"{with_particle(found[1], '을' if deed and not place else '에')} 갔음"


def _lasted(text: str, _: Setting) -> str:
    """코드리뷰 오전 내내 -> 코드리뷰를 오전 내내 했음, 낮잠 잠깐 -> 낮잠을 잠깐 잤음."""
    found = _LASTED.match(text)
    verb = None if found is None else _verb(found[2])
    if found is None or verb is None or verb.particle != "을":
        return ""
    return f"{found[1]}{with_particle(found[2], '을')} {found[3]} {_past(verb)}"


def _often(text: str, _: Setting) -> str:
    """아기 수유 3시 6시 9시 -> 아기 수유를 3시, 6시, 9시에 했음."""
    found = _OFTEN.match(text)
    verb = None if found is None else _verb(found[1].rsplit(" ", 1)[-1])
    if found is None or verb is None or verb.particle not in {"을", ""}:
        return ""
    hours = ", ".join(one.strip(" ,") for one in re.findall(CLOCK, found[2]))
    return f"{with_particle(found[1], '을')} {hours}에 {_past(verb)}"


def _by_pattern(text: str, setting: Setting) -> str:
    """Return what a turn that needs no more than its own words says."""
    if _SPENT.search(text):
        return "" if _EARNED.search(setting.memo) else f"{text}을 썼음"
    led = _LED.match(text)  # 코코 산책하다: a name that no table has is a dog's
    if led is not None and morphs_of(led[1])[-1].base == "NNP":
        return f"{with_particle(led[1], '과')} 산책하{led[2]}"
    return turned(text)


def _on_the_way(text: str, _: Setting) -> str:
    """하원길 킥보드 -> 하원길에 킥보드, 집 오는 길 벚꽃 -> 집 오는 길에 벚꽃을 봤음."""
    found = _UNDERWAY.match(text)
    first = morphs_of(found[2])[0] if found is not None else None
    if found is None or first is None or first.base not in {"NNG", "NNP"}:
        return ""
    verb = _verb(found[2]) if " " not in found[2] and is_noun(found[2]) else None
    if verb is not None and verb.particle and verb.tag != "VCP":
        return f"{found[1]}에 {with_particle(found[2], verb.particle)} {_past(verb)}"
    return f"{found[1]}에 {found[2]}"


def _slot(text: str, _: Setting) -> str:
    """오후 작업 예초기 -> 오후 작업은 예초기: what a lesson or a shift was."""
    found = _SLOT.match(text)
    if found is None or not is_noun(found[2]) or found[2] in kinds.HAPPENED or found[2] in STATES | COMPLETIONS:
        return ""
    verb = _verb(found[2])
    settled = verb is not None and (verb.is_action or verb.tag in {"VCP", "XSV"} or found[2] in OBJECTS)
    return "" if settled else f"{with_particle(found[1], '은')} {found[2]}"


def _after_deed(text: str, _: Setting) -> str:
    """점심 거르고 보고서 -> 점심 거르고 보고서를 썼음."""
    found = _AFTER.match(text)
    verb = None if found is None else _verb(found[2])
    if found is None or verb is None or verb.particle != "을" or morphs_of(found[1])[-1].base != "EC":
        return ""
    return f"{found[1]} {with_particle(found[2], '을')} {_past(verb)}"


def _counted(text: str, _: Setting) -> str:
    """홈런 하나 -> 홈런을 하나 쳤음."""
    found = _SO_MANY.match(text)
    verb = None if found is None else _verb(found[2])
    if found is None or verb is None or verb.particle != "을":
        return ""
    return f"{found[1]}{with_particle(found[2], '을')} {found[3]} {_past(verb)}"


def _consumed(text: str, _: Setting) -> str:
    """소주 두 병 혼자 -> 소주 두 병을 혼자 마셨음."""
    found = _CONSUMED.match(text)
    verb = None if found is None else _verb(found[1].split()[-1])
    if found is None or verb is None or verb.stem not in {"먹", "마시"}:
        return ""
    return f"{with_particle(f'{found[1]} {found[2]}', '을')} {found[3]} {_past(verb)}"


def _cooked(text: str, _: Setting) -> str:
    found = _COOKED.match(text)
    verb = None if found is None else _verb(found[3].rsplit(" ", 1)[-1])
    person = found is not None and (found[2] in {"내가", "제가"} or found[2][:-1] in PEOPLE)
    if found is None or verb is None or verb.stem != "먹" or not person:
        return ""
    return f"{found[1]} {found[2]} {with_particle(found[3], '을')} 했음"


def _compared(text: str, _: Setting) -> str:
    found = _THAN.match(text)
    if found is None or not is_noun(found[1]) or found[1] in PEOPLE:
        return ""
    last = morphs_of(found[3])[-1]
    described = any(morph.base in {"VA", "XSA"} for morph in morphs_of(found[3])) and last.base in {"EF", "ETN"}
    return f"{with_particle(found[1], '이')} {found[2]} {found[3]}" if described else ""


def _of_somebody(text: str, _: Setting) -> str:
    """둘째 열, 고양이 구토, 돌아오는 길 여친 꿀잠: what somebody's body does is told of them."""
    if (ill := _ILL.match(text)) is not None:
        who = ill[2]
        if who in PEOPLE | PETS | BABIES | _ANIMALS or (who.endswith(("이", "님", "씨", "쌤")) and len(who) > 2):
            at = f"{ill[1]}에 " if ill[1] else ""
            return f"{at}{with_particle(who, '이')} {with_particle(ill[3], BODILY[ill[3]][0])} {BODILY[ill[3]][1]}"
    off = _OFF.match(text)
    if off is not None and (off[1] in PEOPLE or off[1].endswith("님")):
        return f"{with_particle(off[1], '이')} {with_particle(off[2], '을')} {'썼음' if off[2] != '병가' else '냈음'}"
    eater = _FEEDER.match(text)
    if eater is None or eater[1] or not _EATS.search(eater[3].rsplit(" ", 1)[-1]):
        return ""
    subject = any(morph.base in {"JKS", "EC"} or morph.form in {"은", "는"} for morph in morphs_of(eater[3]))
    return "" if subject else f"{with_particle(eater[2], '이')} {eater[3]}"


_RULES: tuple[Callable[[str, Setting], str], ...] = (
    in_its_setting,
    _touched,
    _went,
    _often,
    _lasted,
    _by_pattern,
    _on_the_way,
    _slot,
    _after_deed,
    _counted,
    _consumed,
    _cooked,
    _of_somebody,
    _compared,
)


def _verb(word: str) -> Verb | None:
    """Return what Korean says with a noun; "to do" of a deed that no table has."""
    fixed = FIXED.get(word)
    if fixed is not None:
        return Verb(*fixed) if fixed[1] != "하" else Verb("을", "하", "VV")
    if word in kinds.ACTS | DEEDS:
        return Verb("을", "하", "VV")
    if word in SAID_OF:
        return Verb(*SAID_OF[word])  # 보고서, whatever its letters look like
    return verb_for(word, morphs_of(word)[-1]) if is_noun(word) else None


def _past(verb: Verb) -> str:
    tag = "VV" if verb.tag.startswith("XS") else verb.tag
    return joined(((verb.stem, tag), ("었", "EP"), ("음", "ETN")))
