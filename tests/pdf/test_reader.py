"""The reader of these tests sees what is wrong: shown on small files made by hand."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from tests.pdf.cmap import parse_cmap
from tests.pdf.reader import Reader

CMAP = b"""/CIDInit /ProcSet findresource begin begincmap
1 begincodespacerange <00> <ff> endcodespacerange
2 beginbfrange <41> <43> <0061> <44> <45> [<00660069> <2019>] endbfrange
1 beginbfchar <20> <0020> endbfchar
endcmap"""


def test_words_come_in_the_order_of_the_tree_and_through_the_map(tmp_path: Path) -> None:
    reader = _file(tmp_path, b"/P <</MCID 0>> BDC BT /F 9 Tf (AB) Tj ET EMC /P <</MCID 1>> BDC (C DE) ' EMC", [1, 0])
    assert reader.lines() == ["c fi’", "ab"]


def test_what_is_painted_outside_marked_content_is_seen(tmp_path: Path) -> None:
    reader = _file(tmp_path, b"/P <</MCID 0>> BDC BT /F 9 Tf (A) Tj ET EMC (B) Tj 0 0 9 9 re f 0 0 9 9 re W n", [0])
    assert reader.pages[0].untagged == ["Tj", "f"]


def test_marked_content_that_names_no_element_and_is_no_artifact_does_not_count(tmp_path: Path) -> None:
    reader = _file(tmp_path, b"/P BMC 0 0 9 9 re f EMC /Artifact BMC 0 0 9 9 re f EMC", [])
    assert reader.pages[0].untagged == ["f"]


def test_text_of_artifacts_is_kept_apart_by_kind(tmp_path: Path) -> None:
    content = b"/Artifact <</Type /Pagination /Subtype /Footer>> BDC BT /F 9 Tf [(A) -250 (B)] TJ ET EMC"
    artifacts = _file(tmp_path, content, []).pages[0].artifacts
    assert [(item.kind, item.text) for item in artifacts] == [("Pagination/Footer", "ab")]


def test_actual_text_stands_for_what_is_inside_it(tmp_path: Path) -> None:
    content = b"/P <</MCID 0>> BDC BT /F 9 Tf (A) Tj /Span <</ActualText (x)>> BDC (B) Tj EMC (C) Tj ET EMC"
    assert _file(tmp_path, content, [0]).lines() == ["axc"]


def test_a_code_without_text_is_noted(tmp_path: Path) -> None:
    reader = _file(tmp_path, b"/P <</MCID 0>> BDC BT /F 9 Tf (AZ) Tj ET EMC", [0])
    assert [font.unread for font in reader.pages[0].fonts.values()] == [{ord("Z")}]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"/P <</MCID 0>> BDC /Artifact BMC EMC EMC", "an artifact inside tagged content"),
        (b"/P <</MCID 0>> BDC /P <</MCID 1>> BDC EMC EMC", "sequence 1 inside other marked content"),
        (b"/P <</MCID 0>> BDC EMC /P <</MCID 0>> BDC EMC", "sequence 0 stands twice"),
        (b"/P <</MCID 0>> BDC", "1 marked contents and 0 states stay open"),
        (b"q", "0 marked contents and 1 states stay open"),
        (b"EMC", "EMC without a beginning"),
        (b"Q q", "Q without q"),
    ],
)
def test_faults_in_the_nesting_are_named(tmp_path: Path, content: bytes, fault: str) -> None:
    assert _file(tmp_path, content, []).pages[0].faults == [fault]


def test_a_map_that_lies_about_its_length_is_refused() -> None:
    with pytest.raises(ValueError, match="announces 2 entries and holds 1"):
        parse_cmap(b"2 beginbfchar <0001> <0041> endbfchar")


def test_codes_of_two_bytes_are_cut_by_the_code_ranges() -> None:
    cmap = parse_cmap(b"1 begincodespacerange <0000> <ffff> endcodespacerange")
    assert list(cmap.codes(b"\x00\x41\x01\x02")) == [0x41, 0x102]
    with pytest.raises(ValueError, match="no code range for 03"):
        list(cmap.codes(b"\x00\x41\x03"))


def _file(folder: Path, content: bytes, order: list[int]) -> Reader:
    """One page with one font, and a paragraph for each sequence in the given order."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page().obj
    font = Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/F"), ToUnicode=pdf.make_stream(CMAP))
    page.Resources = Dictionary(Font=Dictionary(F=font))
    page.Contents = pdf.make_stream(content)
    document = pdf.make_indirect(Dictionary(S=Name.Document))
    document.K = Array([pdf.make_indirect(Dictionary(S=Name.P, P=document, Pg=page, K=mcid)) for mcid in order])
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=document))
    pdf.save(folder / "made.pdf")
    return Reader(folder / "made.pdf")
