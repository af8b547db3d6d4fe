"""Texts made of defects, and what `fix` leaves of them: `python -m tests.mending 2000` counts it for a new seed."""

import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from checks import Document, check, fix
from checks.core.applying import applied
from checks.core.finding import ERROR, Finding, folded
from checks.core.registry import all_rules
from checks.core.report import Report

FORMATS = ("text", "markdown", "html")
RULES = [rule for rule in all_rules() if not rule.foreign and rule.asked_by is None]
BAD, GOOD = (
    [example.text[:600] for rule in RULES for example in examples(rule) if example.format == "text"]
    for examples in (lambda rule: rule.bad, lambda rule: rule.good)
)
MARKS = ", . ; : ? ! “ ” \" ' ’ ( ) - – — … ... &amp; &nbsp; &#8217; | * ** _ / [ ] @ # %".split()
BLANKS = (" ", " ", " ", "  ", "\u00a0", "\t", "\u200b", "", "\n", " \n", "\r\n", "\n\n", "\n\n", "\n\n")
TAGS = (
    "<b> </b> <p> </p> <br> <br/> <ul> <li> </li> </ul> <em> </em> </div> </p <a_href='u'> </a> <div_class='x'>"
    " <!--_wp:paragraph_--> <!--more--> [caption] [/caption] {{_x_}}"
).split()
WORDS = "The the a was and He she said minister Monday i talks 5 2020 a.m U.S".split()


def defective(seed: str) -> str:
    """A text of bad examples of all rules, whole or cut off, marks, tags, words and all kinds of blanks."""
    dice = random.Random(seed)
    parts: list[str] = []
    for _ in range(dice.randint(1, 10)):
        kind = dice.random()
        if kind < 0.5:
            example = dice.choice(BAD)
            cut = dice.randrange(len(example)) if dice.random() < 0.2 else 0
            parts.append(dice.choice((example[:cut], example[cut:])) if cut else example)
        else:
            some = MARKS if kind < 0.6 else TAGS if kind < 0.8 else WORDS if kind < 0.9 else GOOD
            parts.append(dice.choice(some).replace("_", " ") if some is TAGS else dice.choice(some))
        parts.append(dice.choice(BLANKS))
    return "".join(parts)


@dataclass(frozen=True)
class Mended:
    """A text and what `fix` made of it."""

    document: Document
    unsafe: bool = False

    @cached_property
    def text(self) -> str:
        """What `fix` returned."""
        return fix(self.document, unsafe=self.unsafe)

    @cached_property
    def report(self) -> Report:
        """What is found in it."""
        return check(self.document.with_text(self.text))

    @cached_property
    def new_errors(self) -> Counter[tuple[str, str]]:
        """The errors that were not there before, by rule and words."""
        return errors(self.report) - errors(check(self.document))

    @property
    def left(self) -> tuple[Finding, ...]:
        """What could still be mended safely."""
        return tuple(finding for finding in self.report.findings if finding.safe)

    def brings_error(self, finding: Finding) -> bool:
        """True where the fix would bring an error, now or when all that it lays bare is mended."""
        document = self.report.document.with_text(applied(self.text, [finding]))
        last = check(document.with_text(fix(document)))
        return any(errors(check(each)) - errors(check(self.document)) for each in (document, last.document))

    @property
    def still(self) -> bool:
        """True where `fix` has nothing to do on what it returned."""
        return fix(self.document.with_text(self.text), unsafe=self.unsafe) == self.text


def errors(report: Report) -> Counter[tuple[str, str]]:
    """The errors of a report, by rule and words."""
    text = report.document.text
    return Counter((f.rule, folded(f.span.of(text))) for f in report.findings if f.severity == ERROR)


def mended(seed: str, count: int, form: str, unsafe: bool = False) -> Iterator[Mended]:
    """So many texts of a seed, mended."""
    for number in range(count):
        yield Mended(Document(defective(f"{seed} {number}"), format=form), unsafe)


def main(count: int, seed: str) -> None:
    """Writes the figures of so many texts in each format."""
    for form in FORMATS:
        for unsafe in (False, True):
            figures: Counter[str] = Counter()
            for each in mended(seed, count, form, unsafe):
                figures["changed"] += each.text != each.document.text
                figures["new error"] += bool(each.new_errors)
                figures["safe left"] += bool(each.left)
                figures["safe left that brings no error"] += not all(map(each.brings_error, each.left))
                figures["not still"] += not each.still
            sys.stdout.write(f"{form} {'unsafe' if unsafe else 'safe'} {dict(figures)}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else str(random.random()))
