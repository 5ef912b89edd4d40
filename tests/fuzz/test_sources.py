"""Files that editors write: Markdown with its front matter, every kind of YAML file, pictures, logos."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz.harness import BYTES, CHANGES, Change, as_bytes, changed, changed_bytes, fuzzed, tried
from tests.support import (
    CASES,
    CHART,
    CHECKLIST,
    FACTS,
    FONTS,
    HANDOUT,
    LABELS,
    LAYOUT,
    PICTURE,
    REFERENCES,
    SIGN_WORDS,
    SIGNS,
    TABLE,
    TOPIC_FILE,
    SmallProject,
)  # fmt: skip

CHECK = ("check", "--edition", "letter", "--format", "json")
YAML = (CHART, CHECKLIST, FACTS, LABELS, REFERENCES, TABLE, TOPIC_FILE, "sources/criteria.yaml")
LOOKS = (LAYOUT, "layouts/letter.yaml", FONTS)
APPROVALS = "sources/topic/approvals.yaml"
WITH_SIGNS = (SIGNS, SIGN_WORDS, HANDOUT, TOPIC_FILE, APPROVALS)
PRACTICE = "practices/example.yaml"
LOGO = "practices/example-logo.svg"
DRAWINGS = sorted(path.name for path in (CASES / "drawings").glob("*.svg"))


@fuzzed(30)
@given(changes=CHANGES)
def test_markdown(small: SmallProject, changes: list[Change]) -> None:
    tried(small, {HANDOUT: as_bytes(changed(small.read(HANDOUT), changes))}, *CHECK)


@fuzzed(30)
@given(name=st.sampled_from(YAML), changes=CHANGES)
def test_yaml(small: SmallProject, name: str, changes: list[Change]) -> None:
    tried(small, {name: as_bytes(changed(small.read(name), changes))}, *CHECK)


@fuzzed(15)
@given(name=st.sampled_from(LOOKS), changes=CHANGES)
def test_layouts_and_fonts(small: SmallProject, name: str, changes: list[Change]) -> None:
    tried(small, {name: as_bytes(changed(small.read(name), changes))}, *CHECK)


@fuzzed(15)
@given(name=st.sampled_from(WITH_SIGNS), changes=CHANGES)
def test_signs_and_approvals(signs: SmallProject, name: str, changes: list[Change]) -> None:
    tried(signs, {name: as_bytes(changed(signs.read(name), changes))}, *CHECK)


@fuzzed(15)
@given(name=st.sampled_from((*YAML, HANDOUT, PICTURE, *LOOKS)), changes=BYTES)
def test_bytes(small: SmallProject, name: str, changes: list[tuple[int, int, bytes]]) -> None:
    tried(small, {name: changed_bytes(small.path(name).read_bytes(), changes)}, *CHECK)


@fuzzed(20)
@given(changes=CHANGES)
def test_pictures(small: SmallProject, changes: list[Change]) -> None:
    tried(small, {PICTURE: as_bytes(changed(small.read(PICTURE), changes))}, *CHECK)


@fuzzed(30)
@given(of=st.sampled_from(DRAWINGS), changes=CHANGES)
def test_drawings_of_programs(small: SmallProject, of: str, changes: list[Change]) -> None:
    drawing = (CASES / "drawings" / of).read_text("utf-8")
    tried(small, {PICTURE: as_bytes(changed(drawing, changes))}, *CHECK)


@fuzzed(15)
@given(name=st.sampled_from((PRACTICE, LOGO)), changes=CHANGES)
def test_practices(small: SmallProject, name: str, changes: list[Change]) -> None:
    arguments = (*CHECK, "--practice", str(small.path(PRACTICE)))
    tried(small, {name: as_bytes(changed(small.read(name), changes))}, *arguments)
