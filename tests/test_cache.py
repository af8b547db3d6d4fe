"""The cache of unchanged files: it is fast, and it never changes an answer."""

import json
import os
import subprocess
import threading
import time
import urllib.request
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import given

from checks import Settings, check, formats
from checks.commands import checking
from checks.core.record import light, recalled, record
from checks.core.settings import Term
from checks.files import cache
from checks.files.cache import FOLDER, Cache, key
from checks.rules.engines import languagetool as checker
from tests.command import copydesk, jsonl
from tests.runs import ARTICLES, reports, runs

SLIP = "One  space too many.\n"
ANYTHING = runs()


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for name, text in ARTICLES.items():
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def counted(monkeypatch):
    """The names of the files that are really checked, in order."""
    names: list[str] = []
    whole = check

    def counting(document, settings):
        names.append(document.name)
        return whole(document, settings)

    monkeypatch.setattr(checking, "check", counting)
    return names


def test_what_has_not_changed_is_not_checked_again_and_the_answer_is_the_same(folder, counted):
    first = jsonl("content")
    assert len(counted) == len(ARTICLES)
    counted.clear()
    assert jsonl("content").out == first.out
    assert counted == []
    assert jsonl("--no-cache", "content").out == first.out
    assert len(counted) == len(ARTICLES)


@pytest.mark.parametrize("form", ["text", "html", "sarif", "github"])
def test_every_report_of_what_is_known_is_the_same(folder, form):
    command = ("check", "--languagetool", "off", "--readability", "--format", form, "content")
    first = copydesk(*command)
    assert copydesk(*command).out == first.out


def test_what_has_changed_is_checked_again(folder, counted):
    jsonl("content")
    counted.clear()
    (folder / "content" / "clean.txt").write_text(SLIP)
    answer = jsonl("content")
    assert [os.path.basename(name) for name in counted] == ["clean.txt"]  # noqa: PTH119
    assert "spacing/double-space" in answer.found


def test_a_file_that_moved_is_known_and_has_its_new_name(folder, counted):
    jsonl("content")
    counted.clear()
    (folder / "content" / "clean.txt").rename(folder / "content" / "a.txt")
    assert "content/a.txt" in [row["file"] for row in jsonl("content").rows]
    assert counted == []
    (folder / "content" / "a.txt").rename(folder / "content" / "a.md")
    jsonl("content")
    assert counted == ["content/a.md"], "another ending is another reader"


def test_other_settings_are_another_question_but_another_gate_is_not(folder, counted):
    jsonl("content")
    counted.clear()
    jsonl("--fail-on", "error", "--min-score", "3", "content")
    assert counted == []
    for options in (("--select", "spacing"), ("--language", "en-GB"), ("--readability",)):
        counted.clear()
        jsonl(*options, "content")
        assert len(counted) == len(ARTICLES)


def test_other_code_is_another_question(folder, counted, monkeypatch):
    jsonl("content")
    counted.clear()
    monkeypatch.setattr(checking, "code", lambda: "of another version")
    jsonl("content")
    assert len(counted) == len(ARTICLES)


def test_the_code_is_known_by_all_its_files(tmp_path, monkeypatch):
    package = tmp_path / "checks"
    (package / "files").mkdir(parents=True)
    (package / "files" / "cache.py").write_text("")
    (package / "words.txt").write_text("one")
    monkeypatch.setattr(cache, "__file__", str(package / "files" / "cache.py"))
    before = cache.code.__wrapped__()
    assert cache.code.__wrapped__() == before
    (package / "words.txt").write_text("two")
    assert cache.code.__wrapped__() != before


def test_the_folder_stays_out_of_git_and_backups(folder):
    subprocess.run(["git", "init", "-q", "."], check=True)
    jsonl("content")
    said = subprocess.run(["git", "status", "--porcelain", "-uall"], capture_output=True, text=True, check=True).stdout
    assert (folder / FOLDER).is_dir()
    assert FOLDER not in said
    assert (folder / FOLDER / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")


def test_one_file_or_a_piped_text_leaves_nothing_behind(folder):
    jsonl("content/clean.txt")
    jsonl("-", stdin=SLIP)
    jsonl("--no-cache", "content")
    assert not (folder / FOLDER).exists()


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"findings": []}', b"\xff\xfe", b'{"findings": [{"rule": 1}]}'])
def test_what_is_damaged_is_no_answer(folder, counted, damage):
    first = jsonl("content")
    for path in (folder / FOLDER).glob("*/*.json"):
        path.write_bytes(damage)
    counted.clear()
    assert jsonl("content").out == first.out
    assert len(counted) == len(ARTICLES)


def test_a_finding_outside_the_text_is_no_answer():
    (report,) = reports("slips.txt")
    with pytest.raises(ValueError, match="outside"):
        recalled(check("One.").document, record(report))


def test_a_folder_that_cannot_be_written_hinders_nothing(folder):
    (folder / FOLDER).write_text("a file of that name")
    assert len(jsonl("content").rows) == len(ARTICLES)


def test_a_server_that_is_asked_is_asked_again(folder):
    answer = copydesk("check", "--languagetool", "http://127.0.0.1:1", "content")
    assert answer.code == 2
    assert not (folder / FOLDER).exists()


def test_what_is_old_is_dropped(tmp_path):
    store = Cache(tmp_path / "cache")
    store.put("a" * 64, {"x": 1})
    store.put("b" * 64, {"x": 2})
    (old,) = (tmp_path / "cache" / "aa").iterdir()
    long_ago = time.time() - 40 * 24 * 3600
    os.utime(old, (long_ago, long_ago))
    store.prune()
    assert store.get("a" * 64) is None
    assert store.get("b" * 64) == {"x": 2}
    assert (tmp_path / "cache" / ".gitignore").is_file()


def test_keys_depend_on_content_settings_and_parts_but_not_on_an_order():
    words = [f"word{number}" for number in range(50)]
    one = Settings(words=frozenset(words), options={"readability/long-sentence": {"words": 30}})
    two = Settings(words=frozenset(reversed(words)), options={"readability/long-sentence": {"words": 30}})
    assert key("a", one) == key("a", two) == key(b"a", one)
    others = [
        key("b", one), key("a", one, ".md"), key("a", replace(one, language="en-GB")),
        key("a", replace(one, ignore=("x",))), key("a", replace(one, words=frozenset())),
        key("a", replace(one, terms=(Term("yes", ("no",)),))),
        key("a", replace(one, options={"readability/long-sentence": {"words": 31}})),
    ]  # fmt: skip
    assert len({key("a", one), *others}) == len(others) + 1


@given(ANYTHING)
def test_a_report_comes_back_from_a_record_as_it_was(run):
    (report,) = run.reports
    again = recalled(report.document, json.loads(json.dumps(record(report))))
    assert again == report
    assert again.score == report.score
    assert light(report) == report


def test_a_light_report_carries_no_views(monkeypatch):
    report = check(formats.read("One  space.\n" * 50, "a.txt"))
    assert "tokens" in vars(report.document)
    assert not {"tokens", "prose", "blocks"} & set(vars(light(report).document))
    assert light(report).score == report.score


# With LanguageTool


class Between(BaseHTTPRequestHandler):
    """Passes everything on to the server behind it, and counts what is to be checked."""

    behind = ""
    version = b""
    checked = 0

    def do_GET(self):
        if self.path.startswith("/v2/info") and self.version:
            self._answer(self.version)
        else:
            self._pass_on(None)

    def do_POST(self):
        type(self).checked += self.path.startswith("/v2/check")
        self._pass_on(self.rfile.read(int(self.headers["Content-Length"])))

    def _pass_on(self, data):
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(self.behind + self.path, data) as reply:
            self._answer(reply.read())

    def _answer(self, body):
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def between(languagetool):
    class Own(Between):
        behind = languagetool

    with ThreadingHTTPServer(("127.0.0.1", 0), Own) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Own, f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def two(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt"):
        Path(name).write_text(f"He went to there house. This is {name[0]} text.\n")


def with_server(url):
    return copydesk("check", "--format", "jsonl", "--select", "languagetool", "--languagetool", url, "a.txt", "b.txt")


@pytest.mark.languagetool
def test_what_the_same_languagetool_said_is_not_asked_again(two, between):
    server, url = between
    first = with_server(url)
    assert first.found.count("languagetool/typo") == 2
    assert server.checked == 2
    assert with_server(url).out == first.out
    assert server.checked == 2
    server.version = b'{"software": {"version": "6.9"}}'
    checker._asked.cache_clear()
    assert with_server(url).out == first.out
    assert server.checked == 4


@pytest.mark.languagetool
def test_a_languagetool_that_no_longer_answers_is_a_failure_whatever_is_known(two, between):
    _, url = between
    with_server(url)
    assert with_server("http://127.0.0.1:9").code == 2


def test_what_a_server_did_not_say_is_not_kept(two, monkeypatch):
    monkeypatch.setenv(checker.ADDRESS, "http://127.0.0.1:9")
    assert with_server("auto").code == 0
    assert not list(Path(FOLDER).glob("*/*"))
