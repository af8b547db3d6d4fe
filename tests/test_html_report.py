"""The report in one HTML file, in a real browser."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given

from checks.reports import Run, html
from tests import runs as made

ANYTHING = made.runs()


class Reader(HTMLParser):
    """The tags, the attributes that would reach out, and the text of each article."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.reaching: list[tuple[str, str | None]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.depth = 0
        self.articles: list[str] = []

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        given_ = dict(attributes)
        self.ids += [value for name, value in attributes if name == "id" and value]
        self.links += [value.removeprefix("#") for name, value in attributes if name == "href" and value]
        self.reaching += [
            (n, v) for n, v in attributes if n in ("src", "srcset", "action", "data") or n.startswith("on")
        ]
        self.reaching += [(n, v) for n, v in attributes if n == "href" and not (v or "").startswith("#")]
        if given_.get("class") == "article":
            self.articles.append("")
            self.depth = 1
        elif self.depth:
            self.depth += 1

    def handle_endtag(self, tag):
        if self.depth:
            self.depth -= 1

    def handle_data(self, data):
        if self.depth:
            self.articles[-1] += data


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    return reader


def test_the_page_needs_nothing_and_runs_nothing():
    page = html.render(made.whole())
    reader = read(page)
    assert "script" not in reader.tags
    assert not reader.reaching
    assert not re.search(r"(?i)url\(|@import|https?://", page)


def test_every_link_of_the_page_leads_somewhere_and_no_id_is_twice():
    reader = read(html.render(made.whole()))
    assert set(reader.links) <= set(reader.ids)
    assert len(set(reader.ids)) == len(reader.ids)


@given(ANYTHING)
def test_the_article_is_whole(run):
    reader = read(html.render(run))
    if run.reports[0].findings:
        (article,) = reader.articles
        source = html._NO_HTML.sub("\ufffd", run.reports[0].document.text.removeprefix("\ufeff"))
        assert article.replace("‸", "").replace("\r\n", "\n").replace("\r", "\n") == source.replace("‸", "").replace(
            "\r\n", "\n"
        ).replace("\r", "\n")


def test_names_and_messages_are_text():
    page = html.render(Run(made.reports("news/emoji & <tags>.txt")))
    assert "<script>alert" not in page
    assert "emoji &amp; &lt;tags&gt;.txt" in page


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_works_in_a_browser_and_axe_has_nothing_against_it(chromium, tmp_path, scheme):
    from playwright.sync_api import sync_playwright

    from tests.desk_browser import picture, violations

    path = tmp_path / "report.html"
    path.write_text(html.render(Run(made.reports(readability=True))), encoding="utf-8", errors="replace")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        try:
            context = browser.new_context(color_scheme=scheme, bypass_csp=True)
            page = context.new_page()
            said: list[str] = []
            asked: list[str] = []
            page.on("console", lambda message: said.append(message.text))
            page.on("request", lambda request: asked.append(request.url))
            page.goto(path.as_uri())
            assert asked == [path.as_uri()]
            assert not said
            assert not violations(page)
            first = page.locator(".article a.mark").first
            first.click()
            assert page.evaluate("document.querySelector(':target').className").startswith("c-")
            page.get_by_label("Hide hints").check()
            assert page.locator("li.s-info").count() == 0 or not page.locator("li.s-info").first.is_visible()
            picture(page, f"report-{scheme}")
        finally:
            browser.close()
