"""What changed in a repository since it parted from another line of work."""

import re
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from checks.core.errors import SettingsError, SourceError
from checks.files.presence import is_folder

_HUNK = re.compile(r"^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
_NEWLINE = re.compile(r"\r\n?")
ALIKE = "40%"
"""So much of an article that was moved has to be as it was; what is less alike is a new one."""


@dataclass(frozen=True)
class Repository:
    """A working tree, the commit it is compared with, its files, and the old path of every one that differs."""

    top: Path
    base: str
    changed: dict[str, str | None] = field(repr=False)
    tracked: frozenset[str] = field(repr=False)

    def before(self, path: Path) -> bytes | None:
        """What a file held at the base, under the name it then had; None where it is new."""
        name = path.resolve().relative_to(self.top).as_posix()
        old = self.changed.get(name, name)
        if old is None:
            return None
        answer = _git(self.top, "cat-file", "blob", f"{self.base}:{old}")
        return answer.stdout if answer.returncode == 0 else None

    def same(self, path: Path) -> bool:
        """True where a file is tracked and as it was at the base."""
        name = path.resolve().relative_to(self.top).as_posix()
        return name not in self.changed and name in self.tracked


@dataclass
class Changes:
    """What changed since the merge base of HEAD and a commit, each repository looked at once."""

    since: str
    _tops: dict[Path, Path] = field(default_factory=dict)
    _repositories: dict[Path, Repository] = field(default_factory=dict)

    def repository(self, path: Path) -> Repository:
        """The repository that holds a file.

        Raises SourceError where none does, SettingsError where there is no git or the repository lacks the commit.
        """
        folder = path.resolve().parent
        if not is_folder(folder):
            raise SourceError(f"{path}: there is no folder {folder}: check the path.")
        if folder not in self._tops:
            answer = _git(folder, "rev-parse", "--show-toplevel")
            if answer.returncode:
                raise SourceError(
                    f"{path}: in no git repository, so nothing is known of it since {self.since}: "
                    "check it without --since."
                )
            self._tops[folder] = Path(answer.stdout.decode(errors="surrogateescape").removesuffix("\n")).resolve()
        top = self._tops[folder]
        if top not in self._repositories:
            base = self._base(top)
            self._repositories[top] = Repository(top, base, _changed(top, base), _tracked(top, base))
        return self._repositories[top]

    def _base(self, top: Path) -> str:
        named = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{self.since}^{{commit}}")
        if named.returncode:
            raise SettingsError(f"--since {self.since}: git knows no such commit: fetch it first (`git branch --all`).")
        base = _git(top, "merge-base", named.stdout.decode().strip(), "HEAD")
        if base.returncode:
            raise SettingsError(
                f"--since {self.since}: it shares no history with HEAD here: a shallow clone lacks it, "
                "`git fetch --unshallow` brings it."
            )
        return base.stdout.decode().strip()


def _tracked(top: Path, base: str) -> frozenset[str]:
    names = _git(top, "ls-tree", "-r", "-z", "--name-only", "--full-tree", base).stdout
    return frozenset(names.decode(errors="surrogateescape").split("\0"))


def _changed(top: Path, base: str) -> dict[str, str | None]:
    """The new path of every tracked file that differs from the base, with its old one, None where it is new."""
    options = ("--raw", "-z", f"--find-renames={ALIKE}", "-l10000", "--no-ext-diff", "--no-relative")
    answer = _git(top, "diff", *options, base, "--")
    if answer.returncode:
        raise SourceError(f"{top}: git cannot compare it: {answer.stderr.decode(errors='replace').strip()}")
    parts = answer.stdout.decode(errors="surrogateescape").split("\0")
    found: dict[str, str | None] = {}
    while len(parts) > 1:
        kind = parts.pop(0).rpartition(" ")[2][:1]
        old = parts.pop(0)
        new = parts.pop(0) if kind in "RC" else old
        if kind != "D":
            found[new] = None if kind == "A" else old
    return found


def changed_lines(before: str, after: str) -> frozenset[int]:
    """The lines of `after`, from 1, that are not in `before`.

    CRLF, CR and LF each end a line, and are alike; so does the end of the text.
    """
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ("before", "after")]
        for path, text in zip(paths, (before, after), strict=True):
            lines = _NEWLINE.sub("\n", text)
            ended = f"{lines}\n" if lines and not lines.endswith("\n") else lines
            path.write_bytes(ended.encode("utf-8", "surrogatepass"))
        options = ("--no-index", "--unified=0", "--inter-hunk-context=0", "--text", "--no-color", "--no-ext-diff")
        answer = _git(Path(folder), "diff", *options, "--no-textconv", "--", *map(str, paths))
    changed: set[int] = set()
    for match in _HUNK.finditer(answer.stdout.decode("utf-8", "replace")):
        start, count = int(match[1]), int(match[2] or 1)
        changed.update(range(start, start + count))
    return frozenset(changed)


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)
    except OSError as error:
        raise SettingsError("git is not installed, and --since needs it: install it, or leave --since out.") from error
