"""Photos that are PNG or JPEG, changed byte by byte."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz.harness import BYTES, changed_bytes, fuzzed, tried
from tests.fuzz.test_logos import LOGOS
from tests.support import HANDOUT, PICTURE, SmallProject


@fuzzed(15)
@given(of=st.sampled_from(sorted(LOGOS)), changes=BYTES)
def test_photos(small: SmallProject, of: tuple[str, str], changes: list[tuple[int, int, bytes]]) -> None:
    name = PICTURE.replace("ball.svg", "mat.png")
    sheet = small.read(HANDOUT).replace("(ball)", "(mat)").encode("utf-8")
    files = {name: changed_bytes(LOGOS[of], changes), HANDOUT: sheet}
    tried(small, files, "build", "--edition", "letter", "--format", "json")
