"""The packs that a browser loads: interpreter, library, program, and what the handouts are made from. Each is compressed, and
the same for the same content.

The interpreter and the compiled packages come from `tools`, the folder that `clinic.sh` fills (pins: `package-lock.json`,
`requirements-browser.txt`). Node compiles modules with that interpreter; what came out is kept by digest.
"""

from __future__ import annotations

import datetime
import gzip
import hashlib
import importlib.util
import io
import json
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from guide.products.browser.clinic_part import TOPIC, Pack
from guide.products.clinic.modules import PACKAGES, ROOT, UNUSED, others_imported, own_modules
from guide.products.clinic.prepared import prepared_files
from guide.publish.outputs import PHOTOS
from guide.publish.zipped import entry
from guide.read.files import Project
from guide.read.project import SHARED, topic_folders

HERE = Path(__file__).parent
PACKING = HERE / "packing"
# What was packed for browsers, by digest, in the build folder.
KEPT = ".clinic"
# How long Node may take; it needs a few seconds.
LONGEST = 300
BEST = 9


# The interpreter tries `importScripts` to see where it is; it has to fail. A fault goes to the page.
WRAPPER = """self.importScripts = () => { throw new Error("no script is loaded here"); };
(async () => {
WHOLE
})().catch((fault) => self.postMessage({ id: 0, fault: String(fault) }));
"""


class PackError(Exception):
    """The packs cannot be made, and why."""


def packs(project: Project, tools: Path, build: Path, today: datetime.date) -> list[Pack]:
    """All packs, in the order in which they are needed; `build` is where builds keep what they made. Raises PackError."""
    kept = build / KEPT
    pyodide = tools / "node_modules" / "pyodide"
    if not (pyodide / "pyodide.asm.wasm").is_file():
        raise PackError(f"{tools} has no interpreter for browsers")
    topics = topic_files(project, build / PHOTOS, today)
    program, library = _compiled(pyodide, tools / "wheels", kept)
    return [
        _pack("worker", "js", worker_script(pyodide).encode("utf-8"), kept),
        _pack("interpreter", "wasm", (pyodide / "pyodide.asm.wasm").read_bytes(), kept),
        _pack("library", "zip", library, kept),
        _pack("program", "zip", program, kept),
        _pack("base", "zip", zipped(_base_files(project)), kept),
        *(_pack(f"{TOPIC}{name}", "zip", zipped(files), kept) for name, files in topics.items()),
    ]


def worker_script(pyodide: Path) -> str:
    """One script for a worker: the interpreter's own, without their exports, and what calls the program."""
    loader = (pyodide / "pyodide.mjs").read_text("utf-8")
    body, export, _ = loader.rpartition("export{")
    module = (pyodide / "pyodide.asm.mjs").read_text("utf-8")
    if not export or not module.rstrip().endswith("export default _createPyodideModule;"):
        raise PackError(f"{pyodide} has another form than expected")
    started = module.rstrip().removesuffix("export default _createPyodideModule;")
    exported = loader.rpartition("export{")[2].partition("}")[0].split(",")
    names = {pair.partition(" as ")[2]: pair.partition(" as ")[0] for pair in exported}
    own = (HERE / "static" / "worker.js").read_text("utf-8")
    loaded = f"const loadPyodide = await (async () => {{{body}\nreturn {names['loadPyodide']}; }})();"
    # The interpreter refuses packages of another version, and here there are none to load.
    info = json.loads((pyodide / "pyodide-lock.json").read_text("utf-8"))["info"]
    lock = json.dumps(json.dumps({"info": info, "packages": {}}))
    # A page from a disk may start no module as a worker, so this is a script of the older kind: in a function, for `await`,
    # and with an address of its own where modules have theirs. It loads no scripts.
    whole = f"{started}\n{loaded}\nconst LOCK = {lock};\n{own}".replace("import.meta.url", "self.location.href")
    return WRAPPER.replace("WHOLE", whole)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Files as a zip that is not compressed, since all of it will be."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in sorted(files):
            archive.writestr(entry(name), files[name])
    return stream.getvalue()


def topic_files(project: Project, photos: Path, today: datetime.date) -> dict[str, dict[str, bytes]]:
    """The files of each topic, with what builds have kept of its photos, and its charts."""
    found: dict[str, dict[str, bytes]] = {}
    for name, folder in topic_folders(project).items():
        files = _files(project, folder) | prepared_files(project, name, photos, today)
        found[name] = files
    return found


def _base_files(project: Project) -> dict[str, bytes]:
    sources = project.root / "sources"
    files = {"sources/criteria.yaml": (sources / "criteria.yaml").read_bytes()}
    for folder in (project.root / "layouts", project.root / "fonts", sources / SHARED):
        files |= _files(project, folder)
    return files


def _files(project: Project, folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(project.root).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(project.root).parts)
    }


def _program_files(wheels: Path) -> dict[str, bytes]:
    files = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in own_modules().values()}
    for folder in {path.parent for path in own_modules().values()}:
        files |= {one.relative_to(ROOT).as_posix(): one.read_bytes() for one in folder.glob("*.icc")}
    files |= dict(_libraries(wheels))
    files["modules.txt"] = "\n".join((*sorted(others_imported()), *own_modules())).encode("utf-8")
    return files


def _libraries(wheels: Path) -> Iterator[tuple[str, bytes]]:
    """The modules of the libraries: those that are compiled from their wheels, the others as they are installed here."""
    for wheel in sorted(wheels.glob("*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            for name in archive.namelist():
                if name.startswith(PACKAGES) and name.endswith((".py", ".so")) and not name.startswith(UNUSED):
                    yield name, archive.read(name)
    compiled = {wheel.name.split("-")[0] for wheel in wheels.glob("*.whl")}
    for package in sorted(set(PACKAGES) - compiled):
        spec = importlib.util.find_spec(package)
        if spec is None or spec.origin is None:
            raise PackError(f"the package `{package}` is missing")
        folder = Path(spec.origin).parent
        for path in sorted(folder.rglob("*.py")):
            name = f"{package}/{path.relative_to(folder).as_posix()}"
            if not name.startswith(UNUSED):
                yield name, path.read_bytes()


def _compiled(pyodide: Path, wheels: Path, kept: Path) -> tuple[bytes, bytes]:
    """The program and the library as modules that need no compiling."""
    node = shutil.which("node")
    if node is None:
        raise PackError("Node.js is not installed")
    given = zipped(_program_files(wheels))
    digest = hashlib.sha256(given + (pyodide / "package.json").read_bytes())
    for step in sorted(PACKING.iterdir()):
        digest.update(step.read_bytes() if step.is_file() else b"")
    names = [kept / f"{name}-{digest.hexdigest()[:32]}.zip" for name in ("program", "library")]
    if not all(map(_is_whole, names)):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "given.zip").write_bytes(given)
            ran = subprocess.run(  # noqa: S603  # our own script
                [
                    node, str(PACKING / "pack.mjs"), str(pyodide.resolve()), f"{folder}/given.zip",
                    str(PACKING / "steps.py"), folder,
                ],
                capture_output=True, text=True, timeout=LONGEST, check=False,
            )  # fmt: skip
            if ran.returncode:
                raise PackError(f"Node.js could not compile the program: {ran.stderr.strip()[-2000:]}")
            for name, target in zip(("program", "library"), names, strict=True):
                _keep(target, (Path(folder) / f"{name}.zip").read_bytes())
    program, library = (name.read_bytes() for name in names)
    return program, library


def _pack(name: str, ending: str, data: bytes, kept: Path) -> Pack:
    """The data, compressed once for all sites that are made here."""
    target = kept / f"{name}-{hashlib.sha256(data).hexdigest()[:32]}.gz"
    if not target.is_file():
        _keep(target, gzip.compress(data, BEST, mtime=0))
    return Pack(name, ending, target.read_bytes(), len(data))


def _keep(target: Path, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(".part")
    part.write_bytes(data)
    part.replace(target)


def _is_whole(path: Path) -> bool:
    return path.is_file() and zipfile.is_zipfile(path)
