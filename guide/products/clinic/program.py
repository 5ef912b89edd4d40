"""The program and its libraries for browsers, compiled by the interpreter that runs them there, in Node; with what they need of
the standard library. What came out is kept by digest."""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from guide.products.clinic.faults import PackError
from guide.products.clinic.fetching import WHEELS
from guide.products.clinic.modules import DATA, PACKAGES, ROOT, UNUSED, others_imported, own_modules
from guide.products.clinic.zipped import keep, zipped

PACKING = Path(__file__).parent / "packing"
# How long Node may take; it needs a few seconds.
LONGEST = 300


def compiled(pyodide: Path, wheels: Path, kept: Path, tell: Callable[[str], None]) -> tuple[bytes, bytes]:
    """The program and the library as modules that need no compiling; `tell` hears if they have to be made. Raises
    PackError."""
    node = shutil.which("node")
    if node is None:
        raise PackError("Node.js is not installed")
    given = zipped(program_files(wheels))
    digest = hashlib.sha256(given + (pyodide / "package.json").read_bytes())
    for step in sorted(PACKING.iterdir()):
        digest.update(step.read_bytes() if step.is_file() else b"")
    names = [kept / f"{name}-{digest.hexdigest()[:32]}.zip" for name in ("program", "library")]
    if not all(map(_is_whole, names)):
        tell("compiling the program for browsers")
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "given.zip").write_bytes(given)
            _run(
                [
                    node,
                    str(PACKING / "pack.mjs"),
                    str(pyodide.resolve()),
                    f"{folder}/given.zip",
                    str(PACKING / "steps.py"),
                    folder,
                ]
            )
            for name, target in zip(("program", "library"), names, strict=True):
                keep(target, (Path(folder) / f"{name}.zip").read_bytes())
    program, library = (name.read_bytes() for name in names)
    return program, library


def program_files(wheels: Path) -> dict[str, bytes]:
    """The modules of the program and of its libraries, as sources, with the data beside them."""
    modules = own_modules()
    files = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in modules.values()}
    for folder in {path.parent for path in modules.values()}:
        files |= {one.relative_to(ROOT).as_posix(): one.read_bytes() for one in folder.iterdir() if one.suffix in DATA}
    files |= dict(_libraries(wheels))
    files["modules.txt"] = "\n".join((*sorted(others_imported()), *modules)).encode("utf-8")
    return files


def _libraries(wheels: Path) -> Iterator[tuple[str, bytes]]:
    """The modules of the libraries: those that are compiled from their wheels, the others as they are installed here."""
    for wheel in sorted(wheels.glob("*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            for name in archive.namelist():
                if name.startswith(PACKAGES) and name.endswith((".py", ".so")) and not name.startswith(UNUSED):
                    yield name, archive.read(name)
    there = {wheel.name.split("-")[0] for wheel in wheels.glob("*.whl")}
    for package in sorted(set(PACKAGES) - there):
        spec = importlib.util.find_spec(package)
        if spec is None or spec.origin is None:
            raise PackError(f"the package `{package}` is missing")
        folder = Path(spec.origin).parent
        for path in sorted(folder.rglob("*.py")):
            name = f"{package}/{path.relative_to(folder).as_posix()}"
            if not name.startswith(UNUSED):
                yield name, path.read_bytes()


def other_versions(tools: Path) -> Iterator[str]:
    """The packages that are compiled for browsers in another version than is installed here, both named. Their bytes may
    be others."""
    for wheel in sorted((tools / WHEELS).glob("*.whl")):
        name, version = wheel.name.split("-")[:2]
        here = importlib.metadata.version(name)
        if here != version:
            yield f"{name} {version}, and here is {here}"


def _run(command: list[str]) -> None:
    try:
        ran = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST, check=False)  # noqa: S603  # our own script
    except (OSError, subprocess.TimeoutExpired) as error:
        raise PackError(f"Node.js could not compile the program ({type(error).__name__})") from None
    if ran.returncode:
        said = ran.stderr.strip()[-2000:]
        raise PackError(f"Node.js could not compile the program; 18 or newer is needed: {said}")


def _is_whole(path: Path) -> bool:
    return path.is_file() and zipfile.is_zipfile(path)
