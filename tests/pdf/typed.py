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
    """The files of one topic in one language."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.facts: dict[str, Any] = _yaml(folder.parent / "facts.yaml")
        signs = folder / "signs.yaml"
        listed = _yaml(signs) if signs.is_file() else {"signs": {}, "urgency": {}}
        self.signs: dict[str, Any] = listed["signs"]
        self.urgency: dict[str, Any] = listed["urgency"]

    def sentences(self, handout: str) -> list[str]:
        """Every sentence of a handout and of the tables it shows, in the order of the files."""
        said = (self._plain(text) for text in self._texts(handout))
        return [sentence for text in said for sentence in _SENTENCE.split(text) if sentence]

    def details(self, handout: str) -> list[str]:
        """The sentences of the columns that posters leave out."""
        body = (self.folder / f"{handout}.md").read_text("utf-8")
        texts: list[str] = []
        for name in re.findall(r"\{table\} (\S+)", body):
            data = _yaml(self.folder / f"{name}.yaml")
            texts += _table(data, [key for key, column in data["columns"].items() if column.get("detail")])
        return [sentence for text in map(self._plain, texts) for sentence in _SENTENCE.split(text) if sentence]

    def _texts(self, handout: str) -> Iterator[str]:
        _, front, body = (self.folder / f"{handout}.md").read_text("utf-8").split("---\n", 2)
        keys = yaml.safe_load(front)
        yield from (keys[key] for key in ("title", "subtitle", "alt") if keys.get(key))
        lines = body.split("\n")
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
            kinds = {"table": _table, "chart": self._chart, "checklist": self._checklist, "chart-causes": _causes}
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
            return str(self.signs[match["key"]]["clinicians"])
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
        yield from (field["label"] for field in data.get("child", ()))
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

    def _fact(self, name: str) -> str:
        fact = self.facts[name]
        value, say = fact["value"], fact["say"][self.folder.name]
        low, high = value if isinstance(value, list) else (value, value)
        return str(say.format(value=f"{low:,}", low=f"{low:,}", high=f"{high:,}"))


def same_quotes(text: str) -> str:
    """Typed and typographic quotes alike, spaces alike."""
    return " ".join(text.translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'}).split())


def pattern_of(sentence: str) -> re.Pattern[str]:
    """A pattern for the sentence; `#` stands for a page number."""
    return re.compile(r"\d+".join(map(re.escape, sentence.split("#"))))


def _causes(data: dict[str, Any], _: list[str]) -> Iterator[str]:
    yield from (data["cause"], data["means"])
    for cause in data["causes"]:
        yield from (cause[key] for key in ("alt", "name", "means") if key in cause)


def _drawn(data: dict[str, Any], _: list[str]) -> Iterator[str]:
    """The caption and the words of the rows, which are read in the alternative text."""
    yield data["caption"]
    yield from (row["label"].rstrip(".") for row in data["rows"])


def _table(data: dict[str, Any], shown: list[str]) -> Iterator[str]:
    yield from (data["columns"][name]["title"] for name in shown)
    for row in data["rows"]:
        for name in shown:
            cell = row[name] if isinstance(row[name], dict) else {"text": row[name]}
            yield from (cell[key] for key in ("alt", "text") if key in cell)


def _yaml(path: Path) -> dict[str, Any]:
    return dict(yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader))
