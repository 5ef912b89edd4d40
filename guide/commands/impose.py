"""`guide impose`: one handout, its pages arranged on paper."""

from __future__ import annotations

import argparse
import math
import os
from typing import TYPE_CHECKING

from guide.commands.names import check_known, check_out, checked_practice, known_handout, project_of
from guide.commands.say import say
from guide.commands.shared import (
    Commands,
    WrongUseError,
    a_path,
    add_command,
    add_practice,
    add_project,
    clear_progress,
    pages_said,
    progress,
    report,
    today,
    uncollected,
)

if TYPE_CHECKING:
    from guide.pdf.impose.sides import Imposition
    from guide.pipeline.preparation import Ready

# How often a page is on a side, and how many of these are across and down.
UP = {1: (1, 1), 2: (1, 2), 4: (2, 2), 6: (2, 3), 8: (2, 4)}
# More bleed than any print shop needs.
LARGEST_BLEED = 72.0


def add(commands: Commands) -> None:
    parser = add_command(
        commands,
        run,
        "impose",
        "arrange the pages of a handout for folding, cutting or a print shop",
        "Write one PDF with the pages of a handout arranged as you choose: two to a side for a booklet that is folded "
        "and stapled, one page several times to cut apart, or with bleed and crop marks. Pages keep their size: the "
        "paper is as large as they need.",
        "  guide impose parent-guide --edition letter-booklet --creep 0.1mm\n"
        "  guide impose parent-guide --edition letter --booklet     Letter pages on Tabloid\n"
        "  guide impose activity-card --up 4                        half sheets, four on Tabloid\n"
        "  guide impose crawling-types --edition a3-poster --bleed 3mm --out poster.pdf",
        "nothing was written",
    )
    parser.add_argument("handout", metavar="HANDOUT", help="the name of the handout, or TOPIC/HANDOUT")
    parser.add_argument("--edition", default="letter", metavar="NAME", help="use the layout of this edition (letter)")
    parser.add_argument("--language", metavar="CODE", help="its language, if it has several")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--booklet", action="store_true", help="two pages to a side, ordered for folding")
    how.add_argument(
        "--up",
        type=int,
        choices=sorted(UP),
        metavar="N",
        help="copies of each page on a side, to cut apart: 1, 2, 4, 6 or 8",
    )
    parser.add_argument(
        "--creep",
        default="0pt",
        metavar="LENGTH",
        help="move the pages of each inner sheet of a booklet toward the fold",
    )
    parser.add_argument("--bleed", metavar="LENGTH", help="bleed around the trim, with crop marks: 3mm or 0.125in")
    add_practice(parser)
    parser.add_argument(
        "--out",
        type=a_path,
        metavar="FILE",
        help="the file to write (default: build/press/TOPIC/HANDOUT.EDITION.press.pdf in the project)",
    )
    add_project(parser)


def run(options: argparse.Namespace) -> int:
    """Write one handout, arranged as the options say."""
    from guide.pdf.write.pdf import write_pdf
    from guide.pipeline import prepare
    from guide.pipeline.select import Selection
    from guide.publish.transaction import write_file

    project = project_of(options)
    languages = (options.language,) if options.language else ()
    check_known(project, (options.edition,), languages)
    handout = known_handout(project, options.handout, (), languages)
    out = options.out or project.root / "build" / "press" / f"{handout}.{options.edition}.press.pdf"
    if out.is_dir():
        raise WrongUseError(f"{out} is a folder; name a file")
    if out.suffix.lower() != ".pdf":
        raise WrongUseError(f"{out}: the result is a PDF; name a file that ends in .pdf")
    check_out(out, project)
    selection = Selection((handout,), languages, (options.edition,), checked_practice(options.practice, project))
    with uncollected():
        ready, faces, problems = prepare(project, selection, today(), progress())
    clear_progress()
    if len(ready) != 1:
        found = ", ".join(item.handout.language for item in ready)
        raise WrongUseError(
            f"`{options.handout}` is in several languages: name one of {found} with --language" if ready
            else f"`{options.handout}` has no edition `{options.edition}`; `editions` in its front matter or topic.yaml names those it has"
        )  # fmt: skip
    (item,) = ready
    sides = item.imposed(_imposition(options, item))
    write_file(out, write_pdf(item.handout, item.context.tree, sides, faces))
    report(problems.warnings)
    shown = options.out or os.path.relpath(out)
    say(f"{shown}: {pages_said(len(sides))}, {sides[0].width:.0f} by {sides[0].height:.0f} pt")
    return 0


def _imposition(options: argparse.Namespace, item: Ready) -> Imposition:
    """How to arrange the pages: by the options, otherwise as in the edition."""
    from msgspec.structs import replace

    from guide.pdf.impose.saddle import largest_creep
    from guide.pdf.impose.sides import Imposition

    how = item.imposition
    if options.booklet:
        how = Imposition("booklet")
    elif options.up:
        across, down = UP[options.up]
        how = Imposition("repeat", across, down) if options.up > 1 else Imposition()
    creep = _length(options.creep, "--creep")
    if creep and how.kind != "booklet":
        raise WrongUseError("--creep is for booklets: add --booklet, or choose a booklet edition")
    most = largest_creep(item.context.pages)
    if creep > most + 0.001:
        shown = math.floor(most * 100 + 0.1) / 100
        raise WrongUseError(f"--creep {options.creep}: more than {shown:.2f}pt a sheet moves the text into the fold")
    bleed = None if options.bleed is None else _length(options.bleed, "--bleed")
    if bleed is not None and not 0 < bleed <= LARGEST_BLEED:
        raise WrongUseError(f"--bleed {options.bleed}: use more than 0 and at most 1in, for example 3mm")
    own = item.context.layout.page.bleed
    if own and how.kind != "single":
        raise WrongUseError(f"the pages of {item.edition} go over their edges: choose an edition without `bleed`")
    return replace(how, creep=creep) if bleed is None else replace(how, creep=creep, bleed=bleed, marked=True)


def _length(text: str, option: str) -> float:
    from guide.base.units import parse_length

    try:
        return parse_length(text)
    except ValueError as error:
        raise WrongUseError(f"{option}: {error}") from None
