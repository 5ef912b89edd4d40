"""How an entry of a YAML file is written, for hints that say to add one. Dots stand for what an editor fills in."""

from __future__ import annotations

from types import MappingProxyType

ENTRIES = MappingProxyType({
    "facts.yaml": "{value: …, say: {en: …}, about: …, sources: […], grade: read, checked: …, review-by: …}",
    "references.yaml": "{title: …, publisher: …, grade: read}",
    "signs.yaml": "{urgency: …, sources: […]}",
})  # fmt: skip


def entry(name: str, file: str) -> str:
    """The entry of that name as its file has it; "" for other files."""
    written = ENTRIES.get(file.rpartition("/")[2])
    return f"`{name}: {written}`" if written else ""
