"""Copy stays on the machine: what SECURITY.md says of connections holds."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from checks.core.loopback import is_loopback
from tests.conftest import ROOT
from tests.eavesdropper import heard, planted

ARTICLE = "# Rain\n\n" + "The council met on Monday,and it rained again over Grmany. " * 20 + "\n"


def copydesk(ear: Path, cwd: Path, *arguments: str, **environment: str) -> int:
    """The exit code of a command that is heard, in a folder, with a home and data of its own."""
    own = {"HOME": str(cwd / "home"), "COPYDESK_DATA": str(cwd / "data"), **planted(ear), **environment}
    call = [sys.executable, "-m", "checks", *arguments]
    return subprocess.run(call, cwd=cwd, env=os.environ | own, capture_output=True, check=False).returncode


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("a.md", "b.txt", "c.html"):
        (folder / name).write_text(ARTICLE, encoding="utf-8")
    return folder


@pytest.fixture
def ear(tmp_path: Path) -> Path:
    folder = tmp_path / "ear"
    folder.mkdir()
    return folder


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    [
        "check --readability --record .",
        "check --jobs 2 --report html=a.html --report sarif=a.sarif .",
        "fix --write .",
        "baseline .",
        "explain spacing/double-space",
        "languagetool status",
    ],
)
def test_a_command_asks_no_other_machine(articles, ear, command):
    assert copydesk(ear, articles, *command.split()) < 2
    assert [host for host in heard(ear) if not is_loopback(host)] == []


@pytest.mark.slow
def test_a_server_that_somebody_names_is_asked_and_heard(articles, ear):
    """A near miss, and the proof that the others are heard; the host is one that no name server knows."""
    assert copydesk(ear, articles, "check", "--languagetool", "http://languagetool.invalid:9/", "a.md") == 2
    assert "languagetool.invalid" in heard(ear)


def test_the_page_on_security_names_every_way_out():
    page = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    for way in ("languagetool install", "COPYDESK_LANGUAGETOOL", "COPYDESK_DATABASE_URL", "--open-to-everybody"):
        assert way in page
    assert len(page.splitlines()) <= 60
