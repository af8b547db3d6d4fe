"""Words that lost the blank between them, and words that were always one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import Settings, check
from checks.language import words
from checks.models.joins import glue

SETTINGS = Settings(select=("run_together",))


def found(text: str) -> dict[str, str]:
    return {f.span.of(text): f.fixes[0].replacement for f in check(text, SETTINGS).findings}


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("It was closed forvarious reasons.", "forvarious", "for various"),
        ("Nobody spoke of the talksduring lunch.", "talksduring", "talks during"),
        ("The general workedclosely with them.", "workedclosely", "worked closely"),
        ("They met the rebelsoldiers at the bridge.", "rebelsoldiers", "rebel soldiers"),
        ("The minister isexpected today.", "isexpected", "is expected"),
        ("They said thatOn Monday it rained.", "thatOn", "that On"),
        ("The ImagesThe minister saw were old.", "ImagesThe", "Images The"),
        ("They came to gether at noon.", "to gether", "together"),
        ("The go vernment fell.", "go vernment", "government"),
        ("She defended the roleof the bank.", "roleof", "role of"),
        ("The town voted for rejectingan amendment to the plan.", "rejectingan", "rejecting an"),
        ("They had no power tooverturn it.", "tooverturn", "to overturn"),
        ("They stayed outof the house.", "outof", "out of"),
        ("It led to anunsteady peace.", "anunsteady", "an unsteady"),
        ("Many wrote to againstelectedofficials.", "againstelectedofficials", "against elected officials"),
        ("It is due by the endofthis week.", "endofthis", "end of this"),
        ("He was sure of re-electionsince Monday.", "electionsince", "election since"),
        ("The visit of PresidentAnna Lind ended.", "PresidentAnna", "President Anna"),
        ("The rules ofLisbon Court", "ofLisbon", "of Lisbon"),
        ("She asked aWhite House aide.", "aWhite", "a White"),
        ("They met theUncommitted National Movement.", "theUncommitted", "the Uncommitted"),
    ],
)
def test_lost_and_stray_blanks_are_found(text: str, wrong: str, right: str):
    assert found(text) == {wrong: right}


@pytest.mark.parametrize(
    "text",
    [
        "YouTube, LinkedIn and BioNTech; McDonald met DeLorean at OpenAI.",
        "An offhand forthwith, nonetheless and notwithstanding.",
        "The byelection was a gamechanger for the thinktank.",
        "A seaside townhouse, a moviegoing antihero and a catlike superfan.",
        "The warfighters sat in the greenroom with their workstreams.",
        "They came to get her and went in to see him.",
        "He wrote it in python and in haskell.",
        "The stormwater flooded the lockdown shelter.",
        "A well-knownactor-like look",
        "The frobnikand fell.",
        "A yearslong dispute and a monthslong search",
        "The YouTuber Anna Lind on Twitter@AnnaLind, #theLisbon and deBoer",
        "The underpenetrated market, overtourism and a tofurkey",
        "He was apolitical, aboard and amiss; the ofsted report in python",
        "The courtesan act, a tartan edge and the shaman at rest",
    ],
)
def test_compounds_brands_and_unknown_words_stay_silent(text: str):
    assert found(text) == {}


def test_a_compound_that_the_article_writes_apart_elsewhere_is_found_sooner():
    alone, beside = "A fourshots game.", "A fourshots game. He had four shots left."
    assert found(alone) == {}
    assert found(beside) in ({}, {"fourshots": "four shots"})
    assert found("A bestbooks list. The best books of all.") == {"bestbooks": "best books"}


def test_a_word_that_stands_twice_is_a_term():
    assert found("The rebelsoldiers came. The rebelsoldiers left.") == {}


def test_a_sure_join_is_safe_and_a_likely_one_is_not():
    text = "The general workedclosely with the rebelsoldiers."
    assert [f.safe for f in check(text, SETTINGS).findings] == [True, False]


@given(
    st.sampled_from("beneath consistently finally refused becoming around several".split()),
    st.sampled_from("another appointed against officials government everything".split()),
)
def test_any_two_words_that_form_no_compound_are_told_apart(left: str, right: str):
    assert found(f"They {left}{right} today.") == {left + right: f"{left} {right}"}


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=24))
def test_any_letters_can_be_asked_for(word: str):
    parts = glue.split(word)
    assert parts is None or parts[0] + parts[1] == word
    assert parts is None or not words.is_common(word)
