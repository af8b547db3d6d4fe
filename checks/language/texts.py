"""What the lists of phrases and the models need to know of a text: its words, and where each of them is."""

from collections.abc import Sequence
from typing import Protocol


class Words(Protocol):
    """The words of a text, and where each starts and ends."""

    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
