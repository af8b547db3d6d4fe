"""Words and sentences that are divided at the end of a line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import Document, Settings, check, fix
from checks.core.finding import INFO

SETTINGS = Settings(select=("line_breaks",))
OPENING = "The council of the town met on Monday evening to talk about the lamps in the old park by the river."


def found(text: str) -> list[str]:
    return [f.rule.partition("/")[2] for f in check(text, SETTINGS).findings if f.severity != INFO]


def mended(text: str) -> str:
    return fix(text, SETTINGS, unsafe=True)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The govern-\nment fell.", "The government fell."),
        ("The govern-\r\nment fell.", "The government fell."),
        ("The govern- \n  ment fell.", "The government fell."),
        ("A well-\nknown name fell.", "A well-known name fell."),
        ("In-\nstead they left.", "Instead they left."),
        ("The Franco-\nGerman plan, a Franco-German one", "The Franco-German plan, a Franco-German one"),
        ("A frobni-\nkator, the frobnikator", "A frobnikator, the frobnikator"),
    ],
)
def test_a_divided_word_is_joined(before: str, after: str):
    assert mended(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "The two- and\nthree-year terms, pre-\nand post-war",
        "It fell -\nand rose.",
        "- one\n- two",
        "pages 3-\n5",
        "A dash –\nand more",
        "Dear Anna -\n\nIt rains.",
    ],
)
def test_hyphens_that_stand_for_themselves_stay(text: str):
    assert found(text) == []


def test_a_word_that_may_have_a_hyphen_of_its_own_is_not_joined_in_bulk():
    fixes = [
        f.safe for text in ("The govern-\nment fell.", "A well-\nknown name") for f in check(text, SETTINGS).findings
    ]
    assert fixes == [True, False]


@given(st.sampled_from(["government", "afternoon", "minister", "households", "protection"]), st.data())
def test_a_word_that_is_divided_anywhere_is_joined_again(word: str, data: st.DataObject):
    at = data.draw(st.integers(2, len(word) - 2))
    assert mended(f"They said the {word[:at]}-\n{word[at:]} came.") in (
        f"They said the {word} came.",
        f"They said the {word[:at]}-{word[at:]} came.",  # two words that exist
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (OPENING.removesuffix("."), "which have been dark since the storm of last winter and of the one before."),
        (OPENING.removesuffix(" river."), "river and other places that the town has not lit."),
        (OPENING.removesuffix(" by the river.") + ",", "by the river, and in the streets around it, for an hour."),
    ],
)
def test_a_sentence_that_goes_on_in_the_next_paragraph_is_found(first: str, second: str):
    text = f"Lamps\n\n{OPENING}\n\n{first}\n\n{second}\n"
    assert found(text) == ["divided-sentence"]
    assert f"{first} {second}" in mended(text)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (OPENING, "eBay was there too, and sold the old lamps to the people of the town."),
        (OPENING.removesuffix(".") + ":", "new lamps, old posts and a bench for the people who wait for the bus."),
        ("Lamps and posts", "which the town has bought"),
        (OPENING.removesuffix("."), "Which lamps will it buy? Nobody in the town knows that, says the mayor."),
    ],
)
def test_paragraphs_that_begin_anew_stay_silent(first: str, second: str):
    assert "divided-sentence" not in found(f"Lamps\n\n{OPENING}\n\n{first}\n\n{second}\n")


def test_wrapped_lines_are_said_once_and_as_a_hint():
    wrapped = (
        "The council of the town met on Monday to talk about the\nlamps in the park, which have been dark since the\n"
        "storm of last winter, and about the money that is left."
    )
    (finding,) = check(f"{wrapped}\n\n{wrapped}\n", SETTINGS).findings
    assert (finding.rule, finding.severity) == ("line_breaks/wrapped-lines", INFO)
    assert not check(f"{OPENING}\n{OPENING}\n", SETTINGS).findings


HALVES = (
    "The council of the town said on Monday that the lamps in the park and the",
    "lights of the harbour would stay dark until the money for them was found.",
)


def divided(markdown: str) -> list[str]:
    document = Document(markdown, format="markdown")
    return [f.rule for f in check(document, SETTINGS).findings if f.rule == "line_breaks/divided-sentence"]


def test_a_sentence_divided_in_a_quotation_is_found() -> None:
    assert divided(f"{OPENING}\n\n> {HALVES[0]}\n>\n> {HALVES[1]}\n")


def test_a_quotation_in_the_middle_of_a_sentence_is_no_division() -> None:
    assert not divided(f"{HALVES[0]}\n\n> {HALVES[1]}\n")
    assert not divided(f"> {HALVES[0]}\n\n{HALVES[1]}\n")


def test_verses_in_a_quotation_are_no_division() -> None:
    assert not divided("> The lamp that lights the harbour wall by night\n>\n> is dark, and so are we.\n")
