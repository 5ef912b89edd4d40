"""What writers of other Markdown paste: wherever it stands it is refused with the form that is read, or printed as typed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from tests.long import in_long
from tests.pdf.reader import Reader
from tests.support import CHECKLIST, HANDOUT, TABLE, SmallProject, assert_refused

TEXT = "Babies roll and walk. See [more ways](#ways-to-move)."
NO_LIST = "hint: write `- ` and then the words, with an empty line above the first item"
LINK = "hint: write [words](https://address), without a space in the address"
NOTE = "hint: write `word[^name]` in the text, and `[^name]: the note` as a paragraph of its own"
TOO_LITTLE = "is indented, but not enough to be in the item above it"
FAR_ENOUGH = "hint: to put it in that item, indent it by 3 spaces, level with the item's words; to put it beside the item, level with its mark"


def rule(line: int, column: int, message: str, hint: str, name: str = "markdown") -> str:
    return f"{HANDOUT}:{line}:{column}: {name}: {message}\n    {hint}"


def test_links_notes_headings_and_lists_of_other_writers(built: SmallProject) -> None:
    pasted = (
        "See [the page][doctor] now.^[a] See [more ways](#ways-to-move).\n\n\\[^a]: A note.\n\n###Rolling\n\n- [ ] roll\n\n"
        "### Sitting {#sit}\n\n~~never~~ sit\n\n-roll\n-sit"
    )
    built.replace(HANDOUT, TEXT, pasted)
    assert_refused(
        built,
        rule(23, 14, "`][` belongs to a link whose address is elsewhere", LINK),
        rule(23, 28, "`^[` is no footnote here, and would be printed as it is", NOTE),
        rule(25, 1, "`[^a]` is no footnote here, and would be printed as it is", NOTE),
        rule(27, 1, "`###` has no space after it, so it makes no heading", "hint: put a space after it"),
        rule(
            29, 3, "`[ ]` is a box to tick, which text cannot have",
            "hint: delete it; boxes to tick go in a checklist, see docs/writing.md",
        ),
        rule(
            31, 13, "`{#sit}` has no meaning here",
            "hint: delete the braces and what is in them; a link to a heading uses its words",
        ),
        rule(33, 1, "`~~` does not strike words out here", "hint: delete the words, or the mark"),
        rule(35, 1, "`-` has no space after it, so it makes no list", NO_LIST),
        rule(36, 1, "`-` has no space after it, so it makes no list", NO_LIST),
    )  # fmt: skip


def test_paragraphs_in_the_form_of_an_address(built: SmallProject) -> None:
    built.replace(HANDOUT, TEXT, f"{TEXT}\n\n[Emergency]: call-now\n\n[Warning]: never leave your baby alone.")
    hint = "hint: delete the brackets; for a link, write [words](https://address) where it belongs"
    message = "at the start of a line defines a link address, which is not printed"
    assert_refused(built, rule(25, 1, f"`[Emergency]:` {message}", hint), rule(27, 1, f"`[Warning]:` {message}", hint))


def test_a_list_that_is_indented_too_little(built: SmallProject) -> None:
    built.replace(
        HANDOUT, TEXT, f"{TEXT}\n\n1. roll\n  1. left\n  2. right\n2. sit\n\nThen:\n\n1. roll\n  - on the bed\n2. sit"
    )
    assert_refused(
        built, rule(26, 3, f"this item {TOO_LITTLE}", FAR_ENOUGH), rule(27, 3, f"this item {TOO_LITTLE}", FAR_ENOUGH),
        rule(33, 3, f"this {TOO_LITTLE}", FAR_ENOUGH),
    )  # fmt: skip


def test_a_heading_by_accident_and_a_directive_that_a_formatter_spoilt(built: SmallProject) -> None:
    built.replace(HANDOUT, TEXT, f"{TEXT}\n---\n\n:::\\{{callout}} try\nRoll.\n:::")
    assert_refused(
        built,
        rule(
            23, 1, "the line of `-` below turns this text into a heading",
            "hint: for a heading, write `## ` before it; otherwise delete the line",
        ),
        rule(
            26, 1, "expected a directive such as `:::{callout} main`, got `:::\\{callout} try`",
            "hint: delete the backslash; a program that does not know directives added it",
        ),
    )  # fmt: skip


def test_words_in_a_block_that_holds_none(built: SmallProject) -> None:
    built.replace(HANDOUT, ":::{table} ways\n:::", ":::{table} ways\n\nNever leave your baby alone.\n:::")
    hint = "hint: move it above or below, or close the block before it"
    assert_refused(built, rule(29, 1, "`table` takes no text, but here is some inside it", hint, "directive"))


def test_words_in_an_include(built: SmallProject) -> None:
    built.write(HANDOUT.replace("small", "shared"), "Babies sit.\n")
    built.replace(HANDOUT, TEXT, f"{TEXT}\n\n:::{{include}} shared.md\nNever leave your baby alone.\n:::")
    hint = "hint: move it above or below, or close the block before it"
    assert_refused(built, rule(26, 1, "`include` takes no text, but here is some inside it", hint, "include"))


def test_a_picture_without_a_name_and_one_by_its_file(built: SmallProject) -> None:
    built.replace(HANDOUT, TEXT, f"{TEXT}\n\n![A ball.]()\n\n![A ball.](pictures/ball.svg)")
    hint = "hint: a picture is a file of pictures/, by its name without `.svg` or `.jpg`, as in ![What it shows.](ball)"
    assert_refused(
        built,
        rule(25, 1, "this picture has no name", "hint: write ![What it shows.](name)", "picture"),
        rule(27, 1, "unknown picture `pictures/ball.svg`", hint, "picture"),
    )


def test_all_characters_that_cannot_be_printed_are_named_at_once(built: SmallProject) -> None:
    built.replace(HANDOUT, TEXT, f"{TEXT} A ✓ and ☞ and ✓.")
    hint = "hint: use another character, or words; the program draws check marks and arrows itself"
    assert_refused(
        built,
        rule(23, 57, "no font has U+2713 (check mark)", hint, "characters"),
        rule(23, 63, "no font has U+261E (white right pointing index)", hint, "characters"),
    )


# Where a text may stand: the file, what is replaced in it, and by what.
CHECK = "label: Name"
WHERE = {
    "paragraph": (HANDOUT, TEXT, "{}"),
    "item": (HANDOUT, TEXT, "- {}\n- sit"),
    "heading": (HANDOUT, TEXT, "### {}\n\nText."),
    "callout": (HANDOUT, TEXT, ":::{{callout}} try\n{}\n:::"),
    "title of a callout": (HANDOUT, TEXT, ":::{{callout}} try\n:title: {}\nText.\n:::"),
    "card": (HANDOUT, TEXT, "::::{{columns}}\n:::{{column}} {}\nText.\n:::\n:::{{column}} Two\nText.\n:::\n::::"),
    "caption": (HANDOUT, TEXT, "![A ball.](ball '{}')"),
    "description": (HANDOUT, TEXT, "![{}](ball)"),
    "cell": (TABLE, "looks: Your baby turns over.", "looks: {!j}"),
    "description in a cell": (TABLE, "alt: A ball that rolls.", "alt: {!j}"),
    "title of a table": (TABLE, "caption: Two ways to move", "caption: {!j}"),
    "field": (CHECKLIST, CHECK, "label: {!j}"),
}
REFUSED = (
    "roll^[1] over", "the [page][foo] here", "###Roll over", "[ ] roll", "• roll", "•\troll", "- [x] roll", "-roll over",
    "roll {#sit} over", "roll ~~over~~", "roll **over", "*roll over", "roll ==over==", "roll ^over^", "roll<br>over", "roll &foo; over",
    "roll &#8; over", "| roll | over |", "so $x$ now", "roll ::: over", "roll \\over", "`roll over", "[Emergency]: call",
)  # fmt: skip
READ = {
    "Hepatitis (C), part (r) (tm) +- what???? so,, go": "Hepatitis (C), part (r) (tm) +- what???? so,, go",
    "See example.org/a--b...c now": "See example.org/a--b...c now",
    "roll&nbsp;over &amp; sit &#8239;so": "roll over & sit so",
    "non\u2011stop and roll\u00ading\u200b now": "non-stop and rolling now",
    "costs $ or US$, 50% of": "",  # figures are the concern of another rule
}


# Every day each text in a third of the places, and each place with a third of the texts.
APART = in_long(3, 1)


def some_of(places: Iterable[str], texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    for row, where in enumerate(places):
        for column, text in enumerate(texts):
            # Bullets are not refused everywhere.
            if (row + column) % APART == 0 or "•" in text:
                yield where, text


def put(project: SmallProject, where: str, text: str) -> None:
    name, old, new = WHERE[where]
    project.replace(name, old, new.replace("{!j}", json.dumps(text, ensure_ascii=False)).replace("{}", text)
                    .replace("{{", "{").replace("}}", "}"))  # fmt: skip


def test_a_mark_is_refused_wherever_it_stands(built: SmallProject) -> None:
    built.replace(HANDOUT, "pages: {least: 1, most: 1}", "pages: {least: 1, most: 9}")
    built.replace(HANDOUT, ":::{table} ways\n:::", ":::{table} ways\n:::\n\n:::{checklist} visit\n:::")
    files = {name: built.read(name) for name in (HANDOUT, TABLE, CHECKLIST)}
    missed = []
    for where, text in some_of(WHERE, REFUSED):
        put(built, where, text)
        _, problems = built.prepare()
        told = any(f": {name}: " in problem for problem in problems for name in ("markdown", "emphasis"))
        # Where blocks may stand, lines with bullets are a list.
        if told == (text.startswith("•") and where in ("paragraph", "callout")):
            missed.append((where, text))
        for name, content in files.items():
            built.write(name, content)
    assert missed == []


def test_what_is_no_mark_is_printed_as_it_is_wherever_it_stands(built: SmallProject) -> None:
    built.replace(HANDOUT, "pages: {least: 1, most: 1}", "pages: {least: 1, most: 9}")
    built.replace(HANDOUT, ":::{table} ways\n:::", ":::{table} ways\n:::\n\n:::{checklist} visit\n:::")
    files = {name: built.read(name) for name in (HANDOUT, TABLE, CHECKLIST)}
    missed = []
    for where, text in some_of(WHERE, READ):
        put(built, where, text)
        if not (printed := READ[text]):
            _, problems = built.prepare()
            missed += [(where, problem) for problem in problems if ": markdown: " in problem]
        else:
            ran = built.guide("build", "--edition", "letter")
            path = built.path("build/en/topic/small.letter.pdf")
            if ran.code or re.sub(r"\s+", " ", printed) not in Reader(path).text.replace("\u00a0", " "):
                missed.append((where, (*ran.errors, text)[0]))
        for name, content in files.items():
            built.write(name, content)
    assert missed == []
