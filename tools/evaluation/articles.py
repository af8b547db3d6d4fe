"""Articles to measure on: texts, and for some of them the defects they are known to have."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SUFFIXES = (".txt", ".md")


@dataclass(frozen=True, slots=True)
class Defect:
    """A known defect at code points [start, end) of its article.

    `must`: any copy editor would mend it; otherwise it is fair to flag and fair to leave. `fix` is what should stand
    there instead, None where there is no single answer.
    """

    start: int
    end: int
    category: str
    must: bool = True
    fix: str | None = None

    @property
    def width(self) -> int:
        """Its length in code points."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Article:
    """A text by name. `defects` is None where it is published copy, in which every finding is a false alarm."""

    name: str
    text: str
    defects: tuple[Defect, ...] | None = None

    @property
    def words(self) -> int:
        """Its length in words, counted at blanks."""
        return len(self.text.split())


def read_text(path: Path) -> str:
    """The file's text with its newlines as they stand."""
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def read_defects(path: Path) -> tuple[Defect, ...]:
    """The defects of a NAME.gold.jsonl, one a line: start, end, category, level ("must" or "may") and perhaps fix."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    return tuple(
        Defect(row["start"], row["end"], row["category"], row["level"] == "must", row.get("fix")) for row in rows
    )


def read_article(path: Path) -> Article:
    """The article in a file, with the defects of the NAME.gold.jsonl beside it, if there is one."""
    gold = path.with_name(f"{path.stem}.gold.jsonl")
    return Article(path.name, read_text(path), read_defects(gold) if gold.exists() else None)


def read_folder(folder: Path) -> tuple[Article, ...]:
    """The articles directly in a folder, by name."""
    return tuple(read_article(path) for path in sorted(folder.iterdir()) if path.suffix in SUFFIXES)


def read_sets(root: Path) -> Iterator[tuple[str, tuple[Article, ...]]]:
    """Every folder at or below `root` that holds articles, as a set by the folder's name."""
    for folder in sorted({root, *(path for path in root.rglob("*") if path.is_dir())}):
        if articles := read_folder(folder):
            yield folder.relative_to(root).as_posix() if folder != root else folder.name, articles
