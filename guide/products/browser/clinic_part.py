"""What the page where a clinic puts its name on the handouts consists of: the product `clinic` makes it, `site` puts it in."""

from __future__ import annotations

from msgspec import Struct


class Pack(Struct, frozen=True):
    """A compressed file that the page loads, with its size when it is unpacked."""

    name: str
    ending: str
    data: bytes
    size: int


class ClinicPart(Struct, frozen=True):
    """The packs, the script of the page, that for use without a connection, the limits of fields, and all licences."""

    packs: tuple[Pack, ...]
    script: str
    offline: str
    limits: dict[str, float]
    licences: str

    @property
    def topics(self) -> frozenset[str]:
        """The topics whose sheets a browser can make."""
        return frozenset(pack.name.removeprefix(TOPIC) for pack in self.packs if pack.name.startswith(TOPIC))

    def size_for(self, topic: str) -> int:
        """What is loaded for the sheets of a topic, in bytes."""
        wanted = (pack for pack in self.packs if not pack.name.startswith(TOPIC) or pack.name == f"{TOPIC}{topic}")
        return sum(len(pack.data) for pack in wanted)


# Before the name of a topic, in the name of its pack.
TOPIC = "topic-"
