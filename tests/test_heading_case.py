"""The odd word in a heading."""

import pytest

from checks import Settings, check, fix

SETTINGS = Settings(select=("heading_case",))
BODY = "The talks went on for two days, and nobody left before the end of them.\n\n"


def found(text: str) -> list[str]:
    return [text[f.span.start : f.span.end] for f in check(text, SETTINGS).findings]


def test_the_small_word_among_capitals_is_found():
    text = f"{BODY}The Long Path Forward: Challenges and opportunities\n\n{BODY}"
    assert found(text) == ["opportunities"]


def test_the_fix_gives_the_word_its_capital():
    text = f"{BODY}The Long Path Forward: Challenges and opportunities\n\n{BODY}"
    assert "Challenges and Opportunities" in fix(text, SETTINGS, unsafe=True)


def test_two_clean_headings_make_a_short_one_sure():
    text = f"{BODY}A Test of Strength\n\n{BODY}The Road to Rome\n\n{BODY}Trust Between neighbours\n\n{BODY}"
    assert found(text) == ["neighbours"]


@pytest.mark.parametrize(
    "heading",
    [
        "The long path forward: challenges and opportunities",
        "Rubio meets Zelensky in Kyiv for talks about grain",
        "The Path From Here With Care",
        "What the Minister Said about the Talks",
        "THE LONG PATH FORWARD",
        "Why iPhone sales fell in China and Japan",
        "A Letter from Vincent van Gogh to Theo",
        "Ferry sinks off Greek coast as Athens and Rome argue",
        "Three Things to Know…",
        "By Anna Petrova and Mark Olsen",
    ],
)
def test_a_heading_in_one_style_stays_silent(heading):
    assert not found(f"{BODY}{heading}\n\n{BODY}")


def test_running_text_is_no_heading():
    assert not found("The Prime Minister Met the Foreign Secretary of France on tuesday, and both left.\n\n" + BODY)


def test_a_list_item_is_no_heading():
    assert not found(f"{BODY}- Clear Talk Between neighbours\n- bread and milk\n\n{BODY}")
