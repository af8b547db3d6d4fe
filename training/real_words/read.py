"""Splits a folder of text into words for the confusion model.

    python -m training.real_words.read FOLDER WORK

FOLDER holds *.txt, one paragraph a line, an empty line between documents. WORK gets `types.txt` and three arrays of
numbers into it: `words.npy` to train on; `held.npy`, other documents, to find the thresholds; and nothing of the
documents that `tested` names, which are left for measuring. `sources.txt` says where in words.npy each file begins.
"""

import sys
from array import array
from pathlib import Path

import numpy as np

from checks.models.real_words.tokens import split

TRAINED, HELD, LEFT_OUT = range(3)


def part(source: str, document: int) -> int:
    """What a document serves for; test documents are those that training/casing keeps for its own test."""
    if source == "wikinews":
        return LEFT_OUT if document % 8 == 1 else HELD if document % 8 in (3, 5) else TRAINED
    if source == "wiki":
        return LEFT_OUT if document % 140 == 127 else HELD if document % 10 == 7 else TRAINED
    return HELD if document % 60 == 7 else TRAINED


def main(folder: Path, work: Path) -> None:
    """Writes words.npy, held.npy, types.txt and sources.txt."""
    types: dict[str, int] = {}
    streams = array("i"), array("i")
    begins = []
    for path in sorted(folder.glob("*.txt")):
        begins.append(f"{path.stem}\t{len(streams[TRAINED])}\t{len(streams[HELD])}\n")
        document, empty = 0, True
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                if not line.strip():
                    document, empty = document + (not empty), True
                    continue
                empty = False
                use = part(path.stem, document)
                if use != LEFT_OUT:
                    streams[use].extend(types.setdefault(w, len(types)) for _, w in split(line.rstrip("\n") + "\n"))
    np.save(work / "words.npy", np.frombuffer(streams[TRAINED], np.int32))
    np.save(work / "held.npy", np.frombuffer(streams[HELD], np.int32))
    (work / "types.txt").write_text("\x00".join(types), encoding="utf-8")
    (work / "sources.txt").write_text("".join(begins), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
