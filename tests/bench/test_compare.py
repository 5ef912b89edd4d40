"""bench/compare.py: pairs of runs become ratios, and the same program makes the same files."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.compare import Compared, Task, compared, lines, main, same_bytes, side
from bench.frozen import CORPUS, FONTS, HANDOUT
from bench.measure import Run
from tests.long import only_long
from tests.support import ROOT

ONE = Task("one sheet", ("--handout", HANDOUT, "--edition", "letter"), one_core=True)


def runs(*seconds: float) -> list[Run]:
    return [Run(each, each / 2, 30.0) for each in seconds]


def test_the_middle_of_the_ratios_counts_not_the_ratio_of_the_middles() -> None:
    found = [Compared(ONE, runs(1.1, 2.2, 9.0), runs(1.0, 2.0, 3.0))]
    assert lines(found)[2:] == ["| one sheet | 2.200 | 2.000 | 1.100 | 1.100 to 3.000 | 1.100 | no |"]


@pytest.mark.parametrize(("seconds", "within"), [(1.03, "yes"), (1.04, "no"), (0.5, "yes")])
def test_a_change_may_cost_three_hundredths(seconds: float, within: str) -> None:
    assert lines([Compared(ONE, runs(seconds), runs(1.0))])[2].endswith(f"| {within} |")


@pytest.mark.parametrize(("wall", "processor"), [(1.2, 1.0), (1.0, 1.2)])
def test_clock_and_processor_have_to_agree(wall: float, processor: float) -> None:
    found = Compared(ONE, [Run(wall, processor, 30.0)], [Run(1.0, 1.0, 30.0)])
    assert lines([found])[2].endswith("| unclear |")


@only_long  # every day the next one makes a file by this checkout too, and tells it from another
def test_a_checkout_against_itself(tmp_path: Path) -> None:
    this, other = (side(tmp_path / name, ROOT, CORPUS, FONTS) for name in ("this", "other"))
    (found,) = compared(this, other, (ONE,), 1)
    assert len(found.this) == len(found.other) == 1
    assert same_bytes(this.out / "0", other.out / "0") == "PDFs: 1 here, 1 there, all with the same bytes."


def test_each_side_runs_its_own_program(tmp_path: Path) -> None:
    this, other = (side(tmp_path / name, ROOT, CORPUS, FONTS) for name in ("this", "other"))
    (other.program / "guide" / "__main__.py").write_text(
        "import pathlib, sys\n"
        "out = pathlib.Path(sys.argv[sys.argv.index('--out') + 1])\n"
        "out.mkdir(parents=True)\n"
        f"(out / '{HANDOUT}.letter.pdf').write_text('other')\n",
        "ascii",
    )
    compared(this, other, (ONE,), 1)
    assert (other.out / "0" / f"{HANDOUT}.letter.pdf").read_text("ascii") == "other"
    assert (this.out / "0" / "en" / "specimen" / f"{HANDOUT}.letter.pdf").is_file()
    assert same_bytes(this.out / "0", other.out / "0").startswith("PDFs: 1 here, 1 there, 0 with other bytes")


def test_files_with_other_bytes_are_named(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.pdf").write_text(name, "ascii")
    assert same_bytes(tmp_path / "a", tmp_path / "b") == "PDFs: 1 here, 1 there, 1 with other bytes, x.pdf."


@pytest.mark.parametrize("arguments", [("nowhere",), (str(ROOT), "--corpus", "nowhere"), (str(ROOT), "--rounds", "0")])
def test_wrong_use_is_said_before_anything_runs(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "error: " in capsys.readouterr().err
