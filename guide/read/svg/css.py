"""Style sheets and `style` attributes: which value of a property applies to an element (CSS 2.1, 4.1 and 6.4).

The selectors that are read are those that drawing programs write: names of elements, classes, ids, combinations of these,
and one inside another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct, field

from guide.read.svg.faults import Faults, Place
from guide.read.svg.tree import Node

# Each rule whose selector is more than one name is compared with every element, so their number is limited.
MOST_COMPOUND = 100

# Compiled only when a drawing has a style sheet.
_COMMENT = r"(?s)/\*.*?(?:\*/|\Z)|<!--|-->"
_SIMPLE = r"(\*|[A-Za-z][\w-]*)?((?:[.#][\w-]+)*)"
_HEAD_END = r"[{;]"
_BRACE = r"[{}]"
_PART = r"[.#][\w-]+"
# Nobody points at paper, so these rules are ignored.
_POINTED = r":(?:hover|focus|active|visited|link)\b"
_HARMLESS = ("@charset", "@namespace", "@font-face", "@page")

# Importance, specificity and order: of two values, the one with the larger weight applies.
Weight = tuple[bool, int, int]
Declared = dict[str, tuple[Weight, str]]
_ATTRIBUTE = -1
_STYLE = 1_000_000


class _Compound(Struct, frozen=True):
    """What an element must have to match: a name, if one is given, classes and an id."""

    name: str
    marks: tuple[str, ...]

    def fits(self, node: Node) -> bool:
        return self.name in ("", "*", node.name) and all(
            mark[1:] in node.classes if mark[0] == "." else mark[1:] == node.attributes.get("id") for mark in self.marks
        )


class Sheet(Struct):
    """The rules of a drawing's style sheets: `simple` has those whose selector is a single name, `compound` all others."""

    simple: dict[str, Declared] = field(default_factory=dict)
    compound: dict[tuple[_Compound, ...], Declared] = field(default_factory=dict)
    order: int = 0

    def read(self, text: str, place: Place, faults: Faults) -> None:
        """Add the rules in the text of a `<style>` element."""
        for selectors, body in _rules(re.sub(_COMMENT, " ", text), place, faults):
            declared = list(declarations(body))
            for selector in selectors.split(","):
                if not re.search(_POINTED, selector):
                    self._add(selector.split(), declared, place, faults)

    def _add(self, parts: list[str], declared: list[tuple[str, str, bool]], place: Place, faults: Faults) -> None:
        matches = [re.fullmatch(_SIMPLE, part) for part in parts]
        chain = tuple(_Compound(match[1] or "", tuple(re.findall(_PART, match[2]))) for match in matches if match)
        if not parts or len(chain) < len(parts):
            shown = " ".join(parts)
            faults.add(
                place, f"the selector `{shown}` of the style sheet is not read",
                "save with presentation attributes or inline styles in place of a style sheet",
            )  # fmt: skip
            return
        key = _key(chain)
        if key:
            into = self.simple.setdefault(key, {})
        elif chain in self.compound or len(self.compound) < MOST_COMPOUND:
            into = self.compound.setdefault(chain, {})
        else:
            faults.add(
                place, f"the style sheet has more than {MOST_COMPOUND} rules on elements in others", "simplify it"
            )
            return
        strength = sum(
            100 * (mark[0] == "#") + 10 * (mark[0] == ".") for compound in chain for mark in compound.marks
        ) + sum(compound.name not in ("", "*") for compound in chain)
        for name, value, important in declared:
            self.order += 1
            _put(into, name, (important, strength, self.order), value)

    def values(self, node: Node) -> dict[str, str]:
        """The value of every property that is set on an element itself."""
        style = node.attributes.get("style")
        if style is None and not self.simple and not self.compound:
            return node.attributes
        found: Declared = {name: ((False, _ATTRIBUTE, 0), value) for name, value in node.attributes.items()}
        keys = ("*", node.name, *(f".{name}" for name in node.classes), f"#{node.attributes.get('id', '')}")
        for key in keys:
            for name, (weight, value) in self.simple.get(key, {}).items():
                _put(found, name, weight, value)
        for chain, declared in self.compound.items():
            if _fits(chain, node):
                for name, (weight, value) in declared.items():
                    _put(found, name, weight, value)
        for order, (name, value, important) in enumerate(declarations(re.sub(_COMMENT, " ", style or ""))):
            _put(found, name, (important, _STYLE, order), value)
        return {name: value for name, (_, value) in found.items()}


def declarations(text: str) -> Iterator[tuple[str, str, bool]]:
    """Each declaration: the property, its value, and whether it is `!important`."""
    for part in _outside_brackets(text):
        name, colon, value = part.partition(":")
        bare, _, important = value.strip().partition("!")
        if colon and bare.strip():
            yield name.strip().lower(), bare.strip(), important.strip().lower() == "important"


def _outside_brackets(text: str) -> Iterator[str]:
    """The text, split at each `;` that is outside brackets and quotes."""
    start, closing = 0, ""
    for match in re.finditer(r"[;()\"']", text):
        char = match[0]
        if closing:
            closing = "" if char == closing else closing
        elif char == ";":
            yield text[start : match.start()]
            start = match.end()
        elif char != ")":
            closing = ")" if char == "(" else char
    yield text[start:]


def _rules(text: str, place: Place, faults: Faults) -> Iterator[tuple[str, str]]:
    """Each rule: its selectors and its declarations."""
    at = 0
    while at < len(text):
        end = re.compile(_HEAD_END).search(text, at)
        head = text[at : end.start() if end else len(text)].strip()
        at, body = end.end() if end else len(text), ""
        opened = end is not None and end[0] == "{"
        if opened:
            close = _closing(text, at)
            body, at = text[at:close], close + 1
        if head.startswith("@"):
            name = head.split()[0].partition("(")[0]
            if name not in _HARMLESS:
                faults.add(place, f"`{name}` in a style sheet is not read", "delete it, or save again as plain SVG")
        elif opened and "{" in body:
            faults.add(place, "a rule inside another one is not read", "save again as plain SVG")
        elif opened:
            yield head, body


def _closing(text: str, at: int) -> int:
    """Where the block that was opened ends."""
    depth = 1
    for match in re.compile(_BRACE).finditer(text, at):
        depth += 1 if match[0] == "{" else -1
        if not depth:
            return match.start()
    return len(text)


def _key(chain: tuple[_Compound, ...]) -> str:
    """The name that a selector consists of; "" if it has more than one."""
    (compound, *more) = chain
    if more or (compound.name and compound.marks) or len(compound.marks) > 1:
        return ""
    return compound.name or "".join(compound.marks)


def _fits(chain: tuple[_Compound, ...], node: Node) -> bool:
    if not chain[-1].fits(node):
        return False
    above, wanted = node.parent, list(chain[:-1])
    while wanted and above is not None:
        if wanted[-1].fits(above):
            wanted.pop()
        above = above.parent
    return not wanted


def _put(into: Declared, name: str, weight: Weight, value: str) -> None:
    if name not in into or into[name][0] <= weight:
        into[name] = weight, value
