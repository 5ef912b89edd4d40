"""Spans into inlines: roles, links and page numbers looked up."""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from guide.base.problems import MOST_LISTED, Position, suggest
from guide.compose.context import Context, NoteUse
from guide.compose.facts import say_fact
from guide.compose.telephones import with_telephones
from guide.model.addresses import is_address, is_mail_address
from guide.model.blocks import Urgency
from guide.model.countries import EMERGENCY_NUMBERS
from guide.model.files.signs import UrgencyWords
from guide.model.inlines import Break, Inline, Link, PageNumber, Words, footnote_number, plain
from guide.model.prose import Prose
from guide.model.syntax import BreakSpan, ImageSpan, LinkSpan, NoteSpan, RoleSpan, Span, TextSpan
from guide.read.markdown import parse_inline

ROLES = ("fact", "page", "sign", "call", "number")
# The fact name of figures that come from the country.
EMERGENCY_NUMBER = "emergency-number"
# The same for the number of a footnote.
FOOTNOTE = "footnote"


def inlines_of(spans: tuple[Span, ...], context: Context, *, linked: bool = True) -> tuple[Inline, ...]:
    """The inlines of a paragraph. Links to headings are checked once all headings are known. Unless `linked`, addresses
    in the text stay words."""
    return with_telephones(_inlines(spans, context, linked=linked), context)


def _inlines(spans: tuple[Span, ...], context: Context, *, linked: bool) -> tuple[Inline, ...]:
    result: list[Inline] = []
    for span in spans:
        match span:
            case TextSpan(text=text, strong=strong, at=at):
                if _ends_in_dot(result) and text.startswith("."):
                    # "at 2 p.m." needs no second dot at the end of the sentence.
                    text, at = text[1:], Position(at.path, at.line, at.column + 1)
                if text:
                    result.append(Words(text, at, strong))
            case RoleSpan():
                _append_role(result, span, context)
            case NoteSpan():
                result += _reference(span, context)
            case LinkSpan(spans=inner, bare=True) if not linked:
                result += _inlines(inner, context, linked=linked)
            case LinkSpan(target=target, spans=inner, at=at):
                if _good_target(target, at, context):
                    key = context.key()
                    words = _inlines(without_notes(inner, context), context, linked=linked)
                    result.append(Link(key, target, words, at))
            case BreakSpan(at=at):
                result.append(Break(at))
            case ImageSpan(at=at):
                context.problems.error(
                    at, "picture", "a picture must be on its own line", "put an empty line above and below it"
                )
            case _:
                assert_never(span)
    return tuple(result)


def _ends_in_dot(inlines: list[Inline]) -> bool:
    last = inlines[-1] if inlines else None
    return isinstance(last, Words) and bool(last.fact) and last.text.endswith(".")


def prose(text: Prose, context: Context, *, linked: bool = False, notes: bool = False) -> tuple[Inline, ...]:
    """A text of a YAML file, read as inline Markdown. If `linked`, addresses in it become links: not in what names
    something, such as a title or the label of a field. With `notes`, it may refer to footnotes."""
    spans = parse_inline(text.text, text.at, context.problems).spans
    return inlines_of(spans if notes else without_notes(spans, context), context, linked=linked)


def without_notes(spans: tuple[Span, ...], context: Context) -> tuple[Span, ...]:
    """The spans of a text that cannot refer to footnotes; references are reported and left out."""
    for span in spans:
        if isinstance(span, NoteSpan):
            _refuse_note(span, context)
    return tuple(span for span in spans if not isinstance(span, NoteSpan))


def _refuse_note(span: NoteSpan, context: Context) -> None:
    context.problems.error(
        span.at, "footnotes", f"`[^{span.name}]` cannot be here",
        "put it after a word of running text, or in a cell of a table",
    )  # fmt: skip


def _reference(span: NoteSpan, context: Context) -> tuple[Inline, ...]:
    """The number of a footnote, as a link to it."""
    if context.in_note:
        _refuse_note(span, context)
        return ()
    labels, use = context.language.labels, context.notes.get(span.name)
    number = use.number if use else len(context.notes) + 1
    back = context.slug(f"note {number} back")
    if use is None:
        use = context.notes[span.name] = NoteUse(number, context.slug(f"note {number}"), back, span.at)
    words = (Words(footnote_number(number), span.at, fact=FOOTNOTE),)
    says = labels.footnote.format(number=number)
    return (Link(context.key(), f"#{use.slug}", words, span.at, slug=back, says=says),)


def _append_role(result: list[Inline], span: RoleSpan, context: Context) -> None:
    if span.name == "fact":
        said = say_fact(span.content, span.at, context)
        if said:
            result.append(Words(said, span.at, span.strong, span.content))
    elif span.name == "page":
        result.append(PageNumber(span.content, span.at))
    elif span.name == "sign":
        name, _, wording = span.content.partition(":")
        result += _bold_if(span, sign_words(name, wording or context.handout.front.audience, span.at, context))
    elif span.name == "call":
        words = urgency_words(span.content, span.at, context)
        result += _bold_if(span, prose(words.call, context)) if words else ()
    elif span.name == "number":
        result += _number(span, context)
    else:
        context.problems.error(span.at, "markdown", f"unknown role `{span.name}`", suggest(span.name, ROLES))


def _bold_if(span: RoleSpan, inlines: tuple[Inline, ...]) -> list[Inline]:
    """The inlines, in bold if the role is bold."""
    return [replace(inline, strong=True) if span.strong and isinstance(inline, Words) else inline for inline in inlines]


def sign_words(name: str, wording: str, at: Position, context: Context) -> tuple[Inline, ...]:
    """A sign of the topic in one of its wordings; () after a problem. Records that the sign is printed."""
    words = context.language.signs.signs.get(name) if context.language.signs else None
    if name not in context.source.signs or words is None:
        # A listed sign without words has been reported with its list.
        if name not in context.source.signs:
            context.problems.error(
                at,
                "signs",
                f"unknown sign `{name}`",
                suggest(name, context.source.signs, context.source.file("signs.yaml")),
            )
        return ()
    said = {"parents": words.parents, "short": words.short, "clinicians": words.clinicians}
    if wording not in said:
        context.problems.error(at, "signs", f"unknown wording `{wording}` of a sign", suggest(wording, said))
        return ()
    context.signs[name] = None
    if "{sign}" in said[wording].text:
        return ()  # reported with its list
    return tuple(
        replace(inline, sign=name) if isinstance(inline, Words) else inline for inline in prose(said[wording], context)
    )


def capitalised(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The inlines with a capital at their beginning."""
    match inlines:
        case (Words() as first, *others):
            return (replace(first, text=first.text[:1].upper() + first.text[1:]), *others)
        case _:
            return inlines


def urgency_words(urgency: str, at: Position, context: Context) -> UrgencyWords | None:
    """The language's words for an urgency; None after a problem."""
    known = context.language.signs
    said: dict[str, UrgencyWords] = dict(known.urgency.items()) if known else {}
    if urgency not in said:
        context.problems.error(
            at, "signs", f"unknown urgency `{urgency}`",
            "use one of: " + ", ".join(f"`{name}`" for name in said) if said else "this language has no signs.yaml",
        )  # fmt: skip
        return None
    return said[urgency]


def badge_words(urgency: Urgency, at: Position, context: Context) -> str:
    """How soon to call in a word or two: the topic's own, or those of the labels."""
    signs, labels = context.language.signs, context.language.labels.urgency
    own = signs.urgency.get(urgency) if signs else None
    if own and own.badge:
        return plain(prose(own.badge, context))
    if urgency in labels:
        return labels[urgency]
    if own:
        return plain(prose(own.lead, context))
    context.problems.error(
        at,
        "signs",
        f"there are no words for `{urgency}`",
        f"add `{urgency}` under `urgency` in signs.yaml or labels.yaml",
    )
    return urgency


def _number(span: RoleSpan, context: Context) -> tuple[Inline, ...]:
    """The emergency number of the country that the sheet is for."""
    country = context.country
    if span.content != "emergency":
        context.problems.error(span.at, "signs", f"unknown number `{span.content}`", "write {number}`emergency`")
    elif not country:
        context.problems.error(
            span.at, "signs", "the emergency number depends on the country, and topic.yaml names none",
            f"add `country: {{{context.language.language}: US}}` to topic.yaml, with the code of your country",
        )  # fmt: skip
    elif country in EMERGENCY_NUMBERS:
        return (Words(EMERGENCY_NUMBERS[country], span.at, span.strong, EMERGENCY_NUMBER),)
    return ()


def _good_target(target: str, at: Position, context: Context) -> bool:
    if (target.startswith("#") and len(target) > 1) or is_address(target) or is_mail_address(target):
        return True
    if not target:
        context.problems.error(at, "link", "this link has no address", "write [words](https://address)")
        return False
    context.problems.error(
        at, "link", f"`{target}` is not an address that a handout can link to",
        "write the telephone number alone, without brackets: it becomes a link" if target.lower().startswith("tel:")
        else "link to `https://…`, to `mailto:name@…`, or to a heading of this handout with `#` and its words joined by hyphens",
    )  # fmt: skip
    return False


def check_targets(inlines: tuple[Inline, ...], known: set[str], context: Context) -> None:
    """Report links and page numbers without a matching heading."""
    for inline in inlines:
        slug, at = "", Position("")
        if isinstance(inline, Link):
            check_targets(inline.inlines, known, context)
            if inline.target.startswith("#"):
                slug, at = inline.target[1:], inline.at
        elif isinstance(inline, PageNumber):
            slug, at = inline.slug, inline.at
        if slug:
            check_slugs((slug,), at, known, context)


def check_slugs(slugs: tuple[str, ...], at: Position, known: set[str], context: Context) -> None:
    """Report addresses that no heading has."""
    for slug in slugs:
        if slug not in known:
            context.problems.error(
                at, "link", f"no heading of this handout has the address `#{slug}`", _headings(slug, known)
            )


def _headings(slug: str, known: set[str]) -> str:
    """How the address of a heading comes about, and which there are."""
    how = "the address of a heading is its words in small letters, with hyphens for spaces and without other marks"
    if not known:
        return f"{how}; this handout has no heading yet"
    # A slug that shares a word is more likely meant than one that is spelt alike.
    words = set(slug.split("-"))
    alike = sorted(name for name in known if words & set(name.split("-")))
    if len(alike) == 1:
        return f"{how}; did you mean `{alike[0]}`?"
    if alike:
        return f"{how}; use one of: " + ", ".join(f"`{name}`" for name in alike[:MOST_LISTED])
    return f"{how}; {suggest(slug, known)}"
