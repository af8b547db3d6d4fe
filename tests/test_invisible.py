"""Characters that no editor sees."""

import pytest

from checks import Settings, check, fix

SETTINGS = Settings(select=("invisible",))


def mended(text: str) -> str:
    return fix(text, SETTINGS)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The min\u200bister left.", "The minister left."),
        ("a soft hy\u00adphen", "a soft hyphen"),
        ("a town\u200b, Min\u200bsk or Kyiv\u200b\u00ad", "a town, Minsk or Kyiv"),
        ("in the middle\ufeff of it", "in the middle of it"),
        ("The\u00a0minister left.", "The minister left."),
        ("It ended.\u00a0Then it rained.", "It ended. Then it rained."),
        ("One.\n   \nTwo.", "One.\n\nTwo."),
    ],
)
def test_an_invisible_slip_is_mended(before, after):
    assert mended(before) == after


def test_two_words_with_a_zero_width_blank_between_them_are_not_joined():
    text = "Tea and cake\u200band the\u200bMinister left."
    assert fix(text, SETTINGS) == text
    assert fix(text, SETTINGS, unsafe=True) == "Tea and cake and the Minister left."


def test_a_part_of_a_word_is_joined_when_it_is_asked_for():
    text = "They are Bar\u200bbadossians."
    assert fix(text, SETTINGS) == text
    assert fix(text, SETTINGS, unsafe=True) == "They are Barbadossians."


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffA byte order mark stands first.",
        "A family \U0001f468\u200d\U0001f469\u200d\U0001f467 came.",
        "It costs 5\u00a0euros, says Mr.\u00a0Smith on page\u00a07.",
        "می\u200cخواهم",
        "    an indented line",
    ],
)
def test_what_is_there_for_a_reason_stays_silent(text):
    assert not check(text, SETTINGS).findings
