"""Where a writer breaks a line, the words on both sides stay apart for whoever reads the tags."""

from __future__ import annotations

from tests.pdf.reader import Reader, run_together
from tests.support import HANDOUT, TABLE, SmallProject

TEXT = "Babies roll and walk. See [more ways](#ways-to-move)."
BROKEN = """Babies roll  
over and sit\\
up.

- one\\
  **two\\
  three**\\
  [four\\
  five](https://example.org/)\\
  {fact}`crawl-age`\\
  six/\\
  seven –\\
  eight

:::{callout} try
nine  
ten
:::

::::{columns}
:::{column} Roll
eleven\\
twelve
:::
:::{column} Walk
thirteen
:::
::::"""  # noqa: W291  # two spaces at the end of a line break it
CELL = 'looks: |\n      Your baby  \n      turns\\\n      over.'  # fmt: skip


def test_a_break_of_the_writer_is_a_space_to_who_hears_it(project: SmallProject) -> None:
    project.replace(HANDOUT, "pages: {least: 1, most: 1}", "pages: {least: 1, most: 4}")
    project.replace(HANDOUT, TEXT, BROKEN)
    project.replace(TABLE, "looks: Your baby turns over.", CELL)
    ran = project.guide("build")
    assert (ran.code, ran.errors) == (0, ())
    for path in sorted(project.path("build").glob("en/*.pdf")):
        reader = Reader(path)
        assert run_together(reader) == [], path.name
        lines = reader.lines()
        for said in (
            "Babies roll over and sit up.", "nine ten", "eleven twelve", "Your baby turns over.",
            "one two three four five 7 to 10 months six/ seven – eight",
        ):  # fmt: skip
            assert said in lines, (path.name, said, lines)


def test_the_reader_of_the_tests_sees_words_that_run_together(built: SmallProject) -> None:
    # What it has to see: a space taken out of the end of a line.
    path = next(built.path("build").glob("en/topic/small.letter.pdf"))
    reader = Reader(path)
    assert run_together(reader) == []
    for page in reader.pages:
        for sequence in page.sequences.values():
            sequence.lines = [(height, text.rstrip()) for height, text in sequence.lines]
    assert run_together(reader) != []
