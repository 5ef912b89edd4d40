"""How the explanations of a sheet read: as somebody speaks, neither a telegram nor a report (criteria, rows 1 and 2).

Prose is what explains. Lists, cells, steps, and boxes that say what to do may be as short as they like.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guide.base.problems import Problems
from guide.model.blocks import Block, Callout, Paragraph, PracticeBox, Steps
from guide.model.handout import Handout
from guide.model.kinds import kind_of
from guide.model.languages import has_reading
from guide.model.printed import printed
from guide.model.walk import children
from guide.rules.context import HandoutContext
from guide.rules.reading import Readability, Sentence, measure, split

# Boxes that explain; the others say what to do.
_EXPLAIN = ("main", "note")
_ENDS = (".", "!", "?")
_CLOSING = '"”’)'


def check(context: HandoutContext, problems: Problems) -> None:
    """Warnings, since an editor may have good reasons; a few sentences say too little about how a sheet reads."""
    if context.handout.audience != "parents" or not has_reading(context.handout.language):
        return
    found, limits = prose_of(context.handout), context.criteria
    if not limits.prose_from or len(found) < limits.prose_from:
        return
    measured = measure(found)
    if measured.mean < limits.prose_mean_least:
        fault = "reads as a telegram"
        hint = "write as you would say it: join sentences that belong together, such as with `so`, `because` or `when`"
    elif measured.mean > limits.prose_mean_most or measured.grade > limits.reading_grade:
        fault, hint = "explains in long sentences or words", "say one thing in a sentence, in short words"
    elif measured.grade < limits.prose_grade_least:
        fault = "explains more simply than parents need"
        hint = "read it aloud: join what sounds chopped; plain words that sound right may stay"
    else:
        return
    problems.warning(
        found[0].at,
        "prose",
        f"this sheet {fault}: the {len(found)} sentences of its paragraphs have {measured.mean:.1f} words on average and "
        f"reading grade {measured.grade:.1f} (natural are {limits.prose_mean_least:g} to {limits.prose_mean_most:g}, and "
        f"{limits.prose_grade_least:g} to {limits.reading_grade:g})",
        hint,
    )


def prose_of(handout: Handout) -> list[Sentence]:
    """The sentences that explain: those of paragraphs outside lists, tables, steps and boxes that say what to do."""
    return [sentence for paragraph in _paragraphs(handout.blocks) for sentence in _sentences(paragraph)]


def prose_reading(handout: Handout) -> Readability | None:
    """The measures of what explains; None if its language has no formula, or if nothing explains."""
    found = prose_of(handout)
    return measure(found) if found and has_reading(handout.language) else None


def _paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            # The texts of YAML files are cells and labels, also where a chart shows them as cards.
            if block.role == "body" and block.at.path.endswith(".md"):
                yield block
        elif not _says_what_to_do(block):
            yield from _paragraphs(children(block))


def _says_what_to_do(block: Block) -> bool:
    if isinstance(block, Callout):
        return block.kind not in _EXPLAIN
    if isinstance(block, Steps):
        return True
    # The practice's own words are no prose of the handout.
    if isinstance(block, PracticeBox):
        return True
    return kind_of(block).read in ("list", "table")


def _sentences(paragraph: Paragraph) -> Iterator[Sentence]:
    """None of a line that leads to a list."""
    text = printed(paragraph.inlines, paragraph.at)
    if text.text.rstrip().rstrip(_CLOSING).endswith(_ENDS):
        yield from split(text)
