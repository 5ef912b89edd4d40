"""The files that `guide schemas --write` keeps: schemas, `docs/keys.md`, and the settings of VS Code."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from guide.products.schemas.files import schema_of
from guide.products.schemas.keys_page import keys_page
from guide.products.schemas.kinds import KINDS, FileKind

FOLDER = "schemas"
SETTINGS = ".vscode/settings.json"
EXTENSIONS = ".vscode/extensions.json"
# Kinds that a project elsewhere lays over what the program brings.
LAID_OVER = ("criteria", "labels", "site")
YAML_EXTENSION = "redhat.vscode-yaml"


def outputs(settings: Mapping[str, Any], extensions: Mapping[str, Any], *, elsewhere: bool = False) -> dict[str, str]:
    """The text of every file, by its path. Other content in the two files of VS Code is kept. A project elsewhere has no
    docs/, and its files may be laid over those of the program."""
    kinds = tuple(map(_laid_over, (kind for kind in KINDS if kind.name != "base"))) if elsewhere else KINDS
    return {
        **{f"{FOLDER}/{kind.name}.schema.json": _json(schema_of(kind)) for kind in kinds},
        **({} if elsewhere else {"docs/keys.md": keys_page()}),
        SETTINGS: _json(_with_schemas(settings, kinds)),
        EXTENSIONS: _json(_with_extension(extensions)),
    }


def _laid_over(kind: FileKind) -> FileKind:
    return replace(kind, partial=True) if kind.name in LAID_OVER else kind


def _with_schemas(settings: Mapping[str, Any], kinds: tuple[FileKind, ...]) -> dict[str, Any]:
    """The settings with our schemas for our files; schemas of other places stay."""
    there = settings.get("yaml.schemas")
    others = there if isinstance(there, dict) else {}
    kept = {name: files for name, files in others.items() if not name.startswith(f"./{FOLDER}/")}
    # Markdown is not YAML: the extension does not check front matter.
    ours = {
        f"./{FOLDER}/{kind.name}.schema.json": list(kind.files)
        for kind in kinds
        if all(name.endswith(".yaml") for name in kind.files)
    }
    return {**settings, "yaml.schemas": {**kept, **ours}}


def _with_extension(extensions: Mapping[str, Any]) -> dict[str, Any]:
    there = extensions.get("recommendations")
    named = there if isinstance(there, list) else []
    return {**extensions, "recommendations": [*named, *([] if YAML_EXTENSION in named else [YAML_EXTENSION])]}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
