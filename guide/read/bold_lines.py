"""Headings as word processors make them: a line of bold words, or a heading that is bold once more."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from guide.base.problems import Problems
from guide.model.syntax import ParagraphNode, Span, TextSpan

# A bold line is taken for a heading if it is no longer, and one of these tokens follows.
LONGEST = 80
BELOW = ("paragraph_open", "bullet_list_open", "ordered_list_open")
_SENTENCE_ENDS = (".", "!", "?", ":", ";", ",", "…", ")", "”", "’", '"')


def unbold(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The words of a heading, which is bold by itself: not bold once more if all of them are."""
    words = [span for span in spans if isinstance(span, TextSpan)]
    if len(words) == len(spans) and all(span.strong or not span.text.strip() for span in words):
        return tuple(replace(span, strong=False) for span in words)
    return tuple(spans)


def check_bold_line(paragraph: ParagraphNode, problems: Problems) -> None:
    """Report a line that is bold as a whole and no sentence: readers see a heading, screen readers find none."""
    spans = [span for span in paragraph.spans if isinstance(span, TextSpan) and span.strong]
    if len(spans) == len(paragraph.spans) and len({span.at.line for span in spans}) == 1:
        words = "".join(span.text for span in spans).strip()
        if len(words) <= LONGEST and not words.endswith(_SENTENCE_ENDS):
            problems.error(
                paragraph.at, "markdown", "this line looks like a heading, but is only bold",
                "for a heading, write `## ` and the words without stars; end a bold sentence with its full stop",
            )  # fmt: skip
