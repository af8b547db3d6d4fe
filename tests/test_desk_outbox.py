"""What the page sends is done once, whatever is sent again, and what is kept comes back whole."""

from hypothesis import given
from hypothesis import strategies as st

from checks import check
from checks.store import Store
from checks.ui.app import saving
from checks.ui.app.desk import Desk
from checks.ui.app.export import export
from checks.ui.app.outbox import receive

TEXT = "Both parties,in particular,the larger,stalled."


def desk() -> Desk:
    desk = Desk(TEXT)
    desk.found(check(TEXT).findings, lambda finding: True)
    return desk


def test_a_box_that_arrives_twice_is_done_once():
    one = desk()
    box = {"page": "p", "deeds": [{"seq": 1, "do": "accept", "id": "f1"}, {"seq": 2, "do": "undo"}]}
    receive(one, box)
    receive(one, box)
    receive(one, {"page": "p", "deeds": [*box["deeds"], {"seq": 3, "do": "accept", "id": "f2"}]})
    assert one.text == "Both parties,in particular, the larger,stalled."
    assert one.acks == {"p": 3}


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(st.sampled_from(["page", "deeds", "seq", "do", "id", "x"]), inner, max_size=4)
        ),
        max_leaves=12,
    )
)
def test_a_box_that_makes_no_sense_changes_nothing(box):
    one = desk()
    receive(one, box)
    assert one.text == TEXT


def test_what_is_kept_comes_back_whole(tmp_path):
    store = Store(tmp_path)
    one = desk()
    one.accept("f1")
    one.ignore("f2")
    saving.save(one, store)
    again = saving.load(one.id, store)
    assert again is not None
    assert (again.text, again.items, again.ignored, again.done) == (one.text, one.items, one.ignored, one.done)
    assert again.undo()
    assert again.undo()
    assert again.text == TEXT
    assert sum(store.articles.ignored().values()) == 1
    store.articles.delete([one.id])
    assert store.articles.entries() == []


def test_html_and_report_escape_what_was_pasted():
    one = Desk("<script>alert(1)</script> is a headline\n\nText & more,here.")
    one.found(check(one.text).findings, lambda finding: True)
    for kind in ("html", "report"):
        file = export(one, kind)
        assert b"<script>" not in file.data
        assert b"&lt;script&gt;" in file.data
    assert export(one, "as it came").data.decode() == one.text
    assert b"\\<script\\>" in export(one, "md").data
