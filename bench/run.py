"""How long the build takes, how much memory it needs, and how that compares: `make bench` writes bench/RESULTS.md.

Whole processes, one after the other, several rounds in turn. Machines differ and are noisy, so what counts are the
ratios: to a Python that only imports what the build imports, and to other programs that set the same words.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path

from bench import editing, merging, topics
from bench.frozen import HANDOUT, set_up
from bench.inputs import SIZES, Inputs, write_inputs
from bench.measure import Run, guide, in_turn, say, script, timed
from bench.peers import NAMES
from bench.report import HANDOUT_BY_TYPST, HANDOUT_NAME, IMPORTS_NAME, SET_BY_TYPST, WHOLE_NAME, Results, report
from bench.words import said_by

IMPORTS = "import uharfbuzz, markdown_it, mdit_py_plugins.colon_fence, mdit_py_plugins.myst_role, yaml, segno"
# Rounds that count, for quick and for slow tasks.
ROUNDS, MEDIUM_ROUNDS, WARM_ROUNDS, LONG_ROUNDS = 7, 3, 5, 2


def main() -> None:
    """Write the inputs, run everything in turn, write the page of results."""
    script("run", __doc__).parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        project = set_up(folder / "project")
        inputs = write_inputs(project, folder / "in")
        (folder / "out").mkdir()
        results = measured(project, inputs, folder)
    # `make bench-topics` and `python -m bench.clinic` wrote the end of the page.
    page = topics.PAGE
    page.write_text(f"{report(results)}\n{topics.section_of(page.read_text('utf-8'))}".rstrip() + "\n", "utf-8")


def measured(project: Path, inputs: Inputs, folder: Path) -> Results:
    """Everything of the frozen project, in turn."""
    out = folder / "out"
    say("builds")
    own = _own_runs(project, inputs, out)
    handout = {HANDOUT_BY_TYPST: _render("typst", out / "sheet.pdf", inputs.whole[f"{HANDOUT}.letter"].given)}
    handouts = in_turn({**_by_all(inputs, SIZES[0], out), **handout}, ROUNDS)
    by_size = {(name, SIZES[0]): handouts[name] for name in NAMES}
    for size in SIZES[1:]:
        say(f"{size} pages")
        rounds = LONG_ROUNDS if size == SIZES[-1] else MEDIUM_ROUNDS
        found = in_turn(_by_all(inputs, size, out), rounds, warm=False)
        by_size.update({(name, size): runs for name, runs in found.items()})
    said = {(name, size): said_by(out / f"{name}-{size}.pdf", inputs.documents[size]) for name, size in by_size}
    say("warm processes")
    warm: dict[str, list[list[float]]] = {name: [] for name in NAMES}
    for _ in range(WARM_ROUNDS):
        for name in NAMES:
            timed(_render(name, "-", *inputs.warm[name]), str(out / "seconds.json"))
            warm[name].append(json.loads((out / "seconds.json").read_text("utf-8")))
    whole = {
        name: [said_by(made / f"{handout}.pdf", of.document) for handout, of in inputs.whole.items()]
        for name, made in (("ours", out / "all" / "en" / "specimen"), ("typst", out / "typst"))
    }
    say("editing")
    waited, memory = editing.measured(folder / "editing")
    say("many practices")
    merged, merged_said = merging.measured(project, inputs.whole, folder / "merging")
    return Results(own, handouts, by_size, said, warm, whole, waited, memory, merged, merged_said)


def _own_runs(project: Path, inputs: Inputs, out: Path) -> dict[str, list[Run]]:
    """The project's own commands, and the complete set by Typst beside them."""
    one, everything, practice, typst = folders = [out / name for name in ("one", "all", "practice", "typst")]
    whole = guide("build", project, everything)
    example = str(project / "practices" / "example.yaml")

    def empty() -> None:
        # A build remembers what it made: each round starts with empty folders.
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)
        typst.mkdir()

    commands = {
        "Python starts": [sys.executable, "-c", "pass"],
        IMPORTS_NAME: [sys.executable, "-c", IMPORTS],
        HANDOUT_NAME: guide("build", project, one, "--handout", HANDOUT, "--edition", "letter"),
        WHOLE_NAME: whole,
        SET_BY_TYPST: _render("typst", typst, *(handout.given for handout in inputs.whole.values())),
        "the same again, nothing changed": whole,
        "the same for a practice": guide("build", project, practice, "--practice", example),
    }
    return in_turn(commands, ROUNDS, empty)


def _by_all(inputs: Inputs, size: int, out: Path) -> dict[str, list[str]]:
    """The document of so many pages by each program."""
    return {name: _render(name, out / f"{name}-{size}.pdf", inputs.by_size[name, size]) for name in NAMES}


def _render(name: str, to: Path | str, *inputs: Path) -> list[str]:
    return [sys.executable, "-m", "bench.render", name, str(to), *map(str, inputs)]


if __name__ == "__main__":
    main()
