"""Case folders, for authors of rules: a small repository, what a rule must say of it, and the comparison.

A case is a folder whose name begins with the expected verdict (``pass_``, ``fail_``, ``na_``, ``unknown_``). It holds
the files of a small repository and ``expect.toml``::

    status = "pass"                      # the same as the name's; may be left out
    evidence = ["app.py:6"]              # points: each must be among the cited places
    first = "app.py:6"                   # points: the place that must be cited before all others
    findings = ["app.py:9"]              # findings: exactly these; or mark the lines with "# expect: OBS101"
    message-contains = ["/healthz"]      # each must stand in the verdict's or a finding's message
    kind = "service"                     # forces what the repository is
    options = { limit = 30 }             # the rule's options, as the configuration would give them

A finding's case is ``fail_`` with at least one finding, ``pass_`` with none; what stands in a line has
a range in it. ``fixed/`` holds all files that
the rule's rewrite changes, as it must leave them; it must leave them alone when it runs again.

Git and pytest would take dot files for their own, so they are stored as ``dot_env``, ``dot_github/`` and renamed when
the case is laid out. A case that needs history consists of ordered folders ``1_add/``, ``2_change/``: each is laid over
what is there and becomes one commit (a file ``_removed`` lists paths to delete; a folder named ``…_untracked`` is laid
over and not committed).
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec
import tomli

from prodready.api import Rule
from prodready.fix.trial import differences
from prodready.gather import GatherSettings, gather
from prodready.judge import Judged, judge
from prodready.model import Evidence, Finding, Location, Status, Verdict
from prodready.plugins import installed
from prodready.tree import open_tree

__all__ = ["Case", "Expectation", "Outcome", "accept", "assert_case", "find_cases", "lay_out", "run_case"]

EXPECT = "expect.toml"
FIXED = "fixed"
REMOVED = "_removed"
DATE = "1704067200 +0000"
AUTHOR = ("Case Author", "author@example.org")

_OVERLAY = re.compile(r"\d+_\w+")
_MARK = re.compile(r"#\s*expect:\s*([A-Z0-9:]+(?:\s*,\s*[A-Z0-9:]+)*)\s*$")


class Expectation(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What ``expect.toml`` says; places are ``path:line``."""

    status: Status
    evidence: tuple[str, ...] = ()
    first: str = ""
    notes: tuple[str, ...] = ()  # ``path:line note``
    not_cited: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    message_contains: tuple[str, ...] = ()
    message_lacks: tuple[str, ...] = ()
    kind: str = ""
    options: Mapping[str, object] = msgspec.field(default_factory=dict)


class Case(msgspec.Struct, frozen=True):
    """A case folder. ``rule`` is the name of the folder above it, which is the name of the rule's module."""

    path: Path

    @property
    def rule(self) -> str:
        """The name of the rule's module."""
        return self.path.parent.name

    @property
    def id(self) -> str:
        """``rule/case``, as the tests show it."""
        return f"{self.rule}/{self.path.name}"

    @property
    def status(self) -> Status:
        """The verdict that the folder's name begins with."""
        word = self.path.name.partition("_")[0]
        try:
            return Status(word)
        except ValueError:
            raise ValueError(f"{self.id}: a case's name begins with {', '.join(Status)}, not {word!r}") from None

    def expectation(self) -> Expectation:
        """What is expected; only the status when there is no ``expect.toml``."""
        file = self.path / EXPECT
        table = tomli.loads(file.read_text("utf-8")) if file.exists() else {}
        try:
            expected = msgspec.convert({"status": self.status.value, **table}, Expectation)
        except msgspec.ValidationError as error:
            raise ValueError(f"{self.id}/{EXPECT}: {error}") from None
        if expected.status is not self.status:
            raise ValueError(f"{self.id}: the name says {self.status.value}, {EXPECT} {expected.status.value}")
        return expected

    def fixed(self) -> Mapping[str, bytes]:
        """The files below ``fixed/`` by the path they have in the repository."""
        base = self.path / FIXED
        return {
            _stored(file.relative_to(base)).as_posix(): file.read_bytes()
            for file in sorted(base.rglob("*"))
            if file.is_file()
        }


class Outcome(msgspec.Struct, frozen=True):
    """What the rule said and where it differs from what was expected; no problems: the case holds."""

    case: Case
    verdict: Verdict | None
    findings: tuple[Finding, ...]
    problems: tuple[str, ...]


def find_cases(folder: Path) -> tuple[Case, ...]:
    """All cases of all rules below ``folder`` (``rule/case``), in order."""
    rules = (each for each in sorted(folder.iterdir()) if each.is_dir() and each.name != "whole")
    return tuple(Case(case) for rule in rules for case in sorted(rule.iterdir()) if case.is_dir())


def lay_out(case_dir: Path, target: Path) -> Path:
    """Write the repository of a case, or any folder stored this way, to ``target`` and return it.

    With history ``target`` becomes a git repository whose commit ids are the same at every run.
    """
    target.mkdir(parents=True, exist_ok=True)
    entries = [each for each in sorted(case_dir.iterdir()) if each.name not in {EXPECT, FIXED}]
    overlays = sorted(
        (each for each in entries if each.is_dir() and _OVERLAY.fullmatch(each.name)),
        key=lambda each: int(each.name.partition("_")[0]),
    )
    if overlays and len(overlays) != len(entries):
        raise ValueError(f"{case_dir.name}: files beside ordered folders: {', '.join(e.name for e in entries)}")
    if overlays:
        _lay_history(overlays, target)
    else:
        _overlay(case_dir, target, without={EXPECT, FIXED})
    return target


def run_case(case: Case, rule: Rule) -> Outcome:
    """Run ``rule`` alone over the case by the way every audit goes, and compare.

    Suppressions and configuration are left out; a rule or a fact that crashes is a problem.
    """
    expected = case.expectation()
    with tempfile.TemporaryDirectory(prefix="prodready-case-") as folder:
        root = lay_out(case.path, Path(folder) / "repository")
        judged = _judged(root, rule, expected)
        marked = tuple(_marks(root, rule.info.code))
        rewrites = tuple(_compare_fixed(case, root, rule, expected))
    verdict = judged.points[0].verdict if judged.points else None
    compared = _compare_verdict(expected, verdict) if verdict else _compare_findings(expected, judged.findings, marked)
    crashes = (notice.message for notice in judged.notices)
    return Outcome(case, verdict, judged.findings, (*crashes, *compared, *rewrites))


def assert_case(case: Case, rule: Rule) -> None:
    """Raise AssertionError that tells every difference."""
    outcome = run_case(case, rule)
    if outcome.problems:
        raise AssertionError("\n".join((f"{case.id} ({rule.info.code}):", *outcome.problems, *_said(outcome))))


def accept(case: Case, rule: Rule) -> bool:
    """Rewrite the evidence in ``expect.toml`` to what the rule cites now; review the difference. False: nothing to do.

    A wrong status is never accepted: that needs another folder name.
    """
    outcome = run_case(case, rule)
    if outcome.verdict is None or outcome.verdict.status is not case.status:
        return False
    places = sorted({_place(each) for each in outcome.verdict.evidence})
    line = "evidence = [{}]".format(", ".join(f'"{place}"' for place in places))
    file = case.path / EXPECT
    before = file.read_text("utf-8") if file.exists() else f'status = "{case.status.value}"\n'
    after, found = re.subn(r"(?m)^evidence\s*=\s*\[[^\]]*\]", lambda _: line, before, count=1)
    after = after if found else f"{before.rstrip()}\n{line}\n"
    file.write_text(after, "utf-8")
    return after != before


def _judged(root: Path, rule: Rule, expected: Expectation) -> Judged:
    def lines(path: str) -> list[str] | None:
        file = root / path
        return file.read_text("utf-8", errors="replace").splitlines() if file.is_file() else None

    return judge([rule], installed().facts, gather(open_tree(root), _settings(rule, expected)), lines)


def _settings(rule: Rule, expected: Expectation) -> GatherSettings:
    options = {rule.info.code: expected.options} if expected.options else {}
    return GatherSettings(jobs=1, kind=expected.kind, options=options)


def _compare_fixed(case: Case, root: Path, rule: Rule, expected: Expectation) -> Iterator[str]:
    fixed = case.fixed()
    if fixed:
        yield from differences(root, fixed, _settings(rule, expected), rule)


def _compare_verdict(expected: Expectation, verdict: Verdict) -> Iterator[str]:
    if verdict.status is not expected.status:
        yield f"expected {expected.status.value}, got {verdict.status.value}: {verdict.message}"
    cited = [_place(each) for each in verdict.evidence]
    for place in expected.evidence:
        if place not in cited:
            yield f"{place} is not cited"
    yield from (f"{place} is cited" for place in expected.not_cited if place in cited)
    noted = {f"{_place(each)} {each.note}" for each in verdict.evidence}
    yield from (f"nothing is noted as {note!r}" for note in expected.notes if note not in noted)
    if expected.first and [expected.first] != cited[:1]:
        yield f"{expected.first} is not the first place that is cited"
    for part in expected.message_contains:
        if part not in verdict.message:
            yield f"the message does not contain {part!r}: {verdict.message}"
    yield from (f"the message contains {part!r}" for part in expected.message_lacks if part in verdict.message)


def _compare_findings(expected: Expectation, findings: tuple[Finding, ...], marked: Iterable[str]) -> Iterator[str]:
    wanted = {*expected.findings, *marked}
    found = {f"{each.location.path}:{each.location.line}" for each in findings}
    if (expected.status is Status.FAIL) != bool(wanted):
        yield f"a {expected.status.value} case of a finding {'has' if wanted else 'needs'} a marked place"
    yield from (f"not found: {place}" for place in sorted(wanted - found))
    yield from (f"found without need: {place}" for place in sorted(found - wanted))
    yield from (f"no range: {_place_of(each)}" for each in findings if not _is_ranged(each.location))
    for part in expected.message_contains:
        if not any(part in each.message for each in findings):
            yield f"no message contains {part!r}"


def _is_ranged(place: Location) -> bool:
    """Whether a place in a line has a start and an end; a place that is a whole file has neither."""
    start, end = (place.line, place.column), (place.end_line, place.end_column)
    return not place.line or (place.column > 0 and end > start)


def _place_of(finding: Finding) -> str:
    place = finding.location
    return f"{place.path}:{place.line}:{place.column} to {place.end_line}:{place.end_column}"


def _marks(root: Path, code: str) -> Iterator[str]:
    for file in sorted(root.rglob("*")):
        if not file.is_file() or ".git" in file.relative_to(root).parts:
            continue
        lines = file.read_text("utf-8", errors="replace").splitlines()
        for number, line in enumerate(lines, 1):
            mark = _MARK.search(line)
            if mark and code in re.split(r"\s*,\s*", mark[1]):
                yield f"{file.relative_to(root).as_posix()}:{number}"


def _said(outcome: Outcome) -> Iterator[str]:
    if outcome.verdict:
        yield f"it said {outcome.verdict.status.value}: {outcome.verdict.message}"
        yield from (f"  {_place(each)} {each.note}" for each in outcome.verdict.evidence)
    yield from (f"  {each.location.path}:{each.location.line} {each.message}" for each in outcome.findings)


def _place(evidence: Evidence) -> str:
    return f"{evidence.path}:{evidence.line}" if evidence.line else evidence.path


def _stored(path: Path) -> Path:
    """The path with the leading ``dot_`` of each part turned into a dot."""
    return Path(*(re.sub(r"^dot_", ".", part) for part in path.parts))


def _overlay(source: Path, target: Path, without: Iterable[str] = ()) -> tuple[str, ...]:
    """Copy the files of ``source`` over ``target``; return their paths there."""
    written = []
    for file in sorted(source.rglob("*")):
        relative = file.relative_to(source)
        if relative.parts[0] in without or "__pycache__" in relative.parts or file.name == REMOVED:
            continue
        place = target / _stored(relative)
        if file.is_dir() and not file.is_symlink():
            place.mkdir(parents=True, exist_ok=True)
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(file, place, follow_symlinks=False)
        written.append(_stored(relative).as_posix())
    return tuple(written)


def _lay_history(overlays: Iterable[Path], target: Path) -> None:
    from git import Actor, Repo  # slow to import, and few cases have a history

    actor = Actor(*AUTHOR)
    with Repo.init(target, initial_branch="main") as repo:
        for folder in overlays:
            written = _overlay(folder, target)
            if folder.name.endswith("_untracked"):
                continue
            if written:
                repo.index.add(list(written))
            listed = folder / REMOVED
            if listed.exists():
                repo.index.remove(listed.read_text("utf-8").split(), working_tree=True)
            message = folder.name.partition("_")[2].replace("_", " ")
            repo.index.commit(
                message, author=actor, committer=actor, author_date=DATE, commit_date=DATE, skip_hooks=True
            )
