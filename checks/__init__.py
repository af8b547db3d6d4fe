"""Copydesk: reads a draft the way a copy desk does.

from checks import check, fix
for finding in check("One  space too many.").findings:
    print(finding.message)
mended = fix("One  space too many.")
"""

import os
from importlib.metadata import PackageNotFoundError, version

from checks.core.document import Document
from checks.core.fixing import fix
from checks.core.report import Report
from checks.core.run import check
from checks.core.settings import Settings

try:
    __version__ = version("copydesk")
except PackageNotFoundError:  # a source tree that was never installed
    __version__ = "0+unknown"

__all__ = ["Document", "Report", "Settings", "__version__", "check", "fix"]

# numpy is not loaded yet. Its matrices are small here: threads only wait for each other, ten times as long on a busy
# machine, and whoever checks many files does so in several processes.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
