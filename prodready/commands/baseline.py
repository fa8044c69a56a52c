"""Write down what is lost and found now; afterwards only what is new fails the gate.

The file is that of `baseline` in the configuration, of --baseline, or else prodready-baseline.jsonl. Commit it. One that
exists is changed only by --accept-new, which adds what is lost and found now, and --prune, which takes out what is no
longer so.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from prodready.commands import _options, _output
from prodready.commands._progress import Progress
from prodready.errors import UsageError, UserError

if TYPE_CHECKING:
    from prodready.baseline import Baseline
    from prodready.scan import ScanRequest

DEFAULT = "prodready-baseline.jsonl"


class IncompleteError(UserError):
    """The audit did not see everything; a baseline of it would call the rest new, or mended."""

    exit_code = 4


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The folder, and what may happen to a baseline that exists."""
    parser.add_argument("path", metavar="PATH", nargs="?", default=".", help="the folder to audit (default: .)")
    parser.add_argument("--accept-new", action="store_true", help="add what is lost and found now")
    parser.add_argument("--prune", action="store_true", help="take out what is no longer lost or found")
    parser.add_argument("--no-cache", action="store_true", help="read every file anew")
    _options.add_config(parser)


def run(args: argparse.Namespace) -> int:
    """Audit without the baseline, write it, and say what changed in it."""
    from prodready import baseline
    from prodready.scan import ScanRequest, configuration, opened

    request = ScanRequest(
        Path(args.path),
        layers=(_options.layer(args),),
        config_file=args.config,
        repo_config=not args.no_repo_config,
        cache=not args.no_cache,
        warn=_output.warn,
    )
    effective = configuration(request, opened(request))
    file = request.path / (effective.config.baseline or DEFAULT)
    before = _existing(file, args)
    after = _updated(request, before or baseline.Baseline(), accept=args.accept_new or before is None, prune=args.prune)
    if after != before:
        baseline.write(file, after)
    _output.show(_told(file, before, after))
    if not effective.config.baseline:
        _output.show(f'Commit it, and configure it so that it counts: baseline = "{DEFAULT}"\n')
    return 0


def _existing(file: Path, args: argparse.Namespace) -> Baseline | None:
    """The baseline that there is. Raises :class:`UsageError` where the options do not fit it."""
    from prodready import baseline

    if not file.exists():
        if args.prune and not args.accept_new:
            raise UsageError(f"there is no {file} to prune; prodready baseline writes it")
        return None
    if not file.is_file():
        raise UsageError(f"{file} is no regular file; --baseline names another one")
    if not (args.accept_new or args.prune):
        raise UsageError(f"{file} exists; --accept-new adds what is new, --prune takes out what is gone")
    return baseline.load(file)


def _updated(request: ScanRequest, before: Baseline, *, accept: bool, prune: bool) -> Baseline:
    from prodready import baseline
    from prodready.config import Layer
    from prodready.scan import scan
    from prodready.score import INCOMPLETE

    bare = Layer.of("prodready baseline", baseline="")
    progress = Progress(os.path.basename(os.path.realpath(request.path)))
    with progress:
        result = scan(replace(request, layers=(*request.layers, bare), progress=progress))
    if result.gate.exit_code == INCOMPLETE:
        raise IncompleteError(f"the audit is incomplete, and so no baseline is written: {result.gate.reasons[0]}")
    after = before
    if accept:
        after = baseline.accept_new(after, result.points, result.findings)
    return baseline.prune(after, result.points, result.findings) if prune else after


def _told(file: Path, before: Baseline | None, after: Baseline) -> str:
    """What changed in the file, in a line."""
    from prodready.reports.view import count

    def counted(points: int, findings: int) -> str:
        return f"{count(points, 'point')} and {count(findings, 'finding')}"

    holds = counted(len(after.points), len(after.findings))
    if before is None:
        return f"{file}: {holds}\n"
    if after == before:
        return f"{file}: nothing to change; {holds}\n"
    old, new = ({each: (each.code, each.fingerprint) for each in some.findings} for some in (before, after))
    added, gone = Counter(new.values()) - Counter(old.values()), Counter(old.values()) - Counter(new.values())
    points = len(set(after.points) - set(before.points)), len(set(before.points) - set(after.points))
    changes = f"{counted(points[0], added.total())} added, {counted(points[1], gone.total())} taken out"
    moved = len(new.keys() - old.keys()) - added.total()
    followed = f", {count(moved, 'finding')} moved to another file" if moved else ""
    return f"{file}: {changes}{followed}; {holds}\n"
