"""The headline against the body: only a clear contradiction is a finding."""

import pytest

from checks import Settings, check

REST = "The wind tore roofs from houses along the harbour, and boats broke loose from their moorings overnight. " * 4


def found(headline: str, lead: str, rest: str = REST) -> list[tuple[str, str]]:
    text = f"{headline}\n\n{lead} {rest}".strip()
    return [(f.rule, f.span.of(text)) for f in check(text, Settings(select=("headline",))).findings]


def test_another_number_of_the_same_thing_is_found() -> None:
    assert found("Storm kills 12 people", "A storm killed 21 people on Monday.") == [("headline/number-differs", "12")]


@pytest.mark.parametrize(
    ("headline", "lead"),
    [
        ("Storm kills 12 people", "A storm killed twelve people on Monday."),
        ("Storm kills 20 people", "A storm killed 21 people on Monday."),
        ("Storm kills 12 people", "Seven people died at sea and five people on land, 12 in all."),
        ("Storm kills 12 people", "The storm sank 21 boats."),
        ("Five people to watch in 2025", "In 2025 many people will be watched, five of them closely."),
        ("Storm damages 1,200 homes", "The storm damaged 1,187 homes."),
    ],
)
def test_what_agrees_or_counts_something_else_is_silent(headline: str, lead: str) -> None:
    assert not found(headline, lead)


def test_a_name_that_stands_only_in_the_headline_is_a_hint() -> None:
    assert found("Flood in Warszawa", "The river rose on Monday.") == [("headline/name-only-above", "Warszawa")]


def test_the_peoples_name_stands_for_the_countrys() -> None:
    assert not found("Flood in Ukraine", "The Ukrainian river rose on Monday.")


def test_a_short_text_says_less_than_its_headline() -> None:
    assert not found("Flood in Warszawa kills 12 people", "The river rose; 21 people died.", rest="")


def test_a_text_without_a_headline_is_silent() -> None:
    assert not check(f"The river rose on Monday. {REST}", Settings(select=("headline",))).findings


def test_a_day_of_the_month_is_no_number_of_the_body() -> None:
    assert found("12 senators vote no", "On May 12, fourteen senators voted no.") == [("headline/number-differs", "12")]
    assert found("12 senators vote no", "On may 12, fourteen senators voted no.") == [("headline/number-differs", "12")]
    assert not found("Fourteen senators vote no", "On May 12, 14 senators voted no.")


def test_a_result_that_the_body_gives_differently_is_found() -> None:
    wrong = [("headline/score-differs", "2-0")]
    assert found("Town win 2-0 at Hull", "A late goal gave Town a 2–1 victory at Hull.") == wrong
    assert not found("Town win 2-0 at Hull", "Town won 0–2 at Hull.")
    assert not found("Town win 2-0 at Hull", "Town had lost at Hull and were 1-0 up at half-time.")
    assert not found("Tickets for 18-24 year olds", "Those of 25-34 paid more.")
