"""Show the findings in some files, as a hook does before a commit.

The whole repository is audited, because a line is wrong or right by what other files say; points are not gated here.
Comments that silence nothing, or without a code or a reason, are told. Findings of --fail-on's severity fail: exit code
1. So does a named file that could not be read: exit code 4.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from prodready.commands import _options, _output
from prodready.errors import UsageError

if TYPE_CHECKING:
    from prodready.model import Gate, Result
    from prodready.scan import ScanRequest


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The files, and how to judge."""
    parser.add_argument("files", metavar="FILE", nargs="*", help="files or folders (default: all of the repository)")
    parser.add_argument("--root", metavar="PATH", default=".", help="the repository (default: .)")
    parser.add_argument("--no-ignores", action="store_true", help="count findings that comments silence")
    parser.add_argument("--no-cache", action="store_true", help="read every file anew")
    _options.add_config(parser)
    _options.add_terminal(parser)


def run(args: argparse.Namespace) -> int:
    """Print a line for each finding in the files; the exit code."""
    from prodready.reports import render
    from prodready.scan import ScanRequest, scan

    request = ScanRequest(
        path=Path(args.root),
        layers=(_options.layer(args),),
        config_file=args.config,
        repo_config=not args.no_repo_config,
        ignores=not args.no_ignores,
        cache=not args.no_cache,
        warn=_output.warn,
    )
    named = tuple(_inside(Path(args.root), file) for file in args.files)
    result = narrowed(scan(request), named)
    gate = decided(request, result)
    if result.findings:
        _output.show(render("lines", result, _output.options(args)))
    for notice in result.notices:
        _output.show(f"{notice.message}\n")
    for reason in gate.reasons:
        _output.show(f"{reason}\n")
    return gate.exit_code


def _inside(root: Path, file: str) -> str:
    """The file as the audit calls it. Raises :class:`UsageError`."""
    real = os.path.join(os.path.realpath(os.path.dirname(file) or "."), os.path.basename(file))
    base = os.path.realpath(root)
    if not os.path.lexists(real):
        raise UsageError(f"there is no file {file}")
    if real != base and not real.startswith(base.rstrip(os.sep) + os.sep):
        raise UsageError(f"{file} is not below {root}, which is audited; --root names another repository")
    return Path(os.path.relpath(os.path.normpath(real), base)).as_posix()


def narrowed(result: Result, named: Sequence[str]) -> Result:
    """The result with the open findings, the refusals and the wrong silences of the named files and folders only."""
    import msgspec

    from prodready.suppress import COMMENT

    def meant(path: str) -> bool:
        return not named or any(name in (".", path) or path.startswith(f"{name}/") for name in named)

    return msgspec.structs.replace(
        result,
        points=(),
        findings=tuple(each for each in result.findings if not each.suppressed and meant(each.location.path)),
        notices=tuple(
            each for each in result.notices if each.code == COMMENT and meant(each.message.partition(":")[0])
        ),
        refused=tuple(each for each in result.refused if not each.partial and meant(each.path)),
    )


def decided(request: ScanRequest, result: Result) -> Gate:
    """What the findings and the unread files of a narrowed result mean for the exit code."""
    from prodready import score
    from prodready.model import Gate

    if not result.findings and not result.refused:
        return Gate(score.PASSED)
    from prodready.plugins import installed
    from prodready.scan import chosen_profile, configuration, opened, policy

    effective = configuration(request, opened(request))
    asked = policy(effective.config, chosen_profile(effective, installed()))
    grave = score.Policy(None, (), asked.fail_on, asked.blockers, asked.allow_partial)
    unread = [f"{each.path} could not be read: {each.reason}." for each in result.refused if each.path.endswith(".py")]
    return score.decide_findings(result.findings, grave, unread)
