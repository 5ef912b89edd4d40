"""What `guide diff` reads of a file is what a reader of our own reads, in the same order."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from guide.products.compare.reading import CELL, Reading, read
from tests.pdf.conftest import Printed
from tests.pdf.reader import INLINE, Element, Marked


@functools.cache
def reading_of(path: Path) -> Reading:
    return read(path.read_bytes())


def test_every_word_is_read_in_reading_order(printed: Printed) -> None:
    found = [word for block in reading_of(printed.path).blocks for word in block.words if word != CELL]
    expected = "".join(_said(printed.reader.root)).split()
    if printed.is_booklet:  # its sides are read one after the other
        assert Counter(found) == Counter(expected)
    else:
        assert found == expected


def test_a_paragraph_that_a_page_break_cuts_is_one(printed_files: dict[str, Printed]) -> None:
    cut = 0
    for printed in printed_files.values():
        if printed.is_booklet:
            continue
        over = [block for block in printed.reader.root.named("P", "H2", "H3") if len(block.pages()) > 1]
        read_blocks = {" ".join(block.words) for block in reading_of(printed.path).blocks} if over else set()
        assert [block.text for block in over if block.text not in read_blocks] == []
        cut += len(over)
    assert cut > 0


def test_the_foot_names_number_and_edition_and_no_page(printed: Printed) -> None:
    if printed.is_booklet:
        return
    # The hint in the box for a label, and the heads that cards repeat, are not read aloud either.
    aside = {printed.handout.labels.patient_label}
    edges = [edge for edge in reading_of(printed.path).edges if edge not in aside and not edge.endswith(":")]
    number, edition, *standing = edges
    assert number == printed.handout.number
    assert str(printed.handout.edition.year) in edition
    assert standing in ([], [printed.handout.labels.draft.rstrip(".")])


def test_summary_and_date_are_those_of_the_file(printed: Printed) -> None:
    reading = reading_of(printed.path)
    assert reading.summary.startswith(printed.handout.summary)
    assert reading.edition == printed.handout.edition.isoformat()


def _said(element: Element) -> Iterator[str]:
    """The text of an element, descriptions of pictures among it, but for labels and the page numbers of a contents
    list."""
    edge = "" if element.tag in INLINE else " "
    if element.tag == "Lbl":
        yield " "
    elif element.tag == "TOCI":
        words = "".join(piece for kid in element.elements for piece in _said(kid)).split()
        yield f" {' '.join(words[:-1])} "
    else:
        yield edge
        if element.actual is not None or (element.alt and element.tag != "Link"):
            yield element.actual or element.alt
        else:
            for kid in element.kids:
                if isinstance(kid, Element):
                    yield from _said(kid)
                elif isinstance(kid, Marked):
                    yield kid.sequence.text
        yield edge
