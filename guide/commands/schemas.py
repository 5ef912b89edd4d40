"""`guide schemas`: what editors need to complete and check keys, and the page of all keys."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from guide.commands.names import project_of
from guide.commands.say import say
from guide.commands.shared import Commands, WrongUseError, add_command, add_project


def add(commands: Commands) -> None:
    parser = add_command(
        commands,
        run,
        "schemas",
        "list the JSON Schemas of the YAML files, or write them",
        "List the kinds of file that have a JSON Schema. With --write, write schemas/, docs/keys.md, and the settings\n"
        "in .vscode/ that tell VS Code where they are.",
        "  guide schemas --write",
    )
    parser.add_argument("--write", action="store_true", help="write the files into the project")
    add_project(parser)


def run(options: argparse.Namespace) -> int:
    from guide.products.schemas.kinds import KINDS
    from guide.products.schemas.outputs import EXTENSIONS, SETTINGS, outputs
    from guide.publish.transaction import write_file

    if not options.write:
        wide = max(len(kind.name) for kind in KINDS)
        for kind in KINDS:
            say(f"{kind.name:{wide}}  {kind.about}")
        return 0
    project = project_of(options)
    root, elsewhere = project.root, project.shipped is not None
    texts = outputs(_object_in(root, SETTINGS), _object_in(root, EXTENSIONS), elsewhere=elsewhere)
    for path, text in texts.items():
        write_file(root / path, text.encode("utf-8"))
    say(f"{len(texts)} files written: schemas/, {'' if elsewhere else 'docs/keys.md, '}.vscode/")
    return 0


def _object_in(root: Path, name: str) -> dict[str, Any]:
    """The JSON object in a file that others may have written too; {} if the file does not exist."""
    try:
        found = json.loads((root / name).read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise WrongUseError(f"{name} is not plain JSON: delete its comments, or move the file away")
    return found
