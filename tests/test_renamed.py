"""What was written by the Copydesk of 24 November 2026 keeps its meaning; every rule had a finding then.

`tests/written_earlier/` holds a settings file that names every rule and group, a baseline and a file of ignored
findings with one of every rule, an article whose comments silence rules, with what was found in it all the same, and a
store; all articles in it are our own.
"""

import json
import shutil
import sqlite3
import tomllib
from pathlib import Path

import pytest
from sqlalchemy import text

from checks import check
from checks.core.registry import all_rules, rule_named, selected
from checks.core.renamed import first_name, note, renamed, today
from checks.core.settings import Settings
from checks.files.settings_file import Loader
from checks.store import Store
from tests.command import copydesk, jsonl

EARLIER = Path(__file__).parent / "written_earlier"
TABLE = Path(__file__).parent.parent / "checks" / "rules" / "renamed.toml"
OLD, NEW = "spacing/blank-before-mark", "spacing/space-before-mark"


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for file in EARLIER.iterdir():
        shutil.copy(file, tmp_path)
    articles = tmp_path / "articles"
    articles.mkdir()
    for name, article in json.loads(Path("articles.json").read_text(encoding="utf-8")).items():
        (articles / name).write_text(article, encoding="utf-8")


def test_every_new_name_is_that_of_a_rule_and_no_old_one_is():
    ids = {rule.id for rule in all_rules()}
    assert renamed()
    for old, new in renamed().items():
        assert old not in ids
        assert set(new) <= ids, old


def test_the_table_is_in_order():
    names = list(tomllib.loads(TABLE.read_text(encoding="utf-8")))
    assert names == sorted(names)


def test_a_rule_is_found_by_either_name():
    assert rule_named(OLD) is rule_named(NEW)
    assert selected(OLD) == selected(NEW) == {NEW}
    assert today(NEW) == (NEW,)


def test_only_an_old_name_is_remarked_on():
    assert note(OLD) == f"{OLD} is called {NEW} now."
    assert note(NEW) is None
    assert note("spacing") is None
    assert note("no/such-rule") is None


def test_fingerprints_know_a_rule_by_its_first_name():
    assert first_name(OLD) == first_name(NEW) == OLD
    assert first_name("spacing/double-space") == "spacing/double-space"


def test_what_is_said_under_a_new_name_counts_before_the_old_one():
    assert Settings(severity={OLD: "error", NEW: "info"}).severity == {NEW: "info"}
    assert Settings(severity={NEW: "info", OLD: "error"}).severity == {NEW: "info"}


def test_settings_that_name_every_rule_hold(here):
    given = tomllib.loads(Path("copydesk.toml").read_text(encoding="utf-8"))
    resolved = Loader().resolve().settings
    for old, severity in given["rules"].items():
        assert all(resolved.severity[new] == severity for new in today(old)), old
    named = {rule.id for rule in resolved.rules()}
    assert not [
        rule.id
        for rule in all_rules()
        if rule.id in named and rule.asked_by is None and first_name(rule.id) in given["rules"]
    ]


def test_old_names_in_settings_are_said_once_with_their_line(here):
    Path("copydesk.toml").write_text(f'[rules]\n"{OLD}" = "error"\n')
    answer = jsonl("articles/spacing.double-space.txt", "articles/spacing.blank-before-mark.txt")
    assert answer.err.count(f"copydesk.toml:2: {OLD} is called {NEW} now.") == 1
    assert ("error", NEW) in {(found["severity"], found["rule"]) for row in answer.rows for found in row["findings"]}


def test_settings_with_new_names_are_not_remarked_on(here):
    Path("copydesk.toml").write_text(f'[rules]\n"{NEW}" = "error"\n')
    assert "now." not in jsonl("articles/spacing.double-space.txt").err


def test_an_option_of_the_command_line_may_use_an_old_name(here):
    answer = jsonl("--no-config", "--select", OLD, "articles/spacing.blank-before-mark.txt")
    assert answer.found == [NEW]
    assert f"note: {OLD} is called {NEW} now." in answer.err


def test_a_baseline_hides_what_it_hid(here):
    answer = jsonl("--no-config", "--baseline", "copydesk-baseline.json", "articles")
    assert answer.found == []
    assert "calls rules by names that they had before" in answer.err
    assert "are gone" not in answer.err


def test_a_baseline_written_anew_has_the_new_names(here):
    copydesk("baseline", "--no-config", "--languagetool", "off", "articles")
    assert OLD not in Path("copydesk-baseline.json").read_text(encoding="utf-8")
    assert "names that they had" not in jsonl("--no-config", "--baseline", "copydesk-baseline.json", "articles").err


def test_what_was_ignored_beside_an_article_stays_ignored(here):
    answer = jsonl("--no-config", "all.txt")
    assert answer.found == []
    assert "no longer found" not in answer.err


def test_comments_silence_what_they_silenced(here):
    found = [first_name(rule) for rule in jsonl("--no-config", "comments.md").found]
    then = json.loads(Path("comments.found.json").read_text(encoding="utf-8"))
    assert sorted(rule for rule in found if rule != "silencing_comments/renamed") == then


def test_a_comment_with_an_old_name_is_given_the_new_one(here):
    Path("one.md").write_text(f"<!-- copydesk-disable-next-line {OLD} -->\nIt rained , they said.\n")
    (found,) = jsonl("--no-config", "one.md").rows[0]["findings"]
    assert (found["severity"], found["message"]) == ("info", f"{OLD} is called {NEW} now.")


def test_a_store_shows_its_findings_and_decisions_under_the_names_of_today(here):
    with sqlite3.connect("desk.sqlite3") as before:
        old = [row[0] for row in before.execute("SELECT rule FROM finding ORDER BY id")]
    store = Store(address="sqlite:///desk.sqlite3")
    with store.database.reading() as connection:
        found = list(connection.execute(text("SELECT rule FROM finding ORDER BY id")).scalars())
    assert found == [today(rule)[0] for rule in old]
    assert {rule.id for rule in all_rules()} >= set(found) | set(store.house.judged())
    assert store.house.judged()[NEW]


def test_a_store_knows_what_was_ignored_by_the_same_fingerprints(here):
    store = Store(address="sqlite:///desk.sqlite3")
    with store.database.reading() as connection:
        ignored = set(connection.execute(text("SELECT fingerprint FROM ignored")).scalars())
    now = {finding.fingerprint for finding in check(Path("all.txt").read_text(encoding="utf-8")).findings}
    assert ignored <= now
