"""The stages in order: `build` and `prepare` read like a table of contents, one line for each stage.

read -> compose -> rules -> structure -> layout -> rules on pages -> impose -> draw and write -> publish
"""

from __future__ import annotations

import datetime
from pathlib import Path

from msgspec.structs import replace

from guide.base.problems import Problems
from guide.pipeline.make import Made, Progress, carry_out, no_progress
from guide.pipeline.preparation import Ready, laid_out, planned
from guide.pipeline.select import Selection
from guide.publish.outputs import PHOTOS, Output
from guide.read.files import Project
from guide.text.faces import Faces


def build(
    project: Project, out: Path, selection: Selection, today: datetime.date, progress: Progress = no_progress,
    processes: int = 1,
) -> tuple[tuple[Output, ...], Problems]:  # fmt: skip
    """Make the selected files; `carry_out` says how. Raises InputError, leaving `out` as it was, if anything is
    wrong."""
    # What was made of photos is kept beside the files.
    project = replace(project, kept=out / PHOTOS)
    made = carry_out(planned(project, selection, today), out, progress, processes, whole=selection.whole)
    return made.outputs, made.problems


def build_what_is_whole(
    project: Project, out: Path, selection: Selection, today: datetime.date, progress: Progress = no_progress,
    processes: int = 1,
) -> Made:  # fmt: skip
    """As `build`, but handouts without errors are made even if others have some, which stay as they were. Raises
    InputError only if nothing can be made."""
    project = replace(project, kept=out / PHOTOS)
    plan = planned(project, selection, today, keep_going=True)
    return carry_out(plan, out, progress, processes, whole=selection.whole, keep_going=True)


def prepare(
    project: Project, selection: Selection, today: datetime.date, progress: Progress = no_progress
) -> tuple[list[Ready], Faces, Problems]:
    """Every stage except writing. Raises InputError with every fault; returns warnings."""
    ready, faces, problems = on_pages(project, selection, today, progress)
    problems.stop_on_errors()
    return ready, faces, problems


def on_pages(
    project: Project, selection: Selection, today: datetime.date, progress: Progress = no_progress
) -> tuple[list[Ready], Faces, Problems]:
    """As `prepare`, but what is wrong with pages is only returned, to be looked at. A sheet on which something is too
    high for any page has no pages."""
    plan = planned(project, selection, today)
    ready: list[Ready] = []
    for wanted in plan.wanted:
        progress(len(ready), 2 * len(plan.wanted), wanted.name)
        ready.append(laid_out(wanted, plan.common, plan.problems))
    return ready, plan.common.faces, plan.problems
