"""Runs rules over facts: computes each fact that is asked for once, and lets nothing that crashes take the rest along.

A provider that raises makes every rule that needs it unknown; a rule that raises, or answers what cannot be true, is
unknown itself. Whoever crashed is named in a notice, and the audit is incomplete.
"""

from __future__ import annotations

import contextlib
import typing
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile

import msgspec

from prodready.api import Fact, Rule
from prodready.cite import Sources, distinct
from prodready.deputy import Answer, DeputyFailed, deputy
from prodready.model import Confidence, Finding, Notice, Point, Severity, Status, Verdict
from prodready.project.snapshot import Snapshot
from prodready.suppress import Lines, family

MAX_MESSAGE = 500
"""Characters of an error's text that are shown; it may quote the audited repository."""


class Judged(msgspec.Struct, frozen=True):
    """What the rules said: points and findings in a fixed order, and who crashed.

    ``crashed`` has the codes of rules that failed; each notice of level ``error`` says why the audit is incomplete.
    """

    points: tuple[Point, ...]
    findings: tuple[Finding, ...]
    notices: tuple[Notice, ...] = ()
    crashed: frozenset[str] = frozenset()


class Unavailable(Exception):
    """A fact that cannot be had; the text says why."""


class Facts:
    """Facts by type, each computed when it is first asked for, its own inputs first."""

    def __init__(self, providers: Iterable[Fact], given: Mapping[type, object]) -> None:
        self._providers = {provider.type: provider for provider in providers}
        self._values: dict[type, object] = dict(given)
        self._failures: dict[type, str] = {}
        self._pending: list[type] = []
        self.notices: list[Notice] = []

    def get(self, wanted: type) -> object:
        """The fact. Raises Unavailable if its provider, or one that this needs, failed."""
        if wanted in self._failures:
            raise Unavailable(self._failures[wanted])
        if wanted not in self._values:
            self._values[wanted] = self._compute(wanted)
        return self._values[wanted]

    def all(self, wanted: Iterable[type]) -> tuple[object, ...]:
        """Several facts, in order."""
        return tuple(map(self.get, wanted))

    def _compute(self, wanted: type) -> object:
        if wanted in self._pending:
            ring = (*self._pending[self._pending.index(wanted) :], wanted)
            raise self._failed(wanted, f"facts need each other in a ring: {' -> '.join(map(_name, ring))}")
        provider = self._providers.get(wanted)
        if provider is None:
            raise self._failed(wanted, f"nothing provides {_name(wanted)}")
        self._pending.append(wanted)
        try:
            inputs = self.all(provider.inputs)
        except Unavailable as error:
            self._failures[wanted] = str(error)
            raise
        finally:
            self._pending.pop()
        try:
            value = provider.run(*inputs)
        except Exception as error:
            raise self._failed(wanted, f"{_place(provider)} failed: {_told(error)}") from error
        if typing.get_origin(wanted) is None and not isinstance(value, wanted):
            raise self._failed(wanted, f"{_place(provider)} gave a {_name(type(value))}")
        return value

    def _failed(self, wanted: type, reason: str) -> Unavailable:
        """The failure of ``wanted`` itself, noted once; what needs it only repeats the reason."""
        self._failures[wanted] = reason
        self.notices.append(Notice("error", f"A fact is missing: {reason}", _name(wanted)))
        return Unavailable(reason)


def judge(
    rules: Iterable[Rule],
    providers: Iterable[Fact],
    snapshot: Snapshot,
    lines: Lines,
    facts: Facts | None = None,
    *,
    halved: bool = False,
) -> Judged:
    """Run every rule over the facts of ``snapshot``; ``lines`` gives the text of cited files.

    Points come by code, findings by place. The result depends on the rules and the snapshot only. A caller that asks
    for facts itself gives its own ``facts`` over the same providers and snapshot, so that none is computed twice.
    ``halved``: a second process runs some of the rules.
    """
    providers = tuple(providers)
    ordered = sorted(rules, key=lambda rule: rule.info.code)
    sources = Sources(snapshot, lines)
    if halved:
        with contextlib.suppress(DeputyFailed):
            return _halved(ordered, facts or Facts(providers, {Snapshot: snapshot}), sources)
        facts = None  # what it knows depends on who ran what
    run = _Run(facts or Facts(providers, {Snapshot: snapshot}), sources)
    return run.judged({rule.info.code: run.decided(rule) for rule in ordered}, ordered)


def _halved(ordered: Sequence[Rule], facts: Facts, sources: Sources) -> Judged:
    """The judgement with the help of a deputy. Raises :class:`DeputyFailed`."""
    run = _Run(facts, sources)
    with deputy(ordered, run.answer) as other:
        decided = {rule.info.code: run.decided(rule) for rule in takewhile(other.leaves, ordered)}
        run.given = other.answers()
    for rule in ordered[len(decided) :]:
        decided[rule.info.code] = run.decided(rule)
    return run.judged(decided, ordered)


class _Run:
    """One pass over the rules, and what went wrong in it."""

    def __init__(self, facts: Facts, sources: Sources) -> None:
        self._facts = facts
        self._sources = sources
        self.notices: list[Notice] = []
        self.crashed: set[str] = set()
        self.given: Mapping[str, Answer] = {}

    def answer(self, rule: Rule) -> object:
        """What the rule says, unchecked."""
        given = self.given.get(rule.info.code)
        return given if given is not None else rule.run(*self._facts.all(rule.inputs))

    def decided(self, rule: Rule) -> Verdict | list[Finding]:
        """What the rule says, as far as it can be relied on."""
        return self.point(rule) if rule.is_point else self.findings(rule)

    def judged(self, decided: Mapping[str, Verdict | list[Finding]], ordered: Sequence[Rule]) -> Judged:
        """Everything that was decided, by code, of rules in order."""
        answers = [(rule.info, decided[rule.info.code]) for rule in ordered]
        points = tuple(Point(info, verdict) for info, verdict in answers if isinstance(verdict, Verdict))
        found = [each for _, findings in answers if isinstance(findings, list) for each in findings]
        notices = tuple(sorted({*self._facts.notices, *self.notices}))
        return Judged(points, self._sources.identified(found), notices, frozenset(self.crashed))

    def point(self, rule: Rule) -> Verdict:
        """The verdict; unknown where there is none that can be relied on."""
        try:
            verdict = self.answer(rule)
            if not isinstance(verdict, Verdict) or not isinstance(verdict.status, Status):
                raise TypeError(f"it gave a {_name(type(verdict))} instead of a verdict")
            if verdict.status is Status.PASS and not verdict.evidence:
                raise ValueError(f"it passed without evidence: {verdict.message}")
        except Unavailable as error:
            return self._unavailable(rule, error)
        except Exception as error:
            return Verdict(Status.UNKNOWN, self._crash(rule, _told(error)))
        return self._cited(rule, verdict)

    def _cited(self, rule: Rule, verdict: Verdict) -> Verdict:
        """The verdict with the source lines, each place once; a pass on a place that does not exist proves nothing."""
        evidence = distinct(verdict.evidence)
        real = tuple(each for each in evidence if self._sources.exists(each.path, each.line))
        false = [f"{each.path}:{each.line}" for each in evidence if each not in real]
        if verdict.status is Status.PASS:
            real = tuple(map(self._sources.switched, real))
        cited = tuple(map(self._sources.quoted, real))
        if not false:
            return Verdict(verdict.status, verdict.message, cited, verdict.searched)
        lacking = f"evidence does not exist: {', '.join(false)}"
        if verdict.status is Status.PASS:
            return Verdict(Status.UNKNOWN, self._crash(rule, lacking), cited, verdict.searched)
        self.notices.append(Notice("note", f"{rule.info.code}: {lacking}", rule.info.code))
        return Verdict(verdict.status, verdict.message, cited, verdict.searched)

    def findings(self, rule: Rule) -> list[Finding]:
        """What the rule found, up to the point where it crashed if it did."""
        found: list[Finding] = []
        try:
            answer = self.answer(rule)
            if not isinstance(answer, Iterable):
                raise TypeError(f"it gave a {_name(type(answer))} instead of findings")
            found.extend(self._checked(rule, each) for each in answer)  # keeps those before a crash
        except Unavailable as error:
            self._unavailable(rule, error)
        except Exception as error:
            self._crash(rule, _told(error))
        return found

    def _checked(self, rule: Rule, finding: object) -> Finding:
        if not isinstance(finding, Finding):
            raise TypeError(f"it gave a {_name(type(finding))} instead of a finding")
        if family(finding.code) != rule.info.code:
            raise ValueError(f"it reports {finding.code}, which is not its own")
        place = finding.location
        if not self._sources.exists(place.path, place.line):
            raise ValueError(f"its finding does not exist: {place.path}:{place.line}")
        return unblocking(finding)

    def _unavailable(self, rule: Rule, error: Unavailable) -> Verdict:
        """Not judged for want of a fact, whose provider is named in a notice of its own."""
        self.crashed.add(rule.info.code)
        if not rule.is_point:
            self.notices.append(Notice("error", f"{rule.info.code} was not judged: {error}", rule.info.code))
        return Verdict(Status.UNKNOWN, str(error))

    def _crash(self, rule: Rule, reason: str) -> str:
        message = f"the rule {rule.info.code} ({rule.module}) crashed: {reason}"
        self.crashed.add(rule.info.code)
        self.notices.append(Notice("error", message, rule.info.code))
        return message


def unblocking(finding: Finding) -> Finding:
    """The finding as it weighs: what is unsure blocks nothing, and is not called a blocker either."""
    if finding.severity is Severity.BLOCKER and finding.confidence is Confidence.LOW:
        return msgspec.structs.replace(finding, severity=Severity.WARNING)
    return finding


def _name(kind: type) -> str:
    return getattr(kind, "__qualname__", None) or str(kind)


def _place(provider: Fact) -> str:
    return f"{provider.module}.{getattr(provider.run, '__name__', '?')}"


def _told(error: Exception) -> str:
    """The error in one line; its text may quote the repository, so it is cut."""
    try:
        text = " ".join(f"{type(error).__name__}: {error}".split())
    except Exception:
        text = type(error).__name__
    return text if len(text) <= MAX_MESSAGE else f"{text[:MAX_MESSAGE]}…"
