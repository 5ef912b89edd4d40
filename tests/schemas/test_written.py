"""The files that `make schemas` writes are those that are here."""

from __future__ import annotations

import json

from guide.products.schemas.kinds import KINDS
from guide.products.schemas.outputs import outputs
from tests.support import ROOT, SmallProject, files_in, run

SETTINGS = ".vscode/settings.json"
EXTENSIONS = ".vscode/extensions.json"


def test_the_files_here_are_the_ones_that_the_command_writes() -> None:
    there = {name: json.loads((ROOT / name).read_text("utf-8")) for name in (SETTINGS, EXTENSIONS)}
    made = outputs(there[SETTINGS], there[EXTENSIONS])
    for path, text in made.items():
        assert (ROOT / path).read_text("utf-8") == text, f"{path}: renew it with `make schemas`"
    schemas = {path.relative_to(ROOT).as_posix() for path in (ROOT / "schemas").iterdir()}
    assert schemas == {path for path in made if path.startswith("schemas/")}


def test_the_settings_hold_nothing_but_ours() -> None:
    made = outputs({}, {})
    assert (ROOT / SETTINGS).read_text("utf-8") == made[SETTINGS]
    assert (ROOT / EXTENSIONS).read_text("utf-8") == made[EXTENSIONS]


def test_settings_name_a_schema_for_every_yaml_file() -> None:
    named = json.loads(outputs({}, {})[SETTINGS])["yaml.schemas"]
    assert {name: tuple(files) for name, files in named.items()} == {
        f"./schemas/{kind.name}.schema.json": kind.files for kind in KINDS if kind.name != "front-matter"
    }


def test_the_command_writes_the_same_files_twice(project: SmallProject) -> None:
    ran = project.guide("schemas", "--write")
    assert (ran.code, ran.errors) == (0, ())
    first = files_in(project.root)
    assert ran.said == (f"{len(KINDS) + 3} files written: schemas/, docs/keys.md, .vscode/",)
    assert json.loads(first["schemas/facts.schema.json"])["title"] == "facts.yaml"
    assert project.guide("schemas", "--write").code == 0
    assert files_in(project.root) == first


def test_what_the_settings_say_of_other_things_is_kept(project: SmallProject) -> None:
    theirs = {
        "editor.fontSize": 18,
        "yaml.schemas": {"./mine.json": "*.yml", "./schemas/gone.schema.json": "gone.yaml"},
    }
    project.write(SETTINGS, json.dumps(theirs))
    project.write(EXTENSIONS, json.dumps({"recommendations": ["someone.something"]}))
    assert project.guide("schemas", "--write").code == 0
    settings = json.loads(project.read(SETTINGS))
    assert settings["editor.fontSize"] == 18
    assert settings["yaml.schemas"]["./mine.json"] == "*.yml"
    assert settings["yaml.schemas"]["./schemas/facts.schema.json"] == ["sources/*/facts.yaml"]
    assert "./schemas/gone.schema.json" not in settings["yaml.schemas"]
    assert json.loads(project.read(EXTENSIONS))["recommendations"] == ["someone.something", "redhat.vscode-yaml"]


def test_settings_that_are_not_plain_json_are_left_alone(project: SmallProject) -> None:
    project.write(SETTINGS, "{} // mine\n")
    before = files_in(project.root)
    ran = project.guide("schemas", "--write")
    assert ran.code == 2
    assert ran.errors == (f"guide: {SETTINGS} is not plain JSON: delete its comments, or move the file away",)
    assert files_in(project.root) == before


def test_without_write_the_kinds_are_listed() -> None:
    ran = run("schemas")
    assert (ran.code, ran.errors) == (0, ())
    assert [line.split()[0] for line in ran.said] == [kind.name for kind in KINDS]
    assert ran.said[2] == "facts         Every figure that a sheet prints, under the name that sheets use."
