"""A folder as the place of files: what is in the way, what is deleted, and which folders may be taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.products.personalize.folder import NOT_FOR_FILES, Folder, is_ours, out_fault
from guide.products.personalize.storage import PlaceError
from tests.support import files_in

PATH = "oak/en/topic/small.letter.pdf"


def why(store: Folder, path: str = PATH) -> str:
    try:
        store.check_free([path])
    except PlaceError as error:
        return f"{error.strerror}: {Path(str(error.filename)).relative_to(store.out)}"
    return ""


def test_what_is_in_the_way_is_named(tmp_path: Path) -> None:
    store = Folder(tmp_path / "out")
    assert why(store) == ""
    store.put([(PATH, b"old")])
    (tmp_path / "out/oak/en/topic/.small.letter.pdf.part").write_bytes(b"half")
    assert why(store) == ""
    assert files_in(tmp_path / "out") == {PATH: b"old"}
    (tmp_path / "out/oak/en/topic/.small.letter.pdf.part").mkdir()
    assert why(store) == "a folder is where a file belongs: oak/en/topic/.small.letter.pdf.part"
    (tmp_path / "out/elm/en/topic/small.letter.pdf").mkdir(parents=True)
    assert (
        why(store, "elm/en/topic/small.letter.pdf") == "a folder is where a file belongs: elm/en/topic/small.letter.pdf"
    )
    (tmp_path / "out/ash").symlink_to(tmp_path / "out/oak")
    (tmp_path / "out/fir").write_bytes(b"mine")
    for name, said in (
        ("ash", "this is a link, which may lead out of this folder"),
        ("fir", "a file is where a folder belongs"),
    ):
        assert why(store, f"{name}/en/topic/small.letter.pdf") == f"{said}: {name}"
        with pytest.raises(PlaceError):
            store.put([(f"{name}/en/topic/small.letter.pdf", b"new")])
    assert files_in(tmp_path / "out/oak") == {"en/topic/small.letter.pdf": b"old"}


def test_files_are_read_whole_or_in_part(tmp_path: Path) -> None:
    store = Folder(tmp_path)
    store.put([(PATH, b"0123456789"), ("a", b"xyz")])
    assert [store.read(PATH), store.read(PATH, 4), store.read(PATH, 4, 7)] == [b"0123456789", b"456789", b"456"]
    assert [store.read(name) for name in ("gone", "a/b", "oak")] == [None, None, None]
    assert store.read_all(["a", PATH]) == [b"xyz", b"0123456789"]
    assert [store.size(name) for name in ("a", PATH, "gone")] == [3, 10, 0]
    assert (store.sizes("oak"), store.sizes("gone")) == ({PATH: 10}, {})


def test_what_is_removed_takes_its_empty_folders_along_and_no_link(tmp_path: Path) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    store = Folder(out)
    store.put([(PATH, b"x"), ("oak/en/topic/other.pdf", b"x"), ("elm/en/a.pdf", b"x")])
    (out / "elm/en/.a.pdf.part").write_bytes(b"half")
    (elsewhere / "en").mkdir(parents=True)
    (elsewhere / "en/mine.pdf").write_bytes(b"mine")
    (out / "fir").symlink_to(elsewhere)
    store.remove([PATH, "elm/en/a.pdf", "fir/en/mine.pdf", "gone/en/a.pdf"])
    assert files_in(out) == {"oak/en/topic/other.pdf": b"x"}
    assert sorted(path.name for path in out.iterdir()) == [".made", "fir", "oak"]
    assert files_in(elsewhere) == {"en/mine.pdf": b"mine"}
    store.remove_all(".made")
    store.remove_all(".made")
    assert not (out / ".made").exists()


def test_a_folder_of_others_is_not_ours(tmp_path: Path) -> None:
    assert is_ours(tmp_path / "none")
    for name in (".DS_Store", ".gitignore", ".a.part"):
        (tmp_path / name).write_bytes(b"")
        assert is_ours(tmp_path)
    (tmp_path / "letter.txt").write_bytes(b"mine")
    assert not is_ours(tmp_path)
    for name, make in ((".made.jsonl", Path.touch), (".made", Path.mkdir)):
        make(tmp_path / name)
        assert is_ours(tmp_path)
        (tmp_path / name).rmdir() if (tmp_path / name).is_dir() else (tmp_path / name).unlink()
        assert not is_ours(tmp_path)


def test_folders_that_must_not_be_taken(tmp_path: Path) -> None:
    project, table, folder = tmp_path / "project", tmp_path / "rows" / "practices.csv", tmp_path / "practices"
    folder.mkdir()
    table.parent.mkdir()
    table.touch()
    holds = "OUT holds the practices themselves; name another folder with --out"
    among = "OUT is among the practices themselves; name another place with --out"
    project_s = "OUT belongs to the project; name another folder with --out"
    cases = [
        (tmp_path / "out", table, ""), (table.parent, table, holds), (table.parent / "out", table, ""), (folder, folder, holds),
        (folder / "out", folder, among), (table / "out", table, ""), (project, table, project_s), (project / "build/personalized", table, ""), (project / "out", table, ""),
        *((project / name / "deeper", table, project_s) for name in NOT_FOR_FILES), (project / "guide", table, project_s),
        (tmp_path, project / "a.csv", holds),
    ]  # fmt: skip
    assert [out_fault(out, given, project, "OUT") for out, given, _ in cases] == [said for _, _, said in cases]
    # Above the project, and the practices elsewhere.
    (tmp_path / "above").mkdir()
    assert out_fault(tmp_path / "above", table, tmp_path / "above/project", "OUT") == project_s
