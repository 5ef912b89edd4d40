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
    "clear to the eye": (
        '<linearGradient id="g"><stop stop-opacity="0"/><stop offset="1" stop-opacity="0.05"/></linearGradient>'
        '<path d="M0 0h60v40H0z" fill="url(#g)"/>'
    ),
    "a black object beside the page": '<path d="M0 0h9v9z" fill="#fff"/><path d="M500 500h9v9z"/>',
    "black cut off": (
        '<clipPath id="c"><path d="M0 0h1v1z"/></clipPath><path d="M0 0h9v9z" fill="#fff"/>'
        '<g clip-path="url(#c)"><path d="M30 20h9v9z"/></g>'
    ),
    "black of no area": '<path d="M0 0h60v40z" fill="#fff"/><path d="M30 20h9"/>',
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


def test_little_is_enough(built: SmallProject) -> None:
    for content in (
        '<path d="M0 0h60v40H0z" fill="#ffff66"/>', '<path d="M0 20h60" fill="none" stroke="#ccc" stroke-width="0.2"/>',
        '<path d="M0 0h60v40H0z" fill="#fff"/>' + "".join(f'<circle cx="{x}" cy="20" r="0.05"/>' for x in range(40)),
    ):  # fmt: skip
        built.write(PICTURE, SVG.format(content))
        assert built.guide("check").code == 0, content
