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


def read_site_words(project: Project, language: str, problems: Problems) -> SiteWords | None:
    """The words of a language; None after a problem."""
    node = laid_over(project, f"sources/site.{language}.yaml", problems)
    words = None if node is None else bind(node, SiteWords, problems, "site")
    if words is None or not isinstance(node, Mapping):
        return None
    return words if check_slots(words, node, SLOTS, "site", problems) else None
