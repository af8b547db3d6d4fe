"""Many files: patterns, what is left out, several processes, one order, progress and the table at the end."""

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

from checks.core.errors import CopydeskError
from checks.files.jobs import Jobs, window
from tests.command import copydesk, jsonl
from tests.runs import ARTICLES

SLIP = "One  space too many.\n"


@pytest.fixture
def tree(tmp_path, monkeypatch):
    for name in (
        "content/b.md",
        "content/a.md",
        "content/deep/c.md",
        "content/deep/d.txt",
        "content/e.py",
        "press/f.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(SLIP)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(*arguments: object) -> list[str]:
    return [Path(row["file"]).as_posix() for row in jsonl(*arguments).rows]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("content/*.md", ["content/a.md", "content/b.md"]),
        ("content/**/*.md", ["content/a.md", "content/b.md", "content/deep/c.md"]),
        ("content/**", ["content/a.md", "content/b.md", "content/deep/c.md", "content/deep/d.txt"]),
        ("con*", ["content/a.md", "content/b.md", "content/deep/c.md", "content/deep/d.txt"]),
        ("*/[ab].md", ["content/a.md", "content/b.md"]),
        ("content/*", ["content/a.md", "content/b.md", "content/deep/c.md", "content/deep/d.txt"]),
    ],
)
def test_a_pattern_that_no_shell_expanded_is_expanded(tree, pattern, found):
    assert names(pattern) == found


def test_a_pattern_that_matches_nothing_is_2(tree):
    answer = jsonl("content/*.docx")
    assert answer.code == 2
    assert "content/*.docx: no file that can be read matches" in answer.err


def test_a_file_whose_name_looks_like_a_pattern_is_taken_as_it_is(tree):
    (tree / "content" / "a[1].md").write_text(SLIP)
    assert names("content/a[1].md") == ["content/a[1].md"]


def test_no_file_is_checked_twice(tree):
    assert names("content/a.md", "content", "content/*.md", "./content/a.md")[:2] == ["content/a.md", "content/b.md"]
    assert len(names("content/a.md", "content", "content/*.md", "./content/a.md")) == 4


def test_excluded_files_are_left_out_of_folders_and_patterns(tree):
    assert names("--exclude", "deep", ".") == ["content/a.md", "content/b.md", "press/f.txt"]
    assert names("--exclude", "content/deep/*.txt", "--exclude", "/press", ".") == [
        "content/a.md", "content/b.md", "content/deep/c.md",
    ]  # fmt: skip
    assert names("--exclude", "b.md", "content/*.md") == ["content/a.md"]


def test_what_git_ignores_is_left_out_of_patterns_too(tree):
    (tree / ".git").mkdir()
    (tree / ".gitignore").write_text("deep/\nb.md\n")
    assert names("content/**/*.md") == names("content") == ["content/a.md"]


def test_installed_packages_are_left_out(tree):
    for name in ("node_modules/p/README.md", "venv/lib/notes.txt", "venv/pyvenv.cfg"):
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_text(SLIP)
    assert names(".") == names("content", "press")
    assert names("node_modules/p/README.md") == ["node_modules/p/README.md"]


def test_fix_takes_patterns_and_leaves_out_the_same(tree):
    assert copydesk("fix", "--write", "--exclude", "deep", "content/**/*.md").code == 0
    mended = [path.name for path in sorted(tree.rglob("*.*")) if path.is_file() and path.read_text() != SLIP]
    assert mended == ["a.md", "b.md"]


# Several processes


@pytest.mark.slow
def test_several_processes_give_the_same_answer_in_the_same_order(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for number in range(4):
        for name, text in ARTICLES.items():
            path = tmp_path / str(number) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
    (tmp_path / "1" / "binary.txt").write_bytes(b"\0\xff\xfe\xfd")
    one = jsonl("--no-cache", "--jobs", "1", ".")
    two = jsonl("--no-cache", "--jobs", "2", ".")
    assert one.out == two.out
    assert one.code == two.code == 2
    assert [row["file"] for row in one.rows] == sorted(row["file"] for row in one.rows)


def dies(_: int) -> int:
    os._exit(1)


def doubled(number: int) -> int:
    return 2 * number


@pytest.mark.slow
def test_a_process_that_dies_is_an_error_and_no_answer():
    jobs = Jobs(dies, lambda _: 1, count=2)
    try:
        answers = [jobs.start(number) for number in range(3)]
        for answer in answers:
            with pytest.raises(CopydeskError, match="has died"):
                answer()
    finally:
        jobs.close()


def test_short_work_starts_no_process():
    jobs = Jobs(doubled, lambda _: 1)
    assert [jobs.start(number)() for number in range(9)] == list(range(0, 18, 2))
    assert jobs._pool is None


def test_a_window_keeps_the_order_and_looks_ahead():
    taken: list[int] = []

    def numbers():
        for number in range(9):
            taken.append(number)
            yield number

    ahead = window(numbers(), 3)
    assert next(ahead) == 0
    assert taken == [0, 1, 2, 3]
    assert list(ahead) == list(range(1, 9))


# On a terminal


def test_the_table_at_the_end_has_the_worst_file_first():
    from checks.commands.table import show
    from checks.reports import Tally

    console = Console(file=io.StringIO(), force_terminal=True, width=60)
    show(
        console,
        [
            Tally("a.md", (0, 1, 0), 96, False),
            Tally("clean.md", (0, 0, 0), 100, False),
            Tally("b.md", (3, 1, 2), 61, True),
        ],
    )
    assert isinstance(console.file, io.StringIO)
    page = console.file.getvalue()
    assert page.index("b.md") < page.index("a.md")
    assert "clean.md" not in page
    assert "61 (partial)" in page


def test_no_table_goes_to_a_pipe(tree):
    answer = copydesk("check", "--languagetool", "off", "content")
    assert "score" not in answer.err
    assert json.loads(copydesk("check", "--languagetool", "off", "--format", "json", "content").text)["files"]


def test_colours_change_no_word_of_the_report():
    from checks.commands.colour import coloured
    from checks.reports import Run, text
    from tests.runs import reports

    page = text.render(Run(reports()))
    shown = coloured(page)
    assert re.sub(r"\x1b\[[\d;]*m", "", shown) == page
    assert "\x1b[33;1mwarning\x1b[0m" in shown


@pytest.mark.parametrize(("environment", "wanted"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_colours_are_for_terminals_that_want_them(tree, environment, wanted):
    pty = pytest.importorskip("pty")
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "checks", "check", "--languagetool", "off", "--no-cache", "content"]
    given = {name: value for name, value in os.environ.items() if name != "NO_COLOR"} | {"TERM": "xterm", **environment}
    ended = subprocess.run(command, stdout=follower, stderr=subprocess.PIPE, env=given, check=False)
    os.close(follower)
    shown = os.read(leader, 100_000)
    os.close(leader)
    assert ended.returncode == 1
    assert (b"\x1b[33;1mwarning" in shown) is wanted
    assert b"warning" in shown


def test_a_name_cannot_steer_the_terminal(tmp_path):
    path = tmp_path / "a\x1b[31m\nb.txt"
    path.write_text(SLIP)
    answer = copydesk("check", "--languagetool", "off", path)
    assert b"\x1b" not in answer.out
    assert answer.text.splitlines()[0].startswith(f"{tmp_path}/a<U+001B>[31m⏎b.txt:1:4: warning")
