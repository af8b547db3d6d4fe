"""The review pages without a browser: what they say, what they save, what they hand out."""

import csv
import io
import re
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
from checks.ui.app import house, printing
from checks.ui.app.desk import Desk
from checks.ui.app.files import as_it_came, document_of, peek, straight
from checks.ui.app.view import title
from checks.ui.widgets import charts
from checks.ui.widgets.figures import table_html
from checks.ui.widgets.table import Looking
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


def shown(at: AppTest) -> list[str]:
    """The tables and figures of the page."""
    return [str(one.proto.body) for one in at.get("html")]


def article(text: str, name: str = "Draft") -> Desk:
    desk = Desk(text, name=name)
    report = check(document_of(desk))
    desk.blocks = report.document.blocks
    desk.found(report.findings, lambda finding: True)
    return desk


def test_a_brief_gets_counts_and_no_verdict(place):
    from checks.ui.app import saving

    store, desk = Store(place / "data"), Desk(BRIEF)
    saving.save(desk, store)
    at = page("readability")
    at.query_params["article"] = desk.id
    at.run()
    assert not at.exception
    assert any("too short to judge" in info.value for info in at.info)
    counts = next(one for one in shown(at) if "<caption>Counts" in one)
    assert re.findall(r'scope="col"[^>]*>([^<]*)', counts) == ["Measure", "Value"]
    assert set(re.findall(r'scope="row">([^<]*)', counts)) >= {"Words", "Sentences"}
    assert "Aim" not in "".join(shown(at))


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


def test_a_band_is_set_on_the_page_and_holds_for_the_command_line_too(place):
    (place / "copydesk.toml").write_text("# ours\n[targets.sport]\nwords = [100, 900]\n", encoding="utf-8")
    at = targets_of("sport")
    assert at.number_input(key="highest-sport-sentence-length").value == 21
    at.number_input(key="highest-sport-sentence-length").set_value(18.0)
    at.number_input(key="lowest-sport-smog").set_value(6.0)
    at.number_input(key="highest-sport-smog").set_value(9.5)
    at = pressed(at, "Save the targets")
    assert not at.exception
    text = (place / "copydesk.toml").read_text(encoding="utf-8")
    assert text.startswith("# ours")
    assert tomllib.loads(text)["targets"] == {
        "sport": {"words": [100, 900], "sentence-length": [10, 18], "smog": [6, 9.5]}
    }
    assert house.bands("sport")["sentence-length"].high == 18
    assert any("10–18" in one for one in shown(at))
    at = targets_of("sport")
    at.number_input(key="highest-sport-sentence-length").set_value(21.0)
    for side in ("lowest", "highest"):
        at.number_input(key=f"{side}-sport-smog").set_value(None)
    pressed(at, "Save the targets")
    assert tomllib.loads((place / "copydesk.toml").read_text(encoding="utf-8"))["targets"] == {
        "sport": {"words": [100, 900]}
    }
    pressed(targets_of("sport"), "Take this desk back to what is built in")
    assert "targets" not in tomllib.loads((place / "copydesk.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("low", "high", "said"), [(None, 20.0, "both ends"), (30.0, 20.0, "is more than")])
def test_a_band_that_is_none_is_said_and_not_saved(place, low, high, said):
    at = targets_of("news")
    at.number_input(key="lowest-news-sentence-length").set_value(low)
    at.number_input(key="highest-news-sentence-length").set_value(high)
    at = pressed(at, "Save the targets")
    assert said in at.error[0].value
    assert not (place / "copydesk.toml").exists()


def test_a_new_desk_starts_from_the_bands_of_news_and_only_what_differs_is_written(place):
    Store(place / "data").articles.add(Entry("a", "a.txt", "Rain", 9, 0, 100, now(), desk="weather"), {})
    at = targets_of("weather")
    assert not at.exception
    at.number_input(key="lowest-weather-flesch-reading-ease").set_value(60.0)
    pressed(at, "Save the targets")
    written = tomllib.loads((place / "copydesk.toml").read_text(encoding="utf-8"))
    assert written["targets"] == {"weather": {"flesch-reading-ease": [60, 70]}}
    assert "weather" in house.desk_names()


def targets_of(desk: str) -> AppTest:
    """The view of targets, at a desk."""
    at = page("rules").run()
    at.radio(key="rules_view").set_value("Targets").run()
    return at.selectbox(key="target_desk").set_value(desk).run()


def pressed(at: AppTest, label: str) -> AppTest:
    return next(one for one in at.button if one.label == label).click().run()


def test_the_page_of_rules_shows_what_each_is_worth(place):
    at = page("rules").run()
    captions = [caption.value for caption in at.caption]
    assert any("false alarms per 1,000 clean words" in one for one in captions)
    assert {"What it catches", "What it leaves alone"} <= set(captions)


def test_a_table_of_figures_runs_no_markup_and_sets_numbers_right():
    made = table_html("<Words>", [{"Word": "<b>x</b>", "Times": 1200}, {"Word": "y", "Times": None}], tall=False)
    assert "<b>" not in made
    assert "&lt;Words&gt;" in made
    assert '<td class="cf-n">1,200</td>' in made
    assert '<td class="cf-n">–</td>' in made
    assert 'tabindex="0"' in made
    assert table_html("none", []) == ""


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


def test_a_place_of_a_term_is_shown_with_whole_words():
    from checks.core.span import Span
    from checks.store.house import Place
    from checks.ui.pages.words import AROUND, _around

    text = "word " * 20 + "the chairman " + "said so " * 20
    shown_ = _around(Place("a", "Title", text, Span(104, 112)))
    assert "the chairman said" in shown_
    assert set(shown_.split()) == {"…", "word", "the", "chairman", "said", "so"}
    assert len(shown_) < 2 * AROUND + 14
    assert _around(Place("a", "Title", "A chairman.", Span(2, 10))) == "A chairman."


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
        ("Home » News »\n\nTalks end\n\nThe talks ended on Monday, says the ministry.", "Draft", "Talks end"),
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
        from checks.ui.app import going
        from checks.ui.app.desk import Desk

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
