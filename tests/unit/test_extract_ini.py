"""INI: the values of configparser, with lines."""

from __future__ import annotations

import configparser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prodready.extract.documents import read_document
from prodready.facts.documents import Document, Mapping, Plain, text
from prodready.facts.files import Kind
from tests.unit.nodes import line_of, plain

SETUP_CFG = """\
[metadata]
name = api
; a comment
[tool:pytest]
addopts =
    -ra
    # not part of it
    --cov=app

    --strict
testpaths: tests
log_format = %(asctime)s %%
[options]
install_requires =
  flask ; python_version > "3"
[tool:pytest]
TestPaths = other
"""


def read(source: str) -> Document:
    found = read_document(Kind.INI, source.encode())
    assert isinstance(found, Document)
    return found


def standard(source: str) -> dict[str, dict[str, str]]:
    parser = configparser.RawConfigParser(strict=False)
    parser.read_string(source)
    return {name: dict(parser.items(name)) for name in parser.sections()}


def sections(document: Document) -> Plain:
    found = plain(document.root)
    assert isinstance(found, dict)
    return {name: options for name, options in found.items() if name != "DEFAULT"}


def filled(found: object) -> dict[str, dict[str, str]]:
    """The sections without empty lines: a comment inside a value leaves one, and configparser drops it."""
    assert isinstance(found, dict)
    return {
        name: {key: "\n".join(filter(None, str(value).split("\n"))) for key, value in dict(options).items()}
        for name, options in found.items()
        if isinstance(options, dict)
    }


def test_values_are_those_of_configparser_without_interpolation() -> None:
    document = read(SETUP_CFG)
    assert filled(sections(document)) == filled(standard(SETUP_CFG))
    assert text(document.at("tool:pytest", "addopts")) == "\n-ra\n\n--cov=app\n\n--strict"
    assert text(document.at("tool:pytest", "log_format")) == "%(asctime)s %%"
    assert not document.problem


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("metadata",), 1),
        (("tool:pytest",), 4),
        (("tool:pytest", "addopts"), 5),
        (("tool:pytest", "log_format"), 12),
        (("tool:pytest", "testpaths"), 17),
        (("options", "install_requires"), 14),
    ],
)
def test_sections_and_options_have_lines(path: tuple[str, ...], line: int) -> None:
    assert line_of(read(SETUP_CFG), *path) == line


def test_defaults_are_inherited() -> None:
    document = read("[DEFAULT]\nhere = /srv\nb = 1\n[alembic]\nb = 2\nscript_location = %(here)s/db\n")
    assert sections(document) == {"alembic": {"here": "/srv", "b": "2", "script_location": "%(here)s/db"}}
    assert line_of(document, "alembic", "here") == 2


def test_an_empty_file_is_an_empty_mapping() -> None:
    for source in ("", "# only a comment\n"):
        document = read(source)
        assert document.root == Mapping((), 1)
        assert not document.problem


@pytest.mark.parametrize(
    ("source", "line", "reason"),
    [
        ("x = 1\n[pytest]\naddopts = -q\n", 1, "before the first"),
        ("[pytest]\n{% if x %}\naddopts = -q\n", 2, "neither"),
        ("[pytest]\n= 1\naddopts = -q\n", 2, "neither"),
    ],
)
def test_a_line_that_is_none_is_named_and_the_rest_is_read(source: str, line: int, reason: str) -> None:
    document = read(source)
    assert text(document.at("pytest", "addopts")) == "-q"
    assert document.problem_line == line
    assert reason in document.problem


def test_interpolation_bombs_stay_text() -> None:
    bomb = "[m]\nk0 = " + "x" * 10 + "\n" + "".join(f"k{n} = {f'%(k{n - 1})s' * 10}\n" for n in range(1, 10))
    assert text(read(bomb).at("m", "k9")) == "%(k8)s" * 10


@given(
    st.lists(
        st.sampled_from(
            [
                "[a]",
                "[b] tail",
                "[DEFAULT]",
                "k = 1",
                "K: 2",
                "  more",
                "\t# c",
                "",
                "; c",
                "x=y=z",
                "[]",
                "l =",
                "    [a]",
            ]
        ),
        max_size=14,
    )
)
def test_whatever_configparser_takes_is_read_to_the_same_values(lines: list[str]) -> None:
    source = "\n".join(lines)
    document = read(source)
    try:
        expected = standard(source)
    except configparser.Error:
        assert document.problem
    else:
        assert filled(sections(document)) == filled(expected)
        assert not document.problem
