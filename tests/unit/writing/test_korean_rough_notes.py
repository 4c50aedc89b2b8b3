"""Korean typed by tired thumbs, read aloud: each pair is what a reader would write from the note."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("note", "told"),
    [
        # Sentences without a mark between them.
        ("커피 사줌 고마웠음", "커피를 사줬다. 고마웠다."),
        ("병원에서 혈압 높대 150이래", "병원에서 혈압이 높다고 했다. 150이라고 했다."),
        ("오늘 너무 멍때렸나 일이 손에 안잡힘", "오늘 너무 멍때렸나 싶었다. 일이 손에 안 잡혔다."),
        ("아빠랑 산책 아빠 흰머리 많아졌더라", "아빠랑 산책을 했다. 아빠 흰머리가 많아졌다."),
        ("둘째가 열이 38.7 해열제 먹임", "둘째가 열이 38.7이었다. 해열제를 먹였다."),
        # What comes after its sentence.
        ("치매 초기래 아빠가", "아빠가 치매 초기라고 했다."),
        ("진짜 노답이다 나", "나는 진짜 노답이다."),
        # Slips of the thumbs.
        ("밥 먹엇음", "밥을 먹었다."),
        ("시간은 왜케 빨리 가지", "시간은 왜 이렇게 빨리 가지 싶었다."),
        ("무거워죽는줄", "무거워 죽는 줄 알았다."),
        # Sounds and gestures.
        ("어깨 으쓱", "어깨가 으쓱했다."),
        ("계단에서 후들후들", "계단에서 후들후들거렸다."),
        # Who did it, and where.
        ("친정엄마 새벽부터 오셨어요", "친정엄마가 새벽부터 오셨다."),
        ("헬스장 3일만에 감", "헬스장에 3일만에 갔다."),
        # A particle at the end.
        ("10키로나", "10키로나 됐다."),
        ("비닐 뜯기 전에 사진부터", "비닐 뜯기 전에 사진부터 찍었다."),
        ("내가 그렇지 뭐", "내가 그렇지 뭐 싶었다."),
    ],
)
def test_a_rough_note_reads_as_korean(note: str, told: str, write: Any) -> None:
    assert write(note, fidelity="facts").text == told
