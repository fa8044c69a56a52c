"""Markdown for a step summary or a pull request's comment; repository text in it cannot link, mention or format.

The first line is a hidden marker by which a later run finds its comment again.
"""

from __future__ import annotations

import re

from prodready.model import Evidence, Finding, Location, Point, Result
from prodready.reports import RenderOptions, escape, view

LIMIT = 60_000
"""Characters; GitHub refuses a comment of more than 65,536."""

PLACES = 3
_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&#$!])")
_UNQUOTABLE = re.compile(r"[`|]|##")
_ACTIVE = re.compile(r"\S*(?:@(?=\w)|#\d|://|\bwww\.)\S*", re.IGNORECASE)


def render(result: Result, options: RenderOptions) -> str:
    """``result`` as Markdown; what does not fit a comment is left out from the end, and the report says so."""
    points = view.groups(result)
    sections = [
        _head(result),
        _lost("Lost points", points.failed, options),
        _lost("Could not be judged", points.unknown, options),
        _findings(result, options),
        _steps(result),
        _waived(points.waived, options),
        _table("passed", points.passed, options),
        _table("not applicable", points.na, options),
        _rest(result),
    ]
    shown: list[str] = []
    room = LIMIT
    for section in filter(None, sections):
        room -= len(section) + 2
        if room < 0:
            shown.append("*The report is longer than a comment may be; the rest is left out.*")
            break
        shown.append(section)
    return escape.inert("\n\n".join(shown), "\\:", "&#35;") + "\n"


def marker(result: Result) -> str:
    """The hidden comment, the same for every run over this target with this profile."""
    name = escape.uri(f"{result.profile}/{result.target}").replace("--", "-%2D")
    return f"<!-- prodready:report {name} -->"


def prose(text: str) -> str:
    """A sentence of a rule's author."""
    return _inline(escape.prose(text))


def said(text: str, limit: int = escape.MESSAGE_CAP) -> str:
    """A text that may quote the repository."""
    return _inline(escape.visible(text, limit))


def code(text: str) -> str:
    """``text`` as code, in a table cell too; it must be visible already."""
    if not text.strip():
        return ""
    if not _UNQUOTABLE.search(text):
        return f"`{text.strip()}`"
    return f"<code>{''.join(c if c.isalnum() or c in ' ./,-' else f'&#{ord(c)};' for c in text.strip())}</code>"


def _inline(text: str) -> str:
    """Pairs of backticks make code, everything else is shown as it is written."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return _plain(text)
    return "".join(_plain(part) if number % 2 == 0 else code(part) for number, part in enumerate(parts))


def _plain(text: str) -> str:
    """No markup; what GitHub would link (addresses, mentions, issue numbers) as code."""
    made, end = "", 0
    for match in _ACTIVE.finditer(text):
        made += _SPECIAL.sub(r"\\\1", text[end : match.start()]) + code(match[0])
        end = match.end()
    return made + _SPECIAL.sub(r"\\\1", text[end:])


def _place(where: Location, host: str) -> str:
    name = code(view.place(escape.path(where.path), where.line, where.column))
    address = escape.link(host, where.path, where.line)
    return f"[{name}]({address})" if address else name


def _at(item: Evidence, host: str) -> str:
    says = said(item.note) or code(escape.snippet(item.snippet))
    return _place(Location(item.path, item.line), host) + (f" {says}" if says else "")


def _head(result: Result) -> str:
    score = result.score
    verdict = view.verdict_word(result.gate.exit_code)
    lines = [marker(result), f"### prodready: {verdict}, {view.outcome(result) or view.score_phrase(score)}", ""]
    blockers = view.severity_counts([f for f in view.open_findings(result) if f.severity.value == "blocker"])
    rating = f"**{said(score.rating)}**" + (f" (capped by {blockers})" if score.capped else "")
    lines.append(f"{rating} · {said(view.title(result))} · {said(result.service)} · profile {said(result.profile)}")
    if result.gate.reasons:
        lines += ["", *(f"- {said(reason)}" for reason in result.gate.reasons)]
    if result.raw_score != score:
        lines += ["", f"Without waivers: {view.score_phrase(result.raw_score)}."]
    return "\n".join(lines)


def _lost(title: str, points: tuple[Point, ...], options: RenderOptions) -> str:
    if not points:
        return ""
    return "\n\n".join([f"#### {title}", *(_point(point, options) for point in points)])


def _point(point: Point, options: RenderOptions) -> str:
    info, verdict = point.info, point.verdict
    shown = verdict.evidence if options.verbose else verdict.evidence[:PLACES]
    lines = [
        f"**{said(info.code)} {said(info.name)}**: {said(verdict.message)}",
        *(f"- near {_at(item, options.host)}" for item in shown),
        f"- searched: {said(verdict.searched)}" if verdict.searched else "",
        f"- why: {prose(info.why)}",
        f"- fix ({info.effort.value}): {prose(info.fix)}",
    ]
    return "\n".join(filter(None, lines))


def _findings(result: Result, options: RenderOptions) -> str:
    if not result.findings:
        return ""
    lines = ["#### Findings", "", said(view.findings_phrase(result))]
    groups = view.finding_groups(result)
    if groups:
        lines += ["", "| severity | code | places | first | fix |", "| --- | --- | ---: | --- | --- |"]
        lines += [_finding_row(group, options) for group in groups]
    return "\n".join(lines)


def _finding_row(group: view.FindingGroup, options: RenderOptions) -> str:
    limit = len(group.findings) if options.verbose else PLACES
    first = "<br>".join(_finding(finding, options.host) for finding in group.findings[:limit])
    name = f"{said(group.code)} {said(group.name)}".strip()
    return f"| {group.severity.value} | {name} | {len(group.findings)} | {first} | {prose(group.fix)} |"


def _finding(finding: Finding, host: str) -> str:
    words = "".join(f"**{word}** " for word in view.notes(finding))
    return f"{words}{_place(finding.location, host)} {said(finding.message, 160)}"


def _steps(result: Result) -> str:
    lines = [
        f"{number}. **{said(step.code)} {said(step.name)}** ({step.effort.value}): {prose(step.action)} "
        f"→ {step.passed} of {result.score.applicable}, {view.percent(step.percent)}"
        + (f", {said(step.rating)}" if step.rating else "")
        for number, step in enumerate(result.steps, 1)
    ]
    return "\n".join(["#### Next steps", "", *lines]) if lines else ""


def _waived(points: tuple[Point, ...], options: RenderOptions) -> str:
    lines = [
        f"- **{said(point.info.code)} {said(point.info.name)}**: {said(point.verdict.message)}; {said(point.waived)}"
        for point in points
    ]
    return "\n".join(["#### Waived", "", *lines]) if lines else ""


def _table(title: str, points: tuple[Point, ...], options: RenderOptions) -> str:
    if not points:
        return ""
    rows = []
    for point in points:
        first = _at(point.verdict.evidence[0], options.host) if point.verdict.evidence else ""
        rows.append(f"| {said(point.info.code)} {said(point.info.name)} | {said(point.verdict.message)} | {first} |")
    head = f"<details><summary>{view.count(len(points), 'point')} {title}</summary>"
    return "\n".join([head, "", "| point | verdict | where |", "| --- | --- | --- |", *rows, "", "</details>"])


def _rest(result: Result) -> str:
    files = result.coverage
    lines = [
        f"{files.seen} files seen: {files.analysed} analysed, {files.partial} in part, {files.refused} refused, "
        f"{files.excluded} excluded.",
        "",
    ]
    for item in result.refused[:PLACES]:
        word = "in part" if item.partial else "refused"
        name = code(view.place(escape.path(item.path), item.line))
        lines.append(f"- {word}: {name} {said(item.reason)}")
    if len(result.refused) > PLACES:
        lines.append(f"- and {len(result.refused) - PLACES} more")
    for notice in result.notices:
        about = f"{said(notice.code)} " if notice.code else ""
        lines.append(f"- {said(notice.level)}: {about}{said(notice.message)}")
    return "\n".join(lines).rstrip()
