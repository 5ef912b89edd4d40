"""What strangers paste into a handout beside its text: pictures inside the text, HTML, front matter of other programs."""

from __future__ import annotations

from tests.support import HANDOUT, SmallProject, assert_refused

PICTURE = "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mNQSGjAihiGlgQA6jBAAfEDn3YAAAAASUVORK5CYII="


def test_a_picture_inside_the_text_is_refused_without_its_bytes(built: SmallProject) -> None:
    line = built.read(HANDOUT).count("\n") + 2
    built.append(HANDOUT, f"\n![A shoot.](data:image/png;base64,{PICTURE})\n")
    assert_refused(
        built,
        f"{HANDOUT}:{line}:1: picture: this picture is inside the text, as a `data:` address\n"
        "    hint: save it as a file in pictures/ and write its name: ![What it shows.](name)",
    )


def test_html_is_refused(built: SmallProject) -> None:
    line = built.read(HANDOUT).count("\n") + 2
    built.append(HANDOUT, "\n<p class=MsoNormal><b>Roll</b></p>\n")
    assert_refused(
        built,
        f"{HANDOUT}:{line}:1: markdown: raw HTML is not used in handouts\n    hint: delete the tags; write Markdown",
    )


def test_keys_of_other_programs_are_named_as_such(built: SmallProject) -> None:
    delete = "delete it; only other programs read it"
    keys = {"layout: post": delete, "tags: [a, b]": delete, "cssclasses: wide": delete, "draft: true": delete,
            "date: 2026-01-01": "write `edition` instead", "description: So": "write `summary` instead"}  # fmt: skip
    text = built.read(HANDOUT)
    built.write(HANDOUT, text.replace("---\n", "---\n" + "".join(f"{key}\n" for key in keys), 1))
    assert_refused(
        built,
        *(
            f"{HANDOUT}:{line}:1: front-matter: unknown key `{key.partition(':')[0]}`\n    hint: {hint}"
            for line, (key, hint) in enumerate(keys.items(), 2)
        ),
    )
