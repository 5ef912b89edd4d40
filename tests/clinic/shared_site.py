"""A site with the page for clinics, made once for all tests that use it, whichever process they run in: packing the program
for browsers takes ten seconds.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from guide.products.clinic.packs import KEPT
from guide.products.clinic.session import Session
from tests.cli.test_practice_builds import in_british
from tests.clinic.logos import faulty_logos, logos, put
from tests.support import HANDOUT, ROOT, TODAY, TOPIC, SmallProject, make_project

TOOLS = ROOT / ".venv-clinic"
WORDS = ROOT / "sources" / "site.en.yaml"
needs_tools = [
    pytest.mark.skipif(not TOOLS.is_dir(), reason="the interpreter for browsers is not here: make site"),
    pytest.mark.skipif(shutil.which("node") is None, reason="Node.js is not installed"),
]  # fmt: skip
# The page in the site, and the same in one file.
PAGE, KIT = "clinic/index.html", "kit.html"
SMALL = [("topic", "small", language, edition) for language in ("en", "en-GB") for edition in ("letter", "a4")]
WORK = "work"


@dataclass(frozen=True)
class Made:
    """A project with its site; and the words of the page."""

    project: SmallProject

    @property
    def folder(self) -> Path:
        return self.project.root / "build" / "site"

    @property
    def kit(self) -> Path:
        return self.project.root.parent / KIT

    @property
    def words(self) -> dict[str, str]:
        found: dict[str, str] = yaml.safe_load(WORDS.read_text("utf-8"))["clinic"]
        return found

    def session(self) -> Session:
        """What the command line would say, in the current folder."""
        return Session(str(self.project.root), ".", TODAY.isoformat())


def made_site(factory: pytest.TempPathFactory) -> Made:
    """The site: the first process that asks makes it, the others wait."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = shared / "clinic-site"
    with (shared / "clinic-site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.is_dir():
            part = shared / "clinic-site.part"
            _make(part)
            part.rename(folder)
    return Made(SmallProject(folder / "project"))


def _make(folder: Path) -> None:
    project = make_project(folder / "project")
    in_two_languages(project)
    # What `make site` packed is kept by digest.
    if (ROOT / "build" / KEPT).is_dir():
        shutil.copytree(ROOT / "build" / KEPT, project.root / "build" / KEPT)
    ran = project.guide("site", "--clinics", str(TOOLS))
    assert (ran.code, ran.errors) == (0, ())
    ran = project.guide("site", "--clinics", str(TOOLS), "--kit", str(folder / KIT))
    assert (ran.code, ran.errors) == (0, ())


def in_two_languages(project: SmallProject) -> None:
    """Give the small topic a second language, with the words of a site in both."""
    project.write(HANDOUT.replace("/en/", "/en-GB/"), project.read(HANDOUT).replace("language: en", "language: en-GB"))
    for path in sorted((project.root / TOPIC / "en").glob("*.yaml")):
        project.write(f"{TOPIC}/en-GB/{path.name}", path.read_bytes())
    project.replace(f"{TOPIC}/topic.yaml", "languages: [en]", "languages: [en, en-GB]")
    project.write(f"{TOPIC}/facts.yaml", in_british(project.read(f"{TOPIC}/facts.yaml")))
    words = WORDS.read_text("utf-8")
    project.write("sources/site.en.yaml", words)
    project.write("sources/site.en-GB.yaml", words.replace("language: English", "language: English (UK)", 1))


def desk_in(folder: Path) -> Path:
    """A folder with every logo, good and bad."""
    folder.mkdir()
    put(folder, logos() | faulty_logos())
    return folder
