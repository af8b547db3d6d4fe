"""LanguageTool is fetched whole and true, or not at all."""

import hashlib
import os
import sys
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from language_tool_python import download_lt

from checks.core.errors import CopydeskError
from checks.files import languagetool_server as server
from tests.command import copydesk

JARS = {
    name: f"PK\x03\x04 {name}".encode() for name in ("languagetool-server-6.8.jar", "language-en-6.8.jar", "x-1.jar")
}
JAVA = """#!/bin/sh
echo 'openjdk version "17.0.15" 2025-04-15' >&2
"""
MAVEN = """#!{python}
import shutil, sys
from pathlib import Path
Path("{called}").write_text(" ".join(sys.argv[1:]))
shutil.copytree("{jars}", next(part.partition("=")[2] for part in sys.argv if part.startswith("-DoutputDirectory=")))
"""
"""Stands for Maven: notes how it was called, and brings the jars of a folder."""


@pytest.fixture
def there(tmp_path, monkeypatch):
    """A machine with a Java, a Maven that brings true jars, and a list of them; returns the folder to install in."""
    monkeypatch.delenv(server.JARS, raising=False)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr(server, "PUBLISHED", tmp_path / "published")
    sums = [f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in JARS.items()]
    (tmp_path / "published").write_text("# True ones.\n" + "".join(sums))
    programs = tmp_path / "programs"
    for folder in (programs, tmp_path / "jars"):
        folder.mkdir()
    for name, data in JARS.items():
        (tmp_path / "jars" / name).write_bytes(data)
    maven = MAVEN.format(python=sys.executable, called=tmp_path / "called", jars=tmp_path / "jars")
    for name, script in (("java", JAVA), ("mvn", maven)):
        (programs / name).write_text(script)
        (programs / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    return tmp_path / "there"


@contextmanager
def host(status, body=b""):
    """The host of LanguageTool's own download."""

    class Host(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Host) as other:
        Thread(target=other.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{other.server_port}/"
        other.shutdown()


def install(folder, *options):
    return copydesk("languagetool", "install", "--folder", folder, *options)


def names(folder):
    return {path.name for path in folder.iterdir()}


def test_a_download_with_a_wrong_checksum_is_an_error_and_no_way_to_maven(there, monkeypatch):
    with host(200, b"PK\x03\x04 something else") as download:
        monkeypatch.setattr(download_lt, "BASE_URL_NEW_RELEASES", download)
        answer = install(there)
    assert answer.code == 2
    assert "checksum" in answer.err
    assert "--maven" in answer.err
    assert not (there.parent / "called").exists()
    assert names(there) == set()


@pytest.mark.parametrize("status", [403, 404, 500])
def test_a_host_that_does_not_give_the_download_leaves_the_way_to_maven(there, monkeypatch, status):
    with host(status) as download:
        monkeypatch.setattr(download_lt, "BASE_URL_NEW_RELEASES", download)
        answer = install(there)
    assert answer.code == 0
    assert "trying Maven" in answer.err
    assert names(there) == set(JARS)
    assert server.installed(there) == there


def test_a_host_that_cannot_be_reached_leaves_the_way_to_maven(there, monkeypatch):
    monkeypatch.setattr(download_lt, "BASE_URL_NEW_RELEASES", "http://127.0.0.1:9/")
    assert install(there).code == 0
    assert names(there) == set(JARS)


def test_maven_is_told_to_take_no_file_whose_checksum_is_wrong(there):
    assert install(there, "--maven").code == 0
    assert "--strict-checksums" in (there.parent / "called").read_text().split()


@pytest.mark.parametrize("name", JARS)
@pytest.mark.parametrize("data", [b"PK\x03\x04 other bytes", b"", None])
def test_a_jar_that_is_not_what_was_published_is_not_installed(there, name, data):
    jar = there.parent / "jars" / name
    jar.unlink()
    if data is not None:
        jar.write_bytes(data)
    answer = install(there, "--maven")
    assert answer.code == 2
    assert name in answer.err or "could not fetch" in answer.err
    assert names(there) == set()


def test_a_jar_more_than_was_published_is_not_installed(there):
    (there.parent / "jars" / "more-1.jar").write_bytes(b"PK")
    answer = install(there, "--maven")
    assert answer.code == 2
    assert "more-1.jar" in answer.err
    assert names(there) == set()


def test_what_else_lies_in_the_folder_stays(there):
    there.mkdir()
    (there / "note.txt").write_text("mine")
    assert install(there, "--maven").code == 0
    assert names(there) == {*JARS, "note.txt"}


def test_a_maven_that_fails_leaves_nothing_behind(there):
    for jar in (there.parent / "jars").iterdir():
        jar.unlink()
    (there.parent / "jars").rmdir()
    answer = install(there, "--maven")
    assert answer.code == 2
    assert "Maven could not fetch" in answer.err
    assert names(there) == set()


@pytest.mark.languagetool
def test_every_jar_that_maven_brings_is_known_by_its_checksum(languagetool_jars):
    if not list(languagetool_jars.glob("language-en-*.jar")):
        pytest.skip("LanguageTool's own download lies here, whose checksum language-tool-python knows")
    server.verify(languagetool_jars)


def test_an_empty_folder_is_no_languagetool(tmp_path):
    with pytest.raises(CopydeskError):
        server.verify(tmp_path)
