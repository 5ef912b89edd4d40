"""The pages: the index of each language, a page for each sheet, and pages that redirect to one of these."""

from __future__ import annotations

import re
from collections.abc import Mapping

from jinja2 import Environment
from msgspec import Struct

from guide.compose.amounts import number
from guide.compose.dates import print_date
from guide.compose.facts import NO_BREAK_SPACE
from guide.compose.handout import rights_of
from guide.compose.standing import plain_status, status_line
from guide.model.addresses import handout_folder
from guide.model.files.labels import NumberStyle
from guide.model.files.site import SiteWords
from guide.model.handout import Handout
from guide.model.inlines import plain
from guide.model.languages import has_reading, language_of
from guide.model.picture import AnyPicture, Picture
from guide.model.walk import is_source_list, walk
from guide.model.withdrawn import Withdrawn
from guide.products.browser.clinic_part import ClinicPart
from guide.products.site import addresses
from guide.products.site.catalog import PAPERS, Catalog, SiteEntry, SiteFile, SiteTopic, kind_name
from guide.products.site.charts import ChartLook
from guide.products.site.data import page_data
from guide.products.site.markup import Drawings, Markups
from guide.products.site.pictures import PagePicture
from guide.products.site.screen import has_fields, heading_texts

# A sheet that needs no more years of school than this is easy to read.
EASY_GRADE = 6
# Sizes from here on are given in megabytes.
KILO, MEGA = 1_000, 1_000_000


class ClinicAssets(Struct, frozen=True):
    """The part for clinics, and the paths of its files: packs in their order with their digests, script and licences."""

    part: ClinicPart
    packs: tuple[tuple[str, str], ...]
    script: str
    licences: str


class Shared(Struct, frozen=True):
    """What all pages need. `style`, `script` and `icon` are paths of assets; `base` is the site's address with a
    slash at its end, or ""."""

    templates: Environment
    catalog: Catalog
    words: Mapping[str, SiteWords]
    pictures: Mapping[tuple[str, str, str], PagePicture]
    drawings: Mapping[AnyPicture, str]
    icons: dict[tuple[str, str], Picture]
    charts: ChartLook
    bundles: Mapping[tuple[str, str, str], tuple[str, int, int]]
    style: str
    script: str
    icon: str
    base: str
    clinic: ClinicAssets | None = None

    @property
    def first(self) -> str:
        """The language of the site's own index."""
        return self.catalog.languages[0] if self.catalog.languages else next(iter(self.words))


class SitePage(Struct, frozen=True):
    """A page in a language, as its template sees it."""

    path: str
    language: str
    shared: Shared

    @property
    def words(self) -> SiteWords:
        return self.shared.words[self.language]

    @property
    def direction(self) -> str:
        language = language_of(self.language)
        return language.direction if language else "ltr"

    @property
    def address(self) -> str:
        """The page's full address; "" if the site's is unknown."""
        return addresses.absolute(self.path, self.shared.base) if self.shared.base else ""

    @property
    def home(self) -> str:
        return self.link(addresses.language_index(self.language, self.shared.first))

    def link(self, target: str) -> str:
        return addresses.link(target, self.path)

    def others(self, of: Handout | Withdrawn) -> list[tuple[str, str, str]]:
        """A sheet in other languages: what each calls itself, its code, and the link to the page."""
        return [
            (self.shared.words[one.language].language, one.language, self.link(addresses.handout_page(one)))
            for one in self.shared.catalog.translations(of)
        ]

    def whole(self, target: str) -> str:
        return addresses.absolute(target, self.shared.base)

    def pages(self, count: int) -> str:
        return (self.words.page if count == 1 else self.words.pages).format(count=count)

    def file_facts(self, file: SiteFile, style: NumberStyle) -> str:
        return self.words.file.format(pages=self.pages(file.pages), size=size_said(file.bytes, style))

    @property
    def home_link(self) -> bool:
        """Whether there is an index to go to."""
        return True

    @property
    def measured(self) -> bool:
        """Whether sheets in this language can have a grade."""
        return has_reading(self.language)

    def grade(self, entry: SiteEntry) -> str:
        """How hard a sheet is to read, in bands: a decimal would claim more than a formula knows. Nothing for
        clinicians, or in a language without a formula."""
        if entry.grade is None or entry.handout.audience == "clinicians":
            return ""
        easy = entry.grade <= EASY_GRADE
        return (self.words.grade_low if easy else self.words.grade).format(
            grade=EASY_GRADE if easy else round(entry.grade)
        )

    def kind(self, kind: str) -> str:
        return kind_name(kind, self.words)


def index_page(language: str, shared: Shared) -> tuple[str, str]:
    """The index of a language: path and HTML."""
    page = SitePage(addresses.language_index(language, shared.first), language, shared)
    topics = shared.catalog.of(language)
    return page.path, rendered(
        page,
        "index.html",
        topics=topics,
        search_words=search_words,
        numbers=next((entry.handout.labels.numbers for topic in topics for entry in topic.entries), NumberStyle()),
        rights=list(dict.fromkeys(rights_of(topic.source.topic) for topic in topics)),
        others=[
            (shared.words[other].language, other, page.link(addresses.language_index(other, shared.first)))
            for other in shared.catalog.languages
            if other != language
        ],
    )


def search_words(topic: SiteTopic, entry: SiteEntry) -> str:
    """The words by which the index finds a sheet: those of its titles and headings, and the names of its topic."""
    handout = entry.handout
    said = (
        handout.title, plain(handout.subtitle), handout.summary, *heading_texts(handout).values(), handout.number,
        topic.source.topic.title, *topic.source.topic.synonyms.get(topic.language, ()),
    )  # fmt: skip
    return " ".join(filter(None, said))


def clinic_link(entry: SiteEntry, page: SitePage) -> str:
    """The page where a clinic puts its name on a sheet; "" if there is none for it."""
    handout, clinic = entry.handout, page.shared.clinic
    if clinic is None or page.words.clinic is None or handout.topic not in clinic.part.topics or not entry.files:
        return ""
    target = addresses.clinic_page(page.language, page.shared.first)
    return f"{page.link(target)}#{handout.language}/{handout.topic}/{handout.name}"


def handout_page(topic: SiteTopic, entry: SiteEntry, shared: Shared) -> tuple[str, str]:
    """The page of a sheet: path and HTML."""
    handout = entry.handout
    page = SitePage(addresses.handout_page(handout), handout.language, shared)
    drawings = Drawings(
        {picture: page.link(path) for picture, path in shared.drawings.items()}, shared.icons, shared.charts
    )
    markups = Markups(shared.templates, drawings, heading_texts(handout), handout.language)
    picture = shared.pictures.get(entry.key)
    return page.path, rendered(
        page,
        "sheet.html",
        entry=entry,
        handout=handout,
        topic=topic,
        status=status_line(handout.standing, handout.labels),
        subtitle=markups.inlines(handout.subtitle),
        figure=markups.blocks((handout.figure,)) if handout.figure else "",
        body=markups.blocks(handout.blocks),
        fillable=has_fields(handout.blocks),
        numbers=handout.labels.numbers,
        references=_references(entry),
        data=page_data(entry, shared.base, picture.shared if picture else ""),
        shared_picture=page.whole(picture.shared) if picture and picture.shared else "",
        others=page.others(handout),
        clinic_link=clinic_link(entry, page),
        former=page.link(handout_folder(handout.language, "", handout.name)),
        has_former=shared.catalog.has_short_address(handout),
    )


def moved_page(path: str, language: str, title: str, target: str, shared: Shared) -> tuple[str, str]:
    """A page that redirects to another at once: path and HTML."""
    page = SitePage(path, language, shared)
    whole = page.whole(target) if shared.base else ""
    return path, rendered(page, "moved.html", title=title, target=page.link(target), whole=whole)


def size_said(size: int, style: NumberStyle) -> str:
    """61 kB, 1.4 MB."""
    if size < MEGA:
        return f"{number(max(1, round(size / KILO)), style)}{NO_BREAK_SPACE}kB"
    return f"{number(round(size / MEGA, 1), style)}{NO_BREAK_SPACE}MB"


def _references(entry: SiteEntry) -> list[dict[str, str]]:
    """The sources of a sheet that does not list them itself."""
    if any(is_source_list(block) for block in walk(entry.handout.blocks)):
        return []
    found = (entry.source.references[name].value for name in entry.handout.references)
    return [
        {"title": one.title, "publisher": one.publisher, "year": str(one.year or ""), "url": one.url} for one in found
    ]


def rendered(page: SitePage, template: str, **given: object) -> str:
    """The HTML of a page."""
    made = page.shared.templates.get_template(template).render(
        page=page,
        words=page.words,
        shared=page.shared,
        papers=PAPERS,
        print_date=print_date,
        standing_said=plain_status,
        size_said=size_said,
        addresses=addresses,
        **given,
    )
    return tightened(made)


def tightened(text: str) -> str:
    """A text without empty lines, such as those that held only template instructions."""
    return re.sub(r"\n\s*\n+", "\n", text)
