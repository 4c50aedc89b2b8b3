"""What a memo says of the day's weather. Nothing is said of what was only forecast, feared or missed."""

from __future__ import annotations

import re
from collections.abc import Iterable

_AT = r"(?<![가-힣])"
_MUCH = r"(?:(?:많이|엄청|조금|계속|하루 ?종일|종일|살짝|또|펑펑|막|억수로|주룩주룩|갑자기|너무|잠깐|꽤|진짜|밤새)\s?)?"
_CAME = rf"(?:이|가|도|는|은)?\s?{_MUCH}(?:와|왔|오|옴|온|내리|내려|내렸|맞|쏟|퍼붓|퍼부|그쳐|그침|그쳤|뿌|흩날)"
_IT_IS = rf"(?:날씨|하늘|날)[이가은는도]?\s?{_MUCH}"
_SIGNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("snow", re.compile(rf"{_AT}(?:눈{_CAME}|첫눈|폭설|함박눈|눈길|눈사람|눈발|진눈깨비)|{_AT}눈$")),
    (
        "rain",
        re.compile(
            rf"{_AT}(?:비{_CAME}|소나기|폭우|장대비|이슬비|가랑비|보슬비|빗길|빗속|비바람|장맛비|빗소리)|{_AT}비$"
        ),
    ),
    ("sun", re.compile(rf"{_AT}(?:맑음|햇살|햇볕|화창|쨍쨍)|{_IT_IS}(?:맑|쨍|화창)")),
    ("hot", re.compile(rf"{_AT}(?:폭염|무더위|찜통|열대야|땡볕|더위|더웠|더움|더워)|{_IT_IS}(?:더웠|더워|더움|덥)")),
    ("cold", re.compile(rf"{_AT}(?:한파|강추위|추위|추웠|추움|추워|꽃샘추위|칼바람)|{_IT_IS}(?:추웠|추워|추움|춥)")),
    ("wind", re.compile(rf"{_AT}(?:강풍|돌풍|바람[이도은]?\s?{_MUCH}(?:불|분|셌|세|강|심))")),
)
_NOT_SO = re.compile(
    r"예보|예정|올까|오면|온다(?:고|더니|길래|는|면)|온대|올 것|올 듯|내일|모레|다음 ?주|어제|그제|작년|못|않|말고|"
    r"안 ?(?:오|왔|옴|와|맞|춥|추|덥|더)|소식|기우제|드라마|영화|노래|꿈"
)


def weather_of(texts: Iterable[str]) -> str:
    """Return the first weather that one of the fragments tells of, "" where none does."""
    told = [text for text in texts if not _NOT_SO.search(text)]
    return next((name for name, sign in _SIGNS if any(sign.search(text) for text in told)), "")
