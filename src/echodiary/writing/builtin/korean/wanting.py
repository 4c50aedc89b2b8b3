"""Notes that leave out a verb, or who did it, and mean but one thing: told out before they are read as nouns.

아기 쌀미음 먹음 is what the baby ate, 낮잠 잠깐 is slept, 발라드 다섯 곡 at a 노래방 is sung. Only particles and a verb
come in; what else the memo tells (`Setting`) settles what one note cannot.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from echodiary.writing.builtin.korean import kinds
from echodiary.writing.builtin.korean.kinds_of_deeds import DEEDS
from echodiary.writing.builtin.korean.lexicon import FIXED, PEOPLE
from echodiary.writing.builtin.korean.morphology import joined, morphs_of
from echodiary.writing.builtin.korean.phonology import with_particle
from echodiary.writing.builtin.korean.shares import BABIES, PETS
from echodiary.writing.builtin.korean.verbs import Verb, verb_for
from echodiary.writing.builtin.korean.wanting_words import (
    AT_PLAY,
    BODILY,
    CROPS,
    LABELS,
    MEDICINES,
    MONEY_GIFTS,
    ON_SKIN,
    STAYED,
    WENT_ON,
)
from echodiary.writing.builtin.reading import quoted_spans

_LONGEST = 60  # characters
_AMOUNT = r"[\d,.]+(?:만|천|백)?(?: ?\d천)? ?원"
_CLOCK = r"(?:(?:오전|오후|새벽|밤|아침|저녁) )?\d{1,2}시(?: ?반)?"
_OFTEN = re.compile(rf"^(\S+(?: \S+)?) ({_CLOCK}(?:,? {_CLOCK})+)$")
_LASTED = re.compile(
    r"^(.*?)(\S+) ((?:오전|오후|아침|저녁|밤|주말|하루) ?내내|(?:하루|온)?종일|밤새|잠깐|한참|내내|하루 ?종일)$"
)
_WENT = re.compile(r"^(.*[가-힣]) 감$")
_NO_GOING = re.compile(r"(?:[는은운한된던할]|단|곶|홍시|대봉|느낌|기분|현실|장|도|에) 감$")
_SPENT = re.compile(rf"에서 {_AMOUNT}$")
_EARNED = re.compile(r"일당|알바|받|벌|당첨|중고|당근|팔|용돈|상금|환급|월급|주식|주움|주웠|발견|할인|모금")
_PAGES = re.compile(
    r"^((?:책|소설|원서|전공책|만화책|시집)[은는]) (\S.*?) (\d+ ?(?:쪽|페이지|장|챕터)(?:쯤|정도|까지)?)$"
)
_GOALS = re.compile(r"^(?:(\S*(?:축구|풋살|농구|핸드볼|하키|경기|시합)) )?((?:\d+|한|두|세|네) ?골)$")
_ASSIST = re.compile(r"^어시스트 (하나|둘|셋|\d개)$")
_COOKED = re.compile(r"^((?:아침|점심|저녁)[은는]) (\S+[이가]) (\S+(?: \S+)?)$")
_PILLS = re.compile(r"^((?:(?:아침|점심|저녁|밤|새벽)|자기 전|취침 전|식후|식전)) (약|영양제|혈압약|당뇨약)$")
_THAN = re.compile(r"^(\S+) (\S+보다) (.+)$")
_WON = re.compile(rf"^(.*?)({AT_PLAY}) (이김|이겼음|이겼다|짐|졌음|졌다)$")
_SKIN = re.compile(
    rf"(?<!\S)({'|'.join(sorted(kinds.BODY, key=len, reverse=True))}) "
    rf"(?=(?:{ON_SKIN})(?:이|가|도)? (?:들|났|남|생|잡|올|터|나))"
)
_TANNED = re.compile(
    r"(?<!\S)(얼굴|팔|다리|목|어깨|등|피부|손등|콧등) (?=(?:다 |새까맣게 |까맣게 |좀 )?(?:탔|탄 듯|탄듯|탐$))"
)
_SLIPPERY = re.compile(r"(?<!\S)(\S*길|바닥|도로|계단|길바닥|복도) (?=미끄러[워웠움])")
_BURNT = re.compile(r"(?<!\S)(손|손가락|손등|팔|혀|입천장|입|발) (?:좀 |또 )?(?:데임|데였음|데였다|뎄음|뎀)")
_TO_EARS = re.compile(r"^(\S+) (\d+시(?: ?반)?(?:이?래|이?래요|라고 함|이래서))$")
_AT_HOUR = re.compile(rf"^({STAYED}) ({_CLOCK})$")
_SONGS = re.compile(r"(?:곡|노래|발라드|트로트|댄스곡|애창곡|팝송|랩)$")
_CROP = re.compile(rf"^((?:{CROPS})) (\S*\d\S*(?: \S{{1,2}})?|[한두세네] \S{{1,3}})$")
_FEEDER = re.compile(
    rf"^(.*?)({'|'.join(sorted(BABIES | PETS | {'손주', '손자', '손녀'}, key=len, reverse=True))}) (.+)$"
)
_EATS = re.compile(r"(?:먹[음었]|마[심셨]|삼[킴켰]|뱉[음었]|토[함했]|남[김겼]|흘[림렸]|쌈$|쌌)")
_ILL = re.compile(rf"^(?:(.*(?:길|때|날)) )?(\S*[가-힣]) ({'|'.join(BODILY)})$")
_WITHDREW = re.compile(r"(?<=시에 |반에 |에서 )철수$")
_WITHIN = re.compile(
    r"^(\S+) ((?:\S+ )?\S+ ?만에 (?:실패|성공|탈락|포기|완성|완주|끝|끝남|끝났음|해결|탈출|품절|매진))$"
)
_LABEL = re.compile(rf"^({LABELS}) (\S+)$")
_GIVEN_TO = re.compile(r"생신|환갑|칠순|팔순|어버이날|부모님|시부모|장인|장모|시어머니|시아버지|친정|시댁|처가|효도")
_SUNG_AT = re.compile(r"노래방|코노|노래자랑|합창|버스킹|성가대")
_HARVEST = re.compile(r"김장|수확|밭|캐[러기고는]|캠|모종|농사|텃밭|농장")


@dataclass(frozen=True, slots=True)
class Setting:
    """What the whole memo tells that one of its notes may rest on."""

    memo: str

    @classmethod
    def of(cls, texts: Iterable[str]) -> Setting:
        """Put the notes of a memo together."""
        return cls("\n".join(texts))

    @property
    def has_baby(self) -> bool:
        """Whether a child or a pet is spoken of, so that a remedy is given and not taken."""
        return any(one in self.memo for one in BABIES | PETS if len(one) > 1)


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
    hours = ", ".join(one.strip(" ,") for one in re.findall(_CLOCK, found[2]))
    return f"{with_particle(found[1], '을')} {hours}에 {_past(verb)}"


def _by_pattern(text: str, setting: Setting) -> str:
    """Return what a turn that needs no more than its own words says."""
    if _SPENT.search(text):
        return "" if _EARNED.search(setting.memo) else f"{text}을 썼음"
    for pattern, told in _TURNS:
        found = pattern.search(text)
        if found is not None:
            return told(found)
    return ""


def _paged(found: re.Match[str]) -> str:
    named = found[2] if found[2].startswith(("“", "'", "《")) else with_particle(found[2], "을")
    return f"{found[1]} {named} {found[3]} 읽었음"


def _scored(found: re.Match[str]) -> str:
    return f"{found[1]}에서 {found[2]}을 넣었음" if found[1] else f"{found[2]}을 넣었음"


def _about(found: re.Match[str]) -> str:
    """성별 아들 -> 성별은 아들: what a label names."""
    return f"{with_particle(found[1], '은')} {found[2]}" if _is_noun(found[1]) else ""


_TURNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_PAGES, _paged),
    (_GOALS, _scored),
    (_ASSIST, lambda found: f"어시스트를 {found[1]} 했음"),
    (_PILLS, lambda found: f"{found[1]} {with_particle(found[2], '을')} 먹었음"),
    (_WITHDREW, lambda found: f"{found.string}했음"),
    (_LABEL, _about),
    (_TO_EARS, _about),
    (_WITHIN, _about),
    (_AT_HOUR, lambda found: f"{found[2]}에는 {found[1]}에 있었음"),
)


def _cooked(text: str, _: Setting) -> str:
    found = _COOKED.match(text)
    verb = None if found is None else _verb(found[3].rsplit(" ", 1)[-1])
    person = found is not None and (found[2] in {"내가", "제가"} or found[2][:-1] in PEOPLE)
    if found is None or verb is None or verb.stem != "먹" or not person:
        return ""
    return f"{found[1]} {found[2]} {with_particle(found[3], '을')} 했음"


def _compared(text: str, _: Setting) -> str:
    found = _THAN.match(text)
    if found is None or not _is_noun(found[1]) or found[1] in PEOPLE:
        return ""
    last = morphs_of(found[3])[-1]
    described = any(morph.base in {"VA", "XSA"} for morph in morphs_of(found[3])) and last.base in {"EF", "ETN"}
    return f"{with_particle(found[1], '이')} {found[2]} {found[3]}" if described else ""


def _won(text: str, _: Setting) -> str:
    found = _WON.match(text)
    if found is None:
        return ""
    return f"{found[1]}{found[2]}에서 {'이겼음' if found[3].startswith('이') else '졌음'}"


def _of_somebody(text: str, _: Setting) -> str:
    """둘째 열, 고양이 구토, 돌아오는 길 여친 꿀잠: what somebody's body does is told of them."""
    if (ill := _ILL.match(text)) is not None:
        who = ill[2]
        if who in PEOPLE | PETS | BABIES or (who.endswith(("이", "님", "씨", "쌤")) and len(who) > 2):
            at = f"{ill[1]}에 " if ill[1] else ""
            return f"{at}{with_particle(who, '이')} {with_particle(ill[3], BODILY[ill[3]][0])} {BODILY[ill[3]][1]}"
    eater = _FEEDER.match(text)
    if eater is None or eater[1] or not _EATS.search(eater[3].rsplit(" ", 1)[-1]):
        return ""
    subject = any(morph.base in {"JKS", "EC"} or morph.form in {"은", "는"} for morph in morphs_of(eater[3]))
    return "" if subject else f"{with_particle(eater[2], '이')} {eater[3]}"


def _in_its_setting(text: str, setting: Setting) -> str:
    """용돈 on a parent's birthday is given, songs at a 노래방 are sung, what was dug out is not bought."""
    gift = re.search(rf"(?:^|\s)({'|'.join(MONEY_GIFTS)})$", text)
    if gift is not None and _GIVEN_TO.search(setting.memo):
        return f"{with_particle(text, '을')} 드렸음"
    if _SUNG_AT.search(setting.memo) and (_SONGS.search(text) or re.search(r"\d ?곡$|[한두세네] 곡$|섯 곡$", text)):
        return f"{with_particle(text, '을')} 불렀음"
    if (crop := _CROP.match(text)) is not None and _HARVEST.search(setting.memo):
        return f"{with_particle(crop[1], '은')} {crop[2]}"
    if text in MEDICINES and setting.has_baby:
        return f"{with_particle(text, '을')} 먹였음"
    return ""


_RULES: tuple[Callable[[str, Setting], str], ...] = (
    _in_its_setting,
    _touched,
    _went,
    _often,
    _lasted,
    _by_pattern,
    _cooked,
    _won,
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
    return verb_for(word, morphs_of(word)[-1]) if _is_noun(word) else None


def _past(verb: Verb) -> str:
    tag = "VV" if verb.tag.startswith("XS") else verb.tag
    return joined(((verb.stem, tag), ("었", "EP"), ("음", "ETN")))


def _is_noun(text: str) -> bool:
    return all(morph.base in {"NNG", "NNP", "XSN", "SL", "SN", "NNB"} for morph in morphs_of(text))
