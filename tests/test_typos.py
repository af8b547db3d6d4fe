"""Misspellings, glued and split words, names spelt in two ways."""

import pytest

from checks import Settings, check


def found(text: str, select: str = "typos") -> dict[str, str]:
    report = check(text, Settings(select=(select,)))
    return {f.span.of(text): f.fixes[0].replacement if f.fixes else "" for f in report.findings}


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("He said teh end was near.", "teh", "the"),
        ("The soudns of emmisions grew.", "soudns", "sounds"),
        ("They gave it alot of time.", "alot", "a lot"),
        ("It rained. Recieved wisdom failed.", "Recieved", "Received"),
        ("The confidenttial paper vanished.", "confidenttial", "confidential"),
    ],
)
def test_a_misspelling_is_found_with_its_right_word_first(text: str, wrong: str, right: str):
    assert found(text)[wrong] == right


@pytest.mark.parametrize(
    "text",
    [
        "The colour of the centre, the color of the center.",
        "In mid-sentence Thier and Beleivan are names.",
        "He called it a “grublet” and smiled.",
        "She wrote that they recieved [sic] it.",
        "The xarnel frobnik moved.",
        "It was an anti-heroish, catlike, nonvoting megacrowd.",
        "The gromet fell. The gromet rose.",
        "The secretario de estado met the press.",
        "Visit example.com or write to teh@example.org.",
    ],
)
def test_what_is_no_misspelling_stays_silent(text: str):
    assert found(text) == {}


def test_a_fix_keeps_the_case_of_what_it_replaces():
    assert found("Goverment ministers met.") == {"Goverment": "Government"}


def test_a_name_spelt_differently_once_is_found():
    assert found("Ms Petrova spoke. Petrova left. Pertova's car.", "near_names") == {"Pertova's": "Petrova's"}


@pytest.mark.parametrize(
    "text", ["Petrov met Petrova. Petrov left.", "Iraq and Iraqi. Iraq won.", "Harry met Barry. Harry left."]
)
def test_names_that_are_two_names_stay_silent(text: str):
    assert found(text, "near_names") == {}


def test_a_name_known_nowhere_goes_to_the_names_to_verify():
    text = "The mayor, Anna Tzvorkelin, agreed with London."
    report = check(text, Settings(select=("near_names",)))
    assert [name.span.of(text) if hasattr(name, "span") else text[name.start : name.end] for name in report.names] == [
        "Tzvorkelin"
    ]
    assert report.findings == ()


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("It failed forvarious reasons.", "forvarious", "for various"),
        ("They said thatOn Monday it rained.", "thatOn", "that On"),
        ("They came to gether at noon.", "to gether", "together"),
    ],
)
def test_blanks_lost_and_blanks_inside_are_found(text: str, wrong: str, right: str):
    assert found(text, "glued_words") == {wrong: right}


@pytest.mark.parametrize(
    "text", ["YouTube and LinkedIn.", "McDonald met DeLorean.", "They came to get her.", "An offhand forthwith."]
)
def test_brands_and_compounds_are_not_glued(text: str):
    assert found(text, "glued_words") == {}
