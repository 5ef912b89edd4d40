"""What is looked at is made first, then all the rest; a fault keeps the last good page."""

from __future__ import annotations

import json
import queue
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from guide.base.problems import Problem
from guide.products.preview import worker as worker_module
from guide.products.preview.snapshot import Snapshot, View
from guide.products.preview.worker import GAVE_UP, Worker
from guide.read.files import Project
from tests.support import HANDOUT, TODAY, SmallProject

VIEW = View("topic/small", "en", "letter")


class Eyes:
    """Somebody who looks at a view."""

    def __init__(self, worker: Worker, view: View = VIEW) -> None:
        self.seen: queue.Queue[Snapshot] = queue.Queue()
        self.close = worker.look(view, self.seen.put)

    def next(self) -> Snapshot:
        return self.seen.get(timeout=30)

    def whole(self) -> Snapshot:
        """The next snapshot after which everything is made."""
        while True:
            snapshot = self.next()
            if snapshot.checked:
                return snapshot


class Place:
    """A worker at work on a project, and what it said."""

    def __init__(self, project: SmallProject) -> None:
        self.project = project
        self.said: list[tuple[tuple[Problem, ...], str]] = []
        self.worker = Worker(
            Project(project.root), project.root / "build", None, lambda: TODAY, lambda *said: self.said.append(said)
        )

    def save(self, old: str, new: str) -> None:
        self.project.replace(HANDOUT, old, new)
        self.worker.saved({self.project.path(HANDOUT)})


@pytest.fixture
def place(project: SmallProject) -> Iterator[Place]:
    made = Place(project)
    thread = threading.Thread(target=made.worker.run)
    thread.start()
    yield made
    made.worker.stop()
    thread.join(30)
    assert not thread.is_alive()


def test_the_first_look_makes_the_file_and_then_all_others(place: Place) -> None:
    eyes = Eyes(place.worker)
    first = eyes.next()
    assert (first.fresh, first.checked, first.problems, len(first.sides)) == (True, False, (), 1)
    assert place.worker.file(VIEW) is not None
    assert eyes.whole().problems == ()
    assert (place.project.root / "build/en/topic/small.letter.pdf").read_bytes() == place.worker.file(VIEW)
    names = {path.name for path in (place.project.root / "build/en/topic").iterdir()}
    assert {"small.a4.pdf", "small.letter.pdf"} <= names


def test_a_save_changes_the_page_and_the_file(place: Place) -> None:
    eyes = Eyes(place.worker)
    before = eyes.whole()
    place.save("Your baby loses a skill.", "Your baby loses one skill.")
    after = eyes.next()
    assert after.sides[0].key != before.sides[0].key
    assert (after.fresh, after.saved, after.content) == (True, "topic/small", before.content + 1)
    # Both can still be drawn, for comparing.
    assert all(place.worker.pictures.picture(snapshot.sides[0].key) for snapshot in (before, after))


def test_a_fault_in_one_handout_does_not_hold_up_another(place: Place) -> None:
    eyes = Eyes(place.worker)
    eyes.whole()
    other = HANDOUT.replace("small", "other")
    text = place.project.read(HANDOUT).replace("handout: small", "handout: other").replace("T-1", "T-2")
    place.project.write(other, text)
    place.save("title: A small sheet", "titel: A small sheet")
    bad = eyes.whole()
    assert [problem.message for problem in bad.problems] == ["unknown key `titel`"]
    assert (place.project.root / "build/en/topic/other.letter.pdf").is_file()
    assert (place.project.root / "build/en/topic/small.letter.pdf").is_file()
    assert place.said[-1][1] == "2 files are up to date"


def test_a_sheet_that_does_not_fit_is_shown_as_a_draft(place: Place) -> None:
    eyes = Eyes(place.worker)
    before = eyes.whole()
    good = place.worker.file(VIEW)
    place.save("Babies roll and walk.", "\n\n".join(["Babies roll and walk."] * 20))
    draft = eyes.next()
    assert (draft.fresh, draft.draft, len(before.sides), len(draft.sides)) == (True, True, 1, 2)
    assert place.worker.pictures.picture(draft.sides[1].key)
    assert [problem.rule for problem in draft.problems] == ["one-page"]
    whole = eyes.whole()
    assert (whole.fresh, whole.draft, len(whole.sides)) == (True, True, 2)
    # No file is made of it.
    assert place.worker.file(VIEW) == good == (place.project.root / "build/en/topic/small.letter.pdf").read_bytes()
    # A fault in the words leaves the draft in view; without faults the sheet is whole again.
    place.save("title: A small sheet", "titel: A small sheet")
    stale = eyes.next()
    assert (stale.fresh, stale.draft, len(stale.sides)) == (False, True, 2)
    place.project.replace(HANDOUT, "titel: A small sheet", "title: A small sheet")
    place.save("\n\n".join(["Babies roll and walk."] * 20), "Babies roll and walk.")
    again = eyes.whole()
    assert (again.fresh, again.draft, len(again.sides)) == (True, False, 1)


def test_another_photo_changes_the_page(place: Place) -> None:
    place.project.replace(HANDOUT, "](ball)", "](mat)")
    photo = place.project.path("sources/topic/pictures/mat.png")
    Image.new("RGB", (300, 200), "red").save(photo)
    eyes = Eyes(place.worker)
    before = eyes.whole()
    Image.new("RGB", (300, 200), "navy").save(photo)
    place.worker.saved({photo})
    after = eyes.next()
    assert after.fresh
    assert after.sides[0].key != before.sides[0].key


def test_a_fault_keeps_the_page_and_shows_the_problem(place: Place) -> None:
    eyes = Eyes(place.worker)
    good = eyes.whole()
    place.save("title: A small sheet", "titel: A small sheet")
    bad = eyes.next()
    assert bad.sides == good.sides
    assert not bad.fresh
    assert [problem.message for problem in bad.problems] == ["unknown key `titel`"]
    place.save("titel: A small sheet", "title: A small sheet")
    assert eyes.next().fresh
    assert eyes.whole().problems == ()


def test_what_was_watched_is_what_a_build_would_make(place: Place, tmp_path: Path) -> None:
    eyes = Eyes(place.worker)
    eyes.whole()
    place.save("Your baby loses a skill.", "Your baby loses one skill.")
    eyes.whole()
    watched = place.project.built()
    assert place.project.guide("build", "--out", str(tmp_path / "cold")).code == 0
    cold = {
        path.relative_to(tmp_path / "cold").as_posix(): path
        for path in (tmp_path / "cold").rglob("*")
        if path.is_file()
    }
    # The keys of the memory too: the next build takes everything over.
    assert {name: path.read_bytes() for name, path in cold.items()} == watched


def test_somebody_who_comes_later_sees_everything_made(place: Place) -> None:
    Eyes(place.worker).whole()
    late = Eyes(place.worker, View("topic/small", "en", "a4")).next()
    assert (late.fresh, late.checked) == (True, True)
    assert [(choice.handout, choice.title) for choice in late.choices] == [("topic/small", "A small sheet")]


def test_who_has_gone_is_shown_nothing(place: Place) -> None:
    gone, there = Eyes(place.worker), Eyes(place.worker)
    gone.whole()
    there.whole()
    gone.close()
    place.save("Your baby loses a skill.", "Your baby loses one skill.")
    there.whole()
    assert gone.seen.empty()


@pytest.mark.parametrize(
    "view", [View("", "", ""), View("../../etc", "en", "letter"), View("topic/small", "en", "huge")]
)
def test_a_view_that_there_is_not(place: Place, view: View) -> None:
    snapshot = Eyes(place.worker, view).next()
    assert (snapshot.sides, snapshot.note) == ((), "This sheet or edition does not exist.")
    assert snapshot.choices


def test_a_build_folder_that_cannot_be_written(place: Place) -> None:
    place.project.write("build", b"a file")
    snapshot = Eyes(place.worker).next()
    assert (len(snapshot.sides), snapshot.note) == (1, "File exists (build)")


def test_sources_that_are_away_for_a_while(place: Place) -> None:
    eyes = Eyes(place.worker)
    good = eyes.whole()
    sources, away = place.project.path("sources"), place.project.path("s.x")
    sources.rename(away)
    place.worker.saved(set())
    gone = eyes.next()
    assert (gone.fresh, gone.note, gone.sides) == (False, "No such file or directory (sources)", good.sides)
    away.rename(sources)
    place.worker.saved(set())
    back = eyes.next()
    assert (back.fresh, back.note) == (True, "")


@pytest.mark.parametrize("stage", ["on_pages", "build_what_is_whole"])
def test_a_fault_of_the_program_is_told_and_the_next_save_is_made(
    place: Place, stage: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    eyes = Eyes(place.worker)
    good = eyes.whole()

    def failing(*_: object) -> None:
        raise ZeroDivisionError("a fault of the program")

    with monkeypatch.context() as patch:
        patch.setattr(worker_module, stage, failing)
        place.save("Your baby loses a skill.", "Your baby loses one skill.")
        bad = eyes.next()
        while not bad.note:
            bad = eyes.next()
    assert (bad.note, bad.fresh, bad.checked) == (GAVE_UP, False, False)
    assert "ZeroDivisionError: a fault of the program" in capsys.readouterr().err
    # Whoever comes now is not told that everything is made.
    assert Eyes(place.worker, View("topic/small", "en", "a4")).next().note == GAVE_UP
    place.save("Your baby loses one skill.", "Your baby loses any skill.")
    after = eyes.next()
    assert (after.fresh, after.note) == (True, "")
    assert after.sides[0].key != good.sides[0].key
    assert eyes.whole().problems == ()


@pytest.mark.parametrize("language", [None, 7])
def test_a_manifest_that_was_changed_by_hand(place: Place, language: object) -> None:
    assert place.project.guide("build").code == 0
    manifest = json.loads(place.project.read("build/manifest.json"))
    manifest["files"][0]["language"] = language
    place.project.write("build/manifest.json", json.dumps(manifest))
    snapshot = Eyes(place.worker).whole()
    assert [(choice.handout, choice.language) for choice in snapshot.choices] == [("topic/small", "en")]
