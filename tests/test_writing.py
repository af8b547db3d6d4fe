"""Writing in one step."""

import stat

import pytest

from checks.core.errors import SourceError
from checks.files.writing import replace


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


def test_the_target_of_a_link_is_replaced_and_the_link_stays(tmp_path):
    path, link = tmp_path / "a.txt", tmp_path / "link.txt"
    path.write_bytes(b"old")
    link.symlink_to(path)
    replace(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"


def test_a_folder_that_is_not_there_is_said_and_nothing_is_written(tmp_path):
    with pytest.raises(SourceError, match="cannot be written"):
        replace(tmp_path / "nowhere" / "a.txt", b"new")


def test_a_file_that_is_not_there_is_made(tmp_path):
    path = tmp_path / "new.txt"
    replace(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]
