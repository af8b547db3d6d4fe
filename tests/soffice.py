"""LibreOffice as the tests use it: it opens a .docx, settles its tracked changes, and says what it reads."""

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

WAYS = ("Accept", "Reject")

_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Desk" script:language="StarBasic">
Sub Settle
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Dim plain(1) As New com.sun.star.beans.PropertyValue
  plain(0).Name = "FilterName"
  plain(0).Value = "Text (encoded)"
  plain(1).Name = "FilterOptions"
  plain(1).Value = "UTF8,LF"
  folder = Environ("COPYDESK_SETTLE")
  helper = createUnoService("com.sun.star.frame.DispatchHelper")
  For Each one In Split(Environ("COPYDESK_SETTLE_FILES"), "|")
    For Each way In Array("Accept", "Reject")
      doc = StarDesktop.loadComponentFromURL(ConvertToURL(folder &amp; "/" &amp; one), "_blank", 0, hidden())
      helper.executeDispatch(doc.CurrentController.Frame, ".uno:" &amp; way &amp; "AllTrackedChanges", "", 0, Array())
      doc.storeToURL(ConvertToURL(folder &amp; "/" &amp; one &amp; "." &amp; way), plain())
      doc.close(True)
    Next
  Next
  StarDesktop.terminate()
End Sub
</script:module>
"""


def program() -> str:
    """The path of LibreOffice, from COPYDESK_SOFFICE or the PATH; the test fails where it is missing."""
    found = shutil.which(os.environ.get("COPYDESK_SOFFICE", "soffice"))
    if found is None:
        pytest.fail("LibreOffice is missing: install libreoffice-writer, or name it in COPYDESK_SOFFICE")
    return found


def _run(folder: Path, *arguments: str, files: Iterable[str] = ()) -> None:
    environment = os.environ | {"COPYDESK_SETTLE": str(folder), "COPYDESK_SETTLE_FILES": "|".join(files)}
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    answer = subprocess.run(
        [program(), profile, "--headless", "--norestore", *arguments],
        env=environment,
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr


def _lines(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8-sig")
    return [line.strip() for line in text.replace("\r\n", "\n").split("\n") if line.strip()]


def lines_of(folder: Path, files: dict[str, bytes]) -> dict[str, list[str]]:
    """The lines that LibreOffice reads in each file, without empty ones and blanks at their ends."""
    for name, data in files.items():
        (folder / name).write_bytes(data)
    _run(folder, "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(folder), *files)
    return {name: _lines(folder / f"{Path(name).stem}.txt") for name in files}


def made_docx(folder: Path, name: str, source: str) -> bytes:
    """The .docx that LibreOffice makes of a source in another format."""
    (folder / name).write_text(source, encoding="utf-8")
    _run(folder, "--convert-to", "docx", "--outdir", str(folder), name)
    return (folder / f"{Path(name).stem}.docx").read_bytes()


def settled(folder: Path, files: dict[str, bytes]) -> dict[tuple[str, str], list[str]]:
    """The same with every tracked change of a file accepted and rejected, by name and way."""
    lines_of(folder, files)  # which makes the profile that the macro goes into
    library = folder / "profile" / "user" / "basic" / "Standard"
    (library / "Desk.xba").write_text(_MODULE, encoding="utf-8")
    index = library / "script.xlb"
    entry = '<library:element library:name="Desk"/>\n</library:library>'
    index.write_text(index.read_text(encoding="utf-8").replace("</library:library>", entry), encoding="utf-8")
    _run(folder, "macro:///Standard.Desk.Settle", files=files)
    return {(name, way): _lines(folder / f"{name}.{way}") for name in files for way in WAYS}
