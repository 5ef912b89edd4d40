"""A run for a zip is gone on with, at whatever step of packing it was stopped."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from guide.products.personalize import archive
from tests.long import in_long
from tests.personalize.support import THREE, as_table, personalize
from tests.support import SmallProject

STEPS = ("unlink", "rmdir", "replace", "fsync", "open")
LEAST = 10
# Every day a run is stopped at every third step.
APART = in_long(5, 1)


@contextmanager
def stopped_at(number: int, counted: list[int]) -> Iterator[None]:
    """What the system is asked for is counted, and does not come to pass at so many of them."""
    with pytest.MonkeyPatch.context() as patch:
        for name in STEPS:
            system: Any = getattr(os, name)

            def asked(*arguments: Any, real: Any = system, **options: Any) -> Any:
                counted.append(1)
                if len(counted) == number:
                    raise KeyboardInterrupt
                return real(*arguments, **options)

            patch.setattr(os, name, asked)
        yield


def test_a_zip_is_gone_on_with_from_any_step(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    project.write("practices.csv", as_table(*THREE))
    arguments = ("practices.csv", "--edition", "letter", "--processes", "1")
    assert personalize(project, *arguments, out="calm.zip").code == 0
    calm, out, real = project.path("calm.zip").read_bytes(), project.path("out.zip"), archive.pack
    number = 1 - APART
    while True:
        number += APART
        counted: list[int] = []

        def pack(folder: Path, target: Path, number: int = number, counted: list[int] = counted) -> None:
            with stopped_at(number, counted):
                real(folder, target)

        monkeypatch.setattr(archive, "pack", pack)
        code = personalize(project, *arguments, out="out.zip").code
        monkeypatch.setattr(archive, "pack", real)
        assert personalize(project, *arguments, out="out.zip").code == 0, number
        assert out.read_bytes() == calm, number
        assert not list(project.root.glob(".*.work")), number
        out.unlink()
        if code == 0:
            break
        assert code == 130, number
    assert number > LEAST


OLDER = (
    ("elm/en/small.letter.pdf",),
    ("elm/en/small.letter.pdf", "gone/en/small.letter-large.pdf", "elm/en/.small.letter.pdf.part"),
    ("manifest.jsonl",),
    ("report.jsonl", ".DS_Store"),
    (".made.jsonl.part",),
    (".manifest.jsonl.part", "oak/en/small.a4.pdf"),
    ("elm/en/",),
    (),
)


def test_what_an_older_program_left_of_a_zip_is_taken_over(project: SmallProject) -> None:
    """Older programs deleted the record of a work folder before its files."""
    project.write("practices.csv", as_table(*THREE))
    arguments = ("practices.csv", "--edition", "letter", "--processes", "1")
    assert personalize(project, *arguments, out="calm.zip").code == 0
    calm = project.path("calm.zip").read_bytes()
    for names in OLDER:
        project.path(".out.zip.work").mkdir()
        for name in names:
            if name.endswith("/"):
                project.path(f".out.zip.work/{name}").mkdir(parents=True)
            else:
                project.write(f".out.zip.work/{name}", b"%PDF")
        ran = personalize(project, *arguments, out="out.zip")
        assert (ran.code, ran.errors) == (0, ()), names
        assert project.path("out.zip").read_bytes() == calm, names
        assert not project.path(".out.zip.work").exists(), names
        project.path("out.zip").unlink()


@pytest.mark.parametrize(
    "name",
    ["notes.txt", "elm/notes.txt", "elm/en/Small.PDF", "elm/small.letter.pdf", "a b/en/small.letter.pdf", ".hidden"],
)
def test_what_is_not_ours_in_the_way_of_a_zip_is_named(name: str, project: SmallProject) -> None:
    project.write("practices.csv", as_table(*THREE))
    project.write(".my out.zip.work/elm/en/small.letter.pdf", b"%PDF")
    project.write(f".my out.zip.work/{name}", b"mine")
    ran = personalize(project, "practices.csv", out="my out.zip")
    work = project.path(".my out.zip.work")
    assert ran.errors == (
        f"guide: {work}/{name} is not from `guide personalize`, which makes the zip in that folder; move the file away, or "
        f"delete the folder: rm -r '{work}'",
    )
    assert ran.code == 2
    assert (work / name).read_bytes() == b"mine"


def test_a_link_in_the_way_of_a_zip_is_not_followed(project: SmallProject) -> None:
    project.write("practices.csv", as_table(*THREE))
    project.write("mine/small.letter.pdf", b"mine")
    project.path(".out.zip.work/elm").mkdir(parents=True)
    project.path(".out.zip.work/elm/en").symlink_to(project.path("mine"))
    assert personalize(project, "practices.csv", out="out.zip").code == 2
    assert project.path("mine/small.letter.pdf").read_bytes() == b"mine"
