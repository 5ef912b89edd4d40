"""What is the ground of a drawing, and what only reaches its edges."""

from __future__ import annotations

from guide.base.problems import Problems
from guide.layout.grounds import without_ground
from guide.model.picture import Picture
from guide.read.pictures import _NAME
from guide.read.svg import parse_svg

GROUNDS = {
    "round corners": '<rect width="240" height="160" rx="14" fill="#fbf3e4"/>',
    "over the edges": '<rect x="-9" y="-9" width="300" height="200" fill="#fff"/>',
    "its own edge": '<path d="M0 0H240V160H0z" fill="#eee" stroke="#eee"/>',
    "seen through": '<path d="M0 0H240V160H0z" fill="#17303b" fill-opacity="0.1"/>',
}
OTHERS = {
    "a ball": '<ellipse cx="120" cy="80" rx="120" ry="80" fill="#fbf3e4"/>',
    "a kite": '<path d="M120 0L240 80L120 160L0 80z" fill="#fbf3e4"/>',
    "a star": '<path d="M0 0L120 70L240 0L150 80L240 160L120 90L0 160L90 80z" fill="#fbf3e4"/>',
    "a ring": '<path d="M0 0H240V160H0zM20 20V140H220V20z" fill="#fbf3e4"/>',
    "beside the picture": '<path d="M200 0H440V160H200z" fill="#fbf3e4"/>',
    "a night": '<rect width="240" height="160" fill="#17303b"/>',
    "a frame": '<rect width="240" height="160" fill="#fbf3e4" stroke="#17303b"/>',
    "only a line": '<rect width="240" height="160" fill="none" stroke="#17303b"/>',
}


def drawn(first: str, rest: str = '<circle cx="120" cy="80" r="30" fill="#f4c95d"/>') -> Picture:
    text = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 160">{first}{rest}</svg>'
    problems = Problems()
    picture = parse_svg("ball", "ball.svg", text.encode("utf-8"), problems)
    assert picture and not list(problems)
    return picture


def test_a_ground_is_left_out() -> None:
    for name, first in GROUNDS.items():
        picture = drawn(first)
        bare = without_ground(picture)
        assert isinstance(bare, Picture)
        assert bare.paths == picture.paths[1:], name
        assert not _NAME.fullmatch(bare.name), "a picture of the topic cannot have this name"


def test_what_is_no_ground_stays() -> None:
    for name, first in OTHERS.items():
        picture = drawn(first)
        assert without_ground(picture) is picture, name


def test_something_is_left() -> None:
    alone = drawn(GROUNDS["round corners"], "")
    assert without_ground(alone) is alone
