"""docs/errors.md: a section for every rule, and every example says what the program says.

To write what examples say now into the page: GUIDE_RENEW=1 make test. Read it before it is committed.
"""

from __future__ import annotations

import os
import re
import shutil

import pytest

from tests.docs.examples import Example, examples, fences, problems_in, renew
from tests.docs.rule_names import rule_names
from tests.support import ROOT, SITE_WORDS, SmallProject

PAGE = ROOT / "docs" / "errors.md"
EXAMPLES = examples(PAGE)
# Sections about something else than one rule.
FIRST, LAST = ("Keys of a file",), ("The command was used wrongly",)


def sections() -> tuple[str, ...]:
    return tuple(re.findall(r"^## (.*)$", PAGE.read_text("utf-8"), re.MULTILINE))


def test_every_rule_has_its_section_in_the_order_of_the_alphabet() -> None:
    assert sections() == (*FIRST, *sorted(rule_names(ROOT)), *LAST)


def test_every_section_has_an_example() -> None:
    assert {example.said.section for example in EXAMPLES} == set(sections())


def test_every_fence_but_the_first_belongs_to_an_example() -> None:
    used = {fence.start for example in EXAMPLES for fence in (example.said, *(c.fence for c in example.changes))}
    assert [fence.start for fence in fences(PAGE.read_text("utf-8")) if fence.start not in used][1:] == []


def named(example: Example) -> str:
    return f"{example.said.section}-{example.said.start}"


@pytest.mark.parametrize("number", range(len(EXAMPLES)), ids=[named(example) for example in EXAMPLES])
def test_an_example_says_what_the_page_shows(number: int, built: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    example = EXAMPLES[number]
    # What `make site` reads.
    shutil.copy(SITE_WORDS, built.path("sources/site.en.yaml"))
    monkeypatch.chdir(built.root)
    ran = example.run(built)
    if os.environ.get("GUIDE_RENEW") == "1":
        # Examples before this one may have made the page longer.
        renew(PAGE, examples(PAGE)[number].said, problems_in(ran))
        return
    assert problems_in(ran) == example.said.lines
    section = example.said.section
    assert section in (*FIRST, *LAST) or f": {section}: " in "\n".join(ran.errors), "no problem of this rule"
    assert ran.code == (2 if section in LAST else 0 if "warning: " in ran.errors[0] else 1)
