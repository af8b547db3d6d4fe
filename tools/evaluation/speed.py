"""How fast the checks read: words a second by rule and in total, readability and LanguageTool apart.

`python -m tools.evaluation.speed [FILE ...]` reads each file as one article; without a file, the project's own clean
articles joined to one long text. It prints and judges nothing: clocks differ too much for a test.
"""

import argparse
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table

from checks import Document, Settings, check
from checks.core.rule import Rule
from checks.core.run import COMMENTS
from tools.evaluation.articles import read_text
from tools.evaluation.public import clean

_TURNS = count(1)
VIEWS = ("prose", "blocks", "sentences", "tokens", "places")
"""The views that every rule shares; the first rule that needs one would be blamed for it."""


def long_text() -> str:
    """The project's clean articles, one after the other."""
    return "\n\n".join(article.text for article in clean() if article.name.endswith(".txt"))


def _seconds(run: Callable[[str], object], text: str, rounds: int) -> float:
    """Seconds of processor time of the quickest round; an empty line more each time, so that nothing is remembered."""
    times = []
    for _ in range(rounds):
        fresh = text + "\n" * next(_TURNS)
        began = time.process_time()
        run(fresh)
        times.append(time.process_time() - began)
    return min(times)


def _views(text: str) -> Document:
    document = Document(text)
    for view in VIEWS:
        getattr(document, view)
    return document


def _alone(rule: Rule, text: str, rounds: int) -> float:
    """Seconds that a rule takes on a document whose views were made before; what it shares with others included."""
    times = []
    for _ in range(rounds):
        document = _views(text + "\n" * next(_TURNS))
        began = time.process_time()
        list(rule.run(document, Settings(), {}))
        times.append(time.process_time() - began)
    return min(times)


def table(text: str, rounds: int = 3) -> Table:
    """Seconds and words a second: the views, each rule in the order of its cost, and the whole check."""
    words = len(text.split())
    check("A first text, for which lists and models are loaded.")
    first = _seconds(check, text, 1)
    rows = [("words, sentences, blocks", _seconds(_views, text, rounds))]
    rows += [
        (rule.id, _alone(rule, text, rounds))
        for rule in Settings().rules()
        if rule.asked_by is None and rule.wants != COMMENTS
    ]
    rows.sort(key=lambda row: -row[1])
    rows.append(("all built-in checks together", _seconds(check, text, rounds)))
    rows.append(("the same, words met for the first time", first))
    result = Table("rule", "milliseconds", "words a second", box=box.SIMPLE, title=f"{words:,} words")
    for column in result.columns[1:]:
        column.justify = "right"
    for name, seconds in rows:
        result.add_row(name, f"{seconds * 1000:.1f}", f"{words / seconds:,.0f}")
    return result


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", nargs="*", type=Path, help="articles; the project's own where none is named")
    parser.add_argument("--rounds", type=int, default=3, help="the quickest of so many counts")
    arguments = parser.parse_args()
    console = Console()
    for text in [read_text(path) for path in arguments.files] or [long_text()]:
        console.print(table(text, arguments.rounds))


if __name__ == "__main__":
    main()
