"""English words: which exist, how frequent they are, and what a misspelt one was meant to be.

A word is right if it is in any of American, British, Canadian and Australian English. The data are built by
`training/words/dictionary.py`; SOURCES.md says from what.
"""

import struct
from bisect import bisect_left
from functools import cache, lru_cache
from itertools import filterfalse

from rapidfuzz.distance import OSA

from checks.language import packed
from checks.language.packed import content, lines

LEVEL_SHIFT, FREQUENCY = 10, 1023
KNOWN = 1 << LEVEL_SHIFT
CLEAR = 3.0
"""A word one slip away and this frequent ends the search: two slips hardly ever explain a misspelling better."""
LONGEST = 60
"""No English word is longer; what is, is no slip of one either."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"
DISTANCE_COST, FIRST_LETTER_COST, ANAGRAM_GAIN, FAR = 2.0, 1.2, 0.8, 2


ATTESTED = "attested_words.txt"


@cache
def _table() -> dict[str, int]:
    """Every entry as it is written: level (0 for words that are merely frequent) and Zipf frequency in hundredths."""
    words, _, halves = content("words.gz").partition(b"\0")
    values = bytearray(len(halves))
    values[::2], values[1::2] = halves[: len(halves) // 2], halves[len(halves) // 2 :]
    levels = struct.unpack(f"<{len(halves) // 2}H", values)
    return dict(zip(words.decode("utf-8").split("\n"), levels, strict=True))


@cache
def _capital_entries() -> dict[str, str]:
    """Entries with a capital by their lower-case form; the plain capitalised one wins over LIKE and LiKe."""
    found: dict[str, str] = {}
    table = _table()
    for word in filterfalse(str.islower, table):
        lower = word.lower()
        if table[word] >= KNOWN and word != lower and (lower not in found or word[1:] == lower[1:]):
            found[lower] = word
    return found


@cache
def _rare() -> frozenset[str]:
    return frozenset(lines("rare_words.gz"))


@cache
def _attested() -> frozenset[str]:
    return frozenset(packed.text(ATTESTED).split())


@cache
def _corrections() -> dict[str, str]:
    parts = content("misspellings.gz").decode("utf-8").replace("\n", "\t").split("\t")
    return dict(zip(parts[::2], parts[1::2], strict=True))


@cache
def _pairs() -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    entries = [line.split(" ") for line in lines("spelling_pairs.gz")]
    to_british = {entry[0]: entry[1] for entry in entries}
    return to_british, {entry[1]: entry[0] for entry in entries}, frozenset(e[0] for e in entries if len(e) > 2)


@cache
def _entries() -> list[str]:
    return list(_table())


@cache
def _by_length(first: str) -> dict[int, list[str]]:
    """Lower-case words that begin with a letter, by length: where a misspelling's right word is looked for."""
    table, entries = _table(), _entries()
    found: dict[int, list[str]] = {}
    for word in entries[bisect_left(entries, first) : bisect_left(entries, chr(ord(first) + 1))]:
        if table[word] >= KNOWN and word.islower():
            found.setdefault(len(word), []).append(word)
    return found


def lower_entries() -> set[str]:
    """All words of all lists here that are written in lower case."""
    known = (word for word, value in _table().items() if value >= KNOWN)
    return {word for part in (known, _rare(), _attested()) for word in part if word.islower() and word.isalpha()}


def _base(word: str) -> str:
    word = word.replace("’", "'")
    if word.endswith(("'s", "'S")):
        return word[:-2]
    return word.removesuffix("'")


def unowned(word: str) -> str:
    """The word without its possessive 's."""
    return word[:-2] if word.endswith(("'s", "’s")) else word


def is_common(word: str) -> bool:
    """True if the word exists in lower case; its own case does not matter."""
    lower = word.lower().replace("’", "'")
    table = _table()
    return table.get(lower, 0) >= KNOWN or table.get(_base(lower), 0) >= KNOWN


def is_word(word: str) -> bool:
    """True if the word as written is right in some English: a name only with its capital, anything in capitals."""
    if is_common(word):
        return True
    base = _base(word)
    if _table().get(base, 0) >= KNOWN:
        return True
    entry = _capital_entries().get(base.lower())
    return entry is not None and (base.isupper() or (base[:1].isupper() and entry[1:] == base[1:]))


def is_rare(word: str) -> bool:
    """True for words that only very large dictionaries hold; many of them are slips of a common word."""
    base = _base(word)
    return base in _rare() or base.capitalize() in _rare()


def is_attested(word: str) -> bool:
    """True for a lower-case word that several documents use and no dictionary has: new ones, and foreign ones."""
    return _base(word) in _attested()


def only_capital(word: str) -> str | None:
    """How a lower-case word is written that exists only with a capital ("ukraine": "Ukraine"), else None."""
    base = _base(word)
    entry = _capital_entries().get(base) if base.islower() and not is_common(base) else None
    return entry + word[len(base) :] if entry else None


def frequency(word: str) -> float:
    """Zipf frequency: log10 of the number in 10⁹ words, 0 if unknown; whatever the case."""
    lower = word.lower()
    value = _table().get(lower) or _table().get(_capital_entries().get(lower, ""), 0)
    return (value & FREQUENCY) / 100


def correction(word: str) -> tuple[str, ...]:
    """What the list of known misspellings has for a word, in lower case; empty if it holds no such misspelling."""
    known = _corrections().get(word.lower().replace("’", "'"))
    return tuple(known.split(",")) if known else ()


def near(word: str) -> set[str]:
    """Lower-case words of the dictionary one insertion, deletion, replacement or transposition away."""
    if len(word) > LONGEST:
        return set()
    table = _table()
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    forms = {left + right[1:] for left, right in cuts if right}
    forms.update(left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1)
    forms.update(left + letter + right[1:] for left, right in cuts if right for letter in LETTERS)
    forms.update(left + letter + right for left, right in cuts for letter in LETTERS)
    forms.discard(word)
    return {form for form in forms if table.get(form, 0) >= KNOWN}


def _far(word: str) -> list[str]:
    """Lower-case words two steps away that begin with the same letter."""
    lengths = _by_length(word[0])
    around = (lengths.get(len(word) + shift, ()) for shift in range(-FAR, FAR + 1))
    return [c for part in around for c in part if OSA.distance(word, c, score_cutoff=FAR) <= FAR]


def score(word: str, candidate: str) -> float:
    """How likely `candidate` was meant: frequency less the cost of the slip."""
    cost = DISTANCE_COST * OSA.distance(word, candidate) + FIRST_LETTER_COST * (word[:1] != candidate[:1])
    return frequency(candidate) - cost + ANAGRAM_GAIN * (sorted(word) == sorted(candidate))


@lru_cache(20_000)
def ranked(word: str) -> tuple[str, ...]:
    """Lower-case words at most two slips away from a lower-case one, likeliest first, without regard to the list."""
    candidates = near(word)
    if len(word) > 4 and all(frequency(candidate) < CLEAR for candidate in candidates):
        candidates.update(_far(word))
    return tuple(sorted(candidates, key=lambda candidate: (-score(word, candidate), candidate)))


@lru_cache(20_000)
def close(word: str) -> tuple[str, ...]:
    """Lower-case words one slip away from a lower-case one, likeliest first, without regard to the list."""
    return tuple(sorted(near(word), key=lambda candidate: (-score(word, candidate), candidate)))


def suggestions(word: str, limit: int = 5) -> tuple[str, ...]:
    """The likeliest right words for a misspelt one, best first, in lower case; the list's own come first.

    The list has a few that a plain slip explains better ("populaiton": "populations"); there the ranking decides.
    """
    lower = word.lower().replace("’", "'")
    listed, likeliest = correction(lower), ranked(lower)
    if listed and likeliest and listed[0].startswith(likeliest[0]) and OSA.distance(lower, likeliest[0]) == 1:
        listed = tuple(each for each in listed if OSA.distance(lower, each) == 1)
    return tuple(dict.fromkeys((*listed, *likeliest)))[:limit]


def spelling(word: str) -> str | None:
    """ "us" or "gb" for a spelling that is right on one side of the Atlantic only, None for all other words."""
    american, british, both = _pairs()
    lower = word.lower()
    if lower in british:
        return "gb"
    return "us" if lower in american and lower not in both else None


def other_spelling(word: str) -> str | None:
    """The same word as the other English spells it ("colour": "color", "organize": "organise"), else None."""
    american, british, _ = _pairs()
    lower = word.lower()
    return american.get(lower) or british.get(lower)
