"""The report for people at a terminal: what failed, where, why, what to do next, in that order.

Made for 80 columns. Signs and words carry every meaning; colour only repeats it.
"""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text

from prodready.model import Evidence, Finding, Point, Result, Score, Severity
from prodready.reports import RenderOptions, escape, view
from prodready.reports.terminal import LABEL, SEVERITY_STYLES, STYLES, Page

PLACES = 3
MISSES = 3
REFUSED = 10
BAR = 40


def render(result: Result, options: RenderOptions) -> str:
    """``result`` as lines of text; the last one is the gate's verdict and its exit code."""
    page = Page(options)
    points = view.groups(result)
    _header(page, result)
    _failed(page, points.failed)
    _unknown(page, points.unknown)
    _waived(page, points.waived)
    _passed(page, points.passed)
    _not_applicable(page, points.na)
    _findings(page, result)
    _steps(page, result)
    _files(page, result)
    _notices(page, result)
    _gate(page, result)
    return page.render()


def _header(page: Page, result: Result) -> None:
    product = f"prodready {escape.visible(result.version)}".rstrip()
    page.line(page.text((product, "bold"), "  ", (escape.path(view.title(result)), "bold")))
    page.line(page.text(escape.visible(f"{result.service}, profile {result.profile}"), _duration(result)))
    page.blank()
    if view.is_of_findings(result):
        page.line(page.text(("Findings only: no point was asked for.", "bold")), 2)
        return
    score = result.score
    facts = [
        f"{score.passed} / {score.applicable} applicable",
        view.percent(score.percent),
        escape.visible(score.rating),
    ]
    page.line(page.text(("   ".join(filter(None, facts)), "bold")), 2)
    page.line(_bar(page, score), 2)
    page.line(page.text(view.points_phrase(result)), 2)
    if score.capped:
        blockers = sum(f.severity is Severity.BLOCKER for f in view.open_findings(result))
        what = view.count(blockers, "open blocker")
        page.line(page.text(f"The rating is capped by {what}: see FINDINGS."), 2)
    if result.raw_score != score:
        page.line(page.text(f"Without waivers: {view.score_phrase(result.raw_score)}."), 2)


def _duration(result: Result) -> str:
    return f", {result.run.seconds:.1f} s" if result.run and result.run.seconds else ""


def _bar(page: Page, score: Score) -> Text:
    """A bar that reads without colour: filled and empty differ in shape."""
    width = min(BAR, page.width - 6)
    filled = min(width, max(0, int(score.percent * width / 100 + 1e-9)))
    if page.options.unicode:
        return page.text(("█" * filled, "green"), ("░" * (width - filled), "dim"))
    return page.text("[", ("#" * filled, "green"), ("." * (width - filled), "dim"), "]")


def _failed(page: Page, points: tuple[Point, ...]) -> None:
    if points:
        page.heading("FAILED", view.count(len(points), "point"), "bold red")
    for point in points:
        page.blank()
        _title(page, point, f"  takes {point.info.effort.value} to fix")
        page.line(page.text(escape.visible(point.verdict.message)), 2)
        _evidence(page, "near", point.verdict.evidence)
        if point.verdict.searched:
            page.field("searched", escape.visible(point.verdict.searched))
        page.field("why", escape.prose(point.info.why))
        page.field("fix", escape.prose(point.info.fix))


def _unknown(page: Page, points: tuple[Point, ...]) -> None:
    if points:
        page.heading("UNKNOWN", f"{view.count(len(points), 'point')} could not be judged, counted as lost")
    for point in points:
        page.blank()
        _title(page, point)
        page.line(page.text(escape.visible(point.verdict.message)), 2)
        _evidence(page, "at", point.verdict.evidence)
        if point.verdict.searched:
            page.field("searched", escape.visible(point.verdict.searched))


def _waived(page: Page, points: tuple[Point, ...]) -> None:
    if points:
        page.heading("WAIVED", f"{view.count(len(points), 'point')} counted as kept")
    for point in points:
        page.blank()
        _title(page, point)
        page.line(page.text(f"{point.verdict.status.value}: {escape.visible(point.verdict.message)}"), 2)
        _evidence(page, "at", point.verdict.evidence)
        page.field("waiver", escape.visible(point.waived))


def _passed(page: Page, points: tuple[Point, ...]) -> None:
    if not points:
        return
    page.heading("PASSED", view.count(len(points), "point"), "bold green")
    page.blank()
    for point in points:
        if page.options.verbose:
            _title(page, point)
            page.line(page.text(escape.visible(point.verdict.message)), 2)
            _evidence(page, "at", point.verdict.evidence)
        else:
            _row(page, point, *_best(point))


def _not_applicable(page: Page, points: tuple[Point, ...]) -> None:
    if not points:
        return
    page.heading("NOT APPLICABLE", view.count(len(points), "point"))
    page.blank()
    for point in points:
        _row(page, point, "", escape.visible(point.verdict.message))
        if page.options.verbose:
            _evidence(page, "at", point.verdict.evidence)


def _best(point: Point) -> tuple[str, str]:
    """The evidence that speaks for a pass, and what it says."""
    if not point.verdict.evidence:
        return "", escape.visible(point.verdict.message)
    best = point.verdict.evidence[0]
    return _place(best), escape.visible(best.note) or escape.visible(point.verdict.message)


def _title(page: Page, point: Point, detail: str = "") -> None:
    status = point.verdict.status
    code, name = escape.visible(point.info.code), escape.visible(point.info.name)
    page.line(
        page.text((f"{code} {name}", "bold"), (detail, "dim")),
        lead=page.text((page.sign(status), STYLES[status]), " "),
    )


def _row(page: Page, point: Point, place: str, note: str) -> None:
    """A point on one line; on two where its place would not stay whole."""
    status = point.verdict.status
    code, name = escape.visible(point.info.code), escape.visible(point.info.name)
    lead = page.text((page.sign(status), STYLES[status]), f" {code} {name:<20}  ")
    room = page.measure - cell_len(lead.plain)
    if not place:
        page.line(page.text(note), lead=lead)
        return
    where = page.text((place, "cyan"))
    if cell_len(where.plain) <= room:
        page.cropped(Text.assemble(lead, where, page.text(f"  {note}")))
        return
    page.line(Text(), lead=lead)
    page.place("", place, note)


def _evidence(page: Page, label: str, evidence: tuple[Evidence, ...]) -> None:
    shown = evidence if page.options.verbose else evidence[:MISSES]
    for number, item in enumerate(shown):
        says = escape.visible(item.note) or escape.snippet(item.snippet)
        page.place(label if number == 0 else "", _place(item), says)
        if item.note and item.snippet.strip() not in ("", item.note):
            page.cropped(page.text((f"{page.say('│')} {escape.snippet(item.snippet)}", "dim")), 2 + LABEL)
    if len(evidence) > len(shown):
        page.field("", f"and {len(evidence) - len(shown)} more (--verbose shows them)")


def _findings(page: Page, result: Result) -> None:
    if not result.findings:
        return
    page.heading("FINDINGS", view.findings_phrase(result))
    for group in view.finding_groups(result):
        page.blank()
        _finding_group(page, group)
    if page.options.verbose:
        _silenced(page, [finding for finding in result.findings if finding.suppressed])


def _finding_group(page: Page, group: view.FindingGroup) -> None:
    head = page.text(
        (group.severity.value, SEVERITY_STYLES[group.severity]),
        "  ",
        (f"{escape.visible(group.code)} {escape.visible(group.name)}".rstrip(), "bold"),
        f"  {view.count(len(group.findings), 'place')}",
        f", {group.fixable} fixable with prodready fix" if group.fixable else "",
    )
    page.line(head)
    shown = group.findings if page.options.verbose else group.findings[:PLACES]
    for number, finding in enumerate(shown):
        said = ": ".join((*view.notes(finding), escape.visible(finding.message)))
        page.place("at" if number == 0 else "", _spot(finding), said)
        if page.options.verbose and finding.snippet:
            page.cropped(page.text((f"{page.say('│')} {escape.snippet(finding.snippet)}", "dim")), 2 + LABEL)
    if len(group.findings) > len(shown):
        page.field("", f"and {len(group.findings) - len(shown)} more (--verbose shows them)")
    if page.options.verbose and group.why:
        page.field("why", escape.prose(group.why))
    if group.fix:
        page.field("fix", escape.prose(group.fix))


def _silenced(page: Page, findings: list[Finding]) -> None:
    if not findings:
        return
    page.blank()
    page.line(page.text(("silenced", "bold")))
    for finding in findings:
        page.place("", _spot(finding), f"{escape.visible(finding.code)} {escape.visible(finding.suppressed)}")


def _steps(page: Page, result: Result) -> None:
    if not result.steps:
        return
    scored = not view.is_of_findings(result)
    page.heading("NEXT STEPS", "cheapest first, each with the score it would reach" if scored else "cheapest first")
    for number, step in enumerate(result.steps, 1):
        page.blank()
        score = f"{step.passed} / {result.score.applicable}, {view.percent(step.percent)}"
        reach = f"{score}, {escape.visible(step.rating)}" if step.rating else score
        lead = page.text(f"{number:>2}. ")
        code, name = escape.visible(step.code), escape.visible(step.name)
        page.line(page.text((f"{code} {name}", "bold"), (f"  {step.effort.value}", "dim")), lead=lead)
        page.line(page.text(escape.prose(step.action)), 4)
        if scored:
            page.line(page.text(f"→ {reach}"), 4)


def _files(page: Page, result: Result) -> None:
    numbers = result.coverage
    parts = [
        f"{numbers.seen} seen",
        f"{numbers.analysed} analysed",
        f"{numbers.partial} in part",
        f"{numbers.refused} refused",
        f"{numbers.excluded} excluded",
    ]
    page.heading("FILES", ", ".join(parts))
    shown = result.refused if page.options.verbose else result.refused[:REFUSED]
    if shown:
        page.blank()
    for item in shown:
        word = "in part" if item.partial else "refused"
        page.place(word, view.place(escape.path(item.path), item.line), escape.visible(item.reason))
    if len(result.refused) > len(shown):
        page.field("", f"and {len(result.refused) - len(shown)} more (--verbose shows them)")


def _notices(page: Page, result: Result) -> None:
    if not result.notices:
        return
    page.heading("NOTICES")
    page.blank()
    for notice in result.notices:
        code = f"{escape.visible(notice.code)}: " if notice.code else ""
        page.field(escape.visible(notice.level, 5), f"{code}{escape.visible(notice.message)}")


def _gate(page: Page, result: Result) -> None:
    """The verdict stands alone on the last line, where a log ends and a reader looks first."""
    page.heading("GATE")
    for reason in result.gate.reasons:
        page.line(page.text(escape.visible(reason)), lead=page.text("  - "))
    page.blank()
    word = view.verdict_word(result.gate.exit_code)
    style = "bold green" if result.gate.exit_code == 0 else "bold red"
    told = " ".join(filter(None, (view.outcome(result), f"(exit code {result.gate.exit_code})")))
    page.line(page.text((word, style), f": {told}"))


def _place(evidence: Evidence) -> str:
    return view.place(escape.path(evidence.path), evidence.line)


def _spot(finding: Finding) -> str:
    where = finding.location
    return view.place(escape.path(where.path), where.line, where.column)
