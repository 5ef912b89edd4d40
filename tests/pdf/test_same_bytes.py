"""The same sources give the same bytes, wherever and whenever they are built."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from guide.pipeline import build
from guide.pipeline.select import Selection
from tests.long import in_long
from tests.pdf.conftest import FILES, Made
from tests.subject import PROJECT, ROOT, TODAY

# What differs between machines and runs and must not show; the first of all is how sets are ordered.
SURROUNDINGS = [
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1795132800"},
    # Only in a long run: the first one differs from this process in all of these already.
    {"PYTHONHASHSEED": "4242", "TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1803859200"},
]


def test_two_builds_are_the_same(made: Made, tmp_path: Path) -> None:
    """In one process, whatever it made and kept before; of all sheets in a long run."""
    build(PROJECT, tmp_path, in_long(Selection(handouts=("parent-guide", "tips")), Selection()), TODAY)
    first = _files(made.folder)
    found = {name: data for name, data in _files(tmp_path).items() if name.endswith(".pdf")}
    assert len(found) > 10
    assert found == {name: first[name] for name in found}


@pytest.mark.parametrize("number", range(in_long(1, len(SURROUNDINGS))))
def test_surroundings_do_not_show(made: Made, tmp_path: Path, number: int) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    elsewhere.mkdir()
    command = [sys.executable, "-m", "guide", "build", "--project", str(PROJECT.root), "--out", str(out)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **SURROUNDINGS[number]}
    done = subprocess.run(command, cwd=elsewhere, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert _files(out) == _files(made.folder)


def test_a_part_of_a_build_gives_the_same_file_as_the_whole(made: Made, tmp_path: Path) -> None:
    (name,) = (name for name in FILES if name.endswith("crawling-types.a4.pdf"))
    build(PROJECT, tmp_path, Selection(handouts=("crawling-types",), editions=("a4",)), TODAY)
    assert (tmp_path / name).read_bytes() == (made.folder / name).read_bytes()


def test_different_files_have_different_identifiers(made: Made) -> None:
    # The end of a file: the cross-reference stream names the identifier.
    identifiers = {(made.folder / name).read_bytes().rsplit(b"/ID ", 1)[1][:40] for name in FILES}
    assert len(identifiers) == len(FILES)


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
