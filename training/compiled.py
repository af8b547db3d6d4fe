"""The loops that numpy does slowly, in C."""

import ctypes
import shutil
import subprocess
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from checks.core.errors import CopydeskError

FLAGS = ("-O3", "-ffast-math", "-march=native", "-shared", "-fPIC")


def library(source: Path, folder: Path) -> ctypes.CDLL:
    """The compiled functions of a C file. Raises CopydeskError where there is no C compiler called cc."""
    if shutil.which("cc") is None:
        raise CopydeskError("A C compiler called cc is needed: install gcc or clang.")
    built = folder / f"{source.stem}.so"
    subprocess.run(["cc", *FLAGS, "-o", built, source, "-lm"], check=True)
    return ctypes.CDLL(str(built))


def address(array: NDArray[Any] | None) -> ctypes.c_void_p:
    """The address of an array's first element."""
    return ctypes.c_void_p(None if array is None else array.ctypes.data)
