"""Which texts are one phone number, and what to say of those that are not."""

from __future__ import annotations

import re

from guide.model.countries import COUNTRIES

# The most digits: those of ITU-T E.164, plus a zero that is not dialled.
FEWEST_DIGITS, MOST_DIGITS = 3, 16
# A number as people write it: digits in groups, a country code, an extension.
_PHONE = re.compile(r"\+?[0-9(][0-9 ().\u00a0/-]*[0-9)](\s*(ext\.?|x)\s*[0-9]{1,6})?", re.IGNORECASE)
_EXTENSION = re.compile(r"\s*(ext\.?|x)\s*[0-9]+$", re.IGNORECASE)
# What a spreadsheet or a program turns a column of numbers into.
_COUNTED = re.compile(r"\+?[0-9]+\.[0-9]{0,2}|.*[0-9]\.0|[0-9.]+e\+?[0-9]+", re.IGNORECASE)
# The codes of countries where numbers inside the country begin with a zero that is not dialled from abroad. In others, such
# as Italy, it is. `(0)` alone is known to be left out.
_TRUNK_CODES = "|".join(sorted({country.code for country in COUNTRIES.values() if country.trunk == "0"}))
_ZERO_ABROAD = re.compile(rf"(?P<code>(?:\+|00 ?)(?:{_TRUNK_CODES}))(?P<between>[ .\u00a0/-]*\(?)0(?!\))")
# What other programs write for a hyphen.
_HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
# A day, as programs and people write it: no telephone number has such groups.
_DAY = re.compile(
    r"(?:19|20)\d\d([-./])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])|"
    r"(?:0?[1-9]|[12]\d|3[01])([-./])(?:0?[1-9]|[12]\d|3[01])\2(?:19|20)\d\d"
)
# Before a slash is an area code; more digits mean two numbers.
LONGEST_CODE, LONGEST_ABROAD = 6, 8
# What people write around an extension, and after the sign of a country code.
_OTHER_EXTENSION = re.compile(
    r"[\s,;(]*(?:ext(?:ension|n)?|poste|option|opt|durchwahl|dw|anexo|int(?:erno)?|toestel)?[\s.:=#,]*(?P<digits>[0-9]{1,6})\)?",
    re.IGNORECASE,
)
_BEFORE_EXTENSION = re.compile(r"[,;#(]|[^\W\d_]{2}")
_SIGN = re.compile(r"^\+\s+")
# What people write between two numbers, each of at least so many digits.
_BETWEEN = re.compile(r"\s*(?:[,;/|&]|\b(?:or|and)\b)\s*", re.IGNORECASE)
FEWEST_OF_TWO = 5
# Letters for digits, as in 1-800-FLOWERS; ITU-T E.161 has their keys.
_LETTERED = re.compile(r"[0-9(+][0-9().\s-]*[A-Z][A-Z0-9.\s-]*")
KEYS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")


def is_dialled(number: str) -> bool:
    """Whether a text is one phone number."""
    if not _PHONE.fullmatch(number) or _COUNTED.fullmatch(number) or _DAY.fullmatch(number):
        return False
    if _ZERO_ABROAD.match(number) or not _brackets_close(number):
        return False
    main = _EXTENSION.sub("", number)
    code, slash, rest = main.partition("/")
    most = LONGEST_ABROAD if main.startswith("+") else LONGEST_CODE
    one = "/" not in rest and (not slash or _digits(code) <= most)
    return one and FEWEST_DIGITS <= _digits(main) <= MOST_DIGITS


def instead_of(number: str) -> str:
    """What to write instead of a text that is not one phone number."""
    if _COUNTED.fullmatch(number):
        return (
            "a spreadsheet or a program turned it into a number: format the column as text, and write it as people do"
        )
    if _DAY.fullmatch(number):
        return (
            "this is a date, perhaps made by a spreadsheet: format the column as text and write the number; if it is one, "
            "put spaces between its groups"
        )
    plain = number.translate(_HYPHENS)
    if plain != number and is_dialled(plain):
        return f"write it with plain hyphens: `{plain}`"
    if zero := _ZERO_ABROAD.match(number):
        abroad = _ZERO_ABROAD.sub(r"\g<code>\g<between>", number, count=1)
        told = f": `{abroad}`" if is_dialled(abroad) else ""
        return f"after {zero['code']}, a zero is not dialled: leave it out{told}"
    if _PHONE.fullmatch(number) and not _brackets_close(number):
        return "each bracket needs its partner, as in `(555) 555-0100`"
    parts = _BETWEEN.split(number)
    several = len(parts) > 1 and all(is_dialled(part) and _digits(part) >= FEWEST_OF_TWO for part in parts)
    if several or (_PHONE.fullmatch(number) and _digits(number) > FEWEST_DIGITS):
        return "write one number here, and any other under `phones`, with a label"
    if simpler := _simpler(plain):
        return f"write it as in `{simpler}`"
    digits = number.translate(KEYS)
    if _LETTERED.fullmatch(number) and is_dialled(digits):
        return f"write the digits, which everybody can dial: `{digits}`"
    return "write digits, as in `555-0100` or `(555) 555-0100 ext. 2`"


def _simpler(number: str) -> str:
    """The number with its sign and its extension as they are read; "" if that is no number either, or the same."""
    straight = number.strip("“”‘’ ")
    begin = _BEFORE_EXTENSION.search(straight, FEWEST_OF_TWO)
    main, rest = (straight[: begin.start()].rstrip(), straight[begin.start() :]) if begin else (straight, "")
    extension = _OTHER_EXTENSION.fullmatch(rest) if rest else None
    simple = _SIGN.sub("+", main) + (f" ext. {extension['digits']}" if extension else rest)
    return simple if simple != number and _digits(main) >= FEWEST_OF_TWO and is_dialled(simple) else ""


def _brackets_close(number: str) -> bool:
    """Whether every bracket has its partner, and none is inside another."""
    return re.fullmatch(r"[^()]*(?:\([^()]*\)[^()]*)*", number) is not None


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))
