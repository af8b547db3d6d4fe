"""Names and initials that stand against the word beside them, and names that only look like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import Settings, check, fix

SETTINGS = Settings(select=("name_joins",))


def mended(text: str) -> str:
    return fix(text, SETTINGS, unsafe=True)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Lind left. The day after Lindleft it rained.", "Lind left. The day after Lind left it rained."),
        ("The talks in Germanywere short.", "The talks in Germany were short."),
        ("Lisbon slept. He came to Lisbonin 2014.", "Lisbon slept. He came to Lisbon in 2014."),
        ("Lind won. It was theformerLindadviser.", "Lind won. It was the former Lind adviser."),
        ("They said thatLisbonhas rain.", "They said that Lisbon has rain."),
        ("The minister’ssecond letter", "The minister’s second letter"),
        ("In Lisbon'sOld Town", "In Lisbon's Old Town"),
        ("The ILO met. It was the ILOwhich spoke.", "The ILO met. It was the ILO which spoke."),
        ("The ILO met. A report ofILO staff", "The ILO met. A report of ILO staff"),
        ("At 12:30 GMTGerman ministers met.", "At 12:30 GMT German ministers met."),
        ("ASeptember poll said so.", "A September poll said so."),
    ],
)
def test_a_lost_blank_beside_a_name_is_put_back(before: str, after: str):
    assert mended(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "Johnstown, Jacksonville, Williamsport and Georgetown",
        "Space is wide. The company Spacesail launched.",
        "The gorilla Harambe and the Halalbe of Lisbonbe",
        "Ivan met Ivanin. Anna Lindholm met Anna Lind.",
        "Trump spoke of Trumpism; the Trumpworld laughed.",
        "The PCs and MPs of UKIP wrote a macOS and iOS app at 5 GMT.",
        "They stayed at ’s-Hertogenbosch with the O’Sullivans.",
        "@Lindand and #Lindand, lind/Lindand and Lind-and",
        "Afrobeats and Euromaidan, Bitcoiners and Googlers",
    ],
)
def test_a_name_that_is_one_stays_silent(text: str):
    assert not check(text, SETTINGS).findings


def test_a_name_that_stands_twice_is_one_unless_a_small_word_ends_it():
    assert not check("Lind came. Lindreported won. Lindreported lost.", SETTINGS).findings
    assert len(check("Lind came. Lindwas here. Lindwas there.", SETTINGS).findings) == 2


@given(
    st.sampled_from(["Anna", "Lisbon", "Norway", "Keller"]), st.sampled_from(["after", "while", "announced", "which"])
)
def test_any_name_of_the_article_is_told_from_the_word_behind_it(name: str, word: str):
    assert mended(f"{name} is far. So {name}{word} there.") == f"{name} is far. So {name} {word} there."
