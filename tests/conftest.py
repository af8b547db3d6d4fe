"""What tests share: where the project is, a browser, a LanguageTool server."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from checks.core.loopback import OPEN_TO_EVERYBODY
from checks.files import languagetool_server as server
from checks.rules.engines import languagetool as checker

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent

# A busy machine is no defect of the code under test. CI tries the same examples every time, a desk others.
settings.register_profile("copydesk", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("copydesk")


def missing(what: str) -> None:
    """Fails where everything has to be there (`make test`, CI), skips on a desk that lacks it."""
    if os.environ.get("CI") or os.environ.get(server.JARS):
        pytest.fail(f"{what}; `make test` installs it")
    pytest.skip(f"{what}; `make test` installs it")


@pytest.fixture(autouse=True)
def nothing_of_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test sees the user's own server or caches."""
    monkeypatch.delenv(checker.ADDRESS, raising=False)
    monkeypatch.delenv(OPEN_TO_EVERYBODY, raising=False)
    monkeypatch.setenv("COPYDESK_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))


@pytest.fixture(scope="session")
def languagetool_jars() -> Path:
    """The folder of LanguageTool's jars."""
    jars = server.installed(ROOT / ".cache" / "languagetool")
    if jars is None or shutil.which("java") is None:
        missing("LanguageTool or Java 17 is missing")
        raise AssertionError
    return jars.resolve()


@pytest.fixture(scope="session")
def languagetool(languagetool_jars: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real LanguageTool 6.8, started once for all tests."""
    state = tmp_path_factory.mktemp("languagetool") / "languagetool.json"
    try:
        yield server.start(languagetool_jars, state).url
    finally:
        server.stop(state)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Chromium."""
    path = os.environ.get("COPYDESK_CHROMIUM", "/usr/bin/chromium")
    if shutil.which(path) is None:
        missing(f"{path} is missing")
    return path


@pytest.fixture(scope="module")
def browser(chromium: str) -> "Iterator[Browser]":
    """Chromium, started once for a file of tests."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()
