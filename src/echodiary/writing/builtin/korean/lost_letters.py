"""A stem in ㄹ noted without it reads as another verb: 책상 팜 is sold, not dug; 문제 품 is solved, not ladled."""

from __future__ import annotations

import re

_END = r"(?=$|[\s.,!~)])"
_HOW = r"(?:(?:하나도|거의|다|끝까지|겨우|혼자|또) )?(?:못 ?|안 ?)?"


def _after(words: str, typed: str, meant: str, *, tie: str = " ") -> tuple[re.Pattern[str], str]:
    return re.compile(rf"((?:{words})(?:을|를|도|만|은|는)?{tie}{_HOW}){typed}{_END}"), rf"\1{meant}"


LOST_LETTERS = (
    (re.compile(rf"(?<=\S )(?<!땅 )(?<!구멍 )(?<!굴 )(?<!귀 )(?<!우물 )({_HOW})팜{_END}"), r"\1팖"),
    _after("문제|문제집|모의고사|기출|짐|오해|스트레스|피로|퀴즈|회분?|세트|개|쪽|장|화|의문|기분", "품", "풂"),
    _after("랑|이랑|하고|같이|종일|에서|혼자|실컷|신나게|밤새|잘|계속|하루|많이", "놈", "놂", tie=" ?"),
    _after("줄|대기|머리|시간|손톱|길이|너무|엄청|진짜|개", "김", "긺"),
    _after("소원|기도|용서|안녕", "빔", "빎"),
    _after("전화|시동|내기|목걸이|말|벽에|옷", "검", "걺"),
    _after("이제|처음|벌써|방금|이제야|지금", "암", "앎"),
    _after(r"\d원|\d천원|\d만원|\d만|\d천|돈|푼", "범", "벎"),
    _after("창문|문|가게|뚜껑|파티|지갑|매장", "염", "엶"),
    _after("새로|다시|앱|어플|윈도우|프로그램|게임|이불|요|장판|매트|돗자리|카펫|자갈|시트|토퍼", "깜", "깖"),
    _after("내가|나도|다가|보고|듣고|읽고|혼자|펑펑|엉엉|또|많이|같이|막", "움", "욺"),
    (re.compile(rf"(?<=만)듬{_END}|(?<=힘)듬{_END}|(?<=철)듬{_END}|(?<=시)듬{_END}"), "듦"),
)


def lost_letter(text: str) -> bool:
    """Whether the last word of a text is such a stem."""
    return text[-1:] in _TYPED and any(pattern.search(text) for pattern, _ in LOST_LETTERS)


_TYPED = frozenset("팜품놈김검암염듬범깜움빔")
