"""Wrong phrases and the right ones, as data that people who write no code can read and mend.

    one in the same > one and the same
    {tow,tows,towed,towing} the line > {toe,toes,toed,toeing} the line
    {information,press} convention > {news} conference
    {exit,opinion} poles > {=} polls

Braces stand for several lines: the choices of the left side go with those of the right side in order, a single one goes
with all, and {=} repeats the choice of the left side. Hyphens divide words like spaces. "# " begins a comment; [name]
begins a section.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import product
from typing import NamedTuple

from checks.language import packed
from checks.language.letter_case import in_case_of
from checks.language.texts import Words

_NAMES_TOO = frozenset(("will", "may", "can"))
"""With a capital these are hardly ever the verb."""
_BETWEEN_WORDS = re.compile(r"[ \t\u00a0]*\n?[ \t\u00a0]*|-")
_GOES_ON = re.compile(r"-\w")
"""After a phrase this makes its last word part of another one: of her self-portrait."""
_BRACES = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Wording:
    """A wrong phrase and the right one, both as words."""

    wrong: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def kept(self) -> tuple[int, int]:
        """How many words at either end both have in common."""
        shortest = min(len(self.wrong), len(self.right))
        head = 0
        while head < shortest and self.wrong[head] == self.right[head]:
            head += 1
        tail = 0
        while tail < shortest - head and self.wrong[-1 - tail] == self.right[-1 - tail]:
            tail += 1
        return self._with_something_left(head, tail)

    def _with_something_left(self, head: int, tail: int) -> tuple[int, int]:
        """A word that is only missing or superfluous is shown with a neighbour: an empty span is hard to see."""
        if head + tail < min(len(self.wrong), len(self.right)):
            return head, tail
        return (head - 1, tail) if head else (head, tail - 1)


class Misworded(NamedTuple):
    """A wrong phrase in a text: where its words that change start and end, what belongs there, and the whole phrase."""

    start: int
    end: int
    replacement: str
    right: str


class Text:
    """The words of a text as they are written, and where each of them is, seen as phrases see it."""

    def __init__(self, words: Sequence[str], places: Mapping[str, Sequence[int]] | None = None) -> None:
        """`places` holds the indices of each word as written, where somebody has them already."""
        self.words = words
        self.places: dict[str, list[int]] = defaultdict(list)
        for word, numbers in ((word, (at,)) for at, word in enumerate(words)) if places is None else places.items():
            self.places[_plain(word)] += numbers


class Wordings:
    """The phrases of one section of a list in checks/data.

    They are found as the list has them, at a sentence start too; with `any_case`, a lower-case letter of the list means
    the capital too, everywhere.
    """

    def __init__(self, name: str, section: str, *, any_case: bool = False) -> None:
        self._name = name
        self._section = section
        self._any_case = any_case

    def in_prose(self, prose: str, tokens: Words, text: Text) -> Iterator[Misworded]:
        """Each phrase in running text, where nothing but a space, a line break or a hyphen divides its words."""
        for at, wording in self.found(text):
            last = at + len(wording.wrong) - 1
            gaps = (prose[tokens.ends[number] : tokens.starts[number + 1]] for number in range(at, last))
            if not _GOES_ON.match(prose, tokens.ends[last]) and all(map(_BETWEEN_WORDS.fullmatch, gaps)):
                head, tail = wording.kept
                first, last = at + head, last - tail
                right = " ".join(wording.right[head : len(wording.right) - tail])
                seen = " ".join(tokens.words[first : last + 1])
                yield Misworded(
                    tokens.starts[first], tokens.ends[last], in_case_of(seen, right), " ".join(wording.right)
                )

    def found(self, text: Text) -> Iterator[tuple[int, Wording]]:
        """Each phrase of the text, with the index of its first word."""
        words, known = text.words, text.places.keys()
        met = ((word, self._possible(word, known)) for word in known & self._index.keys())
        possible = {word: wordings for word, wordings in met if wordings}
        free = 0
        for at in sorted(at for word in possible for at in text.places[word]):
            following = _plain(words[at + 1]) if at + 1 < len(words) else ""
            wordings = possible[_plain(words[at])]
            for wording in (*wordings.get(following, ()), *wordings.get("", ())) if at >= free else ():
                if self._stands(
                    wording.wrong, [word.replace("’", "'") for word in words[at : at + len(wording.wrong)]]
                ):
                    yield at, wording
                    free = at + len(wording.wrong)
                    break

    def _possible(self, word: str, known: Set[str]) -> dict[str, list[Wording]]:
        """The phrases that begin with a word and whose other words are known, by the second one, "" for none."""
        by_second: dict[str, list[Wording]] = {}
        for others, wording in self._index.get(word, ()):
            if all(other in known for other in others):
                by_second.setdefault(others[0] if others else "", []).append(wording)
        return by_second

    def _stands(self, wrong: tuple[str, ...], words: Sequence[str]) -> bool:
        if not self._any_case:
            opens = wrong[0] not in _NAMES_TOO and words[0][1:] == wrong[0][1:]
            return wrong[1:] == tuple(words[1:]) and (words[0] == wrong[0] or opens)
        return len(wrong) == len(words) and all(
            part == word or part == word.lower() for part, word in zip(wrong, words, strict=True)
        )

    def all(self) -> Iterator[Wording]:
        """Every phrase of the section, in the order of the file."""
        section = ""
        for written in packed.text(self._name).split("\n"):
            line = written.partition("# ")[0].strip()
            if line.startswith("["):
                section = line.strip("[] ")
            elif line and section == self._section:
                yield from _expanded(line)

    @cached_property
    def _index(self) -> dict[str, tuple[tuple[tuple[str, ...], Wording], ...]]:
        """The phrases by their first word, with the others in lower case: the longest first, of those with capitals."""
        by_first: dict[str, list[Wording]] = defaultdict(list)
        for wording in self.all():
            by_first[wording.wrong[0].lower()].append(wording)
        return {
            word: tuple((tuple(map(str.lower, each.wrong[1:])), each) for each in sorted(found, key=_closeness))
            for word, found in by_first.items()
        }


@lru_cache(maxsize=100_000)
def _plain(word: str) -> str:
    return word.replace("’", "'").lower()


def _closeness(wording: Wording) -> tuple[int, int]:
    return -len(wording.wrong), -sum(part[:1].isupper() for part in wording.wrong)


def _expanded(line: str) -> Iterator[Wording]:
    """The phrases of a line. Raises ValueError where the braces of the two sides do not match."""
    left, mark, right_side = line.partition(" > ")
    if not mark:
        raise ValueError(f"{line!r}: a line is “wrong > right”")
    choices = [found.split(",") for found in _BRACES.findall(left)]
    answers = [
        _answered(found.split(","), choices[at] if at < len(choices) else [])
        for at, found in enumerate(_BRACES.findall(right_side))
    ]
    for answer, choice in zip(answers, choices, strict=False):
        if len(answer) != len(choice):
            raise ValueError(f"{line!r}: as many choices on the right as on the left")
    if len(answers) > len(choices):
        raise ValueError(f"{line!r}: more braces on the right than on the left")
    for picks in product(*(range(len(choice)) for choice in choices)):
        wrong, right = _filled(left, choices, picks).split(), _filled(right_side, answers, picks).split()
        yield Wording(tuple(part for word in wrong for part in word.split("-")), tuple(right))


def _answered(answer: list[str], choice: list[str]) -> list[str]:
    """The choices of the right side written out: one for all, or the left side's own."""
    if answer == ["="]:
        return choice
    return answer * len(choice) if len(answer) == 1 else answer


def _filled(side: str, choices: list[list[str]], picks: Sequence[int]) -> str:
    chosen = iter([choice[pick] for choice, pick in zip(choices, picks, strict=False)])
    return _BRACES.sub(lambda _: next(chosen), side)
