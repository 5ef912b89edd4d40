"""Files appear whole or not at all, and the manifest tells the truth."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from guide.publish.outputs import Output, publish, read_manifest
from tests.support import SmallProject, files_in

KEYS = (
    "path", "handout", "topic", "language", "edition", "title", "pages", "bytes", "sha256", "page_size", "review",
    "review_state", "reviewed_by", "review_due", "changes_on",
)  # fmt: skip


def output(path: str, content: str) -> Output:
    return Output(path, content.encode(), {"path": path, "title": content})


def listed(out: Path) -> list[str]:
    return [entry["path"] for entry in json.loads((out / "manifest.json").read_text("utf-8"))["files"]]


ONE, TWO, THREE = output("en/one.pdf", "one"), output("en/two.pdf", "two"), output("es/three.pdf", "three")


def test_all_files_and_a_sorted_manifest_are_written(tmp_path: Path) -> None:
    publish((THREE, TWO, ONE), tmp_path, whole=True)
    assert sorted(files_in(tmp_path)) == ["en/one.pdf", "en/two.pdf", "es/three.pdf", "manifest.json"]
    assert listed(tmp_path) == ["en/one.pdf", "en/two.pdf", "es/three.pdf"]
    assert (tmp_path / "en/two.pdf").read_bytes() == b"two"


def of_before(built: SmallProject) -> None:
    """Put the files where an earlier program did."""
    manifest = json.loads(built.read("build/manifest.json"))
    for entry in manifest["files"]:
        del entry["topic"]
        former = entry["path"].replace("/topic/", "/")
        built.path(f"build/{entry['path']}").rename(built.path(f"build/{former}"))
        entry["path"] = former
    built.write("build/manifest.json", json.dumps(manifest))
    built.path("build/en/topic").rmdir()


def test_files_of_a_program_without_topics_are_cleaned(built: SmallProject) -> None:
    of_before(built)
    built.write("build/en/mine.pdf", "mine")
    assert built.guide("build", "build/en/small.a4.pdf").code == 0
    # A part of a build takes away only what it made again.
    assert listed(built.path("build")) == ["en/small.letter.pdf", "en/topic/small.a4.pdf"]
    assert built.guide("build").code == 0
    assert listed(built.path("build")) == ["en/topic/small.a4.pdf", "en/topic/small.letter.pdf"]
    assert sorted(path.name for path in built.path("build/en").iterdir()) == ["mine.pdf", "topic"]


def test_a_topic_that_is_gone_leaves_no_folder(built: SmallProject) -> None:
    built.path("sources/topic").rename(built.path("sources/other"))
    assert built.guide("build").code == 0
    assert [path.name for path in built.path("build/en").iterdir()] == ["other"]


def test_the_entries_of_a_real_build_have_exactly_these_keys_and_are_true(built: SmallProject) -> None:
    entries = json.loads(built.read("build/manifest.json"))["files"]
    assert [tuple(entry) for entry in entries] == [KEYS, KEYS]
    assert [entry["path"] for entry in entries] == ["en/topic/small.a4.pdf", "en/topic/small.letter.pdf"]
    for entry, edition, size in zip(entries, ("a4", "letter"), ("ISO A4", "US Letter"), strict=True):
        data = built.path(f"build/{entry['path']}").read_bytes()
        assert entry["bytes"] == len(data)
        assert entry["sha256"] == hashlib.sha256(data).hexdigest()
        assert (entry["handout"], entry["language"], entry["edition"]) == ("small", "en", edition)
        assert (entry["title"], entry["pages"], entry["page_size"], entry["review"]) == (
            "A small sheet",
            1,
            size,
            "draft",
        )


def test_a_file_that_did_not_change_is_not_written_again(tmp_path: Path) -> None:
    publish((ONE,), tmp_path, whole=True)
    before = (tmp_path / "en/one.pdf").stat().st_ino
    publish((ONE,), tmp_path, whole=True)
    assert (tmp_path / "en/one.pdf").stat().st_ino == before


def test_a_whole_build_takes_away_only_what_an_earlier_one_made(tmp_path: Path) -> None:
    publish((ONE, TWO, THREE), tmp_path, whole=True)
    (tmp_path / "en/mine.pdf").write_text("mine")
    publish((TWO,), tmp_path, whole=True)
    assert sorted(files_in(tmp_path)) == ["en/mine.pdf", "en/two.pdf", "manifest.json"]
    assert listed(tmp_path) == ["en/two.pdf"]


def test_a_part_of_a_build_keeps_the_other_entries(tmp_path: Path) -> None:
    publish((ONE, TWO), tmp_path, whole=True)
    publish((THREE, output("en/one.pdf", "newer")), tmp_path, whole=False)
    assert listed(tmp_path) == ["en/one.pdf", "en/two.pdf", "es/three.pdf"]
    assert [entry["title"] for entry in read_manifest(tmp_path)] == ["newer", "two", "three"]


def test_a_part_of_a_build_drops_entries_whose_file_is_gone(tmp_path: Path) -> None:
    publish((ONE, TWO), tmp_path, whole=True)
    (tmp_path / "en/two.pdf").unlink()
    publish((THREE,), tmp_path, whole=False)
    assert listed(tmp_path) == ["en/one.pdf", "es/three.pdf"]


def failing(number: int, method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the n-th call for a part fail as a full disk does."""
    real: Callable[..., Any] = getattr(os, method)
    calls = iter(range(1, 1000))

    def spoilt(path: Any, *arguments: Any, **options: Any) -> Any:
        if str(path).endswith(".part") and next(calls) == number:
            raise OSError(28, "No space left on device", str(path))
        return real(path, *arguments, **options)

    monkeypatch.setattr(os, method, spoilt)


@pytest.mark.parametrize("number", [1, 2, 3, 4])
@pytest.mark.parametrize("method", ["replace", "open"])
def test_a_disk_that_fails_leaves_every_file_whole_and_no_scraps(
    method: str, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish((ONE, TWO, THREE), tmp_path, whole=True)
    newer = tuple(output(item.path, f"newer {item.entry['title']}") for item in (ONE, TWO, THREE))
    with monkeypatch.context() as patch:
        failing(number, method, patch)
        with pytest.raises(OSError, match="No space left"):
            publish(newer, tmp_path, whole=True)
    left = files_in(tmp_path)
    for old, new in zip((ONE, TWO, THREE), newer, strict=True):
        assert left[old.path] in (old.data, new.data)
    if method == "open" or number == 1:
        # Nothing counts before the journal is there, whose rename is the first.
        assert sorted(left) == ["en/one.pdf", "en/two.pdf", "es/three.pdf", "manifest.json"]
        assert [left[item.path] for item in (ONE, TWO, THREE)] == [b"one", b"two", b"three"]
    else:
        # The new set has begun; no manifest describes the mixture, and the next run ends it.
        assert "manifest.json" not in left
    publish(newer, tmp_path, whole=True)
    assert [files_in(tmp_path)[item.path] for item in newer] == [item.data for item in newer]
    assert sorted(files_in(tmp_path)) == ["en/one.pdf", "en/two.pdf", "es/three.pdf", "manifest.json"]


def test_every_file_is_on_the_disk_before_its_name_and_the_journal_before_all_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a machine that loses its power could keep the names and not what stands under them."""
    publish((ONE, TWO), tmp_path, whole=True)
    flushed, named = set[int](), list[tuple[str, bool]]()
    fsync, replace = os.fsync, os.replace

    def flush(handle: int) -> None:
        fsync(handle)
        flushed.add(os.fstat(handle).st_ino)

    def rename(part: Path, target: Path) -> None:
        named.append((Path(target).relative_to(tmp_path).as_posix(), Path(part).stat().st_ino in flushed))
        replace(part, target)

    monkeypatch.setattr(os, "fsync", flush)
    monkeypatch.setattr(os, "replace", rename)
    publish((output("en/one.pdf", "newer"), THREE), tmp_path, whole=True, keys={})
    assert named == [
        (name, True) for name in (".journal.json", "en/one.pdf", "es/three.pdf", ".made.json", "manifest.json")
    ]


def test_a_stopped_build_leaves_no_scraps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_part: Path, _target: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        publish((ONE, TWO), tmp_path, whole=True)
    assert files_in(tmp_path) == {}


GARBAGE = {
    "nothing": b"",
    "no JSON": b"{",
    "no UTF-8": b"\xff\xfe",
    "list": b"[]",
    "number": b"5",
    "no files": b"{}",
    "files that are no list": b'{"files": 7}',
    "entries that are no mappings": b'{"files": [1, "a", null]}',
    "entries without a path": b'{"files": [{"paht": "a"}]}',
    "paths that are no text": b'{"files": [{"path": 3}, {"path": null}]}',
    "nesting without end": b"[" * 100_000,
    "empty path": b'{"files": [{"path": ""}]}',
    "folder": b'{"files": [{"path": "en"}]}',
    "NUL": b'{"files": [{"path": "en/\\u0000"}]}',
    "lone surrogate": b'{"files": [{"path": "en/\\ud800"}]}',
    "long path": b'{"files": [{"path": "' + b"a" * 5000 + b'"}]}',
    "itself": b'{"files": [{"path": "manifest.json"}]}',
}


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("case", GARBAGE)
def test_a_spoilt_manifest_is_survived(case: str, whole: bool, tmp_path: Path) -> None:
    publish((ONE,), tmp_path, whole=True)
    (tmp_path / "manifest.json").write_bytes(GARBAGE[case])
    publish((ONE, TWO), tmp_path, whole=whole)
    assert listed(tmp_path) == ["en/one.pdf", "en/two.pdf"]
    assert sorted(files_in(tmp_path)) == ["en/one.pdf", "en/two.pdf", "manifest.json"]


@pytest.mark.parametrize("path", ["../outside.txt", "en/../../outside.txt", "ABSOLUTE", "link/outside.txt"])
@pytest.mark.parametrize("whole", [True, False])
def test_a_manifest_never_reaches_outside_its_folder(path: str, whole: bool, tmp_path: Path) -> None:
    outside, out = tmp_path / "outside.txt", tmp_path / "build"
    outside.write_text("mine")
    (out / "en").mkdir(parents=True)
    (out / "link").symlink_to(tmp_path)
    path = str(outside) if path == "ABSOLUTE" else path
    (out / "manifest.json").write_text(json.dumps({"files": [{"path": path}]}))
    publish((ONE,), out, whole=whole)
    assert outside.read_text() == "mine"
    assert listed(out) == ["en/one.pdf"]


def test_a_folder_in_the_place_of_a_file_is_an_error_that_leaves_no_scraps(tmp_path: Path) -> None:
    (tmp_path / "en/one.pdf").mkdir(parents=True)
    with pytest.raises(OSError, match=r"one\.pdf"):
        publish((ONE, TWO), tmp_path, whole=True)
    assert files_in(tmp_path) in ({}, {"en/two.pdf": b"two"})
