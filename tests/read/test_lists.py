"""A list nests as it looks, and prints the numbers that were typed; or it is refused with the right form."""

from __future__ import annotations

from guide.model.syntax import ListNode
from tests.read.test_markdown import parsed, text_of


def shape(text: str) -> str:
    """Lists as `(…)`, ordered ones with their first number; or what was said of the text."""
    nodes, problems = parsed(text)
    return " ".join(problem.partition("\n")[0] for problem in problems) or "".join(map(_shape, nodes))


def _shape(node: object) -> str:
    if not isinstance(node, ListNode):
        return text_of([node])  # type: ignore[list-item]  # a node
    items = "|".join("".join(map(_shape, inner)) for inner, _ in node.items)
    return f"{node.start if node.ordered else ''}({items})"


def wrong(line: int, column: int, what: str) -> str:
    return f"a.md:{line}:{column}: markdown: {what} is indented, but not enough to be in the item above it"


TOO_LARGE = "at the start of a line is the number of an item, and these go up to 99"
LISTS = {
    "- a\n  - b\n  - c\n- d": "(a(b|c)|d)",
    "- a\n    - b": "(a(b))",
    "- a\n\t- b\n\t- c": "(a(b|c))",
    "-\ta\n\t-\tb": "(a(b))",
    "1. a\n   1. b\n   2. c\n2. d": "1(a1(b|c)|d)",
    "1. a\n   - b\n2. c": "1(a(b)|c)",
    "1. a\n\t- b\n2. c": "1(a(b)|c)",
    "10. a\n    - b\n11. c": "10(a(b)|c)",
    "10.\ta\n\t- b": "10(a(b))",
    "1. a\n\n   More.\n2. b": "1(aMore.|b)",
    "1. a\n  more\n2. b": "1(a more|b)",
    "- - a\n  - b": "((a|b))",
    "  - a\n  - b\n\nText.": "(a|b)Text.",
    " 9. a\n10. b": "9(a|b)",
    "3. a\n4. b": "3(a|b)",
    "1) a\n2) b": "1(a|b)",
    "1. a\n1. b\n1. c": "1(a|b|c)",
    "0. a\n1. b": "0(a|b)",
    "2. a\n2. b": "2(a|b)",
    "-    a\n\n     b": "(ab)",
    "1. a\n\nText.\n\n2. b": "1(a)Text.2(b)",
    # Indented too little.
    "1. a\n  1. b\n  2. c\n2. d": f"{wrong(2, 3, 'this item')} {wrong(3, 3, 'this item')}",
    "1. a\n  - b\n2. c": wrong(2, 3, "this"),
    "10. a\n  - b": wrong(2, 3, "this"),
    "10. a\n   - b": wrong(2, 4, "this"),
    "10. a\n   1. b": wrong(2, 4, "this item"),
    "1) a\n  2) b": wrong(2, 3, "this item"),
    "- a\n - b": wrong(2, 2, "this item"),
    "1. a\n\n  More.\n\n2. b": wrong(3, 3, "this"),
    "- a\n\n More.": wrong(3, 2, "this"),
    "1. a\n\n  ## B": wrong(3, 3, "this"),
    "1. a\n  :::{callout} try\n  b\n  :::": wrong(2, 3, "this"),
    "  - a\n- b": "a.md:2:1: markdown: this item starts further left than those above it",
    # Indented so much that it is no list at all.
    "- a\n      - b": "a.md:2:7: markdown: `-` makes no list here, so its line would run on after the one above",
    "1. a\n   2. b": "a.md:2:4: markdown: `2.` makes no list here, so its line would run on after the one above",
    # Numbers.
    "1. a\n3. b": "a.md:2:1: markdown: this item is typed as 3 but would be printed as 2",
    "1. a\n2. b\n2. c\n3. d": "a.md:3:1: markdown: this item is typed as 2 but would be printed as 3",
    "98. a\n99. b": "98(a|b)",
    "2026. a": f"a.md:1:1: markdown: `2026.` {TOO_LARGE}",
    "So.\n\n- so\n\n  100) a": f"a.md:5:3: markdown: `100.` {TOO_LARGE}",
    "98. a\n99. b\n100. c\n101. d": f"a.md:3:1: markdown: `100.` {TOO_LARGE}",
    "1. a\n" * 101: f"a.md:100:1: markdown: `100.` {TOO_LARGE}",
    "5. a\n4. b": "a.md:2:1: markdown: this item is typed as 4 but would be printed as 6",
}


def test_a_list_is_what_it_looks_like_or_refused() -> None:
    assert {text: shape(text) for text in LISTS} == LISTS


def test_the_hint_says_how_far_to_indent() -> None:
    for text, spaces in (
        ("1. a\n  - b", 3),
        ("10. a\n   - b", 4),
        ("-  a\n\n  b", 3),
        ("- a\n - b", 2),
        ("9. a\n10. b\n 1. c", 4),
        ("9. a\n10. b\n\n  c", 4),
        ("-    a\n - b", 5),
    ):
        _, problems = parsed(text)
        hint = f"to put it in that item, indent it by {spaces} spaces, level with the item's words; to put it beside the item, level with its mark"
        assert [problem.partition("hint: ")[2] for problem in problems] == [hint], text
