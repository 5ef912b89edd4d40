"""What editors and systems put beside sources is passed over, in every folder and by every command."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.publish import memory
from tests.support import SmallProject, files_in

# Of macOS; it ends like the file that it stands beside.
APPLE_DOUBLE = b"\0\5\26\7\0\2\0\0Mac OS X"
FOLDERS = {
    "sources": "", "sources/topic": ".yaml", "sources/topic/en": ".md", "sources/topic/pictures": ".svg", "layouts": ".yaml",
    "layouts/icons": ".svg", "fonts": ".ttf", "practices": ".yaml",
}  # fmt: skip


def litter(project: SmallProject) -> None:
    for folder, ending in FOLDERS.items():
        inside = project.path(folder)
        inside.mkdir(exist_ok=True)
        # A lock of Emacs leads to nothing.
        (inside / f".#small{ending}").symlink_to("me@host.1:2")
        for name in (
            f"._small{ending}",
            f"~$small{ending}",
            ".DS_Store",
            "Thumbs.db",
            "desktop.ini",
            f"small{ending}~",
        ):
            (inside / name).write_bytes(APPLE_DOUBLE)
    for name in ("._labels.yaml", ".#ways.yaml"):
        (project.path("sources/topic/en") / name).symlink_to("gone")
    for name in (".hidden", "__MACOSX", "@eaDir"):
        (project.path("sources") / name).mkdir()


def test_no_command_sees_them(built: SmallProject, tmp_path: Path) -> None:
    before = files_in(built.path("build"))
    litter(built)
    for arguments in (
        ("build",), ("check",), ("list",), ("approve", "--list"), ("new", "handout", "naps"), ("new", "practice", "oak"),
        ("impose", "small", "--out", str(tmp_path / "a.pdf")),
    ):  # fmt: skip
        ran = built.guide(*arguments)
        assert (arguments, ran.code, ran.errors) == (arguments, 0, ())
        if arguments == ("build",):
            assert files_in(built.path("build")) == before


def test_the_program_may_have_them_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its digest, by which a build knows what it can take over, passes over them."""
    (tmp_path / "a.py").write_text("x = 1\n")
    monkeypatch.setattr(memory, "_PROGRAM", tmp_path)
    known = memory.program_digest.__wrapped__()
    (tmp_path / ".#a.py").symlink_to("gone")
    (tmp_path / "._a.py").write_bytes(APPLE_DOUBLE)
    assert memory.program_digest.__wrapped__() == known
