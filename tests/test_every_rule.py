"""What every rule promises, whoever wrote it."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from checks import check, formats
from checks.core.applying import applied
from checks.core.finding import ERROR, WARNING
from checks.core.registry import all_rules
from checks.core.rule import Example, Rule
from checks.core.settings import Settings

RULES = all_rules()
OWN = [rule for rule in RULES if not rule.foreign]
NAMES = {".md": "markdown", ".html": "html"}
ODD_TEXTS = {
    "empty": "",
    "blanks": " \n\t \r\n",
    "CRLF": "A first line.\r\n\r\nA second  line,with slips .\r\n",
    "emoji": "👩‍👩‍👧 The family came home. 🇺🇦 They said so 👍🏽.",
    "combining marks": "Cafe\u0301 society and Malmo\u0308 agreed.",
    "no-break spaces": "It costs 5\u00a0euros.\u00a0Then\u00a0it rained.",
    "other scripts": "Київ — столиця. 東京は日本の首都です。 القاهرة عاصمة.",
    "marks only": "…!?\"“”()[]{}<>&;:,.-–—'’",
    "controls": "a\x0bb\x0cc\x1dd\x85e\u2028f",
    "lone surrogate": "a \ud800 b",
    "one long word": "x" * 5000,
}

ENDLESS = 'a|a.|U.S.|a |The |a,|a:|a=|a(|a.b(|{a:|“|"|’|(|[|<|<!--|&#|{{|**|--|…|> |1,|@|A\n\n|Ã©|=20|😀'.split("|")


def settings_for(rule: Rule) -> Settings:
    return Settings(select=(rule.id,), readability=rule.asked_by == "readability")


def found(rule: Rule, example: Example) -> list[str]:
    suffix = next((ending for ending, name in NAMES.items() if name == example.format), ".txt")
    report = check(formats.read(example.text, f"example{suffix}"), settings_for(rule))
    assert not report.skipped
    return [f.rule for f in report.findings] + [rule.id] * bool(report.names)


def test_there_are_rules_and_their_ids_differ():
    assert len(RULES) > 10
    assert len({rule.id for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_in_one_sentence_what_it_finds_and_then_why(rule):
    assert rule.summary.endswith(".")
    assert rule.why


@pytest.mark.parametrize("rule", [rule for rule in OWN if rule.asked_by is None], ids=lambda rule: rule.id)
def test_a_rule_finds_its_bad_examples_and_leaves_its_good_ones_alone(rule):
    assert rule.bad
    assert rule.good
    for example in rule.bad:
        assert rule.id in found(rule, example), f"silent on {example.text!r}"
    for example in rule.good:
        assert rule.id not in found(rule, example), f"speaks up on {example.text!r}"


@pytest.mark.parametrize("text", ODD_TEXTS.values(), ids=ODD_TEXTS.keys())
def test_every_rule_survives_odd_texts_and_stays_inside_them(text):
    report = check(text)
    assert not report.skipped
    for finding in report.findings:
        assert finding.span.end <= len(text)
        assert all(span.end <= len(text) for span in finding.related)


def test_every_rule_survives_a_megabyte():
    text = "The minister said,on Monday ,that talks  with rubio’s office had failed.\n\n" * 14_000
    report = check(text[:1_000_000])
    assert not report.skipped
    assert report.findings


@pytest.mark.parametrize("unit", ENDLESS)
def test_one_thing_over_and_over_takes_no_time(unit):
    check("Lists and models are loaded by a first text.")
    began = time.process_time()
    assert not check(unit * (5_000 // len(unit))).skipped
    assert time.process_time() - began < 5, "seconds of the processor; a pattern goes back over what it has read"


@pytest.mark.parametrize("rule", [rule for rule in OWN if rule.asked_by is None], ids=lambda rule: rule.id)
def test_safe_fixes_leave_nothing_safe_to_fix(rule):
    settings = settings_for(rule)
    for example in rule.bad:
        if example.format != "text":
            continue
        text = applied(example.text, check(example.text, settings).findings)
        assert not [f for f in check(text, settings).findings if f.safe], f"{example.text!r} became {text!r}"


def test_the_same_text_gets_the_same_answer_twice():
    text = "\n\n".join(example.text for rule in OWN for example in rule.bad if example.format == "text")
    assert check(text).findings == check(text).findings


def test_a_finding_changes_what_it_covers():
    text = "\n\n".join(example.text for rule in OWN for example in rule.bad if example.format == "text")
    for finding in check(text).findings:
        for offered in finding.fixes:
            assert offered.replacement != finding.span.of(text), finding


def clean_samples() -> list[Path]:
    return sorted((Path(__file__).parent.parent / "sample_articles").glob("clean_*"))


@pytest.mark.parametrize("path", clean_samples(), ids=lambda path: path.name)
def test_clean_articles_stay_silent(path):
    report = check(formats.read(path.read_text(encoding="utf-8"), path.name))
    grave = [f for f in report.findings if f.severity in (ERROR, WARNING)]
    assert not [(f.rule, f.span.of(report.document.text)) for f in grave]


def test_importing_checks_brings_in_nothing_heavy():
    heavy = "{'streamlit', 'plotly', 'pandas', 'textstat', 'language_tool_python'}"
    program = f"import sys, checks; checks.check('A text.'); print(sorted({heavy} & set(sys.modules)))"
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
