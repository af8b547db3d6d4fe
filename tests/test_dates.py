"""Dates against the calendar, times against the clock."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import Settings, check

SETTINGS = Settings(select=("dates",))
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAYS = st.dates(min_value=date(1924, 1, 1), max_value=date(2199, 12, 31))


def found(text: str) -> dict[str, list[str]]:
    return {f.span.of(text): [fix.replacement for fix in f.fixes] for f in check(text, SETTINGS).findings}


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("The talks begin on Monday, November 24, 2026.", "Monday", ["Tuesday"]),
        ("The talks begin on Mon., Nov. 24, 2026.", "Mon", ["Tue"]),
        ("It was Saturday (November 24, 2026).", "Saturday", ["Tuesday"]),
        ("They met on Monday the 24th of November 2026.", "Monday", ["Tuesday"]),
        ("The file is dated 31 April.", "31 April", []),
        ("It rained on Sept. 31 and at noon.", "Sept. 31", []),
        ("He was born on February 29, 1925.", "February 29, 1925", []),
        ("It ran from Monday, May 4, to Friday, May 7.", "Friday, May 7", []),
        ("It opens at 16.30pm.", "16.30pm", ["16.30"]),
        ("It opens at 9:60 a.m.", "9:60 a.m.", []),
    ],
)
def test_what_no_calendar_and_no_clock_has_is_found(text: str, wrong: str, right: list[str]):
    assert found(text) == {wrong: right}


@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday, November 24, 2026, the talks began. It was Monday. November 24, 2026, came next.",
        "In June 31 people died, since April 31 others fell ill, and in February 30 more.",
        "By June 31 countries had signed, and on June 31 ships sailed.",
        "It opened on Monday, May 4, 2026, and closed on Friday, May 7, 2027.",
        "They may 31 times a day, and the march 31 miles long went on.",
        "It is 12:30 a.m., 12 p.m., 0:15, 24:00 and 23:59; the odds were 15:75.",
        "The 13 am radio band, 20 pm and 30 am of it",
        "On Sunday, 9 January 1905, and on Monday, 1 March 3021.",
        "Room 30, February 2020; 30 February issues; page 31, June 2020",
        "The May 12-15 fair, March 3.5 and April 1:30",
    ],
)
def test_what_may_well_be_right_stays_silent(text: str):
    assert found(text) == {}


@given(DAYS)
def test_every_day_goes_with_its_own_weekday(day: date):
    weekday = WEEKDAYS[day.weekday()]
    assert found(f"It was {weekday}, {day:%B} {day.day}, {day.year}.") == {}
    assert found(f"It was {weekday} {day.day} {day:%B} {day.year}.") == {}


@given(DAYS, st.integers(min_value=1, max_value=6))
def test_every_other_weekday_is_found_with_the_right_one(day: date, off: int):
    wrong, right = WEEKDAYS[(day.weekday() + off) % 7], WEEKDAYS[day.weekday()]
    assert found(f"It was {wrong}, {day:%B} {day.day}, {day.year}.") == {wrong: [right]}
