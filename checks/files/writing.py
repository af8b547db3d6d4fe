"""Writes files: whole or not at all, and without taking from a file what it is besides its bytes."""

import errno
import os
import re
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from checks.core.errors import SourceError

_DESCRIPTOR = re.compile(r"/(?:dev|proc/self)/fd/(\d+)")
_STANDARD = {"/dev/stdout": 1, "/dev/stderr": 2}
_LINKS = 40
_NO_NEW_FILE = (errno.EACCES, errno.EPERM, errno.EBUSY)
"""A folder that takes none, an owner that cannot be given away, a file that something is mounted on."""
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def replace(path: Path, data: bytes, before: bytes | None = None) -> None:
    """Puts `data` in the place of a file, or makes it; a link is followed, and what is no regular file written into.

    Owner, group, permissions, extended attributes and hard links stay as they are. Raises SourceError, and leaves the
    file as it was, where it cannot be written, is read-only, or does not hold what `before` says any more.
    """
    try:
        there = _stat(path)
        if _descriptor(path) is not None or (there and not stat.S_ISREG(there.st_mode) and not path.is_dir()):
            _write_into(path, data, before)
        elif there is None:
            _make(path, data, before)
        else:
            _require_writable(path, there)
            if not _swapped(path, there, data, before):
                _write_over(path, data, before)
    except OSError as error:
        raise _lost(path, error, "nothing was changed: ") from error


def append(path: Path, data: bytes) -> None:
    """Adds to the end of a file, or makes it. Raises SourceError where that fails; nothing is added then."""
    try:
        with path.open("ab", buffering=0) as file:
            there = os.fstat(file.fileno())
            try:
                _write_all(file.fileno(), data)
            except BaseException:
                if stat.S_ISREG(there.st_mode):
                    file.truncate(there.st_size)
                raise
    except OSError as error:
        raise _lost(path, error) from error


@contextmanager
def beside(target: Path, data: bytes, *, durable: bool = True) -> Iterator[Path]:
    """A file with the data in the folder of another, to be moved over it; where it is not, nothing of it stays.

    `durable` waits until the disk has it. Raises OSError.
    """
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".copydesk-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _descriptor(path: Path) -> int | None:
    """The number of the open file that a path such as /dev/stdout or the shell's `>(…)` stands for.

    It is written by its number: what it leads to may be a pipe without a path, or a file whose other writers count on
    the place that they have reached.
    """
    for _ in range(_LINKS):
        if match := _DESCRIPTOR.fullmatch(str(path)):
            return int(match[1])
        if str(path) in _STANDARD or not path.is_symlink():
            break
        path = path.parent / path.readlink()
    return _STANDARD.get(str(path))


def _stat(path: Path) -> os.stat_result | None:
    """What the system knows of a file; None where there is none."""
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _write_into(path: Path, data: bytes, before: bytes | None) -> None:
    """Writes into a device, a pipe or an open file, which stay what they are."""
    if before is not None:
        raise SourceError(f"{path}: no regular file, so it cannot be changed in place: print the text instead.")
    number = _descriptor(path)
    try:
        if number is not None:
            _write_all(number, data)
        else:
            with path.open("wb", buffering=0) as file:
                _write_all(file.fileno(), data)
    except OSError as error:
        raise _lost(path, error) from error


def _make(path: Path, data: bytes, before: bytes | None) -> None:
    if before is not None:
        raise SourceError(f"{path}: gone since it was read: nothing was written.")
    target = Path(os.path.realpath(path))
    with beside(target, data) as new:
        new.chmod(0o666 & ~_umask())
        new.replace(target)


def _require_writable(path: Path, there: os.stat_result) -> None:
    """Root may write everything: only the permissions tell that somebody wants a file to stay as it is."""
    allowed = os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)
    if not allowed or not there.st_mode & 0o222:
        raise SourceError(f"{path}: read-only: nothing was written: change its permissions first.")


def _swapped(path: Path, there: os.stat_result, data: bytes, before: bytes | None) -> bool:
    """Puts a new file in the place of the old one, so that no reader sees half of a text.

    False, and nothing done, where the new one would be another file to somebody: one of its other names would keep the
    old text, or it would belong to somebody else.
    """
    if there.st_nlink > 1:
        return False
    target = Path(os.path.realpath(path))
    try:
        with beside(target, data) as new:
            made = new.stat()
            if (made.st_uid, made.st_gid) != (there.st_uid, there.st_gid):
                os.chown(new, there.st_uid, there.st_gid)
            shutil.copystat(target, new)  # permissions, and extended attributes with the access lists among them
            os.utime(new)
            if before is not None:
                _require_unchanged(path, target.read_bytes(), before)
            new.replace(target)
    except OSError as error:
        if error.errno in _NO_NEW_FILE:
            return False
        raise
    return True


def _write_over(path: Path, data: bytes, before: bytes | None) -> None:
    """Writes over the bytes of a file, and puts them back where that fails halfway, as on a full disk."""
    with path.open("r+b", buffering=0) as file:
        old = file.readall()
        if before is not None:
            _require_unchanged(path, old, before)
        try:
            _fill(file.fileno(), data)
        except BaseException:
            _fill(file.fileno(), old)
            raise


def _fill(number: int, data: bytes) -> None:
    os.lseek(number, 0, os.SEEK_SET)
    _write_all(number, data)
    os.ftruncate(number, len(data))
    os.fsync(number)


def _write_all(number: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(number, left) :]


def _require_unchanged(path: Path, now: bytes, before: bytes) -> None:
    if now != before:
        raise SourceError(f"{path}: changed since it was read: nothing was written: run it again.")


def _lost(path: Path, error: OSError, so: str = "") -> SourceError:
    step = "make room on the disk" if error.errno in _FULL else "check the path and who may write there"
    return SourceError(f"{path}: cannot be written ({error.strerror or error}): {so}{step}.")


def _umask() -> int:
    """The permissions that a new file lacks here; the system tells only by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
