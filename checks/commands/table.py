"""The table of files at the end of a run, for people at a terminal."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from checks.core.printable import shown
from checks.reports import Tally

MOST = 20
"""So many files are shown, the worst of them."""


def show(console: Console, tallies: Sequence[Tally]) -> None:
    """Prints the files in which something was found, worst first."""
    found = sorted((tally for tally in tallies if any(tally.counts)), key=lambda tally: (tally.score, tally.name))
    table = Table("File", box=None, pad_edge=False)
    for head, style in (("Errors", "red"), ("Warnings", "yellow"), ("Hints", "dim"), ("Score", "bold")):
        table.add_column(head, justify="right", style=style)
    for tally in found[:MOST]:
        score = f"{tally.score} (partial)" if tally.partial else str(tally.score)
        table.add_row(Text(shown(tally.name), overflow="fold"), *map(str, tally.counts), score)
    if len(found) > MOST:
        table.add_row(Text(f"{len(found) - MOST:,} more files"))
    if found:
        console.print()
        console.print(table)
