"""`guide site`: the download page, with everything it offers."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING

from guide.commands.names import check_out, checked_practice, project_of
from guide.commands.say import say
from guide.commands.shared import (
    Commands,
    WrongUseError,
    a_path,
    add_command,
    add_format,
    add_keep_going,
    add_practice,
    add_project,
    clear_progress,
    left_out,
    pages_said,
    progress,
    report,
    today,
)

if TYPE_CHECKING:
    from guide.pipeline.make import Made
    from guide.pipeline.preparation import Plan
    from guide.products.site.build import Materials
    from guide.read.files import Project


def add(commands: Commands) -> None:
    parser = add_command(
        commands,
        run,
        "site",
        "make the download page",
        "Make the PDFs, as `guide build` does, and a folder of static pages for reading and downloading them. The pages "
        "work from any folder of any server and from disk. If anything is wrong, nothing is written, unless you --keep-going: "
        "then the site is without the handouts that have errors.",
        "  guide site --base-url https://handouts.example.org/babies/",
        "nothing was written",
    )
    parser.add_argument(
        "--out", type=a_path, metavar="FOLDER", help="where to put the site (default: build/site in the project)"
    )
    parser.add_argument(
        "--base-url",
        default="",
        metavar="ADDRESS",
        help="where the site will be (default: `site` in topic.yaml); needed for the sitemap, the feed and the pictures of shared "
        "addresses",
    )
    add_keep_going(parser)
    parser.add_argument(
        "--no-clinics",
        action="store_true",
        help="without the page on which clinics put their names on the handouts; nothing is fetched for it",
    )
    parser.add_argument(
        "--clinics",
        type=a_path,
        metavar="FOLDER",
        help="where the interpreter for browsers is kept, which runs that page: it is fetched once, with npm and pip "
        "(default: .venv-clinic in the project)",
    )
    parser.add_argument(
        "--kit",
        type=a_path,
        metavar="FILE",
        help="write that page alone, as one HTML file that works from a disk",
    )
    add_practice(parser)
    add_project(parser)
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Make the PDFs, then the site."""
    try:
        from guide.products.site.build import site_files
    except ModuleNotFoundError as error:
        raise WrongUseError(
            f"the site needs the package `{error.name}`: install guide-handouts[web], or, in a clone of the program, run `make site`"
        ) from None
    from guide.model.addresses import is_site_address
    from guide.products.site.place import NotOursError, check_place, put_in_place

    project = project_of(options)
    if options.base_url and not is_site_address(options.base_url):
        raise WrongUseError(
            f"--base-url {options.base_url}: write the full address, such as https://example.org/sheets/"
        )
    out = options.out or project.root / "build" / "site"
    shown = os.path.relpath(out)  # now, since the current folder may be the one to be replaced
    check_out(out, project)
    options.usual = options.practice is None
    options.practice = checked_practice(options.practice, project)
    if options.no_clinics and (options.clinics or options.kit):
        raise WrongUseError(f"{'--clinics' if options.clinics else '--kit'} and --no-clinics exclude each other")
    if options.clinics:
        check_out(options.clinics, project, "--clinics")
    if options.kit:
        return _kit(options, project)
    try:
        check_place(out)
        materials, made = _materials(options, project)
        materials, without = _with_clinic(materials, options, project)
        files = site_files(materials)
        put_in_place(files, out)
    except NotOursError as error:
        raise WrongUseError(str(error)) from None
    code = report(
        tuple(made.problems), left_out(made.missing), options.format, made.missing if options.keep_going else None
    )
    if options.format == "text":
        count = pages_said(sum(path.endswith(".html") for path in files))
        say(f"{shown}: {count}, {sum(map(len, files.values())) / 1_000_000:.1f} MB")
        if without:
            say(without)
        if not materials.base:
            say("without --base-url, the site has no sitemap, no feed of changes and no picture for shared addresses")
    return code


def _kit(options: argparse.Namespace, project: Project) -> int:
    """Write the page for clinics as one file."""
    from guide.products.site.kit import kit_file
    from guide.publish.transaction import write_file

    check_out(options.kit, project, "--kit")
    materials, made = _materials(options, project)
    materials, without = _with_clinic(materials, options, project)
    if materials.clinic is None:
        raise WrongUseError(without or "the page for clinics needs the words `clinic` in sources/site.<language>.yaml")
    data = kit_file(materials, today())
    write_file(options.kit, data)
    code = report(
        tuple(made.problems), left_out(made.missing), options.format, made.missing if options.keep_going else None
    )
    say(f"{os.path.relpath(options.kit)}: {len(data) / 1_000_000:.1f} MB")
    return code


def _with_clinic(materials: Materials, options: argparse.Namespace, project: Project) -> tuple[Materials, str]:
    """The materials with the page for clinics; without it, also why."""
    from msgspec.structs import replace

    from guide.base.problems import Problems
    from guide.products.clinic.faults import PackError
    from guide.products.clinic.fetching import USUAL, fetch
    from guide.products.clinic.part import clinic_part
    from guide.products.clinic.program import other_versions
    from guide.read.project import read_criteria

    if options.no_clinics or not any(words.clinic for words in materials.words.values()):
        return materials, ""
    tools = options.clinics or project.root / USUAL
    criteria = read_criteria(project, Problems())

    def tell(what: str) -> None:
        clear_progress()
        say(what, error=True)

    try:
        fetch(tools, tell)
        for other in other_versions(tools):
            tell(f"the page for clinics has {other}: its files can differ from those of `guide build --practice`")
        part = clinic_part(
            project, tools, project.root / "build", criteria.contrast_text if criteria else 0.0, today(),
            lambda what: progress()(0, 1, what),
        )  # fmt: skip
    except PackError as error:
        clear_progress()
        return materials, f"without the page for clinics: {error}"
    clear_progress()
    return replace(materials, clinic=part), ""


def _base(asked: str, plan: Plan) -> str:
    """The address of the site: the one that topics name, since it is printed on their sheets, otherwise that of the
    option."""
    from guide.model.addresses import site_base

    named = next((topic.site.text for topic in (source.topic for source in plan.common.sources) if topic.site), "")
    if asked and named and site_base(asked) != site_base(named):
        raise WrongUseError(
            f"--base-url {asked}: topic.yaml says that the site is at {named}, and sheets print that address; "
            "leave --base-url out, or change `site`"
        )
    return site_base(asked or named)


def _materials(options: argparse.Namespace, project: Project) -> tuple[Materials, Made]:
    """The PDFs, the words of their sheets and of the site, and the look. Raises InputError with every fault, or with
    `--keep-going` if no site can be made."""
    from msgspec.structs import replace

    from guide.base.problems import InputError, Problems
    from guide.pipeline.make import carry_out
    from guide.pipeline.preparation import planned
    from guide.pipeline.select import HandoutName, Selection
    from guide.products.site.build import Materials
    from guide.publish.outputs import PHOTOS
    from guide.read.fonts import read_fonts
    from guide.read.layouts import read_layout
    from guide.read.practice import read_practice
    from guide.read.site import read_site_words

    selection, problems = Selection(practice=options.practice, usual=options.usual), Problems()
    project = replace(project, kept=project.root / "build" / PHOTOS)
    # Read once, so that pages and PDFs agree even if files are saved meanwhile.
    plan = planned(project, selection, today(), keep_going=options.keep_going)
    base = _base(options.base_url, plan)
    spoken = [handout.language for _, handout in plan.composed] + [gone.language for _, gone in plan.common.gone]
    languages = dict.fromkeys(spoken or ["en"])
    words = {language: read_site_words(project, language, problems) for language in languages}
    practice = read_practice(selection.practice, problems, project) if selection.practice else None
    layout = read_layout(project, "base", "", None, problems, practice.source.accent if practice else None)
    fonts = read_fonts(project, problems)
    problems.stop_on_errors()
    if layout is None or fonts is None:
        raise InputError(tuple(problems))
    made = carry_out(plan, project.root / "build", progress(), 1, whole=True, keep_going=options.keep_going)
    missing = {one.of for one in made.missing}
    composed = tuple(
        (source, handout)
        for source, handout in plan.composed
        if HandoutName(source.name, handout.language, handout.name) not in missing
    )
    known = {language: said for language, said in words.items() if said}
    return Materials(
        composed, made.outputs, known, layout, plan.common.faces, fonts.families[0].licence, base, plan.common.gone
    ), made
