"""The font of fields: every letter has a code of its own, whatever the glyphs that it shares."""

from __future__ import annotations

import io
import struct
import unicodedata
from typing import Any

import pikepdf
import pytest
import uharfbuzz as hb

from guide.base.problems import Problems
from guide.model.source import FaceFile, FamilySource, FontSource
from guide.pdf.impose.sides import Imposition, impose
from guide.pdf.write.field_font import embed_field_face
from guide.pdf.write.letters import TYPED
from guide.pdf.write.objects import PdfFile, array, dictionary
from guide.pdf.write.pdf import write_pdf
from guide.text.faces import Face, Faces, load_faces
from tests.layout.factory import faces, lay
from tests.pdf.cmap import parse_cmap
from tests.pdf.reader import Annotation
from tests.pdf.viewer import Viewer, shown_in

# An object of pikepdf lives as long as its file.
OPENED: list[pikepdf.Pdf] = []
# Letters that the project's face may lack, and what they look like in the face of these tests.
BORROWED = {"Ō": "O", "ễ": "e", "ж": "x", "Ж": "X", "ș": "s", "ω": "w", "中": "m"}


@pytest.fixture(scope="module")
def borrowing() -> Face:
    """The project's face, in which these letters have the glyphs of others."""
    data = faces()["regular"].data
    plain = hb.Font(hb.Face(hb.Blob(data)))
    glyphs = {code: plain.get_nominal_glyph(code) or 0 for code in plain.face.unicodes}
    glyphs.update({ord(letter): glyphs[ord(other)] for letter, other in BORROWED.items()})
    problems = Problems()
    files = (FaceFile("regular", "borrowing.ttf", with_cmap(data, glyphs)),)
    family = FamilySource("Borrowing", files)
    face = load_faces(FontSource((family,), "fonts.yaml"), problems)["regular"]
    assert not list(problems)
    return face


def test_letters_of_names_can_be_typed() -> None:
    names = (
        "Łódź Őri Žižek Çağrı Þórunn Ærø Ōtāhuhu Nguyễn Đặng Thị Ưng Ștefan Ţepeş Kʻahumanu Hāʻena Ǩiurâš Ẹ̀kọ́ Ɓala "
        "Ḥasan Γιώργος Жанна Їжак Ґалаґан Ёлка ẞ Ẅ ’–€"
    )
    assert {char for char in unicodedata.normalize("NFC", names) if ord(char) not in TYPED} == set()


def test_capitals_can_be_typed_with_their_small_letters() -> None:
    small = (chr(code) for code in TYPED if chr(code).islower())
    assert {char for char in small if len(char.upper()) == 1 and ord(char.upper()) not in TYPED} <= set("µıſ")


def test_no_letter_of_the_face_is_left_out(borrowing: Face) -> None:
    for face in (faces()["regular"], borrowing):
        texts = parse_cmap(embedded(face).ToUnicode.read_bytes()).texts
        assert sorted(map(ord, texts.values())) == sorted(face.characters & TYPED)


def test_letters_with_one_glyph_have_two_codes(borrowing: Face) -> None:
    font = embedded(borrowing)
    (descendant,) = font.DescendantFonts
    texts = parse_cmap(font.ToUnicode.read_bytes()).texts
    codes = {text: code for code, text in texts.items()}
    mapped = memoryview(descendant.CIDToGIDMap.read_bytes())
    glyph_of = [int.from_bytes(mapped[at : at + 2], "big") for at in range(0, len(mapped), 2)]
    program = hb.Font(hb.Face(hb.Blob(descendant.FontDescriptor.FontFile2.read_bytes())))
    for text, code in codes.items():
        assert glyph_of[code] == program.get_nominal_glyph(ord(text)), text
    for letter, other in BORROWED.items():
        if ord(letter) in TYPED:
            assert glyph_of[codes[letter]] == glyph_of[codes[other]] > 0
            assert codes[letter] != codes[other]
    assert "中" not in codes


def test_a_letter_is_as_wide_as_its_glyph(borrowing: Face) -> None:
    font = embedded(borrowing)
    codes = {text: code for code, text in parse_cmap(font.ToUnicode.read_bytes()).texts.items()}
    entries = list(font.DescendantFonts[0].W)
    widths = {
        int(first) + offset: int(width)
        for first, run in zip(entries[::2], entries[1::2], strict=True)
        for offset, width in enumerate(run)
    }
    for letter, other in BORROWED.items():
        if letter in codes:
            assert widths[codes[letter]] == widths[codes[other]] > 0


def test_letters_with_one_glyph_are_typed_and_seen(borrowing: Face) -> None:
    log = "type: log\nrow-title: Day\ncolumns: [{id: time, title: Time}]\nrows: [{id: first, title: Monday}]\n"
    laid = lay(":::{log} l\n:::\n", data={"l": log})
    known = Faces(())
    known.update(faces(), regular=borrowing)
    written = write_pdf(laid.handout, laid.tree, impose(laid.pages, Imposition()), known)
    typed = "".join(letter for letter in BORROWED if ord(letter) in TYPED)
    with pikepdf.open(io.BytesIO(written)) as pdf:
        (field,) = (Annotation(0, item) for item in pdf.pages[0].Annots if item.Subtype == "/Widget")
        viewer = Viewer(written)
        empty = viewer.pixels(field)
        viewer.click(field)
        viewer.type(typed)
        viewer.leave()
        assert viewer.value(field.said("/T")) == typed
        assert min(viewer.pixels(field)) < 128 < min(empty)
    with pikepdf.open(io.BytesIO(viewer.saved())) as pdf:
        (widget,) = (item for item in pdf.pages[0].Annots if item.Subtype == "/Widget")
        assert shown_in(widget.AP.N) == [("/Webdings", typed)]
    viewer.close()


def embedded(face: Face) -> Any:
    pdf = PdfFile()
    font = embed_field_face(pdf, face)
    tree = pdf.add(dictionary({"Type": "/Pages", "Kids": array([]), "Count": 0}))
    root = pdf.add(dictionary({"Type": "/Catalog", "Pages": tree, "Font": font}))
    OPENED.append(pikepdf.open(io.BytesIO(pdf.assembled(root, pdf.add("<<>>")))))
    return OPENED[-1].Root.Font


def with_cmap(font: bytes, glyphs: dict[int, int]) -> bytes:
    """The font with another table `cmap`: one subtable of format 12 (OpenType 1.9, cmap)."""
    groups = b"".join(struct.pack(">3L", code, code, glyph) for code, glyph in sorted(glyphs.items()))
    subtable = struct.pack(">2H3L", 12, 0, 16 + len(groups), 0, len(groups) // 12) + groups
    tables = {b"cmap": struct.pack(">4HL", 0, 1, 3, 10, 12) + subtable}
    for at in range(12, 12 + 16 * struct.unpack_from(">H", font, 4)[0], 16):
        tag, _, start, length = struct.unpack_from(">4s3L", font, at)
        tables.setdefault(tag, font[start : start + length])
    directory, body = font[:4] + struct.pack(">4H", len(tables), 0, 0, 0), b""
    for tag, table in sorted(tables.items()):
        start = 12 + 16 * len(tables) + len(body)
        body += table + bytes(-len(table) % 4)
        summed = table[:8] + bytes(4) + table[12:] if tag == b"head" else table
        padded = summed + bytes(-len(summed) % 4)
        checksum = sum(struct.unpack(f">{len(padded) // 4}L", padded)) & 0xFFFFFFFF
        directory += struct.pack(">4s3L", tag, checksum, start, len(table))
    return directory + body
