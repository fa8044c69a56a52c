"""Wrappers around a program, and the options of a command line."""

from __future__ import annotations

import pytest

from prodready.cite import distinct
from prodready.model import Evidence
from prodready.project.commands.programs import Command, Place, option, program, shell_text, unwrap


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("uv run --no-sync --group test pytest -q", "pytest -q"),
        ("uv --directory api run -p 3.12 python -m pytest", "pytest"),
        ("uv run -m pytest tests", "pytest tests"),
        ("poetry -C backend run pytest", "pytest"),
        ("pdm run -p api test", "test"),
        ("hatch run +py=3.12 test:cov", "test:cov"),
        ("sudo -EHu ci pytest", "pytest"),
        ("cross-env APP_ENV=testing make test", "make test"),
        ("sudo -E -u ci env A=1 B=2 timeout -k 5 60 xvfb-run -a pytest", "pytest"),
        ("./env/bin/python3.12 -Im coverage report --fail-under=100", "coverage report --fail-under=100"),
        ("python -X dev -W error -u manage.py test", "python manage.py test"),
        ("python -m tests.unit", "python -m tests.unit"),
        ("./wait-for-it.sh db:5432 -t 30 -- pytest", "pytest"),
        ("dockerize -wait tcp://db:5432 -timeout 60s pytest -q", "pytest -q"),
        ("dockerize -template pytest.tmpl:pytest.ini -wait=tcp://db:5432 flask init", "flask init"),
        ("dotenv -f .env run -- pytest", "pytest"),
        ("conda run -n test --no-capture-output pytest", "pytest"),
        ("uv sync --frozen", "uv sync --frozen"),
        ("poetry install --no-root", "poetry install --no-root"),
        ("hatch test --all", "hatch test --all"),
        ("python -c pytest", "python -c pytest"),
    ],
)
def test_the_program_below_its_wrappers_is_found(text: str, expected: str) -> None:
    assert " ".join(unwrap(tuple(text.split())).words) == expected


def test_wrappers_leave_their_folder_variables_and_name() -> None:
    below = unwrap(("A=1", "uv", "run", "--directory", "api", "env", "B=2", "pytest"))
    assert (below.cds, below.env, below.tools) == (["api"], {"A": "1", "B": "2"}, ["uv"])


@pytest.mark.parametrize(
    ("word", "name"),
    [
        (".venv/bin/pytest", "pytest"),
        (r"C:\Scripts\pytest.exe", "pytest"),
        ("/usr/bin/python3.13", "python"),
        ("pypy3", "python"),
        ("py", "python"),
        ("py.test", "py.test"),
    ],
)
def test_a_program_is_known_without_its_folder_and_version(word: str, name: str) -> None:
    assert program(word) == name


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("--cov-fail-under=90", "90"),
        ("--cov-fail-under 90", "90"),
        ("--cov-fail-under=0 --cov-fail-under=80", "80"),
        ("--cov-fail-under --cov", ""),
        ("--tracecov-fail-under-responses=90", None),
    ],
)
def test_an_option_is_known_by_its_whole_name_and_the_last_one_wins(text: str, value: str | None) -> None:
    assert option(tuple(text.split()), "--cov-fail-under") == value


def test_evidence_names_each_place_once_and_those_that_exist() -> None:
    via = (Place("", 0), Place("ci.yml", 3), Place("Makefile", 5))
    found = Command(("pytest",), "uv run pytest", "Makefile", 5, via=via).evidence()
    assert [(one.path, one.line, one.note) for one in found] == [
        ("Makefile", 5, "uv run pytest"),
        ("ci.yml", 3, "leads there"),
    ]


def test_distinct_keeps_the_first_note_of_a_place() -> None:
    assert distinct([Evidence("a", 1, "x"), Evidence("a", 2), Evidence("a", 1, "y")]) == (
        Evidence("a", 1, "x"),
        Evidence("a", 2),
    )


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        ("-c run", ("run", ())),
        ("-lxce run name one", ("run", ("one",))),
        ("-euo pipefail -c run", ("run", ())),
        ("-ceuo pipefail run", ("run", ())),
        ("--norc -c -e run", ("run", ())),
        ("-ex check.sh -c run", (None, ("check.sh", "-c", "run"))),
        ("--rcfile own -- check.sh", (None, ("check.sh",))),
        ("+c check.sh", (None, ("check.sh",))),
        ("-c", (None, ())),
        ("-", (None, ("-",))),
        ("", (None, ())),
    ],
)
def test_a_shell_is_given_a_text_or_a_script(args: str, expected: tuple[str | None, tuple[str, ...]]) -> None:
    assert shell_text(args.split()) == expected
