"""Measures the checks, and other tools beside them: `make eval`, or `make eval SETS=<folder>` for other articles.

A folder holds NAME.txt files, each with its NAME.gold.jsonl; a text without one is published copy, where every finding
is a false alarm. The folders below it are sets of their own.
"""

import argparse
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table

from tools.evaluation import peers, ratchet
from tools.evaluation.articles import Article, read_sets
from tools.evaluation.public import HERE, public_sets
from tools.evaluation.score import Figures, Tally, score

Sets = Mapping[str, Sequence[Article]]


@dataclass
class Result:
    """What one tool reached: figures by set and by article, and its speed in words a second."""

    tool: str
    sets: dict[str, Figures] = field(default_factory=dict)
    articles: dict[str, Figures] = field(default_factory=dict)
    speed: float = 0.0


def measure(tool: peers.Tool, sets: Sets) -> Result:
    """The figures of a tool on all sets. The first, short article warms it up and is not timed."""
    result = Result(tool.name)
    tool.claims([Article("warm-up.txt", "A short text, which is read first.\n")])
    words, seconds = 0, 0.0
    for name, articles in sets.items():
        began = time.perf_counter()
        claims = tool.claims(articles)
        seconds += time.perf_counter() - began
        words += sum(article.words for article in articles)
        figures = result.sets.setdefault(name, Figures())
        for article in articles:
            result.articles[article.name] = score(article, claims[article.name])
            figures.add(result.articles[article.name])
    result.speed = words / seconds
    return result


def held_figures(result: Result) -> ratchet.Held:
    """The figures of the public evaluation that the ratchet holds."""
    samples = {article.name for article in public_sets()["samples"]}
    return ratchet.reached(result.sets, {name: figures for name, figures in result.articles.items() if name in samples})


# The table

_SHARES = "recall  prec.    F1  fixed"


def table(results: Sequence[Result]) -> Table:
    """One row a set and a category, one column a tool."""
    grid = Table(box=box.SIMPLE_HEAD, title="What was found, of the defects known")
    for header in ("set", "category"):
        grid.add_column(header, no_wrap=True)
    grid.add_column("defects", justify="right")
    for result in results:
        grid.add_column(f"{result.tool}\n{_SHARES}", justify="right", no_wrap=True)
    for name in results[0].sets:
        _add_set(grid, name, [result.sets[name] for result in results])
    grid.add_row("", "words a second", "", *(f"{result.speed:,.0f}" for result in results))
    return grid


def _add_set(grid: Table, name: str, figures: Sequence[Figures]) -> None:
    own = figures[0]
    if own.total.musts:
        grid.add_row(name, "all", str(own.total.musts), *(_shares(each.total) for each in figures), style="bold")
        for category in sorted(own.categories, key=lambda each: -own.categories[each].musts):
            if musts := own.categories[category].musts:
                tallies = [each.categories.get(category, Tally()) for each in figures]
                grid.add_row("", category, str(musts), *map(_shares, tallies))
        grid.add_row("", "right category", "", *(_share(each.total.named) for each in figures))
        grid.add_row("", "safe fixes right", "", *(_share(each.total.safety) for each in figures))
        grid.add_row("", "mended by safe fixes", "", *(_share(each.total.safe_share) for each in figures))
    if words := own.total.clean_words:
        rates = [each.total.alarms_per_1000_words for each in figures]
        label = name if not own.total.musts else ""
        grid.add_row(label, "false alarms per 1,000 words", f"({words:,} words)", *map(_rate, rates), style="bold")
        grid.add_row("", "hints per 1,000 words", "", *(_rate(each.total.hints_per_1000_words) for each in figures))
    grid.add_section()


def _shares(tally: Tally) -> str:
    return "  ".join(f"{_share(share):>5}" for share in (tally.recall, tally.precision, tally.f1, tally.repaired))


def _share(share: float | None) -> str:
    return "–" if share is None else f"{share:.3f}"


def _rate(rate: float | None) -> str:
    return "–" if rate is None else f"{rate:.2f}"


def alarms_table(result: Result) -> Table:
    """False alarms of each rule on clean text."""
    words = sum(figures.total.clean_words for figures in result.sets.values())
    grid = Table(box=box.SIMPLE_HEAD, title=f"False alarms of {result.tool} by rule, on {words:,} clean words")
    for header in ("rule", "alarms", "per 1,000 words"):
        grid.add_column(header, justify="left" if header == "rule" else "right")
    total = Figures()
    for figures in result.sets.values():
        total.add(figures)
    for rule, count in total.alarms_by_rule.most_common():
        grid.add_row(rule, str(count), f"{1000 * count / words:.2f}")
    return grid


def markdown(results: Sequence[Result]) -> str:
    """The totals as a Markdown table, for the README."""
    lines = [
        "| set | figure | " + " | ".join(result.tool for result in results) + " |",
        "|---|---|" + "---|" * len(results),
    ]
    for name, own in results[0].sets.items():
        totals = [result.sets[name].total for result in results]
        if own.total.musts:
            lines += [
                _line(f"{name}, {own.total.musts} defects", "recall", [_share(each.recall) for each in totals]),
                _line("", "precision", [_share(each.precision) for each in totals]),
                _line("", "F1", [_share(each.f1) for each in totals]),
                _line("", "first suggestion right", [_share(each.repaired) for each in totals]),
            ]
        if words := own.total.clean_words:
            rates = [_rate(each.alarms_per_1000_words) for each in totals]
            lines.append(_line(f"{name}, {words:,} words", "false alarms per 1,000 words", rates))
    lines.append(_line("", "words a second", [f"{result.speed:,.0f}" for result in results]))
    return "\n".join(lines)


def _line(name: str, figure: str, cells: Sequence[str]) -> str:
    return f"| {name} | {figure} | {' | '.join(cells)} |"


def main(arguments: Sequence[str] | None = None) -> int:
    """The command. Returns 0, or 2 where there is nothing to measure or a tool fails."""
    parser = argparse.ArgumentParser(prog="python -m tools.evaluation.run", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("sets", nargs="?", type=Path, default=HERE, help="a folder of articles; default: our own")
    parser.add_argument("--alone", action="store_true", help="Copydesk only, without the tools beside it")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="list N misses and N false alarms an article")
    parser.add_argument("--markdown", action="store_true", help="print the totals as a Markdown table")
    parser.add_argument("--raise-ratchet", action="store_true", help="hold the public figures reached now")
    args = parser.parse_args(arguments)
    public = args.sets.resolve() == HERE
    if args.raise_ratchet and not public:
        parser.error("the ratchet holds figures of the public evaluation only: name no folder")
    console = Console(width=None if sys.stdout.isatty() else 160)
    sets = public_sets() if public else dict(read_sets(args.sets))
    if not sets:
        parser.error(f"{args.sets}: no articles (.txt or .md) there")
    tools = [peers.copydesk(), *([] if args.alone or args.raise_ratchet else peers.installed())]
    results = [measure(tool, sets) for tool in tools]
    if args.show:
        _show(console, results[0], args.show)
    if args.markdown:
        console.print(markdown(results), markup=False, soft_wrap=True)
    else:
        console.print(table(results), alarms_table(results[0]))
    if args.raise_ratchet:
        ratchet.save(ratchet.raised(held_figures(results[0]), ratchet.load()))
    return 0


def _show(console: Console, result: Result, limit: int) -> None:
    for name, figures in result.articles.items():
        for kind in ("missed", "alarm"):
            for miss in [miss for miss in figures.misses if miss.kind == kind][:limit]:
                line = f"{name}: {kind}: {miss.rule or miss.category}: {miss.text!r}"
                console.print(line, markup=False, highlight=False, soft_wrap=True)


if __name__ == "__main__":
    sys.exit(main())
