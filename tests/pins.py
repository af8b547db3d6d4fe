"""The lists of packages in requirements/, as `make requirements` writes them."""

import re
from dataclasses import dataclass
from pathlib import Path

from packaging.markers import Marker
from packaging.requirements import Requirement

from tests.conftest import ROOT

FOLDER = ROOT / "requirements"


@dataclass(frozen=True)
class Pin:
    """One entry of a list: a package, its version, where it holds, and the files that are let in."""

    name: str
    specifier: str
    marker: Marker | None
    hashes: frozenset[str]

    @property
    def version(self) -> str:
        """The one version that fits; it raises `ValueError` where more than one does."""
        sign, version = self.specifier[:2], self.specifier[2:]
        if sign != "==" or not re.fullmatch(r"[\w.]+", version):
            raise ValueError(f"{self.name}{self.specifier}")
        return version

    @property
    def holds_here(self) -> bool:
        """Whether it is for this Python on this machine."""
        return self.marker is None or self.marker.evaluate()


def read(path: Path) -> list[Pin]:
    """The entries of a list, in its order."""
    text = re.sub(r"(?m)^ *#.*\n", "", path.read_text(encoding="utf-8")).replace("\\\n", "")
    entries = [line.split(" --hash=") for line in text.splitlines() if line.strip()]
    return [_pin(Requirement(first), frozenset(part.strip() for part in hashes)) for first, *hashes in entries]


def _pin(requirement: Requirement, hashes: frozenset[str]) -> Pin:
    return Pin(requirement.name, str(requirement.specifier), requirement.marker, hashes)
