"""The pages without a browser, through Streamlit's own test harness."""

import pytest
from streamlit.testing.v1 import AppTest

from checks.core.loopback import OPEN_TO_EVERYBODY
from tests.conftest import ROOT


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch, tmp_path) -> AppTest:
    import streamlit as st

    monkeypatch.setenv("COPYDESK_DATA", str(tmp_path))
    monkeypatch.setenv(OPEN_TO_EVERYBODY, "1")  # without a server there is no address, which says: every one
    st.cache_resource.clear()
    return AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)


def test_a_draft_is_checked_and_goes_on_the_desk(page):
    page.run()
    assert not page.exception
    page.text_area(key="draft").set_value("Both parties,in particular.").run()
    page.button[0].click().run()
    assert not page.exception
    assert page.session_state["desk"].text == "Both parties,in particular."
    assert [item.finding.category for item in page.session_state["desk"].items] == ["spacing"]
    assert page.query_params["article"]


def test_an_empty_draft_is_said_to_be_empty(page):
    page.run()
    page.button[0].click().run()
    assert "nothing to check" in page.info[0].value
    assert "desk" not in page.session_state


def test_an_over_long_draft_is_kept_and_measured(page):
    long = "word " * 100_000
    page.run()
    page.text_area(key="draft").set_value(long).run()
    page.button[0].click().run()
    assert "500,000 characters" in page.error[0].value
    assert page.text_area(key="draft").value == long


def test_a_sample_goes_into_the_box(page):
    page.run()
    page.selectbox(key="sample").set_value("Spun interview").run()
    assert page.text_area(key="draft").value.startswith("Home > World")


def test_an_article_that_is_not_there_is_said(page):
    page.query_params["article"] = "unknown"
    page.run()
    assert not page.exception
    assert "not on this machine" in page.warning[0].value


def test_a_request_sent_before_the_article_changed_does_not_bring_the_old_one_back(page):
    page.run()
    page.text_area(key="draft").set_value("The first one,it came.").run()
    page.button[0].click().run()
    first = page.session_state["desk"].id
    second = open_beside(page, "The second one,it came.")
    page.query_params["article"] = first
    page.run()
    assert page.session_state["desk"].id == second


def test_an_address_that_is_named_later_opens_its_article(page):
    page.run()
    page.text_area(key="draft").set_value("The first one,it came.").run()
    page.button[0].click().run()
    first = page.session_state["desk"].id
    open_beside(page, "The second one,it came.")
    left, when = page.session_state["left"]
    page.session_state["left"] = (left, when - 60)
    page.query_params["article"] = first
    page.run()
    assert page.session_state["desk"].id == first


def open_beside(page: AppTest, text: str) -> str:
    """Puts an article in the queue and takes it; returns its id."""
    from checks.store import Store
    from checks.ui.app import saving
    from checks.ui.app.desk import Desk

    desk = Desk(text, name="Second")
    saving.save(desk, Store())
    page.session_state["queue"] = [desk.id]
    page.run()
    next(button for button in page.button if button.label == "Next article").click().run()
    return desk.id
