"""Shortcodes and placeholders, and brackets that editors and writers use themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import Settings, check

ONLY = Settings(select=("template_marks",))
FIELD = st.from_regex(r"[a-z][a-z_]{1,14}", fullmatch=True)


def found(text: str) -> list[str]:
    return [finding.span.of(text) for finding in check(text, ONLY).findings]


@given(FIELD, FIELD)
def test_a_field_in_the_marks_of_any_template_language_is_found(owner: str, field: str) -> None:
    for mark in ("{{{{ {} }}}}", "{{{{{}}}}}", "${{{}}}", "#{{{}}}", "<%= {} %>", "{{% if {} %}}"):
        piece = mark.format(f"{owner}.{field}")
        assert found(f"The vote was held by {piece} on Monday.") == [piece]


@given(FIELD)
def test_a_mail_merge_field_is_found(field: str) -> None:
    for piece in (f"%%{field}%%", f"*|{field.upper()}XX|*", f"@@{field}@@"):
        assert found(f"Dear {piece}, the vote is on Monday.") == [piece]


@pytest.mark.parametrize(
    "piece",
    [
        '[caption id="attachment_9" align="left" width="300"]',
        "[/caption]",
        '[gallery ids="1,2,3"]',
        "[embed]",
        "[/embed]",
        '[contact-form-7 id="12" title="Form"]',
        "[vc_row]",
        "[et_pb_section]",
        '[ninja_form id="2"]',
        "[su_button]",
        "[toc]",
        "[[nid:4411]]",
        "[node:title]",
        '[embed width="400"]',
        "{loadposition left}",
        "{gallery}summer{/gallery}",
        "{{first_name}}",
        "{author}",
        "[object Object]",
        "%s",
        "##NAME##",
        "__TITLE__",
    ],
)
def test_a_mark_of_a_system_is_found(piece: str) -> None:
    assert found(f"The vote is on Monday.\n\n{piece}\n\nNobody knows how it will end.")


@pytest.mark.parametrize(
    "text",
    [
        "“We [laughs] left,” he said.",
        "“They [the ministers] agreed,” she said.",
        "[sic]",
        "See note [a] and [Editor's note: this was cut].",
        "The [caption] shortcode puts a line under a picture.",
        "The article on templates says that {{ opens a tag in many languages.",
        "The {{cite}} template is old.",
        "It costs US$5 {about £4}.",
        "A set {1, 2, 3} and a set {x: x > 2}.",
        "He gave 100% and asked for 50%.",
        "Prices rose by 5% in May and by 3% in June.",
        "f(x) = x[i] + y[j]",
        "The hashtag #vote was his idea.",
        "[T]he plan is good.",
        "He said “[expletive] you”.",
        "Use `{{ name }}` here.",
    ],
)
def test_brackets_of_writers_are_silent(text: str) -> None:
    assert not found(text)


def test_neighbours_are_one_finding() -> None:
    assert found("The vote.\n\n[vc_row][vc_column]\n\nIt is on Monday.") == ["[vc_row][vc_column]"]
    assert found("The vote.\n\n%%sitename%% %%sep%%\n\nIt is on Monday.") == ["%%sitename%% %%sep%%"]


def test_words_between_two_shortcodes_stay() -> None:
    assert found("[caption id=1 width=3]The old mill.[/caption]") == ["[caption id=1 width=3]", "[/caption]"]


def test_an_address_with_a_field_in_it_is_left_to_its_owner() -> None:
    assert not found("See https://example.com/${id}/%s for the form.")
