"""Files from the prepared handouts; files made earlier from the same content are kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from guide.base.problems import Problems
from guide.base.processes import shared_out
from guide.pdf.write.pdf import write_pdf
from guide.pipeline.preparation import Plan, Ready, laid_out
from guide.pipeline.select import Wanted
from guide.publish.memory import digest, program_digest, read_memory
from guide.publish.outputs import Output, output_of, path_of, publish
from guide.text.faces import Faces

Progress = Callable[[int, int, str], None]


def no_progress(_done: int, _total: int, _what: str) -> None:
    """For callers that show no progress."""


def carry_out(
    plan: Plan, out: Path, progress: Progress, processes: int, *, whole: bool
) -> tuple[tuple[Output, ...], Problems]:
    """Make the files of a plan, in so many processes; files made earlier from the same content are kept as they are.
    `whole` means that the plan has every file of the project."""
    memory = read_memory(out)
    faces, criteria = plan.common.faces, plan.common.criteria
    common = f"{program_digest()} {digest(criteria)} {faces.digest}"
    handouts: dict[int, str] = {}
    keys: dict[str, str] = {}
    outputs: dict[str, Output] = {}
    missing: list[Wanted] = []
    for wanted in plan.wanted:
        path = path_of(wanted.handout, wanted.edition)
        if wanted.number not in handouts:
            handouts[wanted.number] = digest(wanted.handout)
        keys[path] = digest((common, handouts[wanted.number], wanted.layout))
        known = memory.recall(path, keys[path])
        if known:
            outputs[path] = known
        else:
            missing.append(wanted)
    results = shared_out(
        lambda number: make_file(missing[number], plan), len(missing), processes,
        lambda number: progress(number, len(missing), missing[number].name),
    )  # fmt: skip
    for found, output in results:
        plan.problems.extend(found)
        outputs.update({output.path: output} if output else {})
    plan.problems.stop_on_errors()
    progress(len(missing), len(missing), "")
    publish(tuple(outputs.values()), out, whole=whole, keys=keys, withdrawn=[said for _, said in plan.common.gone])
    return tuple(outputs.values()), plan.problems


def make_file(wanted: Wanted, plan: Plan) -> tuple[Problems, Output | None]:
    """A file and its manifest entry, or what is wrong with it."""
    found = Problems()
    item = laid_out(wanted, plan.common, found)
    return found, None if found.errors else finished(item, plan.common.faces)


def finished(item: Ready, faces: Faces) -> Output:
    """The file of a laid-out handout."""
    sides, page = item.imposed(), item.context.layout.page
    data = write_pdf(item.handout, item.context.tree, sides, faces)
    return output_of(item.handout, item.edition, page.paper or page.name, len(sides), data)
