"""Web addresses that a sheet may print or link to, and the addresses on the download page that printed codes lead to.

An address, once printed, leads to the sheet for good: a paper of that edition leads to
`en/crawling-backwards/tips/2026-11-20/`, or, if it is from before there were topics in addresses, to `en/tips/2026-11-20/`.
"""

from __future__ import annotations

import datetime
import re
from urllib.parse import quote, unquote

_LABEL = r"[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?"
# A host, perhaps a port, and what follows it without quotes or angle brackets: in ASCII, as it goes over the net.
_WEB = re.compile(r"https://[A-Za-z0-9.-]+\.[A-Za-z]{2,}(:(?P<port>[0-9]{1,5}))?([/?#][!#-;=?-\[\]_a-z~]*)?")
_MAIL = re.compile(rf"mailto:[A-Za-z0-9](?:[A-Za-z0-9._+-]*[A-Za-z0-9_])?@{_LABEL}(?:\.{_LABEL})*\.[A-Za-z]{{2,}}")
_PARTS = re.compile(r"(?:https?:)?/*([^/?#\s]+)(.*)", re.IGNORECASE)
# https, a host, an optional port and path; no query, no fragment.
_ADDRESS = re.compile(
    rf"https?://{_LABEL}(\.{_LABEL})*(:(?P<port>[0-9]{{1,5}}))?(?P<path>(/([A-Za-z0-9._~-]|%[0-9A-Fa-f]{{2}})+)*)/?"
)
LAST_PORT = 65535
# Characters that are neither letters nor allowed in an address.
_NEVER = frozenset('"<>\\^`{|}')
# Characters that need no encoding after a host (RFC 3986).
_KEPT = "/?#[]@!$&'()*+,;=:%"


def is_address(text: str) -> bool:
    """Whether a text is a whole https address."""
    found = _WEB.fullmatch(text)
    return found is not None and int(found["port"] or 1) in range(1, LAST_PORT + 1)


def is_mail_address(text: str) -> bool:
    """Whether a text is `mailto:` and one plain address, without a subject or anything else."""
    return _MAIL.fullmatch(text) is not None


def whole_address(text: str) -> str:
    """The address that a faulty text probably meant, as it is sent over the net: with `https://`, accents encoded; ""
    if there is none."""
    found = _PARTS.fullmatch(text.strip())
    if found is None or set(text) & _NEVER:
        return ""
    host, _, port = found[1].partition(":")
    try:
        host = host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    address = f"https://{host}{f':{port}' if port else ''}{quote(found[2], safe=_KEPT)}"
    return address if is_address(address) else ""


def is_site_address(text: str) -> bool:
    """Whether an address is that of a site in final form, with nothing to resolve first."""
    found = _ADDRESS.fullmatch(text)
    if not found or int(found["port"] or 0) > LAST_PORT:
        return False
    return not {".", ".."} & {unquote(part) for part in found["path"].split("/")}


def site_base(text: str) -> str:
    """A site's address with one slash at its end; "" for none."""
    return text.rstrip("/") + "/" if text else ""


def handout_folder(language: str, topic: str, handout: str) -> str:
    """The folder of a handout; without a topic, the one that it had before there were topics in addresses."""
    return "/".join(filter(None, (language, topic, handout)))


def edition_folder(language: str, topic: str, handout: str, edition: datetime.date) -> str:
    return f"{handout_folder(language, topic, handout)}/{edition.isoformat()}"
