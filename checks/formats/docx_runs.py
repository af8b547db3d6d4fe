"""The runs of a .docx as they come, go and are parted, as plain or as tracked changes."""

import copy
from datetime import UTC, datetime
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from checks.formats.docx_package import NO_XML, Package, Paragraph, Piece, W

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Runs:
    """The runs of one package that are touched."""

    def __init__(self, package: Package, *, tracked: bool, author: str, when: datetime | None) -> None:
        self.tracked = tracked
        moment = (when or datetime.now(UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self._signature = {W + "author": NO_XML.sub("", author), W + "date": moment}
        used = (each.get(W + "id", "") for tree in package.parts.values() for each in tree.iter(W + "ins", W + "del"))
        self._last_id = max((int(value) for value in used if value.isdecimal()), default=0)
        self._touched: list[Any] = []

    def filled(self, run: Any, model: Any, shown: str) -> Any:
        """The new run, with a text in the look of another run, where there is one; where it is tracked, as inserted."""
        run.extend(_look(model))
        for index, piece in enumerate(shown.split("\t")):
            if index:
                run.append(etree.Element(W + "tab"))
            if piece:
                run.append(_text(piece))
        self._touched.append(run)
        if self.tracked and next(run.iterancestors(W + "ins", W + "moveTo"), None) is None:
            self._wrap(run, "ins")
        return run

    def delete(self, piece: Piece) -> None:
        """Takes a piece out, or marks it as deleted."""
        if not self.tracked:
            run = piece.element.getparent()
            run.remove(piece.element)
            self._touched.append(run)
            return
        run = self.apart(piece.element)
        if piece.element.tag == W + "t":
            piece.element.tag = W + "delText"
        self._wrap(run, "del")

    def apart(self, element: Any) -> Any:
        """The run of an element, parted so that it shows nothing else."""
        run = element.getparent()
        before = [child for child in element.itersiblings(preceding=True) if child.tag != W + "rPr"][::-1]
        after = list(element.itersiblings())
        for children, put in ((before, run.addprevious), (after, run.addnext)):
            if children:
                other = etree.Element(W + "r", dict(run.attrib))
                other.extend([*_look(run), *children])
                put(other)
                self._touched.append(other)
        self._touched.append(run)
        return run

    def mark(self, tag: str) -> Any:
        """A new mark of a tracked change: "ins" or "del"."""
        self._last_id += 1
        return etree.Element(W + tag, {W + "id": str(self._last_id), **self._signature})

    def tidy(self) -> None:
        """Takes empty runs away, and joins what was parted with its neighbour of the same look."""
        for run in self._touched:
            _tidy(run)

    def _wrap(self, run: Any, tag: str) -> None:
        mark = self.mark(tag)
        run.addprevious(mark)
        mark.append(run)


def cut(paragraph: Paragraph, at: int) -> None:
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


def _tidy(run: Any) -> None:
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
    if before is not None and before.tag == W + "r" and _same_look(before, run):
        for child in [child for child in run if child.tag != W + "rPr"]:
            last = before[-1] if len(before) else None
            if last is not None and last.tag == child.tag == W + "t":
                last.text = (last.text or "") + (child.text or "")
                last.set(_SPACE, "preserve")
            else:
                before.append(child)
        parent.remove(run)
        _tidy(before)


def _text(shown: str) -> Any:
    element = etree.Element(W + "t", {_SPACE: "preserve"})
    element.text = shown
    return element


def _look(run: Any) -> list[Any]:
    """A copy of what says how a run looks, if anything does."""
    return [] if run is None else copy.deepcopy(run.findall(W + "rPr"))


def _same_look(one: Any, other: Any) -> bool:
    first, second = ([etree.tostring(look, with_tail=False) for look in run.findall(W + "rPr")] for run in (one, other))
    return first == second
