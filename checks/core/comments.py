"""What an article says of its own findings: comments such as `<!-- copydesk-disable-line typos/misspelling -->`.

Only a file that has comments of its own can say so: in plain text a comment is artifacts.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from checks.core.blocks import CODE, FRONT_MATTER
from checks.core.document import Document
from checks.core.errors import SettingsError
from checks.core.finding import Finding
from checks.core.registry import selected, unknown
from checks.core.renamed import note
from checks.core.span import Span

FORMATS = ("markdown", "mdx", "html")
LINE, NEXT_LINE, FILE, FROM, TO = "disable-line", "disable-next-line", "disable-file", "disable", "enable"
ACTIONS = (LINE, NEXT_LINE, FILE, FROM, TO)

_COMMENT = re.compile(
    r"(?:<!--|\{/\*)\s*copydesk-(?P<action>[a-z-]*)(?P<names>[^:<>]{0,400}?)(?::[^<>]{0,400}?)?(?:-->|\*/\})"
)
"""As in HTML, or as in MDX."""
_NAME = re.compile(r"[^\s,]+")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment to Copydesk: what it asks for, of which rules, checkers or categories, each with its place."""

    span: Span
    action: str
    names: tuple[tuple[str, Span], ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """Where one name of a comment holds: findings that begin in `span`, its end included, of these rules."""

    comment: Comment
    name: str
    span: Span
    rules: frozenset[str]

    def holds(self, finding: Finding) -> bool:
        """True where the finding is silenced."""
        within = self.span.start <= finding.span.start <= self.span.end
        return within and (finding.rule in self.rules or finding.code == self.name)


@dataclass
class Comments:
    """The comments of one article, what is wrong with them, and which were of use; `ran` are the rules that ran.

    `renamed` are names of rules that are called otherwise now, and what to say of each.
    """

    all: Sequence[Comment]
    scopes: Sequence[Scope]
    wrong: Sequence[tuple[Span, str]]
    ran: frozenset[str] = frozenset()
    renamed: Sequence[tuple[Span, str]] = ()
    _used: set[Scope] = field(default_factory=set)

    def silence(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings that no comment silences."""
        for finding in findings:
            holding = [scope for scope in self.scopes if scope.holds(finding)]
            self._used.update(holding)
            if not holding:
                yield finding

    def unused(self) -> Iterator[tuple[Comment, tuple[str, ...]]]:
        """The comments with those of their names that silenced nothing, although all their rules ran."""
        for comment in self.all:
            own = [scope for scope in self.scopes if scope.comment is comment]
            idle = tuple(
                scope.name for scope in own if scope not in self._used and scope.rules and scope.rules <= self.ran
            )
            if idle:
                yield comment, idle


def comments(document: Document) -> Comments:
    """The comments to Copydesk in an article."""
    if document.format not in FORMATS or "copydesk-" not in document.text:
        return Comments((), (), ())
    found, wrong = [], []
    for comment in _found(document):
        problems = list(_wrong(comment))
        wrong += problems
        if comment.action in ACTIONS:
            bad = {span for span, _ in problems}
            names = tuple((name, span) for name, span in comment.names if span not in bad)
            found.append(Comment(comment.span, comment.action, names))
    scopes, useless = _scopes(document, found)
    renamed = [(span, said) for comment in found for name, span in comment.names if (said := note(name))]
    return Comments(found, scopes, [*wrong, *useless], renamed=renamed)


def _found(document: Document) -> Iterator[Comment]:
    """Comments outside code: an article on Copydesk shows some that are not meant."""
    code = [block.span for block in document.blocks if block.kind in (CODE, FRONT_MATTER)]
    for match in _COMMENT.finditer(document.text):
        span = Span(*match.span())
        if document.text[: span.start].endswith("`") or any(block.holds(span) for block in code):
            continue
        at = match.start("names")
        names = [(m[0], Span(at + m.start(), at + m.end())) for m in _NAME.finditer(match["names"])]
        yield Comment(span, match["action"], tuple(names))


def _wrong(comment: Comment) -> Iterator[tuple[Span, str]]:
    """What keeps a comment, or one of its names, from doing anything."""
    if comment.action not in ACTIONS:
        known = [f"copydesk-{action}" for action in ACTIONS]
        given, otherwise = f"copydesk-{comment.action}", f"there is {', '.join(known)}."
        yield comment.span, _capital(unknown("comment", given, known, otherwise))
    elif not comment.names:
        yield comment.span, f"Name the rules: <!-- copydesk-{comment.action} spacing/double-space -->."
    for name, span in comment.names:
        try:
            _rules(name)
        except SettingsError as error:
            yield span, _capital(str(error))


def _capital(message: str) -> str:
    return message[:1].upper() + message[1:]


def _rules(name: str) -> frozenset[str]:
    return frozenset() if name.isupper() else selected(name)


def _scopes(document: Document, found: Iterable[Comment]) -> tuple[list[Scope], list[tuple[Span, str]]]:
    """Where each name of each comment holds, and the ends of ranges that nothing began."""
    scopes: list[Scope] = []
    open_: dict[str, Comment] = {}
    useless = []
    for comment in found:
        for name, span in comment.names:
            if comment.action == TO:
                if (begun := open_.pop(name, None)) is None:
                    useless.append((span, f"No copydesk-disable {name} stands before it."))
                else:
                    scopes.append(Scope(begun, name, Span(begun.span.end, comment.span.start), _rules(name)))
            elif comment.action == FROM:
                open_.setdefault(name, comment)
            else:
                scopes.append(Scope(comment, name, _lines(document.text, comment), _rules(name)))
    end = len(document.text)
    scopes += [Scope(comment, name, Span(comment.span.end, end), _rules(name)) for name, comment in open_.items()]
    return scopes, useless


def _lines(text: str, comment: Comment) -> Span:
    """The whole file, the comment's own lines, or the next line that is not empty."""
    if comment.action == FILE:
        return Span(0, len(text))
    if comment.action == LINE:
        return Span(_line_start(text, comment.span.start), _line_end(text, comment.span.end))
    start = _line_end(text, comment.span.end)
    while start < len(text) and text[start].isspace():
        start += 1
    return Span(_line_start(text, start), _line_end(text, start))


def _line_start(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def _line_end(text: str, offset: int) -> int:
    ends = [end for mark in "\r\n" if (end := text.find(mark, offset)) >= 0]
    return min(ends, default=len(text))
