"""The licences of everything that browsers are given, made from what is really shipped: each package says its own, and for what
is compiled into the interpreter or into a package the texts are in `licences/`."""

from __future__ import annotations

import importlib.metadata
import zipfile
from collections.abc import Iterator
from email import message_from_string
from email.message import Message
from pathlib import Path

from guide.base.inputs import shipped
from guide.products.browser.clinic_part import Licence
from guide.products.clinic.faults import PackError
from guide.products.clinic.fetching import WHEELS
from guide.products.clinic.modules import PACKAGES
from guide.products.clinic.typefaces import fonts_of, listed_fonts
from guide.read.files import Project

TEXTS = Path(__file__).parent / "licences"
# What is in the interpreter: its name, its licence, and the file with the text. The names behind it are the modules of the
# interpreter that have it inside.
INTERPRETER: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("Pyodide", "MPL-2.0", "Pyodide", ("_pyodide_core",)),
    ("error-stack-parser and stackframe", "MIT", "stackframe", ()),
    ("Python and its standard library", "PSF-2.0", "Python", ()),
    ("Python: parts of others", "several", "Python-parts", ()),
    ("Emscripten and musl", "MIT", "Emscripten-and-musl", ()),
    ("compiler-rt and libc++", "Apache-2.0 WITH LLVM-exception", "LLVM", ()),
    ("bzip2", "bzip2-1.0.6", "bzip2", ("_bz2",)),
    ("Expat", "MIT", "Expat", ("pyexpat",)),
    ("HACL*", "MIT", "HACL", ("_blake2", "_hmac", "_md5", "_sha1", "_sha2", "_sha3")),
    ("libffi", "MIT", "libffi", ("_ctypes",)),
    ("libmpdec", "BSD-2-Clause", "libmpdec", ("_decimal",)),
    ("mimalloc", "MIT", "mimalloc", ()),
    ("SQLite", "public domain", "SQLite", ("_sqlite3",)),
    ("XZ Utils", "0BSD", "XZ-Utils", ("_lzma",)),
    ("zlib", "Zlib", "zlib", ("zlib",)),
    ("Zstandard", "BSD-3-Clause", "Zstandard", ("_zstd",)),
)
# What is compiled into packages, by their names: a package with compiled code that is not here is refused.
INSIDE: dict[str, tuple[tuple[str, str, str], ...]] = {
    "msgspec": (),
    "uharfbuzz": (("HarfBuzz", "MIT-Modern-Variant", "HarfBuzz"),),
}
_NAMES = ("LICEN", "COPYING", "NOTICE")
_COMPILED = ".so"
_FILES = ".dist-info"


def licences(project: Project, tools: Path) -> tuple[Licence, ...]:
    """Each thing with its licence. Raises PackError for one without."""
    found = [
        _own(),
        *(Licence(of, name, _text(file)) for of, name, file, _ in INTERPRETER),
        *(one for wheel in sorted((tools / WHEELS).glob("*.whl")) for one in _of_wheel(wheel)),
        *(_of_installed(name) for name in installed(tools)),
        *_of_fonts(project),
        Licence("the colours of sRGB as a file", "CC0-1.0", _beside("guide/pdf/write/sRGB-v2-micro.LICENSE")),
    ]
    for one in found:
        if not one.text.strip() or not one.name:
            raise PackError(f"the licence of {one.of} is missing")
    return tuple(found)


def installed(tools: Path) -> tuple[str, ...]:
    """The packages whose modules are taken from this environment, by the names under which they are installed."""
    fetched = {wheel.name.split("-")[0] for wheel in (tools / WHEELS).glob("*.whl")}
    known = importlib.metadata.packages_distributions()
    missing = [package for package in PACKAGES if package not in known and package not in fetched]
    if missing:
        raise PackError(f"the package `{missing[0]}` is missing")
    return tuple(sorted({known[package][0] for package in PACKAGES if package not in fetched}))


def _own() -> Licence:
    return Licence("guide-handouts, this program", "MIT", (Path(shipped()) / "LICENSE").read_text("utf-8"))


def _of_wheel(wheel: Path) -> Iterator[Licence]:
    """The licence of a wheel, and those of what is compiled into it."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        told = next((name for name in names if name.endswith(f"{_FILES}/METADATA")), "")
        metadata = message_from_string(archive.read(told).decode("utf-8")) if told else Message()
        texts = [
            archive.read(name).decode("utf-8", "replace") for name in names if _FILES in name and _is_licence(name)
        ]
    package = str(metadata["Name"] or wheel.name.split("-")[0])
    yield Licence(f"{package} {metadata['Version']}", _name_in(metadata), "\n\n".join(texts))
    if any(name.endswith(_COMPILED) for name in names):
        if package not in INSIDE:
            raise PackError(f"what is compiled into {wheel.name} is not known, and so is its licence")
        yield from (Licence(of, name, _text(file)) for of, name, file in INSIDE[package])


def _of_installed(name: str) -> Licence:
    distribution = importlib.metadata.distribution(name)
    files = [file for file in distribution.files or () if _is_licence(str(file))]
    texts = dict.fromkeys(file.read_text("utf-8") for file in files)
    metadata = message_from_string(distribution.read_text("METADATA") or "")
    return Licence(f"{name} {distribution.version}", _name_in(metadata), "\n\n".join(texts))


def _of_fonts(project: Project) -> Iterator[Licence]:
    """The licences of the typefaces; the name of one is that of its file, as in `OFL`."""
    for listed, family in zip(listed_fonts(project).families, fonts_of(project).families, strict=True):
        yield Licence(family.family, Path(listed.licence).stem, family.licence)


def _name_in(metadata: Message) -> str:
    """The name of a licence, from what a package says of itself in one of three ways."""
    said = metadata["License-Expression"] or metadata["License"]
    classified = [
        one.rpartition(" :: ")[2] for one in metadata.get_all("Classifier", []) if one.startswith("License ::")
    ]
    return str(said).partition("\n")[0] if said else ", ".join(classified)


def _is_licence(path: str) -> bool:
    return path.rpartition("/")[2].upper().startswith(_NAMES)


def _text(name: str) -> str:
    return (TEXTS / f"{name}.txt").read_text("utf-8")


def _beside(path: str) -> str:
    """A file of the program by its path in it."""
    return (Path(__file__).resolve().parents[3] / path).read_text("utf-8")
