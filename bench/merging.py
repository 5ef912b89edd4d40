"""One sheet of one page for many practices: `guide personalize` and what a user of Typst writes for it.

python -m bench.merging FOLDER COUNT     Typst: a file for each of so many practices, in one process

Typst keeps between two compilations what does not depend on the practice; ours uses every core, and one for comparison.
"""

from __future__ import annotations

import csv
import dataclasses
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.content import FONTS, Blank, Document, Paragraph, Words
from bench.measure import Run, timed
from bench.words import Said, said_by

# The sheet, and how many practices: the time of a sheet is what more of them take longer, by their number.
HANDOUT, EDITION = "pediatrician-checklist", "letter"
FEW, MANY = 200, 2200
FEW_BY_TYPST, MANY_BY_TYPST = 20, 220
ROUNDS = 5
OURS, TYPST = "this project", "Typst"
PROCESSES = {OURS: (), f"{OURS}, one process": ("--processes", "1")}
COLUMNS = ("id", "name", "phone", "address", "after-hours", "early-intervention-phone")
# The heading and the lines of the block, as our sheet says them.
_BLOCK = """#block(stroke: 1pt, inset: 8pt, radius: 6pt, width: 100%)[
  #heading(level: 2)[#sys.inputs.name]
  #sys.inputs.address \\
  Phone: #link("tel:" + sys.inputs.phone)[*#sys.inputs.phone*] \\
  After hours: #link("tel:" + sys.inputs.after-hours)[*#sys.inputs.after-hours*] \\
  Early Intervention: #link("tel:" + sys.inputs.early-intervention-phone)[*#sys.inputs.early-intervention-phone*]
]"""
# Labels beside what is filled in, fields and boxes two in a row: all stands on one page, as ours does.
_FIELD = (
    "#let blank(label, height) = "
    "grid(columns: (auto, 1fr), column-gutter: 6pt, label, box(width: 100%, height: height, stroke: 0.8pt))"
)
_FOOT = (
    "#set page(footer: [#sys.inputs.name  ·  #sys.inputs.phone #h(1fr) "
    '#context counter(page).display("1 of 1", both: true)])'
)


@dataclass(frozen=True, slots=True)
class Merged:
    """Seconds for each sheet by who makes it, round after round; and what a file of each says."""

    seconds: dict[str, list[float]]
    said: dict[str, Said]


def measured(project: Path, given: Path, document: Document, folder: Path) -> Merged:
    """All of it, in turn. `given` is Typst's input for the sheet of the project without a practice."""
    folder.mkdir()
    (folder / "document.typ").write_text(_template(given.read_text("utf-8")), "utf-8")
    for count in (FEW, MANY):
        with (folder / f"{count}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS)
            writer.writeheader()
            writer.writerows(practices(count))
    seconds: dict[str, list[float]] = {name: [] for name in (*PROCESSES, TYPST)}
    for _ in range(ROUNDS):
        for name, options in PROCESSES.items():
            few, many = (_ours(project, folder, count, options).wall for count in (FEW, MANY))
            seconds[name].append((many - few) / (MANY - FEW))
        few, many = (_typst(folder, count).wall for count in (FEW_BY_TYPST, MANY_BY_TYPST))
        seconds[TYPST].append((many - few) / (MANY_BY_TYPST - FEW_BY_TYPST))
    last = next(row for row in practices(MANY_BY_TYPST) if row["id"] == f"p{MANY_BY_TYPST - 1}")
    files = {
        OURS: folder / "ours" / last["id"] / "en" / f"{HANDOUT}.{EDITION}.pdf",
        TYPST: folder / "typst" / f"{last['id']}.pdf",
    }
    said = {name: said_by(file, _with_practice(document, last)) for name, file in files.items()}
    return Merged(seconds, said)


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
    """A file for each practice: one compiler, told another practice each time."""
    import typst as package

    compiler = package.Compiler(
        str(folder / "document.typ"), root="/", font_paths=[str(FONTS)], ignore_system_fonts=True
    )
    out = folder / "typst"
    for row in practices(count):
        made = compiler.compile(sys_inputs=row, pdf_standards=["ua-1"])
        assert isinstance(made, bytes)
        (out / f"{row['id']}.pdf").write_bytes(made)


def _ours(project: Path, folder: Path, count: int, options: tuple[str, ...]) -> Run:
    shutil.rmtree(folder / "ours", ignore_errors=True)
    handout = ("--project", str(project), "--handout", HANDOUT, "--edition", EDITION, "--language", "en")
    given, out = str(folder / f"{count}.csv"), str(folder / "ours")
    return timed(
        [sys.executable, "-m", "guide", "personalize", given, *handout, "--out", out, *options], folder / "said.txt"
    )


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
    blocked = re.sub(
        r"(?:^#blank\(.*\)\n\n){2,}",
        lambda run: _in_pairs(re.findall(r"^#(blank.*)$", run[0], re.M)),
        blocked,
        flags=re.M,
    )
    boxes = r'^#(callout\("call-soon".*?\n\])\n\n#(callout\("next-visit".*?\n\])\n\n'
    blocked = re.sub(boxes, lambda pair: _in_pairs(pair.groups()), blocked, flags=re.M | re.S)
    head, rule, rest = blocked.partition("#let boxes")
    return f"{head}{_FOOT}\n{rule}{rest}"


def _in_pairs(parts: Iterable[str]) -> str:
    grid = ",\n".join(parts)
    return f"#grid(columns: (1fr, 1fr), column-gutter: 12pt, row-gutter: 4pt,\n{grid})\n\n"


def _with_practice(document: Document, row: dict[str, str]) -> Document:
    """What the sheet of a practice is to say."""
    lines = tuple(Paragraph((Words(text),)) for key, text in row.items() if key != "id")
    blocks = (block for block in document.blocks if block != Blank("Your clinic", getattr(block, "height", 0.0)))
    return dataclasses.replace(document, blocks=(*blocks, *lines))


if __name__ == "__main__":
    typst(Path(sys.argv[1]), int(sys.argv[2]))
