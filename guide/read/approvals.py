"""`approvals.yaml`, and the approved texts in `approved/`."""

from __future__ import annotations

import re
from pathlib import Path

from guide.base.problems import Problems
from guide.model.files.approvals import Approval, ApprovalsFile
from guide.model.standing import Signed
from guide.read.bind import bind
from guide.read.files import Project, read_text
from guide.read.yaml_nodes import Items, Mapping, parse_yaml

FILE = "approvals.yaml"
FOLDER = "approved"
# A long guide has some 40 KB.
LARGEST_TEXT = 1_000_000
_NAME = re.compile(r"[A-Za-z0-9-]{1,80}")


def kept_text(approval: Approval) -> str:
    """Where the text of an approval is kept, in the folder of the topic."""
    return f"{FOLDER}/{approval.language}/{approval.handout}.{approval.digest[:16]}.txt"


def read_approvals(
    project: Project, folder: Path, problems: Problems, handouts: tuple[str, ...] = ()
) -> tuple[Signed, ...]:
    """The approvals of a topic, or of some of its handouts, in the order of the file; none if there is no file."""
    path = folder / FILE
    if not path.exists():
        return ()
    file = read_text(project, path, problems)
    if file is not None and all(line.strip() in ("", "approvals:") or line.startswith("#") for line in file.lines):
        return ()
    node = None if file is None else parse_yaml(file, problems)
    bound = None if node is None else bind(node, ApprovalsFile, problems, "approvals")
    listed = node.get("approvals") if isinstance(node, Mapping) else None
    if bound is None or not isinstance(listed, Items):
        return ()
    found = []
    for approval, item in zip(bound.approvals, listed.items, strict=True):
        if handouts and approval.handout not in handouts:
            continue
        keys = {name.text: value.at for name, value in item.entries} if isinstance(item, Mapping) else {}
        found.append(Signed(approval, item.at, keys, _text(project, folder, approval)))
    return tuple(found)


def _text(project: Project, folder: Path, approval: Approval) -> str | None:
    """The kept text, or None if none can be read. A rule checks whether it is the right one."""
    if not all(map(_NAME.fullmatch, (approval.handout, approval.language, approval.digest))):
        return None
    path = folder / kept_text(approval)
    if not path.is_file() or not path.resolve().is_relative_to(folder.resolve()):
        return None
    file = read_text(project, path, Problems(), largest=LARGEST_TEXT)
    return None if file is None else file.text
