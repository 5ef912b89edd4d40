"""The tag trees of the handouts, as they were last agreed on.

A change of words or tags changes a tree. Look at the difference; if it is what you meant, renew the files:
GUIDE_RENEW=1 make test, or for this project's own content make renew.
"""

from __future__ import annotations

import difflib
import os

import pytest

from tests.each import each
from tests.pdf.conftest import FILES, Printed
from tests.pdf.tag_tree import tag_tree
from tests.subject import GOLDEN, HOW_TO_RENEW

TREES = GOLDEN / "tags"
LETTER = [name for name in FILES if name.endswith(".letter.pdf")]


@pytest.mark.parametrize("name", LETTER)
def test_tags_are_the_agreed_ones(name: str, printed_files: dict[str, Printed]) -> None:
    entry = printed_files[name].entry
    path = TREES / entry["topic"] / f"{entry['handout']}.txt"
    tree = tag_tree(printed_files[name].reader)
    if os.environ.get("GUIDE_RENEW"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(tree, "utf-8")
    agreed = path.read_text("utf-8") if path.is_file() else ""
    changes = difflib.unified_diff(
        agreed.splitlines(), tree.splitlines(), f"{path.name} (agreed)", f"{path.name} (now)", lineterm="", n=2
    )
    if agreed != tree:
        hint = f"if the change is meant: {HOW_TO_RENEW}"
        pytest.fail("\n".join(["the tags have changed", *changes, hint]), pytrace=False)


@each("name", LETTER)
def test_both_papers_have_the_same_tags(name: str, printed_files: dict[str, Printed]) -> None:
    # Page numbers and places of line ends differ; what is read aloud does not.
    other = printed_files[name.replace(".letter.", ".a4.")].reader
    assert [element.tag for element in other.elements] == [
        element.tag for element in printed_files[name].reader.elements
    ]


def test_there_is_no_tree_of_a_handout_that_is_gone() -> None:
    there = {path.relative_to(TREES).with_suffix("").as_posix() for path in TREES.glob("*/*.txt")}
    assert there == {name.partition("/")[2].partition(".")[0] for name in LETTER}
