"""Arguments of the command line."""

from __future__ import annotations

import os
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz.harness import NOON, ODD, check_said, fuzzed
from tests.support import SmallProject, files_in, run

# Not `watch`, which waits for somebody, and nothing that signs or starts a sheet: those change the sources.
COMMANDS = (
    "build",
    "check",
    "diff",
    "approve",
    "impose",
    "personalize",
    "site",
    "scores",
    "schemas",
    "new",
    "--help",
    "",
)
OPTIONS = (
    "--out", "--handout", "--language", "--edition", "--practice", "--format", "--strict", "--project", "--processes", "--up",
    "--booklet", "--bleed", "--creep", "--base-url", "--write", "--list", "--changes", "--as", "--on", "--engine", "--scheduler",
    "--title", "--topic", "-h", "--",
)  # fmt: skip
VALUES = (
    "small", "letter", "a4", "en", "es", "json", "github", "text", "practices/example.yaml", "practices", "topic", "handout",
    "practice", "out", "o.pdf", "o.zip", "o.html", "memory://x", "s3://", "file:///nowhere", "sources/topic", "build", "HEAD",
    "1", "-1", "99999999999999999999", "0", "3mm", "1in", "-", ".", "..", "/dev/null", "x" * 300, "o\udcff.pdf",
)  # fmt: skip
PARTS = st.one_of(
    st.sampled_from(OPTIONS), st.sampled_from(VALUES), st.sampled_from(ODD).map(lambda text: text.replace("\0", "")),
    st.text(st.characters(exclude_characters="\0/", exclude_categories=["Cs"]), max_size=5),
)  # fmt: skip


@fuzzed(30)
@given(command=st.sampled_from(COMMANDS), arguments=st.lists(PARTS, max_size=6))
def test_arguments(
    small: SmallProject, tmp_path_factory: pytest.TempPathFactory, command: str, arguments: list[str]
) -> None:
    before = sources_of(small)
    place = tmp_path_factory.mktemp("here")
    with mock.patch.dict(os.environ, {"COLUMNS": "80"}), pytest.MonkeyPatch.context() as patch:
        patch.chdir(place)
        ran = run(*filter(None, [command]), "--project", str(small.root), *arguments, environment=NOON)
    check_said(ran)
    assert sources_of(small) == before


def sources_of(project: SmallProject) -> dict[str, bytes]:
    return {
        f"{folder}/{name}": data
        for folder in ("sources", "layouts", "practices")
        for name, data in files_in(Path(project.root / folder)).items()
    }
