"""Who reaches the desk: this machine, unless somebody said that everybody may."""

import http.client
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from checks.core.loopback import OPEN_TO_EVERYBODY, is_loopback
from checks.ui.app.admission import refusal
from tests.command import copydesk
from tests.conftest import ROOT
from tests.desk_browser import free_port, served, waited_for
from tests.eavesdropper import heard, planted

WITHOUT_A_LOGIN = "reads and changes every draft"


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.9.10", "::1", "localhost", "LocalHost", "::ffff:127.0.0.1"])
def test_what_only_this_machine_reaches_is_known(address):
    assert is_loopback(address)


@pytest.mark.parametrize(
    "address",
    [
        "", "0.0.0.0", "::", "192.168.1.7", "10.0.0.1", "fe80::1", "::ffff:10.0.0.1", "0", "128.0.0.1",
        "desk.example.org", "127.0.0.1.example.org", "localhost.example.org", "127.0.0.1:8501", "[::1]",
        "127.0.0.1, 0.0.0.0",
    ],
)  # fmt: skip
def test_what_others_may_reach_is_not_taken_for_this_machine(address):
    assert not is_loopback(address)


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "192.0.2.1", "desk.example.org", "::ffff:192.0.2.1"])
def test_an_address_that_others_reach_is_refused_with_what_it_means(address):
    answer = copydesk("dashboard", "--no-browser", "--port", free_port(), "--address", address)
    assert answer.code == 2
    assert address in answer.err
    assert WITHOUT_A_LOGIN in answer.err
    assert "--open-to-everybody" in answer.err


@pytest.mark.parametrize("host", ["", "localhost:8501", "127.0.0.1", "[::1]:8501"])
def test_this_machines_own_names_come_in(host):
    assert refusal("127.0.0.1", host) == ""


@pytest.mark.parametrize("host", ["desk.example.org", "192.0.2.1:8501", "localhost.example.org", "[::1"])
def test_a_call_by_another_name_does_not(host):
    assert host in refusal("127.0.0.1", host)


@contextmanager
def streamlit(folder: Path, *options: str, **environment: str) -> Iterator[str]:
    """The address of the page, started past `copydesk dashboard`, in an empty folder."""
    port = free_port()
    call = [sys.executable, "-m", "streamlit", "run", str(ROOT / "dashboard.py"), "--server.headless", "true"]
    own = os.environ | {"COPYDESK_DATA": str(folder / "data"), "PYTHONPATH": str(ROOT), **environment}
    with (folder / "server.log").open("ab") as log:
        server = subprocess.Popen(
            [*call, "--server.port", str(port), *options], cwd=folder, env=own, stdout=log, stderr=log
        )
    try:
        yield waited_for(f"http://127.0.0.1:{port}", server, folder / "server.log")
    finally:
        server.terminate()
        server.wait(20)


def listening(port: int) -> set[str]:
    """The addresses on which anybody here listens on a port."""
    found = psutil.net_connections("tcp")
    return {one.laddr.ip for one in found if one.status == psutil.CONN_LISTEN and one.laddr.port == port}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("given", "address"),
    [([], "127.0.0.1"), (["--address", ""], "127.0.0.1"), (["--address", "localhost"], "127.0.0.1"),
     (["--address", "::1"], "::1")],
)  # fmt: skip
def test_the_desk_listens_on_this_machine_alone_whatever_streamlits_variable_says(tmp_path, given, address):
    port = free_port()
    with served(tmp_path, port, *given, host=address, environment={"STREAMLIT_SERVER_ADDRESS": "0.0.0.0"}):
        assert listening(port) == {address}


@pytest.mark.slow
def test_the_desk_opens_when_told_and_says_so(tmp_path):
    port = free_port()
    with served(tmp_path, port, "--address", "0.0.0.0", "--open-to-everybody"):
        assert listening(port) == {"0.0.0.0"}
    assert WITHOUT_A_LOGIN in (tmp_path / "server.log").read_text()


@pytest.mark.slow
def test_a_page_of_the_web_that_calls_is_sent_away_and_nobody_outside_is_asked_about_it(tmp_path):
    ear, port = tmp_path / "ear", free_port()
    ear.mkdir()
    with served(tmp_path, port, environment=planted(ear)):
        called = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        called.request("GET", "/_stcore/stream", headers={
            "Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==", "Origin": "http://elsewhere.example",
        })  # fmt: skip
        assert called.getresponse().status == 403
    assert heard(ear) == {"localhost"}


@pytest.fixture(scope="module")
def misled(chromium: str) -> Iterator[Browser]:
    """A browser for which the name desk.test is this machine, as a hostile name server has it."""
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--host-resolver-rules=MAP desk.test 127.0.0.1"]
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield browser
        browser.close()


def came_in(browser: Browser, address: str) -> bool:
    """Whether the desk is shown; where it is not, the page says why."""
    page = browser.new_page()
    page.goto(address)
    draft, closed = page.get_by_role("textbox", name="Draft", exact=True), page.get_by_text(WITHOUT_A_LOGIN)
    expect(draft.or_(closed)).to_be_visible(timeout=60_000)
    shown = draft.is_visible()
    page.close()
    return shown


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize(
    ("options", "environment", "comes_in"),
    [
        ([], {}, True),
        (["--server.address", "0.0.0.0"], {}, False),
        ([], {"STREAMLIT_SERVER_ADDRESS": "0.0.0.0"}, False),
        ([], {"STREAMLIT_SERVER_ADDRESS": "127.0.0.1"}, True),
        (["--server.address", "0.0.0.0"], {OPEN_TO_EVERYBODY: "1"}, True),
    ],
    ids=["its own settings", "every address", "a variable", "this machine", "told so"],
)
def test_the_page_started_past_the_command_is_closed_but_on_this_machine(
    misled, tmp_path, options, environment, comes_in
):
    with streamlit(tmp_path, *options, **environment) as address:
        assert came_in(misled, address) is comes_in


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("told", [False, True])
def test_a_name_that_somebody_led_to_this_machine_comes_in_only_where_everybody_may(misled, tmp_path, told):
    port = free_port()
    with served(tmp_path, port, *["--open-to-everybody"][: int(told)]) as address:
        assert came_in(misled, address)
        assert came_in(misled, f"http://desk.test:{port}") is told
