"""One sheet of one page for many practices: `guide personalize`, and what a user of Typst would write.

The script is the Typst part: a file for each of so many practices, in one process.

Typst keeps between compilations what does not depend on the practice; ours uses every core, and one core for
comparison.
"""

from __future__ import annotations

import csv
import dataclasses
import functools
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from bench.content import Blank, Document, Paragraph, Words
from bench.inputs import Specimen
from bench.measure import Run, guide, script, timed
from bench.peers.typst import SET_UP
from bench.words import Said, said_by

# The sheet, and how many practices: the time of a sheet is the extra time of more of them, divided by their number.
HANDOUT, EDITION = "pediatrician-checklist", "letter"
FEW, MANY = 200, 2200
FEW_BY_TYPST, MANY_BY_TYPST = 20, 220
ROUNDS = 5
OURS, OURS_ALONE, TYPST = "this project", "this project, one process", "Typst"
# The heading and the lines of the block, as our sheet says them.
_BLOCK = """#block(stroke: 1pt, inset: 8pt, radius: 6pt, width: 100%)[
  #heading(level: 2)[#sys.inputs.name]
  #sys.inputs.address \\
  Phone: #link("tel:" + sys.inputs.phone)[*#sys.inputs.phone*] \\
  After hours: #link("tel:" + sys.inputs.after-hours)[*#sys.inputs.after-hours*] \\
  Early Intervention: #link("tel:" + sys.inputs.early-intervention-phone)[*#sys.inputs.early-intervention-phone*]
]"""
# Labels beside what is filled in, fields and boxes two in a row: everything fits on one page, as in ours.
_FIELD = (
    "#let blank(label, height) = "
    "grid(columns: (auto, 1fr), column-gutter: 6pt, label, box(width: 100%, height: height, stroke: 0.8pt))"
)
_FOOT = (
    "#set page(footer: [#sys.inputs.name  ·  #sys.inputs.phone #h(1fr) "
    '#context counter(page).display("1 of 1", both: true)])'
)


def measured(
    project: Path, handouts: Mapping[str, Specimen], folder: Path
) -> tuple[dict[str, list[float]], dict[str, Said]]:
    """All of it, in turn: seconds for each sheet by who makes it, round after round; and what a file of each says.
    `sheets` has Typst's input for the sheet of the project without a practice."""
    handout = handouts[f"{HANDOUT}.{EDITION}"]
    folder.mkdir()
    (folder / "document.typ").write_text(_template(handout.given.read_text("utf-8")), "utf-8")
    ours, by_typst = functools.partial(_ours, project, folder), functools.partial(_typst, folder)
    makers: dict[str, tuple[Callable[[int], Run], int, int]] = {
        OURS: (ours, FEW, MANY),
        OURS_ALONE: (functools.partial(ours, options=("--processes", "1")), FEW, MANY),
        TYPST: (by_typst, FEW_BY_TYPST, MANY_BY_TYPST),
    }
    seconds: dict[str, list[float]] = {name: [] for name in makers}
    for _ in range(ROUNDS):
        for name, (make, few, many) in makers.items():
            less, more = make(few).wall, make(many).wall
            seconds[name].append((more - less) / (many - few))
    *_, last = practices(MANY_BY_TYPST)
    document = _with_practice(handout.document, last)
    return seconds, {
        OURS: said_by(folder / "ours" / last["id"] / "en" / "specimen" / f"{HANDOUT}.{EDITION}.pdf", document),
        TYPST: said_by(folder / "typst" / f"{last['id']}.pdf", document),
    }


def practices(count: int) -> Iterator[dict[str, str]]:
    """Practices with words of their own."""
    for number in range(count):
        digits = f"{number:04}"
        yield {
            "id": f"p{number}", "name": f"Example Clinic {digits} of Anytown", "phone": f"(555) 555-{digits}",
            "address": f"{number} Main Street, Anytown", "after-hours": f"(555) 556-{digits}",
            "early-intervention-phone": f"(555) 557-{digits}",
        }  # fmt: skip


def typst(folder: Path, count: int) -> None:
    """A file for each practice: one compiler, given another practice each time."""
    import typst as package

    compiler = package.Compiler(str(folder / "document.typ"), **SET_UP)
    for row in practices(count):
        made = compiler.compile(sys_inputs=row, pdf_standards=["ua-1"])
        assert isinstance(made, bytes)
        (folder / "typst" / f"{row['id']}.pdf").write_bytes(made)


def _ours(project: Path, folder: Path, count: int, options: tuple[str, ...] = ()) -> Run:
    rows, table, out = list(practices(count)), folder / "practices.csv", folder / "ours"
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    shutil.rmtree(out, ignore_errors=True)
    handout = ("--handout", HANDOUT, "--edition", EDITION, "--language", "en")
    return timed(guide("personalize", project, out, str(table), *handout, *options))


def _typst(folder: Path, count: int) -> Run:
    shutil.rmtree(folder / "typst", ignore_errors=True)
    (folder / "typst").mkdir()
    return timed([sys.executable, "-m", "bench.merging", str(folder), str(count)])


def _template(source: str) -> str:
    """Typst's input with the block of a practice in place of the box for its stamp, its name in the title, and its name
    and phone in the foot."""
    titled = re.sub(
        r'#set document\(title: "([^"]*)"', r'#set document(title: "\1 - " + sys.inputs.name', source, count=1
    )
    blocked, found = re.subn(r"#blank\(\[Your clinic\], [0-9.]+pt\)", lambda _: _BLOCK, titled)
    assert found == 1
    blocked = re.sub(r"#let blank.*", lambda _: _FIELD, blocked)
    fields = re.compile(r"(?:^#blank\(.*\)\n\n){2,}", re.M)
    blocked = fields.sub(lambda run: _in_pairs(re.findall(r"^#(blank.*)$", run[0], re.M)), blocked)
    boxes = re.compile(r'^#(callout\("call-soon".*?\n\])\n\n#(callout\("next-visit".*?\n\])\n\n', re.M | re.S)
    blocked = boxes.sub(lambda pair: _in_pairs(pair.groups()), blocked)
    head, rule, rest = blocked.partition("#let boxes")
    return f"{head}{_FOOT}\n{rule}{rest}"


def _in_pairs(parts: Iterable[str]) -> str:
    grid = ",\n".join(parts)
    return f"#grid(columns: (1fr, 1fr), column-gutter: 12pt, row-gutter: 4pt,\n{grid})\n\n"


def _with_practice(document: Document, row: dict[str, str]) -> Document:
    """The expected words of a practice's sheet."""
    lines = (Paragraph((Words(text),)) for key, text in row.items() if key != "id")
    blocks = (block for block in document.blocks if not (isinstance(block, Blank) and block.label == "Your clinic"))
    return dataclasses.replace(document, blocks=(*blocks, *lines))


if __name__ == "__main__":
    parser = script("merging", __doc__)
    parser.add_argument("folder", type=Path, help="where `make bench` has put document.typ; files go into its typst/")
    parser.add_argument("count", type=int, help="how many practices")
    chosen = parser.parse_args()
    typst(chosen.folder, chosen.count)
