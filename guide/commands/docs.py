"""`guide docs`: the manual, whose pages come with the program."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from guide.commands.open import show
from guide.commands.say import say
from guide.commands.shared import Commands, WrongUseError, add_command


def add(commands: Commands) -> None:
    parser = add_command(
        commands,
        run,
        "docs",
        "say where the pages of the manual are",
        "List the pages of the manual, which come with the program and belong to its version. With a name, print where that "
        "page is and, on a terminal, open it.",
        "  guide docs\n  guide docs writing",
    )
    parser.add_argument("name", nargs="?", default="", metavar="NAME", help="a page, such as writing")


def run(options: argparse.Namespace) -> int:
    from guide.base.inputs import shipped
    from guide.base.problems import suggest

    folder = Path(shipped()) / "docs"
    pages = {path.stem: path for path in sorted(folder.glob("*.md"))}
    # Hints and messages name pages as docs/writing.md.
    name = Path(options.name).name.removesuffix(".md")
    if not name:
        width = max(map(len, pages), default=0)
        say(f"{folder}:", *(f"  {page:<{width}}  {_title(path)}" for page, path in pages.items()))
        return 0
    if name not in pages:
        raise WrongUseError(f"the manual has no page `{options.name}`: {suggest(name, pages)}")
    say(str(pages[name]))
    if sys.stdout.isatty():
        show(pages[name])
    return 0


def _title(page: Path) -> str:
    with page.open(encoding="utf-8") as lines:
        return next((line.strip("# \n") for line in lines if line.startswith("# ")), "")
