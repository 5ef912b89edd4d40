"""Quotes, apostrophes, dashes and the ellipsis are set as printers do, and nothing else is touched."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from guide.base.problems import Position, Problems
from guide.model.syntax import ImageSpan, TextSpan
from guide.read.markdown import parse_inline
from tests.long import examples, in_long
from tests.read.test_markdown import parsed, spans_in, text_of

SET = {
    'say "go" now': "say “go” now",
    "baby's 'own' way": "baby’s ‘own’ way",
    "the babies' toys": "the babies’ toys",
    "'til, 'em, 'tis, the '90s": "’til, ’em, ’tis, the ’90s",
    "rock 'n' roll": "rock ’n’ roll",
    "'rock 'n' roll' and more": "‘rock ’n’ roll’ and more",
    "'cause": "’cause",
    "'twas, 'Twere, 'TIL": "’twas, ’Twere, ’TIL",
    "'twas the babies' toy": "’twas the babies’ toy",
    "say \\'til now": "say 'til now",
    '"go \'home"': "“go ’home”",
    '"a board of 5""': '“a board of 5"”',
    'one\\\n"two" three': "one“two” three",  # with the break, which is no text
    "tel:555--0100": "tel:555--0100",
    '"\'Tis so," she said': "“’Tis so,” she said",
    '"**Stop**" and "**go" now**': "“Stop” and “go” now",
    '("go")': "(“go”)",
    'a board of 5" and 6"': 'a board of 5" and 6"',
    "wait... then -- go": "wait… then – go",
    "word--word---word": "word–word—word",
    "a..b ....": "a..b ....",
    "a --name -----": "a --name -----",
    "(c) (C) (r) (R) (tm) (p) +-": "(c) (C) (r) (R) (tm) (p) +-",
    "what???? so,, go!!!! ?..": "what???? so,, go!!!! ?..",
    "see example.org/a--b...c now": "see example.org/a--b...c now",
    '"https://example.org/it\'s--so".': "“https://example.org/it's--so”.",
    "mail a--b@example.org... or www.a--b.org": "mail a--b@example.org… or www.a--b.org",
    "<https://example.org/a--b>": "https://example.org/a--b",
    "a.m.--noon": "a.m.–noon",
    "one \\* two \\'three\\' \\-- \\...": "one * two 'three' -- ...",
    "this &amp; that&nbsp;one &quot;two&quot;": 'this & that\u00a0one "two"',
    "non\u2011stop roll\u00ading a\u200bb 5\u202fcm\u2009x\ty": "non-stop rolling ab 5\u00a0cm x y",
    "&#8239;a&shy;b&#x2011;c": "\u00a0ab-c",
}


def test_a_figure_is_a_word_for_what_stands_beside_it() -> None:
    typed = {
        'at "{fact}`age`" now': "at “” now",
        "the {fact}`age`' toys and 'more": "the ’ toys and ’more",
        "{fact}`age`--{fact}`more`": "–",
        "-- {fact}`age`": "– ",
        "a --{fact}`age`": "a --",
    }
    assert {one: text_of(parsed(one)[0]) for one in typed} == typed


def test_a_text_is_set_as_promised_in_markdown_and_in_yaml() -> None:
    found, in_yaml = {}, {}
    for typed in SET:
        nodes, problems = parsed(typed)
        found[typed] = text_of(nodes) if not problems else str(problems)
        given_problems = Problems()
        node = parse_inline(typed, Position("a.yaml"), given_problems)
        in_yaml[typed] = text_of([node])
    assert found == SET
    assert in_yaml == SET


def test_a_caption_is_set_and_a_description_is_not() -> None:
    nodes, _ = parsed("""![It's "so" -- it is](ball 'It\\'s "so" -- at a--b.org/x--y')""")
    (image,) = (span for span in spans_in(nodes) if isinstance(span, ImageSpan))
    assert image.caption == "It’s “so” – at a--b.org/x--y"
    assert image.alt == 'It\'s "so" -- it is'


def test_the_target_of_a_link_is_left_as_it_is() -> None:
    nodes, _ = parsed("[a--b](https://example.org/a--b...c'd)")
    (link,) = (span for span in spans_in(nodes) if not isinstance(span, TextSpan))
    assert link.target == "https://example.org/a--b...c'd"  # type: ignore[union-attr]  # a link
    assert text_of(nodes) == "a–b"


WORDS = st.sampled_from(["it", "babies", "(c)", "????", ",,", "+-", "a.b", "x", "1", "é", "(", ")", "!", "/"])
MARKS = st.sampled_from(["'", '"', "--", "---", "...", " ", " ", "**"])


@settings(deadline=None, max_examples=examples(75), derandomize=True)
@given(st.lists(st.one_of(WORDS, MARKS), max_size=20).map("".join))
def test_only_quotes_dashes_and_dots_ever_change(text: str) -> None:
    node = parse_inline(text, Position("a.yaml"), Problems())
    printed = text_of([node])
    back = {"‘": "'", "’": "'", "“": '"', "”": '"', "—": "---", "–": "--", "…": "..."}
    typed = "".join(back.get(char, char) for char in printed)
    # Stars that make bold words are no part of the text.
    assert typed.replace("*", "") == text.replace("*", "")


def test_a_long_text_of_quotes_takes_no_time() -> None:
    started = time.process_time()
    times = in_long(1, 5)
    parsed("'a \"b " * times * 8_000)
    parsed("it's " * times * 8_000)
    parsed("a." * times * 20_000)
    assert time.process_time() - started < 2 * times
