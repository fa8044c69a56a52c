"""One run of ``prodready fix``: where the repository is, what is found in it, what becomes of it."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path

import msgspec
from msgspec.structs import replace

from prodready.api import Rule
from prodready.cache import Cache
from prodready.commands._output import warn
from prodready.config import Config, Effective, Layer
from prodready.config.checks import check, selected
from prodready.errors import NothingToAuditError, UsageError, listed
from prodready.facts.files import APPLICATION_ROLES, Kind, Role
from prodready.fix.files import Unwritable, current
from prodready.fix.files import replace as replace_file
from prodready.fix.plan import Change, Fixes, Left, Planner
from prodready.fix.suitable import refusal
from prodready.gather import GatherSettings, gather, processors
from prodready.judge import judge
from prodready.model import Finding
from prodready.plugins import Plugins, installed
from prodready.project.snapshot import Snapshot
from prodready.scan import ScanRequest, configuration, opened
from prodready.scan.request import Progress
from prodready.scan.silences import silence
from prodready.scan.sources import SourceLines
from prodready.suppress import BASELINE
from prodready.survey import Survey, survey
from prodready.tree import Tree

MARKERS = (".git", "pyproject.toml", "prodready.toml", "setup.cfg", "setup.py")


def located(paths: Sequence[str], root: str) -> tuple[Path, tuple[str, ...]]:
    """The repository and, relative to it, what of it is meant (empty: all). Raises :class:`UsageError`."""
    for path in (*paths, *([root] if root else [])):
        if not os.path.lexists(path):
            raise UsageError(f"there is no file or folder {path!r}")
    real = [Path(os.path.realpath(path)) for path in paths]
    base = Path(os.path.realpath(root)) if root else _root(real)
    if not base.is_dir():
        raise UsageError(f"{root!r} is a file; --root names a folder")
    outside = [path for path, place in zip(paths, real, strict=True) if not place.is_relative_to(base)]
    if outside:
        raise UsageError(f"{outside[0]!r} is not below {str(base)!r}; --root names another repository")
    return base, () if base in real else tuple(place.relative_to(base).as_posix() for place in real)


def _root(places: Sequence[Path]) -> Path:
    """A single folder, unless it is a part of the project that the user stands in; else the project around all."""
    here = Path.cwd()
    standing = _is_marked(here) and all(here in place.parents for place in places)
    if standing and not (len(places) == 1 and places[0].is_dir() and _is_marked(places[0])):
        return here
    if len(places) == 1 and places[0].is_dir():
        return places[0]
    common = Path(os.path.commonpath([place if place.is_dir() else place.parent for place in places]))
    return next((each for each in (common, *common.parents) if _is_marked(each)), common)


def _is_marked(folder: Path) -> bool:
    return any((folder / name).exists() for name in MARKERS)


class Outcome(msgspec.Struct, frozen=True):
    """What can be or was done; ``withheld`` waits for ``--unsafe``; ``problems`` tell what the audit lacks."""

    fixes: Fixes
    withheld: tuple[Finding, ...] = ()
    problems: tuple[str, ...] = ()


class Fixing(msgspec.Struct, frozen=True):
    """The repository at ``root``, of which only ``named`` is meant, with the options of the command line."""

    root: Path
    named: tuple[str, ...]
    layer: Layer
    args: argparse.Namespace

    def plan(self, progress: Progress) -> Outcome:
        """Find, rewrite and verify; nothing is written. Raises ``UserError``."""
        plugins = installed()
        request = ScanRequest(
            self.root,
            layers=(self.layer,),
            config_file=self.args.config,
            repo_config=not self.args.no_repo_config,
            jobs=self.args.jobs,
        )
        tree = opened(request)
        effective = configuration(request, tree)
        check(effective, plugins.infos)
        if effective.config.exclude:
            tree = opened(request, effective.config.exclude)
        rules = _with_rewrites(effective, plugins)
        surveyed, snapshot = self._gathered(tree, effective.config, progress)
        lines = SourceLines(tree, snapshot.files, surveyed.keys)
        progress("judging", 0, 0)
        judged = judge(rules, plugins.facts, snapshot, lines)
        infos = tuple(rule.info for rule in rules)
        silenced = silence(judged, request, effective.config, snapshot, lines, infos, None)
        wanted, withheld = self._wanted(silenced.findings, rules)
        progress("rewriting", 0, 0)
        planner = Planner(
            rules,
            plugins.facts,
            snapshot,
            judged,
            lines,
            lambda path: current(self.root, path, surveyed.entries[path]),
            self.args.unsafe,
            self.args.jobs or processors(),
        )
        problems = [notice.message for notice in (*plugins.notices, *judged.notices) if notice.level == "error"]
        fixes = planner.plan(wanted)
        left = sorted({each.path: each for each in (*self._unread(snapshot), *fixes.left)}.values(), key=_path)
        return Outcome(replace(fixes, left=tuple(left)), withheld, tuple(problems))

    def _unread(self, snapshot: Snapshot) -> Iterator[Left]:
        """What has no findings only because it was not looked at: code that cannot be read, named files of others."""
        for refused in snapshot.refusals:
            info = snapshot.files.get(refused.path)
            if refused.partial or info is None or info.kind is not Kind.PYTHON or not self._is_meant(refused.path):
                continue
            if info.role in APPLICATION_ROLES or refused.path in self.named:
                yield Left(refused.path, f"it could not be read: {refused.reason}")
        for path in self.named:
            reason = refusal(b"", snapshot.files.get(path), snapshot.modules.get(path))
            if reason:
                yield Left(path, reason)

    def write(self, outcome: Outcome) -> Outcome:
        """Write each change; what cannot be written is left."""
        failed = [each for change in outcome.fixes.changes if (each := self._failed(change)) is not None]
        unwritten = {each.path for each in failed}
        written = [each for each in outcome.fixes.changes if each.path not in unwritten]
        left = sorted([*outcome.fixes.left, *failed], key=lambda each: each.path)
        fixes = replace(outcome.fixes, changes=tuple(written), left=tuple(left))
        return replace(outcome, fixes=fixes)

    def _failed(self, change: Change) -> Left | None:
        """Write one change; why it could not be written."""
        try:
            replace_file(self.root, change.path, change.before, change.after)
        except Unwritable as error:
            return Left(change.path, str(error))
        return None

    def _gathered(self, tree: Tree, config: Config, progress: Progress) -> tuple[Survey, Snapshot]:
        with nullcontext() if self.args.no_cache else Cache(root=self.root) as cache:
            settings = GatherSettings(
                jobs=self.args.jobs,
                roles=[(glob, Role(role)) for glob, role in config.roles.items()],
                cache=cache,
                root=self.root,
                progress=lambda done, total: progress("reading", done, total),
                kind=config.kind,
                options=config.rules,
            )
            surveyed = survey(tree, settings)
            snapshot = gather(tree, settings, surveyed)
            if cache is not None and cache.notice:
                warn(cache.notice)
        if not any(info.kind is Kind.PYTHON for info in snapshot.files.values()):
            raise NothingToAuditError(f"there is nothing to fix in {tree.name}: it holds no Python file")
        return surveyed, snapshot

    def _wanted(self, findings: Sequence[Finding], rules: Sequence[Rule]) -> tuple[list[Finding], tuple[Finding, ...]]:
        """The fixable findings of what is meant: those to rewrite, and those that need ``--unsafe``.

        A baseline accepts what was there before; it does not ask to keep it.
        """
        unsafe = {rule.info.code for rule in rules if rule.rewrite is not None and not rule.rewrite.safe}
        meant = [
            each
            for each in findings
            if each.fixable
            and (not each.suppressed or each.suppressed.startswith(BASELINE))
            and self._is_meant(each.location.path)
        ]
        if self.args.unsafe:
            return meant, ()
        return [each for each in meant if each.code not in unsafe], tuple(each for each in meant if each.code in unsafe)

    def _is_meant(self, path: str) -> bool:
        return not self.named or any(path == name or path.startswith(f"{name}/") for name in self.named)


def _path(left: Left) -> str:
    return left.path


def _with_rewrites(effective: Effective, plugins: Plugins) -> tuple[Rule, ...]:
    """The rules to run: those that have a rewrite and are selected. Raises :class:`UsageError` if there are none."""
    able = {rule.info.code: rule for rule in plugins.rules if rule.rewrite is not None}
    kept = selected(effective.config, able)
    if not kept:
        raise UsageError(f"nothing that is selected has a rewrite; these have one: {listed(sorted(able))}")
    return tuple(able[code] for code in kept)
