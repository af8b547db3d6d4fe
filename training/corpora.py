"""The texts and lists that are learnt from: which they are, and whether those at hand are the same to the byte."""

import hashlib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from checks.core.errors import CopydeskError

LIST = Path(__file__).with_name("corpora.toml")


class CorpusError(CopydeskError):
    """A corpus is not in its place, or is another one than the models learnt from."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """A corpus as corpora.toml names it.

    `files` are patterns below `folder`; `count` and `sha256` are of what they find. `put` is the command that puts the
    corpus into the folder CORPORA; `module` is the Python package that brings it, where one does.
    """

    name: str
    about: str
    licence: str
    source: str
    version: str
    put: str
    files: tuple[str, ...]
    count: int
    sha256: str
    folder: str = "."
    module: str = ""

    def place(self, corpora: Path) -> Path:
        """Where its files are. Raises CorpusError where the Python package that brings them is not installed."""
        if not self.module:
            return corpora / self.name / self.folder
        found = find_spec(self.module)
        if found is None or found.origin is None:
            raise CorpusError(f"The package of the corpus {self.name} is not installed. Put it there: {self.put}")
        return Path(found.origin).parent / self.folder

    def paths(self, corpora: Path) -> Iterator[Path]:
        """Its files, in the order of their names below its folder."""
        place = self.place(corpora)
        found = {path for pattern in self.files for path in place.glob(pattern) if path.is_file()}
        yield from sorted(found, key=Path.as_posix)

    def checksum(self, corpora: Path) -> tuple[int, str]:
        """How many files there are, and the SHA-256 of what `sha256sum` prints for them in the order of their names."""
        whole, place, paths = hashlib.sha256(), self.place(corpora), list(self.paths(corpora))
        for path in paths:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            whole.update(f"{digest}  {path.relative_to(place).as_posix()}\n".encode())
        return len(paths), whole.hexdigest()

    def verify(self, corpora: Path) -> None:
        """Raises CorpusError where the corpus is missing or is not the one that the models learnt from."""
        count, digest = self.checksum(corpora)
        if not count:
            raise CorpusError(
                f"The corpus {self.name} ({self.source}, {self.version}) is missing from {self.place(corpora)}. "
                f"Put it there: {self.put.replace('CORPORA', str(corpora))}"
            )
        if (count, digest) != (self.count, self.sha256):
            raise CorpusError(
                f"The corpus {self.name} in {self.place(corpora)} is not {self.version}: it has {count:,} files with "
                f"the checksum {digest}, not {self.count:,} with {self.sha256}. Put that version in place, or name the "
                f"new one in training/{LIST.name}."
            )


@cache
def all_corpora() -> dict[str, Corpus]:
    """The corpora of corpora.toml by name."""
    tables = tomllib.loads(LIST.read_text(encoding="utf-8"))
    return {name: Corpus(name=name, **(table | {"files": tuple(table["files"])})) for name, table in tables.items()}
