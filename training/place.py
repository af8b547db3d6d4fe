"""Where a part of the training finds its text and puts what it makes."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Place:
    """The folder of the corpora, the folder to work in, and folders of texts that nothing may be learnt from."""

    corpora: Path
    work: Path
    keep_out: tuple[Path, ...] = ()

    @property
    def text(self) -> Path:
        """Plain text, which the part `text` writes and others read."""
        return self.folder("text")

    def folder(self, part: str) -> Path:
        """Where a part keeps what its steps hand on; made where there is none."""
        folder = self.work / part
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def built(self, name: str) -> Path:
        """Where a file is put that is to ship; `name` is its place below `checks/`."""
        path = self.work / "built" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path
