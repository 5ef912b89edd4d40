"""What the drafts of `guide new` hold: every key there is, and no word that the rules do not know as theirs."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from typing import get_args

import pytest
from msgspec import Struct

from guide.base.problems import Problems
from guide.model.blocks import CalloutKind, Urgency
from guide.model.files.facts import Fact
from guide.model.files.front_matter import FrontMatter
from guide.model.files.labels import Labels
from guide.model.files.practice import PracticeSource
from guide.model.files.references import Reference
from guide.model.files.topic import TopicSource
from guide.read.files import Project, TextFile
from guide.read.labels import read_labels
from guide.read.records import key_name
from guide.read.yaml_nodes import Mapping, parse_yaml
from guide.rules.draft_words import SENTENCES, SUMMARY
from guide.rules.practice import DRAFTED


def test_the_packaged_labels_have_the_keys_of_the_model() -> None:
    """And all kinds inside their tables too."""
    packaged, problems = Project(Path(str(files("guide.read")))), Problems()
    labels = read_labels(packaged, packaged.root / "labels.en.yaml", problems)
    assert tuple(problems) == ()
    assert labels is not None
    node = parse_yaml(TextFile("labels.yaml", (packaged.root / "labels.en.yaml").read_text("utf-8")), problems)
    assert isinstance(node, Mapping)
    optional = {"numbers"}
    assert {key.text for key, _ in node.entries} == {key_name(field) for field in Labels.__struct_fields__} - optional
    assert (set(labels.callouts), set(labels.urgency)) == (set(get_args(CalloutKind)), set(get_args(Urgency)))


@pytest.mark.parametrize(
    ("template", "kind"),
    [
        ("handout.md", FrontMatter),
        ("topic.yaml", TopicSource),
        ("practice.yaml", PracticeSource),
        ("facts.yaml", Fact),
        ("references.yaml", Reference),
    ],
)
def test_the_drafts_show_every_key(template: str, kind: type[Struct]) -> None:
    text = (files("guide.products.drafts") / "templates" / template).read_text("utf-8")
    written = {line.lstrip("# ").split(":")[0] for line in text.split("\n") if ":" in line}
    # Where a source is numbered in a brief is for topics that have one.
    missing = {key_name(field) for field in kind.__struct_fields__} - written - {"brief"}
    assert missing == set()


def template(name: str) -> str:
    return (files("guide.products.drafts") / "templates" / name).read_text("utf-8")


def test_every_word_of_the_draft_is_known_to_the_rule_that_warns_of_it() -> None:
    front, body = template("handout.md").removeprefix("---\n").split("\n---\n")
    assert f"summary: {SUMMARY}\n" in front
    assert f"subtitle: {SENTENCES[0]}\n" in front
    for line in body.split("\n"):
        said = re.sub(r"^:+(\{\w+\})?( main| call-now)?|^- |^## .*", "", line)
        for sentence in SENTENCES:
            said = said.replace(sentence, "")
        assert said.strip() == "", line


def test_everything_that_a_practice_is_to_write_is_known_to_the_rule_that_warns_of_it() -> None:
    pairs = re.findall(r"^#? *([a-z-]+): +([^#\s][^#\n]*?) *(?:#.*)?$", template("practice.yaml"), re.MULTILINE)
    given = {
        value for key, value in pairs if key not in ("name", "file", "accent", "country", "languages", "make", "then")
    }
    assert given == DRAFTED
