"""README shows the sheets as they are: beside the pictures are digests of the pages that were drawn."""

from __future__ import annotations

import json
import re

from msgspec.structs import replace

from docs.make_pictures import DIGESTS, FOLDER, digest_of, handouts, name_of
from guide.model.page import Text
from tests.support import ROOT

RENEW = "run `make pictures`, and look at them"


def test_every_picture_shows_its_sheet_as_it_is() -> None:
    kept = json.loads(DIGESTS.read_text("utf-8"))
    ready, _ = handouts()
    now = {name_of(item): digest_of(item.context.pages) for item in ready}
    stale = sorted(name for name in now if kept.get(name) != now[name])
    assert (stale, sorted(set(kept) - set(now))) == ([], []), RENEW
    assert sorted(path.relative_to(FOLDER).with_suffix("").as_posix() for path in FOLDER.glob("*/*.png")) == sorted(
        now
    ), RENEW


def test_readme_shows_every_sheet() -> None:
    shown = set(re.findall(r"\(docs/pictures/handouts/([\w/-]+)\.png\)", (ROOT / "README.md").read_text("utf-8")))
    assert shown == set(json.loads(DIGESTS.read_text("utf-8")))


def test_another_word_or_place_is_another_digest() -> None:
    pages = handouts()[0][0].context.pages
    page, at = pages[0], next(at for at, item in enumerate(pages[0].items) if isinstance(item, Text))
    moved = page.items[at].at(0.0, 1.0)
    other = replace(page, items=(*page.items[:at], moved, *page.items[at + 1 :]))
    assert digest_of((other, *pages[1:])) != digest_of(pages)
