"""copydesk explain: one rule, whole."""

from typing import Annotated

import typer
from rich.console import Console

from checks.commands.session import ending
from checks.core.registry import rule_named
from checks.core.rule import Rule
from checks.reports import visible


def explain(
    rule: Annotated[str, typer.Argument(help="A rule id such as spacing/double-space.", metavar="RULE")],
) -> None:
    """Say what a rule finds, why, and what it leaves alone."""
    with ending():
        Console(markup=False, highlight=False).print(page(rule_named(rule)), soft_wrap=True)


def page(rule: Rule) -> str:
    """The rule's help as plain text."""
    lines = [f"{rule.id} ({rule.category}, {rule.severity})", "", rule.summary, "", rule.why]
    for title, examples in (("Found in:", rule.bad), ("Left alone:", rule.good)):
        if examples:
            lines += ["", title, *(f"  {visible(example.text)}" for example in examples)]
    if rule.options:
        lines += ["", "Options:", *(f"  {name} = {default!r}" for name, default in rule.options.items())]
    return "\n".join(lines)
