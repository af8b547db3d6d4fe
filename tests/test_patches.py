"""`copydesk fix --diff`: what git applies to the byte."""

import os
import subprocess

import pytest
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st

from checks.core.errors import SourceError
from checks.files.patches import patch, relative
from tests.command import copydesk

SLIP = "One  space too many.\n"
MENDED = "One space too many.\n"
LINES = st.lists(
    st.sampled_from(["One.", "Two  blanks.", "", "é", "\x0c", "a\u2028b", "+++ x", "--- y", "@@ -1 +1 @@"])
)
TEXTS = st.builds(lambda lines, newline: newline.join(lines), LINES, st.sampled_from(["\n", "\r\n", "\r"]))


def applied(folder, patched: bytes, *options: str) -> None:
    subprocess.run(["git", "apply", *options, "-"], input=patched, check=True, cwd=folder, capture_output=True)


@pytest.mark.parametrize(
    "name",
    [
        "plain.txt", "with blanks .txt", "sub folder/a.txt", "umläut.txt", 'quo"te.txt', "back\\slash.txt",
        "tab\there.txt", "new\nline.txt", "100%.txt", " leading.txt", "trailing.txt ", "-dash.txt", "a/b.txt",
        "b/b.txt",
    ],
)  # fmt: skip
def test_git_finds_the_file_whatever_its_name(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(SLIP)
    answer = copydesk("fix", "--diff", "--", name)
    assert answer.code == 1
    applied(tmp_path, answer.out)
    assert path.read_text() == MENDED


def test_git_finds_a_file_whose_name_is_no_utf_8(tmp_path, monkeypatch):
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        (tmp_path / name).write_text(SLIP)
    except OSError:
        pytest.skip("the file system takes only names in UTF-8")
    monkeypatch.chdir(tmp_path)
    applied(tmp_path, patch(name, SLIP, MENDED))
    assert (tmp_path / name).read_text() == MENDED


def test_a_patch_of_an_absolute_path_starts_at_the_current_folder(tmp_path, monkeypatch):
    (tmp_path / "deep").mkdir()
    path = tmp_path / "deep" / "a.txt"
    path.write_text(SLIP)
    monkeypatch.chdir(tmp_path)
    applied(tmp_path, copydesk("fix", "--diff", path).out)
    assert path.read_text() == MENDED


def test_a_patch_of_a_path_that_leads_up_and_down_again_starts_at_the_current_folder(tmp_path, monkeypatch):
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path / "sub")
    assert relative("../sub/a.txt") == "a.txt"
    assert relative("../b.txt") == "../b.txt"
    assert relative("./c/../a.txt") == "a.txt"


def test_a_patch_made_in_a_folder_of_a_repository_is_applied_there(tmp_path, monkeypatch):
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    (tmp_path / "content").mkdir()
    path = tmp_path / "content" / "a.txt"
    path.write_text(SLIP)
    monkeypatch.chdir(tmp_path / "content")
    applied(tmp_path / "content", copydesk("fix", "--diff", ".").out)
    assert path.read_text() == MENDED


def test_one_patch_mends_a_whole_folder(tmp_path, monkeypatch):
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    for name in ("a.txt", "b c.md", "sub/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(SLIP)
    monkeypatch.chdir(tmp_path)
    applied(tmp_path, copydesk("fix", "--diff", ".").out)
    assert {path.read_text() for path in tmp_path.rglob("*.[tm]*") if ".git" not in path.parts} == {MENDED}
    assert copydesk("fix", "--diff", ".").code == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1", "koi8-r"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_patch_is_in_the_encoding_of_the_file(tmp_path, monkeypatch, encoding, newline):
    path = tmp_path / "a.txt"
    letter = "ж" if encoding == "koi8-r" else "é"
    path.write_bytes(f"A {letter}  b.{newline}{newline}Two.".encode(encoding))
    monkeypatch.chdir(tmp_path)
    named = () if encoding.startswith("utf") else ("--encoding", encoding)
    applied(tmp_path, copydesk("fix", "--select", "spacing", "--diff", *named, "a.txt").out)
    assert path.read_bytes() == f"A {letter} b.{newline}{newline}Two.".encode(encoding)


def test_utf_16_is_refused_and_the_others_are_patched(tmp_path, monkeypatch):
    (tmp_path / "wide.txt").write_bytes(SLIP.encode("utf-16"))
    (tmp_path / "a.txt").write_text(SLIP)
    monkeypatch.chdir(tmp_path)
    answer = copydesk("fix", "--diff", "wide.txt", "a.txt")
    assert answer.code == 2
    assert "wide.txt: a patch cannot carry utf-16-le: mend it with --write" in answer.err
    applied(tmp_path, answer.out)
    assert (tmp_path / "a.txt").read_text() == MENDED
    assert (tmp_path / "wide.txt").read_bytes() == SLIP.encode("utf-16")


def test_a_character_that_the_encoding_lacks_is_said():
    with pytest.raises(SourceError, match="cp1252 has no"):
        patch("a.txt", "One.\n", "One – ж.\n", "cp1252")


def test_git_keeps_the_permissions(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text(SLIP)
    path.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    applied(tmp_path, copydesk("fix", "--diff", "a.txt").out)
    assert path.stat().st_mode & 0o777 == 0o755


@given(TEXTS, TEXTS)
@how(max_examples=60)
def test_git_makes_any_text_of_any_other(tmp_path_factory, before, after):
    folder = tmp_path_factory.mktemp("patched")
    if not before or not after or before == after:
        return  # an empty side would create or delete the file
    (folder / "a.txt").write_bytes(before.encode())
    applied(folder, patch("a.txt", before, after))
    assert (folder / "a.txt").read_bytes() == after.encode()
