"""The tokens of an HTML source and the elements that they make, found as the HTML standard does, errors and all.

What is no whole tag, such as `a < b` or a tag that never ends, is text: a reader sees it.
"""

import html
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from checks.core.span import Span

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
RAW = frozenset("script style textarea title xmp iframe noembed noframes plaintext".split())
BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol optgroup option p"
    " pre search section summary table tbody td tfoot th thead title tr ul".split()
)
_CLOSED_BY = {
    "p": BLOCKS - {"body", "html", "head", "title", "td", "th", "tr", "tbody", "thead", "tfoot", "caption", "legend"},
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "tr": {"tr", "tbody", "tfoot", "thead"},
    "td": {"td", "th", "tr", "tbody", "tfoot", "thead"},
    "th": {"td", "th", "tr", "tbody", "tfoot", "thead"},
    "option": {"option", "optgroup"},
    "head": {"body"},
}
_STOPS = {"li": {"ul", "ol", "menu", "dir"}, "tr": {"table"}, "td": {"table"}, "th": {"table"}}

TOKEN = re.compile(
    r"""
      <!--(?:-?>|.*?(?:--!?>|\Z))
    | <[!?][^<>]*>
    | </(?P<close>[A-Za-z][^\s/<>]*)[^<>]*>
    | <(?P<open>[A-Za-z][^\s/<>]*+)
      (?P<rest>(?:[\s/]++|[^\s/<>=]++(?:\s*+=\s*+(?:"[^"]*"|'[^']*'|[^\s<>"'][^\s<>]*+|(?=>)))?|=)*+)>
    """,
    re.VERBOSE | re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""([^\s/<>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s<>"'][^\s<>]*)))?""")
_REFERENCE = re.compile(r"&(?:#\d{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};?)")


_NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the source: "text", "raw" (a script), "comment", "open" or "close"; together they are the source."""

    kind: str
    span: Span
    name: str = ""
    rest: Span = _NOWHERE


@dataclass(slots=True)
class Element:
    """An element: from its start tag to its end tag or to where that is implied. `parent` is -1 at the top."""

    name: str
    start: int
    parent: int
    attributes: dict[str, Span] = field(default_factory=dict)
    end: int = 0
    closed: bool = False


def tokens(source: str) -> Iterator[Token]:
    """The tokens of a source, in order, without a gap."""
    at, match = 0, TOKEN.search(source)
    while match is not None:
        start, end = match.span()
        if start > at:
            yield Token("text", Span(at, start))
        name = (match["open"] or match["close"] or "").lower()
        kind = "open" if match["open"] else "close" if name else "comment"
        yield Token(kind, Span(start, end), name, Span(*match.span("rest")) if match["open"] else _NOWHERE)
        at = end
        if kind == "open" and name in RAW:
            close = re.compile(rf"</{re.escape(name)}(?=[\s/>])", re.IGNORECASE).search(source, end)
            at = close.start() if close else len(source)
            if at > end:
                yield Token("text" if name == "title" else "raw", Span(end, at))
        match = TOKEN.search(source, at)
    if at < len(source):
        yield Token("text", Span(at, len(source)))


def attributes(source: str, rest: Span) -> dict[str, Span]:
    """Where the value of each attribute stands, by its name in lower case."""
    found: dict[str, Span] = {}
    for match in _ATTRIBUTE.finditer(source, rest.start, rest.end):
        group = next((number for number in (2, 3, 4) if match[number] is not None), 0)
        found.setdefault(match[1].lower(), Span(*match.span(group)) if group else Span(match.end(), match.end()))
    return found


@dataclass
class Tree:
    """The tokens of a source and its elements; `inside` says for each token which element it stands in, -1 for none.

    A start tag and an end tag stand in their own element. `stray` are tags without a partner that need one.
    """

    source: str
    tokens: list[Token] = field(default_factory=list)
    inside: list[int] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    stray: list[Token] = field(default_factory=list)

    def around(self, element: int) -> Iterator[int]:
        """The element and those it stands in, from the inside."""
        while element >= 0:
            yield element
            element = self.elements[element].parent

    def inherited(self, known: Mapping[str, str]) -> list[str]:
        """For each element what is known of its name, else of the nearest name around it; empty where nothing is."""
        found: list[str] = []
        for element in self.elements:
            own = known.get(element.name)
            found.append((found[element.parent] if element.parent >= 0 else "") if own is None else own)
        return found

    def text(self, span: Span) -> str:
        """A value as a reader sees it, entities decoded."""
        return html.unescape(span.of(self.source))


class _Stack(list[tuple[int, Token]]):
    """The elements that are open, and how many of each name."""

    def __init__(self) -> None:
        super().__init__()
        self.names: Counter[str] = Counter()

    def push(self, element: int, token: Token) -> None:
        self.append((element, token))
        self.names[token.name] += 1


def parsed(source: str) -> Tree:
    """The tree of a source. Never fails: an end tag without a start is stray, a start without an end ends with what it
    stands in.
    """
    tree = Tree(source)
    stack = _Stack()
    for token in tokens(source):
        own = stack[-1][0] if stack else -1
        if token.kind == "open":
            _close_implied(tree, stack, token)
            own = len(tree.elements)
            parent = stack[-1][0] if stack else -1
            found = attributes(source, token.rest)
            tree.elements.append(Element(token.name, token.span.start, parent, found, token.span.end))
            closed = source[token.span.end - 2] == "/" and token.name not in BLOCKS
            if token.name not in VOID and not closed:
                stack.push(own, token)
        elif token.kind == "close":
            own = _close(tree, stack, token)
        tree.tokens.append(token)
        tree.inside.append(own)
    for element, token in stack:
        tree.elements[element].end = len(source)
        _left_open(tree, token)
    return tree


def _left_open(tree: Tree, token: Token) -> None:
    if token.name not in _CLOSED_BY and token.name not in ("html", "body"):
        tree.stray.append(token)


def _close_implied(tree: Tree, stack: _Stack, token: Token) -> None:
    """Ends the elements that a start tag ends: a paragraph by the next block, an item by the next item."""
    for depth in range(len(stack) - 1, max(len(stack) - 12, -1), -1):
        name = stack[depth][1].name
        if token.name in _CLOSED_BY.get(name, ()):
            _cut(tree, stack, depth, token.span.start)
            if token.name != "tr" and not token.name.startswith("t"):
                return
        elif name in _STOPS.get(token.name, ()) or (name in BLOCKS and name not in _CLOSED_BY):
            return


def _close(tree: Tree, stack: _Stack, token: Token) -> int:
    if not stack.names[token.name]:
        if token.name not in VOID:
            tree.stray.append(token)
        return stack[-1][0] if stack else -1
    depth = next(at for at in range(len(stack) - 1, -1, -1) if stack[at][1].name == token.name)
    own = stack[depth][0]
    _cut(tree, stack, depth, token.span.start)
    tree.elements[own].end, tree.elements[own].closed = token.span.end, True
    return own


def _cut(tree: Tree, stack: _Stack, depth: int, end: int) -> None:
    for index, (element, token) in enumerate(stack[depth:]):
        tree.elements[element].end = end
        stack.names[token.name] -= 1
        if index:
            _left_open(tree, token)
    del stack[depth:]


def references(text: str, span: Span) -> Iterator[tuple[Span, str]]:
    """Every character reference in a stretch and what it shows; a soft hyphen shows nothing."""
    for match in _REFERENCE.finditer(text, span.start, span.end):
        shown = html.unescape(match[0])
        if shown != match[0]:
            yield Span(*match.span()), "" if shown == "\u00ad" else shown
