"""Why the page for clinics cannot be made here."""

from __future__ import annotations


class PackError(Exception):
    """What the page is made of is missing, or cannot be made; the message says why."""
