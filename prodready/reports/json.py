"""The machine-readable report: a frozen shape of its own, so that the model may change and readers need not.

Byte-identical for the same Result. What differs between two runs over the same input stands under ``run`` only.
``docs/report.schema.json`` is generated from the types below.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from prodready.model import Finding, Notice, Point, Refused, Result, RuleInfo, Score, Step
from prodready.reports import RenderOptions, escape, view


class Place(msgspec.Struct, frozen=True):
    """Where something was seen; ``line`` 0 means the whole file."""

    path: str
    line: int
    note: str
    snippet: str


class ReportPoint(msgspec.Struct, frozen=True):
    """A decided point. ``waived`` is the reason why a fail counts as kept, or empty."""

    code: str
    name: str
    section: str
    status: Literal["pass", "fail", "na", "unknown"]
    message: str
    evidence: list[Place]
    searched: str
    waived: str


class ReportFinding(msgspec.Struct, frozen=True):
    """A line that is wrong; lines and columns begin at 1, 0 means unknown. ``suppressed`` is why it does not count."""

    code: str
    severity: Literal["blocker", "error", "warning"]
    confidence: Literal["high", "medium", "low"]
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    message: str
    snippet: str
    fingerprint: str
    suppressed: str
    baseline: Literal["", "new", "unchanged"]
    fixable: bool


class ReportScore(msgspec.Struct, frozen=True):
    """``percent`` is unrounded, of the applicable points; ``capped`` says that open blockers lowered the rating."""

    passed: int
    applicable: int
    total: int
    percent: float
    rating: str
    capped: bool


class ReportStep(msgspec.Struct, frozen=True):
    """A next step, with the score after it and those before it."""

    code: str
    name: str
    action: str
    effort: Literal["minutes", "hours", "days"]
    passed: int
    percent: float
    rating: str


class ReportRefused(msgspec.Struct, frozen=True):
    """A file that was not analysed, or only in part."""

    path: str
    line: int
    reason: str
    partial: bool


class ReportFiles(msgspec.Struct, frozen=True):
    """What became of every path seen."""

    seen: int
    analysed: int
    partial: int
    refused: int
    excluded: int
    not_analysed: list[ReportRefused]


class ReportNotice(msgspec.Struct, frozen=True):
    """Something about the run itself."""

    level: str
    code: str
    message: str


class ReportRule(msgspec.Struct, frozen=True):
    """A rule that was run; ``severity`` is null for points."""

    code: str
    name: str
    section: str
    question: str
    why: str
    fix: str
    effort: Literal["minutes", "hours", "days"]
    references: list[str]
    severity: Literal["blocker", "error", "warning"] | None


class ReportGate(msgspec.Struct, frozen=True):
    """The decision and its reasons."""

    passed: bool
    verdict: str
    exit_code: int
    reasons: list[str]


class ReportRun(msgspec.Struct, frozen=True, omit_defaults=True):
    """Version, time and machine, as far as they were given."""

    version: str = ""
    started: str = ""
    seconds: float = 0.0
    python: str = ""
    platform: str = ""


class Report(msgspec.Struct, frozen=True):
    """The audit of one repository."""

    schema_version: Literal["1"]
    tool: Literal["prodready"]
    target: str
    revision: str
    profile: str
    service: str
    gate: ReportGate
    score: ReportScore
    raw_score: ReportScore
    points: list[ReportPoint]
    findings: list[ReportFinding]
    next_steps: list[ReportStep]
    files: ReportFiles
    notices: list[ReportNotice]
    rules: list[ReportRule]
    run: ReportRun


def render(result: Result, options: RenderOptions) -> str:
    """``result`` as one JSON document."""
    return escape.json_text(report(result))


def schema() -> str:
    """The JSON Schema (2020-12) of the document."""
    made = msgspec.json.schema(Report)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "prodready report, version 1"}
    return escape.json_text({**head, **made})


def report(result: Result) -> Report:
    """``result`` in the published shape."""
    gate = result.gate
    run = result.run
    files = result.coverage
    return Report(
        schema_version="1",
        tool="prodready",
        target=result.target,
        revision=result.revision,
        profile=result.profile,
        service=result.service,
        gate=ReportGate(gate.exit_code == 0, view.verdict_word(gate.exit_code), gate.exit_code, list(gate.reasons)),
        score=_score(result.score),
        raw_score=_score(result.raw_score),
        points=[_point(point) for point in result.points],
        findings=[_finding(finding) for finding in result.findings],
        next_steps=[_step(step) for step in result.steps],
        files=ReportFiles(
            files.seen,
            files.analysed,
            files.partial,
            files.refused,
            files.excluded,
            [_refused(item) for item in result.refused],
        ),
        notices=[_notice(notice) for notice in result.notices],
        rules=[_rule(rule) for rule in result.rules],
        run=ReportRun(result.version, run.started, run.seconds, run.python, run.platform)
        if run
        else ReportRun(result.version),
    )


def _point(point: Point) -> ReportPoint:
    info, verdict = point.info, point.verdict
    return ReportPoint(
        code=info.code,
        name=info.name,
        section=info.section,
        status=verdict.status.value,
        message=verdict.message,
        evidence=[Place(e.path, e.line, e.note, e.snippet) for e in verdict.evidence],
        searched=verdict.searched,
        waived=point.waived,
    )


def _finding(finding: Finding) -> ReportFinding:
    where = finding.location
    return ReportFinding(
        code=finding.code,
        severity=finding.severity.value,
        confidence=finding.confidence.value,
        path=where.path,
        line=where.line,
        column=where.column,
        end_line=where.end_line,
        end_column=where.end_column,
        message=finding.message,
        snippet=finding.snippet,
        fingerprint=finding.fingerprint,
        suppressed=finding.suppressed,
        baseline="new" if finding.baseline == "new" else "unchanged" if finding.baseline else "",
        fixable=finding.fixable,
    )


def _score(score: Score) -> ReportScore:
    return ReportScore(score.passed, score.applicable, score.total, score.percent, score.rating, score.capped)


def _step(step: Step) -> ReportStep:
    return ReportStep(step.code, step.name, step.action, step.effort.value, step.passed, step.percent, step.rating)


def _refused(item: Refused) -> ReportRefused:
    return ReportRefused(item.path, item.line, item.reason, item.partial)


def _notice(notice: Notice) -> ReportNotice:
    return ReportNotice(notice.level, notice.code, notice.message)


def _rule(rule: RuleInfo) -> ReportRule:
    return ReportRule(
        code=rule.code,
        name=rule.name,
        section=rule.section,
        question=rule.question,
        why=rule.why,
        fix=rule.fix,
        effort=rule.effort.value,
        references=list(rule.references),
        severity=rule.severity.value if rule.severity else None,
    )
