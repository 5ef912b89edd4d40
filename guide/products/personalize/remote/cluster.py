"""An existing Dask cluster makes the chunks.

Little data goes to it and back: rows there, a few numbers back. The project's files and all results go through the
store. If a worker is lost, its chunk is not: the scheduler gives it to another, and if that fails too often, it is sent
again from here.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import contextlib
import itertools
import logging
import re
import secrets
import time
from collections.abc import Callable, Collection, Iterator
from typing import Any, TypeVar

from guide.base.processes import Engine, EngineError, Handle, LostError
from guide.products.personalize.chunks import (
    OtherProgramError,
    Piece,
    check_program,
    make_chunk_elsewhere,
    program_here,
)

T = TypeVar("T")

# Seconds to wait for a scheduler, then for its workers, and between counts of the workers.
PATIENCE, FOR_WORKERS, COUNTED = 5, 10, 5.0
_TALKATIVE = ("distributed", "distributed.client", "tornado.application")
_ADDRESS = re.compile(r"(?:(?:tcp|tls|ws|wss|ucx)://)?[A-Za-z0-9_.\[\]:-]+:[0-9]{1,5}")


def is_scheduler(address: str) -> bool:
    """Whether an address may be that of a scheduler: `tcp://host:8786`."""
    return bool(_ADDRESS.fullmatch(address))


@contextlib.contextmanager
def cluster(address: str) -> Iterator[Engine[list[int]]]:
    """The workers of a scheduler. Raises EngineError if it does not answer, has no workers, or they have another
    version of this program; ModuleNotFoundError if a package is missing here."""
    import distributed

    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL)  # faults are reported here, once and without a traceback
    try:
        client = distributed.Client(
            address, timeout=PATIENCE, set_as_default=False, name="guide-personalize", heartbeat_interval="5s"
        )
    except TypeError:  # what Dask raises when there are no certificates
        raise EngineError(
            f"{address} needs certificates: name them in Dask's configuration, distributed.comm.tls"
        ) from None
    except (TimeoutError, OSError, ValueError, RuntimeError):
        raise EngineError(f"no Dask scheduler answers at {address}") from None
    try:
        _check_workers(client, address)
        engine = _Cluster(client, address)
        try:
            with client.as_current():
                yield engine
        finally:
            engine.let_go()
    finally:
        client.close(timeout=PATIENCE)


def _check_workers(client: Any, address: str) -> None:
    """Raises EngineError if there is no worker, or one that would make other bytes."""
    try:
        client.wait_for_workers(1, timeout=FOR_WORKERS)
    except TimeoutError:
        raise EngineError(f"the Dask scheduler at {address} has no workers") from None
    # The scheduler needs the program too: it unpacks what it passes on.
    try:
        there: dict[str, object] = {f"scheduler {address}": client.run_on_scheduler(program_here)}
    except Exception as error:  # noqa: BLE001  # dask raises whatever went wrong there
        there = {f"scheduler {address}": error}
    found = client.run(program_here, on_error="return")
    there.update((f"worker {worker}", found[worker]) for worker in sorted(found))
    for name, said in there.items():
        if not isinstance(said, tuple):
            raise EngineError(f"the {name} cannot run this program: install it there ({said})")
        try:
            check_program(program_here(), said, f"the {name}")
        except OtherProgramError as error:
            raise EngineError(str(error)) from None


class _Chunk:
    """A chunk that a cluster makes."""

    def __init__(self, future: Any) -> None:
        self.future = future

    def result(self) -> list[int]:
        from distributed import KilledWorker

        try:
            words: list[int] = self.future.result()
        except (KilledWorker, concurrent.futures.CancelledError, asyncio.CancelledError):
            raise LostError(
                "workers were lost again and again while making these rows; run this again to continue"
            ) from None
        except (OSError, OtherProgramError):
            raise
        except Exception as error:  # noqa: BLE001  # whatever went wrong there is reported here
            raise EngineError(f"a worker could not make its rows ({type(error).__name__}: {error})") from None
        return words


class _Cluster:
    def __init__(self, client: Any, address: str) -> None:
        self.client, self.address = client, address
        self.name, self.numbers = secrets.token_hex(6), itertools.count()
        self.hands, self.counted = 1, 0.0
        self.waiting: dict[str, Any] = {}

    def room(self) -> int:
        """Two chunks for each worker, so that none is idle; workers may come and go."""
        if time.monotonic() - self.counted > COUNTED:
            self.hands, self.counted = max(1, len(self._asked(self.client.nthreads))), time.monotonic()
        return 2 * self.hands + 1

    def submit(self, piece: Piece) -> Handle[list[int]]:
        key = f"guide-{self.name}-{next(self.numbers)}"
        future = self._asked(lambda: self.client.submit(make_chunk_elsewhere, *piece, key=key, pure=False))
        return _Chunk(future)

    def first_done(self, handles: Collection[Handle[list[int]]]) -> Collection[Handle[list[int]]]:
        import distributed

        chunks = {handle.future.key: handle for handle in handles if isinstance(handle, _Chunk)}
        self.waiting = {key: handle.future for key, handle in chunks.items()}
        done = self._asked(lambda: distributed.wait(list(self.waiting.values()), return_when="FIRST_COMPLETED").done)
        return [chunks[future.key] for future in done]

    def let_go(self) -> None:
        """Cancel what is still waiting there: nothing after the last chunk, perhaps something after a key press."""
        with contextlib.suppress(OSError, asyncio.TimeoutError):
            self.client.cancel(list(self.waiting.values()), force=True)

    def _asked(self, ask: Callable[[], T]) -> T:
        try:
            if self.client.status != "running":
                raise self._gone()
            return ask()
        except (TimeoutError, OSError, asyncio.CancelledError, concurrent.futures.CancelledError):
            raise self._gone() from None

    def _gone(self) -> EngineError:
        return EngineError(f"the Dask scheduler at {self.address} is gone; run this again to continue")
