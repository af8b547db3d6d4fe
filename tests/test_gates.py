"""Gates and exit codes: 0 and 1 are only said where the whole job was done."""

import signal
import subprocess
import sys
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import Settings, check
from checks.core.desks import MEASURES, Target
from checks.core.errors import SettingsError
from checks.core.gates import Gates, bounds, key
from checks.core.registry import all_rules
from tests.command import copydesk

SLIP = "One  space too many.\n"
CLEAN = "One space is enough.\n"
LONG = "The committee, which met on Friday in the old town hall, said that it would publish its report in May. " * 12
NOWHERE = "http://127.0.0.1:1"


def codes(*arguments: object, stdin: str = "") -> int:
    return copydesk("check", "--languagetool", "off", *arguments, stdin=stdin).code


@pytest.fixture
def files(tmp_path):
    """Two files with one finding, one with two, one with none."""
    for name, text in {"a.txt": SLIP, "b.txt": SLIP, "c.txt": SLIP * 2, "d.txt": CLEAN}.items():
        (tmp_path / name).write_text(text)
    return tmp_path


# --max-findings


@pytest.mark.parametrize(("most", "code"), [(0, 1), (3, 1), (4, 0), (5, 0)])
def test_findings_are_counted_over_all_files(files, most, code):
    answer = copydesk("check", "--languagetool", "off", "--max-findings", most, files)
    assert answer.code == code
    assert ("4 findings are more than 3" in answer.text) == (most == 3)


def test_only_what_fail_on_counts_is_counted(files):
    assert codes("--max-findings", 0, "--fail-on", "error", files) == 0


# --min-score


def test_every_file_must_have_the_score(files):
    answer = copydesk("check", "--languagetool", "off", "--fail-on", "none", "--min-score", "80", files)
    assert answer.code == 1
    assert [line for line in answer.text.splitlines() if "[gate]" in line] == [
        f"{files / 'c.txt'}: score 71 is below 80 [gate]"
    ]
    assert codes("--fail-on", "none", "--min-score", 71, files) == 0


# Readability


def test_every_measure_that_is_typed_is_measured_and_the_other_way_round():
    measured = {key(measure.name) for measure in check(LONG * 3, Settings(readability=True)).measures or ()}
    assert measured == set(MEASURES)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--at-least", "flesch-reading-ease=95"), "Flesch reading ease"),
        (("--at-most", "sentence-length=5"), "is above 5"),
        (("--at-most", "Sentence length=5"), "is above 5"),
        (("--at-least", "words=1000"), "is below 1000"),
        (("--targets",), "is below 20–70"),
    ],
)
def test_a_readability_gate_is_missed_with_its_figure(options, said):
    answer = copydesk(
        "check", "--languagetool", "off", "--ignore", "repetition", *options, "-", stdin=f"Report\n\n{LONG}\n"
    )
    assert answer.code == 1
    assert said in answer.text


def test_a_readability_gate_is_passed():
    assert codes("--ignore", "repetition", "--at-most", "sentence-length=25", "-", stdin=LONG) == 0


def test_a_text_too_short_to_measure_is_stopped_by_no_formula():
    assert codes("--at-least", "flesch-reading-ease=99", "-", stdin=CLEAN) == 0


@pytest.mark.parametrize(
    ("pair", "said"),
    [("flesch=50", "did you mean"), ("smog", "is no bound"), ("smog=low", "is no bound"), ("colour=5", "there is")],
)
def test_a_gate_that_is_misspelt_is_2(pair, said):
    answer = copydesk("check", "--at-most", pair, "-", stdin=CLEAN)
    assert answer.code == 2
    assert said in answer.err


@given(st.sampled_from(MEASURES), st.floats(-100, 100), st.floats(-100, 100))
def test_bounds_are_bands(name, low, high):
    low, high = sorted((low, high))
    settings = Settings(at_least=bounds([f"{name}={low}"]), at_most=bounds([f"{name}={high}"]), fail_on_targets=True)
    assert Gates.of(settings).bands[name] == Target(low, high)
    with pytest.raises(SettingsError):
        bounds([f"x{name}x={low}"])


@given(st.lists(st.integers(0, 100), max_size=3))
def test_a_gate_that_is_not_set_stops_nothing(scores):
    assert not list(Gates().missed(check(CLEAN)))
    assert not any(map(Gates(fail_on="none").counts, check(SLIP).findings))


# In the settings file


def set_up(folder, text: str) -> None:
    (folder / "copydesk.toml").write_text(text)


WIDE = "[targets.news]\nheadline-length = [0, 99]\nsentence-length = [0, 99]\n"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("max_findings = 3", 1),
        ("max_findings = 4", 0),
        ('fail_on = "none"\nmin_score = 80', 1),
        ('fail_on = "none"\nmin_score = 71', 0),
        ('fail_on = "none"\nat_most = { words = 7 }', 1),
        ('fail_on = "none"\nat_most = { words = 8 }', 0),
        ('fail_on = "none"\n[at_least]\nwords = 5', 1),
        (f'fail_on = "none"\nfail_on_targets = true\n{WIDE}words = [4, 8]', 0),
        (f'fail_on = "none"\nfail_on_targets = true\n{WIDE}words = [4, 5]', 1),
        ('fail_on = "none"\n[targets.news]\nwords = [4, 5]', 0),
    ],
)
def test_a_settings_file_sets_the_gates(files, text, code):
    set_up(files, text)
    assert codes(files) == code


def test_the_command_line_wins_over_the_gates_of_a_file(files):
    set_up(files, "max_findings = 0\nmin_score = 99\nat_most = { words = 3 }")
    assert codes(files) == 1
    assert codes("--max-findings", 9, "--min-score", 0, "--at-most", "words=99", files) == 0


def test_a_gate_of_some_files_stops_only_those(files):
    set_up(files, 'fail_on = "none"\n[[files]]\nmatch = ["c.txt"]\nmin_score = 80\nat_most = { words = 7 }')
    answer = copydesk("check", "--languagetool", "off", files)
    assert answer.code == 1
    assert [line.partition(": ")[0] for line in answer.text.splitlines() if "[gate]" in line] == [
        str(files / "c.txt")
    ] * 2


def test_each_settings_file_counts_its_own_articles(files):
    (files / "old").mkdir()
    (files / "old" / "e.txt").write_text("Two  blanks are here. One  more of them. And  a third.\n")
    set_up(files, "max_findings = 4")
    set_up(files / "old", "max_findings = 3")
    assert codes(files) == 0
    set_up(files / "old", "max_findings = 2")
    answer = copydesk("check", "--languagetool", "off", files)
    assert answer.code == 1
    assert f"3 findings are more than 2 of {files / 'old' / 'copydesk.toml'} [gate]" in answer.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("max_findings = -1", "0 or more"),
        ("max_findings = true", "give a whole number"),
        ("min_score = 101", "between 0 and 100"),
        ('min_score = "80"', "give a whole number"),
        ("min_scor = 80", "did you mean 'min_score'?"),
        ("at_most = { flesh-kincaid = 9 }", "did you mean 'flesch-kincaid'?"),
        ('at_most = { smog = "9" }', "give a number"),
        ("at_least = 9", "give each measure a line"),
        ("at_least = { smog = 9 }\nat_most = { smog = 8 }", "no text is both"),
    ],
)
def test_a_gate_that_is_wrong_in_a_file_is_2(files, text, said):
    set_up(files, text)
    answer = copydesk("check", "--languagetool", "off", files)
    assert answer.code == 2
    assert said in answer.err


def test_gates_are_not_what_an_unchanged_file_depends_on(files, monkeypatch):
    monkeypatch.chdir(files)
    assert codes(".") == 1
    kept = sorted((files / ".copydesk_cache").glob("*/*"))
    set_up(files, "max_findings = 9\nmin_score = 10")
    assert codes(".") == 0
    assert sorted((files / ".copydesk_cache").glob("*/*")) == kept


def test_a_fix_measures_nothing_for_a_gate(files):
    set_up(files, "at_most = { words = 3 }")
    program = (
        "import sys; from checks.__main__ import main; sys.argv = ['copydesk', 'fix', 'a.txt']\n"
        "try: main()\nfinally: assert 'textstat' not in sys.modules"
    )
    ended = subprocess.run([sys.executable, "-c", program], cwd=files, capture_output=True, check=True)
    assert ended.stdout == CLEAN.replace("is enough", "too many").encode()


# --exit-zero


@pytest.mark.parametrize(
    "gate",
    [
        ("--min-score", 100),
        ("--max-findings", 0),
        ("--at-most", "words=3"),
        ("--at-least", "words=999"),
        ("--targets",),
        ("--fail-on", "info"),
    ],
)
def test_exit_zero_wins_over_every_gate_and_says_what_it_let_through(files, gate):
    assert codes(*gate, files) == 1
    answer = copydesk("check", "--languagetool", "off", "--exit-zero", *gate, files)
    assert answer.code == 0
    assert ("[gate]" in answer.text) == (gate[0] not in ("--max-findings", "--fail-on"))


def test_exit_zero_wins_over_the_gates_of_a_file_too(files):
    set_up(files, "max_findings = 0\nmin_score = 100\nfail_on_targets = true\nat_most = { words = 3 }")
    assert codes(files) == 1
    assert codes("--exit-zero", files) == 0


# 2 is never hidden


@pytest.mark.parametrize(
    "options",
    [(), ("--exit-zero",), ("--exit-zero", "--min-score", "100"), ("--fail-on", "none"), ("--max-findings", "100")],
)
def test_what_was_not_done_is_2_whatever_the_gates_say(files, options):
    assert codes(*options, files, files / "nowhere.txt") == 2
    (files / "e.txt").write_bytes(b"\0\xff\xfe\xfd")
    assert codes(*options, files) == 2


def test_a_required_languagetool_that_is_silent_is_2(files):
    assert copydesk("check", "--exit-zero", "--languagetool", NOWHERE, files / "d.txt").code == 2


def test_a_required_languagetool_that_is_not_there_is_2(files, monkeypatch):
    answer = copydesk("check", "--languagetool", "required", files / "d.txt")
    assert answer.code == 2
    assert "error: " in answer.err
    assert "copydesk languagetool start" in answer.err
    assert copydesk("check", "--languagetool", "auto", files / "d.txt").code == 0
    monkeypatch.setenv("COPYDESK_LANGUAGETOOL", NOWHERE)
    assert copydesk("check", "--languagetool", "required", "--exit-zero", files / "d.txt").code == 2
    assert copydesk("check", "--languagetool", "auto", files / "d.txt").code == 0
    monkeypatch.delenv("COPYDESK_LANGUAGETOOL")
    set_up(files, 'languagetool = "required"')
    assert copydesk("check", files / "d.txt").code == 2
    assert copydesk("check", "--languagetool", "off", files / "d.txt").code == 0


def test_a_text_that_a_required_languagetool_does_not_take_is_2():
    text = "A word or two.\n\n" * 32_000
    answer = copydesk("check", "--select", "languagetool", "--languagetool", NOWHERE, "-", stdin=text)
    assert answer.code == 2
    assert "longer than" in answer.err


def crash(document):
    """A rule that fails."""
    raise ZeroDivisionError("by zero")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_rule_that_crashes_is_2_and_is_not_remembered(files, monkeypatch, jobs):
    monkeypatch.chdir(files)
    (files / "c.txt").unlink()
    if jobs == "1":
        broken = next(rule for rule in all_rules() if rule.id == "spacing/double-space")
        monkeypatch.setitem(broken.__dict__, "function", crash)
        for _ in range(2):
            answer = copydesk("check", "--languagetool", "off", "--exit-zero", "--jobs", jobs, ".")
            assert answer.code == 2
            assert "spacing/double-space: not run: crashed: ZeroDivisionError" in answer.err
        monkeypatch.undo()
        monkeypatch.chdir(files)
    assert codes("--jobs", jobs, ".") == 1


def test_a_file_that_crashes_its_format_is_2_and_the_others_come(files, monkeypatch):
    from checks import formats

    whole = formats.Original.document

    def fails(self, *arguments, **options):
        if self.name.endswith("a.txt"):
            raise RuntimeError("of its own")
        return whole(self, *arguments, **options)

    monkeypatch.setattr(formats.Original, "document", fails)
    answer = copydesk("check", "--languagetool", "off", "--exit-zero", "--no-cache", files)
    assert answer.code == 2
    assert "of its own" in answer.err
    assert "b.txt" in answer.text


def test_what_nobody_foresaw_is_2():
    program = (
        "import sys, checks.commands.checking as c\n"
        "c.Checking.reports = lambda *_: 1 / 0\n"
        "sys.argv = ['copydesk', 'check', '-']\n"
        "from checks.__main__ import main; main()\n"
    )
    ended = subprocess.run([sys.executable, "-c", program], input=b"", capture_output=True, check=False)
    assert ended.returncode == 2
    assert b"please report the lines above" in ended.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs a device that is always full")
@pytest.mark.parametrize(
    "command", [["check", "--languagetool", "off"], ["check", "--languagetool", "off", "--format", "json"], ["fix"]]
)
def test_a_report_that_cannot_be_printed_is_2_and_the_reason_is_said(command):
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        program = [sys.executable, "-m", "checks", *command, "-"]
        ended = subprocess.run(program, input=CLEAN.encode(), stdout=full, stderr=subprocess.PIPE, check=False)
    assert ended.returncode == 2
    assert ended.stderr.decode().startswith("error: standard output cannot be written (No space left on device)")
    assert b"Traceback" not in ended.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals of POSIX")
@pytest.mark.parametrize("command", [["check", "--languagetool", "off", "--exit-zero"], ["fix"]])
def test_what_is_interrupted_is_130_and_says_no_more(command):
    program = [sys.executable, "-m", "checks", *command, "-"]
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdin is not None
        running.stdin.write(b"x" * 1_000_000)  # more than a pipe holds: once it is written, it is being read
        while running.poll() is None:  # Python loses a signal that comes just before it waits for more
            running.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                running.wait(timeout=5)
        assert running.returncode == 130
        assert running.communicate() == (b"", b"")
    assert "130" in copydesk("--help").text
    assert "130" in copydesk(command[0], "--help").text
