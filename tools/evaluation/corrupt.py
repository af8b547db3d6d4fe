"""Injects defects into clean articles, the same ones for the same seed.

Each kind of defect names every place where it could stand in an article; a few of them are drawn, so that no two touch.
What is injected is a must, with the text as it was for its fix; the first copy of a repeated passage is a may, and so
is the other mark of a damaged pair.
"""

import random
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from tools.evaluation.articles import Article, Defect
from tools.evaluation.artifacts import BLOCKS, DAMAGE, INLINE

_APART = 12
"""Code points left between two defects, so that a claim about one is none about the other."""


@dataclass(frozen=True, slots=True)
class Edit:
    """`wrong` put in the place of text[start:end], and `after` behind it, which belongs to no defect.

    `fix` is None where no text can be the answer; `twin` is the passage of which `wrong` is a copy.
    """

    start: int
    end: int
    wrong: str
    category: str
    fix: str | None
    after: str = ""
    twin: tuple[int, int] | None = None


Kind = Callable[[str, random.Random], Iterable[Edit]]


def _swap(match: re.Match[str], wrong: str, category: str) -> Edit:
    return Edit(*match.span(), wrong, category, match[0])


# Capitals. Words that a copy desk may well write either way are left alone.

_EITHER_WAY = frozenset(
    """Army Book Center Central Church City Command Company Congress Conservative Council Earth East Federal Foreign
    Fleet Government Heart Independent Internet Island Latin Minister Ministry Mother Moon North Park Pause President
    Prime Republic Republicans Roman Sea Setup South State States Storm Sun Transit Treasury Union West
    Western""".split()
)
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}(?:’s)?\b|(?<=[a-z] [A-Z]\w\w )[A-Z][a-z]{2,}\b")
_OPENING = re.compile(r"(?<=[a-z]{4}[.?!] )[A-Z][a-z]+\b")
_FUNCTION = re.compile(r"(?<=[a-z] )(?:and|the|with|from|that|were|which|into|when|because)(?= [a-z])")


def _body(text: str) -> Iterator[tuple[int, int]]:
    """The paragraphs of running text: not the headline, headings, lists and notes."""
    for match in re.finditer(r"[^\n]+", text):
        if match.start() and len(match[0]) > 120 and match[0].rstrip()[-1] in ".?!”":
            yield match.span()


def _in_body(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    for start, end in _body(text):
        yield from pattern.finditer(text, start, end)


def lowered_name(text: str, _: random.Random) -> Iterator[Edit]:
    words = set(text.split())
    for match in _in_body(_NAME, text):
        if match[0].removesuffix("’s") not in _EITHER_WAY and match[0].lower() not in words:
            yield _swap(match, match[0].lower(), "capitalization")


def lowered_opening(text: str, _: random.Random) -> Iterator[Edit]:
    for match in _in_body(_OPENING, text):
        yield _swap(match, match[0].lower(), "capitalization")


def raised_word(text: str, _: random.Random) -> Iterator[Edit]:
    for match in _in_body(_FUNCTION, text):
        yield _swap(match, match[0].capitalize(), "capitalization")


def lowered_heading_word(text: str, _: random.Random) -> Iterator[Edit]:
    headline = text.split("\n", 1)[0]
    words = re.findall(r"[A-Za-z]{4,}", headline)
    if len(words) > 3 and sum(word[0].isupper() for word in words) > 0.8 * len(words):
        for match in re.finditer(r"(?<=[a-z,] )[A-Z][a-z]{4,}\b", headline):
            yield _swap(match, match[0].lower(), "capitalization")


# Blanks


def missing_blank(text: str, _: random.Random) -> Iterator[Edit]:
    for match in _in_body(re.compile(r"[a-z]+, [a-z]+|[a-z]{3,}\. [A-Z][a-z]+|[a-z]+[.,]” [A-Za-z][a-z]+"), text):
        yield _swap(match, match[0].replace(" ", ""), "spacing")


def doubled_blank(text: str, chance: random.Random) -> Iterator[Edit]:
    for match in _in_body(re.compile(r"(?<=[a-z,]) (?=[a-z])"), text):
        yield _swap(match, " " * chance.choice((2, 2, 2, 3)), "spacing")


def blank_before_mark(text: str, _: random.Random) -> Iterator[Edit]:
    for match in _in_body(re.compile(r"(?<=[a-z])[,.?;:](?= )"), text):
        yield _swap(match, f" {match[0]}", "spacing")


def blank_inside_quotes(text: str, _: random.Random) -> Iterator[Edit]:
    for match in _in_body(re.compile(r"(?<= )“(?=[A-Za-z])"), text):
        yield _swap(match, "“ ", "spacing")


def glued_words(text: str, _: random.Random) -> Iterator[Edit]:
    for match in _in_body(re.compile(r"(?<= )[a-z]{4,} [a-z]{5,}(?= )"), text):
        yield _swap(match, match[0].replace(" ", ""), "spacing")


# Slips of the hand

_NEAR = {
    key: near
    for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    for key, near in zip(row, (row[1], *map("".join, zip(row, row[2:], strict=False)), row[-2]), strict=True)
}
_LONG_WORD = re.compile(r"(?<=[a-z] )[a-z]{7,}(?=[ ,.])")
_REAL = frozenset("country though through quite prices contact content conservation expect except plating".split())


def misspelling(text: str, chance: random.Random) -> Iterator[Edit]:
    known = _REAL.union(re.findall(r"[a-z]+", text))
    for match in _in_body(_LONG_WORD, text):
        wrong = chance.choice((_transposed, _dropped, _doubled, _undoubled, _struck_beside))(match[0], chance)
        if wrong != match[0] and wrong not in known:
            yield _swap(match, wrong, "typo")


def _transposed(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 2)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _dropped(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 2)
    return word[:at] + word[at + 1 :]


def _doubled(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    return word[: at + 1] + word[at:]


def _undoubled(word: str, _: random.Random) -> str:
    return re.sub(r"([a-z])\1", r"\1", word, count=1)


def _struck_beside(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 2)
    return word[:at] + chance.choice(_NEAR[word[at]]) + word[at + 1 :]


_SLIPS = {"the": "teh", "and": "adn", "with": "wiht", "that": "taht", "from": "fomr", "which": "whcih"}
_CONFUSIONS = {
    "their": ("there", "they’re"),
    "its": ("it’s",),
    "than": ("then",),
    "were": ("where", "we’re"),
    "whose": ("who’s",),
    "of": ("off",),
    "from": ("form",),
    "whether": ("weather",),
    "quite": ("quiet",),
    "who": ("how",),
    "through": ("trough",),
    "led": ("lead",),
    "an": ("a",),
}


def small_slip(text: str, _: random.Random) -> Iterator[Edit]:
    for match in _in_body(re.compile(rf"(?<=[a-z] )(?:{'|'.join(_SLIPS)})(?= [a-z])"), text):
        yield _swap(match, _SLIPS[match[0]], "typo")


def confusion(text: str, chance: random.Random) -> Iterator[Edit]:
    for match in _in_body(re.compile(rf"(?<=[a-z] )(?:{'|'.join(_CONFUSIONS)})(?= [a-z])"), text):
        yield _swap(match, chance.choice(_CONFUSIONS[match[0]]), "typo")


def doubled_word(text: str, _: random.Random) -> Iterator[Edit]:
    for match in _in_body(re.compile(r"(?<=[a-z] )(?:the|a|of|to|in|and|for|is|was|it|on|at)(?= [a-z])"), text):
        yield _swap(match, f"{match[0]} {match[0]}", "typo")


# Marks


def turned_quote(text: str, _: random.Random) -> Iterator[Edit]:
    for match in _in_body(re.compile(r"(?<= )“(?=[A-Za-z])"), text):
        yield _swap(match, "”", "punctuation")


def missing_stop(text: str, _: random.Random) -> Iterator[Edit]:
    for start, end in _body(text):
        if match := re.compile(r"[a-z]{3,}\.$").search(text[:end], start):
            yield _swap(match, match[0][:-1], "punctuation")


def doubled_mark(text: str, _: random.Random) -> Iterator[Edit]:
    for match in _in_body(re.compile(r"(?<=[a-z])[,.](?= )"), text):
        yield _swap(match, match[0] * 2, "punctuation")


# Residue


def artifact_block(text: str, chance: random.Random) -> Iterator[Edit]:
    blocks = chance.sample(BLOCKS, len(BLOCKS))  # each once: a line that stands twice would be a repetition
    for (start, _), block in zip(_body(text), blocks, strict=False):
        yield Edit(start, start, block, "markup", "", after="\n\n")


def artifact_inline(text: str, chance: random.Random) -> Iterator[Edit]:
    for match in _in_body(re.compile(r"(?<=[a-z][.,])(?= )"), text):
        yield Edit(match.start(), match.start(), chance.choice(INLINE), "markup", "")


def damaged_character(text: str, chance: random.Random) -> Iterator[Edit]:
    for match in _in_body(re.compile("|".join(DAMAGE)), text):
        yield _swap(match, chance.choice(DAMAGE[match[0]]), "markup")


# Repetition

_REWORDED = {
    "said": "noted",
    "but": "yet",
    "more than": "over",
    "because": "since",
    "will": "is to",
    "had been": "was",
    "several": "a number of",
    "large": "big",
    "after": "following",
    "before": "ahead of",
    "called": "termed",
    "says": "notes",
}


def repeated_paragraph(text: str, chance: random.Random) -> Iterator[Edit]:
    paragraphs = list(_body(text))
    for start, end in paragraphs:
        later = [other for other, _ in paragraphs if other > end]
        if later:
            at = chance.choice(later)
            yield Edit(at, at, text[start:end], "repetition", None, after="\n\n", twin=(start, end))


def reworded_paragraph(text: str, chance: random.Random) -> Iterator[Edit]:
    for edit in repeated_paragraph(text, chance):
        copy, changes = re.subn(rf"\b({'|'.join(_REWORDED)})\b", lambda m: _REWORDED[m[0]], edit.wrong)
        if changes > 1:
            yield Edit(edit.start, edit.end, copy, "repetition", None, after="\n\n", twin=edit.twin)


def repeated_headline(text: str, _: random.Random) -> Iterator[Edit]:
    headline = text.split("\n", 1)[0]
    for start, _end in _body(text):
        yield Edit(start, start, headline, "repetition", None, after="\n\n", twin=(0, len(headline)))


KINDS: tuple[tuple[Kind, float], ...] = (
    (repeated_paragraph, 1),
    (reworded_paragraph, 0.5),
    (repeated_headline, 0.5),
    (artifact_block, 3),
    (artifact_inline, 1),
    (damaged_character, 1),
    (lowered_name, 5),
    (lowered_opening, 1.5),
    (lowered_heading_word, 0.5),
    (raised_word, 0.5),
    (missing_blank, 3),
    (doubled_blank, 1.5),
    (blank_before_mark, 1.5),
    (blank_inside_quotes, 0.5),
    (glued_words, 1),
    (misspelling, 4),
    (confusion, 2),
    (small_slip, 1),
    (doubled_word, 1),
    (turned_quote, 0.5),
    (missing_stop, 0.5),
    (doubled_mark, 0.5),
)
"""Every kind of defect and how many an article of 400 words gets, on average."""


def corrupt(article: Article, seed: int) -> Article:
    """The article with defects injected, and those defects; the same for the same article and seed."""
    chance = random.Random(f"{article.name} {seed}")
    drawn: list[Edit] = []
    for kind, rate in KINDS:
        wanted = rate * article.words / 400
        count = int(wanted) + (chance.random() < wanted % 1)
        candidates = list(kind(article.text, chance))
        chance.shuffle(candidates)
        for edit in candidates:
            if count and all(_apart(edit, other) for other in drawn):
                drawn.append(edit)
                count -= 1
    return _apply(article, sorted(drawn, key=lambda edit: edit.start), f"{seed}-{article.name}")


def _apart(edit: Edit, other: Edit) -> bool:
    """True where the two do not touch each other, and no passage is copied that is not itself whole."""
    places = [(each.start, each.end) for each in (edit, other)]
    if edit.start < other.end + _APART and other.start < edit.end + _APART:
        return False
    return all(
        twin is None or place[1] <= twin[0] or place[0] >= twin[1]
        for twin, place in ((edit.twin, places[1]), (other.twin, places[0]))
    )


def _partner(text: str, edit: Edit) -> int | None:
    """Where the other quotation mark of the pair stands whose one mark is damaged: it may be flagged too."""
    if "“" in text[edit.start : edit.end]:
        stop = text.find("\n", edit.end)
        at = text.find("”", edit.end, len(text) if stop < 0 else stop)
    elif "”" in text[edit.start : edit.end]:
        at = text.rfind("“", text.rfind("\n", 0, edit.start) + 1, edit.start)
    else:
        return None
    return at if at >= 0 else None


def _apply(article: Article, edits: list[Edit], name: str) -> Article:
    pieces: list[str] = []
    defects: list[Defect] = []
    ends: list[int] = []
    shifts: list[int] = []
    at = shift = 0
    for edit in edits:
        pieces += (article.text[at : edit.start], edit.wrong, edit.after)
        start = edit.start + shift
        defects.append(Defect(start, start + len(edit.wrong), edit.category, fix=edit.fix))
        at = edit.end
        shift += len(edit.wrong) + len(edit.after) - (edit.end - edit.start)
        ends.append(edit.end)
        shifts.append(shift)
    pieces.append(article.text[at:])

    def moved(place: int) -> int:
        before = bisect_right(ends, place)  # what is inserted at the very place comes before it
        return place + (shifts[before - 1] if before else 0)

    for edit in edits:
        if edit.twin:
            start, end = edit.twin
            defects.append(Defect(moved(start), moved(start) + end - start, "repetition", must=False))
        partner = _partner(article.text, edit)
        if partner is not None and not any(other.start <= partner < other.end for other in edits):
            defects.append(Defect(moved(partner), moved(partner) + 1, "punctuation", must=False))
    return Article(name, "".join(pieces), tuple(sorted(defects, key=lambda defect: (defect.start, defect.end))))
