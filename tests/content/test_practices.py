"""The examples of practice files fit every sheet."""

from __future__ import annotations

from guide.base.problems import InputError
from guide.pipeline import prepare
from guide.pipeline.select import Selection
from guide.read.files import Project
from tests.subject import ROOT, TODAY


def test_every_example_fits_every_sheet() -> None:
    refused = []
    for path in sorted((ROOT / "practices").glob("*.yaml")):
        try:
            prepare(Project(ROOT), Selection(practice=path), TODAY)
        except InputError as error:
            refused.append(str(error))
    assert refused == []
