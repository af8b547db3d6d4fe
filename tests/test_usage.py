"""Wording: phrases that are right nowhere are found, their right neighbours are not."""

import pytest

from checks import Settings, check, fix
from checks.language.wording import Text, Wordings

SECTIONS = {
    "usage/heard-wrong": ("usage.txt", "heard wrong"),
    "phrases/wrong-form": ("usage.txt", "grammar"),
    "usage/spun-name": ("spun.txt", "names"),
    "usage/spun-term": ("spun.txt", "terms"),
}
ONLY_USAGE = Settings(select=("usage", "phrases"))


def found(text: str) -> list[tuple[str, str]]:
    report = check(text, ONLY_USAGE)
    return [(finding.rule, finding.span.of(text)) for finding in report.findings]


def mended(text: str) -> str:
    return fix(text, ONLY_USAGE, unsafe=True)


@pytest.mark.parametrize(("rule", "section"), SECTIONS.items())
def test_every_listed_phrase_is_found_and_its_fix_leaves_none(rule: str, section: tuple[str, str]) -> None:
    for wording in Wordings(*section).all():
        text = f"In the end {' '.join(wording.wrong)} was what they wrote."
        assert rule in [name for name, _ in found(text)], text
        assert " ".join(wording.right) in " ".join(mended(text).split()), text


@pytest.mark.parametrize("section", SECTIONS.values())
def test_no_right_side_holds_a_listed_phrase(section: tuple[str, str]) -> None:
    listed = Wordings(*section)
    for wording in listed.all():
        again = [(at, other) for at, other in listed.found(Text(wording.right))]
        assert not again, (wording, again)


def test_only_the_words_that_change_are_the_span() -> None:
    assert found("He paid for all intensive purposes.") == [("usage/heard-wrong", "intensive")]


def test_the_fix_keeps_the_capital_of_a_sentence_start() -> None:
    assert mended("Despite of rain they played.") == "Despite rain they played."


def test_a_phrase_over_a_line_break_is_one_phrase() -> None:
    assert found("They caught\nsite of land.") == [("usage/heard-wrong", "site")]


def test_a_hyphen_stands_for_a_blank() -> None:
    assert found("A deep-seeded fear remained.")


def test_a_stop_between_the_words_is_no_phrase() -> None:
    assert not found("He spoke of the land they discussed. About noon it rained.")


def test_a_name_that_is_a_verb_form_elsewhere_is_no_error() -> None:
    assert not found("Will became chairman in May. May took the train.")


def test_spoken_words_keep_their_grammar() -> None:
    assert not found("“They was late,” she said.")


def test_a_saying_is_mended_in_a_quotation_too() -> None:
    assert found("“We are one in the same,” she said.")


def test_a_white_home_in_lower_case_is_a_house() -> None:
    assert not found("She bought a white home by the sea.")


def test_spun_names_are_named() -> None:
    assert mended("Joined Nations envoys met in a White Home office.") == (
        "United Nations envoys met in a White House office."
    )


def test_a_swapped_word_is_known_in_institutions_science_and_money() -> None:
    assert mended("The preeminent court heard the Attorney Basic and a Wall road analyst.") == (
        "The Supreme Court heard the Attorney General and a Wall Street analyst."
    )
    assert mended("The U.N. Safety Council met in the Center East.") == (
        "The U.N. Security Council met in the Middle East."
    )
    assert mended("Her father-in-regulation has a scholar loan and Parkinson’s ailment.") == (
        "Her father-in-law has a student loan and Parkinson’s disease."
    )
    assert mended("The gadget studying model needs colossal information.") == (
        "The machine learning model needs big data."
    )


def test_words_meant_as_they_stand_are_no_spun_names() -> None:
    assert not found("Outside ministry buildings a crowd waited for the chief priest and the foreign priest.")
    assert not found("The National Safety Council, an area attorney and an immune reaction were in the news.")
    assert not found("Manchester joined the talks; a safe framework for Amnesty’s global work was needed.")
    assert not found("A machine studying the rock has a signal to send, and she wore it on the opposite hand.")


def test_one_choice_on_the_right_answers_all_and_an_equals_sign_repeats() -> None:
    phrases = {wording.wrong: wording.right for wording in Wordings("spun.txt", "terms").all()}
    assert phrases["heart", "assaults"] == ("heart", "attacks")
    assert phrases["debit", "playing", "cards"] == ("debit", "cards")
    assert phrases["capture", "warrants"] == ("arrest", "warrants")


def test_the_right_names_are_left_alone() -> None:
    assert not found("The United Nations, the White House, the Supreme Court and Silicon Valley agreed.")


def test_words_that_only_stand_side_by_side_are_left_alone() -> None:
    assert not found("The reign in the north was long. A loose control knob. The report would be complete by May.")


def test_though_before_a_clause_is_right() -> None:
    assert not found("It rained. Though, as she said, tired, he read on.")


def test_a_word_taken_apart_is_joined_but_not_out_of_a_compound() -> None:
    assert mended("She wrote it to her self and burst in to tears.") == "She wrote it to herself and burst into tears."
    assert not found("He is proud of her self-portrait and of her self-belief.")


@pytest.mark.parametrize(
    ("text", "twice"),
    [
        ("It cost $5 million dollars in all.", " dollars"),
        ("It cost £5bn pounds.", " pounds"),
        ("It opens at 8 a.m. in the morning.", " in the morning"),
        ("It closes at 10pm at night, and opens at 8.", " at night"),
    ],
)
def test_what_is_said_twice_is_said_once(text: str, twice: str):
    (finding,) = check(text, Settings(select=("usage/said-twice",))).findings
    assert (finding.span.of(text), finding.fixes[0].replacement) == (twice, "")


@pytest.mark.parametrize(
    "text",
    [
        "It cost $5 million, or 4 million euros, and a 10 dollars note.",
        "At 8 a.m. in the morning session they met, and at 8 in the morning they left.",
        "“It cost $5 million dollars,” she said.",
        "The $5 dollar-store prices of 10 pm at night-time tariffs",
        "He turned on of the lights; it went on of the.",
    ],
)
def test_what_is_said_once_stays_silent(text: str):
    assert not check(text, Settings(select=("usage",))).findings
