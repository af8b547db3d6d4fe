"""When a sentence is the page speaking to its readers: "Sign up for our newsletter", "Share your thoughts below!"."""

import re
from functools import cache

from checks.language import packed
from checks.language.phrases import plain

ENOUGH = 8
"""A sentence that weighs so much is an appeal; measured on news and on official announcements."""

_IMPERATIVE = frozenset(
    "share follow subscribe sign join like tweet read click tap watch listen download get visit check leave "
    "post comment tell let send email contact support donate register log enter see find discover explore "
    "view buy order purchase inquire enquire request browse try start learn catch stay connect add save print "
    "please want got have enjoy enjoyed receive become hit scroll skip submit write call use turn enable "
    "disable accept manage don't never ask book grab pick head swipe drop press continue keep complete liked "
    "help make choose select".split()
)
_ADDRESS = re.compile(r"\b(?:you|your|you're|us|our|we|we're|we'll|me|my)\b")
_REPORTED = re.compile(
    r"\b(?:said|says|told|asked|wrote|added|announced|according to|he|she|his|her|they|had|was|were)\b"
)
_LINK = re.compile(r"https?://|www\.|\.com\b|\.org\b")
_PIECE = re.compile(r"[^\s,;:!?]+?(?=[\s,;:!?]|\.?$|\.\s)")
_WORD = re.compile(r"[a-z][a-z'-]*")


@cache
def weights() -> dict[str, int]:
    """The weight of each phrase, the heaviest and longest first."""
    rows = packed.text("calls_to_action.txt").split("\n")
    pairs = [row.split(" ", 1) for row in rows if row and not row.startswith("#")]
    return {phrase: int(weight) for weight, phrase in sorted(pairs, key=lambda pair: (-int(pair[0]), -len(pair[1])))}


@cache
def triggers() -> tuple[str, ...]:
    """The phrases that make a sentence worth weighing: no appeal goes without one of them."""
    heavy = [phrase for phrase, weight in weights().items() if weight >= 3]
    return tuple(phrase for phrase in heavy if not any(other in phrase for other in heavy if other != phrase))


@cache
def _by_word() -> dict[str, tuple[tuple[str, int], ...]]:
    """The phrases by their first word."""
    by_word: dict[str, list[tuple[str, int]]] = {}
    for phrase, value in weights().items():
        by_word.setdefault(phrase.split(" ", 1)[0], []).append((phrase, value))
    return {word: tuple(phrases) for word, phrases in by_word.items()}


def _candidates(text: str) -> list[tuple[str, int]]:
    """The phrases that a text may hold, the heaviest and longest first."""
    by_word = _by_word()
    met = {pair for word in set(_PIECE.findall(text)) for pair in by_word.get(word, ()) if pair[0] in text}
    met |= {pair for pair in by_word["advertis"] if pair[0] in text}
    return sorted(met, key=lambda pair: (-pair[1], -len(pair[0])))


def weight(sentence: str) -> int:
    """How much a sentence weighs: its phrases, an imperative at its beginning, its address to the reader; what is
    reported or quoted weighs against it.
    """
    text = " ".join(plain(sentence).split()).lstrip("*•+-–—|»› >([")
    candidates = _candidates(text)
    if not candidates or candidates[0][1] < 3:
        return 0
    total, rest, heavy = 0, text, 0
    for phrase, value in candidates:
        if phrase in rest:
            rest = rest.replace(phrase, "\0")
            total += value
            heavy += value >= 3
    first = _WORD.search(text)
    imperative = first is not None and first[0] in _IMPERATIVE and text.startswith(first[0])
    addressed = bool(_ADDRESS.search(text))
    total += 3 * imperative + 2 * addressed + 2 * bool(_LINK.search(text)) + (text.endswith("!"))
    if not (imperative or (addressed and heavy)):
        total -= 3
    total -= (
        3 * text.startswith(("i ", "and ", "so ", "but ", "we ", "the ", "a "))
        + 3 * len(_REPORTED.findall(text))
        + 4 * ('"' in text)
        + max(0, len(text.split()) - 25) // 3
    )
    return total if heavy else 0
