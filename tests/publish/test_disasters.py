"""A full disk, a folder that cannot be written, files that change while they are read, several builds at once: real
processes, never a half file, a manifest that is true, and the next build mends it."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.long import in_long
from tests.support import HANDOUT, ROOT, SmallProject, files_in

resource = pytest.importorskip("resource", reason="limits of a process are set here")

COMMAND = (sys.executable, "-m", "guide", "build")
# Python itself would leave half of a compiled file where there is no room for it.
ENVIRONMENT = {**os.environ, "SOURCE_DATE_EPOCH": "1796000000", "PYTHONDONTWRITEBYTECODE": "1"}


def start(project: SmallProject, *arguments: str, limit: int = 0) -> subprocess.Popen[str]:
    """`guide build` in a process of its own; `limit` is the largest file in bytes that it may write."""

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.Popen(
        [*COMMAND, "--project", str(project.root), *arguments], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, env=ENVIRONMENT, preexec_fn=limited if limit else None,  # the child does nothing else
    )  # fmt: skip


def ended(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Exit code and what was said, when it is over."""
    said, errors = process.communicate(timeout=60)
    return process.returncode, said, errors


def assert_true(out: Path) -> None:
    """The manifest lists every PDF that is there, with its checksum, and nothing else lies about."""
    made = files_in(out)
    entries = json.loads(made["manifest.json"])["files"]
    assert {entry["path"]: entry["sha256"] for entry in entries} == {
        name: hashlib.sha256(data).hexdigest() for name, data in made.items() if name.endswith(".pdf")
    }
    assert {name for name in made if not name.endswith(".pdf")} == {"manifest.json", ".made.json"}


@pytest.mark.parametrize("limit", [100, 5_000, 20_000])
def test_a_full_disk_leaves_everything_as_it_was(built: SmallProject, limit: int) -> None:
    before = built.built()
    built.replace(HANDOUT, "Your baby loses a skill.", "Your baby loses any skill.")
    process = start(built, limit=limit)
    code, said, errors = ended(process)
    assert (code, said) == (2, "")
    assert errors.startswith("guide: File too large")
    assert built.built() == before
    assert built.guide("build").code == 0
    assert built.built() != before
    assert_true(built.path("build"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written(built: SmallProject) -> None:
    built.replace(HANDOUT, "Your baby loses a skill.", "Your baby loses any skill.")
    before = built.built()
    folders = (built.path("build/en"), built.path("build"))
    for folder in folders:
        folder.chmod(0o500)
    try:
        process = start(built)
        code, _, errors = ended(process)
        assert (code, errors[:25]) == (2, "guide: Permission denied ")
        assert built.built() == before
    finally:
        for folder in folders:
            folder.chmod(0o700)
    assert ended(start(built)) == (0, "", "")
    assert_true(built.path("build"))


def test_a_file_that_changes_while_it_is_read(built: SmallProject) -> None:
    first = built.read(HANDOUT)
    second = first.replace("Your baby loses a skill.", "Your baby loses any skill.")
    wanted = []
    for text in (second, first):
        built.write(HANDOUT, text)
        assert built.guide("build").code == 0
        wanted.append({name: data for name, data in built.built().items() if name.endswith(".pdf")})
    stop = threading.Event()

    def save() -> None:
        while not stop.is_set():
            for text in (second, first):
                # As editors save: beside it, then in its place.
                built.write(f"{HANDOUT}.tmp", text)
                built.path(f"{HANDOUT}.tmp").replace(built.path(HANDOUT))

    saving = threading.Thread(target=save)
    saving.start()
    try:
        for _ in range(in_long(2, 4)):
            process = start(built)
            assert ended(process) == (0, "", "")
            assert_true(built.path("build"))
            # All of a set comes from one content: it is read once.
            assert {name: data for name, data in built.built().items() if name.endswith(".pdf")} in wanted
    finally:
        stop.set()
        saving.join()


def test_builds_for_two_practices_at_once_leave_one_of_the_two(built: SmallProject) -> None:
    files = []
    for name in ("Oak Street Clinic", "Hill Road Clinic"):
        path = f"practices/{name.split()[0].lower()}.yaml"
        built.write(path, f"name: {name}\nphone: (555) 555-0100\n")
        files.append(str(built.path(path)))
    wanted = []
    for file in files:
        assert built.guide("build", "--practice", file).code == 0
        wanted.append({name: data for name, data in built.built().items() if name.endswith(".pdf")})
    assert wanted[0] != wanted[1]
    for _ in range(in_long(1, 2)):
        for process in [start(built, "--practice", file) for file in (*files, *files)]:
            assert ended(process) == (0, "", "")
        assert_true(built.path("build"))
        assert {name: data for name, data in built.built().items() if name.endswith(".pdf")} in wanted


def test_a_mark_that_cannot_be_left_spoils_no_build(built: SmallProject) -> None:
    built.write("taken", "a file where the folder of the mark would be")
    built.replace(HANDOUT, "Most babies", "Many babies")
    ran = built.guide("build", "--mark", str(built.path("taken/mark")))
    assert (ran.code, ran.errors) == (0, ())
    assert built.guide("build", "--mark", str(built.path("mark"))).code == 0
    assert built.path("mark").is_file()
