"""Every kind of block, whether a sheet uses it or not, is in the file as it is expected, in every edition."""

from __future__ import annotations

from collections import defaultdict
from itertools import zip_longest
from pathlib import Path
from typing import get_args

import pytest

from guide.base.problems import Problems
from guide.model.blocks import Badge, Block, Chart, Contents, Figure, Mark, QrCode
from guide.model.inlines import plain
from guide.model.walk import own_inlines, walk
from guide.pipeline.make import finished
from guide.pipeline.preparation import Common, Ready, laid_out
from guide.pipeline.select import Wanted
from tests.every_kind import PRACTICE, dressed, every_kind, examples
from tests.layout.factory import PROJECT, faces, layout
from tests.pdf.expected import _LINES, expected_lines
from tests.pdf.reader import Reader
from tests.rules.factory import CRITERIA

EDITIONS = sorted(path.stem for path in (PROJECT.root / "layouts").glob("*.yaml") if path.stem != "base")


def written(edition: str, folder: Path, *, own: bool) -> tuple[Ready, Reader]:
    """The handout in an edition, for a practice or with the box for a stamp, as the pipeline makes it; and its file."""
    on = layout(edition)
    # A poster is one page.
    made = every_kind(long=not on.page.limited)
    handout = dressed(made.handout, PRACTICE if own else None, on.practice_place)
    problems = Problems()
    common = Common(PROJECT, (made.source,), (), (), (edition,), (edition,), faces(), CRITERIA)
    ready = laid_out(Wanted(made.source, handout, 0, edition, on), common, problems)
    assert [str(problem) for problem in problems] == []
    path = folder / f"{edition}.pdf"
    path.write_bytes(finished(ready, faces()).data)
    return ready, Reader(path)


@pytest.mark.parametrize("own", [False, True], ids=["stamp", "practice"])
def test_every_kind_is_read_as_expected(own: bool, tmp_path: Path) -> None:
    wrong, kinds = [], set()
    for edition in EDITIONS:
        ready, reader = written(edition, tmp_path, own=own)
        kinds |= {type(block) for block in walk(ready.handout.blocks)}
        numbers = {anchor.slug: page.number for page in ready.context.pages for anchor in page.anchors}
        pairs = zip_longest(expected_lines(ready.handout, numbers), reader.lines("text", "alt"))
        wrong += [(edition, expected, read) for expected, read in pairs if expected != read][:1]
    assert wrong == []
    assert kinds == set(get_args(Block))


def test_rules_see_every_word_that_is_printed() -> None:
    # What the program says by itself: marks and labels, the address of a code, headings again; and a chart's words again.
    own = {Badge, Chart, Contents, Mark, QrCode}
    unseen = {}
    for kind, block in examples().items():
        inside = list(walk((block,)))
        seen = {plain(inlines) for inner in inside for inlines in own_inlines(inner)}
        seen |= {inner.alt for inner in inside if isinstance(inner, Figure)}
        if not own & {type(inner) for inner in inside}:
            said = set(_LINES[kind](block, defaultdict(int)))
            unseen[kind.__name__] = {line for line in said - seen if line.strip("0123456789.•[]")}
    assert {kind: lines for kind, lines in unseen.items() if lines} == {}, "hold words as a tuple of Inline, not as str"
