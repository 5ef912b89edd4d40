"""The reader for where libyaml is not gives the same nodes and the same faults."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.base.problems import Problems
from guide.read import yaml_nodes
from guide.read.files import TextFile
from guide.read.yaml_pure import PureLoader
from tests.long import examples
from tests.support import ROOT

FORMS = (
    "{text: What is? Not}", "{text: a?}", "{text: a?, b: c}", "{text: a ?b}", "{? a: b}", "[?a, b]", "a: b\tc", "a:\tb", "a: b\t\n",
    "{a:b}", "{a: b:c}", "{a: http://x.y}", "- a: |\n   x\n", 'a: "\\/"', "{a: -}", "[-, a]", "a: 5:30", "a: b\n  c\td\n", "a: \u2003b",
    "{a: b\n\t, c: d}", "# x\na: b # c\n", "a: b#c", "a:\n\t- b", "\ta: b", "a: 'x\ty'", "a: b\n\nc: d\n",
)  # fmt: skip
needs_libyaml = pytest.mark.skipif(not hasattr(yaml, "CSafeLoader"), reason="PyYAML has no libyaml here")


def nodes(text: str, loader: object) -> tuple[object, bool]:
    """The nodes of a text, and whether anything is wrong with it."""
    problems = Problems()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_nodes, "_LOADER", loader)
        node = yaml_nodes._parse(TextFile("x.yaml", text), problems, 1)
    return node, bool(problems.errors)


@needs_libyaml
def test_every_form_is_read_alike() -> None:
    assert [text for text in FORMS if nodes(text, yaml.CSafeLoader) != nodes(text, PureLoader)] == []


@needs_libyaml
def test_all_files_here_are_read_alike() -> None:
    files = [
        path
        for name in ("sources", "layouts", "practices", "tests/cases", "bench/corpus")
        for path in (ROOT / name).rglob("*.yaml")
    ]
    texts = [path.read_text("utf-8") for path in files]
    assert len(texts) > 50
    assert [
        path.name
        for path, text in zip(files, texts, strict=True)
        if nodes(text, yaml.CSafeLoader) != nodes(text, PureLoader)
    ] == []


@needs_libyaml
@given(st.text(st.sampled_from("ab :?,-[]{}#\n\t'\"|"), max_size=14))
@settings(max_examples=examples(150))
def test_whatever_both_read_is_alike(text: str) -> None:
    whole, pure = nodes(f"a: {text}", yaml.CSafeLoader), nodes(f"a: {text}", PureLoader)
    assert whole[1] or pure[1] or whole == pure
