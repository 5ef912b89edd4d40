"""`guide approve`: a reviewer signs the words of a sheet, or sees the state of each sheet."""

from __future__ import annotations

import argparse
import datetime
import sys
from typing import TYPE_CHECKING

from msgspec.structs import replace

from guide.commands.names import check_known, known_handout, project_of
from guide.commands.say import say
from guide.commands.shared import Commands, WrongUseError, add_command, add_project, report, today

if TYPE_CHECKING:
    from guide.base.problems import Problems
    from guide.model.files.approvals import Approval
    from guide.model.handout import Handout
    from guide.model.source import Source
    from guide.pipeline.preparation import Plan
    from guide.read.files import Project

STATES = {
    "approved": "approved", "changed": "changed since", "overdue": "overdue", "partly": "approved in part",
    "never": "never approved",
}  # fmt: skip
EVERY_CHANGE = 10_000


def add(commands: Commands) -> None:
    parser = add_command(
        commands,
        run,
        "approve",
        "sign the words of a handout, or list the state of each",
        "Print what an approval covers: the words, figures, signs and pictures of a handout. With --by, sign it: it then\n"
        "says who reviewed it and when, until any of this changes. Sign only what you have read yourself.",
        "  guide approve tips                                    print what would be signed\n"
        '  guide approve tips --by "Name, credentials"           sign it, as read today\n'
        '  guide approve tips --by "Name" --on 2026-11-28 --as plain-language\n'
        "  guide approve tips --changes                          what changed since it was signed\n"
        "  guide approve --list                                  the state of each handout",
        "nothing was signed",
    )
    parser.add_argument(
        "handout", nargs="?", default="", metavar="HANDOUT", help="the handout to approve, or TOPIC/HANDOUT"
    )
    parser.add_argument("--by", metavar="NAME", help="who read it: name and credentials, as the handout prints them")
    parser.add_argument("--on", metavar="DATE", help="the day it was read (default: today)")
    parser.add_argument("--language", metavar="CODE", help="the language that was read (default: the topic's first)")
    parser.add_argument("--as", dest="role", metavar="ROLE", help="a role listed in topic.yaml (default: its first)")
    parser.add_argument(
        "--changes", action="store_true", help="show what changed since it was signed, and sign nothing"
    )
    parser.add_argument("--list", action="store_true", help="show the state of each handout, and sign nothing")
    add_project(parser)


def run(options: argparse.Namespace) -> int:
    project = project_of(options)
    if options.list == bool(options.handout):
        raise WrongUseError("name a handout to approve, or use --list")
    return _list(project) if options.list else _approve(project, options)


def _list(project: Project) -> int:
    from guide.compose.standing import plain_status
    from guide.pipeline.preparation import planned
    from guide.pipeline.select import Selection

    plan = planned(project, Selection(), today())
    for _, handout in plan.composed:
        state, said = STATES[handout.standing.state], plain_status(handout.standing, handout.labels)
        say(f"{handout.language}/{handout.topic}/{handout.name}: {state} ({said}; review by {handout.review_by})")
    return report([problem for problem in plan.problems.warnings if problem.rule == "approvals"])


def _approve(project: Project, options: argparse.Namespace) -> int:
    from guide.compose.reviewed_text import reviewed_text

    plan = _plan(project, options)
    ((source, handout),) = plan.composed
    text = reviewed_text(handout, source)
    if options.changes:
        return _changes(handout, source, text)
    roles = source.topic.approvals
    role = options.role or roles[0]
    if role not in roles:
        raise WrongUseError(f"`{role}` is not a role in topic.yaml; its roles are {', '.join(roles)}")
    approval = None if options.by is None else _approval(options, role, handout, source, text)
    if approval is not None:
        _check_letters(approval.by, handout, plan)
    _check_pages(plan, approval)
    say(*text.split("\n")[:-1])
    if approval is None:
        said = f'Nothing was signed. To sign: guide approve {options.handout} --by "Name, credentials"'
        say("", said, error=True)
        return 0
    return _sign(project, approval, text, source)


def _changes(handout: Handout, source: Source, text: str) -> int:
    """Every change since each approval of the sheet."""
    from guide.compose.approvals import approvals_of, changes_between

    for signed in approvals_of(handout, source):
        found = changes_between(signed.text or "", text, EVERY_CHANGE)
        say(f"since {signed.approval.by} approved it as {signed.approval.as_} on {signed.approval.on}:")
        say(*(f"  {change}" for change in found or ("nothing",)))
    return 0


def _plan(project: Project, options: argparse.Namespace) -> Plan:
    """The sheet in one language, read and checked. Raises InputError if it has errors."""
    from guide.pipeline.preparation import planned
    from guide.pipeline.select import Selection

    languages = (options.language,) if options.language else ()
    check_known(project, (), languages)
    name = known_handout(project, options.handout, (), languages)
    chosen = languages or _languages(project, name)[:1]
    plan = planned(project, Selection((name,), chosen), today())
    if not plan.composed:
        there = ", ".join(_languages(project, name))
        raise WrongUseError(f"`{options.handout}` does not exist in `{options.language}`, only in {there}")
    return plan


def _languages(project: Project, name: str) -> tuple[str, ...]:
    """The languages that have the sheet TOPIC/HANDOUT, in the order of its topic."""
    from guide.base.problems import Problems
    from guide.read.project import topic_folders
    from guide.read.topic import read_topic

    topic, _, handout = name.partition("/")
    source = read_topic(project, topic_folders(project)[topic], Problems(), (handout,))
    return tuple(
        language.language
        for language in (source.languages if source else ())
        if any(written.front.handout == handout for written in language.handouts)
    )


def _approval(options: argparse.Namespace, role: str, handout: Handout, source: Source, text: str) -> Approval:
    """The requested approval. Raises WrongUseError if it is not by a person, in the future, or useless."""
    from guide.compose.approvals import approvals_of, digest_of, seal_of
    from guide.model.files.approvals import Approval
    from guide.rules.approvals import LONGEST_NAME, is_nobody, marks_in, person

    by = " ".join(options.by.split())
    if is_nobody(by) or not by.isprintable():
        raise WrongUseError(
            f"`{options.by}` is not a person's name: give the name and credentials of the person who read the sheet"
        )
    if marks := marks_in(by):
        raise WrongUseError(f"`{by}` would be printed with its `{marks}`: give the name without such marks")
    if len(by) > LONGEST_NAME:
        raise WrongUseError(f"the name has {len(by)} characters; use at most {LONGEST_NAME}")
    on = _day(options.on)
    if on > today():
        raise WrongUseError(f"{on} is in the future: --on is the day the sheet was read")
    if handout.review_by < today():
        raise WrongUseError(f"`review-by: {handout.review_by}` has passed: set the day of the next review first")
    if on < handout.edition.replace(year=handout.edition.year - 1, day=min(handout.edition.day, 28)):
        raise WrongUseError(f"{on} is more than a year before the edition of {handout.edition}: is the year right?")
    for other in (signed.approval for signed in approvals_of(handout, source)):
        if person(other.by) == person(by) and other.as_ != role:
            raise WrongUseError(
                f"{by} approved `{handout.name}` as `{other.as_}`; as `{role}`, somebody else must approve it"
            )
    unsealed = Approval(handout.name, handout.language, role, by, on, digest_of(text), "")
    return replace(unsealed, seal=seal_of(unsealed))


def _day(text: str | None) -> datetime.date:
    if text is None:
        return today()
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise WrongUseError(f"`{text}` is not a date: write it as in {today()}") from None


def _check_pages(plan: Plan, approval: Approval | None) -> None:
    """Lay out every edition with the reviewer's name. Raises InputError if anything is wrong with it."""
    plan.problems.stop_on_errors()
    found = _laid_out(plan, approval)
    if found.errors and approval is not None and not _laid_out(plan, None).errors:
        ((_, handout),) = plan.composed
        plan.problems.error(
            handout.at, "approvals", f"`{approval.by}` does not fit on this sheet: {found.errors[0].message}",
            "write the name with fewer titles",
        )  # fmt: skip
    else:
        plan.problems.extend(found)
    plan.problems.stop_on_errors()


def _laid_out(plan: Plan, approval: Approval | None) -> Problems:
    """What is wrong with the pages of every edition."""
    from guide.base.problems import Problems
    from guide.compose.standing import stated
    from guide.model.standing import Standing
    from guide.pipeline.preparation import laid_out

    found = Problems()
    for wanted in plan.wanted:
        handout = wanted.handout
        if approval is not None:
            handout = stated(handout, Standing(handout.review_by, "approved", (approval,)))
        laid_out(replace(wanted, handout=handout), plan.common, found)
    return found


def _check_letters(by: str, handout: Handout, plan: Plan) -> None:
    """Raises InputError for a name that no font can print."""
    missing = plan.common.faces.missing(by)
    if missing:
        plan.problems.error(
            handout.at, "characters", f"no font has `{''.join(sorted(missing))}`", "leave it out of the name"
        )
    plan.problems.stop_on_errors()


def _sign(project: Project, approval: Approval, text: str, source: Source) -> int:
    from guide.base.problems import Problems
    from guide.publish.approvals import write_approvals
    from guide.publish.transaction import locked
    from guide.read.approvals import read_approvals

    if sys.stdin.isatty() and sys.stdout.isatty() and not _agreed():
        say("Nothing was signed.", error=True)
        return 0
    folder = project.root / "sources" / source.name
    own = (approval.handout, approval.language, approval.as_)
    with locked(folder):
        # Somebody may have signed another sheet in the meantime.
        others = (signed.approval for signed in read_approvals(project, folder, Problems()))
        kept = tuple(other for other in others if (other.handout, other.language, other.as_) != own)
        write_approvals(folder, (*kept, approval), text, approval)
    said = f"{approval.language}/{source.name}/{approval.handout}: approved as {approval.as_} by {approval.by} on {approval.on}"
    say("", f"{said}. Now run `make`.", error=True)
    return 0


def _agreed() -> bool:
    try:
        return input("\nApprove these words? [y/N] ").strip().lower() == "y"
    except EOFError:
        return False
