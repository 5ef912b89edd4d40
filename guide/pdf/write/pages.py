"""Pages of the file (ISO 32000-1, 7.7.3): one for each side of paper, with its content and what can be clicked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from guide.base.units import Rect
from guide.model.page import Side
from guide.model.picture import Picture, Raster
from guide.pdf.draw.painter import xobject_name
from guide.pdf.draw.pictures import picture_form
from guide.pdf.draw.syntax import num
from guide.pdf.write.forms import write_form
from guide.pdf.write.objects import PdfFile, Ref, array, dictionary


def write_page(
    pdf: PdfFile, ref: Ref, parent: Ref, number: int, side: Side, streams: Sequence[Ref], fonts: Mapping[str, Ref],
    pictures: Mapping[str, Ref], marks: Sequence[Ref],
) -> None:  # fmt: skip
    """The page of side `number`: its content streams, in order, and everything they name."""
    resources = {
        "Font": dictionary(dict(sorted(fonts.items()))),
        "XObject": dictionary(dict(sorted(pictures.items()))) if pictures else None,
    }
    pdf.fill(
        ref,
        dictionary(
            {
                "Type": "/Page", "Parent": parent, "MediaBox": array([0, 0, num(side.width), num(side.height)]),
                "BleedBox": _box(side.bleed, side), "TrimBox": _box(side.trim, side),
                "Resources": dictionary(resources), "Contents": array(streams) if len(streams) > 1 else streams[0],
                "StructParents": number, "Tabs": "/S", "Annots": array(marks) if marks else None,
            }
        ),
    )  # fmt: skip


def write_pictures(pdf: PdfFile, pictures: Iterable[Picture | Raster]) -> dict[str, Ref]:
    """Every picture once, as a form XObject or an image, by resource name."""
    found = {picture.name: picture for picture in pictures}
    return {xobject_name(picture): _picture(pdf, picture) for _, picture in sorted(found.items())}


def _picture(pdf: PdfFile, picture: Picture | Raster) -> Ref:
    if isinstance(picture, Raster):
        from guide.pdf.write.images import write_image  # only who has pixels pays for it

        return write_image(pdf, picture)
    return write_form(pdf, picture_form(picture), (picture.width, picture.height))


def _box(box: Rect | None, side: Side) -> str | None:
    """A page boundary (14.11.2), if the side has it."""
    if box is None:
        return None
    return array([num(box.x), num(side.height - box.bottom), num(box.right), num(side.height - box.y)])
