"""The wheel: layouts, fonts and templates are in it, and a project made with it alone can be built, checked and changed."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.long import only_long
from tests.support import ROOT, files_in
from tests.wheel.conftest import Installed, done

NAMED = ("--topic", "fever", "--country", "US")
DRAFT = "sources/fever/en/fever-basics.md"
PACKED = ("layouts", "fonts", "docs/pictures/blocks", "docs/pictures/typefaces")
LINK = re.compile(r"\]\(([^)#\s]+)")
# What pages of the manual link to that is only in the repository.
IN_THE_REPOSITORY = {"decisions.md", "scores.md"}


@pytest.fixture
def project(installed: Installed, tmp_path: Path) -> Path:
    """A fresh project outside any clone, in a folder with a space and an accent."""
    ran = installed.run("init", "my hàndouts", *NAMED, cwd=tmp_path)
    assert (ran.code, ran.errors) == (0, ())
    return tmp_path / "my hàndouts"


def tracked(*names: str) -> set[str]:
    """The files of the repository below these folders, without those that systems add."""
    return {path.relative_to(ROOT).as_posix() for name in names for path in (ROOT / name).rglob("*") if path.is_file()}


def test_it_carries_what_projects_start_from(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        names = set(packed.namelist())
        for name in tracked(*PACKED):
            assert packed.read(f"guide/shipped/{name}") == (ROOT / name).read_bytes()
    shipped = {name.removeprefix("guide/shipped/") for name in names if name.startswith("guide/shipped/")}
    manual = {name for name in shipped if re.fullmatch(r"docs/[a-z-]+\.md", name)}
    assert shipped == {
        *tracked(*PACKED),
        *manual,
        "README.md",
        "LICENSE",
        "sources/criteria.yaml",
        "sources/site.en.yaml",
    }
    assert {"docs/tour.md", "docs/writing.md", "docs/keys.md", "docs/errors.md"} <= manual
    program = {name for name in tracked("guide") if "__pycache__" not in name}
    assert program == {name for name in names if name.startswith("guide/")} - {
        f"guide/shipped/{name}" for name in shipped
    }


def test_a_project_is_built_and_checked(installed: Installed, project: Path) -> None:
    ran = installed.run("check", cwd=project)
    assert (ran.code, [line.split(":")[0] for line in ran.errors]) == (
        0, [DRAFT, "    hint", "sources/fever/topic.yaml", "    hint"],
    )  # fmt: skip
    assert installed.run("build", cwd=project).code == 0
    once = files_in(project / "build")
    assert {"fever-basics.letter.pdf", "fever-basics.a4.pdf"} <= {Path(name).name for name in once}
    shutil.rmtree(project / "build")
    assert installed.run("build", cwd=project / "sources").code == 0
    assert files_in(project / "build") == once


def test_the_manual_comes_with_it(installed: Installed, tmp_path: Path) -> None:
    ran = installed.run("docs", cwd=tmp_path)
    assert (ran.code, ran.errors) == (0, ())
    folder = Path(ran.said[0].removesuffix(":"))
    assert folder == installed.folder / "guide/shipped/docs"
    pages = [line.split()[0] for line in ran.said[1:]]
    missing = set()
    for page in pages:
        assert installed.run("docs", f"docs/{page}.md", cwd=tmp_path).said == (str(folder / f"{page}.md"),)
        text = re.sub(r"(?ms)^```.*?^```$|`[^`\n]*`", "", (folder / f"{page}.md").read_text("utf-8"))
        missing |= {link for link in LINK.findall(text) if "://" not in link and not (folder / link).exists()}
    assert missing == IN_THE_REPOSITORY
    ran = installed.run("docs", "writting", cwd=tmp_path)
    assert (ran.code, ran.errors) == (2, ("guide: the manual has no page `writting`: did you mean `writing`?",))


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_make_in_it(installed: Installed, project: Path) -> None:
    """Everything that needs no second package, and one name for what the docs call a command."""

    def make(*arguments: str) -> tuple[int, str]:
        ran = installed.call("make", *arguments, cwd=project)
        return ran.code, "\n".join((*ran.said, *ran.errors))

    assert make()[1].startswith("2 files in build/")
    assert make() == (0, "nothing has changed: 2 files in build/")
    one = next(path.relative_to(project).as_posix() for path in project.glob("build/**/*.letter.pdf"))
    assert make(one) == (0, "nothing has changed: 2 files in build/")
    assert make("check")[0] == 0
    assert make("list")[0] == 0
    assert make("new", "WHAT=handout naps", "TITLE=Naps: the 'first' year")[0] == 0
    assert make()[1].startswith("4 files in build/")
    (project / "layouts").mkdir()
    (project / "layouts/letter.yaml").write_text('extends: letter\npalette: {accent: "#5b2a6e"}\n')
    assert make()[1].startswith("4 files in build/")
    assert make() == (0, "nothing has changed: 4 files in build/")
    assert make("PRACTICE=practices/yours.yaml")[1].startswith("4 files in build/")
    assert make("approve", "HANDOUT=naps")[0] == 0
    assert make("approvals")[0] == 0
    assert make("schemas")[1].endswith("files written: schemas/, .vscode/")
    assert make("impose", "HANDOUT=naps", "OPTIONS=--edition letter --booklet")[0] == 0
    assert make("site", "CLINICS=0")[0] == 0
    code, said = make("chekc")
    assert (code, said.split("\n")[0]) == (2, "there is no command `chekc`: make help lists them")
    assert make("clean")[0] == 0
    assert not (project / "build").exists()
    # Where the program is installed beside the sources, in the usual place, nothing need be on the path.
    (project / ".venv/bin").mkdir(parents=True)
    (project / ".venv/bin/guide").write_text("#!/bin/sh\necho this one: $1\n")
    (project / ".venv/bin/guide").chmod(0o755)
    assert make("list") == (0, "this one: list")
    code, said = make("GUIDE=gone")
    assert code == 2
    assert said.startswith('the program is not there: install it with pipx install "guide-handouts[web]"')


def test_an_update_of_the_program_is_seen(installed: Installed, project: Path, tmp_path: Path) -> None:
    newer = Installed(tmp_path / "newer")
    shutil.copytree(installed.folder, newer.folder)
    assert newer.run("build", "--mark", "build/.mark", cwd=project).code == 0
    before = files_in(project / "build")
    base = newer.folder / "guide/shipped/layouts/base.yaml"
    text = base.read_text("utf-8")
    base.write_text(re.sub(r"(?m)^( *accent: ).*$", r'\1"#5b2a6e"', text, count=1), "utf-8")
    ran = newer.call(sys.executable, "-m", "guide", "build", "--mark", "build/.mark", cwd=project)
    assert (ran.code, ran.said[0].partition(",")[0]) == (0, "2 files in build/")
    changed = {Path(name).suffix for name, data in files_in(project / "build").items() if before[name] != data}
    assert ".pdf" in changed


def test_the_commands_of_its_makefile_are_those_of_this_repository() -> None:
    """But for what belongs to work on the program."""

    def commands(path: str) -> set[str]:
        return set(re.findall(r"(?m)^([a-z-]+)(?: build)?:.* ## ", (ROOT / path).read_text("utf-8")))

    program = {"test", "test-long", "test-content", "renew", "fuzz", "bench", "bench-compare", "bench-scale", "bench-topics", "scores", "pictures", "pins"}  # fmt: skip
    own = commands("guide/products/start/templates/Makefile")
    assert own == commands("Makefile") - program


@only_long
def test_the_source_archive_makes_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    done(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(tmp_path), cwd=ROOT)
    with tarfile.open(next(tmp_path.glob("*.tar.gz"))) as archive:
        archive.extractall(tmp_path / "source", filter="data")
    unpacked = next((tmp_path / "source").iterdir())
    done(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path), cwd=unpacked)
    assert next(tmp_path.glob("*.whl")).read_bytes() == wheel.read_bytes()


@only_long
def test_pip_builds_and_installs_it(tmp_path: Path) -> None:
    """With the backend that is here, since there may be no network."""
    done(
        sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", str(tmp_path), str(ROOT),
        cwd=tmp_path,
    )  # fmt: skip
    environment = tmp_path / "venv"
    done(sys.executable, "-m", "venv", "--without-pip", str(environment), cwd=tmp_path)
    python = str(environment / "bin" / "python")
    done(
        sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index",
        str(next(tmp_path.glob("*.whl"))), cwd=tmp_path,
    )  # fmt: skip
    # Its packages are those of the environment that runs the tests.
    packages = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], capture_output=True, text=True
    ).stdout.strip()
    here = [path for path in sys.path if path.endswith("site-packages")]
    (Path(packages) / "here.pth").write_text("".join(f"{path}\n" for path in here))
    place = tmp_path / "outside"
    place.mkdir()
    done(str(environment / "bin" / "guide"), "init", *NAMED, cwd=place)
    done(str(environment / "bin" / "guide"), "build", cwd=place)
    done(str(environment / "bin" / "guide"), "check", cwd=place)
