"""The sample articles: clean ones stay silent, and what was found once in the others stays found."""

import json
from functools import cache

import pytest

from checks import check, formats
from checks.core.finding import CATEGORIES
from tools.evaluation import peers, ratchet
from tools.evaluation.articles import Article
from tools.evaluation.public import SAMPLES, samples
from tools.evaluation.score import Figures, score

CLEAN = [article for article in samples() if article.defects is None]
ANNOTATED = [article for article in samples() if article.defects is not None]


def named(article: Article) -> str:
    return article.name


@cache
def figures(article: Article) -> Figures:
    return score(article, peers.copydesk().claims([article])[article.name])


def test_there_are_samples_of_every_kind():
    assert len(CLEAN) >= 5
    assert len(ANNOTATED) >= 7
    assert all(article.name.startswith("clean_") for article in CLEAN)
    assert {defect.category for article in ANNOTATED for defect in article.defects or ()} <= set(CATEGORIES)


@pytest.mark.parametrize("article", samples(), ids=named)
def test_a_sample_is_as_long_as_an_article(article):
    assert 200 <= article.words <= 950


@pytest.mark.parametrize("article", ANNOTATED, ids=named)
def test_every_annotation_names_what_stands_there(article):
    stem = article.name.rsplit(".", 1)[0]
    rows = [json.loads(line) for line in (SAMPLES / f"{stem}.gold.jsonl").read_text(encoding="utf-8").splitlines()]
    assert rows
    for row in rows:
        words = article.text[row["start"] : row["end"]]
        assert 0 <= row["start"] < row["end"] <= len(article.text)
        assert row["text"] == words or (row["text"].endswith("…") and words.startswith(row["text"][:-1]))
        assert row.get("fix") != words
        assert row["level"] in ("must", "may")


@pytest.mark.parametrize("article", CLEAN, ids=named)
def test_clean_samples_stay_silent(article):
    report = check(formats.read(article.text, article.name))
    found = [
        f"{finding.rule}: {finding.span.of(article.text)!r}"
        for finding in report.findings
        if finding.severity != "info"
    ]
    assert not found


@pytest.mark.parametrize("article", ANNOTATED, ids=named)
def test_what_was_found_once_stays_found(article):
    recall = figures(article).total.recall
    held = ratchet.load().get("by sample", {}).get(article.name, 0.0)
    missed = [miss.text for miss in figures(article).misses if miss.kind == "missed"]
    assert recall is not None
    assert recall >= held - ratchet.TOLERANCE, missed
