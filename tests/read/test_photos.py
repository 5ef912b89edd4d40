"""Photos looked at, made and kept."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from guide.base.problems import Problems
from guide.model.picture import Photo, Raster
from guide.read.photos import convert, kept
from guide.read.photos.check import read_photo
from guide.read.photos.convert import png_of, prepared
from guide.read.photos.kept import Kept

RED = (200, 10, 20)


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def noise(size: tuple[int, int] = (300, 200), seed: int = 1) -> Image.Image:
    samples = (
        hashlib.sha256(f"{seed} {number}".encode()).digest() for number in range(size[0] * size[1] * 3 // 32 + 1)
    )
    return Image.frombytes("RGB", size, b"".join(samples)[: size[0] * size[1] * 3])


def read(data: bytes, keep: Kept | None = None) -> Photo:
    problems = Problems()
    photo = read_photo("garden", "garden.jpg", data, keep or Kept(), problems)
    assert list(problems) == []
    assert photo
    return photo


@pytest.fixture(autouse=True)
def nothing_held(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is held by this process."""
    monkeypatch.setattr(kept, "_held", {})


def test_a_photo_is_known_by_its_file_and_its_size_as_seen() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    data = saved(noise(), "JPEG", exif=exif)
    assert read(data) == Photo("garden", 200.0, 300.0, hashlib.sha256(data).hexdigest(), "garden.jpg")


def test_no_photo_is_made_larger() -> None:
    data = saved(noise(), "JPEG")
    assert prepared(read(data), data, 1_000.0, Kept()).stored_size == (300, 200)
    assert prepared(read(data), data, 150.4, Kept()).stored_size == (150, 100)


def test_noise_becomes_a_jpeg_too(capfd: pytest.CaptureFixture[str]) -> None:
    image = noise((640, 480))
    for data in (saved(image, "PNG"), saved(image, "JPEG", quality=100, subsampling=0)):
        raster = prepared(read(data), data, 640.0, Kept())
        made = Image.open(io.BytesIO(raster.data))
        made.load()
        assert (raster.jpeg, made.size) == (True, (640, 480))
    assert capfd.readouterr() == ("", "")


def test_filtered_rows_are_those_of_a_png() -> None:
    image = Image.new("RGB", (60, 40), RED)
    image.paste("navy", (0, 0, 30, 20))
    data = saved(image, "PNG")
    raster = prepared(read(data), data, 60.0, Kept())
    assert (raster.filtered, raster.jpeg, raster.mask) == (True, False, b"")
    with Image.open(io.BytesIO(png_of(raster))) as again:
        assert again.tobytes() == image.tobytes()


def test_what_is_opaque_has_no_mask_and_clear_pixels_no_colour() -> None:
    data = saved(Image.new("RGBA", (60, 40), (*RED, 255)), "PNG")
    assert prepared(read(data), data, 60.0, Kept()).mask == b""
    half = Image.new("RGBA", (60, 40), (0, 255, 0, 0))
    half.paste((*RED, 255), (0, 0, 30, 40))
    data = saved(half, "PNG")
    raster = prepared(read(data), data, 60.0, Kept())
    assert raster.mask
    with Image.open(io.BytesIO(png_of(raster))) as colours:
        assert colours.getpixel((50, 20)) == (255, 255, 255)
    assert prepared(read(data), data, 60.0, Kept(), opaque=True).mask == b""


def test_what_was_made_is_kept_for_the_next_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data, keep = saved(noise(), "JPEG"), Kept(tmp_path / "photos")
    photo = read(data, keep)
    first = prepared(photo, data, 150.0, keep)

    def unpacked(*_: object) -> Any:
        raise AssertionError("a photo was unpacked again")

    monkeypatch.setattr(kept, "_held", {})
    monkeypatch.setattr("guide.read.photos.check.opened", unpacked)
    monkeypatch.setattr(convert, "opened", unpacked)
    assert read(data, keep) == photo
    assert prepared(photo, data, 150.0, keep) == first


def test_what_was_spoilt_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data, keep = saved(noise(), "JPEG"), Kept(tmp_path)
    first = prepared(read(data, keep), data, 150.0, keep)
    for spoil in (lambda old: old[:-1], lambda _: b"", lambda old: old[:40] + b"\0" + old[41:]):
        for path in tmp_path.iterdir():
            path.write_bytes(spoil(path.read_bytes()))
        monkeypatch.setattr(kept, "_held", {})
        assert prepared(read(data, keep), data, 150.0, keep) == first


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    data = saved(noise(), "JPEG")
    assert isinstance(prepared(read(data, Kept(tmp_path / "file")), data, 90.0, Kept(tmp_path / "file")), Raster)


def test_the_folder_does_not_grow_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST_FILES", 5)
    data, keep = saved(noise(), "JPEG"), Kept(tmp_path)
    for width in range(20, 40):
        prepared(read(data, keep), data, float(width), keep)
    assert len(list(tmp_path.iterdir())) <= 5


def test_sizes_tones_and_contents_are_kept_apart() -> None:
    one, other = saved(noise(), "JPEG"), saved(noise(seed=2), "JPEG")
    photo = read(one)
    gray = Photo("garden-gray", photo.width, photo.height, photo.digest, photo.path, gray=True)
    made = [
        prepared(photo, one, 100.0, Kept()), prepared(photo, one, 101.0, Kept()), prepared(gray, one, 100.0, Kept()),
        prepared(read(other), other, 100.0, Kept()),
    ]  # fmt: skip
    assert len(set(made)) == 4
    assert [raster.gray for raster in made] == [False, False, True, False]


def test_a_photo_of_a_few_pixels_is_made_too() -> None:
    for side in (1, 2, 4, 12):
        made = convert._as_jpeg(noise((side, side)))
        assert Image.open(io.BytesIO(made)).size == (side, side)
