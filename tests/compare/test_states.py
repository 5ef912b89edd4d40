"""What `guide diff` says when a state cannot be compared."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.compare.conftest import commit, git
from tests.support import HANDOUT, SmallProject, run

HINT = "    hint: add `number: …` here"
MAKE = "    hint: make the folder again with `make`"


@pytest.fixture
def folder(built: SmallProject, monkeypatch: pytest.MonkeyPatch) -> SmallProject:
    monkeypatch.chdir(built.root)
    return built


def refused(project: SmallProject, *messages: str, arguments: tuple[str, ...] = ("build",)) -> None:
    """Exit code 1, exactly these messages, and no report."""
    ran = project.guide("diff", *arguments)
    counted = "1 error" if len(messages) == 1 else f"{len(messages)} errors"
    lines = [line for message in messages for line in (message, MAKE)]
    assert (ran.code, ran.said, ran.errors) == (1, (), (*lines, f"{counted}; nothing was written"))
    assert not project.path("diff.html").exists()


def change_entry(project: SmallProject, change: Callable[[dict[str, Any]], object]) -> None:
    """Change what the manifest says of the Letter sheet."""
    manifest = json.loads(project.read("build/manifest.json"))
    for entry in manifest["files"]:
        if entry["edition"] == "letter":
            change(entry)
    project.write("build/manifest.json", json.dumps(manifest))


def test_a_file_that_is_not_the_one_of_the_manifest(folder: SmallProject) -> None:
    folder.write("build/en/topic/small.letter.pdf", b"%PDF-1.7 other")
    refused(folder, "build/en/topic/small.letter.pdf:1:1: manifest: this file does not match the manifest")


def test_a_file_that_is_not_there(folder: SmallProject) -> None:
    folder.path("build/en/topic/small.letter.pdf").unlink()
    refused(folder, "build/en/topic/small.letter.pdf:1:1: manifest: the manifest lists this file, but it is not there")


def test_a_file_that_is_no_pdf(folder: SmallProject) -> None:
    folder.write("build/en/topic/small.letter.pdf", b"words")
    change_entry(folder, lambda entry: entry.update(sha256=hashlib.sha256(b"words").hexdigest()))
    refused(folder, "build/en/topic/small.letter.pdf:1:1: manifest: this file cannot be read as a PDF")


def test_all_files_that_are_wrong_are_told_at_once(folder: SmallProject) -> None:
    folder.write("build/en/topic/small.letter.pdf", b"other")
    folder.path("build/en/topic/small.a4.pdf").unlink()
    refused(
        folder,
        "build/en/topic/small.a4.pdf:1:1: manifest: the manifest lists this file, but it is not there",
        "build/en/topic/small.letter.pdf:1:1: manifest: this file does not match the manifest",
        arguments=("build", "--edition", "letter", "--edition", "a4"),
    )


@pytest.mark.parametrize("text", ["", "{", "[]", '{"files": 3}', "\udcff", '{"files": {}}', "[" * 100_000])
def test_a_manifest_that_is_damaged(folder: SmallProject, text: str) -> None:
    folder.write("build/manifest.json", text.encode("utf-8", "surrogateescape"))
    refused(folder, "build/manifest.json:1:1: manifest: this is not the manifest of a build")


@pytest.mark.parametrize(
    "change",
    [
        lambda entry: entry.pop("title"),
        lambda entry: entry.update(pages="one"),
        lambda entry: entry.update(path="../secret/small.letter.pdf"),
        lambda entry: entry.update(path="/en/topic/small.letter.pdf"),
    ],
    ids=["no title", "pages in words", "out of the folder", "from the root"],
)
def test_an_entry_that_no_build_writes(folder: SmallProject, change: Callable[[dict[str, Any]], object]) -> None:
    change_entry(folder, change)
    number = [entry["edition"] for entry in json.loads(folder.read("build/manifest.json"))["files"]].index("letter") + 1
    refused(folder, f"build/manifest.json:1:1: manifest: entry {number} is not one that the build writes")


def test_sources_with_errors(committed: SmallProject) -> None:
    committed.replace(HANDOUT, "number: T-1\n", "")
    ran = committed.guide("diff")
    assert (ran.code, ran.errors) == (
        1, (f"{HANDOUT}:2:1: front-matter: missing key `number`", HINT, "1 error; nothing was written"),
    )  # fmt: skip
    commit(committed, "broken")
    committed.replace(HANDOUT, "title:", "number: T-1\ntitle:")
    ran = committed.guide("diff")
    assert (ran.code, ran.errors) == (
        1, (f"HEAD:{HANDOUT}:2:1: front-matter: missing key `number`", HINT, "1 error; nothing was written"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("v9",), "`v9` is neither a folder nor a git revision"),
        (("v1", "HEAD~1"), "`HEAD~1` is neither a folder nor a git revision"),
        (("sources",), "sources is neither a build folder (with manifest.json) nor a project (with sources/)"),
        (("",), "an empty name; give a git revision, a build folder or a project folder"),
        (("HEAD", ""), "an empty name; give a git revision, a build folder or a project folder"),
        (("--out", "layouts"), "layouts is a folder; name a file"),
        (("--out", HANDOUT), f"{HANDOUT}: the report is a web page; name a file that ends in .html"),
        (("--out", "README"), "README: the report is a web page; name a file that ends in .html"),
        (
            ("--out", "practices/a.html"),
            "practices/a.html is inside practices/, which holds the input; name another place with --out",
        ),
        (
            ("--out", "build/en/diff.html"),
            "build/en/diff.html is inside a build folder; write the report somewhere else",
        ),
        (("--edition", "leter"), "unknown edition `leter`: did you mean `letter`?"),
        (("--handout", "smal"), "unknown handout `smal`: did you mean `small`?"),
        (("--language", "e"), "unknown language `e`: did you mean `en`?"),
    ],
)
def test_wrong_use(committed: SmallProject, arguments: tuple[str, ...], message: str) -> None:
    ran = committed.guide("diff", *arguments)
    assert (ran.code, ran.said, ran.errors) == (2, (), (f"guide: {message}",))


def test_a_revision_that_looks_like_an_option(committed: SmallProject) -> None:
    ran = run("diff", "--project", str(committed.root), "--", "--all")
    assert (ran.code, ran.errors) == (2, ("guide: `--all` is neither a folder nor a git revision",))


def test_a_build_folder_without_the_edition(folder: SmallProject) -> None:
    ran = folder.guide("diff", "build", "--edition", "phone", "--handout", "small")
    message = "guide: build has no file for small, phone; make it, or choose another"
    assert (ran.code, ran.errors) == (2, (message,))


def test_a_report_beside_files_that_some_manifest_lists(folder: SmallProject) -> None:
    folder.path("build").rename(folder.path("old"))
    ran = folder.guide("diff", "old", "--out", "old/diff.html")
    message = "guide: old/diff.html is inside a build folder; write the report somewhere else"
    assert (ran.code, ran.errors) == (2, (message,))


def test_a_revision_without_a_project(committed: SmallProject) -> None:
    committed.path("fonts").rename(committed.root.parent / "fonts")
    commit(committed, "no fonts")
    (committed.root.parent / "fonts").rename(committed.path("fonts"))
    ran = committed.guide("diff")
    assert (ran.code, ran.errors) == (2, ("guide: `HEAD` has no project: expected sources, layouts, fonts",))


def test_a_project_that_was_never_committed(alone: SmallProject) -> None:
    git(alone, "init", "-q")
    ran = alone.guide("diff")
    assert (ran.code, ran.errors) == (2, ("guide: `HEAD` is neither a folder nor a git revision",))


def test_a_folder_that_is_not_in_git(alone: SmallProject) -> None:
    ran = alone.guide("diff")
    message = "guide: this project is not in git; name a build folder or a project folder to compare with"
    assert (ran.code, ran.errors) == (2, (message,))


def test_without_git(alone: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    ran = alone.guide("diff")
    message = "guide: git is not installed; name a build folder or a project folder instead"
    assert (ran.code, ran.errors) == (2, (message,))


def test_a_practice_that_is_named_is_on_both_states(committed: SmallProject) -> None:
    committed.write("practices/default.yaml", "name: Elm Clinic\nphone: 555-0100\n")
    committed.write("oak.yaml", "name: Oak Clinic\nphone: 555-0100\n")
    oak = str(committed.path("oak.yaml"))
    for practice in ("none", oak):
        assert committed.guide("diff", "v1", "--practice", practice).said == ("diff.html: no sheet differs",)
    assert committed.guide("diff", "v1", "--practice", "no").errors == (
        "guide: there is no file no: did you mean `none`, for handouts without a practice?",
    )
    build = str(committed.path("build"))
    assert committed.guide("build").code == 0
    assert committed.guide("diff", build, "--practice", "none").said == ("diff.html: 1 sheet differs",)
    assert committed.guide("diff", build, build, "--practice", "none").errors == (
        "guide: --practice is not for two build folders: their handouts are compared as they were made",
    )


def test_each_state_has_the_practice_of_its_project(committed: SmallProject) -> None:
    committed.write("practices/default.yaml", "name: Elm Clinic\nphone: 555-0100\n")
    commit(committed, "second")
    assert committed.guide("diff").said == ("diff.html: no sheet differs",)
    assert committed.guide("diff", "v1").said == ("diff.html: 1 sheet differs",)
    assert "Elm Clinic" in committed.read("diff.html")
    committed.write("practices/default.yaml", "name: Elm Clinic\n")
    commit(committed, "third")
    ran = committed.guide("diff", "HEAD", "v1")
    assert (ran.code, ran.errors[0]) == (1, "HEAD:practices/default.yaml:1:1: practice: missing key `phone`")
