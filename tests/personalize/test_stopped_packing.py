"""A run for a zip is gone on with, at whatever step of packing it was stopped."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from guide.products.personalize import archive
from tests.personalize.support import THREE, as_table, personalize
from tests.support import SmallProject

STEPS = ("unlink", "rmdir", "replace", "fsync", "open")
LEAST = 10


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
    number = 0
    while True:
        number += 1
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
