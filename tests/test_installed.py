"""The wheel, installed into an environment of its own and used from an empty folder."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.slow

LARGEST_WHEEL = 15 * 1024 * 1024


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (path,) = folder.glob("copydesk-*.whl")
    return path


@pytest.fixture(scope="module")
def copydesk(wheel, tmp_path_factory):
    """The installed command. The packages it needs are those of this environment, all but Copydesk itself."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    own = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index", "--quiet"]
    subprocess.run([*install, str(wheel)], check=True, capture_output=True)
    # After its own packages; the .pth file of an editable Copydesk is not read in a folder that is added so.
    packages = next(path for path in sys.path if path.endswith("site-packages"))
    Path(own, "those_of_the_tests.pth").write_text(packages, encoding="utf-8")
    return folder / "bin" / "copydesk"


def run(command, *arguments, cwd, text=""):
    return subprocess.run([command, *arguments], input=text.encode(), capture_output=True, cwd=cwd, check=False)


def test_the_wheel_carries_page_settings_samples_and_words(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert "checks/bundle/dashboard.py" in names
    assert "checks/bundle/.streamlit/config.toml" in names
    assert len([name for name in names if name.startswith("checks/bundle/sample_articles/")]) == 2
    assert "checks/data/languagetool.tsv" in names
    assert "checks/files/languagetool_jars.sha256" in names
    assert not [name for name in names if not name.startswith(("checks/", "copydesk-"))]


def test_the_wheel_stays_small(wheel):
    assert wheel.stat().st_size < LARGEST_WHEEL


def test_the_installed_package_is_the_one_that_runs(copydesk, tmp_path):
    program = "import checks, pathlib; print(pathlib.Path(checks.__file__).parent)"
    where = run(copydesk.parent / "python", "-c", program, cwd=tmp_path).stdout.decode().strip()
    assert Path(where).is_relative_to(copydesk.parent.parent)


def test_check_runs_from_an_empty_folder(copydesk, tmp_path):
    answer = run(copydesk, "check", "--format", "jsonl", "-", cwd=tmp_path, text="It rained,then it stopped.\n")
    assert answer.returncode == 1, answer.stderr
    assert [f["text"] for f in json.loads(answer.stdout)["findings"]]
    assert not list(tmp_path.iterdir())


def test_fix_runs_from_an_empty_folder(copydesk, tmp_path):
    assert (
        run(copydesk, "fix", "-", cwd=tmp_path, text="It rained,then it stopped.\n").stdout
        == b"It rained, then it stopped.\n"
    )


def test_readability_runs_from_an_empty_folder(copydesk, tmp_path):
    answer = run(copydesk, "check", "--readability", "--format", "jsonl", "-", cwd=tmp_path, text="It rained. " * 60)
    assert json.loads(answer.stdout)["measures"], answer.stderr


def test_the_version_is_said(copydesk, tmp_path):
    assert run(copydesk, "--version", cwd=tmp_path).stdout.startswith(b"copydesk ")


def test_the_dashboard_answers_on_this_machine_only_with_its_own_settings(copydesk, tmp_path):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    home = tmp_path / "home"
    home.mkdir()
    server = subprocess.Popen(
        [copydesk, "dashboard", "--no-browser", "--port", str(port)],
        cwd=home,
        env={**os.environ, "HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        page = answer_of(f"http://127.0.0.1:{port}/", server)
        assert b"<html" in page
        assert answer_of(f"http://127.0.0.1:{port}/_stcore/health", server) == b"ok"
        command = settings_of(server.pid)
        assert "--browser.gatherUsageStats false" in command
        assert "--server.address 127.0.0.1" in command
        assert refused(port), "the page must not be open to the network"
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.communicate(timeout=30)


def answer_of(url, server, seconds=60):
    deadline = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5) as reply:
                return reply.read()
        except OSError:
            assert server.poll() is None, server.stderr.read().decode()
            assert time.monotonic() < deadline, f"{url} does not answer"
            time.sleep(0.2)


def settings_of(pid):
    """The options that Streamlit was started with, by the process below the command."""
    import psutil

    (server,) = (child for child in psutil.Process(pid).children() if "checks.ui.app.serving" in child.cmdline())
    return " ".join(server.cmdline())


def refused(port):
    """True where nothing listens on this machine's other addresses."""
    import psutil

    addresses = [a.address for n in psutil.net_if_addrs().values() for a in n if a.family == socket.AF_INET]
    for address in addresses:
        if address.startswith("127."):
            continue
        with socket.socket() as probe:
            probe.settimeout(2)
            if probe.connect_ex((address, port)) == 0:
                return False
    return True
