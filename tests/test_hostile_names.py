"""Files whose names hold line feeds, commands, escapes, markup and bytes that are no text, in every output."""

import json
import os
import pty
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import unquote_to_bytes

import jsonschema  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st
from junitparser import JUnitXml
from markdown_it import MarkdownIt

from checks import check, formats, reports
from checks.commands import table
from checks.commands.session import Session, traced
from checks.core.errors import SourceError
from checks.core.printable import harmless, shown
from checks.core.report import Report
from checks.reports import Run, Trouble
from checks.store import Store
from tests.command import Answer, copydesk
from tests.conftest import ROOT
from tests.test_html_report import read
from tests.test_reports import GITLAB, SCHEMA, commands, strict

NAMES = [
    b"plain.txt",
    b"line\n::error::feed.txt",
    b"line\n##[error]feed.txt",
    b"return\r::warning::x.txt",
    b"::error::first.txt",
    b"  ::error::indented.txt",
    b"##[group]x.txt",
    b"##vso[task.setvariable variable=x]y.txt",
    b"escape\x1b[31m\x1b]0;title\x07.txt",
    b"\xc2\x9b31mC1.txt",
    b"tab\there.txt",
    b"bell\x07 back\x08 delete\x7f.txt",
    b"caf\xe9.txt",
    b"half\xed\xa0\x80.txt",
    b"<b>&amp;\"'.txt",
    b"]]><!--.txt",
    b"a, b: c%25%0A::error::d.txt",
    b"`tick`` |*s* _e_ [x](y) ![i](j) @team #1.txt",
    b"[bold]:bug:[red].txt",
    b'back\\slash "quote".txt',
    b" leading and trailing ",
    b"right\xe2\x80\xaeto left\xe2\x81\xa6.txt",
    b"line\xe2\x80\xa8separator.txt",
    b"-dash.txt",
    b"{curly}$(x).txt",
    "Ünïcödé 😀 ملف.txt".encode(),
    b"x" * 251 + b".txt",
]
ARTICLE = """\
It rained,then it \x1b]0;owned\x07 stopped.
::error::article  two
  ##[error]three  four
##[add-mask]five  six
"""
OWN = {"error", "warning", "notice", "group", "endgroup"}
STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
OTHERS = [name for name in reports.names() if name != "github"]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder of articles with all these names."""
    place = tmp_path / "articles"
    place.mkdir()
    for name in NAMES:
        (place / os.fsdecode(name)).write_bytes(ARTICLE.encode())
    monkeypatch.chdir(place)
    return place


def checked(form: str, *options: str) -> Answer:
    """A check of all the files, named one by one, as a shell does that expands a star."""
    names = map(os.fsdecode, NAMES)
    return copydesk("check", "--languagetool", "off", "--no-cache", "--format", form, *options, "--", *names)


def holds(name: bytes) -> str:
    """What a format keeps of a name that takes every character of Unicode."""
    return "".join(f"<0x{ord(c) - 0xDC00:02X}>" if "\udc80" <= c <= "\udcff" else c for c in os.fsdecode(name))


# What every output promises


@pytest.mark.parametrize("form", reports.names())
def test_every_report_of_hostile_names_is_text_that_steers_nothing(folder, form):
    answer = checked(form)
    assert answer.code == 1
    assert not STEERS.search(answer.out.decode()), STEERS.search(answer.out.decode())
    assert answer.err == ""


def logged(page: str) -> list[str]:
    """The lines that GitHub's runner or Azure's agent would take for a command, most of them anywhere in a line."""
    return [
        line for line in re.split(r"\r\n?|\n", page) if line.lstrip().startswith("::") or re.search(r"##\w*\[", line)
    ]


@pytest.mark.parametrize("form", OTHERS)
def test_no_line_of_a_report_is_a_command_to_who_logs_it(folder, form):
    assert logged(checked(form).text) == []


def test_a_command_would_be_seen():
    assert len(logged("::error::a\n  ::set-output name=x::y\na ##[group]\n##vso[x]\n")) == 4
    assert logged("a::b\n# [x]\nC##\n") == []


@pytest.mark.parametrize("form", reports.names())
@given(
    name=st.text(st.characters(), min_size=1, max_size=12).filter(lambda name: name.strip()),
    message=st.text(max_size=9),
)
@how(max_examples=40)
def test_any_name_and_message_can_be_reported(form, name, message):
    article = check(formats.read("It rained,then  it stopped.\n", "a.txt"))
    report = Report(article.document.__class__(article.document.text, name=name), article.findings)
    page = reports.named(form).render(Run([report], failures=[Trouble(name, message)], gates=[Trouble(name, message)]))
    page.encode("utf-8")
    assert not STEERS.search(page)
    if form == "github":
        assert {command for command, _, _ in commands(page)} <= OWN
    else:
        assert logged(page) == []


# Each report, by its own reader


def test_json_and_its_lines_have_every_name(folder):
    names = [holds(name) for name in NAMES]
    assert [json.loads(line)["file"] for line in checked("jsonl").text.splitlines()] == names
    assert [row["file"] for row in json.loads(checked("json").text)["files"]] == names


def test_no_json_holds_half_a_character(folder):
    for form in ("json", "jsonl", "rdjsonl", "gitlab", "sarif"):
        page = checked(form).text
        assert not re.search(r"\\u[dD][89a-fA-F]", page), (
            form
        )  # strict parsers refuse it: then the whole report is lost


def test_the_text_report_has_one_line_for_each_name(folder):
    lines = checked("text").text.splitlines()
    sums = [line for line in lines if re.search(r"; score \d+ of 100$", line)]
    assert len(sums) == len(NAMES)
    assert sums[1].startswith("line⏎::error::feed.txt: ")
    assert "caf<0xE9>.txt: " in "\n".join(sums)
    assert "escape<U+001B>[31m<U+001B>]0;title<U+0007>.txt: " in "\n".join(sums)


def test_github_gets_the_files_name(folder):
    found = commands(checked("github").text)
    assert {name for name, _, _ in found} <= OWN
    files = {place["file"] for name, place, _ in found if name in ("error", "warning", "notice")}
    assert files
    everything = {re.sub("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f]", "?", holds(name)) for name in NAMES}
    assert {re.sub(r"<U\+00..>", "?", name) for name in files} <= everything


@pytest.mark.parametrize(
    "name", [b"a, b: c%25%0A::error::d.txt", b"line\n::error::feed.txt", b"return\r::warning::x.txt"]
)
def test_an_annotation_stands_in_the_file_that_it_names(folder, name):
    answer = copydesk("check", "--languagetool", "off", "--format", "github", "--", os.fsdecode(name))
    assert {place["file"] for command, place, _ in commands(answer.text) if place and command != "group"} == {
        name.decode()
    }


def test_sarif_names_the_very_bytes(folder):
    (run,) = json.loads(checked("sarif").text)["runs"]
    uris = [one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in run["results"]]
    assert all(uri.isascii() and not re.search(r'[\s<>"{}|\\^`\[\]]', uri) for uri in uris)
    assert list(dict.fromkeys(map(unquote_to_bytes, uris))) == NAMES


def test_junit_and_checkstyle_are_xml_with_every_name(folder):
    def in_xml(name: bytes) -> str:
        return re.sub("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", holds(name))

    names = [in_xml(name) for name in NAMES]
    suites = JUnitXml.fromstring(checked("junit").out)
    assert [suite.name for suite in suites] == names
    root = ET.fromstring(checked("checkstyle").out)
    assert [file.get("name") for file in root] == names


def test_reviewdog_and_gitlab_get_every_name(folder):
    validator = jsonschema.Draft4Validator(strict(SCHEMA))
    lines = [json.loads(line) for line in checked("rdjsonl").text.splitlines()]
    for line in lines:
        validator.validate(line)
    names = [holds(name) for name in NAMES]
    assert list(dict.fromkeys(line["location"]["path"] for line in lines)) == names
    issues = json.loads(checked("gitlab").text)
    jsonschema.validate(issues, GITLAB)
    assert list(dict.fromkeys(issue["location"]["path"] for issue in issues)) == names
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def assert_markdown_is_whole(page: str) -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(page)
    kinds = {child.type for token in tokens for child in token.children or ()} | {token.type for token in tokens}
    assert not kinds & {"html_inline", "html_block", "link_open", "image", "em_open", "s_open", "fence", "code_block"}
    cells = [token.type for token in tokens].count("td_open")
    assert cells == 5 * len(NAMES)
    assert [token.type for token in tokens if token.tag == "h3"].count("heading_open") == len(NAMES)


def test_markdown_keeps_its_table_and_its_headings(folder):
    assert_markdown_is_whole(checked("markdown").text)


def test_the_summary_of_a_step_is_the_same_markdown(folder, tmp_path, monkeypatch):
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    checked("github")
    page = summary.read_bytes().decode()
    assert_markdown_is_whole(page)
    assert not STEERS.search(page)
    assert logged(page) == []


def test_html_shows_every_name_as_text(folder):
    page = checked("html").text
    reader = read(page)
    assert not {"script", "b"} & set(reader.tags)
    assert not reader.reaching
    assert reader.tags.count("section") == len(NAMES)
    assert "<h2>&lt;b&gt;&amp;amp;&quot;&#x27;.txt</h2>" in page


# The other ways out


def lines_of(answer: Answer) -> list[str]:
    assert not STEERS.search(answer.err)
    assert not logged(answer.err)
    lines = answer.err.splitlines()
    assert all(line.startswith(("error: ", "note: ")) for line in lines), lines
    return lines


@pytest.mark.parametrize("command", [("check", "--languagetool", "off"), ("fix", "--diff"), ("fix", "--write")])
def test_what_cannot_be_read_is_said_on_one_line_for_each_file(tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    names = [os.fsdecode(name) for name in NAMES if b"[" not in name]  # which would be a pattern
    assert len(lines_of(copydesk(*command, "--", *names))) == len(names)
    for name in names:
        Path(name).write_bytes(b"caf\xe9")
    lines = lines_of(copydesk(*command, "--", *names))
    assert len(lines) == len(names)
    assert "error: caf<0xE9>.txt: not utf-8 at byte 3" in "\n".join(lines)
    assert "error: [bold]:bug:[red].txt" not in "\n".join(lines)


def test_what_failed_is_in_every_report(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        Path(os.fsdecode(name)).write_bytes(b"caf\xe9")
    for form in set(reports.names()) - {"text", "jsonl"}:
        answer = checked(form)
        assert answer.code == 2
        assert not STEERS.search(answer.out.decode())
        assert form == "github" or logged(answer.text) == []
    lines = lines_of(checked("text"))
    assert len(lines) == len(NAMES)
    assert any(line.startswith("error: [bold]:bug:[red].txt: ") for line in lines), "no markup, and no emoji"


def test_several_messages_have_a_line_each_and_a_line_feed_in_one_is_its_own(capsys):
    session = Session()
    session.fail(SourceError("one\n::error::x: lost", "two: lost"), "two")
    assert capsys.readouterr().err == "error: one⏎::error::x: lost\nerror: two: lost\n"
    assert session.failures == [Trouble("two", "one\n::error::x: lost"), Trouble("two", "lost")]


def test_the_traceback_of_a_crash_steers_nothing():
    try:
        raise ValueError("a\n::error::b\n ##[error]\x1b[31m\rc")
    except ValueError as error:
        said = traced(error)
    assert not STEERS.search(said)
    assert not logged(said)
    assert said.startswith("Traceback (most recent call last):\n")


def test_the_table_at_the_end_shows_names_that_steer_nothing(folder):
    session = Session()
    with session._console.capture() as shown_:
        table.show(session._console, [reports.Tally(os.fsdecode(name), (1, 0, 0), 50, False) for name in NAMES])
    assert not STEERS.search(re.sub(r"\x1b\[[\d;]*m", "", shown_.get()))


def test_git_applies_one_patch_for_all_these_names(folder):
    answer = copydesk("fix", "--diff", "--", *map(os.fsdecode, NAMES))
    assert answer.code == 1
    headers = [line for line in answer.out.split(b"\n") if line.startswith((b"--- a", b"+++ b", b'--- "', b'+++ "'))]
    assert len(headers) == 2 * len(NAMES)
    assert not STEERS.search(b"\n".join(headers).decode())
    assert not logged(b"\n".join(headers).decode())
    subprocess.run(["git", "apply", "-"], input=answer.out, check=True, cwd=folder, capture_output=True)
    mended = {(folder / os.fsdecode(name)).read_text() for name in NAMES}
    assert mended == {copydesk("fix", "-", stdin=ARTICLE).out.decode()} != {ARTICLE}


def test_files_with_these_names_are_mended_in_place(folder):
    assert copydesk("fix", "--write", "--", *map(os.fsdecode, NAMES)).code == 0
    assert sorted(os.fsencode(path.name) for path in folder.iterdir()) == sorted(NAMES)
    assert {(folder / os.fsdecode(name)).read_text() for name in NAMES} != {ARTICLE}


def at_a_terminal(*arguments: str) -> str:
    """What a command prints to a terminal."""
    leader, follower = pty.openpty()
    try:
        subprocess.run(
            [sys.executable, "-m", "checks", *arguments], stdout=follower, stderr=subprocess.PIPE, check=False
        )
        return os.read(leader, 100_000).decode().replace("\r\n", "\n")
    finally:
        os.close(follower)
        os.close(leader)


@pytest.mark.parametrize("options", [(), ("--diff",)])
def test_an_article_that_is_printed_mended_steers_no_terminal_and_a_pipe_gets_its_bytes(tmp_path, monkeypatch, options):
    (tmp_path / "a.txt").write_text("It  was \x1b[31mlate.\n")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.chdir(tmp_path)
    page = at_a_terminal("fix", "--select", "spacing", *options, "a.txt")
    assert "It was <U+001B>[31mlate.\n" in page
    assert not STEERS.search(page)
    assert b"It was \x1b[31mlate.\n" in copydesk("fix", "--select", "spacing", *options, "a.txt").out


def test_a_message_of_a_finding_steers_nothing(tmp_path):
    report = check(formats.read("It rained,then  it stopped.\n", "a.txt"))
    hostile = Report(
        report.document,
        tuple(f.__class__(f.rule, f.category, f.severity, f.span, "Not “\x1b[2J\n::error::”") for f in report.findings),
    )
    for form in reports.names():
        page = reports.named(form).render(Run([hostile]))
        assert not STEERS.search(page), form
        assert form == "github" or not logged(page), form


def test_what_is_ignored_and_what_is_in_a_baseline_is_met_again(folder, tmp_path):
    baseline = tmp_path / "baseline.json"
    names = [os.fsdecode(name) for name in NAMES]
    assert copydesk("baseline", "--languagetool", "off", "--output", baseline, "--", *names).code == 0
    answer = checked("jsonl", "--baseline", str(baseline))
    assert (answer.code, answer.found) == (0, [])
    hostile = os.fsdecode(b"line\n::error::feed.txt")
    answer = copydesk("ignore", "--languagetool", "off", "--all", hostile)
    assert answer.code == 0
    assert len(answer.out.splitlines()) > 1
    assert all(line.startswith("line⏎::error::feed.txt: ") for line in answer.text.splitlines())
    assert copydesk("check", "--languagetool", "off", hostile).code == 0


def test_articles_with_these_names_are_kept_in_the_store(folder, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert checked("text", "--record").code == 1
    assert Store().articles.count() == len(NAMES)


# Names that are nothing but names


@pytest.mark.parametrize(
    "name",
    [
        "a.txt",
        "Ünïcödé 😀.txt",
        "ملف.txt",
        "a::b.txt",
        "C##.txt",
        "# [x].md",
        "100% a, b: c.txt",
        "<b>.txt",
        "a  b.txt",
    ],
)
def test_a_name_that_harms_nobody_is_shown_as_it_is(name):
    assert shown(name) == name


@pytest.mark.parametrize("text", ["One.\r\nTwo.\n", "a\tb", "Ünïcödé\u00a0😀", "می‌خواهم", "::x", "##[x]"])
def test_a_text_that_steers_nothing_is_printed_as_it_is(text):
    assert harmless(text) == text
