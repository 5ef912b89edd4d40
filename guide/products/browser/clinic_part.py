"""What the page where a clinic puts its name on the handouts consists of: the product `clinic` makes it, `site` puts it in."""

from __future__ import annotations

from msgspec import Struct


class Pack(Struct, frozen=True):
    """A compressed file that the page loads, with the SHA-256 of what is in it. It is for the handouts of a topic, or of
    all; in these languages, or in all. A further typeface is loaded as well when somebody types a letter that needs it."""

    name: str
    ending: str
    data: bytes
    unpacked: bytes
    topic: str = ""
    languages: tuple[str, ...] | None = None
    font: bool = False

    def is_for(self, topic: str, language: str) -> bool:
        """Whether the handouts of a topic in a language need it."""
        return self.topic in ("", topic) and (self.languages is None or language in self.languages)


class Licence(Struct, frozen=True):
    """The licence of something that is shipped to browsers: its name, as SPDX calls it if it does, and its text."""

    of: str
    name: str
    text: str


class ClinicPart(Struct, frozen=True):
    """The packs, the script of the page, that for use without a connection, the limits of fields, and all licences."""

    packs: tuple[Pack, ...]
    script: str
    offline: str
    limits: dict[str, float]
    licences: tuple[Licence, ...]

    @property
    def topics(self) -> frozenset[str]:
        """The topics whose sheets a browser can make."""
        return frozenset(pack.topic for pack in self.packs if pack.topic)

    def size_for(self, topic: str, language: str) -> int:
        """What is loaded for the sheets of a topic in a language, in bytes."""
        return sum(len(pack.data) for pack in self.packs if pack.is_for(topic, language))
