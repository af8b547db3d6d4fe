"""Forms of nouns and verbs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.language import morphology


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("road", "roads"),
        ("city", "cities"),
        ("day", "days"),
        ("church", "churches"),
        ("man", "men"),
        ("person", "people"),
    ],
)
def test_a_noun_and_its_plural_lead_to_each_other(one: str, many: str) -> None:
    assert (morphology.plural(one), morphology.singular(many)) == (many, one)


@pytest.mark.parametrize("word", ["bus", "news", "crisis", "boss", "politics", "famous", "road", "xqzs", ""])
def test_what_is_no_plural_has_no_singular(word: str) -> None:
    assert morphology.counted_singular(word) is None


@pytest.mark.parametrize("word", ["police", "closed", "better", "million", "quickly", "women", "abcdefg"])
def test_what_is_not_counted_has_no_plural(word: str) -> None:
    assert morphology.counted_plural(word) is None


@pytest.mark.parametrize(
    ("verb", "base"),
    [("walked", "walk"), ("closing", "close"), ("stopped", "stop"), ("carried", "carry"), ("tried", "try")],
)
def test_a_verb_without_its_ending_is_its_base_form(verb: str, base: str) -> None:
    assert morphology.base_form(verb) == base


@pytest.mark.parametrize("word", ["succeed", "bring", "king", "being", "used", "walk", "xqzzed", "ed", "ing"])
def test_a_word_that_only_ends_like_a_verb_form_has_no_base_form(word: str) -> None:
    assert morphology.base_form(word) is None


@pytest.mark.parametrize("base", ["walk", "make", "run", "see", "visit", "agree", "stop"])
def test_an_ing_form_leads_back_to_its_base_form(base: str) -> None:
    form = morphology.ing_form(base)
    assert form.endswith("ing")
    assert morphology.base_form(form) in (base, None)


@given(st.sampled_from("is was has does goes wants needs hasn't doesn’t isn’t".split()))
def test_the_verb_of_one_and_of_many_lead_to_each_other(verb: str) -> None:
    many = morphology.verb_of_many(verb)
    assert many != verb
    assert morphology.verb_of_one(many) == verb


def test_a_verb_that_is_not_listed_is_refused() -> None:
    with pytest.raises(KeyError):
        morphology.verb_of_one("walk")
