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
        ("박스 20개 쌌다 아직 반도 못함", "박스 20개를 쌌다. 아직 반도 못했다."),
        ("전화 끊고 후회중 내일 사과드려야지", "전화를 끊고 후회 중이다. 내일 사과드려야겠다."),
        ("카드값 보고 깜놀 120만원", "카드값을 보고 깜놀했다. 120만원이었다."),
        # What somebody said.
        ("아이가 고마워 라고 함", "아이가 “고마워”라고 했다."),
        ("물리치료 3주 받으래", "물리치료를 3주 받으라고 했다."),
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
        ("외할머니 병원 입원하셨대", "외할머니가 병원에 입원하셨다고 하셨다."),
        ("병원 예약함", "병원을 예약했다."),
        # A particle at the end.
        ("10키로나", "10키로나 됐다."),
        ("비닐 뜯기 전에 사진부터", "비닐 뜯기 전에 사진부터 찍었다."),
        ("내가 그렇지 뭐", "내가 그렇지 뭐 싶었다."),
    ],
)
def test_a_rough_note_reads_as_korean(note: str, told: str, write: Any) -> None:
    assert write(note, fidelity="facts").text == told
