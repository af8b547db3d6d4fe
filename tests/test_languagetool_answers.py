"""What stands at LanguageTool's address may be silent, endless, somewhere else or no LanguageTool: it is said."""

import json
import socket
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from checks import Settings, check
from checks.core import asking
from checks.rules.engines import languagetool as checker
from checks.ui.app import checking
from checks.ui.app.desk import Desk
from tests.command import copydesk
from tests.pretenders import LANGUAGES, MATCH, SLIP, drips, floods, hangs, pretending, says


@pytest.fixture(autouse=True)
def in_a_hurry(monkeypatch):
    """No test waits as long as an editor would, and none is told of a server by another."""
    monkeypatch.setattr(checker, "PATIENCE", 0.5)
    monkeypatch.setattr(checker, "GRACE", 0.5)
    asking.ask_again()
    checker._asked.cache_clear()


def report(url, text=SLIP, **settings):
    return check(text, Settings(languagetool=url, **{"select": ("languagetool",), **settings}))


def reason(url, text=SLIP):
    """Why no rule of LanguageTool ran."""
    said = report(url, text)
    assert said.failed
    assert not said.findings
    (only,) = {skipped.reason for skipped in said.skipped}
    assert "crashed" not in only
    return only


def answered(**more):
    return says({"matches": [MATCH | more]})


def found(url, text=SLIP):
    said = report(url, text)
    assert not said.skipped
    return [(finding.rule, finding.span.of(text)) for finding in said.findings]


def test_one_article_is_asked_for_once():
    with pretending() as server:
        found(server.url)
        assert server.sent == [SLIP]


# Silence


def test_a_true_answer_is_taken():
    with pretending() as server:
        assert found(server.url) == [("languagetool/typo", "there")]


@pytest.mark.parametrize("silent", [hangs, drips])
def test_a_server_that_does_not_say_what_it_is_gets_no_text_and_holds_nobody(silent):
    with pretending(languages=silent) as server:
        began = time.monotonic()
        said = reason(server.url)
        assert time.monotonic() - began < 5
        assert server.sent == []
    assert server.url in said
    assert "in time" in said


@pytest.mark.parametrize("silent", [hangs, drips])
def test_a_server_that_never_ends_its_answer_holds_nobody(silent):
    with pretending(check=silent) as server:
        began = time.monotonic()
        assert "in time" in reason(server.url)
        assert time.monotonic() - began < 5


def test_a_port_that_accepts_and_says_nothing_at_all_holds_nobody():
    with socket.create_server(("127.0.0.1", 0)) as port:
        began = time.monotonic()
        assert "in time" in reason(f"http://127.0.0.1:{port.getsockname()[1]}")
        assert time.monotonic() - began < 5


def test_a_long_text_gets_more_time_than_a_short_one(monkeypatch):
    def slow(handler):
        time.sleep(1.2)
        says({"matches": []})(handler)

    monkeypatch.setattr(checker, "PACE", 10_000)
    with pretending(check=slow) as server:
        assert found(server.url, "word " * 3_000) == []
        assert "in time" in reason(server.url)


def test_a_server_that_is_slow_with_every_piece_has_no_more_time_than_the_whole_text(monkeypatch):
    def slow(handler):
        time.sleep(0.4)
        says({"matches": []})(handler)

    monkeypatch.setattr(checker, "PACE", 1_000_000)
    with pretending(check=slow) as server:
        assert "in time" in reason(server.url, "word " * 20_000)
        assert server.checked < 5


def test_after_one_silence_nobody_asks_again(monkeypatch):
    with pretending(check=hangs) as server:
        first = reason(server.url)
        monkeypatch.setattr(asking, "MOMENT", 0)
        assert reason(server.url, "Another text.") == first
        assert server.checked == 1


def test_who_waits_for_a_silent_server_learns_of_it_from_who_asked():
    with pretending(check=hangs) as server:
        texts = [f"Text {number}. {SLIP}" for number in range(6)]
        threads = [threading.Thread(target=reason, args=(server.url, text)) for text in texts]
        began = time.monotonic()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert time.monotonic() - began < 3
        assert server.checked == 1


def test_one_silent_server_says_nothing_about_another():
    with pretending(check=hangs) as silent, pretending() as server:
        reason(silent.url)
        assert found(server.url)


def test_a_server_that_refuses_is_asked_again_a_little_later(monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as port:
        number = port.getsockname()[1]
    assert "refused" in reason(f"http://127.0.0.1:{number}").lower()
    monkeypatch.setattr(asking, "MOMENT", 0)
    with on_port(number) as url:
        assert "in time" in reason(url)


@contextmanager
def on_port(number):
    """Something that listens there; it says nothing."""
    with socket.create_server(("127.0.0.1", number)):
        yield f"http://127.0.0.1:{number}"


def test_auto_goes_on_without_a_silent_server_and_fails_nothing(monkeypatch):
    with pretending(check=hangs) as server:
        monkeypatch.setenv(checker.ADDRESS, server.url)
        said = report("auto")
    assert said.skipped
    assert not said.failed


# Many files


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("news").mkdir()
    for number in range(12):
        Path(f"news/{number}.txt").write_text(f"Text {number},it says. {SLIP}\n")
    return tmp_path


@pytest.mark.parametrize("where", ["info", "languages", "check"])
def test_in_a_folder_one_silence_is_waited_for_and_said_once(folder, where):
    with pretending(**{where: hangs}) as server:
        began = time.monotonic()
        answer = copydesk("check", "--format", "jsonl", "--languagetool", server.url, "news")
        assert time.monotonic() - began < 20
        assert server.asked.count(f"/v2/{where}") == 1
        assert server.checked == (where == "check")
    assert answer.code == 2
    assert answer.err.count("in time") == 1
    assert len(answer.rows) == 12
    assert all(row["skipped"] and row["findings"] for row in answer.rows)


def test_in_a_folder_a_silent_server_that_nobody_required_is_a_note(folder, monkeypatch):
    with pretending(info=hangs) as server:
        monkeypatch.setenv(checker.ADDRESS, server.url)
        answer = copydesk("check", "--format", "jsonl", "--exit-zero", "news")
    assert answer.code == 0
    assert answer.err.count("in time") == 1
    assert answer.err.startswith("note: ")


def test_in_a_folder_a_server_that_speaks_is_asked_for_every_file(folder):
    with pretending(check=says({"matches": []})) as server:
        assert copydesk("check", "--exit-zero", "--languagetool", server.url, "news").code == 0
        assert server.checked == 12


@pytest.mark.slow
def test_several_processes_do_not_ask_a_server_whose_silence_is_known(folder):
    with pretending(info=hangs) as server:
        answer = copydesk("check", "--format", "jsonl", "--jobs", "2", "--languagetool", server.url, "news")
        assert server.asked == ["/v2/info"]
    assert answer.code == 2
    assert answer.err.count("in time") == 1


# The desk


def grammar(desk, under_way):
    """Waits for the grammar part and returns why it did not run."""
    under_way.behind(desk)
    until = time.monotonic() + 20
    while under_way.busy and time.monotonic() < until:
        time.sleep(0.02)
        under_way.collect(desk)
    assert not under_way.busy
    return [skipped.reason for skipped in desk.skipped[checking.GRAMMAR]]


def test_at_the_desk_a_silent_server_is_said_and_asked_again_when_an_editor_wishes(monkeypatch):
    with pretending(check=hangs) as server:
        monkeypatch.setenv(checker.ADDRESS, server.url)
        desk, under_way = Desk(SLIP), checking.Checking()
        assert "in time" in grammar(desk, under_way)[0]
        other = Desk(f"Another text. {SLIP}")
        assert "in time" in grammar(other, checking.Checking())[0]
        assert server.checked == 1
        server.acts["/v2/check"] = says({"matches": [MATCH]})
        under_way.again(desk, checking.GRAMMAR)
        assert grammar(desk, under_way) == []


def test_at_the_desk_a_silent_server_is_tried_anew_after_some_time(monkeypatch):
    with pretending(check=hangs) as server:
        monkeypatch.setenv(checker.ADDRESS, server.url)
        desk = Desk(SLIP)
        assert grammar(desk, checking.Checking())
        server.acts["/v2/check"] = says({"matches": [MATCH]})
        assert grammar(desk, checking.Checking())
        monkeypatch.setattr(checking, "RESTED", 0.0)
        assert grammar(desk, checking.Checking()) == []


# Other addresses


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_an_address_that_sends_on_is_an_error_and_no_text_goes_there(status):
    with pretending() as other:
        moved = says(b"", status, Location=f"{other.url}/v2/languages")
        with pretending(languages=moved) as server:
            said = reason(server.url)
            assert server.sent == []
        assert other.asked == []
    assert f"{other.url}/v2/languages" in said


def test_a_text_is_not_sent_on_either():
    with pretending() as other:
        moved = says(b"", 307, Location=f"{other.url}/v2/check")
        with pretending(check=moved) as server:
            assert f"{other.url}/v2/check" in reason(server.url)
        assert other.asked == []


def test_the_commands_follow_nobody_to_another_address(monkeypatch):
    with pretending() as other:
        moved = says(b"", 302, Location=f"{other.url}/v2/languages")
        with pretending(languages=moved, info=moved) as server:
            monkeypatch.setenv(checker.ADDRESS, server.url)
            assert copydesk("languagetool", "status").code == 1
            copydesk("check", "--languagetool", server.url, "-", stdin=SLIP)
        assert other.asked == []


def test_a_server_that_does_not_know_what_it_is_called_is_asked_all_the_same(folder):
    with pretending(info=says(b"", 404), check=says({"matches": []})) as server:
        assert copydesk("check", "--exit-zero", "--languagetool", server.url, "news").code == 0
        assert server.checked == 12


def test_an_address_with_the_version_of_the_interface_is_understood():
    with pretending() as server:
        assert found(f"{server.url}/v2/")
        assert found(f"{server.url}/")


# Answers that are not LanguageTool's


NONSENSE = {
    "no JSON": says(b"<html>Welcome</html>"),
    "nothing": says(b""),
    "no object": says([1, 2]),
    "a number of 10,000 digits": says(b'{"matches": [' + b"9" * 10_000 + b"]}"),
    "a hundred thousand brackets": says(b"[" * 100_000),
    "no UTF-8": says(b'{"matches": "\xff"}'),
    "no matches": says({"software": {}}),
    "matches that are none": says({"matches": {"a": 1}}),
    "a match that is none": says({"matches": ["there"]}),
    "more matches than characters": says({"matches": [MATCH] * 30}),
    "a negative offset": answered(offset=-3),
    "a negative length": answered(length=-1),
    "an offset past the end": answered(offset=10**6),
    "a length past the end": answered(length=10**12),
    "an offset that is a text": answered(offset="11"),
    "an offset that is a fraction": answered(offset=1.5),
    "an offset that is infinite": says(b'{"matches": [{"offset": 1e999}]}'),
    "an offset that is true": answered(offset=True),
    "no offset": answered(offset=None),
    "no rule": answered(rule=None),
    "a rule without a category": answered(rule={"id": "THERE_THEIR"}),
    "a rule whose id is a number": answered(rule={"id": 7, "category": {"id": "X"}}),
    "replacements that are none": answered(replacements="their"),
    "a replacement that is none": answered(replacements=["their"]),
    "a replacement of another kind": answered(replacements=[{"value": 5}]),
    "a message that is a list": answered(message=["their"]),
}


@pytest.mark.parametrize("nonsense", NONSENSE)
def test_an_answer_that_is_not_languagetool_s_is_said_to_be_none(nonsense):
    with pretending(check=NONSENSE[nonsense]) as server:
        said = reason(server.url)
    assert server.url in said
    assert "not LanguageTool's" in said


def test_nonsense_about_one_text_is_asked_for_once_and_says_nothing_of_others():
    with pretending(check=answered(offset=-3)) as server:
        reason(server.url)
        assert server.checked == 1
        server.acts["/v2/check"] = says({"matches": []})
        assert found(server.url, "Another text.") == []


def test_what_is_no_languagetool_is_asked_what_it_is_once(folder):
    with pretending(languages=says(b"<html>Welcome</html>")) as server:
        answer = copydesk("check", "--languagetool", server.url, "news")
        assert server.asked.count("/v2/languages") == 1
    assert answer.code == 2
    assert answer.err.count("not LanguageTool's") == 1


def test_a_hundred_million_bytes_are_not_read():
    with pretending(check=floods) as server:
        assert "MiB" in reason(server.url)


@pytest.mark.parametrize(
    "languages",
    [says(b"<html>"), says([1]), says({"en-US": 1}), says([{"code": "de", "longCode": "de-DE"}]), says([])],
)
def test_a_text_is_only_sent_to_what_says_that_it_reads_its_language(languages):
    with pretending(languages=languages) as server:
        assert server.url in reason(server.url)
        assert server.sent == []


@pytest.mark.parametrize("status", [400, 403, 404, 429, 500, 503])
def test_an_error_of_the_server_is_said_in_its_own_words(status):
    with pretending(check=says(b"Error: too many requests\nat line 7", status)) as server:
        said = reason(server.url)
    assert f"{status}" in said
    assert "too many requests" in said
    assert "line 7" not in said


def test_what_a_server_says_cannot_write_on_the_terminal():
    with pretending(check=says(b"\x1b[2J\x07::error::no\r", 500)) as server:
        assert reason(server.url).isprintable()


def test_a_message_is_one_printable_line():
    with pretending(check=answered(message="One\x1b[31m\nline")) as server:
        (finding,) = report(server.url).findings
    assert finding.message.isprintable()


def test_a_replacement_that_no_file_can_hold_is_not_offered():
    answer = json.dumps({"matches": [MATCH | {"replacements": [{"value": "\ud800"}, {"value": "their"}]}]})
    with pretending(check=says(answer.encode())) as server:
        (finding,) = report(server.url).findings
    assert [fix.replacement for fix in finding.fixes] == ["their"]


def test_a_match_that_ends_with_the_text_is_none_of_that():
    text = "It is there 😀"
    with pretending(check=answered(offset=6, length=8)) as server:
        assert found(text=text, url=server.url) == [("languagetool/typo", "there 😀")]


def test_a_match_inside_a_surrogate_pair_covers_the_whole_character():
    with pretending(check=answered(offset=1, length=7)) as server:
        (finding,) = report(server.url, "😀 there").findings
    assert finding.span.start == 0


def test_a_text_with_half_a_character_is_sent_all_the_same():
    with pretending(check=says({"matches": []})) as server:
        assert found(server.url, "Half \udc80 of it.") == []


def test_every_language_of_the_server_counts_by_both_its_names():
    named = says([*LANGUAGES, {"name": "Deutsch"}, {"code": "en-AU"}])
    with pretending(languages=named, check=says({"matches": []})) as server:
        for language in ("en", "en-GB", "en-AU"):
            assert not report(server.url, language=language).skipped
        assert report(server.url, language="en-CA").failed
