"""Files put at an address that fsspec knows: the same as in a folder, gone on with after a stop."""

from __future__ import annotations

from pathlib import Path

import fsspec
import pytest

from tests.long import in_long
from tests.personalize.stores import AT, Refusing, Shelf, at, expected, put
from tests.personalize.support import FULL, PLAIN, THREE, as_table, many, personalize
from tests.support import HANDOUT, TOPIC_FILE, SmallProject, files_in

pytestmark = pytest.mark.usefixtures("stores")


def addresses(folder: Path) -> tuple[str, ...]:
    return AT, f"file://{folder / 'file'}", f"shelf://{folder / 'shelf'}"


@pytest.mark.parametrize("kind", range(3))
def test_the_same_files_as_in_a_folder(project: SmallProject, tmp_path: Path, kind: int) -> None:
    address = addresses(tmp_path)[kind]
    project.write("practices.csv", as_table(*THREE, {**PLAIN, "id": "oak", "phone": "none"}, PLAIN))
    ran = put(project, address)
    place = project.path("practices.csv")
    assert ran.errors == (
        f"{place}:5:3: practice: `phone`: `none` is not a phone number",
        "    hint: write digits, as in `555-0100` or `(555) 555-0100 ext. 2`",
        f"{place}:6:1: practices: the id `elm` appears twice",
        "    hint: it first appears in row 3; use another",
        "2 errors; 2 rows of 5 failed: see report.jsonl",
    )
    assert (ran.code, ran.said) == (1, (f"{address}: 3 files for 3 practices (3 made)",))
    assert at(address) == expected(project)
    if kind:
        folder = tmp_path / ("file", "shelf")[kind - 1]
        assert sorted(path.name for path in folder.iterdir()) == sorted(
            ["ash-2", "elm", "oak-street", ".made.jsonl", "manifest.jsonl", "report.jsonl"]
        )


def test_processes_of_this_machine_give_the_same(project: SmallProject, tmp_path: Path) -> None:
    project.write("practices.csv", as_table(*many(30)))
    address = f"file://{tmp_path / 'there'}"
    ran = put(project, address, "--processes", "2")
    assert (ran.code, ran.errors, ran.said) == (0, (), (f"{address}: 30 files for 30 practices (30 made)",))
    assert at(address) == expected(project)


def test_a_second_run_makes_nothing(project: SmallProject) -> None:
    project.write("practices.csv", as_table(*THREE))
    put(project, AT)
    made = at(AT)
    for arguments in ((), ("--verify",)):
        ran = put(project, AT, *arguments)
        assert ran.said == (f"{AT}: 3 files for 3 practices (0 made, 3 already there)",)
        assert at(AT) == made


# The other half every day is `test_resume.py`'s, in a folder.
CHANGES = in_long(
    ("row", "size", "ledger", "fewer", "wrong"),
    ("row", "order", "sheet", "size", "bytes", "gone", "ledger", "fewer", "edition", "wrong"),
)


@pytest.mark.parametrize("change", CHANGES)
def test_after_any_change_the_store_is_that_of_a_first_run(project: SmallProject, change: str) -> None:
    rows, arguments = list(THREE), ["--edition", "letter"]
    project.write("practices.csv", as_table(*rows))
    put(project, AT)
    store = fsspec.filesystem("memory")
    file, ledger = f"{AT}/elm/en/topic/small.letter.pdf", f"{AT}/.made.jsonl"
    made = {"row": 1, "sheet": 3, "size": 1, "bytes": 1, "gone": 1, "ledger": 1, "edition": 3}.get(change, 0)
    if change == "row":
        rows[1] = {**rows[1], "phone": "555-0199"}
    elif change == "order":
        rows.reverse()
    elif change == "sheet":
        project.replace(HANDOUT, "Your baby loses a skill.", "Your baby loses any skill.")
    elif change == "size":
        store.pipe_file(file, b"spoilt")
    elif change == "bytes":
        data = store.cat_file(file)
        store.pipe_file(file, data[:-1] + b"x")
        arguments.append("--verify")
    elif change == "gone":
        store.rm(file)
    elif change == "ledger":
        store.pipe_file(ledger, store.cat_file(ledger)[:-5])
    elif change == "fewer":
        del rows[0]
    elif change == "edition":
        arguments = ["--edition", "a4"]
    else:
        rows[1] = {**rows[1], "phone": "none"}
    project.write("practices.csv", as_table(*rows))
    path = str(project.path("practices.csv"))
    ran = project.guide("personalize", path, "--out", AT, "--processes", "1", *arguments)
    assert f"({made} made" in ran.said[-1]
    assert at(AT) == expected(project, "--edition", arguments[1])


def test_a_stopped_run_goes_on_and_forgets_what_is_no_longer_wanted(project: SmallProject) -> None:
    address = "refusing://bucket/sheets"
    project.write("practices.csv", as_table(*many(6)))
    Refusing.takes = 12
    assert put(project, address).code == 2
    before = [name for name in at(address) if name.endswith(".pdf")]
    assert len(before) > 2
    Refusing.takes = 1_000_000
    project.write("practices.csv", as_table(*many(2), {**FULL, "id": "p2"}))
    ran = put(project, address)
    assert ran.said == (f"{address}: 3 files for 3 practices (1 made, 2 already there)",)
    assert at(address) == expected(project)


def test_files_of_an_older_table_with_the_same_size_are_not_taken_for_new_ones(project: SmallProject) -> None:
    """First one phone number, then another in a run that was stopped, then the first again."""
    address, rows = "refusing://bucket/sheets", many(3)
    project.write("practices.csv", as_table(*rows))
    assert put(project, address).code == 0
    project.write("practices.csv", as_table(*({**row, "phone": row["phone"].replace("555", "556")} for row in rows)))
    Refusing.takes = 6
    assert put(project, address).code == 2
    Refusing.takes = 1_000_000
    project.write("practices.csv", as_table(*rows))
    assert put(project, address).code == 0
    assert at(address) == expected(project)


def phones_alike(project: SmallProject) -> list[str]:
    """Two phone numbers whose files have the same size: only their bytes tell one from the other."""
    numbers = [f"555-01{number:02}" for number in range(12)]
    project.write(
        "practices.csv", as_table(*({**PLAIN, "id": f"p{at}", "phone": one} for at, one in enumerate(numbers)))
    )
    by_size: dict[int, list[str]] = {}
    for path, data in expected(project).items():
        if path.endswith(".pdf"):
            by_size.setdefault(len(data), []).append(numbers[int(path.partition("/")[0][1:])])
    return max(by_size.values(), key=len)[:2]


def test_a_practice_that_was_begun_again_is_not_finished(project: SmallProject) -> None:
    """It was made once, then again with another number, and that run was stopped between its file and its last line."""
    address = "refusing://bucket/sheets"
    first, second = phones_alike(project)
    project.write("practices.csv", as_table({**PLAIN, "phone": first}))
    assert put(project, address).code == 0
    project.write("practices.csv", as_table({**PLAIN, "phone": second}))
    Refusing.takes = 3  # what the run is made from, what is meant, and the file
    assert put(project, address).code == 2
    Refusing.takes = 1_000_000
    project.write("practices.csv", as_table({**PLAIN, "phone": first}))
    ran = put(project, address)
    assert ran.said[0].endswith("(1 made)")
    assert at(address) == expected(project)


def test_files_of_every_earlier_run_are_known(project: SmallProject) -> None:
    """A run for another edition was stopped before it took the files of the first one away; a third takes all away."""
    address = "refusing://bucket/sheets"
    project.write("practices.csv", as_table(PLAIN))

    def run(edition: str) -> int:
        path = str(project.path("practices.csv"))
        return project.guide("personalize", path, "--out", address, "--edition", edition, "--processes", "1").code

    assert run("letter") == 0
    Refusing.takes = 2  # what the run is made from, and what is meant
    assert run("a4") == 2
    Refusing.takes = 1_000_000
    assert run("phone") == 0
    assert at(address) == expected(project, "--edition", "phone")


def test_a_folder_and_its_address_are_gone_on_with_by_either(project: SmallProject, tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    project.write("practices.csv", as_table(*THREE))
    put(project, f"file://{folder}")
    ran = personalize(project, "practices.csv", "--edition", "letter", out=str(folder))
    assert ran.said == (f"{folder}: 3 files for 3 practices (0 made, 3 already there)",)
    assert files_in(folder) == expected(project)
    ran = put(project, f"file://{folder}")
    assert ran.said == (f"file://{folder}: 3 files for 3 practices (0 made, 3 already there)",)
    assert files_in(folder) == expected(project)


def test_a_run_in_a_folder_goes_on_with_what_a_stopped_one_at_its_address_left(
    project: SmallProject, tmp_path: Path
) -> None:
    folder = tmp_path / "shared"
    project.write("practices.csv", as_table(*many(4), {**PLAIN, "id": "broken"}))
    Shelf.breaks_at = "%PDF"
    assert put(project, f"shelf://{folder}").code == 2
    Shelf.breaks_at = ""
    assert (folder / ".made").is_dir()
    project.write("practices.csv", as_table(*many(4)))
    assert personalize(project, "practices.csv", "--edition", "letter", out=str(folder)).code == 0
    assert files_in(folder) == expected(project)
    assert not (folder / ".made").exists()


def test_several_editions_in_several_parts(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are put in place before many wait in memory."""
    monkeypatch.setattr("guide.products.personalize.chunks.WAITING", 1)
    monkeypatch.setattr("guide.products.personalize.run.CHUNKS", 1)
    project.append(TOPIC_FILE, "editions: [letter, a4]\n")
    project.write("practices.csv", as_table(*many(5)))
    path = str(project.path("practices.csv"))
    ran = project.guide("personalize", path, "--out", AT, "--processes", "1")
    assert ran.said == (f"{AT}: 10 files for 5 practices (5 made)",)
    personalize(project, "practices.csv", out="whole")
    assert at(AT) == files_in(project.path("whole"))
