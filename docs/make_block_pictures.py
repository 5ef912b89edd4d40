"""The pictures of blocks that docs/writing.md shows: `make pictures` writes docs/pictures/blocks/*.png.

An example is a fence with a picture of that folder right below it. Its very text is put into a handout of its own, in a
copy of the real topic so that names of pictures and facts are known, and laid out in Letter. The picture shows what page 1
has more than the same handout without the example.
"""

from __future__ import annotations

import datetime
import re
import shutil
import tempfile
from pathlib import Path

from PIL import Image, ImageChops

from guide.model.page import Tagged, Text
from guide.pipeline import prepare
from guide.pipeline.make import finished
from guide.pipeline.preparation import Ready
from guide.pipeline.select import Selection
from guide.products.browser.pictures import page_picture
from guide.read.files import Project
from guide.text.faces import Faces

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "writing.md"
FOLDER = ROOT / "docs" / "pictures" / "blocks"
TOPIC = "sources/crawling-backwards/en"
EDITION = "letter"
TODAY = datetime.date(2026, 11, 20)
SCALE = 1.3  # pixels a point
WHITE_EDGE = 8
COLOURS = 64

EXAMPLE = re.compile(
    r"^```(\w*)\n((?:(?!```).*\n)*)```\n\n!\[([^\]]*)\]\(pictures/blocks/([\w-]+)\.png\)$", re.MULTILINE
)

FRONT = """---
handout: {name}
title: An example
number: X-{number}
edition: 2026-11-20
review-by: 2028-11-20
language: en
summary: An example.
pages: {{least: 1, most: 9}}
sources: [aap-tummy-time, who-motor-2006, petite-fete]
editions: [letter]
---

::::{{callout}} call-now
:::{{signs}} emergency call-now
:as: line
:wording: short
:::
::::

## An example

"""
# What follows an example: a heading, which ends its picture, and lines that leave a block no more room than it needs.
END = "Ways to move"
AFTER = f"\n### {END}\n\n" + "Roll, sit and walk.\n\n" * 16
# A contents list is shown from five pages on: each of these boxes needs a page of its own.
BOX = ":::{callout} try\n" + ("- " + "Roll, sit and walk. " * 16 + "\n") * 7 + ":::\n"
TITLES = (END, "Why do babies go backward?", "How can you help?", "When to call", "What happens next?")
# The types of data files whose block has `chart-` before its name.
DRAWN = ("bars", "causes", "pictograph", "ranges")
# Footnotes come after everything else.
AFTER_OF = {"contents": "".join(f"\n## {title}\n\n{BOX}" for title in TITLES), "footnotes": ""}


def examples(text: str) -> dict[str, tuple[str, str]]:
    """Kind of fence and text of each example, by the name of its picture."""
    return {name: (kind, body) for kind, body, _, name in EXAMPLE.findall(text)}


def put_into(project: Path, found: dict[str, tuple[str, str]]) -> list[str]:
    """Write a handout for each example, and one without any; a data file becomes one, and a block that shows it."""
    names = []
    for number, (name, (kind, body)) in enumerate({"nothing": ("", ""), **found}.items(), 1):
        handout = f"example-{name}"
        if kind == "yaml":
            (project / TOPIC / f"{handout}-data.yaml").write_text(body, "utf-8")
            shown = body.split()[1]
            body = f":::{{{'chart-' if shown in DRAWN else ''}{shown}}} {handout}-data\n:::\n"
        text = FRONT.format(name=handout, number=number) + body + AFTER_OF.get(name, AFTER)
        (project / TOPIC / f"{handout}.md").write_text(text, "utf-8")
        names.append(handout)
    return names


def pictures(text: str) -> dict[str, Image.Image]:
    """The picture of each example in a document. Raises InputError if one cannot be made."""
    found = examples(text)
    with tempfile.TemporaryDirectory() as folder:
        for name in ("sources", "layouts", "fonts"):
            shutil.copytree(ROOT / name, Path(folder) / name)
        names = put_into(Path(folder), found)
        ready, faces, _ = prepare(Project(Path(folder)), Selection(handouts=tuple(names), editions=(EDITION,)), TODAY)
        drawn = {item.handout.name.removeprefix("example-"): drawn_example(item, faces) for item in ready}
    empty = drawn.pop("nothing")
    return {name: cropped(page, empty) for name, page in drawn.items()}


def drawn_example(item: Ready, faces: Faces) -> Image.Image:
    """The text area of page 1, down to where the example ends: at the heading after it, or at the sheet's closing notes."""
    page = page_picture(finished(item, faces).data, 0, SCALE)
    first = item.context.pages[0]
    ends = [anchor.y for anchor in first.anchors if anchor.slug == END.lower().replace(" ", "-")]
    closing = item.context.tree[item.handout.closing_key, ""]
    ends += [
        text.y - text.ascent
        for text in first.items
        if isinstance(text, Text) and isinstance(text.role, Tagged) and text.role.node > closing
    ]
    left, right, bottom = first.frame.x, first.frame.right, min([*ends, first.frame.bottom])
    return page.crop((round(left * SCALE) - WHITE_EDGE, 0, round(right * SCALE) + WHITE_EDGE, round(bottom * SCALE)))


def cropped(page: Image.Image, empty: Image.Image) -> Image.Image:
    """What a page has more than an empty one, with a white edge above and below."""
    ground = Image.new("RGB", page.size, "white")
    ground.paste(empty)
    _, top, _, bottom = ImageChops.difference(page, ground).getbbox() or (0, 0, *page.size)
    framed = Image.new("RGB", (page.width, bottom - top + 2 * WHITE_EDGE), "white")
    framed.paste(page.crop((0, top, page.width, bottom)), (0, WHITE_EDGE))
    return framed.quantize(COLOURS)


def main() -> None:
    """Write a picture for every example, and delete those of examples that are gone."""
    made = pictures(PAGE.read_text("utf-8"))
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in FOLDER.glob("*.png"):
        if path.stem not in made:
            path.unlink()
    for name, picture in made.items():
        picture.save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
