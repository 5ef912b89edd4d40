"""Who makes the chunks: this process, or a pool of processes of this machine. `cluster.py` has a third, a Dask cluster.

An engine takes chunks and gives back what became of each, in any order; it keeps a few chunks in hand and no more.
"""

from __future__ import annotations

import concurrent.futures
import contextlib
import multiprocessing
import signal
import time
from collections.abc import Callable, Collection, Iterator
from concurrent.futures.process import BrokenProcessPool
from typing import Protocol

from guide.products.personalize.remote.chunks import Chunk, Setup, make_chunk
from guide.products.personalize.workers import WorkerError

# How often a chunk is tried again when a store refuses or a worker is lost.
TRIES = 4
# Seconds before that: as many for the second try, twice as many for the third.
PAUSE = 1.0


class Handle(Protocol):
    """A chunk that is being made."""

    def result(self) -> list[int]:
        """What became of it, when it is done; raises what went wrong."""


class EngineError(Exception):
    """Those who should make the chunks cannot be reached, or are lost; the message says which."""


class LostError(Exception):
    """Whoever had a chunk is gone; it can be given to another."""


class Engine(Protocol):
    """Where chunks are made."""

    def room(self) -> int:
        """So many chunks may be in hand."""

    def submit(self, setup: Setup, chunk: Chunk) -> Handle:
        """Have a chunk made."""

    def first_done(self, handles: Collection[Handle]) -> Collection[Handle]:
        """Wait until some are done."""


class Alone:
    """This process, one chunk after the other."""

    def room(self) -> int:
        return 1

    def submit(self, setup: Setup, chunk: Chunk) -> Handle:
        made: concurrent.futures.Future[list[int]] = concurrent.futures.Future()
        try:
            made.set_result(make_chunk(setup, chunk))
        except Exception as error:  # noqa: BLE001  # raised where the result is asked for, as by the others
            made.set_exception(error)
        return made

    def first_done(self, handles: Collection[Handle]) -> Collection[Handle]:
        return handles


class Pool:
    """Processes of this machine. They are started afresh, not forked: drivers of stores have threads and connections."""

    def __init__(self, pool: concurrent.futures.ProcessPoolExecutor, processes: int) -> None:
        self.pool, self.processes = pool, processes

    def room(self) -> int:
        return 2 * self.processes

    def submit(self, setup: Setup, chunk: Chunk) -> Handle:
        try:
            return self.pool.submit(make_chunk, setup, chunk)
        except BrokenProcessPool:
            raise _ended() from None

    def first_done(self, handles: Collection[Handle]) -> Collection[Handle]:
        futures = {handle for handle in handles if isinstance(handle, concurrent.futures.Future)}
        done = concurrent.futures.wait(futures, return_when=concurrent.futures.FIRST_COMPLETED).done
        for future in done:
            if isinstance(future.exception(), BrokenProcessPool):
                raise _ended()
        return done


@contextlib.contextmanager
def local(processes: int) -> Iterator[Engine]:
    """So many processes of this machine."""
    if processes == 1:
        yield Alone()
        return
    pool = concurrent.futures.ProcessPoolExecutor(
        processes, multiprocessing.get_context("spawn"), signal.signal, (signal.SIGINT, signal.SIG_IGN)
    )
    try:
        yield Pool(pool, processes)
    finally:
        pool.shutdown(cancel_futures=True)


def shared_out(engine: Engine, setup: Setup, chunks: Iterator[Chunk], done: Callable[[list[int]], None]) -> int:
    """Have every chunk made, each again when a store refuses or a worker is lost. How many there were."""
    waiting: dict[Handle, tuple[Chunk, int]] = {}
    count = 0
    for chunk in chunks:
        count += 1
        waiting[engine.submit(setup, chunk)] = chunk, 1
        while len(waiting) >= engine.room():
            _take(engine, setup, waiting, done)
    while waiting:
        _take(engine, setup, waiting, done)
    return count


def _take(
    engine: Engine, setup: Setup, waiting: dict[Handle, tuple[Chunk, int]], done: Callable[[list[int]], None]
) -> None:
    for handle in list(engine.first_done(list(waiting))):
        chunk, tried = waiting.pop(handle)
        try:
            words = handle.result()
        except (OSError, LostError):
            if tried == TRIES:
                raise
            time.sleep(PAUSE * tried)
            waiting[engine.submit(setup, chunk)] = chunk, tried + 1
        else:
            done(words)


def _ended() -> WorkerError:
    return WorkerError("a process was ended from outside; run it again to go on, perhaps with fewer --processes")
