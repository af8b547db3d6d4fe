"""What the tests of the desk in a browser share: a server in an empty folder, a browser, axe."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Dialog, Page

from tests import npm
from tests.conftest import ROOT

PICTURES = ROOT / ".cache" / "pictures"


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(
    folder: Path, port: int, *arguments: str, environment: dict[str, str] | None = None, host: str = "127.0.0.1"
) -> Iterator[str]:
    """The address of `copydesk dashboard`, started in `folder`, where it also keeps its articles."""
    more = environment or {}
    own = os.environ | {"COPYDESK_DATA": str(folder / "data"), "COPYDESK_CACHE": str(folder / "cache")}
    for name in ("LANGUAGETOOL", "FILE", "SAMPLE", "DATABASE_URL", "OPEN_TO_EVERYBODY"):
        own.pop(f"COPYDESK_{name}", None)
    own |= {"PYTHONPATH": str(ROOT), **more}
    call = [sys.executable, "-m", "checks", "dashboard", "--no-browser", "--port", str(port), *arguments]
    with (folder / "server.log").open("ab") as log:
        server = subprocess.Popen(call, cwd=folder, env=own, stdout=log, stderr=log)
    try:
        yield waited_for(f"http://{f'[{host}]' if ':' in host else host}:{port}", server, folder / "server.log")
    finally:
        server.terminate()
        server.wait(20)


def waited_for(address: str, server: subprocess.Popen[bytes], log: Path) -> str:
    """The address, once the server there answers."""
    for _ in range(240):
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return address
        except OSError:
            time.sleep(0.25)
    raise AssertionError(f"the desk did not start:\n{log.read_text()}")


@contextmanager
def opened(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    """A page of the desk. Nothing may go wrong on it, and nothing may be asked of another host."""
    wrong: list[str] = []
    context = browser.new_context(viewport={"width": 1360, "height": 860}, accept_downloads=True, **options)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    home = urlsplit(address).netloc

    def ask(request: Any) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != home:
            wrong.append(f"a request to {request.url}")

    page.on("request", ask)
    page.on("websocket", lambda socket: wrong.extend([socket.url] if urlsplit(socket.url).netloc != home else []))
    page.on("pageerror", lambda error: wrong.append(f"{error}"))

    def refuse(dialog: Dialog) -> None:
        wrong.append(f"a dialog: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", refuse)
    page.goto(address)
    try:
        yield page
        assert not wrong
    finally:
        context.close()


def review(page: Page, text: str) -> None:
    """Pastes a text and checks it."""
    draft = page.get_by_role("textbox", name="Draft", exact=True)
    draft.wait_for(timeout=60_000)
    draft.fill(text)
    page.get_by_role("button", name="Check", exact=True).click()
    page.get_by_role("region", name="Article").wait_for(timeout=60_000)
    settled(page)


def settled(page: Page) -> None:
    """Waits until everything that was done is confirmed and checked again."""
    page.locator(".cd[data-settled='yes']").wait_for(timeout=60_000)


def shown(page: Page) -> str:
    """The text of the article as it stands in the browser."""
    return str(page.get_by_role("region", name="Article").evaluate("node => node.textContent"))


def downloaded(page: Page) -> str:
    """The text that "Download" gives, byte by byte."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Download", exact=True).click()
    return Path(download.value.path()).read_bytes().decode("utf-8")


def picture(page: Page, name: str) -> None:
    """Keeps a picture of the page."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png")


def axe_script() -> str:
    """The source of axe-core."""
    return (npm.package(npm.AXE) / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """What axe finds wrong with the page."""
    page.evaluate(axe_script())
    found = page.evaluate("async () => (await axe.run(document, {resultTypes: ['violations']})).violations")
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]
