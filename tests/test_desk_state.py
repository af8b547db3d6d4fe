"""The desk without a browser: any sequence of what an editor does leaves one text, and every way back is exact."""

import copy
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checks import check, formats
from checks.core.span import Span
from checks.ui.app.checking import Checking
from checks.ui.app.desk import Desk
from checks.ui.app.edits import Edit, applied, between, inverse, rebased
from checks.ui.app.rows import Row, row_spans, rows
from checks.ui.app.view import view

SLIPS = [
    "Talks with both parties,in particular,stalled.",
    "A broader U.S.foreign policy 😀 ,they said.",
    "One  space  too many .",
    "",
    "Café crème ,naïve.",
    "   ",
    "Nothing is wrong here.",
]
texts = st.lists(st.sampled_from(SLIPS), min_size=1, max_size=6).flatmap(
    lambda lines: st.sampled_from(["\n", "\r\n", "\n\n"]).map(lambda end: end.join(lines))
)


def desk_of(text: str) -> Desk:
    desk = Desk(text)
    report = check(text)
    desk.blocks = report.document.blocks
    desk.found(report.findings, lambda finding: True)
    return desk


def shown(desk: Desk) -> list[Row]:
    marks = [(item.id, item.finding.span) for item in desk.items]
    return rows(desk.text, marks, desk.blocks)


def act(desk: Desk, draw: Any) -> bool:
    choice = draw(st.sampled_from(["accept", "own", "ignore", "rule", "word", "all", "type", "undo", "redo", "check"]))
    ids = [item.id for item in desk.items] or ["gone"]
    if choice == "accept":
        return desk.accept(draw(st.sampled_from(ids)))
    if choice == "own":
        return desk.accept(draw(st.sampled_from(ids)), draw(st.sampled_from(["", "x", " , ", "\n", "😀"])))
    if choice == "ignore":
        return desk.ignore(draw(st.sampled_from(ids)))
    if choice == "rule":
        return desk.ignore_rule(draw(st.sampled_from([item.finding.rule for item in desk.items] or ["none/none"])))
    if choice == "word":
        return desk.add_word(draw(st.sampled_from(["naïve", "crème", ""])))
    if choice == "all":
        return desk.accept_all(set(ids))
    if choice == "type":
        spans = row_spans(desk.text)
        if not spans:
            return desk.type(0, "no such row", "x")
        row = draw(st.integers(0, len(spans) - 1))
        before = spans[row].of(desk.text)
        return desk.type(row, before, draw(st.sampled_from([before + "!", "", before[::-1], "a,b  c" + before])))
    if choice == "check":
        desk.found(check(desk.text).findings, lambda finding: True)
        return True
    return desk.undo() if choice == "undo" else desk.redo()


@settings(max_examples=120, deadline=None)
@given(texts, st.data())
def test_whatever_the_editor_does_the_browser_shows_the_text_that_is_kept(text, data):
    desk = desk_of(text)
    for _ in range(data.draw(st.integers(1, 8))):
        before = copy.deepcopy((desk.text, desk.items, desk.ignored))
        if not act(desk, data.draw):
            assert (desk.text, desk.items, desk.ignored) == before
        page = shown(desk)
        assert "".join(row.text for row in page) == desk.text
        drawn = {key for row in page for _, keys in row.segments for key in keys}
        if desk.text:
            assert drawn == {item.id for item in desk.items}
        assert len({item.id for item in desk.items}) == len(desk.items)
        for item in desk.items:
            assert item.finding.span.end <= len(desk.text)
    while desk.undo():
        pass
    assert desk.text == text


@settings(max_examples=80, deadline=None)
@given(texts, st.data())
def test_undo_brings_back_the_text_and_the_findings_and_redo_repeats_it(text, data):
    desk = desk_of(text)
    for _ in range(data.draw(st.integers(0, 3))):
        act(desk, data.draw)
    start = copy.deepcopy((desk.text, desk.items, desk.ignored, desk.muted, desk.words))
    ids = [item.id for item in desk.items]
    if not ids or not desk.accept_all(set(ids[:3])):
        return
    end = copy.deepcopy((desk.text, desk.items, desk.ignored))
    assert desk.undo()
    assert (desk.text, desk.items, desk.ignored, desk.muted, desk.words) == start
    assert desk.redo()
    assert (desk.text, desk.items, desk.ignored) == end


@given(st.text(max_size=30), st.text(max_size=30))
def test_the_smallest_edit_leads_there_and_back(before, after):
    edits = between(before, after)
    assert applied(before, edits) == after
    assert applied(after, inverse(edits)) == before


@given(st.text(alphabet="ab,\n😀", min_size=6, max_size=20), st.data())
def test_a_span_that_no_edit_touched_reads_the_same_afterwards(text, data):
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=6, max_size=6)))
    edits = tuple(
        Edit(Span(a, b), text[a:b], data.draw(st.sampled_from(["", "xyz"]))) for a, b in (cuts[:2], cuts[4:]) if a < b
    )
    span = Span(cuts[2], cuts[3])
    moved = rebased(span, edits)
    if moved is not None:
        assert moved.of(applied(text, edits)) == span.of(text)


def test_an_insertion_at_the_edge_of_a_finding_leaves_it_standing():
    assert rebased(Span(4, 7), (Edit(Span(4, 4), "", " "),)) == Span(5, 8)
    assert rebased(Span(4, 7), (Edit(Span(7, 7), "", " "),)) == Span(4, 7)
    assert rebased(Span(4, 7), (Edit(Span(5, 5), "", " "),)) is None


def test_a_passage_grows_with_what_is_mended_inside_it():
    assert rebased(Span(0, 20), (Edit(Span(5, 6), ",", ", "),), stretch=True) == Span(0, 21)
    assert rebased(Span(0, 20), (Edit(Span(15, 25), "x" * 10, ""),), stretch=True) is None


def test_a_finding_keeps_its_id_when_its_neighbour_is_mended_and_the_text_checked_again():
    desk = desk_of("Both parties,in particular,stalled.")
    first, second = desk.items
    desk.accept(first.id)
    desk.found(check(desk.text).findings, lambda finding: True)
    assert [item.id for item in desk.items] == [second.id]


def test_an_accept_that_comes_twice_or_too_late_changes_nothing():
    desk = desk_of("Both parties,in particular,stalled.")
    first = desk.items[0].id
    assert desk.accept(first)
    assert not desk.accept(first)
    assert desk.text == "Both parties, in particular,stalled."


def test_what_was_ignored_stays_off_the_list_when_the_text_is_checked_again():
    desk = desk_of("Both parties,in particular,stalled.")
    desk.ignore(desk.items[0].id)
    desk.type(0, desk.text, "Yes. " + desk.text)
    desk.found(check(desk.text).findings, lambda finding: True)
    assert len(desk.items) == 1
    assert len(desk.ignored) == 1


def test_what_was_ignored_once_is_left_out_once_when_the_text_is_pasted_again():
    desk = desk_of("Both parties,in particular,stalled.")
    desk.ignore(desk.items[0].id)
    again = Desk(desk.text)
    again.remembered.update(item.finding.fingerprint for item in desk.ignored)
    for _ in range(2):  # a second answer must not take another one off
        again.found(check(desk.text).findings, lambda finding: True)
        assert len(again.items) == 1


def test_a_stale_suggestion_never_lands_in_the_wrong_place():
    desk = desk_of("Same.\nSame.\nOther.")
    assert not desk.type(2, "Same.\n", "Changed.\n")  # two rows read so: which was meant?
    assert desk.type(0, "Other.", "Changed.")  # one row reads so, and has moved
    assert desk.text == "Same.\nSame.\nChanged."


def test_an_empty_replacement_for_a_whole_line_takes_the_line_too():
    desk = desk_of("Keep,\n\nGo  away\n\nKeep.")
    item = desk.items[0]
    whole = replace(item, finding=replace(item.finding, span=Span(7, 15)))
    desk.items = [whole]
    assert desk.accept(item.id, "")
    assert desk.text == "Keep,\n\nKeep."
    assert desk.undo()
    assert desk.items == [whole]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_rows_keep_their_own_line_ends(end):
    text = f"One{end}{end}Two,three{end}"
    assert [row.text for row in rows(text, [])] == [f"One{end}", end, f"Two,three{end}"]


def test_what_stands_around_a_finding_is_shown_in_whole_words():
    text = (
        "Everybody remembered the extraordinary negotiations, they said, in  Luxembourg and in neighbouring Strasbourg."
    )
    desk = desk_of(text)
    desk.items = [item for item in desk.items if item.finding.category == "spacing"]
    found = view(desk, Checking())["findings"][0]
    assert found["left"] == "negotiations, they said, in"
    assert found["right"] == "Luxembourg and in neighbouring"


def test_a_row_has_the_kind_of_its_block_behind_the_marks_of_the_format():
    text = "# The harbour\n\n> It was late.\n\nIt was dark.\n"
    kinds = [row.kind for row in rows(text, (), formats.read(text, "piece.md").blocks)]
    assert kinds == ["headline", "empty", "quote", "empty", "paragraph"]
