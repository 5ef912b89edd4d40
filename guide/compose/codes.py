"""QR codes, each with its address in print beside it."""

from __future__ import annotations

from guide.base.problems import Position
from guide.model.blocks import QrCode
from guide.model.inlines import Inline


def code_for(address: str, alt: str, label: tuple[Inline, ...], keys: tuple[int, int, int], at: Position) -> QrCode:
    """The code for an address. `alt` has a placeholder `{address}`; `keys` are those of the block, its figure and its
    link."""
    shown = shown_address(address)
    key, figure_key, link_key = keys
    return QrCode(key, figure_key, address, shown, alt.format(address=shown), label, link_key, at)


def shown_address(address: str) -> str:
    """`https://www.cdc.gov/FindEI/` as people type it: `cdc.gov/FindEI`."""
    return address.removeprefix("https://").removeprefix("www.").rstrip("/")
