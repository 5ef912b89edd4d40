"""Chunks that go wrong are tried again, elsewhere or later; then it is said."""

from __future__ import annotations

import concurrent.futures
import datetime
from collections.abc import Collection
from pathlib import Path

import pytest

from guide.base import processes
from guide.base.processes import Handle, LostError, each
from guide.pipeline.select import Selection
from guide.products.personalize import chunks
from guide.products.personalize.chunks import Chunk, OtherProgramError, Piece, Setup, check_program
from guide.products.personalize.storage import StorageError
from guide.publish.memory import program_digest


def setup_for(out: str, program: str = "") -> Setup:
    day = datetime.date(2026, 12, 1)
    return Setup(out, 1, "0" * 64, "", Selection(), day, program or program_digest(), "Python 1", "", False)


class Failing:
    """An engine that fails with each chunk so many times, and counts the chunks in hand."""

    def __init__(self, fault: Exception, times: int, room: int) -> None:
        self.fault, self.times, self.hands = fault, times, room
        self.tried: dict[int, int] = {}
        self.most = 0

    def room(self) -> int:
        return self.hands

    def submit(self, piece: Piece) -> Handle[list[int]]:
        chunk = piece[1]
        made: concurrent.futures.Future[list[int]] = concurrent.futures.Future()
        self.tried[chunk.number] = self.tried.get(chunk.number, 0) + 1
        if self.tried[chunk.number] <= self.times:
            made.set_exception(self.fault)
        else:
            made.set_result([chunk.number])
        return made

    def first_done(self, handles: Collection[Handle[list[int]]]) -> Collection[Handle[list[int]]]:
        self.most = max(self.most, len(handles))
        return list(handles)[-1:]


def made_by(engine: Failing, count: int) -> list[int]:
    done: list[int] = []
    pieces = ((setup_for("x"), Chunk(number, (), ())) for number in range(count))

    def take(_: Piece, handle: Handle[list[int]]) -> None:
        done.extend(handle.result())

    assert each(engine, pieces, take, (OSError, LostError)) == count
    return done


@pytest.mark.parametrize("fault", [StorageError("busy"), LostError("lost"), ConnectionResetError(104, "reset")])
def test_chunks_are_tried_again(fault: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "PAUSE", 0)
    engine = Failing(fault, processes.TRIES - 1, 3)
    assert sorted(made_by(engine, 10)) == list(range(10))
    assert set(engine.tried.values()) == {processes.TRIES}
    assert engine.most == 3, "no more chunks in hand than there is room for"
    with pytest.raises(type(fault)):
        made_by(Failing(fault, processes.TRIES, 3), 10)


def test_a_worker_with_another_program_is_not_asked_again() -> None:
    engine = Failing(OtherProgramError("another"), 1, 3)
    with pytest.raises(OtherProgramError):
        made_by(engine, 1)
    assert engine.tried == {0: 1}


def test_a_worker_checks_its_own_program(tmp_path: Path) -> None:
    with pytest.raises(OtherProgramError) as raised:
        chunks.make_chunk_elsewhere(setup_for(str(tmp_path), "another"), Chunk(0, (), ()))
    assert str(raised.value).startswith("a worker has another version of this program or of its packages (Python")
    check_program(("a", "x"), ("a", "y"), "nobody")


def test_a_worker_that_cannot_reach_the_folder(tmp_path: Path) -> None:
    with pytest.raises(StorageError) as raised:
        chunks.make_chunk_elsewhere(setup_for(str(tmp_path)), Chunk(0, (), ()))
    assert (
        str(raised.value)
        == f"{tmp_path}: a worker does not find this run there: every worker must be able to reach --out"
    )


def test_a_project_that_is_not_the_one_that_was_put_there(tmp_path: Path) -> None:
    (tmp_path / ".made/0001").mkdir(parents=True)
    (tmp_path / ".made/0001/project.zip").write_bytes(b"another")
    with pytest.raises(StorageError) as raised:
        chunks.make_chunk_elsewhere(setup_for(str(tmp_path)), Chunk(0, (), ()))
    assert (
        str(raised.value)
        == f"{tmp_path}/.made/0001/project.zip: this file is not what was written there; run this again"
    )


def test_what_dask_writes_into_its_logs_has_no_password() -> None:
    assert "secret" not in repr(setup_for("sftp://me:secret@host/sheets"))
