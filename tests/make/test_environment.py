"""`environment.sh`: an environment that is half made, or whose Python is gone or another, is made anew; a failure is a sentence."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import ROOT

# Stands for a Python: notes that it makes an environment, which is a copy of it with its own name in it. In an environment,
# `pip` is there only if it was made for this Python; what pip says and how it ends is in the file `pip`.
PYTHON = """#!/bin/sh
name=NAME
here=${0%/*}
case "$*" in
  *'sys.version_info <'*) [ "$name" != old ] ;;
  --version) echo "Python $name" ;;
  *'import venv, ensurepip'*) [ ! -e no-ensurepip ] ;;
  *print*) echo python3.11 ;;
  '-m venv '*)
    mkdir -p "$3/bin" && cp "$0" "$3/bin/python" || exit
    [ ! -e no-disk ] || { echo; echo 'Error: No space left on device'; exit 1; }
    echo "$name" >"$3/made-for"; echo "made by $name" >>calls ;;
  *'import pip'*|*'pip --version'*) [ "$(cat "$here/../made-for" 2>/dev/null)" = "$name" ] ;;
  *'pip install'*) echo "installed ${10}" >>calls; [ ! -e pip ] || { cat pip; exit 1; } ;;
  *) exit 9 ;;
esac
"""
MADE = ["made by new", "installed requirements.txt"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a space in its name, two Pythons and what is to be installed."""
    folder = tmp_path / "a folder"
    folder.mkdir()
    for name in ("new", "other", "old"):
        (folder / name).write_text(PYTHON.replace("NAME", name))
        (folder / name).chmod(0o755)
    (folder / "requirements.txt").write_text("a\n")
    (folder / "requirements-web.txt").write_text("b\n")
    shutil.copy(ROOT / "environment.sh", folder)
    return folder


def set_up(folder: Path, *files: str, python: str = "./new", **environment: str) -> tuple[int, list[str], list[str]]:
    """Exit code, what was done, and the lines of standard error."""
    (folder / "calls").unlink(missing_ok=True)
    ran = subprocess.run(
        ["sh", "environment.sh", ".venv", *(files or ("requirements.txt",))], cwd=folder, capture_output=True, text=True,
        env={**os.environ, "PYTHON": python, **environment},
    )  # fmt: skip
    calls = folder / "calls"
    return ran.returncode, calls.read_text().splitlines() if calls.exists() else [], ran.stderr.splitlines()


def test_what_is_ready_is_left_alone(folder: Path) -> None:
    assert set_up(folder) == (0, MADE, [])
    assert set_up(folder) == (0, [], [])
    # Neither another Python nor an old one is asked, once there is an environment.
    assert set_up(folder, python="./old") == (0, [], [])
    assert set_up(folder, "requirements.txt", "requirements-web.txt", python="./old") == (
        0,
        ["installed requirements-web.txt"],
        [],
    )
    (folder / "requirements.txt").write_text("c\n")
    assert set_up(folder) == (0, ["installed requirements.txt"], [])
    assert not (folder / ".venv.log").exists()


def test_what_is_broken_is_made_anew(folder: Path) -> None:
    own = folder / ".venv" / "bin" / "python"

    def leads_to(target: str) -> None:
        own.unlink()
        own.symlink_to(target)

    def empty() -> None:
        shutil.rmtree(folder / ".venv")
        (folder / ".venv").mkdir()

    breaks: dict[str, Callable[[], None]] = {
        "a link to nothing": lambda: leads_to("/gone"),
        "another Python": lambda: leads_to(str(folder / "other")),
        "no Python": own.unlink,
        "stopped before pip": lambda: (folder / ".venv/made-for").unlink(),
        "empty": empty,
        "gone": lambda: shutil.rmtree(folder / ".venv"),
    }
    set_up(folder)
    wrong = []
    for name, damage in breaks.items():
        damage()
        done = set_up(folder), set_up(folder)
        if done != ((0, MADE, []), (0, [], [])):
            wrong.append((name, done))
    assert wrong == []


def test_packages_that_were_not_all_installed_are_installed(folder: Path) -> None:
    (folder / "pip").write_text("Killed\n")
    assert set_up(folder)[0] == 2
    (folder / "pip").unlink()
    assert set_up(folder) == (0, ["installed requirements.txt"], [])


def test_a_linked_environment_is_never_written_to(folder: Path) -> None:
    set_up(folder)
    (folder / ".venv").rename(folder / "shared")
    (folder / ".venv").symlink_to("shared")
    assert set_up(folder) == (0, [], [])
    before = sorted((folder / "shared").rglob("*"))
    message = ".venv is a link, and what it leads to lacks packages: delete the link, then run make again"
    assert set_up(folder, "requirements-web.txt") == (2, [], [message])
    assert sorted((folder / "shared").rglob("*")) == before


README = "README.md says how to install it. If you have one of another name: make PYTHON=python3.12"


def test_a_python_that_does_not_fit(folder: Path) -> None:
    assert set_up(folder, python="./old") == (
        2,
        [],
        ["Python 3.11 or newer is needed, and ./old is Python old.", README],
    )
    assert set_up(folder, python="no such") == (
        2,
        [],
        ["Python 3.11 or newer is needed, and no such is not there.", README],
    )


def test_a_python_without_venv(folder: Path) -> None:
    (folder / "no-ensurepip").touch()
    assert set_up(folder) == (
        2, [],
        [
            "This Python cannot make environments, since its parts `venv` and `ensurepip` are missing. Install them, then run make again:",
            "  Debian, Ubuntu, WSL   sudo apt install python3-venv   (or python3.11-venv)",
            "  Fedora                sudo dnf install python3",
            "  macOS                 brew install python",
        ],
    )  # fmt: skip
    assert not (folder / ".venv").exists()
    (folder / "no-ensurepip").unlink()
    assert set_up(folder) == (0, MADE, [])


def test_an_environment_that_cannot_be_made(folder: Path) -> None:
    (folder / "no-disk").touch()
    assert set_up(folder)[2] == [".venv could not be made: Error: No space left on device"]
    assert not (folder / ".venv").exists()


# The words of pip, and the reason that we give.
REASONS = {
    "WARNING: Retrying after connection broken by 'NewConnectionError(… Temporary failure in name resolution)'\n"
    "ERROR: Could not find a version that satisfies the requirement a":
        "the package index cannot be reached. The network is needed this once; then run make again",
    "WARNING: Retrying after connection broken by 'ProxyError('Cannot connect to proxy.')'\nERROR: No matching distribution found":
        "the proxy does not let it through. Look at HTTPS_PROXY: http://proxy.example:1",
    "Could not fetch URL: There was a problem confirming the ssl certificate: SSLError(CERTIFICATE_VERIFY_FAILED)":
        "the certificate of the package index is not trusted here. Behind a company's proxy, name its certificate: PIP_CERT=file make",
    "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device": "the disk is full",
    "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.":
        "a package is not the one that requirements.txt names: the download was damaged or changed on its way",
    "ERROR: No matching distribution found for a==1":
        "the package index is not reached, or has nothing for Python new on this machine. With a network, try another Python: make clean, then make PYTHON=python3.12",
    "ERROR: something else": "ERROR: something else",
}  # fmt: skip


def test_pip_fails_with_a_sentence(folder: Path) -> None:
    set_up(folder)
    wrong = []
    for words, reason in REASONS.items():
        (folder / "pip").write_text(f"{words}\n")
        (folder / "requirements.txt").write_text(words)
        said = set_up(folder, HTTPS_PROXY="http://proxy.example:1")
        message = (
            f"The packages of requirements.txt could not be installed: {reason}. (.venv.log has all that was said.)"
        )
        if (said[0], said[2]) != (2, [message]) or (folder / ".venv.log").read_text() != f"{words}\n":
            wrong.append((words, said))
    assert wrong == []


def test_a_broken_pip_is_not_kept(folder: Path) -> None:
    (folder / "pip").write_text(
        "Traceback (most recent call last):\nModuleNotFoundError: No module named 'pip._vendor'\n"
    )
    assert set_up(folder)[2] == [
        "The installer in .venv was broken, and .venv has been deleted: run make again. (.venv.log has its words.)"
    ]
    (folder / "pip").unlink()
    assert set_up(folder) == (0, MADE, [])


def test_settings_of_the_machine_do_not_lead_elsewhere(folder: Path) -> None:
    """`PIP_USER` and its like: pip is told the environment, whatever it is told otherwise."""
    script = (folder / "new").read_text().replace("*'pip install'*)", "*'pip install'*) env >>settings;")
    (folder / "new").write_text(script)
    set_up(folder, PIP_USER="1", PIP_TARGET="/x", PIP_PREFIX="/x", PYTHONHOME="/x", PYTHONPATH="/x")
    settings = (folder / "settings").read_text().splitlines()
    assert "PIP_USER=0" in settings
    assert [
        line for line in settings if line.startswith(("PIP_TARGET", "PIP_PREFIX", "PYTHONHOME", "PYTHONPATH"))
    ] == []
