"""Applies every silence in its order: comments, per-file-ignores, waivers, the baseline."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Sequence
from datetime import date

import msgspec

from prodready import baseline, suppress, waivers
from prodready.baseline import Baseline
from prodready.config import Config, Effective
from prodready.judge import Judged
from prodready.model import Confidence, Finding, Notice, Point, RuleInfo
from prodready.project.snapshot import Snapshot
from prodready.scan.request import ScanRequest
from prodready.suppress import Lines, family
from prodready.tree import Tree, Unreadable
from prodready.tree.safe import read_below


class Silenced(msgspec.Struct, frozen=True):
    """Points and findings with what silences them, and what is wrong with the silences."""

    points: tuple[Point, ...]
    findings: tuple[Finding, ...]
    notices: tuple[Notice, ...]
    known: Baseline | None

    def newly_lost(self, points: Sequence[Point]) -> tuple[str, ...]:
        """The codes of decided ``points`` that are lost and were not when the baseline was written."""
        return baseline.newly_lost(self.known, points) if self.known else ()


def silence(
    judged: Judged,
    request: ScanRequest,
    config: Config,
    snapshot: Snapshot,
    lines: Lines,
    rules: Sequence[RuleInfo],
    known: Baseline | None,
) -> Silenced:
    """Mark what is silenced; ``known`` is the baseline."""
    notices: list[Notice] = []
    findings = judged.findings
    if request.ignores:
        findings, told = suppress.by_comments(findings, snapshot.modules, lines, rules, _installed())
        notices += told
        findings, told = suppress.by_files(findings, config.per_file_ignores)
        notices += told
    points = judged.points
    if request.waivers:
        ran = {rule.code for rule in rules}
        meant = [waiver for waiver in config.waivers if family(waiver.code) in ran]
        waived = waivers.apply(points, findings, meant, request.today or date.today())
        points, findings = waived.points, waived.findings
        notices += waived.notices
    if known is not None:
        findings = baseline.mark(known, findings)
    if config.sure_only:  # after the comments, which may speak of what is left out
        findings = tuple(each for each in findings if each.confidence is not Confidence.LOW)
    return Silenced(points, findings, tuple(notices), known)


def _installed() -> tuple[str, ...]:
    """The codes of all rules of this environment, also of those that did not run."""
    from prodready.plugins import installed

    return tuple(info.code for info in installed().infos)


def known_before(request: ScanRequest, effective: Effective, tree: Tree) -> Baseline | None:
    """The baseline, if one is configured. Raises ``BaselineError``.

    One that the repository names is read like its other files: no link, no FIFO, and a revision's from that revision.
    """
    path = effective.config.baseline
    if not path:
        return None
    absent = request.ref is None and not os.path.lexists(request.path / path)
    if "baseline" not in effective.repository or absent:
        return baseline.load(request.path / path)
    where = f" in {request.ref}" if request.ref is not None else ""
    try:
        if request.ref is not None:
            return baseline.parse(tree.read(path, baseline.MAX_BYTES), path)
        return baseline.parse(read_below(request.path.resolve(), posixpath.normpath(path), baseline.MAX_BYTES), path)
    except Unreadable as error:
        raise baseline.BaselineError(path, 0, f"cannot be read{where}: {error.reason}") from None
