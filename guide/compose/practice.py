"""Puts the practice's block, or the empty box for its stamp, into an otherwise complete handout.

The rules on words have already run: a practice's name and address are not prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, count

from msgspec.structs import replace

from guide.compose.again import said_again
from guide.compose.codes import code_for
from guide.compose.facts import NO_BREAK_SPACE
from guide.model.blocks import Block, Callout, Field, Figure, Heading, Paragraph, PracticeBox, QrCode
from guide.model.countries import EMERGENCY_NUMBERS
from guide.model.files.practice import OtherPhone
from guide.model.handout import Handout
from guide.model.inlines import Break, Inline, Link, Words
from guide.model.practice import Practice, said
from guide.model.prose import Prose
from guide.model.theme import PracticePlace
from guide.model.walk import walk

# No field of a checklist can have this name: theirs have no underscore.
STAMP = "clinic_stamp"
SLUG = "your-clinic"
# The callout beside the box.
BESIDE = "call-now"
HEADING_LEVEL = 2
# The place of the number in a label.
SLOT = "{phone}"
HOURS_SLOT = "{hours}"

_NOT_DIALLED = re.compile(r"[^0-9+]")
# `+44 (0)20`: the zero is for calls from the same country.
_FROM_ABROAD = re.compile(r"(?P<abroad>(?:\+|00)[0-9 .\u00a0/-]*)\(0\)")
# A part of opening hours of at most so many characters stays on one line: `Mon-Fri 8 am-5 pm`.
UNBROKEN = 22
# `8 am - 5 pm` stays on one line.
_CLOCK = re.compile(
    r"(?<=[0-9]) (?=(?:[ap]\.?m\b|h\b|uhr\b))|(?<=[0-9m.]) (?=[-–] [0-9])|(?<=[0-9m.] [-–]) (?=[0-9])", re.IGNORECASE
)
_EXTENSION = re.compile(r"\s*(?:ext\.?|x)\s*(\d+)$", re.IGNORECASE)


def with_practice(handout: Handout, practice: Practice | None, place: PracticePlace) -> Handout:
    """The handout with the box after the callout that says when to call now, or after the first callout.

    In large print and on phones, `for_edition` then moves `call-now` and the box below the title, unless a heading is
    above it: so the box is on page 1 if there is room below the callout, or else on top of page 2. In an edition that has
    it neither beside nor below the callout, a practice's block comes first. On the back of a booklet it comes last, and
    the callout is there once more.
    """
    box = practice_box(handout, practice, free_slug(handout))
    blocks = handout.blocks
    callouts = [(number, block.kind) for number, block in enumerate(blocks) if isinstance(block, Callout)]
    urgent = [number for number, kind in callouts if kind == BESIDE] or [number for number, _ in callouts]
    at = 0 if practice and place == "first" else urgent[0] + 1 if urgent else 0
    placed: tuple[Block, ...] = (*blocks[:at], box, *blocks[at:])
    if place == "back":
        placed = (*blocks, *(said_again(blocks[number], handout) for number in urgent[:1]), box)
    if practice is None:
        return replace(handout, blocks=placed)
    return with_foot(replace(handout, blocks=placed), practice)


def with_foot(handout: Handout, practice: Practice) -> Handout:
    """The handout with what the foot of its pages says of a practice."""
    night = practice.source.after_hours
    at_night = handout.labels.after_hours.replace(SLOT, said(night)) if night else ""
    return replace(handout, practice=practice.name, practice_phone=practice.phone, practice_night=at_night)


def practice_box(handout: Handout, practice: Practice | None, slug: str) -> PracticeBox:
    """The box alone; `slug` leads to its heading."""
    labels, keys = handout.labels, count(handout.next_key)
    key = next(keys)
    at = practice.source.name.at if practice else handout.at
    title = practice.name if practice else labels.your_clinic
    heading = Heading(next(keys), HEADING_LEVEL, (Words(title, at),), slug, at)
    if practice is None:
        stamp = Field(next(keys), STAMP, "text", (), labels.stamp, 1.0, 2, at)
        return PracticeBox(key, heading, None, (), None, stamp, at)
    source = practice.source
    # A half sheet has room for the name and the phone number.
    whole = handout.up == 1
    logo = None
    if source.logo and practice.logo and whole:
        logo = Figure(next(keys), practice.logo, said(source.logo.alt), (), source.logo.file.at)
    lines: list[Paragraph] = []
    if whole:
        texts = (text for text in (source.department, source.address) if text)
        lines += (Paragraph(next(keys), (Words(said(text), text.at),), text.at) for text in texts)
    country = said(source.country) if source.country else ""
    lines.append(_phone_line(labels.phone, source.phone, country, keys))
    if whole:
        lines += (_phone_line(f"{label_of(other)}: {SLOT}", other.number, country, keys) for other in source.phones)
        lines += _hours_line(labels.hours, practice.hours, keys)
    if source.after_hours:
        lines.append(_phone_line(labels.after_hours, source.after_hours, country, keys))
    local = source.early_intervention
    if local and whole:
        label = f"{said(local.name)}: {SLOT}" if local.name else labels.early_intervention
        lines.append(_phone_line(label, local.phone, country, keys))
    if source.fax and whole:
        lines.append(_without_link(labels.fax, source.fax, keys))
    code = _code(source.web, labels.qr_alt, keys) if source.web and whole else None
    return PracticeBox(key, heading, logo, tuple(lines), code, None, at)


def label_of(phone: OtherPhone) -> str:
    """The label of a number, without the colon that is printed after it."""
    return said(phone.label).rstrip(": \u00a0")


def _phone_line(label: str, phone: Prose, country: str, keys: count[int]) -> Paragraph:
    """A number that a phone dials, and the words of its label before and after it."""
    number = said(phone)
    target = _target_in(country, number) if country else _target_as_typed(number)
    if not target:
        return _without_link(label, phone, keys)
    before, after = _around(label, SLOT)
    key = next(keys)
    link = Link(next(keys), target, (_number(number, phone),), phone.at)
    parts: list[Inline] = [Words(before, phone.at), link]
    return Paragraph(key, (*parts, Words(after, phone.at)) if after else tuple(parts), phone.at)


def _target_in(country: str, number: str) -> str:
    from guide.model.telephones import target_of  # only a practice with a country pays for it

    return target_of(number, country)


def _target_as_typed(number: str) -> str:
    """The address of a number in any country; none of an emergency number, which a tap by mistake must not dial."""
    return "" if number in EMERGENCY_NUMBERS.values() else dial_address(number)


def _without_link(label: str, phone: Prose, keys: count[int]) -> Paragraph:
    """A number that nobody should call, a fax, or that is not known to dial right."""
    before, after = _around(label, SLOT)
    parts: list[Inline] = [Words(before, phone.at), _number(said(phone), phone)]
    return Paragraph(next(keys), (*parts, Words(after, phone.at)) if after else tuple(parts), phone.at)


def _hours_line(label: str, hours: tuple[Prose, ...], keys: count[int]) -> Iterator[Paragraph]:
    """The opening hours, each of their lines on a line of its own."""
    if not hours:
        return
    before, after = _around(label, HOURS_SLOT)
    first = hours[0].at
    parts: list[Inline] = [Words(before, first)] if before else []
    for number, line in enumerate(hours):
        if number:
            parts.append(Break(line.at))
        parts.append(Words(_unbroken(said(line)), line.at))
    yield Paragraph(next(keys), (*parts, Words(after, first)) if after else tuple(parts), first)


def _unbroken(hours: str) -> str:
    """Opening hours that are broken between days, not between a day and its times, unless that makes a part too long."""
    parts = (part.replace(" ", NO_BREAK_SPACE) if len(part) <= UNBROKEN else part for part in hours.split("; "))
    return _CLOCK.sub(NO_BREAK_SPACE, "; ".join(parts))


def _around(label: str, slot: str) -> tuple[str, str]:
    before, _, after = label.partition(slot)
    return before, after


def _number(number: str, of: Prose) -> Words:
    return Words(number.replace(" ", NO_BREAK_SPACE), of.at, strong=True)


def _code(web: Prose, alt: str, keys: count[int]) -> QrCode:
    return code_for(said(web), alt, (), (next(keys), next(keys), next(keys)), web.at)


def dial_address(number: str) -> str:
    """`(555) 010-0134 ext. 2` as a `tel:` address (RFC 3966); `+44 (0)20 …` without the zero, which is not dialled there."""
    extension = _EXTENSION.search(number)
    main = number[: extension.start()] if extension else number
    main = _FROM_ABROAD.sub(r"\g<abroad>", main) if main.startswith(("+", "00")) else main
    return f"tel:{_NOT_DIALLED.sub('', main)}" + (f";ext={extension[1]}" if extension else "")


def free_slug(handout: Handout) -> str:
    """A slug that no heading has."""
    taken = {block.slug for block in walk(handout.blocks) if isinstance(block, Heading)}
    numbered = (f"{SLUG}-{number}" for number in count(2))
    return next(slug for slug in chain((SLUG,), numbered) if slug not in taken)
