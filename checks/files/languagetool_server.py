"""A LanguageTool server on this machine: fetched, started in the background, found again, stopped."""

import hashlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import Path

from checks.core.asking import NoAnswer, ask
from checks.core.errors import CopydeskError

VERSION = "6.8"
JAVA = 17
JAVA_ADVICE = (
    "LanguageTool needs Java 17 or newer. Debian and Ubuntu: apt-get install default-jre-headless; "
    "macOS: brew install openjdk; Windows: winget install EclipseAdoptium.Temurin.17.JRE"
)
MAIN = "org.languagetool.server.HTTPServer"
FIRST_PORT = 8081
START_SECONDS = 120.0
JARS = "COPYDESK_LANGUAGETOOL_JARS"
"""The environment variable that names a folder of jars installed elsewhere."""

_POM = f"""<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>copydesk</groupId><artifactId>languagetool</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.languagetool</groupId><artifactId>languagetool-server</artifactId>
      <version>{VERSION}</version></dependency>
    <dependency><groupId>org.languagetool</groupId><artifactId>language-en</artifactId>
      <version>{VERSION}</version></dependency>
  </dependencies>
</project>
"""

PUBLISHED = files("checks.files").joinpath("languagetool_jars.sha256")
"""The jars of this version with their checksums, as sha256sum writes them."""

_NOT_THERE = ("Could not find", "Access forbidden", "Failed to download")
"""How language-tool-python begins to say that the host refused."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server that was left running: its address and its process."""

    url: str
    pid: int


def java() -> str:
    """The path of a Java that is new enough. Raises CopydeskError that says what to install."""
    path = shutil.which("java")
    if path is None:
        raise CopydeskError(f"no Java here. {JAVA_ADVICE}.")
    said = subprocess.run([path, "-version"], capture_output=True, text=True, check=False).stderr
    version = re.search(r'version "(?:1\.)?(\d+)', said)
    if version is None or int(version[1]) < JAVA:
        raise CopydeskError(f"{path} is too old. {JAVA_ADVICE}.")
    return path


def classpath(folder: Path) -> str | None:
    """What Java is to load from a folder of jars, however they came there; None where LanguageTool is not in it."""
    if (folder / "languagetool-server.jar").is_file():
        return str(folder / "languagetool-server.jar")
    if any(folder.glob("languagetool-server-*.jar")) and any(folder.glob("language-en-*.jar")):
        return str(folder / "*")
    return None


def installed(folder: Path) -> Path | None:
    """The folder of jars that is used: the one named by COPYDESK_LANGUAGETOOL_JARS, `folder`, or one inside it."""
    named = os.environ.get(JARS)
    for candidate in ([Path(named)] if named else []) + [folder, *sorted(folder.glob("LanguageTool-*"), reverse=True)]:
        if classpath(candidate) is not None:
            return candidate
    return None


def fetch(folder: Path) -> Path:
    """Fetches LanguageTool by language-tool-python's own download; returns its folder.

    Raises ConnectionError where it cannot be had from there, CopydeskError where what came is not what was published
    or cannot be kept.
    """
    import requests  # both only here: they take a fifth of a second
    from language_tool_python import download_lt, exceptions, utils

    folder.mkdir(parents=True, exist_ok=True)
    os.environ[utils.LTP_PATH_ENV_VAR] = str(folder)
    local = download_lt.LocalLanguageTool.from_version_name()
    try:
        local.download()
    except (requests.RequestException, TimeoutError) as error:
        raise ConnectionError(type(error).__name__) from error
    except OSError as error:
        raise CopydeskError(f"LanguageTool cannot be kept in {folder}: {error}") from error
    except Exception as error:  # of many kinds; but only a host that does not give it leaves another way open
        if isinstance(error, exceptions.PathError) and str(error).startswith(_NOT_THERE):
            raise ConnectionError(str(error)) from error
        raise CopydeskError(
            f"nothing was installed: LanguageTool's own download is not what was published ({error})."
            " Try again on another network; --maven takes it from Maven Central."
        ) from error
    return Path(local.get_directory_path())


def fetch_with_maven(folder: Path) -> None:
    """Fetches the jars with Maven into a folder. Raises CopydeskError where that cannot be done, or where one of them
    is not what was published; then the folder is as it was.
    """
    maven = shutil.which("mvn")
    if maven is None:
        raise CopydeskError("no Maven here. Debian and Ubuntu: apt-get install maven; macOS: brew install maven.")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as work:
        pom, jars = Path(work).resolve() / "pom.xml", Path(work).resolve() / "jars"
        pom.write_text(_POM, encoding="utf-8")
        call = [maven, "-q", "-B", "--strict-checksums", "-f", str(pom)]
        call += ["dependency:copy-dependencies", f"-DoutputDirectory={jars}"]
        done = subprocess.run(call, capture_output=True, text=True, check=False)
        if done.returncode or classpath(jars) is None:
            lines = (done.stdout + done.stderr).strip().splitlines()
            why = [line for line in lines if line.startswith("[ERROR]")][:1] or lines[-5:]  # what follows is advice
            raise CopydeskError(f"Maven could not fetch LanguageTool {VERSION}:", *why)
        verify(jars)
        for jar in sorted(jars.iterdir(), key=lambda jar: jar.name.startswith("languagetool-server")):
            jar.replace(folder / jar.name)  # by the last one the folder counts as filled


def verify(folder: Path) -> None:
    """Raises CopydeskError unless a folder holds exactly the jars that were published, by their checksums."""
    lines = [line for line in PUBLISHED.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    published = {name: checksum for checksum, name in map(str.split, lines)}
    there = {jar.name: _checksum(jar) for jar in folder.iterdir()}
    if wrong := sorted(name for name, _ in published.items() ^ there.items()):
        raise CopydeskError(
            f"nothing was installed: {wrong[0]} is not what was published with LanguageTool {VERSION} (wrong checksum)."
            " Delete it from Maven's own store (~/.m2/repository) and try again, if need be on another network."
        )


def _checksum(path: Path) -> str:
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def answers(url: str, seconds: float = 5.0) -> bool:
    """True where a LanguageTool server answers at an address."""
    with suppress(NoAnswer):
        ask(f"{url}/v2/languages", seconds)
        return True
    return False


def recorded(state: Path) -> Server | None:
    """The server that the state file speaks of, whether or not it still runs."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        found = json.loads(state.read_text(encoding="utf-8"))
        return Server(str(found["url"]), int(found["pid"]))
    return None


def running(state: Path) -> Server | None:
    """The server that was left running and still answers."""
    server = recorded(state)
    return server if server is not None and answers(server.url) else None


def start(jars: Path, state: Path, port: int | None = None) -> Server:
    """Starts a server in the background, on this machine only, and writes down where it is.

    Raises CopydeskError where it does not answer within two minutes.
    """
    chosen = _free_port() if port is None else port
    log = state.with_suffix(".log")
    state.parent.mkdir(parents=True, exist_ok=True)
    command = [java(), "-Xmx1500m", "-cp", classpath(jars) or str(jars), MAIN, "--port", str(chosen)]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
        )
    server = Server(f"http://127.0.0.1:{chosen}", process.pid)
    deadline = time.monotonic() + START_SECONDS
    while not answers(server.url, 1.0):
        if process.poll() is not None or time.monotonic() > deadline:
            process.kill()
            raise CopydeskError(f"LanguageTool did not start; its own words are in {log}")
        time.sleep(0.2)
    _warm(server.url)
    new = state.with_suffix(".new")
    new.write_text(json.dumps(asdict(server)), encoding="utf-8")
    new.replace(state)
    return server


def _warm(url: str) -> None:
    """Has the server load English now, which takes some seconds, and not when the first article waits for it."""
    with suppress(NoAnswer):
        ask(f"{url}/v2/check", START_SECONDS, {"language": "en-US", "text": "A first sentence."})


def stop(state: Path) -> bool:
    """Ends the server that was left running; False where there was none."""
    server = recorded(state)
    state.unlink(missing_ok=True)
    if server is None or not _is_ours(server.pid):
        return False
    os.kill(server.pid, signal.SIGTERM)
    for _ in range(100):
        if not _is_ours(server.pid):
            break
        time.sleep(0.1)
    return True


def _is_ours(pid: int) -> bool:
    """True where the process is a LanguageTool server: a number may have been given to another program since."""
    import psutil

    try:
        process = psutil.Process(pid)
        return MAIN in process.cmdline() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False


def _free_port() -> int:
    for port in range(FIRST_PORT, FIRST_PORT + 100):
        with socket.socket() as probe:
            if sys.platform != "win32":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            with suppress(OSError):
                probe.bind(("127.0.0.1", port))
                return port
    raise CopydeskError(f"every port from {FIRST_PORT} to {FIRST_PORT + 99} is taken; name one with --port")
