"""LanguageTool as one checker among equals, against the real LanguageTool 6.8."""

import json
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from checks import Document, Settings, check
from checks.core.registry import all_rules
from checks.core.settings import LANGUAGES
from checks.files import languagetool_server as server
from checks.rules.engines import languagetool as checker
from checks.rules.engines._choices import LEAVE, TAKE, category_of, choices, never_asked

pytestmark = pytest.mark.languagetool

SLIP = "He went to there house."


def findings(text, url, **settings):
    report = check(text, Settings(languagetool=url, **{"select": ("languagetool",), **settings}))
    assert not report.skipped
    return report.findings


def found(text, url, **settings):
    return [(f.rule, f.span.of(text), f.fixes[0].replacement) for f in findings(text, url, **settings)]


def run(*arguments, text="", **environment):
    command = [sys.executable, "-m", "checks", *arguments]
    return subprocess.run(
        command, input=text.encode(), capture_output=True, check=False, env={**os.environ, **environment}
    )


def test_a_confused_word_is_found_with_its_replacement(languagetool):
    assert found(SLIP, languagetool) == [("languagetool/typo", "there", "their")]


def test_a_finding_carries_languagetool_s_own_rule_id(languagetool):
    assert findings(SLIP, languagetool)[0].code == "THERE_THEIR"


def test_ignore_accepts_languagetool_s_own_rule_ids(languagetool):
    assert not found(SLIP, languagetool, ignore=("THERE_THEIR",))


@pytest.mark.parametrize(
    ("before", "text"),
    [("", SLIP), ("😀 ", SLIP), ("𝐁𝐫𝐞𝐚𝐤𝐢𝐧𝐠 👩‍👩‍👧 news. ", SLIP), ("Café and Malmö. ", SLIP)],
    ids=["plain", "emoji", "beyond U+FFFF", "combining"],
)
def test_a_span_is_true_whatever_stands_before_it(languagetool, before, text):
    assert found(before + text, languagetool) == [("languagetool/typo", "there", "their")]


def test_a_span_is_true_where_the_match_itself_holds_an_emoji(languagetool):
    text = "They said 😀 the the 😀 end was near."
    assert found(text, languagetool) == [("languagetool/typo", " the", "")]


def test_a_span_is_true_across_the_pieces_that_a_long_article_is_sent_in(languagetool):
    text = "The harbour was calm 😀 that day.\n\n" * 700 + SLIP
    assert len(text) > checker.PIECE
    assert found(text, languagetool) == [("languagetool/typo", "there", "their")]


def test_a_span_covers_no_more_than_what_changes(languagetool):
    (finding,) = findings("The results show that the team have did well.", languagetool)
    assert len(finding.span) <= len("have did")


def test_british_spellings_are_right(languagetool):
    assert not found("The colour of the harbour centre was grey, the organiser realised.", languagetool)


def test_unknown_names_are_no_typos(languagetool):
    assert not found("Mr. Zhvanetskivych met Ms. Oyelaran-Quist in Brzezinkowo.", languagetool)


def test_grammar_inside_a_quotation_is_the_speaker_s_own(languagetool):
    slip = "She have never seen it"
    assert [rule for rule, *_ in found(f"{slip}.", languagetool)] == ["languagetool/grammar"]
    assert not found(f"“{slip},” he said.", languagetool)


def test_addresses_and_tags_are_not_read(languagetool):
    assert not found("Write to desk@example.org , or see www.example.org/there car.", languagetool)


def test_repeated_scores_are_no_repeated_words(languagetool):
    assert not found("They won 6-2 6-2 on the second day.", languagetool)


def test_a_name_of_two_like_words_is_no_repeated_word(languagetool):
    assert not found("The flood reached Wagga Wagga, and later Pago Pago, on Friday.", languagetool)


def test_built_in_findings_come_first_at_one_place(languagetool):
    report = check("The minister said,on Monday, that talks had failed.", Settings(languagetool=languagetool))
    assert [f.rule.partition("/")[0] for f in report.findings] == ["spacing"]


def test_many_threads_get_the_same_true_spans(languagetool):
    texts = [f"{'😀' * n} Number {n}. {SLIP}" for n in range(12)]
    answers = {}

    def ask(text):
        answers[text] = found(text, languagetool)

    threads = [threading.Thread(target=ask, args=(text,)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(answers[text] == [("languagetool/typo", "there", "their")] for text in texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_of_the_settings_is_known_to_the_server(languagetool, language):
    assert found(SLIP, languagetool, language=language)


def test_auto_without_a_server_says_so_and_fails_nothing():
    report = check(SLIP, Settings(languagetool="auto", select=("languagetool",)))
    assert {skipped.rule for skipped in report.skipped} == {r.id for r in all_rules() if r.asked_by == "languagetool"}
    assert "copydesk languagetool start" in report.skipped[0].reason
    assert not report.failed


def test_auto_takes_the_server_that_the_environment_names(languagetool, monkeypatch):
    monkeypatch.setenv(checker.ADDRESS, languagetool)
    assert found(SLIP, "auto")


def test_an_address_that_does_not_answer_is_a_failure():
    report = check(SLIP, Settings(languagetool="http://127.0.0.1:9", select=("languagetool",)))
    assert report.failed
    assert "http://127.0.0.1:9" in report.skipped[0].reason


def test_another_server_at_the_address_is_a_failure():
    class Other(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(404)
            self.end_headers()
            self.wfile.write(b"<html>Not found</html>")

        def log_message(self, *_):
            pass

    with HTTPServer(("127.0.0.1", 0), Other) as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{other.server_port}"
        report = check(SLIP, Settings(languagetool=url, select=("languagetool",)))
        other.shutdown()
    assert report.failed


def test_an_article_too_long_for_it_is_said():
    report = check(
        "word " * (checker.LONGEST // 4), Settings(languagetool="http://127.0.0.1:9", select=("languagetool",))
    )
    assert "longer than" in report.skipped[0].reason


def test_the_command_exits_2_on_an_address_that_does_not_answer():
    answer = run("check", "--languagetool", "http://127.0.0.1:9", "-", text="A text.")
    assert answer.returncode == 2
    assert b"http://127.0.0.1:9" in answer.stderr


def test_the_command_says_on_stderr_that_languagetool_did_not_run():
    answer = run("check", "--format", "jsonl", "-", text="A text.\n")
    assert answer.returncode == 0
    assert b"languagetool" in answer.stderr
    assert json.loads(answer.stdout)["skipped"]


def test_start_status_stop_and_auto_between_them(languagetool_jars, tmp_path):
    where = {server.JARS: str(languagetool_jars), "COPYDESK_CACHE": str(tmp_path)}
    assert run("languagetool", "status", **where).returncode == 1
    started = run("languagetool", "start", **where)
    try:
        assert started.returncode == 0, started.stderr
        assert run("languagetool", "start", **where).stderr == started.stderr
        assert run("languagetool", "status", **where).returncode == 0
        checked = run("check", "--format", "jsonl", "--select", "languagetool", "-", text=SLIP, **where)
        assert checked.returncode == 1
        assert [f["text"] for f in json.loads(checked.stdout)["findings"]] == ["there"]
    finally:
        stopped = run("languagetool", "stop", **where)
    assert b"stopped" in stopped.stderr
    assert run("languagetool", "status", **where).returncode == 1


def test_start_without_an_installation_says_how_to_get_one(tmp_path):
    answer = run("languagetool", "start", COPYDESK_CACHE=str(tmp_path), COPYDESK_LANGUAGETOOL_JARS="")
    assert answer.returncode == 2
    assert b"copydesk languagetool install" in answer.stderr


def test_install_without_java_says_what_to_install(tmp_path):
    answer = run(
        "languagetool", "install", COPYDESK_CACHE=str(tmp_path), PATH=str(tmp_path), COPYDESK_LANGUAGETOOL_JARS=""
    )
    assert answer.returncode == 2
    assert b"Java 17" in answer.stderr


def test_install_finds_what_is_there(languagetool_jars, tmp_path):
    answer = run(
        "languagetool", "install", COPYDESK_CACHE=str(tmp_path), COPYDESK_LANGUAGETOOL_JARS=str(languagetool_jars)
    )
    assert answer.returncode == 0
    assert b"already" in answer.stderr


def test_stop_ends_no_process_that_is_not_a_languagetool_server(tmp_path):
    state = tmp_path / "languagetool.json"
    state.write_text(json.dumps({"url": "http://127.0.0.1:9", "pid": os.getpid()}))
    assert not server.stop(state)


def test_a_rule_s_own_line_counts_before_a_pattern_and_a_pattern_before_its_category():
    assert category_of("THERE_THEIR", "CONFUSED_WORDS") == "typo"
    assert category_of("SOME_NEW_COMPOUNDS", "GRAMMAR") is None
    assert category_of("EN_SPECIFIC_CASE", "CASING") is None
    assert category_of("ENGLISH_WORD_REPEAT_RULE", "MISC") == "typo"
    assert category_of("ANYTHING", "A_CATEGORY_OF_TOMORROW") is None


def test_every_category_that_is_taken_has_a_rule():
    rules = {rule.id for rule in all_rules() if rule.module == "languagetool"}
    assert {f"languagetool/{line.category}" for line in choices() if line.choice == TAKE} == rules


def test_every_line_of_the_table_has_its_reason_and_counts():
    for line in choices():
        assert line.why
        assert (line.choice == TAKE) == bool(line.category)
    assert len({line.name for line in choices()}) == len(choices())


def test_what_is_taken_is_asked_for():
    rules, groups = never_asked()
    assert not {line.name for line in choices() if line.choice == TAKE} & (rules | groups)
    assert {line.name for line in choices() if line.choice == LEAVE and "*" not in line.name} >= rules | groups


def test_a_document_is_never_sent_where_languagetool_is_off(monkeypatch):
    monkeypatch.setattr(checker, "_asked", lambda *_: pytest.fail("sent"))
    assert not check(Document(SLIP)).skipped
