"""Titles of any letters come back from the metadata as they were."""

from __future__ import annotations

import io

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from guide.model.handout import Handout
from guide.model.inlines import Words
from guide.pdf.write.metadata import about, write_info, write_xmp
from guide.pdf.write.objects import PdfFile, array, dictionary
from tests.long import examples
from tests.structure.conftest import real as real  # the fixture, under its own name

PROPERTY = settings(deadline=None, max_examples=examples(15), derandomize=True)
# What the reader of sources lets through: no control characters.
TITLES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Co"]), min_size=1, max_size=40).filter(
    lambda text: text == text.strip() != ""
)


@PROPERTY
@given(title=TITLES)
def test_a_title_of_any_letters_is_read_back_from_both_places(real: Handout, title: str) -> None:
    assert _said(_titled(real, title)) == (title, title)


@pytest.mark.parametrize("title", ["Arms & legs", "<b>", "a > b", "\"quoted\" 'too'", "]]>", "&amp;", "(x) \\ y"])
def test_signs_that_mean_something_to_xml_or_pdf_are_words_here(real: Handout, title: str) -> None:
    assert _said(_titled(real, title)) == (title, title)


def _titled(handout: Handout, title: str) -> Handout:
    heading = replace(handout.heading, inlines=(Words(title, handout.at),))
    return replace(handout, heading=heading)


def _said(handout: Handout) -> tuple[str, str]:
    """The title of the information dictionary and that of the metadata, as another program reads them."""
    pdf = PdfFile()
    tree = pdf.add(dictionary({"Type": "/Pages", "Kids": array([]), "Count": 0}))
    metadata, info = pdf.reserve(), pdf.reserve()
    write_xmp(pdf, metadata, about(handout))
    write_info(pdf, info, about(handout))
    root = pdf.add(dictionary({"Type": "/Catalog", "Pages": tree, "Metadata": metadata}))
    data = pdf.assembled(root, info)
    with (
        pikepdf.open(io.BytesIO(data)) as opened,
        opened.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False, strict=True) as found,
    ):
        return str(opened.docinfo.Title), str(found["dc:title"])
