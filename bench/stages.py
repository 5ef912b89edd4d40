"""The stages of this project on one sheet, from a folder with its Markdown and its tables to the bytes of a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from msgspec.structs import replace

from bench.frozen import CORPUS, DAY, FONTS, TOPIC
from guide.base.problems import Position, Problems
from guide.compose.handout import compose
from guide.layout.pages import lay_out
from guide.model.files.data import DataSource
from guide.model.files.front_matter import FrontMatter, PageRange
from guide.model.files.table import TableSource
from guide.model.files.topic import TopicSource
from guide.model.prose import Prose
from guide.model.source import HandoutSource, LanguageSource, Located, Source
from guide.pdf.impose.sides import Imposition, impose
from guide.pdf.write.pdf import write_pdf
from guide.read.bind import bind
from guide.read.files import Project, TextFile
from guide.read.fonts import read_fonts
from guide.read.labels import read_labels
from guide.read.layouts import read_layout
from guide.read.markdown import parse_markdown
from guide.read.yaml_nodes import parse_yaml
from guide.structure.build import build_structure
from guide.text.faces import load_faces

# Labels and layouts are frozen, fonts are the program's.
PROJECT, PROGRAM = Project(CORPUS), Project(FONTS.parent)


def rendered(folder: Path, front: dict[str, Any]) -> bytes:
    """The PDF of a folder; a problem ends the benchmark."""
    problems = Problems()
    fonts = read_fonts(PROGRAM, problems)
    layout = read_layout(PROJECT, "letter", "", None, problems)
    assert fonts is not None and layout is not None
    faces = load_faces(fonts, problems)
    source = _source(folder, front, problems)
    (language,) = source.languages
    handout = compose(source, language, language.handouts[0], problems)
    top, right, bottom, left = front["margins"]
    margins = replace(layout.page.margins, top=top, right=right, bottom=bottom, left=left)
    page = replace(layout.page, margins=margins, measure=layout.page.width - left - right, head=0.0, foot=0.0)
    tree = build_structure(handout)
    pages = lay_out(handout, tree, replace(layout, page=page), faces, problems)
    problems.stop_on_errors()
    return write_pdf(handout, tree, impose(pages, Imposition()), faces)


def _source(folder: Path, front: dict[str, Any], problems: Problems) -> Source:
    """A topic of one sheet, with the labels of the frozen ones. The text is passed on directly: it may be longer than a
    source file, which makes a few sheets of paper at most."""
    labels = read_labels(PROJECT, CORPUS / TOPIC / "en" / "labels.yaml", problems)
    assert labels is not None
    path = "sources/bench/en/sheet.md"
    nodes = parse_markdown(TextFile(path, (folder / "sheet.md").read_text("utf-8")), problems)
    matter = FrontMatter(
        handout="sheet", title=front["title"], number="B", edition=DAY, review_by=DAY, language="en", summary="",
        pages=PageRange(1, 9999),
    )  # fmt: skip
    data = {file.stem: _table(file, problems) for file in sorted(folder.glob("*.yaml"))}
    language = LanguageSource(
        "en", labels, (HandoutSource(matter, {}, nodes, path),), data, frozenset(data), glossary={}, everyday=None
    )
    number, code = (Prose(said, Position(path)) for said in ("B", "en"))
    topic = TopicSource("", front["author"], guide_number=number, languages=(code,), editions=("letter",))
    return Source("bench", topic, "topic.yaml", {}, {}, (language,), {}, (), {}, {})


def _table(file: Path, problems: Problems) -> Located[DataSource]:
    node = parse_yaml(TextFile(file.name, file.read_text("utf-8")), problems)
    bound: TableSource | None = None if node is None else bind(node, TableSource, problems, "table")
    assert bound is not None
    return Located(bound, Position(file.name))
