"""“A” and “an”."""

import re
from collections.abc import Iterator

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import WARNING, rule
from checks.core.span import Span
from checks.language import words
from checks.language.sounds import opens_with_vowel

_ARTICLE = re.compile(
    r"(?P<article>[Aa](?<![\w'’.&/\ufffc-].)n?)[ \u00a0\n](?P<next>\d[\d,.]*|[A-Za-z][\w.'’]*)(?![&/\ufffc])"
)
_AFTER_THE_LETTER = frozenset(
    """
    a an and or in on of is at as it it's it’s after against are also another into if only along above under over about
    around among until unless up out off onto upon isn't isn’t am i i'm i’m was were has will had did der die das
    """.split()
)


@rule(
    severity=WARNING,
    bad=("She worked in a office.", "It was an unique chance.", "a 8-year-old boy"),
    good=(
        "It took an hour for a unit of an honest FBI agent, an MP and a NATO envoy.",
        "An historic day, a historic day; vitamin A is found in Serie A and A&E.",
        "A one-off use of a European uniform by a Ukrainian and an 11-year-old.",
    ),
)
def a_or_an(document: Document) -> Iterator[Problem]:
    """“A” before a vowel sound, or “an” before a consonant sound.

    The sound decides, not the letter: an hour, a union, an FBI agent. Where speakers differ, as on “historic”, both are
    right.
    """
    for match in _ARTICLE.finditer(document.prose):
        article, following = match["article"], match["next"].rstrip(".'’")
        wanted = None if _no_article(document.prose, match) else opens_with_vowel(following)
        if wanted is None or wanted == (len(article) == 2):
            continue
        right = article[0] + "n" * wanted
        span = Span(*match.span("article"))
        yield Problem(span, f"Write “{right} {following}”: the sound decides.", (Fix(right, safe=following.islower()),))


def _no_article(prose: str, match: re.Match[str]) -> bool:
    """True where "a" is a letter or a mark ("vitamin A"), "An" a name, or the language another one."""
    following, before = match["next"].rstrip(".'’"), prose[max(0, match.start() - 3) : match.start()]
    if following in _AFTER_THE_LETTER or (following.islower() and not words.is_word(following)):
        return True
    inside = before.strip() != "" and before.rstrip()[-1] not in '.!?:“"‘—*•' and "\n" not in before
    return match["article"][0] == "A" and (inside or following[0].isupper())
