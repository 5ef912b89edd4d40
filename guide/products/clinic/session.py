"""What the page does with a practice: check it, look at page 1, make a file, make many. One entry, `Session`.

It holds no rule of its own. What was typed becomes a practice file, and that file goes through the same functions as
with `guide build` and `guide personalize`; so the words of every message and the bytes of every file are the same.
"""

from __future__ import annotations

import datetime
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from guide.base.problems import InputError, Position, Problem, Problems
from guide.layout.charts.kept import give
from guide.model.practice import Practice
from guide.pipeline.select import Selection
from guide.products.clinic.form import field_at, values_of, written
from guide.products.clinic.preview import Preview
from guide.products.clinic.tables import Table
from guide.products.personalize.handouts import Handouts, checked, files_of, read_handouts
from guide.products.personalize.row import Row
from guide.publish.outputs import CHARTS, PHOTOS
from guide.publish.zipped import entry as zip_entry
from guide.read.files import Project, read_text
from guide.read.practice import LARGEST_FILE, LARGEST_LOGO, read_practice
from guide.read.project import project_in
from guide.rules.practice import accent_contrast

# The practice file beside which a logo is, in a folder of their own.
FILE = "practice.yaml"
# How many choices of sheets stay ready.
MOST_READY = 20


class Choice(Struct, frozen=True):
    """One sheet in one language and edition."""

    topic: str
    handout: str
    language: str
    edition: str

    @property
    def selection(self) -> Selection:
        return Selection((f"{self.topic}/{self.handout}",), (self.language,), (self.edition,))


class Bundle:
    """A zip while it is made."""

    def __init__(self, files: Iterator[dict[str, Any]], count: int) -> None:
        self.count, self.made, self.problems = count, 0, list[dict[str, Any]]()
        self._files, self._data = files, io.BytesIO()
        self._zip = zipfile.ZipFile(self._data, "w")

    def step(self) -> bool:
        """Make the next file; False after the last."""
        file = next(self._files, None)
        if file is None:
            return False
        self.made += "data" in file
        if "data" in file:
            self._zip.writestr(zip_entry(file["path"]), file["data"])
        self.problems += [said for said in file["problems"] if said not in self.problems]
        return True

    def data(self) -> bytes:
        """The finished zip."""
        self._zip.close()
        return self._data.getvalue()


class Session:
    """A project, and a folder for the practice. Arguments and results are texts, lists and bytes, since another language
    calls it."""

    def __init__(self, project: str, desk: str, today: str) -> None:
        """`today` is the date of the visitor, as 2026-12-01."""
        root = Path(project)
        # Where no pixels can be made, they came with the project.
        photos = root / PHOTOS
        self.project = replace(project_in(root), kept=photos if photos.is_dir() else None)
        self.desk = Path(desk)
        self.today = datetime.date.fromisoformat(today)
        self.text = ""
        self._asked = ""
        self._ready: dict[Choice, Handouts] = {}
        self._preview = Preview()
        self._charts: set[str] = set()

    def open(self, text: str) -> dict[str, Any]:
        """The values of a practice file, for the fields; or what is wrong with it."""
        problems = Problems()
        self._write(text.encode("utf-8", "surrogatepass"))
        file = read_text(Project(self.desk), self.desk / FILE, problems, inside=self.desk, largest=LARGEST_FILE)
        values = None if file is None else values_of(file.text, FILE, problems)
        if file is None or values is None:
            return {"problems": self._told(problems)}
        self.text = file.text
        return {"values": values, "problems": self._told(problems)}

    def text_of(self, values: str) -> str:
        """The practice file with these values: that which was opened last, with what changed."""
        return written(json.loads(values), self.text)

    def logo(self, name: str, data: bytes) -> None:
        """Put a logo beside the practice file; its name is that of the field. A file that is too large is cut, so that the
        rule says so."""
        target = self.desk / Path(name).name
        if target.name not in ("", FILE):
            target.write_bytes(data[: LARGEST_LOGO + 1])

    def check(self, values: str, choice: dict[str, str]) -> list[dict[str, Any]]:
        """Everything that is wrong with a practice on a sheet, each with its field."""
        problems = Problems()
        ready = self._handouts(Choice(**choice), problems)
        practice = self._practice(values, ready, problems) if ready else None
        if practice and ready:
            files_of("practice", practice, ready, problems)
        return self._told(problems)

    def preview(self, values: str, choice: dict[str, str]) -> dict[str, Any]:
        """Page 1 as a drawing: what all practices share, by a name under which it may be kept, and what this one adds.
        Without a whole practice it is the sheet with the box for a stamp."""
        problems = Problems()
        ready = self._handouts(Choice(**choice), problems)
        if ready is None:
            return {"problems": self._told(problems)}
        practice = self._practice(values, ready, problems)
        shown = self._preview.drawn(ready, practice, problems)
        return {**shown, "faces": sorted(ready.common.faces), "problems": self._told(problems)}

    def pdf(self, values: str, choice: dict[str, str]) -> dict[str, Any]:
        """The file, as `guide build --practice` makes it; or what is wrong."""
        made = list(self.files(values, [choice]))
        return made[0] if made else {"problems": []}

    def files(self, values: str, choices: list[dict[str, str]]) -> Iterator[dict[str, Any]]:
        """The files of several choices, one after the other: each with its path and its bytes, or with problems."""
        for said in choices:
            problems = Problems()
            ready = self._handouts(Choice(**said), problems)
            practice = self._practice(values, ready, problems) if ready else None
            made = files_of("", practice, ready, problems) if practice and ready else []
            told = self._told(problems)
            if not made:
                yield {"problems": told}
            for path, data, entry in made:
                yield {"path": path.lstrip("/"), "data": data, "entry": entry, "problems": told}

    def zip(self, values: str, choices: list[dict[str, str]]) -> Bundle:
        """The files of several choices in a zip, made one after the other by its `step`."""
        return Bundle(self.files(values, choices), len(choices))

    def table(self, name: str, chosen: dict[str, list[str]]) -> dict[str, Any]:
        """The table of practices of this name on the desk, as `table`; or what is wrong with it as a whole."""
        selection = Selection(tuple(chosen["handouts"]), tuple(chosen["languages"]), tuple(chosen["editions"]))
        try:
            return {"table": Table(self.project, self.desk / name, selection, self.today), "problems": []}
        except InputError as error:
            return {"problems": [problem.as_data() for problem in error.problems]}

    def put(self, name: str, data: bytes) -> None:
        """Put a table, or a logo that it names, on the desk."""
        target = self.desk / Path(name).name
        target.write_bytes(data)

    def contrast(self, accent: str) -> float:
        """How well a colour of six digits reads, 0 if it is none; text needs the limit of criteria.yaml."""
        from guide.base.units import Colour

        digits = accent.removeprefix("#")
        if len(digits) != 6 or any(char not in "0123456789abcdefABCDEF" for char in digits):
            return 0.0
        return accent_contrast(Colour(*bytes.fromhex(digits)))

    def fonts(self, choice: dict[str, str]) -> dict[str, bytes]:
        """The faces in which a page is drawn, by their names."""
        ready = self._handouts(Choice(**choice), Problems())
        return {name: face.data for name, face in ready.common.faces.items()} if ready else {}

    def renew(self) -> None:
        """Read the project again: a typeface was added to it."""
        self._ready.clear()

    def handouts(self, selection: Selection) -> Handouts:
        """The sheets of a selection. Raises InputError."""
        for path in sorted((self.project.root / CHARTS).glob("*.json")):
            if path.name not in self._charts:
                self._charts.add(path.name)
                give(path.read_bytes())
        return read_handouts(self.project, selection, self.today)

    def _handouts(self, choice: Choice, problems: Problems) -> Handouts | None:
        if choice not in self._ready:
            try:
                made = self.handouts(choice.selection)
            except InputError as error:
                problems.extend(error.problems)
                return None
            while len(self._ready) >= MOST_READY:
                self._ready.pop(next(iter(self._ready)))
            self._ready[choice] = made
        return self._ready[choice]

    def _practice(self, values: str, ready: Handouts, problems: Problems) -> Practice | None:
        self._write(self.text_of(values).encode("utf-8", "surrogatepass"))
        found = Problems()
        practice = read_practice(self.desk / FILE, found)
        row = Row(1, "practice", Position(str(self.desk / FILE)), practice, tuple(found))
        return checked(row, ready, problems)

    def _write(self, data: bytes) -> None:
        self._asked = data.decode("utf-8", "replace")
        (self.desk / FILE).write_bytes(data[: LARGEST_FILE + 1])

    def _told(self, problems: Problems) -> list[dict[str, Any]]:
        return [{**problem.as_data(), "field": self._field(problem)} for problem in problems]

    def _field(self, problem: Problem) -> str:
        """The field of the form that a problem is about; "" if it is about none."""
        place = Path(problem.at.path)
        if place.name == FILE:
            return field_at(self._asked, problem.at)
        return "logo.file" if place.parent == self.desk else ""
