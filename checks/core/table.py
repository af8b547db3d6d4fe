"""Rules that are a pattern, a message and a fix, written down as a table: `checks/rules/<category>/<name>.toml`.

    [space-at-slash]                       # the rule is <name>/space-at-slash
    summary = "A space beside the slash of “and/or”."
    why = "The slash stands close between the two words."
    severity = "warning"                    # error, warning (which may be left out) or info
    signs = ["/"]                           # plain strings of which the text must hold one: the pattern is slow
    pattern = '''
        \\b(?P<first> and | his )
        (?: [ ]/ | /[ ] )                   # patterns are verbose: a space is [ ]
        (?P<second> or | hers )\\b
    '''
    message = "No space beside this slash."
    fix = "{first}/{second}"                # or a list of fixes, the best first; groups by their names
    safe = true                             # false where it is left out
    bad = ["The bridge and/ or the road"]   # found by this rule
    good = ["The bridge and/or the road"]   # near misses that it leaves alone

Besides: `reads = "visible"` (tags, addresses and entities too; "prose" where it is left out), `words` or `begins` (the
words or plain strings that a match begins with; far quicker than `signs` alone), `around` (the words of which a match
holds one, with at most 60 characters before it), `quoted = false` (what somebody says in quotation marks is left
alone), `headings = false` (so is a headline or a heading), `span = "NAME"` (the group that changes, where it is not the
whole match), `precedence = 1` (it stays where another rule of its category finds the same). A rule with several
patterns has a list `[[NAME.cases]]`, each with its `pattern` and what differs of it.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.resources.abc import Traversable
from typing import Any

from checks.core.blocks import HEADING, HEADLINE
from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.quotations import quotations
from checks.core.rule import WARNING, Rule, examples
from checks.core.searching import matches_at
from checks.core.span import Span, within

PROSE, VISIBLE = "prose", "visible"
REACH = 60
"""So many characters before a word `around` which a match is looked for, and twice as many after it."""
_OF_RULES = frozenset({"summary", "why", "severity", "bad", "good", "cases", "precedence"})


@dataclass(frozen=True)
class Case:
    """One pattern of a rule, what is said where it matches, and what is put there.

    Raises ValueError where it reads what there is not, and TypeError on an unknown key.
    """

    pattern: str = ""
    message: str = ""
    fix: str | list[str] | None = None
    safe: bool = False
    reads: str = PROSE
    signs: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    quoted: bool = True
    headings: bool = True
    span: str = ""

    def __post_init__(self) -> None:
        if self.reads not in (PROSE, VISIBLE):
            raise ValueError(f"reads = {self.reads!r}: a rule reads {PROSE} or {VISIBLE}")
        if sum(map(bool, (self.words, self.begins, self.around))) > 1:
            raise ValueError("a pattern has only one of words, begins and around")

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, re.VERBOSE | re.MULTILINE)

    def problems(self, document: Document) -> Iterator[Problem]:
        """What the pattern finds in a document, in order."""
        for match in self._matches(document):
            if self._left_alone(document, Span(*match.span())):
                continue
            groups = {name: text or "" for name, text in match.groupdict().items()}
            offered = [self.fix] if isinstance(self.fix, str) else self.fix or []
            fixes = tuple(Fix(one.format_map(groups), self.safe) for one in offered)
            yield Problem(Span(*match.span(self.span or 0)), self.message.format_map(groups), fixes)

    def _left_alone(self, document: Document, span: Span) -> bool:
        """Whether a match is what somebody says, or part of a heading, and the rule leaves it alone for that."""
        if not self.quoted and within(span, quotations(document.prose)):
            return True
        return not self.headings and document.kind_at(span.start) in (HEADING, HEADLINE)

    def _matches(self, document: Document) -> Iterator[re.Match[str]]:
        text: str = getattr(document, self.reads)
        if self.signs and not any(map(text.__contains__, self.signs)):
            return iter(())
        if self.words:
            return document.matches(self._compiled, self.words)
        if self.around:
            return self._near(document)
        return matches_at(self._compiled, text, self.begins) if self.begins else self._compiled.finditer(text)

    def _near(self, document: Document) -> Iterator[re.Match[str]]:
        """The matches that hold one of the words `around`, in order, none inside another."""
        free, tokens = 0, document.tokens
        for number in document.numbers(self.around):
            start, end = tokens.starts[number], tokens.ends[number]
            for match in self._compiled.finditer(document.prose, max(free, start - REACH), end + 2 * REACH):
                if match.start() <= start < match.end():
                    free = match.end()
                    yield match


def rules_of_table(file: Traversable, category: str) -> tuple[Rule, ...]:
    """The rules of a table, in the order of its lines. Raises ValueError, with the rule, where one is not right."""
    name = file.name.removesuffix(".toml")
    entries = tomllib.loads(file.read_text(encoding="utf-8"))
    return tuple(_rule(f"{name}/{entry}", category, values) for entry, values in entries.items())


def _rule(rule_id: str, category: str, values: Mapping[str, Any]) -> Rule:
    try:
        return Rule(
            id=rule_id,
            category=category,
            severity=values.get("severity", WARNING),
            function=_function(values, _cases(values)),
            bad=examples(values["bad"]),
            good=examples(values["good"]),
            precedence=values.get("precedence", 0),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{rule_id}: {error}") from error


def _cases(values: Mapping[str, Any]) -> tuple[Case, ...]:
    shared = Case(**_frozen({key: value for key, value in values.items() if key not in _OF_RULES}))
    return tuple(replace(shared, **_frozen(case)) for case in values.get("cases", ({},)))


def _frozen(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) and key != "fix" else value for key, value in values.items()}


def _function(values: Mapping[str, Any], cases: tuple[Case, ...]) -> Any:
    """What a rule in Python is: a function whose docstring is the rule's help."""

    def find(document: Document) -> Iterator[Problem]:
        for case in cases:
            yield from case.problems(document)

    find.__doc__ = f"{values['summary']}\n\n{values['why']}"
    return find
