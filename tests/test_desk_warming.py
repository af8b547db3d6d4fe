"""What the desk loads before the first check, and what it does without."""

import json
import subprocess
import sys

import pytest

from tests.conftest import ROOT

LOADED = """
import gc, json, sys, time
from checks.ui.app import warming
warming.ready()  # nothing is awaited where nothing was begun
warming.load()
warming.ready()
before = set(sys.modules)
from checks.ui.app.checking import Checking
from checks.ui.app.desk import Desk
Checking().now(Desk("Mr. Smith of the Bank said “so”,and left."))
print(json.dumps({"frozen": gc.get_freeze_count(), "later": sorted(set(sys.modules) - before),
                  "pandas": "pandas" in sys.modules, "textstat": "textstat" in sys.modules}))
"""


@pytest.mark.slow
def test_the_first_check_finds_everything_loaded_and_out_of_the_collectors_way():
    call = [sys.executable, "-c", LOADED]
    said = json.loads(subprocess.run(call, cwd=ROOT, check=True, capture_output=True, text=True).stdout)
    assert said["frozen"] > 100_000
    assert said["later"] == []
    assert said["textstat"]
    assert not said["pandas"]


def test_the_server_is_streamlits_own_with_the_pages_loading_beside_it():
    call = [sys.executable, "-m", "checks.ui.app.serving", "--version"]
    assert "Streamlit" in subprocess.run(call, cwd=ROOT, check=True, capture_output=True, text=True).stdout
