"""Who approved a sheet, and its state: `sources/*/approvals.yaml` fills the first of these."""

from __future__ import annotations

import datetime
from typing import Literal

from msgspec import Struct

from guide.base.problems import Position
from guide.model.files.approvals import Approval

# approved: every required role approved these exact words, and the day of review has not passed. changed: somebody did,
# and the words have changed since. overdue: the day has passed. partly: some required roles have approved it, others
# not yet. never: nobody has.
State = Literal["approved", "changed", "overdue", "partly", "never"]


class Signed(Struct, frozen=True):
    """An approval as it was read: where its keys are, and the text kept for it, if any."""

    approval: Approval
    at: Position
    keys: dict[str, Position]
    text: str | None

    def position_of(self, key: str) -> Position:
        """Where the value of a key is."""
        return self.keys.get(key, self.at)


class Standing(Struct, frozen=True):
    """The state of a sheet. `approvals` are those that hold, in the order of the required roles."""

    review_by: datetime.date
    state: State = "never"
    approvals: tuple[Approval, ...] = ()

    @property
    def approved(self) -> bool:
        """Whether the sheet is not a draft."""
        return self.state == "approved"

    @property
    def changes_on(self) -> datetime.date | None:
        """The day on which the state changes, if nobody changes anything."""
        if not self.approved or self.review_by == datetime.date.max:
            return None
        return self.review_by + datetime.timedelta(days=1)
