"""The charts of a topic as this machine drew them, for a browser: that has no ReportLab, and finds them by digest."""

from __future__ import annotations

import datetime

from guide.base.problems import Problems
from guide.layout.charts.kept import forget, packed
from guide.model.blocks import Chart
from guide.model.walk import walk
from guide.pipeline.preparation import common_part, dressed, laid_out
from guide.pipeline.select import Selection
from guide.read.files import Project

# The folder of the project in which a browser finds them.
CHARTS = "build/.charts"


def chart_files(project: Project, topic: str, today: datetime.date) -> dict[str, bytes]:
    """The charts of a topic in every edition, by the path of their file in the project of the browser."""
    common = common_part(project, Selection(topics=(topic,)), today, Problems())
    with_charts = {one.handout.name for one in common.composed if any(map(_is_chart, walk(one.handout.blocks)))}
    if not with_charts:
        return {}
    forget()
    for wanted in dressed(common, common.layouts(None, Problems()), None, Problems()).wanted:
        if wanted.handout.name in with_charts:
            laid_out(wanted, common, Problems())
    return {f"{CHARTS}/{topic}.json": packed()}


def _is_chart(block: object) -> bool:
    return isinstance(block, Chart)
