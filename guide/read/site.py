"""The words of the download page, `sources/site.<language>.yaml`."""

from __future__ import annotations

from guide.base.problems import Problems
from guide.model.files.site import SiteWords
from guide.read.bind import bind
from guide.read.files import Project
from guide.read.labels import check_slots
from guide.read.laid_over import laid_over
from guide.read.yaml_nodes import Mapping

# The placeholders of each text; the others have none.
SLOTS = {
    "file": ("pages", "size"),
    "page": ("count",),
    "pages": ("count",),
    "bundle": ("paper",),
    "bundle_about": ("count", "size"),
    "number": ("number",),
    "edition": ("date",),
    "grade": ("grade",),
    "grade_low": ("grade",),
    "licence": ("licence",),
    "changed": ("date",),
    "older_dates": ("old", "new"),
    "withdrawn_on": ("date",),
    "search_found": ("count",),
}
# Those of the page for clinics.
CLINIC_SLOTS = {
    "start_about": ("size",),
    "row": ("number",),
    "contrast": ("ratio", "least"),
    "count": ("count", "most"),
    "hint": ("hint",),
    "loading": ("done", "size"),
    "done": ("name",),
    "mend": ("count",),
    "review_by": ("date",),
    "kit_date": ("date",),
    "making": ("done", "count"),
    "made": ("count",),
    "rows": ("done", "count"),
    "rows_made": ("count", "failed"),
}


def read_site_words(project: Project, language: str, problems: Problems) -> SiteWords | None:
    """The words of a language; None after a problem."""
    node = laid_over(project, f"sources/site.{language}.yaml", problems)
    words = None if node is None else bind(node, SiteWords, problems, "site")
    if words is None or not isinstance(node, Mapping):
        return None
    good = check_slots(words, node, SLOTS, "site", problems)
    inner = node.get("clinic")
    if words.clinic and isinstance(inner, Mapping):
        good = check_slots(words.clinic, inner, CLINIC_SLOTS, "site", problems) and good
    return words if good else None
