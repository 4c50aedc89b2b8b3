"""Time zones as people choose them."""

from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from babel.dates import get_timezone_location

# Older names of the same places, and zones that are no places.
LEFT_OUT = ("Etc/", "SystemV/", "US/", "Brazil/", "Canada/", "Chile/", "Mexico/", "posix/", "right/")
NO_PLACE = "UTC"


@cache
def choices(locale: str) -> tuple[tuple[str, str], ...]:
    """Pairs of IANA name and a label with the place's name in the language, sorted by label."""
    names = [name for name in available_timezones() if "/" in name and not name.startswith(LEFT_OUT)]
    labelled = ((name, label(name, locale)) for name in names)
    return (*sorted(labelled, key=lambda pair: pair[1]), (NO_PLACE, NO_PLACE))


def label(name: str, locale: str) -> str:
    """The place of a time zone in a language."""
    city = name.rpartition("/")[2].replace("_", " ")
    if name == NO_PLACE:
        return city
    place = get_timezone_location(ZoneInfo(name), locale=locale)
    return place if city in place else f"{place} · {city}"
