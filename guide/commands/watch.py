"""`guide watch`: pages in the browser that follow what is saved."""

from __future__ import annotations

import argparse
import os
import sys
import threading
import webbrowser
from typing import TYPE_CHECKING

from guide.commands.names import build_folder_of, checked_practice, project_of
from guide.commands.say import say
from guide.commands.shared import (
    Commands,
    WrongUseError,
    add_build_folder,
    add_command,
    add_practice,
    add_project,
    report,
    today,
)

if TYPE_CHECKING:
    from guide.base.problems import Problem

PORT = 8111


def add(commands: Commands) -> None:
    parser = add_command(
        commands,
        run,
        "watch",
        "show the pages in your browser, and update them on every save",
        "Show the pages and any problems in a browser on this machine, and update them whenever a file in "
        "sources/, layouts/, fonts/ or the practice is saved. The handout in view comes first, then everything else. "
        "Stop with Ctrl-C.",
        "  guide watch\n  guide watch --practice practices/example.yaml --no-browser",
    )
    add_practice(parser)
    parser.add_argument("--port", type=int, metavar="NUMBER", help=f"the port to listen on ({PORT}, or a free one)")
    parser.add_argument("--no-browser", action="store_true", help="do not open the browser")
    add_build_folder(parser)
    add_project(parser)


def run(options: argparse.Namespace) -> int:
    try:
        from guide.products.preview.server import LOOPBACK, listening, serve
        from guide.products.preview.watching import watch
        from guide.products.preview.worker import Worker
    except ModuleNotFoundError as error:
        raise WrongUseError(
            f"the preview needs the package `{error.name}`: install guide-handouts[web], or, in a clone of the program, run `make watch`"
        ) from None

    project = project_of(options)
    out = build_folder_of(options, project)
    if options.port is not None and not 0 <= options.port <= 65535:
        raise WrongUseError(f"--port {options.port}: a port is a number from 0 to 65535")
    checked_practice(options.practice, project)
    day = today
    day()  # reports a bad SOURCE_DATE_EPOCH before anything starts
    port, any_port = (PORT, True) if options.port is None else (options.port, False)
    try:
        taken = listening(port, any_port=any_port)
    except OSError as error:
        raise WrongUseError(
            f"port {port} cannot be used ({os.strerror(error.errno or 0)}); name another with --port"
        ) from None
    address = f"http://{LOOPBACK}:{taken.getsockname()[1]}/"

    def begun() -> None:
        say(f"{address}  shows the pages; stop with Ctrl-C")
        if sys.stdout.isatty() and not options.no_browser:
            webbrowser.open(address)

    worker = Worker(project, out, options.practice, day, _say)
    stop = threading.Event()
    watching = threading.Thread(target=watch, args=(worker, stop), name="watching")
    watching.start()
    try:
        serve(worker, taken, begun)
    except KeyboardInterrupt:
        pass  # the usual end
    finally:
        stop.set()
        watching.join()
        taken.close()
    return 0


def _say(problems: tuple[Problem, ...], said: str) -> None:
    """Says, when everything is made, what is wrong or that all is well."""
    if not report(problems, said):
        say(said)
