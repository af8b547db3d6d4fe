"""copydesk config, and settings files through the front door of the other commands."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest

from checks.commands.init import TEMPLATE
from checks.files.settings_keys import KEYS
from checks.files.settings_schema import schema, written
from tests.command import copydesk, jsonl
from tests.conftest import ROOT
from tests.test_settings_file import WHOLE
from tools.documentation import pages

SLIP = "One  space too many.\n"
RULE = "spacing/double-space"


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(SLIP)


def settings(text: str, name: str = "copydesk.toml") -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text)


# show


def test_every_value_is_shown_with_where_it_comes_from():
    settings('language = "en-GB"\nwords = ["Zelle"]\n', "house.toml")
    settings(
        'extend = "house.toml"\nwords = ["Kovalenko"]\n\n[rules]\n"readability/long-sentence" = { words = 30 }\n\n'
        '[[terms]]\nterm = "email"\ninstead_of = ["e-mail"]\n\n[targets.sport]\nsmog = [6, 10]\n\n'
        '[[files]]\nmatch = ["*.txt"]\ndesk = "sport"\n'
    )
    answer = copydesk("config", "show", "a.txt")
    assert answer.code == 0
    assert answer.text.splitlines() == [
        "# settings file: copydesk.toml",
        'language = "en-GB"  # house.toml:1',
        'desk = "sport"  # copydesk.toml:16',
        'languagetool = "auto"  # default',
        "readability = false  # default",
        'fail_on = "warning"  # default',
        'words = ["Zelle"]  # house.toml:2',
        'words = ["Kovalenko"]  # copydesk.toml:2',
        'rules."readability/long-sentence".words = 30  # copydesk.toml:5',
        "terms: “email” for “e-mail”  # copydesk.toml:7",
        "targets.sport.smog = [6, 10]  # copydesk.toml:12",
        "targets.sport.flesch-reading-ease = [55, 80]  # band of the desk",
        "targets.sport.sentence-length = [10, 21]  # band of the desk",
        "targets.sport.hard-words = [0, 15]  # band of the desk",
        "targets.sport.headline-length = [20, 70]  # band of the desk",
    ]


def test_the_settings_are_shown_as_data():
    settings('language = "en-GB"\nwords = ["Zelle"]\n', "house.toml")
    settings(
        'extend = "house.toml"\nmin_score = 80\nat_most = { smog = 9.5 }\n[[terms]]\nterm = "email"\n'
        'instead_of = ["e-mail"]\nreason = "Style book."\n[targets.news]\nsmog = [6, 10]\n'
    )
    answer = copydesk("config", "show", "a.txt", "--format", "json")
    assert answer.code == 0
    found = json.loads(answer.text)
    assert found["file"] == "copydesk.toml"
    shown = {row["key"]: row for row in found["settings"]}
    assert list(found["settings"][0]) == ["key", "value", "origin"]
    assert shown["language"] == {"key": "language", "value": "en-GB", "origin": "house.toml:1"}
    assert shown["min_score"] == {"key": "min_score", "value": 80, "origin": "copydesk.toml:2"}
    assert shown["at_most.smog"]["value"] == 9.5
    assert shown["words"]["value"] == ["Zelle"]
    assert shown["targets.news.smog"]["value"] == [6, 10]
    assert shown["targets.news.hard-words"] == {
        "key": "targets.news.hard-words",
        "value": [0, 20],
        "origin": "band of the desk",
    }
    assert shown["terms"]["value"] == [{"term": "email", "instead_of": ["e-mail"], "reason": "Style book."}]


def test_the_settings_as_data_without_a_file_and_with_a_wrong_one():
    answer = copydesk("config", "show", "--format", "json")
    assert answer.code == 0
    assert json.loads(answer.text)["file"] is None
    settings("langauge = 1")
    answer = copydesk("config", "show", "--format", "json")
    assert (answer.code, answer.out) == (2, b"")
    assert "did you mean 'language'?" in answer.err


def test_without_a_file_the_next_step_is_said():
    answer = copydesk("config", "show")
    assert answer.code == 0
    assert answer.text.splitlines()[0] == "# no copydesk.toml here or above: `copydesk init`"


def test_what_is_wrong_is_2():
    settings('desk = "sprot"')
    answer = copydesk("config", "show")
    assert answer.code == 2
    assert "copydesk.toml:1: unknown desk 'sprot': did you mean 'sport'?" in answer.err


def test_a_flag_that_is_wrong_is_2_before_anything_is_checked():
    answer = jsonl("--exclude", "!", "a.txt")
    assert answer.code == 2
    assert "'!' is no pattern" in answer.err
    assert answer.out == b""


def test_a_project_file_of_somebody_else_that_is_no_toml_is_passed_over():
    settings("name = {{ name }}\n", "pyproject.toml")
    assert jsonl("a.txt").code == 1
    settings("[tool.copydesk]\nlanguage = \n", "pyproject.toml")
    answer = jsonl("a.txt")
    assert answer.code == 2
    assert "pyproject.toml:2: no TOML" in answer.err


# schema


def test_the_schema_is_printed_as_the_documentation_holds_it():
    assert copydesk("config", "schema").text == pages()[ROOT / "docs" / "copydesk.schema.json"]


def test_the_schema_is_one_and_knows_every_key():
    jsonschema.Draft7Validator.check_schema(schema())
    assert set(schema()["properties"]) == set(KEYS)


def test_the_schema_takes_what_a_file_can_say():
    jsonschema.validate(tomllib.loads(WHOLE), schema())


def test_the_schema_takes_a_first_file():
    jsonschema.validate(tomllib.loads(TEMPLATE), schema())


def test_a_checker_that_others_wrote_reads_schema_and_file():
    Path("schema.json").write_text(written())
    settings(WHOLE)
    settings(WHOLE.replace("smog", "smoog"), "wrong.toml")
    checker = Path(sys.executable).with_name("check-jsonschema")
    assert subprocess.run([checker, "--check-metaschema", "schema.json"], check=False).returncode == 0
    command: list[str | Path] = [checker, "--schemafile", "schema.json"]
    assert subprocess.run([*command, "copydesk.toml"], check=False).returncode == 0
    answer = subprocess.run([*command, "wrong.toml"], check=False, capture_output=True, text=True)
    assert answer.returncode == 1
    assert "smoog" in answer.stdout


@pytest.mark.parametrize(
    "text",
    [
        'langauge = "en"',
        'language = "fr"',
        'ignore = ["typso"]',
        '[rules]\n"spacing/dobule-space" = "off"',
        '[rules]\n"spacing/double-space" = "none"',
        '[rules]\n"readability/long-sentence" = { words = "many" }',
        '[rules]\n"readability/long-sentence" = { wrods = 3 }',
        '[[terms]]\nterm = "email"',
        "[targets.sport]\nsmog = 9",
        '[[files]]\ndesk = "sport"',
    ],
)
def test_the_schema_refuses_what_is_refused(text):
    settings(text)
    assert jsonl("a.txt").code == 2
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(tomllib.loads(text), schema())


# The other commands


def test_check_and_fix_take_the_nearest_file():
    settings(f'[rules]\n"{RULE}" = "off"\n', "quiet/copydesk.toml")
    Path("quiet/b.txt").write_text(SLIP)
    assert [(row["file"], len(row["findings"])) for row in jsonl("a.txt", "quiet").rows] == [
        ("a.txt", 1),
        ("quiet/b.txt", 0),
    ]
    assert copydesk("fix", "quiet/b.txt").text == SLIP
    assert copydesk("fix", "a.txt").text != SLIP


def test_standard_input_takes_the_file_of_the_current_folder():
    settings(f'[rules]\n"{RULE}" = "off"\n')
    assert jsonl("-", stdin=SLIP).found == []


def test_a_file_can_be_named_and_none_be_taken():
    settings(f'[rules]\n"{RULE}" = "off"\n')
    settings(f'[rules]\n"{RULE}" = "error"\n', "other.toml")
    assert jsonl("--no-config", "a.txt").found == [RULE]
    (row,) = jsonl("--config", "other.toml", "a.txt").rows
    assert row["findings"][0]["severity"] == "error"
    answer = jsonl("--config", "nowhere.toml", "a.txt")
    assert answer.code == 2
    assert "nowhere.toml: cannot be read" in answer.err


def test_what_counts_is_said_by_file():
    settings('fail_on = "error"\n[[files]]\nmatch = ["strict/"]\nfail_on = "info"\n')
    Path("strict").mkdir()
    Path("strict/b.txt").write_text(SLIP)
    assert jsonl("a.txt").code == 0
    assert jsonl("a.txt", "strict").code == 1
    assert jsonl("--exit-zero", "strict").code == 0
    assert jsonl("--fail-on", "warning", "a.txt").code == 1


def test_excluded_files_are_left_out_of_folders():
    settings('exclude = ["archive/"]')
    Path("archive").mkdir()
    Path("archive/b.txt").write_text(SLIP)
    assert [row["file"] for row in jsonl(".").rows] == ["a.txt"]
    assert [row["file"] for row in jsonl("archive/b.txt").rows] == ["archive/b.txt"]


def test_what_is_excluded_can_be_left_out_where_it_is_named_too():
    settings('exclude = ["archive/"]')
    Path("archive").mkdir()
    Path("archive/b.txt").write_text(SLIP)
    assert [row["file"] for row in jsonl("--force-exclude", "archive/b.txt", "a.txt").rows] == ["a.txt"]
    assert copydesk("fix", "--write", "--force-exclude", "archive/b.txt").code == 0
    assert Path("archive/b.txt").read_text() == SLIP


def test_a_broken_file_stops_its_own_articles_only_and_is_said_once():
    settings('langauge = "en"', "broken/copydesk.toml")
    for name in ("b.txt", "c.txt"):
        Path("broken", name).write_text(SLIP)
    answer = jsonl("broken", "a.txt")
    assert answer.code == 2
    assert answer.found == [RULE]
    assert answer.err.count("did you mean 'language'?") == 1


def test_where_no_rule_is_left_it_is_no_clean_text():
    answer = jsonl("--select", "readability", "a.txt")
    assert answer.code == 2
    assert "no rule is left to run" in answer.err


def test_terms_of_the_house_are_found_and_mended():
    settings('[[terms]]\nterm = "email"\ninstead_of = ["e-mail"]\nreason = "one word"\n')
    (row,) = jsonl("-", stdin="She sent an e-mail.\n").rows
    assert row["findings"][0]["message"] == "House style is “email”: one word."
    assert copydesk("fix", "-", stdin="She sent an e-mail.\n").text == "She sent an e-mail.\n"
    assert copydesk("fix", "--unsafe-fixes", "-", stdin="She sent an e-mail.\n").text == "She sent an email.\n"


def test_the_desk_sets_the_bands_of_the_gate():
    text = "It rained and the cat sat on the mat in the sun. " * 20
    settings("[targets.easy]\nflesch-reading-ease = [0, 10]\nsentence-length = [1, 99]\nhard-words = [0, 99]\n")
    Path("b.txt").write_text(text)
    assert jsonl("--ignore", "repetition", "--targets", "--config", "copydesk.toml", "b.txt").code == 1
    assert json.loads(jsonl("--targets", "b.txt").text.splitlines()[0])["measures"]


def test_init_below_another_settings_file_says_how_to_build_on_it():
    settings('words = ["Zelle"]\n')
    Path("sport").mkdir()
    answer = copydesk("init", "sport")
    assert answer.code == 0
    assert 'note: what copydesk.toml says counts here only with extend = "../copydesk.toml".' in answer.err
    own = Path("sport/copydesk.toml")
    own.write_text(own.read_text().replace('# extend = "../house/copydesk.toml"', 'extend = "../copydesk.toml"'))
    assert 'words = ["Zelle"]  # copydesk.toml:1' in copydesk("config", "show", "sport/a.txt").text
