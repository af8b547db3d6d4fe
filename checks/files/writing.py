"""Writes a file in one step: a reader sees the old text or the new, never half of one."""

import os
import tempfile
from pathlib import Path

from checks.core.errors import SourceError


def replace(path: Path, data: bytes) -> None:
    """Puts `data` in the place of the file, its permissions kept and a link's target followed; makes a file not there.

    Raises SourceError where the folder or the file cannot be written.
    """
    target = path.resolve()
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(target.stat().st_mode if target.exists() else 0o666 & ~_umask())
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink()
            raise
    except OSError as error:
        reason = error.strerror if error.strerror is not None else str(error)
        raise SourceError(
            f"{path}: cannot be written ({reason}): nothing was changed: check who may write there."
        ) from error


def _umask() -> int:
    """The permissions that a new file lacks here; the system tells only by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
