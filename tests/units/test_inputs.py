"""Which names are sources, and which systems and editors put beside them."""

from __future__ import annotations

from guide.base.inputs import is_source

SOURCES = (
    "tips.md", "two words.md", "#1.yaml", "a#b.md", "x~y.svg", "café.md", "cafe\u0301.md", "a:b;c|d$(e)%.md", "tips copy.md",
    "tips (1).md", "-", "#", "new\nline.md", "letter", "thumbs.yaml", "original.md", "bak",
)  # fmt: skip
OTHERS = (
    ".#tips.md", "._tips.md", ".tips.md.swp", ".DS_Store", ".git", ".~lock.tips.docx#", ".goutputstream-AB12", ".tips.md.icloud",
    ".syncthing.tips.md.tmp", "~$tips.docx", "#tips.md#", "tips.md~", "tips.md.bak", "tips.md.BAK", "tips.md.orig", "tips.md.rej",
    "tips.md.swp", "tips.md.swo", "~WRL0001.tmp", "tips.md.part", "tips.md:Zone.Identifier", "Thumbs.db", "thumbs.db",
    "Desktop.ini", "Icon\r", "__MACOSX", "__pycache__", "a.pyc", "@eaDir", "$RECYCLE.BIN",
)  # fmt: skip


def test_names() -> None:
    assert [name for name in SOURCES if not is_source(name)] == []
    assert [name for name in OTHERS if is_source(name)] == []
