"""What is told to the worker: saves of the project and of the practice's own files, and nothing else."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import watchfiles

from guide.products.preview import watching
from guide.products.preview.watching import LOOK, watch
from guide.products.preview.worker import Worker
from guide.read.files import Project
from tests.support import HANDOUT, ROOT, TODAY, TOPIC, SmallProject

# Longer than it takes to tell a save.
QUIET = 3 * LOOK / 1000

Begin = Callable[[Path | None], queue.Queue[set[Path]]]


@pytest.fixture
def begin(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> Iterator[Begin]:
    """Starts to watch the small project; what is told stands in a queue."""
    stop, threads = threading.Event(), []

    def begun(practice: Path | None) -> queue.Queue[set[Path]]:
        told: queue.Queue[set[Path]] = queue.Queue()
        worker = Worker(Project(project.root), project.root / "build", practice, lambda: TODAY, lambda *_: None)
        monkeypatch.setattr(worker, "saved", told.put)
        threads.append(threading.Thread(target=watch, args=(worker, stop)))
        threads[-1].start()
        # Until the first save is told, nobody may be watching yet.
        for number in range(100):
            project.append("layouts/letter.yaml", f"# {number}\n")
            try:
                told.get(timeout=0.1)
            except queue.Empty:
                continue
            break
        rest(told)
        return told

    yield begun
    stop.set()
    for thread in threads:
        thread.join(30)
        assert not thread.is_alive()


def rest(told: queue.Queue[set[Path]]) -> set[Path]:
    """All that is told until it is quiet."""
    found: set[Path] = set()
    while True:
        try:
            found |= told.get(timeout=QUIET)
        except queue.Empty:
            return found


def test_a_save_is_told(begin: Begin, project: SmallProject) -> None:
    told = begin(None)
    project.append(HANDOUT, "\n")
    project.write(f"{HANDOUT}.swp", "kept by an editor")
    assert told.get(timeout=30) | rest(told) == {project.path(HANDOUT)}


def test_a_photo_counts(begin: Begin, project: SmallProject) -> None:
    told = begin(None)
    photo = f"{TOPIC}/pictures/garden.JPG"
    project.write(photo, "a photo")
    assert told.get(timeout=30) | rest(told) == {project.path(photo)}


def test_a_folder_that_takes_the_place_of_another_is_watched(begin: Begin, project: SmallProject) -> None:
    told = begin(None)
    (project.root / "sources").rename(project.root / "s.old")
    told.get(timeout=30)
    rest(told)
    (project.root / "s.old").rename(project.root / "sources")
    told.get(timeout=30)
    rest(told)
    project.append(HANDOUT, "\n")
    assert told.get(timeout=30) | rest(told) == {project.path(HANDOUT)}


def test_of_a_practice_only_its_file_and_logos_count(begin: Begin, tmp_path: Path) -> None:
    home = tmp_path / "home"
    practice = home / "clinic.yaml"
    (home / "notes").mkdir(parents=True)
    practice.write_bytes((ROOT / "practices" / "example.yaml").read_bytes())
    told = begin(practice)
    for name in ("tips.md", "notes.txt", "notes/tips.md", "notes/logo.png", ".clinic.yaml.swp", "other.yaml"):
        (home / name).write_text("not of this practice")
    assert rest(told) == set()
    (home / "logo.png").write_bytes(b"")
    assert told.get(timeout=30) | rest(told) == {home / "logo.png"}
    practice.write_text("name: Another name\n")
    assert told.get(timeout=30) | rest(told) == {practice}


def test_a_practice_in_the_project_itself(begin: Begin, project: SmallProject) -> None:
    practice = project.path("clinic.yaml")
    practice.write_bytes((ROOT / "practices" / "example.yaml").read_bytes())
    told = begin(practice)
    project.write("notes.txt", "a note")
    project.write("build/en/topic/small.letter.pdf", "made by the preview itself")
    assert rest(told) == set()


def test_the_practice_of_the_project_counts_from_its_first_save(begin: Begin, project: SmallProject) -> None:
    told, practice = begin(None), project.path("practices/default.yaml")
    project.write("practices/default.yaml", "name: A name\n")
    assert told.get(timeout=30) | rest(told) <= {practice}
    project.write("practices/other.yaml", "name: A name\n")
    assert rest(told) == set()
    practice.unlink()
    assert told.get(timeout=30) | rest(told) == {practice}


def test_the_project_file_counts(begin: Begin, project: SmallProject) -> None:
    told = begin(None)
    project.write("other.yaml", "version: 1\n")
    project.write("guide.yaml", "version: 1\n")
    assert told.get(timeout=30) | rest(told) == {project.path("guide.yaml")}


def test_a_folder_that_cannot_be_watched_is_told_once_and_tried_again(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Because it may not be read, say, or since the system watches no more folders."""
    said: queue.Queue[str] = queue.Queue()
    told: queue.Queue[set[Path]] = queue.Queue()
    tried: queue.Queue[None] = queue.Queue()
    real = watchfiles.watch

    def watch_some(*folders: Path, **options: Any) -> Iterator[Any]:
        tried.put(None)
        if tried.qsize() < 5:
            raise PermissionError(13, "Permission denied\x1b[2J")
        yield from real(*folders, **options)

    monkeypatch.setattr(watchfiles, "watch", watch_some)
    monkeypatch.setattr(watching, "AGAIN", 0.01)
    worker = Worker(Project(project.root), project.root / "build", None, lambda: TODAY, lambda _, line: said.put(line))
    monkeypatch.setattr(worker, "saved", told.put)
    stop = threading.Event()
    thread = threading.Thread(target=watch, args=(worker, stop))
    thread.start()
    try:
        told.get(timeout=30)
    finally:
        stop.set()
        thread.join(30)
    assert said.get(timeout=30) == (
        "not all folders can be watched, so some saves are not noticed: Permission denied\\x1b[2J"
    )
    assert said.empty()
