"""Show what was lost and gained between a git revision and the work tree, each with its cause.

Both are judged by the configuration that is in force now, without waivers and baseline, and nothing is checked out.
With --fail-on-loss a lost point fails, and so does a new finding of --fail-on's severity: exit code 1. Against what a
branch began from: prodready diff $(git merge-base origin/main HEAD)
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from prodready.commands import _options, _output
from prodready.commands._progress import Progress

if TYPE_CHECKING:
    from prodready.model import Result
    from prodready.scan import ScanRequest
    from prodready.tree import Tree

WORK_TREE = "work tree"
MAX_BYTES = 64 << 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Two trees, and what the answer is for."""
    parser.add_argument("revision", metavar="REV", help="the git revision to compare with")
    parser.add_argument("path", metavar="PATH", nargs="?", default=".", help="the folder to audit (default: .)")
    parser.add_argument("--to", metavar="REV", help="compare with this revision instead of the work tree")
    parser.add_argument("--fail-on-loss", action="store_true", help="exit with 1 where something was lost")
    parser.add_argument("--format", "-f", choices=("text", "json"), default="text", help="default: text")
    parser.add_argument("--verbose", "-v", action="store_true", help="show every finding instead of the first twenty")
    parser.add_argument("--no-cache", action="store_true", help="read every file anew")
    _options.add_config(parser)
    _options.add_terminal(parser)


def run(args: argparse.Namespace) -> int:
    """Audit both, compare, print, and return the exit code."""
    import msgspec

    from prodready.compare import compare
    from prodready.config import Layer
    from prodready.reports import change
    from prodready.scan import ScanRequest, configuration, opened

    asked = ScanRequest(
        Path(args.path),
        ref=args.to,
        layers=(_options.layer(args),),
        config_file=args.config,
        repo_config=not args.no_repo_config,
    )
    newer = opened(asked)
    effective = configuration(asked, newer)
    values = {**msgspec.structs.asdict(effective.config), "baseline": ""}
    yardstick = replace(
        asked,
        layers=(Layer(values, effective.origins),),
        config_file="",
        repo_config=False,
        waivers=False,
        cache=not args.no_cache,
        warn=_output.warn,
    )
    older = opened(replace(yardstick, ref=args.revision))
    before = _audited(replace(yardstick, ref=args.revision), args.revision)
    after = _audited(yardstick, args.to or WORK_TREE)
    comparison = compare(
        before,
        after,
        fates(older, newer),
        (args.revision, args.to or WORK_TREE),
        effective.config.fail_on,
        gated=args.fail_on_loss,
    )
    if args.format == "json":
        _output.emit(change.render_json(comparison))
    else:
        _output.show(change.render(comparison, _output.options(args)))
    return comparison.gate.exit_code


def _audited(request: ScanRequest, name: str) -> Result:
    from prodready.scan import scan

    progress = Progress(name)
    with progress:
        return scan(replace(request, progress=progress))


def fates(older: Tree, newer: Tree) -> Callable[[str], str]:
    """What became of a path of either tree."""
    from prodready.tree.renames import renames

    old, new = ({entry.path for entry in tree.entries()} for tree in (older, newer))
    came_from = renames(older, newer)
    went_to = {before: after for after, before in came_from.items()}

    def fate(path: str) -> str:
        if path in old and path not in new:
            return f"was renamed to {went_to[path]}" if path in went_to else "was removed"
        if path in new and path not in old:
            return f"was {came_from[path]} before" if path in came_from else "was added"
        return "was changed" if path in old and _content(older, path) != _content(newer, path) else ""

    return fate


def _content(tree: Tree, path: str) -> bytes | None:
    from prodready.tree import Unreadable

    try:
        return tree.read(path, MAX_BYTES)
    except Unreadable:
        return None
