"""Drawings of which nothing would be seen on paper."""

from __future__ import annotations

from tests.support import HANDOUT, PICTURE, SmallProject

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40">{}</svg>'
GRADIENT = '<linearGradient id="g"><stop stop-color="#fff"/><stop offset="1" stop-color="#f4f4f4"/></linearGradient>'
UNSEEN = {
    "white on nothing": '<path d="M0 0h60v40H0z" fill="#fff"/>',
    "nearly white": '<path d="M0 0h60v40H0z" fill="#f6f7f5"/>',
    "white lines": '<path d="M0 0h60v40" fill="none" stroke="#fff" stroke-width="3"/>',
    "a white gradient": GRADIENT + '<path d="M0 0h60v40H0z" fill="url(#g)"/>',
    "hardly there": '<g opacity="0.02"><path d="M0 0h60v40H0z"/></g>',
}


def test_a_drawing_that_is_not_seen_on_white_is_refused(built: SmallProject) -> None:
    text = built.read(HANDOUT)
    line = text[: text.index("(ball)")].count("\n") + 1
    wrong = []
    for name, content in UNSEEN.items():
        built.write(PICTURE, SVG.format(content))
        try:
            ran = built.guide("check")
            assert ran.code == 1
            assert ran.errors[:2] == (
                f"{HANDOUT}:{line}:1: picture: nothing of `ball` can be seen on white paper",
                "    hint: give it a ground or lines of another colour",
            )
        except AssertionError as error:
            wrong.append(f"{name}: {error}")
    assert wrong == []


def test_a_light_colour_is_seen(built: SmallProject) -> None:
    built.write(PICTURE, SVG.format('<path d="M0 0h60v40H0z" fill="#ffff66"/>'))
    assert built.guide("check").code == 0
