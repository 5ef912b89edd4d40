"""The build folder: PDFs by language and topic, and the manifest that describes them.

Files are put in place as one set (`transaction.py`): a reader sees each file old or new, never half, and a manifest
only while it is true.
"""

from __future__ import annotations

import errno
import hashlib
import json
import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any

from msgspec import Meta, Struct

from guide.compose.standing import review_data
from guide.model.handout import Handout
from guide.model.withdrawn import Withdrawn
from guide.publish.read_back import fits, read_back
from guide.publish.transaction import locked, recover, replace_set

MANIFEST = "manifest.json"
# The content that each file was made from (`memory.py`).
MEMORY = ".made.json"
# What was made of photos, by digest (`guide/read/photos/kept.py`).
PHOTOS = ".photos"
# And where a browser finds charts that were drawn elsewhere.
CHARTS = ".charts"

# <language>/<topic>/<handout>.<edition>.pdf; earlier programs had no folders of topics.
_PATH = re.compile(r"\.made\.json|[A-Za-z0-9-]{1,40}/([a-z0-9-]{1,80}/)?[a-z0-9-]{1,80}(\.[a-z0-9-]{1,80})?\.pdf")


Checksum = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
Count = Annotated[int, Meta(ge=0, lt=2**53)]


class _Approval(Struct, forbid_unknown_fields=True, rename={"as_": "as"}):
    by: str
    on: str
    as_: str


class Entry(Struct, forbid_unknown_fields=True, kw_only=True):
    """What an entry of the manifest says, and nothing else."""

    path: str
    handout: str
    topic: str
    language: str
    edition: str
    title: str
    pages: Count
    bytes: Count
    sha256: Checksum
    page_size: str
    review: str
    review_state: str
    reviewed_by: list[_Approval]
    review_due: str
    changes_on: str | None


# A handout by language, topic and name.
Named = tuple[str, str, str]

# An entry that a partial build keeps for another file; an older program may have written it.
Kept = dict[str, str | Count | list[_Approval] | None]


class _Withdrawn(Struct, forbid_unknown_fields=True):
    """What the manifest says about a withdrawn handout."""

    handout: str
    topic: str
    language: str
    number: str
    title: str
    on: str | None
    reason: str
    replaced_by: str


class Output(Struct, frozen=True):
    """A finished file and its line in the manifest."""

    path: str
    data: bytes
    entry: dict[str, Any]


def output_of(handout: Handout, edition: str, page_size: str, pages: int, data: bytes) -> Output:
    """The file of a handout in an edition, at `<language>/<topic>/<handout>.<edition>.pdf`."""
    path = path_of(handout, edition)
    entry = {
        "path": path,
        "handout": handout.name,
        "topic": handout.topic,
        "language": handout.language,
        "edition": edition,
        "title": handout.file_title,
        "pages": pages,
        "bytes": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
        "page_size": page_size,
        **review_data(handout.standing),
    }
    return Output(path, data, entry)


def withdrawn_entry(said: Withdrawn) -> dict[str, Any]:
    """The manifest entry of a withdrawn handout."""
    return {
        "handout": said.name,
        "topic": said.topic,
        "language": said.language,
        "number": said.number,
        "title": said.title,
        "on": said.on.isoformat() if said.on else None,
        "reason": said.reason,
        "replaced_by": said.replaced_by,
    }


def path_of(handout: Handout, edition: str) -> str:
    """The path of a handout's file in an edition."""
    return f"{handout.language}/{handout.topic}/{handout.name}.{edition}.pdf"


def publish(
    outputs: tuple[Output, ...], out: Path, *, whole: bool, keys: Mapping[str, str] | None = None,
    withdrawn: Iterable[Withdrawn] | None = None, stopped: Collection[Named] = (), block: str = "",
) -> dict[Named, tuple[str, ...]]:  # fmt: skip
    """Put the files in place as one set. A whole build deletes earlier files that it did not make; a partial build
    keeps the other entries of the manifest. `keys` identify the content of each file, `withdrawn` the withdrawn handouts:
    without it, the manifest keeps its earlier list, as a partial build does for handouts that it did not read. `stopped`
    are handouts that could not be made: their files stay as they were, unless another practice than that of `block` is on
    them. Returns the files that stay."""
    with locked(out):
        recover(out, MANIFEST, _PATH)
        there = _manifest(out)
        listed = {entry["path"]: entry for entry in _files(there, out)}
        earlier = {path: entry for path, entry in listed.items() if fits(entry, Kept)}
        made = {output.path: output.entry for output in outputs}
        # The place that an earlier program gave to a file that is made now.
        former = {f"{language}/{file}" for language, _, file in map(_parts, made)}
        keys_there = read_back(out / MEMORY, dict[str, str]) or {}
        kept = {
            path: one
            for path, one in earlier.items()
            if (
                (named(one) in stopped and keys_there.get(path, "").partition("/")[1:] == ("/", block))
                if whole
                else path not in former
            )
        }
        entries = {**kept, **made}
        gone_handouts = _still_withdrawn(there, withdrawn, made.values(), stopped, whole=whole)
        # Any build deletes the files of withdrawn handouts.
        taken_back = set(map(named, gone_handouts))
        entries = {path: one for path, one in entries.items() if named(one) not in taken_back}
        manifest = {"files": [entries[path] for path in sorted(entries)]}
        if gone_handouts:
            manifest["withdrawn"] = sorted(
                gone_handouts, key=lambda said: (said["language"], said["topic"], said["handout"])
            )
        data = (json.dumps(manifest, indent=2, ensure_ascii=False) + "\n").encode("utf-8")
        contents = {**{output.path: output.data for output in outputs}, MANIFEST: data}
        if keys is not None:
            contents[MEMORY] = _remembered(out, keys, entries)
        for path in contents:
            _check_place(out / path, out)
        new = {path: content for path, content in contents.items() if not _holds(out / path, content)}
        gone = sorted(set(listed if whole else earlier) - set(entries))
        if new or gone:
            # The manifest is removed while names change, so it is always written again.
            replace_set(out, {**new, MANIFEST: data}, gone, MANIFEST)
    stay: dict[Named, tuple[str, ...]] = {}
    for path, one in sorted(entries.items()):
        if path not in made and named(one) in stopped:
            stay[named(one)] = (*stay.get(named(one), ()), path)
    return stay


def named(entry: Mapping[str, object]) -> Named:
    """The handout that an entry of the manifest is about."""
    return str(entry.get("language")), str(entry.get("topic")), str(entry.get("handout"))


def _still_withdrawn(
    there: Mapping[str, Any], withdrawn: Iterable[Withdrawn] | None, made: Iterable[Mapping[str, Any]],
    stopped: Collection[Named], *, whole: bool,
) -> list[dict[str, Any]]:  # fmt: skip
    """The withdrawn handouts: those that this build read, and earlier ones of which it does not know."""
    earlier = _withdrawn(there)
    if withdrawn is None:
        return earlier
    found = list(map(withdrawn_entry, withdrawn))
    known = {*map(named, made), *map(named, found)}
    return found + [one for one in earlier if named(one) not in known and (not whole or named(one) in stopped)]


def _parts(path: str) -> tuple[str, str, str]:
    """Language, topic and name of a file."""
    language, _, rest = path.partition("/")
    topic, _, file = rest.rpartition("/")
    return language, topic, file


def _remembered(out: Path, keys: Mapping[str, str], entries: Mapping[str, object]) -> bytes:
    """The keys of all listed files, new over old."""
    merged = {**(read_back(out / MEMORY, dict[str, str]) or {}), **keys}
    kept = {path: merged[path] for path in sorted(entries) if path in merged}
    return (json.dumps(kept, indent=1) + "\n").encode("utf-8")


def _check_place(target: Path, out: Path) -> None:
    """Refuse a place where none of our files may be written."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, "a folder is where a file belongs", str(target))
    if not target.parent.resolve().is_relative_to(out.resolve()):
        raise OSError(errno.EXDEV, "this folder leads out of the build folder", str(target.parent))


def read_manifest(out: Path) -> list[dict[str, Any]]:
    """The entries of the present manifest whose files exist; none if it cannot be read."""
    return _files(_manifest(out), out)


def _manifest(out: Path) -> dict[str, Any]:
    """The present manifest; {} if it cannot be read. It may have been edited by hand, so it may say anything."""
    return read_back(out / MANIFEST, dict[str, Any]) or {}


def _files(manifest: Mapping[str, Any], out: Path) -> list[dict[str, Any]]:
    files = manifest.get("files")
    entries = files if isinstance(files, list) else []
    # Thousands of files are in a few folders: each folder is looked at once.
    inside: dict[Path, bool] = {}
    return [entry for entry in entries if isinstance(entry, dict) and _is_ours(entry.get("path"), out, inside)]


def _withdrawn(manifest: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What the manifest says about withdrawn handouts."""
    said = manifest.get("withdrawn")
    return [entry for entry in said if fits(entry, _Withdrawn)] if isinstance(said, list) else []


def is_whole(entry: Mapping[str, Any]) -> bool:
    """Whether an entry has all that `output_of` writes: a manifest may have been edited by hand."""
    return fits(entry, Entry)


def _is_ours(path: object, out: Path, inside: dict[Path, bool]) -> bool:
    """Whether a path in a manifest is one we may have written, inside the folder. `inside` says so of folders."""
    if not isinstance(path, str) or not _PATH.fullmatch(path):
        return False
    try:
        target = out / path
        folder = target.parent
        if folder not in inside:
            inside[folder] = folder.resolve().is_relative_to(out.resolve())
        if target.is_symlink():
            return target.is_file() and target.resolve().is_relative_to(out.resolve())
        return inside[folder] and target.is_file()
    except OSError:
        return False


def _holds(target: Path, content: bytes) -> bool:
    return target.is_file() and target.stat().st_size == len(content) and target.read_bytes() == content
