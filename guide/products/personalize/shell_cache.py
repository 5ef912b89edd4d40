"""Handouts with the blocks of practices: what they share is laid out and written once, then kept.

A shell fits every practice whose block leaves everything else on the pages in place, and needs no other glyphs. If no
kept shell fits, the whole sheet is made, as by `guide build`; the bytes are the same either way.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from msgspec import Struct
from msgspec.structs import replace

from guide.base.problems import Problems
from guide.base.units import Rect
from guide.compose.practice import free_slug, practice_box, with_foot, with_practice
from guide.layout.blocks import StripCache
from guide.layout.imprint import BoxPosition, BoxSpace, Imprint, box_position, box_space, lay_out_imprint
from guide.layout.mirror import mirror_shift
from guide.model.geometry import PageGeometry
from guide.model.handout import Handout
from guide.model.page import Item, Page, Side
from guide.model.practice import Practice
from guide.pdf.draw.content import glyphs_of
from guide.pdf.impose.sides import Imposition, impose
from guide.pdf.write.imprint import imprinted
from guide.pdf.write.objects import Closed, PdfFile
from guide.pdf.write.shell import Shell, write_shell
from guide.pipeline.preparation import Common, Ready, laid_out
from guide.pipeline.select import Layouts, Wanted
from guide.publish.outputs import Output, output_of
from guide.rules import ON_OWN
from guide.rules.context import PageContext
from guide.structure.build import build_own_structure
from guide.structure.tree import StructureTree

# Glyphs that not every practice needs: face, glyph, its text.
Glyphs = frozenset[tuple[str, int, str]]
# How many painted words are kept for each shell.
MOST_WORDS = 400
# How many shells of a sheet are kept; beyond that, those with rare glyphs go, and if that is not enough, all.
MOST_SHELLS = 24


class Blank(Struct, frozen=True):
    """A laid-out sheet: the handout, and what it leaves for a practice."""

    handout: Handout
    imposition: Imposition
    frame: Page
    space: BoxSpace


class CachedShell(Struct, frozen=True):
    """A shell, its bytes, its pages without items, and the place of the box on them."""

    closed: Closed
    shell: Shell
    pages: tuple[Page, ...]
    position: BoxPosition


@dataclass(slots=True)
class ShellCache:
    """One sheet in one edition and accent, for one practice after the other. The handout of `wanted` has no block yet."""

    wanted: Wanted
    slug: str
    blank: Blank | None = None
    # By the height of the box and the lines of the feet, then by the glyphs.
    shells: dict[tuple[float, int], dict[Glyphs, CachedShell]] = field(default_factory=dict)
    known: dict[object, StripCache] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """The bytes of the kept shells."""
        return sum(len(kept.closed.body) for shells in self.shells.values() for kept in shells.values())


class _OwnPart(Struct, frozen=True):
    """What a practice adds to a sheet."""

    handout: Handout
    tree: StructureTree
    imprint: Imprint


def shell_caches(common: Common, layouts: Layouts) -> list[ShellCache]:
    """One for each sheet in each edition, by these layouts."""
    slugs = [free_slug(one.handout) for one in common.composed]
    return [
        ShellCache(Wanted(one.source, one.handout, number, edition, layouts[edition, one.handout.look]), slugs[number])
        for number, one in enumerate(common.composed)
        for edition in one.editions(common.chosen)
    ]


def printed(cache: ShellCache, practice: Practice, common: Common, problems: Problems) -> Output | None:
    """The file of a practice; None, with the problems, if anything is wrong with it."""
    part = _part(cache, practice, common)
    if part and cache.blank:
        shells = cache.shells.get((part.imprint.height, part.imprint.foot_lines), {})
        # One with the glyphs of this part, and no others that only some practices need.
        settled = next(iter(shells.values())).shell.settled if shells else {}
        kept = shells.get(_others(part.imprint, settled)) if shells else None
        if kept:
            sides = impose(_own_pages(kept, part.imprint, cache.wanted.layout.page), cache.blank.imposition)
            data = imprinted(kept.closed, kept.shell, part.handout, part.tree, sides, common.faces)
            if len(kept.shell.used.words) > MOST_WORDS:
                kept.shell.used.words.clear()
            return _output(cache, part.handout, sides, data)
    return _whole(cache, practice, common, problems)


class OwnPage(Struct, frozen=True):
    """What a practice adds to the first page: `shape` is alike for practices that leave everything else on it as it is."""

    shape: tuple[float, int]
    items: tuple[Item, ...]


def own_page(cache: ShellCache, practice: Practice, common: Common) -> OwnPage | None:
    """What a practice adds to the first page of a sheet; None if no file of its shape was made yet, or if it does not fit."""
    part = _part(cache, practice, common)
    shape = (part.imprint.height, part.imprint.foot_lines) if part else (0.0, 0)
    kept = next(iter(cache.shells.get(shape, {}).values()), None)
    return OwnPage(shape, _own_pages(kept, part.imprint, cache.wanted.layout.page)[0].items) if part and kept else None


def _part(cache: ShellCache, practice: Practice, common: Common) -> _OwnPart | None:
    """What a practice adds to a sheet laid out earlier; None if it does not fit as it is."""
    blank, layout = cache.blank, cache.wanted.layout
    if blank is None:
        return None
    box = practice_box(cache.wanted.handout, practice, cache.slug)
    tree = build_own_structure(box)
    # Its own standing is ignored: all practices share it.
    handout = with_foot(replace(blank.handout, blocks=(box,), standing_in_foot=False), practice)
    problems = Problems()
    imprint = lay_out_imprint(handout, box, tree, layout, common.faces, blank.space, problems)
    pages = _filled(blank.frame, imprint.block, imprint.box), _filled(blank.frame, imprint.foot, blank.frame.frame)
    context = PageContext(handout, tree, layout, pages, common.criteria, {})
    for rule in ON_OWN:
        rule(context, problems)
    # Problems are reported from the whole page.
    return None if tuple(problems) else _OwnPart(handout, tree, imprint)


def _own_pages(kept: CachedShell, imprint: Imprint, geometry: PageGeometry) -> list[Page]:
    """The pages with only the practice's content."""
    whole = (*imprint.at(kept.position), *imprint.foot)
    pages = []
    for page in kept.pages:
        items, dx = whole if page.number == kept.position.page else imprint.foot, mirror_shift(geometry, page.number)
        pages.append(_filled(page, tuple(item.at(dx, 0.0) for item in items) if dx else items, page.frame))
    return pages


def _filled(page: Page, items: tuple[Item, ...], frame: Rect) -> Page:
    return Page(page.number, page.width, page.height, frame, items, ())


def _others(imprint: Imprint, settled: dict[str, frozenset[int]]) -> Glyphs:
    """The glyphs that not every practice needs."""
    found = glyphs_of((*imprint.block, *imprint.foot), settled)
    return frozenset(used for used in found if used[1] not in settled.get(used[0], frozenset()))


def _whole(cache: ShellCache, practice: Practice, common: Common, problems: Problems) -> Output | None:
    """The file made from scratch; its shell is kept."""
    wanted, found = cache.wanted, Problems()
    dressed = replace(wanted, handout=with_practice(wanted.handout, practice, wanted.layout.practice_place))
    item = laid_out(dressed, common, found, cache.known)
    problems.extend(found)
    if found.errors:
        return None
    sides, tree = item.imposed(), item.context.tree
    pdf = PdfFile()
    shell = write_shell(pdf, item.handout, tree, sides, common.faces)
    closed = pdf.closed()
    # A warning, as about a coarse photo, is no reason to make the sheet anew for every practice.
    _keep(cache, item, closed, shell, practice, common)
    return _output(cache, item.handout, sides, imprinted(closed, shell, item.handout, tree, sides, common.faces))


def _keep(cache: ShellCache, item: Ready, closed: Closed, shell: Shell, practice: Practice, common: Common) -> None:
    """Keep a shell for the next practice that it fits."""
    context = item.context
    frame, *_ = pages = tuple(replace(page, items=(), anchors=()) for page in context.pages)
    space = box_space(item.handout, context.tree, context.layout, common.faces, frame.frame)
    cache.blank = Blank(item.handout, item.imposition, frame, space)
    part = _part(cache, practice, common)
    if part:
        _make_room(cache)
        shells = cache.shells.setdefault((part.imprint.height, part.imprint.foot_lines), {})
        shells[_others(part.imprint, shell.settled)] = CachedShell(
            closed, shell, pages, box_position(cache.slug, context.pages)
        )


def _make_room(cache: ShellCache) -> None:
    if sum(map(len, cache.shells.values())) < MOST_SHELLS:
        return
    for shells in cache.shells.values():
        for others in [others for others in shells if others]:
            del shells[others]
    if sum(map(len, cache.shells.values())) >= MOST_SHELLS:
        cache.shells.clear()


def _output(cache: ShellCache, handout: Handout, sides: tuple[Side, ...], data: bytes) -> Output:
    page = cache.wanted.layout.page
    return output_of(handout, cache.wanted.edition, page.paper or page.name, len(sides), data)
