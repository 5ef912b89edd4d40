"""A zip of many files is written by `zipfile`, in memory that does not grow with it, and other programs read it."""

from __future__ import annotations

import io
import shutil
import subprocess
import tracemalloc
import zipfile
from itertools import repeat
from pathlib import Path

import pytest

from guide.products.personalize.archive import pack, write_zip
from tests.long import in_long

FILES = {
    "manifest.jsonl": b"{}\n",
    "report.jsonl": b"",
    "elm/en/small.pdf": bytes(range(256)) * 20_000,
    "p/x.pdf": b"x",
}


def written(folder: Path, files: dict[str, bytes]) -> Path:
    """A zip of files that lie in a folder."""
    target = folder / "ours.zip"
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    with target.open("wb") as file:
        write_zip(file, folder, iter(files))
    return target


def by_zipfile(files: dict[str, bytes]) -> bytes:
    """The same by `zipfile`, which keeps all entries until the end."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.create_system, info.external_attr = 3, 0o644 << 16
            with archive.open(info, "w", force_zip64=len(data) > zipfile.ZIP64_LIMIT) as into:
                into.write(data)
    return made.getvalue()


def test_the_same_bytes_as_zipfile_writes(tmp_path: Path) -> None:
    assert written(tmp_path, FILES).read_bytes() == by_zipfile(FILES)
    assert written(tmp_path, {}).read_bytes() == by_zipfile({})


def test_more_files_than_a_plain_zip_can_list_in_little_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    limit = in_long(7_000, zipfile.ZIP_FILECOUNT_LIMIT)
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", limit)
    target, count = tmp_path / "ours.zip", limit + 2
    (tmp_path / "empty").touch()
    with target.open("wb") as file:
        tracemalloc.start()
        try:
            write_zip(file, tmp_path, repeat("empty", count))
            most = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    assert most < in_long(200, 20) * count, "400 bytes a file, if they were kept"
    with zipfile.ZipFile(target) as found:
        assert found.namelist() == ["empty"] * count


@pytest.mark.parametrize(("large", "many"), [(0, 0), (3, 2), (200, 65_535), (1_000_000, 2)])
def test_long_fields_as_in_files_of_many_gigabytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, large: int, many: int
) -> None:
    """With lower limits small files have the fields of large ones."""
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", large)
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", many)
    target = written(tmp_path, FILES)
    assert target.read_bytes() == by_zipfile(FILES)
    with zipfile.ZipFile(target) as found:
        assert found.testzip() is None
        assert {name: found.read(name) for name in found.namelist()} == FILES


@pytest.mark.skipif(not shutil.which("unzip"), reason="unzip is not installed")
def test_unzip_finds_no_fault(tmp_path: Path) -> None:
    ran = subprocess.run(["unzip", "-t", str(written(tmp_path, FILES))], capture_output=True, text=True)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "No errors detected" in ran.stdout


def test_a_file_that_is_gone_leaves_no_half_zip(tmp_path: Path) -> None:
    folder = tmp_path / ".sheets.zip.work"
    folder.mkdir()
    (folder / "manifest.jsonl").write_bytes(b"{}\n")
    with pytest.raises(FileNotFoundError):
        pack(folder, tmp_path / "sheets.zip")
    assert [path.name for path in tmp_path.iterdir()] == [folder.name]


def test_a_folder_that_is_half_cleared_is_known_as_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / ".sheets.zip.work"
    (folder / "elm").mkdir(parents=True)
    for name in ("manifest.jsonl", "report.jsonl", ".made.jsonl"):
        (folder / name).touch()

    def killed(_: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(shutil, "rmtree", killed)
    with pytest.raises(KeyboardInterrupt):
        pack(folder, tmp_path / "sheets.zip")
    assert (folder / ".made.jsonl").is_file()
    assert (tmp_path / "sheets.zip").is_file()
