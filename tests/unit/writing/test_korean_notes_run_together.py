"""Notes that ran things together, or left out who, whom and how long: each told as Korean tells it."""

from __future__ import annotations

from typing import Any

import pytest

TOLD = (
    ("떡볶이 존맛 순대 노맛", "떡볶이가 존맛이었고 순대가 노맛이었다."),
    ("6시 기상 7시 출근 8시 도착", "6시에 기상했다. 7시에 출근했다. 8시에 도착했다."),
    ("금연 5일차 짜증 껌 씹음", "금연 5일차였다. 짜증이 났다. 껌을 씹었다."),
    ("커피 4잔 잠 안 옴", "커피 4잔을 마셨다. 잠이 안 왔다."),
    ("고기 2인분 소주 1병 마심", "고기 2인분을 먹고 소주 1병을 마셨다."),
    ("아들 수학여행 감 집 조용", "아들이 수학여행을 갔다. 집이 조용했다."),
    ("토요일인데 출근 대체휴무도 없음", "토요일인데 출근했다. 대체휴무도 없었다."),
    ("면접관이 '왜 이직하세요' 물어봄", "면접관이 '왜 이직하세요'라고 물어봤다."),
    ("'선생님 덕분에' 울컥", "'선생님 덕분에'라는 말에 울컥했다."),
    ('"다시 하면 돼"라고 선배가 말해줌', '"다시 하면 돼"라고 선배가 말해줬다.'),
    ("내일부터 다이어트 진짜로", "진짜로 내일부터 다이어트다."),
    ("주차 못함", "주차를 못 했다."),
    ("강사님 한숨", "강사님이 한숨을 쉬셨다."),
    ("주차위반 딱지 4만원 하...", "주차위반 딱지는 4만원이었다."),
    ("살 빠졌더라. 부럽", "살이 빠졌다. 부러웠다."),
    ("20분 지각", "20분 지각했다."),
    ("저녁: 굶음", "저녁은 굶었다."),
    ("야근 11시", "야근을 11시까지 했다."),
    ("정전 30분", "정전이 30분 이어졌다."),
    ("스쿼트 60kg 5세트", "스쿼트를 60kg 5세트 했다."),
    ("할머니 용돈 줌", "할머니가 용돈을 주셨다."),
    ("강아지 간식 줌", "강아지에게 간식을 줬다."),
    ("남편 설거지 함", "남편이 설거지를 했다."),
    ("밥 말고 빵", "밥 말고 빵을 먹었다."),
    ("새 노트북 옴", "새 노트북이 왔다."),
    ("헤어진 지 한 달", "헤어진 지 한 달이 됐다."),
    ("청소기", "청소기를 돌렸다."),
)
WHOLE = (
    "체중 63.2kg → 62.4kg",
    "토요일 저녁 친구 결혼식",
    "2시간 강의 들음",
    "slack 알림 끄고 잠",
    "대사 한 줄 까먹었는데 귀여웠음",
)


@pytest.mark.parametrize(("typed", "told"), TOLD, ids=[typed for typed, _ in TOLD])
def test_each_thing_is_told_by_itself(typed: str, told: str, write: Any) -> None:
    assert write(typed, fidelity="natural", length="medium").text.startswith(told)


@pytest.mark.parametrize("typed", WHOLE)
def test_what_belongs_together_stays_one_sentence(typed: str, write: Any) -> None:
    assert len(write(typed, fidelity="facts").sentences) == 1


@pytest.mark.parametrize("typed", ["지민이랑 홍대 → 파스타 → 노래방", "지갑 잃어버림 → 경찰서 → 찾음"])
def test_the_stations_of_a_day_are_told_one_by_one(typed: str, write: Any) -> None:
    assert "→" not in write(typed, fidelity="natural").text
