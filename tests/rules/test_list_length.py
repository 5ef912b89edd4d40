"""Short lists."""

from __future__ import annotations

from guide.model.files.references import Reference
from guide.rules.list_length import check
from tests.rules.factory import HANDOUT, on_words


def items(count: int) -> str:
    return "\n".join(["- a thing"] * count)


def test_seven_items_are_silent_and_eight_are_not() -> None:
    assert on_words(check, items(7)) == []
    assert on_words(check, f"Text.\n\n{items(8)}") == [
        f"{HANDOUT}:3:1: list-length: this list has 8 items; people read at most 7\n"
        "    hint: make two lists, each with its own heading"
    ]


def test_items_of_inner_lists_are_counted_apart() -> None:
    inner = "\n".join(["  - a thing"] * 7)
    assert on_words(check, f"{items(6)}\n- more\n{inner}") == []
    assert len(on_words(check, f"- more\n{inner}\n  - an eighth")) == 1


def test_things_to_tick_count_too() -> None:
    ticks = "".join(f"      - {{id: t{number}, text: Thing}}\n" for number in range(8))
    yaml = (
        f"type: checklist\nchild:\n  - {{id: name, label: Name}}\ncolumns:\n  - kind: call-soon\n    title: Title\n    items:\n{ticks}"
        "questions:\n  - {id: ask, text: What?}\nnotes: {id: notes, label: Notes}\n"
    )
    assert len(on_words(check, ":::{checklist} c\n:::\n", data={"c": yaml})) == 1


def test_the_list_of_sources_may_be_long() -> None:
    names = {f"r{number}": Reference("A title", f"House {number}", "read") for number in range(9)}
    assert on_words(check, "Text.\n\n:::{sources}\n:::\n", references=names, sources=tuple(names)) == []
