"""The packs that a browser loads: interpreter, library, program, and what the handouts are made from. Each is compressed, and
the same for the same content.

The interpreter and the compiled packages come from `tools`, the folder that `fetching.py` fills.
"""

from __future__ import annotations

import datetime
import gzip
import hashlib
import json
from collections.abc import Callable
from pathlib import Path

from guide.products.browser.clinic_part import Pack
from guide.products.clinic.faults import PackError
from guide.products.clinic.fetching import WHEELS
from guide.products.clinic.program import compiled
from guide.products.clinic.sources import Part, project_parts
from guide.products.clinic.zipped import keep, zipped
from guide.read.files import Project

STATIC = Path(__file__).parent / "static"
# What was packed for browsers, by digest, in the build folder.
KEPT = ".clinic"
BEST = 9


# The interpreter tries `importScripts` to see where it is; it has to fail. A fault goes to the page.
WRAPPER = """self.importScripts = () => { throw new Error("no script is loaded here"); };
(async () => {
WHOLE
})().catch((fault) => self.postMessage({ id: 0, fault: String(fault) }));
"""


def packs(
    project: Project, tools: Path, build: Path, today: datetime.date, tell: Callable[[str], None] = lambda _: None
) -> list[Pack]:
    """All packs, in the order in which they are needed; `build` is where builds keep what they made, and `tell` hears what
    takes long. Raises PackError."""
    kept = build / KEPT
    pyodide = interpreter_in(tools)
    parts = project_parts(project, build, today)
    program, library = compiled(pyodide, tools / WHEELS, kept, tell)
    return [
        _pack("worker", "js", worker_script(pyodide).encode("utf-8"), kept),
        _pack("interpreter", "wasm", (pyodide / "pyodide.asm.wasm").read_bytes(), kept),
        _pack("library", "zip", library, kept),
        _pack("program", "zip", program, kept),
        *(_project_pack(part, kept) for part in parts),
    ]


def interpreter_in(tools: Path) -> Path:
    """The folder of the interpreter. Raises PackError if it is not there."""
    pyodide = tools / "node_modules" / "pyodide"
    if not (pyodide / "pyodide.asm.wasm").is_file():
        raise PackError(f"{tools} has no interpreter for browsers")
    return pyodide


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
    own = (STATIC / "worker.js").read_text("utf-8")
    loaded = f"const loadPyodide = await (async () => {{{body}\nreturn {names['loadPyodide']}; }})();"
    # The interpreter refuses packages of another version, and here there are none to load.
    info = json.loads((pyodide / "pyodide-lock.json").read_text("utf-8"))["info"]
    lock = json.dumps(json.dumps({"info": info, "packages": {}}))
    # A page from a disk may start no module as a worker, so this is a script of the older kind: in a function, for `await`,
    # and with an address of its own where modules have theirs. It loads no scripts.
    whole = f"{started}\n{loaded}\nconst LOCK = {lock};\n{own}".replace("import.meta.url", "self.location.href")
    return WRAPPER.replace("WHOLE", whole)


def _project_pack(part: Part, kept: Path) -> Pack:
    made = _pack(part.name, "zip", zipped(part.files), kept)
    return Pack(made.name, made.ending, made.data, made.unpacked, part.topic, part.languages, part.font)


def _pack(name: str, ending: str, data: bytes, kept: Path) -> Pack:
    """The data, compressed once for all sites that are made here."""
    digest = hashlib.sha256(data)
    target = kept / f"{name}-{digest.hexdigest()[:32]}.gz"
    if not target.is_file():
        keep(target, gzip.compress(data, BEST, mtime=0))
    return Pack(name, ending, target.read_bytes(), digest.digest())
