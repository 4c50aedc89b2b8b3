"""Dates, times and numbers in the language of the running request (CLDR, through Babel)."""

from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_skeleton, format_time, get_day_names
from babel.numbers import format_currency, format_decimal, format_percent

from echodiary.web.i18n import current_locale

DAYS_A_WEEK = 7
CENT = Decimal("0.01")
# Babel knows no skeleton with a whole weekday, and shortens 오전 to AM.
DAY_OF_YEAR = {"ko": "MMMM d일 EEEE", "en": "EEEE, MMMM d"}
CLOCK = {"ko": "aaaa h:mm", "en": "h:mm a"}
WEEKDAY = {"ko": "EEEE", "en": "EEE"}


def full_date(day: date) -> str:
    """2026년 11월 22일 일요일 · Sunday, November 22, 2026."""
    return format_date(day, "full", locale=current_locale())


def day_of_year(day: date) -> str:
    """11월 22일 일요일 · Sunday, November 22."""
    return format_date(day, DAY_OF_YEAR[current_locale()], locale=current_locale())


def month_and_day(day: date) -> str:
    """11월 22일 · November 22."""
    return format_skeleton("MMMMd", day, locale=current_locale())


def month_of_year(day: date) -> str:
    """2026년 11월 · November 2026."""
    return format_skeleton("yMMMM", day, locale=current_locale())


def weekday(day: date) -> str:
    """일요일 · Sun."""
    return format_date(day, WEEKDAY[current_locale()], locale=current_locale())


def moment(when: datetime, time_zone: str) -> str:
    """2026년 11월 22일 오후 3:04 · November 22, 2026 3:04 PM, as clocks show it in the time zone."""
    there = when.astimezone(ZoneInfo(time_zone))
    day = format_date(there.date(), "long", locale=current_locale())
    return f"{day} {_clock(there.time())}"


def number(value: float) -> str:
    """1,234 · 2.5, at most one digit after the point."""
    return format_decimal(round(value, 1), locale=current_locale())


def share(part: float) -> str:
    """34.5%, at most one digit after the point, of a share between 0 and 1."""
    return format_percent(part, "#,##0.#%", locale=current_locale())


def dollars(amount: Decimal) -> str:
    """US$12.50 · $12.50; an amount below a cent is shown to the millionth that is counted."""
    if 0 < amount < CENT:
        return format_currency(amount, "USD", "¤0.00####", locale=current_locale(), currency_digits=False)
    return format_currency(amount, "USD", locale=current_locale())


def time_of_day(minutes: int) -> str:
    """오전 4:00 · 4:00 AM."""
    return _clock(time(minutes // 60, minutes % 60))


def weekdays() -> list[tuple[str, str]]:
    """Short and full names from Sunday on, as calendars of both languages begin."""
    short = get_day_names("narrow" if current_locale() == "en" else "abbreviated", locale=current_locale())
    full = get_day_names("wide", locale=current_locale())
    from_sunday = [6, *range(DAYS_A_WEEK - 1)]
    return [(short[day], full[day]) for day in from_sunday]


def _clock(moment_of_day: time) -> str:
    return format_time(moment_of_day, CLOCK[current_locale()], locale=current_locale())
