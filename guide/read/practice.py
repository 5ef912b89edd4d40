"""A practice file, and the logo beside it."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from msgspec.structs import replace

from guide.base.problems import Problem, Problems
from guide.model.files.practice import PracticeSource
from guide.model.picture import Picture, Raster
from guide.model.practice import Practice, said
from guide.read.bind import bind
from guide.read.files import Project, named_file, read_bytes, read_text, sources_in
from guide.read.project import USUAL_PRACTICE
from guide.read.yaml_nodes import Items, Mapping, Node, Scalar, parse_yaml

ENDINGS = (".yaml", ".yml")
LARGEST_FILE = 20_000
LARGEST_LOGO = 500_000
# Distinct from the pictures of a topic, whose names never begin like this.
LOGO = "practice-logo"
# What to write for a value in another form.
ONE_PHONE = "write one number here, and any other under `phones`, with a label"
OTHER_PHONE = "write `- label: …` for each number, and `number: …` on the next line"
LINES = "write a list of lines, such as `- Mon-Fri 8 am-5 pm`; put a line with `:` and a space in quotes"
HINTS: dict[tuple[str, type[Node]], str] = {
    **{(key, form): ONE_PHONE for key in ("phone", "after-hours", "fax") for form in (Items, Mapping)},
    ("phones", Scalar): OTHER_PHONE,
    ("phones", Mapping): OTHER_PHONE,
    ("hours", Mapping): LINES,
}


def practice_files(folder: Path) -> list[Path]:
    """The practice files in a folder, in order of name."""
    return [path for path in sources_in(folder, "*") if path.suffix.lower() in ENDINGS]


def read_practice(path: Path, problems: Problems, project: Project | None = None) -> Practice | None:
    """The practice that a file describes; None after a problem. Nothing outside its folder is read. The file that a
    project has for all its handouts is shown as the project's other files are."""
    usual = project is not None and path == project.root / USUAL_PRACTICE
    path = named_file(path.parent, PurePosixPath(path.name))
    shown = f"{path.parent.as_posix().rstrip('/')}/" if path.parent != Path() else ""
    folder = Project(path.parent, project.relative(path).removesuffix(path.name) if project and usual else shown)
    file = read_text(folder, path, problems, inside=path.parent, largest=LARGEST_FILE)
    node = None if file is None else parse_yaml(file, problems)
    return None if file is None or node is None else bind_practice(node, folder, file.path, problems)


def logo_of(path: Path) -> Path | None:
    """Where the logo of a practice's file is, if it can be read."""
    folder = Project(path.parent)
    file = read_text(folder, path, Problems(), inside=path.parent, largest=LARGEST_FILE)
    node = None if file is None else parse_yaml(file, Problems())
    logo = node.get("logo") if isinstance(node, Mapping) else None
    named = logo.get("file") if isinstance(logo, Mapping) else None
    return path.parent / named.text if isinstance(named, Scalar) else None


def bind_practice(node: Node, folder: Project, path: str, problems: Problems) -> Practice | None:
    """The practice described by a node of a file, with a logo from that folder; None after a problem."""
    source = bind_source(node, problems)
    if source is None or not isinstance(node, Mapping):
        return None
    logo = None
    if source.logo:
        logo = _logo(folder, said(source.logo.file), source, problems)
        if logo is None:
            return None
    return Practice(source, logo, path, {key.text: value.at for key, value in node.entries})


def bind_source(node: Node, problems: Problems) -> PracticeSource | None:
    """What a practice file says, without looking at its logo; None after a problem."""
    found = Problems()
    source = bind(node, PracticeSource, found, "practice")
    problems.extend(_explained(found, node))
    return source


def _explained(found: Problems, node: Node) -> list[Problem]:
    """The problems, with a better hint where a value has another form than its key takes."""
    entries = node.entries if isinstance(node, Mapping) else ()
    # By place and start of the message, since all values of a JSON object have one place.
    hints = {
        (value.at, f"`{key.text}`: expected"): hint
        for key, value in entries
        if (hint := HINTS.get((key.text, type(value))))
    }
    for key, value in entries:
        if key.text == "phones" and isinstance(value, Items):
            others = (item for item in value.items if not isinstance(item, Mapping))
            hints.update({(item.at, "`phones`: expected"): OTHER_PHONE for item in others})
    return [replace(one, hint=hints.get((one.at, _start(one.message)), one.hint)) for one in found]


def _start(message: str) -> str:
    key, colon, rest = message.partition(": ")
    return f"{key}{colon}{rest.partition(' ')[0]}"


def _logo(folder: Project, name: str, source: PracticeSource, problems: Problems) -> Picture | Raster | None:
    # Only a practice with a logo pays for these.
    from guide.read.bitmaps import is_bitmap
    from guide.read.picture_kinds import kind_of
    from guide.read.raster import read_raster
    from guide.read.svg import parse_svg

    assert source.logo
    named = PurePosixPath(name.replace("\\", "/"))
    if named.is_absolute() or ".." in named.parts or not name or ":" in name:
        problems.error(
            source.logo.file.at, "practice", f"`{name}` is not a file in this folder",
            "put the logo beside this file, and write its name without `..` or a leading `/`",
        )  # fmt: skip
        return None
    path = named_file(folder.root, named)
    if not _is_file(path):
        problems.error(
            source.logo.file.at, "practice", f"there is no logo `{name}` beside this file",
            "check the name, or add the file",
        )  # fmt: skip
        return None
    data = read_bytes(folder, path, LARGEST_LOGO, problems, folder.root)
    if data is None:
        return None
    shown = folder.relative(path)
    if is_bitmap(data):
        return read_raster(LOGO, shown, data, problems)
    kind = kind_of(data)
    if not kind and (path.suffix.lower() == ".svg" or data.lstrip().startswith(b"<")):
        return parse_svg(LOGO, shown, data, problems)
    if kind:
        problems.error(
            source.logo.file.at, "practice", f"`{name}` is {kind}, not an SVG, PNG or JPEG picture",
            "open it and export it as PNG or JPEG; another name does not change what it is",
        )  # fmt: skip
    else:
        problems.error(
            source.logo.file.at, "practice", f"`{name}` is not an SVG, PNG or JPEG picture", "save it as PNG"
        )
    return None


def _is_file(path: Path) -> bool:
    """Whether the file exists; a name that no file can have does not."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
