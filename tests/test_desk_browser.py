"""A copy editor's whole job in a real browser."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.desk_browser import downloaded, free_port, opened, picture, review, served, settled, shown, violations

pytestmark = [pytest.mark.browser, pytest.mark.slow]

DRAFT = """Minister Steps Back From Talks

The minister spoke to both parties,in particular to the larger one,and left.Reporters waited outside.

A broader U.S.foreign policy is  needed , he said. “We never  agreed to anything,” she said,adding a smile.

On the border,nothing happened. The crowd 😀 ,quiet at first,sang.
"""
HOSTILE = """<img src=x onerror="window.pwned=1"> is a headline

Before </textarea></script><script>window.pwned=2</script> and after,then more. [link](javascript:window.pwned=3)
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("desk"), free_port()) as address:
        yield address


@pytest.fixture
def page(browser: Browser, desk: str) -> Iterator[Page]:
    with opened(browser, desk) as page:
        yield page


def focus(page: Page) -> None:
    page.get_by_role("region", name="Article").focus()


def test_a_whole_job_from_paste_to_download(page):
    review(page, DRAFT)
    marks = page.locator("[data-finding]")
    options = page.get_by_role("listbox", name="Findings").get_by_role("option")
    assert marks.count() == options.count() > 6
    assert marks.first.get_attribute("data-category") == "spacing"
    picture(page, "review")
    before = marks.count()
    options.nth(0).click()
    page.get_by_role("button", name="Accept", exact=True).click()
    expect(marks).to_have_count(before - 1)
    settled(page)
    assert "both parties, in particular" in shown(page)
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(marks).to_have_count(before)
    page.get_by_role("button", name="Apply safe fixes").click()
    picture(page, "safe-fixes")
    page.get_by_role("button", name=re.compile("^Apply .* changes?$")).click()
    settled(page)
    picture(page, "mended")
    assert "parties, in particular to the larger one, and left. Reporters" in shown(page)
    assert downloaded(page) == shown(page)
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == shown(page)


def test_the_text_in_the_browser_is_the_pasted_one_and_ctrl_enter_checks(page):
    draft = page.get_by_role("textbox", name="Draft", exact=True)
    page.get_by_role("button", name="Check", exact=True).wait_for()  # it brings the key
    draft.fill(DRAFT)
    page.keyboard.press("Control+Enter")
    page.get_by_role("region", name="Article").wait_for(timeout=60_000)
    assert shown(page) == DRAFT == downloaded(page)


def test_twenty_quick_accepts_all_arrive(page):
    words = """bread water stone river table chair horse paper glass house field cloud storm light music garden
    window letter market bridge winter summer doctor farmer island castle""".split()
    text = " ".join(f"{word},next" for word in words)
    review(page, f"Here it begins.\n\n{text}\n")
    before = page.locator("[data-finding]").count()
    assert before >= 20
    page.locator("[data-finding]").first.click()
    for _ in range(20):
        page.keyboard.press("a")
    expect(page.locator("[data-finding]")).to_have_count(before - 20)
    settled(page)
    assert shown(page).count(", next") == 20
    page.reload()
    page.get_by_role("region", name="Article").wait_for()
    assert shown(page).count(", next") == 20


def test_the_keyboard_alone_is_enough(page):
    review(page, DRAFT)
    count = page.locator("[data-finding]").count()
    page.keyboard.press("F8")
    page.keyboard.press("a")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("i")
    expect(page.locator("[data-finding]")).to_have_count(count - 2)
    settled(page)
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    expect(page.locator("[data-finding]")).to_have_count(count)
    page.keyboard.press("Control+Shift+z")
    expect(page.locator("[data-finding]")).to_have_count(count - 1)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Shift+F8")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Accept", exact=True)).to_have_count(0)


def test_letters_are_keys_only_while_the_text_has_the_focus(page):
    review(page, DRAFT)
    count = page.locator("[data-finding]").count()
    page.get_by_role("listbox", name="Findings").focus()
    page.keyboard.press("a")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.type("aai")
    assert page.locator("[data-finding]").count() == count


def test_a_paragraph_is_written_in_place_and_checked_as_one_pauses(page):
    review(page, DRAFT)
    count = page.locator("[data-finding]").count()
    page.locator(".cd-row", has_text="On the border").dblclick(position={"x": 5, "y": 5})
    field = page.get_by_role("textbox", name="Paragraph")
    field.press("End")
    field.press_sequentially(" Fresh words,here.")
    expect(page.get_by_role("option")).to_have_count(count + 1, timeout=20_000)
    assert field.evaluate("node => node === document.activeElement")
    field.press_sequentially("\nA second line.")
    page.keyboard.press("Escape")
    settled(page)
    assert "sang. Fresh words,here.\nA second line.\n" in shown(page)
    assert downloaded(page) == shown(page)
    focus(page)
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    settled(page)
    assert shown(page) == DRAFT


def test_pasted_markup_is_text_everywhere(browser, desk, tmp_path):
    name = "<img src=x onerror=window.pwned=4>.txt"
    (tmp_path / name).write_text(HOSTILE, encoding="utf-8")
    with opened(browser, desk) as page:
        page.locator("input[type=file]").set_input_files(tmp_path / name)
        page.get_by_role("region", name="Article").wait_for(timeout=60_000)
        settled(page)
        assert shown(page) == HOSTILE
        assert "onerror" in page.get_by_role("heading", level=1).inner_text()
        for link in ("Articles", "Readability"):
            page.get_by_role("link", name=link).click()
            expect(page.get_by_text("onerror").first).to_be_visible(timeout=30_000)
        page.get_by_role("link", name="Desk").click()
        page.get_by_role("button", name="New draft").click()
        review(page, HOSTILE)
        assert shown(page) == HOSTILE
        assert page.evaluate("window.pwned") is None
        assert page.locator(".cd-article img, .cd-article script, .cd-article a").count() == 0
        assert downloaded(page) == HOSTILE


def test_a_reload_a_change_of_page_and_a_restart_lose_nothing(browser, tmp_path):
    port = free_port()
    with served(tmp_path, port) as address, opened(browser, address) as page:
        review(page, DRAFT)
        focus(page)
        page.keyboard.press("a")
        page.keyboard.press("i")
        settled(page)
        text, count, where = shown(page), page.locator("[data-finding]").count(), page.url
        assert "article=" in where
        page.get_by_role("link", name="Rules").click()
        page.get_by_role("heading", name="Rules").wait_for()
        page.get_by_role("link", name="Desk").click()
        page.get_by_role("region", name="Article").wait_for()
        expect(page.locator("[data-finding]")).to_have_count(count)
        page.reload()
        page.get_by_role("region", name="Article").wait_for()
        expect(page.locator("[data-finding]")).to_have_count(count)
    with served(tmp_path, port), opened(browser, where) as page:
        page.get_by_role("region", name="Article").wait_for(timeout=60_000)
        settled(page)
        assert shown(page) == text
        assert page.locator("[data-finding]").count() == count
        page.get_by_role("button", name="Undo", exact=True).click()
        page.get_by_role("button", name="Undo", exact=True).click()
        settled(page)
        assert shown(page) == DRAFT
        page.get_by_role("button", name="New draft").click()
        review(page, DRAFT)


def test_what_was_ignored_stays_ignored_when_the_text_is_pasted_again(page):
    text = "The quartet played on,softly,until late.\n"
    review(page, text)
    count = page.locator("[data-finding]").count()
    page.locator("[data-finding]").first.click()
    page.get_by_role("button", name="Ignore", exact=True).click()
    settled(page)
    page.get_by_role("button", name="New draft").click()
    review(page, text)
    assert page.locator("[data-finding]").count() == count - 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser, desk, scheme):
    with opened(browser, desk, color_scheme=scheme) as page:
        page.get_by_role("button", name="Check", exact=True).wait_for(timeout=60_000)
        page.wait_for_timeout(1500)
        assert violations(page) == []
        review(page, DRAFT)
        expect(page.get_by_role("button", name="Accept", exact=True)).to_be_visible()
        assert violations(page) == []
        picture(page, f"card-{scheme}")
        page.get_by_role("button", name="More").click()
        assert violations(page) == []
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Apply safe fixes").click()
        assert violations(page) == []
        page.keyboard.press("Escape")
        focus(page)
        page.keyboard.press("Enter")
        assert violations(page) == []
        page.keyboard.press("Escape")
        for name in ("Readability", "Articles", "Rules"):
            page.get_by_role("link", name=name).click()
            page.get_by_role("heading", level=1).wait_for()
            page.wait_for_timeout(2500)
            assert violations(page) == []
            picture(page, f"{name.lower()}-{scheme}")


def test_narrow_screens_work(browser, desk):
    with opened(browser, desk) as page:
        page.set_viewport_size({"width": 390, "height": 780})
        review(page, DRAFT)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0
        picture(page, "narrow")
        before = page.locator("[data-finding]").count()
        page.get_by_role("button", name="Accept", exact=True).click()
        expect(page.locator("[data-finding]")).to_have_count(before - 1)
        assert violations(page) == []


def test_the_same_finding_many_times_is_mended_together_after_a_look(page):
    review(page, DRAFT)
    page.get_by_role("button", name=re.compile("^Fix all: .*comma")).click()
    places = page.get_by_role("list", name="What would change").get_by_role("checkbox")
    count = places.count()
    assert count > 3
    places.nth(0).uncheck()
    page.get_by_role("button", name=f"Apply {count - 1} changes").click()
    settled(page)
    assert "both parties,in particular" in shown(page)
    assert "larger one, and" in shown(page)


def test_several_files_become_a_queue(browser, desk, tmp_path):
    files: list[Path] = []
    for number in (1, 2):
        files.append(tmp_path / f"piece{number}.md")
        files[-1].write_text(f"# Piece {number}\n\nIt begins,and `code,here` ends.\n", encoding="utf-8")
    with opened(browser, desk) as page:
        page.locator("input[type=file]").set_input_files(files)
        expect(page.get_by_role("heading", name="Piece 1")).to_be_visible(timeout=60_000)
        page.get_by_role("button", name="Next article").click()
        expect(page.get_by_role("heading", name="Piece 2")).to_be_visible(timeout=60_000)
        settled(page)
        assert downloaded(page).startswith("# Piece 2")


def test_other_formats_are_handed_out(page):
    review(page, DRAFT)
    for label, ending in (("Markdown", ".md"), ("HTML", ".html"), ("Printable report", "-report.html")):
        page.get_by_role("button", name="Save as").click()
        with page.expect_download() as download:
            page.get_by_role("menuitem", name=label).click()
        assert download.value.suggested_filename == f"minister-steps-back-from-talks{ending}"


def test_f8_goes_on_from_a_field_too(page):
    review(page, DRAFT)
    focus(page)
    page.keyboard.press("F8")
    page.keyboard.press("e")
    before = page.locator(".cd-count").inner_text()
    page.keyboard.press("F8")
    assert page.locator(".cd-count").inner_text() != before
    page.keyboard.press("Enter")
    field = page.get_by_role("textbox", name="Paragraph")
    expect(field).to_be_visible()
    page.keyboard.press("F8")
    expect(field).to_have_count(0)
    expect(page.get_by_role("button", name="Accept", exact=True)).to_be_visible()


def test_what_is_wrong_with_a_draft_is_said_in_sight(page):
    page.get_by_role("button", name="Check", exact=True).click()
    said = page.get_by_text("There is nothing to check yet")
    expect(said).to_be_in_viewport()
    expect(page.get_by_role("button", name="Check", exact=True)).to_be_in_viewport()


def test_blanks_show_where_they_matter(page):
    head = "Council Votes on the New Harbour Wall"
    review(page, f"{head}\n\nThe council met and heard both sides.\n\n{head}\n\nBread  was dear then.\n")
    options = page.get_by_role("listbox", name="Findings")
    expect(options).to_contain_text("Bread··was")
    expect(page.get_by_role("option").filter(has_text="Repetition")).to_contain_text("Council Votes on")
