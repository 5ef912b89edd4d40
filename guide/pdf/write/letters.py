"""The characters that can be typed into fields, as far as the typeface has them: the letters of names in Latin, Greek and
Cyrillic scripts, digits, and the signs of notes and addresses.

A whole typeface would double the size of a sheet, so letters that no living language needs are left out.
"""

from __future__ import annotations

from itertools import chain

_BLOCKS = (
    range(0x0020, 0x007F),  # Basic Latin
    range(0x00A0, 0x0180),  # Latin-1 and Latin Extended-A
    range(0x02B9, 0x02BD),  # the okina of Hawaiian, the glottal stop, signs of transliteration
    range(0x0300, 0x030D),  # accents that some keyboards send after their letter
    range(0x0384, 0x03CF),  # Greek
    range(0x0400, 0x0460),  # Cyrillic
    range(0x1EA0, 0x1EFA),  # Vietnamese, Igbo, Yoruba
    range(0x2010, 0x2016),  # hyphens and dashes
    range(0x2018, 0x201F),  # quotes
)
# Letters of Latin Extended-B and Extended Additional that languages use, small; and their capitals.
_LETTERS = (
    "ơư"  # Vietnamese
    "șțȟ"  # Romanian, Romani
    "ɓɗƙƴ"  # Hausa, Fula
    "ɖɛƒɣɔʋ"  # Ewe, Akan, Lingala
    "əǝƶ"  # Azerbaijani, Kanuri
    "ǥǧǩǫǭǯʒȟ"  # Sami, Navajo, Ojibwe
    "ǎǐǒǔǖǘǚǜǹḿ"  # Pinyin
    "ǻǽǿ"  # Danish
    "ȫȭȯȱȳ"  # Livonian
    "ẁẃẅỳ"  # Welsh
    "ḃḋḟġṁṗṡṫ"  # Irish
    "ḍḥḷṃṇṛṣṭẓḫḏḵṅṉṯḻ"  # Arabic, Hebrew and Indian names in Latin letters, Asturian, Yoruba, Igbo
    "ṽẍ"  # Guarani, Kurdish
    "ґ"  # Ukrainian
)
_SIGNS = "ẞ\u031b\u0323\u0327\u0328†‡•…‰′″‹›€№™−≈≤≥"

TYPED = frozenset(chain(*_BLOCKS, map(ord, _LETTERS + _LETTERS.upper() + _SIGNS)))
