"""The state of a sheet: approved while its words are those that were read, otherwise a draft that says why."""

from __future__ import annotations

import datetime
import difflib
import hashlib

from guide.base.problems import Problems
from guide.compose.reviewed_text import reviewed_text
from guide.compose.standing import stated
from guide.model.files.approvals import Approval
from guide.model.handout import Handout
from guide.model.source import Source
from guide.model.standing import Signed, Standing

# How many changes a message names, each in how many characters.
MOST_CHANGES, LONGEST_CHANGE = 3, 60


def with_standing(handout: Handout, source: Source, today: datetime.date, problems: Problems) -> Handout:
    """The handout with its state on a day: approvals hold while their digest is that of the sheet."""
    own = approvals_of(handout, source)
    if not own:
        return handout
    text = reviewed_text(handout, source)
    digest = digest_of(text)
    holding: list[Approval] = []
    changed = False
    for role in source.topic.approvals:
        signed = next((one for one in own if one.approval.as_ == role), None)
        if signed is None:
            continue
        if signed.approval.digest == digest:
            holding.append(signed.approval)
        else:
            changed = True
            _report(signed, text, handout, problems)
    if changed:
        return stated(handout, Standing(handout.review_by, "changed"))
    if len(holding) < len(source.topic.approvals):
        return stated(handout, Standing(handout.review_by, "partly")) if holding else handout
    if handout.review_by < today:
        return stated(handout, Standing(handout.review_by, "overdue"))
    return stated(handout, Standing(handout.review_by, "approved", tuple(holding)))


def digest_of(text: str) -> str:
    """The digest of a reviewed text, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def seal_of(approval: Approval) -> str:
    """A short digest of an approval, which reveals changes made by hand. It is not a signature: anyone who can run the
    program can make one."""
    said = (approval.handout, approval.language, approval.as_, approval.by, approval.on.isoformat(), approval.digest)
    return digest_of("\n".join(said))[:16]


def approvals_of(handout: Handout, source: Source) -> list[Signed]:
    """The approvals of a sheet, whether they hold or not."""
    of = (handout.name, handout.language)
    return [one for one in source.approvals if (one.approval.handout, one.approval.language) == of]


def _report(signed: Signed, text: str, handout: Handout, problems: Problems) -> None:
    approval = signed.approval
    if signed.text is None:
        return  # a rule says that the text is gone
    problems.warning(
        handout.at, "approvals",
        f"changed since {approval.by} approved it on {approval.on}, so it is a draft: "
        + "; ".join(changes_between(signed.text, text)),
        f"`guide approve {handout.name} --changes` shows every change; then ask the reviewer to sign again, as {approval.as_}",
    )  # fmt: skip


def changes_between(old: str, new: str, most: int = MOST_CHANGES) -> list[str]:
    """The differences between two reviewed texts, line by line; the first ones in words."""
    before, after = old.splitlines(), new.splitlines()
    said: list[str] = []
    blocks = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for kind, a, b, c, d in blocks:
        if kind == "equal":
            continue
        for number in range(max(b - a, d - c)):
            was = before[a + number] if a + number < b else ""
            now = after[c + number] if c + number < d else ""
            said.append(_change(was, now))
    more = len(said) - most
    return said[:most] + ([f"and {more} more"] if more > 0 else [])


def _change(was: str, now: str) -> str:
    if not was:
        return f"new: {_short(now, 0)}"
    if not now:
        return f"gone: {_short(was, 0)}"
    start = next((at for at, (one, other) in enumerate(zip(was, now, strict=False)) if one != other), 0)
    return f"{_short(was, start)} -> {_short(now, start)}"


def _short(line: str, around: int) -> str:
    """A part of a line around the place where it differs."""
    begin = max(0, around - LONGEST_CHANGE // 3)
    part = line[begin : begin + LONGEST_CHANGE]
    return f"`{'…' if begin else ''}{part}{'…' if begin + LONGEST_CHANGE < len(line) else ''}`"
