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

from bench import editing, merging
from bench.frozen import HANDOUT, set_up
from bench.inputs import SIZES, WARM_PAGES, Inputs, write_inputs
from bench.measure import ROOT, Run, in_turn, timed
from bench.peers import NAMES
from bench.report import report
from bench.results import HANDOUT_BY_TYPST, HANDOUT_NAME, IMPORTS_NAME, SET_BY_TYPST, WHOLE_NAME, Results
from bench.words import Said, said_by

IMPORTS = "import uharfbuzz, markdown_it, mdit_py_plugins.colon_fence, mdit_py_plugins.myst_role, yaml, segno"
# Rounds that count, for what is quick and for what is not.
ROUNDS, WARM_ROUNDS, LONG_ROUNDS = 7, 5, 2


def main() -> None:
    """Write the inputs, run everything in turn, write the page of results."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        project = set_up(folder / "project")
        inputs = write_inputs(project, folder / "in")
        (folder / "out").mkdir()
        results = measured(project, inputs, folder)
    (ROOT / "bench" / "RESULTS.md").write_text(report(results), "utf-8")


def measured(project: Path, inputs: Inputs, folder: Path) -> Results:
    """Everything of the frozen project, in turn."""
    out = folder / "out"
    render = [sys.executable, "-m", "bench.render"]
    own = _own_runs(project, inputs, out)
    handouts = in_turn(_handout_commands(inputs, out), ROUNDS)
    by_size: dict[tuple[str, int], list[Run]] = {}
    said: dict[tuple[str, int], Said] = {}
    for size in SIZES[1:]:
        _say(f"{size} pages")
        commands = {
            name: [*render, name, str(out / f"{name}-{size}.pdf"), str(inputs.by_size[name, size])] for name in NAMES
        }
        found = in_turn(commands, LONG_ROUNDS if size == SIZES[-1] else 3, warm=False)
        by_size.update({(name, size): runs for name, runs in found.items()})
    for name in NAMES:
        for size in SIZES:
            said[name, size] = said_by(out / f"{name}-{size}.pdf", inputs.documents[size])
    by_size.update({(name, SIZES[0]): handouts[name] for name in NAMES})
    _say("warm processes")
    warm: dict[str, list[list[float]]] = {name: [] for name in NAMES}
    for _ in range(WARM_ROUNDS):
        for name in NAMES:
            timed([*render, name, "-", *map(str, inputs.warm[name])], out / "seconds.json")
            warm[name].append(json.loads((out / "seconds.json").read_text("utf-8")))
    whole = {
        "ours": [said_by(out / "all" / "en" / f"{handout.name}.pdf", handout.document) for handout in inputs.whole],
        "typst": [said_by(out / "typst" / f"{handout.name}.pdf", handout.document) for handout in inputs.whole],
    }
    _say("editing")
    waited = editing.measured(folder / "editing")
    _say("many practices")
    (one,) = (handout for handout in inputs.whole if handout.name == f"{merging.HANDOUT}.{merging.EDITION}")
    merged = merging.measured(project, one.given, one.document, folder / "merging")
    warm_pages = {name: said[name, WARM_PAGES].pages for name in NAMES}
    return Results(own, handouts, by_size, said, warm, warm_pages, whole, waited, merged)


def _own_runs(project: Path, inputs: Inputs, out: Path) -> dict[str, list[Run]]:
    """The project's own commands, and the complete set by Typst beside them."""
    build = [sys.executable, "-m", "guide", "build", "--project", str(project), "--out"]
    made = {name: out / name for name in ("one", "all", "practice", "typst")}

    def empty() -> None:
        # A build remembers what it made: each round starts with empty folders.
        for folder in made.values():
            shutil.rmtree(folder, ignore_errors=True)
        made["typst"].mkdir()

    _say("builds")
    return in_turn(
        {
            "Python starts": [sys.executable, "-c", "pass"],
            IMPORTS_NAME: [sys.executable, "-c", IMPORTS],
            HANDOUT_NAME: [*build, str(made["one"]), "--handout", HANDOUT, "--edition", "letter"],
            WHOLE_NAME: [*build, str(made["all"])],
            SET_BY_TYPST: [
                sys.executable, "-m", "bench.render", "typst", str(made["typst"]), *(str(handout.given) for handout in inputs.whole)
            ],
            "the same again, nothing changed": [*build, str(made["all"])],
            "the same for a practice": [*build, str(made["practice"]), "--practice", str(project / "practices" / "example.yaml")],
        },
        ROUNDS,
        empty,
    )  # fmt: skip


def _handout_commands(inputs: Inputs, out: Path) -> dict[str, list[str]]:
    """One page by each program; and the real sheet with its drawings by Typst."""
    render = [sys.executable, "-m", "bench.render"]
    commands = {
        name: [*render, name, str(out / f"{name}-{SIZES[0]}.pdf"), str(inputs.by_size[name, SIZES[0]])]
        for name in NAMES
    }
    return {**commands, HANDOUT_BY_TYPST: [*render, "typst", str(out / "sheet.pdf"), str(inputs.handout)]}


def _say(what: str) -> None:
    print(f"bench: {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
