"""The record of a run: which lines and segments count, and where each practice's lines are found again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from guide.products.personalize import ledger
from guide.products.personalize.folder import Folder
from guide.products.personalize.ledger import (
    LEDGER,
    Found,
    SegmentError,
    begun_in,
    begun_path,
    entries_at,
    entry_of,
    found_in,
    line_of,
    made_in,
    made_path,
    project_path,
    segment,
)

KEY = "0" * 64


def made(identity: str, key: str | None = KEY, **changed: Any) -> bytes:
    """A line as a run writes it, for one file."""
    path = f"{identity}/en/topic/small.letter.pdf"
    said = {
        "path": path, "handout": "small", "language": "en", "edition": "letter", "title": "A", "pages": 1, "bytes": 9,
        "sha256": KEY, "page_size": "letter", "review": "", "review_state": "never", "reviewed_by": [],
        "review_due": "", "changes_on": None, "id": identity,
    }  # fmt: skip
    return line_of({"id": identity, "key": key, "files": [{**said, **changed} if key else {"path": path, **changed}]})


def test_lines_of_ours_count_and_no_others() -> None:
    ours = {line: json.loads(line) for line in (made("oak"), made("oak", None), made("a" * 80))}
    assert {line: entry_of(line) for line in ours} == ours
    others = {
        "cut short": made("oak")[:-5],
        "the file of another practice": made("oak", path="elm/en/topic/small.letter.pdf"),
        "a name that begins alike": made("oak", path="oak-lane/en/topic/small.letter.pdf"),
        "out of the folder": made("oak", path="oak/../small.letter.pdf"),
        "below the place of files": made("oak", path="oak/en/topic/deeper/small.letter.pdf"),
        "meant, out of the folder": made("oak", None, path="../small.letter.pdf"),
        "meant, but as if made": made("oak", None, bytes=9),
        "made, without what was made": made("oak", KEY).replace(b'"bytes": 9, ', b""),
        "a size that is no number": made("oak", bytes="9"),
        "no checksum of anything": made("oak", sha256="1"),
        "a key that is none": made("oak", "1"),
        "another order": line_of(dict(reversed(json.loads(made("oak")).items()))),
        "two ids": made("oak").replace(b', "files"', b', "id": "elm", "files"'),
        "the id of another first": made("elm")
        .replace(b'"elm"', b'"oak"', 1)
        .replace(b', "files"', b', "id": "elm", "files"'),
        "a name of no practice": made("-oak"),
        "a name too long": made("a" * 81),
        "nothing": b"\n",
    }
    assert {name for name, line in others.items() if entry_of(line)} == set()


def test_segments_are_told_from_damaged_ones(tmp_path: Path) -> None:
    store = Folder(tmp_path)
    lines = [made("oak"), b'{"row": 2, "why": "x"}\n', made("elm")]
    many = [[*lines, made(f"p{chunk}")] for chunk in range(40)]
    store.put([(made_path(3, chunk), segment(many[chunk])) for chunk in range(40)])
    assert list(made_in(store, 3, 40)) == [(line, line is lines[1]) for chunk in many for line in chunk]
    whole = segment(lines)
    for damaged in (whole[:-1], whole[1:], b"".join(lines), b"", whole + b"\n", whole.replace(b"elm", b"ash")):
        store.put([(made_path(3, 0), damaged)])
        with pytest.raises(SegmentError) as caught:
            list(made_in(store, 3, 1))
        assert str(caught.value) == f"{tmp_path}: the record of a chunk is damaged; run this again"
        found = found_in(store)
        assert "p0" not in found.packed
        assert len(found.take("oak")) == 39


def test_the_last_line_is_that_of_the_last_run_and_chunk(tmp_path: Path) -> None:
    """Runs and chunks count as numbers, what was meant before what was made, and the ledger before all."""
    store, line = Folder(tmp_path), made("oak")
    assert (found_in(store).run, found_in(store).packed) == (0, {})
    order = [
        LEDGER, begun_path(2, 7, 0), begun_path(2, 7, 1), made_path(2, 7), made_path(2, 12), made_path(9999, 1), made_path(10000, 0),
    ]  # fmt: skip
    other = made("elm")
    store.put([(path, other + line if path == LEDGER else segment([other, line])) for path in reversed(order)])
    store.put(
        [(".made/0011/project.zip", b"x"), (".made/notes.jsonl", segment([line])), (".made/0001/1.made.jsonl", line)]
    )
    found = found_in(store)
    assert found.run == 10_000
    assert found.take("oak") == tuple((path, len(other), len(other) + len(line)) for path in order)
    assert found.take("oak") == ()
    assert found.take("elm") == tuple((path, 0, len(other)) for path in order)
    assert sorted(begun_in(store)) == order[1:3]
    assert project_path(12) == ".made/0012/project.zip"


@pytest.mark.parametrize("piece", [1, 7, 300, 10_000])
def test_a_ledger_is_read_in_pieces(piece: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However long a piece is; a line cut short is none, and neither is one of somebody else."""
    monkeypatch.setattr(ledger, "PIECE", piece)
    lines = [made("oak"), b"mine\n", made("elm"), made("oak", None), made("ash")[:-1]]
    store = Folder(tmp_path)
    store.put([(LEDGER, b"".join(lines))])
    found = found_in(store)
    assert set(found.packed) == {"oak", "elm"}
    places = (*found.take("elm"), *found.take("oak"))
    read: list[int] = []
    real = Folder.read

    def noted(self: Folder, path: str, start: int = 0, end: int | None = None) -> bytes | None:
        data = real(self, path, start, end)
        read.append(len(data or b""))
        return data

    monkeypatch.setattr(Folder, "read", noted)
    assert [line_of(entry) for entry in entries_at(store, places)] == [lines[2], lines[0], lines[3]]
    assert max(read) <= max(piece, *map(len, lines))
    assert len(read) == (1 if piece == 10_000 else 3)


def test_lines_that_changed_since_are_passed_over(tmp_path: Path) -> None:
    """Places in several files, one of which has gone and one of which has other words now."""
    store, oak, elm = Folder(tmp_path), made("oak"), made("elm")
    store.put([("a", elm + oak + elm), ("b", oak), ("c", oak)])
    found = Found()
    for path, start in (("a", len(elm)), ("b", 0), ("c", 0), ("a", len(elm) + len(oak))):
        found.add("oak", path, start, len(oak))
    places = found.take("oak")
    assert [place[0] for place in places] == ["a", "b", "c", "a"]
    assert entries_at(store, places) == [json.loads(line) for line in (oak, oak, oak, elm)]
    (tmp_path / "b").unlink()
    store.put([("c", oak.upper())])
    assert entries_at(store, places) == [json.loads(oak), json.loads(elm)]
