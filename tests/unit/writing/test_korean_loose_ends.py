"""Loose ends of rough notes, each beside its sentence."""

from __future__ import annotations

from typing import Any

import pytest

TOLD = [
    # More ways in which a last word tells.
    ("혼자 구석에만", "혼자 구석에만 있었다."),
    ("꿈일 수도", "꿈일 수도 있다."),
    ("오늘 밤도 야근", "오늘 밤도 야근이다."),
    ("위층 공사", "위층 공사가 있었다."),
    ("기말 학기 시작", "기말 학기가 시작됐다."),
    ("거실에서 퍼즐 다 함", "거실에서 퍼즐을 다 했다."),
    # What takes no particle, or another.
    ("종이배 접기에서 일등", "종이배 접기에서 일등이었다."),
    ("편지 여기저기 보냄", "편지를 여기저기 보냈다."),
    ("담배 냄새 참느라 힘듦", "담배 냄새를 참느라 힘들었다."),
    ("수강료 10만원 넘음", "수강료가 10만원 넘었다."),
    ("엄마는 밥 안 먹는다고 걱정", "엄마는 밥을 안 먹는다고 걱정했다."),
    ("언니랑 두 시간 수다", "언니랑 두 시간 수다를 떨었다."),
    ("빨래하고 나니 그래도 개운", "빨래하고 나니 그래도 개운했다."),
    ("점심 겸 저녁으로 떡볶이", "점심 겸 저녁으로 떡볶이를 먹었다."),
    ("옆 사람이 고개 갸우뚱", "옆 사람이 고개를 갸우뚱했다."),
    ("6시 반 도착", "6시 반에 도착했다."),
]


@pytest.mark.parametrize(("note", "told"), TOLD, ids=[note for note, _ in TOLD])
def test_a_loose_end_reads_as_korean(note: str, told: str, write: Any) -> None:
    assert write(note, fidelity="natural", length="medium").text.startswith(told)
