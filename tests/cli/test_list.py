"""`guide list`, and the practice files that other commands name."""

from __future__ import annotations

import pytest

from tests.support import SmallProject


def test_practices_are_listed_with_either_ending(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project.root)
    for name in ("b.yml", "a.yaml", "C.YML", ".hidden.yml", "notes.txt"):
        project.write(f"practices/{name}", f"name: Clinic {name[0]}\nphone: 555-0100\n")
    ran = project.guide("list")
    assert (ran.code, ran.said[-4:]) == (
        0, ("practices:", "  practices/C.YML  Clinic C", "  practices/a.yaml  Clinic a", "  practices/b.yml  Clinic b"),
    )  # fmt: skip
    project.write("practices/a.yaml", "nam: Clinic a\n")
    project.write("practices/default.yaml", "nam: Clinic d\n")
    assert project.guide("list").said[-4:] == (
        "  practices/C.YML  Clinic C",
        "  practices/a.yaml  cannot be read; PRACTICE=… shows why",
        "  practices/b.yml  Clinic b",
        "  practices/default.yaml  cannot be read; `make` shows why  (on every handout, unless a command names another)",
    )
    assert project.guide("build", "--practice", "practices/b.yaml").errors == (
        "guide: there is no file practices/b.yaml: did you mean `practices/b.yml`?",
    )
