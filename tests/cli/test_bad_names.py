"""Names that lead nowhere: tables, columns, facts, references, pictures, headings, addresses."""

from __future__ import annotations

import pytest

from tests.support import CHART, CHECKLIST, FACTS, HANDOUT, REFERENCES, TABLE, SmallProject, assert_refused

TABLE_THERE = ":::{table} ways"
LINK = "[more ways](#ways-to-move)"
NO_LINK = (
    "is not an address that a handout can link to\n"
    "    hint: link to `https://…`, to `mailto:name@…`, or to a heading of this handout with `#` and its words joined by hyphens"
)
NO_QR = (
    "is not an address for a QR code\n"
    "    hint: write an address that starts with https:// and has at most 80 characters"
)

CASES = {
    "unknown table": (
        HANDOUT, TABLE_THERE, ":::{table} wayz",
        f"{HANDOUT}:27:12: directive: unknown table `wayz`\n    hint: did you mean `ways`?",
    ),
    "a table is no chart": (
        HANDOUT, TABLE_THERE, ":::{chart} ways",
        f"{HANDOUT}:27:12: directive: unknown chart `ways`\n    hint: use one of: `chart`",
    ),
    "unknown column": (
        HANDOUT, TABLE_THERE, f"{TABLE_THERE}\n:columns: way, look",
        f"{HANDOUT}:28:11: table: unknown column `look`\n    hint: did you mean `looks`?",
    ),
    "row header that is no column": (
        TABLE, "row-header: way", "row-header: wya",
        f"{TABLE}:1:1: table: `row-header` names no column: `wya`\n    hint: did you mean `way`?",
    ),
    "cell of no column": (
        TABLE, "    looks: Your baby turns over.", "    looks: Your baby turns over.\n    lookz: Over.",
        f"{TABLE}:9:17: table: unknown column `lookz` in this row\n    hint: did you mean `looks`?",
    ),
    "row without a cell": (
        TABLE, "    looks: Your baby turns over.\n", "",
        f"{TABLE}:9:17: table: this row has no cell for column `looks`\n    hint: add `looks: …`",
    ),
    "unknown fact": (
        HANDOUT, "crawl-age", "crawl-agee",
        f"{HANDOUT}:14:22: facts: unknown fact `crawl-agee`\n    hint: did you mean `crawl-age`?",
    ),
    "unknown fact in a table": (
        TABLE, "steps-a-day", "steps-day",
        f"{TABLE}:14:18: facts: unknown fact `steps-day`\n    hint: did you mean `steps-a-day`?",
    ),
    "unknown reference of a fact": (
        FACTS, "sources: [play-report]", "sources: [play-report, play]",
        f"{FACTS}:26:26: facts: fact `heard-only` names an unknown reference `play`\n"
        "    hint: add it to references.yaml, as `play: {title: …, publisher: …, grade: read}`; if it is there, use one of: `growth-study`, `play-report`, `sleep-report`",
    ),
    "reference that nothing uses": (
        REFERENCES, "sleep-report:", "rest: {title: Rest, publisher: P, grade: read}\n\nsleep-report:",
        f"{REFERENCES}:13:1: references: nothing uses reference `rest`\n"
        "    hint: name it in a fact or a sheet's `sources`, or delete it",
    ),
    "unknown picture": (
        HANDOUT, "(ball)", "(bal)",
        f"{HANDOUT}:25:1: picture: unknown picture `bal`\n    hint: did you mean `ball`?",
    ),
    "unknown picture in a table": (
        TABLE, "picture: ball", "picture: bell",
        f"{TABLE}:9:17: picture: unknown picture `bell`\n    hint: did you mean `ball`?",
    ),
    "picture from elsewhere": (
        HANDOUT, "(ball)", "(https://example.org/ball.png)",
        f"{HANDOUT}:25:1: picture: unknown picture `https://example.org/ball.png`\n    hint: a picture is a file of pictures/, by its name without `.svg` or `.jpg`, as in ![What it shows.](ball)",
    ),
    "picture without alt text": (
        HANDOUT, "![A ball on the floor.]", "![]",
        f"{HANDOUT}:25:1: alt-text: picture `ball` has no alternative text\n    hint: say in one sentence what it shows",
    ),
    "picture in a table without alt text": (
        TABLE, ", alt: A ball that rolls.", "",
        f"{TABLE}:9:17: alt-text: picture `ball` has no alternative text\n    hint: say in one sentence what it shows",
    ),
    "long alt text": (
        HANDOUT, "A ball on the floor.", "A ball. " * 32,
        f"{HANDOUT}:25:1: alt-text: the alternative text of `ball` has 256 characters\n    hint: use at most 250",
    ),
    "picture in a line": (
        HANDOUT, LINK, "![A ball.](ball)",
        f"{HANDOUT}:23:27: picture: a picture must be on its own line\n"
        "    hint: put an empty line above and below it",
    ),
    "unknown heading": (
        HANDOUT, "#ways-to-move", "#way-to-move",
        f"{HANDOUT}:23:27: link: no heading of this handout has the address `#way-to-move`\n"
        "    hint: the address of a heading is its words in small letters, with hyphens for spaces and without other marks; "
        "did you mean `ways-to-move`?",
    ),
    "page of an unknown heading": (
        HANDOUT, LINK, "page {page}`way-to-move`",
        f"{HANDOUT}:23:32: link: no heading of this handout has the address `#way-to-move`\n"
        "    hint: the address of a heading is its words in small letters, with hyphens for spaces and without other marks; "
        "did you mean `ways-to-move`?",
    ),
    "http": (HANDOUT, LINK, "[a](http://example.org)", f"{HANDOUT}:23:27: link: `http://example.org` {NO_LINK}"),
    "mail": (HANDOUT, LINK, "[a](mailto:a@example.org?subject=A)", f"{HANDOUT}:23:27: link: `mailto:a@example.org?subject=A` {NO_LINK}"),
    "file of the project": (HANDOUT, LINK, "[a](small.md)", f"{HANDOUT}:23:27: link: `small.md` {NO_LINK}"),
    "no address": (HANDOUT, LINK, "[a]()", f"{HANDOUT}:23:27: link: this link has no address\n    hint: write [words](https://address)"),
    "code that is not https": (
        HANDOUT, TABLE_THERE, ":::{qr} http://example.org", f"{HANDOUT}:27:9: qr: `http://example.org` {NO_QR}, such as https://example.org",
    ),
    "code for a script": (
        HANDOUT, TABLE_THERE, ":::{qr} javascript:alert()", f"{HANDOUT}:27:9: qr: `javascript:alert()` {NO_QR}",
    ),
    "code for nothing": (HANDOUT, TABLE_THERE, ":::{qr}", f"{HANDOUT}:27:1: qr: `` {NO_QR}"),
    "long code": (
        HANDOUT, TABLE_THERE, f":::{{qr}} https://example.org/{'a' * 61}",
        f"{HANDOUT}:27:9: qr: `https://example.org/{'a' * 61}` {NO_QR}",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_fault_is_refused(case: str, built: SmallProject) -> None:
    name, old, new, *messages = CASES[case]
    built.replace(name, old, new)
    assert_refused(built, *messages)


def test_an_unknown_cause_in_a_chart_is_refused(built: SmallProject) -> None:
    built.replace(HANDOUT, TABLE_THERE, ":::{chart} chart")
    built.replace(CHART, "causes: [muscles], when", "causes: [mussels], when")
    assert_refused(built, f"{CHART}:7:32: chart: unknown cause `mussels`\n    hint: did you mean `muscles`?")


def test_a_field_id_that_stands_twice_is_refused(built: SmallProject) -> None:
    built.replace(HANDOUT, TABLE_THERE, ":::{checklist} visit")
    built.replace(CHECKLIST, "id: worry", "id: not-yet")
    assert_refused(
        built,
        f"{CHECKLIST}:17:10: checklist: id `not-yet` appears twice in this handout\n"
        "    hint: give every field its own id",
    )


def test_a_field_id_of_two_words_is_refused(built: SmallProject) -> None:
    built.replace(HANDOUT, TABLE_THERE, ":::{checklist} visit")
    built.replace(CHECKLIST, "id: worry", "id: My worry")
    assert_refused(
        built,
        f"{CHECKLIST}:17:10: checklist: `My worry` is not an id\n"
        "    hint: use lower-case letters, digits and hyphens, for example `baby-name`",
    )


@pytest.mark.parametrize("address", ["javascript:alert()", "data:text/html,x", "file:///etc/hosts", "vbscript:x"])
@pytest.mark.parametrize("form", ["[a]({})", "<{}>", "[a][b]\n\n[b]: {}"])
def test_an_address_that_runs_or_reads_is_refused(form: str, address: str, built: SmallProject) -> None:
    """Markdown itself does not make links of these: they would stand in print as they were typed."""
    before = built.built()
    built.replace(HANDOUT, LINK, form.format(address))
    ran = built.guide("build")
    assert ran.code == 1
    assert ran.errors[0].startswith((f"{HANDOUT}:23:27: ", f"{HANDOUT}:23:29: "))
    assert built.built() == before


@pytest.mark.parametrize("address", ["javascript:alert()", "http://example.org", "example.org"])
def test_the_address_of_a_reference_is_https(address: str, built: SmallProject) -> None:
    built.replace(REFERENCES, "https://example.org/sleep", address)
    ran = built.guide("build")
    assert ran.code == 1
    assert ran.errors[0].startswith(f"{REFERENCES}:1")


@pytest.mark.parametrize("address", ["https://", 'https://example.org/"<b>'])
def test_a_code_leads_to_a_whole_address(address: str, built: SmallProject) -> None:
    built.replace(HANDOUT, TABLE_THERE, f":::{{qr}} {address}")
    assert_refused(built, f"{HANDOUT}:27:9: qr: `{address}` {NO_QR}")
