"""The words of the house."""

import pytest

from checks import Settings, check, formats
from checks.core.errors import SettingsError
from checks.core.settings import Term

SEEKER = Term("asylum seeker", ("illegal immigrant", "Illegal Alien"), "nobody is illegal; say what they ask for")
NET = Term("internet", ("Internet",))
FACEBOOK = Term("Facebook", ("facebook", "face book"))
USE = Term("use", ("utilize", "utilise"), "It is shorter!")
AVOIDED = Term("", ("clickbait",), "it insults readers")
TERMS = (SEEKER, NET, FACEBOOK, USE, AVOIDED, Term("email", ("e-mail",)), Term("post", ("mail",)))


def found(text: str, *, terms: tuple[Term, ...] = TERMS, spoken: bool = False, name: str = "a.txt") -> list[str]:
    """What is found and what is offered for it."""
    options = {"house_style/preferred-term": {"spoken": spoken}}
    settings = Settings(select=("house_style",), terms=terms, options=options)
    report = check(formats.read(text, name), settings)
    return [f"{f.span.of(text)} → {', '.join(fix.replacement for fix in f.fixes)}" for f in report.findings]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Police found an illegal immigrant.", "illegal immigrant → asylum seeker"),
        ("Illegal immigrant found.", "Illegal immigrant → Asylum seeker"),
        ("ILLEGAL IMMIGRANT FOUND", "ILLEGAL IMMIGRANT → ASYLUM SEEKER"),
        ("An Illegal Immigrant Is Found", "Illegal Immigrant → Asylum Seeker"),
        ("The illegal\nimmigrant’s story.", "illegal\nimmigrant → asylum seeker"),
        ("The Internet is down.", "Internet → internet"),
        ("He was on facebook again.", "facebook → Facebook"),
        ("They utilize it.", "utilize → use"),
        ("Utilize it.", "Utilize → Use"),
        ("Pure clickbait.", "clickbait → "),
        ("He sent an e-mail.", "e-mail → email"),
    ],
)
def test_a_word_is_replaced_in_the_case_of_its_place(text, said):
    assert found(text) == [said]


@pytest.mark.parametrize(
    "text",
    [
        "Illegal immigrants were found.",  # a form that nobody named
        "The internet is down.",
        "Internet use has grown.",  # the capital of a sentence start
        "THE INTERNET IS DOWN",
        "He was on Facebook, FACEBOOK even.",
        "An illegal alien craft landed.",  # named with capitals only
        "A reutilized part.",
        "See https://example.org/clickbait and @clickbait.",
        "The snail-mail came.",
        "",
    ],
)
def test_what_is_right_or_another_word_is_left_alone(text):
    assert found(text) == []


def test_what_somebody_says_is_left_as_it_was_said():
    text = "“Clickbait pays,” she said. Clickbait it is."
    assert found(text) == ["Clickbait → "]
    assert found(text, spoken=True) == ["Clickbait → ", "Clickbait → "]


def test_nothing_is_found_without_terms():
    assert found("Pure clickbait.", terms=()) == []


def test_the_reason_is_shown():
    report = check("An illegal immigrant, they utilize clickbait.", Settings(select=("house_style",), terms=TERMS))
    assert [f.message for f in report.findings] == [
        "House style is “asylum seeker”: nobody is illegal; say what they ask for.",
        "House style is “use”: It is shorter!",
        "House style avoids “clickbait”: it insults readers.",
    ]


def test_a_mark_of_the_file_between_two_words_hides_nothing():
    assert len(found("An illegal **immigrant** came.\n", name="a.md")) == 1


def test_a_name_with_its_own_capitals_keeps_them_at_a_sentence_start():
    assert found("i-phone sales fell.", terms=(Term("iPhone", ("i-phone",)),)) == ["i-phone → iPhone"]


@pytest.mark.parametrize("instead_of", [(), ("",), ("asylum seeker",)])
def test_a_term_that_stands_for_nothing_or_for_itself_is_refused(instead_of):
    with pytest.raises(SettingsError, match="asylum seeker"):
        Term("asylum seeker", instead_of)
