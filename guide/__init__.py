"""Printable, accessible health handouts from Markdown and YAML.

The stages, in order; each imports only what stands before it (`tests/test_architecture.py` holds them to it):

    problems, units   what went wrong and where; lengths, rectangles, colours
    model             frozen dataclasses that the stages hand to each other
    read              files, YAML, Markdown, SVG, layouts, fonts -> Source
    compose           Source -> Handout: names looked up, figures in words
    structure         Handout -> StructureTree: the reading order
    text              words -> glyphs, glyphs -> lines
    layout            Handout, StructureTree, Layout, Faces -> pages
    rules             what a good handout must hold to, on words and on pages
    impose            pages -> sides of paper: single, repeated, or for a fold
    draw              sides -> content streams
    write             content, structure, fonts, metadata -> PDF bytes
    publish           files -> build/ and its manifest
    plan              which sheets in which editions
    sharing           work for several processes
    pipeline          all of it, one line a stage
    personalize       the same sheets for many practices: rows -> a folder of files for each
    skeletons         what a new topic, handout or practice starts from
    schemas           the keys of every YAML file, for editors and for docs/keys.md
    web               templates, and pictures of pages, for what is shown in a browser
    compare           what changed between two states of the sheets
    preview           pages in a browser that follow what is saved
    site              the download page: sheets to read, files, plain text, data
    commands          what each command does with it
"""

from guide.base.problems import InputError, Position, Problem, Problems
from guide.pipeline import build, prepare
from guide.pipeline.select import Selection
from guide.read.files import Project

__all__ = ["InputError", "Position", "Problem", "Problems", "Project", "Selection", "build", "prepare"]
__version__ = "0.1.0"
