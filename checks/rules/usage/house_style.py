"""House style: terms that the settings prefer to others."""

import re
from collections.abc import Iterator
from functools import lru_cache

from checks.core.blocks import HEADING, HEADLINE, QUOTE
from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.masking import MASKED
from checks.core.quotations import quotations
from checks.core.rule import WARNING, rule
from checks.core.settings import Settings, Term
from checks.core.span import Span
from checks.language.letter_case import raised

_SPACES = rf"[\s{MASKED}]{{1,20}}"
"""What may come between two words: spaces, a line break, a mark of the file format."""

_NO_WORD_BEFORE = r"(?<![\w@#])(?<!\w[-’'])"
_NO_WORD_AFTER = r"(?!\w)(?!-\w)(?!['’](?!s\b)\w)"
"""“mail” is not found in “e-mail”, nor “can” in “can't”; “chairman's” is the chairman."""


@rule(severity=WARNING, asked_by="terms")
def preferred_term(document: Document, settings: Settings, *, spoken: bool = False) -> Iterator[Problem]:
    """A word for which the house prefers another.

    It needs `[[terms]]` in the settings, which also give the reason, and is silent without them. Words in quotation
    marks are left as they were said, unless the option `spoken` is true.
    """
    pattern, terms = _compiled(settings.terms)
    if not terms:
        return
    left_out = [] if spoken else list(quotations(document.prose))
    left_out += [block.span for block in document.blocks if block.kind == QUOTE and not spoken]
    titles = [block.span for block in document.blocks if block.kind in (HEADLINE, HEADING)]
    for match in pattern.finditer(document.prose):
        span = Span(*match.span())
        if any(passage.holds(span) for passage in left_out):
            continue
        term = terms[_key(match[0])]
        begins = document.sentence_at(span.start).start == span.start
        wanted = _in_the_case_of(term.term, match[0], begins)
        in_title = any(title.holds(span) for title in titles)
        if wanted == match[0] or (wanted.casefold() == match[0].casefold() and (in_title or match[0].isupper())):
            continue
        fixes = (Fix(wanted),) if wanted and MASKED not in match[0] else ()
        yield Problem(span, _message(term, match[0]), fixes)


@lru_cache(maxsize=32)
def _compiled(terms: tuple[Term, ...]) -> tuple[re.Pattern[str], dict[str, Term]]:
    """A pattern that finds every word to replace, the longest first, and the term for each; the last one wins."""
    found = {_key(words): (words, term) for term in terms for words in term.instead_of}
    ordered = sorted((words for words, _ in found.values()), key=len, reverse=True)
    anything = "|".join(map(_written, ordered))
    pattern = re.compile(f"{_NO_WORD_BEFORE}(?:{anything}){_NO_WORD_AFTER}")
    return pattern, {key: term for key, (_, term) in found.items()}


def _written(words: str) -> str:
    """The pattern of words: in any case where they are in lower case, else as they are or in capitals."""
    plain = _SPACES.join(re.sub(r"['’]", "['’]", re.escape(word)) for word in words.split())
    if words == words.lower():
        return f"(?i:{plain})"
    capitals = _SPACES.join(re.sub(r"['’]", "['’]", re.escape(word.upper())) for word in words.split())
    return f"{plain}|{capitals}"


def _key(words: str) -> str:
    return re.sub(_SPACES, " ", words).strip().casefold().replace("’", "'")


def _in_the_case_of(term: str, seen: str, begins: bool) -> str:
    """The term with capitals where what it replaces has them for its place in the sentence or in a title."""
    words = [word for word in re.split(_SPACES, seen) if word[:1].isalpha()]
    if len(seen) > 3 and seen.isupper():
        return term.upper()
    if len(words) > 1 and all(word[0].isupper() for word in words) and term == term.lower():
        return " ".join(map(raised, term.split(" ")))
    stands_for_another = term.casefold() != seen.casefold()
    return raised(term) if begins or (stands_for_another and len(words) == 1 and seen[0].isupper()) else term


def _message(term: Term, seen: str) -> str:
    what = f"House style is “{term.term}”" if term.term else f"House style avoids “{' '.join(seen.split())}”"
    reason = term.reason.strip()
    return f"{what}: {reason if reason[-1] in '.!?' else reason + '.'}" if reason else f"{what}."
