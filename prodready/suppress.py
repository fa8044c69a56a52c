"""Silences in the audited tree: comments, and ``per-file-ignores``. They mark findings, and drop none.

A comment of ours needs a code and a reason. What has no effect is reported, because a stale silence hides the next
problem. Waivers, which end on a day, are in ``prodready.waivers``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

from prodready.config import covers
from prodready.errors import nearest
from prodready.facts.python import Assign, Call, Class, Function, Module
from prodready.ignore import compile_lines
from prodready.model import Finding, Notice, RuleInfo

COMMENT = "comment"
PER_FILE = "per-file-ignores"
WAIVER = "waiver"
BASELINE = "baseline"
ACCEPTED = (WAIVER, BASELINE)
"""How silences begin that accept a finding instead of denying it: without them it would count."""

TWINS: Mapping[str, tuple[str, ...]] = {
    "OBS101": ("T201", "T203"),
    "OBS102": ("TRY400",),
    "OBS104": ("LOG015",),
    "TIM101": ("DTZ0",),
    "SEC101": ("B105", "B106", "B107", "S105", "S106", "S107"),
    "SEC102": ("B608", "S608"),
    "SEC103": ("B308", "B701", "B703", "B704", "S308", "S701", "S704"),
    "SEC105": ("B201", "S201"),
    "ASY101": ("ASYNC2",),
    "ERR101": ("E722", "S110", "B110"),
    "ERR103": ("B113", "S113"),
    "INF101": ("DL3006", "DL3007"),
    "INF102": ("DL3002",),
}
"""What ruff, bandit and hadolint call the same finding, or how their codes for it begin. A silence for them is one
here. ``SEC2:B301`` is bandit's B301 without an entry."""

Lines = Callable[[str], "Sequence[str] | None"]
"""The lines of a file of the tree as Python counts them; None where there is no such text."""


def line_at(text: Sequence[str], number: int) -> str | None:
    """Line ``number`` of ``text``, counted from 1; None where there is none. Looks at that line and at nothing else."""
    try:
        return text[number - 1] if number > 0 else None
    except IndexError:
        return None


_DIRECTIVE = re.compile(
    r"#\s*prodready:\s*(?P<verb>[\w-]*)\s*(?:\[(?P<codes>[^\]#]*)\])?(?P<reason>[^#]*)", re.IGNORECASE
)
_TWIN = re.compile(
    r"#\s*(?P<tool>noqa|nosec|hadolint\s+ignore)\b\s*[:=]?\s*"
    r"(?P<codes>[A-Z]+[0-9]+(?:[\s,]+[A-Z]+[0-9]+)*)?",
    re.IGNORECASE,
)


class Silence(msgspec.Struct, frozen=True):
    """What one comment at ``line`` silences at the code line ``target``: ours by code, another tool's by its codes."""

    path: str
    line: int
    target: int
    codes: tuple[str, ...]
    reason: str
    tool: str = ""  # empty: ours

    def code_for(self, finding: Finding) -> str | None:
        """The code of the comment that means ``finding``; empty if the tool's comment has none."""
        if not self.tool:
            return next((code for code in self.codes if code in (finding.code, family(finding.code))), None)
        twins = tuple(twin for twin in _twins(finding.code) if twin.startswith("B") == (self.tool == "nosec"))
        if not self.codes:
            return "" if twins else None
        return next((code for code in self.codes if code.startswith(twins)), None) if twins else None


def family(code: str) -> str:
    """``SEC2`` of ``SEC2:B301``; a code without a colon is its own family."""
    return code.partition(":")[0]


def _twins(code: str) -> tuple[str, ...]:
    return TWINS.get(code, (code.partition(":")[2],) if ":" in code else ())


def by_comments(
    findings: Iterable[Finding],
    modules: Mapping[str, Module],
    lines: Lines,
    rules: Sequence[RuleInfo],
    installed: Iterable[str] = (),
) -> tuple[tuple[Finding, ...], tuple[Notice, ...]]:
    """The findings with those marked that a comment silences, and what is wrong with the comments.

    ``rules`` are those that ran: a silence of any other that is ``installed`` is not called unused. Files that
    are not Python are searched for comments only where they have findings.
    """
    findings = tuple(findings)
    notices: list[Notice] = []
    silences: dict[str, tuple[Silence, ...]] = {}
    found_in = {finding.location.path for finding in findings}
    for path in sorted({*modules, *found_in}):
        comments = _comments(path, modules.get(path), lines)
        if path in found_in or any("prodready" in text.lower() for _, text in comments):
            text = lines(path) if path in found_in else None  # what a comment speaks of matters to findings only
            silences[path] = tuple(_silences(path, comments, () if text is None else text, notices))
    used: set[tuple[Silence, str]] = set()
    marked = tuple(_silenced(each, silences, modules.get(each.location.path), used) for each in findings)
    for written in silences.values():
        notices += _unused(written, used, rules, {*installed, *(info.code for info in rules)})
    return marked, tuple(notices)


def _comments(path: str, module: Module | None, lines: Lines) -> list[tuple[int, str]]:
    if module is not None:
        return [(comment.line, comment.text) for comment in module.comments]
    return [(number, line) for number, line in enumerate(lines(path) or (), 1) if "#" in line]


def _silences(
    path: str, comments: Iterable[tuple[int, str]], text: Sequence[str], notices: list[Notice]
) -> Iterator[Silence]:
    for line, comment in comments:
        target = _target(line, text)
        for match in _DIRECTIVE.finditer(comment):
            codes, reason = _codes(match["codes"]), match["reason"].strip(" \t-:")
            problem = _problem(match["verb"].lower(), codes, reason)
            if problem:
                notices.append(Notice("note", f"{path}:{line}: {problem}", COMMENT))
            else:
                yield Silence(path, line, target, codes, reason)
        for match in _TWIN.finditer(comment):
            tool, codes = match["tool"].lower().split()[0], _codes(match["codes"])
            yield Silence(path, line, target, codes, " ".join((tool, *codes)), tool)


def _codes(text: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys((text or "").upper().replace(",", " ").split()))


def _problem(verb: str, codes: tuple[str, ...], reason: str) -> str:
    if verb != "ignore":
        return f'"prodready: {verb}" is no directive; write "prodready: ignore[CODE] reason"'
    if not codes:
        return 'the ignore names no code and silences nothing; write "prodready: ignore[CODE] reason"'
    return "" if reason else f"the ignore of {', '.join(codes)} gives no reason and silences nothing"


def _target(line: int, text: Sequence[str]) -> int:
    """The line that a comment speaks of: its own, or for one that stands alone the next line of code."""
    number = line
    while (content := line_at(text, number)) is not None:
        if content.strip() and not content.lstrip().startswith("#"):
            return number
        number += 1
    return line


def _silenced(
    finding: Finding,
    silences: Mapping[str, tuple[Silence, ...]],
    module: Module | None,
    used: set[tuple[Silence, str]],
) -> Finding:
    here = silences.get(finding.location.path, ())
    if not here:
        return finding
    anchors = _anchors(finding, module)
    matching = [
        (each, code) for each in here if each.target in anchors and (code := each.code_for(finding)) is not None
    ]
    used.update(matching)
    if not matching or finding.suppressed:
        return finding
    silence = min((each for each, _ in matching), key=lambda each: bool(each.tool))
    return msgspec.structs.replace(finding, suppressed=f"{COMMENT}: {silence.reason}")


def _anchors(finding: Finding, module: Module | None) -> frozenset[int]:
    """Lines on which a comment means ``finding``: its first and last, and those of the statement it stands in."""
    first = finding.location.line
    last = max(first, finding.location.end_line)
    found = {first, last}
    if module is None:
        return frozenset(found)
    statements: tuple[Call | Assign, ...] = (*module.calls, *module.assigns)
    for each in statements:
        if each.line <= first <= each.end_line:
            found |= {each.line, each.end_line}
    definitions: tuple[Function | Class, ...] = (*module.functions, *module.classes)
    for definition in definitions:
        if definition.line == first:
            found.update(decorator.line for decorator in definition.decorators)
    return frozenset(found)


def _unused(
    silences: Iterable[Silence], used: set[tuple[Silence, str]], rules: Sequence[RuleInfo], installed: set[str]
) -> Iterator[Notice]:
    known = {info.code: info for info in rules}
    for silence in silences:
        place = f"{silence.path}:{silence.line}"
        if silence.tool:
            if (silence, "") in used:
                message = f"{place}: the bare {silence.tool} silences a finding without naming its code"
                yield Notice("note", message, COMMENT)
            continue
        for code in silence.codes:
            info = known.get(family(code))
            if (silence, code) in used:
                continue
            if info is None:
                if family(code) not in installed:
                    hint = nearest(code, installed)
                    yield Notice("note", f"{place}: the ignore names {code}, which no rule has{hint}", COMMENT)
            elif info.severity is None:
                yield Notice("note", f"{place}: {code} decides a point; waive it in the configuration", COMMENT)
            else:
                yield Notice("note", f"{place}: the ignore of {code} is not needed; remove it", COMMENT)


def by_files(
    findings: Iterable[Finding], ignores: Mapping[str, Iterable[str]]
) -> tuple[tuple[Finding, ...], tuple[Notice, ...]]:
    """The findings with those marked that ``per-file-ignores`` (glob to codes or their beginnings) silences."""
    compiled = [(glob, tuple(codes), compile_lines([glob])) for glob, codes in ignores.items()]
    used: set[str] = set()

    def marked(finding: Finding) -> Finding:
        globs = [
            glob
            for glob, codes, pattern in compiled
            if any(covers(code, finding.code) for code in codes) and pattern.covers(finding.location.path)
        ]
        used.update(globs)
        if not globs or finding.suppressed:
            return finding
        return msgspec.structs.replace(finding, suppressed=f"{PER_FILE}: {globs[0]}")

    result = tuple(map(marked, findings))
    unused = (glob for glob, _, _ in compiled if glob not in used)
    return result, tuple(
        Notice("note", f'{PER_FILE} "{glob}" silences nothing; remove it', PER_FILE) for glob in unused
    )
