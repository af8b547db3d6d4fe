"""The dictionary and what it says about words."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.language import words
from checks.models.spelling import slips


@pytest.mark.parametrize("word", ["colour", "color", "organise", "organize", "centre", "don't", "don’t", "editor's"])
def test_each_english_is_right(word: str):
    assert words.is_word(word)


def test_a_name_is_right_only_with_its_capital():
    assert words.is_word("Ukraine")
    assert words.is_word("UKRAINE")
    assert words.is_word("Ukraine's")
    assert not words.is_word("ukraine")
    assert words.only_capital("ukraine") == "Ukraine"
    assert words.only_capital("ukraine's") == "Ukraine's"


@pytest.mark.parametrize("word", ["turkey", "may", "polish", "english", "Ukraine", "qqqq"])
def test_a_word_that_exists_in_lower_case_needs_no_capital(word: str):
    assert words.only_capital(word) is None


def test_frequencies_order_words_and_ignore_case():
    assert words.frequency("the") > words.frequency("house") > words.frequency("zither") > words.frequency("qqqq") == 0
    assert words.frequency("Ukraine") == words.frequency("ukraine") > 3


def test_the_list_overrides_the_ranking():
    assert words.suggestions("wich")[0] == "which"
    assert words.correction("recieved") == ("received",)
    assert words.correction("received") == ()


@pytest.mark.parametrize(
    ("wrong", "right"), [("thhought", "thought"), ("oyhers", "others"), ("hte", "the"), ("presidnet", "president")]
)
def test_the_likeliest_word_stands_first(wrong: str, right: str):
    assert words.suggestions(wrong)[0] == right


def test_spellings_of_both_sides_know_each_other():
    assert (words.spelling("colour"), words.other_spelling("colour")) == ("gb", "color")
    assert (words.spelling("labor"), words.other_spelling("labor")) == ("us", "labour")


def test_oxford_spelling_is_not_american_alone():
    assert words.spelling("organize") is None
    assert words.other_spelling("organize") == "organise"
    assert words.spelling("house") is None


@pytest.mark.parametrize("word", ["catlike", "antivenomous", "unputdownable", "gastroplasty", "moviegoing"])
def test_words_made_of_known_parts_are_no_slips(word: str):
    assert slips.slip(word) is None


@given(st.text(max_size=20))
def test_any_text_can_be_asked_for(text: str):
    words.is_word(text)
    words.only_capital(text)
    assert words.frequency(text) >= 0
    assert len(words.suggestions(text, 3)) <= 3


BASE = (
    """
    about account across afternoon agreement although announced another anything appointed arguments arrested
    because becoming behaviour believe between building business candidate carefully children committee companies
    condition conference continue council countries criticism daughter decision defence department describe
    development different director discussion during economic education election emergency energy environment
    especially everything evidence experience explained families figures following football foreign forward
    freedom friends furniture general government happened hospital however hundreds important including increase
    independent industry information interest investigation island journalist judgement kitchen language lawyers
    leadership library machine majority manager measures medical meeting members minister moment morning mountain
    movement musician national negotiations neighbour newspaper nothing officials operation opinion opposition
    parliament particular passengers patients peaceful performance permission phenomenon physical planning
    political population position possible president pressure previous probably problems production programme
    property protection published question railway reasons received reference relations religious remember
    reporter research resources response restaurant returned scientists secretary security separate services
    several signature situation soldiers something spokesman statement station strategy struggle students
    successful suggested supporters surprise sustainable teachers technology television territory themselves
    thousands together tomorrow traffic training transport travelled treatment umbrella understand university
    usually vehicles victory village violence visitors weather whether without witness workers yesterday answer
    airport article audience bridge brother captain century chairman circumstances citizens climate coalition
    colleague commission community competition computer
    """
).split()
BESIDE = dict(zip("qwertyuiopasdfghjklzxcvbnm", "wertyuioiosdfghjklkxcvbnbn", strict=True))


def slips_of_the_hand() -> list[tuple[str, str]]:
    """Each word with two letters swapped, one left out, one struck twice, and one struck beside."""
    chance, pairs = random.Random(1), []
    for word in BASE:
        at = chance.randrange(1, len(word) - 2)
        left, letter, right = word[:at], word[at], word[at + 1 :]
        forms = (
            left + right[0] + letter + right[1:],
            left + right,
            left + 2 * letter + right,
            left + BESIDE[letter] + right,
        )
        pairs += [(form, word) for form in forms if form != word and not words.is_common(form)]
    return pairs


def test_slips_of_the_hand_are_told_and_the_right_word_stands_first():
    """A ratchet: the figures may only rise."""
    pairs = slips_of_the_hand()
    told = [(slips.slip(wrong), right) for wrong, right in pairs]
    found = [(slip, right) for slip, right in told if slip]
    first = sum(slip.suggestions[0] == right for slip, right in found) / len(found)
    sure = [slip.suggestions[0] == right for slip, right in found if slip.certain]
    assert len(pairs) > 700
    assert len(found) / len(pairs) > 0.985
    assert first > 0.98
    assert sum(sure) / len(sure) > 0.995


@pytest.mark.parametrize(
    "word", ["paywall", "microgrid", "comune", "warfighters", "byelection", "leant", "deprioritize", "vlogging"]
)
def test_new_and_foreign_words_are_no_slips(word: str):
    assert slips.slip(word) is None


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("illlness", "illness"),
        ("freeedom", "freedom"),
        ("consserved", "conserved"),
        ("cartied", "carried"),
        ("payed", "paid"),
        ("publically", "publicly"),
        ("tatooed", "tattooed"),
    ],
)
def test_a_slip_that_looks_put_together_from_parts_is_a_slip(wrong: str, right: str):
    found = slips.slip(wrong)
    assert found is not None
    assert found.suggestions[0] == right


@pytest.mark.parametrize("word", ["sooo", "waaaay", "hmmmm", "aaargh"])
def test_drawn_out_sounds_are_no_slips(word: str):
    assert slips.slip(word) is None
