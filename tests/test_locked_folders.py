"""Folders and files that may not be entered or read: each is said, and the others still come."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.powerless import copydesk, run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs permissions of POSIX")

SLIP = "One  space too many.\n"
MENDED = "One space too many.\n"
OFF = "--languagetool=off"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Path]:
    """An open and a locked folder with an article each."""
    for name in ("open", "locked"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(SLIP)
    (tmp_path / "locked").chmod(0)
    assert run("ls", "locked", cwd=tmp_path).returncode != 0, "permissions have to bind in here"
    yield tmp_path
    (tmp_path / "locked").chmod(0o755)


def lock(path: Path, mode: int = 0) -> None:
    path.chmod(mode)


@pytest.mark.parametrize("pattern", [".", "**/*.txt", "*/*.txt", "*/a.txt"])
def test_a_folder_that_may_not_be_entered_is_2_and_the_others_are_checked(house, pattern):
    done = copydesk("check", OFF, pattern, cwd=house)
    assert done.returncode == 2
    assert done.stderr == "error: locked: cannot be read (Permission denied): check its permissions.\n"
    assert "open/a.txt:1:4: warning Use one space." in done.stdout


@pytest.mark.parametrize("pattern", [".", "**/*.txt", "*/*.txt", "*/a.txt"])
def test_a_folder_that_may_be_listed_but_not_entered_is_2(house, pattern):
    lock(house / "locked", 0o444)
    done = copydesk("check", OFF, pattern, cwd=house)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "locked" in done.stderr
    assert "cannot be read (Permission denied)" in done.stderr
    assert "open/a.txt:1:4: warning Use one space." in done.stdout


@pytest.mark.parametrize("name", ["locked", "locked/a.txt", "locked/deep", "locked/*.txt"])
def test_what_is_named_in_a_locked_folder_is_no_missing_file(house, name):
    done = copydesk("check", OFF, name, "open", cwd=house)
    assert done.returncode == 2
    assert done.stderr == f"error: {name}: cannot be read (Permission denied): check its permissions.\n"
    assert "open/a.txt:1:4" in done.stdout


def test_fix_and_baseline_go_on_too(house):
    fixed = copydesk("fix", "--write", ".", cwd=house)
    assert (fixed.returncode, fixed.stdout) == (2, "")
    assert fixed.stderr == "error: locked: cannot be read (Permission denied): check its permissions.\n"
    assert (house / "open" / "a.txt").read_text() == MENDED
    written = copydesk("baseline", OFF, ".", cwd=house)
    assert written.returncode == 2
    assert "Traceback" not in written.stderr


@pytest.mark.parametrize("command", ["ignore", "fix"])
def test_one_file_in_a_locked_folder_is_2(house, command):
    done = copydesk(command, "locked/a.txt", cwd=house)
    assert done.returncode == 2
    assert done.stderr == "error: locked/a.txt: cannot be read (Permission denied): check its permissions.\n"


def test_a_locked_folder_that_git_ignores_is_nobodys_business(house):
    (house / ".git").mkdir()
    (house / ".gitignore").write_text("locked/\n")
    for pattern in (".", "**/*.txt"):
        done = copydesk("check", OFF, "--no-cache", pattern, cwd=house)
        assert (done.returncode, done.stderr) == (1, "")


def test_a_list_for_git_that_may_not_be_read_is_2(house):
    (house / ".git").mkdir()
    (house / "open" / ".gitignore").write_text("a.txt\n")
    lock(house / "open" / ".gitignore")
    for pattern in ("open", "open/*", "open/**/*.txt"):
        done = copydesk("check", OFF, "--format", "json", pattern, cwd=house)
        assert done.returncode == 2
        found = json.loads(done.stdout)
        said = f"{house}/open/.gitignore: cannot be read (Permission denied): check its permissions."
        assert [failure["message"] for failure in found["failures"]] == [said]
        assert found["files"][0]["findings"]


@pytest.mark.parametrize("name", ["copydesk.toml", "pyproject.toml"])
def test_settings_that_may_not_be_read_are_2(house, name):
    (house / "open" / name).write_text("[tool.copydesk]\n")
    lock(house / "open" / name)
    done = copydesk("check", OFF, "open", cwd=house)
    assert done.returncode == 2
    assert done.stderr == f"error: open/{name}: cannot be read (Permission denied): check the path.\n"


def test_the_folders_above_need_not_be_open(house, monkeypatch):
    """As where a job runs in a folder of somebody else's home."""
    monkeypatch.chdir(house / "open")
    house.chmod(0)
    try:
        assert run("ls", "..", cwd=Path()).returncode != 0
        done = copydesk("check", OFF, "a.txt", ".", cwd=Path())
    finally:
        house.chmod(0o755)
    assert (done.returncode, done.stderr) == (1, "")
    assert "a.txt:1:4" in done.stdout


@pytest.mark.parametrize(("command", "said"), [("check", "open/a.txt:1:4"), ("baseline", "1 finding in 1 file.")])
def test_an_article_that_may_not_be_read_keeps_nobody_from_the_others(house, command, said):
    (house / "b.txt").write_text(SLIP)
    lock(house / "b.txt")
    done = copydesk(command, OFF, "b.txt", "open/a.txt", cwd=house)
    assert done.returncode == 2
    assert "b.txt: cannot be read (Permission denied)" in done.stderr
    assert said in done.stdout
