"""The entry as a browser's script calls it: a name and arguments as JSON in, JSON and bytes out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from guide.products.clinic.session import Bundle, Session
from guide.products.clinic.tables import Table
from guide.rules.characters import NO_FONT

# Where a letter that no font has may only mean that a further one was not loaded: the page loads it, and asks again.
ASKED_AGAIN = ("open", "check", "preview", "pdf")
# How many rows are made before the page hears of it.
ROWS = 5


class Calls:
    """A session, and what it is at work on."""

    def __init__(self, project: str, desk: str, today: str) -> None:
        Path(desk).mkdir(parents=True, exist_ok=True)
        self.session = Session(project, desk, today)
        self.bundle: Bundle | None = None
        self.table: Table | None = None

    def answer(self, name: str, arguments: str, data: bytes | None = None) -> tuple[str, list[tuple[str, bytes]]]:
        """The answer as JSON, and the files that belong to it."""
        given = json.loads(arguments)
        said, files = getattr(self, f"_{name}")(*given, *(() if data is None else (data,)))
        if name in ASKED_AGAIN and any(NO_FONT in one["message"] for one in said.get("problems", ())):
            said = {**said, "letters": True}
        return json.dumps(said), files

    def _open(self, text: str) -> Any:
        return self.session.open(text), []

    def _text(self, values: str) -> Any:
        return {"text": self.session.text_of(values)}, []

    def _logo(self, name: str, data: bytes) -> Any:
        self.session.logo(name, data)
        return {}, []

    def _put(self, name: str, data: bytes) -> Any:
        self.session.put(name, data)
        return {}, []

    def _check(self, values: str, choice: dict[str, str]) -> Any:
        return {"problems": self.session.check(values, choice)}, []

    def _preview(self, values: str, choice: dict[str, str]) -> Any:
        return self.session.preview(values, choice), []

    def _pdf(self, values: str, choice: dict[str, str]) -> Any:
        made = dict(self.session.pdf(values, choice))
        data = made.pop("data", None)
        return made, [] if data is None else [(made["path"], data)]

    def _contrast(self, accent: str) -> Any:
        return {"contrast": self.session.contrast(accent)}, []

    def _fonts(self, choice: dict[str, str]) -> Any:
        return {}, list(self.session.fonts(choice).items())

    def _renew(self) -> Any:
        self.session.renew()
        return {}, []

    def _zip(self, values: str, choices: list[dict[str, str]]) -> Any:
        self.bundle = self.session.zip(values, choices)
        return {"count": self.bundle.count}, []

    def _zip_step(self) -> Any:
        assert self.bundle is not None
        more = self.bundle.step()
        return {"more": more, "made": self.bundle.made}, []

    def _zip_end(self) -> Any:
        assert self.bundle is not None
        bundle, self.bundle = self.bundle, None
        return {"made": bundle.made, "problems": bundle.problems}, [("zip", bundle.data())]

    def _table(self, name: str, chosen: dict[str, list[str]]) -> Any:
        begun = self.session.table(name, chosen)
        self.table = begun.get("table")
        return {"rows": self.table.rows if self.table else 0, "problems": begun["problems"]}, []

    def _table_step(self) -> Any:
        assert self.table is not None
        files: list[tuple[str, bytes]] = []
        more = True
        for _ in range(ROWS):
            made = self.table.step()
            more = made is not None
            if made is None:
                break
            files += made
        return {"more": more, "made": self.table.made, "failed": self.table.failed}, files

    def _table_end(self) -> Any:
        """The zip: in `pieces`, a text is the path of a file that came before, a number one of the files that come now."""
        assert self.table is not None
        table, self.table = self.table, None
        pieces: list[str | int] = []
        files: list[tuple[str, bytes]] = []
        for piece in table.pieces():
            pieces.append(piece if isinstance(piece, str) else len(files))
            files += [] if isinstance(piece, str) else [("", piece)]
        return {"pieces": pieces, "made": table.made, "failed": table.failed, "problems": table.shown}, files
