"""Fields, segments, glyphs and printed pages, and copy that looks a little like them."""

import pytest

from checks import Settings, check

ONLY = Settings(select=("office_artifacts",))


def found(text: str) -> list[str]:
    return [finding.span.of(text) for finding in check(text, ONLY).findings]


@pytest.mark.parametrize(
    "line",
    [
        "- 12 -",
        "3 | P a g e",
        "Continued from page 1",
        "See FERRY, page A4",
        "5/5/25, 9:14 AM The ferry is late - The Paper",
        "https://www.example.org/ferry.html 2/7",
        "THE EXAMPLE TIMES MONDAY, MAY 5, 2025",
        "ISSN 1234-5678",
        "DRAFT – NOT FOR PUBLICATION",
        "ferry_final_v2.indd 12",
        "Formatted: Font: Bold",
    ],
)
def test_the_head_or_foot_of_a_page_is_found_between_two_paragraphs(line: str) -> None:
    assert found(f"The ferry is late.\n\n{line}\n\nIt left at noon.") == [line]


@pytest.mark.parametrize(
    "piece", ["Error! Bookmark not defined.", "{1>", "(cid:12)", 'HYPERLINK "https://example.org"', "«FirstName»"]
)
def test_a_mark_of_a_program_is_found_in_a_sentence(piece: str) -> None:
    assert found(f"The ferry {piece} left at noon.") == [piece]


@pytest.mark.parametrize(
    "text",
    [
        "The talks continued from page to page of the plan.",
        "It ended 3 - 3.",
        "On 5/5/25, at 9:14, the ferry left.",
        "She said «yes» and he said «Non».",
        "See the FERRY, page by page.",
        "If x <1 and y {2}, stop.",
        "An error! Reference was made to it.",
        "THE FERRY IS LATE",
        "Click here to enter the hall.",
    ],
)
def test_copy_is_left_alone(text: str) -> None:
    assert found(text) == []
