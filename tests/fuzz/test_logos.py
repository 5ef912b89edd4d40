"""Logos that are PNG or JPEG, changed byte by byte."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tests.fuzz.harness import BYTES, changed_bytes, fuzzed, tried
from tests.support import SmallProject

NAMES = {"PNG": "practices/logo.png", "JPEG": "practices/logo.jpg"}


def logo(kind: str, mode: str) -> bytes:
    written = io.BytesIO()
    Image.effect_noise((300, 120), 50).convert(mode).save(written, kind)
    return written.getvalue()


LOGOS = {(kind, mode): logo(kind, mode) for kind in NAMES for mode in ("L", "RGB")}


@fuzzed(15)
@given(of=st.sampled_from(sorted(LOGOS)), changes=BYTES)
def test_logos(small: SmallProject, of: tuple[str, str], changes: list[tuple[int, int, bytes]]) -> None:
    name = NAMES[of[0]]
    practice = f'name: A\nphone: "555-0100"\nlogo: {{file: {name.rpartition("/")[2]}, alt: A house.}}\n'
    files = {name: changed_bytes(LOGOS[of], changes), "practices/p.yaml": practice.encode("ascii")}
    arguments = ("--practice", str(small.path("practices/p.yaml")), "--edition", "letter", "--format", "json")
    tried(small, files, "check", *arguments)
