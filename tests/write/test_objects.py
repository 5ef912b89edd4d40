"""Objects and files: what is written is what another program reads."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.pdf.write.objects import PER_OBJECT_STREAM, PdfFile, Ref, array, dictionary, name, string
from tests.long import examples

PROPERTY = settings(deadline=None, max_examples=examples(20), derandomize=True)
# Any text that UTF-8 can hold; a NUL byte may not stand in a name (ISO 32000-1, 7.3.5).
TEXTS = st.text(st.characters(codec="utf-8"), max_size=30)
NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=20)


@PROPERTY
@given(TEXTS)
def test_a_string_is_read_back(text: str) -> None:
    assert str(pikepdf.Object.parse(string(text).encode("latin-1"))) == text


@PROPERTY
@given(NAMES)
def test_a_name_is_read_back(text: str) -> None:
    assert str(pikepdf.Object.parse(name(text).encode("ascii"))) == f"/{text}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("plain", "(plain)"), ("(", "(\\()"), ("a\\b", "(a\\\\b)"), ("a\r\nb", "(a\\r\\nb)"), ("", "()"),
        ("é", "<feff00e9>"), ("😀", "<feffd83dde00>"),
    ],
)  # fmt: skip
def test_a_string_is_ascii_or_utf_16(text: str, said: str) -> None:
    assert string(text) == said


@pytest.mark.parametrize(
    ("text", "said"), [("Type", "/Type"), ("a b", "/a#20b"), ("#", "/#23"), ("(x)/", "/#28x#29#2F"), ("é", "/#C3#A9")]
)
def test_a_name_escapes_what_it_cannot_hold(text: str, said: str) -> None:
    assert name(text) == said


def test_a_dictionary_leaves_out_what_is_not_there() -> None:
    assert dictionary({"A": 1, "B": None, "C": Ref(7), "D e": "/X"}) == "<</A 1 /C 7 0 R /D#20e /X>>"


def test_an_array_takes_anything_that_can_be_written() -> None:
    assert array([1, Ref(2), "/X"]) == "[1 2 0 R /X]"
    assert array([]) == "[]"


@PROPERTY
@given(st.lists(TEXTS, max_size=8), st.lists(st.binary(max_size=200), max_size=4), st.booleans())
def test_a_file_is_read_back(texts: list[str], streams: list[bytes], compress: bool) -> None:
    pdf = PdfFile()
    refs = [pdf.add(dictionary({"Said": string(text)})) for text in texts]
    held = [pdf.add_stream({"Size": len(data)}, data, compress=compress) for data in streams]
    opened = _open(pdf, {"Texts": array(refs), "Streams": array(held)})
    assert [str(item.Said) for item in opened.Root.Texts] == texts
    assert [item.read_bytes() for item in opened.Root.Streams] == streams
    assert [int(item.Size) for item in opened.Root.Streams] == [len(data) for data in streams]


@pytest.mark.parametrize("count", [1, PER_OBJECT_STREAM - 1, PER_OBJECT_STREAM, PER_OBJECT_STREAM * 2 + 1])
def test_any_number_of_objects_is_packed_and_found_again(count: int) -> None:
    pdf = PdfFile()
    refs = [pdf.add(str(number)) for number in range(count)]
    opened = _open(pdf, {"Numbers": array(refs)})
    assert [int(number) for number in opened.Root.Numbers] == list(range(count))


def test_an_object_may_be_filled_after_it_is_named() -> None:
    pdf = PdfFile()
    later = pdf.reserve()
    first = pdf.add(dictionary({"Next": later}))
    pdf.fill(later, dictionary({"Before": first}))
    opened = _open(pdf, {"First": first})
    assert opened.Root.First.Next.Before.objgen == opened.Root.First.objgen


def test_what_is_named_and_never_filled_is_a_mistake_that_stops() -> None:
    pdf = PdfFile()
    pdf.reserve()
    with pytest.raises(KeyError):
        pdf.assembled(pdf.add("<<>>"), pdf.add("<<>>"))


def test_streams_that_are_not_compressed_stand_in_the_file_as_they_are() -> None:
    pdf = PdfFile()
    pdf.add_stream({}, b"plain words", compress=False)
    assert b"stream\nplain words\nendstream\n" in _bytes(pdf, {})


def test_the_identifier_follows_the_content() -> None:
    def identifier(*words: str) -> bytes:
        pdf = PdfFile()
        for word in words:
            pdf.add(string(word))
        with pikepdf.open(io.BytesIO(_bytes(pdf, {}))) as opened:
            return bytes(opened.trailer.ID[0])

    assert identifier("a") == identifier("a")
    assert identifier("a") != identifier("b")


def test_a_file_passes_the_check_of_another_program() -> None:
    pdf = PdfFile()
    pdf.add_stream({}, b"data")
    assert _open(pdf, {}).check_pdf_syntax() == []


def _bytes(pdf: PdfFile, entries: dict[str, Any]) -> bytes:
    pages: Sequence[Ref] = []
    tree = pdf.add(dictionary({"Type": "/Pages", "Kids": array(pages), "Count": 0}))
    root = pdf.add(dictionary({"Type": "/Catalog", "Pages": tree, **entries}))
    return pdf.assembled(root, pdf.add("<<>>"))


def _open(pdf: PdfFile, entries: dict[str, Any]) -> Any:
    return pikepdf.open(io.BytesIO(_bytes(pdf, entries)))
