"""Straight quotation marks without a partner."""

import pytest

from checks import Settings, check
from checks.core.finding import INFO

SETTINGS = Settings(select=("straight_quotes",))


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ('He said "no and left.\n\nThe room was quiet.', 8),
        ('He said no" and left. Then "yes" was heard.', 10),
        ('"Yes," he said. "It is late.\n\nThe room was quiet.', 16),
    ],
)
def test_the_lone_mark_is_a_hint(text: str, at: int):
    (finding,) = check(text, SETTINGS).findings
    assert (finding.span.start, finding.severity) == (at, INFO)


@pytest.mark.parametrize(
    "text",
    [
        '"It began here.\n\n"It went on.\n\n"It ended there," he said.',
        'He said "no" and left.',
        'A pipe of 6" and a nail.',
        'x = "" and y="1',
        "He said “no” and left.",
        "The kids' shoes",
    ],
)
def test_pairs_inches_and_long_quotations_stay_silent(text: str):
    assert not check(text, SETTINGS).findings
