"""The tones of a persona and the roles it plays, by the words that people describe themselves with, Korean and English.

Data.
"""

from __future__ import annotations

import re

_WORDS: tuple[tuple[str, str], ...] = (
    (
        "dry",
        r"\bdry\b|deadpan|matter.of.fact|\bterse|laconic|understated|minimal|factual|담백|무덤덤|건조|덤덤|간결|"
        r"군더더기|무심|사무적|건조체|드라이|무뚝뚝|과묵",
    ),
    (
        "cynical",
        r"cynic|sarcas|sardonic|ironic|\birony|snark|grumpy|jaded|sceptic|skeptic|시니컬|냉소|까칠|비꼬|삐딱|투덜|"
        r"염세|비관|빈정|독설|회의적|반어",
    ),
    (
        "sentimental",
        r"sentimental|nostalgi|poetic|romantic|dreamy|lyrical|emotional|wistful|melanchol|감성|감수성|낭만|서정|센치|"
        r"여린|섬세|몽글|시적|애틋|문학|아련|멜랑|로맨틱|촉촉",
    ),
    (
        "cheerful",
        r"cheerful|upbeat|bubbly|energetic|lively|playful|\bsunny\b|funny|humou?r|witty|jok|goofy|유쾌|명랑|발랄|장난|"
        r"활발|재치|위트|유머|익살|신나|까불|쾌활|밝은|밝음|웃긴 사람|개그|깨발랄|통통 튀|수다",
    ),
    (
        "gentle",
        r"\bcalm|gentle|serene|quiet|peaceful|unhurried|mindful|\bslow\b|tranquil|placid|차분|느긋|고요|잔잔|담담|침착|"
        r"조용|여유|평온|온유|나긋|차근",
    ),
    (
        "warm",
        r"\bkind\b|kindly|\bwarm|tender|caring|affection|sweet|loving|compassion|friendly|다정|따뜻|따스|상냥|친절|포근|"
        r"온화|정 많|정이 많|살가|배려|보듬|푸근|사랑스",
    ),
    ("thankful", r"grateful|thankful|gratitude|appreciative|appreciation|고마|감사"),
    (
        "frank",
        r"\bhonest|frank|blunt|candid|straightforward|\bdirect\b|outspoken|unfiltered|솔직|직설|털털|쿨한|쿨함|시원시원|"
        r"꾸밈없|꾸밈 없|거침없|직진|화끈|툭툭",
    ),
    (
        "earnest",
        r"\bserious|earnest|thoughtful|reflective|diligent|sincere|contemplat|introspect|philosoph|pensive|진지|성실|"
        r"신중|사려|묵직|사색|철학|성찰|진중|생각이 많|생각 많|학구|꼼꼼|책임감",
    ),
    (
        "quirky",
        r"quirky|whimsical|eccentric|\bodd\b|imaginative|curious|weird|offbeat|zany|엉뚱|4차원|사차원|괴짜|상상력|독특|"
        r"호기심|기발|별난|유별|몽상|똘끼|특이",
    ),
    (
        "hopeful",
        r"optimis|hopeful|positive|encouraging|look on the bright|낙천|긍정|낙관|희망|해맑|무한 ?긍정|밝게 보",
    ),
    (
        "timid",
        r"\bshy|timid|anxious|reserved|introver|bashful|worrier|nervous|hesitant|insecure|소심|내성|수줍|걱정 ?많|"
        r"걱정이 많|부끄|조심스|낯가|숫기|예민|겁 ?많|겁이 많|내향|쭈뼛|불안이 많",
    ),
    (
        "ardent",
        r"passionate|\bdriven|intense|ambitious|fiery|enthusias|excited|zealous|motivated|competitive|determined|열정|의욕|"
        r"에너지|도전|패기|뜨거|열혈|승부욕|근성|열심|열의|적극|야망|불타",
    ),
)
# Who it is more than how it speaks: the words name the one who writes, not people whom one writes about.
_ROLES: tuple[tuple[str, str], ...] = (
    (
        "letters",
        r"편지를? ?쓰듯|편지 ?쓰는 사람|편지처럼|as (?:in|if in) a letter|like a letter|letter.writer",
    ),
    ("sporting", r"해설자|해설위원|중계하|생중계|commentator|like a match|play.by.play"),
    (
        "sleuthing",
        r"탐정(?! ?(?:소설|영화|드라마|만화|물))|형사처럼|사건처럼|추리하듯|"
        r"detective(?! (?:stor|novel|film|show|series|fiction))|sleuth|as at a case|like a case",
    ),
    (
        "seafaring",
        r"선장(?!을|이랑|님)|항해처럼|항해하듯|항해일지|뱃사람|as a voyage|like a voyage|ship's log|seafar",
    ),
    (
        "childlike",
        r"처음 보는 것처럼|아이 같은|아이처럼|어린아이의 눈|천진|동심|childlike|"
        r"like a child|child's eyes|everything new",
    ),
    (
        "storied",
        r"옛이야기|할(?:머니|아버지)(?:예요|이?다\b|처럼|입니다)|grand(?:mother|father|ma|pa) who|storytell",
    ),
    (
        "bookish",
        r"책방을? ?하는|책방 (?:주인|이모|삼촌)|서점 ?주인|책벌레|사서처럼|bookish|bookworm|"
        r"keeps a (?:small )?bookshop|librarian who",
    ),
)
ROLES = frozenset(role for role, _ in _ROLES)
TONES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (tone, re.compile(f"(?i)(?:{words})")) for tone, words in (*_ROLES, *_WORDS)
)
