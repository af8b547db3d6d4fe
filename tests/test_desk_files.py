"""Files come in and go out as they came, in a real browser; two editors; LanguageTool behind the page."""

import io
import os
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document as Word
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import text

from checks.rules.engines.languagetool import ADDRESS
from checks.store import Store
from tests.desk_browser import downloaded, free_port, opened, picture, review, served, settled, shown, violations

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SLIPS = "Both parties,in particular,stalled.\n\nNothing else is wrong here.\n"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("files"), free_port()) as address:
        yield address


@pytest.fixture
def page(browser: Browser, desk: str) -> Iterator[Page]:
    with opened(browser, desk) as page:
        yield page


def upload(page: Page, *files: Path) -> None:
    page.get_by_role("textbox", name="Draft", exact=True).wait_for(timeout=60_000)
    page.locator("input[type=file]").set_input_files(files)


def on_the_desk(page: Page) -> None:
    page.get_by_role("region", name="Article").wait_for(timeout=60_000)
    settled(page)


def saved(page: Page, kind: str | None = None) -> bytes:
    """The file that "Download", or a choice of "Save as", gives."""
    with page.expect_download(timeout=60_000) as download:
        if kind is None:
            page.get_by_role("button", name="Download", exact=True).click()
        else:
            page.get_by_role("button", name="Save as").click()
            page.get_by_role("menuitem", name=kind).click()
    return Path(download.value.path()).read_bytes()


def test_a_word_file_goes_out_with_tracked_changes(page, tmp_path):
    source = Word()
    source.add_heading("A headline", 0)
    paragraph = source.add_paragraph("Both parties,in ")
    paragraph.add_run("particular").bold = True
    paragraph.add_run(",stalled.")
    source.save(tmp_path / "piece.docx")
    upload(page, tmp_path / "piece.docx")
    on_the_desk(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("A headline")
    page.get_by_role("button", name="Apply safe fixes").click()
    page.get_by_role("button", name=re.compile("^Apply .* changes?$")).click()
    settled(page)
    data = saved(page)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = package.read("word/document.xml").decode()
    assert "<w:ins " in body
    plain = Word(io.BytesIO(saved(page, "Word, changes made")))
    assert [one.text for one in plain.paragraphs] == ["A headline", "Both parties, in particular, stalled."]
    assert any(run.bold and run.text == "particular" for run in plain.paragraphs[1].runs)
    picture(page, "word")
    page.reload()
    on_the_desk(page)
    assert saved(page, "Text").decode() == shown(page)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "piece.html",
            "<html><body><h1>A headline</h1>\n<p>Both parties,in <b>particular</b>,stalled.</p></body></html>",
        ),
        ("piece.md", "---\ntitle: A headline\n---\n\n# A headline\n\nBoth parties,in *particular*,stalled.\n"),
    ],
)
def test_marks_of_a_source_stay_as_they_are(page, tmp_path, name, text):
    (tmp_path / name).write_text(text, encoding="utf-8")
    upload(page, tmp_path / name)
    on_the_desk(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("A headline")
    assert shown(page) == text
    page.get_by_role("button", name="Apply safe fixes").click()
    page.get_by_role("button", name=re.compile("^Apply .* changes?$")).click()
    settled(page)
    assert downloaded(page) == text.replace(",in", ", in").replace(",stalled", ", stalled")


def test_another_encoding_is_chosen_by_sight_and_kept(page, tmp_path):
    (tmp_path / "alt.txt").write_bytes("Der Käse,der gute,ist da. Über alles.\n".encode("cp1252"))
    upload(page, tmp_path / "alt.txt")
    expect(page.get_by_text("is not UTF-8")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("Der Käse,der gute")).to_be_visible()
    assert violations(page) == []
    picture(page, "encoding")
    page.get_by_role("button", name="Read it so").click()
    on_the_desk(page)
    assert shown(page).startswith("Der Käse")
    page.locator("[data-finding]").first.click()
    page.get_by_role("button", name="Accept", exact=True).click()
    settled(page)
    assert saved(page) == shown(page).encode("cp1252")


def test_a_binary_file_is_refused_with_a_word(page, tmp_path):
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)))
    upload(page, tmp_path / "picture.txt")
    expect(page.get_by_text("binary file")).to_be_visible(timeout=60_000)


def test_an_over_long_paste_is_kept_measured_and_said(page):
    draft = page.get_by_role("textbox", name="Draft", exact=True)
    draft.wait_for(timeout=60_000)
    draft.fill("word " * 90_000)
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.get_by_text("450,000 characters")).to_be_visible(timeout=60_000)
    assert len(draft.input_value()) == 450_000


def test_two_editors_of_one_article_both_keep_their_work(browser, desk):
    with opened(browser, desk) as hers:
        review(hers, SLIPS)
        with opened(browser, hers.url) as his:
            on_the_desk(his)
            hers.locator("[data-finding]").first.click()
            hers.get_by_role("button", name="Accept", exact=True).click()
            settled(hers)
            his.locator("[data-finding]").last.click()
            his.get_by_role("button", name="Accept", exact=True).click()
            settled(his)
            expect(his.get_by_role("alert")).to_contain_text("Somebody else changed this article")
            assert violations(his) == []
            picture(his, "two-editors")
            assert his.url != hers.url
            assert shown(his) == "Both parties,in particular, stalled.\n\nNothing else is wrong here.\n"
            hers.reload()
            on_the_desk(hers)
            assert shown(hers) == "Both parties, in particular,stalled.\n\nNothing else is wrong here.\n"


def test_without_languagetool_the_page_says_how_to_get_it(page):
    review(page, SLIPS)
    expect(page.get_by_role("status")).to_contain_text("not running")
    page.get_by_role("button", name="Here is how").click()
    expect(page.get_by_role("dialog")).to_contain_text("copydesk languagetool start")
    assert violations(page) == []
    picture(page, "grammar-how")
    page.get_by_role("button", name="Try again").click()
    settled(page)
    expect(page.get_by_role("status")).to_contain_text("not running")


@pytest.mark.languagetool
def test_languagetool_comes_in_behind_the_built_in_findings(browser, languagetool, tmp_path, monkeypatch):
    with (
        served(tmp_path, free_port(), environment={ADDRESS: languagetool}) as address,
        opened(browser, address) as page,
    ):
        draft = page.get_by_role("textbox", name="Draft", exact=True)
        draft.wait_for(timeout=60_000)
        draft.fill("The minister,who was late,and so on. This are the plan that he want to follow.\n")
        page.get_by_role("button", name="Check", exact=True).click()
        page.locator("[data-finding]").first.wait_for(timeout=60_000)
        settled(page)
        expect(page.get_by_role("status")).to_contain_text(re.compile(r"LanguageTool\): [1-9]\d* finding"))
        expect(page.get_by_role("button", name="Here is how")).to_be_hidden()
        assert page.locator('[data-category="grammar"]').count() >= 1
        picture(page, "grammar")
        page.get_by_role("link", name="Health").click()
        expect(page.get_by_text("It answers at")).to_be_visible(timeout=60_000)


def test_the_server_listens_on_this_machine_only(desk):
    from urllib.parse import urlsplit

    port = urlsplit(desk).port
    listening = Path("/proc/net/tcp").read_text(encoding="ascii") if os.path.exists("/proc/net/tcp") else ""  # noqa: PTH110
    mine = [line.split()[1] for line in listening.splitlines()[1:] if line.split()[1].endswith(f":{port:04X}")]
    assert all(address.startswith("0100007F") for address in mine)


def test_an_editor_whose_store_goes_away_is_told_and_keeps_the_text(browser, tmp_path):
    with served(tmp_path, free_port()) as address, opened(browser, address) as page:
        review(page, SLIPS)
        (tmp_path / "data").rename(tmp_path / "aside")
        page.locator("[data-finding]").first.click()
        page.get_by_role("button", name="Accept", exact=True).click()
        expect(page.get_by_role("alert")).to_contain_text("on this page only", timeout=60_000)
        expect(page.get_by_role("alert")).to_contain_text("deleted or replaced")
        assert violations(page) == []
        picture(page, "store-gone")
        assert saved(page).decode() == SLIPS.replace(",in", ", in")
        (tmp_path / "aside").rename(tmp_path / "data")
        page.locator("[data-finding]").last.click()
        page.get_by_role("button", name="Accept", exact=True).click()
        expect(page.get_by_role("alert")).to_be_hidden(timeout=60_000)
        settled(page)
        page.reload()
        on_the_desk(page)
        assert shown(page) == SLIPS.replace(",", ", ")


def test_a_store_of_a_newer_copydesk_is_said_on_every_page(browser, tmp_path):
    store = Store(tmp_path / "data")
    with store.database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'v99'"))
    store.database.close()
    with served(tmp_path, free_port()) as address, opened(browser, address) as page:
        for path in ("", "/articles", "/health"):
            page.goto(f"{address}{path}")
            expect(page.get_by_text("newer Copydesk")).to_be_visible(timeout=60_000)
