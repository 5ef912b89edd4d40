"""A sheet that is taken back says why, or names a sheet that is offered in its place; nothing offered leans on it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from itertools import pairwise

from guide.base.problems import Problems, suggest
from guide.model.prose import Prose
from guide.model.source import HandoutSource, Source

# What one reads at a glance, and what says anything at all.
LONGEST_REASON, SHORTEST_REASON = 300, 8


def check_withdrawn(sources: Iterable[Source], today: datetime.date, problems: Problems) -> None:
    """Every sheet that is taken back, in its language; the sheet that lists the sources is not one of them."""
    by_language: dict[str, dict[str, HandoutSource]] = {}
    for source in sources:
        _check_guide(source, problems)
        for language in source.languages:
            by_language.setdefault(language.language, {}).update(
                {handout.front.handout: handout for handout in language.handouts}
            )
    for handouts in by_language.values():
        told: set[str] = set()
        for name in sorted(handouts):
            said = handouts[name].front.withdrawn
            _check_keys(handouts[name], today, problems)
            _check_reason(handouts[name], problems)
            if said is None:
                continue
            if said.replaced_by is not None and name not in told:
                told |= _check_replacement(name, said.replaced_by, handouts, problems)


def _check_reason(handout: HandoutSource, problems: Problems) -> None:
    """A reason is a sentence or two, for parents."""
    reason = handout.front.reason.strip()
    if reason and (len(reason) > LONGEST_REASON or sum(map(str.isalpha, reason)) < SHORTEST_REASON):
        problems.error(
            handout.at("reason"), "withdrawn", f"this `reason` has {len(reason)} characters",
            f"say in a sentence or two why the sheet was taken back, in at most {LONGEST_REASON} characters",
        )  # fmt: skip


def _check_keys(handout: HandoutSource, today: datetime.date, problems: Problems) -> None:
    """A handout that is withdrawn says since when and why; one that is offered says neither."""
    front = handout.front
    if front.withdrawn_on is not None and front.withdrawn_on > today:
        problems.error(
            handout.at("withdrawn-on"), "withdrawn", f"{front.withdrawn_on} is in the future",
            "a sheet is taken back from the day on which this is published",
        )  # fmt: skip
    if "replaced-by" in handout.keys and front.replaced_by is None:
        problems.error(
            handout.at("replaced-by"), "withdrawn", "`replaced-by` is empty", "name the handout to use instead"
        )
    for key, value, hint in (
        ("withdrawn-on", front.withdrawn_on, "add `withdrawn-on:` with the day from which it is not offered"),
        ("reason", front.reason.strip(), "add `reason:` and say why in plain words for parents"),
    ):
        if front.status == "withdrawn" and not value:
            problems.error(handout.at("status"), "withdrawn", f"`status: withdrawn` without `{key}`", hint)
        if front.withdrawn is None and value:
            problems.error(
                handout.at(key), "withdrawn", f"`{key}` of a handout that is offered",
                "delete it, or add `status: withdrawn`",
            )  # fmt: skip


def _check_replacement(name: str, named: Prose, handouts: Mapping[str, HandoutSource], problems: Problems) -> set[str]:
    """Report a replacement that is not offered; the names of a circle, which is reported once."""
    other = named.text
    if other == name:
        problems.error(named.at, "withdrawn", f"`{name}` is replaced by itself", "name another handout")
    elif other not in handouts:
        offered = [handout.front.handout for handout in handouts.values() if handout.front.withdrawn is None]
        problems.error(
            named.at, "withdrawn", f"`replaced-by`: unknown handout `{other}` in this language", suggest(other, offered)
        )
    elif handouts[other].front.audience != handouts[name].front.audience:
        problems.error(
            named.at, "withdrawn", f"`replaced-by`: `{other}` is for {handouts[other].front.audience}",
            f"name a handout for {handouts[name].front.audience}",
        )  # fmt: skip
    elif handouts[other].front.withdrawn is not None:
        trail = _trail(name, handouts)
        if trail[-1] == name:
            way = ", ".join(f"`{one}` by `{other}`" for one, other in pairwise(trail))
            problems.error(
                named.at, "withdrawn", f"these handouts replace each other in a circle: {way}",
                "let one of them name a handout that is offered, or give a `reason` in place of `replaced-by`",
            )  # fmt: skip
            return set(trail)
        problems.error(
            named.at, "withdrawn", f"`replaced-by`: `{other}` is withdrawn itself", _instead(trail[-1], other, handouts)
        )
    return set()


def _trail(name: str, handouts: Mapping[str, HandoutSource]) -> list[str]:
    """The names that one comes to from one replacement to the next, until one is not replaced or came before."""
    trail = [name]
    while True:
        said = handouts[trail[-1]].front.withdrawn
        if said is None or said.replaced_by is None or said.replaced_by.text not in handouts:
            return trail
        trail.append(said.replaced_by.text)
        if trail[-1] in trail[:-1]:
            return trail


def _instead(last: str, other: str, handouts: Mapping[str, HandoutSource]) -> str:
    if handouts[last].front.withdrawn is None:
        return f"name `{last}`, which one comes to in the end"
    return f"name a handout that is offered, or give a `reason`: `{other}` has no replacement that is offered"


def _check_guide(source: Source, problems: Problems) -> None:
    """Sheets name the one that lists the sources; they cannot if it was taken back in their language."""
    number = source.topic.guide_number
    for language in source.languages:
        offered = [handout for handout in language.handouts if handout.front.withdrawn is None]
        gone = [
            handout for handout in language.handouts if handout.front.withdrawn and handout.front.number == number.text
        ]
        if gone and offered and number.text not in [handout.front.number for handout in offered]:
            problems.error(
                number.at, "withdrawn", f"`guide-number`: {number.text} is `{gone[0].front.handout}`, which is withdrawn "
                f"in `{language.language}`", "give the number of a handout that is offered and lists the sources",
            )  # fmt: skip
