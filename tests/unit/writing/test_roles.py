"""Roles that a persona plays: a detective ends otherwise than a captain, and neither plays beside a sad day."""

from datetime import date, timedelta

import pytest

from echodiary.writing.builtin.character import character_of
from echodiary.writing.builtin.english import lines_of_roles as english
from echodiary.writing.builtin.korean import lines_of_roles as korean
from echodiary.writing.builtin.korean.layout import restyled
from echodiary.writing.builtin.tones import ROLES
from echodiary.writing.builtin.writer import compose
from echodiary.writing.request import Fidelity, Language, Memo, MemoKind, SpeechLevel, Voice, WritingRequest

KO, EN = Language.KO, Language.EN
FIRST_DAY = date(2026, 7, 1)
PLAYFUL = ("sporting", "sleuthing", "seafaring", "childlike")


def voice(
    language: Language, description: str, level: SpeechLevel = SpeechLevel.PLAIN, **more: tuple[str, ...]
) -> Voice:
    return Voice("나", level, language, description=description, **more)


def last_lines(who: Voice, memo: str, days: int = 12) -> list[str]:
    """What the writer ends on, day after day."""
    found = []
    for number in range(days):
        request = WritingRequest(
            Memo(MemoKind.TEXT, memo),
            who,
            who.language,
            fidelity=Fidelity.NATURAL,
            entry_date=FIRST_DAY + timedelta(days=number),
            seed=number,
        )
        found += [sentence.text for sentence in compose(request).provenance() if sentence.added][-1:]
    return found


@pytest.mark.parametrize(
    ("description", "role"),
    [
        ("편지를 쓰듯 하루를 적는 사람", "letters"), ("하루를 경기처럼 중계하는 해설자", "sporting"),
        ("사건처럼 들여다보는 탐정", "sleuthing"), ("배를 모는 선장이다", "seafaring"),
        ("뭐든 처음 보는 것처럼 신기해한다", "childlike"), ("손주에게 들려주는 할머니예요", "storied"),
        ("동네 책방을 하는 이모", "bookish"),
        ("Writes as in a letter", "letters"), ("Covers the day like a match", "sporting"), ("A detective", "sleuthing"),
        ("Logs the day as a voyage", "seafaring"), ("Finds everything new", "childlike"),
        ("A grandmother who tells stories", "storied"), ("Keeps a small bookshop", "bookish"),
    ],
)  # fmt: skip
def test_a_role_is_known_by_who_writes(description: str, role: str) -> None:
    assert set(character_of(voice(KO, description)).tones) & ROLES == {role}


@pytest.mark.parametrize(
    "description",
    [
        "할머니를 돌보는 손녀", "탐정 소설을 좋아하는 학생", "아이를 키우는 엄마", "책을 자주 사는 회사원",
        "Reads detective novels", "Lives with my grandmother", "Has two children", "Watches every match",
        "탐정이 아닌 사람",
    ],
)  # fmt: skip
def test_people_whom_one_writes_about_are_no_role(description: str) -> None:
    assert not set(character_of(voice(KO, description)).tones) & ROLES


@pytest.mark.parametrize("role", sorted(ROLES))
def test_every_role_opens_and_closes_in_either_language(role: str) -> None:
    for lines in (korean, english):
        assert len(lines.OPENINGS_OF_ROLES[role]) >= 4
        assert len(lines.CLOSINGS_OF_ROLES[role]) >= 6


def test_a_role_ends_its_own_way_mostly() -> None:
    own = {restyled(line, SpeechLevel.CASUAL) for line in korean.CLOSINGS_OF_ROLES["childlike"]}
    ends = last_lines(voice(KO, "뭐든 처음 보는 것처럼 신기해한다", SpeechLevel.CASUAL), "빨래하고 장 봄")
    assert sum(end in own for end in ends) * 2 > len(ends)
    own = set(english.CLOSINGS_OF_ROLES["seafaring"])
    ends = last_lines(voice(EN, "Logs the day as a voyage", SpeechLevel.NOTE), "laundry, soup")
    assert sum(end in own for end in ends) * 2 > len(ends), "a note in a role is no bare note"


def test_a_role_asks_and_resolves_its_own_way() -> None:
    detective = voice(EN, "A detective", do=("End on a question",))
    assert set(last_lines(detective, "laundry, soup")) <= set(english.CLOSINGS_OF_ROLES["sleuthing,question"])
    captain = voice(KO, "하루를 항해처럼 적는다", do=("다짐으로 끝낸다",))
    assert set(last_lines(captain, "빨래하고 장 봄")) <= set(korean.CLOSINGS_OF_ROLES["seafaring,lesson"])
    cynic = voice(KO, "시니컬함", do=("질문으로 끝맺는다",))
    assert set(last_lines(cynic, "빨래하고 장 봄")) <= set(korean.CLOSINGS_OF_ROLES["cynical,question"])


@pytest.mark.parametrize(
    ("language", "description", "memo"),
    [
        (KO, "하루를 경기처럼 중계하는 해설자", "할아버지 장례식에 다녀옴. 많이 울었음"),
        (KO, "사건처럼 들여다보는 탐정", "강아지가 무지개다리를 건넘. 슬픔"),
        (EN, "A detective", "the dog died. cried all day"),
        (EN, "Finds everything new", "failed the exam, sad"),
    ],
)
def test_nobody_plays_beside_a_sad_day(language: Language, description: str, memo: str) -> None:
    lines = korean if language is KO else english
    played = {line for key, pool in lines.CLOSINGS_OF_ROLES.items() if key in PLAYFUL for line in pool}
    for do in ((), ("질문으로 끝맺는다", "End on a question")):
        ends = last_lines(voice(language, description, do=do), memo)
        assert not played & set(ends)
        assert not set(lines.CLOSINGS_OF_ROLES["sleuthing,question"]) & set(ends)


def test_an_english_role_greets_in_its_own_way_unless_it_is_sorry() -> None:
    who = voice(EN, "A grandmother who tells the day", SpeechLevel.POLITE)

    def begins(memo: str) -> str:
        return compose(WritingRequest(Memo(MemoKind.TEXT, memo), who, EN, entry_date=FIRST_DAY)).text

    assert begins("had coffee with Tom").startswith(("Well now, I", "Now then, I"))
    assert "diary," in begins("failed the exam")


def test_a_feeling_in_a_word_asks_for_no_short_page() -> None:
    assert not character_of(voice(KO, "", do=("느낌은 한마디로 적음",))).one_line
    assert character_of(voice(KO, "", do=("한마디로 적음",))).one_line
