"""Titles and months stand in one place, and the core agrees with it."""

from checks.core.document import Document
from checks.core.sentences import SHORTENED, TITLES
from checks.language.dates import DOTTED_MONTHS, MONTHS, SHORT_MONTHS
from checks.language.titles import FORMS_OF_ADDRESS, OFFICES, SHORT_TITLES


def test_no_sentence_ends_with_a_short_title():
    assert {title.lower() for title in SHORT_TITLES} <= TITLES


def test_a_short_month_ends_a_sentence_only_before_a_word_that_opens_one():
    assert {month.lower() for month in (*SHORT_MONTHS, *DOTTED_MONTHS)} - {"may"} <= SHORTENED


def test_short_months_are_the_beginnings_of_months():
    assert [month[:3] for month in MONTHS] == SHORT_MONTHS
    assert all(any(month.startswith(short) for month in MONTHS) for short in DOTTED_MONTHS)


def test_a_form_of_address_has_a_capital_and_an_office_has_none():
    assert all(title[0].isupper() for title in FORMS_OF_ADDRESS)
    assert all(office.islower() for office in OFFICES)


def test_an_offset_in_a_headline_is_in_a_heading_and_one_in_the_text_is_not():
    document = Document("Storm Hits the Coast\n\nA storm hit the coast on Friday, and the harbour was shut at noon.\n")
    assert document.in_heading(document.text.index("Coast"))
    assert not document.in_heading(document.text.index("coast"))
