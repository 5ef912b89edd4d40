"""`approvals.yaml`: who approved which content of a sheet."""

from __future__ import annotations

import datetime

from msgspec import Struct


class Approval(Struct, frozen=True):
    """What somebody signed with `guide approve`."""

    handout: str
    """The name of the handout."""
    language: str
    """The code of its language."""
    as_: str
    """The role in which it was read, one of `approvals` in `topic.yaml`."""
    by: str
    """Who read it: name and credentials, as the sheet prints them."""
    on: datetime.date
    """The day on which it was read."""
    digest: str
    """The SHA-256 digest of what was read, which is kept below `approved/`."""
    seal: str
    """A short digest of the other keys, so that a change by hand is noticed; it is no signature."""


class ApprovalsFile(Struct, frozen=True):
    """Who approved which sheet of the topic."""

    approvals: tuple[Approval, ...] = ()
    """The approvals, in the order of handouts, languages and roles."""
