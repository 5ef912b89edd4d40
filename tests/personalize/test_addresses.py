"""Files put at an address that fsspec knows: the same as in a folder, each whole, gone on with after a stop."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import fsspec
import pytest
from fsspec.implementations.local import LocalFileSystem
from fsspec.implementations.memory import MemoryFileSystem

from tests.personalize.support import FULL, PLAIN, THREE, as_table, many, pdfs, personalize
from tests.support import SHEET, TOPIC_FILE, Ran, SmallProject, files_in

AT = "memory://bucket/sheets"
SECRET = "AKIAEXAMPLE"  # noqa: S105  # what a driver might say; it must not be shown


class Refusing(MemoryFileSystem):  # type: ignore[misc]  # fsspec has no types
    """A store of objects that takes so many and then refuses, with a secret in its words."""

    protocol = "refusing"
    takes = 0
    fails = 1_000_000
    store: ClassVar[dict[str, Any]] = {}
    pseudo_dirs: ClassVar[list[str]] = [""]

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return str(MemoryFileSystem._strip_protocol(path.replace("refusing://", "memory://")))

    def pipe_file(self, path: str, value: bytes, mode: str = "overwrite", **options: Any) -> None:
        kind = type(self)
        if kind.takes <= 0 and kind.fails > 0:
            kind.fails -= 1
            raise PermissionError(f"https://{SECRET}:key@store/{path} says no")
        kind.takes -= 1
        super().pipe_file(path, value, mode, **options)


class Shelf(LocalFileSystem):  # type: ignore[misc]  # fsspec has no types
    """A store of files that are written piece by piece; it can break in the middle of one."""

    protocol = "shelf"
    breaks_at = ""

    @classmethod
    def _strip_protocol(cls, path: Any) -> str:
        return str(LocalFileSystem._strip_protocol(str(path).replace("shelf://", "file://")))

    def pipe_file(self, path: str, value: bytes, **_options: Any) -> None:
        if Shelf.breaks_at and Shelf.breaks_at in value[:4].decode("latin-1"):
            Path(path).write_bytes(value[: len(value) // 2])
            raise ConnectionResetError(104, f"reset by {SECRET}")
        Path(path).write_bytes(value)


@pytest.fixture(autouse=True)
def stores(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Both stores, empty and willing, and a memory that is empty; nobody waits before another try."""
    monkeypatch.setattr("guide.personalize.engines.PAUSE", 0)
    MemoryFileSystem.store.clear()
    Refusing.store.clear()
    Refusing.takes, Refusing.fails, Shelf.breaks_at = 1_000_000, 1_000_000, ""
    fsspec.register_implementation("refusing", Refusing, clobber=True)
    fsspec.register_implementation("shelf", Shelf, clobber=True)
    yield
    MemoryFileSystem.store.clear()


def put(project: SmallProject, address: str, *arguments: str) -> Ran:
    """Run with one process, in which the stores of these tests live."""
    given = ("--edition", "letter", "--processes", "1", *arguments)
    return project.guide("personalize", str(project.path("practices.csv")), "--out", address, *given)


def at(address: str) -> dict[str, bytes]:
    """All files at an address, by relative name."""
    store, root = fsspec.core.url_to_fs(address, skip_instance_cache=True)
    try:
        names = store.find(root)
    except FileNotFoundError:
        return {}
    return {name[len(root.rstrip("/")) + 1 :]: store.cat_file(name) for name in names}


def expected(project: SmallProject, *arguments: str) -> dict[str, bytes]:
    """What a first run into an empty folder gives."""
    personalize(project, "practices.csv", *(arguments or ("--edition", "letter")), out="expected")
    return files_in(project.path("expected"))


def addresses(folder: Path) -> tuple[str, ...]:
    return AT, f"file://{folder / 'file'}", f"shelf://{folder / 'shelf'}"


@pytest.mark.parametrize("kind", range(3))
def test_the_same_files_as_in_a_folder(project: SmallProject, tmp_path: Path, kind: int) -> None:
    address = addresses(tmp_path)[kind]
    project.write("practices.csv", as_table(*THREE, {**PLAIN, "id": "oak", "phone": "none"}, PLAIN))
    ran = put(project, address)
    place = project.path("practices.csv")
    assert ran.errors == (
        f"{place}:5:3: practice: `phone`: `none` is not a phone number",
        "    hint: write digits, as in `555-0100` or `(555) 555-0100 ext. 2`",
        f"{place}:6:1: practices: the id `elm` stands twice",
        "    hint: it stands first in row 3; use another",
        "2 errors; 2 rows of 5 failed: see report.jsonl",
    )
    assert (ran.code, ran.said) == (1, (f"{address}: 3 files for 3 practices (3 made)",))
    assert at(address) == expected(project)
    if kind:
        folder = tmp_path / ("file", "shelf")[kind - 1]
        assert sorted(path.name for path in folder.iterdir()) == sorted(
            ["ash-2", "elm", "oak-street", ".made.jsonl", "manifest.jsonl", "report.jsonl"]
        )


def test_processes_of_this_machine_give_the_same(project: SmallProject, tmp_path: Path) -> None:
    project.write("practices.csv", as_table(*many(30)))
    address = f"file://{tmp_path / 'there'}"
    ran = put(project, address, "--processes", "2")
    assert (ran.code, ran.errors, ran.said) == (0, (), (f"{address}: 30 files for 30 practices (30 made)",))
    assert at(address) == expected(project)


def test_a_second_run_makes_nothing(project: SmallProject) -> None:
    project.write("practices.csv", as_table(*THREE))
    put(project, AT)
    made = at(AT)
    for arguments in ((), ("--verify",)):
        ran = put(project, AT, *arguments)
        assert ran.said == (f"{AT}: 3 files for 3 practices (0 made, 3 were there)",)
        assert at(AT) == made


@pytest.mark.parametrize(
    "change", ["row", "order", "sheet", "size", "bytes", "gone", "ledger", "fewer", "edition", "wrong"]
)
def test_after_any_change_the_store_is_that_of_a_first_run(project: SmallProject, change: str) -> None:
    rows, arguments = list(THREE), ["--edition", "letter"]
    project.write("practices.csv", as_table(*rows))
    put(project, AT)
    store = fsspec.filesystem("memory")
    file, ledger = f"{AT}/elm/en/small.letter.pdf", f"{AT}/.made.jsonl"
    made = {"row": 1, "sheet": 3, "size": 1, "bytes": 1, "gone": 1, "ledger": 1, "edition": 3}.get(change, 0)
    if change == "row":
        rows[1] = {**rows[1], "phone": "555-0199"}
    elif change == "order":
        rows.reverse()
    elif change == "sheet":
        project.replace(SHEET, "Your baby loses a skill.", "Your baby loses any skill.")
    elif change == "size":
        store.pipe_file(file, b"spoilt")
    elif change == "bytes":
        data = store.cat_file(file)
        store.pipe_file(file, data[:-1] + b"x")
        arguments.append("--verify")
    elif change == "gone":
        store.rm(file)
    elif change == "ledger":
        store.pipe_file(ledger, store.cat_file(ledger)[:-5])
    elif change == "fewer":
        del rows[0]
    elif change == "edition":
        arguments = ["--edition", "a4"]
    else:
        rows[1] = {**rows[1], "phone": "none"}
    project.write("practices.csv", as_table(*rows))
    path = str(project.path("practices.csv"))
    ran = project.guide("personalize", path, "--out", AT, "--processes", "1", *arguments)
    assert f"({made} made" in ran.said[-1]
    assert at(AT) == expected(project, "--edition", arguments[1])


@pytest.mark.parametrize("takes", [1, 3, 8, 15])
def test_a_store_that_refuses_and_then_does_not(project: SmallProject, takes: int) -> None:
    address = "refusing://bucket/sheets"
    project.write("practices.csv", as_table(*many(6)))
    Refusing.takes = takes
    ran = put(project, address)
    assert ran.errors == (f"guide: {address}: the store refuses: permission denied",)
    assert (ran.code, ran.said) == (2, ())
    there = at(address)
    assert "manifest.jsonl" not in there
    Refusing.takes, Refusing.fails = 1_000_000, 0
    whole = expected(project)
    assert {name: data for name, data in there.items() if name.endswith(".pdf")}.items() <= whole.items()
    ran = put(project, address)
    assert ran.code == 0
    assert at(address) == whole


def test_a_store_that_refuses_from_the_start_holds_nothing(project: SmallProject) -> None:
    project.write("practices.csv", as_table(*THREE))
    Refusing.takes = 0
    ran = put(project, "refusing://bucket/sheets")
    assert ran.errors == ("guide: refusing://bucket/sheets: the store refuses: permission denied",)
    assert (ran.code, ran.said, at("refusing://bucket/sheets")) == (2, (), {})


def test_a_store_that_refuses_now_and_then_is_asked_again(project: SmallProject) -> None:
    project.write("practices.csv", as_table(*many(6)))
    Refusing.takes, Refusing.fails = 5, 2
    assert put(project, "refusing://bucket/sheets").code == 0
    assert at("refusing://bucket/sheets") == expected(project)


def test_a_connection_that_breaks_in_a_file_leaves_no_half_file(project: SmallProject, tmp_path: Path) -> None:
    address = f"shelf://{tmp_path / 'shelf'}"
    project.write("practices.csv", as_table(*THREE))
    Shelf.breaks_at = "%PDF"
    ran = put(project, address)
    assert ran.errors == (f"guide: {address}/oak-street/en/small.letter.pdf: the store refuses: it does not answer",)
    assert (ran.code, pdfs(tmp_path / "shelf")) == (2, {})
    Shelf.breaks_at = ""
    assert put(project, address).code == 0
    assert files_in(tmp_path / "shelf") == expected(project)


def test_a_stopped_run_goes_on_and_forgets_what_is_no_longer_wanted(project: SmallProject) -> None:
    address = "refusing://bucket/sheets"
    project.write("practices.csv", as_table(*many(6)))
    Refusing.takes = 12
    assert put(project, address).code == 2
    before = [name for name in at(address) if name.endswith(".pdf")]
    assert len(before) > 2
    Refusing.takes = 1_000_000
    project.write("practices.csv", as_table(*many(2), {**FULL, "id": "p2"}))
    ran = put(project, address)
    assert ran.said == (f"{address}: 3 files for 3 practices (1 made, 2 were there)",)
    assert at(address) == expected(project)


def test_files_of_an_older_table_with_the_same_size_are_not_taken_for_new_ones(project: SmallProject) -> None:
    """First one phone number, then another in a run that was stopped, then the first again."""
    address, rows = "refusing://bucket/sheets", many(3)
    project.write("practices.csv", as_table(*rows))
    assert put(project, address).code == 0
    project.write("practices.csv", as_table(*({**row, "phone": row["phone"].replace("555", "556")} for row in rows)))
    Refusing.takes = 6
    assert put(project, address).code == 2
    Refusing.takes = 1_000_000
    project.write("practices.csv", as_table(*rows))
    assert put(project, address).code == 0
    assert at(address) == expected(project)


def test_a_folder_and_its_address_are_gone_on_with_by_either(project: SmallProject, tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    project.write("practices.csv", as_table(*THREE))
    put(project, f"file://{folder}")
    ran = personalize(project, "practices.csv", "--edition", "letter", out=str(folder))
    assert ran.said == (f"{folder}: 3 files for 3 practices (0 made, 3 were there)",)
    assert files_in(folder) == expected(project)
    ran = put(project, f"file://{folder}")
    assert ran.said == (f"file://{folder}: 3 files for 3 practices (0 made, 3 were there)",)
    assert files_in(folder) == expected(project)


def test_a_run_in_a_folder_goes_on_with_what_a_stopped_one_at_its_address_left(
    project: SmallProject, tmp_path: Path
) -> None:
    folder = tmp_path / "shared"
    project.write("practices.csv", as_table(*many(4), {**PLAIN, "id": "broken"}))
    Shelf.breaks_at = "%PDF"
    assert put(project, f"shelf://{folder}").code == 2
    Shelf.breaks_at = ""
    assert (folder / ".made").is_dir()
    project.write("practices.csv", as_table(*many(4)))
    assert personalize(project, "practices.csv", "--edition", "letter", out=str(folder)).code == 0
    assert files_in(folder) == expected(project)
    assert not (folder / ".made").exists()


def test_a_ledger_in_a_store_leads_nowhere_else(project: SmallProject) -> None:
    store = fsspec.filesystem("memory")
    store.pipe_file("memory://bucket/keep.pdf", b"mine")
    store.pipe_file(f"{AT}/notes.txt", b"mine too")
    lines = b'{"id": "oak", "key": null, "files": [{"path": "../keep.pdf"}, {"path": "notes.txt"}]}\n'
    store.pipe_file(f"{AT}/.made.jsonl", lines)
    store.pipe_file(f"{AT}/.made/0009/000000.made.jsonl", lines)
    project.write("practices.csv", as_table(PLAIN))
    assert put(project, AT).code == 0
    assert store.cat_file("memory://bucket/keep.pdf") == b"mine"
    assert {name: data for name, data in at(AT).items() if name != "notes.txt"} == expected(project)
    assert at(AT)["notes.txt"] == b"mine too"


def test_several_editions_in_several_parts(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are put in place before many wait in memory."""
    monkeypatch.setattr("guide.personalize.chunks.WAITING", 1)
    monkeypatch.setattr("guide.personalize.in_chunks.CHUNKS", 1)
    project.append(TOPIC_FILE, "editions: [letter, a4]\n")
    project.write("practices.csv", as_table(*many(5)))
    path = str(project.path("practices.csv"))
    ran = project.guide("personalize", path, "--out", AT, "--processes", "1")
    assert ran.said == (f"{AT}: 10 files for 5 practices (5 made)",)
    personalize(project, "practices.csv", out="whole")
    assert at(AT) == files_in(project.path("whole"))


WRONG = [
    ("s3://", "s3://: name a bucket or a folder behind `://`"),
    ("memory://bucket/../other", "memory://bucket/../other: an address may not contain `..`"),
    ("memory://a/*", "memory://a/*: an address may not contain `*`, `?`, `[`, `]` or `#`"),
    ("s3 bucket://sheets", "--out: this is not an address; write it as in s3://bucket/sheets"),
    ("simplecache::s3://bucket/sheets", "--out: an address inside another (`::`) cannot be written to"),
    ("s3://bucket/sheets.zip", "s3://bucket/sheets.zip: a zip is made on this machine; name a file of it, or a folder at the address"),
    ("shop://bucket", "shop://bucket: fsspec knows no kind of store named `shop`"),
    (f"sftp://me:{SECRET}@host/../x", "sftp://host/../x: an address may not contain `..`"),
    (f"sftp://me:a/{SECRET}@host/../x", "sftp://host/../x: an address may not contain `..`"),
]  # fmt: skip


@pytest.mark.parametrize(("address", "message"), WRONG)
def test_an_address_that_cannot_be_used(project: SmallProject, address: str, message: str) -> None:
    project.write("practices.csv", as_table(PLAIN))
    ran = put(project, address)
    assert (ran.code, ran.errors, ran.said) == (2, (f"guide: {message}",), ())


def test_a_missing_driver(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "s3fs", None)
    project.write("practices.csv", as_table(PLAIN))
    ran = put(project, "s3://bucket/sheets")
    assert ran.errors == (
        "guide: s3://bucket/sheets needs a package that is not installed (Install s3fs to access S3)",
    )
    assert (ran.code, ran.said) == (2, ())


def test_without_fsspec(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> Any:
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)

    real = importlib.import_module
    monkeypatch.setattr(importlib, "import_module", lambda name: missing(name) if "fsspec" in name else real(name))
    project.write("practices.csv", as_table(PLAIN))
    ran = put(project, AT)
    assert ran.errors == (f"guide: {AT} needs the package `fsspec`: install guide-handouts[remote]",)
    assert (ran.code, ran.said) == (2, ())


def test_an_address_that_cannot_be_written_to(project: SmallProject, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    project.write("practices.csv", as_table(PLAIN))
    address = f"file://{tmp_path / 'file'}/sheets"
    ran = put(project, address)
    assert ran.errors == (f"guide: {address}/.made.jsonl: the store refuses: a part of the address is a file",)
    assert (ran.code, ran.said) == (2, ())
    assert (tmp_path / "file").read_text() == "no folder"
