"""Addresses that cannot be used, and stores that refuse: it is said, and no half file is left."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

import fsspec
import pytest

from guide.products.personalize.remote.addresses import _reason
from tests.long import in_long
from tests.personalize.stores import AT, SECRET, Busy, Refusing, Shelf, at, expected, put
from tests.personalize.support import PLAIN, THREE, as_table, many, pdfs
from tests.support import SmallProject, files_in

pytestmark = pytest.mark.usefixtures("stores")


@pytest.mark.parametrize("takes", [1, 3, 8, 15])
def test_a_store_that_refuses_and_then_does_not(project: SmallProject, takes: int) -> None:
    address = "refusing://bucket/sheets"
    project.write("practices.csv", as_table(*many(6)))
    Refusing.takes = takes
    ran = put(project, address)
    assert ran.errors == (f"guide: {address}: the store refused: permission denied",)
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
    assert ran.errors == ("guide: refusing://bucket/sheets: the store refused: permission denied",)
    assert (ran.code, ran.said, at("refusing://bucket/sheets")) == (2, (), {})


def test_a_store_that_refuses_now_and_then_is_asked_again(project: SmallProject) -> None:
    project.write("practices.csv", as_table(*many(6)))
    Refusing.takes, Refusing.fails = 5, 2
    assert put(project, "refusing://bucket/sheets").code == 0
    assert at("refusing://bucket/sheets") == expected(project)


def test_whatever_is_refused_once_is_asked_again(project: SmallProject) -> None:
    """From the first look at what is there to the last folder that is taken away."""
    address = "busy://bucket/sheets"
    rows = many(6)
    # Less often than there are segments to read at once: those would never be read.
    for every in range(9, 20, in_long(3, 1)):
        for found in (rows, rows[1:], []):
            Busy.every, Busy.asked = every, 0
            project.write("practices.csv", as_table(*found, PLAIN))
            ran = put(project, address)
            assert (ran.code, ran.errors) == (0, ()), every
            Busy.every = 0
            assert at(address) == expected(project), every
    assert Busy.refused == {"put", "put from a file", "read", "list", "remove", "remove a folder"}


def test_the_words_of_a_driver_are_not_shown(project: SmallProject) -> None:
    project.write("practices.csv", as_table(PLAIN))
    Busy.every = 1
    ran = put(project, "busy://bucket/sheets")
    assert ran.errors == ("guide: busy://bucket/sheets/.made: the store refused: input/output error",)
    assert (ran.code, ran.said) == (2, ())


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (OSError(28, SECRET), "no space left on device"),
        (OSError(123456, SECRET), "OSError"),
        (OSError(-1, SECRET), "OSError"),
        (OSError(2**70, SECRET), "OSError"),
        (OSError(SECRET, SECRET), "OSError"),
        (OSError([SECRET], SECRET), "OSError"),
        (ValueError(SECRET), "ValueError"),
        (ConnectionResetError(104, SECRET), "it does not answer"),
    ],
)
def test_what_is_said_of_a_fault_of_a_driver(fault: Exception, said: str) -> None:
    assert _reason(fault) == said


def test_a_connection_that_breaks_in_a_file_leaves_no_half_file(project: SmallProject, tmp_path: Path) -> None:
    address = f"shelf://{tmp_path / 'shelf'}"
    project.write("practices.csv", as_table(*THREE))
    Shelf.breaks_at = "%PDF"
    ran = put(project, address)
    assert ran.errors == (
        f"guide: {address}/oak-street/en/topic/small.letter.pdf: the store refused: it does not answer",
    )
    assert (ran.code, pdfs(tmp_path / "shelf")) == (2, {})
    Shelf.breaks_at = ""
    assert put(project, address).code == 0
    assert files_in(tmp_path / "shelf") == expected(project)


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


WRONG = [
    ("s3://", "s3://: name a bucket or a folder after `://`"),
    ("memory://bucket/../other", "memory://bucket/../other: an address may not contain `..`"),
    ("memory://a/*", "memory://a/*: an address may not contain `*`, `?`, `[`, `]` or `#`"),
    ("s3 bucket://sheets", "--out: this is not an address; write it as in s3://bucket/sheets"),
    ("simplecache::s3://bucket/sheets", "--out: an address inside another (`::`) cannot be written to"),
    ("s3://bucket/sheets.zip", "s3://bucket/sheets.zip: a zip can only be made on this machine; name a file here, or a folder at the address"),
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
    assert ran.errors == (f"guide: {address}/.made.jsonl: the store refused: a part of the address is a file",)
    assert (ran.code, ran.said) == (2, ())
    assert (tmp_path / "file").read_text() == "no folder"
