"""check --since, on a real repository with edited, moved, renamed and untracked articles."""

import os
import shutil
import subprocess
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.files.git import changed_lines
from tests.command import copydesk, jsonl

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")

RULE = "spacing/double-space"
OLD = "The ferry  left at noon.\n\nIt rained on the harbour.\n\nThe crew went home, and the lights went out.\n"


def git(*arguments: str, cwd: str = ".") -> str:
    own = ["git", "-c", "user.name=Ann Example", "-c", "user.email=ann@example.org", "-c", "init.defaultBranch=main"]
    return subprocess.run([*own, *arguments], check=True, capture_output=True, text=True, cwd=cwd).stdout


def commit(message: str) -> None:
    git("add", "--all")
    git("commit", "--quiet", "--message", message)


@pytest.fixture(autouse=True)
def repository(tmp_path, monkeypatch):
    """Branch main with one article that has a slip; then a branch of its own."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    git("init", "--quiet")
    Path("ferry.txt").write_text(OLD)
    Path("market.md").write_text("The market  opened.\n")
    commit("As it was")
    git("checkout", "--quiet", "-b", "desk")


def new(*paths: str, since: str = "main") -> list[str]:
    answer = jsonl("--select", "spacing", "--select", "repetition", "--since", since, *(paths or (".",)))
    assert answer.code != 2, answer.err
    return [f"{row['file']}:{f['line']}" for row in answer.rows for f in row["findings"]]


def test_nothing_is_new_where_nothing_changed():
    assert new() == []


@pytest.mark.parametrize("committed", [True, False])
def test_a_slip_on_a_changed_line_is_new_committed_or_not(committed):
    Path("ferry.txt").write_text(OLD.replace("It rained", "It  rained"))
    if committed:
        commit("Edited")
    assert new() == ["ferry.txt:3"]


def test_an_old_slip_on_a_changed_line_is_shown_too():
    Path("ferry.txt").write_text(OLD.replace("at noon", "at dawn"))
    assert new() == ["ferry.txt:1"]


def test_lines_that_only_moved_down_are_not_new():
    Path("ferry.txt").write_text(f"A headline\n\n{OLD}")
    assert new() == []


def test_other_newlines_are_no_change():
    Path("ferry.txt").write_bytes(OLD.replace("\n", "\r\n").encode())
    assert new() == []


def test_a_renamed_article_is_followed():
    Path("sea").mkdir()
    git("mv", "ferry.txt", "sea/crossing.txt")
    assert new() == []
    commit("Renamed")
    Path("sea/crossing.txt").write_text(OLD.replace("went home", "went  home"))
    assert new() == ["sea/crossing.txt:5"]


def test_an_untracked_file_is_new_and_so_is_one_that_was_added():
    Path("vote.txt").write_text("The vote  is near.\n")
    assert new() == ["vote.txt:1"]
    commit("Added")
    assert new() == ["vote.txt:1"]


def test_a_file_that_git_ignores_is_new_where_it_is_named():
    Path(".gitignore").write_text("draft.txt\n")
    Path("draft.txt").write_text("The vote  is near.\n")
    assert new() == []
    assert new("draft.txt") == ["draft.txt:1"]


def test_what_the_other_branch_did_meanwhile_is_not_ours():
    Path("ferry.txt").write_text(OLD.replace("It rained", "It  rained"))
    commit("Edited")
    git("checkout", "--quiet", "main")
    Path("market.md").write_text("The market opened.\n")
    commit("Mended elsewhere")
    git("checkout", "--quiet", "desk")
    assert new() == ["ferry.txt:3"]


def test_a_commit_and_a_tag_can_be_named():
    git("tag", "published")
    Path("ferry.txt").write_text(OLD.replace("It rained", "It  rained"))
    commit("Edited")
    assert new(since="HEAD") == []
    assert new(since="HEAD~1") == new(since="published") == ["ferry.txt:3"]


def test_a_passage_copied_in_before_its_twin_is_new():
    passage = "The council will meet on Thursday to decide on the new bridge over the river near the old mill."
    Path("market.md").write_text(f"The market opened.\n\nA line.\n\n{passage}\n")
    commit("The passage")
    git("branch", "--force", "base")
    Path("market.md").write_text(f"The market opened.\n\n{passage}\n\nA line.\n\n{passage}\n")
    assert new("market.md", since="base") == ["market.md:7"]


def test_utf_16_is_compared_by_its_lines():
    Path("wide.txt").write_bytes(OLD.encode("utf-16"))
    commit("Wide")
    git("branch", "--force", "base")
    Path("wide.txt").write_bytes(OLD.replace("It rained", "It  rained").encode("utf-16"))
    assert new("wide.txt", since="base") == ["wide.txt:3"]


def test_word_files_are_compared_by_their_paragraphs():
    def save(*paragraphs: str) -> None:
        document = docx.Document()
        for paragraph in paragraphs:
            document.add_paragraph(paragraph)
        document.save("a.docx")

    save("The ferry  left at noon.", "It rained on the harbour.")
    commit("Word")
    git("branch", "--force", "base")
    save("The ferry  left at noon.", "It  rained on the harbour.")
    assert new("a.docx", since="base") == ["a.docx:2"]


def test_names_with_blanks_and_accents_are_followed():
    Path("a b é.txt").write_text(OLD)
    commit("Odd name")
    git("branch", "--force", "base")
    git("mv", "a b é.txt", 'c "d".txt')
    assert new('c "d".txt', since="base") == []


def test_it_works_from_a_folder_below_and_with_the_readers_own_settings(monkeypatch):
    Path("sub").mkdir()
    git("mv", "ferry.txt", "sub/ferry.txt")
    git("config", "diff.relative", "true")
    git("config", "diff.noprefix", "true")
    git("config", "color.ui", "always")
    git("config", "diff.renames", "false")
    commit("Moved")
    Path("sub/ferry.txt").write_text(OLD.replace("It rained", "It  rained"))
    monkeypatch.chdir("sub")
    assert new() == ["ferry.txt:3"]


def test_what_is_older_is_counted():
    assert "note: not shown: 2 older than main." in jsonl("--since", "main", "--select", RULE, ".").err


@pytest.mark.parametrize(
    ("since", "said"),
    [("nowhere", "--since nowhere: git knows no such commit"), ("--help", "--since --help: git knows no such commit")],
)
def test_a_commit_that_is_not_there_is_2(since, said):
    answer = jsonl(f"--since={since}", "ferry.txt", "market.md")
    assert (answer.code, answer.rows) == (2, [])
    assert answer.err.startswith(f"error: {said}")
    assert len(answer.err.splitlines()) == 1
    for form in ("text", "github", "json", "sarif"):
        answer = copydesk("check", "--languagetool", "off", "--format", form, f"--since={since}", ".")
        assert (answer.code, answer.out) == (2, b"")


def test_histories_without_a_common_commit_are_2():
    git("checkout", "--quiet", "--orphan", "other")
    commit("Another beginning")
    answer = jsonl("--since", "main", "ferry.txt")
    assert (answer.code, answer.rows) == (2, [])
    assert "`git fetch --unshallow` brings it" in answer.err


def test_a_shallow_clone_shows_nothing_but_the_next_step(tmp_path_factory, monkeypatch):
    clone = tmp_path_factory.mktemp("clone")
    git("clone", "--quiet", "--depth=1", "--branch=desk", f"file://{Path.cwd()}", str(clone))
    monkeypatch.chdir(clone)
    answer = jsonl("--since", "origin/main", ".")
    assert (answer.code, answer.rows) == (2, [])
    assert "git knows no such commit: fetch it first" in answer.err


def test_a_file_outside_a_repository_is_2_and_the_others_are_compared(tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "a.txt"
    outside.write_text("The vote  is near.\n")
    Path("ferry.txt").write_text(OLD.replace("It rained", "It  rained"))
    answer = jsonl("--since", "main", "--select", RULE, outside, "ferry.txt")
    assert answer.code == 2
    assert f"{outside}: in no git repository" in answer.err
    assert [row["file"] for row in answer.rows] == ["ferry.txt"]
    assert len(answer.rows[0]["findings"]) == 1


def test_what_is_not_saved_yet_is_compared_with_the_commit():
    text = OLD.replace("It rained", "It  rained")
    answer = jsonl("--since", "main", "--stdin-filename", "ferry.txt", "-", stdin=text)
    assert [f["line"] for f in answer.rows[0]["findings"]] == [3]


def test_standard_input_has_no_history():
    answer = jsonl("--since", "main", "-", stdin=OLD)
    assert (answer.code, answer.rows) == (2, [])
    assert "--since needs files" in answer.err


def test_without_git_it_is_said(monkeypatch):
    monkeypatch.setenv("PATH", "")
    answer = jsonl("--since", "main", "ferry.txt")
    assert (answer.code, answer.rows) == (2, [])
    assert "git is not installed" in answer.err


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_an_end_of_line_that_comes_or_goes_is_no_change(newline):
    text = OLD.rstrip("\n").replace("lights went", "lights  went").replace("\n", newline)
    whole = text + newline
    for before, after in ((text, whole), (whole, text)):
        assert changed_lines(before, after) == frozenset()
        assert changed_lines(before, f"{after.rstrip(newline)}{newline}More.") == {6}
    Path("last.txt").write_bytes(text.encode())
    commit("Without an end")
    git("branch", "--force", "base")
    Path("last.txt").write_bytes(f"{whole}A line  more.".encode())
    assert new("last.txt", since="base") == ["last.txt:6"]


def test_a_last_line_that_changed_is_new_with_an_end_or_without():
    assert changed_lines("One.\nTwo.", "One.\nTwo,") == {2}
    assert changed_lines("One.\nTwo.", "One.\nTwo,\n") == {2}
    assert changed_lines("", "One.") == {1}
    assert changed_lines("One.\n", "One.\n\n") == {2}
    assert changed_lines("One.", "") == frozenset()


LINES = st.lists(st.sampled_from(["a", "b", "", "c  d", "@@ -1 +1 @@", "-x", "+y"]), max_size=8)


@given(LINES, LINES, st.sampled_from(["\n", "\r\n", "\r"]))
def test_what_is_not_changed_is_in_both(before, after, newline):
    changed = changed_lines("".join(f"{line}\n" for line in before), "".join(f"{line}{newline}" for line in after))
    kept = [line for number, line in enumerate(after, 1) if number not in changed]
    rest = iter(before)
    assert all(line in rest for line in kept)
