"""Texts in which no mark of Markdown counts, such as how a figure is said: a mark would be printed as it is, so it is refused."""

from __future__ import annotations

import re

from guide.base.problems import Position, Problems
from guide.read.yaml_nodes import Items, Mapping, Node, Scalar

# Bold, links, notes, formulas, struck, marked, hidden, raised and lowered words, code, tags, characters by name, and what is escaped. A single star or underscore may be meant.
_MARK = re.compile(
    r"\*\*|\]\(|\[\^|\[\[|\]\]|~~|==|\$\$|%%|\{\{|\}\}|\^[^\s^]+\^|(?<!~)~[^~\s]+~(?!~)|`|</?[A-Za-z][^<>]*>|<!--|&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]{1,31});|\\[!-/:-@\[-`{-~]"
)


def check_plain(text: str, at: Position, problems: Problems) -> bool:
    """Whether a text has no mark; a problem if it has one."""
    found = _MARK.search(text)
    if found is None:
        return True
    # A backquote cannot be shown between two.
    named = f"`{found[0]}`" if "`" not in found[0] else "this"
    problems.error(at, "markdown", f"{named} would be printed as it is", "write plain words")
    return False


def check_plain_node(node: Node | None, problems: Problems) -> None:
    """The same for all texts of a node."""
    if isinstance(node, Scalar):
        check_plain(node.text, node.at, problems)
    elif isinstance(node, Items):
        for item in node.items:
            check_plain_node(item, problems)
    elif isinstance(node, Mapping):
        for _, value in node.entries:
            check_plain_node(value, problems)
