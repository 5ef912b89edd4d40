"""The files of a new project that are the same in all, by their path in it."""

from __future__ import annotations

from importlib.resources import files

# Without these it is no project. What else is there stays as it is.
NEEDED = ("guide.yaml", "sources", "practices")
_NAMES = {
    "guide.yaml": "guide.yaml",
    "Makefile": "Makefile",
    ".gitignore": "gitignore",
    ".editorconfig": "editorconfig",
}


def project_files() -> dict[str, str]:
    templates = files(__package__) / "templates"
    return {path: (templates / name).read_text("utf-8") for path, name in _NAMES.items()}
