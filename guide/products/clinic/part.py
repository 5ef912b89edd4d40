"""Everything of the clinic's page that does not depend on the words of a site."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

from guide.compose.pictures import LONGEST_ALT
from guide.products.browser.clinic_part import ClinicPart
from guide.products.clinic.licences import licences
from guide.products.clinic.packs import packs
from guide.products.clinic.script import page_script
from guide.products.clinic.tables import LARGEST_TABLE
from guide.read.files import Project
from guide.read.practice import LARGEST_FILE, LARGEST_LOGO
from guide.rules import practice as rules

STATIC = Path(__file__).parent / "static"
# The most characters of a text, by its key.
LIMITS: dict[str, float] = {
    "name": rules.LONGEST_NAME, "phone": rules.LONGEST_PHONE, "department": rules.LONGEST_NAME,
    "address": rules.LONGEST_ADDRESS, "label": rules.LONGEST_LABEL, "number": rules.LONGEST_PHONE,
    "hours": rules.LONGEST_HOURS, "after-hours": rules.LONGEST_PHONE, "fax": rules.LONGEST_PHONE, "web": rules.LONGEST_WEB,
    "early-intervention.phone": rules.LONGEST_PHONE, "early-intervention.name": rules.LONGEST_NAME,
    "logo.alt": LONGEST_ALT, "phones": rules.MOST_PHONES,
}  # fmt: skip


def clinic_part(
    project: Project, tools: Path, build: Path, contrast: float, today: datetime.date, tell: Callable[[str], None]
) -> ClinicPart:
    """The part for a project; `tell` hears what takes long. Raises PackError if it cannot be made here."""
    limits = LIMITS | {"logo": LARGEST_LOGO, "file": LARGEST_FILE, "table": LARGEST_TABLE, "contrast": contrast}
    offline = (STATIC / "offline.js").read_text("utf-8")
    made = packs(project, tools, build, today, tell)
    return ClinicPart(tuple(made), page_script(STATIC), offline, limits, licences(project, tools))
