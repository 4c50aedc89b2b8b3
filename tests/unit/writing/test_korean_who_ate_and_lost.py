"""Rough notes: who ate what, what is to come, what was lost, each beside its sentence."""

from __future__ import annotations

from typing import Any

import pytest

TOLD = [
    # Who ate, what is to come, and what was lost.
    ("형이 세 그릇", "형이 세 그릇을 먹었다."),
    ("아들은 카레 싫다고 우동", "아들은 카레가 싫다고 우동을 먹었다."),
    ("첫 수업은 화요일 7시 체육관", "첫 수업은 화요일 7시 체육관이다."),
    ("돌잔치는 3월", "돌잔치는 3월이다."),
    ("벌써 5년", "벌써 5년이다."),
    ("할아버지랑 바둑 두 판", "할아버지랑 바둑 두 판을 뒀다."),
    ("탁구 또 짐", "탁구에서 또 졌다."),
    ("시장에서 안개꽃 한 다발", "시장에서 안개꽃 한 다발을 샀다."),
    # Particles that another word leaves.
    ("신발에 모래 들어감", "신발에 모래가 들어갔다."),
    ("감독님이 체력 많이 늘었다고 하심", "감독님이 체력이 많이 늘었다고 하셨다."),
    ("다들 빵 터짐", "다들 빵 터졌다."),
    ("몰래 산 거 들킴", "몰래 산 걸 들켰다."),
    ("굴이 싸더라구요", "굴이 쌌다."),
    ("의사가 귓밥까지 파주심", "의사가 귓밥까지 파주셨다."),
]


@pytest.mark.parametrize(("note", "told"), TOLD, ids=[note for note, _ in TOLD])
def test_such_a_note_reads_as_korean(note: str, told: str, write: Any) -> None:
    assert write(note, fidelity="natural", length="medium").text.startswith(told)
