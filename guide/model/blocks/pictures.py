"""Pictures and codes."""

from __future__ import annotations

from msgspec import Struct

from guide.base.problems import Position
from guide.model.inlines import Inline
from guide.model.picture import AnyPicture


class Figure(Struct, frozen=True):
    """A picture with its alternative text, and a caption if it needs one."""

    key: int
    picture: AnyPicture
    alt: str
    caption: tuple[Inline, ...]
    at: Position


class QrCode(Struct, frozen=True):
    """A QR code for an address, with the address in print beside it."""

    key: int
    figure_key: int
    address: str
    shown: str
    alt: str
    label: tuple[Inline, ...]
    link_key: int
    at: Position
