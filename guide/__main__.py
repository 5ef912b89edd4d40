"""The command line: arguments in, problems out, an exit code.

0: all is well. 1: something in the input is wrong (each problem on standard error). 2: the command was not
used rightly, or the machine would not let it work.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from guide.commands import UP, WrongUseError, run_build, run_check, run_impose, run_scores

EPILOG = """examples:
  guide build                                  make every handout in every edition
  guide build --edition letter --handout parent-guide
  guide check                                  measure every rule, write nothing
  guide build --practice practices/example.yaml
                                               the same with a practice's own block
  guide impose parent-guide --edition letter --booklet --bleed 0.125in
                                               one file for a print shop
  guide check --strict                         warnings count as errors

Run `guide COMMAND --help` for the options of a command."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line. Returns the exit code; argparse exits by itself with 2 on wrong use."""
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.run
    try:
        return command(options)
    except WrongUseError as error:
        print(f"guide: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader of our output has gone; keep Python from complaining about it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        print(f"guide: {error.strerror or error}{where}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("guide: stopped", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="guide",
        description="Make printable, accessible health handouts from Markdown and YAML.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    build = commands.add_parser(
        "build",
        help="make the PDFs and build/manifest.json",
        description="Make the PDFs and the manifest. If anything is wrong, nothing is written.",
        epilog="example:\n  guide build --edition letter --edition a4 --handout crawling-types --out build",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_selection(build)
    build.add_argument(
        "--out", type=Path, metavar="FOLDER", help="where to put the files (default: build/ in the project)"
    )
    build.set_defaults(run=run_build)
    _add_impose(commands)
    check = commands.add_parser(
        "check",
        help="measure every rule on every sheet, write nothing",
        description="Measure every rule on every sheet and print the measures. Nothing is written.",
        epilog="example:\n  guide check --strict",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_selection(check)
    check.add_argument("--strict", action="store_true", help="warnings, such as an overdue fact, count as errors")
    check.set_defaults(run=run_check)
    scores = commands.add_parser(
        "scores",
        help="print the table of criteria per sheet",
        description="Print what is measured on every sheet, and what people answered about it, as Markdown.",
        epilog="example:\n  guide scores --write docs/scores.md",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    scores.add_argument("--write", type=Path, metavar="FILE", help="write the table into a file")
    scores.add_argument(
        "--project", type=Path, metavar="FOLDER", help="the project (default: found from the current folder upward)"
    )
    scores.set_defaults(run=run_scores)
    return parser


def _add_impose(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    impose = commands.add_parser(
        "impose",
        help="set the pages of a handout on paper for folding, cutting or a print shop",
        description="Write one PDF with the pages of a handout set as asked: two to a side for a booklet that is folded "
        "and stapled, one page several times to cut apart, or with bleed and crop marks. Pages keep their size: the "
        "paper is as large as they need.",
        epilog="examples:\n"
        "  guide impose parent-guide --edition letter-booklet --creep 0.1mm\n"
        "  guide impose parent-guide --edition letter --booklet     Letter pages on Tabloid\n"
        "  guide impose activity-card --up 4                        half sheets, four on Tabloid\n"
        "  guide impose crawling-types --edition a3-poster --bleed 3mm --out poster.pdf",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    impose.add_argument("handout", metavar="HANDOUT", help="the name of the handout")
    impose.add_argument("--edition", default="letter", metavar="NAME", help="lay it out as this edition (letter)")
    impose.add_argument("--language", metavar="CODE", help="its language, where there are several")
    how = impose.add_mutually_exclusive_group()
    how.add_argument("--booklet", action="store_true", help="two pages to a side, in the order for a fold")
    how.add_argument(
        "--up",
        type=int,
        choices=sorted(UP),
        metavar="N",
        help="each page so often on a side, to cut apart: 1, 2, 4, 6 or 8",
    )
    impose.add_argument(
        "--creep", default="0pt", metavar="LENGTH", help="move the pages of each inner sheet of a booklet to the fold"
    )
    impose.add_argument("--bleed", metavar="LENGTH", help="bleed around the trim, with crop marks: 3mm or 0.125in")
    impose.add_argument("--practice", type=Path, metavar="FILE", help="put the block of this practice on it")
    impose.add_argument("--out", type=Path, metavar="FILE", help="the file to write (HANDOUT.EDITION.press.pdf)")
    impose.add_argument("--project", type=Path, metavar="FOLDER", help="the project (default: found upward from here)")
    impose.set_defaults(run=run_impose)


def _add_selection(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--handout", action="append", default=[], metavar="NAME", help="only this handout (may be given more than once)"
    )
    parser.add_argument("--language", action="append", default=[], metavar="CODE", help="only this language")
    parser.add_argument(
        "--edition", action="append", default=[], metavar="NAME", help="only this edition, for example letter"
    )
    parser.add_argument(
        "--practice", type=Path, metavar="FILE", help="put the block of this practice on the sheets (practices/*.yaml)"
    )
    parser.add_argument(
        "--project", type=Path, metavar="FOLDER", help="the project (default: found from the current folder upward)"
    )


if __name__ == "__main__":
    sys.exit(main())
