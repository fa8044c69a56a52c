"""Injection by type, isolation of what crashes, and citations that must be real."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pytest

from prodready.api import Effort, Fact, Rule, fact, failed, finding, not_applicable, passed, point
from prodready.cite import lines_of
from prodready.extract.python import extract_module
from prodready.facts.files import FileInfo, Kind, Role
from prodready.facts.python import Function, Module
from prodready.judge import Judged, judge
from prodready.model import Confidence, Evidence, Finding, Location, Severity, Status, Verdict
from prodready.project.providers import engine_facts
from prodready.project.snapshot import Snapshot

TEXTS = {"app.py": "import os\n\n\ndef run():\n    print(os.name)\n    print(os.name)\n", "empty.ini": ""}


@dataclass(frozen=True)
class Names:
    """Names of all files."""

    all: tuple[str, ...]


@dataclass(frozen=True)
class Count:
    """How many files there are."""

    number: int


def snapshot(texts: Mapping[str, str] | None = None, modules: Mapping[str, Module] | None = None) -> Snapshot:
    paths = sorted(TEXTS if texts is None else texts)
    files = {path: FileInfo(path, Kind.PYTHON, Role.APPLICATION) for path in paths}
    return Snapshot(files=files, modules=modules or {})


def run(
    *rules: Rule,
    facts: Sequence[Fact] = (),
    texts: Mapping[str, str] = TEXTS,
    modules: Mapping[str, Module] | None = None,
) -> Judged:
    def lines(path: str) -> list[str] | None:
        return lines_of(texts[path]) if path in texts else None

    return judge(rules, facts, snapshot(texts, modules), lines)


def a_point(code: str, run: object, *inputs: type) -> Rule:
    rule = point(code=code, name=code.lower(), section="s", question="?", why="w", fix="f", effort=Effort.MINUTES)
    return with_function(rule(lambda: passed("x", Evidence("app.py"))), run, inputs)


def a_finding(code: str, run: object, *inputs: type) -> Rule:
    rule = finding(code=code, name=code.lower(), section="s", severity=Severity.ERROR, question="?", why="w", fix="f")
    return with_function(rule(lambda: ()), run, inputs)


def with_function(rule: Rule, run: object, inputs: tuple[type, ...]) -> Rule:
    """The rule with another function, which may be wrong on purpose, so it has no type."""
    return Rule(rule.info, run, inputs, "pack.rule")  # type: ignore[arg-type]


@fact
def names(snapshot: Snapshot) -> Names:
    return Names(tuple(snapshot.files))


@fact
def count(names: Names) -> Count:
    return Count(len(names.all))


def at(
    line: int, code: str = "X101", path: str = "app.py", end: int = 0, message: str = "m", snippet: str = ""
) -> Finding:
    return Finding(code, Severity.ERROR, Location(path, line, 1, end), message, snippet=snippet)


def test_a_rule_gets_the_facts_that_its_signature_names() -> None:
    def counted(count: Count, names: Names) -> Verdict:
        return passed(f"{count.number} files, the first {names.all[0]}", Evidence("app.py", 1))

    judged = run(a_point("X001", counted, Count, Names), facts=[count, names])
    assert judged.points[0].verdict.message == "2 files, the first app.py"
    assert judged.notices == ()


def test_each_fact_is_computed_once_and_only_if_a_rule_asks_for_it() -> None:
    calls = itertools.count()

    def counting(snapshot: Snapshot) -> Names:
        next(calls)
        return Names(tuple(snapshot.files))

    def forbidden(snapshot: Snapshot) -> Count:
        raise AssertionError("nobody asked")

    providers = [Fact(Names, counting, (Snapshot,), "m"), Fact(Count, forbidden, (Snapshot,), "m")]
    rules = [a_point(f"X00{n}", lambda names: passed("", Evidence(names.all[0])), Names) for n in range(3)]
    assert {each.verdict.status for each in run(*rules, facts=providers).points} == {Status.PASS}
    assert next(calls) == 1


def test_a_provider_that_raises_makes_only_the_rules_that_need_it_unknown_and_is_named_once() -> None:
    def broken(snapshot: Snapshot) -> Names:
        raise KeyError("lost")

    judged = run(
        a_point("X001", lambda count: None, Count),
        a_point("X002", lambda names: None, Names),
        a_point("X003", lambda snapshot: passed("fine", Evidence("app.py")), Snapshot),
        facts=[Fact(Names, broken, (Snapshot,), "facts_of_mine"), count],
    )
    verdicts = {each.info.code: each.verdict for each in judged.points}
    assert [verdicts[code].status for code in sorted(verdicts)] == [Status.UNKNOWN, Status.UNKNOWN, Status.PASS]
    assert verdicts["X001"].message == verdicts["X002"].message == "facts_of_mine.broken failed: KeyError: 'lost'"
    assert [notice.message for notice in judged.notices] == [
        "A fact is missing: facts_of_mine.broken failed: KeyError: 'lost'"
    ]
    assert judged.crashed == {"X001", "X002"}


def test_a_finding_rule_without_its_fact_is_reported_because_it_has_no_verdict_to_say_so() -> None:
    judged = run(a_finding("X101", lambda names: (), Names))
    assert [notice.message for notice in judged.notices] == [
        "A fact is missing: nothing provides Names",
        "X101 was not judged: nothing provides Names",
    ]


def test_facts_that_need_each_other_are_an_error_that_names_the_ring() -> None:
    ring = [Fact(Names, lambda c: None, (Count,), "m"), Fact(Count, lambda n: None, (Names,), "m")]
    judged = run(a_point("X001", lambda count: None, Count), facts=ring)
    assert judged.points[0].verdict.message == "facts need each other in a ring: Count -> Names -> Count"
    assert len(judged.notices) == 1


def test_a_provider_that_gives_another_type_is_a_failure() -> None:
    provider = Fact(Names, lambda snapshot: ("a",), (Snapshot,), "m")
    judged = run(a_point("X001", lambda names: None, Names), facts=[provider])
    assert judged.points[0].verdict.message == "m.<lambda> gave a tuple"


def test_a_provider_may_promise_a_generic_type() -> None:
    wanted: type = tuple[str, ...]
    provider = Fact(wanted, lambda snapshot: ("app.py",), (Snapshot,), "m")
    rule = a_point("X001", lambda paths: passed("", Evidence(paths[0])), wanted)
    assert run(rule, facts=[provider]).points[0].verdict.status is Status.PASS


def test_a_rule_that_raises_is_unknown_by_name_and_the_others_stand() -> None:
    def broken(snapshot: Snapshot) -> Verdict:
        raise ValueError("two\nlines " + "x" * 900)

    judged = run(
        a_point("X001", broken, Snapshot),
        a_point("X002", lambda snapshot: not_applicable("no service"), Snapshot),
    )
    first, second = (each.verdict for each in judged.points)
    assert first.status is Status.UNKNOWN
    assert first.message.startswith("the rule X001 (pack.rule) crashed: ValueError: two lines xxx")
    assert len(first.message) < 600
    assert second == not_applicable("no service")
    assert [(notice.level, notice.code) for notice in judged.notices] == [("error", "X001")]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (None, "it gave a NoneType instead of a verdict"),
        ("pass", "it gave a str instead of a verdict"),
        (Verdict("pass", "m"), "instead of a verdict"),  # type: ignore[arg-type]
        (Verdict(Status.PASS, "nothing to open"), "it passed without evidence: nothing to open"),
    ],
)
def test_an_answer_that_is_no_verdict_is_a_crash_of_the_rule(answer: object, said: str) -> None:
    verdict = run(a_point("X001", lambda snapshot: answer, Snapshot)).points[0].verdict
    assert verdict.status is Status.UNKNOWN
    assert said in verdict.message


def test_findings_before_a_crash_are_kept_and_the_crash_is_reported() -> None:
    def broken(snapshot: Snapshot) -> Iterator[Finding]:
        yield at(5)
        raise RuntimeError("half way")

    judged = run(a_finding("X101", broken, Snapshot))
    assert [each.location.line for each in judged.findings] == [5]
    assert judged.crashed == {"X101"}
    assert "half way" in judged.notices[0].message


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (None, "it gave a NoneType instead of findings"),
        (["no finding"], "it gave a str instead of a finding"),
        ([at(5, "Y101")], "it reports Y101, which is not its own"),
        ([at(99)], "its finding does not exist: app.py:99"),
        ([at(1, path="gone.py")], "its finding does not exist: gone.py:1"),
    ],
)
def test_what_is_no_finding_of_the_rule_is_a_crash_of_it(answer: object, said: str) -> None:
    judged = run(a_finding("X101", lambda snapshot: answer, Snapshot))
    assert judged.findings == ()
    assert said in judged.notices[0].message


def test_a_blocker_that_is_unsure_is_a_warning() -> None:
    levels = (Confidence.MEDIUM, Confidence.LOW)
    given = [
        Finding("X101", Severity.BLOCKER, Location("app.py", line), "m", level)
        for line, level in zip((5, 6), levels, strict=True)
    ]
    found = run(a_finding("X101", lambda snapshot: given, Snapshot)).findings
    assert [each.severity for each in found] == [Severity.BLOCKER, Severity.WARNING]


def test_a_rule_may_report_under_codes_of_its_family() -> None:
    judged = run(a_finding("X2", lambda snapshot: [at(5, "X2:B301")], Snapshot))
    assert [each.code for each in judged.findings] == ["X2:B301"]


@dataclass(frozen=True)
class Shared:
    """A fact that two rules look at."""

    all: tuple[str, ...]


def test_a_rule_that_tries_to_change_its_facts_crashes_and_changes_nothing_for_the_next() -> None:
    def impure_dataclass(shared: Shared) -> Verdict:
        shared.all = ()  # type: ignore[misc]
        return passed("changed it", Evidence("app.py"))

    def impure_struct(snapshot: Snapshot) -> Verdict:
        snapshot.files["app.py"].path = "other.py"  # type: ignore[misc]
        return passed("changed it", Evidence("app.py"))

    judged = run(
        a_point("X001", impure_dataclass, Shared),
        a_point("X002", impure_struct, Snapshot),
        a_point("X003", lambda shared: passed(",".join(shared.all), Evidence("app.py")), Shared),
        facts=[Fact(Shared, lambda snapshot: Shared(("one",)), (Snapshot,), "m")],
    )
    assert [each.verdict.status for each in judged.points] == [Status.UNKNOWN, Status.UNKNOWN, Status.PASS]
    assert judged.points[2].verdict.message == "one"


@pytest.mark.parametrize("place", [("gone.py", 0), ("gone.py", 1), ("app.py", 7), ("app.py", -1), ("empty.ini", 2)])
def test_a_pass_on_a_place_that_does_not_exist_is_unknown(place: tuple[str, int]) -> None:
    judged = run(a_point("X001", lambda snapshot: passed("m", Evidence("app.py", 1), Evidence(*place)), Snapshot))
    verdict = judged.points[0].verdict
    assert verdict.status is Status.UNKNOWN
    assert f"evidence does not exist: {place[0]}:{place[1]}" in verdict.message
    assert judged.crashed == {"X001"}


@pytest.mark.parametrize("place", [("app.py", 0), ("app.py", 6), ("empty.ini", 0), ("empty.ini", 1)])
def test_a_file_its_last_line_and_the_first_of_an_empty_one_exist(place: tuple[str, int]) -> None:
    assert run(a_point("X001", lambda snapshot: passed("m", Evidence(*place)), Snapshot)).points[0].verdict.status is (
        Status.PASS
    )


def test_a_fail_loses_a_near_miss_that_does_not_exist_and_stays_a_fail() -> None:
    judged = run(a_point("X001", lambda snapshot: failed("m", Evidence("gone.py", 1), Evidence("app.py", 1)), Snapshot))
    assert judged.points[0].verdict == failed("m", Evidence("app.py", 1, snippet="import os"))
    assert [notice.level for notice in judged.notices] == ["note"]
    assert judged.crashed == frozenset()


def test_evidence_and_findings_show_their_source_line_cut_to_what_a_report_can_show() -> None:
    texts = {"app.py": f"x = 1\n    y = '{'a' * 300}'\n"}
    judged = run(
        a_point("X001", lambda snapshot: passed("m", Evidence("app.py", 1), Evidence("app.py")), Snapshot),
        a_finding("X101", lambda snapshot: [at(2)], Snapshot),
        texts=texts,
    )
    assert [each.snippet for each in judged.points[0].verdict.evidence] == ["x = 1", ""]
    assert judged.findings[0].snippet.startswith("y = 'aaa")
    assert len(judged.findings[0].snippet) == 160


def test_a_snippet_that_the_rule_chose_hides_what_the_line_says_from_report_and_fingerprint() -> None:
    def prints(texts: Mapping[str, str]) -> Finding:
        found = run(a_finding("X101", lambda s: [at(1, snippet="password = ***")], Snapshot), texts=texts).findings
        return found[0]

    one, other = prints({"app.py": "password = 'hunter2'"}), prints({"app.py": "password = 'hunter3'"})
    assert one.snippet == "password = ***"
    assert one.fingerprint == other.fingerprint


@pytest.mark.parametrize(
    ("given", "place"),
    [
        (Location("a.py", 2), Location("a.py", 2, 5, 2, 12)),  # only the line is known
        (Location("a.py", 2, 7), Location("a.py", 2, 7, 2, 12)),
        (Location("a.py", 1, 0, 2, 0), Location("a.py", 1, 1, 2, 12)),
        (Location("a.py", 2, 5, 2, 9), Location("a.py", 2, 5, 2, 9)),
        (Location("a.py", 3), Location("a.py", 3, 1, 3, 2)),  # an empty line
        (Location("a.py", 0), Location("a.py", 0)),  # the whole file
    ],
)
def test_what_a_rule_leaves_open_of_a_range_is_the_line(given: Location, place: Location) -> None:
    rule = a_finding("X101", lambda s: [Finding("X101", Severity.ERROR, given, "it is wrong")], Snapshot)
    judged = run(rule, texts={"a.py": "def f():\n    call(1)  \n\n"})
    assert [each.location for each in judged.findings] == [place]


def test_points_come_by_code_and_findings_by_place_each_once() -> None:
    rules = [
        a_point("X002", lambda s: not_applicable(""), Snapshot),
        a_finding("X102", lambda s: [at(5, "X102"), at(1, "X102"), at(5, "X102")], Snapshot),
        a_finding("X101", lambda s: [at(5)], Snapshot),
        a_point("X001", lambda s: not_applicable(""), Snapshot),
    ]
    judged = run(*rules)
    assert [each.info.code for each in judged.points] == ["X001", "X002"]
    assert [(each.location.line, each.code) for each in judged.findings] == [(1, "X102"), (5, "X101"), (5, "X102")]
    assert run(*reversed(rules)) == judged


def function(name: str, line: int, end: int) -> Function:
    return Function(0, name.rpartition(".")[2], name, line, end, False, (), (), None, (), ())


def module(*functions: Function) -> Module:
    return Module((), functions, (), (), (), (), (), (), (), lines=1, code_lines=1)


def prints_of(texts: Mapping[str, str], *findings: Finding, module: Module | None = None) -> list[str]:
    judged = run(
        a_finding("X101", lambda snapshot: findings, Snapshot),
        texts=texts,
        modules={"app.py": module} if module else {},
    )
    assert judged.notices == ()
    return [each.fingerprint for each in judged.findings]


def test_a_fingerprint_survives_moved_lines_renamed_files_and_another_layout() -> None:
    before = prints_of({"app.py": "print(1)\n"}, at(1))
    assert prints_of({"app.py": "\n\n\nprint( 1 )\n"}, at(4)) == before
    assert prints_of({"other.py": "print(1)\n"}, at(1, path="other.py")) == before
    assert prints_of({"app.py": "print(\n  1\n)\n"}, at(1, end=3)) == before


def test_a_fingerprint_differs_by_text_code_definition_and_occurrence() -> None:
    text = {"app.py": "print(1)\nprint(1)\n"}
    first, second = prints_of(text, at(1), at(2))
    assert first != second
    assert prints_of(text, at(1)) == [first]
    assert prints_of({"app.py": "print(2)"}, at(1)) != [first]
    assert prints_of(text, at(1), module=module(function("f", 1, 1))) != [first]
    outer, inner = function("f", 1, 2), function("f.g", 1, 1)
    assert prints_of(text, at(1), module=module(outer, inner)) == prints_of(text, at(1), module=module(inner))
    other = run(a_finding("X102", lambda s: [at(1, "X102")], Snapshot), texts=text).findings[0].fingerprint
    assert other != first


def test_the_same_line_in_two_files_counts_from_the_first_in_each() -> None:
    texts = {"a.py": "print(1)", "b.py": "print(1)"}
    assert len(set(prints_of(texts, at(1, path="a.py"), at(1, path="b.py")))) == 1


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", []), ("a", ["a"]), ("a\n", ["a"]), ("a\r\nb\rc\n", ["a", "b", "c"]), ("a\x0cb\u2028c", ["a\x0cb\u2028c"])],
)
def test_lines_end_where_python_ends_them(text: str, lines: list[str]) -> None:
    assert lines_of(text) == lines


def test_the_engine_provides_each_type_once_and_everything_that_its_facts_need() -> None:
    facts = engine_facts()
    provided = [each.type for each in facts]
    assert len(provided) == len(set(provided))
    assert {need for each in facts for need in each.inputs} <= {*provided, Snapshot}


def test_a_pass_below_a_setting_names_it_and_a_loss_does_not() -> None:
    """What a setting switches on counts, so the reader is told which."""
    texts = {"app.py": "if settings.metrics:\n    serve()\n"}
    modules = {"app.py": extract_module(texts["app.py"].encode())}
    kept = a_point(
        "P1", lambda s: passed("m", Evidence("app.py", 2, "GET /metrics"), Evidence("app.py", 1, "read")), Snapshot
    )
    lost = a_point("P2", lambda s: failed("m", Evidence("app.py", 2, "near")), Snapshot)
    points = run(kept, lost, texts=texts, modules=modules).points
    notes = [each.note for judged in points for each in judged.verdict.evidence]
    assert notes == ["GET /metrics, where metrics is set", "read", "near"]
