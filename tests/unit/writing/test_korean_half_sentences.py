"""Notes whose last word leaves the verb to say, or whose nouns lack what ties them: each beside its sentence."""

from __future__ import annotations

from typing import Any

import pytest

TOLD = [
    # What a note's last word leaves to say.
    ("예상보다 금방", "예상보다 금방이었다."),
    ("구경만 실컷", "구경만 실컷 했다."),
    ("점심은 칼국수 시켜서 든든하게", "점심은 칼국수를 시켜서 든든하게 먹었다."),
    ("합격자 발표는 목요일 문자로", "합격자 발표는 목요일에 문자로 나온다고 했다."),
    ("내일 한국사 5단원부터", "내일 한국사 5단원부터다."),
    ("칠판에 '시험 화이팅'", "칠판에 '시험 화이팅'이라고 적혀 있었다."),
    ('과장님 "다시 써오세요"', '과장님이 "다시 써오세요"라고 했다.'),
    ("요가는 처음", "요가는 처음이었다."),
    # What holds on is told of now.
    ("다음 수업은 목요일", "다음 수업은 목요일이다."),
    ("대출 상환은 사흘 뒤", "대출 상환은 사흘 뒤다."),
    ("음주는 금지", "음주는 금지다."),
    # A word between a noun and its verb; who is not there.
    ("수면 잘됨", "수면이 잘됐다."),
    ("키오스크 주문기 너무 불편함", "키오스크 주문기가 너무 불편했다."),
    ("책임자 사무실에 없어서 그냥 옴", "책임자가 사무실에 없어서 그냥 왔다."),
    # Nouns that stand for what was described.
    ("모르는 거 다 물어봄", "모르는 걸 다 물어봤다."),
    ("코드 짜는 법 배움", "코드를 짜는 법을 배웠다."),
    ("남은 게 없음", "남은 게 없었다."),
    ("월요일 오는 거 싫다", "월요일 오는 게 싫다."),
    # What was said stays as it was said.
    ('코치님이 "팔 더 드세요" 세 번 말함', '코치님이 "팔 더 드세요"라고 세 번 말했다.'),
    # Where a word has two readings.
    ("패딩 세탁 맡기러 나감", "패딩 세탁을 맡기러 나갔다."),
    ("연휴 내내 집콕", "연휴 내내 집콕했다."),
    ("편의점 들러서 우산 삼 7천원", "편의점에 들러서 우산을 샀다. 7천원이 들었다."),
    ("프로그램 새로 깜", "프로그램을 새로 깔았다."),
    ("많이 아픈가봄", "많이 아픈가 보다."),
    ("부산 셋째날", "부산 셋째날이었다."),
    ("냉면 9천원 비싼데 맛있음", "냉면은 9천원이었다. 비싼데 맛있었다."),
    ("오후에 서점 세 군데", "오후에 서점 세 군데를 돌았다."),
    ("점심은 혼자 쌀국수", "점심은 혼자 쌀국수를 먹었다."),
    ("현관에 쌓인 택배", "현관에 쌓인 택배가 있었다."),
    ("영어 91 과학 77", "영어는 91이었고 과학은 77이었다."),
    ("손 씻기 귀찮다", "손을 씻기 귀찮다."),
]


@pytest.mark.parametrize(("note", "told"), TOLD, ids=[note for note, _ in TOLD])
def test_half_a_sentence_reads_as_korean(note: str, told: str, write: Any) -> None:
    assert write(note, fidelity="natural", length="medium").text.startswith(told)
