"""A withdrawn sheet says why, or names an offered sheet that replaces it; nothing offered depends on it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from itertools import pairwise

from guide.base.problems import Problems, suggest
from guide.model.prose import Prose
from guide.model.source import HandoutSource, Source
from guide.model.withdrawn import full_name

# The longest that can be read at a glance, and the shortest that says anything.
LONGEST_REASON, SHORTEST_REASON = 300, 8


def check_withdrawn(sources: Iterable[Source], today: datetime.date, problems: Problems) -> None:
    """Check every withdrawn sheet in its language; the sheet that lists the sources may not be one. Sheets are known by
    their full names here, `TOPIC/HANDOUT`."""
    by_language: dict[str, dict[str, HandoutSource]] = {}
    for source in sources:
        _check_guide(source, problems)
        for language in source.languages:
            by_language.setdefault(language.language, {}).update(
                {f"{source.name}/{handout.front.handout}": handout for handout in language.handouts}
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
    """Check that a reason is a sentence or two, for parents."""
    reason = handout.front.reason.strip()
    if reason and (len(reason) > LONGEST_REASON or sum(map(str.isalpha, reason)) < SHORTEST_REASON):
        problems.error(
            handout.at("reason"), "withdrawn", f"this `reason` has {len(reason)} characters",
            f"say in a sentence or two why the sheet was withdrawn, in at most {LONGEST_REASON} characters",
        )  # fmt: skip


def _check_keys(handout: HandoutSource, today: datetime.date, problems: Problems) -> None:
    """Check that a withdrawn handout says since when and why, and that an offered one says neither."""
    front = handout.front
    if front.withdrawn_on is not None and front.withdrawn_on > today:
        problems.error(
            handout.at("withdrawn-on"), "withdrawn", f"{front.withdrawn_on} is in the future",
            "use today or an earlier day: a sheet is withdrawn as soon as this is published",
        )  # fmt: skip
    if "replaced-by" in handout.keys and front.replaced_by is None:
        problems.error(
            handout.at("replaced-by"), "withdrawn", "`replaced-by` is empty", "name the handout to use instead"
        )
    for key, value, hint in (
        ("withdrawn-on", front.withdrawn_on, "add `withdrawn-on:` with the first day on which it is not offered"),
        ("reason", front.reason.strip(), "add `reason:` and say why in plain words for parents"),
    ):
        if front.status == "withdrawn" and not value:
            problems.error(handout.at("status"), "withdrawn", f"`status: withdrawn` without `{key}`", hint)
        if front.withdrawn is None and value:
            problems.error(
                handout.at(key), "withdrawn", f"`{key}` is only for a withdrawn handout",
                "delete it, or add `status: withdrawn`",
            )  # fmt: skip


def _check_replacement(name: str, named: Prose, handouts: Mapping[str, HandoutSource], problems: Problems) -> set[str]:
    """Report a replacement that is not offered; returns the names of a circle, which is reported once."""
    other, said = full_name(named.text, name), named.text
    if other == name:
        problems.error(named.at, "withdrawn", f"`{said}` is replaced by itself", "name another handout")
    elif other not in handouts:
        offered = [_short(full, name) for full, handout in handouts.items() if handout.front.withdrawn is None]
        problems.error(
            named.at,
            "withdrawn",
            f"`replaced-by`: unknown handout `{said}` in this language",
            _offered(said, offered),
        )
    elif handouts[other].front.audience != handouts[name].front.audience:
        problems.error(
            named.at, "withdrawn", f"`replaced-by`: `{said}` is for {handouts[other].front.audience}",
            f"name a handout for {handouts[name].front.audience}",
        )  # fmt: skip
    elif handouts[other].front.withdrawn is not None:
        trail = _trail(name, handouts)
        if trail[-1] == name:
            way = ", ".join(f"`{_short(one, name)}` by `{_short(other, name)}`" for one, other in pairwise(trail))
            problems.error(
                named.at, "withdrawn", f"these handouts replace each other in a circle: {way}",
                "let one of them name a handout that is offered, or give a `reason` in place of `replaced-by`",
            )  # fmt: skip
            return set(trail)
        problems.error(
            named.at, "withdrawn", f"`replaced-by`: `{said}` is withdrawn itself",
            f"name `{_short(trail[-1], name)}`, where the chain of replacements ends"
            if handouts[trail[-1]].front.withdrawn is None
            else f"name a handout that is offered, or give a `reason`: `{said}` has no replacement that is offered",
        )  # fmt: skip
    return set()


def _offered(other: str, offered: list[str]) -> str:
    none = "no other handout of this language is offered: delete this line, and keep `reason: …`, which parents read"
    return suggest(other, offered) if offered else none


def _trail(name: str, handouts: Mapping[str, HandoutSource]) -> list[str]:
    """The chain of replacements, until a name has none or repeats."""
    trail = [name]
    while True:
        said = handouts[trail[-1]].front.withdrawn
        following = full_name(said.replaced_by.text, trail[-1]) if said and said.replaced_by else ""
        if following not in handouts:
            return trail
        trail.append(following)
        if trail[-1] in trail[:-1]:
            return trail


def _short(full: str, beside: str) -> str:
    """The name of a sheet as another one writes it: without the topic, if both have the same."""
    return full.removeprefix(beside.rpartition("/")[0] + "/")


def _check_guide(source: Source, problems: Problems) -> None:
    """Check the sheet that lists the sources: others cannot name it if it is withdrawn in their language."""
    number = source.topic.guide_number
    if number is None:
        return
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
