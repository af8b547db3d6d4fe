"""For the terminal: a line a finding as compilers print them, then the sum."""

from checks.core.finding import SEVERITIES, Finding
from checks.core.report import Report

SHOWN = 60
"""Code points of an article's own words that a line shows."""


def render(report: Report) -> str:
    """`file:line:column: severity rule: message [there → mended]` a finding, then a line with counts and score."""
    lines = [_line(report, finding) for finding in report.findings]
    counts = {s: sum(finding.severity == s for finding in report.findings) for s in SEVERITIES}
    tally = ", ".join(f"{count} {severity}{'s' * (count != 1)}" for severity, count in counts.items() if count)
    partial = " (partial)" if report.score.partial else ""
    lines.append(f"{report.document.name}: {tally or 'nothing found'}; score {report.score.total} of 100{partial}")
    for measure in report.measures or ():
        value = "–" if measure.value is None else f"{measure.value:g}"
        lines.append(f"  {measure.name}: {value} ({measure.scale}) {measure.verdict}")
    return "\n".join(lines) + "\n"


def _line(report: Report, finding: Finding) -> str:
    line, column = report.document.position(finding.span.start)
    place = f"{report.document.name}:{line}:{column}: {finding.severity} {finding.rule}: {finding.message}"
    there = visible(finding.span.of(report.document.text))
    mended = f" → {visible(finding.fixes[0].replacement)}" if finding.fixes else ""
    twin = "".join(f" (see line {report.document.position(span.start)[0]})" for span in finding.related[:1])
    return f"{place} [{there}{mended}]{twin}"


def visible(text: str) -> str:
    """A text with its blanks made visible, shortened to SHOWN code points."""
    text = text.replace("\r\n", "⏎").replace("\n", "⏎").replace("\r", "⏎").replace("\t", "→")
    text = "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in text.replace("\u00a0", "⍽"))
    if not text.strip(" ⏎"):
        text = text.replace(" ", "␣")
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
