"""The second judging process: who answers what, and what happens when it cannot."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from prodready import deputy
from prodready.api import Effort, Evidence, Finding, Rule, Severity, Verdict, finding, passed, point
from prodready.deputy import Deputy, DeputyFailed
from prodready.facts.files import FileInfo, Kind, Role
from prodready.judge import judge
from prodready.model import Confidence, Location
from prodready.project.snapshot import Snapshot
from prodready.scan import ScanRequest, scan
from tests.unit.processes import children

CODES = tuple(f"AAA{number:03}" for number in range(12))

SNAPSHOT = Snapshot({"app.py": FileInfo("app.py", Kind.PYTHON, Role.APPLICATION)}, {})


def a_point(code: str, run: Callable[[Snapshot], Verdict]) -> Rule:
    rule = point(code=code, name=code.lower(), section="s", question="?", why="w", fix="f", effort=Effort.MINUTES)
    return Rule(rule(lambda: passed("x", Evidence("app.py"))).info, run, (Snapshot,), "pack.rule")


def a_finding(code: str, run: Callable[[Snapshot], Iterator[Finding]]) -> Rule:
    rule = finding(code=code, name=code.lower(), section="s", severity=Severity.ERROR, question="?", why="w", fix="f")
    return Rule(rule(lambda: ()).info, run, (Snapshot,), "pack.rule")


def by_process(snapshot: Snapshot) -> Verdict:
    time.sleep(0.02)  # so that both get some
    return passed(f"process {os.getpid()}", *(Evidence(path, 1) for path in snapshot.files))


def judged(rules: list[Rule], *, halved: bool = True) -> object:
    return judge(rules, (), SNAPSHOT, lambda path: ["x = 1"], halved=halved)


def test_two_processes_share_the_rules_from_both_ends() -> None:
    run = judge([a_point(code, by_process) for code in CODES], (), SNAPSHOT, lambda path: ["x = 1"], halved=True)
    speakers = [each.verdict.message for each in run.points]
    first = speakers.count(f"process {os.getpid()}")
    assert 0 < first < len(CODES)
    assert len(set(speakers)) == 2
    assert speakers == sorted(speakers, key=speakers.index)
    assert all(each.verdict.evidence[0].snippet == "x = 1" for each in run.points)


def test_the_judgement_is_that_of_one_process() -> None:
    def found(snapshot: Snapshot) -> Iterator[Finding]:
        for line in (1, 0):
            yield Finding("AAA010", Severity.ERROR, Location("app.py", line), f"line {line}", Confidence.LOW)

    def message(snapshot: Snapshot) -> Verdict:
        return passed("naïve\n", Evidence("app.py", 1, "note"))

    rules = [a_point("AAA000", message), a_finding("AAA010", found), a_point("AAA011", message)]
    assert judged(rules) == judged(rules, halved=False)


@pytest.mark.parametrize("place", [0, len(CODES) - 1])
def test_a_crash_in_either_process_is_told_as_if_there_were_one(place: int) -> None:
    def crashes(snapshot: Snapshot) -> Verdict:
        raise ValueError("no")

    rules = [
        a_point(code, crashes if number == place else lambda _: passed("x", Evidence("app.py")))
        for number, code in enumerate(CODES)
    ]
    assert judged(rules) == judged(rules, halved=False)


@pytest.mark.parametrize(
    "end",
    [lambda: os._exit(1), lambda: os.kill(os.getpid(), 9), lambda: os.close(3)],
    ids=["exits", "killed", "closes a file"],
)
def test_a_deputy_that_ends_costs_nothing_but_time(end: Callable[[], None]) -> None:
    caller = os.getpid()

    def run(snapshot: Snapshot) -> Verdict:
        if os.getpid() != caller:
            end()
        return by_process(snapshot)

    rules = [a_point(code, run) for code in CODES]
    points = judge(rules, (), SNAPSHOT, lambda path: ["x = 1"], halved=True).points
    assert [each.info.code for each in points] == list(CODES)
    assert all(each.verdict.message.startswith("process ") for each in points)


def test_leaving_the_context_ends_the_deputy() -> None:
    before = children()
    with (
        pytest.raises(KeyboardInterrupt),
        deputy.deputy([a_point(code, by_process) for code in CODES], lambda rule: time.sleep(60)),
    ):
        raise KeyboardInterrupt
    assert children() <= before


def test_what_is_no_answer_is_not_taken() -> None:
    rules = [a_point(code, by_process) for code in CODES]
    with deputy.deputy(rules, lambda rule: "a text") as other, pytest.raises(DeputyFailed):
        other.answers()


@pytest.mark.parametrize("service", ["complete", "prototype"])
def test_an_audit_says_the_same_with_a_deputy(service: str, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[int] = []

    def counted(rules: Sequence[Rule], run: Callable[[Rule], object]) -> AbstractContextManager[Deputy]:
        started.append(len(rules))
        return deputy.deputy(rules, run)

    monkeypatch.setattr(deputy, "LINES", range(10**9))
    monkeypatch.setattr("prodready.judge.deputy", counted)
    root = Path(__file__).parents[2] / "fixtures_repos" / "whole" / service
    alone, halved = (scan(ScanRequest(root, cache=False, jobs=jobs)) for jobs in (1, 2))
    assert alone == halved
    assert len(started) == deputy.possible()
