"""Our zip files are those of Python's `zipfile`, and other programs read them, however large they are."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from guide.products.personalize.local import zip_writer
from guide.products.personalize.local.zip_writer import ZipWriter

FILES = {
    "manifest.jsonl": b"{}\n",
    "report.jsonl": b"",
    "elm/en/small.pdf": bytes(range(256)) * 20_000,
    "p/x.pdf": b"x",
}


def written(folder: Path, files: dict[str, bytes]) -> Path:
    """A zip by our writer, of files that lie in a folder."""
    target = folder / "ours.zip"
    with target.open("wb") as file, ZipWriter(file) as archive:
        for number, (name, data) in enumerate(files.items()):
            (folder / str(number)).write_bytes(data)
            archive.add(name, folder / str(number))
        archive.finish()
    return target


def by_zipfile(files: dict[str, bytes]) -> bytes:
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


def test_more_files_than_a_plain_zip_can_list(tmp_path: Path) -> None:
    target = tmp_path / "ours.zip"
    (tmp_path / "empty").touch()
    names = [f"p{number}/x.pdf" for number in range(zip_writer.MANY + 2)]
    with target.open("wb") as file, ZipWriter(file) as archive:
        for name in names:
            archive.add(name, tmp_path / "empty")
        archive.finish()
    with zipfile.ZipFile(target) as found:
        assert found.namelist() == names


@pytest.mark.parametrize(("large", "many"), [(0, 0), (3, 2), (200, 65_535), (1_000_000, 2)])
def test_long_fields_as_in_files_of_many_gigabytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, large: int, many: int
) -> None:
    """With lower limits small files have the fields of large ones; `zipfile` given the same limits writes the same."""
    for module, names in ((zip_writer, ("LARGE", "MANY")), (zipfile, ("ZIP64_LIMIT", "ZIP_FILECOUNT_LIMIT"))):
        for name, limit in zip(names, (large, many), strict=True):
            monkeypatch.setattr(module, name, limit)
    target = written(tmp_path, FILES)
    with zipfile.ZipFile(target) as found:
        assert found.testzip() is None
        assert {name: found.read(name) for name in found.namelist()} == FILES


@pytest.mark.skipif(not shutil.which("unzip"), reason="unzip is not installed")
def test_unzip_finds_no_fault(tmp_path: Path) -> None:
    ran = subprocess.run(["unzip", "-t", str(written(tmp_path, FILES))], capture_output=True, text=True)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "No errors detected" in ran.stdout


def test_a_file_that_changes_while_it_is_packed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x").write_bytes(b"12345")
    monkeypatch.setattr(Path, "open", lambda *_: io.BytesIO(b"123"))
    with ZipWriter(io.BytesIO()) as archive, pytest.raises(OSError, match="this file changed while it was packed"):
        archive.add("x", tmp_path / "x")
