"""The words of a file are the words of its sources: all of them, in order, and no others."""

from __future__ import annotations

from collections import Counter

from guide.model.blocks import Table
from guide.model.inlines import plain
from guide.model.walk import walk
from tests.pdf.conftest import Printed
from tests.pdf.expected import expected_lines, headings_of
from tests.pdf.reader import Reader, run_together, squeezed
from tests.pdf.typed import Typed, pattern_of, same_quotes
from tests.subject import PROJECT


def test_lines_in_reading_order_are_those_of_the_composed_handout(printed: Printed) -> None:
    assert printed.reader.lines("text", "alt") == expected_lines(printed.handout, _pages(printed))


def test_every_typed_sentence_is_read_in_the_order_of_the_files(printed: Printed) -> None:
    text, position, missing = same_quotes(printed.reader.text), 0, []
    topic = PROJECT.root / "sources" / printed.handout.topic / printed.handout.language
    poster = printed.entry["edition"].endswith("-poster")
    tables = [block for block in walk(printed.handout.blocks) if isinstance(block, Table)]
    tiles = poster and not any(table.header.cells for table in tables)
    sentences = Typed(topic, poster=poster, tiles=tiles).sentences(printed.handout.name)
    for sentence in sentences:
        found = pattern_of(sentence).search(text, position)
        if found:
            position = found.end()
        else:
            missing.append(sentence)
    # A poster leaves out the lines to fill in, and nothing else but the details of its table.
    if printed.entry["edition"] in ("phone", "letter-large", "a4-large"):
        # When to call comes first.
        missing = [sentence for sentence in missing if not pattern_of(sentence).search(text)]
    assert (len(missing) <= (2 if poster else 0), len(sentences) > 5) == (True, True), missing


def test_a_second_engine_finds_every_letter_of_every_page(printed: Printed) -> None:
    rendered = printed.rendered()
    for number, page in enumerate(printed.reader.pages):
        painted = [sequence.text for sequence in page.sequences.values()] + [item.text for item in page.artifacts]
        # Marks are drawn, not written: their word stands in the structure only.
        assert Counter(_letters(rendered[number].get_textpage().get_text_range())) == Counter(
            _letters("".join(painted))
        ), f"page {number + 1}"


def test_a_second_engine_finds_every_word_of_every_page(printed: Printed) -> None:
    rendered = printed.rendered()
    words = [Counter(page.get_textpage().get_text_range().split()) for page in rendered]
    for page, text in _texts_on_one_page(printed.reader):
        for word in text.split():
            assert words[page][word] > 0, f"page {page + 1}: {word}"


def test_words_are_kept_apart_where_lines_end(printed: Printed) -> None:
    assert run_together(printed.reader) == []


def _pages(printed: Printed) -> dict[str, int]:
    """Page numbers by slug, taken from where the headings stand in the file."""
    headings, found = headings_of(printed.handout), printed.reader.headings
    assert [squeezed(plain(heading.inlines)) for heading in headings] == [element.text for element in found]
    if printed.is_booklet:
        return printed.numbers
    return {heading.slug: element.pages()[0] + 1 for heading, element in zip(headings, found, strict=True)}


def _letters(text: str) -> str:
    return "".join(char for char in text if not char.isspace() and ord(char) >= 0x20)


def _texts_on_one_page(reader: Reader) -> list[tuple[int, str]]:
    """The texts of blocks that stand on one page whole."""
    blocks = reader.root.named("P", "H1", "H2", "H3", "H4", "Lbl")
    return [
        (block.pages()[0], block.text)
        for block in blocks
        if len(block.pages()) == 1 and not any(inner.actual for inner in block.walk())
    ]
