"""copydesk baseline and check --baseline, over a history of moved, edited and renamed articles."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.command import copydesk, jsonl

BASELINE = "copydesk-baseline.json"
RULE = "spacing/double-space"
FERRY = "The ferry  left at noon. It rained.\n\nThe harbour  was empty , they said.\n"
MARKET = "The market  opened late.\n"


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text)


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write("news/ferry.txt", FERRY)
    write("news/market.md", MARKET)


@pytest.fixture
def baseline(here):
    answer = copydesk("baseline", "news")
    assert answer.code == 0, answer.err
    assert answer.text == "copydesk-baseline.json: 4 findings in 2 files.\n"


def new(*arguments: object) -> list[str]:
    """What is found that is not in the baseline, each with the word before it."""
    answer = jsonl("--baseline", BASELINE, *(arguments or ("news",)))
    assert answer.code == int(bool(answer.found)), answer.err
    return [
        f"{Path(row['file']).name}: {Path(row['file']).read_text()[: f['start']].split()[-1]}"
        for row in answer.rows
        for f in row["findings"]
    ]


def test_what_was_there_is_not_shown_and_it_is_said(baseline):
    assert new() == []
    assert "note: not shown: 4 of the baseline." in jsonl("--baseline", BASELINE, "news").err


def test_a_new_slip_is_shown(baseline):
    write("news/ferry.txt", FERRY.replace("It rained", "It  rained"))
    assert new() == ["ferry.txt: It"]


def test_a_new_file_is_new(baseline):
    write("news/vote.txt", "The vote  is near.\n")
    assert new() == ["vote.txt: vote"]


@pytest.mark.parametrize(
    "text",
    [
        f"A new beginning.\n\n{FERRY}",
        FERRY.replace("It rained", "The rain came early this year"),
        FERRY.replace("at noon", "in the evening"),
        "\n\n".join(reversed(FERRY.strip().split("\n\n"))) + "\n",
        FERRY.replace("\n", "\r\n"),
    ],
    ids=["lines before it", "another sentence", "the same sentence", "passages moved", "newlines"],
)
def test_an_edited_article_keeps_what_it_had(baseline, text):
    write("news/ferry.txt", text)
    assert new() == []


def test_an_article_that_was_moved_keeps_what_it_had(baseline):
    write("archive/2026/boat.txt", FERRY.replace("It rained", "It  rained"))
    Path("news/ferry.txt").unlink()
    assert new("news", "archive") == ["boat.txt: It"]


def test_two_that_were_moved_are_told_apart(baseline):
    for old, text in (("news/ferry.txt", FERRY), ("news/market.md", MARKET)):
        Path(old).unlink()
        write(f"archive/{Path(old).name}", text)
    assert new("archive") == []


def test_a_copy_of_an_article_is_new(baseline):
    write("news/copy.txt", MARKET)
    assert new() == ["copy.txt: market"]


def test_another_article_does_not_take_the_place_of_one_that_is_gone(baseline):
    Path("news/market.md").unlink()
    write("news/other.txt", "A shop  closed early.\n")
    assert new() == ["other.txt: shop"]


def test_what_was_mended_is_said(baseline):
    write("news/market.md", MARKET.replace("  ", " "))
    assert "1 of the baseline are gone: `copydesk baseline` writes it anew" in jsonl("--baseline", BASELINE, "news").err


def test_a_baseline_written_anew_keeps_what_was_not_checked_and_drops_what_is_gone(baseline):
    write("news/vote.txt", "The vote  is near.\n")
    Path("news/market.md").unlink()
    assert copydesk("baseline", "news/vote.txt").code == 0
    assert list(json.loads(Path(BASELINE).read_text())["files"]) == ["news/ferry.txt", "news/vote.txt"]


def test_the_baseline_is_the_same_wherever_it_is_written_from(baseline, monkeypatch):
    before = Path(BASELINE).read_bytes()
    monkeypatch.chdir("news")
    assert copydesk("baseline", "--output", f"../{BASELINE}", ".").code == 0
    assert Path("..", BASELINE).read_bytes() == before
    assert jsonl("--baseline", f"../{BASELINE}", ".").code == 0


def test_nothing_of_it_has_a_place_in_the_text(baseline):
    assert set(json.loads(Path(BASELINE).read_text())["files"]["news/market.md"][0]) == {"rule", "text", "fingerprint"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "cannot be read"),
        ("{", "damaged"),
        ('{"version": 9}', "damaged"),
        ('{"version": 1, "files": []}', "damaged"),
    ],
)
def test_a_baseline_that_cannot_be_read_is_2(text, said):
    if text is not None:
        write(BASELINE, text)
    answer = jsonl("--baseline", BASELINE, "news")
    assert answer.code == 2
    assert f"{BASELINE}: " in answer.err
    assert said in answer.err


def test_a_piped_text_has_no_baseline():
    answer = copydesk("baseline", "-", stdin=FERRY)
    assert answer.code == 2
    assert "a baseline is of files" in answer.err


def test_what_could_not_be_read_is_2_and_keeps_what_it_had(baseline):
    before = json.loads(Path(BASELINE).read_text())
    Path("news/market.md").write_bytes(b"\xff\xfe\xfd")
    assert copydesk("baseline", "news").code == 2
    assert json.loads(Path(BASELINE).read_text()) == before


def test_over_a_real_history_only_what_came_in_is_shown(baseline):
    def git(*arguments: str) -> None:
        own = ["git", "-c", "user.name=Ann Example", "-c", "user.email=ann@example.org"]
        subprocess.run([*own, *arguments], check=True, capture_output=True)

    git("init", "--quiet")
    git("add", ".")
    git("commit", "--quiet", "--message", "As it was")
    Path("sea").mkdir()
    git("mv", "news/ferry.txt", "sea/crossing.txt")
    write("sea/crossing.txt", f"A headline\n\n{FERRY.replace('they said', 'they  said')}")
    git("commit", "--quiet", "--all", "--message", "Moved and edited")
    assert new(".") == ["crossing.txt: they"]
    assert copydesk("baseline", ".").code == 0
    git("add", ".")
    git("commit", "--quiet", "--message", "As it is")
    assert new(".") == []
    git("checkout", "--quiet", "HEAD~1")
    assert new(".") == ["crossing.txt: they"]
