"""Fetches what runs the program in browsers, once, into a folder that is kept: the interpreter with npm, and with pip the
packages that are compiled for it. Both compare every file with the hashes in `pins/`, the one place that names versions.

The folder is whole if it has the pins, which are put there last.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from guide.products.clinic.faults import PackError

PINS = Path(__file__).parent / "pins"
PACKAGES = "requirements-browser.txt"
NAMES = ("package.json", "package-lock.json", PACKAGES)
# Where a project keeps the folder.
USUAL = ".venv-clinic"
MODULES, WHEELS, LOG = "node_modules", "wheels", "fetch.log"
# Git is not to take it, whatever the project's own .gitignore says.
IGNORE = ".gitignore"
_OURS = frozenset((*NAMES, MODULES, WHEELS, LOG, IGNORE))
_PART = ".part-"
# How long a client may take, in seconds.
LONGEST = 900
# What the packages are compiled for, as pip names it: the interpreter of package.json.
PLATFORM = (
    "--python-version", "3.14", "--implementation", "cp", "--abi", "cp314", "--abi", "abi3",
    "--platform", "pyemscripten_2026_0_wasm32",
)  # fmt: skip
# What the words of npm and pip mean, by the first that is found.
REASONS = (
    (r"enospc|no space left", "the disk is full"),
    (r"eintegrity|do not match the hashes", "what came is not what the program names: it was damaged or changed on its way"),
    (r"proxyerror|cannot connect to proxy|tunnel connection failed|proxy authentication", "the proxy does not let it through"),
    (r"self.signed certificate|unable to get (local )?issuer|certificate_verify_failed|sslerror", "the certificate of the server is not trusted here"),
    (r"enotfound|eai_again|econn|etimedout|enetunreach|connection|resolution|timed out|unreachable|no matching distribution", "the network is needed this once, and does not reach its server"),
    (r"eacces|permission denied", "a file cannot be written"),
)  # fmt: skip


class Step(Struct, frozen=True):
    """A client that fetches, what it is called, and what it fetches."""

    name: str
    what: str
    command: Sequence[str]


def is_ready(folder: Path) -> bool:
    """Whether a folder has all that the pins name."""
    return all(_bytes_of(folder / name) == (PINS / name).read_bytes() for name in NAMES)


def fetch(folder: Path, tell: Callable[[str], None]) -> None:
    """Fill the folder, if it is not ready. `tell` hears what is done. Raises PackError, and leaves what was there."""
    if is_ready(folder):
        return
    _check_place(folder)
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        raise PackError("Node.js with npm is needed for it, and is not installed")
    pip = _pip()
    shown = os.path.relpath(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / IGNORE).write_text("*\n", "utf-8")
        part = Path(tempfile.mkdtemp(prefix=_PART, dir=folder))
    except OSError as error:
        raise PackError(f"{shown} cannot be made ({(error.strerror or 'unknown').lower()})") from None
    try:
        for name in NAMES[:2]:
            shutil.copy(PINS / name, part)
        steps = (
            Step("npm", "the interpreter", _npm_command(npm, part)),
            Step("pip", "the packages that are compiled for it", _pip_command(pip, part)),
        )
        for number, step in enumerate(steps, 1):
            once = " (about 15 MB on the disk, only the first time)" if number == 1 else ""
            tell(
                f"for the page for clinics, {number} of {len(steps)}: {step.name} fetches {step.what} into {shown}{once}"
            )
            _run(step, folder / LOG)
        _put_in_place(part, folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _check_place(folder: Path) -> None:
    """Refuse a folder in which files would be replaced that are not ours, here or behind a link."""
    shown = os.path.relpath(folder)
    if folder.is_symlink():
        raise PackError(f"{shown} is a link, and what it leads to is of another version; delete the link")
    if folder.exists() and not folder.is_dir():
        raise PackError(f"{shown} is not a folder")
    others = [one.name for one in folder.iterdir() if not one.name.startswith(_PART)] if folder.is_dir() else []
    if not _OURS.issuperset(others):
        raise PackError(f"{shown} has other files in it; name an empty or a new folder")


def _pip() -> Sequence[str]:
    """How to call pip: that of this Python, or else any, since it only downloads."""
    own = [sys.executable, "-I", "-m", "pip"]
    with_one = (
        [own]
        if _answers([*own, "--version"])
        else [[found] for name in ("pip", "pip3") if (found := shutil.which(name))]
    )
    if not with_one:
        raise PackError("pip is needed for it, and is not installed")
    return with_one[0]


def _answers(command: Sequence[str]) -> bool:
    try:
        return not subprocess.run(command, capture_output=True, timeout=LONGEST, check=False).returncode  # noqa: S603  # our own words
    except (OSError, subprocess.TimeoutExpired):
        return False


def _npm_command(npm: str, part: Path) -> Sequence[str]:
    return [
        npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error",
        "--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--prefix", str(part),
    ]  # fmt: skip


def _pip_command(pip: Sequence[str], part: Path) -> Sequence[str]:
    return [
        *pip, "download", "--quiet", "--disable-pip-version-check", "--retries=1", "--require-hashes", "--no-deps",
        "--only-binary=:all:", *PLATFORM, "--dest", str(part / WHEELS), "--requirement", str(PINS / PACKAGES),
    ]  # fmt: skip


def _run(step: Step, log: Path) -> None:
    # Make's own options are not for the clients.
    environment: Mapping[str, str] = {name: value for name, value in os.environ.items() if name != "MAKEFLAGS"}
    try:
        ran = subprocess.run(  # noqa: S603  # our own words
            step.command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            timeout=LONGEST, check=False, env=environment,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise PackError(f"{step.name} took longer than {LONGEST // 60} minutes") from None
    except OSError as error:
        raise PackError(f"{step.name} cannot be started ({(error.strerror or 'unknown').lower()})") from None
    if ran.returncode == 0:
        return
    said = ran.stdout.decode("utf-8", "replace")
    try:
        log.write_text(said, "utf-8")
    except OSError:
        raise PackError(f"{os.path.relpath(log)} cannot be written") from None
    raise PackError(
        f"{step.name} could not fetch {step.what}: {_reason(said)} ({os.path.relpath(log)} has all it said)"
    )


def _reason(said: str) -> str:
    """What hindered a client, from its words."""
    found = next((reason for words, reason in REASONS if re.search(words, said, re.IGNORECASE)), "")
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return found or (lines[-1] if lines else "it did not say why")


def _put_in_place(part: Path, folder: Path) -> None:
    """What was fetched in the place of what was there; the pins come last, since they say that all is there."""
    try:
        for name in NAMES:
            (folder / name).unlink(missing_ok=True)
        for name in (MODULES, WHEELS):
            if (folder / name).exists():
                (folder / name).rename(part / f"old-{name}")
            (part / name).rename(folder / name)
        for name in NAMES:
            shutil.copyfile(PINS / name, folder / name)
        (folder / LOG).unlink(missing_ok=True)
    except OSError as error:
        raise PackError(
            f"{os.path.relpath(folder)} cannot be filled ({(error.strerror or 'unknown').lower()})"
        ) from None


def _bytes_of(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
