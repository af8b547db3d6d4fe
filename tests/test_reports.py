"""Every report, read by what others wrote for it."""

import gzip
import json
import os
import re
import subprocess
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import settings as how
from junitparser import Error, Failure, JUnitXml
from markdown_it import MarkdownIt

from checks import Document, Settings, check, formats, reports
from checks.commands.outputs import asked
from checks.core.finding import ERROR, INFO, WARNING
from checks.reports import Run, Trouble, checkstyle, github, gitlab, jsonl, junit, markdown, rdjsonl, sarif, text
from tests import npm
from tests import runs as made
from tests.command import copydesk
from tests.conftest import ROOT

FORMATS = reports.names()
SCHEMA = json.loads((ROOT / "tests" / "schemas" / "reviewdog" / "Diagnostic.json").read_text())
ANYTHING = made.runs()


def report_of(article: str, name: str = "article.txt", **settings):
    return check(formats.read(article, name), Settings(**settings))


# What every format promises


def test_the_formats_are_there():
    assert set(FORMATS) >= {
        "text", "json", "jsonl", "github", "sarif", "junit", "rdjsonl", "gitlab", "checkstyle", "markdown", "html",
    }  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_says_what_it_is_and_renders_nothing_and_everything(name):
    form = reports.named(name)
    assert form.__doc__
    form.render(Run())
    whole = form.render(made.whole())
    assert whole.endswith("\n")
    assert whole == form.render(made.whole())


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_that_is_written_file_by_file_says_the_same(name):
    form = reports.streaming(reports.named(name))
    if form is None:
        return
    run = made.whole()
    empty = Run((), run.failures, run.gates, run.version)
    tallies = [reports.Tally.of(report) for report in run.reports]
    parts = "".join(form.part(report, empty) for report in run.reports)
    assert parts + form.tail(Run((), run.failures, run.gates, run.version, written=tallies)) == form.render(run)


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ("jsonl", "text")])
def test_what_failed_and_what_was_not_passed_is_in_the_report(name):
    page = reports.named(name).render(made.whole())
    assert "no such file" in page
    assert "score 50 is below 70" in page


@pytest.mark.parametrize("name", FORMATS)
@given(run=ANYTHING)
@how(max_examples=30)
def test_any_text_can_be_reported(name, run):
    reports.named(name).render(run).encode("utf-8", "surrogatepass")


# Text


def test_text_shows_the_line_and_a_caret_under_the_place():
    lines = text.render(Run([report_of("😀 It rained,then it stopped.\n")])).splitlines()
    assert lines[0] == "article.txt:1:12: warning A space is missing after the comma. [spacing/missing-after-comma]"
    assert lines[1] == "    😀 It rained,then it stopped."
    assert lines[2] == "    " + " " * len("xx It rained") + "^ , → ,␣"


def test_text_puts_the_worst_first():
    report = report_of("It rained,then it stopped. The vote is on the the hall.\n\nSee &nbsp; there.\n")
    severities = re.findall(r"(?m)^article\.txt:\d+:\d+: (\w+)", text.render(Run([report])))
    assert severities == sorted(severities, key=[ERROR, WARNING, INFO].index)
    assert {ERROR, WARNING} <= set(severities)


def test_text_folds_the_flood_of_one_rule():
    page = text.render(Run([report_of(made.MANY, select=("spacing/double-space",))]))
    assert page.count(" warning ") == text.FIRST
    assert "article.txt: 37 more [spacing/double-space] in lines 7, 9, 11," in page
    assert "40 warnings" in page


def test_text_of_a_long_paragraph_shows_the_neighbourhood_only():
    article = "Word after word it goes on. " * 30 + "It rained,then it stopped. " + "And on and on it goes. " * 30
    line = text.render(Run([report_of(article, select=("spacing",))])).splitlines()[1]
    assert "rained,then" in line
    assert len(line) < 120


def test_text_of_a_clean_file_is_one_line_and_of_many_files_there_is_a_sum():
    assert text.render(Run([report_of("The council met.\n")])) == "article.txt: nothing found; score 100 of 100\n"
    page = text.render(Run(made.reports()))
    assert re.search(r"in \d of 9 files; lowest score \d+ \(", page.splitlines()[-1])
    assert "clean.txt" not in page


# JSON


def test_json_is_one_object_and_jsonl_a_line_a_file():
    run = made.whole()
    whole = json.loads(reports.named("json").render(run))
    lines = [json.loads(line) for line in jsonl.render(run).splitlines()]
    assert whole["files"] == lines
    assert [row["file"] for row in lines] == list(made.ARTICLES)
    assert whole["failures"][0] == {"name": "lost.txt", "message": "no such file"}


# GitHub


def commands(page: str) -> list[tuple[str, dict[str, str], str]]:
    """The workflow commands that GitHub's runner would carry out, by the rules of its ActionCommand."""
    found, stopped = [], ""
    for line in page.splitlines():
        match = re.fullmatch(r"\s*::([\w-]+)(?: ([^:]*))?::(.*)", line)
        if stopped:
            if line.strip() == f"::{stopped}::":
                stopped = ""
        elif match and match[1] == "stop-commands":
            stopped = match[3]
        elif match:
            pairs = dict(pair.split("=", 1) for pair in (match[2] or "").split(",") if pair)
            found.append((match[1], {key: unquote(value) for key, value in pairs.items()}, unquote(match[3])))
        else:
            assert "##[" not in line
    assert not stopped
    return found


def test_github_gets_no_more_than_it_shows_and_the_worst_first():
    slips = report_of(made.MANY + "See &nbsp; there.\n\n" * 14, name="b.txt")
    levels = [name for name, _, _ in commands(github.render(Run([report_of(made.MANY, "a.txt"), slips])))]
    assert levels.count("error") == levels.count("warning") == 10
    assert levels[0] == "error"


def test_github_gets_the_place_with_columns_only_within_a_line():
    ((_, place, message), *_) = commands(
        github.render(Run([report_of("It rained,then it stopped.\n", "a, b: c%.txt")]))
    )
    assert place == {
        "file": "a, b: c%.txt", "title": "spacing/missing-after-comma", "line": "1", "endLine": "1", "col": "10",
        "endColumn": "11",
    }  # fmt: skip
    assert message == "A space is missing after the comma. → , "
    repeated = "The minister said that the bridge would open in May after all.\nIt was late when he said so to them.\n"
    page = github.render(Run([report_of(f"Bridge\n\n{repeated}\nMore came.\n\n{repeated}")]))
    across = [place for _, place, _ in commands(page) if place and place["line"] != place["endLine"]]
    assert across
    assert not any("col" in place for place in across)


def test_no_line_of_an_article_is_a_command_to_github():
    names = {name for name, _, _ in commands(github.render(Run(made.reports())))}
    assert names <= {"error", "warning", "notice", "group", "endgroup"}
    assert not [message for name, _, message in commands(github.render(Run(made.reports()))) if "no command" in message]


def test_github_counts_what_failed_among_its_ten():
    run = Run([report_of("See &nbsp; there.\n" * 14)], failures=[Trouble("x.txt", "gone")])
    found = [message for name, _, message in commands(github.render(run)) if name == "error"]
    assert len(found) == 10
    assert found[0] == "gone"


def test_the_rest_goes_to_the_summary_of_the_step(tmp_path, monkeypatch):
    summary = tmp_path / "summary.md"
    summary.write_text("Before.\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    (tmp_path / "a.txt").write_text(made.MANY)
    answer = copydesk("check", "--languagetool", "off", "--format", "github", tmp_path / "a.txt")
    assert answer.code == 1
    page = summary.read_text()
    assert page.startswith("Before.\n")
    assert page.count("spacing/double-space") == 41
    assert copydesk("check", "--languagetool", "off", tmp_path / "a.txt").code == 1
    assert summary.read_text() == page, "only the report for GitHub writes there"


def test_paths_start_where_the_repository_does(tmp_path, monkeypatch):
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.txt").write_text("One  space.\n")
    monkeypatch.chdir(tmp_path / "content")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    answer = copydesk("check", "--languagetool", "off", "--format", "github", "a.txt")
    assert "file=content/a.txt," in answer.text


# SARIF


def validated(tmp_path: Path, page: str) -> list[dict[str, Any]]:
    """What Microsoft's validator says, with its rules for SARIF and for GitHub's code scanning."""
    (tmp_path / "report.sarif").write_text(page, encoding="utf-8", errors="surrogatepass")
    said = tmp_path / "said.sarif"
    command = [str(npm.sarif_multitool()), "validate", str(tmp_path / "report.sarif"), "--rule-kind", "Sarif;Ghas"]
    subprocess.run(
        [*command, "--level", "Error;Warning;Note", "--output", str(said), "--log", "ForceOverwrite"],
        capture_output=True, check=False, timeout=120,
        env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},  # it asks for no other library then
    )  # fmt: skip
    (run,) = json.loads(said.read_text(encoding="utf-8-sig"))["runs"]
    assert not run["invocations"][0].get("toolExecutionNotifications"), run["invocations"]
    return list(run.get("results", []))


@pytest.mark.slow
def test_the_validator_has_nothing_to_say_against_sarif(tmp_path):
    found = validated(tmp_path, sarif.render(made.whole()))
    grave = {(one["ruleId"], one["message"]["id"]) for one in found if one.get("level", "warning") != "note"}
    # the project has no page on the web that the report could name
    assert grave <= {("SARIF2005", "Warning_ProvideToolnformationUri")}
    assert not {one["ruleId"] for one in found if one["ruleId"].startswith(("GH", "SARIF1"))}


@pytest.mark.slow
def test_the_validator_would_speak_up(tmp_path):
    broken = json.loads(sarif.render(made.whole()))
    for result in broken["runs"][0]["results"]:
        del result["locations"]
        result["ruleIndex"] = 999
    rules = {one["ruleId"] for one in validated(tmp_path, json.dumps(broken))}
    assert any(rule.startswith("GH") for rule in rules), rules
    assert any(rule.startswith("SARIF1") for rule in rules), rules


def run_of(page: str) -> dict[str, Any]:
    found: list[dict[str, Any]] = json.loads(page)["runs"]
    assert len(found) == 1
    return found[0]


def test_a_region_of_sarif_is_the_text_it_says_by_lines_and_by_offset():
    for report in made.reports():
        source = report.document.text.removeprefix("\ufeff")
        lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", source)
        starts = [0]
        for line in lines:
            starts.append(starts[-1] + len(line))
        for finding, result in zip(report.findings, run_of(sarif.render(Run([report])))["results"], strict=True):
            region = result["locations"][0]["physicalLocation"]["region"]
            by_lines = source[
                starts[region["startLine"] - 1] + region["startColumn"] - 1 :
                starts[region["endLine"] - 1] + region["endColumn"] - 1
            ]  # fmt: skip
            by_offset = source[region["charOffset"] :][: region["charLength"]]
            assert by_lines == by_offset == finding.span.of(report.document.text).removeprefix("\ufeff")


def test_fingerprints_are_told_apart_within_a_file_and_stay_when_lines_move():
    def prints(article: str) -> list[str]:
        results = run_of(sarif.render(Run([report_of(article, select=("spacing",))])))["results"]
        return [result["partialFingerprints"]["primaryLocationLineHash"] for result in results]

    before = prints(made.ARTICLES["twice.txt"])
    assert len(set(before)) == len(before) > 1
    assert prints("A new line.\n\n" + made.ARTICLES["twice.txt"]) == before


def test_the_twin_of_a_repetition_is_a_related_location():
    results = run_of(sarif.render(Run(made.reports("twice.txt"))))["results"]
    assert [result for result in results if "relatedLocations" in result]


def test_sarif_stays_within_the_limits_of_github(monkeypatch):
    report = report_of(made.MANY + "See &nbsp; there.\n")
    monkeypatch.setattr(sarif, "MOST", 10)
    run = run_of(sarif.render(Run([report, report])))
    assert len(run["results"]) == 10
    assert "error" in [result["level"] for result in run["results"]]
    assert "more findings are left out" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


def test_the_largest_report_fits_in_what_github_takes():
    report = report_of(made.MANY * 5, select=("spacing",))
    one = json.loads(sarif.render(Run([report])))["runs"][0]["results"]
    whole = sarif.render(Run([report] * (sarif.MOST // len(one))))
    assert len(gzip.compress(whole.encode())) < 10 * 1024 * 1024


def test_what_failed_makes_the_invocation_unsuccessful():
    assert run_of(sarif.render(Run()))["invocations"][0]["executionSuccessful"] is True
    assert run_of(sarif.render(made.whole()))["invocations"][0]["executionSuccessful"] is False


# JUnit and Checkstyle


def test_junit_is_read_by_a_parser_with_a_suite_a_file():
    run = made.whole()
    suites = JUnitXml.fromstring(junit.render(run).encode())
    by_name: dict[str, list[Any]] = {}
    for suite in suites:
        by_name.setdefault(suite.name, []).extend(suite)
    for report in run.reports:
        counted = [finding for finding in report.findings if run.counts(finding)]
        cases = [case for case in by_name[report.document.name] if case.name != "gate"]
        failed = [case for case in cases if any(isinstance(result, Failure) for result in case.result)]
        assert len(failed) == len(counted)
        assert len(cases) == max(len(counted), 1)
    assert [type(result) for case in by_name["lost.txt"] for result in case.result] == [Error]
    assert suites.tests == sum(map(len, by_name.values()))
    assert suites.failures == sum(isinstance(r, Failure) for cases in by_name.values() for c in cases for r in c.result)
    assert suites.errors == 2


def test_a_finding_that_does_not_count_fails_no_case():
    report = report_of("One  space too many.\n")
    for fail_on, failures in (("warning", 1), ("error", 0), ("none", 0)):
        assert JUnitXml.fromstring(junit.render(Run([report], fail_on=fail_on)).encode()).failures == failures


def test_checkstyle_is_xml_with_an_error_a_finding():
    run = made.whole()
    root = ET.fromstring(checkstyle.render(run))
    assert root.tag == "checkstyle"
    found = [(file.get("name"), error.get("line"), error.get("column")) for file in root for error in file]
    expected = [
        (r.document.name, *map(str, reports.place(r.document, f.span.start))) for r in run.reports for f in r.findings
    ]
    assert found[: len(expected)] == expected
    assert {error.get("severity") for file in root for error in file} <= {ERROR, WARNING, INFO}


@given(ANYTHING)
def test_any_text_becomes_well_formed_xml(run):
    ET.fromstring(junit.render(run).encode())
    ET.fromstring(checkstyle.render(run).encode())


# reviewdog


def strict(schema):
    """The same schema, in which a name that it does not know is an error."""
    if isinstance(schema, dict):
        return {key: False if key == "additionalProperties" else strict(value) for key, value in schema.items()}
    return [strict(item) for item in schema] if isinstance(schema, list) else schema


def test_rdjsonl_holds_to_reviewdogs_schema():
    validator = jsonschema.Draft4Validator(strict(SCHEMA))
    lines = [json.loads(line) for line in rdjsonl.render(made.whole()).splitlines()]
    assert len(lines) == sum(len(report.findings) for report in made.reports()) + 4
    for line in lines:
        validator.validate(line)
    assert [line for line in lines if "suggestions" in line]
    assert [line for line in lines if "related_locations" in line]
    with pytest.raises(jsonschema.ValidationError):
        validator.validate({"message": "m", "locations": {}})


def test_a_suggestion_taken_by_bytes_is_the_fix():
    for report in made.reports():
        source = report.document.text
        lines = re.split(rb"(?<=\n)|(?<=\r)(?!\n)", source.encode().removeprefix(b"\xef\xbb\xbf"))
        starts = [0]
        for line in lines:
            starts.append(starts[-1] + len(line))
        for finding, line in zip(report.findings, rdjsonl.render(Run([report])).splitlines(), strict=True):
            for suggestion, fix in zip(json.loads(line).get("suggestions", []), finding.fixes, strict=False):
                first, last = (
                    starts[place["line"] - 1] + place["column"] - 1 for place in suggestion["range"].values()
                )
                whole = b"".join(lines)
                mended = source[: finding.span.start] + fix.replacement + source[finding.span.end :]
                taken = whole[:first] + suggestion["text"].encode() + whole[last:]
                assert taken == mended.encode().removeprefix(b"\xef\xbb\xbf")


# GitLab

GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32,64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./|/)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
"""What GitLab documents of a code quality report: these fields, a relative path without ./, unique fingerprints."""


def test_gitlab_gets_what_it_documents():
    page = gitlab.render(made.whole())
    assert not page.startswith("\ufeff")
    issues = json.loads(page)
    jsonschema.validate(issues, GITLAB)
    prints = [issue["fingerprint"] for issue in issues]
    assert len(set(prints)) == len(prints)


# Markdown


def test_markdown_shows_the_worst_file_first_and_keeps_its_table():
    page = markdown.render(made.whole())
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(page)
    rows = [index for index, token in enumerate(tokens) if token.type == "tr_open"]
    found = [report for report in made.reports() if report.findings]
    assert len(rows) == len(found) + 1
    cells = [sum(token.type in ("td_open", "th_open") for token in tokens[a:b]) for a, b in pairwise(rows)]
    assert set(cells) == {5}
    assert not [token for token in tokens if token.type.startswith("html")]


def test_nothing_of_an_article_is_markup_in_markdown():
    inline = [t for t in MarkdownIt("gfm-like", {"linkify": False}).parse(markdown.render(made.whole())) if t.children]
    children = [child for token in inline for child in token.children or ()]
    assert not {child.type for child in children} & {"html_inline", "link_open", "image", "em_open", "s_open"}


def test_markdown_says_how_much_it_leaves_out(monkeypatch):
    monkeypatch.setattr(markdown, "MOST", 3000)
    page = markdown.render(Run([report_of(made.MANY * 4, select=("spacing",))]))
    assert len(page.encode()) < 3100
    shown = page.count("spacing/double-space") - 1
    assert f"\n{160 - shown} more findings" in page


# Where they go


def test_a_report_goes_to_a_file_and_more_reports_to_theirs(tmp_path):
    article = tmp_path / "a.txt"
    article.write_text("One  space.\n")
    answer = copydesk(
        "check", "--languagetool", "off", article, "--format", "jsonl", "--output", tmp_path / "out" / "a.jsonl",
        "--report", f"sarif={tmp_path / 'a.sarif'}", "--report", f"junit={tmp_path / 'a.xml'}",
    )  # fmt: skip
    assert (answer.code, answer.out) == (1, b"")
    assert json.loads((tmp_path / "out" / "a.jsonl").read_text())["findings"]
    assert json.loads((tmp_path / "a.sarif").read_text())["runs"]
    assert JUnitXml.fromfile(str(tmp_path / "a.xml")).failures == 1


def test_a_report_that_cannot_be_written_is_2(tmp_path):
    article = tmp_path / "a.txt"
    article.write_text("One space.\n")
    answer = copydesk("check", "--languagetool", "off", article, "--output", article / "report.txt")
    assert answer.code == 2
    assert "cannot be written" in answer.err


def test_the_other_reports_are_written_where_one_cannot_be(tmp_path):
    article = tmp_path / "a.txt"
    article.write_text("One  space.\n")
    more = ("--report", f"sarif={article}/a.sarif", "--report", f"junit={tmp_path / 'a.xml'}")
    answer = copydesk("check", "--languagetool", "off", article, *more)
    assert answer.code == 2
    assert "a.sarif: cannot be written" in answer.err
    assert (tmp_path / "a.xml").is_file()


def test_no_report_offers_to_replace_lines_of_a_word_file():
    document = Document("One  space.\n", name="a.docx", format="docx")
    run = Run([check(document)])
    assert run.reports[0].findings
    assert "suggestions" not in rdjsonl.render(run)
    assert "fixes" not in sarif.render(run)


@pytest.mark.parametrize(
    ("given_", "said"),
    [
        ("sarf=x", "unknown format 'sarf': did you mean 'sarif'?"),
        ("foo=x", f"unknown format 'foo': there is {', '.join(reports.names())}."),
        ("=x", f"unknown format '': there is {', '.join(reports.names())}."),
        ("sarif", "--report sarif: name the file too, such as sarif=copydesk.sarif."),
    ],
)
def test_a_report_that_is_misspelt_is_2(tmp_path, given_, said):
    article = tmp_path / "a.txt"
    article.write_text("One space.\n")
    answer = copydesk("check", article, "--report", given_)
    assert answer.code == 2
    assert said in answer.err


@pytest.mark.parametrize(
    "more",
    [
        ("--output", "a", "--report", "sarif=a"),
        ("--report", "sarif=a", "--report", "html=a"),
        ("--report", "sarif=a", "--report", "html=./new/../a"),
        ("--report", "sarif=a", "--report", "html=link"),
        ("--report", "sarif=a", "--report", "sarif=a"),
    ],
)
def test_two_reports_do_not_go_to_one_file(tmp_path, monkeypatch, more):
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("One  space.\n")
    Path("link").symlink_to("a")
    answer = copydesk("check", "--languagetool", "off", "a.txt", *more)
    assert (answer.code, answer.out) == (2, b"")
    assert (
        answer.err
        == f"error: {Path(more[-1].partition('=')[2])}: another report goes there: give each a file of its own.\n"
    )
    assert not Path("a").exists()


def test_what_keeps_nothing_takes_any_number_of_reports():
    assert len(asked("text", Path(os.devnull), [f"sarif={os.devnull}", "html=a.html", "json=b/a.html"])) == 4
