"""The mark of a build: what makes `make` look again, and which warnings were told before."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from guide.base.inputs import States, made_states, nothing_changed, read_states
from guide.base.problems import Position, Problem
from guide.publish.mark import look
from guide.publish.outputs import Output, publish

DAY, EPOCH = "2026-12-01", "1796126400"
LONG_AGO = 1_700_000_000_500_000_001
SAID = "1 file in build/"
FILE = "en/topic/small.letter.pdf"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Some files of a project, all of them old, as the folder of this process."""
    for name in ("sources/a.md", "sources/deep/b.md", "layouts/c.yaml", "fonts/d.ttf", "practices/e.yaml", "guide/f.py", "requirements.txt"):  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("guide.base.inputs.PROGRAM", str(tmp_path / "guide"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    # A moment long after the files were written.
    monkeypatch.setattr("time.time_ns", lambda: LONG_AGO + 10**19)
    return tmp_path


def outputs() -> tuple[Output, ...]:
    return (Output(FILE, b"%PDF", {"path": FILE}),)


def mark(root: Path, *warnings: Problem, day: str = DAY, practice: Path | None = None) -> Path:
    place = root / ".mark"
    seen = look(root, day, practice, (practice,) if practice else (), place)
    publish(outputs(), root / "build", whole=True)
    seen.leave(place, root / "build", outputs(), SAID, warnings)
    return place


def same(root: Path, practice: str = "", target: str = "") -> bool:
    said = nothing_changed(str(root / ".mark"), practice, target)
    assert said in ("", SAID)
    return bool(said)


def test_anything_that_changed_is_seen(root: Path) -> None:
    changes: dict[str, Callable[[], object]] = {
        "a source": lambda: (root / "sources/a.md").write_text("y"),
        "a time": lambda: os.utime(root / "sources/deep/b.md", ns=(1, 1)),
        "rights": lambda: (root / "layouts/c.yaml").chmod(0o600),
        "a new file": lambda: (root / "sources/deep/new.md").touch(),
        "a new folder": lambda: (root / "fonts/new").mkdir(),
        "a file gone": lambda: (root / "practices/e.yaml").unlink(),
        "a folder gone": lambda: shutil.rmtree(root / "sources/deep"),
        "the program": lambda: (root / "guide/f.py").write_text("z"),
        "versions": lambda: (root / "requirements.txt").write_text("z"),
        "that it is a project elsewhere": lambda: (root / "guide.yaml").write_text("version: 1"),
        "what was made": lambda: (root / "build" / FILE).write_bytes(b"%pdf"),
        "the manifest": lambda: (root / "build/manifest.json").unlink(),
        "no mark": lambda: (root / ".mark").unlink(),
        "a mark of something else": lambda: (root / ".mark").write_bytes(b"\0\0" * 3),
    }
    assert not same(root)
    for name, change in changes.items():
        mark(root)
        assert same(root), name
        assert same(root, target=f"build/{FILE}")
        assert not same(root, target="build/en/topic/other.letter.pdf")
        change()
        assert not same(root), name
    # What is no source is no reason.
    mark(root)
    (root / "sources/.a.md.swp").touch()
    (root / "guide/__pycache__").mkdir()
    assert same(root)


def test_another_day_or_practice_is_a_reason(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    practice = root / "practices/e.yaml"
    mark(root, practice=practice)
    assert same(root, str(practice))
    assert same(root, "practices/e.yaml")
    assert not same(root)
    assert not same(root, "practices/other.yaml")
    mark(root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(EPOCH) + 86_400))
    assert not same(root)
    elsewhere = root.parent / f"{root.name}.yaml"
    elsewhere.write_text("x")
    mark(root, practice=elsewhere, day="2026-12-02")
    assert same(root, str(elsewhere))
    elsewhere.write_text("y")
    assert not same(root, str(elsewhere))
    elsewhere.unlink()


def test_what_is_as_new_as_the_mark_is_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file may change twice within a tick of its file system's clock, which may be a whole two seconds long."""

    def restless(*changed: tuple[int, int]) -> bool:
        """With files that were written, and of which something else changed, so long after the present moment."""
        found = iter(changed)

        def stat(_: str) -> os.stat_result:
            written, otherwise = (now + after for after in next(found))
            times = {"st_mtime_ns": written, "st_ctime_ns": otherwise}
            return os.stat_result((0,) * 10, {"st_size": 0, "st_ino": 1, "st_mode": 0, **times})

        with monkeypatch.context() as patch:
            patch.setattr("guide.base.inputs.os.stat", stat)
            patch.setattr("time.time_ns", lambda: now)
            states = States()
            for number in range(len(changed)):
                states.add("a", str(number))
        return states.restless

    now, long = LONG_AGO, -(10**12)
    for after, expected in (
        (0, True),
        (-19_999_999, True),
        (-20_000_001, False),
        (19_999_999, True),
        (20_000_001, False),
    ):
        assert restless((after, long)) == expected
        assert restless((long, after)) == expected
        assert restless((after, long), (long, long)) == expected
    now = LONG_AGO // 10**9 * 10**9
    seconds = 10**9
    assert [restless((-after * seconds, long * seconds)) for after in (0, 1, 2, 3)] == [True, True, False, False]


def test_a_restless_state_is_no_reason_to_stay(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = (root / "sources/a.md").stat().st_mtime_ns
    monkeypatch.setattr("time.time_ns", lambda: changed + 1)
    mark(root)
    assert not same(root)


def test_files_of_another_build_are_not_taken_for_ours(root: Path) -> None:
    place = root / ".mark"
    seen = look(root, DAY, None, (), place)
    publish((Output(FILE, b"%PDF other", {"path": FILE, "bytes": 10}),), root / "build", whole=True)
    seen.leave(place, root / "build", outputs(), SAID, ())
    assert not same(root)


def test_links_are_followed_once_and_folders_not_for_ever(root: Path) -> None:
    (root / "sources/around").symlink_to("..")
    deep = root / "fonts" / "/".join("d" * 30)
    deep.mkdir(parents=True)
    (deep / "far").touch()
    lines = read_states(str(root), DAY, "", []).lines
    assert len([line for line in lines if line.endswith("'sources/around/sources/a.md'")]) == 1
    assert not any("around/sources/around/" in line for line in lines)
    folders = [line for line in lines if line.startswith("folder 'fonts/")]
    assert len(folders) == 21
    assert made_states(str(root), ["none", "a\0b"]).lines == ["gone 'none'", "gone 'a\\x00b'"]


def test_warnings_are_told_again_when_their_file_is_touched(root: Path) -> None:
    one, two, new = (Problem(Position(f"sources/{name}"), "rule", "said", "do", "warning") for name in ("a.md", "deep/b.md", "c.md"))  # fmt: skip
    place = root / ".mark"
    assert look(root, DAY, None, (), place).parted([one]) == ([], [one])
    mark(root, one, two)
    assert look(root, DAY, None, (), place).parted([one, two, new]) == ([new], [one, two])
    (root / "sources/deep/b.md").write_text("y")
    assert look(root, DAY, None, (), place).parted([one, two]) == ([two], [one])


def test_warnings_of_a_practice_elsewhere_are_told_again_when_it_is_touched(root: Path) -> None:
    elsewhere = root.parent / f"{root.name}.yaml"
    elsewhere.write_text("x")
    warning = Problem(Position(os.path.relpath(elsewhere)), "rule", "said", "do", "warning")
    place = mark(root, warning, practice=elsewhere)
    assert look(root, DAY, elsewhere, (elsewhere,), place).parted([warning]) == ([], [warning])
    elsewhere.write_text("y")
    assert look(root, DAY, elsewhere, (elsewhere,), place).parted([warning]) == ([warning], [])
    elsewhere.unlink()


def test_after_a_restless_build_no_file_counts_as_touched(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = Problem(Position("sources/a.md"), "rule", "said", "do", "warning")
    changed = (root / "sources/a.md").stat().st_mtime_ns
    monkeypatch.setattr("time.time_ns", lambda: changed + 1)
    place = mark(root, one)
    assert look(root, DAY, None, (), place).parted([one]) == ([], [one])


def test_a_state_is_all_that_tells_one_file_from_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two files of a length one may have the time of the other, put back by hand, or lie in its place."""
    said = os.stat_result((0o100644, 4, 0, 0, 0, 0, 1, 0, 0, 0), {"st_mtime_ns": 2, "st_ctime_ns": 3})
    states = States()
    with monkeypatch.context() as patch:
        patch.setattr("guide.base.inputs.os.stat", lambda _: said)
        states.add("a b", "somewhere")
    assert states.lines == ["1,2,3,4,100644 'a b'"]


def test_another_python_is_a_reason(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mark(root)
    assert same(root)
    monkeypatch.setattr("sys.version", "3.99")
    assert not same(root)
