"""Rows shared out to forked processes, in chunks, as each has time for them.

Every process reads the rows for itself and makes those of the chunks whose numbers it is given; files, the ledger and
the report are written where the work is done. What comes back is a few bytes a row. When this process dies, the others
find that no number comes any more, and end.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import select
import signal
import struct
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable, Iterator
from typing import IO, TypeVar

from guide.base.processes import MOST, fork

T = TypeVar("T")

# Rows that a process takes at a time.
CHUNK = 8
# Objects that may be made, beyond those that are gone again, before it is looked for circles among them.
MOST_UNCOLLECTED = 400_000
_NUMBER = struct.Struct("=q")


class WorkerError(Exception):
    """A process ended before its work did."""


def each(
    items: Callable[[], Iterator[T]], count: int, work: Callable[[T], int], processes: int, done: Callable[[int], None]
) -> None:
    """`done(work(item))` for every item, in any order. `items` begins anew in every process."""
    chunks = -(-count // CHUNK)
    parts = max(1, min(processes, MOST, chunks))
    gc.collect()
    gc.freeze()  # what is there now is not looked at again
    try:
        # A thread that holds a lock would hold it for ever in a forked process.
        if parts == 1 or threading.active_count() > 1:
            for item in items():
                done(work(item))
                collect()
        else:
            _shared(items, chunks, work, parts, done)
    finally:
        gc.unfreeze()


def _shared(
    items: Callable[[], Iterator[T]], chunks: int, work: Callable[[T], int], parts: int, done: Callable[[int], None]
) -> None:
    with contextlib.ExitStack() as stack:
        faults = stack.enter_context(tempfile.TemporaryFile())
        numbers_in, numbers_out = os.pipe()
        words_in, words_out = os.pipe()
        ours = [numbers_out, words_in]
        stack.callback(_close, ours)
        children: dict[int, None] = {}
        stack.callback(lambda: _end(children))
        sys.stdout.flush()
        sys.stderr.flush()
        try:
            for _ in range(parts):
                child = fork()
                if child == 0:
                    _work_and_end(items, work, numbers_in, words_out, ours, faults)
                children[child] = None
        finally:
            os.close(numbers_in)
            os.close(words_out)
        _hand_out(chunks, ours, words_in, done)
        for child in list(children):
            status = os.waitpid(child, 0)[1]
            del children[child]
            if status:
                _raise(faults)


def _hand_out(chunks: int, ours: list[int], words_in: int, done: Callable[[int], None]) -> None:
    """Give out numbers while there are any, and take words until every process has ended."""
    numbers_out = ours[0]
    os.set_blocking(numbers_out, False)
    given, words = 0, b""
    while True:
        waiting = [numbers_out] if numbers_out in ours else []
        readable, writable, _ = select.select([words_in], waiting, [])
        if writable:
            try:
                if given < chunks:
                    os.write(numbers_out, _NUMBER.pack(given))
                    given += 1
            except BlockingIOError:
                pass
            except BrokenPipeError:
                given = chunks
            if given == chunks:
                ours.remove(numbers_out)
                os.close(numbers_out)
        if readable:
            more = os.read(words_in, 65_536)
            if not more:
                return
            words += more
            while len(words) >= _NUMBER.size:
                done(_NUMBER.unpack_from(words)[0])
                words = words[_NUMBER.size :]


def _work_and_end(
    items: Callable[[], Iterator[T]], work: Callable[[T], int], numbers: int, words: int, theirs: list[int],
    faults: IO[bytes],
) -> None:  # fmt: skip
    """In the forked process: does not return, and runs nothing of what the other has open."""
    code = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the other process decides what a key press stops
        for handle in theirs:
            os.close(handle)
        chunked = _chunks(items())
        at, chunk = next(chunked, (-1, []))
        while given := os.read(numbers, _NUMBER.size):
            wanted = _NUMBER.unpack(given)[0]
            while at < wanted:
                at, chunk = next(chunked)
            for item in chunk:
                os.write(words, _NUMBER.pack(work(item)))
                collect()
        code = 0
    except BrokenPipeError:
        pass  # nobody waits for us any more
    except BaseException as error:  # noqa: BLE001  # the other process says what is wrong
        _tell(error, faults)
    finally:
        os._exit(code)


def collect() -> None:
    """Collect what is left in circles, once there may be much of it."""
    if gc.get_count()[0] > MOST_UNCOLLECTED:
        gc.collect()


def _chunks(items: Iterator[T]) -> Iterator[tuple[int, list[T]]]:
    chunk: list[T] = []
    at = 0
    for item in items:
        chunk.append(item)
        if len(chunk) == CHUNK:
            yield at, chunk
            at, chunk = at + 1, []
    if chunk:
        yield at, chunk


def _tell(error: BaseException, faults: IO[bytes]) -> None:
    with contextlib.suppress(Exception):
        told = error if isinstance(error, OSError) else WorkerError("".join(traceback.format_exception(error)))
        faults.write(pickle.dumps(told))
        faults.flush()


def _raise(faults: IO[bytes]) -> None:
    """Raise what a process told, or that it was ended from outside."""
    faults.seek(0)
    data = faults.read()
    if data:
        raise pickle.loads(data)  # noqa: S301  # written by our own process, to a file without a name
    raise WorkerError("a process was ended from outside; run it again to go on, perhaps with fewer --processes")


def _close(handles: list[int]) -> None:
    for handle in handles:
        os.close(handle)


def _end(children: dict[int, None]) -> None:
    for child in children:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
