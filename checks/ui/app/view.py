"""The desk as the page gets it: plain data, strings and ids, no offsets."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from checks.core.blocks import HEADLINE
from checks.core.finding import CATEGORIES, INFO, SPELLING, Finding
from checks.core.quotations import quotations
from checks.core.registry import rule_named
from checks.core.span import Span
from checks.formats import TEXT, format_of
from checks.ui.app.checking import GRAMMAR, Checking, part_of, parts
from checks.ui.app.desk import Desk
from checks.ui.app.items import Item
from checks.ui.app.rows import rows

_MARKS = re.compile(r"^\ufeff|^\s*#{1,6}\s+|</?[a-zA-Z][^<>\n]{0,200}>(?=.*\S)|^-{3,}\s*$")
_LAST_WORDS = re.compile(r"^\S*\s+(?=\S)")
_FIRST_WORDS = re.compile(r"(?<=\S)\s+\S*$")
AROUND = 32
"""So many code points of the line are shown before and after a change."""
HEAD = 2000
"""So many code points at the start of an article are looked through for its title."""
TWIN = "~"
"""Marks the other passage of a repetition: the finding's id and this."""


def view(desk: Desk, checking: Checking) -> dict[str, Any]:
    """Everything that the page shows."""
    page = _Page(desk)
    return {
        "article": desk.id,
        "title": title(desk),
        "name": "" if desk.name == "Draft" else desk.name,
        "status": desk.status,
        "section": desk.section,
        "revision": desk.revision,
        "acks": desk.acks,
        "rows": [[row.kind, [[piece, list(ids)] for piece, ids in row.segments]] for row in page.rows()],
        "findings": [page.finding(item) for item in desk.items],
        "rules": {rule: _rule(rule) for rule in {item.finding.rule: None for item in desk.items}},
        "categories": list(CATEGORIES),
        "names": page.names(),
        "skipped": not_run(desk),
        "grammar": grammar(desk),
        "score": desk.score and {"total": desk.score.total, "partial": desk.score.partial},
        "words": len(desk.text.split()),
        "undo": len(desk.done),
        "redo": len(desk.undone),
        "busy": checking.busy,
        "stale": checking.stale(desk),
    }


def title(desk: Desk) -> str:
    """The article's headline without boilerplate; without one its first line, and of an empty text the file's name."""
    found = next((block.span for block in desk.blocks if block.kind == HEADLINE), None)
    lines = _copy(desk, found).splitlines() if found else []
    lines += _copy(desk, Span(0, min(len(desk.text), HEAD))).splitlines()
    marked = format_of(desk.name) != TEXT
    shown = (_bare(line) if marked else " ".join(line.split()) for line in lines)
    first = next((line for line in shown if line), "" if desk.name == "Draft" else desk.name)
    return first if len(first) <= 90 else f"{first[:89].rstrip()}…"


def _copy(desk: Desk, span: Span) -> str:
    """What stays of a stretch without the page's boilerplate: breadcrumbs, share bars, labels."""
    kept, at = [], span.start
    for item in desk.items:
        boilerplate = item.finding.span
        if item.finding.rule.startswith("boilerplate/") and at <= boilerplate.start < span.end:
            kept.append(desk.text[at : boilerplate.start])
            at = boilerplate.end
    return "".join(kept) + desk.text[at : span.end]


def _bare(line: str) -> str:
    """A line without the marks that a format puts around a headline."""
    return " ".join(_MARKS.sub("", line).split())


def grammar(desk: Desk) -> dict[str, Any]:
    """LanguageTool's state: "checking" until it answers first, "done" with a count, or "off" and why."""
    if GRAMMAR not in parts():
        return {"state": "off", "how": "this installation has no LanguageTool checker"}
    if GRAMMAR not in desk.skipped:
        return {"state": "checking"}
    if desk.skipped[GRAMMAR]:
        return {"state": "off", "how": desk.skipped[GRAMMAR][0].reason}
    return {"state": "done", "count": sum(part_of(item.finding) == GRAMMAR for item in desk.items)}


def not_run(desk: Desk) -> list[dict[str, str]]:
    """What did not run and why; the rules of one checker that have one reason are said once."""
    said = {}
    for part in desk.skipped.values():
        for skipped in part:
            said[skipped.named, skipped.reason] = {"rule": skipped.named, "reason": skipped.reason}
    return list(said.values())


def _rule(rule_id: str) -> dict[str, str]:
    rule = rule_named(rule_id)
    return {"summary": rule.summary, "why": " ".join(rule.why.split())}


class _Page:
    """One look at a desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.text = desk, desk.text
        self.quoted = quotations(desk.text)
        self.starts = [span.start for span in self.quoted]

    def rows(self) -> Sequence[Any]:
        marks = [(item.id, item.finding.span) for item in self.desk.items]
        marks += [(item.id + TWIN, item.finding.related[0]) for item in self.desk.items if item.finding.related]
        marks += [(f"n{index}", span) for index, span in enumerate(self._first_names().values())]
        return rows(self.text, marks, self.desk.blocks)

    def finding(self, item: Item) -> dict[str, Any]:
        found = item.finding
        before = found.span.of(self.text)
        left, right = self._around(found.span)
        return {
            "id": item.id,
            "rule": found.rule,
            "category": found.category,
            "severity": found.severity,
            "refinement": found.severity == INFO,
            "safe": found.safe and self._may_be_mended_in_bulk(found),
            "bulk": bool(found.fixes) and self._may_be_mended_in_bulk(found),
            "message": found.message,
            "before": before,
            "left": left,
            "right": right,
            "fixes": [fix.replacement for fix in found.fixes],
            "twin": found.related[0].of(self.text) if found.related else "",
            "word": before if found.category in SPELLING and before.strip() else "",
        }

    def names(self) -> list[dict[str, Any]]:
        counts: dict[str, int] = {}
        for span in self.desk.names:
            counts[span.of(self.text)] = counts.get(span.of(self.text), 0) + 1
        firsts = self._first_names()
        return [{"id": f"n{index}", "text": text, "count": counts[text]} for index, text in enumerate(firsts)]

    def _first_names(self) -> dict[str, Span]:
        firsts: dict[str, Span] = {}
        for span in self.desk.names:
            firsts.setdefault(span.of(self.text), span)
        return firsts

    def _around(self, span: Span) -> tuple[str, str]:
        start, end = max(span.start - AROUND, 0), min(span.end + AROUND, len(self.text))
        left, right = self.text[start : span.start], self.text[span.end : end]
        if start and not self.text[start - 1].isspace():
            left = _LAST_WORDS.sub("", left)
        if end < len(self.text) and not self.text[end].isspace():
            right = _FIRST_WORDS.sub("", right)
        lines_left, lines_right = left.splitlines(), right.splitlines()
        ended = left.endswith(("\n", "\r"))
        return "" if ended or not lines_left else lines_left[-1], lines_right[0] if lines_right else ""

    def _may_be_mended_in_bulk(self, finding: Finding) -> bool:
        """Inside a quotation only spaces are."""
        index = bisect_right(self.starts, finding.span.start) - 1
        inside = index >= 0 and self.quoted[index].start < finding.span.start < self.quoted[index].end
        return finding.category == "spacing" or not inside
