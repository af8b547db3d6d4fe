"""What is known already of a file that has not changed: keyed by its content, the settings and the version."""

import hashlib
import json
import os
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from checks.core.errors import SourceError
from checks.files import writing

FOLDER = ".copydesk_cache"
DAYS = 30
"""What nobody has asked for in so many days is dropped."""
_TAG = """Signature: 8a477f597d28d172789f06886806bc55
# What `copydesk check` knows of files that have not changed. It can be deleted at any time.
"""


@dataclass(frozen=True)
class Cache:
    """A folder of answers. It is made when the first one is kept; what cannot be read or written is no answer."""

    folder: Path

    def get(self, key: str) -> dict[str, Any] | None:
        """What was kept under a key; None where there is nothing or where it is damaged."""
        path = self._path(key)
        with suppress(OSError, ValueError):
            found = json.loads(path.read_text(encoding="utf-8"))
            os.utime(path)
            return found if isinstance(found, dict) else None
        return None

    def put(self, key: str, value: Mapping[str, Any]) -> None:
        """Keeps a value in one step, so that runs beside each other never see half of one."""
        path = self._path(key)
        with suppress(OSError, SourceError):
            self._prepare()
            path.parent.mkdir(exist_ok=True)
            with writing.beside(path, json.dumps(value).encode(), durable=False) as new:
                new.replace(path)

    def prune(self) -> None:
        """Drops what was last asked for more than DAYS ago."""
        oldest = time.time() - DAYS * 24 * 3600
        with suppress(OSError):
            for path in self.folder.glob("*/*"):
                if path.stat().st_mtime < oldest:
                    path.unlink()

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key[2:]}.json"

    def _prepare(self) -> None:
        """Marks the folder so that git and backups leave it out."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for name, text in (("CACHEDIR.TAG", _TAG), (".gitignore", "*\n")):
            if not (self.folder / name).exists():
                writing.replace(self.folder / name, text.encode())


def key(content: str | bytes, *parts: object) -> str:
    """The key of a content under all that an answer depends on; data classes, mappings and sets in any order."""
    digest = hashlib.sha256(json.dumps([_plain(part) for part in parts], sort_keys=True).encode())
    digest.update(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)
    return digest.hexdigest()


def _plain(part: object) -> Any:
    if hasattr(part, "__dataclass_fields__"):
        return {field.name: _plain(getattr(part, field.name)) for field in fields(part)}  # type: ignore[arg-type]
    if isinstance(part, Mapping):
        return {str(name): _plain(value) for name, value in part.items()}
    if isinstance(part, set | frozenset):
        return sorted(map(str, part))
    if isinstance(part, list | tuple):
        return [_plain(item) for item in part]
    return part if part is None or isinstance(part, bool | int | float) else str(part)


@cache
def code() -> str:
    """A digest of the code that answers: this package as it stands, and the versions of what it needs."""
    package = Path(__file__).parent.parent
    digest = hashlib.sha256()
    for name in _needed():
        digest.update(f"{name}\n".encode())
    for path in sorted(path for path in package.rglob("*") if path.is_file() and "__pycache__" not in path.parts):
        digest.update(f"{path.relative_to(package).as_posix()}\n".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _needed() -> list[str]:
    """Copydesk and the packages that its answers depend on, each with its version."""
    found = [f"Python {sys.version_info.major}.{sys.version_info.minor}"]
    for name in ("copydesk", *(line.split(">")[0].split("[")[0].strip() for line in _requires())):
        with suppress(metadata.PackageNotFoundError, ValueError):
            found.append(f"{name} {metadata.version(name)}")
    return sorted(found)


def _requires() -> list[str]:
    with suppress(metadata.PackageNotFoundError):
        return metadata.requires("copydesk") or []
    return []
