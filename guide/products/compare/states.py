"""A state of the sheets to compare: a build folder, a project as it is on disk, or a revision of it in git."""

from __future__ import annotations

import datetime
import io
import os
import subprocess
import tarfile
import tempfile
from pathlib import Path, PurePosixPath

from msgspec.structs import replace

from guide.base.inputs import PROJECT_FILE
from guide.base.problems import Problems
from guide.pipeline import prepare
from guide.pipeline.make import finished
from guide.pipeline.select import Selection
from guide.products.compare.builds import read_build
from guide.products.compare.state import Key, State, StateError, StateFile
from guide.publish.outputs import MANIFEST
from guide.read.files import Project
from guide.read.project import FOLDERS, WRITTEN, check_version, is_project, practice_of, project_in


def state_of(said: str, project: Project, selection: Selection, today: datetime.date) -> State:
    """The state that `said` names: a build folder, a project folder or a revision. Raises StateError if it is none of
    these, InputError if it has errors."""
    if not said:
        raise StateError("an empty name; give a git revision, a build folder or a project folder")
    path = Path(said)
    if is_build(said):
        return _build(path, said, selection)
    if path.is_dir():
        if not is_project(path):
            raise StateError(f"{said} is neither a build folder (with {MANIFEST}) nor a project (with sources/)")
        same = path.resolve() == project.root
        name = "the files as they are now" if same else f"the project in {path.resolve().name}/"
        return State(name, _made(project_in(path.resolve(), "" if same else f"{said.rstrip('/')}/"), selection, today))
    return _revision(said, project, selection, today)


def is_build(said: str) -> bool:
    """Whether a state is a build folder, whose files are there."""
    return (Path(said) / MANIFEST).is_file()


def _build(path: Path, said: str, selection: Selection) -> State:
    def chosen(key: Key) -> bool:
        language, topic, handout, edition = key
        options = ((language, selection.languages), (edition, selection.editions))
        # A folder without topics has the handouts of all of them.
        named = selection.has(topic, handout) if topic else handout in selection.bare_names or not selection.handouts
        return named and all(not names or part in names for part, names in options)

    files = read_build(path, said.rstrip("/"), chosen)
    if not files:
        # Every sheet would seem new or gone.
        asked = ", ".join((*selection.languages, *selection.topics, *selection.handouts, *selection.editions))
        raise StateError(f"{said} has no file for {asked}; make it, or choose another")
    return State(f"the files in {path.resolve().name}/", files)


def _revision(said: str, project: Project, selection: Selection, today: datetime.date) -> State:
    commit = (
        _git(project, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{said}^{{commit}}").decode().strip()
    )
    if not commit:
        raise StateError(f"`{said}` is neither a folder nor a git revision")
    there = _git(project, "ls-tree", "--name-only", commit, "--", *WRITTEN, PROJECT_FILE).decode().split()
    if PROJECT_FILE not in there and not set(there) >= set(FOLDERS):
        raise StateError(f"`{said}` has no project: expected {', '.join(FOLDERS)}")
    day = _git(project, "show", "--no-patch", "--format=%cs", commit).decode().strip()
    with tempfile.TemporaryDirectory() as folder:
        _unpack(_git(project, "archive", "--format=tar", commit, *there), Path(folder))
        found = _made(project_in(Path(folder), f"{said}:"), selection, today)
    return State(f"{said} ({commit[:7]} of {day})", found)


def _git(project: Project, *arguments: str) -> bytes:
    """The output of git; empty if it does not know the revision."""
    try:
        ran = subprocess.run(  # noqa: S603  # our own arguments, and a revision after --end-of-options
            ["git", *arguments],  # noqa: S607  # the user's git
            cwd=project.root, capture_output=True, check=False, env={**os.environ, "LC_ALL": "C"},
        )  # fmt: skip
    except FileNotFoundError:
        raise StateError("git is not installed; name a build folder or a project folder instead") from None
    if b"not a git repository" in ran.stderr:
        raise StateError("this project is not in git; name a build folder or a project folder to compare with")
    if ran.returncode and ran.stderr:
        raise StateError(f"git: {ran.stderr.decode('utf-8', 'replace').strip().splitlines()[0]}")
    return ran.stdout


def _unpack(archive: bytes, folder: Path) -> None:
    """The ordinary files of an archive, below a folder; links and odd names are left out."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as packed:
        for member in packed:
            path = PurePosixPath(member.name)
            if member.isfile() and not path.is_absolute() and ".." not in path.parts:
                content = packed.extractfile(member)
                assert content is not None
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(content.read())


def _made(project: Project, selection: Selection, today: datetime.date) -> dict[Key, StateFile]:
    problems = Problems()
    check_version(project, problems)
    problems.stop_on_errors()
    if selection.usual:
        # As `make` makes them there.
        selection = replace(selection, practice=practice_of(None, project))
    ready, faces, _ = prepare(project, selection, today)
    found = {}
    for item in ready:
        output = finished(item, faces)
        key = (item.handout.language, item.handout.topic, item.handout.name, item.edition)
        found[key] = StateFile(
            *key, output.entry["title"], output.entry["pages"], output.entry["review_state"], output.data
        )
    return found
