"""What a rough note's last word tells, and what belongs to the word before it: each note beside its sentence."""

from __future__ import annotations

from typing import Any

import pytest

TOLD = [
    # What is told by its last word.
    ("친구가 까불다가", "친구가 까불다가 그랬다."),
    ("차는 모레 정비소로", "차는 모레 정비소로 보내기로 했다."),
    ("세차는 나중에", "세차는 나중에 하기로 했다."),
    ("옆방에서 쾅", "옆방에서 쾅 소리가 났다."),
    ("동생 자랑 한참", "동생 자랑을 한참 했다."),
    ("점심은 라면으로 회사에서 해결", "점심은 라면으로 회사에서 해결했다."),
    ("목이 살짝 칼칼", "목이 살짝 칼칼했다."),
    ("통장 잔고 간당간당", "통장 잔고가 간당간당했다."),
    ("공항에 엄마가 마중", "공항에 엄마가 마중을 나왔다."),
    ("아직 월요일", "아직 월요일이다."),
    ("본인은 만족", "본인은 만족했다."),
    ("출근길에 접촉사고", "출근길에 접촉사고가 났다."),
    # What belongs to what stands before it.
    ("우유 세 병 사옴", "우유 세 병을 사왔다."),
    ("직원 다섯 명이 나눠 먹음", "직원 다섯 명이 나눠 먹었다."),
    ("영어 공부 하나도 못 함", "영어 공부를 하나도 못 했다."),
    ("이마에 멍 안 들었으면", "이마에 멍이 안 들었으면 좋겠다."),
    ("강아지 두 마리 다 누워 있음", "강아지 두 마리가 다 누워 있었다."),
    ("이불 밑에 숨겨둔 과자", "이불 밑에 숨겨둔 과자가 있었다."),
    ("내 시간이 별로 없음", "내 시간이 별로 없었다."),
    ("헬스장 회비 4만 5천원", "헬스장 회비는 4만 5천원이었다."),
    ("점심시간에 우체국", "점심시간에 우체국에 갔다."),
    ("모의고사 3회분은 품", "모의고사 3회분은 풀었다."),
    ("노래 듣다가 내가 움", "노래를 듣다가 내가 울었다."),
    ("목표는 2등", "목표는 2등이었다."),
    ("개업은 3월 예정", "개업은 3월 예정이다."),
    ("결석 사유로 감기라고 적음", "결석 사유로 감기라고 적었다."),
]


@pytest.mark.parametrize(("note", "told"), TOLD, ids=[note for note, _ in TOLD])
def test_a_last_word_tells_as_korean_does(note: str, told: str, write: Any) -> None:
    assert write(note, fidelity="natural", length="medium").text.startswith(told)
