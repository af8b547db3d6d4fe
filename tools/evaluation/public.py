"""The public evaluation: sample articles, published-quality copy, and the same copy with injected defects."""

from functools import cache
from pathlib import Path

from tools.evaluation.articles import Article, read_folder
from tools.evaluation.corrupt import corrupt

HERE = Path(__file__).parent
SAMPLES = HERE.parent.parent / "sample_articles"
SEEDS = (1, 2)


@cache
def samples() -> tuple[Article, ...]:
    """Every sample article."""
    return read_folder(SAMPLES)


@cache
def clean() -> tuple[Article, ...]:
    """Copy of published quality: the clean samples and more."""
    return tuple(article for article in (*samples(), *read_folder(HERE / "clean")) if article.defects is None)


@cache
def generated() -> tuple[Article, ...]:
    """The clean articles in plain text, each corrupted once a seed."""
    plain = [article for article in clean() if article.name.endswith(".txt")]
    return tuple(corrupt(article, seed) for article in plain for seed in SEEDS)


def public_sets() -> dict[str, tuple[Article, ...]]:
    """All of it, by the name of the set."""
    annotated = tuple(article for article in samples() if article.defects is not None)
    return {"samples": annotated, "generated": generated(), "clean": clean()}
