"""The same work on many things, in the order of the things, in this process or in several."""

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from functools import partial
from typing import Any, Generic, TypeVar

from checks.core.errors import CopydeskError

Task = TypeVar("Task")
Answer = TypeVar("Answer")

PAYS = 400_000
"""Code points of text after which other processes are worth their start, which takes a second or two."""


class Jobs(Generic[Task, Answer]):
    """Runs `work` on tasks in `count` processes; 0 is one process, and all cores once the texts are long enough.

    `size` says how much a task asks for, in code points. A worker that dies raises CopydeskError.
    """

    def __init__(self, work: Callable[[Task], Answer], size: Callable[[Task], int], count: int = 0) -> None:
        self.work, self.size, self.count = work, size, count
        self._done = 0
        self._pool: ProcessPoolExecutor | None = None

    def start(self, task: Task) -> Callable[[], Answer]:
        """Begins a task in another process; the returned function gives its answer, or raises what the work raised."""
        if not self._shared():
            self._done += self.size(task)
            return partial(self.work, task)
        if self._pool is None:
            # a fork of a process that draws a progress bar in a thread can hold a lock that nobody frees
            self._pool = ProcessPoolExecutor(self.cores(), multiprocessing.get_context("spawn"), _left_to_the_first)
        pool = self._pool
        try:
            future = pool.submit(self.work, task)
        except BrokenProcessPool:
            return _raise
        return lambda: _answer(future)

    def _shared(self) -> bool:
        return self.cores() > 1 and (self.count > 1 or self._done > PAYS)

    def cores(self) -> int:
        """How many processes are used at most."""
        return self.count or available()

    def close(self) -> None:
        """Ends the processes; what has not begun is dropped."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)


def _left_to_the_first() -> None:
    """Ctrl+C reaches every process of a terminal: the first one ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


_DIED = "a process that checks files has died (out of memory?): try --jobs 1."


def _raise() -> Any:
    raise CopydeskError(_DIED)


def _answer(future: "Future[Answer]") -> Answer:
    try:
        return future.result()
    except BrokenProcessPool as broken:
        raise CopydeskError(_DIED) from broken


def available() -> int:
    """The cores that this process may use."""
    with suppress(AttributeError):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def window(things: Iterable[Task], width: int) -> Iterator[Task]:
    """The same things in the same order, `width` of them taken before the first is given on."""
    begun: deque[Task] = deque()
    for thing in things:
        begun.append(thing)
        if len(begun) > width:
            yield begun.popleft()
    yield from begun
