"""What a handout shows as a table, a chart of some kind, a checklist or a log; `type` says which."""

from __future__ import annotations

from guide.model.files.chart import ChartSource
from guide.model.files.checklist import ChecklistSource
from guide.model.files.figures import BarsSource, CausesSource, PictographSource, RangesSource
from guide.model.files.log import LogSource
from guide.model.files.table import TableSource

DataSource = (
    TableSource
    | ChartSource
    | ChecklistSource
    | LogSource
    | RangesSource
    | BarsSource
    | PictographSource
    | CausesSource
)
