"""The real site, file by file: nothing is missing, nothing leads nowhere, and pages are light."""

from __future__ import annotations

import hashlib
import io
import itertools
import posixpath
import re
import zipfile
from urllib.parse import unquote, urlsplit

from guide.compose.dates import print_date
from guide.compose.editions import without_contents
from guide.compose.standing import status_line
from guide.model.blocks import Badge, Block, Chart, CheckList, Field, FieldRows, Mark, QrCode
from guide.model.handout import Handout
from guide.model.inlines import plain
from guide.model.walk import own_inlines, walk
from guide.products.site.screen import heading_texts, without_pages
from tests.site.conftest import BASE, Site, manifest
from tests.site.html import Element, words
from tests.subject import TOPIC

# With a picture of each of the fifteen handouts, which wait until they are seen.
INDEX_LIMIT, FIRST_VIEW_LIMIT = 100_000, 1_100_000


def addresses_of(page: Element) -> list[str]:
    """Everything that a page names: links, pictures, styles, scripts."""
    found = [element.attributes.get(name, "") for element in page.all() for name in ("href", "src")]
    sets = [
        part.split()[0]
        for image in page.all("img", class_="page-picture")
        for part in image.attributes["srcset"].split(",")
    ]
    refresh = [meta.attributes["content"].partition("url=")[2] for meta in page.all("meta", http_equiv="refresh")]
    return [address for address in (*found, *sets, *refresh) if address]


def test_every_link_leads_somewhere(real: Site, pages: dict[str, Element]) -> None:
    files, lost = set(real.files()), []
    ids = {path: {element.attributes.get("id") for element in page.all()} for path, page in pages.items()}
    for path, page in pages.items():
        for address in addresses_of(page):
            parts = urlsplit(address)
            if parts.scheme in ("https", "tel"):
                continue
            assert not parts.scheme, f"{path}: {address}"
            target = (
                posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path))) if parts.path else path
            )
            if target not in files or (parts.fragment and unquote(parts.fragment) not in ids.get(target, ())):
                lost.append(f"{path}: {address}")
    assert lost == []


def test_only_links_leave_the_site(pages: dict[str, Element]) -> None:
    for page in pages.values():
        outside = [element for element in page.all() if element.attributes.get("src", "").startswith("http")]
        assert outside == []
        assert all(
            element.tag in ("a", "link")
            for element in page.all()
            if element.attributes.get("href", "").startswith("http")
        )


def test_ids_are_unique_and_labels_lead_to_fields(pages: dict[str, Element]) -> None:
    for path, page in pages.items():
        ids = [element.attributes["id"] for element in page.all() if "id" in element.attributes]
        assert len(set(ids)) == len(ids), path
        named = [element.attributes.get(name) for element in page.all() for name in ("for", "aria-labelledby")]
        assert {name for name in named if name} <= set(ids), path


def test_every_page_says_its_language_and_forbids_what_it_does_not_need(pages: dict[str, Element]) -> None:
    for page in pages.values():
        assert page.one("html").attributes == {"lang": "en", "dir": "ltr"}
        policy = page.one("meta", http_equiv="Content-Security-Policy").attributes["content"]
        assert policy == (
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; "
            "form-action 'none'; base-uri 'none'"
        )
        assert not page.all("style")
        assert not [
            element
            for element in page.all()
            if any(name.startswith("on") or name == "style" for name in element.attributes)
        ]
        scripts = page.all("script")
        assert all("src" in one.attributes or one.attributes["type"] == "application/ld+json" for one in scripts)
        assert len(page.all("h1")) == 1


def test_headings_go_down_one_level_at_a_time(pages: dict[str, Element]) -> None:
    for path, page in pages.items():
        levels = [int(element.tag[1]) for element in page.all() if re.fullmatch("h[1-6]", element.tag)]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), path


def said_by(block: Block, headings: dict[str, str]) -> list[str]:
    """The words of a block itself, as they are read where there are no pages."""
    texts = [plain(without_pages(inlines, headings)) for inlines in own_inlines(block)]
    match block:
        case Mark(text=text) | Badge(text=text):
            texts.append(text)
        case QrCode(shown=shown):
            texts.append(shown)
    return texts


def is_mark(said: str, block: Block) -> bool:
    """Whether these are the words of a strip to mark something in, which only paper has."""
    return isinstance(block, Chart) and said == plain(block.mark)


def test_every_word_of_a_sheet_is_on_its_page_and_in_its_texts(
    real: Site, pages: dict[str, Element], handouts: dict[str, Handout]
) -> None:
    assert sorted(handouts) == real.entries
    for path, handout in handouts.items():
        page = " ".join(words(pages[path].text))
        text = " ".join(words((real.folder / path).with_name(f"{handout.name}.txt").read_text("utf-8")))
        headings = heading_texts(handout)
        blocks = list(walk(handout.blocks))
        for said in [
            handout.title,
            plain(handout.subtitle),
            *(said for block in blocks for said in said_by(block, headings) if not is_mark(said, block)),
        ]:
            assert " ".join(words(said)) in page, (path, said)
        # A text is searched, not leafed through: it has no list of contents.
        for block in walk(without_contents(handout).blocks):
            for inlines in own_inlines(block):
                if is_mark(plain(inlines), block):
                    continue
                # One by one: behind a link stands its address.
                for inline in without_pages(inlines, headings):
                    assert " ".join(words(plain((inline,)))) in text, (path, inline)


def test_every_field_of_a_sheet_can_be_filled_in(pages: dict[str, Element], handouts: dict[str, Handout]) -> None:
    for path, handout in handouts.items():
        fields: list[Field] = []
        for block in walk(handout.blocks):
            if isinstance(block, FieldRows):
                fields += [field for row in block.rows for field in row]
            elif isinstance(block, CheckList):
                fields += block.items
        named = {element.attributes.get("data-field") for element in pages[path].all()}
        assert {field.name for field in fields} <= named
        assert bool(pages[path].all("div", class_="keep")) == (named != {None})


def test_files_are_those_of_the_manifest(real: Site) -> None:
    files = real.files()
    for path, entry in manifest(real).items():
        copy = files[f"{entry['language']}/{entry['topic']}/{entry['handout']}/{path.rpartition('/')[2]}"]
        assert hashlib.sha256(copy).hexdigest() == entry["sha256"]


def test_bundles_hold_all_sheets_for_a_paper(real: Site) -> None:
    handouts = {(TOPIC.name, path.stem) for path in (TOPIC / "en").glob("*.md")}
    for paper, prefixes in (("letter", ("letter", "tabloid")), ("a4", ("a4", "a3"))):
        data = (real.folder / f"en/{TOPIC.name}.{paper}.zip").read_bytes()
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
        wanted = [
            path.rpartition("/")[2]
            for path, entry in manifest(real).items()
            if entry["edition"].startswith(prefixes) and (entry["topic"], entry["handout"]) in handouts
        ]
        assert names == sorted(wanted)


def test_the_index_is_light(real: Site, pages: dict[str, Element]) -> None:
    files, index = real.files(), pages["index.html"]
    first = index.one("link", rel="stylesheet").attributes["href"], index.one("script").attributes["src"]
    light = len(files["index.html"]) + sum(len(files[path]) for path in first)
    assert light < INDEX_LIMIT
    faces = sum(len(data) for path, data in files.items() if path.endswith(".ttf"))
    largest = [part.split()[0] for image in index.all("img") for part in image.attributes["srcset"].split(",")]
    assert light + faces + sum(len(files[path]) for path in largest) < FIRST_VIEW_LIMIT


def test_pictures_have_sizes_and_wait_until_they_are_seen(pages: dict[str, Element]) -> None:
    for page in pages.values():
        for image in page.all("img"):
            assert {"alt", "width", "height", "loading"} <= set(image.attributes)
            assert image.attributes["loading"] == "lazy"


def test_names_of_assets_say_their_content(real: Site) -> None:
    assets = {path: data for path, data in real.files().items() if path.startswith("assets/")}
    assert assets
    for path, data in assets.items():
        assert path.split(".")[-2] == hashlib.sha256(data).hexdigest()[:10]


def test_a_sheet_says_its_standing_edition_number_and_grade(
    pages: dict[str, Element], handouts: dict[str, Handout]
) -> None:
    for path, handout in handouts.items():
        top = pages[path].one("header").text
        assert " ".join(status_line(handout.standing, handout.labels).split()) in top
        assert f"Sheet {handout.number} " in top
        assert " ".join(f"Edition of {print_date(handout.edition, handout.labels)}".split()) in top
        # A band for parents; a figure, and for clinicians any, would say more than it knows.
        assert top.count("Easy to read: grade 6 or lower") == (handout.audience == "parents")
        assert "Reading grade" not in pages[path].text


def test_the_address_of_an_edition_leads_to_the_sheet(
    real: Site, pages: dict[str, Element], handouts: dict[str, Handout]
) -> None:
    for path, handout in handouts.items():
        assert path.replace("index.html", f"{handout.edition}/index.html") in real.earlier
    now = {path.replace("index.html", f"{handout.edition}/index.html") for path, handout in handouts.items()}
    for path in real.earlier:
        page, entry = pages[path], path.rsplit("/", 2)[0]
        # What an older edition lacks is to be read.
        refresh = [one.attributes["content"] for one in page.all("meta", http_equiv="refresh")]
        assert refresh == (["0; url=../index.html"] if path in now else [])
        assert page.one("link", rel="canonical").attributes["href"] == f"{BASE}{entry}/"
        assert page.one("a", class_="button").attributes["href"] == "../index.html"
