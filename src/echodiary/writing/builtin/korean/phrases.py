"""Words that tie sentences, and how what has no verb is told. Data.

Written once in -다 form and inflected like any other sentence.
"""

from __future__ import annotations

CONTRASTS_UP = ("그래도",)
CONTRASTS_DOWN = ("그런데",)
TURNS = ("그러다가", "그러다")  # before what nobody meant to happen
AFTERWARDS = ("그러고 나서", "그 뒤에")

# {} is the list; the first are for a draft's first sentence, the others for later ones. The particle stands in its form
# after a consonant.
KEYWORDS_ARE, KEYWORDS_MORE, KEYWORDS_OF_PEOPLE = "오늘의 키워드는", "까지 더해진 하루였다", "도 함께였다"
LIST_FIRST = (("이", "{} 있던 하루였다."),)
LIST_LATER = (("도", "{} 있었다."),)
LIST_STAND_IN = "무언가"
# What is quoted, the particle that follows it (after a consonant), and the rest.
QUOTES = (("이라고", "적혀 있다."), ("이라는", "말도 적혀 있다."))
QUOTE_PLACE = "메모에는 "
WONDERED = "싶었다."
NOTHING = "오늘은 글자로 적은 것이 없다."
