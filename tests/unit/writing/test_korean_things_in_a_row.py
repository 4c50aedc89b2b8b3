"""Bare nouns, sums and counts with no predicate: each thing told by itself, or all in one safe sentence."""

from __future__ import annotations

from typing import Any

import pytest

NOTES = (
    ("장염 내과 지사제 소화제", "장염에 걸렸다. 내과에서 지사제와 소화제를 받았다."),
    ("독감 조퇴 죽", "독감에 걸려서 조퇴했다. 죽을 먹었다."),
    ("할머니 칠순 국밥집 축의금 20만원", "할머니 칠순이었다. 국밥집에 갔다. 축의금은 20만원이었다."),
    ("아빠 생신 잡채 꽃다발 4만원", "아빠 생신이었다. 잡채를 먹었다. 꽃다발은 4만원이었다."),
    ("약국 소독약 3200원", "약국에서 소독약을 3200원에 샀다."),
    ("다이소 방석 5천원", "다이소에서 방석을 5천원에 샀다."),
    ("칼국수집 만두 한 접시", "칼국수집에서 만두 한 접시를 먹었다."),
    ("독서실 숙제", "독서실에서 숙제를 했다."),
    ("한의원 도수치료", "한의원에서 도수치료를 받았다."),
    ("소포 도착. 수건 양말", "소포가 도착했다. 수건과 양말이었다."),
    ("중고거래 책장 2만원", "중고거래를 했다. 책장은 2만원이었다."),
    ("풀코스 완주 4시간 3분", "풀코스 완주에 4시간 3분이 걸렸다."),
    ("3km 19분", "3km에 19분이 걸렸다."),
    ("저녁 10시 취침 성공", "저녁 10시 취침에 성공했다."),
    ("보험사 전화 30분 넘게", "보험사 전화를 30분 넘게 했다."),
    ("수영장 2주만에", "수영장에 2주 만에 갔다."),
    ("라떼 두 잔 배 아픔", "라떼 두 잔을 마셨다. 배가 아팠다."),
    ("막내 열 38도 해열제", "막내 열이 38도였다. 해열제를 먹었다."),
    ("비빔밥 제육볶음 공깃밥 세 그릇", "비빔밥, 제육볶음, 공깃밥 세 그릇을 먹었다."),
    ("봉사 떡국 150그릇", "봉사 떡국은 150그릇이었다."),
    ("문짝 긁힘", "문짝이 긁혔다."),
    ("방에서 드라마", "방에서 드라마를 봤다."),
    ("스벅 아아 벤티", "스벅 아아 벤티였다."),
    ("세차장 다녀옴. 2만원", "세차장에 다녀왔다. 2만원이 들었다."),
    ("8,700원", "8,700원을 썼다."),
    ("월급 들어옴. 230만원", "월급이 들어왔다. 230만원이었다."),
)
KEYWORDS = (
    ("할머니|생신|갈비", "할머니 생신이었다. 갈비를 먹었다."),
    ("아빠|통화", "아빠랑 통화했다."),
    ("고양이|예방접종", "고양이 예방접종"),
    ("토끼|탈출", "토끼"),
    ("아아|과제", "아아를 마시고 과제를 했다."),
)


@pytest.mark.parametrize(("typed", "told"), NOTES, ids=[typed for typed, _ in NOTES])
def test_things_in_a_row_are_told_apart_or_together(typed: str, told: str, write: Any) -> None:
    assert write(typed).text.startswith(told)


@pytest.mark.parametrize(("typed", "told"), KEYWORDS, ids=[typed for typed, _ in KEYWORDS])
def test_a_person_among_keywords_has_company(typed: str, told: str, write: Any) -> None:
    assert write(typed.split("|")).text.startswith(told)


@pytest.mark.parametrize(
    "typed", ["서류 광탈. 라면이나 먹자", "휴가 복귀. 버스에서 한숨", "결혼기념일 깜빡함", "범퍼 긁힘"]
)
def test_no_contented_line_closes_a_mishap(typed: str, write: Any) -> None:
    for seed in range(12):
        last = write(typed, seed=seed).sentences[-1].text
        assert not any(word in last for word in ("다행", "나쁘지 않", "고마운 하루", "기다려진", "좋다", "기억하고 싶"))
