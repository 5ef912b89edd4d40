"""What a machine and its people do to a run ends in a sentence and the right exit code, never in a traceback."""

from __future__ import annotations

import io
import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from guide.commands import machine
from guide.commands.machine import StoppedError
from tests.cli.shell import shell
from tests.long import in_long
from tests.support import HANDOUT, ROOT, SmallProject, run


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_output_that_gets_nowhere_is_told(project: SmallProject) -> None:
    full = "guide: the output cannot be written (No space left on device)\n"
    closed = "guide: the output cannot be written (Bad file descriptor)\n"
    expected = {
        "guide check > /dev/full": (2, full),
        "guide check --format json > /dev/full": (2, full),
        "guide --help > /dev/full": (2, full),
        "guide check >&-": (2, closed),
        "guide schemas >&- <&-": (2, closed),
        "guide check | true; exit ${PIPESTATUS[0]}": (2, "guide: the program that read the output has ended\n"),
        # Nothing is printed of a build in a pipe.
        "guide build >&-": (0, ""),
        "guide build 2>&-": (0, ""),
        "guide check --handout x 2>/dev/full": (2, ""),
        f"echo >> {HANDOUT}; echo '![x](y)' >> {HANDOUT}; guide build 2>/dev/full": (1, ""),
    }
    found = {command: shell(command, project) for command in expected}
    assert {command: (code, errors) for command, (code, _, errors) in found.items()} == expected


def test_what_an_encoding_lacks_is_written_by_its_code(project: SmallProject) -> None:
    project.append(HANDOUT, "\n{fact}`中`\n")
    shown = {}
    for encoding in ("cp1252", "ascii:strict", "utf-8:strict"):
        code, said, errors = shell("guide build --format github", project, PYTHONIOENCODING=encoding)
        shown[encoding] = code, said.partition("unknown fact ")[2].partition("%0A")[0], errors
    assert shown == {
        "cp1252": (1, r"`\u4e2d`", ""),
        "ascii:strict": (1, r"`\u4e2d`", ""),
        "utf-8:strict": (1, "`中`", ""),
    }


def test_names_that_are_not_text_are_written_by_their_code(project: SmallProject) -> None:
    out = shell("guide impose small --out $'o\\xff.pdf'", project, PYTHONIOENCODING="utf-8:strict")
    assert out == (0, "o\\udcff.pdf: 1 page, 612 by 792 pt\n", "")
    code, said, errors = shell("guide build --practice $'p\\xff\\n.yaml'", project)
    assert (code, said, errors) == (2, "", "guide: there is no file p\\udcff\\n.yaml\n")


def test_arguments_are_quoted_in_one_line() -> None:
    said = [
        run(*arguments).errors[-1] for arguments in (("bu\x1b[2Jd",), ("build", "--o\x9b\nut"), ("check", "-\u202ex"))
    ]
    assert [line for line in said if not line.isprintable()] == []
    assert said[1] == "guide: error: unrecognized arguments: --o\\x9b\\nut"
    assert run("build", "--project", "no\n\x1bwhere").errors == ("guide: there is no folder no\\n\\x1bwhere",)


def test_an_empty_name_is_no_place(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    place = project.path("empty")
    place.mkdir()
    monkeypatch.chdir(place)
    told = ": the name is empty: give a name, or leave the option out"
    commands = {
        "build": ("--out", ""), "site": ("--out", ""), "watch": ("--out", ""), "diff": ("--out", ""),
        "impose": ("small", "--out", ""), "personalize": ("a.csv", "--out", ""), "scores": ("--write", ""),
        "check": ("--practice", ""),
    }  # fmt: skip
    wrong = {}
    for command, arguments in commands.items():
        ran = run(command, *arguments)
        if ran.code != 2 or not ran.errors[-1].endswith(f"{arguments[-2]}{told}"):
            wrong[command] = ran
    assert wrong == {}
    assert run("build", "--project", "").code == 2
    assert list(place.iterdir()) == []


def test_the_project_itself_is_no_place_for_what_is_made(project: SmallProject) -> None:
    before = set(project.root.iterdir())
    for path in (str(project.root), str(project.path("sources/.."))):
        said = f"guide: {path} is the project itself; name another place with --out"
        ran = project.guide("build", "--out", path)
        assert (ran.code, ran.errors) == (2, (said,))
    assert set(project.root.iterdir()) == before


def test_a_place_among_the_sources_is_refused(project: SmallProject) -> None:
    expected = {
        ("build", "--out", "sources/topic/new"): "sources",
        ("impose", "small", "--out", "layouts/a.pdf"): "layouts",
        ("scores", "--write", "sources/criteria.yaml"): "sources",
    }
    for arguments, folder in expected.items():
        path = str(project.path(arguments[-1]))
        ran = project.guide(*arguments[:-1], path)
        said = f"guide: {path} is inside {folder}/, which holds the input; name another place with {arguments[-2]}"
        assert (ran.code, ran.errors) == (2, (said,))
    assert project.guide("impose", "small", "--out", str(project.path("README.md"))).errors == (
        f"guide: {project.path('README.md')}: the result is a PDF; name a file that ends in .pdf",
    )


def test_links_in_a_circle_are_told(project: SmallProject) -> None:
    loop = project.path("loop")
    loop.symlink_to(loop)
    assert project.guide("build", "--out", str(loop)).errors == (
        f"guide: {loop} is a link to itself; name another place with --out",
    )
    assert run("check", "--project", str(loop)).errors == (
        f"guide: {loop} is a link to itself; name the folder of the project",
    )
    project.path("sources/topic/round").symlink_to(project.path("sources/topic"))
    project.path("sources/topic/en/loop.md").symlink_to(project.path("sources/topic/en/loop.md"))
    ran = project.guide("build")
    assert (ran.code, ran.errors[0]) == (
        1, "sources/topic/en/loop.md:1:1: file: this file cannot be reached (it is a link to itself)",
    )  # fmt: skip


def test_a_folder_that_is_gone_is_told(project: SmallProject) -> None:
    for named in ("", f" --project {shlex.quote(str(project.root))}"):
        code, _, errors = shell(f"mkdir gone; cd gone; rmdir ../gone; guide check{named}", project)
        assert (code, errors) == (2, "guide: the folder you are in no longer exists; change to another\n")


def stopped(moment: str, number: signal.Signals, times: int, project: SmallProject) -> tuple[int, str]:
    """Stop a build when it imports a module or calls a function: its code and what it said."""
    code = (
        "import os, signal, sys\n"
        "def hit(*given):\n"
        f"    for _ in range({times}): os.kill(os.getpid(), {int(number)})\n"
        "    return os_fork() if given == () else None\n"
        "os_fork = os.fork\n"
        f"{moment}\n"
        "from guide.__main__ import main\n"
        "sys.exit(main())\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, "build", "--project", str(project.root)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return ran.returncode, ran.stderr


# When the module is looked for, while Python forks, and in what Python calls when an object ends.
IMPORTED = (
    "class Finder:\n"
    "    def find_spec(self, name, path, target=None):\n"
    "        if name == {name!r}: hit(name)\n"
    "sys.meta_path.insert(0, Finder())"
)
FORKING = "os.register_at_fork(after_in_parent=lambda: hit(1))\nos.sched_getaffinity = lambda _: range(2)"
DROPPED = (
    "import weakref, guide.pipeline.make as make\n"
    "class Thing: pass\n"
    "carry = make.carry_out\n"
    "def carry_out(*a, **k):\n"
    "    thing = Thing()\n"
    "    kept = weakref.ref(thing, hit)\n"
    "    del thing\n"
    "    import time\n"
    "    for _ in range(1000): time.sleep(0.01)\n"
    "make.carry_out = carry_out\n"
    "import guide.pipeline\n"
    "guide.pipeline.carry_out = carry_out"
)


BOTH_TWICE = tuple((number, times) for number in (signal.SIGINT, signal.SIGTERM) for times in (1, 2))


def test_a_key_press_or_a_signal_stops_at_any_moment(project: SmallProject) -> None:
    add_editions(project)
    moments = {
        "the command line": IMPORTED.format(name="guide.commands.command_line"),
        "a stage": IMPORTED.format(name="guide.layout.flow"),
        "a fork": FORKING,
        "where Python drops it": DROPPED,
    }
    found = {
        (moment, number.name, times): stopped(code, number, times, project)
        for moment, code in moments.items()
        for number, times in in_long(((signal.SIGINT, 2), (signal.SIGTERM, 1)), BOTH_TWICE)
    }
    wrong = {key: ran for key, ran in found.items() if ran != (128 + signal.Signals[key[1]], "guide: stopped\n")}
    assert wrong == {}
    assert project.built() == {}


def add_editions(project: SmallProject) -> None:
    """More sheets, so that a build is shared to processes."""
    for number in range(2, 9):
        text = (
            project.read(HANDOUT).replace("handout: small", f"handout: small-{number}").replace("T-1", f"T-{number}", 1)
        )
        project.write(HANDOUT.replace("small", f"small-{number}"), text)


# Both processes that share a build say that they have work, and then take long over it.
HELD = (
    "import os, sys, time\n"
    "os.sched_getaffinity = lambda _: range(2)\n"
    "import guide.pipeline.make as make\n"
    "def make_file(*given):\n"
    "    os.write(1, b'x')\n"
    "    time.sleep(600)\n"
    "make.make_file = make_file\n"
    "from guide.__main__ import main\n"
    "sys.exit(main())\n"
)


def test_nothing_is_left_running_after_a_signal(project: SmallProject) -> None:
    add_editions(project)
    process = subprocess.Popen(
        [sys.executable, "-c", HELD, "build", "--project", str(project.root)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    assert process.stdout
    assert process.stdout.read(2) == b"xx"
    process.send_signal(signal.SIGTERM)
    _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (143, b"guide: stopped\n")
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


@pytest.fixture
def signals() -> Iterator[None]:
    """The signals of this process as they were."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    hook = sys.unraisablehook
    yield
    sys.unraisablehook = hook
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("signals")
def test_a_signal_that_is_not_heard_stays_so() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # as below `nohup`
    machine.catch_signals()
    signal.raise_signal(signal.SIGINT)
    with pytest.raises(StoppedError) as told:
        signal.raise_signal(signal.SIGTERM)
    assert told.value.code == 143
    signal.raise_signal(signal.SIGTERM)  # again, while things are put in order


def test_output_in_memory_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    machine.widen_output()
    machine.drop_output()
