"""The score, the next steps and the gate, at and on both sides of every threshold."""

from __future__ import annotations

import functools

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prodready.config import Threshold, threshold
from prodready.model import (
    Confidence,
    Effort,
    Evidence,
    Finding,
    Gate,
    Location,
    Point,
    RuleInfo,
    Severity,
    Status,
    Verdict,
)
from prodready.score import Policy, decide, next_steps, reaches, score

PROTOTYPE, NEEDS_WORK, MINOR_GAPS, READY = (
    "prototype only",
    "needs work for production",
    "production-ready with minor gaps",
    "fully production-ready",
)


def a_point(code: str, status: Status, effort: Effort = Effort.HOURS, waived: str = "") -> Point:
    info = RuleInfo(code, code.lower(), "s", "?", "why", f"fix {code}", effort)
    return Point(info, Verdict(status, "m", (Evidence("app.py", 1),)), waived)


def some(passed: int, failed: int = 0, na: int = 0, unknown: int = 0) -> tuple[Point, ...]:
    statuses = [Status.PASS] * passed + [Status.FAIL] * failed + [Status.NA] * na + [Status.UNKNOWN] * unknown
    return tuple(a_point(f"X{number:03}", status) for number, status in enumerate(statuses))


def a_finding(
    code: str = "SEC101", severity: Severity = Severity.BLOCKER, suppressed: str = "", line: int = 3
) -> Finding:
    return Finding(code, severity, Location("app.py", line), "m", suppressed=suppressed)


def a_rule(code: str) -> RuleInfo:
    return RuleInfo(code, code.lower(), "s", "?", "why", f"fix {code}", Effort.MINUTES, severity=Severity.BLOCKER)


@pytest.mark.parametrize(
    ("passed", "failed", "rating"),
    [
        (0, 20, PROTOTYPE),
        (10, 10, PROTOTYPE),
        (11, 9, NEEDS_WORK),  # 55 %
        (15, 5, NEEDS_WORK),
        (16, 4, MINOR_GAPS),  # 80 %
        (18, 2, MINOR_GAPS),
        (19, 1, READY),  # 95 %
        (20, 0, READY),
        (799, 201, NEEDS_WORK),
        (5499, 4501, PROTOTYPE),
        (9499, 501, MINOR_GAPS),  # would be 95.0 % if it were rounded
    ],
)
def test_a_rating_begins_at_its_bound_and_is_not_rounded_up(passed: int, failed: int, rating: str) -> None:
    assert score(some(passed, failed)).rating == rating


def test_what_does_not_apply_leaves_the_denominator_and_what_is_unknown_stays() -> None:
    result = score(some(passed=3, failed=1, na=5, unknown=2))
    assert (result.passed, result.applicable, result.total, result.percent) == (3, 6, 11, 50.0)


def test_nothing_applicable_is_no_pass() -> None:
    result = score(some(0, na=4))
    assert (result.passed, result.applicable, result.percent, result.rating) == (0, 0, 0.0, "not rated")


def test_a_profile_without_rating_has_none() -> None:
    assert score(some(20), rated=False).rating == "not rated"


def test_a_waived_point_counts_as_kept_but_not_in_the_raw_score() -> None:
    points = (a_point("X1", Status.FAIL, waived="why (me, until 2030-01-01)"), a_point("X2", Status.PASS))
    assert (score(points).passed, score(points, raw=True).passed) == (2, 1)


@pytest.mark.parametrize(
    ("suppressed", "capped", "capped_raw"),
    [
        ("", True, True),
        ("comment: a test key", False, False),
        ("per-file-ignores: a", False, False),
        ("waiver: why (me, until 2030-01-01)", False, True),
        ("baseline: known", False, True),
    ],
)
def test_open_blockers_cap_the_rating_and_accepted_ones_the_raw_one(
    suppressed: str, capped: bool, capped_raw: bool
) -> None:
    findings = [a_finding(suppressed=suppressed)]
    for raw, expected in ((False, capped), (True, capped_raw)):
        result = score(some(20), findings, raw=raw)
        assert (result.capped, result.rating) == (expected, NEEDS_WORK if expected else READY)
        assert result.percent == 100


def test_a_rating_below_the_cap_is_not_called_capped() -> None:
    result = score(some(1, 19), [a_finding()])
    assert (result.capped, result.rating) == (False, PROTOTYPE)


def test_graver_findings_than_warnings_cap_only_where_the_profile_calls_them_blockers() -> None:
    errors = [a_finding("DAT103", Severity.ERROR)]
    assert not score(some(20), errors).capped
    assert score(some(20), errors, blockers=("DAT103",)).capped


@given(st.integers(0, 400), st.integers(0, 400))
def test_one_more_point_never_lowers_the_score(passed: int, failed: int) -> None:
    order = ["not rated", PROTOTYPE, NEEDS_WORK, MINOR_GAPS, READY]
    before, after = score(some(passed, failed + 1)), score(some(passed + 1, failed))
    assert before.percent < after.percent
    assert order.index(before.rating) <= order.index(after.rating)


def test_the_next_steps_are_the_lost_points_cheapest_first_each_with_the_score_after_it() -> None:
    points = (
        a_point("X1", Status.FAIL, Effort.DAYS),
        a_point("X2", Status.FAIL, Effort.MINUTES),
        a_point("X3", Status.PASS),
        a_point("X4", Status.UNKNOWN),
        a_point("X5", Status.FAIL, Effort.MINUTES),
        a_point("X6", Status.NA),
        a_point("X7", Status.FAIL, waived="why (me, until 2030-01-01)"),
    )
    steps = next_steps(points)
    assert [(step.code, step.passed) for step in steps] == [("X2", 3), ("X5", 4), ("X1", 5)]
    assert steps[0].action == "fix X2"
    assert steps[-1].percent == pytest.approx(500 / 6)
    assert [step.rating for step in steps] == [PROTOTYPE, NEEDS_WORK, MINOR_GAPS]


def test_blockers_come_first_where_they_cap_the_rating() -> None:
    points = (
        *some(passed=16, failed=0),
        a_point("Y1", Status.FAIL),
        *[a_point(f"Y{n}", Status.FAIL) for n in (2, 3, 4)],
    )
    findings = [a_finding("SEC102"), a_finding("SEC101"), a_finding("SEC101", line=9)]
    steps = next_steps(points, findings, [a_rule("SEC101"), a_rule("SEC102")])
    assert [step.code for step in steps] == ["SEC101", "SEC102", "Y1", "Y2", "Y3", "Y4"]
    assert [(step.passed, step.rating) for step in steps[:3]] == [
        (16, NEEDS_WORK),
        (16, MINOR_GAPS),
        (17, MINOR_GAPS),
    ]


def test_blockers_come_just_before_the_step_that_they_would_hold_down() -> None:
    points = (*some(passed=14), *[a_point(f"Y{n}", Status.FAIL) for n in range(6)])
    steps = next_steps(points, [a_finding()], [a_rule("SEC101")])
    assert [step.code for step in steps] == ["Y0", "SEC101", "Y1", "Y2", "Y3", "Y4", "Y5"]
    assert steps[2].rating == MINOR_GAPS


def test_blockers_that_hold_nothing_down_come_last() -> None:
    points = (a_point("Y1", Status.FAIL), *some(0, unknown=9))
    assert [step.code for step in next_steps(points, [a_finding()], [a_rule("SEC101")])] == ["Y1", "SEC101"]


def test_silenced_blockers_are_no_step() -> None:
    assert next_steps(some(1), [a_finding(suppressed="comment: x")], [a_rule("SEC101")]) == ()


@pytest.mark.parametrize(
    ("text", "passed", "applicable", "enough"),
    [
        ("16", 16, 20, True),
        ("16", 15, 20, False),
        ("80%", 16, 20, True),
        ("80%", 799, 1000, False),
        ("66.7%", 2, 3, False),
        ("66.6%", 2, 3, True),
        ("33.3%", 333, 1000, True),  # in floating point 333 / 1000 * 100 is less than 33.3
        ("0.1%", 1, 1000, True),
        ("0", 0, 20, True),
        ("100%", 19, 20, False),
    ],
)
def test_a_threshold_is_inclusive_and_exact(text: str, passed: int, applicable: int, enough: bool) -> None:
    assert reaches(score(some(passed, applicable - passed)), threshold(text)) is enough


def gate(points: tuple[Point, ...], policy: Policy, *findings: Finding) -> Gate:
    return decide(score(points, findings), points, findings, policy)


def test_a_gate_without_demands_passes_and_gives_no_reason() -> None:
    assert gate(some(0, 20), Policy()) == Gate(0)


def test_a_gate_fails_below_its_threshold_and_says_what_is_asked_for() -> None:
    points = some(passed=13, failed=4, na=3)
    assert gate(points, Policy(Threshold(13))).exit_code == 0
    assert gate(points, Policy(Threshold(14))) == Gate(
        1, ("The score is 13 of 17 applicable points, below the 14 that are asked for.",)
    )
    assert gate(points, Policy(Threshold(80, percent=True))) == Gate(
        1, ("The score is 13 of 17 applicable points; 80% of them are 14.",)
    )
    assert gate(points, Policy(Threshold(18))) == Gate(
        1,
        ("The score is 13 of 17 applicable points, and 18 cannot be reached; a percentage goes by what applies.",),
    )


def test_a_required_point_must_pass_or_be_waived() -> None:
    points = (
        a_point("X001", Status.PASS),
        a_point("X002", Status.FAIL),
        a_point("X003", Status.UNKNOWN),
        a_point("X004", Status.NA),
        a_point("X005", Status.FAIL, waived="why (me, until 2030-01-01)"),
    )
    assert gate(points, Policy(require=("X001", "X005"))).exit_code == 0
    assert gate(points, Policy(require=("X002", "X003", "X004", "Y001"))) == Gate(
        1,
        (
            "X002 is required and fails.",
            "X003 is required and could not be judged.",
            "X004 is required and does not apply.",
            "Y001 is required and was not judged.",
        ),
    )


def test_a_required_beginning_means_the_points_that_apply() -> None:
    points = (a_point("X001", Status.PASS), a_point("X002", Status.NA))
    assert gate(points, Policy(require=("X",))).exit_code == 0


def test_a_point_may_be_required_that_the_profile_does_not_count() -> None:
    points = some(1)
    judged = [a_point("Y001", Status.PASS), a_point("Y002", Status.FAIL)]
    decided = decide(score(points), points, (), Policy(require=("Y001", "Y002")), judged=judged)
    assert decided == Gate(1, ("Y002 is required and fails.",))


@pytest.mark.parametrize(
    ("fail_on", "severities", "code"),
    [
        ("blocker", [Severity.BLOCKER], 1),
        ("blocker", [Severity.ERROR, Severity.WARNING], 0),
        ("error", [Severity.ERROR], 1),
        ("error", [Severity.BLOCKER], 1),
        ("error", [Severity.WARNING], 0),
        ("warning", [Severity.WARNING], 1),
        ("never", [Severity.BLOCKER], 0),
    ],
)
def test_findings_fail_the_gate_from_a_severity_on(fail_on: str, severities: list[Severity], code: int) -> None:
    findings = [a_finding(severity=severity) for severity in severities]
    assert gate(some(1), Policy(fail_on=fail_on), *findings).exit_code == code


def test_the_reason_names_the_first_findings_and_counts_the_rest() -> None:
    found = [a_finding(line=line) for line in range(1, 6)]
    assert gate(some(1), Policy(), *found).reasons == (
        "5 blocker findings are open: SEC101 at app.py:1, SEC101 at app.py:2, SEC101 at app.py:3 and 2 more.",
    )
    assert gate(some(1), Policy(), found[0]).reasons == ("1 blocker finding is open: SEC101 at app.py:1.",)


def test_silenced_findings_do_not_fail_the_gate_and_a_profiles_blockers_do() -> None:
    error = a_finding("DAT103", Severity.ERROR)
    assert gate(some(1), Policy(), a_finding(suppressed="baseline: known")).exit_code == 0
    assert gate(some(1), Policy(), error).exit_code == 0
    assert gate(some(1), Policy(blockers=("DAT103",)), error).reasons == (
        "1 blocker finding is open: DAT103 at app.py:3.",
    )


def test_an_incomplete_audit_is_no_pass_unless_that_is_accepted() -> None:
    points = some(1, 1)
    incomplete = ("the rule X001 crashed",)
    policy = Policy(Threshold(2))
    decided = decide(score(points), points, (), policy, incomplete=incomplete)
    assert (decided.exit_code, len(decided.reasons)) == (4, 2)
    assert decide(score(points), points, (), Policy(allow_partial=True), incomplete=incomplete) == Gate(0)
    accepted = decide(score(points), points, (), Policy(Threshold(2), allow_partial=True), incomplete=incomplete)
    assert accepted.exit_code == 1


def test_nothing_to_audit_is_no_pass_whatever_is_asked_for() -> None:
    for points, auditable in ((some(0, na=3), True), ((), True), (some(3), False)):
        assert decide(score(points), points, (), Policy(), auditable=auditable).exit_code == 3


def test_findings_alone_decide_where_no_point_was_asked_for() -> None:
    grave = (a_finding(),)
    only = functools.partial(decide, score(()), (), findings_only=True)
    assert only((), Policy(Threshold(5))) == Gate(0)
    assert only(grave, Policy()).exit_code == 1
    assert only(grave, Policy(), incomplete=("app.py could not be read.",)).exit_code == 4
    assert only((), Policy(), auditable=False).exit_code == 3


def test_a_point_that_the_baseline_had_and_that_is_lost_now_fails_the_gate() -> None:
    points = some(1, 1)
    assert decide(score(points), points, (), Policy(), newly_lost=("X001",)) == Gate(
        1, ("X001 is lost and was not in the baseline.",)
    )


def unsure(finding: Finding, confidence: Confidence = Confidence.LOW) -> Finding:
    return msgspec.structs.replace(finding, confidence=confidence)


def test_a_finding_of_low_confidence_neither_caps_the_rating_nor_fails_the_gate() -> None:
    points, found = some(20), (unsure(a_finding()), unsure(a_finding("TIM101", Severity.ERROR)))
    total = score(points, found, blockers=("TIM101",))
    assert (total.rating, total.capped) == (READY, False)
    assert decide(total, points, found, Policy(fail_on="warning", blockers=("TIM101",))).exit_code == 0


def test_a_finding_of_medium_confidence_weighs_like_a_sure_one() -> None:
    points, found = some(20), (unsure(a_finding(), Confidence.MEDIUM),)
    assert score(points, found).capped
    assert decide(score(points, found), points, found, Policy()).exit_code == 1
