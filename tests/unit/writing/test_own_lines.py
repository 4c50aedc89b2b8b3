"""What the writer says of its own: enough of it, no fact in it, at every level, never on two days running."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from echodiary.writing.builtin.choosing import Chooser
from echodiary.writing.builtin.day import Choice, Day, Mood
from echodiary.writing.builtin.english import closings as english_closings
from echodiary.writing.builtin.english.openings import OPENINGS as ENGLISH_OPENINGS
from echodiary.writing.builtin.korean import closings as korean_closings
from echodiary.writing.builtin.korean.layout import restyled
from echodiary.writing.builtin.korean.openings import OPENINGS as KOREAN_OPENINGS
from echodiary.writing.builtin.korean.reflections import REFLECTIONS as KOREAN_REFLECTIONS
from echodiary.writing.builtin.korean.weather import weather_of
from echodiary.writing.builtin.tones import TONES
from echodiary.writing.builtin.writer import compose
from echodiary.writing.fidelity import additions
from echodiary.writing.request import Fidelity, Language, Length, Memo, MemoKind, SpeechLevel, Voice, WritingRequest
from echodiary.writing.speech_level import level_of

Table = Mapping[str, Sequence[str]]
KO, EN = Language.KO, Language.EN
TABLES: dict[Language, dict[str, Table]] = {
    KO: {"openings": KOREAN_OPENINGS, "closings": korean_closings.CLOSINGS, "reflections": KOREAN_REFLECTIONS},
    EN: {
        "openings": ENGLISH_OPENINGS,
        "closings": english_closings.CLOSINGS,
        "reflections": english_closings.REFLECTIONS,
    },
}
OF_THE_DATE = {"spring", "summer", "autumn", "winter", "start-of-week", "end-of-week", "weekend"}
every_table = pytest.mark.parametrize(
    ("language", "name"), [(language, name) for language in Language for name in TABLES[language]]
)


def lines(language: Language) -> list[str]:
    return [line for table in TABLES[language].values() for pool in table.values() for line in pool]


@pytest.mark.parametrize("language", Language)
def test_there_are_sixty_openings_and_closings_and_each_text_is_there_once(language: Language) -> None:
    for name in ("openings", "closings"):
        assert sum(map(len, TABLES[language][name].values())) >= 60
    assert len(lines(language)) == len(set(lines(language)))


@every_table
def test_every_pool_has_a_line_for_each_of_two_days(language: Language, name: str) -> None:
    for key, pool in TABLES[language][name].items():
        assert pool[0::2], key
        assert pool[1::2], key


@every_table
def test_no_line_states_a_fact(language: Language, name: str) -> None:
    for key, pool in TABLES[language][name].items():
        for line in pool:
            found = additions(line, "메모" if language is KO else "memo", language)
            assert not found or key in OF_THE_DATE, (key, line, found)
            assert not re.search(r"\d", line)


@pytest.mark.parametrize("level", SpeechLevel)
def test_every_korean_line_can_be_said_at_every_level(level: SpeechLevel) -> None:
    said = [restyled(line, level) for line in lines(KO)]
    assert [text for text in said if level_of(text) is not level] == []
    assert len(said) == len(set(said))
    if level is SpeechLevel.PLAIN:
        assert said == lines(KO)


def test_no_korean_line_is_used_up() -> None:
    worn = re.compile(r"기억에 남|뜻깊|보람찬|알찬|소중한 하루|행복한 하루|의미 있는 하루|힘내")
    assert [line for line in lines(KO) if worn.search(line)] == []


moods = st.sampled_from(Mood)
tones = st.lists(st.sampled_from([tone for tone, _ in TONES]), max_size=4, unique=True)
circumstances = st.fixed_dictionaries(
    {"mood": moods, "tones": tones, "memo": st.text(max_size=8), "seed": st.integers(0, 2**40), "long": st.booleans(),
     "dated": st.booleans(), "weather": st.sampled_from(["", "rain", "snow", "sun", "hot", "cold", "wind"]),
     "level": st.sampled_from(SpeechLevel), "lessons": st.booleans(), "cheering": st.booleans(),
     "asking": st.booleans(), "key": st.sampled_from(["", "lesson", "question", "casual", "dry", "no such pool"])}
)  # fmt: skip


def line_of(language: Language, name: str, when: date, how: dict[str, Any]) -> str:
    table = korean_closings if language is KO else english_closings
    forbidden = {
        *(table.LESSONS if how["lessons"] else ()),
        *(table.CHEERING if how["cheering"] else ()),
        *(table.ASKING if how["asking"] else ()),
    }
    choice = Choice(
        Day(when, how["mood"], how["weather"]),
        how["level"],
        how["tones"],
        Chooser(how["memo"], how["seed"]),
        long=how["long"],
        dated=how["dated"],
        forbidden=forbidden,
    )
    pools = TABLES[language][name]
    if name == "reflections" or how["key"] in pools:
        line = choice.line_in(pools, how["key"] if how["key"] in pools else "", name)
    else:
        line = choice.line(pools, name)
    assert line in {line for pool in pools.values() for line in pool}
    if name == "closings" and how["key"] not in pools:
        assert line not in forbidden
    return line


@every_table
@settings(max_examples=300, deadline=None)
@given(
    when=st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    today=circumstances,
    tomorrow=circumstances,
)
def test_no_line_comes_on_two_days_running(
    language: Language, name: str, when: date, today: dict[str, Any], tomorrow: dict[str, Any]
) -> None:
    assert line_of(language, name, when, today) != line_of(language, name, when + timedelta(days=1), tomorrow)


def drafted(memo: str, when: date, **wishes: Any) -> tuple[str, list[str]]:
    language = wishes.pop("language", KO)
    voice = Voice("나", wishes.pop("level", SpeechLevel.PLAIN), language, **wishes.pop("voice", {}))
    wishes = {"length": Length.LONG, "fidelity": Fidelity.RICH, **wishes}
    draft = compose(WritingRequest(Memo(MemoKind.TEXT, memo), voice, language, entry_date=when, **wishes))
    return draft.text, [sentence.text for sentence in draft.provenance() if sentence.added]


MEMOS = {
    KO: (
        "칼퇴해서 기분 좋음",
        "면접 망한 듯. 우울함",
        "야근하고 녹초",
        "비 옴. 카페",
        "빨래, 장보기",
        "떨어져서 울었는데 친구가 위로해줘서 고마움",
    ),
    EN: (
        "happy day",
        "failed the test",
        "tired",
        "rained all day",
        "soup, bread",
        "missed the bus, happy anyway",
    ),
}


@pytest.mark.parametrize("language", Language)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_persona_never_opens_or_ends_two_days_alike(language: Language, data: st.DataObject) -> None:
    when = data.draw(st.dates(date(2020, 1, 1), date(2030, 1, 1)))
    voice = {
        "traits": tuple(data.draw(st.lists(st.sampled_from(["시니컬", "다정", "유쾌", "담백", "calm"]), max_size=2)))
    }
    level = data.draw(st.sampled_from(SpeechLevel))
    shared = SimpleNamespace(language=language, level=level, voice=voice)
    added = []
    for number in range(2):
        memo = data.draw(st.sampled_from(MEMOS[language]))
        wishes = {"length": data.draw(st.sampled_from(Length)), "seed": data.draw(st.integers(0, 9))}
        _, own = drafted(memo, when + timedelta(days=number), **vars(shared), **wishes)
        assert len(own) == len(set(own))
        added.append(set(own))
    assert not added[0] & added[1]


@pytest.mark.parametrize("language", Language)
def test_facts_has_no_line_natural_at_most_one_rich_two_or_three(language: Language) -> None:
    for memo in MEMOS[language]:
        for length in Length:
            counts = [
                len(drafted(memo, date(2026, 7, 3), language=language, length=length, fidelity=fidelity)[1])
                for fidelity in Fidelity
            ]
            assert counts[0] == 0
            assert counts[1] == (0 if length is Length.SHORT else 1)
            assert counts[2] in {2, 3}


def test_another_seed_ends_otherwise() -> None:
    for language in Language:
        ends = {drafted(MEMOS[language][4], date(2026, 7, 3), language=language, seed=seed)[1][-1] for seed in range(6)}
        assert len(ends) > 2


@pytest.mark.parametrize(
    ("text", "weather"),
    [
        ("비 옴", "rain"), ("비가 많이 왔다", "rain"), ("소나기 맞음", "rain"), ("비", "rain"),
        ("눈 펑펑 옴", "snow"), ("첫눈", "snow"), ("날씨 맑음", "sun"), ("햇살 좋았음", "sun"), ("폭염", "hot"),
        ("날씨가 너무 추웠음", "cold"), ("바람 많이 불었다", "wind"),
        ("눈 아파서 안과 감", ""), ("눈이 부음", ""), ("비 예보", ""), ("내일 비 온다고 함", ""), ("비 안 옴", ""),
        ("비빔밥 먹음", ""), ("준비 완료", ""), ("바람피우는 드라마 봄", ""), ("눈치 봄", ""), ("택시비 나옴", ""),
        ("비행기 표 삼", ""),
    ],
)  # fmt: skip
def test_weather_is_what_the_memo_says(text: str, weather: str) -> None:
    assert weather_of([text]) == weather


def test_rain_snow_season_and_weekday_are_spoken_of_only_where_they_are() -> None:
    said = {"비": set[str](), "월요일": set[str]()}
    for number in range(400):
        when = date(2026, 1, 1) + timedelta(days=number)
        text, _ = drafted("빨래 널고 장 봄", when, length=Length.MEDIUM, seed=number)
        assert not re.search(r"빗소리|비 오|비가 오|눈이 오|눈 오는|맑|더위|추운|바람", text)
        assert ("월요일" not in text) or when.weekday() == 0
        assert ("금요일" not in text) or when.weekday() == 4
        assert ("주말" not in text) or when.weekday() > 4
        assert ("겨울" not in text) or when.month in {12, 1, 2}
        assert ("여름" not in text) or when.month in {6, 7, 8}
        wet, _ = drafted("비 옴. 빨래 널고 장 봄", when, length=Length.MEDIUM, seed=number)
        said["비"] |= set(re.findall(r"빗소리|비 오는 날", wet))
        said["월요일"] |= set(re.findall("월요일", text))
    assert said["비"]
    assert said["월요일"]


def test_natural_speaks_of_no_season_and_no_weekday() -> None:
    for number in range(200):
        when = date(2026, 1, 1) + timedelta(days=number)
        wishes = {"fidelity": Fidelity.NATURAL, "length": Length.MEDIUM, "seed": number}
        _, added = drafted("빨래 널고 장 봄", when, **wishes)
        assert not re.search(r"월요일|금요일|주말|봄|여름|가을|겨울|한 주|이번 주", " ".join(added))
