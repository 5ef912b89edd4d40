"""Drawings as form XObjects, with shadings, opacities and groups (ISO 32000-1, 8.7.4, 8.10 and 11.6)."""

from __future__ import annotations

import itertools

from guide.model.picture import NORMAL, Stop
from guide.pdf.draw.pictures import Form, Shading, State
from guide.pdf.draw.syntax import fine, matrix_of, num
from guide.pdf.write.objects import PdfFile, Ref, array, dictionary

# What is painted together, then put on what is below; and what is to be a mask, whose colours are all grays.
_GROUP = "<</S /Transparency /I true>>"
_MASK = "<</S /Transparency /CS /DeviceGray>>"


def write_form(pdf: PdfFile, form: Form, size: tuple[float, float], group: str | None = None) -> Ref:
    """A form of this size; one that is put on the page as a whole is a transparency group."""
    groups = {name: write_form(pdf, inner, size, _GROUP) for name, inner in form.groups.items()}
    states = {name: _state(pdf, state, size) for name, state in form.states.items()}
    patterns = {name: _pattern(shading) for name, shading in form.patterns.items()}
    resources = dictionary(
        {
            "ExtGState": dictionary(states) if states else None,
            "Pattern": dictionary(patterns) if patterns else None,
            "XObject": dictionary(groups) if groups else None,
        }
    )
    return _stream(pdf, form.content, resources, size, group)


def _stream(pdf: PdfFile, content: bytes, resources: str, size: tuple[float, float], group: str | None) -> Ref:
    entries: dict[str, object] = {
        "Type": "/XObject", "Subtype": "/Form", "Resources": resources,
        "BBox": array([0, 0, *map(num, size)]), "Group": group,
    }  # fmt: skip
    return pdf.add_stream({key: value for key, value in entries.items() if value is not None}, content, shared=True)


def _state(pdf: PdfFile, state: State, size: tuple[float, float]) -> str:
    mask = None
    if isinstance(state.mask, Shading):
        resources = dictionary({"Shading": dictionary({"m": _shading(state.mask, mask=True)})})
        content = f"{matrix_of(state.mask.matrix)} cm /m sh".encode("ascii")
        form = _stream(pdf, content, resources, size, _MASK)
    elif state.mask is not None:
        form = write_form(pdf, state.mask, size, _MASK)
    if state.mask is not None:
        mask = dictionary({"Type": "/Mask", "S": "/Luminosity", "G": form})
    return dictionary(
        {
            "Type": "/ExtGState", "ca": fine(state.fill), "CA": fine(state.stroke),
            "BM": None if state.blend == NORMAL else f"/{_blend(state.blend)}", "SMask": mask,
        }
    )  # fmt: skip


def _blend(name: str) -> str:
    """The name in PDF (11.3.5): `ColorDodge` of `color-dodge`."""
    return "".join(word.capitalize() for word in name.split("-"))


def _pattern(shading: Shading) -> str:
    return dictionary(
        {
            "Type": "/Pattern", "PatternType": 2, "Matrix": f"[{matrix_of(shading.matrix)}]",
            "Shading": _shading(shading, mask=False),
        }
    )  # fmt: skip


def _shading(shading: Shading, *, mask: bool) -> str:
    """Axial or radial, going on in the outer colours (8.7.4.5.3 and 8.7.4.5.4)."""
    numbers, stops = shading.gradient.coordinates, shading.gradient.stops
    gray = mask or all(stop.colour.gray() == stop.colour for stop in stops)
    values = [_values(stop, gray=gray, mask=mask) for stop in stops]
    return dictionary(
        {
            "ShadingType": 2 if len(numbers) == 4 else 3, "ColorSpace": "/DeviceGray" if gray else "/DeviceRGB",
            "Coords": array([fine(number) for number in numbers]), "Extend": "[true true]",
            "Function": _stitched([stop.offset for stop in stops], values),
        }
    )  # fmt: skip


def _values(stop: Stop, *, gray: bool, mask: bool) -> str:
    if mask:
        return f"[{fine(stop.opacity)}]"
    channels = (stop.colour.red,) if gray else (stop.colour.red, stop.colour.green, stop.colour.blue)
    return f"[{' '.join(fine(channel / 255) for channel in channels)}]"


def _stitched(offsets: list[float], values: list[str]) -> str:
    """One function from the first stop to the last, of pieces that are straight (7.10.3 and 7.10.4)."""
    pieces = [
        dictionary({"FunctionType": 2, "Domain": "[0 1]", "C0": one, "C1": other, "N": 1})
        for one, other in itertools.pairwise(values)
    ]
    if offsets[0] > 0:
        pieces.insert(0, dictionary({"FunctionType": 2, "Domain": "[0 1]", "C0": values[0], "C1": values[0], "N": 1}))
        offsets = [0.0, *offsets]
    if offsets[-1] < 1:
        pieces.append(dictionary({"FunctionType": 2, "Domain": "[0 1]", "C0": values[-1], "C1": values[-1], "N": 1}))
        offsets = [*offsets, 1.0]
    return dictionary(
        {
            "FunctionType": 3, "Domain": "[0 1]", "Functions": array(pieces),
            "Bounds": array([fine(offset) for offset in offsets[1:-1]]), "Encode": array(["0 1"] * len(pieces)),
        }
    )  # fmt: skip
