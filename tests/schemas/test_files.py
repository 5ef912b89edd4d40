"""Every file of this repository is what its schema says."""

from __future__ import annotations

from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from guide.products.schemas.files import schema_of
from guide.products.schemas.kinds import KINDS, FileKind
from tests.schemas.both import editor_says, files_of, node_of, program_says
from tests.support import ROOT, SmallProject

REAL = [(kind.name, path.relative_to(ROOT).as_posix()) for kind in KINDS for path in files_of(kind, ROOT)]


def yaml_files(root: Path) -> set[Path]:
    return {path for folder in ("sources", "layouts", "fonts", "practices") for path in (root / folder).rglob("*.yaml")}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_schema_is_a_schema(kind: FileKind) -> None:
    Draft7Validator.check_schema(schema_of(kind))


@pytest.mark.parametrize(("name", "path"), REAL)
def test_both_take_every_file_of_the_project(name: str, path: str) -> None:
    node = node_of(ROOT / path)
    assert editor_says(name, node) == []
    assert program_says(name, node) == ()


def test_both_take_every_file_of_the_cases(project: SmallProject) -> None:
    checked = [(kind.name, path) for kind in KINDS for path in files_of(kind, project.root)]
    assert len(checked) > 15
    for name, path in checked:
        node = node_of(path)
        assert (path, editor_says(name, node), program_says(name, node)) == (path, [], ())


def test_every_kind_has_a_file_here_and_every_file_a_kind() -> None:
    by_kind = {kind.name: set(files_of(kind, ROOT)) for kind in KINDS}
    # No sheet of ours is approved yet.
    assert {name for name, files in by_kind.items() if not files} <= {"approvals"}
    assert yaml_files(ROOT) == set().union(*by_kind.values()) - by_kind["front-matter"]


def test_only_the_base_is_of_two_kinds() -> None:
    """Whatever else two schemas held would have to hold to both."""
    files = [path for kind in KINDS for path in files_of(kind, ROOT)]
    assert {path.name for path in files if files.count(path) > 1} == {"base.yaml"}
