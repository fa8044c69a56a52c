"""Comments, per-file-ignores and waivers: what they silence, and what is reported because it silences nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from prodready.cite import lines_of
from prodready.config import Waiver
from prodready.extract.python import extract_module
from prodready.model import Effort, Finding, Location, Notice, Point, RuleInfo, Severity, Status, Verdict
from prodready.suppress import by_comments, by_files
from prodready.waivers import Waived, apply

TODAY = date(2026, 3, 1)


def a_rule(code: str, severity: Severity | None = Severity.ERROR) -> RuleInfo:
    return RuleInfo(code, code.lower(), "s", "?", "w", "f", Effort.HOURS, severity=severity)


RULES = (
    *map(a_rule, ("OBS101", "OBS103", "TIM101", "SEC101", "SEC2", "ASY101", "ERR101", "INF102", "ARC102")),
    a_rule("OBS001", None),
)


def found(line: int, code: str = "OBS101", path: str = "app.py", end: int = 0) -> Finding:
    return Finding(code, Severity.ERROR, Location(path, line, 1, end), "m")


def commented(text: str, *findings: Finding, path: str = "app.py") -> tuple[list[str], list[str]]:
    """The marks of the findings and the messages about comments."""
    modules = {path: extract_module(text.encode())} if path.endswith(".py") else {}
    texts: Mapping[str, str] = {path: text}
    marked, notices = by_comments(
        findings, modules, lambda name: lines_of(texts[name]) if name in texts else None, RULES, ("ZZZ777",)
    )
    assert all(notice.level == "note" for notice in notices)
    return [each.suppressed for each in marked], [notice.message for notice in notices]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("print(1)  # prodready: ignore[OBS101] a banner\n", found(1)),
        ("print(1)  #prodready:ignore[ obs101 ]: a banner\n", found(1)),
        ("print(1)  # noqa: E501  # prodready: ignore[TIM101, OBS101] a banner  # more\n", found(1)),
        ("# prodready: ignore[OBS101] a banner\nprint(1)\n", found(2)),
        ("# prodready: ignore[OBS101] a banner\n# and why\n\nprint(1)\n", found(4)),
        ("# prodready: ignore[OBS101] a banner\nprint(\n    1,\n)\n", found(2, end=4)),
        ("print(\n    1,\n)  # prodready: ignore[OBS101] a banner\n", found(1, end=3)),
        ("# prodready: ignore[OBS101] a banner\nx = f(\n    a=[\n        print(1)\n    ],\n)\n", found(4)),
        ("x = f(\n    # prodready: ignore[OBS101] a banner\n    a=print(1),\n)\n", found(3)),
        ("# prodready: ignore[OBS101] a banner\n@one\n@two\ndef f():\n    pass\n", found(4)),
    ],
)
def test_a_comment_silences_the_finding_of_its_statement(text: str, finding: Finding) -> None:
    marks, _ = commented(text, finding)
    assert marks == ["comment: a banner"]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("print(1)  # prodready: ignore[OBS102] a banner\n", found(1)),
        ("print(1)  # prodready: ignore[OBS101] a banner\nprint(2)\n", found(2)),
        ("print(1)\n# prodready: ignore[OBS101] a banner\nprint(2)\n", found(1)),
        ('print("# prodready: ignore[OBS101] a banner")\n', found(1)),
    ],
)
def test_a_comment_silences_no_other_code_and_no_other_statement(text: str, finding: Finding) -> None:
    marks, _ = commented(text, finding)
    assert marks == [""]


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("# prodready: ignore", "names no code"),
        ("# prodready: ignore OBS101 a banner", "names no code"),
        ("# prodready: ignore[] a banner", "names no code"),
        ("# prodready: ignore[OBS101]", "the ignore of OBS101 gives no reason and silences nothing"),
        ("# prodready: ignore[OBS101]:", "gives no reason"),
        ("# prodready: noqa[OBS101] a banner", '"prodready: noqa" is no directive'),
    ],
)
def test_a_comment_without_code_or_reason_silences_nothing_and_is_reported(comment: str, said: str) -> None:
    marks, notices = commented(f"print(1)  {comment}\n", found(1))
    assert marks == [""]
    assert len(notices) == 1
    assert notices[0].startswith("app.py:1: ")
    assert said in notices[0]


def test_a_comment_that_is_not_needed_is_reported_code_by_code() -> None:
    text = "print(1)  # prodready: ignore[OBS101, TIM101] a banner\n"
    assert commented(text, found(1)) == (
        ["comment: a banner"],
        ["app.py:1: the ignore of TIM101 is not needed; remove it"],
    )


def test_a_comment_is_called_unused_only_if_its_rule_ran() -> None:
    assert commented("x = 1  # prodready: ignore[ZZZ777] an add-on's\n") == ([], [])


def test_a_comment_with_a_code_that_no_rule_has_is_reported() -> None:
    _, notices = commented("x = 1  # prodready: ignore[QQQ888] of a rule that is gone\n")
    assert notices == ["app.py:1: the ignore names QQQ888, which no rule has"]


def test_a_mistyped_code_and_a_point_are_told_apart_from_an_unused_comment() -> None:
    _, notices = commented("x = 1  # prodready: ignore[OBS110] a\ny = 1  # prodready: ignore[OBS001] a\n")
    assert 'which no rule has; did you mean "OBS1' in notices[0]
    assert notices[1] == "app.py:2: OBS001 decides a point; waive it in the configuration"


@pytest.mark.parametrize(
    ("comment", "code", "mark"),
    [
        ("# noqa: T201", "OBS101", "comment: noqa T201"),
        ("# noqa:E501,T201", "OBS101", "comment: noqa E501 T201"),
        ("# NOQA: DTZ005", "TIM101", "comment: noqa DTZ005"),
        ("# noqa: ASYNC210", "ASY101", "comment: noqa ASYNC210"),
        ("# noqa: S105", "SEC101", "comment: noqa S105"),
        ("# nosec B105", "SEC101", "comment: nosec B105"),
        ("# nosec: B105, B106", "SEC101", "comment: nosec B105 B106"),
        ("# nosec B301", "SEC2:B301", "comment: nosec B301"),
        ("# prodready: ignore[SEC2:B301] ours", "SEC2:B301", "comment: ours"),
        ("# prodready: ignore[SEC2] ours", "SEC2:B301", "comment: ours"),
        ("# noqa: T201  # prodready: ignore[OBS101] ours", "OBS101", "comment: ours"),
        ("# noqa: E501", "OBS101", ""),
        ("# noqa: T201", "TIM101", ""),
        ("# nosec B301", "SEC2:B302", ""),
        ("# nosec B105", "OBS101", ""),
        ("# noqa: B105", "SEC101", ""),
        ("# noqa: T201", "OBS103", ""),
        ("# prodready: ignore[SEC2:B301] ours", "SEC2:B302", ""),
    ],
)
def test_the_twin_of_another_tool_silences_the_same_finding(comment: str, code: str, mark: str) -> None:
    marks, _ = commented(f"run()  {comment}\n", found(1, code))
    assert marks == [mark]


def test_a_bare_twin_silences_what_has_a_twin_and_is_reported_only_then() -> None:
    assert commented("run()  # noqa\n", found(1, "OBS101")) == (
        ["comment: noqa"],
        ["app.py:1: the bare noqa silences a finding without naming its code"],
    )
    assert commented("run()  # noqa\n", found(1, "OBS103")) == ([""], [])
    assert commented("run()  # nosec\n", found(1, "OBS101")) == ([""], [])
    assert commented("run()  # nosec\n", found(1, "SEC101"))[0] == ["comment: nosec"]


def test_a_twin_that_silences_nothing_is_another_tools_business() -> None:
    assert commented("x = 1  # noqa: T201\n") == ([], [])


def test_a_file_is_not_read_again_where_nothing_was_found() -> None:
    def unread(path: str) -> list[str] | None:
        raise AssertionError(path)

    modules = {"app.py": extract_module(b"x = 1  # noqa: E501\ny = 1  # prodready: ignore[OBS101] a\n")}
    _, notices = by_comments((), modules, unread, RULES)
    assert [notice.message for notice in notices] == ["app.py:2: the ignore of OBS101 is not needed; remove it"]


def test_comments_of_other_files_are_read_where_there_are_findings() -> None:
    text = "FROM python:3.12\n# prodready: ignore[INF102] the runtime drops privileges\nCMD app\n"
    where = found(3, "INF102", "Dockerfile")
    assert commented(text, where, path="Dockerfile")[0] == ["comment: the runtime drops privileges"]
    text = "FROM python:3.12\n# hadolint ignore=DL3002\nUSER root\n"
    assert commented(text, where, path="Dockerfile")[0] == ["comment: hadolint DL3002"]


def in_files(ignores: Mapping[str, tuple[str, ...]], *findings: Finding) -> tuple[list[str], tuple[Notice, ...]]:
    marked, notices = by_files(findings, ignores)
    return [each.suppressed for each in marked], notices


def test_per_file_ignores_silence_codes_or_their_beginnings_below_a_glob() -> None:
    ignores = {"tools/**": ("OBS",), "*_cli.py": ("OBS101",)}
    marks, notices = in_files(
        ignores,
        found(1, path="tools/deep/a.py"),
        found(1, "TIM101", "tools/a.py"),
        found(1, path="app/my_cli.py"),
        found(1, path="app/a.py"),
    )
    assert marks == ["per-file-ignores: tools/**", "", "per-file-ignores: *_cli.py", ""]
    assert notices == ()


def test_per_file_ignores_that_silence_nothing_are_reported() -> None:
    _, notices = in_files({"gone/**": ("OBS101",)}, found(1))
    assert [(notice.level, notice.message) for notice in notices] == [
        ("note", 'per-file-ignores "gone/**" silences nothing; remove it')
    ]


def a_point(code: str, status: Status = Status.FAIL) -> Point:
    return Point(a_rule(code, None), Verdict(status, "m"))


def a_waiver(
    code: str = "OBS101", reason: str = "moves out in May", owner: str = "ada", until: str = "2026-05-31", *paths: str
) -> Waiver:
    return Waiver(code, "pyproject.toml:7", paths, reason, owner, date.fromisoformat(until) if until else None)


def waive(*waivers: Waiver, points: tuple[Point, ...] = (), findings: tuple[Finding, ...] = ()) -> Waived:
    return apply(points, findings, waivers, TODAY)


def test_a_waiver_marks_findings_and_lost_points_with_its_terms() -> None:
    waived = waive(a_waiver(), a_waiver("OBS003"), points=(a_point("OBS003"),), findings=(found(1),))
    assert waived.points[0].waived == "moves out in May (ada, until 2026-05-31)"
    assert waived.points[0].verdict.status is Status.FAIL
    assert waived.findings[0].suppressed == "waiver: moves out in May (ada, until 2026-05-31)"
    assert waived.notices == ()


def test_an_unknown_point_can_be_waived_and_a_kept_one_cannot() -> None:
    points = (a_point("OBS001", Status.UNKNOWN), a_point("OBS002", Status.PASS), a_point("OBS003", Status.NA))
    waived = waive(a_waiver("OBS001"), a_waiver("OBS002"), a_waiver("OBS003"), points=points)
    assert [bool(point.waived) for point in waived.points] == [True, False, False]
    assert len(waived.notices) == 2


def test_a_waiver_holds_on_its_last_day_and_not_after() -> None:
    assert waive(a_waiver(until="2026-03-01"), findings=(found(1),)).findings[0].suppressed
    late = waive(a_waiver(until="2026-02-28"), findings=(found(1),))
    assert late.findings[0].suppressed == ""
    assert [(notice.level, notice.message) for notice in late.notices] == [
        (
            "error",
            "pyproject.toml:7: the waiver of OBS101 expired on 2026-02-28; "
            "ada has to mend what it covered or to renew it",
        )
    ]


@pytest.mark.parametrize(
    ("waiver", "lacking"),
    [
        (a_waiver(owner=" "), "has no owner and covers nothing"),
        (a_waiver(reason=""), "has no reason and covers nothing"),
        (a_waiver(until=""), "has no expiry date and covers nothing"),
        (a_waiver(reason="", owner="", until=""), "has no reason, owner and expiry date and covers nothing"),
    ],
)
def test_a_waiver_that_lacks_something_covers_nothing_and_is_an_error(waiver: Waiver, lacking: str) -> None:
    waived = waive(waiver, findings=(found(1),))
    assert waived.findings[0].suppressed == ""
    assert [notice.level for notice in waived.notices] == ["error"]
    assert lacking in waived.notices[0].message


def test_a_waiver_covers_only_what_lies_below_its_paths() -> None:
    waiver = a_waiver("OBS101", "why", "ada", "2026-05-31", "legacy/**", "*_old.py")
    waived = waive(
        waiver, findings=(found(1, path="legacy/x/a.py"), found(1, path="app.py"), found(1, path="x/b_old.py"))
    )
    assert [bool(each.suppressed) for each in waived.findings] == [True, False, True]


def test_a_waiver_that_matches_nothing_open_is_an_error() -> None:
    silenced = Finding("OBS101", Severity.ERROR, Location("app.py", 1), "m", suppressed="comment: x")
    waived = waive(a_waiver(), findings=(silenced, found(1, "TIM101")))
    assert [each.suppressed for each in waived.findings] == ["comment: x", ""]
    assert "covers nothing that is open" in waived.notices[0].message


def test_a_point_cannot_be_waived_for_some_paths() -> None:
    waived = waive(a_waiver("OBS003", "why", "ada", "2026-05-31", "app/**"), points=(a_point("OBS003"),))
    assert waived.points[0].waived == ""
    assert "a point is about the whole repository" in waived.notices[0].message


def test_a_waiver_of_a_family_covers_its_members() -> None:
    waived = waive(a_waiver("SEC2"), findings=(found(1, "SEC2:B301"), found(1, "SEC205")))
    assert [bool(each.suppressed) for each in waived.findings] == [True, False]
