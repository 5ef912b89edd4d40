"""What every driver shares: a small project, changes to its files, and what has to hold of each run.

The suite tries few inputs, the same ones each time; `make fuzz` tries as many others as GUIDE_FUZZ says.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tests.support import TODAY, Ran, SmallProject, run

F = TypeVar("F", bound=Callable[..., Any])

LONG = int(os.environ.get("GUIDE_FUZZ", "0"))
NOON = {"SOURCE_DATE_EPOCH": f"{TODAY:%s}"}

# What may stand in a text that means harm, or was pasted.
ODD = (
    "\x1b[2J", "\x9b2J", "\u202e", "\u200b", "\u2028", "\ufeff", "\x00", "\r", "\n", "\n\n", "\t", "\x85", "\u0301", "😀", "中", "ﷺ",
    "\\", "`", "``", "```", "*", "**", "_", "~~", "[", "](", "](#", "![", ")", "{", "}", "{fact}`", "{table} ", ":::", "::::",
    ":::{callout} call-now\n", ":::{include} small.md\n:::\n", ":::{steps}\n", "---\n", "---", "- ", "  - ", "1. ", "> ", "# ",
    "## ", "|", "<", "</", "<!--", "-->", "&amp;", "&#x9b;", "&#0;", "%", "%0A", "::error::", "'", '"', '"\\x1b"', "!!python/object:x ",
    "&a ", "*a", "<<: ", "? ", "@", ": ", "#", ", ", "[]", "{}", "[[[[[[[[[[[[[[", "~", "null", "true", "-0", "0", "1e999", "NaN", "-1",
    "99999999999", "0x10", "12pt", "20mm", "1.5", "2026-02-30", "9999-12-31", "0000-00-00", "#0b5d70", "../../x", "/etc/passwd",
    "https://example.org/", "javascript:x", "http://[", "a" * 400, "Babies roll. " * 30,
)  # fmt: skip

# A change to a text: where (parts of a million), how many characters go, and what comes in their place.
Change = tuple[int, int, str]
CHANGES = st.lists(
    st.tuples(
        st.integers(0, 1_000_000),
        st.sampled_from((0, 0, 0, 1, 2, 5, 20, 100, 1_000)),
        st.one_of(st.sampled_from(ODD), st.sampled_from(("", *ODD)), st.text(max_size=6)),
    ),
    min_size=1, max_size=4,
)  # fmt: skip
BYTES = st.lists(
    st.tuples(st.integers(0, 1_000_000), st.sampled_from((0, 0, 1, 1, 4, 100)), st.binary(max_size=8)),
    min_size=1, max_size=4,
)  # fmt: skip


def fuzzed(examples: int) -> Callable[[F], F]:
    """So many inputs in the suite; in a long run as many as GUIDE_FUZZ says."""
    return settings(
        max_examples=LONG or examples, derandomize=not LONG, database=None, deadline=20_000 if LONG else None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip


def changed(text: str, changes: list[Change]) -> str:
    for where, gone, new in changes:
        at = where * (len(text) + 1) // 1_000_001
        text = text[:at] + new + text[at + gone :]
    return text


def changed_bytes(data: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    for where, gone, new in changes:
        at = where * (len(data) + 1) // 1_000_001
        data = data[:at] + new + data[at + gone :]
    return data


def as_bytes(text: str) -> bytes:
    """A text as a file may hold it, halves of pairs included."""
    return text.encode("utf-8", "surrogatepass")


def tried(project: SmallProject, files: Mapping[str, bytes], *arguments: str) -> Ran:
    """Run a command with these files in the project, which has its own again afterwards. Fails if anything is not as
    it has to be."""
    own = {name: project.path(name).read_bytes() if project.path(name).is_file() else None for name in files}
    try:
        for name, data in files.items():
            project.write(name, data)
        ran = run(*arguments, "--project", str(project.root), environment=NOON)
        check_said(ran)
        if "--format" in arguments and ran.code != 2:
            check_places(json.loads("\n".join(ran.said)), project)
    finally:
        for name, before in own.items():
            if before is None:
                project.path(name).unlink(missing_ok=True)
            else:
                project.write(name, before)
    return ran


def check_said(ran: Ran) -> None:
    """An exit code that means something, and lines that can be seen."""
    assert ran.code in (0, 1, 2)
    unseen = [
        line for line in (*ran.errors, *ran.said) if not line.replace("\u200c", "").replace("\u200d", "").isprintable()
    ]
    assert unseen == []
    assert not any("Traceback" in line for line in ran.errors)
    assert ran.code == 0 or ran.errors or ran.said


def check_places(said: dict[str, Any], project: SmallProject) -> None:
    """Every problem is at a place that is there."""
    wrong = []
    for problem in said["problems"]:
        path = project.root / problem["path"]
        if not path.exists():
            if problem["message"] not in ("this file does not exist",):
                wrong.append(problem)
            continue
        lines = lines_of(path)
        line, column = problem["line"], problem["column"]
        if not (1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1):
            wrong.append(problem)
    assert wrong == []


def lines_of(path: Path) -> list[str]:
    if path.is_dir():
        return [""]
    text = path.read_bytes().removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
