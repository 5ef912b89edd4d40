"""Reading files of the project, and nothing else: bounded in size, decoded, inside their folder."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from pathlib import Path, PurePath

from msgspec import Struct

from guide.base.inputs import is_source
from guide.base.problems import Position, Problems
from guide.read.picture_kinds import kind_of

LARGEST_TEXT = 1_000_000
LARGEST_PICTURE = 300_000
LARGEST_FONT = 4_000_000
# How many parsed files of each kind a process keeps.
KEPT = 1_000

# Characters that do nothing in print, or mean something to a terminal or a parser: C0 and C1 controls, line and
# paragraph separators, marks that turn the direction, byte order marks, lone surrogates, noncharacters.
HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)

_REACH = "check that it is an ordinary file and that you may read it and its folder"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class TextFile(Struct, frozen=True):
    """A file as text. `path` is relative to the project, with `/`, as problems print it."""

    path: str
    text: str

    @property
    def lines(self) -> list[str]:
        return self.text.split("\n")


class Project(Struct, frozen=True):
    """The folder that holds sources/, layouts/ and fonts/. `prefix` comes before the paths that problems print, if the
    folder is not the current one. `kept` is where what was made of photos is kept for the next build, if anywhere.
    `shipped` has what comes with the program, if the project lays its own files over that."""

    root: Path
    prefix: str = ""
    kept: Path | None = None
    shipped: Path | None = None

    def places(self, name: str) -> tuple[Path, ...]:
        """Where a file or folder of this name may be: the project's own first."""
        return (self.root / name, *((self.shipped / name,) if self.shipped else ()))

    def place(self, name: str) -> Path:
        """Where a file or folder of this name is: the project's own, if it has one."""
        own, *others = self.places(name)
        return next((path for path in others if path.exists() and not own.exists()), own)

    def relative(self, path: Path) -> str:
        try:
            return self.prefix + path.relative_to(self.root).as_posix()
        except ValueError:
            if self.shipped and path.is_relative_to(self.shipped):
                return f"guide/{path.relative_to(self.shipped).as_posix()}"
            return self.prefix + path.name


def sources_in(folder: Path, pattern: str) -> list[Path]:
    """The files below a folder that match a pattern, in order, without those that editors and systems add. Raises
    OSError if the folder cannot be read."""
    if folder.is_dir():
        os.scandir(folder).close()  # raises if it may not be read, where `glob` would find nothing
    return sorted(path for path in folder.glob(pattern) if all(map(is_source, path.relative_to(folder).parts)))


def read_bytes(
    project: Project, path: Path, largest: int, problems: Problems, inside: Path | None = None
) -> bytes | None:
    """The bytes of a file under `inside` (the project by default); a problem and None if it can't be read."""
    shown = Position(project.relative(path))
    base = inside or project.root
    try:
        resolved, within = _followed(path, base)
    except FileNotFoundError:
        problems.error(shown, "file", "this file does not exist", "check the name, or add the file")
        return None
    except (OSError, RuntimeError) as error:
        problems.error(shown, "file", f"this file cannot be reached ({_reason(error)})", _REACH)
        return None
    if has_twin(path):
        problems.error(
            shown, "file", "two files here have this name: they differ only in how letters with accents are stored",
            "delete or rename one of them",
        )  # fmt: skip
        return None
    if not within:
        problems.error(
            shown, "file", f"this path leads out of {_folder(project, base)}/",
            "links to other places are not followed; copy the file into this folder",
        )  # fmt: skip
        return None
    if not resolved.is_file() and not resolved.is_dir():
        problems.error(shown, "file", "this is not an ordinary file", "name an ordinary file")
        return None
    try:
        with resolved.open("rb") as handle:
            data = handle.read(largest + 1)
    except OSError as error:
        problems.error(shown, "file", f"this file cannot be read ({_reason(error)})", _REACH)
        return None
    if len(data) > largest:
        problems.error(shown, "file", f"this file is larger than {largest:,} bytes", "make it smaller")
        return None
    return data


def _followed(path: Path, base: Path) -> tuple[Path, bool]:
    """Where the links of a path lead, and whether that is inside a folder. Raises what `resolve` raises."""
    # Few paths have links. To look for them below the folder alone takes a tenth of the time of following all.
    if path.is_relative_to(base) and not _has_links(path, base):
        return path, True
    resolved = path.resolve(strict=True)
    return resolved, resolved.is_relative_to(base.resolve())


def _has_links(path: Path, base: Path) -> bool:
    """Whether a part of a path below a folder is a link, leads up, or is not there."""
    at = os.fspath(base)
    for part in path.parts[len(base.parts) :]:
        at = f"{at}/{part}"
        try:
            state = os.lstat(at)
        except (OSError, ValueError):
            return True
        # Junctions of Windows are no links by their mode.
        if part == ".." or stat.S_ISLNK(state.st_mode) or getattr(state, "st_reparse_tag", None):
            return True
    return False


def named_file(folder: Path, name: PurePath) -> Path:
    """The file in a folder that a source names. Names are compared with letters and accents as one character; macOS,
    and zip files made there, keep them apart."""
    path = folder
    for part in name.parts:
        path = _entry(path, part)
    return path


def _entry(folder: Path, name: str) -> Path:
    exact = folder / name
    if name.isascii() or os.path.lexists(exact):
        return exact
    wanted = as_one(name)
    try:
        return next((one for one in sorted(folder.iterdir()) if as_one(one.name) == wanted), exact)
    except (OSError, ValueError):
        return exact


def has_twin(path: Path) -> bool:
    """Whether its folder has two files of this name, one with accents apart. Nobody could tell which is meant."""
    if path.name.isascii():
        return False
    wanted = as_one(path.name)
    try:
        return sum(as_one(name) == wanted for name in os.listdir(path.parent)) > 1  # noqa: PTH208  # names are enough
    except OSError:
        return False


def as_one(name: str) -> str:
    """A name with letters and accents as one character (NFC)."""
    return unicodedata.normalize("NFC", name)


def _folder(project: Project, path: Path) -> str:
    return project.relative(path).removesuffix(".").rstrip("/") or "its folder"


def read_text(
    project: Project, path: Path, problems: Problems, *, inside: Path | None = None, largest: int = LARGEST_TEXT
) -> TextFile | None:
    """A UTF-8 text file with `\\n` line ends; a problem and None if it is not one."""
    data = read_bytes(project, path, largest, problems, inside)
    if data is None:
        return None
    shown = project.relative(path)
    if data.startswith(_UTF_16):
        problems.error(Position(shown), "file", "this file is saved as UTF-16", "save the file as UTF-8")
        return None
    data = data.removeprefix(_BYTE_ORDER_MARK)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_no_text(data, shown, problems):
            return None
        before = _lines_ended(data[: error.start].decode("utf-8"))
        at = Position(shown, before.count("\n") + 1, len(before) - before.rfind("\n"))
        problems.error(at, "file", f"byte 0x{data[error.start]:02x} is not UTF-8", "save the file as UTF-8")
        return None
    # A byte order mark elsewhere is left of a file that was joined to another. It is never seen.
    text = _lines_ended(text).replace("\ufeff", "")
    if data.startswith((b"{\\rtf", b"<")) and path.suffix == ".md" and _is_no_text(data, shown, problems):
        return None
    hidden = HIDDEN.search(text)
    if hidden:
        if _is_no_text(data, shown, problems):
            return None
        index = hidden.start()
        line = text.count("\n", 0, index) + 1
        column = index - (text.rfind("\n", 0, index) + 1) + 1
        problems.error(
            Position(shown, line, column), "file", f"control character U+{ord(hidden[0]):04X} in the text",
            "delete it; most editors do not show it",
        )  # fmt: skip
        return None
    # Letters and their accents as one character if Unicode has one: fonts draw those.
    return TextFile(shown, as_one(text))


def _is_no_text(data: bytes, shown: str, problems: Problems) -> bool:
    """Whether a file is a document of another program under the name of a text; a problem if it is."""
    kind = "an RTF document" if data.startswith(b"{\\rtf") else kind_of(data)
    if kind:
        problems.error(
            Position(shown), "file", f"this is {kind}, not a text",
            "open it in its program, copy the words and paste them into a new file",
        )  # fmt: skip
    return bool(kind)


def _lines_ended(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _reason(error: Exception) -> str:
    if isinstance(error, RuntimeError):
        return "it is a link to itself"
    return (getattr(error, "strerror", None) or "it cannot be opened").lower()
