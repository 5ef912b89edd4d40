"""A text of a chart into lines: where each word goes, without the looks that words of a paragraph may have."""

from __future__ import annotations

from guide.model.scales import FaceName
from guide.text.breaking import break_lines
from guide.text.faces import Faces


def wrapped(text: str, width: float, name: FaceName, size: float, faces: Faces, language: str) -> tuple[str, ...]:
    """The lines of a text, as even as possible. A word that is wider than the line has one for itself."""
    words = text.split(" ")
    widths = [faces.width(word, name, size, language) for word in words]
    blank = faces.width(" ", name, size, language)
    ends = break_lines(widths, [blank] * len(words), width)
    return tuple(" ".join(words[start:end]) for start, end in zip((0, *ends), ends, strict=False))


def widest(text: str, name: FaceName, size: float, faces: Faces, language: str) -> float:
    """The width of the widest word."""
    return max(faces.width(word, name, size, language) for word in text.split(" "))
