"""Blanks beside quotation marks, brackets and apostrophes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import Settings, check, fix

SETTINGS = Settings(select=("mark_spaces",))


def mended(text: str) -> str:
    return fix(text, SETTINGS, unsafe=True)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The Senate ’s vote was late.", "The Senate’s vote was late."),
        ("They do n't know, they 're late.", "They don't know, they're late."),
        ("He called it “ a start” today.", "He called it “a start” today."),
        ("He called it “a start ” today.", "He called it “a start” today."),
        ("A list ( of two ) items.", "A list (of two) items."),
        ("The officials(including two ministers) left.", "The officials (including two ministers) left."),
        ("She said“No” twice.", "She said “No” twice."),
        ("In 2019“The Sea” was seen.", "In 2019 “The Sea” was seen."),
        ("The bank (HSBC)said so.", "The bank (HSBC) said so."),
        ('He called it " a start" today.', 'He called it "a start" today.'),
        ('He called it "a start " today.', 'He called it "a start" today.'),
        ('She said"No" twice.', 'She said "No" twice.'),
        ('The end of "The Sea "was loud.', 'The end of "The Sea" was loud.'),
    ],
)
def test_a_blank_moves_to_where_it_belongs(before: str, after: str):
    assert mended(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "He called it “a start” (and no more).",
        "the kids' shoes, rock 'n' roll, the word 's' here",
        "[ ] an empty box, “… and so on”",
        "The winner(s) will be told; call f(x) or main(argc) first.",
        'He said "no" and "yes", and ("maybe").',
        'A 6" pipe and a 5" nail; x="1" y="2"',
        '"It began here.\n\n"It ended there," he said. "So it was."',
        'He says that "the film "The Sea", which he saw, is long".',
        "He called it „our mother“ and left.",
    ],
)
def test_marks_that_stand_right_stay_silent(text: str):
    assert not check(text, SETTINGS).findings


def test_a_bracket_that_lost_its_words_is_not_mended_in_bulk():
    (finding,) = check("The bay (length: ) is deep.", SETTINGS).findings
    assert not finding.safe


@given(st.lists(st.sampled_from(["no", "the end", "it rained"]), min_size=1, max_size=4), st.data())
def test_a_blank_put_inside_any_opening_mark_goes_again(quoted: list[str], data: st.DataObject):
    right = " and then ".join(f"said “{words}”" for words in quoted) + " today."
    at = data.draw(st.sampled_from([i for i, c in enumerate(right) if c == "“"]))
    assert mended(right[: at + 1] + " " + right[at + 1 :]) == right
