"""The licences of everything that the browser is given, in one text."""

from __future__ import annotations

import importlib.metadata
import zipfile
from pathlib import Path

OWN = Path(__file__).parent / "licences"
# The packages whose modules are taken from this environment, by the names under which they are installed.
INSTALLED = ("markdown-it-py", "mdit-py-plugins", "mdurl", "PyYAML", "segno")
_NAMES = ("LICEN", "COPYING", "NOTICE")


def licences(tools: Path) -> str:
    """The text, in order of name."""
    found = {path.stem.replace("-", " "): path.read_text("utf-8") for path in sorted(OWN.glob("*.txt"))}
    for name in INSTALLED:
        distribution = importlib.metadata.distribution(name)
        files = [file for file in distribution.files or () if _is_licence(file.name) and ".dist-info" in str(file)]
        found[name] = "\n\n".join(file.read_text("utf-8") for file in files)
    for wheel in sorted((tools / "wheels").glob("*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            texts = [
                archive.read(name).decode("utf-8", "replace")
                for name in archive.namelist()
                if ".dist-info" in name and _is_licence(name.rpartition("/")[2])
            ]
        found[wheel.name.split("-")[0]] = "\n\n".join(texts)
    return "\n\n".join(
        f"{'=' * 70}\n{name}\n{'=' * 70}\n\n{found[name].strip()}\n" for name in sorted(found, key=str.lower)
    )


def _is_licence(name: str) -> bool:
    return name.upper().startswith(_NAMES)
