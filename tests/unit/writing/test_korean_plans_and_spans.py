"""Plans under a head, what holds on, and what stands between a noun and its verb: each note beside its sentence."""

from __future__ import annotations

from typing import Any

import pytest

TOLD = [
    # Plans are not done yet.
    ("내일 할 일\n- 세탁소\n- 운동 가기", "내일 할 일은 세탁소, 운동 가기다."),
    ("[내일]\n- 영화 예매\n- 머리 자르기", "내일은 영화 예매, 머리 자르기다."),
    ("다음 주 할 일: 치과 예약, 책 반납", "다음 주 할 일은 치과 예약, 책 반납이다."),
    ("이번 회의는 9월 3일 오후", "이번 회의는 9월 3일 오후다."),
    ("다음 수업은 14일", "다음 수업은 14일이다."),
    ("새 직장은 3월 2일부터", "새 직장은 3월 2일부터다."),
    # How a thing is and goes on.
    ("칫솔은 세 달에 한 번 교체", "칫솔은 세 달에 한 번 교체한다."),
    ("일찍 나올걸", "일찍 나올걸 그랬다."),
    # What stands between a noun and its verb.
    ("딸이 김치를 내 그릇에 올려줌", "딸이 김치를 내 그릇에 올려줬다."),
    ("영수증 내가 찢음", "영수증을 내가 찢었다."),
    ("우유 유통기한 이틀 지났는데 마심", "우유 유통기한이 이틀 지났는데 마셨다."),
    ("밤 11시 데리러 감", "밤 11시에 데리러 갔다."),
    ("통학 3시간 걸림", "통학에 3시간 걸렸다."),
    ("게임 하다가 하루 다 감", "게임을 하다가 하루가 다 갔다."),
    ("전자레인지 연기 나서 놀람", "전자레인지 연기가 나서 놀랐다."),
    ("상추 시들시들해서 버림", "상추가 시들시들해서 버렸다."),
    ("할머니 처음 뵘", "할머니를 처음 뵀다."),
    # What a word means where it stands.
    ("과제 발표 마침", "과제 발표를 마쳤다."),
    ("강아지 다리 수술함", "강아지 다리 수술을 했다."),
    ("이유는 늦잠", "이유는 늦잠이었다."),
    ("소원은 로또 당첨", "소원은 로또 당첨이었다."),
    ("급브레이크", "급브레이크를 밟았다."),
    ("아들한테는 로봇 선물", "아들한테는 로봇을 선물했다."),
    ("저녁에 찌개까지", "저녁에 찌개까지 먹었다."),
    ("신문지로 대충", "신문지로 대충 때웠다."),
    ("두 명은 지각 두 명은 결석", "두 명은 지각, 두 명은 결석이었다."),
    ("무릎 땡땡", "무릎이 땡땡 부었다."),
    ("왜 그걸 이제 내냐고", "왜 그걸 이제 내냐고 했다."),
    ("점심엔 빵 한 조각, 우유, 바나나", "점심엔 빵 한 조각, 우유, 바나나를 먹었다."),
    ("공연 매진 → 카페로", "공연이 매진됐다. 카페로 갔다."),
    ("화장실 물때 청소", "화장실 물때 청소를 했다."),
]


@pytest.mark.parametrize(("note", "told"), TOLD, ids=[note for note, _ in TOLD])
def test_a_note_of_plans_or_spans_reads_as_korean(note: str, told: str, write: Any) -> None:
    assert write(note, fidelity="natural", length="medium").text.startswith(told)
