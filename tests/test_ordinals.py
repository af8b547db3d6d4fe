"""Ordinal numbers in figures."""

from checks import Settings, check
from checks.core.applying import applied

ONLY = Settings(select=("ordinals",))


def test_the_ending_of_an_ordinal_follows_its_last_figures() -> None:
    text = "the 53th, the 22th, the 1,003th and the 111st"
    assert applied(text, check(text, ONLY).findings) == "the 53rd, the 22nd, the 1,003rd and the 111th"
    assert not check("the 11th, the 12th, the 113th, the 42nd and 4th St", ONLY).findings
