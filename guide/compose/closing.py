"""The block that closes every sheet: publisher, review date, licence, sources, feedback, other formats, and the code
that leads to the newest edition. What a reader may ask of any sheet.

The foot has title, number, edition, page and standing; longer sheets have their standing below the title too.
"""

from __future__ import annotations

from guide.compose.codes import code_for
from guide.compose.context import Context
from guide.compose.dates import print_date
from guide.model.addresses import edition_folder, site_base
from guide.model.blocks import Column, Columns, Paragraph, QrCode
from guide.model.files.front_matter import FrontMatter
from guide.model.inlines import Words
from guide.model.source import Source

# A sheet of so many pages, two sides of one leaf, is short.
SHORT = 2


def closing(references: tuple[str, ...], context: Context) -> Columns:
    """The notes in two columns, or in one column beside the code if there is one."""
    at = context.handout.at("handout")
    key = context.key()
    left, right = _notes(references, context)
    site = context.source.topic.site
    if site:
        column = Column(context.key(), (_note((*left, *right), context),), at)
        return Columns(key, (column, Column(context.key(), (_newest(site.text, context),), at)), at)
    return Columns(key, tuple(Column(context.key(), (_note(said, context),), at) for said in (left, right)), at)


def newest_address(site: str, source: Source, front: FrontMatter) -> str:
    """Where the code of a sheet leads: the folder of its edition on the site."""
    topic = "" if front.handout in source.topic.short_names else source.name
    return f"{site_base(site)}{edition_folder(front.language, topic, front.handout, front.edition)}/"


def is_short(front: FrontMatter) -> bool:
    """Whether every line of a sheet counts: its standing is then only in the foot."""
    return front.pages.most <= SHORT


def _note(said: tuple[str, ...], context: Context) -> Paragraph:
    at = context.handout.at("handout")
    return Paragraph(context.key(), (Words(" ".join(said), at),), at, "note")


def _notes(references: tuple[str, ...], context: Context) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who publishes the sheet, and what readers can do: the sentences of both columns."""
    front, labels, topic = context.handout.front, context.language.labels, context.source.topic
    published = labels.published_by.format(publisher=topic.publisher)
    left = (labels.no_advice, published) if is_short(front) else (published,)
    if topic.licence:
        left = (*left, labels.licence.format(licence=topic.licence.name))
    right: tuple[str, ...] = (labels.review_by.format(date=print_date(front.review_by, labels)), labels.feedback)
    if references and not context.source_lists:
        if topic.guide_number is None:
            context.problems.error(
                context.handout.at("sources"), "references", "nothing on this sheet lists its sources",
                "write `:::{sources}` and `:::` where the list belongs; or, if one handout of the topic lists them all, set "
                "`guide-number` in topic.yaml to its number",
            )  # fmt: skip
            return left, right
        right = (*right[:1], labels.sources_in.format(number=topic.guide_number.text), *right[1:])
    return left, right


def _newest(site: str, context: Context) -> QrCode:
    """The code for the address of this edition, which says later what changed since."""
    labels, at = context.language.labels, context.handout.at("handout")
    address = newest_address(site, context.source, context.handout.front)
    keys = context.key(), context.key(), context.key()
    return code_for(address, labels.qr_alt, (Words(labels.newest, at),), keys, at)
