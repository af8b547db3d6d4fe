"""Boilerplate: found on pages of many systems, and nothing of the copy between."""

import pytest

from checks import Settings, check
from tests.marked_pages import MarkedPage, pages

MARKUP = Settings(select=("markup",))


def found(text: str) -> list[str]:
    return [finding.span.of(text) for finding in check(text, Settings(select=("boilerplate",))).findings]


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_every_piece_of_a_page_is_found(page: MarkedPage) -> None:
    findings = check(page.text, MARKUP).findings
    missed = [must.of(page.text) for must in page.musts if not any(finding.span.overlaps(must) for finding in findings)]
    assert not missed


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_the_copy_of_a_page_stays_silent(page: MarkedPage) -> None:
    marked = (*page.musts, *page.mays)
    wrong = [
        finding.span.of(page.text)
        for finding in check(page.text, MARKUP).findings
        if not any(finding.span.overlaps(span) for span in marked)
    ]
    assert not wrong


@pytest.mark.parametrize(
    "line",
    [
        "Home » Sport » Rowing",
        "Home > Business > Shipping",
        "Home / News / World",
        "Home :: News :: World",
        "You are here: Home > Sport",
        "News | Sport | Weather | Travel",
    ],
)
def test_a_trail_is_found_whatever_parts_it(line: str) -> None:
    assert found(f"{line}\n\nThe boats came in at noon, all of them, and nobody was hurt in the storm.")


@pytest.mark.parametrize(
    "text",
    [
        "“Read more books,” he said.",
        "The share of votes that went to small parties rose.",
        "Follow the river to the mill, and turn left behind it.",
        "A cookie without sugar is a biscuit.",
        "The advertisement showed a horse, and it sold ten thousand cars.",
        "Comments by the minister were met with silence.",
        "She printed the page and sent it by e-mail to the print shop.",
        "The newsletter of 1912 lists every member by name.",
        "Search parties went out at dawn.",
        "Home is where the heart is; news is what people talk about.",
        "The menu had three courses and no prices.",
        "Tags on the ears tell one sheep from another.",
    ],
)
def test_a_sentence_with_the_words_of_a_page_is_copy(text: str) -> None:
    assert not found(f"The boats came in at noon.\n\n{text}\n\nThey left again on Tuesday.")


def test_a_list_of_ingredients_is_no_menu() -> None:
    assert not found("You need:\n\n- two eggs\n- flour\n- salt\n- a cup of milk\n\nMix them and wait for an hour.")


def test_labels_of_speakers_are_no_labels_of_the_page() -> None:
    assert not found("Host: Is it late?\n\nMinister: It is.\n\nHost: Will you stay?\n\nMinister: I will.")


def test_a_dateline_is_no_date_of_the_page() -> None:
    assert not found("LISBON, March 5 – The bridge was closed at noon.\n\nNobody was hurt.")


def test_stamps_of_a_live_blog_without_buttons_stay() -> None:
    text = "07:12\n\nHalf of the districts have reported, and the two parties lie less than a point apart.\n\n06:45\n\n"
    assert not found(text + "The count stopped for an hour in the north after a power cut in the main hall.")


def test_a_score_line_is_no_bar_of_links() -> None:
    assert not found("Bristol City 2 | Leeds 1\n\nThe home side scored early and held on to the end of a cold night.")


def test_a_short_sentence_between_pieces_of_boilerplate_stays() -> None:
    text = "Advertisement\n\nThe last fair was in May.\n\nShare this article\n\nNobody knew why.\n\nAdvertisement"
    assert found(text) == ["Advertisement", "Share this article", "Advertisement"]


def test_one_line_of_two_sentences_is_one_finding() -> None:
    line = "© 2025 Valley Media. All rights reserved."
    text = f"The boats came in at noon.\n\n{line}\n\nThey left again on Tuesday."
    assert [finding.span.of(text) for finding in check(text, MARKUP).findings] == [line]


def test_copy_in_the_same_line_as_an_appeal_is_not_taken_along() -> None:
    text = "The vote is on Monday. Sign up for our free newsletter to get the news in your inbox."
    (finding,) = check(text, MARKUP).findings
    assert finding.span.of(text).startswith("Sign up")


def test_a_heading_of_one_word_right_above_links_opens_a_list() -> None:
    text = "The boats came in at noon, said the harbour master on Tuesday evening at the quay.\n\n"
    text += "Related:\nHarbour master warns of more storms\nWhy boats have names\n\nThey left again on Tuesday."
    assert found(text) == ["Related:", "Harbour master warns of more storms", "Why boats have names"]


def test_a_player_s_clock_is_found_and_a_time_in_a_sentence_is_not() -> None:
    assert found("The boats came in.\n\n0:00 / 3:42\n\nThey left at 3:42 or so.") == ["0:00 / 3:42"]


def test_a_tip_that_goes_on_in_prose_is_copy() -> None:
    tip = "Don’t miss: the bread, before noon. The bakers begin at two in the night; by eight the best loaves are gone."
    assert not found(f"The market is open every day.\n\n{tip}\n\nIt closes at ten.")


def test_a_tip_that_points_to_a_page_is_boilerplate() -> None:
    tip = "Don’t miss: Ten loaves that you must taste this summer"
    assert found(f"The market is open every day.\n\n{tip}\n\nIt closes at ten in the evening.") == [tip]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("It closed.SEE WHAT THE MAYOR SAID ABOUT ITThe doors stay shut.", "SEE WHAT THE MAYOR SAID ABOUT IT"),
        ("It closed.WHO WILL OPEN THE BANK AGAIN“We will,” he said.", "WHO WILL OPEN THE BANK AGAIN"),
        ("It closed. GET THE CITY DESK APP TODAYA new bank opens.", "GET THE CITY DESK APP TODAY"),
        ("It closed.5 THINGS TO KNOW ABOUT THE VOTEU.S. banks open.", "5 THINGS TO KNOW ABOUT THE VOTE"),
    ],
)
def test_a_link_in_capitals_that_ran_into_the_copy_is_found(text: str, heading: str):
    report = check(text, Settings(select=("boilerplate/heading-in-text",)))
    assert [finding.span.of(text) for finding in report.findings] == [heading]


@pytest.mark.parametrize(
    "text",
    [
        "WHAT THE MAYOR SAID ABOUT THE BANK\n\nThe bank closed.",
        "He wrote: “THE DOORS WILL STAY SHUT FOREVER!” The bank closed.",
        "It closed. THE DOORS WILL STAY SHUT FOR GOOD. It said so.",
        "The USA, the UK, the EU and the UN. NATO met.",
    ],
)
def test_capitals_that_are_set_apart_or_quoted_stay_silent(text: str):
    assert not check(text, Settings(select=("boilerplate/heading-in-text",))).findings
