"""Files that are not plain UTF-8 text."""

from __future__ import annotations

import pytest

from tests.support import FACTS, HANDOUT, TABLE, SmallProject, assert_refused

HIDDEN = "hint: delete it; most editors do not show it"


@pytest.mark.parametrize(
    ("name", "line", "column"), [(HANDOUT, 23, 10), (TABLE, 10, 20), (FACTS, 1, 4)], ids=["sheet", "table", "facts"]
)
@pytest.mark.parametrize("byte", [b"\xff", b"\xe9", b"\xc0\x80", b"\xed\xa0\x80"], ids=bytes.hex)
def test_bytes_that_are_not_utf8_are_named_with_their_place(
    name: str, line: int, column: int, byte: bytes, built: SmallProject
) -> None:
    lines = built.path(name).read_bytes().split(b"\n")
    lines[line - 1] = lines[line - 1][: column - 1] + byte + lines[line - 1][column - 1 :]
    built.write(name, b"\n".join(lines))
    assert_refused(
        built,
        f"{name}:{line}:{column}: file: byte 0x{byte[0]:02x} is not UTF-8\n    hint: save the file as UTF-8",
    )


def test_utf16_is_refused(built: SmallProject) -> None:
    built.write(HANDOUT, built.read(HANDOUT).encode("utf-16"))
    assert_refused(built, f"{HANDOUT}:1:1: file: this file is saved as UTF-16\n    hint: save the file as UTF-8")


def test_a_document_under_the_name_of_a_text_is_named(built: SmallProject) -> None:
    documents = {
        b"PK\x03\x04\x14\0\x06\0\x08\0": "a zip or an Office file",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an Office file",
        b"{\\rtf1\\ansi Babies roll.}": "an RTF document",
        b"%PDF-1.7\n%\xe2\xe3": "a PDF",
        b"<!DOCTYPE html>\n<html><body>Babies roll.</body></html>\n": "a web page",
    }
    for data, kind in documents.items():
        built.write(HANDOUT, data)
        assert_refused(
            built,
            f"{HANDOUT}:1:1: file: this is {kind}, not a text\n"
            "    hint: open it in its program, copy the words and paste them into a new file",
        )


def test_a_byte_order_mark_in_the_middle_is_left_out(built: SmallProject) -> None:
    before = built.built()
    built.replace(HANDOUT, "Babies roll", "Babies \ufeffroll")
    assert built.guide("build").code == 0
    assert built.built() == before


@pytest.mark.parametrize("char", ["\0", "\x07", "\x0c", "\x1b", "\x7f", "\u2028"], ids=ascii)
def test_control_characters_are_refused(char: str, built: SmallProject) -> None:
    built.replace(HANDOUT, "Babies roll", f"Babies {char}roll")
    assert_refused(built, f"{HANDOUT}:23:8: file: control character U+{ord(char):04X} in the text\n    {HIDDEN}")


@pytest.mark.parametrize("char", ["\x80", "\x85", "\x9b"], ids=ascii)
@pytest.mark.parametrize("name", [HANDOUT, TABLE], ids=["sheet", "table"])
def test_no_control_character_reaches_the_terminal(name: str, char: str, built: SmallProject) -> None:
    old, new = ("number:", f"num{char}ber:") if name == HANDOUT else ("caption:", f"cap{char}tion:")
    built.replace(name, old, new)
    ran = built.guide("build")
    assert ran.code == 1
    assert char not in "\n".join(ran.errors)


def test_a_byte_order_mark_and_other_line_ends_do_no_harm(built: SmallProject) -> None:
    before = built.built()
    built.write(HANDOUT, b"\xef\xbb\xbf" + built.read(HANDOUT).replace("\n", "\r\n").encode())
    built.write(TABLE, built.read(TABLE).replace("\n", "\r").encode())
    assert built.guide("build").code == 0
    assert built.built() == before


def test_a_file_of_more_than_a_megabyte_is_refused(built: SmallProject) -> None:
    built.append(TABLE, "# " + "x" * 1_000_000)
    assert_refused(built, f"{TABLE}:1:1: file: this file is larger than 1,000,000 bytes\n    hint: make it smaller")


def test_a_byte_that_is_no_text_stands_where_an_editor_shows_it(built: SmallProject) -> None:
    start = built.read(HANDOUT).encode("utf-8")
    lines = start.count(b"\n")
    for ends, line, column in (
        (b"\r\xff", lines + 2, 1),
        (b"caf\xc3\xa9 \xff", lines + 1, 6),
        (b"a\r\nb\xff", lines + 2, 2),
    ):
        built.write(HANDOUT, start + ends)
        assert built.guide("build").errors[0] == f"{HANDOUT}:{line}:{column}: file: byte 0xff is not UTF-8"


def test_a_folder_with_the_name_of_a_sheet_is_refused(built: SmallProject) -> None:
    name = HANDOUT.replace("small", "other")
    built.path(name).mkdir()
    assert_refused(
        built,
        f"{name}:1:1: file: this file cannot be read (is a directory)\n    hint: check that it is an ordinary file and that you may read it and its folder",
    )


def test_a_link_in_place_of_a_sheet_is_not_followed_out_of_the_project(built: SmallProject) -> None:
    name = HANDOUT.replace("small", "other")
    outside = built.root.parent / "outside.md"
    outside.write_text("secret")
    built.path(name).symlink_to(outside)
    ran = built.guide("build")
    assert ran.code == 1
    assert ran.errors[0].startswith(f"{name}:1:1: file: this path leads out of ")
    assert "secret" not in "".join(ran.errors)


def test_a_link_to_itself_is_refused(built: SmallProject) -> None:
    name = HANDOUT.replace("small", "other")
    built.path(name).symlink_to("other.md")
    ran = built.guide("build")
    assert ran.code == 1
    assert ran.errors[0].startswith(f"{name}:1:1: file: this file cannot be reached (")
    assert "runtimeerror" not in ran.errors[0]


@pytest.mark.parametrize("escape", ["\\e[31m", "\\0", "\\x01", "\\u009b", "\\uFFFE"])
@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (HANDOUT, "handout: small", 'handout: "small{}"'),
        (HANDOUT, "summary: A sheet that", 'summary: "A sheet that{}"\n#'),
        (TABLE, "caption:", '"caption{}":'),
        (TABLE, "alt: A ball that rolls.", 'alt: "A ball{}"'),
    ],
    ids=["name", "summary", "key", "alt"],
)
def test_control_characters_do_not_come_in_as_escapes_of_yaml(
    name: str, old: str, new: str, escape: str, built: SmallProject
) -> None:
    """They would reach the terminal, or make the metadata of the PDF no XML."""
    built.replace(name, old, new.format(escape))
    ran = built.guide("build")
    assert ran.code == 1
    assert ran.errors[0].startswith(f"{name}:")
    assert all(line.isprintable() for line in ran.errors)
