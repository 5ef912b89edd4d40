"""Processes forked from this one, which share its work.

Each process is forked once everything that the work needs is in memory. It ends when it is told to, or when its parent
has ended, so none is left behind whatever happens to this process.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import select
import signal
import sys
import traceback
import warnings
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import IO, Any, Generic, TypeVar

from guide.base.processes import Alone, Handle, Piece, WorkerError

T = TypeVar("T")


def fork() -> int:
    """Fork this process. The new one ignores key presses, and ends when it is told to."""
    stops = {signal.SIGINT, signal.SIGTERM}
    # During a fork, Python calls functions of its own and drops exceptions that signals raise in them.
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
            signal.pthread_sigmask(signal.SIG_SETMASK, before)  # handles the signals that came in the meantime
        except BaseException:
            if child:
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)
            raise
    return child


@dataclass(slots=True)
class _Member:
    """A forked process, the pipes to and from it, and its piece of work."""

    process: int
    given: IO[bytes]
    told: IO[bytes]
    piece: Piece[Any] | None = None


class Team(Generic[T]):
    """Forked processes. Each has one piece at a time, so that neither side ever waits for the other to read."""

    def __init__(self, work: Callable[[Any], T]) -> None:
        self.work = work
        self.members: list[_Member] = []

    def room(self) -> int:
        return max(1, len(self.members))

    def start(self) -> None:
        """Start another process. Raises OSError if the system cannot start one."""
        sys.stdout.flush()
        sys.stderr.flush()
        (theirs_in, give), (told, theirs_out) = os.pipe(), os.pipe()
        try:
            process = fork()
            if process == 0:
                # If other processes held these ends open, they would not notice when one of us ends.
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
        member.piece = Piece()
        with contextlib.suppress(BrokenPipeError):  # it was lost, which shows when its result is read
            pickle.dump(piece, member.given, protocol=5)
            member.given.flush()
        return member.piece

    def first_done(self, handles: Collection[Handle[T]]) -> Collection[Handle[T]]:
        busy = {member.told: member for member in self.members if member.piece is not None}
        for told in select.select(list(busy), [], [])[0] if busy else ():
            self._take(busy[told])
        return [handle for handle in handles if isinstance(handle, Piece) and handle.done]

    def _take(self, member: _Member) -> None:
        """Take the result of a process, or note that the process was lost."""
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
    """Work in the forked process. It never returns, so nothing of the parent's code runs here."""
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
    """A fault in a form that another process can read."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301  # written just now
    except Exception:  # noqa: BLE001  # its kind does not matter
        return WorkerError("".join(traceback.format_exception(error)))
    return error
