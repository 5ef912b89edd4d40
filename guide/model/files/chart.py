"""A chart, as in its YAML file: signs crossed with causes."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from guide.model.blocks import Urgency
from guide.model.prose import Prose


class CauseSource(Struct, frozen=True):
    """A cause, with a card of its own and a column of the chart."""

    name: Prose
    """The cause, as the heading of its card."""
    short: Prose
    """The cause in a few words, as the head of its column."""
    means: Prose
    """What it is, in a sentence or two."""
    see: Prose
    """What parents may see."""


class SignSource(Struct, frozen=True):
    """A sign, a row of the chart: one of the topic's signs, or words of its own."""

    causes: tuple[Prose, ...]
    """The names of the causes that may be behind it."""
    sign: Prose | None = None
    """The name of one of the topic's signs, which has its own words and urgency."""
    text: Prose | None = None
    """The sign, as parents see it, if it is not one of the topic's."""
    when: Urgency | None = None
    """How soon to tell the doctor about it, if it is not one of the topic's."""


class ChartSource(Struct, frozen=True):
    """Signs crossed with causes."""

    type: Literal["chart"]
    """What this file is: a chart."""
    causes: dict[str, CauseSource]
    """The causes, one to eight, each under a name of its own."""
    signs: tuple[SignSource, ...]
    """The signs from top to bottom."""
    cause_heading: Prose | None = None
    """The heading above the causes (default: that of `labels.yaml`, as for the keys below)."""
    see_lead: Prose | None = None
    """The words before the things to see, in the card of a cause."""
    sign_heading: Prose | None = None
    """The heading above the signs."""
    sign_note: Prose | None = None
    """The sentence that says what a dot means."""
    sign_title: Prose | None = None
    """The head of the column of signs."""
    when_title: Prose | None = None
    """The head of the column that says how soon to tell the doctor."""
    caption: Prose | None = None
    """A line above the signs that says what they show."""
