"""The sentences in which a sheet states its standing. They are the same in foot, file, site and texts."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from guide.compose.dates import print_date
from guide.compose.facts import NO_BREAK_SPACE
from guide.model.files.labels import Labels
from guide.model.handout import Handout
from guide.model.standing import Standing


def standing_parts(standing: Standing, labels: Labels) -> tuple[str, ...]:
    """The standing in its shortest form: a sentence without its full stop, or one for each approval."""
    match standing.state:
        case "approved":
            said = (labels.reviewed.format(by=one.by, date=print_date(one.on, labels)) for one in standing.approvals)
            return tuple(sentence.rstrip(".") for sentence in said)
        case "changed":
            return (labels.draft_changed_short,)
        case "overdue":
            return (labels.draft_overdue_short.format(date=print_date(standing.review_by, labels)),)
        case "partly":
            return (labels.draft_partly_short,)
        case "never":
            return (labels.draft_short,)


def foot_status(standing: Standing, labels: Labels) -> str:
    """The short form in one piece."""
    return ". ".join(standing_parts(standing, labels))


def plain_status(standing: Standing, labels: Labels) -> str:
    """The short form outside print: with ordinary spaces."""
    return foot_status(standing, labels).replace(NO_BREAK_SPACE, " ")


def status_line(standing: Standing, labels: Labels) -> str:
    """What a sheet says about its own standing if it has room."""
    match standing.state:
        case "approved":
            said = " ".join(f"{sentence}." for sentence in standing_parts(standing, labels))
        case "changed":
            said = labels.draft_changed
        case "overdue":
            said = labels.draft_overdue.format(date=print_date(standing.review_by, labels))
        case "partly":
            said = labels.draft_partly
        case "never":
            said = labels.draft
    return f"{said} {labels.no_advice}"


def review_data(standing: Standing) -> dict[str, Any]:
    """The standing for programs: in the manifest, and in the data of the download page."""
    return {
        "review": "reviewed" if standing.approved else "draft",
        "review_state": standing.state,
        "reviewed_by": [{"by": one.by, "on": one.on.isoformat(), "as": one.as_} for one in standing.approvals],
        "review_due": standing.review_by.isoformat(),
        "changes_on": standing.changes_on.isoformat() if standing.changes_on else None,
    }


def stated(handout: Handout, standing: Standing) -> Handout:
    """The handout with this standing and its words."""
    say = foot_status if handout.standing_in_foot else status_line
    return replace(handout, standing=standing, status=say(standing, handout.labels))
