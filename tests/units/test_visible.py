"""What comes from outside stands in one line, in which everything can be seen."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from guide.base.problems import Position, Problem
from guide.base.visible import LONGEST, message, visible
from tests.long import examples

SHOWN = {
    "a\nREADME.md:1:1: forged: line": r"a\nREADME.md:1:1: forged: line",
    "a\r\tb": r"a\r\tb",
    "\x1b]0;title\x07\x1b[2J\x00\x7f": r"\x1b]0;title\x07\x1b[2J\x00\x7f",
    "\x9b2J\x85": r"\x9b2J\x85",
    "\u202eab\u200f\u2066\u2069\u2028\u2029": r"\u202eab\u200f\u2066\u2069\u2028\u2029",
    "nap\u200bs \u2060\ufeff\u00ad": r"nap\u200bs \u2060\ufeff\xad",
    "nap\u200ds": r"nap\u200ds",
    "\u3164\u115f\u2800\ufe0f\u034f": r"\u3164\u115f\u2800\ufe0f\u034f",
    "\U000e0041\U000e0100": r"\U000e0041\U000e0100",
    "o\udcff": r"o\udcff",
    "\ue000\ufffe": r"\ue000\ufffe",
}
KEPT = (
    "Crème brûlée", "Cre\u0300me", "¿Qué?", "中文", "مرحبا", "می\u200cخواهم", "क्\u200dष", "שלום", "Привет", "ไทย", "😀", "“a” – b…",
    "C:\\temp", "100 %", "`a`",
)  # fmt: skip


def test_what_cannot_be_seen_is_written_by_its_code() -> None:
    assert {text: visible(text) for text in SHOWN} == SHOWN


def test_letters_of_all_scripts_stay() -> None:
    assert [visible(text) for text in KEPT] == list(KEPT)


def test_spaces_at_which_no_line_breaks_read_as_spaces() -> None:
    assert visible("10\u00a0months, 38\u202f°C") == "10 months, 38 °C"


@settings(deadline=None, max_examples=examples(75), derandomize=True)
@given(st.text(st.characters(), max_size=60))
def test_a_message_is_one_line_without_control_characters(text: str) -> None:
    problem = Problem(Position(text, 2, 3), "rule", f"unknown key `{text}`", text)
    for part in (problem.message, problem.hint, str(problem.at)):
        joiners = part.replace("\u200c", "").replace("\u200d", "")
        assert not [
            char for char in joiners if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
        ]
    # What was escaped once, such as in the report of a run, stays as it is.
    assert Problem(problem.at, "rule", problem.message, problem.hint) == problem


def test_what_is_long_is_cut_in_the_middle() -> None:
    assert message(f"`{'a' * 300}` is not an allowed value") == f"`{'a' * 89}…{'a' * 30}` is not an allowed value"
    assert len(message("a b " * 10_000)) == LONGEST
    assert len(message(f"unknown key `{chr(27) * 10_000}`")) < LONGEST
