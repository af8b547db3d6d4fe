"""Which of LanguageTool's rules are taken, for which category, and why the others are left out."""

from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache

from checks.language import packed

TAKE, LEAVE = "take", "leave"


@dataclass(frozen=True, slots=True)
class Choice:
    """A line of the table: a rule id, a pattern of rule ids (`*_HYPHEN`) or one of LanguageTool's categories.

    The counts are what was measured for it: defects found and wrong findings in annotated copy, findings in the same
    copy as it was published, and in Wikinews.
    """

    choice: str
    name: str
    category: str
    hits: int
    wrong: int
    clean: int
    wikinews: int
    why: str


@cache
def choices() -> tuple[Choice, ...]:
    """The whole table, what is taken first."""
    text = packed.text("languagetool.tsv")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]
    return tuple(
        Choice(choice, name, category, int(hits), int(wrong), int(clean), int(wikinews), why)
        for choice, name, category, hits, wrong, clean, wikinews, why in rows
    )


@cache
def category_of(rule: str, group: str) -> str | None:
    """Our category for a finding of LanguageTool's `rule` in its category `group`; None where it is left out.

    A rule's own line counts before a pattern, and a pattern before its category; what no line names is left out.
    """
    by_name = {line.name: line for line in choices()}
    patterns = (line for line in choices() if "*" in line.name and fnmatchcase(rule, line.name))
    line = by_name.get(rule) or next(patterns, None) or by_name.get(group)
    return line.category if line is not None and line.choice == TAKE else None


@cache
def never_asked() -> tuple[frozenset[str], frozenset[str]]:
    """Rules and categories that the server need not run at all: those left out with no taken rule inside."""
    left = [line.name for line in choices() if line.choice == LEAVE and "*" not in line.name]
    groups = {"AMERICAN_ENGLISH_STYLE", "BRITISH_ENGLISH", "COMPOUNDING", "MULTITOKEN_SPELLING", "NONSTANDARD_PHRASES"}
    groups |= {"REDUNDANCY", "REPETITIONS_STYLE", "SEMANTICS", "STYLE"}
    return frozenset(left) - groups, frozenset(groups)
