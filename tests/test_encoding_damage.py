"""Characters that a wrong encoding made of others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import Settings, check, fix
from checks.core.applying import applied

ONLY = Settings(select=("encoding_damage",))
WORDS = "café naïve Zürich Málaga São smörgåsbord façade Dvořák Łódź jalapeño Brontë crème Ångström fête".split()
MARKS = ("’", "‘", "“", "”", "–", "—", "…", "€", "£", "°", "·", "«", "»")


def misread(text: str, encoding: str = "cp1252") -> str:
    """UTF-8 read as Windows-1252, or as Latin-1 where that has no such byte."""
    holes = b"\x81\x8d\x8f\x90\x9d"
    return "".join(bytes([byte]).decode("latin-1" if byte in holes else encoding) for byte in text.encode())


def mended(text: str) -> str:
    return fix(text, ONLY, unsafe=True)


@given(st.sampled_from(WORDS))
def test_an_accented_word_read_in_the_wrong_encoding_is_mended_back(word: str) -> None:
    assert mended(f"The {misread(word)} is open on Monday.") == f"The {word} is open on Monday."


@given(st.sampled_from(MARKS))
def test_a_mark_read_in_the_wrong_encoding_is_found(mark: str) -> None:
    assert check(f"The vote{misread(mark)} is on Monday.", ONLY).findings


def test_a_whole_sentence_is_mended_back() -> None:
    sentence = "“It’s late,” said the mayor of São Paulo – and left for £5."
    assert mended(misread(sentence)) == sentence


def test_a_closing_quotation_mark_with_its_lost_byte_is_one_finding() -> None:
    text = "He said “noâ€\x9d twice."
    (finding,) = check(text, ONLY).findings
    assert finding.span.of(text) == "â€\x9d"
    assert mended(text) == "He said “no” twice."


@given(st.sampled_from(WORDS), st.sampled_from(WORDS))
def test_right_accents_are_silent(one: str, other: str) -> None:
    for text in (f"The {one} of {other}.", f"THE {one.upper()} OF {other.upper()}’S", f"“{one}” – {other}…"):
        assert not check(text, ONLY).findings, text


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("The president\ufffds car.", "The president’s car."),
        ("He said \ufffdno\ufffd twice.", "He said “no” twice."),
        ("The years 1914\ufffd1918.", "The years 1914–1918."),
        ("It ended. \ufffd Then it began.", "It ended. Then it began."),
        ("They don?t know.", "They don’t know."),
        ("On Monday‚ he left.", "On Monday, he left."),
        ("It`s late.", "It’s late."),
        ("The president\\u2019s car.", "The president’s car."),
        ("It=E2=80=99s late.", "It’s late."),
        ("The president\x92s car.", "The president’s car."),
        ("The o\ufb03ce is closed.", "The office is closed."),
        ("The vo\u0442e is near.", "The vote is near."),
    ],
)
def test_damage_is_mended_by_its_neighbours(written: str, shown: str) -> None:
    assert mended(written) == shown


@pytest.mark.parametrize(
    "text",
    [
        "“À la carte”, she said, and Ångström laughed.",
        "What is it? They know.",
        "https://example.com/?s=1&t=2",
        "The file is C:\\temp\\new.",
        "Type \\u2019 as an escape.",
        "The newspaper Правда and the city of Москва",
        "‚Nein‘, sagte er.",
        "他说，好。",
        "See https://example.com/a%20b.",
        "E = mc2, and x = 20.",
        "100%, 20% and 5 per cent of nothing",
        "The mathematician’s x̂ and ŷ",
        "Ã is a letter of Portuguese.",
    ],
)
def test_signs_that_are_meant_are_silent(text: str) -> None:
    assert not check(text, ONLY).findings


@given(st.text(max_size=80))
def test_any_text_is_survived_and_its_safe_fixes_leave_none(text: str) -> None:
    report = check(text, ONLY)
    assert not report.skipped
    once = applied(text, report.findings)
    assert not [f for f in check(once, ONLY).findings if f.fixes and f.fixes[0].safe] or once != text
