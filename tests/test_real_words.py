"""Words in the wrong place, told by their neighbours."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import Settings, check, fix
from checks.models.real_words.model import doubts
from checks.models.real_words.tokens import PARAGRAPH, Numbering, Stretches, encode, gaps, numbered, split, windows
from checks.models.trees import Trees

LEARNED = tuple(f"real_words/{rule}" for rule in "look-alike slipped-letter word-form missing-word extra-word".split())
SETTINGS = Settings(select=LEARNED)


def mended(text: str) -> str:
    return fix(text, SETTINGS, unsafe=True)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("A total off 39 people are confirmed dead.", "A total of 39 people are confirmed dead."),
        ("The club has lost it’s place in the first division.", "The club has lost its place in the first division."),
        ("The team won there first match of the season.", "The team won their first match of the season."),
        ("It is not clear weather the talks will resume.", "It is not clear whether the talks will resume."),
        ("The new law will come into affect on Monday.", "The new law will come into effect on Monday."),
        ("They marched threw the streets of the capital on Sunday.", None),
        ("The peace treaty was singed in Paris in 1783.", "The peace treaty was signed in Paris in 1783."),
        ("The report was publish in March by the university.", "The report was published in March by the university."),
        ("The hole country was in shock.", "The whole country was in shock."),
        ("The knew government took office in May.", "The new government took office in May."),
        ("He said he would be able attend the meeting.", "He said he would be able to attend the meeting."),
        ("They are were forced to leave the country.", "They were forced to leave the country."),
    ],
)
def test_a_word_in_the_wrong_place_is_mended(before, after):
    assert mended(before) == (after or "They marched through the streets of the capital on Sunday.")


def test_of_several_words_the_one_that_is_most_often_mixed_up_comes_first():
    found = check("Many farmers want cheaper fuel for the old tractors in there villages, which are poor.", SETTINGS)
    assert [finding.fixes[0].replacement for finding in found.findings] == ["their"]


@pytest.mark.parametrize(
    "text",
    [
        "He took the lid off the pot and lost its handle; it’s on the shelf.",
        "There are three reasons why they’re late: their car, the weather, and whether it rains.",
        "The principal said that the principle was sound, and the effect would affect few.",
        "The troops passed the town; the past was theirs.",
        "The choir will sing, and the fire singed its coat.",
        "They led the way; the pipes were made of lead.",
        "It costs more than it did then, and quite a few stayed quiet.",
        "Each of the buildings was built by those who live there now.",
        "He rode the horse down the road and rowed the boat home.",
        "The minister was able to attend, as were his aides.",
        "What it is is a shame.",
        "Ms Reed read the letter; Mr Wood would not.",
        "“Will the arrival of more ships be likely to lower the price of grain?” he asked.",
        "The chair asked for consent that the question be put to the vote on Monday.",
        "The twins, Li Li and An An, came to the zoo in May. An An is a male and weighs 130 kilos.",
        "It is a play that no one’s heard of, although it ran for years.",
        "The jet flew low through the airspace off remote islands in the East China Sea.",
    ],
)
def test_a_word_in_its_right_place_stays_silent(text):
    assert not check(text, SETTINGS).findings


@pytest.mark.parametrize(
    "text",
    [
        "A total off-39 people are confirmed dead.",
        "A total off [sic] 39 people are confirmed dead.",
        "A total OFF 39 people are confirmed dead.",
        "The file total/off/39 was found.",
    ],
)
def test_what_is_part_of_something_longer_or_marked_stays_silent(text):
    assert not [finding for finding in check(text, SETTINGS).findings if "off" in finding.message]


def test_a_heading_is_telegraphic_and_stays_silent():
    text = "Club lost it’s place\n\nThe club has played in the first division since the war, and it will do so again.\n"
    assert not check(text, SETTINGS).findings


def test_the_case_and_the_apostrophe_are_kept():
    assert mended("“Its a good day for the city,” he said. “It’s a great day for the club.”").startswith("“It’s a good")
    assert mended("There plans for the city were approved by the council on Monday.")[:5] in ("There", "Their")


def test_a_fix_is_offered_and_never_safe():
    findings = check("A total off 39 people are confirmed dead.", SETTINGS).findings
    assert findings
    assert not any(each.safe for finding in findings for each in finding.fixes)


@given(st.text(alphabet="the off of it's their there in to a . , \n", max_size=120))
def test_every_doubt_stands_where_it_says(text):
    for doubt in doubts(text):
        assert text[doubt.start : doubt.end] == doubt.word
        assert 0 <= doubt.probability <= 1
        assert doubt.word or doubt.likelier


@given(st.lists(st.sampled_from(["the", "off", ".", "\n\n", "Paris", "12", ","]), min_size=1, max_size=40))
def test_a_window_never_looks_beyond_its_paragraph(words):
    text = " ".join(words)
    pieces = split(text)
    numbering = Numbering(["the", "off", "."])
    codes = encode([word for _, word in pieces], numbering, np.array([PARAGRAPH]))
    alone = [part for part in text.split("\n\n") if part.strip()]
    whole = windows(codes)[[not word.startswith("\n") for _, word in pieces]]
    seen = sum(len(split(part.strip(" \n"))) for part in alone)
    assert len(whole) == seen
    assert len(gaps(codes)) == len(pieces)


def test_the_same_text_gives_the_same_doubts():
    text = "A total off 39 people are confirmed dead. The team won there first match."
    first = doubts(text)
    doubts.cache_clear()
    assert doubts(text) == first


@given(st.text(alphabet="ab’'.\n\r \t_\ufffc,1é\x1c\u2028“", max_size=60))
def test_a_text_read_by_stretches_has_the_pieces_that_the_pattern_finds(text: str):
    read = numbered(text, Stretches(lambda piece: 0 if piece[0] == "\n" else len(piece)))
    pieces = split(text)
    assert read.numbers.tolist() == [0 if piece[0] == "\n" else len(piece) for _, piece in pieces]
    for index, (start, piece) in enumerate(pieces):
        assert piece[0] == "\n" or (read.piece(index).start(), read.piece(index)[0]) == (start, piece)


def test_trees_in_tables_of_bits_lead_to_the_leaves_that_their_nodes_lead_to():
    feature = np.array([[0, 1, 0, 0, 0, 0, 0], [1, 0, 0, 0, 0, 0, 0]], np.uint8)
    threshold = np.array([[0.5, 2, 0.1, 0, 0, 0, 0], [2, 0, 0, 0, 0, 0, 0]], np.float32)
    children = np.array(
        [
            [[1, 2], [3, 4], [5, 6], [3, 3], [4, 4], [5, 5], [6, 6]],
            [[1, 2], [1, 1], [2, 2], [3, 3], [4, 4], [5, 5], [6, 6]],
        ]
    )
    value = np.array([[0, 0, 0, 1, 2, 4, 8], [0, 16, 32, 0, 0, 0, 0]], np.float32)
    trees = Trees(
        {
            "tree_feature": feature,
            "tree_threshold": threshold,
            "tree_children": children,
            "tree_value": value / 64,
            "tree_depth": np.array(2),
        }
    )

    def walked(row: list[float]) -> float:
        total = 0.0
        for tree in range(2):
            node = 0
            for _ in range(2):
                node = children[tree, node, int(row[feature[tree, node]] > threshold[tree, node])]
            total += value[tree, node] / 64
        return float(1 / (1 + np.exp(-total)))

    rows = [[first, second] for first in (0.0, 0.1, 0.2, 0.5, 0.6) for second in (1.0, 2.0, 3.0)]
    assert np.allclose(trees(np.array(rows, np.float32)), [walked(row) for row in rows])


@pytest.mark.parametrize(
    "text",
    [
        "In clear weather an officer would have noticed the rock.",
        "Why do weather forecasters tell us what the sky was like this morning?",
        "In this street, where one home in nine has air conditioning, people slept on roofs.",
        "She carried a lamp, the kind you have in the hand when you feed the hens.",
        "What trees do well is to take the edge off the ordinary storms of autumn.",
    ],
)
def test_what_the_neighbours_explain_stays_silent(text):
    assert not check(text, SETTINGS).findings


def test_weather_that_asks_a_question_is_still_found():
    assert mended("They do not know weather the plan works.") == "They do not know whether the plan works."


def test_what_is_not_clear_is_no_weather():
    assert mended("It is unclear weather the talks will go on.") == "It is unclear whether the talks will go on."
    assert mended("It was not clear weather the talks will go on.") == "It was not clear whether the talks will go on."


@pytest.mark.parametrize(
    "text",
    [
        "Troops are on high alert across the county ahead of the vote. No other country has had so many.",
        "The ministers of the two counties met to talk about trade, and neither country gave way.",
    ],
)
def test_one_county_in_an_article_about_countries_is_a_country(text):
    assert [finding.fixes[0].replacement[:6] for finding in check(text, SETTINGS).findings] == ["countr"]


@pytest.mark.parametrize(
    "text",
    [
        "Troops are on high alert across the county ahead of the vote. No other country has them, the sheriff said.",
        "Troops are on high alert across the county ahead of the vote. The county has schools, the country pays.",
        "Troops are on high alert across the county ahead of the vote.",
    ],
)
def test_a_county_among_its_own_stays_silent(text):
    assert not check(text, SETTINGS).findings


def test_form_is_from_rather_than_for():
    assert (
        mended("The town got some relief form the rain on Friday.")
        == "The town got some relief from the rain on Friday."
    )
    assert not check(
        "The relief forms a frieze. They form an angle and fill in a form for the town.", SETTINGS
    ).findings


def test_a_wrong_word_is_one_finding_and_no_second_for_the_small_word_beside_it():
    assert [(f.rule, f.fixes[0].replacement) for f in check("Its a shame.", SETTINGS).findings] == [
        ("real_words/look-alike", "It's")
    ]
