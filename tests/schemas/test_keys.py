"""Every key of every file is in its schema, with a sentence that says what it is for."""

from __future__ import annotations

import ast
import re
import typing
from collections.abc import Iterator
from typing import Any

import pytest

from guide.model.geometry import PageGeometry
from guide.model.theme import Layout, Theme
from guide.products.schemas.fields import about, keys_of
from guide.products.schemas.files import schema_of
from guide.products.schemas.keys_page import keys_page
from guide.products.schemas.kinds import KINDS, FileKind
from guide.read import approvals, fonts, labels, language, layouts, practice, project, reader, site, topic
from guide.read.records import is_record
from tests.support import ROOT

READERS = (approvals, fonts, labels, language, layouts, practice, project, reader, site)
BINDERS = {"bind", "file", "file_if_there", "parts", "by_id_if_there"}


def records_in(form: Any) -> Iterator[Any]:
    """A type's records, and the records of their keys."""
    if form is Layout:
        yield from (*records_in(PageGeometry), *records_in(Theme))
    elif is_record(form):
        yield form
        for key in keys_of(form):
            yield from records_in(key.kind)
    else:
        for part in typing.get_args(form):
            yield from records_in(part)


RECORDS = list(dict.fromkeys(record for kind in KINDS for record in records_in(kind.form)))


def objects_in(schema: Any) -> Iterator[dict[str, Any]]:
    """Every part of a schema that names properties."""
    if isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict) and schema.get("additionalProperties") is False:
            yield schema
        for part in schema.values():
            yield from objects_in(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from objects_in(part)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_key_says_what_it_is_for(record: Any) -> None:
    for key in keys_of(record):
        assert re.fullmatch(r"[`A-Z].*[.?]", key.about), f"{record.__name__}: `{key.name}` has no sentence below it"
    assert about(record).endswith(".")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_key_is_in_the_schema_with_its_sentence(kind: FileKind) -> None:
    known = [
        {name: part.get("description") for name, part in one["properties"].items()}
        for one in objects_in(schema_of(kind))
    ]
    for record in records_in(kind.form):
        said = {key.name: key.about for key in keys_of(record)}
        assert any(said.items() <= one.items() for one in known), record.__name__


def test_every_record_that_the_reader_binds_is_of_a_kind() -> None:
    bound: set[Any] = set()
    for module in (*READERS, topic):
        assert module.__file__
        for node in ast.walk(ast.parse((ROOT / module.__file__).read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in BINDERS:
                names = {part.id for argument in node.args for part in ast.walk(argument) if isinstance(part, ast.Name)}
                bound |= {vars(module)[name] for name in names if is_record(vars(module).get(name))}
    assert len(bound) > 10
    assert {one for one in bound if isinstance(one, type)} <= set(RECORDS)


def test_the_readers_are_all_that_bind() -> None:
    users = {path.stem for path in (ROOT / "guide").rglob("*.py") if "read.bind import bind" in path.read_text("utf-8")}
    assert users == {module.__name__.rpartition(".")[2] for module in READERS}


def test_every_key_is_on_the_page_with_its_sentence() -> None:
    page = keys_page()
    for record in RECORDS:
        for key in keys_of(record):
            row = next(
                (line for line in page.splitlines() if line.startswith(f"| `{key.name}` ") and key.about in line), ""
            )
            assert row.endswith(f"| {key.about} |"), f"{record.__name__}: {key.name}"
            assert ("| required |" in row) is key.required


def test_every_link_on_the_page_leads_to_one_heading() -> None:
    page = keys_page()
    headings = [line.lstrip("# ").replace("`", "").lower() for line in page.splitlines() if line.startswith("#")]
    anchors = [re.sub(r"[^a-z0-9 -]", "", heading).replace(" ", "-") for heading in headings]
    links = re.findall(r"\]\(#([^)]*)\)", page)
    assert len(links) > 40
    assert {link: anchors.count(link) for link in links} == dict.fromkeys(links, 1)
