"""The pure rules of accounts."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echodiary.features.accounts import domain

FOUR = 240
SEOUL = ZoneInfo("Asia/Seoul")
NEW_YORK = ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("clock", "day"),
    [
        ((2026, 3, 2, 0, 40), date(2026, 3, 1)),
        ((2026, 3, 2, 3, 59), date(2026, 3, 1)),
        ((2026, 3, 2, 4, 0), date(2026, 3, 2)),
        ((2026, 3, 2, 23, 59), date(2026, 3, 2)),
        ((2026, 1, 1, 0, 40), date(2025, 12, 31)),
    ],
)
def test_a_night_belongs_to_the_day_before(clock: tuple[int, ...], day: date) -> None:
    now = datetime(*clock, tzinfo=SEOUL).astimezone(UTC)  # type: ignore[arg-type,misc]
    assert domain.day_of(now, "Asia/Seoul", FOUR) == day


def test_with_the_day_start_at_midnight_it_is_the_calendar_day() -> None:
    assert domain.day_of(datetime(2026, 3, 2, 0, 0, tzinfo=SEOUL), "Asia/Seoul", 0) == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("clock", "day"),
    [
        # Clocks go from 02:00 to 03:00 on 2026-03-08, and from 02:00 back to 01:00 on 2026-11-01.
        ((2026, 3, 8, 3, 59), date(2026, 3, 7)),
        ((2026, 3, 8, 4, 0), date(2026, 3, 8)),
        ((2026, 3, 9, 3, 59), date(2026, 3, 8)),
        ((2026, 3, 9, 4, 0), date(2026, 3, 9)),
        ((2026, 11, 1, 3, 59), date(2026, 10, 31)),
        ((2026, 11, 1, 4, 0), date(2026, 11, 1)),
        ((2026, 11, 2, 3, 59), date(2026, 11, 1)),
    ],
)
def test_the_day_starts_by_the_clock_on_the_wall_also_when_clocks_change(clock: tuple[int, ...], day: date) -> None:
    now = datetime(*clock, tzinfo=NEW_YORK).astimezone(UTC)  # type: ignore[arg-type,misc]
    assert domain.day_of(now, "America/New_York", FOUR) == day


@given(
    moment=st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2100, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    zone=st.sampled_from(["Asia/Seoul", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "UTC"]),
    start=st.integers(min_value=0, max_value=domain.MINUTES_A_DAY - 1),
)
def test_a_day_is_today_or_yesterday_on_the_wall(moment: datetime, zone: str, start: int) -> None:
    local = moment.astimezone(ZoneInfo(zone))
    begun = local.hour * 60 + local.minute >= start
    assert domain.day_of(moment, zone, start) == local.date() - timedelta(days=0 if begun else 1)


@given(st.text(domain.RECOVERY_ALPHABET, min_size=20, max_size=20), st.data())
def test_a_recovery_code_is_the_same_however_it_is_typed(code: str, data: st.DataObject) -> None:
    typed = "".join(
        data.draw(st.sampled_from(["", " ", "-", "\t"]))
        + data.draw(st.sampled_from({"0": "0oO", "1": "1iIlL"}.get(letter, letter + letter.lower())))
        for letter in code
    )
    assert domain.recovery_digest(typed) == domain.recovery_digest(code)


@given(
    st.text(domain.RECOVERY_ALPHABET, min_size=20, max_size=20),
    st.text(domain.RECOVERY_ALPHABET, min_size=20, max_size=20),
)
def test_another_code_has_another_digest(one: str, other: str) -> None:
    assert (domain.recovery_digest(one) == domain.recovery_digest(other)) == (one == other)


def test_recovery_codes_hold_a_hundred_bits() -> None:
    codes = {domain.new_recovery_code() for _ in range(200)}
    assert len(codes) == 200
    assert all([len(group) for group in code.split("-")] == [4] * 5 for code in codes)
    assert set("".join(codes)) - {"-"} == set(domain.RECOVERY_ALPHABET)


@given(st.emails())
def test_addresses_keep_their_meaning_and_normalising_twice_changes_nothing(address: str) -> None:
    normal = domain.normal_email(f"  {address.upper()}\n")
    if len(address.partition("@")[0]) <= 64 and len(address) <= domain.EMAIL_MAX:
        assert normal == address.lower()
    if normal is not None:
        assert domain.normal_email(normal) == normal


@given(st.text())
def test_whatever_is_taken_for_an_address_can_be_stored(text: str) -> None:
    normal = domain.normal_email(text)
    if normal is not None:
        assert "\x00" not in normal
        assert len(normal) <= domain.EMAIL_MAX
        assert normal.count("@") == 1
        assert domain.normal_email(normal) == normal


@pytest.mark.parametrize(
    "text", ["", "a", "a@", "@b.c", "a@b", "a b@c.d", "a@b@c.d", "a@b.", "a\x00@b.c", "a@b.c\n@d.e"]
)
def test_what_is_not_shaped_like_an_address_is_none(text: str) -> None:
    assert domain.normal_email(text) is None


def test_the_pause_doubles_and_is_never_longer_than_a_quarter_of_an_hour() -> None:
    now = datetime(2026, 3, 1, tzinfo=UTC)
    assert [domain.pause_left(failures, now, now) for failures in (0, 4, 5, 6, 9, 10, 10_000)] == [
        0, 0, 30, 60, 480, 900, 900,
    ]  # fmt: skip
    assert domain.pause_left(5, now, now + timedelta(seconds=29.5)) == 1
    assert domain.pause_left(5, now, now + timedelta(seconds=30)) == 0


@pytest.mark.parametrize(
    ("agent", "device"),
    [
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari · iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge · Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox · Linux"),
        ("curl/8.5.0", "API"),
        ("", "API"),
    ],
)
def test_devices_are_named_coarsely(agent: str, device: str) -> None:
    assert domain.device_of(agent) == device
