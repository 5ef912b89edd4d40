"""What a country decides: so far its emergency number. Countries are ISO 3166-1 codes."""

from __future__ import annotations

# The number for an ambulance, from each country's own public information.
EMERGENCY_NUMBERS = {
    "AU": "000",
    "CA": "911",
    "DE": "112",
    "ES": "112",
    "FR": "112",
    "GB": "999",
    "IE": "112",
    "MX": "911",
    "NZ": "111",
    "US": "911",
}
