"""Logos that are drawings: what runs, loads or is no drawing is refused, and nothing is fetched."""

from __future__ import annotations

import socket
from typing import NoReturn

import pytest

from tests.cli.test_bad_logos import refused
from tests.support import SmallProject

AROUND = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 80">\n  {}\n  <path d="M0 0L9 9"/>\n</svg>\n'


FETCHED = "\n    hint: nothing is fetched: put what is needed into the drawing itself"


DOCTYPE = "a DOCTYPE that defines more than short texts is not allowed in a picture\n    hint: delete it, or save as plain SVG"


LAUGHS = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))


DRAWINGS = {
    "script": (
        AROUND.format("<script>alert()</script>"),
        "2:3: picture: a script (`<script>`) is not allowed in a picture\n    hint: delete it",
    ),
    "picture from elsewhere": (
        AROUND.format('<image href="http://example.org/a.png"/>'),
        "2:3: picture: a bitmap (`<image>`) is not allowed in a picture\n    hint: trace it into paths, or leave it out; "
        "a logo may be a PNG or JPEG file itself",
    ),
    "shape from elsewhere": (
        AROUND.format('<use href="http://example.org/a.svg#a"/>'),
        f"2:3: picture: `http://example.org/a.svg#a` is in another file{FETCHED}",
    ),
    "paint from elsewhere": (
        AROUND.format('<path fill="url(http://example.org/a.svg#a)" d="M0 0h9v9"/>'),
        f"2:3: picture: `url(http://example.org/a.svg#a)` is in another file{FETCHED}",
    ),
    "style sheet": (
        AROUND.format("<style>@import url(http://example.org/a.css)</style>"),
        "2:3: picture: `@import` in a style sheet is not read\n    hint: delete it, or save again as plain SVG",
    ),
    "style sheet before it": (
        f'<?xml-stylesheet href="http://example.org/a.css"?>\n{AROUND.format("")}',
        "1:1: picture: `<?xml-stylesheet …?>` is not allowed in a picture\n    hint: delete it",
    ),
    "laughs": (f'<!DOCTYPE svg [<!ENTITY a0 "ha">{LAUGHS}]><svg>&a9;</svg>', f"1:15: picture: {DOCTYPE}"),
    "file from elsewhere": (
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>', f"1:15: picture: {DOCTYPE}",
    ),
    "nothing": ("", "1:1: picture: this is not XML: no element found\n    hint: save it again as plain SVG"),
    "text": ("A house.", "1:1: picture: this is not XML: syntax error\n    hint: save it again as plain SVG"),
}  # fmt: skip


@pytest.mark.parametrize("case", DRAWINGS)
def test_a_drawing_that_runs_loads_or_is_none_is_refused(case: str, built: SmallProject) -> None:
    content, message = DRAWINGS[case]
    refused(built, "logo.svg", content, f"{{}}/logo.svg:{message}")


@pytest.mark.parametrize(
    "case", ["picture from elsewhere", "style sheet", "style sheet before it", "file from elsewhere"]
)
def test_no_network_is_touched(case: str, built: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    def blocked(*_: object, **__: object) -> NoReturn:
        raise AssertionError("the network was touched")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, blocked)
    content, message = DRAWINGS[case]
    refused(built, "logo.svg", content, f"{{}}/logo.svg:{message}")
