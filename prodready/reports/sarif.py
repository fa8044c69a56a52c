"""SARIF 2.1.0 for code scanning: open and silenced findings, lost and unknown points.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from prodready.model import Evidence, Finding, Location, Point, Result, RuleInfo, Severity, Status
from prodready.reports import RenderOptions, escape, view

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
WHOLE_REPOSITORY = "repository"
"""The artifact of a point that no file decides; GitHub refuses a result without a location."""

Json = dict[str, object]

_LEVELS = {Severity.BLOCKER: "error", Severity.ERROR: "error", Severity.WARNING: "warning"}
_SECURITY = {Severity.BLOCKER: "9.0", Severity.ERROR: "7.0", Severity.WARNING: "4.0", None: "5.0"}


def render(result: Result, options: RenderOptions) -> str:
    """One log with one run."""
    result = view.in_repository(result)
    points = [p for p in result.points if p.verdict.status in (Status.FAIL, Status.UNKNOWN)]
    findings = sorted(result.findings, key=lambda f: (f.code, f.location, f.message))
    codes = sorted({p.info.code for p in points} | {f.code for f in findings})
    index = {code: number for number, code in enumerate(codes)}
    infos = view.rule_infos(result)
    run: Json = {
        "tool": {"driver": _driver(result, [_rule(code, infos.get(code)) for code in codes])},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"SRCROOT": {"description": _text("root of the audited repository")}},
        "invocations": [_invocation(result)],
        "results": [*(_point(p, index) for p in points), *_findings(findings, index)],
        "properties": _properties(result),
    }
    return escape.json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _driver(result: Result, rules: list[Json]) -> Json:
    driver: Json = {"name": "prodready"}
    if result.version:
        driver["version"] = escape.visible(result.version)
    return {**driver, "rules": rules}


def _rule(code: str, info: RuleInfo | None) -> Json:
    rule: Json = {"id": escape.visible(code)}
    if info is None:
        return rule
    question, why, fix = escape.prose(info.question), escape.prose(info.why), escape.prose(info.fix)
    links = [link for link in info.references if link.startswith("https://") and link.isprintable()]
    properties: Json = {"tags": [escape.visible(info.section)], "precision": "high"}
    if info.section == "security":
        properties["security-severity"] = _SECURITY[info.severity]
    rule |= {
        "name": escape.visible(info.name),
        "shortDescription": _text(question),
        "fullDescription": _text(why or question),
        "help": {"text": f"{why}\n\nFix: {fix}", "markdown": f"{_markdown(why)}\n\n**Fix:** {_markdown(fix)}"},
        "defaultConfiguration": {"level": _LEVELS[info.severity] if info.severity else "error"},
        "properties": properties,
    }
    return rule | {"helpUri": links[0]} if links else rule


def _point(point: Point, index: dict[str, int]) -> Json:
    info, verdict = point.info, point.verdict
    unknown = verdict.status is Status.UNKNOWN
    nearest, *others = verdict.evidence or (None,)
    made: Json = {
        "ruleId": escape.visible(info.code),
        "ruleIndex": index[info.code],
        "level": "warning" if unknown else "error",
        "message": _text(f"{'unknown: ' if unknown else ''}{escape.visible(verdict.message)}"),
        "locations": [_evidence(nearest) if nearest else _physical(Location(WHOLE_REPOSITORY))],
        "partialFingerprints": {"prodready/v1": _digest(info.code)},
    }
    if others:
        made["relatedLocations"] = _distinct(_evidence(item) for item in others if item)
    if point.waived:
        made["suppressions"] = [_suppression(f"waiver: {point.waived}")]
    return made


def _distinct(items: Iterable[Json]) -> list[Json]:
    """The standard wants related locations unique."""
    return list({repr(item): item for item in items}.values())


def _findings(findings: list[Finding], index: dict[str, int]) -> Iterable[Json]:
    seen: dict[str, int] = {}
    for finding in findings:
        where = finding.location
        print_ = finding.fingerprint or _digest(finding.code, where.path, finding.snippet or finding.message)
        seen[print_] = seen.get(print_, 0) + 1
        made: Json = {
            "ruleId": escape.visible(finding.code),
            "ruleIndex": index[finding.code],
            "level": _LEVELS[finding.severity],
            "message": _text(escape.visible(finding.message)),
            "locations": [_physical(where, finding.snippet)],
            "partialFingerprints": {"prodready/v1": f"{print_}:{seen[print_]}"},
            "properties": {"severity": finding.severity.value, "confidence": finding.confidence.value},
        }
        if finding.suppressed:
            made["suppressions"] = [_suppression(finding.suppressed)]
        if finding.baseline:
            made["baselineState"] = "new" if finding.baseline == "new" else "unchanged"
        yield made


def _evidence(item: Evidence) -> Json:
    made = _physical(Location(item.path, item.line), item.snippet)
    return made | {"message": _text(escape.visible(item.note))} if item.note else made


def _physical(where: Location, snippet: str = "") -> Json:
    physical: Json = {"artifactLocation": {"uri": escape.uri(where.path), "uriBaseId": "SRCROOT"}}
    if where.line > 0:
        region: Json = {"startLine": where.line}
        if where.column > 0:
            region["startColumn"] = where.column
        if (where.end_line, where.end_column) > (where.line, where.column) and where.column > 0:
            region |= {"endLine": where.end_line, "endColumn": max(where.end_column, 1)}
        if snippet:
            region["snippet"] = _text(escape.snippet(snippet))
        physical["region"] = region
    return {"physicalLocation": physical}


def _suppression(reason: str) -> Json:
    kind = "inSource" if reason.startswith("comment") else "external"
    return {"kind": kind, "status": "accepted", "justification": escape.visible(reason)}


def _invocation(result: Result) -> Json:
    """A failed gate is a successful audit."""
    notifications = [
        {
            "level": "error" if notice.level == "error" else "note",
            "message": _text(escape.visible(f"{notice.code} {notice.message}".strip())),
        }
        for notice in result.notices
    ]
    made: Json = {
        "executionSuccessful": result.gate.exit_code in (0, 1),
        "exitCode": result.gate.exit_code,
        "exitCodeDescription": view.verdict_word(result.gate.exit_code),
        "toolExecutionNotifications": notifications,
    }
    return made | {"startTimeUtc": result.run.started} if result.run and result.run.started else made


def _properties(result: Result) -> Json:
    score = result.score
    return {
        "profile": escape.visible(result.profile),
        "passed": score.passed,
        "applicable": score.applicable,
        "percent": score.percent,
        "rating": score.rating,
    }


def _text(text: str) -> Json:
    return {"text": text}


def _markdown(text: str) -> str:
    """Rule authors write plain sentences: nothing in them is markup."""
    return "".join(f"\\{char}" if char in "\\*_[]<>#|~&!" else char for char in text)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:32]
