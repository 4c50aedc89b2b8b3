"""Turns of notes that mean but one thing, told with what they leave out: 물리치료 주 3회. For `wanting`."""

from __future__ import annotations

import re
from functools import partial

from echodiary.writing.builtin.korean.morphology import morphs_of
from echodiary.writing.builtin.korean.phonology import with_particle
from echodiary.writing.builtin.korean.wanting_words import AT_PLAY, LABELS, RAW, STAYED

AMOUNT = r"[\d,.]+(?:만|천|백)?(?: ?\d천)? ?원"
CLOCK = r"(?:(?:오전|오후|새벽|밤|아침|저녁) )?\d{1,2}시(?: ?반)?"
WAY = r"(?:등굣길|하굣길|출근길|퇴근길|등원길|하원길|귀갓길|귀가길|(?:오|가|나오|들어오)는 길)"
HOUR = r"(?:(?:쉬는|점심|자습|자유|체육|수업|국어|수학|영어|음악|미술) ?시간)"
_NUMBER = r"(?:\d+|한|두|세|네|다섯|여섯)"
_PACKED = r"(?:판|모|단|봉지|팩|박스|포대|망|근|통|kg|마리)"
_CHANGED = r"(?:줄|늘|커[지졌짐]|자[라랐람]|작아|빠[졌짐]|쪘|찜|올[랐라]|오[름른]|내[렸림]|떨어)"
_SEATED = r"(?:공원|한강|강변|놀이터|광장|지하철|버스|창가|정류장|마당)"
_NOUNS = frozenset(("NNG", "NNP", "XSN", "SL", "SN", "NNB"))
_GROUP = re.compile(r"\{(\d)(?::(.))?\}")


def is_noun(text: str) -> bool:
    """Whether a text is nothing but nouns."""
    return all(morph.base in _NOUNS for morph in morphs_of(text))


def turned(text: str) -> str:
    """Return what a turn says; "" where a note is none of them."""
    for pattern, template, nouns in _TURNS:
        found = pattern.search(text)
        if found is None or not all(is_noun(found[group]) for group in nouns):
            continue
        told = _GROUP.sub(partial(_filled, found), template)
        return text[: found.start()] + told + text[found.end() :]
    return ""


def _filled(found: re.Match[str], slot: re.Match[str]) -> str:
    words = found[int(slot[1])] or ""
    return with_particle(words, slot[2]) if slot[2] else words


# The turn, what it is told as ({1:은}: the first group with its particle), and the groups that must be nouns.
_TURNS: tuple[tuple[re.Pattern[str], str, tuple[int, ...]], ...] = tuple(
    (re.compile(pattern), template, nouns)
    for pattern, template, nouns in (
        (
            r"^((?:책|소설|원서|전공책|만화책|시집)[은는]) ([^“'《]\S*?) (\d+ ?(?:쪽|페이지|장)(?:쯤|정도|까지)?)$",
            "{1} {2:을} {3} 읽었음", (),
        ),
        (r"^(\S*(?:축구|풋살|농구|핸드볼|하키|경기|시합)) ((?:\d+|한|두|세|네) ?골)$", "{1}에서 {2:을} 넣었음", ()),
        (r"^((?:\d+|한|두|세|네) ?골)$", "{1:을} 넣었음", ()),
        (r"^((?:아침|점심|저녁|밤|새벽|자기 전|식후|식전)) (약|영양제|혈압약|당뇨약)$", "{1} {2:을} 먹었음", ()),
        (r"(?<=시에 |반에 |에서 )철수$", "철수했음", ()),
        (rf"^({LABELS}) (\S+)$", "{1:은} {2}", (1,)),
        (r"^(\S+) (\d+시(?: ?반)?(?:이?래|이?래요|라고 함|이래서))$", "{1:은} {2}", (1,)),
        (
            r"^(\S+) ((?:\S+ )?\S+ ?만에 (?:실패|성공|탈락|포기|완성|완주|끝|끝남|해결|탈출|품절|매진))$",
            "{1:은} {2}", (1,),
        ),
        (r"^(\S+) ((?:주|월|일주일에|하루에?|한 달에|매주) ?\d+(?:회|번|일))$", "{1:은} {2}", (1,)),
        (rf"^({STAYED}) ({CLOCK})$", "{2}에는 {1}에 있었음", ()),
        (rf"({AT_PLAY}) (?:이김|이겼음|이겼다)$", "{1}에서 이겼음", ()),
        (rf"({AT_PLAY}) (?:짐|졌음|졌다)$", "{1}에서 졌음", ()),
        (rf"^(\S+) (\d\S*(?<!로)) ((?:더 |또 )?{_CHANGED}\S*)$", "{1:이} {2} {3}", (1,)),
        (r"^((?:드라마|예능|애니|웹툰|미드|시즌 ?\d)(?: \S+)?) (\d+ ?(?:화|편|회))$", "{1} {2:을} 봤음", ()),
        (r"^(.*(?:랑|하고|[와과])) (\S+) (싸움|다툼|내기|쟁탈전|장난|얘기|이야기)$", "{1} {2} {3:을} 했음", (2,)),
        (r"^(.*[다라]고) (떼|생떼)$", "{1} {2:을} 썼음", ()),
        (r"^(.*[다라]고) 고집$", "{1} 고집을 부렸음", ()),
        (r"^(\S*(?:마트|시장|코스트코|다이소|백화점|편의점)) (?:장보기|장 보기|장봄)$", "{1}에서 장을 봤음", ()),
        (rf"^((?:{RAW}) {_NUMBER} ?{_PACKED})$", "{1:을} 샀음", ()),
        (r"^(.*대출 이자)$", "{1}가 나갔음", ()),
        (r"^(.*(?<!\S)(?:식판|밥상|상|급식|도시락|반찬|식탁)에) (\S+)$", "{1} {2:이} 나왔음", (2,)),
        (r"^(느지막이|느즈막이|느즈막히|늦게|겨우|일찍) (\d{1,2}시(?: ?반)?)$", "{1} {2}에 일어났음", ()),
        (r"^(\S+) ((?:맘|마음)에 (?:[듦들드]|안|쏙|꼭).*)$", "{1:이} {2}", (1,)),
        (r"^(.+) 달다$", "{1:이} 달았음", ()),
        (r"^(.+) 짜다$", "{1:이} 짰음", ()),
        (r"^(\S+) 망$", "{1:을} 망쳤음", (1,)),
        (r"^(\S+) (밑|속|뒤|구석)$", "{1} {2}에 있었음", (1,)),
        (r"^(\S+) (내|제) ?(담당|몫|차례|당번)$", "{1:은} {2} {3}이었음", (1,)),
        (
            rf"^((?:\S+ )?{_SEATED}) (벤치|경로석|자리|창가|맨 ?뒷자리|앞자리|평상|의자)$",
            "{1} {2}에 앉았음", (),
        ),
        (r"^(약|처방약|혈압약|당뇨약) ((?:한|두|세|\d+) ?(?:달|주|일|개월)치)$", "{1:을} {2} 받았음", ()),
    )
)  # fmt: skip
