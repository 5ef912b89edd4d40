"""Names that become names of files and folders, on every system."""

from __future__ import annotations

# Windows keeps these for devices, whatever their ending.
DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)))
)


def is_portable(name: str) -> bool:
    """Whether a name of small letters, digits and hyphens works everywhere: it is not a Windows device, and has no
    hyphen at an end or beside another, since such hyphens get lost when copied."""
    return name not in DEVICES and "" not in name.split("-")
