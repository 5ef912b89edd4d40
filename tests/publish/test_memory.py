"""What a build remembers saves time and changes no byte."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from guide.pipeline.preparation import Ready, laid_out
from guide.pipeline.select import Wanted
from guide.publish import memory
from guide.publish.memory import digest
from tests.support import HANDOUT, LABELS, LAYOUT, TOPIC, SmallProject, make_project


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of what is laid out from now on."""
    import guide.pipeline.make

    names: list[str] = []
    real = laid_out

    def noted(wanted: Wanted, *others: Any) -> Ready:
        names.append(wanted.name)
        return real(wanted, *others)

    monkeypatch.setattr(guide.pipeline.make, "laid_out", noted)
    return names


def test_what_has_not_changed_is_not_made_again(built: SmallProject, made: list[str]) -> None:
    before = built.built()
    assert built.guide("build").code == 0
    assert (made, built.built()) == ([], before)


def test_a_touch_changes_nothing(built: SmallProject, made: list[str]) -> None:
    built.path(HANDOUT).touch()
    assert built.guide("build").code == 0
    assert made == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (HANDOUT, "title: A small sheet", "title: A smaller sheet"),
        (LAYOUT, 'ink: "#17303b"', 'ink: "#17303c"'),
        (LABELS, "your-clinic: Your clinic", "your-clinic: Your own clinic"),
        ("sources/criteria.yaml", "line-longest: 75", "line-longest: 74"),
    ],
)
def test_whatever_a_file_depends_on_makes_it_anew(
    name: str, old: str, new: str, built: SmallProject, made: list[str], tmp_path: Path
) -> None:
    built.replace(name, old, new)
    assert built.guide("build").code == 0
    assert made == ["small.a4", "small.letter"]
    fresh = make_project(tmp_path / "fresh")
    fresh.replace(name, old, new)
    assert fresh.guide("build").code == 0
    assert fresh.built() == built.built()


def test_another_program_remembers_nothing(
    built: SmallProject, made: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "program").mkdir()
    monkeypatch.setattr(memory, "_PROGRAM", tmp_path / "program")
    # A process reads its own program once.
    monkeypatch.setattr(memory, "program_digest", memory.program_digest.__wrapped__)
    monkeypatch.setattr("guide.pipeline.make.program_digest", memory.program_digest)
    assert built.guide("build").code == 0
    assert made == ["small.a4", "small.letter"]


def test_any_byte_of_the_program_is_in_its_digest(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "program"
    for name in ("a.py", "room/b.py", "room/inner/colours.icc", "room/notes.txt", "room/.b.py.swp", "room/b.py~"):
        (program / name).parent.mkdir(parents=True, exist_ok=True)
        (program / name).write_bytes(b"x = 1\n")
    monkeypatch.setattr(memory, "_PROGRAM", program)
    found: Callable[[], str] = memory.program_digest.__wrapped__
    first = found()
    assert found() == first
    changes: dict[str, Callable[[Path], object]] = {
        "one byte, the same length": lambda path: path.write_bytes(b"x = 2\n"),
        "a byte more": lambda path: path.write_bytes(b"x = 1\n\n"),
        "another name": lambda path: path.rename(path.with_name(f"z{path.name}")),
        "gone": Path.unlink,
    }
    same = []
    for name in ("a.py", "room/b.py", "room/inner/colours.icc"):
        for what, change in changes.items():
            change(program / name)
            if found() == first:
                same.append(f"{name}: {what}")
            (program / name).with_name(f"z{(program / name).name}").unlink(missing_ok=True)
            (program / name).write_bytes(b"x = 1\n")
            assert found() == first
    assert same == []
    # What is no part of the program is none of the digest: a note, what editors leave behind.
    for name in ("room/notes.txt", "room/.b.py.swp", "room/b.py~"):
        (program / name).write_bytes(b"other")
    assert found() == first


@pytest.mark.parametrize("edition", ["letter", "a4"])
def test_only_the_layout_that_changed_counts(edition: str, built: SmallProject, made: list[str]) -> None:
    built.append(f"layouts/{edition}.yaml", 'palette: {zebra: "#f2f8f9"}\n')
    assert built.guide("build").code == 0
    assert made == [f"small.{edition}"] if edition == "a4" else ["small.letter"]


def test_a_file_that_somebody_changed_is_made_anew(built: SmallProject, made: list[str]) -> None:
    before = built.built()
    built.path("build/en/topic/small.a4.pdf").write_bytes(b"not a sheet")
    assert built.guide("build").code == 0
    assert (made, built.built()) == (["small.a4"], before)


@pytest.mark.parametrize("said", ["", "[]", '{"en/topic/small.a4.pdf": 3}', "{" * 5000])
def test_a_memory_that_cannot_be_read_is_no_memory(said: str, built: SmallProject, made: list[str]) -> None:
    before = built.built()
    built.write("build/.made.json", said)
    assert built.guide("build").code == 0
    assert len(made) == 2
    assert built.built() == before


def test_the_memory_speaks_only_of_files_that_are_listed(built: SmallProject) -> None:
    built.replace(f"{TOPIC}/topic.yaml", "languages: [en]", "languages: [en]\neditions: [a4]")
    assert built.guide("build").code == 0
    assert list(json.loads(built.read("build/.made.json"))) == ["en/topic/small.a4.pdf"]


def test_equal_values_have_one_digest_whatever_they_share() -> None:
    text = "".join(["a", "b" * 40])
    other = "".join(["a", "b" * 40])
    assert text is not other
    assert digest((text, text)) == digest((text, other))
    assert digest((text, text)) != digest((text, text + "c"))
