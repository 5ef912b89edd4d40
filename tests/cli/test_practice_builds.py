"""What a practice file changes in a build: its languages, its bytes, the next build."""

from __future__ import annotations

from pathlib import Path

from tests.cli.test_practices import BARE, NAME, PHONE, box_of, picture, published
from tests.pdf.reader import Reader
from tests.support import HANDOUT, ROOT, SmallProject


def test_the_languages_that_a_practice_hands_out_are_made(project: SmallProject, tmp_path: Path) -> None:
    project.write(HANDOUT.replace("/en/", "/en-GB/"), project.read(HANDOUT).replace("language: en", "language: en-GB"))
    for name in ("labels.yaml", "ways.yaml"):
        project.write(f"sources/topic/en-GB/{name}", project.read(f"sources/topic/en/{name}"))
    project.replace("sources/topic/topic.yaml", "languages: [en]", "languages: [en, en-GB]")
    project.write("sources/topic/facts.yaml", in_british(project.read("sources/topic/facts.yaml")))
    practice = tmp_path / "practice.yaml"
    for line, folders in (("", {"en", "en-GB"}), ("languages: [en-GB]\n", {"en-GB"}), ("languages: [en]\n", {"en"})):
        practice.write_text(BARE + line, "utf-8")
        ran = project.guide("build", "--edition", "letter", "--practice", str(practice), "--out", str(tmp_path / "a"))
        assert (ran.code, ran.errors) == (0, ())
        made = {path.parent.parent.name for path in (tmp_path / "a").rglob("*.pdf")}
        assert made == folders
        for path in (tmp_path / "a").rglob("*"):
            path.unlink() if path.is_file() else None


def in_british(facts: str) -> str:
    """Every fact said in a second language too, in the same words."""
    lines = []
    for line in facts.split("\n"):
        lines.append(line)
        if line.strip().startswith("en:"):
            lines.append(line.replace("en:", "en-GB:", 1))
    return "\n".join(lines)


def test_a_change_of_the_file_or_of_the_logo_shows_in_the_next_build(project: SmallProject) -> None:
    build = ("build", "--edition", "letter", "--practice", str(project.path("practices/a.yaml")))
    seen = []
    for name, tone in ((NAME, 0), (NAME, 90), ("Another Clinic", 90)):
        project.write("practices/a.yaml", f"name: {name}\nphone: {PHONE}\nlogo: {{file: logo.png, alt: A field.}}\n")
        project.write("practices/logo.png", picture("L", "PNG", tone))
        assert project.guide(*build).code == 0
        seen.append(published(project)["en/topic/small.letter.pdf"])
    project.path("build").rename(project.path("before"))
    assert project.guide(*build).code == 0
    assert published(project)["en/topic/small.letter.pdf"] == seen[-1]
    assert len(set(seen)) == 3


def test_the_example_works(project: SmallProject) -> None:
    example = ROOT / "practices" / "example.yaml"
    project.replace(HANDOUT, "handout: small", "handout: small\nlook: sheet")
    ran = project.guide("build", "--practice", str(example))
    assert (ran.code, ran.errors) == (0, ())
    reader = Reader(project.path("build/en/topic/small.letter.pdf"))
    assert [figure.alt for figure in box_of(reader).named("Figure")] == [
        "A house with a heart in it.", "QR code that opens example.org/clinic",
    ]  # fmt: skip


def test_an_unknown_edition_is_wrong_use_with_a_practice_too(built: SmallProject, tmp_path: Path) -> None:
    before = built.built()
    ran = built.guide("build", "--edition", "leter", "--practice", str(tmp_path / "none.yaml"))
    assert (ran.code, ran.errors) == (2, ("guide: unknown edition `leter`: did you mean `letter`?",))
    assert built.built() == before
