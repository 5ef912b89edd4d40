"""Work shared out to processes: the same results, in the same order, as one process gives.

Each process is forked when all that the work needs stands in memory, does its part and ends. Its results come back
through a file without a name; whatever becomes of it, its part is then done here, with the faults that it may have.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import sys
import tempfile
import threading
import warnings
from collections.abc import Callable, Iterator
from typing import IO, TypeVar

T = TypeVar("T")

# A process of its own is worth starting for so many pieces of work.
PIECES_LEAST = 6
# More processes than this wait for the memory.
MOST = 8


def cores() -> int:
    """How many processes this machine runs at once; 1 where processes cannot be forked safely."""
    if not hasattr(os, "sched_getaffinity") or sys.platform == "darwin":
        return 1
    return len(os.sched_getaffinity(0))


def shared_out(work: Callable[[int], T], count: int, processes: int, done: Callable[[int], None]) -> list[T]:
    """`[work(0), work(1), ...]`. `done` is called here, with about as many as are done, before each piece of work
    that this process does."""
    parts = max(1, min(processes, MOST, count // PIECES_LEAST))
    if threading.active_count() > 1:
        parts = 1  # a thread that holds a lock would hold it for ever in a forked process
    results: dict[int, T] = {}
    with contextlib.ExitStack() as stack:
        children = [
            (range(part, count, parts), stack.enter_context(_forked(work, range(part, count, parts))))
            for part in range(1, parts)
        ]
        for number in range(0, count, parts):
            done(number)
            results[number] = work(number)
        for numbers, wait in children:
            results.update(wait() or {number: work(number) for number in numbers})
    return [results[number] for number in range(count)]


@contextlib.contextmanager
def _forked(work: Callable[[int], T], numbers: range) -> Iterator[Callable[[], dict[int, T] | None]]:
    """A process that does this part of the work; gives what waits for its results, None if there are none."""
    with contextlib.ExitStack() as stack:
        try:
            results = stack.enter_context(tempfile.TemporaryFile())
            child = fork()
        except OSError:  # no room for a file or a process: the part is done by this one
            yield lambda: None
            return
        if child == 0:
            _work_and_end(work, numbers, results)
        status: list[int] = []

        def wait() -> dict[int, T] | None:
            status.append(os.waitpid(child, 0)[1])
            if status[0]:
                return None
            results.seek(0)
            found: dict[int, T] = pickle.load(results)  # noqa: S301  # written by our own process, to a file without a name
            return found

        try:
            yield wait
        finally:
            if not status:
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)


def fork() -> int:
    """Another process of this one."""
    with warnings.catch_warnings():
        # Python 3.12 warns where a library has started threads of its own; Python has none here.
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def _work_and_end(work: Callable[[int], T], numbers: range, results: IO[bytes]) -> None:
    """In the forked process: does not return, and runs nothing of what the other has open."""
    code = 1
    try:
        # The other process decides what a key press stops.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        pickle.dump({number: work(number) for number in numbers}, results, protocol=5)
        results.flush()
        code = 0
    except BaseException:  # noqa: BLE001, S110  # the part is done again by the other process, which says what is wrong
        pass
    finally:
        os._exit(code)
