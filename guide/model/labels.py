"""`labels.yaml`: the words that the program itself prints, in one language."""

from __future__ import annotations

from dataclasses import dataclass

from guide.model.blocks import CalloutKind, Urgency


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """How figures are printed."""

    decimal: str = "."
    thousands: str = ","


@dataclass(frozen=True, slots=True)
class Labels:
    """`labels.yaml`: the words that the program itself prints, in one language. `{…}` is filled in."""

    months: tuple[str, ...]
    date: str
    page: str
    draft: str
    draft_short: str
    reviewed: str
    edition: str
    review_by: str
    no_advice: str
    feedback: str
    published_by: str
    sources_in: str
    number: str
    contents: str
    callouts: dict[CalloutKind, str]
    urgency: dict[Urgency, str]
    sign: str
    when: str
    see: str
    sign_note: str
    marked: str
    cause_heading: str
    sign_heading: str
    questions_heading: str
    qr_alt: str
    your_clinic: str
    stamp: str
    phone: str
    after_hours: str
    early_intervention: str
    numbers: NumberStyle = NumberStyle()
