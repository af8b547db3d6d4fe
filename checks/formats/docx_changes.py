"""Writes a changed text into the paragraphs of a .docx, as plain or as tracked changes.

A line feed that comes in parts a paragraph in two, one that goes joins two: as in Word, the mark at a paragraph's end
is a character. Changes are made from the end, so that what lies before one stays where the map says.
"""

import copy
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from checks.formats.docx_package import Package, Paragraph, Piece, W

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TOKEN = re.compile(r"\n|[^\W_]+|.", re.DOTALL)
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

Edit = tuple[int, int, str]
"""Start, end and replacement, in the text before all edits."""


def edits(before: str, after: str) -> list[Edit]:
    """The edits that make `after` of `before`, in order: whole paragraphs where they come or go, else words."""
    old, new = before.split("\n"), after.split("\n")
    starts = [0]
    for line in old:
        starts.append(starts[-1] + len(line) + 1)
    found: list[Edit] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        lines = "\n".join(new[j1:j2])
        if tag == "replace":
            found += _words(before[starts[i1] : starts[i2] - 1], lines, starts[i1])
        elif tag == "delete" and i2 < len(old):
            found.append((starts[i1], starts[i2], ""))
        elif tag == "delete":
            found.append((max(starts[i1] - 1, 0), len(before), ""))
        elif tag == "insert" and i1 < len(old):
            found.append((starts[i1], starts[i1], lines + "\n"))
        elif tag == "insert":
            found.append((len(before), len(before), "\n" + lines))
    return _merged(found, before)


def _merged(found: list[Edit], before: str) -> list[Edit]:
    """The edits, those that meet as one, without the line feeds at their ends that they leave."""
    merged: list[Edit] = []
    for edit in found:
        if merged and merged[-1][1] == edit[0]:
            start, _, text = merged.pop()
            merged.append((start, edit[1], text + edit[2]))
        else:
            merged.append(edit)
    return [edit for edit in (_narrowed(edit, before) for edit in merged) if edit[0] < edit[1] or edit[2]]


def _narrowed(edit: Edit, before: str) -> Edit:
    start, end, text = edit
    while start < end and before[end - 1] == text[-1:] == "\n":
        end, text = end - 1, text[:-1]
    while start < end and before[start] == text[:1] == "\n":
        start, text = start + 1, text[1:]
    return start, end, text


def _words(before: str, after: str, at: int) -> Iterator[Edit]:
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    starts = [at]
    for token in old:
        starts.append(starts[-1] + len(token))
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield starts[i1], starts[i2], "".join(new[j1:j2])


class Changes:
    """Changes to one package."""

    def __init__(self, package: Package, *, tracked: bool, author: str, when: datetime | None) -> None:
        self.package, self.tracked = package, tracked
        moment = (when or datetime.now(UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self.signature = {W + "author": _NO_XML.sub("", author), W + "date": moment}
        used = (each.get(W + "id", "") for tree in package.parts.values() for each in tree.iter(W + "ins", W + "del"))
        self.last_id = max((int(value) for value in used if value.isdecimal()), default=0)
        self.runs: list[Any] = []

    def make(self, text: str) -> None:
        """Makes the package read `text`."""
        for start, end, replacement in reversed(edits(self.package.text, _NO_XML.sub("\ufffd", text))):
            self._share(start, end, replacement)
        for run in self.runs:
            self._tidy(run)

    def _share(self, start: int, end: int, replacement: str) -> None:
        """Makes an edit in the paragraphs, or in the lines behind them; what a new line there says goes to the end of
        the last paragraph.
        """
        last = self.package.paragraphs[-1].end if self.package.paragraphs else 0
        besides = [each for each in self.package.besides if each.start <= end and each.end >= start]
        if not besides:
            self._edit(start, end, replacement)
            return
        own, _, more = replacement.partition("\n")
        for each in reversed(besides):
            if start < each.start:
                each.change(each.start, end, "")
            else:
                each.change(start, end, own)
                own = ""
        if start < last:
            self._edit(start, last, replacement)
        elif more or (own and start < besides[0].start):
            self._edit(last, last, "\n" + (more or own))

    def _edit(self, start: int, end: int, replacement: str) -> None:
        touched = [each for each in self.package.paragraphs if each.start <= end and each.end >= start]
        for paragraph in touched:
            for at in (start, end):
                self._cut(paragraph, at)
        new = self._insertion(touched[0], start, end, replacement.partition("\n")[0]) if replacement else None
        for paragraph in touched:
            for piece in paragraph.pieces:
                if start <= piece.start < end:
                    self._delete(piece)
        rest = touched[-1].element
        for first, second in reversed(list(pairwise(touched))):
            gone = not replacement and start <= first.start
            rest = self._join(first.element, rest, gone) if first.end < second.start else first.element
        for part in replacement.split("\n")[1:]:
            new = self._split(new, part)

    def _cut(self, paragraph: Paragraph, at: int) -> None:
        """Parts the piece that an offset lies within, so that pieces are inside or outside an edit."""
        for index, piece in enumerate(paragraph.pieces):
            if not piece.start < at < piece.start + len(piece.shown):
                continue
            left, right = piece.shown[: at - piece.start], piece.shown[at - piece.start :]
            rest = _text(right)
            piece.element.text = left
            piece.element.set(_SPACE, "preserve")
            piece.element.addnext(rest)
            paragraph.pieces[index : index + 1] = [Piece(piece.start, left, piece.element), Piece(at, right, rest)]
            return

    def _insertion(self, paragraph: Paragraph, start: int, end: int, shown: str) -> Any:
        """A new run with that text: before what is replaced and with its look, else behind what stands before it."""
        at = next((piece for piece in paragraph.pieces if piece.start == start), None)
        before = next((piece for piece in reversed(paragraph.pieces) if piece.start < start), None)
        run = etree.Element(W + "r")
        if at is not None and (start < end or before is None):
            model = self._apart(at.element)
            model.addprevious(run)
        elif before is not None:
            model = self._apart(before.element)
            model.addnext(run)
        else:
            model = None
            paragraph.element.append(run)
        return self._filled(run, model, shown)

    def _filled(self, run: Any, model: Any, shown: str) -> Any:
        look = model.find(W + "rPr") if model is not None else None
        if look is not None:
            run.append(copy.deepcopy(look))
        for index, piece in enumerate(shown.split("\t")):
            if index:
                run.append(etree.Element(W + "tab"))
            if piece:
                run.append(_text(piece))
        self.runs.append(run)
        if self.tracked and next(run.iterancestors(W + "ins", W + "moveTo"), None) is None:
            self._wrap(run, "ins")
        return run

    def _delete(self, piece: Piece) -> None:
        if not self.tracked:
            run = piece.element.getparent()
            run.remove(piece.element)
            self.runs.append(run)
            return
        run = self._apart(piece.element)
        if piece.element.tag == W + "t":
            piece.element.tag = W + "delText"
        self._wrap(run, "del")

    def _wrap(self, run: Any, tag: str) -> None:
        mark = self._mark(tag)
        run.addprevious(mark)
        mark.append(run)

    def _mark(self, tag: str) -> Any:
        self.last_id += 1
        return etree.Element(W + tag, {W + "id": str(self.last_id), **self.signature})

    def _apart(self, element: Any) -> Any:
        """The run of an element, parted so that it shows nothing else."""
        run = element.getparent()
        before = [child for child in element.itersiblings(preceding=True) if child.tag != W + "rPr"][::-1]
        after = list(element.itersiblings())
        for children, put in ((before, run.addprevious), (after, run.addnext)):
            if children:
                other = etree.Element(W + "r", dict(run.attrib))
                look = run.find(W + "rPr")
                other.extend([copy.deepcopy(look)] if look is not None else [])
                other.extend(children)
                put(other)
                self.runs.append(other)
        self.runs.append(run)
        return run

    def _join(self, first: Any, second: Any, gone: bool) -> Any:
        """Joins two paragraphs, the first of which may be gone but for its mark; the one that is left.

        Those of two cells, parts or sections stay apart.
        """
        if first.getparent() is not second.getparent() or first.find(f"{W}pPr/{W}sectPr") is not None:
            return first
        if self.tracked:
            _mark_properties(first).insert(0, self._mark("del"))
            return first
        content = [child for child in (first if gone else second) if child.tag != W + "pPr"]
        if gone:
            own = second.find(W + "pPr")
            for at, child in enumerate(content, 0 if own is None else 1):
                second.insert(at, child)
            first.getparent().remove(first)
            return second
        first.extend(content)
        second.getparent().remove(second)
        return first

    def _split(self, run: Any, shown: str) -> Any:
        """Ends the paragraph behind a run; the first run of the next one, which looks the same and reads `shown`."""
        node = run.getparent() if run.getparent().tag == W + "ins" and self.tracked else run
        paragraph = next(run.iterancestors(W + "p"))
        second = etree.Element(W + "p", dict(paragraph.attrib))
        own = paragraph.find(W + "pPr")
        if own is not None:
            second.append(copy.deepcopy(own))
            for mark in [*own.findall(W + "sectPr"), *own.findall(f"{W}rPr/{W}del"), *own.findall(f"{W}rPr/{W}ins")]:
                mark.getparent().remove(mark)
        target = self._moved(node, paragraph, second)
        paragraph.addnext(second)
        if self.tracked:
            _mark_properties(paragraph).insert(0, self._mark("ins"))
        new = etree.Element(W + "r")
        target.insert(1 if target is second and own is not None else 0, new)
        return self._filled(new, run, shown)

    def _moved(self, node: Any, paragraph: Any, second: Any) -> Any:
        """Moves what follows a node into a new paragraph, a link or the like parted in two; where the node's own
        successor belongs there.
        """
        inner, shell = None, None
        while node.getparent() is not paragraph:
            parent = node.getparent()
            copied = etree.Element(parent.tag, dict(parent.attrib))
            copied.extend([shell] if shell is not None else [])
            copied.extend(list(node.itersiblings()))
            inner = copied if inner is None else inner
            node, shell = parent, copied
        second.extend([shell] if shell is not None else [])
        second.extend(list(node.itersiblings()))
        return second if inner is None else inner

    def _tidy(self, run: Any) -> None:
        """Takes an empty run away; joins one that was parted with its neighbour of the same look."""
        parent = run.getparent()
        if parent is None:
            return
        if all(child.tag == W + "rPr" for child in run):
            parent.remove(run)
            if parent.tag in (W + "ins", W + "hyperlink", W + "smartTag") and not len(parent):
                parent.getparent().remove(parent)
            return
        before = run.getprevious()
        if before is not None and before.tag == W + "r" and _look(before) == _look(run):
            for child in [child for child in run if child.tag != W + "rPr"]:
                last = before[-1] if len(before) else None
                if last is not None and last.tag == child.tag == W + "t":
                    last.text = (last.text or "") + (child.text or "")
                    last.set(_SPACE, "preserve")
                else:
                    before.append(child)
            parent.remove(run)
            self._tidy(before)


def _text(shown: str) -> Any:
    element = etree.Element(W + "t", {_SPACE: "preserve"})
    element.text = shown
    return element


def _look(run: Any) -> bytes:
    look = run.find(W + "rPr")
    return b"" if look is None else etree.tostring(look, with_tail=False)


def _mark_properties(paragraph: Any) -> Any:
    """The properties of a paragraph's mark, made where it has none."""
    own = paragraph.find(W + "pPr")
    if own is None:
        own = etree.Element(W + "pPr")
        paragraph.insert(0, own)
    look = own.find(W + "rPr")
    if look is None:
        look = etree.Element(W + "rPr")
        after = next((child for child in own if child.tag in (W + "sectPr", W + "pPrChange")), None)
        own.append(look) if after is None else after.addprevious(look)
    return look
