"""Hears which hosts a program of Python's asks for, in every process that it starts."""

import os
from pathlib import Path

from tests.conftest import ROOT

PLANTED = """
import os, socket, sys

def hear(event, given):
    if event == "socket.getaddrinfo":
        host = given[0]
    elif event == "socket.connect" and given[0].type == socket.SOCK_STREAM and isinstance(given[1], tuple):
        host = given[1][0]
    else:
        return
    with open(os.environ["HEARD"], "a") as heard:
        print(host, file=heard)

sys.addaudithook(hear)
socket.getaddrinfo("localhost", 80)  # a first word, so that silence is known from deafness
"""


def planted(folder: Path) -> dict[str, str]:
    """The environment of a program that is heard; the folder must be there and be the program's alone."""
    (folder / "sitecustomize.py").write_text(PLANTED, encoding="utf-8")
    return {"PYTHONPATH": f"{folder}{os.pathsep}{ROOT}", "HEARD": str(folder / "heard")}


def heard(folder: Path) -> set[str]:
    """The hosts that were asked for, by name or number; `localhost` is always one."""
    return set((folder / "heard").read_text(encoding="utf-8").split())
