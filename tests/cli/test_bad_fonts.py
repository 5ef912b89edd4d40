"""Fonts that are missing, broken, or do not hold what is printed."""

from __future__ import annotations

import struct
from collections.abc import Callable

import pikepdf
import pypdfium2 as pdfium
import pytest
import uharfbuzz as hb

from tests.support import FONTS, HANDOUT, LABELS, SmallProject, assert_refused
from tests.text.sfnt import cut

REGULAR = "fonts/FiraSans-Regular.ttf"
BOLD = "FiraSans-Bold.ttf"
MISSING = "file: this file does not exist\n    hint: check the name, or add the file"
NOT_TRUETYPE = "fonts: this is not a TrueType font{}\n    hint: use a .ttf file with TrueType outlines, or put back the one that came with the project: `git checkout fonts`"
USE_WORDS = "    hint: use another character, or words; the program draws check marks and arrows itself"


def test_a_missing_font_is_refused(built: SmallProject) -> None:
    built.path(REGULAR).unlink()
    assert_refused(built, f"{REGULAR}:1:1: {MISSING}")


def test_a_missing_licence_is_refused(built: SmallProject) -> None:
    built.path("fonts/OFL.txt").unlink()
    assert_refused(built, f"fonts/OFL.txt:1:1: {MISSING}")


def test_a_missing_list_of_fonts_is_refused(built: SmallProject) -> None:
    built.path(FONTS).unlink()
    assert_refused(built, f"{FONTS}:1:1: {MISSING}")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", ""),
        (b"not a font", ""),
        (b"OTTO" + bytes(200), ": it has CFF outlines"),
        (b"wOF2" + bytes(200), ": it is packed for the web"),
    ],
    ids=["empty", "text", "otf", "woff"],
)
def test_a_file_that_is_no_truetype_font_is_refused(content: bytes, kind: str, built: SmallProject) -> None:
    built.write(REGULAR, content)
    assert_refused(built, f"{REGULAR}:1:1: {NOT_TRUETYPE.format(kind)}")


@pytest.mark.parametrize("part", [0.001, 0.02, 0.05, 0.1, 0.3, 0.6, 0.9])
def test_a_font_that_is_cut_short_is_refused(part: float, built: SmallProject) -> None:
    data = built.path(REGULAR).read_bytes()
    built.write(REGULAR, data[: int(len(data) * part)])
    assert_refused(built, f"{REGULAR}:1:1: fonts: this font is broken: it is cut short\n    hint: download it again")


def table_of(data: bytes, tag: bytes) -> int:
    """Where a table of a font starts."""
    count = struct.unpack_from(">H", data, 4)[0]
    entries = {data[12 + 16 * n : 16 + 16 * n]: struct.unpack_from(">L", data, 20 + 16 * n)[0] for n in range(count)}
    return int(entries[tag])


@pytest.mark.parametrize("tag", [b"head", b"maxp", b"loca", b"cmap", b"hhea"], ids=bytes.decode)
def test_a_font_with_a_spoilt_table_is_refused(tag: bytes, built: SmallProject) -> None:
    data = bytearray(built.path(REGULAR).read_bytes())
    start = table_of(bytes(data), tag)
    data[start : start + 6] = b"\xb8\xff\xb8\xff\xb8\xff"
    built.write(REGULAR, bytes(data))
    ran = built.guide("build")
    assert ran.code == 1
    assert ran.errors[0].startswith(f"{REGULAR}:1:1: fonts: this font ")


def test_a_font_outside_the_folder_is_refused(built: SmallProject) -> None:
    outside = built.root.parent / "outside.ttf"
    outside.write_bytes(built.path(f"fonts/{BOLD}").read_bytes())
    built.replace(FONTS, BOLD, "../../outside.ttf")
    assert_refused(
        built,
        "fonts/../../outside.ttf:1:1: file: this path leads out of fonts/\n"
        "    hint: links to other places are not followed; copy the file into this folder",
    )


def line_of(project: SmallProject, said: str) -> int:
    """The number of the first line of fonts.yaml that begins so."""
    lines = project.path(FONTS).read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.strip().startswith(said))


def test_an_unknown_face_is_refused(built: SmallProject) -> None:
    line = line_of(built, "regular:")
    built.replace(FONTS, "regular:", "reglar:")
    assert_refused(built, f"{FONTS}:{line}:7: fonts: unknown key `reglar`\n    hint: did you mean `regular`?")


def test_a_face_that_is_left_out_is_refused(built: SmallProject) -> None:
    line = line_of(built, "regular:")
    built.replace(FONTS, f"      bold: {BOLD}\n", "")
    assert_refused(built, f"{FONTS}:{line}:7: fonts: `faces`: missing `bold`\n    hint: add `bold: …` below `faces:`")


def test_a_script_that_the_program_cannot_set_is_refused(built: SmallProject) -> None:
    at = f"{FONTS}:{line_of(built, 'scripts:')}:15"
    built.replace(FONTS, "scripts: [Latn", "scripts: [Arab")
    assert_refused(
        built,
        f"{at}: fonts: `scripts`: `Arab` is not an allowed value\n    hint: use one of: `Cyrl`, `Grek`, `Latn`, `Zsym`",
    )


def test_a_list_without_a_family_is_refused(built: SmallProject) -> None:
    built.write(FONTS, "families: []\n")
    assert_refused(built, f"{FONTS}:1:11: fonts: `families` is empty\n    hint: fill it in")


def add_family(project: SmallProject, regular: bytes, bold: bytes) -> None:
    """Take é and ë out of the first family, and add another."""
    for file, data in ((REGULAR, regular), (f"fonts/{BOLD}", bold)):
        project.write(file.replace("-", "-Second-"), data)
        own = project.path(file).read_bytes()
        characters = hb.Face(hb.Blob(own)).unicodes
        project.write(file, cut(own, "".join(char for char in map(chr, characters) if char not in "éë\u0301\u0308")))
    listed = project.path(FONTS).read_text("utf-8").replace("Cyrl, Grek", "")
    _, _, first = listed.partition("families:\n")
    project.write(FONTS, f"{listed}{first.replace('-Regular', '-Second-Regular').replace('-Bold', '-Second-Bold')}")


def test_letters_that_the_first_family_lacks_are_set_in_the_second(built: SmallProject) -> None:
    add_family(built, built.path(REGULAR).read_bytes(), built.path(f"fonts/{BOLD}").read_bytes())
    built.replace(HANDOUT, "Babies roll", "Zoé **and Zoë** roll")
    assert built.guide("build").errors == ()
    with pikepdf.open(built.path("build/en/topic/small.letter.pdf")) as file:
        assert sorted(file.pages[0].Resources.Font.keys()) == ["/bold", "/bold-2", "/regular", "/regular-2"]
    with pdfium.PdfDocument(built.path("build/en/topic/small.letter.pdf")) as read:
        assert "Zoé and Zoë roll and walk." in read[0].get_textpage().get_text_range()


def test_a_practice_is_printed_in_the_second_family_too(built: SmallProject) -> None:
    add_family(built, built.path(REGULAR).read_bytes(), built.path(f"fonts/{BOLD}").read_bytes())
    built.write("practices/own.yaml", "name: Zoé’s Café\nphone: 555-0100\n")
    assert built.guide("build", "--practice", str(built.path("practices/own.yaml"))).errors == ()
    with pdfium.PdfDocument(built.path("build/en/topic/small.letter.pdf")) as read:
        assert read[0].get_textpage().get_text_range().count("Zoé’s Café") == 2, "in the block and in the foot"


def test_a_broken_second_family_is_refused_where_a_letter_needs_it(built: SmallProject) -> None:
    add_family(built, b"no", b"no")
    assert built.guide("build").errors == ()
    second = [file.replace("-", "-Second-") for file in (f"fonts/{BOLD}", REGULAR)]
    broken = [f"{file}:1:1: {NOT_TRUETYPE.format('')}" for file in second]
    assert "\n".join(built.guide("check").errors[:-1]) == "\n".join(broken), "`guide check` looks at every file"
    built.replace(HANDOUT, "Babies roll", "Zoé rolls")
    missing = f"{HANDOUT}:23:3: characters: no font has U+00E9 (latin small letter e with acute)\n{USE_WORDS}"
    assert_refused(built, *broken, missing)


PLACES: dict[str, tuple[str, Callable[[SmallProject], None]]] = {
    "text": (f"{HANDOUT}:23:8", lambda p: p.replace(HANDOUT, "Babies roll", "Babies ⇒roll")),
    "title": (f"{HANDOUT}:3:10", lambda p: p.replace(HANDOUT, "title: A small", "title: A ⇒small")),
    "subtitle": (f"{HANDOUT}:2:10", lambda p: p.replace(HANDOUT, "number: T-1", "number: T-1\nsubtitle: ⇒")),
    "number": (f"{HANDOUT}:2:17", lambda p: p.replace(HANDOUT, "number: T-1", "number: T-1⇒")),
}


@pytest.mark.parametrize("case", PLACES)
def test_a_character_that_no_face_has_is_refused(case: str, built: SmallProject) -> None:
    place, spoil = PLACES[case]
    spoil(built)
    ran = built.guide("build")
    assert ran.code == 1
    assert ran.errors[0].partition(": ")[2] == "characters: no font has U+21D2 (rightwards double arrow)"
    assert ran.errors[1] == USE_WORDS
    if case in ("text", "title"):
        assert ran.errors[0].startswith(f"{place}: ")


@pytest.mark.parametrize(
    ("directive", "old", "new"),
    [
        (":::{table} ways", 'page: "Page', 'page: "⇒'),
        (":::{table} ways", "draft-short: ", "draft-short: ⇒"),
        (":::{chart} chart", "urgency:\n  call-soon: ", "urgency:\n  call-soon: ⇒"),
        (":::{table} ways", "callouts:\n  main: ", "callouts:\n  main: ⇒"),
    ],
    ids=["page", "draft", "urgency", "callout"],
)
def test_a_label_with_a_character_that_no_face_has_is_refused(
    directive: str, old: str, new: str, built: SmallProject
) -> None:
    built.replace(HANDOUT, ":::{table} ways", directive)
    built.replace(LABELS, old, new)
    ran = built.guide("build")
    assert ran.code == 1
    assert ": characters: no font has U+21D2 (rightwards double arrow)" in ran.errors[0]
