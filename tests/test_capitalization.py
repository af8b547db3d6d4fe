"""Capitals that are missing."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import Settings, check, fix
from checks.models.casing.model import lowered_names, with_capital

SETTINGS = Settings(select=("capitalization",))


def mended(text: str) -> str:
    return fix(text, SETTINGS, unsafe=True)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The ministers met in ukraine on Tuesday.", "The ministers met in Ukraine on Tuesday."),
        ("Rubio spoke. Later rubio’s office praised Rubio.", "Rubio spoke. Later Rubio’s office praised Rubio."),
        ("The talks have ended. the delegates went home.", "The talks have ended. The delegates went home."),
        ("Will it rain? nobody knows.", "Will it rain? Nobody knows."),
        ("The bill failed. a vote is near.", "The bill failed. A vote is near."),
        ("It failed.</b> the vote is near.", "It failed.</b> The vote is near."),
        ("It failed.&nbsp;the vote is near.", "It failed.&nbsp;The vote is near."),
        ("It failed .\u200b the vote is near.", "It failed .\u200b The vote is near."),
        ("They left twice.\u00a0and then they came.", "They left twice.\u00a0And then they came."),
        ("It failed. co\u00adoperate with us.", "It failed. Co\u00adoperate with us."),
        ("They met on may 7, 1979, in Bonn.", "They met on May 7, 1979, in Bonn."),
        ("The bridge opened on 3 may 2018.", "The bridge opened on 3 May 2018."),
        ("He was born on aug. 19, 1930, in Hull.", "He was born on Aug. 19, 1930, in Hull."),
        ("Sales fell in march, and again in may this year.", "Sales fell in March, and again in May this year."),
        ("They like Fifa. Delegates at the fifa office met.", "They like Fifa. Delegates at the Fifa office met."),
        ("The race was won by Justin quiles on Sunday.", "The race was won by Justin Quiles on Sunday."),
        ("He flew from New york to London.", "He flew from New York to London."),
        ("The president spoke at the White house.", "The president spoke at the White House."),
        ("She sits in the House of representatives.", "She sits in the House of Representatives."),
        ("They spoke about turkey or Switzerland.", "They spoke about Turkey or Switzerland."),
        ("Relations with turkey have worsened.", "Relations with Turkey have worsened."),
        ("The deal, mediated by turkey, was signed.", "The deal, mediated by Turkey, was signed."),
        ("Hamas has talks with turkey on Monday.", "Hamas has talks with Turkey on Monday."),
        ("Then secretary of State Dean Acheson left.", "Then Secretary of State Dean Acheson left."),
    ],
)
def test_a_missing_capital_is_mended(before, after):
    assert mended(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "The film is out. https://example.com is where to see it, says its maker. @handle agrees.",
        "He paused . . . and left.\u200bhtml is a word.",
        "They roasted a turkey, polished the china and went for a march in the park.",
        "It has three parts: a) He paid to the end. b) He left. c) She stayed.",
        "The law holds to the end. ii) The next part says so. iv) The last part does not.",
        "He paid to the end. b. He left. ii. She stayed.",
        "This is what the rules of the club say.\n\nb) nobody who has paid may be turned away at the door.",
        "The shelter is home to turkey vultures; the farm lives on hens and turkey eggs.",
        "They dined on cheese with turkey in the great hall.",
        "She bought an iPhone on eBay and read it on her iPad.",
        "The meeting is at 3 p.m. on the green, i.e. outside.",
        "Many crops, e.g. barley, failed in 2019.",
        "The cook calls the crust nurungji and scrapes it from the pot.",
        "The family left the house and the state paid for the party.",
        "The president may march to the house on the hill and polish the apple.",
        "The museum shows a work by Vincent van Gogh, lent by Ursula von der Leyen.",
        "Bashar al-Assad left for Moscow, and Charles de Gaulle stayed.",
        "Unlike low-Earth orbit missions, said the engineers of NASA, a flight to the Moon takes days.",
        "The town that we live in may not be there by then; they came in march step.",
        "The satellite phone jammers and drone jammers were lent by the army.",
        "She won the Olivier Award for best breakthrough act and was named for best young singer.",
        "It was late … and then the lights went out.",
        "He said that “nothing has changed” and that “the talks go on”.",
        "“Will it rain?” she asked. He uses Yahoo! every day.",
        "The firm sold approx. two tonnes, the co-op sold more.",
        "Dr. Smith and Prof. Jones met Gov. Hochul on Jan. 5.",
        "Among them the Koreans eat nurungji, the Iraqis hkaka and the Senegalese xoon.",
        "See turn0search4 for more. x0word is a code.",
        "Up to may 10 people were said to have come.",
        "He listed three things:\n\n- eggs and milk from the farm\n- a loaf of bread\n- salt",
        "MINISTERS MEET IN UKRAINE",
        "Ministers meet as talks on grain begin in Istanbul",
        "What Ministers Said About the Talks in Istanbul",
        "by Anna Petrova\n\nThe talks have begun.",
        "del Toro won again. He thanked the crew.",
        "The sum is\n\nwhere x is the number of words that were read by the two of them.",
    ],
)
def test_what_is_right_stays_silent(text):
    assert not [f for f in check(text, SETTINGS).findings if f.severity != "info"]


def test_a_text_in_lower_case_throughout_is_a_style():
    text = "we went out. the rain came down. it was cold. we ran. the bus was late. it came at ten. we sat."
    assert not [f for f in check(text, SETTINGS).findings if f.rule == "capitalization/sentence-start"]


def test_a_paragraph_that_goes_on_after_a_formula_is_left_alone():
    text = "The sum is given by this:\n\nwhere the first part is what was read and the second what was not.\n"
    assert not check(text, SETTINGS).findings


def test_a_paragraph_that_opens_low_after_a_finished_one_is_found():
    text = "Three things are needed.\n\nkeeping a steady course in all that is done and said.\n\nTime is the second."
    assert mended(text).split("\n\n")[1].startswith("Keeping")


def test_a_name_is_written_as_the_list_has_it():
    assert with_capital("ukraine’s") == "Ukraine’s"
    assert with_capital("openai") == "OpenAI"
    assert with_capital("petrova") == "Petrova"


def test_an_unknown_word_alone_is_no_name():
    assert not lowered_names("The cook scrapes the gribenschmarr from the pot and eats it with salt.")


@given(st.text(max_size=200))
def test_any_text_is_read(text):
    for suspect in lowered_names(text, 0.5):
        word = text[suspect.start : suspect.end]
        assert word.islower() or not word.isupper()
        assert word.casefold() == suspect.replacement.casefold()


@given(st.sampled_from(["Ukraine", "Paris", "Berlin", "London", "Canada"]), st.sampled_from("Mon Tues Wednes".split()))
def test_places_are_found_without_an_article_around_them(place, day):
    text = f"The ministers met in {place.lower()} on {day}day to speak about grain."
    assert [suspect.replacement for suspect in lowered_names(text)] == [place]


@pytest.mark.parametrize("word", ["a" * 20_000, "ab." * 7000, "a’" * 10_000])
def test_a_word_of_thousands_of_letters_takes_no_time(word: str):
    text = f"The end is near {word}, and. the rest follows.\n"
    began = time.process_time()
    found = check(text, Settings(select=("capitalization/sentence-start",))).findings
    assert [finding.span.of(text) for finding in found] == ["the"]
    assert time.process_time() - began < 2
