"""Includes that leave their folder, are not there, or never end."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import HANDOUT, TOPIC, SmallProject, assert_refused

FOLDER = f"{TOPIC}/en"
OUT = (
    "is not a Markdown file in this folder\n"
    f"    hint: name a file under {FOLDER}/, such as `shared.md`, without `..` or a leading `/`"
)
LEADS_OUT = f"is a link that leads out of {FOLDER}/\n    hint: links to other places are not followed; copy the file into this folder"


def include(project: SmallProject, name: str) -> None:
    """Put an include at line 30 of the sheet."""
    project.append(HANDOUT, f"\n:::{{include}} {name}\n:::\n")


@pytest.mark.parametrize(
    "name", ["../shared.md", "../../../secret.md", "sub/../../shared.md", "/etc/secret.md", "/etc/passwd", "ways.yaml"]
)
def test_a_name_that_leads_out_is_refused(name: str, built: SmallProject) -> None:
    include(built, name)
    assert_refused(built, f"{HANDOUT}:30:14: include: `{name}` {OUT}")


def test_an_include_of_nothing_is_refused(built: SmallProject) -> None:
    include(built, "")
    assert_refused(built, f"{HANDOUT}:30:1: include: `` {OUT}")


def test_a_file_that_is_not_there_is_refused(built: SmallProject) -> None:
    include(built, "shared.md")
    assert_refused(
        built,
        f"{HANDOUT}:30:14: include: there is no file {FOLDER}/shared.md\n    hint: check the name, or add the file",
    )


def test_a_link_to_a_file_outside_is_refused(built: SmallProject, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("secret")
    folder = built.path(f"{FOLDER}/shared")
    folder.symlink_to(tmp_path)
    include(built, "shared/secret.md")
    assert_refused(built, f"{HANDOUT}:30:14: include: {FOLDER}/shared/secret.md {LEADS_OUT}")


def test_a_link_to_another_file_of_the_project_is_refused(built: SmallProject) -> None:
    built.path(f"{FOLDER}/shared").mkdir()
    built.path(f"{FOLDER}/shared/limits.md").symlink_to(built.path("sources/criteria.yaml"))
    include(built, "shared/limits.md")
    assert_refused(built, f"{HANDOUT}:30:14: include: {FOLDER}/shared/limits.md {LEADS_OUT}")


def test_a_sheet_that_includes_itself_is_refused(built: SmallProject) -> None:
    include(built, "small.md")
    assert_refused(
        built,
        f"{HANDOUT}:30:14: include: {HANDOUT} includes itself, or is nested too deep\n    hint: delete this include",
    )


def test_a_circle_is_refused(built: SmallProject) -> None:
    built.write(f"{FOLDER}/one.md", ":::{include} two.md\n:::\n")
    built.write(f"{FOLDER}/two.md", "Babies roll.\n\n:::{include} one.md\n:::\n")
    include(built, "one.md")
    assert_refused(
        built,
        f"{FOLDER}/two.md:3:14: include: {FOLDER}/one.md includes itself, or is nested too deep\n"
        "    hint: delete this include",
    )


def test_a_handout_is_not_included_in_another(built: SmallProject) -> None:
    other = built.read(HANDOUT).replace("handout: small", "handout: other")
    built.write(f"{FOLDER}/other.md", other.replace("number: T-1", "number: T-2"))
    include(built, "other.md")
    assert_refused(
        built,
        f"{HANDOUT}:30:14: include: {FOLDER}/other.md is itself a handout\n"
        "    hint: include a file without front matter",
    )


def test_a_fault_in_an_included_file_is_reported_there(built: SmallProject) -> None:
    built.write(f"{FOLDER}/shared.md", "Babies roll.\n\nBabies *walk*.\n")
    include(built, "shared.md")
    assert_refused(
        built,
        f"{FOLDER}/shared.md:3:8: emphasis: italic text is hard to read\n    hint: use bold: two stars on each side",
    )


def test_a_name_longer_than_any_file_can_have_is_a_fault_of_the_sheet(built: SmallProject) -> None:
    name = "a" * 300 + ".md"
    include(built, name)
    ran = built.guide("build")
    assert ran.code == 1
    assert ran.errors[0].startswith(f"{HANDOUT}:30:14: include: ")


def test_a_link_to_itself_is_a_fault_of_the_sheet(built: SmallProject) -> None:
    built.path(f"{FOLDER}/sub").mkdir()
    built.path(f"{FOLDER}/sub/loop.md").symlink_to("loop.md")
    include(built, "sub/loop.md")
    ran = built.guide("build")
    assert ran.code == 1
    assert ran.errors[0].startswith(f"{HANDOUT}:30:14: include: ")


def test_includes_that_multiply_are_refused(built: SmallProject) -> None:
    """Three small files that would come to 8,000 paragraphs."""
    for name, inner in (("one", "two"), ("two", "three")):
        built.write(f"{FOLDER}/{name}.md", f":::{{include}} {inner}.md\n:::\n\n" * 20)
    built.write(f"{FOLDER}/three.md", "Babies roll.\n\n" * 20)
    include(built, "one.md")
    ran = built.guide("build")
    assert ran.code == 1
    assert ": include: " in ran.errors[0]
