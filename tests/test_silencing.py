"""What the editor, the desk or the article itself has said is right here."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import Document, Settings, check, formats
from checks.core.finding import WARNING, Finding, Known
from checks.core.silencing import as_known, known_apart
from checks.core.span import Span

RULE = "spacing/double-space"
SLIP = "One  space too many."
OURS = ("spacing", "silencing_comments")


def found(text: str, name: str = "a.md", select: tuple[str, ...] = OURS) -> list[tuple[int, str]]:
    """The line and the rule of every finding."""
    report = check(formats.read(text, name), Settings(select=select))
    assert not report.skipped
    return [(report.document.position(f.span.start)[0], f.rule) for f in report.findings]


# Comments


@pytest.mark.parametrize(
    "comment",
    [
        f"<!-- copydesk-disable-next-line {RULE} -->\n{SLIP}",
        f"<!-- copydesk-disable-next-line {RULE} -->\n\n{SLIP}",
        f"<!--copydesk-disable-next-line {RULE}-->\n{SLIP}",
        f"<!-- copydesk-disable-next-line spacing -->\n{SLIP}",
        f"<!-- copydesk-disable-next-line {RULE}: so it stands on the sign -->\n{SLIP}",
        f"{SLIP} <!-- copydesk-disable-line {RULE} -->",
        f"{SLIP}\n\n<!-- copydesk-disable-file {RULE} -->",
        f"<!-- copydesk-disable {RULE} -->\n\n{SLIP}\n\n<!-- copydesk-enable {RULE} -->",
        f"<!-- copydesk-disable {RULE} -->\n\nA line.\n\n{SLIP}",
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_comment_silences_what_it_names(comment, newline):
    assert found(f"{comment}\n".replace("\n", newline)) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"<!-- copydesk-disable-next-line {RULE} -->\n{SLIP}\n\n{SLIP}\n", 4),
        (f"{SLIP} <!-- copydesk-disable-line {RULE} -->\n\n{SLIP}\n", 3),
        (f"{SLIP}\n\n<!-- copydesk-disable {RULE} -->\n\n{SLIP}\n", 1),
        (f"<!-- copydesk-disable {RULE} -->\n\n{SLIP}\n\n<!-- copydesk-enable {RULE} -->\n\n{SLIP}\n", 7),
    ],
)
def test_a_comment_reaches_no_further(text, line):
    assert found(text) == [(line, RULE)]


def test_a_comment_silences_nothing_that_it_does_not_name():
    text = f"<!-- copydesk-disable-next-line spacing/space-before-mark -->\n{SLIP}\n"
    assert found(text, select=("spacing",)) == [(2, RULE)]


def test_several_rules_can_be_named():
    text = "<!-- copydesk-disable-next-line spacing/double-space, spacing/space-before-mark -->\nOne  space , two.\n"
    assert found(text) == []


def test_ranges_of_two_rules_can_overlap():
    text = (
        "<!-- copydesk-disable spacing/double-space spacing/space-before-mark -->\n\nOne  space , two.\n\n"
        "<!-- copydesk-enable spacing/double-space -->\n\nOne  space , two.\n\n"
        "<!-- copydesk-enable spacing/space-before-mark -->\n\nOne  space , two.\n"
    )
    assert found(text) == [(7, RULE), (11, RULE), (11, "spacing/space-before-mark")]


def test_html_has_comments_too():
    text = f"<p>{SLIP}</p> <!-- copydesk-disable-line {RULE} -->\n<p>{SLIP}</p>\n"
    assert found(text, "a.html") == [(2, RULE)]


def test_mdx_has_comments_of_its_own():
    text = f"{{/* copydesk-disable-next-line {RULE} */}}\n\n{SLIP}\n\n{SLIP} {{/* copydesk-disable-line {RULE} */}}\n"
    assert found(text, "a.mdx") == []
    assert found(text.replace("disable-line", "disable-lime"), "a.mdx") == [
        (5, RULE), (5, "silencing_comments/broken"),
    ]  # fmt: skip


def test_a_comment_in_plain_text_is_residue_and_silences_nothing():
    rules = [
        rule for _, rule in found(f"<!-- copydesk-disable-file {RULE} -->\n\n{SLIP}\n", "a.txt", ("spacing", "markup"))
    ]
    assert RULE in rules
    assert "markup/comment" in rules


def test_a_comment_shown_as_code_is_not_meant():
    text = (
        f"Write `<!-- copydesk-disable-file {RULE} -->`.\n\n```\n<!-- copydesk-disable-file {RULE} -->\n```\n\n{SLIP}\n"
    )
    assert found(text) == [(7, RULE)]


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("<!-- copydesk-disable-file spacing/dobule-space -->", "did you mean 'spacing/double-space'?"),
        ("<!-- copydesk-disable-file -->", "Name the rules: <!-- copydesk-disable-file spacing/double-space -->."),
        ("<!-- copydesk-disabel-file spacing -->", "did you mean 'copydesk-disable-file'?"),
        ("<!-- copydesk-enable spacing -->", "No copydesk-disable spacing stands before it."),
    ],
)
def test_a_comment_that_cannot_work_is_said(comment, said):
    report = check(formats.read(f"{SLIP}\n\n{comment}\n", "a.md"), Settings(select=OURS))
    assert [f.rule for f in report.findings] == [RULE, "silencing_comments/broken"]
    assert said in report.findings[1].message


def test_a_good_name_beside_a_wrong_one_still_works():
    text = f"<!-- copydesk-disable-next-line spacing/dobule-space {RULE} -->\n{SLIP}\n"
    assert found(text) == [(1, "silencing_comments/broken")]


def test_a_comment_that_silences_nothing_is_said_with_its_removal():
    text = f"<!-- copydesk-disable-next-line {RULE} -->\nOne space.\n"
    (finding,) = check(formats.read(text, "a.md"), Settings(select=OURS)).findings
    assert (finding.rule, finding.severity) == ("silencing_comments/unused", "info")
    assert finding.span.of(text) == f"<!-- copydesk-disable-next-line {RULE} -->"
    assert not finding.safe
    assert [fix.replacement for fix in finding.fixes] == [""]


def test_a_comment_on_a_rule_that_did_not_run_is_not_judged():
    text = "<!-- copydesk-disable-file readability/long-sentence typos EN_A_VS_AN -->\nOne space.\n"
    assert found(text) == []


def test_one_idle_name_of_two_is_named():
    text = f"<!-- copydesk-disable-next-line {RULE} spacing/space-before-mark -->\n{SLIP}\n"
    (finding,) = check(formats.read(text, "a.md"), Settings(select=OURS)).findings
    assert "spacing/space-before-mark: take the name out" in finding.message
    assert finding.fixes == ()


# [sic] and words of the house


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He wrote “definately” [sic] on it.", "a.txt"),
        ("He wrote definately [sic].", "a.txt"),
        ("He wrote definately (sic).", "a.txt"),
        ("He wrote definately [SIC].", "a.txt"),
        ("He wrote definately [*sic*].", "a.md"),
        ("<p>He wrote “definately” <em>[sic]</em>.</p>", "a.html"),
        ("<p>He wrote definately [<i>sic</i>].</p>", "a.html"),
    ],
)
def test_what_is_followed_by_sic_is_as_it_was_said(text, name):
    assert found(text, name, ("typo",)) == []


@pytest.mark.parametrize("text", ["He wrote definately. [sic] She did not.", "He wrote definately sickly."])
def test_sic_elsewhere_is_of_something_else(text):
    assert "typos/misspelling" in [rule for _, rule in found(text, "a.txt", ("typos",))]


def test_a_word_of_the_house_is_spelt_right_in_any_case():
    text = "He wrote definately. Definately so."
    assert check(text, Settings(select=("typos",), words=frozenset({"Definately"}))).findings == ()


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ({"Zellex"}, "Zellex", True),
        ({"Zellex"}, "zellex", True),
        ({"zellex"}, "ZELLEX", True),
        ({"Zellex"}, "Zellex’s", True),
        ({"Jones"}, "Jones'", True),
        ({"Zellex"}, "Zellexs", False),
        ({"Jones"}, "Jone", False),
        ({"L’Équipe"}, "L'Équipe", True),
        (set(), "", False),
    ],
)
def test_a_word_of_the_house_is_known_as_a_possessive_too(words, text, found):
    assert Settings(words=frozenset(words)).spells(text) is found


def test_a_name_of_the_house_still_needs_its_capital():
    text = "He met Ms Zellex. Then zellex left, and Zellex was gone."
    rules = {"capitalization/lowered-name"}
    assert {f.rule for f in check(text, Settings(words=frozenset({"Zellex"}))).findings} == rules
    assert check(text, Settings(words=frozenset({"zellex", "Zellex"}))).findings == ()


def test_a_word_of_the_house_is_no_name_to_verify():
    text = "They met Kowalenkko’s owner in the rain."
    assert check(text).names
    assert check(text, Settings(words=frozenset({"Kowalenkko"}))).names == ()


# What was let stand


def finding(start: int, end: int, print_: str, rule: str = RULE) -> Finding:
    return Finding(rule, "spacing", WARNING, Span(start, end), "m", fingerprint=print_)


TEXT = Document("abc abc abc xyz")
ABC = [finding(start, start + 3, print_) for start, print_ in ((0, "1"), (4, "2"), (8, "2"))]
XYZ = finding(12, 15, "3")


def standing(known: list[Known], findings: list[Finding] = [*ABC, XYZ]) -> list[int]:  # noqa: B006
    return [f.span.start for f in known_apart(TEXT, findings, known)[0]]


def test_what_is_known_by_its_fingerprint_is_met_again():
    assert standing([Known(RULE, "abc", "1"), Known(RULE, "xyz", "3")]) == [4, 8]


def test_one_known_finding_stands_for_one():
    assert standing([Known(RULE, "abc", "2")]) == [0, 8, 12]
    assert standing([Known(RULE, "abc", "2")] * 2) == [0, 12]
    assert standing([Known(RULE, "abc", "2")] * 3) == [12]  # the third by rule and text


def test_fingerprints_come_before_rule_and_text():
    assert standing([Known(RULE, "abc", "9"), Known(RULE, "abc", "1")]) == [8, 12]


def test_another_rule_or_another_text_is_another_finding():
    assert standing([Known("spacing/space-before-mark", "abc", "1"), Known(RULE, "other", "9")]) == [0, 4, 8, 12]


def test_what_was_not_met_is_told():
    gone = Known(RULE, "gone", "9")
    assert known_apart(TEXT, [XYZ], [gone, Known(RULE, "xyz", "3")])[1] == (gone,)


@given(st.lists(st.sampled_from([*ABC, XYZ])), st.lists(st.sampled_from([*ABC, XYZ])))
def test_what_stands_and_what_was_met_make_up_everything(findings, before):
    known = [as_known(TEXT, one) for one in before]
    left, unmet = known_apart(TEXT, findings, known)
    assert len(findings) - len(left) == len(known) - len(unmet)
    assert not Counter(left) - Counter(findings)
    assert known_apart(TEXT, findings, [as_known(TEXT, one) for one in findings]) == ((), ())


ARTICLE = "The vote  is on Monday. It rained.\n\nThe count  is slow, they say.\n"
EDITS = [
    ("It rained.", "It rained all day, and the river rose."),  # elsewhere
    ("The vote", "A new paragraph.\n\nThe vote"),  # before it
    ("is slow, they say", "is very slow, they said"),  # in the same sentence
    ("The count  is slow, they say.\n", ""),  # the other one gone
]


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_what_was_ignored_stays_ignored_over_edits(edit, name):
    document = formats.read(ARTICLE, name)
    settings = Settings(select=(RULE,))
    known = tuple(as_known(document, one) for one in check(document, settings).findings)
    assert len(known) == 2
    edited = formats.read(ARTICLE.replace(*edit), name)
    assert check(edited, replace(settings, ignored=known)).findings == ()


def test_a_passage_is_known_by_its_beginning_and_met_again():
    passage = "The council will meet on Thursday to decide on the new bridge over the river near the old mill. " * 2
    document = Document(f"A headline\n\n{passage}\n\nA line between the two.\n\n{passage}\n")
    settings = Settings(select=("repetition",))
    found = check(document, settings).findings
    known = tuple(as_known(document, one) for one in found)
    assert known
    assert max(len(one.text) for one in known) < 100
    edited = Document(f"A line.\n\n{document.text}".replace("The council will", "The  council will"))
    assert check(edited, replace(settings, ignored=known)).findings == ()


def test_a_new_slip_beside_the_ignored_ones_is_found():
    document = Document(ARTICLE)
    settings = Settings(select=(RULE,))
    known = tuple(as_known(document, one) for one in check(document, settings).findings)
    edited = Document(ARTICLE.replace("It rained.", "It  rained."))
    (left,) = check(edited, replace(settings, ignored=known)).findings
    assert left.span.of(edited.text) == "  "
    assert edited.text[left.span.end :].startswith("rained")
