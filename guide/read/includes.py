"""`:::{include} file.md`: replaced by the blocks of another Markdown file in the same language folder."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from guide.base.problems import Problems
from guide.model.syntax import DirectiveNode, ListNode, SyntaxNode
from guide.read import front_matter
from guide.read.files import Project, named_file, read_text
from guide.read.markdown import parse_markdown

DEEPEST = 3
MOST = 40


def expanded(
    nodes: tuple[SyntaxNode, ...],
    project: Project,
    inside: Path,
    problems: Problems,
    trail: tuple[str, ...],
    used: list[str],
) -> tuple[SyntaxNode, ...]:
    """The nodes with every include replaced. `trail` holds the files that led here, to stop circles; `used` collects
    all included files."""
    result: list[SyntaxNode] = []
    for node in nodes:
        if isinstance(node, ListNode):
            items = tuple((expanded(inner, project, inside, problems, trail, used), at) for inner, at in node.items)
            result.append(replace(node, items=items))
        elif not isinstance(node, DirectiveNode):
            result.append(node)
        elif node.name == "include":
            result += _included(node, project, inside, problems, trail, used)
        else:
            result.append(replace(node, nodes=expanded(node.nodes, project, inside, problems, trail, used)))
    return tuple(result)


def _is_there(path: Path) -> bool:
    """Whether the file exists; a name that no file can have does not."""
    try:
        return path.exists()
    except OSError:
        return False


def _included(
    node: DirectiveNode,
    project: Project,
    inside: Path,
    problems: Problems,
    trail: tuple[str, ...],
    used: list[str],
) -> tuple[SyntaxNode, ...]:
    named = Path(node.argument)
    if not node.argument or named.is_absolute() or ".." in named.parts or named.suffix != ".md":
        problems.error(
            node.argument_at, "include", f"`{node.argument}` is not a Markdown file in this folder",
            f"name a file under {project.relative(inside)}/, such as `shared.md`, without `..` or a leading `/`",
        )  # fmt: skip
        return ()
    path = named_file(inside, named)
    shown = project.relative(path)
    if not _is_there(path):
        problems.error(node.argument_at, "include", f"there is no file {shown}", "check the name, or add the file")
        return ()
    if not path.resolve().is_relative_to(inside.resolve()):
        problems.error(
            node.argument_at, "include", f"{shown} is a link that leads out of {project.relative(inside)}/",
            "links to other places are not followed; copy the file into this folder",
        )  # fmt: skip
        return ()
    if shown in trail or len(trail) > DEEPEST:
        problems.error(
            node.argument_at, "include", f"{shown} includes itself, or is nested too deep", "delete this include"
        )
        return ()
    if node.nodes or node.options:
        at = node.nodes[0].at if node.nodes else node.options[0].at
        problems.error(
            at, "include", "`include` takes no text, but here is some inside it",
            "move it above or below, or close the block before it",
        )  # fmt: skip
    used.append(shown)
    if len(used) > MOST:
        problems.error(node.argument_at, "include", f"more than {MOST} includes in one handout", "delete some")
        return ()
    file = read_text(project, path, problems, inside=inside)
    if file is None:
        return ()
    if front_matter.begins(file.text):
        problems.error(
            node.argument_at, "include", f"{shown} is itself a handout", "include a file without front matter"
        )
        return ()
    return expanded(parse_markdown(file, problems), project, inside, problems, (*trail, shown), used)
