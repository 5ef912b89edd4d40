"""Tables: every data cell leads to its headers, every row is complete."""

from __future__ import annotations

import yaml

from guide.model.blocks import Chart, Table
from guide.model.walk import walk
from tests.pdf.conftest import Printed
from tests.pdf.reader import Element
from tests.subject import PROJECT


def test_the_tables_are_those_of_the_handout_with_all_their_rows(printed: Printed) -> None:
    blocks = list(walk(printed.handout.blocks))
    drawn = [block.table.key for block in blocks if isinstance(block, Chart) and not block.tabled]
    composed = [block for block in blocks if isinstance(block, Table) and block.key not in drawn]
    rows = [bool(table.header.cells) + len(table.rows) for table in composed]
    assert [len(table.named("TR")) for table in _tables(printed)] == rows
    assert composed or printed.entry["handout"] not in ("causes-to-monitor", "crawling-types", "parent-guide")


def test_a_table_has_one_head_with_one_row_and_one_body(printed: Printed) -> None:
    for table in _tables(printed):
        parts = [part for part in table.elements if part.tag != "Caption"]
        # A table of tiles has only the heads of its rows.
        assert [part.tag for part in parts] == (["TBody"] if _has_tiles(printed) else ["THead", "TBody"])
        assert all([row.tag for row in head.elements] == ["TR"] for head in parts[:-1])
        assert {row.tag for row in parts[-1].elements} == {"TR"}


def test_every_row_has_the_same_number_of_cells(printed: Printed) -> None:
    for table in _tables(printed):
        assert len({len(row.elements) for row in table.named("TR")}) == 1


def test_rows_hold_header_cells_and_data_cells_only(printed: Printed) -> None:
    for row in printed.reader.root.named("TR"):
        assert {cell.tag for cell in row.elements} <= {"TH", "TD"}
        assert row.marked == []


def test_header_cells_say_whether_they_head_a_column_or_a_row(printed: Printed) -> None:
    for table in _tables(printed):
        heads, rows = _heads_and_rows(table, printed)
        assert {(cell.tag, cell.attributes.get("Scope")) for cell in heads} <= {("TH", "/Column")}
        for row in rows:
            assert [(cell.tag, cell.attributes.get("Scope")) for cell in row.elements] == [
                ("TH", "/Row"),
                *[("TD", None)] * (len(row.elements) - 1),
            ]


def test_every_data_cell_names_the_header_of_its_row_and_of_its_column(printed: Printed) -> None:
    for table in _tables(printed):
        heads, rows = _heads_and_rows(table, printed)
        for row in rows:
            for number, cell in enumerate(row.elements[1:], 1):
                named = [str(identity) for identity in cell.attributes["Headers"]]
                assert named == [_identity(row.elements[0]), *map(_identity, heads[number : number + 1])]


def test_identities_are_unique_and_stand_in_the_tree_of_identities(printed: Printed) -> None:
    named = {_identity(cell): cell.object.objgen for cell in printed.reader.elements if "/ID" in cell.object}
    assert len(named) == len(printed.reader.root.named("TH"))
    assert {name: target.objgen for name, target in printed.reader.identities.items()} == named


def test_header_cells_are_not_empty(printed: Printed) -> None:
    assert [cell for cell in printed.reader.root.named("TH") if not cell.text] == []


def test_the_chart_says_yes_where_it_shows_a_dot(printed: Printed) -> None:
    dotted = [table for table in _tables(printed) if any(cell.text == "Yes" for cell in table.named("TD"))]
    for table in dotted:
        (path,) = PROJECT.root.glob(f"sources/*/{printed.entry['language']}/causes-to-monitor.yaml")
        chart = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
        file = path.parent.parent / "signs.yaml"
        signs = yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader) if file.is_file() else {}
        typed = [
            ["Yes" if name in sign["causes"] else "" for name in chart["causes"]]
            + [(signs[sign["sign"]]["urgency"] if "sign" in sign else sign["when"]).replace("-", " ")]
            for sign in chart["signs"]
        ]
        read = [[cell.text for cell in row.elements[1:]] for row in table.named("TR")[1:]]
        assert [[*row[:-1], row[-1].lower()] for row in read] == typed


def test_a_drawn_dot_is_replaced_by_its_word_and_nothing_else_is(printed: Printed) -> None:
    replaced = [element for element in printed.reader.elements if element.actual is not None]
    assert {(element.tag, element.actual) for element in replaced} <= {("Span", "Yes")}
    for element in replaced:
        assert [part.sequence.text for part in element.marked] == [""]


def _tables(printed: Printed) -> list[Element]:
    return printed.reader.root.named("Table")


def _has_tiles(printed: Printed) -> bool:
    tables = [block for block in walk(printed.handout.blocks) if isinstance(block, Table)]
    return bool(tables) and not any(table.header.cells for table in tables)


def _heads_and_rows(table: Element, printed: Printed) -> tuple[list[Element], list[Element]]:
    """The heads of the columns, none where rows are tiles, and the rows."""
    rows = table.named("TR")
    return ([], rows) if _has_tiles(printed) else (rows[0].elements, rows[1:])


def _identity(cell: Element) -> str:
    return str(cell.object.ID)
