"""Faults in layouts/: keys, units, colours, geometry."""

from __future__ import annotations

import re

import pytest

from tests.layout.factory import layout
from tests.support import HANDOUT, LAYOUT, SmallProject, assert_refused

LETTER = "layouts/letter.yaml"
EDITION = ("--edition", "letter")
LEAVE = "    hint: use margins of 0 or more that leave at least 1 in for the text"

# A key, its new value, how far behind the start of the value the fault stands, and the message.
CASES = {
    "unknown unit": ("head", "28px", 0, "`head`: unknown unit `px` in `28px`: use pt, in, mm or cm"),
    "no unit": ("head", "28", 0, "`head`: a length without a unit in `28`: use pt, in, mm or cm"),
    "no length": ("head", "tall", 0, "`head`: expected a length such as `12pt` or `0.75in`, got `tall`"),
    "two values": ("head", "[1pt, 2pt]", 0, "`head`: expected one value, got a list\n    hint: write one value here, and nothing below it"),
    "unknown colour name": ("band", "BAND", 7, "unknown colour `bnd`\n    hint: did you mean `band`?"),
    "short colour": ("ink", '"#17303"', 1, "`ink`: expected a colour such as `#0b5d70`, got `#17303`"),
    "named colour": ("ink", "red", 0, "`ink`: expected a colour such as `#0b5d70`, got `red`\n    hint: write it as \"#ff0000\", in quotes"),
    "unknown face": (
        "title", "{face: bald, size: 27pt, leading: 31pt, colour: accent}", 7,
        "`face`: `bald` is not an allowed value\n    hint: did you mean `bold`?",
    ),
    "text for a number": ("characters", "many", 0, "`characters`: expected a whole number, got `many`\n    hint: write it in at most 9 digits, as in 6"),
}  # fmt: skip
BAND = "{fill: bnd, edge: band, heading: accent}"


@pytest.mark.parametrize("case", CASES)
def test_a_fault_is_refused(case: str, built: SmallProject) -> None:
    key, value, offset, message = CASES[case]
    if value == "BAND":
        # The first `band:` is the colour of that name.
        text = built.read(LAYOUT)
        built.write(LAYOUT, text.replace("\nband: {", "\nthe-band: {"))
        line, _, column = built.set_value(LAYOUT, "the-band", BAND).partition(":")
        built.replace(LAYOUT, "\nthe-band: ", "\nband: ")
        column = str(int(column) - len("the-"))
    else:
        line, _, column = built.set_value(LAYOUT, key, value).partition(":")
    assert_refused(built, f"{LAYOUT}:{line}:{int(column) + offset}: layout: {message}")


def test_an_unknown_icon_is_refused(built: SmallProject) -> None:
    before = built.read(LAYOUT).partition("icon: main,")[0]
    built.replace(LAYOUT, "icon: main,", "icon: mian,")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n") + len("icon: ")
    assert_refused(built, f"{LAYOUT}:{line}:{column}: layout: unknown icon `mian`\n    hint: did you mean `main`?")


def test_a_misspelt_key_is_refused(built: SmallProject) -> None:
    before = built.read(LAYOUT).partition("  head: ")[0]
    built.write(LAYOUT, built.read(LAYOUT).replace("  head: ", "  haed: ", 1))
    line = before.count("\n") + 1
    assert_refused(
        built,
        f"{LAYOUT}:{line}:3: layout: unknown key `haed`\n    hint: did you mean `head`?",
        arguments=EDITION,
    )


def test_a_misspelt_section_is_refused(built: SmallProject) -> None:
    built.replace(LAYOUT, "\npalette:", "\npallete:")
    line = built.read(LAYOUT).partition("pallete:")[0].count("\n") + 1
    assert_refused(
        built,
        f"{LAYOUT}:{line}:1: layout: unknown key `pallete`\n    hint: did you mean `palette`?",
        f"{LETTER}:1:1: layout: missing key `palette`\n    hint: add `palette: …` here",
        arguments=EDITION,
    )


@pytest.mark.parametrize(
    ("margins", "offset", "message"),
    [
        ("{top: 1in, right: 6in, bottom: 1in, left: 6in}", 42, r"left and right margins take 864 pt of 612 pt"),
        ("{top: 9in, right: 1in, bottom: 4in, left: 1in}", 6, r"top and bottom margins take \d{3,4} pt of 792 pt"),
    ],
)
def test_margins_larger_than_the_page_are_refused(margins: str, offset: int, message: str, built: SmallProject) -> None:
    line, _, column = built.set_value(LAYOUT, "margins", margins).partition(":")
    ran = built.guide("build", *EDITION)
    assert ran.code == 1
    place = f"{LAYOUT}:{line}:{int(column) + offset}"
    assert re.fullmatch(f"{place}: layout: {message}\n{LEAVE}\n1 error; nothing was written", "\n".join(ran.errors))


def test_a_negative_margin_is_refused(built: SmallProject) -> None:
    line, _, column = built.set_value(LAYOUT, "margins", "{top: 1in, right: -1in, bottom: 1in, left: 1in}").partition(
        ":"
    )
    assert_refused(
        built,
        f"{LAYOUT}:{line}:{int(column) + 18}: layout: `right`: `-1in` is not between 0 and 200 in",
        arguments=EDITION,
    )


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("bleed: 2in", "a bleed of 144 pt\n    hint: use 0 to 1 in, such as 3mm"),
        (
            "bleed: 3mm\n  sides: booklet",
            "a booklet has no bleed: its pages meet in the fold\n"
            "    hint: set `sides: single`; a print shop puts pages on its sheets itself",
        ),
    ],
)
def test_a_bleed_that_no_print_shop_can_use_is_refused(keys: str, said: str, built: SmallProject) -> None:
    built.write(LETTER, f"extends: base\npage:\n  name: US Letter\n  {keys}\n")
    ran = built.guide("build", *EDITION)
    assert ran.code == 1
    assert "\n".join(ran.errors[:2]) == f"{LETTER}:4:10: layout: {said}"


def test_margins_narrower_than_what_printers_leave_white_are_refused(built: SmallProject) -> None:
    built.set_value(LAYOUT, "margins", "{top: 0.1in, right: 0.65in, bottom: 0.4in, left: 0.65in}")
    assert_refused(
        built,
        f"{HANDOUT}:2:10: print-margin: something is printed in the outer 18 pt of page 1\n"
        "    hint: set `top` under `page: margins` in layouts/base.yaml to at least 18pt",
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            "extends: letter\n",
            ":1:10: layout: `letter` extends itself\n    hint: name another layout, for example `extends: base`",
        ),
        (
            "extends: [[base]]\n",
            ":1:11: layout: `extends` must name other layouts\n    hint: for example `extends: base`",
        ),
        (
            "extends: ../sources/criteria\n",
            ":1:10: layout: `extends` must name other layouts\n    hint: for example `extends: base`",
        ),
        ("letter\n", ":1:1: layout: expected `name: value` lines"),
        ("", ":1:1: yaml: this file is empty"),
    ],
    ids=["itself", "list", "path", "text", "empty"],
)
def test_an_edition_that_extends_nothing_is_refused(content: str, message: str, built: SmallProject) -> None:
    built.write(LETTER, content)
    assert_refused(built, LETTER + message, arguments=EDITION)


def test_an_edition_that_extends_an_unknown_layout_is_refused(built: SmallProject) -> None:
    built.replace(LETTER, "extends: base", "extends: bse")
    assert_refused(
        built, f"{LETTER}:1:10: layout: unknown layout `bse`\n    hint: did you mean `base`?", arguments=EDITION
    )


def test_editions_that_extend_each_other_are_refused(built: SmallProject) -> None:
    built.write(LETTER, "extends: parts/mine\n")
    built.write("layouts/parts/mine.yaml", "extends: letter\n")
    assert_refused(
        built,
        "layouts/parts/mine.yaml:1:10: layout: layouts extend each other in a circle\n"
        "    hint: shorten the chain of `extends`",
        arguments=EDITION,
    )


def test_an_edition_of_very_many_files_is_refused(built: SmallProject) -> None:
    """Each of a few files that name each other many times would be read very often."""
    for number in range(6):
        built.write(f"layouts/parts/p{number}.yaml", f"extends: [{', '.join([f'parts/p{number + 1}'] * 4)}]\n")
    built.write("layouts/parts/p6.yaml", "extends: base\n")
    built.write(LETTER, "extends: parts/p0\n")
    ran = built.guide("build", *EDITION)
    assert (ran.code, ran.errors[0].partition(": ")[2]) == (1, "layout: a layout can be made of at most 60 files")


# A designer's slips that leave the program without something it needs.
SLIPS = {
    "palette without `link`": ("replace", '  link: "', '  lnk: "'),
    "palette without `accent`": ("replace", '  accent: "', '  acent: "'),
    "palette without `line`": ("replace", '  line: "', '  lien: "'),
    "palette without `field`": ("replace", '  field: "', '  feild: "'),
    "box without a ground": ("replace", "main: {fill: white, edge", "main: {fill: '', edge"),
    "no measure": ("set", "measure", "0pt"),
    "negative measure": ("set", "measure", "-10pt"),
    "lines of no letters": ("set", "characters", "0"),
    "pictures of no height": ("set", "figure-height", "0pt"),
    "head above the page": ("set", "head", "-500pt"),
    "infinite page": ("set", "width", f"{'9' * 400}in"),
    "infinite padding": ("set", "box-padding", f"{'9' * 400}pt"),
}


@pytest.mark.parametrize("case", SLIPS)
def test_a_slip_is_a_fault_of_the_layout(case: str, built: SmallProject) -> None:
    how, old, new = SLIPS[case]
    if how == "set":
        built.set_value(LAYOUT, old, new)
    else:
        built.replace(LAYOUT, old, new)
    ran = built.guide("build", *EDITION)
    assert ran.code == 1
    assert ran.errors[0].startswith(("layouts/base.yaml:", "layouts/letter.yaml:"))


@pytest.mark.parametrize("look", ["5", "[a]", "text"])
def test_a_look_that_is_no_mapping_is_refused(look: str, built: SmallProject) -> None:
    built.replace(HANDOUT, "number: T-1", "number: T-1\nlook: sheet")
    built.write(LAYOUT, built.read(LAYOUT).partition("\nlooks:")[0] + f"\nlooks:\n  sheet: {look}\n")
    ran = built.guide("build", *EDITION)
    assert ran.code == 1
    assert ran.errors[0].startswith((f"{LAYOUT}:", f"{HANDOUT}:5:7: look: "))


LOOKS = """
looks:
  sheet:
    spacing: {step: 5pt, block: 7pt}
  steps:
    extends: sheet
    spacing: {step: 4pt}
"""


def test_a_look_extends_another_one() -> None:
    sheet, steps = layout(look="sheet").theme, layout(look="steps").theme
    assert steps.spacing.block == sheet.spacing.block != layout().theme.spacing.block
    assert steps.spacing.step_picture > sheet.spacing.step_picture


@pytest.mark.parametrize(
    ("extended", "says"),
    [
        ("sheat", "{LAYOUT}:{line}:14: look: unknown look `sheat`\n    hint: did you mean `sheet`?"),
        (
            "steps",
            "{LAYOUT}:{line}:14: look: the look `steps` extends itself\n    hint: name another look, or leave `extends` out",
        ),
        ("[sheet]", "{LAYOUT}:{line}:14: look: a look extends one other look\n    hint: name it: `extends: sheet`"),
    ],
)
def test_a_look_that_extends_no_other_is_a_fault(extended: str, says: str, built: SmallProject) -> None:
    built.replace(HANDOUT, "number: T-1", "number: T-1\nlook: steps")
    text = built.read(LAYOUT).partition("\nlooks:")[0] + LOOKS.replace("extends: sheet", f"extends: {extended}")
    built.write(LAYOUT, text)
    line = next(number for number, line in enumerate(text.splitlines(), 1) if "extends: " + extended in line)
    ran = built.guide("build", *EDITION)
    assert ran.code == 1
    assert "\n".join(ran.errors[:2]) == says.format(LAYOUT=LAYOUT, line=line)


def test_a_build_without_any_edition_takes_nothing_away(built: SmallProject) -> None:
    for name in ("letter", "a4"):
        built.path(f"layouts/{name}.yaml").unlink()
    before = built.built()
    assert built.guide("build").code == 1
    assert built.built() == before
