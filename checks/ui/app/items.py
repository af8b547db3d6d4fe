"""What stands on the desk's list, and what an editor did with it."""

from dataclasses import dataclass, replace

from checks.core.finding import Finding
from checks.core.run import PASSAGES
from checks.ui.app.edits import Edit, rebased


@dataclass(frozen=True, slots=True)
class Item:
    """A finding with the name that it keeps as long as it stands, whatever is edited around it."""

    id: str
    finding: Finding

    def moved(self, edits: tuple[Edit, ...]) -> "Item | None":
        """The item in the text after the edits; None where one of them touched it."""
        span = rebased(self.finding.span, edits, stretch=self.finding.category in PASSAGES)
        if span is None:
            return None
        related = tuple(filter(None, (rebased(twin, edits, stretch=True) for twin in self.finding.related)))
        if self.finding.related and not related:
            return None
        return replace(self, finding=replace(self.finding, span=span, related=related))


@dataclass(frozen=True, slots=True)
class Step:
    """What the editor did at once: edits, and the items that left the list with it, as they stood before.

    `accepted` and `ignored` are ids among `lost`; `forgotten` were ignored before and stood where something was edited;
    `muted` is a rule that was switched off here, `word` one that was added to the dictionary; `at` is in ISO 8601.
    """

    label: str
    edits: tuple[Edit, ...] = ()
    lost: tuple[Item, ...] = ()
    ignored: tuple[str, ...] = ()
    forgotten: tuple[Item, ...] = ()
    muted: str = ""
    word: str = ""
    accepted: tuple[str, ...] = ()
    at: str = ""
