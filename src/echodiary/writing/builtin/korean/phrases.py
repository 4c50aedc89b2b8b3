"""What the writer adds of its own: openings, reflections and closings, none of which states a fact.

Written once in -다 form and inflected like any other sentence. None tells a deed in the present: at
two levels "적어 둬" is an order as well. No sentence here may name a deed, a person, a place, an hour
or the weather: the memo alone knows those.
"""

from __future__ import annotations

from enum import StrEnum


class Mood(StrEnum):
    """The colour of a day, as far as a memo shows it."""

    JOY = "joy"
    LOW = "low"
    WEARY = "weary"
    MIXED = "mixed"
    CALM = "calm"


OPENINGS: dict[Mood, tuple[str, ...]] = {
    Mood.JOY: (
        "돌아보니 마음이 환해지는 하루였다.",
        "오늘은 적을 때부터 기분이 좋다.",
        "적기도 전에 웃음이 나는 하루였다.",
    ),
    Mood.LOW: (
        "마음이 조금 무거운 하루였다.",
        "오늘은 마음 한구석이 가라앉아 있다.",
        "쉽지 않은 하루였다.",
    ),
    Mood.WEARY: (
        "꽤 고단한 하루였다.",
        "몸도 마음도 느려지는 하루였다.",
        "오늘은 짧게라도 적고 쉬려 한다.",
    ),
    Mood.MIXED: (
        "오르내림이 있는 하루였다.",
        "이런저런 마음이 지나간 하루였다.",
        "한 가지 말로는 담기 어려운 하루였다.",
    ),
    Mood.CALM: (
        "오늘 하루를 천천히 적어 두려고 한다.",
        "잊기 전에 오늘을 적어 두고 싶다.",
        "오늘도 몇 줄 남기려고 한다.",
    ),
}

CLOSINGS: dict[Mood, tuple[str, ...]] = {
    Mood.JOY: (
        "이 기분을 오래 기억하고 싶다.",
        "이런 날이 자주 있으면 좋겠다.",
        "오늘 같은 날은 아껴 두고 싶다.",
    ),
    Mood.LOW: (
        "오늘은 나를 조금 다독여 주고 싶다.",
        "자고 나면 마음이 조금 가벼워지면 좋겠다.",
        "괜찮아질 거라고 믿고 싶다.",
    ),
    Mood.WEARY: (
        "오늘은 푹 쉬고 싶다.",
        "오늘도 애썼다고 스스로에게 말해 주고 싶다.",
        "내 몸을 조금 더 아껴 줘야겠다.",
    ),
    Mood.MIXED: (
        "그래도 이만하면 괜찮은 하루다.",
        "좋은 쪽을 조금 더 오래 기억하고 싶다.",
        "이런 날도 있는 거라고 생각한다.",
    ),
    Mood.CALM: (
        "이렇게 또 하루가 지나간다.",
        "이렇게 적어 두면 오래 남을 것 같다.",
        "오늘의 기록은 이만하면 충분하다.",
    ),
}

LONGER_CLOSINGS: dict[Mood, tuple[str, ...]] = {
    Mood.JOY: (
        "나중에 이 페이지를 다시 펼쳤을 때 지금 이 기분이 그대로 떠오르면 좋겠다.",
        "마음이 가라앉는 날이 오면 오늘 적은 이 몇 줄을 다시 꺼내 읽고 싶다.",
        "이런 하루가 있어서 다음 하루도 조금 더 기대하게 되는 것 같다.",
    ),
    Mood.LOW: (
        "지금은 조금 가라앉아 있지만 이렇게 적고 나니 마음이 한결 정리되는 것 같다.",
        "시간이 지나 다시 읽을 때는 오늘의 마음이 조금 작아져 있으면 좋겠다.",
        "잘하지 못한 날이라고 생각하기보다 잘 버틴 날이라고 적어 두고 싶다.",
    ),
    Mood.WEARY: (
        "이 몇 줄을 다 적고 나면 아무 생각 없이 푹 쉬고 싶다.",
        "지친 날일수록 나에게 조금 더 다정해져야겠다.",
        "애쓴 하루였다는 것을 적어도 나만은 알아주고 싶다.",
    ),
    Mood.MIXED: (
        "좋은 일과 아쉬운 일이 나란히 있는 날도 지나고 보면 다 내 하루인 것 같다.",
        "아쉬운 마음은 여기에 내려놓고 좋은 마음만 조금 더 오래 가져가고 싶다.",
        "마음이 이리저리 움직여도 이렇게 적고 나면 한 걸음 떨어져서 볼 수 있는 것 같다.",
    ),
    Mood.CALM: (
        "특별하지 않아 보여도 이렇게 적어 두면 나중에 반갑게 읽게 되는 것 같다.",
        "시간이 지나면 흐려질 하루라서 오늘의 조각을 이렇게 남겨 두고 싶다.",
        "조용히 적다 보니 하루가 제자리에 차곡차곡 놓이는 것 같다.",
    ),
}

REFLECTIONS: tuple[str, ...] = (
    "적다 보니 하루가 생각보다 촘촘하다.",
    "이렇게 적어 보니 지나간 시간이 다시 보인다.",
    "작은 것까지 적어 두는 게 나는 좋다.",
    "하나씩 떠올리다 보니 마음이 차분해진다.",
)

CONTRASTS_UP = ("그래도", "그나마", "그래도")
CONTRASTS_DOWN = ("그런데", "다만")
TURNS = ("그러다가", "그러다")  # before what nobody meant to happen
AFTERWARDS = ("그러고 나서", "그 뒤에")

# {} is the list; the first are for a draft's first sentence, the others for later ones. The particle stands in its form
# after a consonant.
LIST_FIRST = (("이", "오늘을 떠올리면 {} 먼저 생각난다."), ("이", "오늘 하면 {} 먼저 떠오른다."))
LIST_LATER = (("도", "{} 생각난다."), ("도", "{} 떠오른다."))
LIST_STAND_IN = "무언가"
# What is quoted, the particle that follows it (after a consonant), and the rest.
QUOTES = (("이라고", "적혀 있다."), ("이라는", "말도 적혀 있다."))
QUOTE_PLACE = "메모에는 "
WONDERED = "싶었다."
NOTHING = "오늘은 글자로 적은 것이 없다."
