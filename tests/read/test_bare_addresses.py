"""Addresses that are typed in the text."""

from __future__ import annotations

import time

from guide.base.problems import Position, Problems
from guide.model.syntax import LinkSpan, RoleSpan, Span, TextSpan
from guide.read.bare_addresses import bare_addresses
from guide.read.markdown import parse_inline, parse_plain
from tests.long import in_long

AT = Position("a.yaml", 3, 5)

# What is typed, and what becomes a link.
FOUND = {
    "See https://www.cdc.gov/ActEarly.": ["https://www.cdc.gov/ActEarly"],
    "https://www.cdc.gov": ["https://www.cdc.gov"],
    "(see https://example.org/a)": ["https://example.org/a"],
    "(https://example.org/a_(b))": ["https://example.org/a_(b)"],
    "https://example.org/a?b=c&d=e#f, then": ["https://example.org/a?b=c&d=e#f"],
    "“https://example.org/”": ["https://example.org/"],
    '"https://example.org/it\'s"': ["https://example.org/it's"],
    "https://example.org/a--b...": ["https://example.org/a--b"],
    "**https://example.org**": ["https://example.org"],
    "**Mail info@example.org!**": ["info@example.org"],
    "Ask info@example.org, or https://example.org/ask?": ["info@example.org", "https://example.org/ask"],
    "first.last+tag@mail.example.org.": ["first.last+tag@mail.example.org"],
    "https://name@example.org": [],
    "https://example.org/a\\_b": ["https://example.org/a_b"],
    "Line\nhttps://example.org\nline": ["https://example.org"],
    # None of these is one.
    "www.cdc.gov, example.org, http://example.org": [],
    "https\\://example.org and info\\@example.org": [],
    "https://exämple.org/é": [],
    "https://": [],
    "https://localhost": [],
    "info@example": [],
    "info@example.org/page": [],
    "@example.org": [],
    "infö@example.org": [],
    "https://example.org/{fact}`age`": [],
    "xhttps://example.org": [],
}


def links_of(spans: tuple[Span, ...]) -> list[LinkSpan]:
    return [span for span in spans if isinstance(span, LinkSpan)]


def words_of(spans: tuple[Span, ...]) -> str:
    return "".join(
        words_of(span.spans) if isinstance(span, LinkSpan)
        else span.text if isinstance(span, TextSpan)
        else span.content if isinstance(span, RoleSpan) else ""
        for span in spans
    )  # fmt: skip


def test_an_address_in_the_text_is_a_link_as_it_is_typed() -> None:
    wrong = {}
    for text, expected in FOUND.items():
        problems = Problems()
        links = links_of(parse_inline(text, AT, problems).spans)
        shown = [words_of(link.spans) for link in links]
        targets = [link.target.removeprefix("mailto:") for link in links]
        if not (shown == targets == expected and list(problems) == []):
            wrong[text] = (shown, targets, list(problems))
    assert wrong == {}


def test_a_mail_address_is_for_writing_a_mail() -> None:
    (link,) = links_of(parse_inline("Mail info@example.org.", AT, Problems()).spans)
    assert (link.target, link.bare, link.at) == ("mailto:info@example.org", True, Position("a.yaml", 3, 10))


def test_what_is_beside_an_address_is_kept_in_its_place() -> None:
    star, space, link, after = parse_inline("So **bold** \\* https://a.example.org: it's", AT, Problems()).spans[2:]
    assert [span.text for span in (star, space, after) if isinstance(span, TextSpan)] == [" *", " ", ": it’s"]
    assert (link.at.column, after.at.column) == (20, 41)


def test_an_address_inside_a_link_is_its_words() -> None:
    (link,) = parse_inline("[https://example.org](https://example.org/there)", AT, Problems()).spans
    assert isinstance(link, LinkSpan)
    assert (link.target, link.bare) == ("https://example.org/there", False)
    assert all(isinstance(span, TextSpan) for span in link.spans)


def test_the_description_of_a_picture_may_have_an_address() -> None:
    problems = Problems()
    text = "The page https://example.org on a phone."
    assert parse_plain(text, AT, problems) == text
    assert list(problems) == []


def test_a_long_text_of_addresses_takes_no_time() -> None:
    started = time.process_time()
    size = in_long(20_000, 100_000)
    for text in (
        "a@",
        "a@a-",
        "a.",
        "a@b.cd.",
        "https://",
        "https://a.org" + ")" * size,
        "https://a.org" + "." * size,
        "a+b@",
    ):
        repeated = text * (size // len(text)) if len(text) < size else text
        list(bare_addresses(repeated, repeated, runs_on=False))
    parse_inline("a@b.cd \\* " * (size // 10), AT, Problems())
    assert time.process_time() - started < in_long(3, 15)
