"""Passages that stand twice: copied whole, reworded, or restated in a list.

Sentences are compared word by word with what stands before them; neighbouring repeated ones are one finding, which
covers the later copy and relates to the earlier. On published news most copies that remain are real: a standfirst
printed again as the lead, a caption beside its alternative text.
"""

import bisect
from collections.abc import Callable, Iterator
from functools import lru_cache

from checks.core.blocks import CAPTION, CODE, FRONT_MATTER, HEADING, HEADING_WORDS, HEADLINE, LIST_ITEM
from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import INFO, WARNING, rule
from checks.core.span import Span
from checks.page import apparatus
from checks.passages.repeated import Passage, Reading

REFRAIN = 12
"""A sentence of so many words or fewer that stands more than twice is a refrain; a reply so short is another rule's."""
PHRASE = 12  # words; so many do not come again by chance


@lru_cache(maxsize=2)
def _read(document: Document) -> Reading:
    """The article in words, without breadcrumbs, code and speakers' labels."""
    starts = document.tokens.starts

    def words(start: int, end: int) -> tuple[int, int]:
        return bisect.bisect_left(starts, start), bisect.bisect_left(starts, end)

    labels = _labels(document)
    return Reading(
        document.tokens.words,
        [words(labels.get(sentence.start, sentence.start), sentence.end) for sentence in document.sentences],
        [words(block.span.start, block.span.end) for block in document.blocks],
        [
            words(block.span.start, block.span.end)
            for block in document.blocks
            if block.kind in (CODE, FRONT_MATTER) or apparatus.is_breadcrumb(block.span.of(document.prose))
        ],
    )


@lru_cache(maxsize=2)
def _labels(document: Document) -> dict[int, int]:
    """Where the labels of speakers who say two things begin and end."""
    labels: dict[str, set[str]] = {}
    found: dict[int, tuple[int, str]] = {}
    for block in document.blocks:
        end = apparatus.label_end(document.prose, block.span.start)
        if end:
            label = document.prose[block.span.start : end]
            found[block.span.start] = end, label
            labels.setdefault(label, set()).add(block.span.of(document.prose))
    return {start: end for start, (end, label) in found.items() if len(labels[label]) > 1}


def _text(document: Document, place: int) -> str:
    return document.blocks[place].span.of(document.text)


def _spoken(document: Document, passage: Passage) -> bool:
    """True where a speaker's label stands before the passage."""
    start = document.sentences[passage.first].start
    return document.tokens[passage.later[0]].span.start > start + 1 and start in _labels(document)


def _headline(document: Document, passage: Passage) -> bool:
    """True where the whole headline stands again as a block of its own."""
    later, twin = document.blocks[passage.place], document.blocks[passage.twin_place]
    title = _text(document, passage.twin_place).rstrip("\"”’'")
    first = passage.twin_place < 2 or passage.place == passage.twin_place + 1  # a menu may stand above the headline
    above = first and twin.kind != LIST_ITEM
    titled = twin.kind == HEADLINE or (above and not title.endswith("."))
    alike = passage.words >= 4 and passage.likeness >= 0.8 and passage.count == 1
    return titled and alike and passage.whole and passage.twin_whole and later.kind != HEADLINE


def _item(document: Document, passage: Passage) -> bool:
    """True where a line of its own restates the lead-in of an earlier list item."""
    later, twin = document.blocks[passage.place], document.blocks[passage.twin_place]
    lead = apparatus.lead_end(document.prose, twin.span.start)
    if twin.kind != LIST_ITEM or not lead or not passage.whole or later.kind == HEADING or passage.words > 30:
        return False
    opening = passage.reading.blocks[passage.twin_place][0]
    size = bisect.bisect_left(document.tokens, lead, key=lambda token: token.span.start) - opening
    numbers, start = passage.reading.numbers.tolist(), passage.later[0]
    same = numbers[opening : opening + size] == numbers[start : start + size]
    return size >= 3 and same and passage.held >= 0.6


def _legitimate(document: Document, passage: Passage) -> bool:
    """True for captions of one gallery, quotations set apart, refrains, replies and menus."""
    short = passage.words <= REFRAIN and passage.count == 1
    if passage.varied or (short and (passage.reading.returns[passage.twin[0]] > 1 or _spoken(document, passage))):
        return True
    sides = ((passage.place, passage.twin_whole), (passage.twin_place, passage.whole))
    if any(not other and apparatus.is_quotation(_text(document, place)) for place, other in sides):
        return True
    last = passage.reading.block_of(passage.later[1] - 1)
    lines = [_text(document, place) for place in range(passage.place, last + 1)]
    return len(lines) > 1 and all(len(line) <= 60 and not apparatus.is_stopped(line) for line in lines)


def _severity(document: Document, passage: Passage) -> str | None:
    """How sure it is that the passage is a copy by mistake; None where it may well stand twice."""
    later, twin = document.blocks[passage.place], document.blocks[passage.twin_place]
    captions = [block.kind == CAPTION or apparatus.has_credit(block.span.of(document.text)) for block in (later, twin)]
    if all(captions) or _legitimate(document, passage):
        return None
    if not passage.certain:
        partly = passage.held >= 0.6 and passage.words >= 15 and not passage.strange and not any(captions)
        return INFO if partly else None
    single = passage.count == 1
    stopped = apparatus.is_stopped(_text(document, passage.place))
    if single and passage.whole and passage.words <= HEADING_WORDS and not stopped:  # a title
        return INFO if passage.held == 1 and (later.kind, twin.kind) != (HEADING, LIST_ITEM) else None
    between = (_text(document, place) for place in range(passage.twin_place + 1, passage.place))
    lead = passage.twin_place < 2 and passage.twin_whole and not any(map(apparatus.is_running, between))
    standfirst = single and lead  # a summary that is printed again as the first paragraph
    asked = single and passage.words < 20 and document.text[document.sentences[passage.last].end - 1] == "?"
    return INFO if any(captions) or standfirst or asked else WARNING


_CASES: tuple[Callable[[Document, Passage], bool], ...] = (_headline, _item)


def _under(case: Callable[[Document, Passage], bool] | None, document: Document) -> Iterator[Passage]:
    """The passages of a case; of None those that are no case of their own."""
    for passage in _read(document).passages:
        if next((fits for fits in _CASES if fits(document, passage)), None) is case:
            yield passage


def _problem(document: Document, passage: Passage, message: str, severity: str, mendable: bool = True) -> Problem:
    start, end = passage.twin
    twin = Span(document.tokens[start].span.start, document.tokens[max(end - 1, start)].span.end)
    fixes = (Fix("", safe=False),) if mendable and not (passage.whole and _spoken(document, passage)) else ()
    line, _ = document.position(twin.start)
    return Problem(_span(document, passage), message.format(line=line), fixes, (twin,), severity=severity)


def _span(document: Document, passage: Passage) -> Span:
    """The later copy, a speaker's label left out, with the space that goes with it inside a paragraph."""
    start, end = document.sentences[passage.first].start, document.sentences[passage.last].end
    if _spoken(document, passage):
        start = document.tokens[passage.later[0]].span.start
    if passage.whole:
        return Span(start, end)
    block = document.blocks[passage.place].span
    if end < block.end:
        rest = document.text[end : block.end]
        return Span(start, end + len(rest) - len(rest.lstrip()))
    return Span(block.start + len(document.text[block.start : start].rstrip()), end)


_STORY = (
    "The council will close two libraries in the spring, its leader said on Monday.",
    "Readers in both villages have signed a petition against the plan.",
    "The nearest library is then eleven miles away, across a bridge that floods every winter.",
)


@rule(
    severity=WARNING,
    bad=(
        "\n\n".join((*_STORY, _STORY[1])),
        "\n\n".join((*_STORY, "Readers in both the villages signed a petition against this plan.")),
    ),
    good=(
        "\n\n".join(_STORY),
        "He said no.\n\nShe left the room.\n\nHe said no.",
        "Leeds beat Hull by 24 points to 10 on Saturday.\n\nWigan beat York by 31 points to 12 on Saturday.",
    ),
)
def repeated_passage(document: Document) -> Iterator[Problem]:
    """A passage that appears twice, word for word or reworded.

    Pasting twice, moving by copying and a rewriting program leave the first copy where it was.
    """
    for passage in _under(None, document):
        severity = _severity(document, passage)
        if severity:
            message = "Delete this passage: it is already in line {line}."
            if not passage.certain:
                message = "Delete or rewrite this passage: it says again what line {line} says."
            within = passage.whole or passage.reading.block_of(passage.later[1] - 1) == passage.place
            yield _problem(document, passage, message, severity, passage.certain and within)


@rule(
    severity=WARNING,
    bad=("\n\n".join(("Council To Close Two Libraries", _STORY[0], "Council To Close Two Libraries", *_STORY[1:])),),
    good=("\n\n".join(("Council To Close Two Libraries", *_STORY)), "News » Council\n\nNews\n\nCouncil\n\nA line."),
)
def repeated_headline(document: Document) -> Iterator[Problem]:
    """The headline repeated as a caption or a separate line.

    Picture widgets print the title as caption, and templates print it above the text once more.
    """
    for passage in _under(_headline, document):
        yield _problem(document, passage, "Delete this line: it repeats the headline in line {line}.", WARNING)


@rule(
    severity=WARNING,
    bad=("• Keeping the lines open: talks help.\n• Paying the debts: banks wait.\n\nAnd?\n\nKeeping the lines open.",),
    good=("• Keeping the lines open: talks help.\n• Keeping the lines short: nobody likes to wait.",),
)
def restated_item(document: Document) -> Iterator[Problem]:
    """A line that restates an earlier item of a list.

    Summaries that a program adds at the end go through the same points once more.
    """
    for passage in _under(_item, document):
        yield _problem(document, passage, "Delete this line: it restates the list item in line {line}.", WARNING)


_LATER = "So the mayor, who had once praised it, told the paper in a letter on Friday that he had dropped"
_PLAN = "the plan to let two of the four bridges over the river fall into decay"


@rule(
    severity=INFO,
    bad=(f"Critics of {_PLAN} were heard.\n\n{_LATER} {_PLAN}.",),
    good=("The plan to let two of the four bridges decay.\n\nThe plan to mend two of the four ferries.",),
)
def copied_phrase(document: Document) -> Iterator[Problem]:
    """A phrase of twelve words or more, repeated word for word.

    Twelve words are rarely the same by chance; one of the two was probably copied.
    """
    reading = _read(document)
    covered = [passage.later for passage in reading.passages if passage.held >= 0.75]
    reach = 0
    for later, earlier, length in (run for copy in reading.copies for run in copy.runs if run[2] >= PHRASE):
        at = bisect.bisect_right(covered, (later, len(reading.words))) - 1
        near = covered[max(at, 0) : at + 2]
        if later < reach or any(start < later + length and later < end for start, end in near):
            continue
        reach = later + length
        span, twin = (
            Span(document.tokens[word].span.start, document.tokens[word + length - 1].span.end)
            for word in (later, earlier)
        )
        if "\n" not in span.of(document.text):
            line, _ = document.position(twin.start)
            yield Problem(span, f"Rephrase this: the same words are in line {line}.", related=(twin,))
