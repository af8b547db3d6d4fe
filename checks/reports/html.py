"""One HTML file that needs nothing else: the articles with their findings marked, scores and charts, light and dark."""

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from checks.core.blocks import CODE, FRONT_MATTER, HEADING, HEADLINE, QUOTE
from checks.core.finding import CATEGORIES, SEVERITIES, Finding
from checks.core.printable import COMMAND, OPENING, shown
from checks.core.report import Report
from checks.reports import BOM, Run, Tally, change, counted, place

PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Copydesk: {title}</title>
<style>
{style}{colours}</style>
</head>
<body>
<main>
<h1>Copydesk</h1>
{body}
</main>
</body>
</html>
"""
KINDS = {HEADLINE: "headline", HEADING: "heading", QUOTE: "quote", CODE: "closed", FRONT_MATTER: "closed"}
_NO_HTML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def render(run: Run) -> str:
    """The whole page."""
    tallies = run.tallies
    colours = "".join(f".c-{category} {{ --c: var(--{category}); }}\n" for category in CATEGORIES)
    style = Path(__file__).with_suffix(".css").read_text(encoding="utf-8")
    title = shown(tallies[0].name) if len(tallies) == 1 else f"{len(tallies):,} files"
    body = [*_head(run, tallies)]
    for number, report in enumerate(run.reports):
        body += _section(report, number)
    return PAGE.format(title=text(title), style=style, colours=colours, body="\n".join(body))


def text(value: str) -> str:
    """Any text as text of the page: no mark in it is markup, and what a page cannot hold is U+FFFD."""
    written = COMMAND.sub("#&#35;", escape(_NO_HTML.sub("\ufffd", value)))
    return OPENING.sub(r"\1&#58;", written)


def _head(run: Run, tallies: Sequence[Tally]) -> Iterator[str]:
    for _, trouble in run.troubles:
        name = text(shown(trouble.name) or "This run")
        yield f'<p class="trouble"><strong>{name}</strong>: {text(shown(trouble.message))}</p>'
    if not tallies:
        yield "<p>No file was read.</p>"
        return
    counts = [sum(column) for column in zip(*(tally.counts for tally in tallies), strict=True)]
    findings = [finding for report in run.reports for finding in report.findings]
    yield f"<p>{counted(counts)} in {len(tallies):,} file{'s' * (len(tallies) != 1)}.</p>"
    yield f'<div class="sum">{_bars(findings)}</div>'
    if len(tallies) > 1:
        yield "<h2>Files</h2>"
        yield from _table(tallies)
    yield '<label class="hide"><input type="checkbox" id="hints"> Hide hints</label>'


def _table(tallies: Sequence[Tally]) -> Iterator[str]:
    heads = "".join(f'<th class="number" scope="col">{severity}s</th>' for severity in ("error", "warning", "hint"))
    yield f'<table><thead><tr><th scope="col">file</th>{heads}<th scope="col">score</th></tr></thead><tbody>'
    for number, tally in sorted(enumerate(tallies), key=lambda item: (item[1].score, item[0])):
        cells = "".join(f'<td class="number">{count:,}</td>' for count in tally.counts)
        score = f"{_score_bar(tally.score)} {tally.score}{' (partial)' if tally.partial else ''}"
        yield f'<tr><td><a href="#file-{number}">{text(shown(tally.name))}</a></td>{cells}<td>{score}</td></tr>'
    yield "</tbody></table>"


def _score_bar(score: int) -> str:
    return (
        '<svg width="102" height="12" viewBox="0 0 102 12" aria-hidden="true">'
        '<rect x=".5" y=".5" width="101" height="11" rx="3" fill="none" stroke="var(--line)"/>'
        f'<rect x="1" y="1" width="{score}" height="10" rx="2" fill="var(--link)"/></svg>'
    )


def _bars(findings: Sequence[Finding]) -> str:
    """Findings by category, divided by severity; the figures stand beside the bars."""
    rows = []
    for category in CATEGORIES:
        counts = [sum(f.category == category and f.severity == severity for f in findings) for severity in SEVERITIES]
        if any(counts):
            rows.append((category, counts))
    if not rows:
        return ""
    longest, height, pieces = max(sum(counts) for _, counts in rows), 26 * len(rows), []
    for index, (category, counts) in enumerate(rows):
        left, top = 120.0, 26 * index
        pieces.append(f'<text x="0" y="{top + 16}">{category}</text>')
        for severity, count in zip(SEVERITIES, counts, strict=True):
            width = 300 * count / longest
            pieces.append(
                f'<rect x="{left:.1f}" y="{top + 4}" width="{width:.1f}" height="16" fill="var(--{severity})">'
                f"<title>{count} {severity}</title></rect>"
            )
            left += width
        pieces.append(f'<text x="{left + 8:.1f}" y="{top + 16}">{counted(counts)}</text>')
    opening = (
        f'<svg width="640" height="{height}" viewBox="0 0 640 {height}" role="img" aria-label="Findings by category">'
    )
    return f"{opening}{''.join(pieces)}</svg>"


def _section(report: Report, number: int) -> Iterator[str]:
    tally = Tally.of(report)
    partial = " (partial)" if tally.partial else ""
    yield f'<section id="file-{number}">'
    yield f"<h2>{text(shown(tally.name))}</h2>"
    yield f'<p class="faint">{_score_bar(tally.score)} score {tally.score} of 100{partial}; {counted(tally.counts)}</p>'
    for reason in dict.fromkeys(f"{s.rule.partition('/')[0]}: not run: {s.reason}" for s in report.skipped):
        yield f'<p class="note">{text(reason)}</p>'
    if report.findings or report.measures:
        yield f'<div class="desk"><div class="article">{"".join(_article(report, number))}</div><div>'
        yield from _list(report, number)
        yield from _names(report)
        yield from _measures(report)
        yield "</div></div>"
    yield "</section>"


def _article(report: Report, number: int) -> Iterator[str]:
    """The article cut where a finding or a block begins or ends; of findings that overlap the shortest is marked."""
    source, blocks = report.document.text, [block for block in report.document.blocks if block.kind in KINDS]
    waiting = deque(sorted(enumerate(report.findings), key=lambda item: item[1].span))
    spans = [finding.span for finding in report.findings] + [block.span for block in blocks]
    cuts = sorted({0, len(source)}.union(*((span.start, span.end) for span in spans)))
    block_starts = [block.span.start for block in blocks]
    open_: list[tuple[int, Finding]] = []
    begun: set[int] = set()
    for start, end in zip(cuts, [*cuts[1:], len(source)], strict=True):
        open_ = [item for item in open_ if item[1].span.end > start]
        while waiting and waiting[0][1].span.start <= start:
            index, finding = waiting.popleft()
            if len(finding.span):
                open_.append((index, finding))
            else:
                yield _mark(finding, number, index, "‸", True)
        piece = text(source[start:end].removeprefix(BOM if start == 0 else ""))
        if open_ and piece:
            index, finding = min(open_, key=lambda item: len(item[1].span))
            piece = _mark(finding, number, index, piece, index not in begun)
            begun.add(index)
        at = bisect_right(block_starts, start) - 1
        yield _in_block(piece, blocks[at].kind if at >= 0 and start < blocks[at].span.end else None)


def _in_block(piece: str, kind: str | None) -> str:
    return piece if kind is None or not piece else f'<span class="{KINDS[kind]}">{piece}</span>'


def _mark(finding: Finding, number: int, index: int, piece: str, first: bool) -> str:
    own = f' id="mark-{number}-{index}"' if first else ""
    kind = f"mark c-{finding.category} s-{finding.severity}"
    return f'<a{own} class="{kind}" href="#finding-{number}-{index}" title="{text(finding.message)}">{piece}</a>'


def _list(report: Report, number: int) -> Iterator[str]:
    yield '<ol class="findings">'
    for index, finding in enumerate(report.findings):
        line, column = place(report.document, finding.span.start)
        where = f'<a href="#mark-{number}-{index}">{line}:{column}</a>'
        grave = f'<strong class="{finding.severity}">{finding.severity}</strong>'
        twin = "".join(f" (see line {report.document.position(span.start)[0]})" for span in finding.related[:1])
        yield (
            f'<li id="finding-{number}-{index}" class="c-{finding.category} s-{finding.severity}">{where} {grave} '
            f"{text(finding.message)}{twin} <code>{text(change(report.document, finding))}</code> "
            f'<span class="rule">{finding.rule}</span></li>'
        )
    yield "</ol>"


def _names(report: Report) -> Iterator[str]:
    names = dict.fromkeys(span.of(report.document.text) for span in report.names)
    if names:
        yield f"<h3>Names to verify</h3><p>{', '.join(map(text, names))}</p>"


def _measures(report: Report) -> Iterator[str]:
    if report.measures:
        yield "<h3>Readability</h3><table><tbody>"
        for measure in report.measures:
            value = "–" if measure.value is None else f"{measure.value:g}"
            yield (
                f'<tr><th scope="row">{text(measure.name)}</th><td class="number">{value}</td>'
                f"<td>{text(measure.verdict)} ({text(measure.scale)})</td></tr>"
            )
        yield "</tbody></table>"
