"""One test that goes over many values and lists all for which it fails.

    @each("name", NAMES)
    def test_a_file_is_small(name: str) -> None: ...

is one test, not one for each name: the report stays short, and setting up and reporting thousands of cases takes longer
than the tests themselves. A fixture may return an `Each` too. `tests/conftest.py` carries it out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import pytest


@dataclass(frozen=True, slots=True)
class Each:
    """Values that a test takes one by one, each with the name by which a report calls it."""

    values: tuple[tuple[str, Any], ...]


def each(argument: str, values: Iterable[Any]) -> pytest.MarkDecorator:
    """The test takes every value in turn."""
    return pytest.mark.parametrize(argument, [Each(tuple((str(value), value) for value in values))], ids=["each"])


def try_each(argument: str, values: Each, check: Callable[[Any], object]) -> None:
    """Call `check` with every value; with a failure, raise the first one, which lists all others. Values with which
    it was skipped are passed over."""
    assert values.values, f"there is no {argument} to look at"
    failed: list[tuple[str, BaseException]] = []
    for name, value in values.values:
        try:
            check(value)
        except pytest.skip.Exception:
            continue
        except (Exception, pytest.fail.Exception) as fault:  # noqa: BLE001  # raised below, with all others
            failed.append((name, fault))
    if failed:
        first = failed[0][1]
        first.add_note(f"{argument}: this fails with {len(failed)} of {len(values.values)}")
        by_message: dict[str, list[str]] = {}
        for name, failure in failed:
            by_message.setdefault(_first_line(failure), []).append(name)
        for message, names in by_message.items():
            first.add_note(f"  {', '.join(names)}: {message}")
        raise first


def _first_line(fault: BaseException) -> str:
    return next(iter(str(fault).splitlines()), type(fault).__name__)
