"""Practices in every form, and what a run is given and leaves behind."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

from tests.support import TOPIC_FILE, Ran, SmallProject, files_in

# The editions of the small project here: block beside a callout, block first in one column, pages for a fold.
EDITIONS = ("letter", "letter-booklet", "letter-large")
FULL = {
    "id": "oak-street", "name": "Example Clinic, Oak Street", "phone": "(555) 555-0100 ext. 2",
    "address": "100 Main Street,\nAnytown", "after-hours": "+1 555 555-0101",
    "early-intervention-phone": "(555) 555-0102", "early-intervention-name": "Anytown Early Help",
    "web": "https://www.example.org/clinic/", "accent": "#5b2a6e", "languages": "en",
}  # fmt: skip
PLAIN = {"id": "elm", "name": "Example “Elm” Clinic", "phone": "555-0103"}
GREEN = {
    "id": "ash-2",
    "name": "Null",
    "phone": "555-0104",
    "accent": "#1b5e20",
    "early-intervention-phone": "555-0105",
}
THREE = (FULL, PLAIN, GREEN)
# The same keys as others, so that what is laid out for those is taken for these; other words, other heights.
ALIKE = (
    {**FULL, "id": "oak-lane", "name": "Example Clinic", "address": "5 Oak Lane", "web": "https://example.org"},
    {**PLAIN, "id": "beech", "name": "Example Clinic of Beech Hill and Around", "phone": "+1 (555) 555-0106 ext. 12"},
)


def as_table(*rows: dict[str, str], columns: tuple[str, ...] = tuple(FULL)) -> str:
    """A CSV file as a spreadsheet writes it."""
    written = io.StringIO()
    writer = csv.DictWriter(written, columns, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue()


def as_object(row: dict[str, str]) -> dict[str, Any]:
    """A row with the keys of a practice file."""
    said: dict[str, Any] = {key: value for key, value in row.items() if not key.startswith(("early-", "phone-"))}
    numbers = [key for key in row if key.startswith("phone-") and not key.endswith("-label")]
    if numbers:
        said["phones"] = [{"label": row[f"{key}-label"], "number": row[key]} for key in numbers]
    local = {key.removeprefix("early-intervention-"): value for key, value in row.items() if key.startswith("early-")}
    if local:
        said["early-intervention"] = local
    if "languages" in said:
        said["languages"] = said["languages"].split()
    return said


def as_lines(*rows: dict[str, str]) -> str:
    return "".join(json.dumps(as_object(row)) + "\n" for row in rows)


def as_yaml(row: dict[str, str]) -> str:
    """A practice file; YAML takes what JSON writes."""
    return json.dumps({key: value for key, value in as_object(row).items() if key != "id"}, ensure_ascii=False) + "\n"


def many(count: int) -> list[dict[str, str]]:
    return [
        {"id": f"p{number}", "name": f"Example Clinic {number}", "phone": f"555-{number:04}"} for number in range(count)
    ]


def in_editions(project: SmallProject) -> SmallProject:
    project.append(TOPIC_FILE, f"editions: [{', '.join(EDITIONS)}]\n")
    return project


def personalize(project: SmallProject, name: str, *arguments: str, out: str = "out") -> Ran:
    """A run in this process; `--processes 2` among the arguments shares it out."""
    places = (str(project.path(name)), "--out", str(project.path(out)))
    return project.guide("personalize", *places, "--processes", "1", *arguments)


def manifest(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (out / "manifest.jsonl").read_text("ascii").splitlines()]


def failures(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (out / "report.jsonl").read_text("ascii").splitlines()]


def pdfs(out: Path) -> dict[str, bytes]:
    return {name: data for name, data in files_in(out).items() if name.endswith(".pdf")}
