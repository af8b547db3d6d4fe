"""Full names that sound the same."""

import pytest

from checks import Settings, check

ONLY = Settings(select=("full_names",))


def found(text: str) -> dict[str, str]:
    return {f.span.of(text): f.fixes[0].replacement for f in check(text, ONLY).findings}


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("Katalin Vardas came. She sat. Catalin Vardas left.", "Catalin", "Katalin"),
        ("Nikolai Tollgate played. It rained. The mother of Nikolay Tollgate wept.", "Nikolay", "Nikolai"),
        ("Philip Marchetti pays. It rained. Filip Marchetti’s car is red.", "Filip", "Philip"),
        ("Anna Marchetti pays. It rained. It is Anna Marcheti’s car.", "Marcheti’s", "Marchetti’s"),
    ],
)
def test_two_spellings_of_one_sound_are_one_name(text: str, wrong: str, right: str):
    assert found(text) == {wrong: right}


@pytest.mark.parametrize(
    "text",
    [
        "Katalin Vardas and Catalin Vardas are sisters.",
        "Katalin Vardas came. It rained. Catalin Horvat left.",
        "Katalin Vardas came. It rained. Kathleen Vardas left.",
        "Karin Vardas came. It rained. Marin Vardas left.",
        "The Mark Vardas bridge is long. It rained. Mars Vardas left.",
        "Katalin Vardas came. It rained. Catalin Vardas left. Catalin Vardas and Katalin Vardas are two.",
    ],
)
def test_names_of_another_sound_or_met_together_are_two(text: str):
    assert not found(text)
