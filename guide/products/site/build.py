"""The whole site as files in memory: composed handouts and finished PDFs in, paths and bytes out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from jinja2 import Environment
from msgspec import Struct

from guide.compose.standing import status_line
from guide.model.blocks import Figure, PracticeBox
from guide.model.files.site import SiteWords
from guide.model.handout import Handout
from guide.model.picture import AnyPicture, Photo, Picture
from guide.model.source import Source
from guide.model.theme import Layout
from guide.model.walk import walk
from guide.model.withdrawn import Withdrawn
from guide.products.browser.clinic_part import ClinicPart
from guide.products.browser.svg_numbers import number
from guide.products.browser.templates import environment
from guide.products.site import addresses
from guide.products.site.assets import Assets
from guide.products.site.bundle import bundle
from guide.products.site.catalog import PAPERS, Catalog, SiteEntry, SiteFile, SiteTopic, catalog
from guide.products.site.charts import ChartLook
from guide.products.site.clinic import OFFLINE, clinic_assets, clinic_pages
from guide.products.site.colours import style_sheet
from guide.products.site.data import topic_file
from guide.products.site.faces import subset
from guide.products.site.feed import changes_feed, sitemap
from guide.products.site.former import older_page, withdrawn_page
from guide.products.site.lines import lines_of
from guide.products.site.pages import Shared, handout_page, index_page, moved_page
from guide.products.site.photos import add_photo
from guide.products.site.pictures import first_page
from guide.products.site.plain_text import plain_text
from guide.products.site.rtf import rtf
from guide.products.site.short import short_pages
from guide.products.site.svg import add_picture
from guide.publish.outputs import Output
from guide.text.faces import Faces

STATIC = Path(__file__).parent / "static"
# The edition for the picture of page 1: the first that exists.
PICTURED = tuple((paper, "standard") for paper in PAPERS)
# The theme's icon for the browser tab.
TAB_ICON = ("callouts", "main")
WEIGHTS = {"regular": 400, "bold": 700}


class Materials(Struct, frozen=True):
    """What the site is made from. `licence` is that of the faces. `base` is the site's address with a slash at its
    end, "" if it is not known. `gone` are the withdrawn sheets."""

    composed: tuple[tuple[Source, Handout], ...]
    outputs: tuple[Output, ...]
    words: Mapping[str, SiteWords]
    layout: Layout
    faces: Faces
    licence: str = ""
    base: str = ""
    gone: tuple[tuple[Source, Withdrawn], ...] = ()
    clinic: ClinicPart | None = None


def site_files(materials: Materials) -> dict[str, bytes]:
    """Every file of the site by its path."""
    templates = environment("guide.products.site")
    templates.filters["number"] = number
    assets = Assets()
    offered = catalog(materials.composed, materials.outputs, materials.gone)
    files = _copies(offered)
    bundles = {}
    for topic in offered.topics:
        for paper in topic.papers():
            path = addresses.bundle(topic.language, topic.source.name, paper)
            inside = {Path(file.path).name: file.output.data for entry in topic.entries for file in entry.on(paper)}
            files[path] = bundle(inside)
            bundles[topic.source.name, topic.language, str(paper)] = (path, len(inside), len(files[path]))
    files |= _texts(offered)
    files |= _data(offered)
    shared_ground = materials.layout.theme.colour(materials.layout.theme.band.fill) if materials.base else None
    pictures = {
        entry.key: first_page(
            "-".join(entry.key),
            file.output.data,
            assets,
            shared_ground,
        )
        for entry in offered.entries
        if (file := _pictured(entry))
    }
    icons = materials.layout.icons
    charts = ChartLook(materials.faces, materials.layout.theme)
    drawings = _drawings(offered.entries, assets, templates)
    tab_icon = add_picture(icons.get(TAB_ICON, Picture("icon", 48, 48, ())), assets, templates)
    script = assets.add("site", "js", (STATIC / "site.js").read_bytes())
    style = style_of(files, materials, assets)
    shared = Shared(
        templates, offered, materials.words, pictures, drawings, icons, charts, bundles, style, script, tab_icon, materials.base,
        clinic_assets(materials.clinic, assets) if materials.clinic else None,
    )  # fmt: skip
    files |= {path: html.encode("utf-8") for path, html in _pages(shared).items()}
    if materials.clinic:
        files[OFFLINE] = materials.clinic.offline.encode("utf-8")
        files |= {path: html.encode("utf-8") for path, html in clinic_pages(shared)}
    if materials.base:
        files[addresses.SITEMAP] = sitemap(offered, materials.base, templates)
        for language in offered.languages:
            feed = changes_feed(language, offered, materials.words[language], materials.base, templates)
            files[addresses.feed(language)] = feed
    return files | assets.files


def _copies(offered: Catalog) -> dict[str, bytes]:
    return {file.path: file.output.data for entry in offered.entries for file in entry.files}


def _texts(offered: Catalog) -> dict[str, bytes]:
    """Each sheet as plain text and as RTF."""
    files = {}
    for entry in offered.entries:
        handout = entry.handout
        lines = lines_of(handout, status_line(handout.standing, handout.labels))
        files[addresses.file_beside(handout, "txt")] = plain_text(lines)
        files[addresses.file_beside(handout, "rtf")] = rtf(lines, handout.file_title, handout.publisher)
    return files


def _data(offered: Catalog) -> dict[str, bytes]:
    """A file of data for each topic."""
    by_topic: dict[str, list[SiteTopic]] = {}
    for topic in offered.topics:
        by_topic.setdefault(topic.source.name, []).append(topic)
    return {addresses.topic_data(name): topic_file(topics) for name, topics in by_topic.items()}


def _pictured(entry: SiteEntry) -> SiteFile | None:
    """The file whose first page is shown; None if the sheet has no file."""
    found = [file for wanted in PICTURED for file in entry.files if (file.paper, file.kind) == wanted]
    return next(iter((*found, *entry.files)), None)


def _drawings(entries: Iterable[SiteEntry], assets: Assets, templates: Environment) -> dict[AnyPicture, str]:
    """The file of every drawing, photo and logo."""
    used: dict[AnyPicture, None] = {}
    photos: dict[str, bytes] = {}
    for entry in entries:
        photos.update(entry.source.photos)
        handout = entry.handout
        figures = [handout.figure, *(block for block in walk(handout.blocks) if isinstance(block, Figure))]
        figures += [block.logo for block in handout.blocks if isinstance(block, PracticeBox)]
        used.update((figure.picture, None) for figure in figures if figure)
    return {
        picture: add_photo(picture, photos[picture.digest], assets)
        if isinstance(picture, Photo)
        else add_picture(picture, assets, templates)
        for picture in used
    }


def _pages(shared: Shared) -> dict[str, str]:
    """All pages by path."""
    made = [index_page(language, shared) for language in shared.catalog.languages or (shared.first,)]
    for topic in shared.catalog.topics:
        for entry in topic.entries:
            handout = entry.handout
            made.append(handout_page(topic, entry, shared))
            target = addresses.handout_page(handout)
            path = addresses.edition_page(handout, handout.edition)
            made.append(moved_page(path, handout.language, handout.title, target, shared))
            made += [older_page(entry, edition, shared) for edition in entry.editions if edition != handout.edition]
        for gone in topic.former:
            paths = (
                addresses.handout_page(gone.said),
                *(addresses.edition_page(gone.said, edition) for edition in gone.editions),
            )
            made += [withdrawn_page(path, gone.said, shared) for path in paths]
    if shared.catalog.languages:
        # The first language's index is at the top; its own folder leads there.
        first = shared.first
        path = f"{first}/{addresses.INDEX}"
        made.append(moved_page(path, first, shared.words[first].title, addresses.INDEX, shared))
    # Where two pages have one address, the page of a sheet goes before the former address of another.
    return {**short_pages(shared), **dict(made)}


def _characters(files: Mapping[str, bytes], materials: Materials) -> set[str]:
    """The characters that pages print: those of the plain texts, the titles of sources, the words of the site."""
    texts = [data.decode("utf-8") for path, data in files.items() if path.endswith((".txt", ".json"))]
    sources = {source.name: source for source, _ in materials.composed}.values()
    titles = [str(one.value) for source in sources for one in source.references.values()]
    return {char for text in (*texts, *titles, str(materials.words)) for char in text if char.isprintable()}


def style_of(files: Mapping[str, bytes], materials: Materials, assets: Assets) -> str:
    """The style sheet: colours and faces of the sheets, with the characters of these files, then the site's own rules."""
    characters = _characters(files, materials)
    licence = assets.add("face-licence", "txt", materials.licence.encode("utf-8"))
    faces = [f"/* The licence of the typeface: {Path(licence).name} */\n"]
    for name, weight in WEIGHTS.items():
        path = assets.add(f"face-{name}", "ttf", subset(materials.faces[name], characters))
        faces.append(
            f'@font-face {{ font-family: "Sheet"; font-weight: {weight}; font-display: swap; '
            f'src: url("{Path(path).name}") format("truetype"); }}\n'
        )
    rules = (STATIC / "site.css").read_text("utf-8")
    return assets.add("site", "css", (style_sheet(materials.layout.theme) + "".join(faces) + rules).encode("utf-8"))
