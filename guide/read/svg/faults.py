"""Collects everything that is wrong with a drawing. A fault that repeats is reported once, with the number of places."""

from __future__ import annotations

from guide.base.problems import Position, Problems

Place = tuple[int, int]
MANY = 100_000


class UnreadableError(Exception):
    """A fault after which the drawing cannot be read any further."""

    def __init__(self, place: Place, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.place = place
        self.hint = hint


class RefusedError(Exception):
    """A value that cannot be drawn."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class Faults:
    """Collects faults by message."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], list[Place]] = {}

    def __bool__(self) -> bool:
        return bool(self._found)

    def add(self, place: Place, message: str, hint: str = "") -> None:
        places = self._found.setdefault((message, hint), [])
        if place not in places[-1:] and len(places) < MANY:
            places.append(place)

    def report(self, path: str, problems: Problems) -> None:
        for (message, hint), places in self._found.items():
            unlike = len(set(places))
            more = f" (here and at {unlike - 1:,} more)" if unlike > 1 else ""
            problems.error(Position(path, *min(places)), "picture", message + more, hint)
