"""`labels.yaml`: the words that the program prints, with placeholders that it fills in."""

from __future__ import annotations

import re
from pathlib import Path

from guide.base.problems import Problems, suggest
from guide.model.files.clinic_words import ClinicWords
from guide.model.files.labels import Labels
from guide.model.files.site import SiteWords
from guide.read.bind import bind
from guide.read.files import Project, TextFile, read_text
from guide.read.plain_texts import check_plain
from guide.read.records import key_name
from guide.read.yaml_nodes import Mapping, merged, parse_yaml

# The placeholders of each label; the others have none.
SLOTS = {
    "date": ("day", "month", "year"),
    "page": ("page", "pages"),
    "draft_overdue": ("date",),
    "draft_overdue_short": ("date",),
    "reviewed": ("by", "date"),
    "edition": ("date",),
    "review_by": ("date",),
    "published_by": ("publisher",),
    "licence": ("licence",),
    "sources_in": ("number",),
    "number": ("number",),
    "footnote": ("number",),
    "footnote_back": ("number",),
    "qr_alt": ("address",),
    "phone": ("phone",),
    "after_hours": ("phone",),
    "early_intervention": ("phone",),
    "hours": ("hours",),
    "fax": ("phone",),
}
MONTHS = 12

# The language of the words that come with the program.
OWN_LANGUAGE = "en"
_OWN = "labels.en.yaml"

_SLOT = re.compile(r"\{([^{}]*)\}")


def read_labels(project: Project, path: Path, problems: Problems) -> Labels | None:
    """The labels of a language; None after a problem."""
    file = read_text(project, path, problems)
    node = None if file is None else parse_yaml(file, problems)
    if node is not None and project.shipped and path.parent.name.partition("-")[0] == OWN_LANGUAGE:
        # Only what differs need be there, so that a newer program with more words can read it.
        own = parse_yaml(TextFile(f"guide/read/{_OWN}", own_labels()), problems)
        node = None if own is None else merged(own, node)
    labels = None if node is None else bind(node, Labels, problems, "labels")
    if labels is None or not isinstance(node, Mapping):
        return None
    good = check_slots(labels, node, SLOTS, "labels", problems)
    if not {"by", "date"} <= set(_SLOT.findall(labels.reviewed)):
        at = found.at if (found := node.get("reviewed")) else node.at
        problems.error(
            at, "labels", "`reviewed` does not say who reviewed the sheet and when", "add {by} and {date} to it"
        )
        good = False
    if len(labels.months) != MONTHS:
        at = found.at if (found := node.get("months")) else node.at
        problems.error(at, "labels", f"`months` has {len(labels.months)} names", "list all 12 months")
        good = False
    return labels if good else None


def _known_slots(name: str, known: tuple[str, ...]) -> str:
    # Shown as they are typed: in braces.
    return (
        re.sub(r"`(\w+)`", r"`{\1}`", suggest(name, known))
        if known
        else "nothing is put into this text: delete the braces and what is in them"
    )


def own_labels() -> str:
    """The program's own labels, in English, as a file has them."""
    return (Path(__file__).parent / _OWN).read_text("utf-8")


def check_slots(
    words: Labels | SiteWords | ClinicWords,
    node: Mapping,
    slots: dict[str, tuple[str, ...]],
    rule: str,
    problems: Problems,
) -> bool:
    """Whether the words of a file hold only known placeholders; `slots` lists them by field."""
    good = True
    for field in words.__struct_fields__:
        value = getattr(words, field)
        at = found.at if (found := node.get(key_name(field))) else node.at
        known = slots.get(field, ())
        for name in _SLOT.findall(value) if isinstance(value, str) else ():
            if name not in known:
                problems.error(
                    at, rule, f"`{key_name(field)}`: unknown placeholder `{{{name}}}`", _known_slots(name, known)
                )
                good = False
        if isinstance(value, str) and not check_plain(value, at, problems):
            good = False
        if isinstance(value, str) and set("{}") & set(_SLOT.sub("", value)):
            written = " or ".join(f"`{{{name}}}`" for name in known)
            hint = f"write {written}" if known else "nothing is put into this text: delete the brace"
            problems.error(at, rule, f"`{key_name(field)}`: a brace is not closed", hint)
            good = False
    return good
