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
    """The role of the reviewer, one of `approvals` in `topic.yaml`."""
    by: str
    """Who read it: name and credentials, as the sheet prints them."""
    on: datetime.date
    """The day it was read."""
    digest: str
    """The SHA-256 digest of the text that was read, which is kept in `approved/`."""
    seal: str
    """A short digest of the other keys, which reveals changes made by hand; it is not a signature."""


class ApprovalsFile(Struct, frozen=True):
    """Who approved which sheet of the topic."""

    approvals: tuple[Approval, ...] = ()
    """The approvals, in the order of handouts, languages and roles."""
