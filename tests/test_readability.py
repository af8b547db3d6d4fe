"""Readability: textstat's formulas over the body text, with our own sentence ends."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checks import Document, Settings, check
from checks.rules.readability import readability
from checks.rules.readability.readability import FORMULAS, long_sentence, paragraph_measures

SENTENCES = (
    "The harbour master opened the gates early this morning",
    "Fishing boats had waited outside since midnight because of the storm",
    "Most of the crews were tired and hungry after two days at sea",
    "A representative of the cooperative described the situation as extraordinary",
    "Prices at the auction rose immediately",
    "Restaurants along the promenade bought nearly everything before ten o'clock",
    "Nobody could remember a comparable week",
)
ARTICLE = ". ".join(SENTENCES * 5) + "."


def figures(text):
    report = check(text, Settings(readability=True, select=("readability",)))
    assert not report.skipped
    assert report.measures is not None
    return {measure.name: measure for measure in report.measures}


@pytest.mark.parametrize("formula", FORMULAS, ids=lambda formula: formula.function)
def test_the_values_are_textstat_s_own_on_plain_text(formula):
    textstat = readability._textstat()
    expected = getattr(textstat, formula.function)(ARTICLE)
    assert figures(ARTICLE)[formula.name].value == pytest.approx(expected, abs=0.05)


def test_syllables_come_from_the_packaged_dictionary():
    assert readability._textstat().syllable_count("extraordinary") == 6


def test_no_network_is_touched():
    program = (
        "import socket\n"
        "def refuse(*_, **__): raise OSError('no network here')\n"
        "socket.socket.connect = refuse; socket.create_connection = refuse\n"
        "from checks import Settings, check\n"
        f"report = check({ARTICLE!r}, Settings(readability=True, select=('readability',)))\n"
        "assert not report.skipped, report.skipped\n"
        "print(report.measures[0].value)"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert float(answer.stdout) == figures(ARTICLE)["Flesch reading ease"].value


def test_sentence_ends_are_ours_and_not_at_every_stop():
    text = "Mr. Hale met Sen. Ortiz in the U.S. on Tuesday and paid 3.5 percent more. " * 12
    assert figures(text)["Sentences"].value == 12


def test_headlines_captions_and_lists_are_no_body_text():
    text = f"Harbour Opens After the Storm\n\n{ARTICLE}\n\n- a list item of six words\n\nPhoto: Harbour office"
    assert figures(text)["Words"].value == figures(ARTICLE)["Words"].value


def test_words_at_a_dash_stay_apart():
    assert figures("The gates—all four—opened at dawn.")["Words"].value == 7


def test_a_short_text_gets_no_figure_but_a_reason():
    measure = figures("The gates opened. The boats came in.")["Flesch reading ease"]
    assert measure.value is None
    assert measure.verdict == "too short: 7 of 100 words"


def test_smog_needs_thirty_sentences():
    text = ". ".join(SENTENCES * 3) + "."
    assert figures(text)["SMOG"].verdict == "too short: 21 of 30 sentences"
    assert figures(text)["Gunning Fog"].value is not None


def test_every_measure_carries_a_band_that_an_editor_understands():
    for measure in figures(f"Harbour Opens After the Storm\n\n{ARTICLE}").values():
        assert measure.verdict
        assert measure.scale


def test_an_empty_text_is_too_short_and_nothing_worse():
    assert figures("")["Flesch reading ease"].value is None
    assert figures("")["Reading time"].value == 0


def test_reading_time_is_said_in_minutes():
    assert figures(ARTICLE)["Reading time"].verdict == "about 1 minute"
    assert figures(ARTICLE * 3)["Reading time"].verdict == "about 4 minutes"


def test_a_headline_has_its_length():
    assert figures(f"Harbour Opens After the Storm\n\n{ARTICLE}")["Headline length"].value == 29
    assert figures(ARTICLE)["Headline length"].verdict == "no headline found"


def test_each_paragraph_has_measures_of_its_own():
    document = Document(f"Harbour Opens\n\n{ARTICLE}\n\nThe gates opened. The boats came in.")
    paragraphs = paragraph_measures(document)
    assert [span.of(document.text)[:9] for span, _ in paragraphs] == ["The harbo", "The gates"]
    last = {measure.name: measure.value for measure in paragraphs[1][1]}
    assert (last["Words"], last["Sentences"], last["Sentence length"]) == (7, 2, 3.5)


def test_readability_runs_only_where_it_is_asked_for():
    assert check(ARTICLE).measures is None


def test_a_long_sentence_is_a_hint():
    report = check(" and ".join(SENTENCES) + ".", Settings(readability=True, select=("readability",)))
    assert [(f.rule, f.severity) for f in report.findings] == [("readability/long-sentence", "info")]


def test_the_longest_sentence_is_an_option():
    text = " ".join(["word"] * 30) + "."
    assert not list(long_sentence(Document(text)))
    assert list(long_sentence(Document(text), words=20))


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=300))
def test_no_text_makes_it_crash(text):
    document = Document(text)
    assert len(list(readability.measures(document))) >= 11
    paragraph_measures(document)
