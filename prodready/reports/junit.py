"""JUnit XML for CI servers: a test case per point, and one per finding code that is open.

A lost point is a failure, an unknown one an error, one that does not apply is skipped. Findings fail their case unless
they are only warnings; where a code has both, the warnings are a case of their own, which says so in its name, since CI
servers take two cases of one name for two runs of one test.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from prodready.model import Point, Result, Severity, Status
from prodready.reports import RenderOptions, escape, view

PLACES = 100


def render(result: Result, options: RenderOptions) -> str:
    """One ``testsuites`` document: a suite per section, and one for the findings."""
    root = Element("testsuites", name=escape.visible(f"prodready {result.profile}"))
    by_section = groupby(sorted(result.points, key=lambda point: point.info.section), key=lambda p: p.info.section)
    for section, points in by_section:
        suite = _suite(root, section)
        for point in points:
            _point(suite, point)
    found = view.finding_groups(result)
    if found:
        suite = _suite(root, "findings")
        codes = Counter(group.code for group in found)
        for group in found:
            told = f"{group.name} ({group.severity.value})" if codes[group.code] > 1 else group.name
            _findings(suite, group, told, None if options.verbose else PLACES)
    _total(root)
    indent(root)
    text = tostring(root, encoding="unicode")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + escape.inert(text, "&#58;", "&#35;") + "\n"


def _suite(root: Element, name: str) -> Element:
    return SubElement(root, "testsuite", name=escape.visible(f"prodready.{name}"))


def _case(suite: Element, code: str, name: str, place: tuple[str, int] | None) -> Element:
    attributes = {"classname": suite.attrib["name"], "name": escape.visible(f"{code} {name}".rstrip())}
    if place:
        attributes["file"] = escape.path(place[0])
        if place[1]:
            attributes["line"] = str(place[1])
    return SubElement(suite, "testcase", attributes)


def _point(suite: Element, point: Point) -> None:
    info, verdict = point.info, point.verdict
    place = (verdict.evidence[0].path, verdict.evidence[0].line) if verdict.evidence else None
    case = _case(suite, info.code, info.name, place)
    message = escape.visible(verdict.message)
    if point.waived:
        _output(case, [f"waived: {escape.visible(point.waived)}", message, *_evidence(point)])
    elif verdict.status is Status.FAIL:
        failure = SubElement(case, "failure", message=message, type=escape.visible(info.code))
        failure.text = "\n".join(
            [*_evidence(point), f"why: {escape.prose(info.why)}", f"fix: {escape.prose(info.fix)}"]
        )
    elif verdict.status is Status.UNKNOWN:
        error = SubElement(case, "error", message=message, type="unknown")
        error.text = "\n".join(_evidence(point)) or None
    elif verdict.status is Status.NA:
        SubElement(case, "skipped", message=message)
    else:
        _output(case, [message, *_evidence(point)])


def _findings(suite: Element, group: view.FindingGroup, name: str, limit: int | None) -> None:
    first = group.findings[0].location
    case = _case(suite, group.code, name, (first.path, first.line))
    lines = [
        f"{view.place(escape.path(f.location.path), f.location.line, f.location.column)} {escape.visible(f.message)}"
        for f in group.findings[:limit]
    ]
    if len(lines) < len(group.findings):
        lines.append(f"and {len(group.findings) - len(lines)} more")
    if group.fix:
        lines.append(f"fix: {escape.prose(group.fix)}")
    if group.severity is Severity.WARNING:
        _output(case, lines)
        return
    message = f"{view.count(len(group.findings), group.severity.value)}"
    SubElement(case, "failure", message=message, type=group.severity.value).text = "\n".join(lines)


def _evidence(point: Point) -> list[str]:
    return [
        f"{view.place(escape.path(item.path), item.line)} {escape.visible(item.note) or escape.snippet(item.snippet)}"
        for item in point.verdict.evidence
    ]


def _output(case: Element, lines: list[str]) -> None:
    SubElement(case, "system-out").text = "\n".join(lines)


def _total(root: Element) -> None:
    """Counts as the schema wants them, on every suite and on the whole."""
    totals = {"tests": 0, "failures": 0, "errors": 0, "skipped": 0}
    for suite in root:
        counts = {
            "tests": len(suite),
            "failures": len(suite.findall("testcase/failure")),
            "errors": len(suite.findall("testcase/error")),
            "skipped": len(suite.findall("testcase/skipped")),
        }
        for name, number in counts.items():
            suite.set(name, str(number))
            totals[name] += number
    for name, number in list(totals.items())[:3]:
        root.set(name, str(number))
