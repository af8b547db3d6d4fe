"""A real PostgreSQL for tests: pgserver's programs, run as another user where the tests run as root."""

import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.conftest import missing

NOBODY = "nobody"
"""PostgreSQL refuses to run as root."""


@contextmanager
def postgres() -> Iterator[str]:
    """The address of an empty server that listens on a socket in a folder of its own, and nowhere else."""
    folder = Path(tempfile.mkdtemp(prefix="copydesk-pg-"))
    try:
        user = _owner(folder)
        programs = _programs(folder, user)
        data = folder / "data"
        _run(user, programs / "initdb", "--auth=trust", "--encoding=utf8", "--username=desk", f"--pgdata={data}")
        started = ("-w", "-D", data, "-l", folder / "log", "-o", f"-h '' -k {folder} -F")
        _run(user, programs / "pg_ctl", *started, "start")
        try:
            yield f"postgresql://desk@/postgres?host={folder}"
        finally:
            _run(user, programs / "pg_ctl", "-w", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _owner(folder: Path) -> dict[str, Any]:
    if os.geteuid() != 0:
        return {}
    folder.chmod(0o755)
    shutil.chown(folder, NOBODY)
    return {"user": NOBODY, "group": pwd.getpwnam(NOBODY).pw_gid}


def _programs(folder: Path, user: dict[str, Any]) -> Path:
    """The folder of the programs; a copy where another user must be able to reach them."""
    found = importlib.util.find_spec("pgserver")
    if found is None or found.origin is None:
        missing("pgserver is missing")
        raise AssertionError
    installed = Path(found.origin).parent / "pginstall"
    if not user:
        return installed / "bin"
    copy = folder / "pgserver" / "pginstall"
    shutil.copytree(installed, copy, symlinks=True)
    for path in [copy, *copy.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755)
    libraries = installed.parent.parent / "pgserver.libs"
    if libraries.is_dir():  # found by their place beside the package
        shutil.copytree(libraries, folder / "pgserver.libs")
    return copy / "bin"


def _run(user: dict[str, Any], program: Path, *arguments: object) -> None:
    call = [str(program), *map(str, arguments)]
    with tempfile.TemporaryFile() as said:  # a pipe would stay open as long as the server
        done = subprocess.run(call, stdout=said, stderr=said, check=False, cwd="/", **user)
        said.seek(0)
        assert done.returncode == 0, said.read().decode(errors="replace")
