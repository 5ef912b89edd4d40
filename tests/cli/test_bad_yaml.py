"""Files that are not YAML, or not the plain part of it that editors need."""

from __future__ import annotations

import pytest

from tests.support import CHART, CHECKLIST, FACTS, HANDOUT, LABELS, REFERENCES, TABLE, SmallProject, assert_refused

CAPTION = "caption: Two ways to move"
MEND = "\n    hint: look for a missing quote, colon, bracket or wrong indentation at or above this line"

# No near word for an urgency: whoever takes it by mistake changes what is done.
KINDS = "use one of: `main`, `emergency`, `call-now`, `call-soon`, `next-visit`, `at-home`, `safety`, `try`, `note`, `do`, `dont`"

CASES = {
    "bracket not closed": (
        TABLE,
        "columns:",
        "columns: [",
        f"{TABLE}:6:3: yaml: this is not YAML: while parsing a flow sequence did not find expected ',' or ']'{MEND}",
    ),
    "quote not closed": (
        HANDOUT,
        "title: A small sheet",
        'title: "A small sheet',
        f"{HANDOUT}:3:8: yaml: this is not YAML: a quote opens here and is not closed\n"
        '    hint: close it; put text that begins with one kind of quote in the other kind, as in "\'tis"',
    ),
    "anchor": (
        TABLE,
        CAPTION,
        "caption: &a Two ways to move",
        f"{TABLE}:2:10: yaml: anchor `&a`: anchors are not used here\n"
        '    hint: if this is text, put the text in quotes: "&a Two ways to move"',
    ),
    "alias": (
        TABLE,
        CAPTION,
        "caption: *a",
        f"{TABLE}:2:10: yaml: alias `*a`: aliases are not used here\n"
        '    hint: if this is text, put the text in quotes: "*a"',
    ),
    "tag": (
        TABLE,
        CAPTION,
        "caption: !!python/object/apply:os.getcwd []",
        f"{TABLE}:2:10: yaml: tag `tag:yaml.org,2002:python/object/apply:os.getcwd`: tags are not used here\n"
        '    hint: if this is text, put the text in quotes: "!!python/object/apply:os.getcwd []"',
    ),
    "own tag": (
        TABLE,
        CAPTION,
        "caption: !big Two ways",
        f"{TABLE}:2:10: yaml: tag `!big`: tags are not used here\n"
        '    hint: if this is text, put the text in quotes: "!big Two ways"',
    ),
    "duplicate key": (
        TABLE,
        CAPTION,
        f"{CAPTION}\ncaption: Three",
        f"{TABLE}:3:1: yaml: key `caption` appears twice\n    hint: it first appears in line 2; keep one of them",
    ),
    "deep nesting": (
        TABLE,
        CAPTION,
        "caption: " + "[" * 40 + "]" * 40,
        f"{TABLE}:2:22: yaml: nested more than 12 levels deep\n    hint: use fewer levels",
    ),
    "nesting without end": (
        TABLE,
        CAPTION,
        "caption: " + "[" * 100_000,
        f"{TABLE}:2:22: yaml: nested more than 12 levels deep\n    hint: use fewer levels",
    ),
    "list as a key": (
        TABLE,
        CAPTION,
        "? [a]\n: b",
        f"{TABLE}:2:3: yaml: a key has to be a single word\n    hint: quote the text if it holds `{{` or `[`",
    ),
    "second document": (
        TABLE,
        CAPTION,
        f"{CAPTION}\n---\nb: c",
        f"{TABLE}:3:1: yaml: a second document starts here\n    hint: keep one document in a file; delete `---`",
    ),
    "misspelt key": (
        TABLE,
        "caption:",
        "captoin:",
        f"{TABLE}:2:1: table: unknown key `captoin`\n    hint: did you mean `caption`?",
    ),
    "unknown type": (
        TABLE,
        "type: table",
        "type: tabel",
        f"{TABLE}:1:7: data: `type` must say what this file is\n    hint: did you mean `table`? a data file begins with one of: `type: table`, `type: chart`, `type: checklist`, `type: log`, `type: ranges`, `type: bars`, `type: pictograph`, `type: causes`",
    ),
    "two misspelt kinds": (
        LABELS,
        "  main: What matters most\n  call-now: Call now",
        "  mian: What matters most\n  call-nwo: Call now",
        f"{LABELS}:LINE:3: labels: unknown key `mian`\n    hint: {KINDS}",
        f"{LABELS}:NEXT:3: labels: unknown key `call-nwo`\n    hint: {KINDS}",
    ),
    "unknown urgency": (
        CHART,
        "when: next-visit",
        "when: next-vist",
        f"{CHART}:7:48: chart: `when`: `next-vist` is not an allowed value\n    hint: use one of: `emergency`, `call-now`, `call-soon`, `next-visit`, `at-home`",
    ),
    "text for a row number": (
        CHECKLIST,
        "row: 1",
        "row: one",
        f"{CHECKLIST}:5:27: checklist: `row`: expected a whole number, got `one`\n    hint: write it in at most 9 digits, as in 6",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_fault_is_refused(case: str, built: SmallProject) -> None:
    name, old, new, *messages = CASES[case]
    line = built.read(name).partition(old)[0].count("\n") + 1
    built.replace(name, old, new)
    assert_refused(built, *(text.replace("LINE", str(line)).replace("NEXT", str(line + 1)) for text in messages))


def test_a_bomb_of_aliases_is_refused_at_its_first_anchor(built: SmallProject) -> None:
    laughs = "\n".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    built.write(TABLE, f"a: &a [ha, ha]\n{laughs}\n")
    assert_refused(
        built,
        f"{TABLE}:1:4: yaml: anchor `&a`: anchors are not used here\n"
        '    hint: if this is text, put the text in quotes: "&a [ha, ha]"',
    )


@pytest.mark.parametrize("name", [FACTS, REFERENCES, LABELS])
def test_an_empty_file_is_refused(name: str, built: SmallProject) -> None:
    built.write(name, "")
    assert_refused(built, f"{name}:1:1: yaml: this file is empty")


@pytest.mark.parametrize("name", [FACTS, REFERENCES])
def test_a_list_instead_of_ids_is_refused(name: str, built: SmallProject) -> None:
    rule = "facts" if name == FACTS else "references"
    built.write(name, "- one\n- two\n")
    assert_refused(built, f"{name}:1:1: {rule}: expected `id:` lines, each with its keys below it")


@pytest.mark.parametrize("char", ["\u0080", "\u009b", "\uffff"])
def test_a_character_that_yaml_does_not_know_is_refused_where_it_stands(char: str, built: SmallProject) -> None:
    built.replace(TABLE, CAPTION, f"caption: Two{char}ways")
    ran = built.guide("build")
    assert ran.code == 1
    assert ran.errors[0].startswith(f"{TABLE}:2:13: ")
    assert len(ran.errors) <= 3
    assert char not in "".join(ran.errors)
