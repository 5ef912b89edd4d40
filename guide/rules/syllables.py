"""Syllables of English words, by their vowel groups and silent endings."""

from __future__ import annotations

import functools
import re

_VOWELS = re.compile(r"[aeiouy]+")
# Adjacent vowels that sound apart: li-on, ra-di-o, cre-ate, be-ing, du-al.
_APART = re.compile(
    r"i(?:a(?!l|n)|o(?!n|us)|um|er$|est$)|io$|eo(?!u)|(?<![qg])ua(?!r)|uo|(?<!o)(?:[aeouy]|[^qg]u)ing|creat|react|ia[ln]$"
)
_SILENT_E = re.compile(
    r"(?<=[^aeiouy])e$|(?<=[^aeiouytd])ed$|(?<=[^aeiouyscxzhg])es$|(?<=[^aeiouy])e(?=ly$|ful$|ment|less|ness)"
)
_SOUNDED_LE = re.compile(r"[^aeiouylr]le[sd]?$")
_COUNTED = {"every": 2, "family": 3, "area": 3, "idea": 3, "create": 2, "science": 2, "something": 2, "someone": 2,
            "sometimes": 2, "somewhere": 2, "therefore": 2, "themselves": 2, "being": 2, "doing": 2, "going": 2,
            "seeing": 2, "trying": 2, "playing": 2, "people": 2, "clothes": 1, "usually": 4, "baby": 2, "babies": 2,
            "milestone": 2, "milestones": 2, "crawled": 1, "early": 2, "earlier": 3, "gets": 1, "maybe": 2, "sideways": 2, "forehead": 2, "ideas": 3, "cereal": 3, "diet": 2, "quiet": 2,
            "variety": 4, "diabetes": 4, "curious": 3, "january": 4, "pediatrician": 5, "pediatricians": 5, "shoes": 1}  # fmt: skip


@functools.lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """How many syllables a word has; parts joined by a hyphen are counted apart, figures as one."""
    if "-" in word:
        return sum(syllables(part) for part in word.split("-") if part) or 1
    plain = word.lower().replace("’", "'").removesuffix("'s").replace("'", "")
    if plain in _COUNTED:
        return _COUNTED[plain]
    if not plain or plain[0].isdigit():
        return 1
    silent = 0 if _SOUNDED_LE.search(plain) else len(_SILENT_E.findall(plain))
    return max(1, len(_VOWELS.findall(plain)) + len(_APART.findall(plain)) - silent)
