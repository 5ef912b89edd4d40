"""Files from the prepared handouts; files made earlier from the same content are kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from guide.base.problems import Problem, Problems
from guide.base.processes import shared_out
from guide.layout.charts.block import load_for
from guide.pdf.write.pdf import write_pdf
from guide.pipeline.preparation import Plan, Ready, laid_out
from guide.pipeline.select import HandoutName, Wanted
from guide.publish.memory import digest, key_of, program_digest, read_memory
from guide.publish.outputs import Output, output_of, path_of, publish
from guide.text.faces import Faces


class Missing(Struct, frozen=True):
    """A handout that could not be made, why, and its files of an earlier build, which stay as they were."""

    of: HandoutName
    errors: tuple[Problem, ...]
    kept: tuple[str, ...]

    @property
    def source(self) -> str:
        """Its file, relative to the project."""
        return f"sources/{self.of.topic}/{self.of.language}/{self.of.handout}.md"

    def as_data(self) -> dict[str, object]:
        """For programs: each part by its name."""
        of = {"topic": self.of.topic, "language": self.of.language, "handout": self.of.handout}
        return {**of, "kept": list(self.kept), "errors": [problem.as_data() for problem in self.errors]}


class Made(Struct, frozen=True):
    """What a build made, what it found, and what is missing."""

    outputs: tuple[Output, ...]
    problems: Problems
    missing: tuple[Missing, ...] = ()


Progress = Callable[[int, int, str], None]


def no_progress(_done: int, _total: int, _what: str) -> None:
    """For callers that show no progress."""


def carry_out(
    plan: Plan, out: Path, progress: Progress, processes: int, *, whole: bool, keep_going: bool = False
) -> Made:
    """Make the files of a plan, in so many processes; files made earlier from the same content are kept as they are.
    `whole` means that the plan has every file of the project. Raises InputError if anything is wrong, unless
    `keep_going`."""
    memory = read_memory(out)
    faces, criteria = plan.common.faces, plan.common.criteria
    common = f"{program_digest()} {digest(criteria)} {faces.digest}"
    block = digest(plan.practice.printed) if plan.practice else ""
    handouts: dict[int, str] = {}
    keys: dict[str, str] = {}
    outputs: dict[str, Output] = {}
    missing: list[Wanted] = []
    for wanted in plan.wanted:
        path = path_of(wanted.handout, wanted.edition)
        if wanted.number not in handouts:
            handouts[wanted.number] = digest(wanted.handout)
        keys[path] = key_of(digest((common, handouts[wanted.number], wanted.layout)), block)
        known = memory.recall(path, keys[path])
        if known:
            outputs[path] = known
        else:
            missing.append(wanted)
    load_for({wanted.number: wanted.handout for wanted in missing}.values())
    results = shared_out(
        lambda number: make_file(missing[number], plan), len(missing), processes,
        lambda number: progress(number, len(missing), missing[number].name),
    )  # fmt: skip
    stopped = dict(plan.stopped)
    for wanted, (found, output) in zip(missing, results, strict=True):
        plan.problems.extend(found)
        outputs.update({output.path: output} if output else {})
        if found.errors:
            stopped[wanted.of] = (*stopped.get(wanted.of, ()), *found.errors)
    if not keep_going:
        plan.problems.stop_on_errors()
    progress(len(missing), len(missing), "")
    # A handout is made in all its editions or in none.
    for wanted in plan.wanted:
        if wanted.of in stopped:
            outputs.pop(path_of(wanted.handout, wanted.edition), None)
    kept = publish(
        tuple(outputs.values()), out, whole=whole, keys=keys, withdrawn=[said for _, said in plan.common.gone],
        stopped=[(name.language, name.topic, name.handout) for name in stopped], block=block,
    )  # fmt: skip
    told = (
        Missing(name, errors, kept.get((name.language, name.topic, name.handout), ()))
        for name, errors in stopped.items()
    )
    return Made(tuple(outputs.values()), plan.problems, tuple(sorted(told, key=lambda one: one.of)))


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
