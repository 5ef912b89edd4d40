"""Work shared among processes of this machine: each free process gets one piece at a time and returns its result.

Each process is forked once everything the work needs is in memory. It ends when it is told to, or when its parent is
gone: whatever happens to this process, none is left behind.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import select
import signal
import sys
import threading
import time
import traceback
import warnings
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import IO, Any, Generic, Protocol, TypeVar

T = TypeVar("T")
P = TypeVar("P")
T_co = TypeVar("T_co", covariant=True)

# Starting another process pays for at least so many files of a build.
PIECES_LEAST = 6
# More processes than this wait for the memory.
MOST = 8
# How often a piece of work is tried if it may succeed the next time, and the seconds before the second try; twice as
# many before the third.
TRIES, PAUSE = 4, 1.0
# How many more objects may be made than freed before searching for reference cycles.
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
    """So many processes for this work, each forked from the present state; only this process if one is enough, if none
    can be started, or if it has other threads: a lock held by one would stay held forever in a forked process."""
    if processes == 1 or threading.active_count() > 1 or not hasattr(os, "fork"):
        yield Alone(work)
        return
    team = _Team(work)
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
    """What an action gives. One that goes wrong in a way of `again` is tried as often as a piece of work."""
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
    """Collect reference cycles, once there may be many."""
    if gc.get_count()[0] > MOST_UNCOLLECTED:
        gc.collect()


def fork() -> int:
    """Fork this process. The new one ignores key presses, and ends when it is told to."""
    stops = {signal.SIGINT, signal.SIGTERM}
    # Python calls its own functions meanwhile, and drops exceptions that signals raise in them.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, stops)
    child = 0
    try:
        with warnings.catch_warnings():
            # Python 3.12 warns if a library has started threads; Python itself has none here.
            warnings.simplefilter("ignore", DeprecationWarning)
            child = os.fork()
        if child == 0:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what a key press stops
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
    finally:
        try:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)  # raises signals that came meanwhile
        except BaseException:
            if child:
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)
            raise
    return child


@dataclass(eq=False, slots=True)
class _Piece(Generic[T]):
    """A piece of work, and its result or fault."""

    done: bool = False
    value: T | None = None
    fault: Exception | None = None

    def result(self) -> T:
        if self.fault is not None:
            raise self.fault
        return self.value  # type: ignore[return-value]  # set, unless something went wrong


class Alone(Generic[T]):
    """This process, one piece after the other."""

    def __init__(self, work: Callable[[Any], T]) -> None:
        self.work = work

    def room(self) -> int:
        return 1

    def submit(self, piece: Any) -> Handle[T]:
        try:
            return _Piece(True, self.work(piece))
        except Exception as error:  # noqa: BLE001  # raised when the result is used, as in the other kinds
            return _Piece(True, None, error)

    def first_done(self, handles: Collection[Handle[T]]) -> Collection[Handle[T]]:
        return list(handles)


@dataclass(slots=True)
class _Member:
    """A forked process, the pipes to and from it, and its piece of work."""

    process: int
    given: IO[bytes]
    told: IO[bytes]
    piece: _Piece[Any] | None = None


class _Team(Generic[T]):
    """Forked processes. Each has one piece at a time, so that neither side ever waits for the other to read."""

    def __init__(self, work: Callable[[Any], T]) -> None:
        self.work = work
        self.members: list[_Member] = []

    def room(self) -> int:
        return max(1, len(self.members))

    def start(self) -> None:
        """Start another process. Raises OSError if there is no room for it."""
        sys.stdout.flush()
        sys.stderr.flush()
        (theirs_in, give), (told, theirs_out) = os.pipe(), os.pipe()
        try:
            process = fork()
            if process == 0:
                # If others held this end open, they would not notice that this process is gone.
                others = (file.fileno() for one in self.members for file in (one.given, one.told))
                for handle in (give, told, *others):
                    os.close(handle)
                _serve(self.work, theirs_in, theirs_out)
        except OSError:
            os.close(give)
            os.close(told)
            raise
        finally:
            os.close(theirs_in)
            os.close(theirs_out)
        self.members.append(_Member(process, os.fdopen(give, "wb"), os.fdopen(told, "rb")))

    def submit(self, piece: Any) -> Handle[T]:
        member = next((member for member in self.members if member.piece is None), None)
        if member is None:  # all were lost
            return Alone(self.work).submit(piece)
        member.piece = _Piece()
        with contextlib.suppress(BrokenPipeError):  # it was lost, which shows when its result is read
            pickle.dump(piece, member.given, protocol=5)
            member.given.flush()
        return member.piece

    def first_done(self, handles: Collection[Handle[T]]) -> Collection[Handle[T]]:
        busy = {member.told: member for member in self.members if member.piece is not None}
        for told in select.select(list(busy), [], [])[0] if busy else ():
            self._take(busy[told])
        return [handle for handle in handles if isinstance(handle, _Piece) and handle.done]

    def _take(self, member: _Member) -> None:
        """The result of a process, or that it was lost."""
        piece, member.piece = member.piece, None
        assert piece is not None
        piece.done = True
        try:
            piece.value, piece.fault = pickle.load(member.told)  # noqa: S301  # written by our own process, to an unnamed pipe
        except (EOFError, pickle.UnpicklingError):
            piece.fault = WorkerError(
                "another program ended a worker process; run this again to continue, perhaps with fewer --processes"
            )
            self.members.remove(member)
            _end(member)

    def end(self) -> None:
        for member in self.members:
            _end(member)


def _end(member: _Member) -> None:
    with contextlib.suppress(BrokenPipeError):
        member.given.close()
    member.told.close()
    os.kill(member.process, signal.SIGKILL)
    os.waitpid(member.process, 0)


def _serve(work: Callable[[Any], Any], pieces: int, results: int) -> None:
    """In the forked process: never returns, and runs nothing that the parent has open."""
    try:
        with os.fdopen(pieces, "rb") as given, os.fdopen(results, "wb") as tell:
            while True:
                piece = pickle.load(given)  # noqa: S301  # written by the process that this one was forked from
                try:
                    result: tuple[object, Exception | None] = work(piece), None
                except Exception as error:  # noqa: BLE001  # raised when the result is used
                    result = None, _told(error)
                pickle.dump(result, tell, protocol=5)
                tell.flush()
    except BaseException:  # noqa: BLE001, S110  # nobody is waiting any more, or the fault cannot be sent
        pass
    finally:
        os._exit(0)


def _told(error: Exception) -> Exception:
    """A fault as another process can read it."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301  # written just now
    except Exception:  # noqa: BLE001  # its kind does not matter
        return WorkerError("".join(traceback.format_exception(error)))
    return error
