"""copydesk fix, through its front door."""

import shutil
import stat
import subprocess
from collections.abc import Iterator

import pytest

from checks.core.document import Document
from checks.core.finding import WARNING, Problem
from checks.core.registry import all_rules
from checks.core.rule import Rule
from tests.command import copydesk

SLIP = "One  space too many.\n"
MENDED = "One space too many.\n"
UNSAFE = "The vote is on monday at the the hall.\n"


@pytest.fixture
def slip(tmp_path):
    path = tmp_path / "slip.txt"
    path.write_text(SLIP)
    return path


def test_the_mended_text_is_printed_and_the_file_left_alone(slip):
    answer = copydesk("fix", slip)
    assert (answer.code, answer.text) == (0, MENDED)
    assert slip.read_text() == SLIP


def test_a_piped_text_is_printed_mended():
    assert copydesk("fix", "-", stdin=SLIP).text == copydesk("fix", stdin=SLIP).text == MENDED


def test_a_clean_text_comes_out_as_it_went_in():
    text = "One space.\r\n\r\nTwo – and a 😀.\r\n"
    assert copydesk("fix", "-", stdin=text.encode()).out == text.encode()


def test_a_patch_is_printed_with_1_and_git_takes_it(slip):
    answer = copydesk("fix", "--diff", slip)
    assert answer.code == 1
    assert answer.text.splitlines()[-2:] == ["-One  space too many.", "+One space too many."]
    if shutil.which("patch"):
        subprocess.run(["patch", str(slip)], input=answer.out, check=True, capture_output=True)
        assert slip.read_text() == MENDED


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
@pytest.mark.parametrize(
    "text",
    [SLIP, "No line feed at  the end", "One.\r\n\r\nTwo  blanks.\r\n", "A.\u2028B  c.\x0bD  e.\n", "\ufeffA  b.\n"],
)
def test_git_applies_the_patch_to_the_byte(tmp_path, monkeypatch, text):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "article.txt"
    path.write_bytes(text.encode())
    mended = copydesk("fix", "article.txt").out
    patch = copydesk("fix", "--diff", "article.txt")
    assert patch.code == 1
    subprocess.run(["git", "apply", "-"], input=patch.out, check=True, cwd=tmp_path)
    assert path.read_bytes() == mended != text.encode()


def test_an_empty_patch_is_0(tmp_path):
    path = tmp_path / "clean.txt"
    path.write_text(MENDED)
    answer = copydesk("fix", "--diff", path)
    assert (answer.code, answer.out) == (0, b"")


def test_write_mends_in_place_and_says_nothing(slip):
    answer = copydesk("fix", "--write", slip)
    assert (answer.code, answer.out) == (0, b"")
    assert slip.read_text() == MENDED
    assert [path.name for path in slip.parent.iterdir()] == ["slip.txt"]


def test_write_leaves_a_clean_file_untouched(tmp_path):
    path = tmp_path / "clean.txt"
    path.write_text(MENDED)
    before = path.stat().st_mtime_ns, path.stat().st_ino
    assert copydesk("fix", "--write", path).code == 0
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_write_keeps_encoding_mark_and_newlines(tmp_path, encoding, newline):
    path = tmp_path / "article.txt"
    path.write_bytes(f"Café  société.{newline}{newline}Two.{newline}".encode(encoding))
    assert copydesk("fix", "--write", path).code == 0
    assert path.read_bytes() == f"Café société.{newline}{newline}Two.{newline}".encode(encoding)


def test_write_keeps_a_named_encoding(tmp_path):
    path = tmp_path / "old.txt"
    path.write_bytes("Café  société.\n".encode("cp1252"))
    assert copydesk("fix", "--write", "--encoding", "cp1252", path).code == 0
    assert path.read_bytes() == "Café société.\n".encode("cp1252")


def test_write_keeps_permissions_and_follows_a_link(tmp_path, slip):
    slip.chmod(0o640)
    link = tmp_path / "link.txt"
    link.symlink_to(slip)
    assert copydesk("fix", "--write", link).code == 0
    assert link.is_symlink()
    assert slip.read_text() == MENDED
    assert stat.S_IMODE(slip.stat().st_mode) == 0o640


def test_only_safe_fixes_are_applied_unasked():
    assert copydesk("fix", "-", stdin=UNSAFE).text == UNSAFE or "monday" not in copydesk("fix", "-", stdin=UNSAFE).text
    bold = copydesk("fix", "--unsafe-fixes", "-", stdin=UNSAFE).text
    assert bold == "The vote is on Monday at the hall.\n"


def test_select_and_ignore_choose_the_fixes():
    text = "One  space ,and more.\n"
    assert copydesk("fix", "--select", "spacing/double-space", "-", stdin=text).text == "One space ,and more.\n"
    assert copydesk("fix", "--ignore", "spacing", "-", stdin=text).text == text


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "add --diff or --write"),
        (("--diff", "--write"), "choose one of --diff and --write"),
    ],
)
def test_several_files_need_one_of_the_two(tmp_path, slip, options, said):
    other = tmp_path / "other.txt"
    other.write_text(SLIP)
    answer = copydesk("fix", *options, slip, other)
    assert answer.code == 2
    assert said in answer.err
    assert answer.out == b""
    assert slip.read_text() == SLIP


def test_several_files_are_mended_together(tmp_path, slip):
    other = tmp_path / "other.md"
    other.write_text(SLIP)
    assert copydesk("fix", "--diff", tmp_path).text.count("+One space too many.") == 2
    assert copydesk("fix", "--write", slip, other).code == 0
    assert slip.read_text() == other.read_text() == MENDED


def test_a_piped_text_cannot_be_written():
    answer = copydesk("fix", "--write", "-", stdin=SLIP)
    assert answer.code == 2
    assert "--write needs a file" in answer.err


def test_what_cannot_be_read_is_2_and_the_others_are_mended(tmp_path, slip):
    binary = tmp_path / "picture.txt"
    binary.write_bytes(b"\0\xff\xfe\xfd")
    answer = copydesk("fix", "--write", binary, tmp_path / "nowhere.txt", slip)
    assert answer.code == 2
    assert "binary file" in answer.err
    assert "no such file" in answer.err
    assert slip.read_text() == MENDED
    assert binary.read_bytes() == b"\0\xff\xfe\xfd"


def test_a_diff_that_could_not_read_everything_is_2(slip):
    answer = copydesk("fix", "--diff", "nowhere.txt", slip)
    assert answer.code == 2
    assert "+One space too many." in answer.text


def test_a_character_that_the_encoding_lacks_changes_nothing(tmp_path):
    path = tmp_path / "old.txt"
    path.write_bytes(b"Wait... ``Stop,'' he said.\n")
    before = path.read_bytes()
    answer = copydesk("fix", "--write", "--unsafe-fixes", "--encoding", "ascii", path)
    assert answer.code in (0, 2)
    assert answer.code == 0 or path.read_bytes() == before


def test_markdown_stays_markdown(tmp_path):
    path = tmp_path / "page.md"
    path.write_text("# Rain\n\nIt  rained. `two  blanks`\n\n    code  block\n")
    copydesk("fix", "--write", path)
    assert path.read_text() == "# Rain\n\nIt rained. `two  blanks`\n\n    code  block\n"


def test_an_unknown_rule_is_2_and_nothing_is_printed():
    answer = copydesk("fix", "--select", "spacign", "-", stdin=SLIP)
    assert (answer.code, answer.out) == (2, b"")
    assert "did you mean 'spacing'" in answer.err


def test_a_rule_that_crashes_ends_check_and_fix_with_2(monkeypatch):
    def crash(document: Document) -> Iterator[Problem]:
        raise ZeroDivisionError(document.name)

    broken = Rule("spacing/broken", "spacing", WARNING, crash)
    monkeypatch.setattr("checks.core.settings.all_rules", lambda: (*all_rules(), broken))
    for command in ("check", "fix"):
        answer = copydesk(command, "-", stdin=SLIP)
        assert answer.code == 2
        assert "spacing/broken: not run: crashed: ZeroDivisionError" in answer.err
        assert answer.out
