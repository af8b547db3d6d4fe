"""Blanks inside amounts and at strokes, tabs, and quotations without a blank behind them."""

import pytest

from checks import Settings, fix

ONLY = Settings(select=("amount_spaces",))


def mended(text: str) -> str:
    return fix(text, ONLY)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("It cost $ 5 million.", "It cost $5 million."),
        ("Some 5 ,000 people came.", "Some 5,000 people came."),
        ("Some 12, 000 people came.", "Some 12,000 people came."),
        ("Bread and/ or tea is sold.", "Bread and/or tea is sold."),
        ("The ferry was\tclosed for a week.", "The ferry was closed for a week."),
        ("He called “the ferry”a start.", "He called “the ferry” a start."),
    ],
)
def test_the_blank_is_mended(text: str, right: str) -> None:
    assert mended(text) == right


@pytest.mark.parametrize(
    "text",
    [
        "It cost US$ 5 there.",
        "In 2001, 300 people came, in 5, 10, 000 and 7 rows.",
        "Lee / Hall won.",
        "Year\tPrice\n2001\t5",
        "He called it “the ferry” and left.",
        "The ”ferry” is old.",
    ],
)
def test_other_blanks_stay(text: str) -> None:
    assert mended(text) == text
