"""The block of a practice: under any name of its file, and never of another practice than was asked for."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

from tests.long import in_long
from tests.make.conftest import PRACTICE, SAME, Place

NAMES = (
    "two words", "colon: name", "semi;colon", "bar|bar", "$HOME", "$(shell touch oops)", "$(open", "a$", "par(en", "#one", "100%",
    "it's", 'quo"te', "back`tick`", "back\\slash", "star*", "-dash", "café", "cafe\u0301", "new\nline", "tab\tbed", "a&b", "<x>", "{a,b}",
    "\N{SNOWMAN}",
)  # fmt: skip
# The same traps in few names; each quote and bracket once with its partner and once without.
TOGETHER = (
    "two words: semi;colon|bar $HOME", "$(shell touch oops) $(open a$ par(en", "#one 100% it's back`tick` *", 'quo"te back\\slash {a,b}',
    "-dash café cafe\u0301 a&b <x>", "new\nline tab\tbed \N{SNOWMAN}",
)  # fmt: skip


def test_the_names_together_have_what_each_has_alone() -> None:
    assert {char for name in NAMES for char in name} - {char for name in TOGETHER for char in name} == set()


def test_any_name_of_a_practice(place: Place) -> None:
    wrong = []
    elsewhere = place.root.parent / "else where $x"
    elsewhere.mkdir()
    for number, name in enumerate(in_long(TOGETHER, (*TOGETHER, *NAMES))):
        # Relative and absolute, in the project and elsewhere.
        folder = (place.root / "practices", elsewhere)[number % 2]
        path = folder / f"{name}.yaml"
        path.write_text(PRACTICE.format(name=f"Clinic {number}"), "utf-8")
        given = str(path) if number % 4 == 1 else os.path.relpath(path, place.root)
        said = place.make(f"PRACTICE={given}")
        if said.code or f"Clinic {number}" not in place.words():
            wrong.append((name, said))
        said = place.make(f"PRACTICE={path}")
        if not said.out.startswith("nothing has changed"):
            wrong.append((name, said))
        path.unlink()
    assert wrong == []
    assert not (place.root / "oops").exists()


def test_any_name_of_a_file_that_nobody_uses(place: Place) -> None:
    for number, name in enumerate(NAMES):
        folder = ("sources", "sources/topic/en", "layouts", "fonts", "practices")[number % 5]
        (place.root / folder / f"{name}.txt").write_text("x", "utf-8")
    assert place.builds()
    for name in NAMES:
        (place.root / "practices" / name).mkdir()
        shutil.copy(place.root / "fonts/fonts.yaml", place.root / "practices" / name / f"{name}.yaml")
    assert place.builds()


# Every day what make runs is called in this process.
BY_MAKE = in_long(False, True)


def test_no_sheet_keeps_the_block_of_another_practice(place: Place) -> None:
    """Whole builds and single files, with one practice, another and none, in any order."""
    place.project.write("practices/two.yaml", PRACTICE.format(name="Second Clinic"))
    handout, blocks = "build/en/topic/small.letter.pdf", {"one": "First Clinic", "two": "Second Clinic", "": ""}
    wrong = []
    for steps in ("one", ".", "one.", "", "two.", "one", "two", ".", "", "one.", "two."):
        practice, single = steps.removesuffix("."), steps.endswith(".")
        file = f"practices/{practice}.yaml" if practice else ""
        if BY_MAKE:
            place.builds(*((handout,) if single else ()), *((f"PRACTICE={file}",) if file else ()))
        else:
            place.builds_here(file, handout if single else "")
        found = {name for name, block in blocks.items() if block and block in place.words()}
        if found != ({practice} if practice else set()):
            wrong.append((steps, found))
    assert wrong == []


def test_the_practice_of_the_project_is_noticed(place: Place) -> None:
    usual = "practices/default.yaml"
    for name in ("Elm Clinic", "Oak Clinic"):
        place.project.write(usual, PRACTICE.format(name=name))
        assert place.builds()
        assert name in place.words()
        time.sleep(0.03)
        place.builds_here()
    assert place.make().out == f"{SAME}, with {usual}"
    assert place.builds("PRACTICE=none")
    assert "Oak Clinic" not in place.words()
    assert not place.builds("PRACTICE=none")
    assert place.builds()
    (place.root / usual).unlink()
    assert place.builds()
    assert "Oak Clinic" not in place.words()


def test_the_practice_may_come_from_the_environment(place: Place) -> None:
    assert place.builds(PRACTICE="practices/one.yaml")
    assert "First Clinic" in place.words()
    assert not place.builds(PRACTICE=str(place.root / "practices/one.yaml"))


def test_a_logo_that_changes(place: Place, tmp_path: Path) -> None:
    """Also one that lies in a folder beside a file that is not in the project."""
    practice, logo = tmp_path / "ours" / "clinic.yaml", tmp_path / "ours" / "pictures" / "our logo.svg"
    logo.parent.mkdir(parents=True)
    practice.write_text(
        PRACTICE.format(name="Elm Clinic") + "logo: {file: pictures/our logo.svg, alt: An elm.}\n", "utf-8"
    )
    square = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h{0}v{0}h-{0}z" fill="#112233"/></svg>'
    )
    for size in (5, 9):
        logo.write_text(square.format(size), "utf-8")
        assert place.builds(f"PRACTICE={practice}")
    assert not place.builds(f"PRACTICE={practice}")


def test_a_practice_at_home(place: Place, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(PRACTICE.format(name="Home Clinic"), "utf-8")
    assert place.builds("PRACTICE=~/mine.yaml", HOME=str(tmp_path))
    assert "Home Clinic" in place.words()
    assert not place.builds("PRACTICE=~/mine.yaml", HOME=str(tmp_path))
