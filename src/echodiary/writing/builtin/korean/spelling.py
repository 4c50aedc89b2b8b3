"""What hurried thumbs type, read as it is meant: 햇음 is 했음, 왜케 is 왜 이렇게. Nouns and names stay as they are."""

from __future__ import annotations

import re

from echodiary.writing.builtin.korean.lost_letters import LOST_LETTERS

# Letters whose double consonant was not typed, before an ending that leaves no other reading.
_PAST = {
    "햇": "했", "엇": "었", "앗": "았", "갓": "갔", "왓": "왔", "봣": "봤", "됫": "됐", "됬": "됐", "잇": "있",
    "엿": "였", "겟": "겠", "삿": "샀", "탓": "탔", "잣": "잤", "랏": "랐", "렷": "렸", "졋": "졌", "켯": "켰",
    "줫": "줬", "놧": "놨", "깻": "깼", "냇": "냈", "쌋": "쌌", "썻": "썼",
}  # fmt: skip
_ENDS = "음(?![가-힣])|다|는데|네(?![가-힣])|지|어|고|을|던|으|거든|더|냐|나(?![가-힣])"
_UNDOUBLED = re.compile(rf"([{''.join(_PAST)}])(?={_ENDS})")
# The drink, not a cry: 스벅 아아 톨, 아아 두 잔.
_ICED = r"(?<=\S )아아 |아아 (?:\d|한|두|세|네|톨|그란데|벤티|잔|마|사|시|주문|원샷|수혈)"
_SHORT_FORMS = (
    (re.compile(r"(?<!\S)(?:넘|넘넘|넘나|느무)(?=\s)"), "너무"),
    (re.compile(r"(?<!\S)걍(?=\s)"), "그냥"),
    (re.compile(r"(?<=[가-힣]는)법(?=$|\s|을|이|도|만)"), " 법"),
    (re.compile(r"(?<!\S)(?:낼|냴)(?=\s|은|도|부터|까지)"), "내일"),
    (re.compile(r"(?<!\S)담주"), "다음 주"),
    (re.compile(r"(?<!\S)담달"), "다음 달"),
    (re.compile(r"(?<!\S)담날"), "다음 날"),
    (re.compile(r"(?<!\S)담(?=에|엔|번)"), "다음"),
    (re.compile(r"(?<!\S)첨(?=\s|으로|이|엔|에|부터)"), "처음"),
    (re.compile(r"(?<!\S)젤(?=\s)"), "제일"),
    (re.compile(r"(?<!\S)울(?= ?(?:엄마|아빠|애|아들|딸|집|강아지|남편|가족|언니|오빠|아기|애기))"), "우리"),
    (re.compile(r"(?<!\S)왜케(?=\s)"), "왜 이렇게"),
    (re.compile(r"(?<!\S)(?:이케|일케)(?=\s)"), "이렇게"),
    (re.compile(r"(?<!\S)(?:글케|그케)(?=\s)"), "그렇게"),
    (re.compile(r"(?<!\S)(?:디게|되게|댑따)(?=\s)"), "되게"),
    (re.compile(r"(?<!\S)마니(?=\s|$)"), "많이"),
    (re.compile(r"(?<!\S)쫌(?=\s)"), "좀"),
    (re.compile(r"(?<!\S)(?:쪼금|쪼끔|쬐끔)(?=\s)"), "조금"),
    (re.compile(r"(?<!\S)(?:근까|그니까)(?=\s)"), "그러니까"),
    (re.compile(r"(?<!\S)(?:글고|글구)(?=\s)"), "그리고"),
    (re.compile(r"(?<=\S )(?:때매|때메|땜에)(?=\s|$)"), "때문에"),
    (re.compile(r"(?<!\S)(?:오랫만)"), "오랜만"),
    (re.compile(r"(?<!\S)웬지(?=\s)"), "왠지"),
    (re.compile(r"(?:어캄|어카지|어뜨카지|어쩜 좋지|어떻하지|어떡해)(?=$|\s)"), "어떡하지"),
    (re.compile(r"(?<!\S)(?:모|머)하지(?=$|\s)"), "뭐 하지"),
    (re.compile(r"(?<!\S)어케(?=\s)"), "어떻게"),
    (re.compile(r"(?<=\S )고장 ?(?:남|났음|났다|났어요?|났습니다)$"), "고장"),
    (re.compile(r"(?<=려)(?:구|고요|구요)(?=$|\s)"), "고"),
    (re.compile(r"(?<=[가-힣] )(널|만들|팔|갈|밀|빌|쓸|썰|털|흔들|부풀|떠들|매달|풀)음(?=$|[\s.,!])"), r"\1었음"),
    *LOST_LETTERS,
    (re.compile(r"(?<!\S)머(?=\s)"), "뭐"),
    (re.compile(r"(?<!\S)ㄹㅇ(?=\s|$)"), "진짜"),
    (re.compile(rf"(?<!\S)(?!{_ICED})(?:아+|어+|음+|헐+|와+|휴+|에휴|하+|흠+|오+)[,.~!]*\s+(?=\S)"), ""),
)  # fmt: skip
# Endings of speech with a letter for charm: 갈거당, 좋넹, 있는뎅.
_CHARMING = (
    (re.compile(r"(?<=[는갓갔엇었앗았왓왔했햇겠겟있없싶좋])당(?=$|\s)|(?<=[간난된온한])(?<!간당간)당(?=$|\s)"), "다"),
    (re.compile(r"(?<=[가-힣])넹(?=$|\s)"), "네"),
    (re.compile(r"(?<=[은는])뎅(?=$|\s)"), "데"),
    (re.compile(r"(?<=[어아해])[욤용](?=$|\s)"), "요"),
)


def typed_right(text: str) -> str:
    """Return the text with its slips mended, letter for letter: every offset stays."""
    for pattern, letter in _CHARMING:
        text = pattern.sub(letter, text)
    return _UNDOUBLED.sub(lambda found: _PAST[found[1]], text)


def spelled_out(text: str) -> str:
    """Return the text with its slips mended and its short forms written out."""
    text = typed_right(text)
    for pattern, word in _SHORT_FORMS:
        text = pattern.sub(word, text)
    return text
