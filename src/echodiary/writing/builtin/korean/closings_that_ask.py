"""Last lines that ask something of the day they close: that it was a good one, or a full one. Data."""

from __future__ import annotations

CONTENTED = frozenset((
    "별것 아닌 것 같아도 적어 두니 좋다.",
    "나중에 읽으면 반가울 것 같다.",
    "적을 게 있는 하루라서 다행이다.",
    "이런 하루도 나쁘지 않다.",
    "오늘도 무사히 한 장을 채웠다.",
    "별일 없어 보여도 내게는 하루치 이야기다.",
    "크게 다르지 않은 하루도 적어 두면 조금 달라 보인다.",
    "오늘을 그냥 흘려보내지 않아서 좋다.",
    "이런 하루가 모여서 한 계절이 되는 것 같다.",
    "하루가 조용히 닫히는 기분이다.",
    "뭐, 나쁘지 않았다.",
    "이런 날도 있어야 한다.",
    "오늘도 이만하면 고마운 하루다.",
    "작은 하루지만 마음에 든다.",
    "이만하면 오늘도 성공이다.",
    "이만큼이라도 감사하다.",
    "잊어버리기 전에 적어서 마음이 놓인다.",
))  # fmt: skip
"""They want a day without a mishap."""
ORDINARY = frozenset((
    "크게 다르지 않은 하루도 적어 두면 조금 달라 보인다.",
    "별일 없어 보여도 내게는 하루치 이야기다.",
    "별것 아닌 것 같아도 적어 두니 좋다.",
    "작은 하루지만 마음에 든다.",
))  # fmt: skip
"""They want a day like others."""
FULL = frozenset((
    "적고 보니 하루가 꽤 길었던 것 같다.",
    "하루에 이만큼이 다 들어 있다는 게 신기하다.",
    "하루를 돌아보며 몇 줄 적었다.",
    "하루가 이만큼은 또렷하게 남았다.",
    "오늘의 나를 이만큼은 알 것 같다.",
    "적는 동안 하루가 천천히 정리된다.",
    "오르내린 만큼 기억에는 오래 남을 것 같다.",
))  # fmt: skip
"""They want a memo that tells more than a thing or two."""
