"""Doubled words, and real words in the wrong place."""

import pytest

from checks import Settings, check, fix

SETTINGS = Settings(select=("small_words",))


def mended(text: str) -> str:
    return fix(text, SETTINGS, unsafe=True)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("They met at the the harbour.", "They met at the harbour."),
        ("years of rivalry where punctuated by talks", "years of rivalry were punctuated by talks"),
        ("It costs more then a house.", "It costs more than a house."),
        ("at the end off the pier", "at the end of the pier"),
        ("There was a rise in in prices, based on on a count.", "There was a rise in prices, based on a count."),
        ("The tower is is made of brick.", "The tower is made of brick."),
        ("The trains were late again again on Friday.", "The trains were late again on Friday."),
        ("He thanked the nurses who who had stayed.", "He thanked the nurses who had stayed."),
        ("There are few bears living in in the hills.", "There are few bears living in the hills."),
        ("Their are two reasons.", "There are two reasons."),
        ("The ship has it's own doctor.", "The ship has its own doctor."),
        ("They should of gone home.", "They should have gone home."),
        ("She asked if he would of come.", "She asked if he would have come."),
        ("It is to late for that.", "It is too late for that."),
    ],
)
def test_a_slip_is_mended(before, after):
    assert mended(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "He knew that that was wrong, and they had had enough.",
        "“No no,” he said in Bora Bora.",
        "He was sworn in in March; the town we live in in winter; what it is is a shame.",
        "The flat he was living in in May; a break-in in June; a doctor at the WHO who knew.",
        "The town where trained nurses live is small.",
        "She fared better then.",
        "He took the lid off the pot.",
        "Their arrival was late; there it is.",
        "She could of course come; they must of necessity wait.",
        "It’s owned by nobody.",
    ],
)
def test_what_is_right_stays_silent(text):
    assert not check(text, SETTINGS).findings


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The rent is to high.", "The rent is too high."),
        ("The rooms were to small, she said.", "The rooms were too small, she said."),
        ("Two windows where broken by the storm.", "Two windows were broken by the storm."),
        ("They rang the the bell.", "They rang the bell."),
        ("They rang the the the bell.", "They rang the bell."),
    ],
)
def test_a_slip_before_an_adjective_or_a_participle_is_mended(before, after):
    assert mended(mended(before)) == after


@pytest.mark.parametrize(
    "text",
    [
        "Ding ding ding went the bell.",
        "The machine went ping ping ping all night.",
        "The path is to high ground; the road is to old friends.",
        "The house where broken toys lay was empty.",
        "The town where she was found by a guard",
    ],
)
def test_a_bell_and_a_direction_stay_silent(text):
    assert not check(text, SETTINGS).findings
