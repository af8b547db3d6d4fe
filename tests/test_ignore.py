"""copydesk ignore, and the file beside an article."""

import json
from pathlib import Path

import pytest

from checks.core.errors import SourceError
from checks.core.finding import Known
from checks.files import known
from tests.command import copydesk, jsonl

ARTICLE = "The vote  is on Monday. It rained.\n\nThe count  is slow , they say.\n"
RULE, OTHER = "spacing/double-space", "spacing/space-before-mark"
BESIDE = Path("a.txt.copydesk.json")


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(ARTICLE)


def found() -> list[str]:
    return jsonl("a.txt").found


def test_nothing_is_ignored_at_first():
    assert found() == [RULE, RULE, OTHER]
    assert copydesk("ignore", "a.txt").text == "a.txt: nothing is ignored.\n"
    assert not BESIDE.exists()


@pytest.mark.parametrize(
    ("options", "left"),
    [
        (("--at", "1"), [RULE, OTHER]),
        (("--at", "1:9"), [RULE, OTHER]),
        (("--at", "3"), [RULE]),
        (("--at", "3", "--rule", RULE), [RULE, OTHER]),
        (("--at", "1", "--at", "3"), []),
        (("--rule", RULE), [OTHER]),
        (("--rule", "spacing"), []),
        (("--all",), []),
    ],
)
def test_what_is_meant_is_ignored_and_the_rest_is_found(options, left):
    answer = copydesk("ignore", "a.txt", *options)
    assert answer.code == 0, answer.err
    assert found() == left


def test_a_finding_is_ignored_by_its_fingerprint():
    finding = jsonl("a.txt").rows[0]["findings"][2]
    assert copydesk("ignore", "a.txt", "--fingerprint", finding["fingerprint"]).code == 0
    assert found() == [RULE, RULE]


def test_the_reason_is_kept_and_shown():
    copydesk("ignore", "a.txt", "--at", "1", "--reason", "so it stands on the sign")
    assert copydesk("ignore", "a.txt").text == f"a.txt: {RULE} [␣␣]: so it stands on the sign\n"
    (entry,) = json.loads(BESIDE.read_text())["ignored"]
    assert entry["reason"] == "so it stands on the sign"


def test_ignoring_twice_is_ignoring_once():
    copydesk("ignore", "a.txt", "--at", "1")
    before = BESIDE.read_bytes()
    assert copydesk("ignore", "a.txt", "--at", "1").code == 0
    assert BESIDE.read_bytes() == before


def test_an_exit_code_does_not_count_what_is_ignored_and_it_is_said():
    copydesk("ignore", "a.txt", "--all")
    answer = jsonl("a.txt")
    assert answer.code == 0
    assert "note: not shown: 3 ignored." in answer.err
    assert answer.rows[0]["score"]["total"] == 100


def test_fix_leaves_what_is_ignored_as_it_is():
    copydesk("ignore", "a.txt", "--at", "1")
    assert copydesk("fix", "a.txt").text == ARTICLE.replace("count  is", "count is").replace("slow ,", "slow,")


@pytest.mark.parametrize(
    "edit",
    [
        ("The vote", "A new beginning.\n\nThe vote"),
        ("It rained.", "The rain, they said, had come early this year."),
        ("is on Monday", "was on Tuesday"),
    ],
)
def test_what_is_ignored_stays_so_over_edits(edit):
    copydesk("ignore", "a.txt", "--at", "1")
    Path("a.txt").write_text(ARTICLE.replace(*edit))
    assert found() == [RULE, OTHER]


def test_a_new_slip_of_the_same_kind_is_found():
    copydesk("ignore", "a.txt", "--rule", RULE)
    Path("a.txt").write_text(ARTICLE.replace("It rained", "It  rained"))
    assert found() == [RULE, OTHER]


def test_it_can_be_undone():
    copydesk("ignore", "a.txt", "--all")
    assert copydesk("ignore", "a.txt", "--undo", "--at", "1").code == 0
    assert found() == [RULE]
    assert copydesk("ignore", "a.txt", "--undo", "--all").code == 0
    assert found() == [RULE, RULE, OTHER]
    assert not BESIDE.exists()


def test_what_is_gone_is_said_and_can_be_dropped():
    copydesk("ignore", "a.txt", "--all")
    Path("a.txt").write_text(ARTICLE.replace("slow ,", "slow,"))
    assert "1 of what it lets stand is no longer found: `copydesk ignore a.txt --prune` drops it" in jsonl("a.txt").err
    assert "(gone)" in copydesk("ignore", "a.txt").text
    assert copydesk("ignore", "a.txt", "--prune").code == 0
    assert len(json.loads(BESIDE.read_text())["ignored"]) == 2
    assert "no longer found" not in jsonl("a.txt").err


def test_a_rule_that_did_not_run_says_nothing_of_what_it_would_find():
    copydesk("ignore", "a.txt", "--all")
    assert "no longer found" not in jsonl("--select", "typos", "a.txt").err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--at", "2"), "nothing like that is found: `copydesk check a.txt` says what is."),
        (("--at", "first"), "--at first: give a line, such as 12, or a line and a column, such as 12:5."),
        (("--rule", "spacign"), "did you mean 'spacing'?"),
        (("--fingerprint", "0"), "nothing like that is found"),
    ],
)
def test_what_is_not_there_is_2_with_the_next_step(options, said):
    answer = copydesk("ignore", "a.txt", *options)
    assert answer.code == 2
    assert said in answer.err
    assert not BESIDE.exists()


def test_a_paste_that_is_of_a_file_has_what_is_beside_it():
    copydesk("ignore", "a.txt", "--rule", RULE)
    assert jsonl("--stdin-filename", "a.txt", "-", stdin=f"A new beginning.\n\n{ARTICLE}").found == [OTHER]
    mended = copydesk("fix", "--stdin-filename", "a.txt", "-", stdin=ARTICLE).text
    assert mended == ARTICLE.replace("slow ,", "slow,")


def test_a_paste_has_nothing_beside_it():
    answer = copydesk("ignore", "-", "--all", stdin=ARTICLE)
    assert answer.code == 2
    assert "name one file" in answer.err


def test_a_damaged_file_is_2_and_everything_is_found():
    BESIDE.write_text("{")
    answer = jsonl("a.txt")
    assert answer.code == 2
    assert f"{BESIDE}: damaged, or of another version" in answer.err
    assert answer.found == [RULE, RULE, OTHER]
    mended = copydesk("fix", "a.txt")
    assert (mended.code, mended.text) == (2, ARTICLE)


@pytest.mark.parametrize(
    "text", ['{"version": 2}', "[]", '{"version": 1, "ignored": [1]}', '{"version": 1, "ignored": [{"rule": 1}]}']
)
def test_what_is_of_another_kind_is_damaged(text):
    BESIDE.write_text(text)
    with pytest.raises(SourceError, match="damaged"):
        known.ignored(Path("a.txt"))


def test_entries_are_read_as_they_were_written():
    entries = (Known(RULE, "  ", "1"), Known(OTHER, 'a"\n\ud800 é', "2", "why — so"))
    known.ignore(Path("a.txt"), entries)
    assert known.ignored(Path("a.txt")) == entries
    assert len(BESIDE.read_bytes().splitlines()) == 4 + len(entries) + 1


# What is not ours to read


DAMAGED = {
    "brackets in brackets": "[" * 100_000,
    "a number without end": '{"version": ' + "9" * 10_000 + "}",
    "no lists": '{"version": 1, "ignored": 7, "files": 7}',
    "a null byte": "\0",
}


@pytest.mark.parametrize("text", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_file_beside_an_article_is_2_and_the_others_are_checked(text):
    BESIDE.write_text(text)
    Path("b.txt").write_text(ARTICLE)
    answer = jsonl("a.txt", "b.txt")
    assert answer.code == 2
    assert answer.err == f"error: {BESIDE}: damaged, or of another version: put it back as it was, or delete it.\n"
    assert answer.rows[1]["findings"]
    Path("base.json").write_text(text)
    assert "base.json: damaged" in jsonl("--baseline", "base.json", "b.txt").err


def test_an_article_whose_name_leaves_no_room_for_a_file_beside_it_is_checked():
    name = f"{'é' * 124}.txt"
    Path(name).write_text(ARTICLE)
    assert jsonl(name).found == [RULE, RULE, OTHER]
    answer = copydesk("ignore", name, "--all")
    assert answer.code == 2
    assert "cannot be written (File name too long)" in answer.err
