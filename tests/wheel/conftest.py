"""The package as a stranger has it: built once, without the network, and installed into a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support import ROOT, TODAY, Ran


@dataclass(frozen=True, slots=True)
class Installed:
    """The installed program, outside any clone."""

    folder: Path

    @property
    def command(self) -> Path:
        return self.folder / "bin" / "guide"

    def run(self, *arguments: str, cwd: Path) -> Ran:
        return self.call(str(self.command), *arguments, cwd=cwd)

    def call(self, *command: str, cwd: Path) -> Ran:
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS", "PYTHON"))}
        environment = {
            **clean, "PYTHONPATH": str(self.folder), "PATH": f"{self.command.parent}{os.pathsep}{os.environ['PATH']}",
            "SOURCE_DATE_EPOCH": str(_noon()),
        }  # fmt: skip
        ran = subprocess.run(
            command, cwd=cwd, capture_output=True, text=True, env=environment, stdin=subprocess.DEVNULL
        )
        return Ran(ran.returncode, tuple(ran.stderr.splitlines()), tuple(ran.stdout.splitlines()))


def _noon() -> int:
    import datetime

    return int(datetime.datetime.combine(TODAY, datetime.time(12), datetime.timezone.utc).timestamp())


def done(*command: str, cwd: Path) -> None:
    ran = subprocess.run(command, cwd=cwd, capture_output=True, text=True)
    assert ran.returncode == 0, f"{' '.join(command)}\n{ran.stdout}{ran.stderr}"


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made by the backend itself, which is one of the packages of requirements-dev.txt."""
    folder = tmp_path_factory.mktemp("dist")
    done(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=ROOT)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    folder = tmp_path_factory.mktemp("site")
    done(
        sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(folder), str(wheel),
        cwd=folder,
    )  # fmt: skip
    return Installed(folder)
