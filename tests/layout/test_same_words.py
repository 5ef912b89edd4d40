"""Every edition says what the ordinary one says: the same words in the same order, the same pictures, the same fields.

Set aside are the contents list, which only long editions have, the page numbers that a text names, and the box for a
stamp, which a phone does not have.
"""

from __future__ import annotations

from collections.abc import Iterator

from guide.compose.practice import STAMP
from guide.model.blocks import Paragraph, PracticeBox
from guide.model.inlines import Inline, Link, PageNumber
from guide.model.page import FormField, Item, PlacedPicture, Shape, Tagged, Text
from guide.model.walk import walk
from tests.each import each
from tests.subject import in_charts, in_contents, names_of, ready

# Each edition beside the one that it has to agree with.
ORDINARY = {
    "letter-large": "letter", "letter-gray": "letter", "phone": "letter", "letter-booklet": "letter",
    "letter-print-shop": "letter", "a4-print-shop": "a4",
    "a4-large": "a4", "a4-gray": "a4", "a4-booklet": "a4", "a4": "letter",
}  # fmt: skip
UNSTAMPED = ("phone",)
FILLED_IN = ("letter-large", "a4-large", "letter-gray", "a4-gray", "phone")
Said = list[tuple[str, list[str]]]


NAMES = names_of(*ORDINARY)


def ordinary(name: str) -> str:
    handout, _, edition = name.partition(".")
    return f"{handout}.{ORDINARY[edition]}"


def items(name: str) -> Iterator[Item]:
    for page in ready()[name].context.pages:
        yield from page.items


def with_page_numbers(name: str) -> frozenset[int]:
    """The nodes of texts that name a page."""
    item = ready()[name]
    blocks = [block for block in walk(item.handout.blocks) if isinstance(block, Paragraph)]
    naming = {
        item.context.tree[block.key, ""]
        for block in blocks
        if any(isinstance(inner, PageNumber) for one in block.inlines for inner in _parts(one))
    }
    links = {node.index for node in item.context.tree.nodes if node.tag == "Link" and node.parent in naming}
    return frozenset(naming | links)


def _parts(inline: Inline) -> tuple[Inline, ...]:
    return inline.inlines if isinstance(inline, Link) else (inline,)


def in_stamp(name: str) -> frozenset[int]:
    """The nodes of the box for a stamp."""
    item = ready()[name]
    boxes = [block for block in item.handout.blocks if isinstance(block, PracticeBox) and block.stamp]
    return frozenset(item.context.tree[box.heading.key, ""] for box in boxes)


def said(name: str, stamped: bool = True, of: int = 0) -> Said:
    """Tag and words of every element that has words, in structure order, from a node on."""
    tree, numbered = ready()[name].context.tree, with_page_numbers(name)
    skipped = in_contents(name) | in_charts(name) | (frozenset() if stamped else in_stamp(name))
    words: dict[int, list[str]] = {}
    for item in items(name):
        if isinstance(item, Text) and isinstance(item.role, Tagged) and item.role.node not in skipped:
            node = item.role.node
            own = item.string.split()
            kept = [word for word in own if not (node in numbered and word.strip(".,").isdigit())]
            words.setdefault(node, []).extend(kept)
    return [(tree.nodes[node].tag, words[node]) for node in sorted(words) if node >= of]


def shown(name: str) -> list[tuple[str, str]]:
    """Tag and words of every element that is a picture or a mark, in structure order."""
    tree = ready()[name].context.tree
    kinds = (PlacedPicture, Shape)
    nodes = {item.role.node for item in items(name) if isinstance(item, kinds) and isinstance(item.role, Tagged)}
    found = [tree.nodes[node] for node in sorted(nodes)]
    return [(node.tag, node.attributes.alt or node.attributes.actual_text) for node in found]


def fields(name: str) -> list[tuple[str, str, str]]:
    """Kind, name and tooltip of every field, in reading order."""
    found = [item for item in items(name) if isinstance(item, FormField)]
    found.sort(key=lambda item: item.role.node)
    return [(item.kind, item.name, item.tooltip) for item in found]


def test_every_promised_sheet_is_there() -> None:
    assert len(NAMES) >= 50
    assert set(NAMES) <= set(ready())


def on_the_back(name: str) -> Said:
    """What a booklet says at its end: the callout once more, and the box for a stamp."""
    item = ready()[name]
    blocks = item.handout.blocks
    end = next(number for number, block in enumerate(blocks) if block.key == item.handout.closing_key)
    nodes = {item.context.tree[block.key, ""] for block in blocks[end + 1 :]}
    return [(tag, words) for tag, words in said(name, of=min(nodes))] if nodes else []


@each("name", NAMES)
def test_the_words_are_the_same_in_the_same_order(name: str) -> None:
    back = on_the_back(name)
    inside = said(name)[: -len(back)] if back else said(name)
    told = said(ordinary(name), not name.endswith(UNSTAMPED) and not back)
    # On a phone and in large print, when to call comes first.
    moved = ready()[name].context.layout.theme.flow.urgent == "first"
    assert (sorted(inside) == sorted(told)) if moved else (inside == told)
    # Without the number of a page that it names.
    assert all(part in said(ordinary(name)) for part in back)
    assert not in_stamp(name) or not name.endswith(UNSTAMPED)
    assert sum(len(words) for _, words in said(name)) > 100


@each("name", NAMES)
def test_words_are_set_in_reading_order(name: str) -> None:
    """Page by page, what is painted later is read later; but for what stands in the foot of page 1."""
    item = ready()[name]
    standing = item.context.tree[item.handout.status_key, ""]
    tagged = [part.role.node for part in items(name) if isinstance(part, Text) and isinstance(part.role, Tagged)]
    firsts = list(dict.fromkeys(node for node in tagged if node != standing))
    assert firsts == sorted(firsts)


@each("name", NAMES)
def test_the_pictures_and_marks_are_the_same(name: str) -> None:
    assert shown(name) == shown(ordinary(name))
    assert all(words for tag, words in shown(name) if tag in ("Figure", "Span"))


@each("name", names_of(*FILLED_IN))
def test_the_fields_are_the_same(name: str) -> None:
    expected = fields(f"{name.partition('.')[0]}.letter")
    unstamped = [field for field in expected if field[1] != STAMP]
    assert len(unstamped) == len(expected) - 1
    wanted = unstamped if name.endswith(UNSTAMPED) else expected
    # Where when to call comes first, so does the box for a stamp after it.
    moved = ready()[name].context.layout.theme.flow.urgent == "first"
    assert (sorted(fields(name)) == sorted(wanted)) if moved else (fields(name) == wanted)
    names = [field for _, field, _ in fields(name)]
    assert len(set(names)) == len(names)
    assert all(tooltip for _, _, tooltip in fields(name))


@each("name", NAMES)
def test_the_contents_list_stands_on_long_sheets_alone(name: str) -> None:
    """It is what the other tests set aside; nothing else may hide behind it."""
    tags = {ready()[name].context.tree.nodes[node].tag for node in in_contents(name)}
    assert tags <= {"Sect", "H2", "TOC", "TOCI", "Reference", "Link"}
    assert not tags or len(ready()[name].context.pages) > 4
