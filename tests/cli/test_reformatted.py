"""What editors, formatters and other programs do to a file without changing what it says changes no byte of a PDF."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from tests.support import HANDOUT, ROOT, SmallProject

PRACTICE = "practices/p.yaml"


def in_yaml(change: Callable[[str], str]) -> Callable[[str, str], str]:
    """The change in YAML files and in front matter."""

    def changed(name: str, text: str) -> str:
        if name.endswith(".md"):
            _, front, body = text.split("---\n", 2)
            return f"---\n{change(front)}---\n{body}"
        return change(text)

    return changed


def as_prettier(text: str) -> str:
    """Blanks inside braces, double quotes, one blank before a comment, no blank lines in a row."""
    lines = []
    for line in text.split("\n"):
        if not line.lstrip().startswith("#"):
            parts = re.split(r"(\"(?:[^\"\\]|\\.)*\")", line)
            parts[::2] = [re.sub(r"\{(?=\S)", "{ ", re.sub(r"(?<=\S)\}", " }", part)) for part in parts[::2]]
            line = re.sub(r"(?<=\S)[ \t]+# ", " # ", "".join(parts))
        lines.append(line)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))


def as_emitted(**how: Any) -> Callable[[str], str]:
    """A round trip: comments gone, long lines folded, lists moved, as ruamel.yaml and its kin write them."""

    def emitted(text: str) -> str:
        return str(yaml.emit(yaml.parse(text, Loader=yaml.CSafeLoader), **how))

    return emitted


def unfolded(text: str) -> str:
    """Every mapping and list on lines of its own."""
    events = list(yaml.parse(text, Loader=yaml.CSafeLoader))
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            event.flow_style = False
    return str(yaml.emit(events))


CHANGES: dict[str, Callable[[str, str], str]] = {
    "CRLF": lambda _, text: text.replace("\n", "\r\n"),
    "a byte order mark": lambda _, text: f"\ufeff{text}",
    "both": lambda _, text: "\ufeff" + text.replace("\n", "\r\n"),
    "old line ends": lambda _, text: text.replace("\n", "\r"),
    "no line end at the end": lambda _, text: text.rstrip("\n"),
    "blanks at line ends": lambda name, text: re.sub(r"(?m)(?<=\S)$", "  ", text) if name.endswith(".yaml") else text,
    "blanks behind the dashes": lambda name, text: text.replace("---\n", "---  \n") if name.endswith(".md") else text,
    "an empty line above": lambda name, text: f"\n\n{text}" if name.endswith(".md") else text,
    "a document start": lambda name, text: f"---\n{text}" if name.endswith(".yaml") else text,
    "Prettier": in_yaml(as_prettier),
    "narrow": in_yaml(as_emitted(width=40)),
    "wide": in_yaml(as_emitted(width=4_000, indent=4)),
    "unfolded": in_yaml(unfolded),
}  # fmt: skip


def files(root: Path) -> list[Path]:
    return sorted(
        path
        for folder in ("sources", "layouts", "fonts", "practices")
        for path in (root / folder).rglob("*")
        if path.suffix in (".md", ".yaml")
    )


def pdfs(project: SmallProject) -> dict[str, bytes]:
    return {name: data for name, data in project.built().items() if name.endswith(".pdf")}


def test_the_way_a_file_is_written_changes_no_byte_of_a_pdf(built: SmallProject) -> None:
    example = (ROOT / "practices" / "example.yaml").read_text("utf-8")
    built.write(PRACTICE, example)
    built.write("practices/example-logo.svg", (ROOT / "practices" / "example-logo.svg").read_bytes())
    built.replace(
        HANDOUT,
        "handout: small",
        "handout: small\nsubtitle: 'A longer line, which says: \"go on\" and # ever longer, so that it folds'",
    )
    texts = {path: path.read_text("utf-8") for path in files(built.root)}
    arguments = ("build", "--practice", str(built.path(PRACTICE)))
    assert built.guide(*arguments).errors == ()
    before, different = pdfs(built), {}
    assert before
    for what, change in CHANGES.items():
        for path, text in texts.items():
            path.write_bytes(change(path.name, text).encode("utf-8"))
        ran = built.guide(*arguments)
        if (ran.code, pdfs(built)) != (0, before):
            different[what] = ran.errors
    assert different == {}
