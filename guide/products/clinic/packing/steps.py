"""Runs in the interpreter of the browser, under Node (`pack.mjs`): sources to compiled modules, and what they import.

Compiled modules have no times in them; comments are gone, and so are the docstrings of libraries.
"""

from __future__ import annotations

import ast
import importlib
import importlib.util
import io
import sys
import zipfile
from importlib._bootstrap_external import _code_to_hash_pyc  # type: ignore[attr-defined]  # what py_compile uses
from pathlib import Path
from types import CodeType

PROGRAM, LIBRARY, PLACE = "/program.zip", "/library.zip", "/lib/python3.14/site-packages"
# What modules of the standard library import inside functions that run here, and what tells of a fault.
LATER = (
    "_strptime", "zipfile", "shutil", "tempfile", "traceback", "linecache", "tokenize", "unicodedata", "csv", "difflib",
    "colorsys", "decimal", "encodings.utf_16", "encodings.utf_16_le", "encodings.utf_16_be", "encodings.ascii",
    "encodings.latin_1", "encodings.cp437", "encodings.idna", "encodings.punycode", "stringprep", "html.entities",
)  # fmt: skip
STORED = (1980, 1, 1, 0, 0, 0)


def compiled(name: str, source: bytes, *, ours: bool) -> bytes:
    """A module as bytes that are checked against nothing when it is imported. Our assertions stay."""
    tree = ast.parse(source, name)
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)) and ast.get_docstring(
            node
        ):
            node.body[:1] = [] if len(node.body) > 1 else [ast.copy_location(ast.Pass(), node.body[0])]
    code = compile(tree, name, "exec", dont_inherit=True, optimize=0 if ours else 2)
    code = code if ours else without_lines(code)
    return bytes(_code_to_hash_pyc(code, importlib.util.source_hash(source), False))


def without_lines(code: CodeType) -> CodeType:
    """Code that does not know its lines. Faults are told by the lines of our own modules, and these are a tenth of the size."""
    inner = tuple(without_lines(one) if isinstance(one, CodeType) else one for one in code.co_consts)
    return code.replace(co_linetable=b"", co_consts=inner)


def module_of(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def packed(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, STORED), files[name])
    return stream.getvalue()


with zipfile.ZipFile(PROGRAM) as given:
    given.extractall(PLACE)
    names = given.read("modules.txt").decode().split()
    sources = {name: given.read(name) for name in given.namelist() if name != "modules.txt"}
importlib.invalidate_caches()
for module in (*LATER, *names):
    importlib.import_module(module)

program = {}
for path, data in sources.items():
    ours = path.startswith("guide/")
    if not path.endswith(".py"):
        program[path] = data
    elif ours or module_of(path) in sys.modules:
        program[f"{path}c"] = compiled(path, data, ours=ours)
Path("/program.out").write_bytes(packed(program))

library = {}
with zipfile.ZipFile(LIBRARY) as given:
    there = set(given.namelist())
    for name in sorted(sys.modules):
        path = name.replace(".", "/")
        for form in (f"{path}.py", f"{path}/__init__.py"):
            if form in there:
                library[f"{form}c"] = compiled(form, given.read(form), ours=False)
Path("/library.out").write_bytes(packed(library))
