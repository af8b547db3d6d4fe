"""One English an article."""

import pytest

from checks import Settings, check
from checks.language import englishes

AMERICAN = "The color of the labor leader's favorite center."
BRITISH = "The colour of the labour leader's favourite centre."


def found(text: str, language: str = "en") -> dict[str, str]:
    settings = Settings(select=("spelling_style",), language=language)
    return {f.span.of(text): f.fixes[0].replacement for f in check(text, settings).findings}


@pytest.mark.parametrize("text", [AMERICAN, BRITISH])
def test_each_english_is_right_as_long_as_none_is_asked_for(text: str):
    assert found(text) == {}


def test_the_english_that_is_asked_for_is_kept_to():
    assert found(BRITISH, "en-US") == {
        "colour": "color",
        "labour": "labor",
        "favourite": "favorite",
        "centre": "center",
    }
    assert found(AMERICAN, "en-GB") == {v: k for k, v in found(BRITISH, "en-US").items()}
    assert found(AMERICAN, "en-AU") == found(AMERICAN, "en-GB")
    assert found(AMERICAN, "en-US") == found(BRITISH, "en-GB") == {}


def test_canada_has_a_spelling_between_the_two():
    text = "They organize the colourful centre; they organise the colorful center, traveled and travelled."
    assert found(text, "en-CA") == {
        "organise": "organize",
        "colorful": "colourful",
        "center": "centre",
        "traveled": "travelled",
    }


def test_british_takes_both_endings_of_organize():
    assert found("They organize and organise.", "en-GB") == {}


@pytest.mark.parametrize(
    "text",
    [
        "The World Trade Center and the Labor Department",
        "axe, judgement, enquiry, catalogue",
        "the sulfide of iron",
        "a check, a tire and a meter",
    ],
)
def test_names_and_words_of_both_sides_stay_silent(text: str):
    assert found(text, "en-GB") == {}


def test_one_word_that_leaves_the_english_of_the_article_is_found():
    text = BRITISH + " Its flavour was an honour. The neighbor left."
    assert found(text) == {"neighbor": "neighbour"}


def test_an_article_of_both_englishes_has_none():
    assert englishes.used({"colour": 4, "center": 3}) is None
    assert englishes.used({"colour": 3}) is None
    assert englishes.used({"colour": 4}) == "en-GB"
    assert found(BRITISH + " " + AMERICAN) == {}
