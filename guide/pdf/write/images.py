"""Pictures of pixels as image XObjects (ISO 32000-1, 8.9.5)."""

from __future__ import annotations

from guide.model.picture import Raster
from guide.pdf.draw.pixels import COLOURLESS, IMAGE, toned_box, toned_content
from guide.pdf.draw.syntax import num
from guide.pdf.write.objects import PdfFile, Ref, array, dictionary


def write_image(pdf: PdfFile, raster: Raster) -> Ref:
    """An image; one in grays is a group that holds it."""
    image = _image(pdf, raster)
    if not raster.toned:
        return image
    colourless = dictionary({"Type": "/ExtGState", "BM": "/Saturation"})
    resources = {
        "XObject": dictionary({IMAGE: image}),
        "ExtGState": dictionary({COLOURLESS: colourless}),
    }
    group = {"S": "/Transparency", "CS": "/DeviceRGB", "I": "true"}
    return pdf.add_stream(
        {
            "Type": "/XObject", "Subtype": "/Form", "Resources": dictionary(resources),
            "BBox": array([num(edge) for edge in toned_box(raster)]), "Group": dictionary(group),
        },
        toned_content(raster),
    )  # fmt: skip


def _image(pdf: PdfFile, raster: Raster) -> Ref:
    width, height = raster.stored_size
    mask = _stream(pdf, (width, height), raster.mask, "/DeviceGray", filtered=True) if raster.mask else None
    space = "/DeviceGray" if raster.gray else "/DeviceRGB"
    return _stream(pdf, (width, height), raster.data, space, mask, jpeg=raster.jpeg, filtered=raster.filtered)


def _stream(
    pdf: PdfFile, size: tuple[int, int], data: bytes, space: str, mask: Ref | None = None, *, jpeg: bool = False,
    filtered: bool = False,
) -> Ref:  # fmt: skip
    """An image whose data is a JPEG file, filtered rows that are already deflated (7.4.4.4), or plain samples."""
    rows = {"Predictor": 15, "Colors": 1 if space == "/DeviceGray" else 3, "Columns": size[0]}
    entries: dict[str, object] = {
        "Type": "/XObject", "Subtype": "/Image", "Width": size[0], "Height": size[1],
        "ColorSpace": space, "BitsPerComponent": 8, "SMask": mask,
        "Filter": "/DCTDecode" if jpeg else "/FlateDecode" if filtered else None,
        "DecodeParms": dictionary(rows) if filtered else None,
    }  # fmt: skip
    return pdf.add_stream(entries, data, compress=not (jpeg or filtered), shared=True)
