"""Files are written whole or not at all, and lose nothing but their old bytes."""

import os
import resource
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from checks.core.errors import SourceError
from checks.files import writing
from checks.files.writing import append, replace
from tests.command import copydesk
from tests.conftest import ROOT

SLIP = "It rained,then it stopped.\n"
MENDED = "It rained, then it stopped.\n"
ROOM = 8192
"""Bytes that a process with little room may write to one file: more is refused as by a full disk."""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# In one step


def test_a_file_is_replaced_whole_and_nothing_is_left_beside_it(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o604)
    replace(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o604
    assert list(tmp_path.iterdir()) == [path]


def test_a_reader_keeps_the_old_text(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old text")
    with path.open("rb") as reader:
        replace(path, b"new")
        assert reader.read() == b"old text"


def test_a_folder_that_is_not_there_is_said_and_nothing_is_written(tmp_path):
    with pytest.raises(SourceError, match="cannot be written"):
        replace(tmp_path / "nowhere" / "a.txt", b"new")


def test_a_folder_is_no_file(tmp_path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(SourceError, match="cannot be written"):
        replace(tmp_path / "folder", b"new")
    assert names(tmp_path) == ["folder"]
    assert names(tmp_path / "folder") == []


def test_a_file_that_is_not_there_is_made_with_the_permissions_of_any_new_file(tmp_path):
    path = tmp_path / "new.txt"
    replace(path, b"new")
    (tmp_path / "other.txt").touch()
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode == (tmp_path / "other.txt").stat().st_mode
    assert names(tmp_path) == ["new.txt", "other.txt"]


def test_a_name_as_long_as_a_name_can_be_is_replaced(tmp_path):
    path = tmp_path / ("x" * 255)
    replace(path, b"one")
    replace(path, b"two")
    assert path.read_bytes() == b"two"


def test_a_name_that_is_too_long_is_said(tmp_path):
    for write in (replace, append):
        with pytest.raises(SourceError, match="cannot be written"):
            write(tmp_path / ("x" * 300), b"new")


def test_nothing_stays_of_a_file_that_is_not_moved(tmp_path):
    def interrupted() -> None:
        with writing.beside(tmp_path / "a.txt", b"new") as new:
            assert new.read_bytes() == b"new"
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert names(tmp_path) == []


# Links


def test_the_target_of_a_link_is_replaced_and_the_link_stays(tmp_path):
    path, link = tmp_path / "a.txt", tmp_path / "link.txt"
    path.write_bytes(b"old")
    link.symlink_to(path)
    replace(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"


def test_a_link_to_what_is_not_there_makes_it_there(tmp_path):
    link = tmp_path / "link.txt"
    link.symlink_to("made.txt")
    replace(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "made.txt").read_bytes() == b"new"


def test_a_link_to_itself_is_said_and_stays(tmp_path):
    link = tmp_path / "link.txt"
    link.symlink_to("link.txt")
    with pytest.raises(SourceError, match="cannot be written"):
        replace(link, b"new")
    assert link.is_symlink()
    assert names(tmp_path) == ["link.txt"]


def test_the_other_names_of_a_file_have_its_new_text_too(tmp_path):
    path, twin = tmp_path / "a.txt", tmp_path / "twin.txt"
    path.write_text(SLIP)
    twin.hardlink_to(path)
    assert copydesk("fix", "--write", path).code == 0
    assert path.read_text() == twin.read_text() == MENDED
    assert path.samefile(twin)


def test_a_file_with_other_names_can_become_shorter_and_empty(tmp_path):
    path, twin = tmp_path / "a.txt", tmp_path / "twin.txt"
    path.write_bytes(b"a long text")
    twin.hardlink_to(path)
    for text in (b"short", b""):
        replace(path, text)
        assert twin.read_bytes() == text


# What a file is besides its bytes


@pytest.fixture
def shared(tmp_path_factory) -> Iterator[Path]:
    """A folder in which any user may make files."""
    folder = tmp_path_factory.mktemp("shared")
    closed = [place for place in folder.parents if place.stat().st_uid == os.geteuid() and not place.stat().st_mode & 1]
    before = {place: place.stat().st_mode for place in closed}
    for place in closed:
        place.chmod(before[place] | 0o011)
    folder.chmod(0o777)
    yield folder
    for place in closed:
        place.chmod(before[place])


@pytest.fixture
def somebody() -> Iterator[int]:
    """A user with no special rights: whoever runs the tests, but not root."""
    own = os.geteuid()
    if own == 0:
        os.seteuid(65534)
    yield os.geteuid()
    os.seteuid(own)


def test_a_file_stays_its_owners(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(SLIP)
    owner = (12345, 12346) if os.geteuid() == 0 else (os.geteuid(), (os.getgroups() or [os.getegid()])[-1])
    os.chown(path, *owner)
    path.chmod(0o4750)
    assert copydesk("fix", "--write", path).code == 0
    assert path.read_text() == MENDED
    assert (path.stat().st_uid, path.stat().st_gid) == owner
    assert stat.S_IMODE(path.stat().st_mode) == 0o4750


def test_a_file_of_somebody_else_that_may_be_written_stays_theirs(shared, request):
    path = shared / "a.txt"
    path.write_text(SLIP)
    path.chmod(0o666)
    owner = path.stat().st_uid
    request.getfixturevalue("somebody")
    replace(path, MENDED.encode(), before=SLIP.encode())
    assert path.read_text() == MENDED
    assert path.stat().st_uid == owner
    assert names(shared) == ["a.txt"]


def test_a_file_in_a_folder_that_takes_no_other_is_written(shared, request):
    path = shared / "a.txt"
    path.write_text(SLIP)
    path.chmod(0o666)
    shared.chmod(0o555)
    request.getfixturevalue("somebody")
    replace(path, MENDED.encode(), before=SLIP.encode())
    assert path.read_text() == MENDED


def test_extended_attributes_are_kept(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(SLIP)
    try:
        os.setxattr(path, "user.desk", b"sport")
    except OSError:
        pytest.skip("the file system keeps no extended attributes")
    replace(path, b"new")
    assert path.read_bytes() == b"new"
    assert os.getxattr(path, "user.desk") == b"sport"


def test_a_file_that_was_written_is_newer_than_before(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(SLIP)
    os.utime(path, (1, 1))
    replace(path, b"new")
    assert path.stat().st_mtime > 1_000_000_000


@pytest.mark.parametrize("mode", [0o444, 0o400, 0o555])
def test_a_read_only_file_is_left_alone_by_root_too(tmp_path, mode):
    path = tmp_path / "a.txt"
    path.write_text(SLIP)
    path.chmod(mode)
    inode = path.stat().st_ino
    answer = copydesk("fix", "--write", path)
    assert answer.code == 2
    assert answer.err == f"error: {path}: read-only: nothing was written: change its permissions first.\n"
    assert path.read_text() == SLIP
    assert (path.stat().st_ino, stat.S_IMODE(path.stat().st_mode)) == (inode, mode)
    assert copydesk("check", "--languagetool", "off", "--output", path, path).code == 2
    assert path.read_text() == SLIP


def test_a_read_only_file_that_is_clean_is_no_failure(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(MENDED)
    path.chmod(0o444)
    assert copydesk("fix", "--write", path).code == 0


# What changed since it was read


@pytest.mark.parametrize("twin", [False, True])
def test_a_file_that_changed_since_it_was_read_is_left_alone(tmp_path, twin):
    path = tmp_path / "a.txt"
    path.write_bytes(b"another text")
    if twin:
        (tmp_path / "twin.txt").hardlink_to(path)
    before = names(tmp_path)
    with pytest.raises(SourceError, match=r"changed since it was read: nothing was written: run it again\.$"):
        replace(path, b"new", before=b"old")
    assert path.read_bytes() == b"another text"
    assert names(tmp_path) == before
    replace(path, b"new", before=b"another text")
    assert path.read_bytes() == b"new"


def test_a_file_that_has_gone_since_it_was_read_is_not_made_again(tmp_path):
    with pytest.raises(SourceError, match="gone since it was read"):
        replace(tmp_path / "a.txt", b"new", before=b"old")
    assert names(tmp_path) == []


def test_fix_leaves_what_an_editor_saved_meanwhile_and_mends_the_others(tmp_path, monkeypatch):
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text(SLIP)
    second.write_text(SLIP)
    whole = tempfile.mkstemp

    def saved_meanwhile(**given: Any) -> tuple[int, str]:
        if second.read_text() == SLIP and first.read_text() == SLIP:
            first.write_text("Saved by an editor,just now.\n")
        return whole(**given)

    monkeypatch.setattr(tempfile, "mkstemp", saved_meanwhile)  # where the new file is made, after the old one was read
    answer = copydesk("fix", "--write", first, second)
    assert answer.code == 2
    assert answer.err == f"error: {first}: changed since it was read: nothing was written: run it again.\n"
    assert first.read_text() == "Saved by an editor,just now.\n"
    assert second.read_text() == MENDED


# What is no regular file


def receiving(path: Path) -> tuple[threading.Thread, list[bytes]]:
    """Reads a pipe with a name beside the test."""
    got: list[bytes] = []
    thread = threading.Thread(target=lambda: got.append(path.read_bytes()), daemon=True)
    thread.start()
    return thread, got


@pytest.mark.parametrize("option", ["--output={}", "--report=jsonl={}"])
@pytest.mark.parametrize("linked", [False, True])
def test_a_report_goes_through_a_pipe_with_a_name_which_stays_one(tmp_path, option, linked):
    article, pipe = tmp_path / "a.txt", tmp_path / "pipe"
    article.write_text(SLIP)
    os.mkfifo(pipe)
    (tmp_path / "link").symlink_to("pipe")
    thread, got = receiving(pipe)
    named = tmp_path / "link" if linked else pipe
    answer = copydesk("check", "--languagetool", "off", option.format(named), article)
    thread.join(10)
    assert answer.code == 1, answer.err
    assert b"spacing/missing-after-comma" in got[0]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert names(tmp_path) == ["a.txt", "link", "pipe"]


def test_a_report_goes_to_a_device_which_stays_one(tmp_path):
    leader, follower = os.openpty()  # as /dev/null is one, but this one is ours
    device, article = Path(os.ttyname(follower)), tmp_path / "a.txt"
    article.write_text(SLIP)
    number = device.stat().st_rdev
    (tmp_path / "link").symlink_to(device)
    for path in (device, tmp_path / "link"):
        answer = copydesk("check", "--languagetool", "off", "--output", path, article)
        assert answer.code == 1, answer.err
        assert b"spacing/missing-after-comma" in os.read(leader, 100_000)
    assert device.stat().st_rdev == number
    os.close(follower)
    os.close(leader)


def check_by_shell(folder: Path, shell: str) -> subprocess.CompletedProcess[bytes]:
    """`check` of one article with a slip in a folder, by a line of bash in which $check begins the command."""
    (folder / "a.txt").write_text(SLIP)
    check = f"{sys.executable} -m checks check --languagetool off"
    given = {**os.environ, "check": check, "PYTHONPATH": str(ROOT)}
    return subprocess.run(["bash", "-c", shell], cwd=folder, env=given, capture_output=True, check=False)


@pytest.mark.parametrize("path", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
def test_standard_output_has_a_path_too(tmp_path, path):
    done = check_by_shell(tmp_path, f"$check --output {path} a.txt")
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"spacing/missing-after-comma" in done.stdout
    assert names(tmp_path) == ["a.txt"]


def test_standard_error_has_a_path_too(tmp_path):
    done = check_by_shell(tmp_path, "$check --output /dev/stderr a.txt")
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"spacing/missing-after-comma" in done.stderr


def test_what_others_write_to_the_same_file_stays(tmp_path):
    check = "$check --format jsonl --report text=/dev/stdout a.txt"
    done = check_by_shell(tmp_path, f"{{ echo before; {check}; echo after; }} > log")
    assert done.stderr == b""
    lines = (tmp_path / "log").read_text().splitlines()
    assert (lines[0], lines[-1]) == ("before", "after")
    assert lines[1].startswith('{"file": "a.txt"')
    assert lines[2].startswith("a.txt:1:10: warning")


def test_a_shell_can_take_a_report_into_a_command(tmp_path):
    done = check_by_shell(
        tmp_path, "$check --report jsonl=>(cat > got) --report text=>(wc -l > lines) a.txt; code=$?; wait; exit $code"
    )
    assert done.returncode == 1, done.stderr
    for _ in range(100):  # bash does not wait for such commands in every version
        if (tmp_path / "lines").exists() and (tmp_path / "lines").stat().st_size:
            break
        threading.Event().wait(0.05)
    assert (tmp_path / "got").read_text().startswith('{"file": "a.txt"')
    assert (tmp_path / "lines").read_text().strip() == "4"


def test_a_pipe_is_not_mended_in_place(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(SourceError, match="no regular file, so it cannot be changed in place"):
        replace(pipe, b"new", before=b"old")
    assert stat.S_ISFIFO(pipe.stat().st_mode)


# A full disk


def with_little_room(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs Copydesk where no file can become longer than ROOM bytes."""
    return subprocess.run(
        [sys.executable, "-m", "checks", *arguments], cwd=folder, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, ROOM)),
    )  # fmt: skip


@pytest.mark.parametrize("form", ["text", "sarif", "html"])
def test_a_full_disk_leaves_no_half_report(tmp_path, form):
    (tmp_path / "a.txt").write_text(SLIP * 200)
    done = with_little_room(tmp_path, "check", "--languagetool", "off", "--format", form, "--output", "report", "a.txt")
    expected = 1 if form == "text" else 2  # which is short, as its floods are folded
    assert done.returncode == expected, done.stderr
    assert names(tmp_path) == (["a.txt", "report"] if expected == 1 else ["a.txt"])
    if expected == 2:
        assert done.stderr.startswith("error: report: cannot be written (File too large): nothing was changed: ")
        assert len(done.stderr.splitlines()) == 1


def test_a_full_disk_leaves_the_report_of_yesterday_and_writes_those_that_fit(tmp_path):
    (tmp_path / "a.txt").write_text(SLIP * 200)
    (tmp_path / "old.sarif").write_text("of yesterday")
    options = ("--report", "sarif=old.sarif", "--report", "html=new.html", "--report", "text=new.txt")
    done = with_little_room(tmp_path, "check", "--languagetool", "off", *options, "a.txt")
    assert done.returncode == 2
    assert [line.partition(" (")[0] for line in done.stderr.splitlines()] == [
        "error: old.sarif: cannot be written",
        "error: new.html: cannot be written",
    ]
    assert (tmp_path / "old.sarif").read_text() == "of yesterday"
    assert names(tmp_path) == ["a.txt", "new.txt", "old.sarif"]


@pytest.mark.parametrize("twin", [False, True])
def test_a_full_disk_leaves_the_article_as_it_was(tmp_path, twin):
    text = SLIP * (ROOM // len(SLIP))
    (tmp_path / "a.txt").write_text(text)
    if twin:
        (tmp_path / "twin.txt").hardlink_to(tmp_path / "a.txt")
    before = names(tmp_path)
    done = with_little_room(tmp_path, "fix", "--write", "a.txt")
    assert done.returncode == 2
    assert done.stderr.startswith("error: a.txt: cannot be written (File too large)")
    assert (tmp_path / "a.txt").read_text() == text
    assert names(tmp_path) == before


def test_a_full_disk_leaves_nothing_in_the_cache_and_hinders_no_check(tmp_path):
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(SLIP * 200)
    done = with_little_room(tmp_path, "check", "--languagetool", "off", ".")
    assert (done.returncode, done.stderr) == (1, "")
    kept = [path.name for path in (tmp_path / ".copydesk_cache").rglob("*") if path.is_file()]
    assert sorted(kept) == [".gitignore", "CACHEDIR.TAG"]


def test_a_full_disk_leaves_the_summary_of_a_step_as_it_was(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(SLIP * 200)
    (tmp_path / "summary").write_text("Before.\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary"))
    done = with_little_room(tmp_path, "check", "--languagetool", "off", "--format", "github", "a.txt")
    assert done.returncode == 2
    assert "summary: cannot be written (File too large)" in done.stderr
    assert (tmp_path / "summary").read_text() == "Before.\n"


@pytest.mark.parametrize("write", [replace, append])
def test_a_pipe_that_nobody_reads_any_more_is_said(write: Callable[[Path, bytes], None]):
    read, number = os.pipe()
    os.close(read)
    with pytest.raises(SourceError, match=rf"^/dev/fd/{number}: cannot be written \(Broken pipe\): "):
        write(Path(f"/dev/fd/{number}"), b"new")
    os.close(number)


def test_a_summary_that_is_not_there_is_made(tmp_path):
    append(tmp_path / "summary", b"one\n")
    append(tmp_path / "summary", b"two\n")
    assert (tmp_path / "summary").read_bytes() == b"one\ntwo\n"
