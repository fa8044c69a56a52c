"""TOML: values by tomli, lines by the scan."""

from __future__ import annotations

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from prodready.extract.documents import read_document
from prodready.extract.plain import MAX_DEPTH
from prodready.facts.documents import Document, Mapping, Sequence, text
from prodready.facts.files import Kind
from tests.unit.nodes import line_of, plain

PYPROJECT = '''\
# [tool.fake]
[project]
name = "api"  # key = "no"
dependencies = [
    "fastapi>=0.110",  # [tool.x]
    "uvicorn",
]
description = """
[tool.pytest]
addopts = "no"
"""
urls = { home = "https://x", 'docs' = "https://y" }

[tool.pytest.ini_options]
addopts = "-ra"
asyncio.mode = "auto"

[[tool.mypy.overrides]]
module = ["a"]

[[tool.mypy.overrides]]
module = [
  "b",
  [ "c", { d = 1 } ],
]
[tool.mypy.overrides.more]
"quoted \\u0061.key" = 1979-05-27 07:32:00
[tool]
late = \'\'\'a \'\' b\'\'\'
'''


def read(source: str) -> Document:
    found = read_document(Kind.TOML, source.encode())
    assert isinstance(found, Document)
    return found


def test_values_are_those_of_tomli() -> None:
    document = read(PYPROJECT)
    expected = tomli.loads(PYPROJECT)
    expected["tool"]["mypy"]["overrides"][1]["more"]["quoted a.key"] = "1979-05-27 07:32:00"
    assert plain(document.root) == expected


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("project",), 2),
        (("project", "name"), 3),
        (("project", "dependencies"), 4),
        (("project", "dependencies", 1), 6),
        (("project", "description"), 8),
        (("project", "urls", "docs"), 12),
        (("tool", "pytest", "ini_options"), 14),
        (("tool", "pytest", "ini_options", "asyncio", "mode"), 16),
        (("tool", "mypy", "overrides", 0), 18),
        (("tool", "mypy", "overrides", 1), 21),
        (("tool", "mypy", "overrides", 1, "module", 0), 23),
        (("tool", "mypy", "overrides", 1, "module", 1, 1, "d"), 24),
        (("tool", "mypy", "overrides", 1, "more", "quoted a.key"), 27),
        (("tool", "late"), 29),
    ],
)
def test_every_key_and_item_has_its_line(path: tuple[str | int, ...], line: int) -> None:
    assert line_of(read(PYPROJECT), *path) == line


def test_windows_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    source = "\ufeff" + PYPROJECT.replace("\n", "\r\n")
    assert read(source) == read(PYPROJECT)


def test_values_that_json_cannot_carry_become_text() -> None:
    document = read("a = inf\nb = 123456789012345678901234567890\nc = 07:32:00\n")
    assert plain(document.root) == {"a": "inf", "b": hex(123456789012345678901234567890), "c": "07:32:00"}


@pytest.mark.parametrize(
    ("source", "line", "reason"),
    [
        ("a = 1\nb = {{ x }}\n", 2, "not valid TOML"),
        ("a = 1\na = 2\n", 2, "not valid TOML"),
        (".".join("a" * 30_000) + " = 1\n", 0, ""),
        ("a = " + "[" * 1_000 + "]" * 1_000, 0, "deeper"),
        ("a = " + "9" * 5_000, 0, "not valid TOML"),
        ("a = 1\nb = '\0'\n", 2, "binary"),
    ],
)
def test_what_is_no_toml_says_why_and_where(source: str, line: int, reason: str) -> None:
    document = read(source)
    assert document.root is None
    assert reason in document.problem
    assert document.problem
    assert document.problem_line == line


def test_the_depth_limit_counts_the_tables_above() -> None:
    depth = MAX_DEPTH - 2  # the root and the key's array
    assert not read("a = " + "[" * depth + "]" * depth).problem
    assert "deeper" in read("a = " + "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)).problem


KEYS = st.sampled_from(["a", "b-c", '"d e"', "'f.g'", "h.i", '"\\n"'])
VALUES = st.recursive(
    st.sampled_from(["1", '"x"', "'''\n[a]\nb = 1\n'''", '"""\n"" # [c]\n\\""""', "'#'", '"]"', "2020-01-01", "true"]),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: "[\n" + ", # ,\n".join(items) + "\n]")
        | st.tuples(inner, inner).map(lambda two: f"{{ k = {two[0]}, 'l' = {two[1]} }}")
    ),
    max_leaves=6,
)


@given(
    st.lists(st.tuples(KEYS, VALUES), max_size=6), st.sampled_from(["", "[t]\n", "[[t.u]]\n", "# c\n\n[ t . 'v' ]\n"])
)
def test_the_line_of_a_key_is_the_one_where_it_stands(pairs: list[tuple[str, str]], header: str) -> None:
    source = header + "".join(f"{key} = {value}\n" for key, value in dict(pairs).items())
    document = read(source)
    if document.problem:
        return
    lines = source.split("\n")

    def check(node: object) -> None:
        if isinstance(node, Mapping):
            for entry in node.entries:
                assert repr(entry.key)[1:-1] in lines[entry.line - 1]
                check(entry.value)
        elif isinstance(node, Sequence):
            for item in node.items:
                check(item)

    check(document.root)
    assert text(document.root) == ""


@given(st.text("[]{}\"'=.,#\\ab1 \n", max_size=60))
def test_any_text_ends_in_a_document(source: str) -> None:
    document = read(source)
    try:
        expected = tomli.loads(source)
    except ValueError:
        assert document.problem
    else:
        assert plain(document.root) == expected
