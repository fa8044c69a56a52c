"""Audit repositories: decide every point with evidence, print the score and what to do next.

Of several paths the exit code is that of the worst: 0 passed, then 1 gate failed, 3 nothing to audit, 4 incomplete,
2 not auditable at all; the others are audited and reported all the same.

GitHub Actions and Azure Pipelines get annotations and a summary of the step beside the text, unless --format chooses.
"""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from prodready.commands import _hosts, _options, _output, _reports
from prodready.commands._progress import Progress
from prodready.errors import UsageError, UserError

if TYPE_CHECKING:
    from prodready.config import Layer
    from prodready.model import Result

BADNESS = (0, 1, 3, 4, 2)
"""Exit codes from good to bad: an audit that failed is worse than one that found something."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to audit, how to judge, where the reports go."""
    parser.add_argument("paths", metavar="PATH", nargs="*", default=["."], help="folders to audit (default: .)")
    parser.add_argument("--ref", metavar="REV", help="audit this git revision instead of the work tree")
    _reports.add_arguments(parser)
    _options.add_config(parser)
    group = parser.add_argument_group("the run")
    group.add_argument("--no-waivers", action="store_true", help="judge as if there were no waivers")
    group.add_argument(
        "--no-ignores", action="store_true", help="count findings that comments or per-file-ignores silence"
    )
    group.add_argument("--coverage", metavar="FILE", action="append", help="a coverage report to believe (repeatable)")
    group.add_argument("--jobs", "-j", metavar="N", type=int, default=0, help="processes (default: one per processor)")
    group.add_argument(
        "--file-seconds", metavar="N", type=float, help="processor time that one file may cost a worker (default: 5)"
    )
    group.add_argument(
        "--file-memory", metavar="MIB", type=int, help="memory that a worker may use for a file (default: 1024)"
    )
    group.add_argument("--no-cache", action="store_true", help="read every file anew")
    group.add_argument("--verbose", "-v", action="store_true", help="show every place instead of the first few")
    group.add_argument("--quiet", "-q", action="store_true", help="print no report; the exit code speaks")
    _options.add_terminal(parser)


def run(args: argparse.Namespace) -> int:
    """Audit every path, write the reports, and return the worst exit code."""
    if args.jobs < 0:
        raise UsageError(f"--jobs must be 1 or more, or 0 for one per processor, not {args.jobs}")
    if args.file_seconds is not None and not 0.1 <= args.file_seconds <= 3600:
        raise UsageError(f"--file-seconds must lie between 0.1 and 3600, not {args.file_seconds:g}")
    if args.file_memory is not None and not 256 <= args.file_memory <= 1 << 20:
        raise UsageError(f"--file-memory must lie between 256 and {1 << 20} MiB, not {args.file_memory}")
    paths = args.paths or ["."]
    todo = _reports.plan(args.format, args.output, several=len(paths) > 1)
    layer = _options.layer(args)
    started = time.monotonic()
    outcomes = [_tried(path, layer, args, alone=len(paths) == 1) for path in paths]
    results = [each for each in outcomes if not isinstance(each, UserError)]
    if results:
        _reports.write(todo, results, _output.options(args), quiet=args.quiet, seconds=time.monotonic() - started)
        if not args.format and not args.quiet:
            _hosts.show(results, _output.show)
    codes = (each.exit_code if isinstance(each, UserError) else each.gate.exit_code for each in outcomes)
    return max(codes, key=BADNESS.index)


def _tried(path: str, layer: Layer, args: argparse.Namespace, *, alone: bool) -> Result | UserError:
    from prodready.cli import say

    try:
        return _audit(path, layer, args)
    except UserError as error:
        if alone:
            raise
        say(str(error) if path in str(error) else f"{path}: {error}")
        return error


def _audit(path: str, layer: Layer, args: argparse.Namespace) -> Result:
    from prodready.scan import ScanRequest, scan

    progress = Progress(os.path.basename(os.path.realpath(path)), wanted=not args.quiet)
    request = ScanRequest(
        path=Path(path),
        ref=args.ref,
        layers=(layer,),
        config_file=args.config,
        repo_config=not args.no_repo_config,
        waivers=not args.no_waivers,
        ignores=not args.no_ignores,
        coverage=tuple(Path(each) for each in args.coverage or ()),
        jobs=args.jobs,
        file_seconds=args.file_seconds,
        file_memory=args.file_memory and args.file_memory << 20,
        cache=not args.no_cache,
        warn=_output.warn,
        progress=progress,
    )
    with progress:
        return scan(request)
