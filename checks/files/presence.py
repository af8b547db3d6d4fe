"""Whether something is there, as far as one may look: what may not be looked at, or has no possible name, is not.

`Path.exists` and its like raise there before Python 3.14.
"""

import os
from pathlib import Path


def exists(path: Path) -> bool:
    """True where there is a file, a folder or anything else."""
    return os.path.exists(path)  # noqa: PTH110


def is_file(path: Path) -> bool:
    """True where there is a regular file, or a link to one."""
    return os.path.isfile(path)  # noqa: PTH113


def is_folder(path: Path) -> bool:
    """True where there is a folder, or a link to one."""
    return os.path.isdir(path)  # noqa: PTH112
