"""Capital letters of what takes the place of a word."""

import pytest

from checks.language.letter_case import in_case_of, raised


@pytest.mark.parametrize(
    ("seen", "right", "written"),
    [
        ("goverment", "government", "government"),
        ("Goverment", "government", "Government"),
        ("GOVERMENT", "government", "GOVERNMENT"),
        ("Alot of", "a lot of", "A lot of"),
        ("DONT", "don’t", "DON’T"),
        ("A", "an", "An"),
        ("Irak", "Iraq", "Iraq"),
        ("teh", "The Hague", "The Hague"),
    ],
)
def test_a_word_is_written_in_the_case_of_what_it_replaces(seen: str, right: str, written: str) -> None:
    assert in_case_of(seen, right) == written


@pytest.mark.parametrize(
    ("seen", "right"),
    [("I", "me"), ("I been", "he been"), ("I'll", "ill"), ("iphone", "iPhone"), ("Iphone", "iPhone"), ("", "a")],
)
def test_a_capital_that_the_place_does_not_ask_for_is_not_passed_on(seen: str, right: str) -> None:
    assert in_case_of(seen, right) == right


@pytest.mark.parametrize(
    ("words", "written"),
    [("a lot", "A lot"), ("don’t", "Don’t"), ("iPhone sales", "iPhone sales"), ("5 miles", "5 miles"), ("", "")],
)
def test_a_sentence_begins_with_a_capital_but_for_a_name_with_its_own(words: str, written: str) -> None:
    assert raised(words) == written
