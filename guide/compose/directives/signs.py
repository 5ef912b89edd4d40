"""`signs`: what to call about, and how soon. The signs of a topic, whole or in part, as lists or as lines."""

from __future__ import annotations

from typing import Literal, cast, get_args

from msgspec.structs import replace

from guide.base.problems import Position, suggest
from guide.compose.context import Context
from guide.compose.directives.parts import Inner, choice_of, options_of
from guide.compose.inlines import capitalised, prose, sign_words, urgency_words
from guide.model.blocks import Block, BulletList, ListItem, Paragraph, Urgency
from guide.model.files.signs import URGENCIES, UrgencyWords, Wording
from guide.model.inlines import Inline, Words
from guide.model.syntax import DirectiveNode, Option

OPTIONS = ("wording", "as", "lead", "only", "except")
FORMS = ("list", "line")
Lead = Literal["above", "none", "short"]
LEADS = get_args(Lead)


def directive(node: DirectiveNode, context: Context, _: Inner) -> tuple[Block, ...]:
    """The signs of the named urgencies; () after problems."""
    options = options_of(node, OPTIONS, context)
    before = context.problems.error_count
    urgencies = _urgencies(node, context)
    wording = choice_of(options.get("wording"), get_args(Wording), context.handout.front.audience, "signs", context)
    form = choice_of(options.get("as"), FORMS, "list", "signs", context)
    lead = cast(Lead, choice_of(options.get("lead"), LEADS, "above", "signs", context))
    names = _named(options, urgencies, node.at, context)
    if context.language.signs is None:
        context.problems.error(
            node.at, "signs", "this topic has no list of signs",
            "write signs.yaml in the topic's folder and in the folder of each language",
        )  # fmt: skip
    if context.problems.error_count > before:
        return ()
    by_urgency = {
        urgency: [name for name in names if context.source.signs[name].value.urgency == urgency]
        for urgency in urgencies
    }
    if form == "line":
        return _lines(by_urgency, cast(Wording, wording), lead, node.at, context)
    return _lists(by_urgency, cast(Wording, wording), lead, node.at, context)


def _urgencies(node: DirectiveNode, context: Context) -> list[Urgency]:
    found = node.argument.split()
    if not found:
        context.problems.error(
            node.at, "signs", "`signs` names no urgency", f"write for example `:::{{signs}} {' '.join(URGENCIES[:2])}`"
        )
    for name in found:
        if name not in URGENCIES:
            # No near word is suggested for an urgency: a wrong one would change what parents do.
            context.problems.error(
                node.argument_at, "signs", f"unknown urgency `{name}`",
                "use one or more of: " + ", ".join(f"`{known}`" for known in URGENCIES),
            )  # fmt: skip
    return [urgency for urgency in URGENCIES if urgency in found]


def _named(options: dict[str, Option], urgencies: list[Urgency], at: Position, context: Context) -> tuple[str, ...]:
    """The signs of the urgencies that `only` and `except` leave, in the order of the list of signs."""
    before = context.problems.error_count
    if "only" in options and "except" in options:
        context.problems.error(options["except"].at, "signs", "`only` and `except` cannot be used together", "keep one")
    every = [name for name, sign in context.source.signs.items() if sign.value.urgency in urgencies]
    for key in ("only", "except"):
        option = options.get(key)
        if option is None:
            continue
        names = [part.strip() for part in option.value.split(",")]
        for name in names:
            if name not in context.source.signs:
                context.problems.error(
                    option.value_at,
                    "signs",
                    f"unknown sign `{name}`",
                    suggest(name, context.source.signs, context.source.file("signs.yaml")),
                )
            elif name not in every:
                urgency = context.source.signs[name].value.urgency
                context.problems.error(
                    option.value_at, "signs", f"sign `{name}` is `{urgency}`, which is not named here",
                    f"add `{urgency}` after `signs`, or leave the sign out",
                )  # fmt: skip
        every = [name for name in every if (name in names) == (key == "only")]
    if urgencies and not every and context.source.signs and context.problems.error_count == before:
        context.problems.error(at, "signs", "no sign is left to show", "name signs of these urgencies, or delete this")
    return tuple(every)


def _lists(
    by_urgency: dict[Urgency, list[str]], wording: Wording, lead: Lead, at: Position, context: Context
) -> tuple[Block, ...]:
    """A list of the signs of each urgency, with what to do above it: in a sentence, or in few words."""
    blocks: list[Block] = []
    for urgency, names in by_urgency.items():
        words = urgency_words(urgency, at, context)
        if not names or words is None:
            continue
        if lead != "none":
            key = context.key()
            said = _lead(words, ":", at, context) if lead == "short" else prose(words.before_list, context)
            blocks.append(Paragraph(key, said, at))
        list_key = context.key()
        items = []
        for name in names:
            item_key = context.key()
            items.append(
                ListItem(item_key, (Paragraph(context.key(), sign_words(name, wording, at, context), at),), at)
            )
        blocks.append(BulletList(list_key, False, tuple(items), at))
    return tuple(blocks)


def _lines(
    by_urgency: dict[Urgency, list[str]], wording: Wording, lead: Lead, at: Position, context: Context
) -> tuple[Block, ...]:
    """A paragraph for each urgency: what it is in bold, unless it has no lead, then its signs in a line."""
    blocks = []
    for urgency, names in by_urgency.items():
        words = urgency_words(urgency, at, context)
        if names and words is not None:
            key = context.key()
            led = lead != "none"
            line = (*(_lead(words, ": ", at, context) if led else ()), *_line(names, wording, at, context))
            blocks.append(Paragraph(key, line if led else capitalised(line), at))
    return tuple(blocks)


def _lead(words: UrgencyWords, end: str, at: Position, context: Context) -> tuple[Inline, ...]:
    parts = (part for part in prose(words.lead, context) if isinstance(part, Words))
    return (*(replace(part, strong=True) for part in parts), Words(end, at, strong=True))


def _line(names: list[str], wording: Wording, at: Position, context: Context) -> tuple[Inline, ...]:
    said = context.language.signs
    assert said is not None
    line: list[Inline] = []
    for number, name in enumerate(names):
        line += sign_words(name, wording, at, context)
        # The words that join signs belong to them: readers and measurements treat each sign as its own phrase.
        line.append(Words(said.end if number == len(names) - 1 else said.between, at, sign=name))
    return tuple(line)
