"""Environment files: python-dotenv's values, with lines and commented variables."""

from __future__ import annotations

import time
from io import StringIO

import pytest
from dotenv import dotenv_values
from hypothesis import given
from hypothesis import strategies as st

from prodready.extract.documents import read_document
from prodready.extract.env import MAX_STATEMENTS
from prodready.facts.documents import EnvFile, Variable
from prodready.facts.files import Kind

EXAMPLE = """\

# Database
DATABASE_URL=postgresql://app:changeme@db/app

#REDIS_URL="redis://cache:6379/0"
export SECRET_KEY='two
# NOT_A_VARIABLE=1
lines'
DEBUG = false # in production
URL=${HOST}/api
EMPTY=
PASSED_THROUGH
# Write NAME = value, see https://x/?a=b
  ##  SENTRY_DSN=
"""


def read(source: str) -> EnvFile:
    found = read_document(Kind.ENV, source.encode())
    assert isinstance(found, EnvFile)
    return found


def test_assignments_have_values_and_lines_and_nothing_is_expanded() -> None:
    file = read(EXAMPLE)
    assert file.variables == (
        Variable("DATABASE_URL", "postgresql://app:changeme@db/app", 3),
        Variable("REDIS_URL", "redis://cache:6379/0", 5, commented=True),
        Variable("SECRET_KEY", "two\n# NOT_A_VARIABLE=1\nlines", 6),
        Variable("DEBUG", "false", 9),
        Variable("URL", "${HOST}/api", 10),
        Variable("EMPTY", "", 11),
        Variable("PASSED_THROUGH", "", 12),
        Variable("SENTRY_DSN", "", 14, commented=True),
    )
    assert not file.problem


def test_a_line_that_is_no_assignment_is_named_and_the_rest_read() -> None:
    file = read("A=1\nthis is prose\nB=2\n")
    assert [variable.name for variable in file.variables] == ["A", "B"]
    assert file.problem_line == 2


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_other_line_ends_count_as_lines(end: str) -> None:
    assert [variable.line for variable in read(EXAMPLE.replace("\n", end)).variables] == [3, 5, 6, 9, 10, 11, 12, 14]


def test_long_runs_of_blanks_cost_no_time() -> None:
    started = time.process_time()
    file = read("A=1" + " \u2003" * 100_000 + "x\nB=2\n")
    assert [variable.name for variable in file.variables] == ["A", "B"]
    assert time.process_time() - started < 2


def test_a_flood_of_lines_is_cut_and_named() -> None:
    file = read("A=1\n" * (MAX_STATEMENTS + 1))
    assert (len(file.variables), file.problem_line) == (MAX_STATEMENTS, MAX_STATEMENTS + 1)


@given(
    st.lists(
        st.sampled_from(
            ["A=1", "B='x", "y'", 'C="a\\n#b"', "# D=4", "", "export E=5 # c", "F", "= 6", "G=a b", " H =  i ", "x y"]
        ),
        max_size=10,
    )
)
def test_values_are_those_of_dotenv(lines: list[str]) -> None:
    source = "\n".join(lines)
    ours = {variable.name: variable.value for variable in read(source).variables if not variable.commented}
    theirs = dotenv_values(stream=StringIO(source), interpolate=False)
    assert ours == {name: value or "" for name, value in theirs.items()}


@given(st.text("AB='\"\\# \n\r$", max_size=40))
def test_names_stand_at_their_lines(source: str) -> None:
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for variable in read(source).variables:
        assert variable.name.split("\n")[0] in lines[variable.line - 1]
