"""A small project with the real Makefile and program, and an environment that is linked to the one that runs the tests.

`GUIDE_MAKE=/path/to/make` names another make to test with: macOS has GNU make 3.81.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from unittest import mock

import pytest

from guide.base.inputs import nothing_changed
from tests.support import ROOT, TOPIC_FILE, SmallProject, make_project, run

MAKE = os.environ.get("GUIDE_MAKE", "make")
SAME = "nothing has changed: 1 file in build/"
PRACTICE = "name: {name}\nphone: (555) 555-0100\n"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if shutil.which(MAKE) is None:
        for item in items:
            if "tests/make/" in item.nodeid:
                item.add_marker(pytest.mark.skip(reason="make is not installed"))


@dataclass(frozen=True, slots=True)
class Said:
    """What a run of make left behind: exit code, standard output and the lines of standard error that are ours."""

    code: int
    out: str
    errors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """The project, and make in it."""

    project: SmallProject
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def root(self) -> Path:
        return self.project.root

    def make(self, *arguments: str, **environment: str) -> Said:
        """Run make; its own last line, "make: *** …", is left out."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS", "PYTHON"))}
        ran = subprocess.run(
            [MAKE, *arguments], cwd=self.root, capture_output=True, text=True, env={**clean, **self.environment, **environment}
        )  # fmt: skip
        errors = tuple(line for line in ran.stderr.splitlines() if "***" not in line)
        return Said(ran.returncode, ran.stdout.strip(), errors)

    def builds(self, *arguments: str, **environment: str) -> bool:
        """Whether make had something to do, and did it."""
        said = self.make(*arguments, **environment)
        assert said.code == 0, said
        return not said.out.startswith("nothing has changed: ")

    def builds_here(self, practice: str = "", target: str = "") -> bool:
        """The same without make: what it runs, in this process."""
        chosen = (*((f"--practice={practice}",) if practice else ()), *(("--", target) if target else ()))
        with contextlib.chdir(self.root), mock.patch.dict(os.environ, self.environment):
            if nothing_changed(".venv/.mark", practice, target):
                return False
            ran = run("build", "--mark", ".venv/.mark", *chosen)
        assert (ran.code, ran.errors) == (0, ())
        return True

    def words(self, name: str = "build/en/topic/small.letter.pdf") -> str:
        """The title and the words of a sheet."""
        import pypdfium2

        with pypdfium2.PdfDocument(self.root / name) as document:
            return " ".join(page.get_textpage().get_text_bounded() for page in document)


def place_in(folder: Path) -> Place:
    """The project in a folder, with one edition, to be quick."""
    project = make_project(folder)
    project.append(TOPIC_FILE, "editions: [letter]\n")
    for name in ("Makefile", "environment.sh", "requirements.txt", "requirements-web.txt", "requirements-dev.txt"):
        shutil.copy(ROOT / name, folder)
    (folder / "guide").symlink_to(ROOT / "guide")
    project.write("practices/one.yaml", PRACTICE.format(name="First Clinic"))
    link_environment(folder / ".venv")
    return Place(project, {"SOURCE_DATE_EPOCH": "1796126400"})


def link_environment(folder: Path) -> None:
    """An environment whose parts are those of the one that runs the tests, with all packages in it."""
    folder.mkdir()
    for part in Path(sys.prefix).iterdir():
        if not part.name.startswith("."):
            (folder / part.name).symlink_to(part)
    for path in folder.parent.glob("requirements*.txt"):
        shutil.copy(path, folder / f".{path.name}")


@pytest.fixture(scope="session")
def place_once(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A place that is built, to copy from."""
    place = place_in(tmp_path_factory.mktemp("made") / "project")
    assert place.make().out.startswith("1 file in build/, ")
    assert place.make().out == SAME
    return place


@pytest.fixture
def place(place_once: Place, tmp_path: Path) -> Place:
    """A place of the test's own, in a folder with a name that is no trap, made."""
    folder = tmp_path / "a folder; $HOME's"
    shutil.copytree(place_once.root, folder, symlinks=True)
    time.sleep(0.03)  # what changed this recently would be looked at again
    made = Place(SmallProject(folder), place_once.environment)
    assert made.builds_here()
    assert not made.builds_here()
    return made
