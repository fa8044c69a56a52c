"""Ignore patterns mean what git says they mean, at a bounded price."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from prodready import ignore


@pytest.mark.parametrize(
    ("patterns", "path", "ignored"),
    [
        ("*.pyc", "a/b/c.pyc", True),
        ("*.pyc", "a/b/c.py", False),
        ("build/", "src/build/x.py", True),
        ("build/", "build", False),
        ("/build", "src/build", False),
        ("/build", "build/x", True),
        ("docs/_build", "a/docs/_build", False),
        ("**/logs", "a/b/logs/x", True),
        ("a/**/b", "a/b", True),
        ("a/**/b", "a/x/y/b", True),
        ("abc/**", "abc", False),
        ("abc/**", "abc/x", True),
        ("*\n!keep.py", "keep.py", False),
        ("dir/\n!dir/keep.py", "dir/keep.py", True),
        ("# comment\n\\#file", "#file", True),
        ("name\\ ", "name ", True),
        ("name  ", "name", True),
        ("[a-c]x", "bx", True),
        ("[!a-c]x", "bx", False),
        ("[[:digit:]]", "7", True),
        ("?", "ab", False),
        ("\ufeff*.log\r", "x.log", True),
        ("a[", "a[", False),
        ("a\\", "a\\", False),
    ],
)
def test_a_pattern_ignores_what_git_ignores(patterns: str, path: str, ignored: bool) -> None:
    assert ignore.parse(patterns).covers(path) is ignored


_PIECES = ["a", "b", "*", "**", "/", "?", "[ab]", "[!a]", "[^b]", "\\", ".py", "**/", "/**", "!", "#", " ", "-", "["]
_QUIRK = re.compile(r"[^/*]\*\*+(\\?/|$| )|\\/|//")
"""Where git 2.39 differs from its manual: ``x**/``, escaped and double slashes."""


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    path = tmp_path_factory.mktemp("ignore")
    subprocess.run(["git", "init", "-q", str(path)], check=True)
    return path


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=5).map("".join), min_size=1, max_size=4),
    st.lists(st.from_regex(r"[ab.c! -]{1,3}(/[ab.c!-]{1,3}){0,3}", fullmatch=True), min_size=1, max_size=25),
)
def test_verdicts_equal_those_of_git_check_ignore(repository: Path, lines: list[str], paths: list[str]) -> None:
    assume(not any(_QUIRK.search(line) for line in lines))
    usable = [path for path in paths if not {".", ".."} & set(path.split("/"))]
    assume(usable)
    text = "\n".join(lines) + "\n"
    (repository / ".gitignore").write_text(text)
    command = ["git", "check-ignore", "--no-index", "--stdin", "-z"]
    given_paths = "\0".join(usable) + "\0"
    answer = subprocess.run(command, input=given_paths, capture_output=True, text=True, cwd=repository, check=False)
    ignored = set(answer.stdout.split("\0")) - {""}
    rules = ignore.parse(text)
    assert {path for path in usable if rules.covers(path)} == ignored


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("a*" * 20 + "c", "a" * 123),
        ("**/a*/" * 15 + "c", "/".join(["aaa"] * 60)),
        ("*a" * 40 + "b", "a" * 250),
        ("**/a/" * 15 + "b", "a/" * 290 + "c"),
    ],
)
def test_hostile_patterns_cost_no_time(pattern: str, path: str) -> None:
    rules = ignore.parse(pattern)
    assert rules.covers(path) is False  # would else not end


def test_patterns_over_the_limits_are_dropped_and_counted() -> None:
    many = ignore.parse("*?" * 100 + "\n" + "x" * 2000 + "\nfine\n")
    assert many.dropped == 2
    assert many.covers("fine")


def test_a_spent_budget_ignores_less_never_more() -> None:
    rules = ignore.parse("a?c\nplain\n")
    budget = ignore.Budget(left=0)
    assert rules.verdict("abc", False, budget) is None
    assert rules.verdict("plain", False, budget) is True
    assert budget.left < 0
