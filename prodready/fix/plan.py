"""From findings to verified changes; nothing is written here.

Each file with findings is rewritten in a worker process. Then the rules judge the repository as it would be: a file in
which a finding is still there, or a new one appears, is left as it is as a whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

import msgspec
from msgspec.structs import replace

from prodready.api import Fact, Rule
from prodready.extract.reading import decode
from prodready.facts.files import Kind
from prodready.facts.python import Module
from prodready.fix.files import Unwritable
from prodready.fix.job import TRAITS, Request, Rewritten, Target
from prodready.fix.style import Styles
from prodready.fix.suitable import refusal
from prodready.judge import Facts, Judged, Unavailable, judge
from prodready.model import Finding
from prodready.project.layout.dependencies import Dependencies
from prodready.project.snapshot import Snapshot
from prodready.suppress import Lines
from prodready.worker_main import Job
from prodready.workers import Limits, Pool

WORKER = "prodready.fix.worker:answer"
LIMITS = Limits(seconds=20.0, memory=2 << 30)
"""What rewriting one file may cost; libcst reads 17,000 lines a second, and positions cost five times that."""

Read = Callable[[str], bytes]
"""The content of a file as it was scanned. Raises ``Unwritable``."""

_ANSWERS = msgspec.msgpack.Decoder(Rewritten)
_LINE_END = re.compile("\r\n|\r|\n")


class Change(msgspec.Struct, frozen=True):
    """A file as it is and as it is to be, and the findings that are gone then."""

    path: str
    before: bytes
    after: bytes
    findings: tuple[Finding, ...]
    module: Module


class Left(msgspec.Struct, frozen=True):
    """A file or, with a line, a finding that is left as it is, and why."""

    path: str
    reason: str
    line: int = 0
    code: str = ""


class Fixes(msgspec.Struct, frozen=True):
    """What can be done: ``changes`` by path; files that could not be rewritten; findings that have no safe rewrite."""

    changes: tuple[Change, ...] = ()
    left: tuple[Left, ...] = ()
    declined: tuple[Left, ...] = ()


class Planner(msgspec.Struct, frozen=True):
    """Everything that planning needs: the ``rules`` that ran, what they said, and how to read files."""

    rules: Sequence[Rule]
    providers: Sequence[Fact]
    snapshot: Snapshot
    judged: Judged
    lines: Lines
    read: Read
    unsafe: bool = False
    jobs: int = 1

    def plan(self, findings: Sequence[Finding]) -> Fixes:
        """Rewrite the files of ``findings``, which are fixable and of ``rules``, and keep what is verified."""
        by_path: dict[str, list[Finding]] = {}
        for finding in sorted(findings, key=lambda each: (each.location, each.code)):
            by_path.setdefault(finding.location.path, []).append(finding)
        requests, left = self._requests(by_path)
        answered = self._rewritten(requests)
        changes, declined = [], []
        for path, answer in sorted(answered.items()):
            if isinstance(answer, str):
                left.append(Left(path, answer))
                continue
            found = by_path[path]
            declined += [
                Left(path, reason, found[number].location.line, found[number].code)
                for number, reason in answer.declined
            ]
            if answer.done and answer.source != requests[path].source:
                done = tuple(found[number] for number in answer.done)
                module = decode(Kind.PYTHON.value, answer.facts)
                if isinstance(module, Module):
                    changes.append(Change(path, requests[path].source, answer.source, done, module))
        kept, failed = self._verified(changes)
        return Fixes(tuple(kept), tuple(sorted([*left, *failed], key=lambda each: each.path)), tuple(declined))

    def _requests(self, by_path: Mapping[str, Sequence[Finding]]) -> tuple[dict[str, Request], list[Left]]:
        rewrites = {rule.info.code: rule.rewrite for rule in self.rules if rule.rewrite is not None}
        styles, traits, own = Styles(self.snapshot), self._traits(), _packages(self.snapshot)
        requests, left = {}, []
        for path, findings in by_path.items():
            try:
                source = self.read(path)
            except Unwritable as error:
                left.append(Left(path, str(error)))
                continue
            reason = refusal(source, self.snapshot.files.get(path), self.snapshot.modules.get(path))
            if reason:
                left.append(Left(path, reason))
                continue
            targets = tuple(_target(finding, rewrites[finding.code].function) for finding in findings)
            package = path.rpartition("/")[2] == "__init__.py"
            requests[path] = Request(source, targets, styles.of(path), self.unsafe, package, traits, own)
        return requests, left

    def _traits(self) -> tuple[str, ...]:
        """Those of ``TRAITS`` that the project depends on or imports."""
        try:
            declared = Facts(self.providers, {Snapshot: self.snapshot}).get(Dependencies)
        except Unavailable:
            declared = None
        names = set(declared.names) if isinstance(declared, Dependencies) else set()
        for _, module in self.snapshot.application():
            names |= {item.target.partition(".")[0] for item in module.imports}
        return tuple(each for each in TRAITS if each in names)

    def _rewritten(self, requests: Mapping[str, Request]) -> dict[str, Rewritten | str]:
        """What workers made of each file, or why they could not."""
        paths = list(requests)
        answers: dict[str, Rewritten | str] = {}
        with Pool(min(self.jobs, len(paths)), LIMITS, task=WORKER, path=_import_path(self.rules)) as pool:
            for number, path in enumerate(paths):
                pool.submit(Job(number, "fix", msgspec.msgpack.encode(requests[path])))
            for number, answer in pool.drain():
                answers[paths[number]] = answer.reason if answer.reason else _ANSWERS.decode(answer.facts)
        return answers

    def _verified(self, changes: Sequence[Change]) -> tuple[list[Change], list[Left]]:
        """The changes after which what they mend is gone; without those that fail, the rest is judged again."""
        kept, failed = list(changes), []
        before = _counted(self.judged.findings)
        while kept:
            judged = self._judged_with(kept)
            after = _counted(judged.findings)
            wrong = {each.path: reason for each in kept if (reason := _wrong(each, before, after, judged.crashed))}
            if not wrong:
                break
            failed += [Left(path, reason) for path, reason in wrong.items()]
            kept = [each for each in kept if each.path not in wrong]
        return kept, failed

    def _judged_with(self, changes: Sequence[Change]) -> Judged:
        by_path = {each.path: each for each in changes}
        modules = {**self.snapshot.modules, **{path: each.module for path, each in by_path.items()}}
        snapshot = replace(self.snapshot, modules=MappingProxyType(modules))

        def lines(path: str) -> Sequence[str] | None:
            change = by_path.get(path)
            return _LINE_END.split(change.after.decode("utf-8", "replace")) if change else self.lines(path)

        return judge(self.rules, self.providers, snapshot, lines)


def _packages(snapshot: Snapshot) -> frozenset[str]:
    """The names of folders with modules, and of modules at the root."""
    parts = [path.removesuffix(".py").split("/") for path in snapshot.modules]
    return frozenset(name for each in parts for name in (each[:-1] or each))


def _target(finding: Finding, function: str) -> Target:
    place = finding.location
    return Target(finding.code, function, place.line, place.column, place.end_line, place.end_column)


def _counted(findings: Sequence[Finding]) -> Counter[tuple[str, str]]:
    return Counter((each.location.path, each.code) for each in findings)


def _wrong(
    change: Change, before: Counter[tuple[str, str]], after: Counter[tuple[str, str]], crashed: frozenset[str]
) -> str:
    """Why the rewritten file is not what it should be; empty if it is."""
    done = Counter(each.code for each in change.findings)
    if unsure := sorted(crashed & set(done)):
        return f"whether {unsure[0]} is gone cannot be told: the rule crashed"
    for code in sorted(done):
        if after[change.path, code] > before[change.path, code] - done[code]:
            return f"{code} would still be found after the rewrite"
    for path, code in sorted(after):
        if path == change.path and after[path, code] > before[path, code]:
            return f"the rewrite would bring {code}"
    return ""


def _import_path(rules: Sequence[Rule]) -> list[str]:
    """Where workers find the packages that hold the rewrites."""
    return list(dict.fromkeys(_homes(rules)))


def _homes(rules: Sequence[Rule]) -> Iterator[str]:
    for rule in rules:
        if rule.rewrite is not None:
            spec = find_spec(rule.rewrite.function.partition(".")[0].partition(":")[0])
            if spec is not None and spec.origin is not None:
                file = Path(spec.origin)
                yield str(file.parent.parent if spec.submodule_search_locations else file.parent)
