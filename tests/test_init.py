"""copydesk init."""

import re
import tomllib
from pathlib import Path

import pytest

from checks import Settings
from checks.files.settings_file import Loader
from tests.command import copydesk, jsonl


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def uncommented(text: str) -> str:
    """The file with every example in force, but for the house that is not there."""
    return re.sub(r'(?m)^# (?=\[{1,2}[\w.]+\]{1,2}$|(?!extend)[\w"/-]+ = )', "", text)


def test_a_first_file_changes_nothing_yet_and_is_commented():
    assert copydesk("init").code == 0
    text = Path("copydesk.toml").read_text()
    assert text.count("#") > 10
    assert Loader().resolve(Path("a.txt")).settings == Settings(languagetool="auto")


def test_every_example_in_it_is_right():
    copydesk("init")
    path = Path("copydesk.toml")
    path.write_text(uncommented(path.read_text()))
    settings = Loader().resolve(Path("sport/a.txt")).settings
    assert settings.desk == "sport"
    assert settings.terms[0].term == "email"
    assert settings.options == {"readability/long-sentence": {"words": 35}}
    assert set(tomllib.loads(path.read_text())) >= {"rules", "terms", "targets", "files"}


def test_what_is_there_is_not_overwritten_unasked():
    Path("copydesk.toml").write_text('desk = "sport"\n')
    answer = copydesk("init")
    assert answer.code == 2
    assert "copydesk.toml is there already: --force writes over it." in answer.err
    assert Path("copydesk.toml").read_text() == 'desk = "sport"\n'
    assert copydesk("init", "--force").code == 0
    assert Path("copydesk.toml").read_text() != 'desk = "sport"\n'


def test_a_folder_can_be_named():
    Path("articles").mkdir()
    assert copydesk("init", "articles").code == 0
    assert Path("articles/copydesk.toml").is_file()


def test_a_folder_that_is_not_there_is_2():
    answer = copydesk("init", "nowhere")
    assert answer.code == 2
    assert "no such folder" in answer.err


def test_a_project_file_that_no_longer_counts_is_mentioned():
    Path("pyproject.toml").write_text('[tool.copydesk]\ndesk = "sport"\n')
    assert "no longer counts" in copydesk("init").err


def test_a_newcomers_typo_is_answered_with_the_right_name():
    copydesk("init")
    path = Path("copydesk.toml")
    path.write_text(path.read_text().replace('language = "en"', 'langauge = "en-GB"'))
    Path("a.txt").write_text("One  space.\n")
    answer = jsonl("a.txt")
    line = next(n for n, text in enumerate(path.read_text().splitlines(), 1) if "langauge" in text)
    assert answer.code == 2
    assert answer.err == f"error: copydesk.toml:{line}: unknown key 'langauge': did you mean 'language'?\n"


def test_a_folder_that_no_system_could_name_is_said():
    answer = copydesk("init", "x" * 300)
    assert answer.code == 2
    assert "no such folder: make it first." in answer.err
