"""Pages in which what does not belong to the article is marked: ⟦must be found⟧, ⟨may be found⟩."""

from dataclasses import dataclass
from pathlib import Path

from checks.core.span import Span

FOLDER = Path(__file__).parent / "pages"


@dataclass(frozen=True, slots=True)
class MarkedPage:
    """A page's text without the marks, and where they stood."""

    name: str
    text: str
    musts: tuple[Span, ...]
    mays: tuple[Span, ...]


def read(name: str, marked: str) -> MarkedPage:
    """The page behind a marked text."""
    text: list[str] = []
    spans: dict[str, list[Span]] = {"⟧": [], "⟩": []}
    start = 0
    for sign in marked:
        if sign in "⟦⟨":
            start = len(text)
        elif sign in spans:
            spans[sign].append(Span(start, len(text)))
        else:
            text.append(sign)
    return MarkedPage(name, "".join(text), tuple(spans["⟧"]), tuple(spans["⟩"]))


def pages() -> list[MarkedPage]:
    """Every page of the folder."""
    return [read(path.stem, path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.txt"))]
