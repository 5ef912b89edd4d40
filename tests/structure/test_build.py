"""Blocks into structure elements: the shape of each kind, and the order in which they are read."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from guide.base.problems import Position
from guide.model.blocks import (
    Badge,
    BulletList,
    Callout,
    Cell,
    CellBlock,
    CheckList,
    Column,
    Columns,
    Contents,
    ContentsEntry,
    Field,
    FieldRows,
    Figure,
    Heading,
    ListItem,
    Mark,
    Paragraph,
    QrCode,
    Step,
    Steps,
    Table,
    TableColumn,
    TableRow,
)
from guide.model.handout import Handout
from guide.model.inlines import Link, Words
from guide.model.picture import Picture
from guide.model.walk import walk
from guide.structure.build import build_structure
from guide.structure.tree import StructureTree
from tests.layout.factory import composed

AT = Position("sheet.md")
BALL = Picture("ball", 10.0, 10.0, ())
WORDS = (Words("words", AT),)
# The title's own elements come first in every tree.
HEAD = "H1 P P"
TreeOf = Callable[..., StructureTree]


def test_a_handout_begins_with_its_title_subtitle_and_standing(tree_of: TreeOf) -> None:
    assert shape(tree_of()) == "Document(H1 P P)"


def test_without_a_subtitle_there_is_no_element_for_it(real: Handout) -> None:
    assert shape(build_structure(replace(real, subtitle=(), figure=None, blocks=()))) == "Document(H1 P)"


def test_a_heading_has_its_level_and_a_paragraph_its_links(tree_of: TreeOf) -> None:
    link = Link(8, "https://example.org", WORDS, AT)
    tree = tree_of(_heading(7, 2), Paragraph(9, (*WORDS, link, *WORDS), AT))
    assert shape(tree) == f"Document({HEAD} H2 P(Link))"
    assert tree.nodes[tree[8, ""]].parent == tree[9, ""]


def test_lists_have_labels_and_bodies_and_say_how_they_count(tree_of: TreeOf) -> None:
    inner = BulletList(13, True, (ListItem(14, (_paragraph(15),), AT),), AT)
    tree = tree_of(BulletList(10, False, (ListItem(11, (_paragraph(12), inner), AT),), AT))
    assert shape(tree) == f"Document({HEAD} L(LI(Lbl LBody(P L(LI(Lbl LBody(P)))))))"
    assert [node.attributes.numbering for node in tree.nodes if node.tag == "L"] == ["Disc", "Decimal"]


def test_a_callout_is_a_section_with_its_heading_first(tree_of: TreeOf) -> None:
    tree = tree_of(Callout(10, "main", _heading(11, 2), None, (_paragraph(12),), AT))
    assert shape(tree) == f"Document({HEAD} Sect(H2 P))"


def test_columns_are_read_one_after_the_other(tree_of: TreeOf) -> None:
    columns = (Column(11, (_heading(12, 3),), AT), Column(13, (_paragraph(14),), AT))
    assert shape(tree_of(Columns(10, columns, AT))) == f"Document({HEAD} Div(Div(H3) Div(P)))"


def test_a_figure_holds_only_its_words_and_its_caption_stands_beside_it(tree_of: TreeOf) -> None:
    alone, captioned = Figure(10, BALL, "a ball", (), AT), Figure(11, BALL, "a red ball", WORDS, AT)
    tree = tree_of(alone, captioned)
    assert shape(tree) == f"Document({HEAD} Figure Div(Figure P))"
    assert [node.attributes.alt for node in tree.nodes if node.tag == "Figure"] == ["a ball", "a red ball"]
    assert tree.nodes[tree[11, "Caption"]].tag == "P"


def test_steps_are_a_counted_list_of_headings_pictures_and_texts(tree_of: TreeOf) -> None:
    step = Step(11, 1, _heading(12, 3), Figure(13, BALL, "a ball", (), AT), (_paragraph(14),), AT)
    tree = tree_of(Steps(10, (step,), AT))
    assert shape(tree) == f"Document({HEAD} L(LI(Lbl LBody(H3 Figure P))))"


def test_a_table_has_a_head_and_a_body(tree_of: TreeOf) -> None:
    assert shape(tree_of(_table())) == (
        f"Document({HEAD} Table(Caption THead(TR(TH(P) TH(P))) TBody(TR(TH(P) TD(P)) TR(TH(P) TD))))"
    )


def test_a_table_without_heads_of_columns_has_those_of_rows(tree_of: TreeOf) -> None:
    table = _table()
    tree = tree_of(replace(table, header=replace(table.header, cells=())))
    assert shape(tree) == f"Document({HEAD} Table(Caption TBody(TR(TH(P) TD(P)) TR(TH(P) TD))))"
    heads = {node.attributes.identity: node.attributes.scope for node in tree.nodes if node.tag == "TH"}
    cells = [node.attributes.headers for node in tree.nodes if node.tag == "TD"]
    assert [[heads[name] for name in names] for names in cells] == [["Row"], ["Row"]]


def test_data_cells_name_the_header_of_their_row_and_then_of_their_column(tree_of: TreeOf) -> None:
    tree = tree_of(_table())
    heads = {node.attributes.identity: node.attributes.scope for node in tree.nodes if node.tag == "TH"}
    cells = [node.attributes.headers for node in tree.nodes if node.tag == "TD"]
    assert [[heads[name] for name in names] for names in cells] == [["Row", "Column"], ["Row", "Column"]]
    assert len(heads) == 4
    assert cells[0][1] == cells[1][1]


def test_a_mark_is_replaced_by_its_word_and_a_badge_is_a_paragraph(tree_of: TreeOf) -> None:
    tree = tree_of(Mark(10, "Yes", AT), Badge(11, "call-soon", "Call soon", AT))
    assert shape(tree) == f"Document({HEAD} P(Span) P)"
    assert tree.nodes[tree[10, ""]].attributes.actual_text == "Yes"


def test_every_field_has_an_element_beside_its_label(tree_of: TreeOf) -> None:
    tree = tree_of(FieldRows(10, ((_field(11), _field(12)),), AT))
    assert shape(tree) == f"Document({HEAD} Div(P(Form) P(Form)))"
    assert tree.nodes[tree[12, "Form"]].parent == tree[12, ""]


def test_a_box_to_tick_is_the_label_of_its_item(tree_of: TreeOf) -> None:
    assert shape(tree_of(CheckList(10, (_field(11),), AT))) == f"Document({HEAD} L(LI(Lbl(Form) LBody(P))))"


def test_a_contents_list_has_a_link_for_every_entry(tree_of: TreeOf) -> None:
    entries = (ContentsEntry(12, "One", "one"), ContentsEntry(13, "Two", "two"))
    tree = tree_of(Contents(10, _heading(11, 2), entries, AT))
    assert shape(tree) == f"Document({HEAD} Sect(H2 TOC(TOCI(Reference(Link)) TOCI(Reference(Link)))))"


def test_a_qr_code_is_a_figure_with_its_address_as_a_link(tree_of: TreeOf) -> None:
    code = QrCode(10, 11, "https://example.org", "example.org", "QR code", WORDS, 12, AT)
    assert shape(tree_of(code)) == f"Document({HEAD} Div(Figure P P(Link)))"


def test_numbers_of_nodes_are_the_reading_order(real: Handout) -> None:
    tree = build_structure(real)

    def read(index: int) -> list[int]:
        return [index, *(number for child in tree.nodes[index].children for number in read(child))]

    assert read(0) == list(range(len(tree.nodes)))


def test_parents_and_children_agree(real: Handout) -> None:
    tree = build_structure(real)
    assert [node.index for node in tree.nodes if node.parent < 0] == [0]
    for node in tree.nodes[1:]:
        assert node.index in tree.nodes[node.parent].children
    assert sum(len(node.children) for node in tree.nodes) == len(tree.nodes) - 1


def test_the_same_handout_gives_the_same_tree(real: Handout) -> None:
    assert build_structure(real) == build_structure(real)


def shape(tree: StructureTree, index: int = 0) -> str:
    """Tags with their children in brackets."""
    node = tree.nodes[index]
    inside = " ".join(shape(tree, child) for child in node.children)
    return f"{node.tag}({inside})" if inside else node.tag


def _heading(key: int, level: int) -> Heading:
    return Heading(1000 + key, level, WORDS, f"words-{key}", AT)


def _paragraph(key: int) -> Paragraph:
    return Paragraph(1000 + key, WORDS, AT)


def _field(key: int) -> Field:
    return Field(key, f"field-{key}", "text", WORDS, "words", 1.0, 1, AT)


def _table() -> Table:
    def cell(key: int, scope: str = "", *blocks: CellBlock) -> Cell:
        return Cell(key, blocks, AT, "Row" if scope == "Row" else "Column" if scope else "")

    header = TableRow(23, (cell(24, "Column", _paragraph(25)), cell(26, "Column", _paragraph(27))))
    first = TableRow(30, (cell(31, "Row", _paragraph(32)), cell(33, "", _paragraph(34))))
    second = TableRow(35, (cell(36, "Row", _paragraph(37)), cell(38)))
    columns = (TableColumn(1.0), TableColumn(1.0))
    return Table(20, WORDS, 21, columns, 22, header, 29, (first, second), AT)


def test_a_sheet_without_references_has_no_empty_list() -> None:
    made = composed("Text.\n\n:::{sources}\n:::")
    assert not made.problems.errors
    assert [block for block in walk(made.handout.blocks) if isinstance(block, BulletList)] == []
