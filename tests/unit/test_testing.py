"""The case folder harness: laying out, expectations and the comparison with what a rule says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from git import Repo

from prodready.api import (
    Effort,
    Evidence,
    Finding,
    Location,
    Severity,
    Verdict,
    failed,
    finding,
    passed,
    point,
)
from prodready.model import Status
from prodready.project.snapshot import Snapshot
from prodready.testing import Case, accept, assert_case, find_cases, lay_out, run_case


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return folder


def names(folder: Path) -> set[str]:
    return {
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*")
        if file.is_file() and ".git" not in file.relative_to(folder).parts
    }


@point(code="TOY001", name="main", section="toy", question="?", why="w", fix="f", effort=Effort.MINUTES)
def has_main(snapshot: Snapshot) -> Verdict:
    """Passes when some module defines ``main``."""
    for path, module in snapshot.modules.items():
        for function in module.functions:
            if function.name == "main":
                return passed(f"main stands in {path}", Evidence(path, function.line))
    return failed("there is no main", searched="functions")


@finding(code="TOY101", name="tmp", section="toy", severity=Severity.WARNING, question="?", why="w", fix="f")
def calls_of_exit(snapshot: Snapshot) -> Iterator[Finding]:
    """Every call of the builtin exit."""
    for path, module in snapshot.modules.items():
        for call in module.calls:
            if call.name == "builtins.exit":
                yield Finding("TOY101", Severity.WARNING, Location(path, call.line, call.column), "exit is called")


def test_stored_names_become_dot_files_and_the_expectation_stays_behind(tmp_path: Path) -> None:
    case = write(
        tmp_path / "case",
        {
            "dot_env": "A=1",
            "dot_github/workflows/ci.yml": "on: push",
            "app/dotted.py": "",
            "app/dot_hidden/x.py": "",
            "expect.toml": "",
            "fixed/app.py": "",
        },
    )
    laid = lay_out(case, tmp_path / "out")
    assert names(laid) == {".env", ".github/workflows/ci.yml", "app/dotted.py", "app/.hidden/x.py"}
    assert (laid / ".env").read_text() == "A=1"


def history(tmp_path: Path) -> Path:
    return write(
        tmp_path / "case",
        {
            "1_add_secret/dot_env": "KEY=1",
            "1_add_secret/app.py": "x = 1\n",
            "2_ignore_it/dot_gitignore": ".env\n",
            "2_ignore_it/_removed": ".env\n",
            "10_local_untracked/dot_env": "KEY=2",
        },
    )


def test_ordered_folders_become_commits_and_untracked_files(tmp_path: Path) -> None:
    laid = lay_out(history(tmp_path), tmp_path / "out")
    with Repo(laid) as repo:
        assert [str(commit.message) for commit in repo.iter_commits()] == ["ignore it", "add secret"]
        assert repo.git.ls_files().split() == [".gitignore", "app.py"]
    assert (laid / ".env").read_text() == "KEY=2"


def test_commit_ids_are_the_same_at_every_run(tmp_path: Path) -> None:
    ids = set()
    for name in ("one", "two"):
        with Repo(lay_out(history(tmp_path), tmp_path / name)) as repo:
            ids.add(repo.head.commit.hexsha)
    assert len(ids) == 1


def test_files_beside_ordered_folders_are_an_error(tmp_path: Path) -> None:
    case = write(tmp_path / "case", {"1_one/a.py": "", "b.py": ""})
    with pytest.raises(ValueError, match=r"beside ordered folders: .*b\.py"):
        lay_out(case, tmp_path / "out")


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("maybe_x", "", "begins with pass, fail, na, unknown, not 'maybe'"),
        ("pass_x", 'status = "fail"', "the name says pass"),
        ("pass_x", 'evidences = ["a"]', "evidences"),
        ("pass_x", 'evidence = "a"', "Expected `array`"),
    ],
)
def test_a_wrong_expectation_is_named(tmp_path: Path, name: str, text: str, complaint: str) -> None:
    case = Case(write(tmp_path / "rule" / name, {"expect.toml": text}))
    with pytest.raises(ValueError, match=complaint):
        case.expectation()


def test_cases_are_found_below_their_rules_but_not_whole_services(tmp_path: Path) -> None:
    write(tmp_path, {"b_rule/pass_x/a.py": "", "a_rule/fail_y/a.py": "", "whole/prototype/a.py": "", "README.md": ""})
    assert [case.id for case in find_cases(tmp_path)] == ["a_rule/fail_y", "b_rule/pass_x"]


def test_a_point_holds_when_status_places_and_message_do(tmp_path: Path) -> None:
    expect = 'evidence = ["app.py:2"]\nmessage-contains = ["main stands"]\n'
    folder = write(tmp_path / "r" / "pass_x", {"app.py": "\ndef main(): ...\n", "expect.toml": expect})
    outcome = run_case(Case(folder), has_main)
    assert outcome.problems == ()
    assert outcome.verdict
    assert outcome.verdict.status is Status.PASS


def test_every_difference_of_a_point_is_told(tmp_path: Path) -> None:
    expect = 'evidence = ["app.py:2"]\nmessage-contains = ["readiness"]\n'
    folder = write(tmp_path / "r" / "pass_x", {"app.py": "x = 1\n", "expect.toml": expect})
    with pytest.raises(AssertionError) as told:
        assert_case(Case(folder), has_main)
    text = str(told.value)
    assert "expected pass, got fail: there is no main" in text
    assert "app.py:2 is not cited" in text
    assert "does not contain 'readiness'" in text


def test_the_place_that_must_come_first_is_compared_alone(tmp_path: Path) -> None:
    files = {"app.py": "\ndef main(): ...\n"}
    held = write(tmp_path / "r" / "pass_x", {**files, "expect.toml": 'first = "app.py:2"\n'})
    assert run_case(Case(held), has_main).problems == ()
    missed = write(tmp_path / "r" / "pass_y", {**files, "expect.toml": 'first = "app.py:1"\n'})
    assert run_case(Case(missed), has_main).problems == ("app.py:1 is not the first place that is cited",)


def test_a_citation_that_does_not_open_breaks_the_case(tmp_path: Path) -> None:
    @point(code="TOY002", name="x", section="toy", question="?", why="w", fix="f", effort=Effort.MINUTES)
    def judge(snapshot: Snapshot) -> Verdict:
        return passed("it is there", Evidence("gone.py", 1), Evidence("app.py", 99))

    folder = write(tmp_path / "r" / "pass_x", {"app.py": "x = 1\n"})
    crash, *_ = run_case(Case(folder), judge).problems
    assert crash.endswith("evidence does not exist: gone.py:1, app.py:99")


def test_findings_are_expected_at_marked_lines_and_nowhere_else(tmp_path: Path) -> None:
    source = "exit()  # expect: TOY100, TOY101\nprint()\nexit()\nprint()  # expect: TOY101\n"
    folder = write(tmp_path / "r" / "fail_x", {"app.py": source})
    assert run_case(Case(folder), calls_of_exit).problems == ("not found: app.py:4", "found without need: app.py:3")


def test_a_failing_case_of_a_finding_needs_a_place_and_a_passing_one_has_none(tmp_path: Path) -> None:
    quiet = write(tmp_path / "r" / "fail_quiet", {"app.py": "print()\n"})
    assert run_case(Case(quiet), calls_of_exit).problems == ("a fail case of a finding needs a marked place",)
    loud = write(tmp_path / "r" / "pass_loud", {"app.py": "exit()  # expect: TOY101\n"})
    assert run_case(Case(loud), calls_of_exit).problems == ("a pass case of a finding has a marked place",)


def test_a_case_gives_its_rule_options_and_a_kind(tmp_path: Path) -> None:
    @point(code="TOY004", name="x", section="toy", question="?", why="w", fix="f", effort=Effort.MINUTES)
    def judge(snapshot: Snapshot) -> Verdict:
        return failed(f"{snapshot.kind} with {snapshot.options['TOY004']['limit']}")

    expect = 'kind = "worker"\noptions = { limit = 30 }\nmessage-contains = ["worker with 30"]\n'
    folder = write(tmp_path / "r" / "fail_x", {"app.py": "x = 1\n", "expect.toml": expect})
    assert_case(Case(folder), judge)


def test_a_rule_that_raises_breaks_its_case(tmp_path: Path) -> None:
    @point(code="TOY003", name="x", section="toy", question="?", why="w", fix="f", effort=Effort.MINUTES)
    def judge(snapshot: Snapshot) -> Verdict:
        raise RuntimeError("boom")

    folder = write(tmp_path / "r" / "fail_x", {"app.py": "x = 1\n"})
    assert any("boom" in problem for problem in run_case(Case(folder), judge).problems)


def test_accepting_writes_the_cited_places_and_keeps_the_rest(tmp_path: Path) -> None:
    expect = '# why it is here\nevidence = [\n  "app.py:9",\n]\nmessage-contains = ["main"]\n'
    folder = write(tmp_path / "r" / "pass_x", {"app.py": "\ndef main(): ...\n", "expect.toml": expect})
    assert accept(Case(folder), has_main)
    assert (folder / "expect.toml").read_text() == (
        '# why it is here\nevidence = ["app.py:2"]\nmessage-contains = ["main"]\n'
    )
    assert not accept(Case(folder), has_main)


def test_a_wrong_status_is_never_accepted(tmp_path: Path) -> None:
    folder = write(tmp_path / "r" / "na_x", {"app.py": "x = 1\n"})
    assert not accept(Case(folder), has_main)
    assert not (folder / "expect.toml").exists()
