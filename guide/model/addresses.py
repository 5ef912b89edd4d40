"""The address of the download page, and those of its sheets that printed codes lead to.

An address, once printed, leads to the sheet for good: `en/tips/2026-11-20/` is where a paper of that edition leads.
"""

from __future__ import annotations

import datetime
import re
from urllib.parse import unquote

# https, a host, perhaps a port and a path; no query, no fragment.
_LABEL = r"[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?"
_ADDRESS = re.compile(
    rf"https?://{_LABEL}(\.{_LABEL})*(:(?P<port>[0-9]{{1,5}}))?(?P<path>(/([A-Za-z0-9._~-]|%[0-9A-Fa-f]{{2}})+)*)/?"
)
LAST_PORT = 65535


def is_site_address(text: str) -> bool:
    """Whether an address says where a site is, as it is: nothing in it is to be worked out first."""
    found = _ADDRESS.fullmatch(text)
    if not found or int(found["port"] or 0) > LAST_PORT:
        return False
    return not {".", ".."} & {unquote(part) for part in found["path"].split("/")}


def site_base(text: str) -> str:
    """A site's address with one slash at its end; "" for none."""
    return text.rstrip("/") + "/" if text else ""


def handout_folder(language: str, handout: str) -> str:
    return f"{language}/{handout}"


def edition_folder(language: str, handout: str, edition: datetime.date) -> str:
    return f"{handout_folder(language, handout)}/{edition.isoformat()}"
