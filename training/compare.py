"""By how much what was built differs from what ships."""

import gzip
from collections import Counter
from pathlib import Path

import numpy as np

import checks
from training.arrays import Ints, load

PACKAGE = Path(checks.__file__).parent


def compared(built: Path, shipped: Path) -> str:
    """One sentence on the difference between two files."""
    if not shipped.exists():
        return "new: nothing of this name ships"
    if built.read_bytes() == shipped.read_bytes():
        return "identical, to the byte"
    if built.suffix == ".npz":
        return _arrays(built, shipped)
    return _lines(_unpacked(built), _unpacked(shipped))


def _unpacked(path: Path) -> bytes:
    content = path.read_bytes()
    return gzip.decompress(content) if path.suffix == ".gz" else content


def _lines(built: bytes, shipped: bytes) -> str:
    """What differs in lists of one entry a line, behind which there may be numbers."""
    if built == shipped:
        return "the same content, packed otherwise"
    new, old = (Counter(part.partition(b"\0")[0].splitlines()) for part in (built, shipped))
    gone, added = (old - new).total(), (new - old).total()
    if not gone and not added:
        return f"the same {old.total():,} lines, in another order or with other numbers"
    return f"{gone:,} of the {old.total():,} lines that ship are not there, {added:,} are new"


def _arrays(built: Path, shipped: Path) -> str:
    """What differs in arrays of the same names."""
    new, old = load(built), load(shipped)
    if new.keys() != old.keys():
        return f"other arrays: {', '.join(sorted(new.keys() ^ old.keys()))}"
    found = []
    for name in old:
        if new[name].shape != old[name].shape:
            found.append(f"{name} has the shape {new[name].shape} and not {old[name].shape}")
        elif not np.array_equal(new[name], old[name]):
            found.append(f"{(new[name] != old[name]).mean():.2%} of {name}, by {_distance(new[name], old[name])}")
    same = f"{len(old) - len(found)} of {len(old)} arrays are identical"
    return f"{same}; other than what ships: {'; '.join(found)}" if found else "the same arrays, packed otherwise"


def _distance(new: Ints, old: Ints) -> str:
    """How far the numbers are apart, the thresholds of leaves left out, which are infinite."""
    finite = np.isfinite(new) & np.isfinite(old)
    distance = np.abs(new[finite].astype(float) - old[finite].astype(float))
    return f"{distance.mean() if len(distance) else 0:.4g} on average"
