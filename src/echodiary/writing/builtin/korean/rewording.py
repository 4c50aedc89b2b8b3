"""Turns of a note's words that only spoken or hurried Korean has, put as a diary puts them, before any analysis.

No fact changes: words move, a particle comes in, a sigh at the end goes.
"""

from __future__ import annotations

import re

from echodiary.writing.builtin.korean import kinds
from echodiary.writing.builtin.korean.lexicon import PEOPLE
from echodiary.writing.builtin.korean.morphology import Morph, joined, morphs_of
from echodiary.writing.builtin.korean.phonology import with_particle
from echodiary.writing.builtin.korean.sounds import SOUNDS
from echodiary.writing.builtin.korean.verbs import verb_for
from echodiary.writing.builtin.reading import quoted_spans

_LONGEST_ANALYSED = 300  # characters
_SIGH = re.compile(r"(?<=\S)\s+(?:하|휴|에휴|흠|헐|헉|아)$")
_LATE_ADVERB = re.compile(r"^(\S.*\S)\s+(진짜로|진짜|정말로|정말|또|드디어|결국|벌써|제발|역시)$")
_SAYING = re.compile(
    r"\s+(?=(?:(?:\S+ )?(?:번|번씩|번이나|백번)|계속|또|자꾸|크게|작게|조용히|먼저|한마디)?\s?"
    r"(?:물어|물었|물음|물으|여쭤|여쭈|말해|말했|말하|말함|얘기[해했하함]|이야기[해했하함]|외쳤|외침|소리쳤|소리침|대답|답[했함해]|"
    r"적혀|적었|적음|적힘|써|썼|보냈|보냄|하셨|하심|했|함|그러|그랬|혼[냈남]|중얼))"
)
_MOVING = re.compile(r"\s+(?=울컥|눈물|뭉클|감동|심쿵|현타|위로|빵 ?터|충격|상처|웃음)")
_SPACED = re.compile(r"\s+(?=(?:이?라고|이?라는|이?라며|고 )(?:\s|$))")
_UNABLE = re.compile(r"(\S*[가-힣]) 못 ?(?=(?:함|했|하고|해서|한|하신|하시|하셨))")
_MISSED = re.compile(r"(?<!\S)(\S*[가-힣]) (?=보고 ?싶|보고 ?파|그립|그리[웠움워])")
_SIGHED = re.compile(r"(?<!\S)(\S*(?:님|쌤)|\S*[가-힣]) (한숨|하품|눈물)$")
_SIGHING = {"한숨": "쉼", "하품": "함", "눈물": "흘림"}


_SAID_TO = re.compile(r"(?<!\S)(지각|결과|상황|업무|일일|주간|월간|사고|실적|출장|진행|매출|인원|이상) 보고$")
_LEAKED = re.compile(r"(?<!\S)(발음|물|기름|바람|가스|비|국물) 샘(?=$|\s)")
_SINCE = re.compile(r"(?<=[간온된산난본한은진운꾼])지(?=\s+(?:\d|한 |두 |세 |네 |몇|벌써|이제|일주일|거의|딱|얼마))")
_CRIES = re.compile(r"(?<!\S)(?:헐|으악|아이고|에휴|에고|하아|흐음|오마이갓|엥|아오)(?:\s+|$)")
_WRITTEN = re.compile(
    r"^(.*\s)?(쪽지|편지|카드|포스트잇)\s(?!읽|써|쓰|쓴|받|보|봄|주|들|꺼|넣|붙)((?:\S+\s)*?\S*(?:해|워|마|자|요|야)(?:\s(?:엄마|아빠|할머니|할아버지|선생님))?)$"
)
_BECAME = re.compile(r"(?<!\S)(\S+?)(됨|됐음|됐다|된다|됩니다)$")
_DRESSED = re.compile(
    r"(\S+(?:티|셔츠|니트|코트|패딩|정장|모자|치마|바지|원피스|후드)에) "
    r"(\S*(?:바지|슬리퍼|구두|운동화|모자|치마|정장|코트|패딩|니트|가디건|재킷|크록스|부츠))$"
)
_DELIVERED = re.compile(
    r"(?<!\S)([가-힣]*[가-힣](?<![을를도만은는이가에로])) ((?:배달|주문|포장)(?:시킴|시켰|시켜|해 ?먹))"
)
_FROM = re.compile(r"^(\S+) ((?:(?:오전|오후|저녁|밤|아침|새벽) )?\d+시(?: ?반)?부터)$")
_FEVER_AT = re.compile(
    r"^((?:(?:새벽|밤|아침|오전|오후|저녁) )?\d{1,2}시(?: ?반)?) (3[5-9](?:\.\d)?도?|4[0-2](?:\.\d)?도?)$"
)
_LATE_BY = re.compile(r"(?<!\S)(지각|연착|지연) (\d+(?:시간|분))$")
_NTH = re.compile(r"(?<=\S )(합격|불합격|탈락|실패|성공|도전|낙방|이직|퇴사|지각) (\d+ ?번째|\d+회차|\d+트)$")
# 치는데 한시간, 만드는 데 반나절: how long something took.
_TOOK = re.compile(
    r"(\S+는) ?데 ((?:(?:꼬박|거의|총|딱) )?(?:(?:\d+|한|두|세|네|반|몇) ?(?:시간|분|일|주|달|개월|년)(?: ?반)?|"
    r"하루|이틀|사흘|반나절|한나절|하루 ?종일|한참|일주일))$"
)
_ENDED = {"마침": "마쳤음", "잘림": "잘렸음", "들킴": "들켰음", "뽑힘": "뽑혔음"}
_FINISHED = re.compile(rf"([가-힣A-Za-z]+) ({'|'.join(_ENDED)})$")
_LOST = re.compile(r"((?:둘|셋|넷) 다|또|결국|아깝게|아쉽게|연달아|\d:\d으?로|판 다|에서|한테) 짐$")  # no luggage
_CLOCKED = re.compile(
    r"^(\S+) ((?:오전 |오후 |아침 |새벽 |밤 )?\d{1,2}(?::\d{2}|시(?: ?반| ?\d{1,2}분)?))$"
)  # 기상 7:10
# 반은 오타 반은 구조, 한 명은 잠수 한 명은 야근.
_PARALLEL = re.compile(r"(?<!\S)((?:한|두|다른) \S{1,2}[은는]|반은|하나는) ([^,]+?) \1 ")
_WALKED = re.compile(r"(\S+) 걸음$")
_RESULT = re.compile(r"(?<=\S )(합격|불합격|통과|졸업|입상|완주) (\d[\d.]*(?:점|등|위|등급))$")
_SOUNDED = re.compile(r"^(.*\S) (\S+) ((?:밤|새벽|아침|저녁|낮)? ?\d+시(?: ?반)?까지)$")
_FEVER = re.compile(r"(?<!\S)열 (?=3[5-9](?:\D|$)|4[0-2](?:\D|$))")
_TRADED = re.compile(
    r"(\S*[가-힣](?<![로에서은는도만])) (주문|구매|구입|결제|판매|예약|수리|교체|당근) "
    r"((?:약 )?[\d,.]+(?:만|천|만 ?\d천)? ?원)$"
)
_ARRANGED = re.compile(
    r"^((?:내일|모레|글피|다음 ?주|담주|다음 ?달|\d+월|\d+일|\S요일).*?\S) "
    r"((?:\S+ )?(?:예약|접수|약속)(?:함|했음|했다|잡음|잡았음))[,.]? "
    r"((?:오전|오후|아침|저녁|밤)? ?\d{1,2}시(?: ?반)?)$"
)


def prepared(text: str) -> str:
    """Return a fragment with what its words need before they can be told apart: 간지 100일 is 간 지 100일."""
    if len(text) > _LONGEST_ANALYSED:
        return text
    text = _CRIES.sub("", text) if _CRIES.sub("", text).strip() else text
    text = _LEAKED.sub(r"\1 샜음", _SAID_TO.sub(r"\1 보고를 함", text))
    return _written(_FEVER.sub("열이 ", _SINCE.sub(" 지", text)))


def _written(text: str) -> str:
    """쪽지 미안해 엄마 -> 쪽지에 "미안해 엄마"라고 써 있음."""
    found = None if quoted_spans(text) else _WRITTEN.match(text)
    return text if found is None else f"{found[1] or ''}{found[2]}에 “{found[3]}”라고 써 있음"


def _in_order(text: str) -> str:
    """지각 5분 -> 5분 지각, 윗집 쿵쿵 밤 11시까지 -> 윗집 밤 11시까지 쿵쿵, 불합격 2번째 -> 2번째 불합격."""
    since = _FROM.match(text)
    if since is not None and since[1] in kinds.ACTS:
        text = f"{since[2]} {since[1]}"  # 금식 저녁 9시부터
    text = _FINISHED.sub(lambda found: f"{found[1]} {_ENDED[found[2]]}", text)
    text = _LOST.sub(r"\1 졌음", text)
    text = _CLOCKED.sub(r"\2 \1", text) if text.split(" ", 1)[0] in kinds.GOINGS else text
    text = _PARALLEL.sub(r"\1 \2, \1 ", text)
    text = _TOOK.sub(r"\1 데 \2 걸림", text)
    text = _WALKED.sub(lambda found: f"{found[1]} 걸었음" if _is_way(found[1]) else found[0], text)
    text = _FEVER_AT.sub(r"\1에는 \2", text)
    text = _DRESSED.sub(r"\1 \2 차림", text)
    text = _DELIVERED.sub(lambda one: f"{with_particle(one[1], '을')} {one[2]}", text)
    text = _LATE_BY.sub(r"\2 \1", text)
    text = _RESULT.sub(r"\2 \1", _NTH.sub(r"\2 \1", text))
    text = _TRADED.sub(lambda found: f"{with_particle(found[1], '을')} {found[3]}에 {found[2]}", text)
    text = _BECAME.sub(lambda one: f"{with_particle(one[1], '이')} {one[2]}" if one[1] in PEOPLE else one[0], text)
    arranged = _ARRANGED.match(text)
    if arranged is not None and "시" not in arranged[1]:
        text = f"{arranged[1]} {arranged[3]}에 {arranged[2]}"
    sounded = _SOUNDED.match(text)
    if sounded is not None and sounded[2] in kinds.TOLD_BY_ADVERB | SOUNDS:
        text = f"{sounded[1]} {sounded[3]} {sounded[2]}"
    return text


def reworded(text: str) -> str:
    """Return a fragment with such turns settled."""
    if len(text) > _LONGEST_ANALYSED:
        return text
    text = _in_order(_SIGH.sub("", text))
    late = _LATE_ADVERB.match(text)
    if late is not None and _ends_in_noun(late[1]):
        text = f"{late[2]} {late[1]}"
    text = _after_quotation(text)
    text = _UNABLE.sub(_unable, text)
    text = _MISSED.sub(lambda found: with_particle(found[1], "이") + " " if found[1] in PEOPLE else found[0], text)
    text = _SIGHED.sub(_sighed, text)
    return _bare_stem(text)


def _is_way(word: str) -> bool:
    verb = verb_for(word, morphs_of(word)[-1])
    return word[-1].isdigit() or word.endswith(("시간", "분", "보")) or (verb is not None and verb.stem == "가")


def _ends_in_noun(text: str) -> bool:
    morphs = morphs_of(text)
    return bool(morphs) and morphs[-1].base in {"NNG", "NNP", "XSN", "NNB", "SL"}


def _after_quotation(text: str) -> str:
    """'왜 왔니' 물어봄 -> '왜 왔니'라고 물어봄, '힘내' 울컥 -> '힘내'라는 말에 울컥."""
    for _, end in reversed(quoted_spans(text)):
        rest = text[end:]
        if text[end - 1] not in "'\"”’":
            continue
        if _SPACED.match(rest):
            text = text[:end] + rest.lstrip()
        elif _SAYING.match(rest):
            text = f"{text[:end]}라고 {rest.lstrip()}"
        elif _MOVING.match(rest):
            text = f"{text[:end]}라는 말에 {rest.lstrip()}"
    return text


def _unable(found: re.Match[str]) -> str:
    verb = verb_for(found[1], morphs_of(found[1])[-1])
    return f"{with_particle(found[1], '을')} 못 " if verb is not None and verb.is_action else found[0]


def _sighed(found: re.Match[str]) -> str:
    person, sigh = found[1], found[2]
    if person not in PEOPLE and not person.endswith(("님", "쌤")):
        return found[0]
    return f"{with_particle(person, '이')} {with_particle(sigh, '을')} {_SIGHING[sigh]}"


def _bare_stem(text: str) -> str:
    """부럽 -> 부러웠다."""
    morphs: tuple[Morph, ...] = morphs_of(text) if len(text) < 40 else ()
    if not morphs or morphs[-1].base != "VA" or not text.endswith(morphs[-1].form):
        return text
    last = morphs[-1]
    return text[: last.start] + joined(((last.form, last.tag), ("었", "EP"), ("다", "EF")))
