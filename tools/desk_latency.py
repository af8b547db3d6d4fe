"""How the desk feels, in figures: `python -m tools.desk_latency` prints them beside what they are to be.

Real Chromium, the real server, articles of 3,000 words with 200 findings and of 10,000 with 700. Times are taken in the
page, from the key or click to the frame after what it shows; each is a median of ten.
"""

import os
import random
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests.desk_browser import free_port, opened, served, settled
from tools.false_alarms import clean

SIZES = ((3_000, 200), (10_000, 700))
AIMS = {
    "first page": 3.0,
    "3000 check to highlights": 0.4,
    "3000 accept painted": 0.05,
    "3000 accept confirmed": 0.3,
    "3000 next issue": 0.016,
    "10000 accept painted": 0.15,
    "10000 accept confirmed": 0.5,
}
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]")
_WATCH = """() => {
  const state = window.watched = {};
  const after = (name) => requestAnimationFrame(() => { const c = new MessageChannel(); c.port1.onmessage = () => (state[name] = performance.now()); c.port2.postMessage(0); });
  addEventListener("keydown", (event) => { state.start = event.timeStamp; state.painted = state.confirmed = 0; after("painted"); const look = () => document.querySelector(".cd")?.dataset.waiting === "0" ? (state.confirmed = performance.now()) : setTimeout(look, 2); setTimeout(look, 2); }, true);
  addEventListener("click", (event) => {
    if (event.target.closest("button")?.innerText.trim() !== "Check") return;
    state.start = event.timeStamp;
    const look = () => document.querySelector("[data-finding]") ? (state.shown = performance.now()) : requestAnimationFrame(look);
    look();
  }, true);
}"""  # noqa: E501


def article(words: int, slips: int, seed: int = 3) -> str:
    """A text of so many words in which so many blanks after commas and between words are wrong."""
    chance = random.Random(seed)
    sentences = [match[0].strip() for path in clean() for match in _SENTENCE.finditer(path.read_text(encoding="utf-8"))]
    more = [" ".join(reversed(one.rstrip(".!?").split())).capitalize() + "." for one in sentences]
    taken: list[str] = []
    for one in [*sentences, *more]:
        if sum(len(sentence.split()) for sentence in taken) >= words:
            break
        taken.append(one)
    lines = [" ".join(taken[start : start + 4]) for start in range(0, len(taken), 4)]
    text = "A long day at the harbour\n\n" + "\n\n".join(lines)
    places = [match.start() for match in re.finditer(r"(?<=[a-z]) (?=[a-z])", text)]
    for place in sorted(chance.sample(places, slips), reverse=True):
        text = f"{text[:place]}  {text[place + 1 :]}"
    return text


def _key(page: Page, key: str) -> dict[str, float]:
    page.keyboard.press(key)
    page.wait_for_function("window.watched.painted && window.watched.confirmed")
    seen: dict[str, Any] = page.evaluate("window.watched")
    return {name: (seen[name] - seen["start"]) / 1000 for name in ("painted", "confirmed")}


def _checked(page: Page, text: str) -> float:
    draft = page.get_by_role("textbox", name="Draft", exact=True)
    draft.wait_for(timeout=120_000)
    draft.fill(text)
    page.keyboard.press("Tab")
    page.wait_for_timeout(1500)
    page.evaluate(_WATCH)
    page.get_by_role("button", name="Check", exact=True).click()
    page.wait_for_function("window.watched.shown", timeout=120_000)
    return float(page.evaluate("(window.watched.shown - window.watched.start) / 1000"))


def measured(page: Page, words: int, slips: int) -> dict[str, float]:
    """The figures of one size."""
    found = {}
    text = article(words, slips)
    _checked(page, text)  # the first check of a server loads what the later ones share
    settled(page)
    page.get_by_role("button", name="New draft").click()
    found[f"{words} check to highlights"] = _checked(page, text.replace("harbour", "station", 1))
    settled(page)
    found[f"{words} findings"] = float(page.locator("[data-finding]").count())
    page.get_by_role("button", name=re.compile("^Spacing")).click()  # each of these has a fix
    page.get_by_role("region", name="Article").focus()
    steps = [_key(page, "F8") for _ in range(11)]
    found[f"{words} next issue"] = statistics.median(step["painted"] for step in steps)
    accepts = [_key(page, "a") for _ in range(10)]
    for name in ("painted", "confirmed"):
        found[f"{words} accept {name}"] = statistics.median(one[name] for one in accepts)
    settled(page)
    before, start = page.locator("[data-finding]").count(), time.perf_counter()
    for _ in range(20):
        page.keyboard.press("a")
    page.wait_for_function("document.querySelector('.cd').dataset.waiting === '0'", timeout=60_000)
    found[f"{words} twenty quick accepts"] = time.perf_counter() - start
    settled(page)
    found[f"{words} of twenty arrived"] = float(before - page.locator("[data-finding]").count())
    page.get_by_role("button", name="New draft").click()
    return found


def main() -> None:
    """Prints every figure with what it is to be."""
    chromium = os.environ.get("COPYDESK_CHROMIUM", "/usr/bin/chromium")
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        with served(Path(folder), free_port()) as address:
            start = time.perf_counter()
            with opened(browser, address) as page:
                page.get_by_role("textbox", name="Draft", exact=True).wait_for(timeout=120_000)
                figures["first page"] = time.perf_counter() - start
                for words, slips in SIZES:
                    figures |= measured(page, words, slips)
        browser.close()
    for name, value in figures.items():
        aim = f"   aim {AIMS[name]:g} s" if name in AIMS else ""
        unit = "" if name.endswith(("findings", "arrived")) else " s"
        sys.stdout.write(f"{name:28} {value:8.3f}{unit}{aim}\n")
    sys.stdout.write(f"load of this machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors\n")


if __name__ == "__main__":
    main()
