"""For the terminal: findings as compilers print them, worst first, with the line and a caret; then the sum."""

from collections import Counter
from collections.abc import Iterator

from rich.cells import cell_len

from checks.core.document import Document
from checks.core.finding import Finding
from checks.core.printable import defused, shown
from checks.core.report import Report
from checks.reports import BOM, Run, Tally, change, counted, line_of, place, visible, worst_first

FLOOD = 5
"""So many findings of one rule in one file are shown whole; of more only the first FIRST are."""
FIRST = 3
WIDE = 100
"""Columns of the article that are shown around a finding."""
LISTED = 12
"""Lines that are named of a folded rule."""


def render(run: Run) -> str:
    """`file:line:column: severity message [rule]`, the line with a caret, a line a file, and the sum of several."""
    return "".join(part(report, run) for report in run.reports) + tail(run)


def part(report: Report, _run: Run) -> str:
    """One file; nothing where nothing was found and nothing measured."""
    lines = list(_findings(report))
    for measure in report.measures or ():
        value = "–" if measure.value is None else f"{measure.value:g}"
        lines.append(f"  {measure.name}: {value} ({measure.scale}) {measure.verdict}")
    if lines:
        lines.append(_sum(Tally.of(report)))
    return "".join(f"{line}\n" for line in lines)


def tail(run: Run) -> str:
    """The gates that were not passed, and the sum of several files."""
    lines = [f"{shown(trouble.name) or 'all files'}: {shown(trouble.message)} [gate]" for trouble in run.gates]
    tallies = run.tallies
    if len(tallies) == 1 and not any(tallies[0].counts):
        lines.append(_sum(tallies[0]))
    if len(tallies) > 1:
        counts = [sum(column) for column in zip(*(tally.counts for tally in tallies), strict=True)]
        found = sum(any(tally.counts) for tally in tallies)
        lowest = min(tallies, key=lambda tally: tally.score)
        of = f" in {found:,} of {len(tallies):,} files" if found else f" in {len(tallies):,} files"
        lines.append(f"{counted(counts)}{of}; lowest score {lowest.score} ({shown(lowest.name)})")
    return "".join(f"{line}\n" for line in lines)


def _sum(tally: Tally) -> str:
    partial = " (partial)" if tally.partial else ""
    return f"{shown(tally.name)}: {counted(tally.counts)}; score {tally.score} of 100{partial}"


def _findings(report: Report) -> Iterator[str]:
    floods = {rule: n for rule, n in Counter(f.rule for f in report.findings).items() if n > FLOOD}
    whole: Counter[str] = Counter()
    folded: dict[str, list[Finding]] = {}
    for finding in worst_first(report.findings):
        if finding.rule in floods and whole[finding.rule] == FIRST:
            folded.setdefault(finding.rule, []).append(finding)
            continue
        whole[finding.rule] += 1
        yield from _lines(report.document, finding)
    for rule, findings in folded.items():
        numbers = list(dict.fromkeys(report.document.position(f.span.start)[0] for f in findings))
        listed = ", ".join(map(str, numbers[:LISTED])) + (" …" if len(numbers) > LISTED else "")
        line = "line" if len(numbers) == 1 else "lines"
        yield f"{shown(report.document.name)}: {len(findings)} more [{rule}] in {line} {listed}"


def _lines(document: Document, finding: Finding) -> Iterator[str]:
    line, column = place(document, finding.span.start)
    twin = f" (see line {document.position(finding.related[0].start)[0]})" if finding.related else ""
    where, said = f"{shown(document.name)}:{line}:{column}", shown(finding.message)
    yield f"{where}: {finding.severity} {said}{twin} [{finding.rule}]"
    before, there, after = excerpt(document, finding)
    yield defused(f"    {before}{there}{after}".rstrip())
    mended = f" {defused(change(document, finding))}" if finding.fixes else ""
    yield f"    {' ' * cell_len(defused(before))}{'^' * max(cell_len(there), 1)}{mended}"


def excerpt(document: Document, finding: Finding, wide: int = WIDE) -> tuple[str, str, str]:
    """What stands in the line before the finding, the finding's part of that line, and what follows it."""
    line = line_of(document, finding.span.start)
    end = min(finding.span.end, line.end)
    around = max((wide - (end - finding.span.start)) // 2, wide // 4)
    first = max(line.start, min(finding.span.start - around, line.end - wide))
    last = min(line.end, max(end + around, first + wide))
    before = document.text[first : finding.span.start].removeprefix(BOM)
    there = visible(document.text[finding.span.start : end])
    after = document.text[end:last] if there[-1:] != "…" else ""
    return ("…" * (first > line.start) + _flat(before), there, _flat(after) + "…" * (last < line.end))


def _flat(text: str) -> str:
    """One column a character: a tab as a space, what has no shape as a mark."""
    return "".join(c if c.isprintable() else " " if c.isspace() else "·" for c in text)
