"""What a list of sources says and leaves out."""

from __future__ import annotations

from guide.model.blocks import BulletList, Paragraph
from guide.model.files.references import Reference
from guide.model.inlines import plain
from tests.layout.factory import PATH, composed
from tests.support import HANDOUT, SmallProject

TWO = {name: Reference(f"Title {name}", f"Publisher {name}", "read", year=2020) for name in ("one", "two")}
# Line 23 of the sheet; it has a link to line 21.
TEXT = "Babies roll and walk. See [more ways](#ways-to-move)."


def test_options_that_a_list_of_sources_does_not_have(project: SmallProject) -> None:
    project.replace(HANDOUT, TEXT, f"{TEXT}\n\n:::{{sources}}\n:as: names\n:except: grow-study\n:::")
    _, problems = project.prepare()
    assert problems == (
        f"{HANDOUT}:26:6: directive: `as` cannot be `names`\n    hint: use one of: `line`, `publishers`, `titles`",
        f"{HANDOUT}:27:10: directive: unknown reference `grow-study`\n    hint: did you mean `growth-study`?",
    )


def test_each_list_of_sources_has_its_own_options() -> None:
    body = ":::{sources}\n:as: line\n:except: one\n:::\n\n:::{sources}\n:except: two\n:::\n"
    made = composed(body, references=TWO, sources=("one", "two"))
    assert list(made.problems) == []
    line, titles, _ = made.handout.blocks
    assert isinstance(line, Paragraph)
    assert plain(line.inlines) == "Publisher two."
    assert isinstance(titles, BulletList)
    (item,) = titles.items
    assert [plain(part.inlines) for part in item.blocks if isinstance(part, Paragraph)] == [
        "Publisher one: Title one, 2020."
    ]


def test_a_list_that_leaves_out_every_source_says_so() -> None:
    made = composed(":::{sources}\n:except: one, two\n:::\n", references=TWO, sources=("one", "two"))
    assert list(map(str, made.problems)) == [
        f"{PATH}:2:10: directive: this list of sources leaves out every source of the handout\n"
        "    hint: take a name out of `:except:`, or delete this `sources`"
    ]
