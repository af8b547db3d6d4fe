"""Rules written down as a table."""

from pathlib import Path

import pytest

from checks import Document
from checks.core.rule import INFO, WARNING
from checks.core.table import rules_of_table

PLAIN = """
[double-dash]
summary = "Two hyphens in place of a dash."
why = "The page shows both."
pattern = '(?<=\\w)[ ]--[ ](?=\\w)'
message = "Use a dash."
fix = " – "
safe = true
bad = ["He came -- late."]
good = ["He came – late."]
"""


def table(tmp_path: Path, text: str):
    file = tmp_path / "dashes.toml"
    file.write_text(text, encoding="utf-8")
    return rules_of_table(file, "punctuation")


def problems(rule, text):
    return [
        (p.span.of(text), p.message, [fix.replacement for fix in p.fixes]) for p in rule.run(Document(text), None, {})
    ]


def test_an_entry_is_a_rule_with_its_help_and_examples(tmp_path):
    (rule,) = table(tmp_path, PLAIN)
    assert (rule.id, rule.category, rule.severity) == ("dashes/double-dash", "punctuation", WARNING)
    assert (rule.summary, rule.why) == ("Two hyphens in place of a dash.", "The page shows both.")
    assert [example.text for example in (*rule.bad, *rule.good)] == ["He came -- late.", "He came – late."]
    assert problems(rule, "He came -- late.") == [(" -- ", "Use a dash.", [" – "])]


def test_a_text_without_the_signs_is_not_searched(tmp_path):
    (rule,) = table(tmp_path, PLAIN + 'signs = ["=="]')
    assert problems(rule, "He came -- late.") == []
    assert len(problems(rule, "He came -- late == then.")) == 1


def test_cases_share_what_they_do_not_say_themselves(tmp_path):
    (rule,) = table(
        tmp_path,
        """
[pairs]
summary = "A pair that does not close."
why = "It misleads."
severity = "info"
words = ["between", "from"]
span = "word"
message = "It is “{right}”."
bad = ["between 1 to 2"]
good = ["between 1 and 2"]
[[pairs.cases]]
pattern = '(?P<right>between)[ ]\\d[ ](?P<word>to)'
fix = "and"
[[pairs.cases]]
pattern = '(?P<right>from)[ ]\\d[ ](?P<word>and)'
fix = ["to", "until"]
""",
    )
    assert rule.severity == INFO
    assert problems(rule, "between 1 to 2, from 3 and 4") == [
        ("to", "It is “between”.", ["and"]),
        ("and", "It is “from”.", ["to", "until"]),
    ]


def test_what_somebody_says_can_be_left_alone(tmp_path):
    (rule,) = table(tmp_path, PLAIN.replace("'(?<=\\w)[ ]--[ ](?=\\w)'", "'late'") + 'words = ["late"]\nquoted = false')
    assert len(problems(rule, "He came late.")) == 1
    assert problems(rule, "“He came late,” she said.") == []


def test_matches_that_begin_with_a_sign_do_not_overlap(tmp_path):
    (rule,) = table(tmp_path, PLAIN.replace("'(?<=\\w)[ ]--[ ](?=\\w)'", "'-{2,}'") + 'begins = ["--"]')
    assert [found for found, _, _ in problems(rule, "one ---- two -- three")] == ["----", "--"]


@pytest.mark.parametrize("how", ['words = ["late"]', 'signs = ["late"]', 'around = ["late"]'])
def test_what_is_said_is_left_alone_however_it_is_looked_for(tmp_path, how):
    (rule,) = table(tmp_path, PLAIN.replace("'(?<=\\w)[ ]--[ ](?=\\w)'", "'late'") + f"{how}\nquoted = false")
    assert len(problems(rule, "He came late. “He came late,” she said.")) == 1


def test_a_heading_can_be_left_alone(tmp_path):
    (rule,) = table(tmp_path, PLAIN.replace("'(?<=\\w)[ ]--[ ](?=\\w)'", "'late'") + "headings = false")
    assert len(problems(rule, "Ferry late\n\nThe ferry came late on Monday, and nobody was glad of it.")) == 1


def test_a_pattern_is_tried_around_its_words_only(tmp_path):
    text = PLAIN.replace("'(?<=\\w)[ ]--[ ](?=\\w)'", "'[a-z]+[ ](?P<word>then|than)'") + 'around = ["then"]'
    (rule,) = table(tmp_path, text.replace("safe = true", 'safe = true\nspan = "word"'))
    assert [found for found, _, _ in problems(rule, "more then, more than, and then and then")] == ["then"] * 3


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ('reads = "everything"', "dashes/double-dash: reads = 'everything'"),
        ('words = ["a"]\nbegins = ["b"]', "dashes/double-dash: a pattern has only one of words"),
        ('colour = "red"', "dashes/double-dash: .*colour"),
        ('severity = "grave"', "dashes/double-dash: .*severity 'grave'"),
    ],
)
def test_a_wrong_entry_is_named(tmp_path, wrong, said):
    with pytest.raises(ValueError, match=said):
        table(tmp_path, PLAIN + wrong)


def test_an_entry_without_examples_is_refused(tmp_path):
    with pytest.raises(ValueError, match="dashes/double-dash: 'good'"):
        table(tmp_path, PLAIN.replace('good = ["He came – late."]', ""))
