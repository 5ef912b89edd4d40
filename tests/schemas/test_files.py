"""Every file of a project is what its schema says: of the frozen one, or with `make test-content` of this one."""

from __future__ import annotations

from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from guide.products.schemas.files import schema_of
from guide.products.schemas.kinds import KINDS, FileKind
from tests.schemas.both import editor_says, files_of, node_of, program_says
from tests.subject import PROJECT
from tests.support import SmallProject

ROOT = PROJECT.root


WITHOUT = {"project", "approvals", "signs", "sign-words", "coverage", "scores"}


def yaml_files(root: Path) -> set[Path]:
    return {path for folder in ("sources", "layouts", "fonts", "practices") for path in (root / folder).rglob("*.yaml")}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_schema_is_a_schema(kind: FileKind) -> None:
    Draft7Validator.check_schema(schema_of(kind))


def test_both_take_every_file_of_the_project() -> None:
    assert_both_take(ROOT)


def test_both_take_every_file_of_the_cases(project: SmallProject) -> None:
    assert_both_take(project.root)


def assert_both_take(root: Path) -> None:
    checked = [(kind.name, path) for kind in KINDS for path in files_of(kind, root)]
    assert len(checked) > 15
    nodes = [(name, path, node_of(path)) for name, path in checked]
    assert [
        (path, said)
        for name, path, node in nodes
        for said in (editor_says(name, node), program_says(name, node))
        if said
    ] == []


def test_every_kind_has_a_file_here_and_every_file_a_kind() -> None:
    by_kind = {kind.name: set(files_of(kind, ROOT)) for kind in KINDS}
    # What the frozen sheets do without, and so far ours too.
    assert {name for name, files in by_kind.items() if not files} <= WITHOUT
    assert yaml_files(ROOT) == set().union(*by_kind.values()) - by_kind["front-matter"]


def test_only_the_base_is_of_two_kinds() -> None:
    """Whatever else two schemas held would have to hold to both."""
    files = [path for kind in KINDS for path in files_of(kind, ROOT)]
    assert {path.name for path in files if files.count(path) > 1} == {"base.yaml"}
