"""Letters in the wrong case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import Settings, check, fix

SETTINGS = Settings(select=("letter_case",))


def found(text: str) -> list[tuple[str, str]]:
    return [(f.rule.partition("/")[2], text[f.span.start : f.span.end]) for f in check(text, SETTINGS).findings]


def mended(text: str) -> str:
    return fix(text, SETTINGS, unsafe=True)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("She knew that i was late.", "She knew that I was late."),
        ("He said i’ll come tomorrow.", "He said I’ll come tomorrow."),
        ("Then tHE rain came.", "Then the rain came."),
        ("THen the rain came.", "Then the rain came."),
        ("They packed And left for the coast.", "They packed and left for the coast."),
        (
            "The shot came off Dean Hollis And looped over the bar.",
            "The shot came off Dean Hollis and looped over the bar.",
        ),
        ("It ran from The beginning of the year.", "It ran from the beginning of the year."),
    ],
)
def test_a_letter_in_the_wrong_case_is_mended(before, after):
    assert mended(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "Part i) of the law came first.",
        "The iPhone and the eBay page, an mRNA vaccine, two PCs and a PhD.",
        "He read the i newspaper on the train.",
        "In case i.e. and e.g. are used, nothing is wrong.",
        "She saw Gone With the Wind and The Sound of Music.",
        "He works at The Hague and lives near The Wash.",
        "It’s called the Pause, and it costs little. When time is up, the Pause makes a sound.",
        "Who sang Patience Is the Virtue and Man About the House?",
        "It is a so-called Be star, very hot.",
        "“And then what?” she asked. And nobody spoke.",
        "They asked, “The bill or the card?” and laughed.",
        "Vitamin A in food and grade B for effort.",
        "IN BRIEF: THE WEEK",
    ],
)
def test_what_is_right_stays_silent(text):
    assert not found(text)


def test_a_word_that_may_open_a_sentence_is_no_safe_fix():
    (finding,) = check("The road was open The bus came at noon.", SETTINGS).findings
    assert not finding.fixes[0].safe
    assert "full stop" in finding.message


def test_the_title_of_a_paper_is_only_hinted_at():
    findings = check("She told it to The gleaner in May.", SETTINGS).findings
    assert all(finding.severity == "info" for finding in findings)


def test_a_raised_word_that_the_article_writes_small_is_found():
    text = "They looked for areas of Mutual interest. A mutual interest is rare, and mutual trust is rarer."
    assert found(text) == [("stray-capital", "Mutual")]


def test_a_raised_word_beside_a_name_is_left_alone():
    text = "The Mutual Fund closed. A mutual interest is rare, and mutual trust is rarer."
    assert not found(text)


def test_a_capital_after_a_number_and_a_stop_opens_a_sentence():
    text = "The plant opened in 2018. Installed power is 3 megawatts, and more was installed later."
    assert not found(text)


def test_one_acronym_in_two_styles_is_found():
    text = "NATO met in Brussels. NATO said so. A spokesman for Nato spoke, and NATO agreed to it."
    assert found(text) == [("acronym-case", "Nato")]


def test_one_acronym_in_one_style_is_left_alone():
    assert not found("Nato met in Brussels. Nato said so. A spokesman for Nato spoke.")


@given(st.lists(st.sampled_from("they went home and slept with the door open from noon on".split()), min_size=2))
def test_lower_case_words_are_never_found(words):
    assert not found("So " + " ".join(words) + ".")


def test_the_words_that_say_who_spoke_are_small_behind_a_comma() -> None:
    settings = Settings(select=("letter_case/raised-attribution",))
    assert [f.span.of("“No,” Said she.") for f in check("“No,” Said she.", settings).findings] == ["Said"]
    assert not check("“No.” Said the carpenter to himself: “Why?”", settings).findings
    assert not check("He reads “Tide,” Told’s novel, and “Sand,” He Xin’s.", settings).findings
