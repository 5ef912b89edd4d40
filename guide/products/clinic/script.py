"""The page's script from its modules: one file, since a page from a disk loads no modules."""

from __future__ import annotations

import re
from pathlib import Path

# In the order in which they need each other.
MODULES = ("words", "engine", "form", "preview", "choice", "files", "keeping", "many", "main")
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./([a-z]+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class)\b)", re.MULTILINE)


def page_script(folder: Path) -> str:
    """The modules one after the other, each after those that it imports, in a function of their own."""
    parts: list[str] = []
    for number, name in enumerate(MODULES):
        text = (folder / f"{name}.js").read_text("utf-8")
        later = set(_IMPORT.findall(text)) - set(MODULES[:number])
        assert not later, f"{name}.js needs {later}"
        parts.append(_EXPORT.sub("", _IMPORT.sub("", text)))
    return f'"use strict";\n(() => {{\n{"".join(parts)}}})();\n'
