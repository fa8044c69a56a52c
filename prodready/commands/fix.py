"""Rewrite what is wrong where the fix is mechanical: show the changes as a diff, or write them.

A single folder is the repository, as for scan; files and folders below the working directory's project narrow it. What
may change answers or stored data needs --unsafe. A file that cannot be rewritten for sure is left as it is, with the
reason; so is each file in which the finding would still be there. --write refuses what git could not give back.

Exit codes: 0 done, or nothing to do; 1 with --check: files would change; 2 usage, or a work tree with changes;
3 nothing to audit; 4 a file with fixable findings, or one that could not be read, was left as it is.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from prodready.commands import _options, _output
from prodready.commands._progress import Progress
from prodready.errors import UsageError, UserError

if TYPE_CHECKING:
    from prodready.commands._fixing import Outcome
    from prodready.fix.plan import Change
    from prodready.model import Finding

CHANGES, INCOMPLETE = 1, 4
SHOWN = 5


class DirtyError(UserError):
    """The work tree has changes that are nowhere else."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to rewrite, and whether to write it."""
    parser.add_argument("paths", metavar="PATH", nargs="*", default=["."], help="files or folders (default: .)")
    parser.add_argument("--root", metavar="FOLDER", default="", help="the repository, if it is not the folder given")
    action = parser.add_mutually_exclusive_group()
    action.add_argument("--write", "-w", action="store_true", help="change the files instead of showing a diff")
    action.add_argument(
        "--check", action="store_true", help="name the files that would change; exit 1 if there are any"
    )
    parser.add_argument("--unsafe", action="store_true", help="also what may change answers or needs a migration")
    parser.add_argument("--allow-dirty", action="store_true", help="write although git could not give changes back")
    parser.add_argument("--verbose", "-v", action="store_true", help="tell of each finding why it is left")
    parser.add_argument("--jobs", "-j", metavar="N", type=int, default=0, help="processes (default: one per processor)")
    parser.add_argument("--no-cache", action="store_true", help="read every file anew")
    group = parser.add_argument_group("configuration", "each replaces the value of the configuration file")
    group.add_argument("--select", metavar="CODE", action="append", help="only these codes or their beginnings")
    group.add_argument("--ignore", metavar="CODE", action="append", help="leave these codes or their beginnings out")
    group.add_argument("--exclude", metavar="GLOB", action="append", help="leave these files unread")
    group.add_argument("--kind", metavar="KIND", help="what the repository is, if it is not recognised")
    group.add_argument("--config", metavar="FILE", default="", help="read this file instead of the repository's")
    group.add_argument("--no-repo-config", action="store_true", help="do not read the repository's configuration")
    parser.set_defaults(
        profile=None, fail_under=None, require=None, fail_on=None, baseline=None, allow_partial=None, sure_only=None
    )
    _options.add_terminal(parser)


def run(args: argparse.Namespace) -> int:
    """Plan, and show or write; the exit code."""
    if args.jobs < 0:
        raise UsageError(f"--jobs must be 1 or more, or 0 for one per processor, not {args.jobs}")
    from prodready.commands._fixing import Fixing, located

    root, named = located(args.paths or ["."], args.root)
    fixing = Fixing(root, named, _options.layer(args), args)
    with Progress(root.name) as progress:
        outcome = fixing.plan(progress)
    if args.write and outcome.fixes.changes:
        _refuse_dirty(root, outcome.fixes.changes, allowed=args.allow_dirty)
        outcome = fixing.write(outcome)
    _show(outcome, args)
    if outcome.fixes.left or outcome.problems:
        return INCOMPLETE
    return CHANGES if args.check and outcome.fixes.changes else 0


def _refuse_dirty(root: Path, changes: Iterable[Change], *, allowed: bool) -> None:
    from prodready.errors import listed
    from prodready.tree.dirty import GitProblem, uncommitted

    if allowed:
        return
    try:
        dirty = uncommitted(root, [each.path for each in changes])
    except GitProblem as error:
        raise DirtyError(f"git cannot tell what is committed ({error}); --allow-dirty writes all the same") from None
    if dirty:
        more = [f"{len(dirty) - SHOWN} more"] if len(dirty) > SHOWN else []
        named = listed([*dirty[:SHOWN], *more])
        raise DirtyError(f"{named} not committed; commit or stash first, or write all the same with --allow-dirty")


def _show(outcome: Outcome, args: argparse.Namespace) -> None:
    from prodready.cli import say

    for problem in outcome.problems:
        say(problem)
    if args.write or args.check:
        verb = "fixed" if args.write else "would fix"
        for change in outcome.fixes.changes:
            _output.show(f"{verb} {change.path}: {_counted(change.findings)}\n")
    else:
        _show_diffs(outcome.fixes.changes, args)
    for left in outcome.fixes.left:
        say(f"{left.path} is left as it is: {left.reason}")
    if args.verbose:
        for each in outcome.fixes.declined:
            say(f"{each.path}:{each.line}: {each.code} is left as it is: {each.reason}")
    for line in _summary(outcome, args):
        say(line)


def _show_diffs(changes: Iterable[Change], args: argparse.Namespace) -> None:
    from prodready.fix.diff import shown, unified

    color = _output.options(args).color
    for change in changes:
        diff = unified(change.path, change.before, change.after)
        if color or sys.stdout.isatty():
            _output.show(shown(diff, color=color))
        else:
            _output.emit(diff)


def _summary(outcome: Outcome, args: argparse.Namespace) -> list[str]:
    changes, lines = outcome.fixes.changes, []
    if changes:
        found = [finding for change in changes for finding in change.findings]
        verb = "changed" if args.write else "would change"
        hint = "" if args.write else "; --write does it"
        lines.append(f"{_files(len(changes))} {verb}: {_counted(found)}{hint}")
    elif not outcome.fixes.left:
        lines.append("nothing to fix")
    if outcome.withheld:
        lines.append(f"with --unsafe also: {_counted(outcome.withheld)}")
    if outcome.fixes.declined and not args.verbose:
        codes = _tallied(each.code for each in outcome.fixes.declined)
        lines.append(f"left as they are: {codes}; --verbose tells why")
    return lines


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count} files"


def _counted(findings: Iterable[Finding]) -> str:
    return _tallied(each.code for each in findings)


def _tallied(codes: Iterable[str]) -> str:
    """``2 OBS101, 1 TIM101``."""
    return ", ".join(f"{count} {code}" for code, count in sorted(Counter(codes).items()))
