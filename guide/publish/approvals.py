"""Writes approvals for `guide approve`: `approvals.yaml`, and the approved texts."""

from __future__ import annotations

import json
from pathlib import Path

from guide.model.files.approvals import Approval
from guide.publish.transaction import write_file
from guide.read.approvals import FILE, FOLDER, kept_text
from guide.read.files import sources_in

HEAD = """\
# Who approved which sheet. `guide approve` writes this file and refuses changes made by hand.
# The words that were read are kept in approved/. An approval holds while the sheet says just these words.
"""


def write_approvals(folder: Path, approvals: tuple[Approval, ...], text: str, newest: Approval) -> None:
    """Put the approvals of a topic in place, and the text of the newest; texts that no approval names are deleted. The
    text comes first, so that an interruption never leaves an approval without one."""
    write_file(folder / kept_text(newest), text.encode("utf-8"))
    ordered = sorted(approvals, key=lambda one: (one.handout, one.language, one.as_))
    write_file(folder / FILE, (HEAD + "approvals:\n" + "".join(map(_entry, ordered))).encode("utf-8"))
    kept = {folder / kept_text(one) for one in approvals}
    for path in sources_in(folder / FOLDER, "*/*.txt"):
        if path not in kept:
            path.unlink()


def _entry(approval: Approval) -> str:
    # JSON strings are YAML.
    return (
        f"  - handout: {approval.handout}\n"
        f"    language: {approval.language}\n"
        f"    as: {approval.as_}\n"
        f"    by: {json.dumps(approval.by, ensure_ascii=False)}\n"
        f"    on: {approval.on.isoformat()}\n"
        f'    digest: "{approval.digest}"\n'
        f'    seal: "{approval.seal}"\n'
    )
