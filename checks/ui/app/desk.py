"""One article on the desk: its text, what was found in it, what the editor decided, and the way back."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from checks.core.applying import changes, chosen
from checks.core.blocks import Block
from checks.core.finding import SPELLING, Finding, Measure, Skipped
from checks.core.lines import whole_line
from checks.core.run import settle
from checks.core.score import Score
from checks.core.span import Span
from checks.ui.app.edits import Edit, applied, between, inverse, rebased
from checks.ui.app.items import Item, Step
from checks.ui.app.rows import row_spans

DEEPEST = 1000
"""So many steps can be undone."""


@dataclass
class Desk:
    """The state of an article. A method that changes it returns False, and changes nothing, where it came too late.

    `remembered` are fingerprints that were ignored when a text was on the desk before; `acks` the last thing that was
    done for each page that is open; `serial` what the store had when the article was read or saved; `source` the file
    that it came from, where that is no text; `section` the newsroom's desk that it belongs to;
    `note` what the reviewing editor said.
    """

    text: str
    name: str = "Draft"
    id: str = ""
    language: str = "en"
    original: str = ""
    items: list[Item] = field(default_factory=list)
    ignored: list[Item] = field(default_factory=list)
    muted: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    remembered: Counter[str] = field(default_factory=Counter)
    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)
    revision: int = 0
    counter: int = 0
    blocks: tuple[Block, ...] = ()
    names: tuple[Span, ...] = ()
    skipped: dict[str, tuple[Skipped, ...]] = field(default_factory=dict)
    measures: tuple[Measure, ...] | None = None
    score: Score | None = None
    acks: dict[str, int] = field(default_factory=dict)
    serial: int = 0
    source: bytes | None = None
    encoding: str = "utf-8"
    copy_of: str | None = None
    section: str = ""
    status: str = "draft"
    note: str = ""

    def __post_init__(self) -> None:
        self.original = self.original or self.text

    def item(self, key: str) -> Item | None:
        """The item of that id, if it still stands."""
        return next((item for item in self.items if item.id == key), None)

    # What the editor does

    def accept(self, key: str, replacement: str | None = None) -> bool:
        """Puts the replacement, or the first fix, in the finding's place."""
        item = self.item(key)
        if item is None or (replacement is None and not item.finding.fixes):
            return False
        after = item.finding.fixes[0].replacement if replacement is None else replacement
        edit = self._edit(item.finding, after)
        edits = (edit,) if edit.before != edit.after else ()
        return self._take(Step("accepted", edits, accepted=(key,)), {key})

    def accept_all(self, ids: Collection[str]) -> bool:
        """Puts the first fix of each in its place, as one step; of two that overlap the first."""
        wanted = {item.finding: item.id for item in self.items if item.id in ids}
        picked = chosen(wanted, unsafe=True)
        taken = tuple(wanted[finding] for finding in picked)
        edits = tuple(Edit(span, span.of(self.text), after) for span, after in changes(self.text, picked))
        return bool(taken) and self._take(Step(f"{len(taken)} accepted", edits, accepted=taken), set(taken))

    def ignore(self, key: str) -> bool:
        """Takes the finding off the list; it stays off."""
        return self.item(key) is not None and self._take(Step("ignored", ignored=(key,)), {key})

    def ignore_rule(self, rule: str) -> bool:
        """Switches a rule off in this article."""
        ids = {item.id for item in self.items if item.finding.rule == rule}
        return rule not in self.muted and self._take(Step("rule ignored", muted=rule), ids)

    def add_word(self, word: str) -> bool:
        """Adds a word to the dictionary; findings of spelling and case on it go."""
        word = word.strip()
        if not word or word in self.words:
            return False
        ids = {item.id for item in self.items if self._is_word(item.finding, word)}
        return self._take(Step("word added", word=word), ids)

    def type(self, row: int, before: str, after: str) -> bool:
        """Puts `after` where whole rows read `before`, from row number `row` on; a place that moved is found again if
        no other reads so.
        """
        starts = {span.start for span in row_spans(self.text)} | {len(self.text)}
        places = [at for at in starts if before and self.text.startswith(before, at) and at + len(before) in starts]
        expected = sorted(starts)[row] if 0 <= row < len(starts) else -1
        if expected not in places and len(places) != 1:
            return False
        edits = between(before, after, expected if expected in places else places[0])
        return bool(edits) and self._take(Step("typed", edits), set())

    def undo(self) -> bool:
        """Takes the last step back."""
        if not self.done:
            return False
        step = self.done.pop()
        self._move(inverse(step.edits))
        standing = {item.id for item in self.items}
        self._list([*self.items, *(item for item in step.lost if item.id not in standing)])
        self.ignored = _in_order([*(item for item in self.ignored if item.id not in step.ignored), *step.forgotten])
        self.muted.discard(step.muted)
        self.words.discard(step.word)
        self.undone.append(step)
        return True

    def redo(self) -> bool:
        """Takes the last undo back."""
        if not self.undone:
            return False
        step = self.undone.pop()
        rest = self.undone
        self._take(step, {item.id for item in step.lost})
        self.undone = rest
        return True

    def _edit(self, finding: Finding, after: str) -> Edit:
        span = finding.span if after else whole_line(self.text, finding.span)
        return Edit(span, span.of(self.text), after)

    def _is_word(self, finding: Finding, word: str) -> bool:
        return finding.category in SPELLING and finding.span.of(self.text).casefold() == word.casefold()

    def _take(self, step: Step, ids: set[str]) -> bool:
        """Does a step; `ids` leave the list whether or not an edit touches them."""
        before, ignored = self.items, self.ignored
        self.items = [item for item in before if item.id not in ids]
        self.ignored = _in_order([*ignored, *(item for item in before if item.id in step.ignored)])
        self._move(step.edits)
        lost, forgotten = _missing(before, self.items), _missing(ignored, self.ignored)
        self.muted |= {step.muted} - {""}
        self.words |= {step.word} - {""}
        at = step.at or datetime.now(UTC).isoformat(timespec="seconds")
        self.done = [*self.done, replace(step, lost=lost, forgotten=forgotten, at=at)][-DEEPEST:]
        self.undone = []
        return True

    def _move(self, edits: tuple[Edit, ...]) -> None:
        """Edits the text and carries everything that points into it along."""
        self.revision += 1
        if not edits:
            return
        self.text = applied(self.text, edits)
        self.items = [moved for item in self.items if (moved := item.moved(edits))]
        self.ignored = [moved for item in self.ignored if (moved := item.moved(edits))]
        self.names = tuple(filter(None, (rebased(span, edits) for span in self.names)))
        self.blocks = tuple(
            Block(block.kind, span) for block in self.blocks if (span := rebased(block.span, edits, stretch=True))
        )

    def _list(self, items: Iterable[Item]) -> None:
        self.items = _in_order(items)

    # What the checks bring

    def found(self, findings: Iterable[Finding], instead_of: Callable[[Finding], bool]) -> None:
        """Takes the findings of a check of this very text in place of those that `instead_of` says yes to.

        What stood already keeps its id: first by rule and place, then by fingerprint.
        """
        kept = [item.finding for item in self.items if not instead_of(item.finding)]
        fresh = self._wanted(settle([*kept, *findings]))
        by_place = {(item.finding.rule, item.finding.span): item for item in self.items}
        by_print: dict[str, list[Item]] = {}
        places = {(finding.rule, finding.span) for finding in fresh}
        for item in self.items:
            if (item.finding.rule, item.finding.span) not in places:
                by_print.setdefault(item.finding.fingerprint, []).append(item)
        listed = []
        for finding in fresh:
            known = by_place.get((finding.rule, finding.span))
            if known is None and by_print.get(finding.fingerprint):
                known = by_print[finding.fingerprint].pop(0)
            if known is None and self.remembered[finding.fingerprint] > 0:
                self.remembered[finding.fingerprint] -= 1
                self.ignored.append(Item(self._next_id(), finding))
            else:
                listed.append(Item(known.id if known else self._next_id(), finding))
        self._list(listed)

    def _next_id(self) -> str:
        self.counter += 1
        return f"f{self.counter}"

    def _wanted(self, findings: Iterable[Finding]) -> list[Finding]:
        return [finding for finding in findings if finding.rule not in self.muted and not self._is_off(finding)]

    def _is_off(self, finding: Finding) -> bool:
        """True where the editor ignored it, or the same words when another checker found them."""
        return any(
            off.finding.span == finding.span and (off.finding.rule == finding.rule or finding.code is not None)
            for off in self.ignored
        ) or any(self._is_word(finding, word) for word in self.words)


def _in_order(items: Iterable[Item]) -> list[Item]:
    return sorted(items, key=lambda item: (item.finding.span, item.finding.rule, item.id))


def _missing(before: Iterable[Item], after: Iterable[Item]) -> tuple[Item, ...]:
    standing = {item.id for item in after}
    return tuple(item for item in before if item.id not in standing)
