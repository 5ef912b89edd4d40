"""What the program reads back: the manifest, what a build remembers, its journal, the ledger of practices."""

from __future__ import annotations

import json
import shutil
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz.harness import CHANGES, Change, as_bytes, changed, fuzzed, tried
from tests.personalize.support import PLAIN, as_table, pdfs
from tests.support import SmallProject, files_in

JUNK = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats() | st.text(max_size=8)
    | st.sampled_from(("en/topic/small.letter.pdf", "../x", "small", "en", "a" * 64, "\ud800")),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(("path", "files", "renames", "gone", "language", "handout", "sha256")), inner, max_size=4),
    max_leaves=6,
)  # fmt: skip
# Where a value is put: how often one goes into the first, second, ... part; and whether what was there is deleted.
AT = st.tuples(st.lists(st.integers(0, 20), max_size=4), JUNK, st.booleans())
DEEP = ("[" * 5_000, '{"files":' * 5_000, '{"files": [' + "1" * 5_000 + "]}", '{"a": NaN}', "\ufeff{}", "")
BUILD = ("build", "--edition", "letter", "--handout", "small")


def put(value: Any, path: list[int], junk: Any, *, deleted: bool) -> Any:
    """The value with something else at a place inside it."""
    if not path or not isinstance(value, (dict, list)) or not value:
        return junk
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    key = keys[path[0] % len(keys)]
    copied = dict(value) if isinstance(value, dict) else list(value)
    if deleted and len(path) == 1:
        del copied[key]
    else:
        copied[key] = put(copied[key], path[1:], junk, deleted=deleted)
    return copied


def spoilt(text: str, at: tuple[list[int], Any, bool] | None, changes: list[Change] | str) -> bytes:
    """A file of JSON of which a value, or a piece of its text, is another."""
    if at is not None:
        return json.dumps(put(json.loads(text), at[0], at[1], deleted=at[2])).encode("utf-8")
    return as_bytes(changes if isinstance(changes, str) else changed(text, changes))


SPOILT = {"at": st.none() | AT, "changes": CHANGES | st.sampled_from(DEEP)}


@fuzzed(5)
@given(name=st.sampled_from(("manifest.json", ".made.json")), **SPOILT)
def test_a_build_makes_the_same_from_a_spoilt_folder(
    small: SmallProject, name: str, at: tuple[list[int], Any, bool] | None, changes: list[Change] | str
) -> None:
    first = built(small)
    for arguments in ((), BUILD[1:]):
        ran = tried(small, {f"build/{name}": spoilt(first[name].decode(), at, changes)}, "build", *arguments)
        assert ran.code == 0
        tried(small, {}, "build")
        assert {path: data for path, data in small.built().items() if path in first} == first
        restore(small, first)


@fuzzed(5)
@given(**SPOILT)
def test_a_journal_that_nobody_wrote_does_no_harm(
    small: SmallProject, at: tuple[list[int], Any, bool] | None, changes: list[Change] | str
) -> None:
    first = built(small)
    journal = json.dumps(
        {
            "renames": [["en/topic/.small.letter.pdf.1.part", "en/topic/small.letter.pdf"]],
            "gone": ["en/topic/small.a4.pdf"],
        }
    )
    sources = files_in(small.path("sources"))
    assert tried(small, {"build/.journal.json": spoilt(journal, at, changes)}, "build").code == 0
    assert files_in(small.path("sources")) == sources
    restore(small, first)


@fuzzed(5)
@given(**SPOILT)
def test_a_comparison_refuses_a_spoilt_manifest_in_a_sentence(
    small: SmallProject, at: tuple[list[int], Any, bool] | None, changes: list[Change] | str
) -> None:
    first = built(small)
    old = {f"old/{path}": data for path, data in first.items()}
    old["old/manifest.json"] = spoilt(first["manifest.json"].decode(), at, changes)
    tried(small, old, "diff", str(small.path("old")), str(small.path("build")), "--out", str(small.path("d.html")))


@fuzzed(5)
@given(**SPOILT)
def test_practices_are_made_anew_from_a_spoilt_ledger(
    small: SmallProject, at: tuple[list[int], Any, bool] | None, changes: list[Change] | str
) -> None:
    table, out = {"practices/t.csv": as_table(PLAIN).encode("utf-8")}, small.path("ledger")
    command = (
        "personalize", str(small.path("practices/t.csv")), "--out", str(out), "--edition", "letter", "--processes", "1",
    )  # fmt: skip
    assert tried(small, table, *command).code == 0
    first, ledger = pdfs(out), out / ".made.jsonl"
    line = ledger.read_text("ascii").splitlines()[-1]
    ledger.write_bytes(spoilt(line, at, changes).replace(b"\n", b" ") + b"\n")
    assert tried(small, table, *command).code == 0
    assert pdfs(out) == first
    shutil.rmtree(out)


def built(project: SmallProject) -> dict[str, bytes]:
    """What is in the build folder, which is made if it is not there."""
    if not project.built():
        assert tried(project, {}, "build").code == 0
    return project.built()


def restore(project: SmallProject, files: dict[str, bytes]) -> None:
    shutil.rmtree(project.path("build"))
    for path, data in files.items():
        project.write(f"build/{path}", data)
