"""JSON with lines, and what editors and tools add to it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prodready.extract.documents import read_document
from prodready.extract.plain import MAX_DEPTH
from prodready.facts.documents import Document
from prodready.facts.files import Kind
from tests.unit.nodes import line_of, plain

DEVCONTAINER = """\
// For format details, see https://aka.ms/devcontainer.json
{
  "name": "api", // "fake": 1
  /* "image": "python:2",
     "x": [ */
  "build": {
    "dockerfile": "Dockerfile",
  },
  "forwardPorts": [
    8000,
    5432,
  ],
  "url": "http://x//y"
}
"""


def read(source: str) -> Document:
    found = read_document(Kind.JSON, source.encode())
    assert isinstance(found, Document)
    return found


def test_comments_and_trailing_commas_are_taken_and_lines_kept() -> None:
    document = read(DEVCONTAINER)
    assert plain(document.root) == {
        "name": "api",
        "build": {"dockerfile": "Dockerfile"},
        "forwardPorts": [8000, 5432],
        "url": "http://x//y",
    }
    assert line_of(document, "build", "dockerfile") == 7
    assert line_of(document, "forwardPorts", 1) == 11
    assert not document.problem


@pytest.mark.parametrize(
    ("source", "line", "reason"),
    [
        ('{\n"a": NaN}', 2, "unexpected 'N'"),
        ('{"a": 1\n"b": 2}', 2, "unexpected"),
        ('{"a": {{ x }}}', 1, "unexpected '{'"),
        ('{"a": 1}\n{', 2, "unexpected '{'"),
        ('{"a": ', 1, "the end of the file"),
        ('{"a": 01}', 1, "unexpected"),
        ('["\\x"]', 1, "escape"),
        ("[" * (MAX_DEPTH + 1), 1, "deeper"),
        ("[" + "0," * 300_000 + "0]", 1, "tokens"),
        ("\n/* no end", 2, "unexpected '/'"),
    ],
)
def test_what_is_no_json_says_why_and_where(source: str, line: int, reason: str) -> None:
    document = read(source)
    assert document.root is None
    assert reason in document.problem
    assert document.problem_line == line


def test_an_empty_file_has_no_root() -> None:
    assert read("  \n") == Document()


def test_numbers_and_surrogates_that_no_encoder_takes_become_text() -> None:
    document = read('{"a": 123456789012345678901, "b": ' + "9" * 5000 + ', "c": "\\ud800", "d": 1e999}')
    assert plain(document.root) == {"a": hex(123456789012345678901), "b": "9" * 5000, "c": "\\ud800", "d": "inf"}


def test_of_a_key_given_twice_the_last_value_counts() -> None:
    assert plain(read('{"a": 1, "a": 2}').root) == {"a": 2}


@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers(-(2**63), 2**63 - 1)
        | st.floats(allow_nan=False, allow_infinity=False)
        | st.text(),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
        max_leaves=20,
    ),
    st.sampled_from([None, 0, 2]),
    st.booleans(),
)
def test_what_the_standard_library_wrote_is_read_back(value: object, indent: int | None, ascii_only: bool) -> None:
    source = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    if "\x00" not in source:
        assert plain(read(source).root) == value


@given(st.text('[]{},:"\\/*01.-e truefalsn\n', max_size=40))
def test_nothing_that_the_standard_library_takes_is_refused(source: str) -> None:
    try:
        expected = json.loads(source)
    except ValueError:
        return
    if "inf" not in repr(expected):
        assert plain(read(source).root) == expected
