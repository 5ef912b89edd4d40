"""The worker of a finished page, run by Node.js: the same parts and the same script as in a browser, without one."""

from __future__ import annotations

import base64
import contextlib
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from guide.products.clinic.form import written

SCRIPT = Path(__file__).parent / "worker.mjs"


class NodeWorker:
    """Answers what the page asks its worker."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._answer()

    def ask(self, name: str, *given: Any, data: bytes | None = None) -> tuple[Any, list[tuple[str, str]]]:
        """What it says, and the names and digests of its files."""
        assert self._process.stdin is not None
        told = None if data is None else base64.b64encode(data).decode("ascii")
        self._process.stdin.write(f"{json.dumps([name, given, told])}\n")
        self._process.stdin.flush()
        answer = self._answer()
        return answer["said"], [(path, digest) for path, digest in answer["files"]]

    def open(self, values: dict[str, Any], desk: Path) -> None:
        """Open a practice file and its logo, as the page does."""
        self.ask("open", written(values))
        logo = values.get("logo", {}).get("file", "")
        if logo and (desk / logo).is_file() and (desk / logo).parent == desk:
            self.ask("logo", logo, data=(desk / logo).read_bytes())

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the worker ended"
        answer: dict[str, Any] = json.loads(line)
        assert answer.get("fault") is None, answer
        return answer


@contextlib.contextmanager
def worker_of(page: Path, today: str, *topics: str) -> Iterator[NodeWorker]:
    process = subprocess.Popen(
        ["node", str(SCRIPT), str(page), today, *topics],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield NodeWorker(process)
    finally:
        process.communicate(timeout=30)
