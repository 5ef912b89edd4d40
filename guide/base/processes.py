"""Shares work among workers: each free worker gets one piece at a time and returns its result.

The workers are this process, or processes forked from it (`forked.py`); a Dask cluster is another kind.
"""

from __future__ import annotations

import contextlib
import gc
import os
import sys
import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any, Generic, Protocol, TypeVar

T = TypeVar("T")
P = TypeVar("P")
T_co = TypeVar("T_co", covariant=True)

# Another process is worth starting only for at least this many files of a build.
PIECES_LEAST = 6
# More processes than this would be slowed down by waiting for memory.
MOST = 8
# How often a piece of work is tried if it may succeed the next time, and the seconds before the second try. Each further
# wait is longer by this pause.
TRIES, PAUSE = 4, 1.0
# How many more objects may be created than freed before we search for reference cycles.
MOST_UNCOLLECTED = 400_000


class WorkerError(Exception):
    """A process ended before its work did."""


class EngineError(Exception):
    """The workers cannot be reached, or are lost; the message says which."""


class LostError(Exception):
    """The worker with a piece of work is gone; the piece can be given to another."""


class Handle(Protocol[T_co]):
    """A piece of work given to a worker."""

    def result(self) -> T_co:
        """Its result, when it is done; raises what went wrong."""


class Engine(Protocol[T]):
    """The workers: here this process, or processes forked from it; a cluster is another kind."""

    def room(self) -> int:
        """How many pieces may be in progress."""

    def submit(self, piece: Any) -> Handle[T]:
        """Have a piece of work done."""

    def first_done(self, handles: Collection[Handle[T]]) -> Collection[Handle[T]]:
        """Wait until some are done."""


def cores() -> int:
    """How many processes this machine runs at once; 1 if processes cannot be forked safely."""
    if not hasattr(os, "sched_getaffinity") or sys.platform == "darwin":
        return 1
    return len(os.sched_getaffinity(0))


@contextlib.contextmanager
def engine(work: Callable[[Any], T], processes: int) -> Iterator[Engine[T]]:
    """Workers for this work: as many processes, each forked from the present state. This process works alone if one is
    enough, if none can be started, or if it has other threads: a lock held by one of them would never be released in a
    forked process."""
    if processes == 1 or threading.active_count() > 1 or not hasattr(os, "fork"):
        yield Alone(work)
        return
    from guide.base.forked import Team  # a single handout needs no other process

    team = Team(work)
    try:
        with contextlib.suppress(OSError):  # no room for more
            while len(team.members) < processes:
                team.start()
        yield team if team.members else Alone(work)
    finally:
        team.end()


def each(
    engine: Engine[T],
    pieces: Iterable[P],
    done: Callable[[P, Handle[T]], None],
    again: tuple[type[Exception], ...] = (),
) -> int:
    """Have every piece of work done, in any order, with only a few in progress at a time. `done` is called with each
    result. A piece that fails with an error of `again` is tried again. Returns the number of pieces."""
    waiting: dict[Handle[T], tuple[P, int]] = {}

    def take() -> None:
        for handle in list(engine.first_done(list(waiting))):
            piece, tried = waiting.pop(handle)
            try:
                done(piece, handle)
            except again:
                if tried == TRIES:
                    raise
                time.sleep(PAUSE * tried)
                waiting[engine.submit(piece)] = piece, tried + 1

    count = 0
    for piece in pieces:
        count += 1
        waiting[engine.submit(piece)] = piece, 1
        while len(waiting) >= engine.room():
            take()
    while waiting:
        take()
    return count


def tried(action: Callable[[], T], again: tuple[type[Exception], ...]) -> T:
    """The result of an action. If it fails with an error of `again`, it is tried as often as a piece of work."""
    for number in range(1, TRIES):
        try:
            return action()
        except again:
            time.sleep(PAUSE * number)
    return action()


def shared_out(work: Callable[[int], T], count: int, processes: int, begun: Callable[[int], None]) -> list[T]:
    """`[work(0), work(1), ...]`. `begun` is called with each when it is given out. A piece that fails elsewhere is done
    again here, so that its faults show."""
    results: dict[int, T] = {}

    def take(number: int, handle: Handle[T]) -> None:
        try:
            results[number] = handle.result()
        except Exception:  # noqa: BLE001  # whatever it is, it shows here
            results[number] = work(number)

    def given() -> Iterator[int]:
        for number in range(count):
            begun(number)
            yield number

    with engine(work, max(1, min(processes, MOST, count // PIECES_LEAST))) as workers:
        each(workers, given(), take)
    return [results[number] for number in range(count)]


def collect() -> None:
    """Collect reference cycles if there may be many."""
    if gc.get_count()[0] > MOST_UNCOLLECTED:
        gc.collect()


class Piece(Generic[T]):
    """A piece of work, and its result or fault."""

    def __init__(self, *, done: bool = False, value: T | None = None, fault: Exception | None = None) -> None:
        self.done, self.value, self.fault = done, value, fault

    def result(self) -> T:
        if self.fault is not None:
            raise self.fault
        return self.value  # type: ignore[return-value]  # set, unless something went wrong


class Alone(Generic[T]):
    """This process as the only worker, one piece after the other."""

    def __init__(self, work: Callable[[Any], T]) -> None:
        self.work = work

    def room(self) -> int:
        return 1

    def submit(self, piece: Any) -> Handle[T]:
        try:
            return Piece(done=True, value=self.work(piece))
        except Exception as error:  # noqa: BLE001  # raised when the result is used, as in the other kinds
            return Piece(done=True, fault=error)

    def first_done(self, handles: Collection[Handle[T]]) -> Collection[Handle[T]]:
        return list(handles)
