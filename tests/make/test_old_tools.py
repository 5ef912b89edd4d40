"""Makefile and environment.sh keep to what GNU make 3.81 and the tools of macOS and BSD know.

Each pattern is a form that works here and silently does something else there, so that only reading finds it. To run all
tests of this folder with such a make: GUIDE_MAKE=/path/to/make-3.81.
"""

from __future__ import annotations

import re

from tests.support import ROOT

FORMS = {
    r"^\.ONESHELL|^\.SHELLFLAGS|^\.RECIPEPREFIX": "make 3.82 and newer",
    r"!=": "a variable from a command is of make 4.0 (and in sh, test has it between words only)",
    r"\$\(file |\$\(guile |\$\(intcmp |\$\(let ": "make 4.0 and newer",
    r"::=|:::=|\bundefine\b|^define \w+ *[:?+]?=|^private ": "make 3.82 and newer",
    r"&:|\.EXTRA_PREREQS|--output-sync|\.WAIT": "make 4.3 and newer",
    r"\bsed\b": "`\\t`, `-i`, `-r` and `\\+` are of GNU; awk is the same everywhere",
    r"(^\s*@?|[|;&({`] *)find ": "`-printf` and finds without a folder are of GNU",
    r"\bstat\b|\bdate\b|\breadlink\b|\brealpath\b|\bsort -[zV]|\btac\b|\bxargs\b": "other options, or not there",
    r"\bgrep -P|\bgrep --": "of GNU",
    r"\becho -[en]|\[\[|\bfunction \w|<<<|<\(|\blocal\b|\bsource\b|\$'": "of bash",
}  # fmt: skip


def test_no_form_that_is_of_gnu_alone() -> None:
    found = []
    for name in ("Makefile", "environment.sh"):
        for number, line in enumerate((ROOT / name).read_text("utf-8").splitlines(), 1):
            code = "" if line.lstrip().startswith("#") else line.partition(" ## ")[0]
            found += [f"{name}:{number}: {why}: {line}" for form, why in FORMS.items() if re.search(form, code)]
    assert found == []
