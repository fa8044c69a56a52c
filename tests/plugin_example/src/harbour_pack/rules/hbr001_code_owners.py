"""Passes when a CODEOWNERS file has a rule for everything, so that each change has a reviewer."""

from __future__ import annotations

from harbour_pack.owners import PLACES, Owners
from prodready.api import Effort, Evidence, Verdict, failed, passed, point


@point(
    code="HBR001",
    name="code-owners",
    section="process",
    question="Does every file have an owner?",
    why="A change that nobody has to look at is looked at by nobody.",
    fix="Add CODEOWNERS with a line for *.",
    effort=Effort.MINUTES,
)
def rule(owners: Owners) -> Verdict:
    if owners.default_line:
        return passed("everything has an owner", Evidence(owners.path, owners.default_line))
    misses = [Evidence(owners.path, note="no rule for everything")] if owners.path else []
    return failed("files may have no owner", *misses, searched=", ".join(PLACES))
