"""A summary in Markdown: for a step's summary on GitHub, a comment on a merge request, a chat."""

import re
from collections import Counter
from collections.abc import Iterator

from checks.core.finding import SEVERITIES, Finding
from checks.core.printable import defused, shown
from checks.core.report import Report
from checks.reports import Run, Tally, change, counted, place, worst_first

MOST = 60_000
"""Bytes of a summary. GitHub takes 1 MiB for a step's summary, but 65,536 characters for a comment."""
FILES = 100
FINDINGS = 500
_MARKS = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&$@:])")


def render(run: Run) -> str:
    """The sum, a table of the files, the rules that spoke up, and the findings, worst first, while there is room."""
    tallies = run.tallies
    lines = ["## Copydesk", "", _sum(tallies), ""]
    lines += [f"- ⛔ **{escaped(trouble.name or 'run')}**: {escaped(trouble.message)}" for trouble in run.failures]
    lines += [f"- 🚧 **{escaped(trouble.name or 'all files')}**: {escaped(trouble.message)}" for trouble in run.gates]
    lines += ["", *_table(tallies), *_rules(run)]
    text, left = "\n".join(lines).rstrip() + "\n", 0
    size = len(text.encode("utf-8", "replace"))
    for number, line in enumerate(_findings(run)):
        size += len(line.encode("utf-8", "replace"))
        if size > MOST or number >= FINDINGS:
            left += line.startswith("- ")
        else:
            text += line
    return text + (f"\n{left:,} more findings are in the other reports.\n" if left else "")


def _sum(tallies: tuple[Tally, ...]) -> str:
    if not tallies:
        return "No file was read."
    counts = [sum(column) for column in zip(*(tally.counts for tally in tallies), strict=True)]
    lowest = min(tallies, key=lambda tally: tally.score)
    files = f"{len(tallies):,} file{'s' * (len(tallies) != 1)}"
    return f"**{counted(counts)}** in {files}; lowest score {lowest.score} of 100 ({escaped(lowest.name)})."


def _table(tallies: tuple[Tally, ...]) -> Iterator[str]:
    worst = sorted((t for t in tallies if any(t.counts)), key=lambda tally: (tally.score, tally.name))
    if not worst:
        return
    yield "| file | errors | warnings | hints | score |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for tally in worst[:FILES]:
        partial = " (partial)" if tally.partial else ""
        cells = " | ".join(map(str, tally.counts))
        yield f"| {escaped(tally.name)} | {cells} | {tally.score}{partial} |"
    if len(worst) > FILES:
        yield f"| {len(worst) - FILES:,} more files | | | | |"
    yield ""


def _rules(run: Run) -> Iterator[str]:
    counts = Counter((SEVERITIES.index(f.severity), f.rule) for report in run.reports for f in report.findings)
    if counts:
        listed = sorted(counts.items(), key=lambda item: (item[0][0], -item[1], item[0][1]))
        yield "By rule: " + ", ".join(f"`{rule}` {count:,}" for (_, rule), count in listed)
        yield ""


def _findings(run: Run) -> Iterator[str]:
    for report in sorted(run.reports, key=lambda report: report.score.total):
        if report.findings:
            yield f"\n### {escaped(report.document.name)}\n\n"
            yield from (_line(report, finding) for finding in worst_first(report.findings))


def _line(report: Report, finding: Finding) -> str:
    line, column = place(report.document, finding.span.start)
    where = f"{line}:{column} **{finding.severity}**"
    return f"- {where} {escaped(finding.message)} {code(change(report.document, finding))} ({finding.rule})\n"


def escaped(text: str) -> str:
    """Text that no mark in it changes, on one line."""
    return _MARKS.sub(r"\\\1", " ".join(shown(text).split()))


def code(text: str) -> str:
    """Text in a code span that it cannot close."""
    text = defused(text)
    longest = max(map(len, re.findall(r"`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text.startswith("`") or text.endswith("`") or not text.strip() else ""
    return f"{fence}{pad}{text}{pad}{fence}"
