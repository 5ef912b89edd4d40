"""Names that become names of files and folders, on every system."""

from __future__ import annotations

import re
import unicodedata

# Windows keeps these for devices, whatever their ending.
DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)))
)


def is_portable(name: str) -> bool:
    """Whether a name of small letters, digits and hyphens works everywhere: it is not a Windows device, and has no
    hyphen at an end or beside another, since such hyphens get lost when copied."""
    return name not in DEVICES and "" not in name.split("-")


def topic_name(folder: str) -> str:
    """The name of the topic in a folder: small letters without accents, digits, and single hyphens for all else. `Étape 1
    (bébé)` is `etape-1-bebe`; "" if nothing is left."""
    plain = unicodedata.normalize("NFKD", folder.lower())
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return "-".join(re.findall(r"[a-z0-9]+", letters))
