"""What tests keep and share is no other than what each would make for itself."""

from __future__ import annotations

from guide.base.problems import Problems
from guide.model.theme import Layout
from guide.read.files import Project
from tests.kept_layouts import read_layout
from tests.support import LAYOUT, SmallProject
from tests.together import group_of


def read(project: SmallProject, edition: str = "letter") -> tuple[Layout | None, list[str]]:
    problems = Problems()
    found = read_layout(Project(project.root), edition, "", None, problems, None, {})
    return found, [problem.message for problem in problems]


def test_layouts_are_read_anew_when_anything_in_their_folder_is_otherwise(project: SmallProject) -> None:
    first, _ = read(project)
    assert first is not None
    assert read(project)[0] is first
    assert read(project, "a4")[0] != first
    project.append("layouts/letter.yaml", "# nothing else\n")
    assert read(project)[0] is not first


def test_what_is_wrong_with_a_layout_is_told_each_time(project: SmallProject) -> None:
    assert read(project)[1] == []
    project.append(LAYOUT, "more: 1\n")
    for _ in range(2):
        assert read(project)[1] == ["unknown key `more`"]


def test_a_link_in_the_place_of_a_file_is_followed_each_time(project: SmallProject) -> None:
    assert read(project)[1] == []
    place = project.path("layouts/letter.yaml")
    place.rename(project.path("letter.yaml"))
    place.symlink_to(project.path("letter.yaml"))
    for _ in range(2):
        assert read(project) == (None, ["this path leads out of layouts/"])


def test_files_that_share_what_takes_long_go_to_one_process() -> None:
    groups = {
        name: group_of(f"tests/{name}") for name in ("pdf/test_words.py", "layout/test_phone.py", "cli/test_new.py")
    }
    assert list(groups.values()) == ["every file", "every page", "tests/cli/test_new.py"]
