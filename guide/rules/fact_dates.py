"""Facts and sheets are reviewed in time (criteria, rows 16 and 18): overdue ones are warnings."""

from __future__ import annotations

import datetime

from guide.base.entries import entry
from guide.base.problems import Problems, suggest
from guide.model.addresses import is_address
from guide.model.source import Source
from guide.rules.context import HandoutContext

# A sheet must be reviewed within so many years.
LONGEST_REVIEW = 2
# A warning comes so many days before a sheet's approval ends.
DUE_SOON = 60


def check(context: HandoutContext, problems: Problems) -> None:
    handout, today = context.handout, context.today
    due = handout.position_of("review-by")
    for name in handout.facts:
        fact = context.source.facts[name]
        if fact.value.review_by < today:
            problems.warning(
                fact.place("review-by"), "facts", f"fact `{name}` was due for review on {fact.value.review_by}",
                "look it up again, then set `checked` and `review-by`",
            )  # fmt: skip
    if handout.review_by < today:
        problems.warning(
            due,
            "review",
            f"this sheet was due for review on {handout.review_by}",
            "review it, then set `review-by`",
        )
    if handout.review_by > _years_later(handout.edition, LONGEST_REVIEW):
        problems.error(
            due, "review", "`review-by` is more than two years after `edition`", "set it to two years or less"
        )
    if handout.review_by < handout.edition:
        problems.error(due, "review", "`review-by` is before `edition`", "swap or correct the dates")
    left = (handout.review_by - today).days
    if handout.standing.approved and left <= DUE_SOON:
        problems.warning(
            due, "review", f"the approval of this sheet ends after {handout.review_by}, in {left} days",
            "have it reviewed again and set a new `review-by` before then; otherwise it becomes a draft",
        )  # fmt: skip


def _years_later(day: datetime.date, years: int) -> datetime.date:
    """The same day so many years later; February 28 if there is no February 29."""
    if day.year + years > datetime.MAXYEAR:
        return datetime.date.max
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def check_references(source: Source, problems: Problems) -> None:
    """Check that facts name existing references, and that every reference is used. A fault concerns what uses the fact
    or the reference."""
    _check_facts(source, problems)
    for name, reference in source.references.items():
        if reference.value.url and not is_address(reference.value.url):
            problems.of("reference", name).error(
                reference.place("url"),
                "references",
                f"`{reference.value.url}` is not a web address",
                "write the full address, with https://",
            )
    if source.only or problems.error_count:
        return  # a sheet that was not read may use what seems unused
    used = {name for fact in source.facts.values() for name in fact.value.sources}
    used.update(name for sign in source.signs.values() for name in sign.value.sources)
    used.update(
        name for language in source.languages for handout in language.handouts for name in handout.front.sources
    )
    for name, reference in source.references.items():
        if name not in used:
            # No handout is wrong for that.
            problems.of("unused").error(
                reference.at,
                "references",
                f"nothing uses reference `{name}`",
                "name it in a fact or a sheet's `sources`, or delete it",
            )


def _check_facts(source: Source, problems: Problems) -> None:
    """Check that a fact has existing sources, and that its dates are in order."""
    for name, fact in source.facts.items():
        own = problems.of("fact", name)
        if not fact.value.sources:
            own.error(
                fact.place("sources"),
                "facts",
                f"fact `{name}` has no source",
                "name at least one reference under `sources`",
            )
        for number, source_name in enumerate(fact.value.sources):
            if source_name not in source.references and ("reference", source_name) not in source.faults:
                own.error(
                    fact.place("sources", number),
                    "facts",
                    f"fact `{name}` names an unknown reference `{source_name}`",
                    f"add it to references.yaml, as {entry(source_name, 'references.yaml')}; if it is there, "
                    f"{suggest(source_name, source.references)}",
                )
        if fact.value.review_by < fact.value.checked:
            own.error(
                fact.place("review-by"),
                "facts",
                f"fact `{name}` is due for review before it was checked",
                "swap or correct the dates",
            )
