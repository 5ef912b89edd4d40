"""Work in several processes gives what one process gives, whatever becomes of them."""

from __future__ import annotations

import errno
import os
import select
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from guide import InputError, Selection, build
from guide.base.processes import PIECES_LEAST, WorkerError, each, engine, shared_out
from guide.read.files import Project
from tests.subject import PROJECT
from tests.support import LAYOUT, TODAY, TOPIC_FILE, SmallProject, files_in

COUNT = 3 * PIECES_LEAST + 1

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked here")


def shared(work: Callable[[int], object], processes: int = 3, count: int = COUNT) -> list[object]:
    return shared_out(work, count, processes, lambda _: None)


@pytest.fixture(autouse=True)
def one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another test may have left a thread; none of them holds what the work here needs."""
    monkeypatch.setattr("threading.active_count", lambda: 1)


@pytest.mark.parametrize("count", [0, 1, PIECES_LEAST, 2 * PIECES_LEAST, COUNT])
def test_results_come_in_order(count: int) -> None:
    assert shared(lambda number: number * number, count=count) == [number * number for number in range(count)]


def test_the_work_is_done_by_as_many_processes_as_are_asked_for() -> None:
    by = shared(lambda _: os.getpid())
    assert len(set(by)) == 3
    assert os.getpid() not in by


def test_little_work_is_done_by_one() -> None:
    assert set(shared(lambda _: os.getpid(), count=2 * PIECES_LEAST - 1)) == {os.getpid()}


def test_a_thread_keeps_all_work_in_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("threading.active_count", lambda: 2)
    assert set(shared(lambda _: os.getpid())) == {os.getpid()}


def test_the_part_of_a_process_that_is_killed_is_done_again() -> None:
    own = os.getpid()

    def work(number: int) -> int:
        if os.getpid() != own and number > PIECES_LEAST:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    assert shared(work) == list(range(COUNT))


def test_a_process_whose_owner_is_killed_ends() -> None:
    """All that is forked holds the pipe `ended`; when none of it is left, the pipe is at its end."""
    ended, held = os.pipe()
    at_work, works = os.pipe()
    owner = os.fork()
    if owner == 0:

        def work(_: int) -> None:
            os.write(works, b"x")
            time.sleep(0.01)

        shared(work, count=100_000)
        os._exit(0)
    os.close(held)
    # Until work is shared out, and goes on.
    assert sum(len(os.read(at_work, 1)) for _ in range(COUNT)) == COUNT
    os.kill(owner, signal.SIGKILL)
    os.waitpid(owner, 0)
    assert select.select([ended], [], [], 10)[0], "a process is left"
    assert os.read(ended, 1) == b""
    for pipe in (ended, at_work, works):
        os.close(pipe)


def test_a_fault_that_cannot_be_sent_is_told_in_words() -> None:
    def work(_: int) -> None:
        raise type("OwnError", (Exception,), {})("this one")

    with engine(work, 2) as workers, pytest.raises(WorkerError, match="OwnError: this one"):
        each(workers, [1], lambda _, handle: handle.result())


def test_without_room_for_processes_one_does_it_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise OSError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr("os.fork", refused)
    assert shared(lambda number: number) == list(range(COUNT))


@pytest.mark.parametrize("wrong", [0, 1, COUNT - 1])
def test_a_fault_is_raised_here_and_no_process_is_left(wrong: int, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[int] = []
    real = os.fork

    def fork() -> int:
        started.append(real())
        return started[-1]

    monkeypatch.setattr("os.fork", fork)

    def work(number: int) -> int:
        if number == wrong:
            raise ValueError(f"piece {number}")
        return number

    with pytest.raises(ValueError, match=f"^piece {wrong}$"):
        shared(work)
    assert started
    for process in started:
        with pytest.raises(ChildProcessError):
            os.waitpid(process, os.WNOHANG)


def test_a_build_in_three_processes_has_the_same_bytes(tmp_path: Path) -> None:
    chosen = Selection(handouts=("tips", "faq", "movement-log"), editions=("letter", "a4", "phone", "letter-gray", "a4-gray", "letter-large", "a4-large"))  # fmt: skip
    folders = []
    for processes in (1, 3):
        folders.append(tmp_path / str(processes))
        build(PROJECT, folders[-1], chosen, TODAY, processes=processes)
    assert files_in(folders[0]) == files_in(folders[1])
    assert len(files_in(folders[0])) > 2 * PIECES_LEAST


def test_problems_on_pages_are_the_same_and_nothing_is_written(
    project: SmallProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guide.base.processes.PIECES_LEAST", 2)
    project.append(TOPIC_FILE, "editions: [letter, a4, letter-large, a4-large, phone]\n")
    project.replace(LAYOUT, 'ink: "#17303b"', 'ink: "#a0a0a0"')
    said = []
    for processes in (1, 2):
        with pytest.raises(InputError) as raised:
            build(Project(project.root), tmp_path / "out", Selection(), TODAY, processes=processes)
        said.append(str(raised.value))
    assert said[0] == said[1]
    assert "text #a0a0a0 on #ffffff has a contrast of 2.6" in said[0]
    assert not (tmp_path / "out").exists()
