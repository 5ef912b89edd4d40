"""`make` does nothing when nothing has changed, and builds when anything has: the program decides, not times."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.long import in_long
from tests.make.conftest import MAKE, SAME, Place
from tests.support import FACTS, HANDOUT, TOPIC


def replace_file(path: Path, text: str) -> None:
    """As editors save: beside it, then in its place."""
    beside = path.with_name("beside")
    beside.write_text(text, "utf-8")
    beside.replace(path)


def swap_words(place: Place) -> None:
    """Other words of the same length, under the old time."""
    path = place.root / HANDOUT
    before = path.stat()
    path.write_text(path.read_text("utf-8").replace("Most babies", "Many babies"), "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def put_back_old(place: Place) -> None:
    path = place.root / HANDOUT
    path.write_text(path.read_text("utf-8").replace("Most babies", "Many babies"), "utf-8")
    os.utime(path, (0, 0))


def put_beside(place: Place) -> None:
    path = place.root / HANDOUT
    replace_file(path, path.read_text("utf-8").replace("Most babies", "Many babies"))


def from_the_future(place: Place) -> None:
    path = place.root / FACTS
    os.utime(path, (4_000_000_000, 4_000_000_000))


def pin(place: Place) -> None:
    """Another version is pinned, and installed."""
    for name in ("requirements.txt", ".venv/.requirements.txt"):
        place.project.append(name, "# another\n")


CHANGES: dict[str, Callable[[Place], object]] = {
    "other words, same length, old time": swap_words,
    "put back with a time long ago": put_back_old,
    "saved as editors save": put_beside,
    "a time to come": from_the_future,
    "touched": lambda place: os.utime(place.root / HANDOUT),
    "a layout": lambda place: place.project.append("layouts/letter.yaml", "# more\n"),
    "another practice's file": lambda place: place.project.write("practices/two.yaml", "x: 1\n"),
    "an empty folder": lambda place: (place.root / "practices/empty").mkdir(),
    "a source deleted": lambda place: (place.root / "practices/one.yaml").unlink(),
    "a pinned version": pin,
    "a file that was made deleted": lambda place: (place.root / "build/en/topic/small.letter.pdf").unlink(),
    "a file that was made edited": lambda place: (place.root / "build/en/topic/small.letter.pdf").write_bytes(b"%PDF-1.7"),
    "the manifest deleted": lambda place: (place.root / "build/manifest.json").unlink(),
    "the manifest edited": lambda place: place.project.append("build/manifest.json", "\n"),
    "build/ deleted": lambda place: shutil.rmtree(place.root / "build"),
    "the mark deleted": lambda place: (place.root / ".venv/.mark").unlink(),
    "the mark damaged": lambda place: (place.root / ".venv/.mark").write_bytes(b"\0\0\0\0x"),
}  # fmt: skip


# Every day `make` itself is run for these alone; for the others, what it runs is called in this process.
BY_MAKE = in_long({"other words, same length, old time", "a pinned version"}, set(CHANGES))


def test_make_builds_when_anything_is_otherwise(place: Place) -> None:
    wrong = []
    for name, change in CHANGES.items():
        builds = place.builds if name in BY_MAKE else place.builds_here
        time.sleep(0.03)  # what changed within the same tick as it was looked at is looked at again
        change(place)
        time.sleep(0.03)
        if not builds():
            wrong.append(f"{name}: not built")
        if builds():
            wrong.append(f"{name}: built once more")
    assert wrong == []
    assert "Many babies" in place.words()


def test_make_builds_what_guide_build_builds(place: Place) -> None:
    """Whatever way a source went, the words on paper are those of the source."""
    path = place.root / HANDOUT
    kept = path.with_name("kept.bak")
    shutil.copy2(path, kept)
    os.utime(kept, (1_577_836_800, 1_577_836_800))
    path.write_text(path.read_text("utf-8").replace("Most babies", "Other words"), "utf-8")
    assert place.builds()
    assert "Other words" in place.words()
    shutil.copy2(kept, path)
    assert place.builds()
    assert "Most babies" in place.words()


def test_a_new_day_is_a_reason_to_look(place: Place) -> None:
    """An approval ends on a day, and a fact gets overdue on one."""
    for day in (1, 2, -1):
        epoch = str(int(place.environment["SOURCE_DATE_EPOCH"]) + day * 86_400)
        assert place.builds(SOURCE_DATE_EPOCH=epoch)
        assert not place.builds(SOURCE_DATE_EPOCH=epoch)


def test_a_build_that_fails_is_tried_again(place: Place) -> None:
    before = place.project.built()
    good = place.project.read(HANDOUT)
    place.project.append(HANDOUT, "\n*Italic.*\n")
    for _ in range(2):
        said = place.make()
        assert said.code == 2
        assert "emphasis: italic text is hard to read" in "\n".join(said.errors)
    assert place.project.built() == before
    place.project.write(HANDOUT, good)
    assert place.builds()
    assert not place.builds()


def test_what_is_saved_while_a_build_runs_is_seen_by_the_next(place: Place) -> None:
    place.project.append(HANDOUT, "\nOne more line.\n")
    program = place.root / "guide"
    program.unlink()
    program.mkdir()
    shutil.copytree(Path(__file__).parents[2] / "guide", program, dirs_exist_ok=True)
    # Reads the sheet, and then somebody saves it.
    with (program / "publish/outputs.py").open("a", encoding="utf-8") as file:
        file.write(
            "\n_real = publish\n"
            "def publish(*arguments, **named):\n"
            "    import pathlib\n"
            "    flag = pathlib.Path('saved')\n"
            "    if not flag.exists():\n"
            "        flag.touch()\n"
            f"        path = pathlib.Path({HANDOUT!r})\n"
            "        path.write_text(path.read_text('utf-8').replace('One more line', 'The last line'), 'utf-8')\n"
            "    return _real(*arguments, **named)\n"
        )
    assert place.builds()
    assert "One more line" in place.words()
    assert place.builds()
    assert "The last line" in place.words()
    time.sleep(0.03)
    place.builds()
    assert not place.builds()


def test_two_at_once_do_not_disturb_each_other(place: Place) -> None:
    place.project.append("layouts/letter.yaml", "# more\n")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    running = [
        subprocess.Popen(
            [MAKE, f"PRACTICE={practice}"], cwd=place.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env={**environment, **place.environment},
        )
        for practice in ("", "practices/one.yaml")
    ]  # fmt: skip
    assert [(process.communicate(timeout=60)[1], process.returncode) for process in running] == [(b"", 0), (b"", 0)]
    # Whichever was the last, no mark takes the files of one for those of the other.
    place.builds("PRACTICE=practices/one.yaml")
    assert "First Clinic" in place.words()
    place.builds()
    assert "First Clinic" not in place.words()
    assert {path.name for path in (place.root / "build").iterdir()} == {".made.json", "en", "manifest.json"}


def test_what_is_no_source_is_no_reason(place: Place) -> None:
    names = (
        ".#small.md",
        "._small.md",
        "small.md~",
        "#small.md#",
        ".DS_Store",
        "Thumbs.db",
        "desktop.ini",
        "~$small.md",
        ".x.swp",
    )
    for name in names:
        (place.root / TOPIC / "en" / name).symlink_to("gone")
    (place.root / "build/notes.txt").write_text("mine")
    assert place.make().out == SAME


def test_links_inside_the_project_are_followed_once(place: Place) -> None:
    (place.root / "layouts" / "around").symlink_to("..")
    (place.root / TOPIC / "more").symlink_to("../../practices")
    assert place.builds()
    assert not place.builds()


@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_names_of_any_bytes(locale: str, place: Place) -> None:
    for name in (b"\xff.txt", "é.txt".encode(), "e\u0301.txt".encode(), b"a\nb.txt"):
        (Path(os.fsdecode(os.fsencode(place.root / "practices") + b"/" + name))).write_text("x")
    assert place.builds(LC_ALL=locale)
    time.sleep(0.03)
    place.builds(LC_ALL=locale)
    assert not place.builds(LC_ALL=locale)
