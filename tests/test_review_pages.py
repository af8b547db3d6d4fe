"""The review pages without a browser: what they say, what they save, what they hand out."""

import csv
import io
import sys
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from checks import check
from checks.store import Store
from checks.store.articles import Entry, now
from checks.store.queries import Query
from checks.ui import charts, house, printing
from checks.ui.desk import Desk
from checks.ui.files import as_it_came, document_of, peek, straight
from checks.ui.table import Looking
from checks.ui.view import title
from tests.archive import fill

BRIEF = "The council met on Monday. It heard both sides for an hour,then it voted."


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty folder that the pages work in."""
    import streamlit as st

    monkeypatch.setenv("COPYDESK_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("COPYDESK_DATABASE_URL", raising=False)
    monkeypatch.chdir(tmp_path)
    st.cache_resource.clear()
    st.cache_data.clear()
    return tmp_path


def page(name: str, argument: str = "None") -> AppTest:
    import checks.ui.pages

    assert f"checks.ui.pages.{name}" in sys.modules, checks.ui.pages
    source = f"import sys, checks.ui.pages\nsys.modules['checks.ui.pages.{name}'].{name}({argument})\n"
    return AppTest.from_string(source, default_timeout=120)


def article(text: str, name: str = "Draft") -> Desk:
    desk = Desk(text, name=name)
    report = check(document_of(desk))
    desk.blocks = report.document.blocks
    desk.found(report.findings, lambda finding: True)
    return desk


def test_a_brief_gets_counts_and_no_verdict(place):
    from checks.ui import saving

    store, desk = Store(place / "data"), Desk(BRIEF)
    saving.save(desk, store)
    at = page("readability")
    at.query_params["article"] = desk.id
    at.run()
    assert not at.exception
    assert any("too short to judge" in info.value for info in at.info)
    table = at.table[-1].value
    assert list(table.columns) == ["Measure", "Value"]
    assert set(table["Measure"]) >= {"Words", "Sentences"}


def test_readability_without_an_article_says_what_to_do(place):
    at = page("readability").run()
    assert not at.exception
    assert "no article on the desk" in at.info[0].value


def test_a_rule_that_is_switched_off_is_off_in_the_file_and_at_the_desk(place):
    at = page("rules").run()
    assert not at.exception
    at.selectbox(key="category").set_value("spacing").run()
    switch = next(one for one in at.toggle if one.key and one.key.startswith("on-"))
    rule = str(switch.key).removeprefix("on-")
    switch.set_value(False).run()
    assert not at.exception
    assert tomllib.loads((place / "copydesk.toml").read_text(encoding="utf-8"))["rules"] == {rule: "off"}
    assert rule not in {one.id for one in house.settings()[0].rules()}
    at.toggle(key=f"on-{rule}").set_value(True).run()
    assert "rules" not in tomllib.loads((place / "copydesk.toml").read_text(encoding="utf-8"))


def test_a_severity_is_saved_and_comments_stay(place):
    (place / "copydesk.toml").write_text('# ours\nwords = ["Ørsted"]  # a river\n', encoding="utf-8")
    at = page("rules").run()
    chosen = next(one for one in at.selectbox if one.key and one.key.startswith("severity-"))
    chosen.set_value("error" if chosen.value != "error" else "info").run()
    text = (place / "copydesk.toml").read_text(encoding="utf-8")
    assert "# ours" in text
    assert "# a river" in text
    assert "[rules]" in text


def test_a_settings_file_that_is_wrong_is_said_and_the_built_in_settings_hold(place):
    (place / "copydesk.toml").write_text("wrods = 1\n", encoding="utf-8")
    at = page("rules").run()
    assert "wrods" in at.error[0].value
    settings, wrong = house.settings()
    assert settings.rules()
    assert "copydesk.toml:1" in wrong
    assert not page("health", "").run().exception


def test_health_says_what_is_kept_where_and_deletes_by_age(place):
    fill(Store(place / "data"), 20)
    at = page("health", "").run()
    assert not at.exception
    said = " ".join(markdown.value for markdown in at.markdown)
    assert "desk" in said
    assert "SQLite" in said
    at.number_input(key="days").set_value(0).run()
    next(one for one in at.button if one.label == "Delete them for good").click().run()
    assert Store(place / "data").articles.count() == 0


def test_articles_are_picked_assigned_and_deleted(place):
    store = Store(place / "data")
    fill(store, 12)
    at = page("articles").run()
    assert not at.exception
    at.session_state["articles"].picked = ("article1", "article2")
    at.run()
    at.radio(key="new_status").set_value("ready")
    next(one for one in at.button if one.label == "Save status").click().run()
    assert store.articles.count(Query(statuses=("ready",))) >= 2
    next(one for one in at.button if one.label == "Delete for good").click().run()
    assert store.articles.count() == 10
    at.radio(key="view").set_value("Trends").run()
    assert not at.exception
    assert [header.value for header in at.header] == [
        "Score",
        "Findings per 1,000 words",
        "Readability against the target",
        "By desk",
    ]


def test_a_spreadsheet_gets_no_formula(tmp_path):
    store = Store(tmp_path)
    store.articles.add(Entry("a", "=cmd()", "=1+1 is a title", 9, 1, 90, now(), counts={"typo": 1}), {})
    rows = list(csv.DictReader(io.StringIO(printing.csv(store, Query()).decode("utf-8-sig"))))
    assert (rows[0]["title"], rows[0]["name"], rows[0]["typo"]) == ("'=1+1 is a title", "'=cmd()", "1")
    store.articles.add(Entry("b", "b", "<script>alert(1)</script>", 9, 1, 90, now()), {})
    assert b"<script>" not in printing.printed(store, Query())


def test_what_a_table_asks_for_is_done_once():
    looking = Looking("changed")
    for _ in range(2):
        looking.act({"page": "p", "number": 1, "do": "sort", "by": "score"})
    assert (looking.order, looking.descending) == ("score", True)
    looking.act({"page": "p", "number": 2, "do": "sort", "by": "score"})
    assert not looking.descending
    looking.act({"page": "q", "number": 1, "do": "pick", "id": "x", "on": True})
    looking.act({"page": "q", "number": 2, "do": "pick", "id": "x", "on": False})
    assert looking.picked == ()


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("<b>No tag</b> of a pasted text is hidden\n\nText.", "Draft", "<b>No tag</b> of a pasted text is hidden"),
        ("---\ntitle: x\n---\n\n# The *headline*\n\nText.", "a.md", "The *headline*"),
        ("<html><body><h1>Big <b>day</b></h1><p>Text follows here.</p></body></html>", "a.html", "Big day"),
        ("", "empty.txt", "empty.txt"),
        ("", "Draft", ""),
    ],
)
def test_the_title_is_the_headline_as_it_is_read(text, name, expected):
    assert title(article(text, name=name)) == expected


def test_an_encoding_that_lacks_a_letter_gives_utf_8_and_a_word_about_it():
    desk = replace(article("Kaffee und Kuchen"), name="alt.txt", encoding="latin-1", original="Kaffee")
    assert as_it_came(desk).data == b"Kaffee und Kuchen"
    assert not straight(desk)
    desk.text = "Kaffee → Kuchen"
    made = as_it_came(desk)
    assert made.data == "Kaffee → Kuchen".encode()
    assert "UTF-8" in made.note


def test_a_peek_shows_what_tells_encodings_apart():
    data = ("x" * 400 + "Der Käse").encode("cp1252")
    assert "Käse" in peek(data, "cp1252")
    assert peek(b"\x81", "cp1252") == ""


def test_from_a_sentence_to_its_line_at_the_desk():
    def script():
        import streamlit as st

        from checks.core.span import Span
        from checks.ui import going
        from checks.ui.desk import Desk

        going.ask(Desk("One.\n\nTwo three.\nFour."), Span(6, 16))
        st.text(str(st.session_state.going["row"]) + st.session_state.going["text"])

    at = AppTest.from_function(script).run()
    assert at.text[0].value == "2Two three."


def test_every_bar_and_dot_has_its_figure():
    report = check(BRIEF)
    target = house.bands("sport")["sentence-length"]
    assert sum(charts.histogram([4, 5, 6, 31, 0], target).data[0].y) == 4
    assert list(charts.strip([5, 9], [0, 2], ["a", "b"], target).data[1].x) == [2]
    assert len(charts.by_category(report.findings).data) == 3
