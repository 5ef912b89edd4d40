"""`guide open`: finished files in the system's viewer."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from guide.commands.names import check_known, known_handout, project_of
from guide.commands.say import say
from guide.commands.shared import Commands, WrongUseError, add_command, add_project

# The programs that open a file: macOS, WSL (package wslu), Linux desktops.
VIEWERS = ("open", "wslview", "xdg-open")


def add(commands: Commands) -> None:
    parser = add_command(
        commands,
        run,
        "open",
        "open build/ or a handout in your system's viewer",
        "Open the folder of finished files, or one handout. If it cannot be opened, print where it is.",
        "  guide open\n  guide open tips --edition letter-large",
    )
    parser.add_argument(
        "handout", nargs="?", default="", metavar="HANDOUT", help="the handout to open, or TOPIC/HANDOUT"
    )
    parser.add_argument("--edition", metavar="NAME", help="in this edition (its first)")
    parser.add_argument("--language", metavar="CODE", help="in this language (its first)")
    add_project(parser)


def run(options: argparse.Namespace) -> int:
    from guide.publish.outputs import read_manifest

    project = project_of(options)
    out = project.root / "build"
    entries = read_manifest(out)
    if not entries:
        raise WrongUseError("build/ is empty: run `make` first")
    if options.handout:
        chosen = {"edition": options.edition, "language": options.language}
        editions, languages = ((name,) if name else () for name in chosen.values())
        check_known(project, editions, languages)
        topic, _, handout = known_handout(project, options.handout, (), languages).partition("/")
        entries = [
            entry
            for entry in entries
            if (entry.get("topic"), entry.get("handout")) == (topic, handout)
            and all(name in (None, entry.get(key)) for key, name in chosen.items())
        ]
        if not entries:
            raise WrongUseError("build/ has no such file: `guide list` shows the names, `make` makes the files")
        # Letter before others, as everywhere.
        entries.sort(key=lambda entry: (not entry["path"].endswith(".letter.pdf"), entry["path"]))
    elif options.edition or options.language:
        raise WrongUseError("name the handout to open as well")
    path = out / entries[0]["path"] if options.handout else out
    say(os.path.relpath(path))
    show(path)
    return 0


def show(path: Path) -> None:
    """Open a file or folder, if a viewer exists; its path is printed either way."""
    if sys.platform == "linux" and not any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"))):
        return  # nobody would see it
    viewer = next(filter(None, map(shutil.which, VIEWERS if sys.platform == "darwin" else VIEWERS[1:])), None)
    if viewer:
        subprocess.run([viewer, str(path)], stderr=subprocess.DEVNULL, check=False)  # noqa: S603  # a file of ours
    elif shutil.which("explorer.exe"):  # Windows, from WSL
        subprocess.run(["explorer.exe", path.name], cwd=path.parent, stderr=subprocess.DEVNULL, check=False)  # noqa: S603, S607  # as above
