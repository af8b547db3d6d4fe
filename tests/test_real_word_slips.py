"""Real-word errors that the words beside them tell: the table of the group."""

import pytest

from checks import Settings, check
from checks.core.applying import applied
from checks.core.registry import all_rules

LEARNED = ("look-alike", "slipped-letter", "word-form", "missing-word", "extra-word")
TABLE = tuple(rule.id for rule in all_rules() if rule.module == "real_words" and not rule.id.endswith(LEARNED))
ONLY = Settings(select=TABLE)


def mended(text: str) -> str:
    return applied(text, check(text, ONLY).findings, unsafe=True)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("years of rivalry where punctuated by talks", "years of rivalry were punctuated by talks"),
        ("Two windows where broken by the storm.", "Two windows were broken by the storm."),
        ("It costs more then a house.", "It costs more than a house."),
        ("at the end off the pier", "at the end of the pier"),
        ("Their are two reasons.", "There are two reasons."),
        ("They saw that their are two.", "They saw that there are two."),
        ("The ship has it's own doctor.", "The ship has its own doctor."),
        ("Your going to be late.", "You’re going to be late."),
        ("They should of gone home.", "They should have gone home."),
        ("She asked if he would of come.", "She asked if he would have come."),
        ("It is to late for that.", "It is too late for that."),
        ("The rent is to high.", "The rent is too high."),
        ("The rooms were to small, she said.", "The rooms were too small, she said."),
        ("They may loose the match; it has bee closed.", "They may lose the match; it has been closed."),
        ("a man who’s name is known and whose been here", "a man whose name is known and who’s been here"),
        ("It had no affect on what will effect the town.", "It had no effect on what will affect the town."),
        ("They came an they went form the start.", "They came and they went from the start."),
    ],
)
def test_a_slip_is_mended(before: str, after: str) -> None:
    assert mended(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "The town where trained nurses live is small.",
        "She fared better then.",
        "He took the lid off the pot.",
        "Their arrival was late; there it is.",
        "She could of course come; they must of necessity wait.",
        "It’s owned by nobody.",
        "The path is to high ground; the road is to old friends; to many a hero it is to many a place.",
        "The house where broken toys lay was empty.",
        "The town where she was found by a guard",
        "They let loose the dogs; the cause, not the effect, of the form in June.",
    ],
)
def test_what_is_right_stays_silent(text: str) -> None:
    assert not check(text, ONLY).findings


def test_each_pair_of_words_has_a_rule_of_its_own() -> None:
    (finding,) = check("They should of gone home.", ONLY).findings
    assert finding.rule == "real_words/of-for-have"
