"""Content streams: what each marked-content sequence says, what is an artifact, what is neither."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pikepdf

from tests.pdf.cmap import CMap, parse_cmap

PAINTING = frozenset(("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "Tj", "TJ", "'", '"', "INLINE IMAGE"))
SHOWING = frozenset(("Tj", "TJ", "'", '"'))


@dataclass(slots=True)
class Font:
    """A font of a page. `unread` are the codes that were shown and have no text."""

    name: str
    cmap: CMap | None
    used: set[int] = field(default_factory=set)
    unread: set[int] = field(default_factory=set)

    def text(self, data: bytes) -> str:
        if self.cmap is None:
            self.unread.update(data)
            return "\ufffd" * len(data)
        said = []
        for code in self.cmap.codes(data):
            self.used.add(code)
            if code not in self.cmap.texts:
                self.unread.add(code)
            said.append(self.cmap.texts.get(code, ""))
        return "".join(said)


@dataclass(slots=True)
class Sequence:
    """A marked-content sequence: its tag, what it says, how many operators in it paint. `lines` are its texts by the
    height of their baselines."""

    tag: str
    text: str = ""
    painted: int = 0
    lines: list[tuple[float, str]] = field(default_factory=list)

    def say(self, text: str, height: float) -> None:
        self.text += text
        if self.lines and self.lines[-1][0] == height:
            self.lines[-1] = (height, self.lines[-1][1] + text)
        else:
            self.lines.append((height, text))


@dataclass(slots=True)
class Artifact:
    """What is not read aloud: its type and subtype, and the text in it."""

    kind: str
    text: str = ""

    def say(self, text: str, _: float) -> None:
        self.text += text


@dataclass(slots=True)
class PageContent:
    """A page, read. `untagged` names the operators that paint outside marked content."""

    sequences: dict[int, Sequence] = field(default_factory=dict)
    artifacts: list[Artifact] = field(default_factory=list)
    untagged: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    fonts: dict[str, Font] = field(default_factory=dict)


@dataclass(slots=True)
class _Open:
    """An open marked content: what it adds to, and the text that stands for all that it holds."""

    into: Sequence | Artifact | None
    actual: bool = False
    said: str = ""


def read_content(page: Any, resources: Any) -> PageContent:
    """The content stream of a page."""
    content = PageContent()
    _run(content, page, resources, [])
    return content


def _run(content: PageContent, stream: Any, resources: Any, opened: list[_Open]) -> None:
    font: Font | None = None
    height = 0.0
    depth, saved = len(opened), 0
    for instruction in pikepdf.parse_content_stream(stream):
        operator, operands = str(instruction.operator), list(instruction.operands)
        if operator in ("BDC", "BMC"):
            properties = operands[1] if operator == "BDC" else pikepdf.Dictionary()
            if isinstance(properties, pikepdf.Name):
                properties = resources.Properties[properties]
            _open(content, str(operands[0])[1:], properties, opened)
        elif operator == "EMC":
            if len(opened) == depth:
                content.faults.append("EMC without a beginning")
            else:
                opened.pop()
        elif operator == "BT":
            height = 0.0
        elif operator in ("Td", "TD", "Tm"):
            height = float(operands[-1]) + (height if operator != "Tm" else 0.0)
        elif operator == "Tf":
            font = _font(content, str(operands[0]), resources)
        elif operator in ("q", "Q"):
            saved += 1 if operator == "q" else -1
            if saved < 0:
                content.faults.append("Q without q")
        elif operator in PAINTING:
            _paint(content, operator, operands, font, height, opened)
            if operator == "Do":
                inner = resources.XObject[operands[0]]
                if inner.Subtype == "/Form":
                    _run(content, inner, inner.get("/Resources", pikepdf.Dictionary()), opened)
    if len(opened) != depth or saved:
        content.faults.append(f"{len(opened) - depth} marked contents and {saved} states stay open")


def _open(content: PageContent, tag: str, properties: Any, opened: list[_Open]) -> None:
    outer = opened[-1] if opened else _Open(None)
    if tag == "Artifact":
        kind = "/".join(str(properties[key])[1:] for key in ("/Type", "/Subtype") if key in properties)
        artifact = Artifact(kind)
        content.artifacts.append(artifact)
        if isinstance(outer.into, Sequence):
            content.faults.append("an artifact inside tagged content")
        opened.append(_Open(artifact))
    elif "/MCID" in properties:
        if outer.into is not None:
            content.faults.append(f"sequence {properties.MCID} inside other marked content")
        if int(properties.MCID) in content.sequences:
            content.faults.append(f"sequence {properties.MCID} stands twice")
        sequence = content.sequences.setdefault(int(properties.MCID), Sequence(tag))
        opened.append(_Open(sequence))
    else:
        into = outer.into
        said = "/ActualText" in properties
        opened.append(
            _Open(into, outer.actual or said, str(properties.ActualText) if said and not outer.actual else "")
        )


def _paint(
    content: PageContent, operator: str, operands: list[Any], font: Font | None, height: float, opened: list[_Open]
) -> None:
    top = opened[-1] if opened else _Open(None)
    if top.into is None:
        content.untagged.append(operator)
    if isinstance(top.into, Sequence):
        top.into.painted += 1
    if operator in SHOWING:
        if font is None:
            content.faults.append("text without a font")
            return
        shown = operands[-1] if operator != "TJ" else operands[0]
        parts = [shown] if isinstance(shown, pikepdf.String) else [p for p in shown if isinstance(p, pikepdf.String)]
        said = "".join(font.text(bytes(part)) for part in parts)
        if top.actual:
            # What stands for all that it holds is said once, where the first of it is shown.
            said, top.said = top.said, ""
        if top.into is not None and said:
            top.into.say(said, height)


def _font(content: PageContent, name: str, resources: Any) -> Font:
    if name not in content.fonts:
        source = resources.Font[name]
        stream = source.get("/ToUnicode")
        content.fonts[name] = Font(str(source.BaseFont), None if stream is None else parse_cmap(stream.read_bytes()))
    return content.fonts[name]
