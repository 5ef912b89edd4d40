"""`guide init` makes a folder a project that can be built as it is, wholly or not at all, and changes nothing else."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from contextlib import AbstractContextManager
from pathlib import Path
from unittest import mock

import pytest

from guide.products.start.placing import PART
from tests.each import each
from tests.support import ROOT, SmallProject, files_in, run

MADE = {".editorconfig", ".gitignore", ".vscode", "Makefile", "guide.yaml", "practices", "schemas", "sources"}
NAMED = ("--topic", "fever", "--title", "Fever: the first year", "--country", "gb", "--publisher", "Elm & Oak Clinic")
DRAFT = "sources/fever/en/fever-basics.md"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to start in, with spaces and accents in its name; the folder of this process."""
    place = tmp_path / "my hàndouts"
    place.mkdir()
    monkeypatch.chdir(place)
    return place


def there(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_an_empty_folder_becomes_a_project(folder: Path) -> None:
    ran = run("init", *NAMED)
    assert (ran.code, ran.errors) == (0, ())
    assert ran.said == (
        "this folder is a project. Open these, replace their text, and run `make` there:",
        *(f"sources/fever/{name}" for name in ("topic.yaml", "facts.yaml", "references.yaml")),
        *(f"sources/fever/en/{name}" for name in ("labels.yaml", "glossary.yaml", "everyday.yaml", "fever-basics.md")),
        "practices/yours.yaml",
        "`guide docs tour` and `guide docs writing` show how to go on.",
    )
    assert there(folder) == MADE
    project = SmallProject(folder)
    topic = project.read("sources/fever/topic.yaml")
    for line in ('title: "Fever: the first year"', 'publisher: "Elm & Oak Clinic"', "country: {en: GB}", "editions: [a4, letter]"):  # fmt: skip
        assert f"\n{line}" in topic
    # What it has of the program's words is a list to choose from.
    assert "\n# no-advice: " in project.read("sources/fever/en/labels.yaml")
    assert project.read("sources/fever/en/labels.yaml").endswith("\n{}\n")
    ran = project.guide("check", "--practice", "practices/yours.yaml")  # of the publisher, which is named, nothing
    assert (ran.code, [line.split(":")[0] for line in ran.errors if ": warning: " in line]) == (
        0, ["practices/yours.yaml", DRAFT],
    )  # fmt: skip
    assert project.guide("build").code == 0
    assert {Path(name).name for name in project.built()} >= {"fever-basics.a4.pdf", "fever-basics.letter.pdf"}
    assert project.guide("site", "--no-clinics").code == 0


def test_a_new_folder_and_the_usual_answers(folder: Path) -> None:
    ran = run("init", "one/two")
    assert (ran.code, ran.said[0]) == (
        0, "one/two is a project. Open these, replace their text, and run `make` there:",
    )  # fmt: skip
    assert ran.said[1] == "one/two/sources/my-first-topic/topic.yaml"
    assert "\n# country: {en: US}" in (folder / "one/two/sources/my-first-topic/topic.yaml").read_text("utf-8")
    assert there(folder / "one/two") == MADE
    assert SmallProject(folder / "one/two").guide("build").code == 0


def test_what_may_be_there(folder: Path) -> None:
    """The traces of git and of systems; with --here other files too, which stay as they are."""
    (folder / ".git").mkdir()
    (folder / "Thumbs.db").touch()
    assert run("init").code == 0
    (folder / "other").mkdir()
    os.chdir(folder / "other")
    assert run("init", "..").errors == (
        "guide: .. is a project already; `guide new topic NAME` starts another topic in it",
    )
    ran = run("init")
    assert (ran.code, ran.errors) == (
        2, (f"guide: this folder is inside the project {folder}; choose a folder outside it",),
    )  # fmt: skip


def test_a_folder_with_other_files(folder: Path) -> None:
    for name in ("a", "b", "c", "d", "e", "f", "g"):
        (folder / name).touch()
    (folder / ".gitignore").write_text("mine\n")
    ran = run("init")
    assert (ran.code, ran.errors) == (
        2,
        (
            "guide: the folder is not empty: .gitignore, a, b, c, d and 3 more; choose an empty or a new one, as in "
            "`guide init handouts`, or add --here to start among these files",
        ),
    )
    ran = run("init", "--here", *NAMED)
    assert (ran.code, ran.said[0]) == (0, "left as they were: .gitignore")
    assert (folder / ".gitignore").read_text() == "mine\n"
    assert there(folder) == {*"abcdefg", *MADE}


@pytest.mark.parametrize("name", ["Makefile", "makefile", "GNUmakefile"])
def test_a_makefile_of_ones_own_stays_and_is_not_what_to_run(name: str, folder: Path) -> None:
    (folder / name).write_text("all:\n")
    (folder / ".vscode").mkdir()
    ran = run("init", "--here", *NAMED)
    kept = f".vscode, {name}" if name != "GNUmakefile" else ".vscode"
    assert (ran.code, ran.said[:4]) == (
        0,
        (
            f"left as they were: {kept}",
            "your own Makefile does not know the program: where its pages say `make …`, type `guide …`, see `guide --help`",
            "`guide schemas --write` adds to these folders what editors need to complete keys",
            "this folder is a project. Open these, replace their text, and run `guide build` there:",
        ),
    )
    assert (folder / name).read_text() == "all:\n"


def test_a_folder_with_files_of_the_same_names(folder: Path) -> None:
    (folder / "sources").mkdir()
    (folder / "practices").touch()
    ran = run("init", "--here")
    assert (ran.code, ran.errors) == (
        2, ("guide: already in this folder: sources, practices; move them away, or choose another folder",),
    )  # fmt: skip
    assert there(folder) == {"sources", "practices"}
    (folder / "file").touch()
    assert run("init", "file").errors == ("guide: file is not a folder; name another place",)
    (folder / "link").symlink_to("link")
    assert run("init", "link").errors == ("guide: link is a link to itself; name another folder",)


CANNOT = "cannot be used: use lower-case letters, digits and hyphens"
MISUSED = {
    ("--topic", "My Topic"): f"`My Topic` {CANNOT}, for example `my-topic`",
    ("--topic", "con"): "`con` cannot be used: Windows has a device of that name",
    ("--topic", "shared"): "`shared` is the folder of what all topics share; choose another name",
    ("--country", "usa"): "no emergency number is known for the country `usa`: did you mean `US`?",
    ("--language", "english"): "`english` is not a language code; write it as in `en` or `en-GB`",
    ("--publisher", "a\x00b"): "--publisher holds a character that cannot be printed",
    ("--publisher", "**us**"): "the publisher `**us**` cannot be used: ",
    ("--title", "\x1b[2J"): "--title holds a character that cannot be printed",
    ("--title", "W" * 300): f"the title `{'W' * 300}` cannot be used: ",
}


@each("arguments", MISUSED)
def test_wrong_use(arguments: tuple[str, str], folder: Path) -> None:
    ran = run("init", "new", *arguments)
    assert (ran.code, len(ran.errors)) == (2, 1)
    said, message = ran.errors[0], f"guide: {MISUSED[arguments]}"
    assert said.startswith(message) if message.endswith(": ") else said == message
    assert there(folder) == set()


def test_on_a_terminal_it_asks(folder: Path) -> None:
    """Again, if the answer cannot be used."""
    ours, theirs = pty.openpty()
    asked = subprocess.Popen(
        [sys.executable, "-m", "guide", "init"], stdin=theirs, stdout=theirs, stderr=theirs, cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    os.close(theirs)
    os.write(ours, b"Fever\n\nfrance\nFR\n")
    said = b""
    while asked.poll() is None or said.count(b"yours.yaml") == 0:
        try:
            said += os.read(ours, 10_000)
        except OSError:
            break
    os.close(ours)
    assert asked.wait() == 0, said
    text = said.decode()
    assert "What is your first topic called? [My first topic] " in text
    assert "no emergency number is known for the country `france`" in text
    topic = (folder / "sources/fever/topic.yaml").read_text("utf-8")
    assert "\ncountry: {en: FR}" in topic
    assert '\npublisher: "Name of the publisher"' in topic


def test_a_folder_that_cannot_be_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "mkdir", refuse)
    ran = run("init", *NAMED)
    assert (ran.code, ran.errors) == (
        2, (f"guide: Permission denied ({folder / PART}); see that you may read and write it, and open the folder it is in",),
    )  # fmt: skip
    assert there(folder) == set()


def test_a_full_disk_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, *_: object) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    assert run("init", "new", *NAMED).code == 2
    assert there(folder) == set()


class Killed(BaseException):
    """The process ends here."""


def killed_after(moves: int) -> AbstractContextManager[object]:
    """The process ends after so many moves of files."""
    move, left = Path.replace, iter(range(moves))

    def replace(path: Path, target: Path) -> Path:
        if next(left, None) is None:
            raise Killed
        return move(path, target)

    return mock.patch.object(Path, "replace", replace)


def test_killed_at_any_moment(folder: Path) -> None:
    """While files are moved the folder is no project, and the next run finishes the work."""
    assert run("init", "whole", *NAMED).code == 0
    whole = files_in(folder / "whole")
    for moves in range(len(MADE)):
        place = folder / f"killed {moves}"
        with killed_after(moves), pytest.raises(Killed):
            run("init", place.name, *NAMED)
        assert not (place / "guide.yaml").exists()
        ran = run("init", place.name)
        assert ran.said == ("an earlier `guide init` was stopped here; its project is whole now:", place.name)
        assert files_in(place) == whole


def test_killed_before_all_is_written(folder: Path) -> None:
    (folder / PART / "sources").mkdir(parents=True)
    assert run("init", *NAMED).code == 0
    assert there(folder) == MADE
