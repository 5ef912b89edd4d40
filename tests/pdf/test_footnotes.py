"""Footnotes in the file: a Note with an ID for each, and links there and back."""

from __future__ import annotations

from pathlib import Path

from tests.pdf.test_every_kind import written


def test_each_note_has_an_id_and_links_there_and_back(tmp_path: Path) -> None:
    _, reader = written("letter", tmp_path, own=False)
    (note,) = reader.root.named("Note")
    assert str(note.object.ID) == "note-1"
    assert reader.identities["note-1"].objgen == note.object.objgen
    assert note.text == "See a page."
    links = {
        element.parent.tag: (element, annotation)
        for element, annotation in reader.annotations
        if annotation.kind == "Link" and element.parent is not None and element.parent.tag in ("Reference", "Lbl")
    }
    (there, to_note), (back, to_text) = links["Reference"], links["Lbl"]
    assert (there.text, back.text) == ("[1]", "[1]")
    assert (to_note.said("/Contents"), to_text.said("/Contents")) == ("Note 1", "Note 1, back to the text")
    # Each leads to the page of the other.
    assert [reader.page_of(to_note.object.Dest[0])] == note.pages()
    assert [reader.page_of(to_text.object.Dest[0])] == there.pages()
