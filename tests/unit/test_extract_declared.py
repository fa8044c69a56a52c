"""What a project depends on, whatever its build tool."""

from __future__ import annotations

import pytest

from prodready.extract.declared import declared_dependencies
from prodready.extract.documents import read_document
from prodready.facts.documents import Document, Requirements
from prodready.facts.files import Kind


def declared(source: str, kind: Kind = Kind.TOML) -> Requirements:
    document = read_document(kind, source.encode())
    assert isinstance(document, Document)
    assert not document.problem
    return declared_dependencies(document)


def rows(found: Requirements) -> list[tuple[str, str, str, int, bool]]:
    return [(each.group, each.name, each.specifier, each.line, each.pinned) for each in found.requirements]


def test_pep_621_and_dependency_groups_with_includes() -> None:
    found = declared(
        '[project]\ndependencies = [\n  "FastAPI[standard]>=0.1",\n  "Pin==1.0",\n]\n'
        '[project.optional-dependencies]\npg = ["asyncpg"]\n'
        '[dependency-groups]\ntest = ["pytest", {include-group = "Cov_Tools"}]\ncov-tools = ["coverage"]\n'
        'loop = [{include-group = "loop"}, "x"]\n'
    )
    assert rows(found) == [
        ("", "fastapi", ">=0.1", 3, False),
        ("", "pin", "==1.0", 4, True),
        ("pg", "asyncpg", "", 7, False),
        ("test", "pytest", "", 9, False),
        ("test", "coverage", "", 10, False),
        ("cov-tools", "coverage", "", 10, False),
        ("loop", "x", "", 11, False),
    ]
    assert found.requirements[0].extras == ("standard",)


def test_poetry() -> None:
    found = declared(
        '[tool.poetry.dependencies]\npython = "^3.12"\nFlask = "^3.0"\nexact = "1.2.3"\nany = "*"\n'
        'table = {version = "==2.0", extras = ["b", "a"]}\nfork = {git = "https://h/x", rev = "0123456789ab"}\n'
        'branch = {git = "https://h/x", branch = "main"}\nmany = [{version = "1.*"}, {version = "2"}]\n'
        '[tool.poetry.dev-dependencies]\npytest = "*"\n[tool.poetry.group.docs.dependencies]\nsphinx = "7"\n'
    )
    assert rows(found) == [
        ("", "flask", "^3.0", 3, False),
        ("", "exact", "1.2.3", 4, True),
        ("", "any", "", 5, False),
        ("", "table", "==2.0", 6, True),
        ("", "fork", "@ https://h/x", 7, True),
        ("", "branch", "@ https://h/x", 8, False),
        ("", "many", "1.*", 9, False),
        ("dev", "pytest", "", 11, False),
        ("docs", "sphinx", "7", 13, False),
    ]
    assert found.requirements[3].extras == ("a", "b")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('[tool.uv]\ndev-dependencies = ["ruff"]\n', [("dev", "ruff", "", 2, False)]),
        ('[tool.pdm.dev-dependencies]\nlint = ["ruff"]\n', [("lint", "ruff", "", 2, False)]),
        ('[tool.hatch.envs.test]\nextra-dependencies = ["pytest"]\n', [("test", "pytest", "", 2, False)]),
        (
            '[tool.flit.metadata]\nrequires = ["a"]\n[tool.flit.metadata.requires-extra]\nx = ["b"]\n',
            [("", "a", "", 2, False), ("x", "b", "", 4, False)],
        ),
        (
            '[[source]]\nurl = "https://h"\n[packages]\nflask = "*"\npin = "==1.0"\n[dev-packages]\npytest = ">=7"\n'
            '[lint]\nruff = {version = "*"}\n[requires]\npython_version = "3.12"\n[scripts]\nrun = "flask"\n',
            [
                ("", "flask", "", 4, False),
                ("", "pin", "==1.0", 5, True),
                ("dev", "pytest", ">=7", 7, False),
                ("lint", "ruff", "", 9, False),
            ],
        ),
        ("[build-system]\nrequires = ['hatchling']\n", []),
        ("[project]\ndependencies = 'flask'\n[dependency-groups]\na = [1, {x = 2}]\n", [("", "flask", "", 2, False)]),
        ("[project]\ndependencies = [[1], 'not a requirement !']\n[tool]\npoetry = 1\n", []),
    ],
)
def test_other_tools_and_odd_types(source: str, expected: list[object]) -> None:
    assert rows(declared(source)) == expected


def test_setup_cfg() -> None:
    found = declared(
        '[options]\ninstall_requires =\n    flask>=2\n    # comment\n    redis==5.0; python_version > "3"\n'
        "tests_require = pytest\n[options.extras_require]\npg =\n  psycopg\n",
        Kind.INI,
    )
    assert rows(found) == [
        ("", "flask", ">=2", 2, False),
        ("", "redis", "==5.0", 2, True),
        ("test", "pytest", "", 6, False),
        ("pg", "psycopg", "", 8, False),
    ]


def test_dynamic_requirements_are_includes() -> None:
    found = declared(
        '[tool.setuptools.dynamic]\ndependencies = {file = ["requirements.txt"]}\n'
        'optional-dependencies.dev = {file = "dev.txt"}\n'
    )
    assert found.includes == (("requirements.txt", 2), ("dev.txt", 3))
    assert declared("[options]\ninstall_requires = file: a.txt, b.txt\n", Kind.INI).includes == (
        ("a.txt", 2),
        ("b.txt", 2),
    )


def test_conda_environments() -> None:
    found = declared(
        "name: api\ndependencies:\n  - python=3.12\n  - conda-forge::numpy=1.26.0\n  - flask>=2\n"
        "  - pip:\n      - redis==5.0\n",
        Kind.YAML,
    )
    assert rows(found) == [
        ("", "numpy", "=1.26.0", 4, True),
        ("", "flask", ">=2", 5, False),
        ("", "redis", "==5.0", 7, True),
    ]


def test_a_problem_of_the_document_is_passed_on() -> None:
    broken = read_document(Kind.TOML, b"a = 1\nb\n")
    assert isinstance(broken, Document)
    found = declared_dependencies(broken)
    assert (found.problem, found.problem_line) == (broken.problem, 2)


def test_groups_that_include_each_other_twice_do_not_multiply() -> None:
    groups = "".join(f'g{n} = [{{include-group = "g{n + 1}"}}, {{include-group = "g{n + 1}"}}]\n' for n in range(100))
    found = declared(f'[dependency-groups]\n{groups}g100 = ["x"]\n')
    assert len(found.requirements) == 101
