"""What was known is marked, what is new is told, and a damaged file is named by line."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prodready.baseline import (
    Baseline,
    BaselineError,
    Known,
    accept_new,
    load,
    mark,
    newly_lost,
    parse,
    prune,
    render,
    write,
)
from prodready.model import Effort, Finding, Location, Point, RuleInfo, Severity, Status, Verdict


def found(fingerprint: str, path: str = "a.py", line: int = 1, code: str = "X101", suppressed: str = "") -> Finding:
    place = Location(path, line)
    return Finding(code, Severity.ERROR, place, "m", fingerprint=fingerprint, suppressed=suppressed)


def a_point(code: str, status: Status, waived: str = "") -> Point:
    return Point(RuleInfo(code, "n", "s", "?", "w", "f", Effort.HOURS), Verdict(status, "m"), waived)


def test_the_file_is_sorted_lines_without_line_numbers() -> None:
    baseline = accept_new(
        Baseline(),
        [a_point("X002", Status.FAIL), a_point("X001", Status.FAIL), a_point("X003", Status.PASS)],
        [found("f2", "b.py", 9), found("f1", "a.py", 7)],
    )
    assert render(baseline) == (
        '{"code":"X001","kind":"point"}\n'
        '{"code":"X002","kind":"point"}\n'
        '{"code":"X101","fingerprint":"f1","kind":"finding","path":"a.py"}\n'
        '{"code":"X101","fingerprint":"f2","kind":"finding","path":"b.py"}\n'
    )


names = st.text(min_size=1, max_size=8)


@given(
    st.frozensets(names, max_size=5),
    st.frozensets(st.builds(Known, names, names, names), max_size=5),
)
def test_what_is_written_is_read_back(points: frozenset[str], findings: frozenset[Known]) -> None:
    baseline = Baseline(tuple(sorted(points)), tuple(sorted(findings)))
    assert parse(render(baseline).encode(), "b") == baseline


@given(st.binary(max_size=60))
def test_no_bytes_do_worse_than_a_baseline_error(data: bytes) -> None:
    try:
        parse(data, "b")
    except BaselineError as error:
        assert error.line >= 1  # noqa: PT017 (reading may as well succeed)


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("{", "not a JSON object"),
        ("\udcff", "not a JSON object"),
        ("<<<<<<< HEAD", "a merge left a conflict here"),
        ('{"kind":"rule","code":"X"}', "no entry of a baseline"),
        ('{"kind":"point"}', "no entry of a baseline"),
        ('{"kind":"point","code":"X","line":3}', "no entry of a baseline"),
        ('{"kind":"finding","code":"X","path":1,"fingerprint":"f"}', "no entry of a baseline"),
    ],
)
def test_a_damaged_line_is_named(bad: str, said: str) -> None:
    text = '{"kind":"point","code":"X001"}\n\n' + bad
    with pytest.raises(BaselineError, match=said) as caught:
        parse(text.encode("utf-8", "surrogateescape"), "known.jsonl")
    assert str(caught.value).startswith("known.jsonl:3: ")
    assert caught.value.exit_code == 2


def test_lines_of_both_sides_of_a_merge_may_stand_twice() -> None:
    line = b'{"kind":"point","code":"X001"}\n'
    assert parse(line + line, "b").points == ("X001",)


def test_a_missing_file_is_an_error_and_not_an_empty_baseline(tmp_path: Path) -> None:
    with pytest.raises(BaselineError, match="prodready baseline writes one"):
        load(tmp_path / "none.jsonl")


def test_known_findings_are_marked_wherever_their_lines_moved_and_new_ones_are_told() -> None:
    known = accept_new(Baseline(), (), [found("f1", line=3)])
    old, new = mark(known, [found("f1", line=30), found("f2")])
    assert (old.baseline, old.suppressed) == ("unchanged", "baseline: known")
    assert (new.baseline, new.suppressed) == ("new", "")


def test_another_silence_keeps_its_reason() -> None:
    known = accept_new(Baseline(), (), [found("f1")])
    assert mark(known, [found("f1", suppressed="comment: x")])[0].suppressed == "comment: x"


def test_a_renamed_file_keeps_its_known_findings_and_a_copy_has_new_ones() -> None:
    known = accept_new(Baseline(), (), [found("f1", "old.py")])
    assert [each.baseline for each in mark(known, [found("f1", "new.py")])] == ["unchanged"]
    both = mark(known, [found("f1", "copy.py"), found("f1", "old.py")])
    assert [(each.location.path, each.baseline) for each in both] == [("copy.py", "new"), ("old.py", "unchanged")]


def test_the_same_fingerprint_under_another_code_is_new() -> None:
    known = accept_new(Baseline(), (), [found("f1")])
    assert mark(known, [found("f1", code="X102")])[0].baseline == "new"


def test_accepting_adds_what_is_new_follows_renames_and_keeps_the_rest() -> None:
    before = Baseline(("X001",), (Known("X101", "gone.py", "f0"), Known("X101", "old.py", "f1")))
    after = accept_new(before, [a_point("X002", Status.FAIL)], [found("f1", "new.py"), found("f2")])
    assert after.points == ("X001", "X002")
    assert after.findings == (
        Known("X101", "a.py", "f2"),
        Known("X101", "gone.py", "f0"),
        Known("X101", "new.py", "f1"),
    )


def test_what_was_waived_or_silenced_otherwise_is_not_accepted() -> None:
    points = [a_point("X001", Status.FAIL, waived="why (me, until 2030-01-01)"), a_point("X002", Status.UNKNOWN)]
    assert accept_new(Baseline(), points, [found("f1", suppressed="comment: x")]) == Baseline()


def test_what_the_baseline_itself_silenced_stays_known_on_the_next_run() -> None:
    known = accept_new(Baseline(), (), [found("f1")])
    assert accept_new(known, (), mark(known, [found("f1")])) == known


def test_pruning_drops_what_is_mended_and_adds_nothing() -> None:
    before = Baseline(("X001", "X002", "X003", "X004"), (Known("X101", "a.py", "f1"), Known("X101", "a.py", "f9")))
    points = [a_point("X001", Status.PASS), a_point("X002", Status.FAIL), a_point("X003", Status.UNKNOWN)]
    after = prune(before, points, [found("f1"), found("f2")])
    assert after == Baseline(("X002", "X003", "X004"), (Known("X101", "a.py", "f1"),))


def test_newly_lost_points_are_those_that_fail_unwaived_and_were_not_known() -> None:
    points = [
        a_point("X001", Status.FAIL),
        a_point("X002", Status.FAIL),
        a_point("X003", Status.UNKNOWN),
        a_point("X004", Status.FAIL, waived="why (me, until 2030-01-01)"),
    ]
    assert newly_lost(Baseline(("X001",)), points) == ("X002",)


def test_writing_replaces_the_file_as_a_whole_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "known.jsonl"
    write(path, Baseline(("X001",)))
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    path.chmod(0o600)
    write(path, Baseline(("X002",)))
    assert load(path) == Baseline(("X002",))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert os.listdir(tmp_path) == ["known.jsonl"]


def test_a_write_that_fails_leaves_the_old_file_and_no_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "known.jsonl"
    write(path, Baseline(("X001",)))

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BaselineError, match="No space left"):
        write(path, Baseline(("X002",)))
    assert load(path) == Baseline(("X001",))
    assert os.listdir(tmp_path) == ["known.jsonl"]


def test_a_folder_that_does_not_exist_is_an_error_of_the_user(tmp_path: Path) -> None:
    with pytest.raises(BaselineError, match="cannot be written"):
        write(tmp_path / "none" / "known.jsonl", Baseline())
