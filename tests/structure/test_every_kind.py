"""What is known of a kind of block agrees with its structure elements, so that no rule passes by a new kind."""

from __future__ import annotations

from guide.model.blocks import Chart, Figure, Footnotes, PracticeBox, QrCode, Steps, Timeline
from guide.model.kinds import KINDS
from guide.model.printed import alternative_texts
from tests.every_kind import every_kind, examples, own_nodes


def named(*tags: str) -> set[type]:
    """The kinds that make one of these elements."""
    return {kind for kind, block in examples().items() if {node.tag for node in own_nodes(block)} & set(tags)}


def read_as(how: str) -> set[type]:
    return {kind for kind, said in KINDS.items() if said.read == how}


def test_what_is_tagged_as_a_list_is_read_as_one() -> None:
    # The steps of `Steps` are told apart by their headings, and footnotes are looked up one by one; ages are read down their line.
    assert read_as("list") == named("L") - {Steps, Footnotes, Timeline}, "see `read` in guide/model/kinds.py"


def test_what_is_tagged_as_a_table_or_heading_is_read_as_one() -> None:
    assert read_as("table") == named("Table"), "see `read` in guide/model/kinds.py"
    assert read_as("heading") == named("H1", "H2", "H3", "H4", "H5", "H6"), "see `read` in guide/model/kinds.py"


def test_what_has_fields_is_filled_in() -> None:
    # The box for a stamp is taken out in a way of its own.
    filled_in = {kind for kind, said in KINDS.items() if said.filled_in}
    assert filled_in == named("Form") - {PracticeBox}, "see `filled_in` in guide/model/kinds.py"


def test_what_refers_to_pages_by_itself_prints_their_numbers() -> None:
    assert {kind for kind, said in KINDS.items() if said.prints_pages} == named("TOCI")


def test_rules_see_what_stands_for_pictures() -> None:
    spoken = {kind for kind, block in examples().items() if any(node.attributes.alt for node in own_nodes(block))}
    # What stands for a code is the program's; what stands for a chart is put together from words that rules see.
    assert spoken == {Chart, Figure, QrCode}, "guide/model/printed.py: add it to alternative_texts"
    assert examples()[Figure].alt in [text.text for text in alternative_texts(every_kind().handout)]
