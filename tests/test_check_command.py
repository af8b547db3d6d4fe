"""copydesk check, through its front door."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

from checks.commands.session import Session
from tests.command import copydesk, jsonl

SLIP = "One  space too many.\n"
CLEAN = "One space is enough.\n"
NOWHERE = "http://127.0.0.1:1"


@pytest.fixture
def slip(tmp_path):
    path = tmp_path / "slip.txt"
    path.write_text(SLIP)
    return path


@pytest.fixture
def clean(tmp_path):
    path = tmp_path / "clean.txt"
    path.write_text(CLEAN)
    return path


def test_a_clean_text_is_0_and_a_finding_is_1(slip, clean):
    assert copydesk("check", clean).code == 0
    assert copydesk("check", slip).code == 1
    assert copydesk("check", clean, slip).code == 1


def test_a_finding_is_printed_as_compilers_print_them(slip):
    answer = copydesk("check", "--languagetool", "off", slip)
    assert answer.text.splitlines()[0] == f"{slip}:1:4: warning Use one space. [spacing/double-space]"


def test_the_module_ends_with_the_same_codes(slip):
    command = [sys.executable, "-m", "checks", "check", "--languagetool", "off"]
    assert subprocess.run([*command, slip], capture_output=True, check=False).returncode == 1
    nothing = subprocess.run([*command, "nowhere.txt"], capture_output=True, check=False)
    assert nothing.returncode == 2
    assert b"Traceback" not in nothing.stderr


def test_an_empty_text_is_clean(tmp_path):
    path = tmp_path / "empty.txt"
    path.write_bytes(b"")
    answer = jsonl(path)
    assert answer.code == 0
    assert answer.rows[0]["findings"] == []


def test_standard_input_is_read_for_a_dash_and_for_no_name_at_all():
    assert jsonl("-", stdin=SLIP).found == jsonl(stdin=SLIP).found == ["spacing/double-space"]
    assert jsonl("-", stdin=SLIP).rows[0]["file"] == "-"


NOTHING = "error: there is nothing to read: name a file or a folder, or pipe a text in.\n"


@pytest.mark.parametrize("command", [("check", "--languagetool", "off"), ("fix",), ("fix", "--diff")])
def test_no_name_and_nothing_on_standard_input_is_2(command):
    answer = copydesk(*command)
    assert (answer.code, answer.err) == (2, NOTHING)


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a terminal")
@pytest.mark.parametrize("stdin", ["nothing", "closed", "terminal"])
def test_nobody_is_waited_for_and_nothing_is_green(stdin):
    program = f'exec "{sys.executable}" -m checks check --languagetool off'
    ours, terminal = os.openpty()
    given = {"nothing": subprocess.DEVNULL, "closed": subprocess.DEVNULL, "terminal": terminal}[stdin]
    words = ["sh", "-c", f"{program} <&-" if stdin == "closed" else program]
    ended = subprocess.run(words, stdin=given, capture_output=True, text=True, check=False, timeout=60)
    os.close(ours)
    os.close(terminal)
    assert (ended.returncode, ended.stderr) == (2, NOTHING)


def test_a_closed_standard_input_is_2_and_the_others_are_checked(slip):
    program = f'exec "{sys.executable}" -m checks check --languagetool off - "{slip}" <&-'
    ended = subprocess.run(["sh", "-c", program], capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert ended.stderr == "error: standard input is closed: name a file or a folder.\n"
    assert "slip.txt:1:4" in ended.stdout


def test_an_empty_text_that_was_asked_for_is_clean():
    for asked in (("-",), ("--stdin-filename", "draft.md"), ("--stdin-filename", "draft.md", "-")):
        answer = jsonl(*asked)
        assert (answer.code, answer.found) == (0, [])
        assert (copydesk("fix", *asked).code, copydesk("fix", *asked).out) == (0, b"")
    assert jsonl(stdin="\n").code == 0


@pytest.mark.parametrize("command", ["check", "fix", "baseline", "ignore"])
def test_an_empty_name_is_not_the_current_folder(command, tmp_path, monkeypatch, slip):
    monkeypatch.chdir(tmp_path)
    answer = copydesk(command, *(["--write"] if command == "fix" else []), "")
    assert answer.code == 2
    assert "it is empty; . is the current folder." in answer.err
    assert slip.read_text() == SLIP


def test_standard_input_can_be_of_a_file(tmp_path):
    article = tmp_path / "page.md"
    text = "# Rain\n\nSee `two  blanks`  here.\n"
    (row,) = jsonl("--stdin-filename", article, "-", stdin=text).rows
    assert row["file"] == str(article)
    assert [finding["start"] for finding in row["findings"]] == [text.index("  here")]
    (tmp_path / "copydesk.toml").write_text('[rules]\n"spacing/double-space" = "off"\n')
    assert jsonl("--stdin-filename", article, "-", stdin=text).found == []
    assert copydesk("fix", "--stdin-filename", article, "-", stdin=text).text == text


def test_standard_input_and_files_are_read_together(slip):
    assert [row["file"] for row in jsonl(slip, "-", stdin=CLEAN).rows] == ["-", str(slip)]


@pytest.mark.parametrize("format_", ["text", "json", "jsonl"])
def test_standard_output_holds_the_report_and_nothing_else(slip, format_):
    answer = copydesk("check", "--format", format_, slip)
    assert "not run" in answer.err
    assert "not run:" not in answer.text.splitlines()[0] or format_ != "text"
    if format_ == "json":
        assert json.loads(answer.text)["files"][0]["file"] == str(slip)


# What could not be done


def test_a_missing_file_is_2_and_the_others_are_still_checked(slip):
    answer = jsonl("nowhere.txt", slip)
    assert answer.code == 2
    assert "nowhere.txt: no such file" in answer.err
    assert answer.found == ["spacing/double-space"]


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that exists and cannot be read")
def test_an_unreadable_file_is_2_and_the_others_are_still_checked(slip):
    answer = jsonl("/proc/self/mem", slip)
    assert answer.code == 2
    assert "/proc/self/mem: cannot be read" in answer.err
    assert answer.found == ["spacing/double-space"]


def test_a_binary_file_is_2_and_the_others_are_still_checked(tmp_path, slip):
    picture = tmp_path / "picture.txt"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe")
    answer = jsonl(picture, slip)
    assert answer.code == 2
    assert f"{picture}: this is no text but a binary file" in answer.err
    assert answer.found == ["spacing/double-space"]


def test_a_text_in_another_encoding_is_refused_with_the_next_step(tmp_path):
    path = tmp_path / "old.txt"
    path.write_bytes("A café in Málaga.\n".encode("latin-1"))
    answer = jsonl(path)
    assert answer.code == 2
    assert "--encoding cp1252" in answer.err
    assert jsonl("--encoding", "latin-1", path).code == 0


def test_an_unknown_encoding_is_2(slip):
    answer = jsonl("--encoding", "utf-99", slip)
    assert answer.code == 2
    assert "unknown encoding 'utf-99'" in answer.err


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_rule_is_answered_with_the_nearest_name(slip, option):
    answer = jsonl(option, "spacing/doubel-space", slip)
    assert answer.code == 2
    assert "did you mean 'spacing/double-space'?" in answer.err


def test_names_are_given_behind_commas_or_again(slip):
    both = jsonl("--select", "spacing,typos", slip)
    assert both.out == jsonl("--select", "spacing", "--select", "typos", slip).out
    assert jsonl("--ignore", "typos, spacing", slip).code == 0


def test_an_unknown_option_is_2(slip):
    assert copydesk("check", "--nonsense", slip).code == 2


def test_a_languagetool_that_does_not_answer_is_2_and_the_built_in_checks_still_run(slip):
    answer = copydesk("check", "--format", "jsonl", "--languagetool", NOWHERE, slip)
    assert answer.code == 2
    assert answer.found == ["spacing/double-space"]
    assert answer.rows[0]["skipped"][0]["failed"] is True
    assert answer.rows[0]["score"]["partial"] is True
    assert f"no LanguageTool answers at {NOWHERE}" in answer.err


def test_a_languagetool_that_is_no_address_is_2(slip):
    answer = copydesk("check", "--languagetool", "localhost", slip)
    assert answer.code == 2
    assert "choose auto, required, off or an address" in answer.err


def test_no_languagetool_at_hand_is_a_note_and_no_failure(clean):
    answer = copydesk("check", "--format", "jsonl", clean)
    assert answer.code == 0
    assert answer.err.startswith("note: ")
    assert answer.rows[0]["skipped"]


def test_what_did_not_run_is_said_once_a_run(slip, clean):
    assert copydesk("check", slip, clean).err.count("languagetool: not run") == 1


# Exit codes


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--fail-on", "error"), 0),
        (("--fail-on", "warning"), 1),
        (("--fail-on", "info"), 1),
        (("--fail-on", "none"), 0),
        (("--exit-zero",), 0),
        (("--exit-zero", "--fail-on", "info"), 0),
    ],
)
def test_fail_on_says_what_counts(slip, options, code):
    assert jsonl(*options, slip).code == code


def test_exit_zero_hides_no_failure(slip):
    assert jsonl("--exit-zero", slip, "nowhere.txt").code == 2


def test_a_hint_counts_only_where_it_is_asked_for(tmp_path):
    path = tmp_path / "long.txt"
    path.write_text("It rained and " * 30 + "it snowed.\n")
    assert jsonl("--readability", "--select", "readability", path).code == 0
    assert jsonl("--readability", "--select", "readability", "--fail-on", "info", path).code == 1


# What is chosen


@pytest.mark.parametrize("name", ["spacing/double-space", "spacing"])
def test_select_takes_a_rule_a_checker_and_a_category(slip, name):
    assert jsonl("--select", name, slip).found == ["spacing/double-space"]
    assert jsonl("--ignore", name, slip).found == []


def test_select_leaves_the_others_out_and_ignore_wins(slip):
    assert jsonl("--select", "typo", slip).found == []
    assert jsonl("--select", "spacing", "--ignore", "spacing/double-space", slip).found == []
    assert jsonl("--select", "typo", "--select", "spacing", slip).found == ["spacing/double-space"]


def test_readability_is_measured_only_where_it_is_asked_for(slip):
    assert jsonl(slip).rows[0]["measures"] is None
    measures = jsonl("--readability", slip).rows[0]["measures"]
    assert {"name", "value", "scale", "verdict"} == set(measures[0])


def test_a_language_is_chosen_or_refused(slip):
    assert jsonl("--language", "en-GB", slip).code == 1
    answer = jsonl("--language", "fr", slip)
    assert answer.code == 2
    assert "choose one of en, en-US" in answer.err


# jsonl


def test_a_line_says_everything_of_a_file(slip):
    (row,) = jsonl(slip).rows
    assert set(row) >= {"file", "findings", "names", "measures", "score", "skipped"}
    (finding,) = row["findings"]
    assert set(finding) >= {
        "rule", "category", "severity", "start", "end", "line", "column", "text", "message", "replacements", "safe",
        "fingerprint", "related",
    }  # fmt: skip
    assert (finding["start"], finding["end"], finding["line"], finding["column"]) == (3, 5, 1, 4)
    assert (finding["text"], finding["replacements"], finding["safe"]) == ("  ", [" "], True)


def test_offsets_are_code_points_of_the_decoded_text_newlines_as_they_stand(tmp_path):
    text = "😀 Rain.\r\n\r\nOne  space.\r\n"
    path = tmp_path / "wide.txt"
    path.write_bytes(text.encode())
    (finding,) = jsonl("--select", "spacing/double-space", path).rows[0]["findings"]
    assert text[finding["start"] : finding["end"]] == finding["text"] == "  "
    assert (finding["line"], finding["column"]) == (3, 4)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_the_first_code_point(tmp_path, encoding):
    path = tmp_path / "marked.txt"
    path.write_bytes(SLIP.encode(encoding))
    (finding,) = jsonl("--select", "spacing/double-space", path).rows[0]["findings"]
    assert (finding["start"], finding["end"]) == (4, 6)


# Folders


def test_a_folder_is_walked_for_what_can_be_read_in_a_fixed_order(tmp_path):
    (tmp_path / "b").mkdir()
    for name in ("b/two.md", "a.txt", "c.py", ".hidden.txt"):
        (tmp_path / name).write_text(SLIP)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "notes.txt").write_text(SLIP)
    assert [Path(row["file"]).name for row in jsonl(tmp_path).rows] == ["a.txt", "two.md"]


def test_a_folder_without_articles_is_2(tmp_path):
    answer = jsonl(tmp_path)
    assert answer.code == 2
    assert "no file ends in" in answer.err


def test_a_folder_that_git_ignores_is_checked_where_it_is_named(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in (".git", "build"):
        Path(name).mkdir()
    Path(".gitignore").write_text("build/\n")
    Path("build/a.txt").write_text(SLIP)
    assert jsonl("build").found == ["spacing/double-space"]
    for ignored in (("--force-exclude", "build"), (".",)):
        answer = jsonl(*ignored)
        assert (answer.code, answer.rows) == (2, [])
        assert "but for what git ignores, such as build" in answer.err


def test_markdown_is_read_by_its_ending_and_a_paste_is_plain_text(tmp_path):
    text = "# Rain\n\nSee `two  blanks` here.\n"
    path = tmp_path / "page.md"
    path.write_text(text)
    assert jsonl("--select", "spacing/double-space", path).found == []
    assert jsonl("--select", "spacing/double-space", "-", stdin=text).found == ["spacing/double-space"]


# Progress


def shown(session: Session, paths: list[Path]) -> str:
    list(session.sources(paths))
    file = session._console.file
    assert isinstance(file, io.StringIO)
    return file.getvalue()


@pytest.mark.parametrize("terminal", [True, False])
def test_progress_is_shown_on_a_terminal_only(slip, clean, terminal):
    console = Console(file=io.StringIO(), force_terminal=terminal, width=80)
    assert ("Checking" in shown(Session(_console=console), [slip, clean])) is terminal


def test_one_file_needs_no_progress(slip):
    console = Console(file=io.StringIO(), force_terminal=True, width=80)
    assert shown(Session(_console=console), [slip]) == ""


def test_a_closed_pipe_is_no_traceback(slip):
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "checks", "check", "--languagetool", "off", str(slip)]
    ended = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert b"Traceback" not in ended.stderr


def test_a_name_that_is_no_utf_8_is_read_and_printed(tmp_path):
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    try:
        path.write_text(SLIP)
    except OSError:
        pytest.skip("the file system takes only names in UTF-8")
    command = [sys.executable, "-m", "checks", "check", "--languagetool", "off", path]
    ended = subprocess.run(command, capture_output=True, check=False)
    assert ended.returncode == 1, ended.stderr
