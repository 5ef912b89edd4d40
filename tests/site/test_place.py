"""The site's folder is ours as a whole or not touched at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from unittest import mock

import pytest

from guide.base.forked import fork
from guide.products.site.place import MARKER, NotOursError, put_in_place
from tests.support import files_in


def test_a_new_site_takes_the_place_of_the_old(tmp_path: Path) -> None:
    out = tmp_path / "a site é"
    put_in_place({"index.html": b"old", "en/gone.html": b"x"}, out)
    put_in_place({"index.html": b"new"}, out)
    assert {path: data for path, data in files_in(out).items() if path != MARKER} == {"index.html": b"new"}
    assert [path.name for path in tmp_path.iterdir()] == ["a site é"]


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    put_in_place({"index.html": b"1"}, tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_bytes() == b"1"


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(NotOursError) as refused:
        put_in_place({"index.html": b"1"}, tmp_path)
    assert str(refused.value) == (
        f"{tmp_path} holds files that `guide site` did not write; empty it, or name another with --out"
    )
    assert files_in(tmp_path) == {"notes.txt": b"mine"}


def test_a_failure_leaves_the_old_site(tmp_path: Path) -> None:
    out = tmp_path / "site"
    put_in_place({"index.html": b"old"}, out)
    before = files_in(tmp_path)
    with (
        mock.patch.object(Path, "write_bytes", side_effect=OSError(28, "No space left on device")),
        pytest.raises(OSError, match="No space left"),
    ):
        put_in_place({"index.html": b"new"}, out)
    assert files_in(tmp_path) == before


def test_a_failure_between_the_two_names_brings_the_old_site_back(tmp_path: Path) -> None:
    out = tmp_path / "site"
    put_in_place({"index.html": b"old"}, out)
    before, rename = files_in(tmp_path), Path.rename

    def fail_on_new(path: Path, target: Path) -> Path:
        if path.name == ".site.making":
            raise PermissionError(13, "Permission denied")
        return rename(path, target)

    with mock.patch.object(Path, "rename", fail_on_new), pytest.raises(PermissionError):
        put_in_place({"index.html": b"new"}, out)
    assert files_in(tmp_path) == before


def test_what_a_killed_run_left_is_mended(tmp_path: Path) -> None:
    out = tmp_path / "site"
    put_in_place({"index.html": b"old"}, out)
    out.rename(tmp_path / ".site.old")
    (tmp_path / ".site.making").mkdir()
    (tmp_path / ".site.making" / MARKER).write_bytes(b"")
    (tmp_path / ".site.making" / "half.html").write_bytes(b"x")
    put_in_place({"index.html": b"new"}, out)
    assert (out / "index.html").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("stands", [True, False])
@pytest.mark.parametrize("what", ["making", "old"])
def test_a_folder_of_somebody_else_beside_the_place_is_refused(tmp_path: Path, what: str, stands: bool) -> None:
    out, beside = tmp_path / "www", tmp_path / f".www.{what}"
    if stands:
        put_in_place({"index.html": b"old"}, out)
    beside.mkdir()
    (beside / "mine.txt").write_text("mine")
    before = files_in(tmp_path)
    with pytest.raises(NotOursError) as refused:
        put_in_place({"index.html": b"new"}, out)
    assert str(refused.value) == f"{beside} is in the way, and `guide site` did not write it; move it elsewhere"
    assert files_in(tmp_path) == before


def test_a_kill_at_any_moment_is_mended_by_the_next_run(tmp_path: Path) -> None:
    """Every call that changes a name or a file is the last one of some run, which ends without clearing up."""
    files = {"index.html": b"old", "en/sheet.html": b"old", "style.css": b"old"}
    out, number, killed = tmp_path / "site", 0, True
    while killed:
        number += 1
        killed = killed_at(number, dict.fromkeys(files, b"new"), files, out)
        put_in_place({"index.html": b"next"}, out)
        assert {path: data for path, data in files_in(tmp_path).items() if not path.endswith(MARKER)} == {
            "site/index.html": b"next"
        }
    assert number > 10


def killed_at(number: int, new: dict[str, bytes], old: dict[str, bytes], out: Path) -> bool:
    """Put the old files in place, then the new ones in a process that ends at its n-th change; whether it came so far."""
    put_in_place(old, out)
    child = fork()
    if child == 0:
        calls = iter(range(1, number + 1000))

        def dying(event: str, _: tuple[object, ...]) -> None:
            if event in ("open", "os.rename", "os.mkdir", "os.remove", "os.rmdir") and next(calls) == number:
                os._exit(9)

        sys.addaudithook(dying)
        try:
            put_in_place(new, out)
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
