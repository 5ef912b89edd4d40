"""Who approved a sheet, and how it stands: `sources/*/approvals.yaml` fills the first of these."""

from __future__ import annotations

import datetime
from typing import Literal

from msgspec import Struct

from guide.base.problems import Position
from guide.model.files.approvals import Approval

# approved: everyone who is asked for approved these very words, and the day of review has not passed.
# changed: somebody did, and the words have changed since. overdue: the day has passed. partly: some who are asked for have
# approved it, others not yet. never: nobody has.
State = Literal["approved", "changed", "overdue", "partly", "never"]


class Signed(Struct, frozen=True):
    """An approval as it was read: where its keys are written, and the text that was kept for it, if there is one."""

    approval: Approval
    at: Position
    keys: dict[str, Position]
    text: str | None

    def position_of(self, key: str) -> Position:
        """Where the value of a key is written."""
        return self.keys.get(key, self.at)


class Standing(Struct, frozen=True):
    """How a sheet stands. `approvals` are those that hold, in the order of the roles that are asked for."""

    review_by: datetime.date
    state: State = "never"
    approvals: tuple[Approval, ...] = ()

    @property
    def approved(self) -> bool:
        """Whether the sheet is no draft."""
        return self.state == "approved"

    @property
    def changes_on(self) -> datetime.date | None:
        """The day from which the sheet stands otherwise, if nobody changes anything."""
        if not self.approved or self.review_by == datetime.date.max:
            return None
        return self.review_by + datetime.timedelta(days=1)
