"""Links between the documents lead somewhere: to a file that is here, and to a heading in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support import ROOT

PAGES = sorted((*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")))
# A link or picture, but no address of the web.
LINK = re.compile(r"\]\((?!https?://)([^)#\s]*)(?:#([^)\s]+))?\)")


def prose(path: Path) -> str:
    """A document without its fences and without what stands in backquotes."""
    text = re.sub(r"(?ms)^ *(`{3,}).*?^ *\1$", "", path.read_text("utf-8"))
    return re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", text)


def anchors(path: Path) -> set[str]:
    """The addresses of the headings of a document, as GitHub makes them."""
    text = re.sub(r"(?ms)^(`{3,}).*?^\1$", "", path.read_text("utf-8"))
    headings = re.findall(r"(?m)^#+ (.*)$", text)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_to_files_and_headings_that_are_here(path: Path) -> None:
    lost = []
    for name, anchor in LINK.findall(prose(path)):
        target = (path.parent / name).resolve() if name else path
        if not target.exists() or anchor and target.suffix == ".md" and anchor not in anchors(target):
            lost.append(f"{name}#{anchor}")
    assert lost == []


def test_links_are_found() -> None:
    found = {name for path in PAGES for name, _ in LINK.findall(prose(path))}
    assert {"docs/errors.md", "keys.md", "pictures/blocks/steps.png", ""} <= found
