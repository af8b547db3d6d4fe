"""The boilerplate of a page: which runs of lines stand around an article, and by what evidence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from checks.page import boilerplate
from checks.page.apparatus import STOPPED
from checks.page.lines import DATE, LONE, MENU, Line, lines

LISTED = "listed"
LONGEST_LIST = 40
"""So many links at most are taken for one list."""
WEAKER = (boilerplate.WEAK, boilerplate.OPENER, LONE)

_POINTER = re.compile(r"\W*(?:read|also|see|related|watch|more)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of boilerplate. `sure` is false where an editor should decide; `why` names the evidence."""

    start: int
    end: int
    why: str
    sure: bool = True


@lru_cache(maxsize=4)
def pieces(text: str) -> tuple[Piece, ...]:
    """The boilerplate among the lines of a text, line by line, in order."""
    all_lines = lines(text)
    found: dict[int, Piece] = {}
    for first, last in _runs(all_lines):
        run = all_lines[first:last]
        marked = _marked(run, head=first == 0, tail=last == len(all_lines))
        for at, why in marked.items():
            line = run[at]
            found[first + at] = Piece(line.start, line.end, why)
    for at, line in enumerate(all_lines):
        if at not in found and line.kind in (boilerplate.CREDIT, LONE):
            found[at] = Piece(line.start, line.end, line.kind, sure=line.text in "<>|»«›‹\\^~")
    return tuple(found[at] for at in sorted(found))


def _runs(all_lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """First index and the one past the last of each run of lines without running text between them."""
    first = None
    for at, line in enumerate(all_lines):
        if line.prose:
            if first is not None:
                yield first, at
            first = None
        elif first is None:
            first = at
    if first is not None:
        yield first, len(all_lines)


def _marked(run: Sequence[Line], head: bool, tail: bool) -> dict[int, str]:
    """The boilerplate of one run: index and evidence."""
    strong = [at for at, line in enumerate(run) if line.strong or _opens_list(run, at)]
    marked = {at: run[at].kind or "" for at in strong}
    if head:
        marked.update(dict.fromkeys(_head_menu(run), MENU))
    for at in _clustered(run, set(strong)):
        marked.setdefault(at, boilerplate.WEAK)
    if tail and not head and len(marked) >= 2 and strong:
        between = range(strong[0], len(run))
    elif len(strong) >= 3 and not head:
        between = range(strong[0], strong[-1])
    else:
        between = range(0)
    for at in between:
        if not run[at].copy:
            marked.setdefault(at, LISTED)
    for at in [at for at in marked if run[at].kind == boilerplate.OPENER]:
        for other in _listed(run, at, tail):
            marked.setdefault(other, LISTED)
    return marked


def _opens_list(run: Sequence[Line], at: int) -> bool:
    """True for a heading of one word right above links: "Related:" and two lines without an empty one between."""
    below = run[at + 1 : at + 3]
    links = [line for line in below if line.kind is None and line.words >= 3 and not STOPPED.search(line.text)]
    tight = len(links) == len(below) > 0 and not any(line.apart for line in below[1:])
    return run[at].kind == boilerplate.OPENER and tight and (len(below) == 2 or run[at].text.endswith(":"))


def _head_menu(run: Sequence[Line]) -> Iterator[int]:
    """The buttons above a headline: short lines, no empty one between them, one of them a lone mark or a plus."""
    group: list[int] = []
    for at, line in enumerate(run):
        if line.apart and at:
            break
        group.append(at)
    short = all(run[at].words <= 5 and not STOPPED.search(run[at].text) for at in group)
    if len(group) >= 2 and short and any(run[at].kind == LONE or run[at].text.startswith(("+ ", "× ")) for at in group):
        yield from group


def _clustered(run: Sequence[Line], strong: set[int]) -> Iterator[int]:
    """Weak lines that stand beside boilerplate or three in a row."""
    weak = [at for at, line in enumerate(run) if at not in strong and (line.kind in WEAKER)]
    groups: list[list[int]] = []
    for at in weak:
        if groups and groups[-1][-1] == at - 1:
            groups[-1].append(at)
        else:
            groups.append([at])
    for group in groups:
        beside = group[0] - 1 in strong or group[-1] + 1 in strong
        named = sum(run[at].kind != LONE and not DATE.fullmatch(run[at].text) for at in group)
        if beside or (len(group) >= 3 and named >= 2):
            yield from group


def _listed(run: Sequence[Line], opener: int, tail: bool) -> Iterator[int]:
    """The links under a heading: to the next empty line where the list has none inside, otherwise all short lines
    but one that may be the next heading of the article.
    """
    close: list[int] = []
    for at in range(opener + 1, min(len(run), opener + LONGEST_LIST)):
        if run[at].words > 20 or (run[at].apart and at > opener + 1) or run[at].copy:
            break
        close.append(at)
    if len(close) > 2 or (close and (tail or not run[close[0]].apart)):
        yield from close
        return
    rest = [
        at for at in range(opener + 1, min(len(run), opener + LONGEST_LIST)) if run[at].words <= 20 and not run[at].copy
    ]
    if tail:
        yield from (at for at in rest if len(rest) > 1 or run[at].words >= 4)
    elif len(rest) > 1:
        yield from rest[:-1]
    elif rest and run[rest[0]].words >= 5 and _POINTER.match(run[opener].text):
        yield rest[0]
