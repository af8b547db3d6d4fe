"""How quick the pages of the reviewing editor are: `python -m tools.review_latency` prints it beside what it is to be.

Real Chromium, the real server, 5,000 stored articles. Times are taken in the page, from the click to the frame in which
all of the page is there: its last part, every chart, and no sign that something is under way. Each is a median.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from checks.store import Store
from tests.archive import fill
from tests.desk_browser import free_port, opened, served, settled

AIM = 1.0
ROUNDS = 5
COUNT = 5_000
_WHOLE = {
    "Desk": "document.querySelector('[data-finding]')",
    "Readability": "heading('Hard words') && charts(3)",
    "Articles": "heading('Articles', 'h1') && document.querySelectorAll('.ct tbody tr').length > 20",
    "Rules": "heading('Rules', 'h1') && document.querySelectorAll('.ct tbody tr').length && says('leaves alone')",
    "Health": "heading('Health', 'h1') && heading('Versions')",
    "Trends": "heading('By desk') && charts(4)",
}
_WATCH = """() => {
  const heading = (text, tag) => [...document.querySelectorAll(tag || "h2")].some((one) => one.innerText.trim() === text);
  const charts = (n) => document.querySelectorAll(".js-plotly-plot .subplot").length >= n;
  const says = (text) => document.querySelector(".stMain").innerText.includes(text);
  const quiet = () => !document.querySelector('[data-stale="true"], [data-testid="stStatusWidget"], [data-testid="stSkeleton"]');
  window.until = (condition) => {
    const there = eval("() => " + condition);
    const start = performance.now();
    window.took = 0;
    const look = () => quiet() && there() ? (window.took = performance.now() - start) : requestAnimationFrame(look);
    requestAnimationFrame(() => setTimeout(look, 0));
  };
}"""  # noqa: E501


def timed(page: Page, condition: str, deed: str) -> float:
    """Seconds from a deed, which is JavaScript, until the condition holds and nothing is under way."""
    page.evaluate(f"() => {{ window.until({condition!r}); {deed} }}")
    page.wait_for_function("window.took", timeout=120_000)
    return float(page.evaluate("window.took")) / 1000


def _link(name: str) -> str:
    return (
        "[...document.querySelectorAll('[data-testid=\"stTopNavLink\"]')]"
        f".find((one) => one.innerText.trim() === '{name}').click()"
    )


def _click(selector: str, text: str = "") -> str:
    return f"[...document.querySelectorAll({selector!r})].find((one) => one.innerText.includes({text!r})).click()"


def _views(page: Page) -> dict[str, float]:
    """What is done on the page of articles and on that of rules."""
    listed = "document.querySelectorAll('.ct tbody tr').length > 20"
    foot = "document.querySelector('.ct-foot').innerText"
    took: dict[str, float] = {}
    timed(page, _WHOLE["Articles"], _link("Articles"))
    page.wait_for_timeout(1000)
    took["Articles: sort"] = timed(
        page, f"{listed} && document.querySelector('[aria-sort] button').innerText.startsWith('Score')",
        _click(".ct thead button", "Score"),
    )  # fmt: skip
    page.wait_for_timeout(500)
    took["Articles: next page"] = timed(page, f"{foot}.includes('51–100')", _click(".ct-foot button", "Next"))
    page.wait_for_timeout(500)
    took["Articles: pick"] = timed(page, "says('1 picked')", _click(".ct tbody input"))
    page.wait_for_timeout(500)
    took["Articles: trends"] = timed(page, _WHOLE["Trends"], _click('[data-testid="stRadio"] label', "Trends"))
    page.wait_for_timeout(1000)
    took["Articles: back to the list"] = timed(page, listed, _click('[data-testid="stRadio"] label', "List"))
    page.wait_for_timeout(500)
    return took


def measured(page: Page) -> dict[str, list[float]]:
    """Every time that was taken, by page and deed."""
    took: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        for name in ("Readability", "Articles", "Rules", "Health", "Desk"):
            took.setdefault(name, []).append(timed(page, _WHOLE[name], _link(name)))
            page.wait_for_timeout(1200)
    for _ in range(3):
        for name, seconds in _views(page).items():
            took.setdefault(name, []).append(seconds)
    return took


def main() -> None:
    """Prints the first time, the median and the worst of the later ones."""
    chromium = os.environ.get("COPYDESK_CHROMIUM", "/usr/bin/chromium")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        store = Store(folder / "data")
        fill(store, COUNT)
        store.database.close()
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        with served(folder, free_port()) as address:
            start = time.perf_counter()
            with opened(browser, f"{address}/?article=article11") as page:
                page.get_by_role("region", name="Article").wait_for(timeout=120_000)
                sys.stdout.write(f"{'first page of the server':28} {time.perf_counter() - start:6.2f} s\n")
                settled(page)
                page.evaluate(_WATCH)
                for what, seconds in measured(page).items():
                    later = seconds[1:]
                    median, worst = statistics.median(later), max(later)
                    said = "" if worst <= AIM else f"   over {AIM:g} s"
                    sys.stdout.write(
                        f"{what:28} first {seconds[0]:6.2f}   median {median:6.2f}   worst {worst:6.2f}{said}\n"
                    )
        browser.close()
    sys.stdout.write(f"load of this machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors\n")


if __name__ == "__main__":
    main()
