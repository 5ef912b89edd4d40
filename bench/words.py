"""Whether a PDF has the right words: its words against those of the document."""

from __future__ import annotations

import dataclasses
import operator
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from bench.content import Document

_WORD = re.compile(r"\w+")
# A page count further from ours than this share means another document.
PAGES_WITHIN = 0.25
# Words that may be missing: a reader may join two adjacent ones.
MISSING_MOST = 0.002


@dataclass(frozen=True, slots=True)
class Said:
    """What a file holds: words of the document that it lacks, and extra words (page numbers, feet)."""

    pages: int = 0
    size: int = 0
    words: int = 0
    missing: int = 0
    others: int = 0

    def __add__(self, other: Said) -> Said:
        return Said(*map(operator.add, dataclasses.astuple(self), dataclasses.astuple(other)))

    @property
    def complete(self) -> bool:
        return self.missing <= MISSING_MOST * self.words

    def near(self, other: Said) -> bool:
        """Whether both have about as many pages."""
        return abs(self.pages - other.pages) <= max(1.0, PAGES_WITHIN * other.pages)


def said_by(path: Path, document: Document) -> Said:
    """A file against its document."""
    pdf = pypdfium2.PdfDocument(path)
    found: Counter[str] = Counter()
    for page in pdf:
        text = page.get_textpage()
        found.update(_WORD.findall(text.get_text_range()))
        text.close()
        page.close()
    wanted = Counter(_WORD.findall(document.words))
    said = Said(len(pdf), path.stat().st_size, wanted.total(), (wanted - found).total(), (found - wanted).total())
    pdf.close()
    return said
