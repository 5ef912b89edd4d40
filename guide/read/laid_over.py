"""A file of the project laid over the one that comes with the program, key by key."""

from __future__ import annotations

from guide.base.problems import Problems
from guide.read.files import Project, read_text
from guide.read.yaml_nodes import Node, merged, parse_yaml


def laid_over(project: Project, name: str, problems: Problems) -> Node | None:
    """The file of this name: the project's own keys, and the program's for the rest. A project that takes nothing from the
    program has its own file alone. None after a problem."""
    own, *others = project.places(name)
    laid: Node | None = None
    for path in [*(path for path in others if path.exists()), *([own] if own.exists() or not others else [])] or [own]:
        file = read_text(project, path, problems, inside=None if path == own else project.shipped)
        node = None if file is None else parse_yaml(file, problems)
        if node is None:
            return None
        laid = node if laid is None else merged(laid, node)
    return laid
