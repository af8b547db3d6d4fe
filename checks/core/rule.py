"""A rule: a function over a document, with the examples that are its tests, its documentation and its help."""

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from checks.core.document import Document
from checks.core.finding import CATEGORIES, ERROR, INFO, SEVERITIES, WARNING, Measure, Name, Problem

__all__ = ["ERROR", "INFO", "WARNING", "Example", "Rule", "RuleFunction", "Yields", "rule", "rules_of"]

Yields = Problem | Measure | Name
RuleFunction = Callable[..., Iterator[Yields]]


@dataclass(frozen=True, slots=True)
class Example:
    """A text that a rule finds something in, or leaves alone. A bare string is an example in plain text."""

    text: str
    format: str = "text"


@dataclass(frozen=True)
class Rule:
    """A rule and its promises.

    `asked_by` names the setting without which the rule does not run ("readability", "languagetool"); None for the
    built-in checks. `foreign` rules give way to built-in ones at the same place and bring no examples. Of two findings
    that are alike in all but their rule, the one whose rule has the higher `precedence` stays. Raises ValueError on an
    unknown category or severity.
    """

    id: str
    category: str
    severity: str
    function: RuleFunction
    bad: tuple[Example, ...] = ()
    good: tuple[Example, ...] = ()
    asked_by: str | None = None
    foreign: bool = False
    precedence: int = 0

    def __post_init__(self) -> None:
        if self.category not in CATEGORIES or self.severity not in SEVERITIES:
            raise ValueError(f"{self.id}: category {self.category!r} or severity {self.severity!r} is unknown")

    @cached_property
    def module(self) -> str:
        """The checker that holds the rule."""
        return self.id.partition("/")[0]

    @property
    def summary(self) -> str:
        """The first sentence of the docstring."""
        return inspect.cleandoc(self.function.__doc__ or "").partition("\n")[0]

    @property
    def why(self) -> str:
        """The rest of the docstring: the reason for the rule."""
        return inspect.cleandoc(self.function.__doc__ or "").partition("\n")[2].strip()

    @cached_property
    def options(self) -> dict[str, Any]:
        """The rule's options and their defaults: its keyword-only arguments."""
        parameters = inspect.signature(self.function).parameters.values()
        return {p.name: p.default for p in parameters if p.kind is p.KEYWORD_ONLY}

    @cached_property
    def wants(self) -> str:
        """What the function is given besides the document, by its second argument: "settings", "comments" or ""."""
        parameters = inspect.signature(self.function).parameters.values()
        return next((p.name for p in [*parameters][1:] if p.kind is not p.KEYWORD_ONLY), "")

    def run(self, document: Document, given: Any, options: Mapping[str, Any]) -> Iterator[Yields]:
        """What the rule finds; `given` is what it wants. Raises `Unavailable`, and whatever a broken rule raises."""
        return self.function(document, given, **options) if self.wants else self.function(document, **options)


def rule(
    *,
    severity: str,
    bad: tuple[str | Example, ...] = (),
    good: tuple[str | Example, ...] = (),
    category: str | None = None,
    asked_by: str | None = None,
    foreign: bool = False,
    precedence: int = 0,
) -> Callable[[RuleFunction], RuleFunction]:
    """Makes a function a rule of its module; the category is the module's folder unless one is given.

    Raises ValueError on an unknown category or severity.
    """

    def decorate(function: RuleFunction) -> RuleFunction:
        function.__dict__["rule"] = Rule(
            id=f"{function.__module__.rpartition('.')[2]}/{function.__name__.replace('_', '-')}",
            category=function.__module__.split(".")[-2] if category is None else category,
            severity=severity,
            function=function,
            bad=examples(bad),
            good=examples(good),
            asked_by=asked_by,
            foreign=foreign,
            precedence=precedence,
        )
        return function

    return decorate


def examples(given: Iterable[str | Example]) -> tuple[Example, ...]:
    """Examples, bare strings among them made examples in plain text."""
    return tuple(Example(each) if isinstance(each, str) else each for each in given)


def rules_of(module: Any) -> tuple[Rule, ...]:
    """The rules that a module defines, in the order of its lines."""
    return tuple(
        value.__dict__["rule"]
        for value in vars(module).values()
        if inspect.isfunction(value) and "rule" in value.__dict__ and value.__module__ == module.__name__
    )
