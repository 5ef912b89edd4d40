"""The clinic's page as one file that works from a disk: style, script, typeface and all packs are in it."""

from __future__ import annotations

import base64
import datetime
import re
from pathlib import PurePath

from markupsafe import Markup

from guide.products.browser.svg_numbers import number
from guide.products.browser.templates import environment
from guide.products.site import addresses
from guide.products.site.assets import FOLDER, Assets
from guide.products.site.build import STATIC, Materials, style_of
from guide.products.site.catalog import catalog
from guide.products.site.charts import ChartLook
from guide.products.site.clinic import clinic_assets, form_facts, integrity, licence_text, page_facts
from guide.products.site.pages import Shared, SitePage, rendered, tightened

_ENDS = re.compile(r"</(script|style)|<!--", re.IGNORECASE)
_ADDRESS = re.compile(r'url\("([^"]+)"\)')


class KitPage(SitePage, frozen=True):
    """The page, which has no other to link to."""

    @property
    def home_link(self) -> bool:
        return False


def kit_file(materials: Materials, made: datetime.date) -> bytes:
    """The file, in the first language of the site that has words for it."""
    assert materials.clinic
    templates, assets = environment("guide.products.site"), Assets()
    templates.filters["number"] = number
    offered = catalog(materials.composed, materials.outputs, materials.gone)
    style = _with_faces(style_of({}, materials, assets), assets)
    clinic = clinic_assets(materials.clinic, assets)
    shared = Shared(
        templates, offered, materials.words, {}, {}, materials.layout.icons, ChartLook(materials.faces, materials.layout.theme), {}, "", "",
        "", "", clinic
    )  # fmt: skip
    language = next(code for code in offered.languages if materials.words[code].clinic)
    page = KitPage(addresses.clinic_page(language, shared.first), language, shared)
    # As the page has them, or their digests would be others.
    site = (STATIC / "site.js").read_text("utf-8")
    style, script = tightened(style), tightened(f"{site}{materials.clinic.script}")
    html = rendered(
        page,
        "clinic_kit.html",
        # They are parts of the program, and written for this place: nothing in them ends an element.
        style=_own(style),
        script=_own(script),
        style_digest=integrity(style.encode()),
        script_digest=integrity(script.encode()),
        packs=[(pack.name, base64.b64encode(pack.data).decode("ascii")) for pack in materials.clinic.packs],
        licences=licence_text(materials.clinic.licences),
        data=page_facts(page, shared, kit=made.isoformat()),
        facts=form_facts(page, shared) | {"licences": ""},
    )
    return html.encode("utf-8")


def _with_faces(path: str, assets: Assets) -> str:
    """The style sheet with its typeface inside."""
    kept = assets.files

    def inside(found: re.Match[str]) -> str:
        data = base64.b64encode(kept[f"{FOLDER}/{PurePath(found[1]).name}"]).decode("ascii")
        return f'url("data:font/ttf;base64,{data}")'

    return _ADDRESS.sub(inside, kept[path].decode("utf-8"))


def _own(text: str) -> Markup:
    assert not _ENDS.search(text), "this would end the element"
    return Markup(text)  # noqa: S704  # checked above
