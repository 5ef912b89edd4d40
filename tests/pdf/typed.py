"""What editors typed, taken from the files with a few patterns and PyYAML, not with the program's own readers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

_FENCE = re.compile(r":{3,}(?:\{(?P<name>[\w-]+)\}\s*(?P<argument>.*))?")
_OPTION = re.compile(r":(?P<name>[\w-]+):\s*(?P<value>.*)")
_PICTURE = re.compile(r"!\[(?P<alt>[^\]]*)\]\([^)]*\)")
_ITEM = re.compile(r"^(?:[-*]|\d+\.)\s+")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_ROLE = re.compile(r"\{(?P<name>fact|page|sign|number|call)\}`(?P<key>[^`]*)`")
_SENTENCE = re.compile(r"(?<=[.?!:])\s+")
# The arguments and options that are printed; others are names.
PRINTED_ARGUMENTS = ("column", "step")
PRINTED_OPTIONS = ("alt", "title", "label")


class Typed:
    """The files of one topic in one language, whether what posters say is wanted, and whether their tables are tiles."""

    def __init__(self, folder: Path, *, poster: bool = False, tiles: bool = False) -> None:
        self.folder, self.poster, self.tiles = folder, poster, tiles
        self.facts: dict[str, Any] = _yaml(folder.parent / "facts.yaml")
        signs = folder / "signs.yaml"
        listed = _yaml(signs) if signs.is_file() else {"signs": {}, "urgency": {}}
        self.signs: dict[str, Any] = listed["signs"]
        self.urgency: dict[str, Any] = listed["urgency"]
        soon = folder.parent / "signs.yaml"
        self.soon: dict[str, str] = {n: sign["urgency"] for n, sign in _yaml(soon).items()} if soon.is_file() else {}

    def sentences(self, handout: str) -> list[str]:
        """Every sentence of a handout and of the tables it shows, in the order of the files."""
        said = (self._plain(text) for text in self._texts(handout))
        return [sentence for text in said for sentence in _SENTENCE.split(text) if sentence]

    def _texts(self, handout: str) -> Iterator[str]:
        _, front, body = (self.folder / f"{handout}.md").read_text("utf-8").split("---\n", 2)
        keys = yaml.safe_load(front)
        yield from (keys[key] for key in ("title", "subtitle", "alt") if keys.get(key))
        lines = body.split("\n")
        if self.poster:
            lines = _on_posters(lines)
        paragraph: list[str] = []
        for number, line in enumerate(lines):
            text = line.strip()
            fence, option = _FENCE.fullmatch(text), _OPTION.fullmatch(text)
            if not text or fence or option or _ITEM.match(text) or text.startswith("#"):
                if paragraph:
                    yield " ".join(paragraph)
                paragraph = []
            if fence:
                yield from self._directive(fence["name"] or "", fence["argument"] or "", lines[number + 1])
            elif option:
                if option["name"] in PRINTED_OPTIONS:
                    yield option["value"]
            elif text:
                paragraph.append(_ITEM.sub("", text.lstrip("# "), count=1))
        if paragraph:
            yield " ".join(paragraph)

    def _directive(self, name: str, argument: str, following: str) -> Iterator[str]:
        if name in PRINTED_ARGUMENTS:
            yield argument
        elif name in ("table", "chart", "checklist", "chart-causes", "chart-ranges", "chart-bars", "chart-pictograph"):
            named = re.fullmatch(r":columns:\s*(.*)", following.strip())
            data = _yaml(self.folder / f"{argument}.yaml")
            shown = named[1].split(", ") if named else list(data.get("columns", ()))
            kinds = {
                "table": self._table, "chart": self._chart, "checklist": self._checklist, "chart-causes": self._causes,
            }  # fmt: skip
            yield from kinds.get(name, _drawn)(data, shown)

    def _plain(self, text: str) -> str:
        """The text as it is printed: facts said, marks of Markdown gone. Page numbers match any number."""
        text = _PICTURE.sub(lambda match: match["alt"], text)
        # Signs say facts themselves.
        for _ in range(2):
            text = _ROLE.sub(self._role, text)
        return same_quotes(_LINK.sub(r"\1", text).replace("**", ""))

    def _role(self, match: re.Match[str]) -> str:
        if match["name"] == "sign":
            # In a sentence and in a table only clinicians' sheets name signs.
            key, _, wording = match["key"].partition(":")
            return str(self.signs[key][wording or "clinicians"])
        if match["name"] == "call":
            return str(self.urgency[match["key"]]["call"])
        if match["name"] == "fact":
            return self._fact(match["key"])
        return "911" if match["name"] == "number" else "#"

    def _chart(self, data: dict[str, Any], _: list[str]) -> Iterator[str]:
        for cause in data["causes"].values():
            yield from (cause[key] for key in ("name", "means", "see"))
        yield from (cause["short"] for cause in data["causes"].values())
        for sign in data["signs"]:
            said = self.signs[sign["sign"]]["short"] if "sign" in sign else sign["text"]
            yield said[0].upper() + said[1:]

    def _checklist(self, data: dict[str, Any], _: list[str]) -> Iterator[str]:
        # Nobody fills in a poster.
        yield from (field["label"] for field in data.get("child", ()) if not self.poster)
        for column in data.get("columns", ()):
            yield column["title"]
            for item in column["items"]:
                named = item.get("sign", [])
                names = named if isinstance(named, list) else [named]
                said = ", or ".join(self.signs[name][item.get("wording", "parents")] for name in names)
                yield said or item["text"]
        yield from (question["text"] for question in data.get("questions", ()))
        if "notes" in data:
            yield data["notes"]["label"]

    def _causes(self, data: dict[str, Any], _: list[str]) -> Iterator[str]:
        causes = data["causes"]
        means = [cause["means"] if isinstance(cause["means"], dict) else {"text": cause["means"]} for cause in causes]
        key = "poster" if self.poster else "text"
        # Tiles have no heads of columns.
        if not self.poster:
            yield from (data["cause"], data["means"])
        urgencies = {self.soon[sign] for cause in causes for sign in cause["signs"]}
        for cause, mean in zip(causes, means, strict=True):
            yield from (said for said in (cause.get("alt"), cause["name"], mean.get(key)) if said)
            if not self.poster and "none" in data:
                yield from [data["none"]] * len(urgencies - {self.soon[sign] for sign in cause["signs"]})

    def _table(self, data: dict[str, Any], shown: list[str]) -> Iterator[str]:
        rows = [
            {name: cell if isinstance(cell, dict) else {"text": cell} for name, cell in row.items()}
            for row in data["rows"]
        ]
        left_out = {name for name in shown if self.poster and data["columns"][name].get("detail")}
        shown = [name for name in shown if name not in left_out or any("poster" in row[name] for row in rows)]
        # Tiles say the head of a column before words that were written for it.
        yield from (data["columns"][name]["title"] for name in shown if not self.tiles)
        for cell, name in ((row[name], name) for row in rows for name in shown):
            if "alt" in cell:
                yield cell["alt"]
            if self.poster and ("poster" in cell or name in left_out):
                yield cell.get("poster", "")
            else:
                yield from (data["columns"][name]["title"] for _ in range(self.tiles and name != data["row-header"]))
                yield cell["text"]

    def _fact(self, name: str) -> str:
        fact = self.facts[name]
        value, say = fact["value"], fact["say"][self.folder.name]
        low, high = value if isinstance(value, list) else (value, value)
        return str(say.format(value=f"{low:,}", low=f"{low:,}", high=f"{high:,}"))


def _on_posters(lines: list[str]) -> list[str]:
    """The lines without the columns that posters leave out."""
    kept: list[str] = []
    closes = ""
    for number, line in enumerate(lines):
        text = line.strip()
        if not closes and "{columns}" in text:
            options = lines[number + 1 : number + 3]
            closes = text.partition("{")[0] if ":posters: none" in map(str.strip, options) else ""
        elif closes and text == closes:
            closes = ""
            continue
        if not closes:
            kept.append(line)
    return kept


def same_quotes(text: str) -> str:
    """Typed and typographic quotes alike, spaces alike."""
    return " ".join(text.translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'}).split())


def pattern_of(sentence: str) -> re.Pattern[str]:
    """A pattern for the sentence; `#` stands for a page number."""
    return re.compile(r"\d+".join(map(re.escape, sentence.split("#"))))


def _drawn(data: dict[str, Any], _: list[str]) -> Iterator[str]:
    """The caption and the words of the rows, which are read in the alternative text."""
    yield data["caption"]
    yield from (row["label"].rstrip(".") for row in data["rows"])


def _yaml(path: Path) -> dict[str, Any]:
    return dict(yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader))
