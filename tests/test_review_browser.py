"""A reviewing editor's whole job in a real browser, over an archive of 5,000 articles; pictures are kept."""

import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from checks.store import Store
from tests.archive import fill
from tests.desk_browser import free_port, opened, picture, served, settled, violations
from tests.postgres import postgres

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(900)]

PAGES = {
    "Articles": lambda page: page.locator(".ct tbody tr").nth(5),
    "Readability": lambda page: page.get_by_role("heading", name="Hard words", exact=True),
    "Rules": lambda page: page.get_by_text("What it leaves alone"),
    "Health": lambda page: page.get_by_role("heading", name="Versions", exact=True),
    "Desk": lambda page: page.get_by_role("region", name="Article"),
}
"""What of each page comes last."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("review")


@pytest.fixture(scope="module")
def archive(folder: Path) -> Iterator[str]:
    store = Store(folder / "data")
    fill(store, 5000)
    store.database.close()
    with served(folder, free_port()) as address:
        yield address


def go(page: Page, name: str) -> float:
    """Goes to a page by the navigation, and returns the seconds until all of it was there."""
    start = time.perf_counter()
    page.get_by_role("link", name=name, exact=True).click()
    PAGES[name](page).first.wait_for(timeout=60_000)
    return time.perf_counter() - start


def titles(page: Page) -> list[str]:
    return page.locator(".ct-open").all_inner_texts()


def test_the_worst_articles_of_the_week_are_found_judged_and_sent_back(browser, archive):
    with opened(browser, f"{archive}/articles") as page:
        PAGES["Articles"](page).wait_for(timeout=90_000)
        expect(page.get_by_text("of 5,000 articles")).to_be_visible()
        choose(page, "Changed", "Last 7 days")
        expect(page.get_by_text("of 5,000 articles")).to_be_hidden(timeout=30_000)
        for arrow in ("↓", "↑"):
            page.get_by_role("button", name=re.compile("^Score")).click()
            page.get_by_role("button", name=f"Score {arrow}").wait_for(timeout=30_000)
        picture(page, "review-worst")
        worst = titles(page)[0]
        page.get_by_role("button", name=worst, exact=True).click()
        PAGES["Desk"](page).wait_for(timeout=60_000)
        settled(page)
        assert page.locator("[data-finding]").count() >= 4
        go(page, "Readability")
        expect(page.get_by_role("heading", name="Score")).to_be_visible()
        picture(page, "review-why")
        go(page, "Articles")
        page.get_by_role("textbox", name="Find").fill(worst.split()[-1])
        page.keyboard.press("Enter")
        expect(page.locator(".ct-open")).to_have_count(1, timeout=30_000)
        page.get_by_role("checkbox", name=re.compile("^Pick ")).first.check()
        page.get_by_text("1 picked").wait_for(timeout=30_000)
        page.get_by_role("button", name="Set status").click()
        page.get_by_text("in review", exact=True).last.click()
        page.get_by_role("textbox", name="A word to who works on it").fill("Please mend the commas first.")
        page.keyboard.press("Tab")
        page.get_by_role("button", name="Save status").click()
        expect(page.locator(".ct tbody td", has_text="in review")).to_have_count(1, timeout=30_000)
        picture(page, "review-sent-back")
        page.locator(".ct-open").first.click()
        expect(page.get_by_role("alert")).to_contain_text("Please mend the commas first.", timeout=60_000)


def test_a_sentence_is_reached_from_the_figures(browser, archive):
    with opened(browser, f"{archive}/?article=article17") as page:
        PAGES["Desk"](page).wait_for(timeout=90_000)
        settled(page)
        go(page, "Readability")
        sentence = page.locator(".ct-open").nth(2)
        words = sentence.inner_text()
        sentence.click()
        PAGES["Desk"](page).wait_for(timeout=60_000)
        page.wait_for_function("getSelection().toString().length > 5", timeout=30_000)
        assert page.evaluate("getSelection().toString()").startswith(words[:40])


def test_versions_are_compared(browser, archive):
    with opened(browser, f"{archive}/?article=article23") as page:
        PAGES["Desk"](page).wait_for(timeout=90_000)
        settled(page)
        page.get_by_role("button", name="Apply safe fixes").click()
        page.get_by_role("button", name=re.compile("^Apply .* changes?$")).click()
        settled(page)
        go(page, "Articles")
        page.get_by_role("checkbox", name=re.compile("^Pick ")).first.check()
        page.get_by_text("1 picked").wait_for(timeout=30_000)
        page.get_by_text("Versions", exact=True).click()
        expect(page.get_by_role("heading", name="What was mended")).to_be_visible(timeout=30_000)
        assert page.locator(".cv ins, .cv del").count() > 0
        assert violations(page) == []
        picture(page, "review-versions")


def test_a_term_is_tried_on_the_archive_and_then_forbidden(browser, archive, folder):
    with opened(browser, f"{archive}/rules") as page:
        PAGES["Rules"](page).wait_for(timeout=90_000)
        page.get_by_text("Preferred terms", exact=True).click()
        page.get_by_role("textbox", name="Instead of").fill("chairman")
        page.keyboard.press("Tab")
        expect(page.get_by_text(re.compile(r"stands [\d,]+ times in [\d,]+ articles"))).to_be_visible(timeout=60_000)
        page.get_by_role("textbox", name="Write").fill("chair")
        page.keyboard.press("Tab")
        page.get_by_role("textbox", name="Why").fill("The house names the office, not the man.")
        page.keyboard.press("Tab")
        page.wait_for_timeout(1500)
        picture(page, "review-term")
        assert violations(page) == []
        page.get_by_role("button", name="Make it live").click()
        expect(page.get_by_role("cell", name="The house names the office, not the man.")).to_be_visible(timeout=60_000)
        assert 'instead_of = ["chairman"]' in (folder / "copydesk.toml").read_text(encoding="utf-8")
        page.get_by_text("Dictionary", exact=True).click()
        page.get_by_role("textbox", name="One a line").fill("Ørsted\nnaïveté")
        page.keyboard.press("Tab")
        page.get_by_role("button", name="Save the dictionary").click()
        page.wait_for_timeout(2500)
        assert '"Ørsted"' in (folder / "copydesk.toml").read_text(encoding="utf-8")
    with opened(browser, archive) as page:
        draft = page.get_by_role("textbox", name="Draft", exact=True)
        draft.wait_for(timeout=60_000)
        draft.fill("The chairman of the council spoke on Monday.\n")
        page.get_by_role("button", name="Check", exact=True).click()
        PAGES["Desk"](page).wait_for(timeout=60_000)
        expect(page.locator(".cd-card")).to_contain_text("The house names the office", timeout=30_000)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page_and_each_is_there_in_good_time(browser, archive, scheme):
    with opened(browser, f"{archive}/?article=article11", color_scheme=scheme) as page:
        PAGES["Desk"](page).wait_for(timeout=90_000)
        settled(page)
        times: dict[str, list[float]] = {}
        for _ in range(2):
            for name in ("Readability", "Articles", "Rules", "Health", "Desk"):
                times.setdefault(name, []).append(go(page, name))
                page.wait_for_timeout(1500)
                if len(times[name]) == 2:
                    assert violations(page) == [], name
                    picture(page, f"review-{name.lower()}-{scheme}")
        go(page, "Articles")
        page.get_by_text("Trends", exact=True).click()
        page.get_by_role("heading", name="By desk").wait_for(timeout=60_000)
        page.wait_for_timeout(2500)
        assert violations(page) == []
        picture(page, f"review-trends-{scheme}")
        said = ", ".join(f"{name} {seconds[-1]:.2f} s" for name, seconds in times.items())
        sys.stderr.write(f"\npages with 5,000 articles, the second time: {said}\n")


def test_a_band_is_set_on_the_page_and_the_article_is_judged_by_it(browser, archive, folder):
    with opened(browser, f"{archive}/?article=article8") as page:  # of the desk of science
        PAGES["Desk"](page).wait_for(timeout=90_000)
        go(page, "Rules")
        page.get_by_text("Targets", exact=True).click()
        choose(page, "Desk", "science")
        box = page.get_by_role("spinbutton", name="Words a sentence, highest")
        expect(box).to_have_value("25", timeout=30_000)
        box.fill("5")
        page.get_by_role("spinbutton", name="Words a sentence, lowest").fill("2")
        page.keyboard.press("Tab")
        assert violations(page) == []
        page.get_by_role("button", name="Save the targets").click()
        science = page.get_by_role("row", name=re.compile("^science"))
        expect(science).to_contain_text("2–5", timeout=30_000)
        picture(page, "review-targets")
        assert "sentence-length = [2, 5]" in (folder / "copydesk.toml").read_text(encoding="utf-8")
        go(page, "Readability")
        expect(page.get_by_role("row", name=re.compile("^Sentence length"))).to_contain_text("2–5")
        go(page, "Rules")
        page.get_by_text("Targets", exact=True).click()
        choose(page, "Desk", "science")
        page.get_by_role("button", name="Take this desk back to what is built in").click()
        expect(science).to_contain_text("13–25", timeout=30_000)
        assert "sentence-length" not in (folder / "copydesk.toml").read_text(encoding="utf-8")


def test_every_page_fits_a_narrow_screen(browser, archive):
    with opened(browser, f"{archive}/readability?article=article23") as page:
        page.set_viewport_size({"width": 390, "height": 844})
        for name in ("readability", "articles", "rules", "health"):
            page.goto(f"{archive}/{name}?article=article23")
            PAGES[name.capitalize()](page).first.wait_for(timeout=90_000)
            page.wait_for_timeout(2000)
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, name
            assert page.locator(".stMain").evaluate("node => node.scrollWidth - node.clientWidth") == 0, name
            assert violations(page) == [], name
            picture(page, f"review-{name}-narrow")


def test_the_list_is_handed_out_for_spreadsheets_and_for_print(browser, archive):
    with opened(browser, f"{archive}/articles") as page:
        PAGES["Articles"](page).wait_for(timeout=90_000)
        files = {}
        for name in ("CSV", "Printable report"):
            with page.expect_download(timeout=60_000) as download:
                page.get_by_role("button", name=name).click()
            files[name] = Path(download.value.path()).read_text(encoding="utf-8-sig")
        assert files["CSV"].count("\n") > 5000
        assert files["CSV"].startswith("id,title,")
        assert files["Printable report"].count("<tr>") > 5000


def test_the_desk_and_its_pages_work_on_postgresql(browser, tmp_path):
    with postgres() as address:
        store = Store(address=address)
        fill(store, 60)
        store.database.close()
        named = {"COPYDESK_DATABASE_URL": address}
        with served(tmp_path, free_port(), environment=named) as home, opened(browser, f"{home}/articles") as page:
            PAGES["Articles"](page).wait_for(timeout=90_000)
            page.locator(".ct-open").first.click()
            PAGES["Desk"](page).wait_for(timeout=60_000)
            settled(page)
            page.keyboard.press("F8")
            page.keyboard.press("i")
            settled(page)
            go(page, "Health")
            expect(page.get_by_text("PostgreSQL").first).to_be_visible()
            assert not (tmp_path / "data").exists()


def choose(page: Page, label: str, option: str) -> None:
    """Chooses in one of Streamlit's boxes."""
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option).click()
