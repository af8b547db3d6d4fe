"""Runs the command line as somebody whom permissions bind: they bind no root, which is who tests often are."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

OVERRIDING = "dac_override", "dac_read_search"
"""What makes permissions nothing to root."""


def run(*command: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Runs a program without root's way around permissions."""
    words = [str(part) for part in command]
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.fail("setpriv is missing: util-linux has it")
        less = ",".join(f"-{name}" for name in OVERRIDING)
        words = ["setpriv", f"--inh-caps={less}", f"--bounding-set={less}", *words]
    return subprocess.run(words, cwd=cwd, capture_output=True, text=True, check=False)


def copydesk(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Runs `copydesk ARGUMENTS` so."""
    return run(sys.executable, "-m", "checks", *arguments, cwd=cwd)
