"""The edits that make one text of another, so that a .docx is changed only where its text is."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

_TOKEN = re.compile(r"\n|[^\W_]+|.", re.DOTALL)

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
