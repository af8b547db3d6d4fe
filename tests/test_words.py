"""The dictionary and what it says about words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.lexicon import slips, words


@pytest.mark.parametrize("word", ["colour", "color", "organise", "organize", "centre", "don't", "don’t", "editor's"])
def test_each_english_is_right(word: str):
    assert words.is_word(word)


def test_a_name_is_right_only_with_its_capital():
    assert words.is_word("Ukraine")
    assert words.is_word("UKRAINE")
    assert words.is_word("Ukraine's")
    assert not words.is_word("ukraine")
    assert words.only_capital("ukraine") == "Ukraine"
    assert words.only_capital("ukraine's") == "Ukraine's"


@pytest.mark.parametrize("word", ["turkey", "may", "polish", "english", "Ukraine", "qqqq"])
def test_a_word_that_exists_in_lower_case_needs_no_capital(word: str):
    assert words.only_capital(word) is None


def test_frequencies_order_words_and_ignore_case():
    assert words.frequency("the") > words.frequency("house") > words.frequency("zither") > words.frequency("qqqq") == 0
    assert words.frequency("Ukraine") == words.frequency("ukraine") > 3


def test_the_list_overrides_the_ranking():
    assert words.suggestions("wich")[0] == "which"
    assert words.correction("recieved") == ("received",)
    assert words.correction("received") == ()


@pytest.mark.parametrize(
    ("wrong", "right"), [("thhought", "thought"), ("oyhers", "others"), ("hte", "the"), ("presidnet", "president")]
)
def test_the_likeliest_word_stands_first(wrong: str, right: str):
    assert words.suggestions(wrong)[0] == right


def test_spellings_of_both_sides_know_each_other():
    assert (words.spelling("colour"), words.other_spelling("colour")) == ("gb", "color")
    assert (words.spelling("labor"), words.other_spelling("labor")) == ("us", "labour")


def test_oxford_spelling_is_not_american_alone():
    assert words.spelling("organize") is None
    assert words.other_spelling("organize") == "organise"
    assert words.spelling("house") is None


@pytest.mark.parametrize("word", ["catlike", "antivenomous", "unputdownable", "gastroplasty", "moviegoing"])
def test_words_made_of_known_parts_are_no_slips(word: str):
    assert slips.slip(word) is None


@given(st.text(max_size=20))
def test_any_text_can_be_asked_for(text: str):
    words.is_word(text)
    words.only_capital(text)
    assert words.frequency(text) >= 0
    assert len(words.suggestions(text, 3)) <= 3
