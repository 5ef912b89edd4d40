"""Printable, accessible health handouts from Markdown and YAML.

The stages, in order; each imports only earlier ones (`tests/test_architecture.py` checks this):

    base              what went wrong and where; lengths, rectangles, colours; work for several processes
    model             frozen values that the stages hand to each other
    read              files, YAML, Markdown, SVG, layouts, fonts -> Source
    compose           Source -> Handout: names looked up, figures in words
    structure         Handout -> StructureTree: the reading order
    text              words -> glyphs, glyphs -> lines
    layout            Handout, StructureTree, Layout, Faces -> pages
    rules             what makes a good handout, for words and for pages
    pdf               pages -> sides of paper -> content streams -> PDF bytes
    publish           files -> build/ and its manifest
    pipeline          all of it, one line for each stage; which sheets in which editions
    products          built on top: site, preview, compare, personalize, drafts, start, schemas, browser
    commands          what each command does with it
"""

TYPE_CHECKING = False  # as in `typing`, which takes a while to import

if TYPE_CHECKING:
    from guide.base.problems import InputError, Position, Problem, Problems
    from guide.pipeline import build, prepare
    from guide.pipeline.figure import figure_pdf
    from guide.pipeline.select import Selection
    from guide.read.files import Project

__all__ = ["InputError", "Position", "Problem", "Problems", "Project", "Selection", "build", "figure_pdf", "prepare"]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """The names of the library, imported on first use, so that the command line can be stopped before that."""
    from importlib import import_module

    modules = {
        **dict.fromkeys(("InputError", "Position", "Problem", "Problems"), "guide.base.problems"),
        **dict.fromkeys(("build", "prepare"), "guide.pipeline"),
        "figure_pdf": "guide.pipeline.figure",
        "Selection": "guide.pipeline.select",
        "Project": "guide.read.files",
    }
    if name not in modules:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(modules[name]), name)
