"""Writes a changed text into the paragraphs of a .docx, as plain or as tracked changes.

A line feed that comes in parts a paragraph in two, one that goes joins two: as in Word, the mark at a paragraph's end
is a character. Changes are made from the end, so that what lies before one stays where the map says.
"""

import copy
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from checks.formats.docx_edits import edits
from checks.formats.docx_package import NO_XML, Package, Paragraph, W
from checks.formats.docx_runs import Runs, cut


@dataclass(frozen=True)
class Changes:
    """Changes to one package, in its runs and in its paragraphs."""

    package: Package
    runs: Runs

    def make(self, text: str) -> None:
        """Makes the package read `text`."""
        for start, end, replacement in reversed(edits(self.package.text, NO_XML.sub("\ufffd", text))):
            self._share(start, end, replacement)
        self.runs.tidy()

    def _share(self, start: int, end: int, replacement: str) -> None:
        """Makes an edit in the paragraphs, or in the lines after them; what a new line there says goes to the end of
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
                cut(paragraph, at)
        new = self._insertion(touched[0], start, end, replacement.partition("\n")[0]) if replacement else None
        for paragraph in touched:
            for piece in paragraph.pieces:
                if start <= piece.start < end:
                    self.runs.delete(piece)
        rest = touched[-1].element
        for first, second in reversed(list(pairwise(touched))):
            gone = not replacement and start <= first.start
            rest = self._join(first.element, rest, gone) if first.end < second.start else first.element
        for part in replacement.split("\n")[1:]:
            new = self._split(new, part)

    def _insertion(self, paragraph: Paragraph, start: int, end: int, shown: str) -> Any:
        """A new run with that text: before what is replaced and with its look, else after what stands before it."""
        at = next((piece for piece in paragraph.pieces if piece.start == start), None)
        before = next((piece for piece in reversed(paragraph.pieces) if piece.start < start), None)
        run = etree.Element(W + "r")
        if at is not None and (start < end or before is None):
            model = self.runs.apart(at.element)
            model.addprevious(run)
        elif before is not None:
            model = self.runs.apart(before.element)
            model.addnext(run)
        else:
            model = None
            paragraph.element.append(run)
        return self.runs.filled(run, model, shown)

    def _join(self, first: Any, second: Any, gone: bool) -> Any:
        """Joins two paragraphs, the first of which may be gone but for its mark; the one that is left.

        Those of two cells, parts or sections stay apart.
        """
        if first.getparent() is not second.getparent() or first.find(f"{W}pPr/{W}sectPr") is not None:
            return first
        if self.runs.tracked:
            _mark_properties(first).insert(0, self.runs.mark("del"))
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
        """Ends the paragraph after a run; the first run of the next one, which looks the same and reads `shown`."""
        node = run.getparent() if run.getparent().tag == W + "ins" and self.runs.tracked else run
        paragraph = next(run.iterancestors(W + "p"))
        second = etree.Element(W + "p", dict(paragraph.attrib))
        own = paragraph.find(W + "pPr")
        if own is not None:
            second.append(copy.deepcopy(own))
            for mark in [*own.findall(W + "sectPr"), *own.findall(f"{W}rPr/{W}del"), *own.findall(f"{W}rPr/{W}ins")]:
                mark.getparent().remove(mark)
        target = _moved(node, paragraph, second)
        paragraph.addnext(second)
        if self.runs.tracked:
            _mark_properties(paragraph).insert(0, self.runs.mark("ins"))
        new = etree.Element(W + "r")
        target.insert(1 if target is second and own is not None else 0, new)
        return self.runs.filled(new, run, shown)


def _moved(node: Any, paragraph: Any, second: Any) -> Any:
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
