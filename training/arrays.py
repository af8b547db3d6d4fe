"""Arrays as the parts hand them on."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[Any]
Flags = NDArray[np.bool_]
Floats = NDArray[np.float32]
Table = dict[str, NDArray[Any]]
"""Arrays by name."""


def load(path: Path) -> Table:
    """The arrays of a file that numpy wrote."""
    with np.load(path) as file:
        return dict(file)


def save(path: Path, table: Mapping[str, Any]) -> None:
    """Writes arrays by name, for `load`."""
    np.savez(path, **table)


def pack(path: Path, table: Mapping[str, Any]) -> None:
    """Writes arrays by name, compressed: the form that ships."""
    np.savez_compressed(path, **table)
