"""`layouts/*.yaml` into layouts: `extends` laid under each file, `looks` laid over it. `layout_values.py` checks the values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec.structs

from guide.base.problems import Position, Problems, suggest
from guide.base.units import WHITE, Colour
from guide.model.geometry import PageGeometry
from guide.model.picture import Picture, repainted
from guide.model.theme import BoxStyle, Layout, Theme, accent_palette
from guide.read.bind import bind
from guide.read.files import Project, read_text, sources_in
from guide.read.layout_values import Parts, check_colours, check_geometry, check_sizes
from guide.read.looks import look_of
from guide.read.pictures import drawing_names, read_drawing
from guide.read.records import key_name
from guide.read.yaml_nodes import Items, Mapping, Node, Scalar, merged, parse_yaml, without

# How many files one layout may be made of, those that it extends included.
MOST_FILES = 60
# A layout in the folder, or in parts/ for changes that several editions share.
LAYOUT_NAME = re.compile(r"(parts/)?[A-Za-z0-9][A-Za-z0-9-]*")


def read_layout(
    project: Project,
    edition: str,
    look: str,
    look_at: Position | None,
    problems: Problems,
    accent: Colour | None = None,
    parsed: dict[Path, Mapping | None] | None = None,
) -> Layout | None:
    """The layout of an edition (the name of a file in layouts/), with a look applied if one is named, and a practice's
    accent unless the edition is gray. `parsed` keeps files for other layouts that extend them."""
    root = _Chain(project, {} if parsed is None else parsed, problems).laid(_own(project, edition), ())
    if root is None:
        return None
    looks = root.get("looks")
    if (
        looks is not None
        and not (isinstance(looks, Scalar) and looks.text == "none")
        and not (isinstance(looks, Mapping) and all(isinstance(v, Mapping) for _, v in looks.entries))
    ):
        problems.error(looks.at, "layout", "`looks` must hold names, each with its keys below it")
        return None
    if look and isinstance(looks, Scalar) and looks.text == "none":
        look = ""  # this edition has one look for all
    if look:
        over = look_of(looks, look, look_at or root.at, edition, problems)
        if over is None:
            return None
        root = _as_mapping(merged(root, over))
    root = without(root, "extends", "looks")
    if accent is not None and not _is_gray(root):
        root = _as_mapping(merged(root, _accented(accent, root.at)))
    parts = Parts(root)
    page_node = without(root, *(key_name(field) for field in Theme.__struct_fields__))
    of_page = {name for name, _ in page_node.entries}
    theme_node = Mapping(tuple(entry for entry in root.entries if entry[0] not in of_page), root.at)
    page = _page(page_node, problems)
    theme = bind(theme_node, Theme, problems, "layout")
    icons: dict[tuple[str, str], Picture] = {}
    if theme is not None:
        check_colours(theme, parts, problems)
        check_sizes(theme, parts, problems)
        icons = _icons(project, theme, parts, problems)
    if page is not None:
        check_geometry(page, parts, problems)
    if theme is None or page is None:
        return None
    path = f"layouts/{edition}.yaml"
    return Layout(page, theme, icons, path, {keys: file for keys, file in _files(root, "") if file != path})


def _files(node: Mapping, above: str) -> Iterator[tuple[str, str]]:
    """The file of each value, by its keys with dots between them."""
    for name, value in node.entries:
        if isinstance(value, Mapping):
            yield from _files(value, f"{above}{name.text}.")
        else:
            yield f"{above}{name.text}", value.at.path


def _is_gray(root: Mapping) -> bool:
    flow = root.get("flow")
    tone = flow.get("tone") if isinstance(flow, Mapping) else None
    return isinstance(tone, Scalar) and tone.text == "gray"


def _accented(accent: Colour, at: Position) -> Mapping:
    """The palette entries of an accent, as a layout would write them."""
    entries = tuple(
        (Scalar(name, False, at), Scalar(colour.hex, True, at)) for name, colour in accent_palette(accent).items()
    )
    return Mapping(((Scalar("palette", False, at), Mapping(entries, at)),), at)


def editions(project: Project) -> tuple[str, ...]:
    """All editions: every layout that is not only a base for others."""
    found = {path.stem for folder in project.places("layouts") for path in sources_in(folder, "*.yaml")}
    return tuple(sorted(found - {"base"}))


def _page(node: Mapping, problems: Problems) -> PageGeometry | None:
    for name, _ in node.entries:
        if name.text != "page":
            known = ["page", "extends", "looks", *(key_name(field) for field in Theme.__struct_fields__)]
            problems.error(name.at, "layout", f"unknown key `{name.text}`", suggest(name.text, known))
    page = node.get("page")
    if page is None:
        problems.error(node.at, "layout", "missing key `page`", "add `page: …` here, or `extends: base`")
        return None
    return bind(page, PageGeometry, problems, "layout")


def _own(project: Project, name: str) -> Path:
    return project.place(f"layouts/{name}.yaml")


class _Chain:
    """A layout and those that it extends, each file parsed once. A name means the project's own file; in that file itself,
    and if there is none, what comes with the program. So an own `letter` can extend the program's `letter`, and the
    program's `letter-large` then extends the own one."""

    def __init__(self, project: Project, parsed: dict[Path, Mapping | None], problems: Problems) -> None:
        self._project, self._parsed, self._problems = project, parsed, problems
        self._files = 0

    def laid(self, path: Path, above: tuple[Path, ...]) -> Mapping | None:
        """A file over those that it extends; None after a problem. `above` are the files that lead here."""
        node = self._node(path)
        base = None if node is None else node.get("extends")
        if node is None or base is None:
            return node
        under: Node | None = None
        for name in base.items if isinstance(base, Items) else (base,):
            if not isinstance(name, Scalar) or not LAYOUT_NAME.fullmatch(name.text):
                self._fault(name.at, "`extends` must name other layouts", "for example `extends: base`")
                return None
            one = self._named(name, (*above, path))
            if one is None:
                return None
            under = one if under is None else merged(under, one)
        return node if under is None else _as_mapping(merged(under, node))

    def _named(self, name: Scalar, above: tuple[Path, ...]) -> Mapping | None:
        wanted = self._project.places(f"layouts/{name.text}.yaml")
        places = [path for path in wanted if path in self._parsed or path.exists()]
        free = [path for path in places if path not in above]
        if not places:
            self._fault(name.at, f"unknown layout `{name.text}`", suggest(name.text, _names(self._project)))
            return None
        if not free:
            if above[-1] in places:
                self._fault(
                    name.at, f"`{name.text}` extends itself", "name another layout, for example `extends: base`"
                )
            else:
                self._fault(name.at, "layouts extend each other in a circle", "shorten the chain of `extends`")
            return None
        self._files += 1
        if self._files > MOST_FILES:
            self._fault(
                name.at, f"a layout can be made of at most {MOST_FILES} files", "shorten the chain of `extends`"
            )
            return None
        return self.laid(free[0], above)

    def _node(self, path: Path) -> Mapping | None:
        """A file of layouts/ as it is written."""
        if path not in self._parsed:
            self._parsed[path] = None
            file = read_text(self._project, path, self._problems, inside=_folder_of(self._project, path))
            node = None if file is None else parse_yaml(file, self._problems)
            if isinstance(node, Mapping):
                self._parsed[path] = node
            elif node is not None:
                self._fault(node.at, "expected `name: value` lines")
        return self._parsed[path]

    def _fault(self, at: Position, message: str, hint: str = "") -> None:
        self._problems.error(at, "layout", message, hint)


def _names(project: Project) -> tuple[str, ...]:
    """What a layout can extend."""
    return tuple(
        sorted(
            {
                path.relative_to(folder).with_suffix("").as_posix()
                for folder in project.places("layouts")
                for pattern in ("*.yaml", "parts/*.yaml")
                for path in sources_in(folder, pattern)
            }
        )
    )


def _folder_of(project: Project, path: Path) -> Path:
    """The layouts/ that a file is in."""
    return next(folder for folder in project.places("layouts") if path.is_relative_to(folder))


def _as_mapping(node: Node) -> Mapping:
    assert isinstance(node, Mapping)
    return node


def _icons(project: Project, theme: Theme, parts: Parts, problems: Problems) -> dict[tuple[str, str], Picture]:
    """The pictures of layouts/icons/ that the boxes of a theme name, in the colour of the box's heading."""
    # The project's own last: it counts.
    found = {
        name: folder
        for folder in reversed(project.places("layouts/icons"))
        for name in drawing_names(project, folder, problems)
    }
    known = tuple(sorted(found))
    drawn: dict[str, Picture | None] = {}
    icons: dict[tuple[str, str], Picture] = {}
    groups: tuple[tuple[str, dict[Any, BoxStyle]], ...] = (("callouts", theme.callouts), ("badges", theme.badges))
    for group, boxes in groups:
        for kind, box in boxes.items():
            if not box.icon:
                continue
            if box.icon not in known:
                problems.error(
                    parts.at(group, kind, "icon"),
                    "layout",
                    f"unknown icon `{box.icon}`",
                    suggest(box.icon, known, "layouts/icons/"),
                )
                continue
            if box.icon not in drawn:
                drawn[box.icon] = read_drawing(
                    project, found[box.icon] / f"{box.icon}.svg", problems, _folder_of(project, found[box.icon])
                )
            picture, colour = drawn[box.icon], theme.palette.get(box.heading)
            if picture is not None and colour is not None:
                icons[group, kind] = _recoloured(picture, colour, theme.palette.get(box.flag, WHITE))
    return icons


def _recoloured(icon: Picture, colour: Colour, ground: Colour) -> Picture:
    """The icon in one colour on a ground, which is where the drawing is white."""
    paths = repainted(icon.paths, lambda own, _: ground if own == WHITE else colour)
    on = "" if ground == WHITE else f"-on-{ground.hex[1:]}"
    return msgspec.structs.replace(icon, name=f"icon-{icon.name}-{colour.hex[1:]}{on}", paths=paths)
