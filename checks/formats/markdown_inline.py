"""The marks inside a block of Markdown, with where each stands.

markdown-it says of a block which lines it has, and of what is in it nothing: the rules that read it are watched as they
go, and note from where to where each token came.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from markdown_it import MarkdownIt, rules_inline
from markdown_it.rules_inline import StateInline, emphasis, strikethrough
from markdown_it.token import Token

from checks.core.blocks import CAPTION, Block
from checks.core.masking import Mask
from checks.core.span import Span
from checks.formats.html_article import article
from checks.formats.html_reader import Reader
from checks.formats.html_tokens import parsed, references

Rule = Callable[[StateInline, bool], bool]

_RULES: dict[str, Rule] = {
    "newline": rules_inline.newline,
    "escape": rules_inline.escape,
    "backticks": rules_inline.backtick,
    "strikethrough": strikethrough.tokenize,
    "emphasis": emphasis.tokenize,
    "link": rules_inline.link,
    "image": rules_inline.image,
    "autolink": rules_inline.autolink,
    "html_inline": rules_inline.html_inline,
    "entity": rules_inline.entity,
}
_TITLE = re.compile(
    r"""[ \t\r\n](?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|\(((?:[^()\\]|\\.)*)\))\s*\)\Z""", re.DOTALL
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_NOTE = re.compile(r"\[\^[^\]\s]+\](?::[ \t]*)?")
_NAME = re.compile(r"<(/?)([A-Za-z][\w-]*)")
_UNREAD = frozenset("code kbd samp tt script style svg math button".split())


@cache
def parser() -> MarkdownIt:
    """CommonMark with tables and strikethrough; every token of a block notes its place as `meta["at"]`."""
    made = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    made.disable(["fragments_join", "text_join"])
    for name, own in _RULES.items():
        made.inline.ruler.at(name, _watched(name, own))
    return made


def _watched(name: str, own: Rule) -> Rule:
    def rule(state: StateInline, silent: bool) -> bool:
        start, count, pending = state.pos, len(state.tokens), bool(state.pending)
        label = -1
        if name in ("link", "image") and not silent:
            opened = start + (name == "image")
            if state.src.startswith("[", opened):
                label = state.md.helpers.parseLinkLabel(state, opened, name == "link")
                state.pos = start
        answer = own(state, silent)
        if answer and not silent:
            new = state.tokens[count:]
            if new and new[0].type == "text" and (pending or name == "newline"):
                new = new[1:]
            _note(name, new, start, state.pos, label)
        return answer

    return rule


def _note(name: str, new: list[Token], start: int, end: int, label: int) -> None:
    """Notes where the tokens came from that one rule made of what stands from `start` to `end`."""
    if name in ("emphasis", "strikethrough"):
        for token in new:
            token.meta["at"] = (start, start + len(token.content))
            start += len(token.content)
    elif name == "link":
        new[0].meta["at"], new[-1].meta["at"] = (start, start + 1), (label, end)
    elif name == "autolink":
        for token in new:
            token.meta["at"] = (start, end)
    elif new:
        new[0].meta["at"] = (start, end)
        new[0].meta["label"] = label


@dataclass
class Inline:
    """Reads the tokens of one block. `offsets` lead from its content into the source; `stray` are tags to be seen."""

    source: str
    content: str
    offsets: list[int]
    stray: frozenset[int]
    masks: list[Mask] = field(default_factory=list)
    asides: list[Block] = field(default_factory=list)
    _unread: list[tuple[str, int]] = field(default_factory=list)

    def span(self, start: int, end: int) -> Span:
        """Where a stretch of the content stands in the source."""
        if start >= end:
            return Span(self.offsets[start], self.offsets[start])
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    def read(self, tokens: list[Token], at: int = 0) -> None:
        """Masks what is no text; `at` is where in the content the tokens begin."""
        base = at
        for token in tokens:
            place = token.meta.get("at")
            if token.type == "text" and place is None:
                self._text(at, at + len(token.content))
                at += len(token.content)
                continue
            start, end = (place[0] + base, place[1] + base) if place else (at, at)
            if token.type in ("softbreak", "hardbreak"):
                last = self.offsets[end] if end < len(self.offsets) else self.offsets[-1] + 1
                self.masks.append(Mask(Span(self.offsets[at], last), " " if token.type == "softbreak" else "\n"))
            elif token.type != "text":
                self._token(token, start, end, base)
            elif not token.content:
                self._mark(start, end, "")
            at = max(at, end)

    def hide(self, marks: Sequence[Span]) -> None:
        """Hides what stands in the block of marks that show nothing, with the spaces before one at its end."""
        first = bisect_left(marks, self.offsets[0], key=lambda mark: mark.start)
        last = bisect_right(marks, self.offsets[-1], key=lambda mark: mark.start)
        for mark in marks[first:last]:
            start, end = bisect_left(self.offsets, mark.start), bisect_left(self.offsets, mark.end)
            if self.content[end:].strip():
                self._hide(start, end, start, end)
            else:
                self._mark(len(self.content[:start].rstrip()), end, "")

    def _token(self, token: Token, start: int, end: int, base: int) -> None:
        if token.type == "text_special":
            self._mark(start, end, "" if token.content == "\u00ad" else token.content)
        elif token.type == "code_inline" or token.markup == "autolink":
            self._mark(start, end, None)
        elif token.type == "html_inline":
            self._html(start, end)
        elif token.type == "image":
            label = token.meta["label"] + base
            self._hide(start, start + 2, start, end)
            self._hide(label, end, start, end)
            if self.content[start + 2 : label].strip():
                self.asides.append(Block(CAPTION, self.span(start + 2, label)))
            self.read(token.children or [], start + 2)
            self._title(label, end)
        else:
            self._mark(start, end, "")
            if token.type == "link_close":
                self._title(start, end)

    def _text(self, start: int, end: int) -> None:
        for note in _NOTE.finditer(self.content, start, end):
            self._hide(*note.span(), *note.span())

    def _html(self, start: int, end: int) -> None:
        own = self.span(start, end)
        name = _NAME.match(self.content, start)
        if own.start in self.stray:
            return
        if name is None or name[2].lower() != "br":
            self._hide(start, end, start, end)
        else:
            self._mark(start, end, "\n")
        if name and name[2].lower() in _UNREAD:
            self._closed(name[2].lower(), start, end, ended=bool(name[1]))
        tree = parsed(own.of(self.source))
        reader = Reader(tree, article(tree), shift=own.start)
        reader.read()
        self.asides += reader.asides

    def _closed(self, name: str, start: int, end: int, *, ended: bool) -> None:
        """Code between tags is not read."""
        if not ended:
            self._unread.append((name, end))
        elif self._unread and self._unread[-1][0] == name:
            _, since = self._unread.pop()
            if since < start:
                self._mark(since, start, None)

    def _title(self, start: int, end: int) -> None:
        """The title of a link or a picture, which shows when the pointer rests on it."""
        match = _TITLE.search(self.content, start, end)
        group = next((each for each in (1, 2, 3) if match and match[each] and match[each].strip()), 0)
        if match is None or not group:
            return
        own = self.span(*match.span(group))
        self.asides.append(Block(CAPTION, own))
        for escape in _ESCAPE.finditer(self.source, own.start, own.end):
            self.masks.append(Mask(Span(*escape.span()), escape[1]))
        self.masks += [Mask(place, shown) for place, shown in references(self.source, own)]

    def _hide(self, start: int, end: int, first: int, last: int) -> None:
        """Hides a stretch at an end of something that shows nothing, from `first` to `last`, with a space around it
        that would else stand beside another one.
        """
        before, behind = self.content[:first], self.content[last:]
        if end == last and behind.startswith(" ") and (not before or before[-1] in " \n"):
            end += 1
        elif start == first and before.endswith(" ") and not behind.strip():
            start -= 1
        self._mark(start, end, "")

    def _mark(self, start: int, end: int, shows: str | None) -> None:
        if start < end:
            self.masks.append(Mask(self.span(start, end), shows))


def html_tokens(tokens: list[Token], at: int = 0) -> Iterator[tuple[int, int]]:
    """Start and end in the content of every tag and comment among a block's tokens."""
    for token in tokens:
        if token.type == "html_inline":
            start, end = token.meta["at"]
            yield start + at, end + at
        elif token.type == "image":
            yield from html_tokens(token.children or [], at + token.meta["at"][0] + 2)
