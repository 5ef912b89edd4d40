"""Page 1 while somebody types: what all practices share is drawn once, what this one adds at each key."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from guide.base.problems import Problems
from guide.compose.practice import with_practice
from guide.model.page import Page
from guide.model.practice import Practice
from guide.pdf.draw.content import is_own
from guide.pipeline.photos import with_pixels
from guide.pipeline.preparation import Common, Ready, laid_out
from guide.products.clinic.drawing import drawn, page_drawing
from guide.products.personalize.handouts import Handouts, caches_of, files_of
from guide.products.personalize.shell_cache import ShellCache, own_page

# How many drawings of what practices share are kept.
MOST_KEPT = 60


class Preview:
    """The drawings that were made, by sheet, accent and shape."""

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], str] = {}

    def drawn(self, ready: Handouts, practice: Practice | None, problems: Problems) -> dict[str, Any]:
        """The page: `name` of what is shared, its drawing as `page`, and `own` on top of it."""
        if practice is None:
            (cache,) = ready.accents[""]
            return self._shown(cache, (), None, ready.common) | {"own": "", "whole": False}
        (cache,) = caches_of(practice, ready)
        own = own_page(cache, practice, ready.common)
        if own is None:
            # The first of its shape, or one that does not fit: the whole file says which.
            if not files_of("", practice, ready, problems):
                return {}
            own = own_page(cache, practice, ready.common)
        if own is None:
            return {}
        colour = practice.source.accent.hex if practice.source.accent else ""
        shown = self._shown(cache, (colour, *own.shape), practice, ready.common)
        return shown | {"own": drawn(own.items), "whole": True}

    def _shown(
        self, cache: ShellCache, shape: tuple[object, ...], practice: Practice | None, common: Common
    ) -> dict[str, Any]:
        wanted = cache.wanted
        key = (wanted.handout.topic, wanted.handout.language, wanted.name, *shape)
        if key not in self._kept:
            dressed = replace(wanted, handout=with_practice(wanted.handout, practice, wanted.layout.practice_place))
            ready = laid_out(dressed, common, Problems(), cache.known)
            while len(self._kept) >= MOST_KEPT:
                self._kept.pop(next(iter(self._kept)))
            self._kept[key] = _ground(ready, ready.context.pages[0])
        return {"name": " ".join(map(str, key)), "page": self._kept[key]}


def _ground(ready: Ready, page: Page) -> str:
    """The page without what is a practice's own."""
    own = ready.context.tree.own
    (page,) = with_pixels((page,), ready.source.photos, ready.kept)
    return page_drawing(page, (item for item in page.items if not is_own(item, own)), ready.handout.title)
