"""Practices that are changed while their sheets are made: there is no manifest of a mixture, and it is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from guide.products.personalize import run
from guide.products.personalize.rows import rows_of
from tests.personalize.support import THREE, as_lines, as_table, as_yaml, manifest, personalize
from tests.support import SmallProject

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0h10v10z" fill="#123456"/></svg>\n'


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Callable[[], object]], None]]:
    """Have something done when the last row was read."""

    def set_up(change: Callable[[], object]) -> None:
        def read(practices: Path) -> Iterator[Any]:
            yield from rows_of(practices)
            change()

        monkeypatch.setattr(run, "rows_of", read)

    yield set_up
    monkeypatch.undo()


def in_folder(project: SmallProject) -> None:
    for row in THREE:
        project.write(f"practices/{row['id']}.yaml", as_yaml(row))
    project.write("practices/logo.svg", LOGO)


# The practices, and what somebody saves: longer, as long at another time, one more, one less, another logo beside them.
CHANGES: dict[str, tuple[str, Callable[[SmallProject], object]]] = {
    "a row more in a table": ("practices.csv", lambda project: project.append("practices.csv", "oak,Oak,555-0110\n")),
    "a row more in lines": ("practices.jsonl", lambda project: project.append("practices.jsonl", "\n")),
    "other words": ("practices.csv", lambda project: project.replace("practices.csv", "555-0103", "555-0199")),
    "another practice": ("practices", lambda project: project.write("practices/oak.yaml", as_yaml(THREE[1]))),
    "a practice gone": ("practices", lambda project: project.path("practices/elm.yaml").unlink()),
    "a phone number": ("practices", lambda project: project.replace("practices/elm.yaml", "555-0103", "555-0199")),
    "a logo": ("practices", lambda project: project.replace("practices/logo.svg", "#123456", "#123457")),
}


@pytest.mark.parametrize("change", CHANGES)
def test_no_manifest_is_written_of_practices_that_changed(
    change: str, project: SmallProject, meanwhile: Callable[[Callable[[], object]], None]
) -> None:
    name, save = CHANGES[change]
    project.write("practices.csv", as_table(*THREE))
    project.write("practices.jsonl", as_lines(*THREE))
    in_folder(project)
    meanwhile(lambda: save(project))
    ran = personalize(project, name, "--edition", "letter", "--processes", "1")
    assert ran.errors == (
        f"{project.path(name)}:1:1: practices: this file changed while it was read",
        "    hint: run this again",
        "1 error; no manifest was written",
    )
    assert (ran.code, ran.said) == (1, ())
    assert not project.path("out/manifest.jsonl").exists()


def test_what_only_editors_and_systems_put_beside_the_practices_is_no_change(
    project: SmallProject, meanwhile: Callable[[Callable[[], object]], None]
) -> None:
    in_folder(project)
    meanwhile(lambda: project.write("practices/.elm.yaml.swp", "x"))
    assert personalize(project, "practices", "--edition", "letter", "--processes", "1").code == 0
    assert len(manifest(project.path("out"))) == len(THREE)
