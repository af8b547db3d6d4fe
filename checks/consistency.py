"""One thing written in two ways in one article."""

import re
from collections import defaultdict
from collections.abc import Iterator

from checks.core.blocks import HEADING, HEADLINE
from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import INFO, WARNING, rule
from checks.core.span import Span

CATEGORY = "consistency"

_PAIRS = (("dialog", "dialogue"), ("catalog", "catalogue"), ("adviser", "advisor"))
_US = re.compile(r"(?<=\b[Tt]he )US(?![\w.$-])|(?<![\w.$])US(?= [a-z])")
_DOTTED = re.compile(r"(?<![\w.])U\.S\.")


@rule(
    severity=WARNING,
    bad=("The dialogue began. A dialogue needs time. No dialog is easy.",),
    good=("The dialog box opened.", "One dialogue and one dialog."),
)
def two_spellings(document: Document) -> Iterator[Problem]:
    """One word in two spellings that are both right.

    The spelling that the article uses at least twice as often is its style.
    """
    lower = document.prose.lower()
    for pair in _PAIRS:
        places = {form: [Span(*m.span()) for m in re.finditer(rf"(?<![\w-]){form}s?(?![\w-])", lower)] for form in pair}
        for form, other in (pair, pair[::-1]):
            if not 0 < 2 * len(places[form]) <= len(places[other]):
                continue
            for span in places[form]:
                seen = span.of(document.prose)
                fixed = (other.capitalize() if seen[0].isupper() else other) + seen[len(form) :]
                yield Problem(span, f"Elsewhere in this article it is “{other}”.", (Fix(fixed),))


@rule(
    severity=WARNING,
    bad=("The U.S. agreed. U.S. officials left. Then the US and Russia met. A U.S. envoy and a U.S. judge spoke.",),
    good=("The US agreed; US officials left.", "A $5 US note", "US Weekly reported that the U.S. agreed."),
)
def dotted_and_undotted(document: Document) -> Iterator[Problem]:
    """“US” in an article that writes “U.S.”.

    In a headline many styles leave the dots out, so there it is only a hint.
    """
    dotted = len(_DOTTED.findall(document.prose))
    plain = [Span(*match.span()) for match in _US.finditer(document.prose)]
    kinds: dict[bool, list[Span]] = defaultdict(list)
    titles = [block.span for block in document.blocks if block.kind in (HEADLINE, HEADING)]
    for span in plain:
        kinds[any(title.holds(span) for title in titles)].append(span)
    if dotted < 4 or dotted < 3 * len(kinds[False]):
        return
    for in_title, spans in kinds.items():
        for span in spans:
            yield Problem(
                span,
                "Elsewhere in this article it is “U.S.”.",
                (Fix("U.S."),),
                severity=INFO if in_title else None,
            )
