"""Misspellings, and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import Settings, check


def found(text: str, select: str = "typos") -> dict[str, str]:
    report = check(text, Settings(select=(select,)))
    return {f.span.of(text): f.fixes[0].replacement if f.fixes else "" for f in report.findings}


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("He said teh end was near.", "teh", "the"),
        ("The soudns of emmisions grew.", "soudns", "sounds"),
        ("They gave it alot of time.", "alot", "a lot"),
        ("It rained. Recieved wisdom failed.", "Recieved", "Received"),
        ("The confidenttial paper vanished.", "confidenttial", "confidential"),
        ("They get payed on Friday.", "payed", "paid"),
        ("He said it publically.", "publically", "publicly"),
        ("A rule that noone knows.", "noone", "no one"),
        ("Ms Chandrahasan maitnained the road.", "maitnained", "maintained"),
        ("THE GOVERMENT HAS FALLEN AGAIN", "GOVERMENT", "GOVERNMENT"),
    ],
)
def test_a_misspelling_is_found_with_its_right_word_first(text: str, wrong: str, right: str):
    assert found(text)[wrong] == right


@pytest.mark.parametrize(
    "text",
    [
        "The colour of the centre, the color of the center.",
        "In mid-sentence Thier and Beleivan are names.",
        "He called it a “grublet” and smiled.",
        "She wrote that they recieved [sic] it.",
        "The xarnel frobnik moved.",
        "It was an anti-heroish, catlike, nonvoting megacrowd.",
        "The gromet fell. The gromet rose.",
        "The secretario de estado met the press.",
        "Visit example.com or write to teh@example.org.",
        "“[I]ncreasingly,” he said, “they leave.”",
        "They leant on the fence at the byelection, up-and-unders and all.",
        "Daniel arap Moi met the school's INSEAD alumni.",
        "Dr. Melinda Knapheide-Germann spoke.",
        "El pueblo no quiere que la efectiva sea de nuevo un receso para todos.",
        "San Potito is old. The church of San potito stands.",
        "The “Cryphonectria radicalis” grows in Figline, a comune.",
        "He does not recieve [sic] it, he said: “We recieve [sic] nothing.”",
    ],
)
def test_what_is_no_misspelling_stays_silent(text: str):
    assert found(text) == {}


def test_a_fix_keeps_the_case_of_what_it_replaces():
    assert found("Goverment ministers met.") == {"Goverment": "Government"}


def test_the_english_of_the_article_decides_between_two_spellings():
    american = "The color of labor: a favorite center, its behavior. The {} left."
    british = "The colour of labour: a favourite centre, its behaviour. The {} left."
    assert found(american.format("neigbour")) == {"neigbour": "neighbor"}
    assert found(british.format("neigbor")) == {"neigbor": "neighbour"}


def test_the_english_that_is_asked_for_decides_before_the_article():
    text = "The neigbour left."
    settings = Settings(select=("typos",), language="en-US")
    assert [f.fixes[0].replacement for f in check(text, settings).findings] == ["neighbor"]


def test_what_the_article_has_elsewhere_stands_first():
    assert found("They saw a hoxse.")["hoxse"] == "horse"
    assert found("A house stood there. They saw a hoxse.")["hoxse"] == "house"


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("The old tool was usd as a hammer.", "usd", "used"),
        ("They sailed to the prt of Dover on Sunday.", "prt", "port"),
        ("Most of the guests have gne home.", "gne", "gone"),
        ("It was the worst day in the histoy of the club.", "histoy", "history"),
        ("She left immediatey with her dog.", "immediatey", "immediately"),
        ("They met two wees ago in Leeds.", "wees", "weeks"),
        ("It rained. Teh minister left the house.", "Teh", "The"),
        ("Alot of people came to the market.", "Alot", "A lot"),
        ("But arecent poll says so.", "arecent", "a recent"),
        ("But the arecent poll says so.", "arecent", "recent"),
    ],
)
def test_neighbours_tell_a_slip_that_the_word_alone_does_not(text: str, wrong: str, right: str):
    assert found(text)[wrong] == right


@pytest.mark.parametrize(
    "text",
    [
        "He paid ten usd and left.",
        "It rained. Teh said so, and Teh sat down.",
        "They ate a bowl of pho in the largest iwi of the land.",
        "The wees of the parish are few.",
        "The child lay in a manger.",
        "Children of five and four year olds came with their add ons.",
        "The village of Kefar aldo Terem is old.",
        "It has a laissez-faire air.",
        "The work on the bridge was speeded up.",
    ],
)
def test_a_strange_word_for_which_its_neighbours_ask_stays_silent(text: str):
    assert found(text) == {}


def test_a_slip_beside_names_is_none_of_them():
    assert found("It was Portugal’s siide. Yet they lost.") == {"siide": "side"}
    assert found("They kept in contact wiath U.S. officials.") == {"wiath": "with"}


def test_a_seldom_word_is_not_called_misspelt():
    (finding,) = check("They met two wees ago in Leeds.", Settings(select=("typos",))).findings
    assert finding.message == "“wees” may be a slip for “weeks”."


def test_a_slip_that_may_be_a_name_is_not_mended_in_bulk():
    texts = ("They met the goverment.", "They met Lord goverment.", "They met Lord govermnent.")
    assert [f.safe for text in texts for f in check(text, Settings(select=("typos",))).findings] == [True, False, True]


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("They talked abot the weather.", True),
        ("They saw a caot.", False),
        ("She met a divorcee at the ball.", False),
    ],
)
def test_a_slip_is_mended_in_bulk_if_its_neighbours_leave_one_word(text: str, safe: bool):
    (finding,) = check(text, Settings(select=("typos",))).findings
    assert finding.safe == safe


def test_a_sure_slip_that_stands_twice_is_no_term():
    text = "The shipipng line fell. The shipipng line rose."
    assert len(check(text, Settings(select=("typos",))).findings) == 2


@given(st.sampled_from("government minister hospital children parliament".split()), st.data())
def test_two_letters_that_change_places_are_put_back(word: str, data: st.DataObject):
    at = data.draw(st.integers(1, len(word) - 3))
    wrong = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    assert found(f"They said the {wrong} is here.") == ({wrong: word} if wrong != word else {})
