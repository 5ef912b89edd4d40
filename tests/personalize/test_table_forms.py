"""A table means the same however a spreadsheet wrote it: its separator, its encoding, its line ends, what is above it."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.base.problems import InputError
from guide.products.personalize.rows import rows_of
from guide.products.personalize.table import COLUMNS, table_rows
from guide.read.yaml_nodes import Mapping, Scalar
from tests.long import examples
from tests.personalize.support import PLAIN, as_lines, pdfs, personalize
from tests.support import SmallProject

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-be")
# What Excel writes in other countries, and as "Unicode text".
SEPARATORS = (",", ";", "\t")
ABOVE = ("", "sep={}", '"sep={}"', "\n", "\n\n")
ENDS = ("\n", "\r\n")

CELL = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Cn", "Co")) | st.sampled_from(',;"\t'),
    max_size=12,
)  # fmt: skip
ROWS = st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=3)


def written(rows: Sequence[tuple[str, ...]], separator: str, above: str, end: str, encoding: str) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator=end).writerows([("id", "name", "phone"), *rows])
    named = above.format(separator)
    before = f"{named}{end}" if named.strip() else named.replace("\n", end)
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    return f"{mark}{before}{text.getvalue()}".encode(encoding)


def said(path: Path) -> list[tuple[str, dict[str, str], list[str]]]:
    found = []
    for row in table_rows(path):
        entries = row.said.entries if isinstance(row.said, Mapping) else ()
        cells = {name.text: value.text for name, value in entries if isinstance(value, Scalar)}
        found.append((row.identity, cells, [problem.message for problem in row.problems]))
    return found


@given(ROWS)
@settings(max_examples=examples(10), deadline=None)
def test_every_form_has_the_same_cells(
    tmp_path_factory: pytest.TempPathFactory, rows: Sequence[tuple[str, ...]]
) -> None:
    path = tmp_path_factory.getbasetemp() / "t.csv"
    path.write_bytes(written(rows, ",", "", "\n", "utf-8"))
    first, wrong = said(path), []
    for form in itertools.product(SEPARATORS, ABOVE, ENDS, ENCODINGS):
        path.write_bytes(written(rows, *form))
        if said(path) != first:
            wrong.append(form)
    assert wrong == []


def test_every_form_gives_the_same_file(project: SmallProject) -> None:
    rows = [(PLAIN["id"], PLAIN["name"], PLAIN["phone"])]
    made = []
    for number, form in enumerate(
        ((",", "", "\n", "utf-8"), (";", "sep={}", "\r\n", "utf-8-sig"), ("\t", "", "\r\n", "utf-16"))
    ):
        project.write("t.csv", written(rows, *form))
        assert personalize(project, "t.csv", "--edition", "letter", out=f"out{number}").code == 0
        made.append(pdfs(project.path(f"out{number}")))
    assert made[0] == made[1] == made[2] != {}
    project.write("t.jsonl", as_lines(PLAIN).encode("utf-16"))
    assert personalize(project, "t.jsonl", "--edition", "letter", out="lines").code == 0
    assert pdfs(project.path("lines")) == made[0]


def test_the_rows_are_those_of_the_spreadsheet(project: SmallProject) -> None:
    project.write("t.csv", "sep=;\r\n\r\nid;name;phone\r\nelm;Example Clinic\r\n")
    (row,) = table_rows(project.path("t.csv"))
    assert [str(problem).partition("t.csv")[2] for problem in row.problems] == [
        ":3:1: practices: this row has 2 cells, but the header has 3\n"
        "    hint: put text with a semicolon in quotes, and leave no cell out"
    ]


HINT = "    hint: save the file as UTF-8, which Excel calls `CSV UTF-8`"
HEADER = "id,name,phone\n"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (HEADER.encode("utf-16-le"), f":1:1: file: this is not UTF-8: it has bytes of zero\n{HINT}"),
        (HEADER.encode("utf-16-be"), f":1:1: file: this is not UTF-8: it has bytes of zero\n{HINT}"),
        (HEADER.encode("utf-32"), f":1:1: file: this is not UTF-8: it has bytes of zero\n{HINT}"),
        (HEADER.encode("utf-16")[:-1], f":1:1: file: this is not the UTF-16 that the file begins with\n{HINT}"),
        (b"\xff\xfei\x00\x01\xd8x\x00", f":1:1: file: this is not the UTF-16 that the file begins with\n{HINT}"),
        (b"id|name|phone\n", ":1:1: practices: the columns are not separated by commas\n    hint: save the file as CSV, with at least these columns: id,name,phone"),
        (b"sep=|\nid|name|phone\n", ":1:1: practices: the columns are not separated by commas\n    hint: save the file as CSV, with at least these columns: id,name,phone"),
        (b"id;name;fone\n", ":1:1: practices: the columns are not separated by commas\n    hint: save the file as CSV, with at least these columns: id,name,phone"),
        ("\n" * 200_000, ":1:1: practices: this file is empty\n    hint: write a row with the names of the columns, and a row for each practice"),
    ],
)  # fmt: skip
def test_what_no_table_can_be(content: bytes | str, message: str, project: SmallProject) -> None:
    project.write("t.csv", content)
    with pytest.raises(InputError) as refused:
        list(rows_of(project.path("t.csv")))
    assert next(str(problem).partition("t.csv")[2] for problem in refused.value.problems) == message


def test_no_column_has_a_separator_in_its_name() -> None:
    assert not any(mark in column for mark in SEPARATORS for column in COLUMNS)
