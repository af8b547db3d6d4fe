"""`mask`: what a desk's own expressions match is neither read nor changed, in any format, and no expression hangs."""

import io
import re
import time

import docx
import pytest

from checks import Document, Settings, check, formats
from checks.core import patterns
from checks.core.applying import applied
from checks.core.errors import SettingsError
from checks.core.patterns import matched
from tests.command import copydesk, jsonl

MASK = (r"\[\[[^\]]+\]\]",)
PIECE = "[[embed it was was  ,so]]"


def settings(*mask: str) -> Settings:
    return Settings(mask=mask)


def mended(text: str, form: str, *mask: str, unsafe: bool = True) -> str:
    return applied(text, check(Document(text, format=form), settings(*mask)).findings, unsafe=unsafe)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("text", "The vote {} is  on Monday.\n"),
        ("markdown", "The *vote* {} is  on Monday.\n"),
        ("markdown", "# The vote {}\n\nIt is  on Monday.\n"),
        ("markdown", "The [vote {}](a.md) is  on Monday.\n"),
        ("mdx", "The <Vote>{}</Vote> is  on Monday.\n"),
        ("html", "<p>The vote <b>{}</b> is  on Monday.</p>\n"),
        ("html", "<p>The vote is  on Monday.</p><img alt='The vote {}'>\n"),
    ],
)
def test_what_is_masked_is_kept_and_what_stands_beside_it_is_mended(form, text):
    source = text.replace("{}", PIECE)
    assert PIECE not in mended(source, form)
    assert mended(source, form, *MASK) == source.replace("is  on", "is on")
    assert mended(source.replace("is  on", "is on"), form, *MASK) == source.replace("is  on", "is on")


def test_it_holds_in_a_word_file():
    made, out = docx.Document(), io.BytesIO()
    made.add_paragraph(f"The vote {PIECE} is  on Monday.")
    made.save(out)
    original = formats.load(out.getvalue(), "vote.docx")
    findings = check(original.document(), settings(*MASK)).findings
    assert applied(original.text, findings, unsafe=True) == f"The vote {PIECE} is on Monday."


def test_nothing_is_found_in_what_is_masked_and_everything_beside_it():
    text = f"Teh vote {PIECE} recieve it.\n"
    assert [finding.span.of(text) for finding in check(text, settings(*MASK)).findings] == ["Teh", "recieve"]


def test_words_that_are_masked_are_not_counted():
    assert [token.word for token in Document(f"One {PIECE} two.").masking(MASK).tokens] == ["One", "two"]


def test_what_fills_lines_of_markdown_stands_between_two_paragraphs():
    text = "The vote is on Monday.\n<<< it was was\n\nso  >>>\nNobody knows how it will end.\n"
    document = Document(text, format="markdown").masking((r"(?s)<<<.*?>>>",))
    assert [document.shown(block.span) for block in document.blocks if block.kind == "paragraph"] == [
        "The vote is on Monday.",
        "Nobody knows how it will end.",
    ]


def test_no_fix_takes_away_what_is_masked():
    line = f"The council will meet again on Tuesday to vote on the {PIECE} for the harbour, its members said."
    text = f"{line}\n\nNobody knows how it will end.\n\n{line}\n"
    assert mended(text, "text", *MASK).count(PIECE) == 2
    assert mended(text, "markdown", *MASK).count(PIECE) == 2


def test_expressions_that_match_the_same_place_are_one_mask():
    text = "One aaaabbbb two."
    assert [span.of(text) for span in matched(text, ("a+b", "b+", "bb"))] == ["aaaabbbb"]


def test_an_expression_that_matches_nothing_changes_nothing():
    text = "The vote is  on monday.\n"
    assert check(text, settings("never", "(?i)NOT$")).findings == check(text).findings


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_ends_of_lines_are_those_of_the_text(end):
    text = f"one{end}two{end}{end}two too{end}"
    assert [span.of(text) for span in matched(text, (r"^two$",))] == ["two"]
    assert [span.of(text) for span in matched(text, (r"(?s)e.t",))] == [f"e{end}t"]


def test_letters_beyond_ascii_and_half_of_one_are_counted_as_they_are():
    text = "Zoë 😀 \ud800 xx é xx"
    assert [(span.start, span.end) for span in matched(text, ("x+",))] == [(8, 10), (13, 15)]


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("(", "missing )"),
        ("a**", "bad repetition operator"),
        ("(?<=a)b", "invalid perl operator"),
        (r"(a)\1", "invalid escape"),
        ("x*", "matches where there is nothing"),
        ("((((a{999}){999}){999}){999})", "invalid repetition size"),
        ("a" * 2000, "2000 characters"),
        ("\ud800", "surrogates"),
    ],
)
def test_an_expression_that_cannot_work_is_named_with_what_is_wrong(pattern, said):
    with pytest.raises(SettingsError, match=re.escape(said)) as error:
        settings("good", pattern)
    assert repr(pattern)[:20] in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|aa)+$", "(a|a?)+b", "(.*)(.*)(.*)(.*)(.*)=", "(a*)*b"])
def test_an_expression_that_goes_back_for_ever_elsewhere_takes_no_time(pattern):
    began = time.monotonic()
    matched("a" * 20_000 + "!", (pattern,))
    assert time.monotonic() - began < 2


def test_an_expression_that_matches_too_often_is_given_up_with_its_name(monkeypatch):
    monkeypatch.setattr(patterns, "SECONDS", 0.2)
    began = time.monotonic()
    with pytest.raises(SettingsError, match=re.escape("over at the pattern 'a[^z]*b|a'")):
        check("a " * 100_000, settings("a[^z]*b|a"))
    assert time.monotonic() - began < 5


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.md").write_text(f"The vote {PIECE} is  on Monday.\n")
    return tmp_path


def test_a_settings_file_says_it_for_all_files_or_for_some(folder):
    (folder / "house.toml").write_text("mask = ['<<.*?>>']\n")
    (folder / "copydesk.toml").write_text(
        'extend = "house.toml"\n[[files]]\nmatch = ["*.md"]\nmask = [\'\\[\\[[^\\]]+\\]\\]\']\n'
    )
    (folder / "draft.txt").write_text(f"The vote <<teh>> {PIECE} is  on Monday.\n")
    assert jsonl("draft.md").found == ["spacing/double-space"]
    assert len(jsonl("draft.txt").found) > 1
    assert "typos/misspelling" not in jsonl("draft.txt").found
    copydesk("fix", "--write", "--unsafe-fixes", "draft.md")
    assert (folder / "draft.md").read_text() == f"The vote {PIECE} is on Monday.\n"
    shown = copydesk("config", "show", "draft.md").text
    assert r"mask = ['\[\[[^\]]+\]\]']  # copydesk.toml:4" in shown.replace('"', "'").replace("\\\\", "\\")
    assert "house.toml:1" in shown


def test_a_settings_file_with_a_wrong_expression_is_told_with_its_line(folder):
    (folder / "copydesk.toml").write_text("language = \"en\"\nmask = [\n  'good',\n  '(bad',\n]\n")
    answer = jsonl("draft.md")
    assert answer.code == 2
    assert "copydesk.toml:2: the pattern '(bad'" in answer.err


def test_another_expression_is_another_answer_of_the_cache(folder):
    (folder / "copydesk.toml").write_text("")
    before = jsonl("draft.md").found
    (folder / "copydesk.toml").write_text("mask = ['\\[\\[[^\\]]+\\]\\]']\n")
    assert jsonl("draft.md").found == jsonl("draft.md").found == ["spacing/double-space"] != before


def test_an_expression_that_is_given_up_ends_with_2_and_its_name(folder, monkeypatch):
    monkeypatch.setattr(patterns, "SECONDS", 0.1)
    (folder / "copydesk.toml").write_text("mask = ['a[^z]*b|a']\n")
    (folder / "draft.md").write_text("a " * 100_000)
    for command in (("check", "--languagetool", "off", "--no-cache"), ("fix", "--write")):
        answer = copydesk(*command, "draft.md")
        assert answer.code == 2
        assert "over at the pattern 'a[^z]*b|a'" in answer.err
    assert (folder / "draft.md").read_text() == "a " * 100_000
