"""A small language for phrases, so that lists of them can be read and mended by people who write no patterns.

    (a|b)   one of these          (a|b)?  one of these, or nothing
    @name   a set of phrases defined in the file
    0       a number              ...     up to a hundred characters
    A line that begins with spaces goes on with the one above; "# " begins a comment; [name] begins a section.

What a phrase is compared with is lower case, with straight quotes and single spaces. Patterns are found by the first
word and compiled when they are first met, so that a large file costs little.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache

from checks.language import packed

LONGEST = 2000
"""Characters within which a phrase ends, whatever stands for its gaps and numbers."""

_NUMBER = r"\d[\d.,]*\s?[km]?\+?"
_ANYTHING = r".{0,100}"
_QUOTES = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("\u00a0", " "))
_FIRST = re.compile(r"[^\s:|!?,]+")
_SET = re.compile(r"@([a-z]+)")
_NOT_PLAIN = re.compile(r"[()@]|\b0\b|\.\.\.")


@lru_cache(maxsize=64)
def plain(text: str) -> str:
    """The text as phrases see it, of the same length: lower case, straight quotes."""
    lower = text.lower()
    if not text.isascii():
        for curly, straight in _QUOTES:
            lower = lower.replace(curly, straight)
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


class Phrases:
    """The phrases of one data file of this folder, by section."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._met: dict[tuple[str, str, str], list[_Phrase]] = {}

    def whole(self, section: str, text: str) -> bool:
        """True where `text` as a whole is a phrase of the section."""
        if text in self._sections[section][0]:
            return True
        phrases = self._phrases(section, _key(text))
        return any(phrase.may_stand_in(text) and phrase.pattern.fullmatch(text) for phrase in phrases)

    def beginning(self, section: str, text: str, start: int = 0, tail: str = "") -> int:
        """Where the phrase that begins at `start` ends, with what `tail` matches after it; `start` for none."""
        phrases = self._phrases(section, _key(text, start), tail)
        within = text[start : start + LONGEST] if phrases else ""
        for phrase in phrases:
            match = phrase.pattern.match(text, start) if phrase.may_stand_in(within) else None
            if match:
                return match.end()
        return start

    def _phrases(self, section: str, word: str, tail: str = "") -> "list[_Phrase]":
        """The phrases that begin with a word."""
        met = self._met.get((section, word, tail))
        if met is None:
            met = [_Phrase(line, tail) for line in self._sections[section][1].get(word, ())]
            self._met[section, word, tail] = met
        return met

    @cached_property
    def _sections(self) -> dict[str, tuple[frozenset[str], dict[str, tuple[str, ...]]]]:
        """By section: the phrases that need no pattern, and all by their first word."""
        sets: dict[str, str] = {}
        literals: dict[str, set[str]] = defaultdict(set)
        patterns: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        section = ""
        for line in self._lines():
            if line.startswith("@"):
                name, _, alternatives = line.partition("=")
                sets[name.strip()[1:]] = alternatives.strip()
            elif line.startswith("["):
                section = line.strip("[] ")
            else:
                phrase = _SET.sub(lambda match: sets[match[1]], line)
                literals[section].update(_alternatives(phrase))
                for word in _first_words(phrase):
                    patterns[section][word].append(phrase)
        return {
            name: (frozenset(literals[name]), {word: tuple(found) for word, found in by_word.items()})
            for name, by_word in patterns.items()
        }

    def _lines(self) -> Iterator[str]:
        """The lines of the file, those that go on joined, comments and empty ones left out."""
        text = packed.text(self._name)
        lines = [line.rstrip() for line in text.split("\n")]
        lines = [line for line in lines if line and not line.startswith("# ") and line != "#"]
        yield from re.sub(r"\n\s+", "", "\n".join(lines)).split("\n")


class _Phrase:
    """A line of the file; its pattern is compiled when a text first has its words, which few ever do."""

    def __init__(self, line: str, tail: str) -> None:
        self._line, self._tail = line, tail
        first, *needed = (_needed(part.strip()) for part in _tokens(line))
        fewest = min(filter(None, needed), key=lambda words: (len(words), -min(map(len, words))), default=())
        self._needed = [words for words in (fewest, first) if words]

    def may_stand_in(self, text: str) -> bool:
        """False where a word is missing without which the phrase cannot stand."""
        for words in self._needed:
            for word in words:  # a loop, for generators would cost more than what they ask
                if word in text:
                    break
            else:
                return False
        return True

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern of the line, with what `tail` matches after it."""
        return _compiled(self._line, self._tail)


def _needed(part: str) -> tuple[str, ...]:
    """Words of which a part of a line needs one; none where it may be left out, or be a number or anything."""
    if part == "..." or part.endswith(")?"):
        return ()
    choices = [re.split(r"\.\.\.|\b0\b|\s", choice) for choice in part.strip("()").split("|")]
    words = tuple(max(pieces, key=len) for pieces in choices)
    return words if all(words) else ()


def _alternatives(line: str) -> list[str]:
    """The phrases of a line that is nothing but a choice of phrases."""
    inner = line[1:-1] if line.startswith("(") and line.endswith(")") else line
    return [] if _NOT_PLAIN.search(inner) else inner.split("|")


def _tokens(line: str) -> list[str]:
    """The parts of a line, each with the space before it: a part without one follows at once."""
    return re.findall(r"\s*(?:\([^()]*\)\??|[^\s()]+)", line)


def _first_words(line: str) -> set[str]:
    return {_key(phrase) for phrase in _tokens(line)[0].strip(" ()?").split("|")}


def _key(phrase: str, start: int = 0) -> str:
    word = _FIRST.match(phrase, start)
    return "0" if word is None or word[0][0].isdigit() else word[0]


@cache
def _compiled(line: str, tail: str = "") -> re.Pattern[str]:
    """The pattern of a line. The first token is never optional."""
    parts: list[str] = []
    for part in _tokens(line):
        piece = part.strip()
        blank = r"\s" if part[:1].isspace() else ""
        if piece == "...":
            parts.append(rf"(?:[?!.,;]?{blank}{_ANYTHING})?")
            continue
        choice = "|".join(map(_escaped, piece.rstrip("?").strip("()").split("|")))
        parts.append(rf"(?:{blank}(?:{choice}))" + "?" * piece.endswith(")?"))
    return re.compile("".join(parts) + tail)


def _escaped(phrase: str) -> str:
    return "".join(
        _ANYTHING if piece == "..." else _NUMBER if piece == "0" else re.escape(piece).replace(r"\ ", r"\s")
        for piece in re.split(r"(\.\.\.|\b0\b)", phrase)
    )
