"""Which files a command was pointed at."""

import os
from pathlib import Path

import pytest

from checks.core.errors import SourceError
from checks.files.walking import walk


@pytest.fixture
def tree(tmp_path):
    for name in ("b.txt", "a.txt", "sub/c.md", "sub/deep/d.TXT", ".hidden/e.txt", "sub/.cache/f.txt", "g.py"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("A text.\n")
    return tmp_path


def names(root: Path, *paths: Path) -> list[str]:
    return [
        str(found) if isinstance(found, SourceError) else found.relative_to(root).as_posix()
        for found in walk(paths, (".txt", ".md"))
    ]


def test_a_folder_comes_in_a_fixed_order_without_hidden_folders(tree):
    assert names(tree, tree) == ["a.txt", "b.txt", "sub/c.md", "sub/deep/d.TXT"]


def test_a_named_file_is_taken_whatever_its_ending(tree):
    assert names(tree, tree / "g.py") == ["g.py"]


def test_what_is_not_there_comes_out_as_an_error_beside_the_others(tree):
    assert names(tree, tree / "x.txt", tree / "a.txt") == [
        f"{tree / 'x.txt'}: no such file or folder: check the path.",
        "a.txt",
    ]


def test_a_folder_without_articles_is_an_error(tree):
    (only,) = names(tree, tree / "sub" / ".cache" / "..", tree / ".hidden")[-1:]
    assert only.endswith("e.txt") or only == ".hidden/e.txt"
    (tree / "empty").mkdir()
    assert "no file ends in .md, .txt" in names(tree, tree / "empty")[0]


def test_a_link_that_leads_back_up_is_not_followed(tree):
    (tree / "sub" / "up").symlink_to(tree, target_is_directory=True)
    assert names(tree, tree) == ["a.txt", "b.txt", "sub/c.md", "sub/deep/d.TXT"]


def test_a_link_that_leads_to_itself_keeps_nobody_from_the_others(tree):
    (tree / "aa.txt").symlink_to("aa.txt")
    first, *rest = walk([tree], (".txt",))
    assert first == tree / "a.txt"
    assert tree / "b.txt" in rest


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_in_a_folder_is_not_waited_for(tree):
    os.mkfifo(tree / "c.txt")
    assert "c.txt" not in names(tree, tree)
    assert names(tree, tree / "c.txt") == ["c.txt"]


# What git ignores


@pytest.fixture
def repository(tree):
    (tree / ".git" / "info").mkdir(parents=True)
    return tree


def test_what_git_ignores_is_left_out_but_not_where_it_is_named(repository):
    (repository / ".gitignore").write_text("# built\nb.txt\nsub/deep/\n")
    assert names(repository, repository) == ["a.txt", "sub/c.md"]
    assert names(repository, repository / "b.txt") == ["b.txt"]


def test_a_file_further_down_has_the_last_word(repository):
    (repository / ".gitignore").write_text("*.md\n*.txt\n*.TXT\n")
    (repository / "sub" / ".gitignore").write_text("!c.md\n")
    assert names(repository, repository) == ["sub/c.md"]
    assert names(repository, repository / "sub") == ["sub/c.md"]


def test_what_is_ignored_above_counts_for_a_folder_below(repository):
    (repository / ".gitignore").write_text("/sub/deep/\n")
    assert names(repository, repository / "sub") == ["sub/c.md"]


def test_the_repositorys_own_list_counts_too(repository):
    (repository / ".git" / "info" / "exclude").write_text("a.txt\n")
    assert "a.txt" not in names(repository, repository)


def test_outside_a_repository_nothing_is_ignored(tree):
    (tree / ".gitignore").write_text("*\n")
    assert len(names(tree, tree)) == 4


def test_what_is_excluded_is_left_out_but_not_where_it_is_named(tree):
    def excluded(path: Path) -> bool:
        return path.name == "a.txt"

    found = [path for path in walk([tree, tree / "a.txt"], (".txt",), excluded) if isinstance(path, Path)]
    assert [path.name for path in found] == ["b.txt", "d.TXT", "a.txt"]


def test_a_folder_whose_files_are_all_excluded_is_no_error(tree):
    assert list(walk([tree], (".txt",), lambda path: True)) == []


def test_a_folder_that_is_named_is_read_though_git_ignores_it(repository):
    (repository / ".gitignore").write_text("/sub/\n*.TXT\n")
    assert names(repository, repository) == ["a.txt", "b.txt"]
    assert names(repository, repository / "sub") == ["sub/c.md", "sub/deep/d.TXT"]
    assert names(repository, repository / "sub" / "deep") == ["sub/deep/d.TXT"]


def test_what_is_said_inside_such_a_folder_still_counts(repository):
    (repository / ".gitignore").write_text("/sub/\n")
    (repository / "sub" / ".gitignore").write_text("deep/\n")
    assert names(repository, repository / "sub") == ["sub/c.md"]


def test_a_list_above_still_counts_where_the_folder_itself_is_not_ignored(repository):
    (repository / ".gitignore").write_text("*.md\n")
    assert names(repository, repository / "sub") == ["sub/deep/d.TXT"]


def test_it_is_not_read_where_exclusion_is_forced_or_a_pattern_stands_for_it(repository):
    (repository / ".gitignore").write_text("/sub/\n")
    (forced,) = walk([repository / "sub"], (".txt", ".md"), force_exclude=True)
    assert isinstance(forced, SourceError)
    assert names(repository, repository / "s*", repository / "a.txt")[-1] == "a.txt"
    assert "sub/c.md" not in names(repository, repository / "s*")


@pytest.mark.parametrize("lines", ["/sub/*", "*.md\n*.TXT"])
def test_a_full_folder_is_not_called_empty(repository, lines):
    (repository / ".gitignore").write_text(f"{lines}\n")
    (said,) = names(repository, repository / "sub")
    assert f"no file ends in .md, .txt, but for what git ignores, such as {repository / 'sub'}" in said
    assert said.endswith(": name that itself.")


def test_a_pattern_says_so_too(repository):
    (repository / ".gitignore").write_text("*.md\n")
    (said,) = names(repository, repository / "**" / "*.md")
    assert "no file that can be read matches, but for what git ignores, such as" in said
    assert said.endswith(f"{repository / 'sub' / 'c.md'}: name that itself.")


def test_a_line_that_is_no_pattern_ignores_nothing_and_the_others_count(repository):
    (repository / ".gitignore").write_bytes(b"\xef\xbb\xbfa.txt\n!\n[z-a].txt\n[[x\nb.txt\\\n\xff\n*.md\n")
    assert names(repository, repository) == ["b.txt", "sub/deep/d.TXT"]


# What has no possible name


def test_a_name_that_is_too_long_is_said_and_the_others_come(tree):
    long = tree / ("x" * 300)
    assert names(tree, long, tree / "a.txt") == [
        f"{long}: cannot be read (File name too long): check the path.",
        "a.txt",
    ]


def test_a_pattern_in_a_folder_that_is_not_there_names_the_folder(tree):
    assert names(tree, tree / "nowhere" / "*.md", tree / "a.txt") == [
        f"{tree / 'nowhere'}: no such file or folder: check the path.",
        "a.txt",
    ]
