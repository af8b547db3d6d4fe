"""Findings that somebody let stand: beside their article, or in the baseline of many."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from checks.core.errors import SourceError
from checks.core.finding import Known
from checks.core.renamed import note, today
from checks.files import writing
from checks.files.presence import exists, is_file

SUFFIX = ".copydesk.json"
"""Added to an article's whole name: `article.txt` has `article.txt.copydesk.json` beside it."""

BASELINE = "copydesk-baseline.json"
VERSION = 1


def sidecar(article: Path) -> Path:
    """The file beside an article that holds what is ignored in it."""
    return article.with_name(article.name + SUFFIX)


def ignored(article: Path) -> tuple[Known, ...]:
    """What is ignored in an article, by the file beside it. Raises SourceError where that cannot be read."""
    path = sidecar(article)
    return _entries(path, _read(path).get("ignored", [])) if is_file(path) else ()


def ignore(article: Path, known: Sequence[Known]) -> None:
    """Keeps what is ignored in an article; where nothing is, the file beside it goes. Raises SourceError."""
    path = sidecar(article)
    if known:
        _write(path, ['  "ignored": [', *_lines(known, "    "), "  ]"])
    else:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise SourceError(
                f"{path}: cannot be deleted ({error.strerror}): check its folder's permissions."
            ) from error


@dataclass
class Baseline:
    """What was found in many articles at one time, by their paths from the folder of the baseline's file.

    `outdated` is true where the file calls rules by names that they no longer have.
    """

    path: Path
    files: dict[str, tuple[Known, ...]] = field(default_factory=dict)
    outdated: bool = False
    _gone: dict[str, None] | None = None

    @classmethod
    def load(cls, path: Path) -> "Baseline":
        """The baseline of a file. Raises SourceError where it cannot be read."""
        files = _read(path).get("files", {})
        if not isinstance(files, dict):
            raise _damaged(path)
        entries = {name: _entries(path, given) for name, given in files.items()}
        old = any(note(one["rule"]) for given in files.values() for one in given)
        return cls(path, entries, outdated=old)

    def save(self) -> None:
        """Writes it, by path, an entry a line. Raises SourceError."""
        lines = []
        for name, known in sorted(self.files.items()):
            lines += [f"    {json.dumps(name, ensure_ascii=False)}: [", *_lines(known, "      "), "    ],"]
        if lines:
            lines[-1] = lines[-1].rstrip(",")
        _write(self.path, ['  "files": {', *lines, "  }"])

    def key(self, article: Path) -> str:
        """The path of an article from the baseline's folder."""
        return _relative(article.resolve(), self.path.resolve().parent).as_posix()

    def gone(self) -> tuple[str, ...]:
        """The paths at which there is no file any more: each was moved, or deleted."""
        if self._gone is None:
            folder = self.path.parent
            self._gone = dict.fromkeys(name for name in self.files if not exists(folder / name))
        return tuple(name for name in self._gone if name in self.files)

    def update(self, checked: Mapping[str, Iterable[Known]]) -> None:
        """Takes what was found now in place of what was; what was not checked stays, what is no longer there goes."""
        gone = set(self.gone())
        files = {name: known for name, known in self.files.items() if name not in gone}
        files |= {name: tuple(known) for name, known in checked.items()}
        self.files = {name: known for name, known in files.items() if known}


def _relative(whole: Path, folder: Path) -> Path:
    """The way from a folder to a file, up where it has to."""
    shared = next(place for place in (folder, *folder.parents) if whole.is_relative_to(place))
    return Path(*[".."] * len(folder.relative_to(shared).parts), whole.relative_to(shared))


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_bytes().decode("utf-8", "surrogatepass"))
    except OSError as error:
        raise SourceError(f"{path}: cannot be read ({error.strerror or error}): check the path.") from error
    except (ValueError, RecursionError) as error:
        raise _damaged(path) from error
    if not isinstance(found, dict) or found.get("version") != VERSION:
        raise _damaged(path)
    return found


def _entries(path: Path, entries: Any) -> tuple[Known, ...]:
    try:
        found = tuple(Known(**entry) for entry in entries)
    except TypeError as error:
        raise _damaged(path) from error
    if not all(isinstance(value, str) for one in found for value in (one.rule, one.text, one.fingerprint, one.reason)):
        raise _damaged(path)
    return tuple(replace(one, rule=today(one.rule)[0]) for one in found)


def _damaged(path: Path) -> SourceError:
    return SourceError(f"{path}: damaged, or of another version: put it back as it was, or delete it.")


def _lines(known: Sequence[Known], indent: str) -> list[str]:
    """An entry a line, so that git merges them."""
    entries = [
        {"rule": one.rule, "text": one.text, "fingerprint": one.fingerprint}
        | ({"reason": one.reason} if one.reason else {})
        for one in known
    ]
    lines = [f"{indent}{json.dumps(entry, ensure_ascii=False)}" for entry in entries]
    return [*(f"{line}," for line in lines[:-1]), *lines[-1:]]


def _write(path: Path, body: Sequence[str]) -> None:
    text = "\n".join(["{", f'  "version": {VERSION},', *body, "}"]) + "\n"
    writing.replace(path, text.encode("utf-8", "surrogatepass"))
