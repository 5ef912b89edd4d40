"""Everything that is shipped to browsers has its licence, and every licence is of something that is shipped."""

from __future__ import annotations

import hashlib
import importlib.metadata
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from guide.products.clinic.faults import PackError
from guide.products.clinic.licences import INSIDE, INTERPRETER, TEXTS, installed, licences
from guide.products.clinic.packs import interpreter_in
from guide.products.clinic.program import program_files
from guide.products.site.clinic import licence_text
from guide.read.files import Project
from tests.long import LONG
from tests.support import ROOT

TOOLS = ROOT / ".venv-clinic"
needs_tools = pytest.mark.skipif(not TOOLS.is_dir(), reason="the interpreter for browsers is not here: make site")
PROJECT = Project(ROOT)
# The modules inside the interpreter that are Python's own, or its parts of others.
OF_PYTHON = """
    _abc _ast _asyncio _bisect _codecs _codecs_cn _codecs_hk _codecs_iso2022 _codecs_jp _codecs_kr _codecs_tw _collections
    _contextvars _csv _datetime _elementtree _functools _heapq _imp _io _json _locale _lsprof _multibytecodec _opcode _operator
    _pickle _posixsubprocess _queue _random _remote_debugging _signal _socket _sre _stat _statistics _string _struct _suggestions
    _symtable _sysconfig _testbuffer _testcapi _testclinic _testclinic_limited _testinternalcapi _testlimitedcapi _thread
    _tokenize _tracemalloc _types _typing _warnings _weakref _xxtestfuzz _zoneinfo array atexit binascii builtins cmath errno
    faulthandler fcntl gc itertools marshal math mmap posix select sys termios time unicodedata xxsubtype
""".split()  # noqa: SIM905  # a hundred names in quotes are harder to read
# The interpreter that was asked for them last, and what it said, as digests. To ask takes Node.js some seconds.
ASKED = "cc36e3cab04fdfc9a63ff13eb52eae2b911bf46c025cc7b281f394bd3de1d5e6"
SAID = "9e1f8ca7a796444c1589ae7e8872a8ef885443481b811761b237ab8a89708323"
DEBIAN = Path("/usr/share")


def wheel(folder: Path, *files: str) -> Path:
    """A package for browsers with these files."""
    path = folder / "wheels" / "extra-1.0-cp314-cp314-pyemscripten_2026_0_wasm32.whl"
    path.parent.mkdir(parents=True)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("extra-1.0.dist-info/METADATA", "Name: extra\nVersion: 1.0\nLicense: MIT\n")
        for name in files:
            archive.writestr(name, "words")
    return folder


@needs_tools
def test_each_package_has_its_licence_and_there_is_no_other() -> None:
    files = program_files(TOOLS / "wheels")
    packages = {name.split("/")[0] for name in files if "/" in name} - {"guide"}
    known = importlib.metadata.packages_distributions()
    wheels = {path.name.split("-")[0] for path in (TOOLS / "wheels").glob("*.whl")}
    shipped = {name if name in wheels else known[name][0] for name in packages}
    found = licences(PROJECT, TOOLS)
    named = {one.of: one for one in found}
    assert len(named) == len(found)
    versioned = {of.rpartition(" ")[0] for of in named if re.search(r" \d[\d.]*$", of)}
    assert versioned == shipped
    inside = {of for name in wheels for of, *_ in INSIDE[name]}
    rest = {of for of in named if not re.search(r" \d[\d.]*$", of)}
    assert rest == {
        *(of for of, *_ in INTERPRETER), *inside, "Fira Sans", "guide-handouts, this program", "the colours of sRGB as a file",
    }  # fmt: skip
    assert all(len(one.text) > 150 and one.name for one in found)
    text = licence_text(found)
    assert all(f"- {one.of}: {one.name}\n" in text and one.text.strip() in text for one in found)


def test_every_text_belongs_to_something() -> None:
    files = {file for _, _, file, _ in INTERPRETER} | {file for inside in INSIDE.values() for *_, file in inside}
    assert {path.stem for path in TEXTS.iterdir()} == files


def test_a_package_without_its_licence_is_refused(tmp_path: Path) -> None:
    licence = "extra-1.0.dist-info/licenses/LICENSE"
    for number, (files, message) in enumerate(
        (
            (("extra/__init__.py",), "the licence of extra 1.0 is missing"),
            (
                (licence, "extra/_core.so"),
                "what is compiled into extra-1.0-cp314-cp314-pyemscripten_2026_0_wasm32.whl is not known, and so is its licence",
            ),
        )
    ):
        with pytest.raises(PackError) as refused:
            licences(PROJECT, wheel(tmp_path / str(number), *files))
        assert str(refused.value) == message
    found = licences(PROJECT, wheel(tmp_path / "good", licence, "extra/__init__.py"))
    assert [(one.name, one.text) for one in found if one.of == "extra 1.0"] == [("MIT", "words")]
    assert "msgspec" in installed(tmp_path / "good"), "no wheel has it, so it is taken from here"


@needs_tools
@pytest.mark.skipif(shutil.which("node") is None, reason="Node.js is not installed")
def test_all_that_is_inside_the_interpreter_is_known() -> None:
    """Every day what it said is kept, and another one alone is asked; then both digests are to be written anew."""
    known = sorted({*OF_PYTHON, *(module for *_, modules in INTERPRETER for module in modules)})
    pyodide = interpreter_in(TOOLS).resolve()
    if not LONG and digest((pyodide / "pyodide.asm.wasm").read_bytes()) == ASKED:
        assert digest(" ".join(known).encode("ascii")) == SAID
        return
    script = (
        f'const {{ loadPyodide }} = await import("{pyodide / "pyodide.mjs"}");'
        'console.log((await loadPyodide()).runPython("import sys; chr(32).join(sys.builtin_module_names)"));'
    )
    ran = subprocess.run(["node", "--input-type=module", "-e", script], capture_output=True, text=True, check=True)
    assert sorted(set(ran.stdout.split())) == known


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def plain(text: str) -> str:
    """The words alone, since each file breaks its lines elsewhere and Debian writes a dot or a comma on empty ones."""
    return re.sub(r"[\s.,]+", " ", text).lower()


@pytest.mark.skipif(not (DEBIAN / "common-licenses").is_dir(), reason="these texts come with Debian")
def test_texts_are_those_that_debian_has() -> None:
    compared = 0
    for file, other, first in (
        ("Pyodide", "common-licenses/MPL-2.0", "Mozilla Public License Version 2.0"),
        ("LLVM", "common-licenses/Apache-2.0", "TERMS AND CONDITIONS"),
        ("Expat", "doc/libexpat1/copyright", "Permission is hereby granted"),
        ("HACL", "doc/libexpat1/copyright", "Permission is hereby granted"),
        ("mimalloc", "doc/libexpat1/copyright", "Permission is hereby granted"),
        ("stackframe", "doc/libexpat1/copyright", "Permission is hereby granted"),
        ("Emscripten-and-musl", "doc/libexpat1/copyright", "Permission is hereby granted"),
        ("libffi", "doc/libexpat1/copyright", "Permission is hereby granted"),
        ("bzip2", "doc/libbz2-1.0/copyright", "Redistribution and use"),
        ("zlib", "doc/zlib1g/copyright", "This software is provided"),
        ("HarfBuzz", "doc/libharfbuzz0b/copyright", "Permission is hereby granted"),
        ("libmpdec", "doc/python3.11/copyright", "Redistribution and use"),
    ):
        if not (DEBIAN / other).is_file():
            continue
        text = (TEXTS / f"{file}.txt").read_text("utf-8")
        own = plain(text[text.index(first) :])
        theirs = plain((DEBIAN / other).read_text("utf-8"))
        # The text of LLVM goes on with its exceptions.
        own = own.partition("---- llvm exceptions")[0]
        assert own.strip() in theirs, file
        compared += 1
    assert compared >= 2
