"""What a country decides: its emergency number, how its telephone numbers are dialled, which unit is named first, and how
the time of day is written. Countries are ISO 3166-1 codes.

The numbers for an ambulance are from each country's own public information, the patterns from its numbering plan.
What is not in this table is printed as typed, and warned of; docs/decisions.md says why it is no library.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Literal

from msgspec import Struct


class Country(Struct, frozen=True):
    """A country. Its telephone numbers are patterns of digits: `abroad` without the trunk prefix, `inside` with it;
    they are compiled when a sheet has a number."""

    name: str
    emergency: str
    """The number for an ambulance."""
    code: str
    """The country code for calls from abroad."""
    trunk: str
    """What comes before the numbers of `abroad` inside the country; "" for nothing."""
    abroad: str
    """Numbers that can be dialled with the country code."""
    inside: str
    """Free, shared-cost and service numbers, which can be relied on only inside the country."""
    short: frozenset[str]
    """Numbers of three to six digits, such as a helpline's."""
    example: str
    """A number as people there write it."""
    clock: Literal["a.m.", "am", "24"] = "24"
    """Whether 14:30 is written 2:30 p.m., 2:30 pm or 14:30."""
    fahrenheit: bool = False
    """Whether °F is named before °C."""


def _country(
    name: str, emergency: str, code: str, trunk: str, abroad: str, inside: str, short: str, example: str,
    clock: Literal["a.m.", "am", "24"] = "24", *, fahrenheit: bool = False,
) -> Country:  # fmt: skip
    return Country(name, emergency, code, trunk, abroad, inside, frozenset(short.split()), example, clock, fahrenheit)


# North America: an area code and an exchange; neither begins with 0 or 1 or is a service number such as 411.
_NORTH_AMERICA = r"[2-9](?!11)\d\d[2-9](?!11)\d{6}"
_NOTHING = r"(?!)"

COUNTRIES = MappingProxyType({
    "AT": _country(
        "Austria", "144", "43", "0", r"1\d{6,9}|[2-7]\d{5,11}", r"0(?:800|810|820|900)\d{6,7}",
        "112 122 133 141 142 147 1450", "01 406 43 43",
    ),
    "AU": _country(
        "Australia", "000", "61", "0", r"[23478]\d{8}", r"1[389]00\d{6}|1800\d{6}|13\d{4}", "112 106", "13 11 26", "am"
    ),
    "CA": _country("Canada", "911", "1", "1", _NORTH_AMERICA, _NOTHING, "211 311 511 711 811 988", "1-800-268-9017", "a.m."),
    "CH": _country(
        "Switzerland", "144", "41", "0", r"[2-7]\d{8}", r"0(?:800|84\d|900)\d{6}", "112 117 118 143 145 147",
        "044 251 51 51",
    ),
    "DE": _country(
        "Germany", "112", "49", "0", r"[2-9]\d{5,10}|1[567]\d{8,9}", r"0(?:800|180\d?|700)\d{6,8}",
        "110 115 116111 116117 116123", "030 19240",
    ),
    "ES": _country(
        "Spain", "112", "34", "", r"[67]\d{8}|[89][1-8]\d{7}", r"[89]0[0-9]\d{6}", "016 061 024 116111", "915 620 420"
    ),
    "FR": _country(
        "France", "112", "33", "0", r"[1-79]\d{8}", r"08\d{8}|3[0-9]\d\d", "114 115 119 116111 116117", "01 40 05 48 48"
    ),
    "GB": _country(
        "United Kingdom", "999", "44", "0", r"1\d{8,9}|[237]\d{9}", r"08001111|0(?:800\d{6,7}|808\d{7}|84\d{8}|87\d{8}|9\d{9}|5[56]\d{8})",
        "101 105 111 112 119 116123 116000", "020 7946 0000", "am",
    ),
    "IE": _country(
        "Ireland", "112", "353", "0", r"[1-9]\d{6,8}", r"1800\d{6}|1850\d{6}|0818\d{6}", "999 116123 116111", "01 809 2166",
        "am",
    ),
    "MX": _country("Mexico", "911", "52", "", r"[2-79]\d{9}|8[1-9]\d{8}", r"800\d{7}", "065 088 089", "55 5658 1111"),
    "NL": _country(
        "Netherlands", "112", "31", "0", r"[1-7]\d{8}", r"0(?:800|900)\d{4,7}|08[58]\d{7}", "113 116111", "030 274 8888"
    ),
    "NZ": _country(
        "New Zealand", "111", "64", "0", r"[34679]\d{7}|2\d{7,9}", r"0(?:800|508)\d{6,7}", "105 1737", "0800 764 766", "am"
    ),
    "US": _country(
        "United States", "911", "1", "1", _NORTH_AMERICA, _NOTHING, "211 311 511 711 811 988", "1-800-222-1222", "a.m.",
        fahrenheit=True,
    ),
})  # fmt: skip

EMERGENCY_NUMBERS = MappingProxyType({code: country.emergency for code, country in COUNTRIES.items()})
# What people write for a country, and its code.
OTHER_NAMES = MappingProxyType({
    "UK": "GB", "USA": "US", "ENGLAND": "GB", "AUS": "AU", "CAN": "CA", "MEX": "MX", "GER": "DE", "SP": "ES",
    **{country.name.upper(): code for code, country in COUNTRIES.items()},
})  # fmt: skip


def meant(code: str) -> str:
    """The code of the country that a text probably names; "" if that is not certain."""
    upper = code.strip().upper()
    return upper if upper in COUNTRIES else OTHER_NAMES.get(upper, "")
