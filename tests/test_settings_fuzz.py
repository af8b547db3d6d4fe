"""Settings files that nobody in their right mind would write: each is taken, or refused in a plain line with its place.

`COPYDESK_FUZZ=20000` tries more of them than CI does; the seed is fixed.
"""

import os
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from checks.commands import config
from checks.core.errors import SettingsError
from checks.files import settings_keys
from checks.files.settings_file import Loader, save
from tests.test_settings_file import SECTIONS, WHOLE

ROUNDS = int(os.environ.get("COPYDESK_FUZZ", "400"))
LONGEST_LINE = 500
KEYS = [*settings_keys.KEYS, *settings_keys.OF_TERMS, "match", "severity", "smog", "tool", "copydesk"]
SCALARS = (
    "9" * 5_000, "0x" + "f" * 5_000, "-9223372036854775809", "9" * 400, "1e999", "-inf", "nan", "1_0", "0o17", "true",
    "1979-05-27", "07:32:00", "1979-05-27T07:32:00Z", "1979-13-45", '""', "''", '"""\n\n"""', "'''\n'''", '"\\u0000"',
    '"\\u001b[31m\\r\\n::error::x"', '"\\ud800"', '"' + "x" * 5_000 + '"', '"[z-a]"', '"!"', '"x://["', '"loop/a"',
    '"copydesk.toml"', '"house.toml"', '"é\\u2028\u202e"', '"sport"', '"spacing/double-space"', '"off"', '"a\\"]#"',
)  # fmt: skip
HOSTILE = (
    b"[" * 3_000 + b"]" * 3_000, b"[" * 300 + b"]" * 300, b"{a=" * 100 + b"1" + b"}" * 100, b"a." * 3_000 + b"a = 1",
    b"words." + b"a." * 50 + b"a = 1", b"[[files]]", b"[[terms]]", b"[tool.copydesk]", b"[tool]", b"copydesk.desk = 1",
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1b[2J", b"\r", b"\r\n", b"\x85", b"\xed\xa0\x80", b"#", b'"', b"'", b'"""',
    b"=", b"\\", b"\n", b"]", b"}", b",", b"[tool.other]\nx = 1",
)  # fmt: skip


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "house.toml").write_text('desk = "sport"\n')
    (tmp_path / "loop").symlink_to("loop")


def value(random: Random, depth: int = 0) -> str:
    """A value of any kind, small or absurd."""
    kind = random.randrange(10)
    if kind < 6 or depth > 3:
        return random.choice(SCALARS) if random.random() < 0.7 else str(random.randrange(-3, 200))
    inner = [value(random, depth + 1) for _ in range(random.randrange(4))]
    if kind < 8:
        return f"[{', '.join(inner)}]"
    return "{" + ", ".join(f"{key(random)} = {one}" for one in inner if "\n" not in one) + "}"


def key(random: Random) -> str:
    name = random.choice(KEYS)
    return name if random.random() < 0.9 else random.choice(['"spacing/double-space"', '"a\\nb"', "'::error::'", '""'])


def mutated(random: Random) -> bytes:
    """A settings file that was right, changed in some places."""
    data = bytearray(random.choice([WHOLE, SECTIONS, WHOLE + SECTIONS.partition("\n\n")[2]]).encode())
    for _ in range(random.randrange(4)):
        at, end = sorted(random.randrange(len(data) + 1) for _ in range(2))
        kind = random.randrange(5)
        if kind == 0:
            data[at:at] = random.choice(HOSTILE)
        elif kind == 1:
            data[at:at] = value(random).encode("utf-8", "surrogatepass")
        elif kind == 2:
            del data[at : min(end, at + 20)]
        elif kind == 3:
            data[at:at] = data[at:end]
        elif data:
            data[at % len(data)] = random.randrange(256)
    return bytes(data)


def made(random: Random) -> bytes:
    """Keys with values that fit or do not."""
    lines = [f"{key(random)} = {value(random)}" for _ in range(random.randrange(1, 4))]
    if random.random() < 0.3:
        lines.insert(
            random.randrange(len(lines) + 1), random.choice(["[rules]", "[[files]]", "[targets.sport]", "[x]"])
        )
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def told(name: str, data: bytes) -> str:
    """What is said of a file of that name; nothing where it is taken. All that reads settings reads these."""
    Path(name).write_bytes(data)
    loader = Loader()
    try:
        loader.excludes(Path("sport/a.md"))
        found = loader.resolve(Path("sport/a.md"))
        config._text(found.file, found.values)
        config._data(found.file, found.values)
        found.settings.rules()
        save(Path(name), {"desk": "science"})
        assert Loader().resolve().settings.desk == "science"
    except SettingsError as error:
        return str(error)
    finally:
        Path(name).unlink()
    return ""


def test_every_settings_file_is_taken_or_refused_in_a_plain_line_with_its_place():
    random = Random(20_240_914)
    answers: Counter[str] = Counter()
    for _ in range(ROUNDS):
        data = mutated(random) if random.random() < 0.5 else made(random)
        name = random.choice(["copydesk.toml", "pyproject.toml"])
        if name == "pyproject.toml" and random.random() < 0.8:
            data = b"[tool.copydesk]\n" + data
        said = told(name, data)
        answers["refused" if said else "taken"] += 1
        for line in said.splitlines():
            assert line.startswith((f"{name}:", "house.toml:")), (data, said)
            assert len(line) < LONGEST_LINE, (data, said)
            assert line.isprintable(), (data, said)
    assert min(answers["refused"], answers["taken"]) > ROUNDS / 20, answers
