"""Names that can stand on every system."""

from __future__ import annotations

import pytest

from guide.read.names import is_portable


@pytest.mark.parametrize("name", ["naps", "safe-sleep", "a", "7-ways", "console", "com", "con-1", "lpt10"])
def test_names_that_can_stand_everywhere(name: str) -> None:
    assert is_portable(name)


@pytest.mark.parametrize("name", ["con", "prn", "aux", "nul", "com1", "lpt9", "a--b", "a-", "-a", "-", ""])
def test_names_that_cannot(name: str) -> None:
    assert not is_portable(name)
