"""Rough notes: who a thing is said of, where and when it was, each beside its sentence."""

from __future__ import annotations

from typing import Any

import pytest

TOLD = [
    # Who it is said of, and to whom.
    ("이모 병문안", "이모 병문안을 갔다."),
    ("동생 이름 크게 부르심", "동생 이름을 크게 부르셨다."),
    ("엄마가 아기 먼저 재움", "엄마가 아기를 먼저 재웠다."),
    ("카드 결제 다 취소시킴", "카드 결제를 다 취소시켰다."),
    ("구청에 여권 문의해봄", "구청에 여권을 문의해봤다."),
    ("알바 잘림", "알바가 잘렸다."),
    ("지하철에서 소매치기당함", "지하철에서 소매치기당했다."),
    ("보고서도 다시 써오래요", "보고서도 다시 써오라고 했다."),
    ("우산 안 챙긴 거 후회", "우산을 안 챙긴 걸 후회했다."),
    # Where, when and what came of it.
    ("근처 공원에서 뛰다가 옴", "근처 공원에서 뛰다가 왔다."),
    ("수건 옥상에 널었음", "수건을 옥상에 널었다."),
    ("저녁은 회사 앞 식당", "저녁은 회사 앞 식당에서 먹었다."),
    ("퇴근 19:40", "19:40에 퇴근했다."),
    ("모레 발표라는데 걱정", "모레 발표라는데 걱정이다."),
    ("수업에서 엉뚱한 대답", "수업에서 엉뚱한 대답을 했다."),
    ("웬일", "웬일인가 싶었다."),
    ("나는 바다 가고 싶었는데ㅋㅋ 동생은 산 가자고 함", "나는 바다에 가고 싶었다. 동생은 산에 가자고 했다."),
    # What arrives, and where somebody does.
    ("로봇청소기 도착", "로봇청소기가 도착했다."),
    ("새 모니터 도착!", "새 모니터가 도착했다."),
    ("산장 도착", "산장에 도착했다."),
    ("세미나 다음달로 미뤄짐", "세미나가 다음달로 미뤄졌다."),
    ("메일 3통 다 답장함", "메일 3통에 다 답장했다."),
    ("근데 다들 준비 안 하고 와서 웃음", "근데 다들 준비를 안 하고 와서 웃었다."),
    ("9천원의 행복", "9천원의 행복이었다."),
    ("배고파서 순대 5천원", "배고파서 순대를 5천원에 샀다."),
    ("나가기 귀찮아서 배달 치킨 2만3천원", "나가기 귀찮아서 배달 치킨을 2만3천원에 시켰다."),
]


@pytest.mark.parametrize(("note", "told"), TOLD, ids=[note for note, _ in TOLD])
def test_who_and_where_are_told_as_korean_does(note: str, told: str, write: Any) -> None:
    assert write(note, fidelity="natural", length="medium").text.startswith(told)
