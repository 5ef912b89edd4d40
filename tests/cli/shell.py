"""The command line in a real shell."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.support import ROOT, SmallProject


def shell(command: str, project: SmallProject, **environment: str) -> tuple[int, str, str]:
    """Run a line of the shell, in which `guide` is the program and the project the folder: its code and both streams."""
    ran = subprocess.run(
        ["bash", "-c", f'guide() {{ "{sys.executable}" -m guide "$@"; }}; {command}'],
        cwd=project.root, env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True, check=False,
    )  # fmt: skip
    return ran.returncode, ran.stdout.decode("utf-8", "replace"), ran.stderr.decode("utf-8", "replace")
