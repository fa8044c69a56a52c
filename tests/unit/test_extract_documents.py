"""The one door: types, limits, and that nothing raises."""

from __future__ import annotations

import subprocess
import sys

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prodready.extract import documents
from prodready.extract.documents import LIMITS, MAX_REPORT, read_document, refused
from prodready.extract.text import MAX_COLUMNS, MAX_LINES, decode, split_lines
from prodready.facts.documents import (
    CoverageData,
    Dockerfile,
    Document,
    EnvFile,
    Facts,
    Lock,
    Requirements,
    Text,
)
from prodready.facts.files import Kind

TYPES: dict[Kind, type] = {
    Kind.TOML: Document,
    Kind.INI: Document,
    Kind.YAML: Document,
    Kind.JSON: Document,
    Kind.DOCKERFILE: Dockerfile,
    Kind.ENV: EnvFile,
    Kind.REQUIREMENTS: Requirements,
    Kind.LOCK: Lock,
    Kind.TEXT: Text,
    Kind.COVERAGE: CoverageData,
}
SMALL = [kind for kind in TYPES if LIMITS[kind] <= 1 << 20]


@pytest.mark.parametrize("kind", TYPES)
def test_each_kind_has_its_type_also_when_refused(kind: Kind) -> None:
    assert isinstance(refused(kind, "why", 3), TYPES[kind])
    found = read_document(kind, b"\0")
    assert isinstance(found, TYPES[kind])
    assert found.problem
    assert "\n" not in found.problem


@pytest.mark.parametrize("kind", [Kind.PYTHON, Kind.NONE])
def test_kinds_without_a_reader_are_a_mistake_of_the_caller(kind: Kind) -> None:
    with pytest.raises(ValueError, match=kind.value):
        read_document(kind, b"")


@pytest.mark.parametrize("kind", SMALL)
def test_a_file_above_the_limit_is_refused_before_it_is_read(kind: Kind) -> None:
    assert "larger than 1 MiB" in read_document(kind, b"#" * (LIMITS[kind] + 1)).problem
    assert "larger" not in read_document(kind, b"#" * LIMITS[kind]).problem


def test_only_a_coverage_database_may_have_the_size_of_one() -> None:
    assert "larger than 64 MiB" in read_document(Kind.COVERAGE, b"<" * (MAX_REPORT + 1)).problem


def test_a_reader_that_fails_costs_its_file_only(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(data: bytes) -> Facts:
        raise ZeroDivisionError("one\ntwo")

    monkeypatch.setattr(documents, "_reader", lambda kind: broken)
    assert read_document(Kind.TOML, b"") == Document(problem="not readable: ZeroDivisionError: one two")


def test_text_is_cut_at_its_limits_and_says_so() -> None:
    lines = read_document(Kind.TEXT, b"a\n" * (MAX_LINES + 5))
    assert isinstance(lines, Text)
    assert (len(lines.lines), lines.problem_line) == (MAX_LINES, MAX_LINES + 1)
    long = read_document(Kind.TEXT, b"a\n" + b"b" * (MAX_COLUMNS + 1))
    assert isinstance(long, Text)
    assert ([len(line) for line in long.lines], long.problem_line) == ([1, MAX_COLUMNS], 2)
    assert read_document(Kind.TEXT, b"x" * MAX_COLUMNS) == Text(("x" * MAX_COLUMNS,))


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("é".encode(), "é"),
        (b"\xef\xbb\xbfa", "a"),
        (b"caf\xe9", "café"),
        ("é".encode("utf-16"), "é"),
        (b"\xfe\xff" + "é".encode("utf-16-be"), "é"),
        (b"", ""),
    ],
)
def test_text_is_decoded_by_mark_then_utf_8_then_latin_1(data: bytes, text: str) -> None:
    assert decode(data) == text


def test_only_line_ends_end_a_line() -> None:
    assert split_lines("a\x0bb\x0cc\x85d\u2028e\r\nf\rg\n\nh") == ["a\x0bb\x0cc\x85d\u2028e", "f", "g", "", "h"]
    assert split_lines("a\n") == ["a"]
    assert split_lines("") == []


def test_asking_for_a_reader_imports_only_its_own_parser() -> None:
    code = (
        "import sys; from prodready.extract.documents import read_document; from prodready.facts.files import Kind;"
        "read_document(Kind.INI, b'[a]');"
        "print(sorted({'yaml', 'tomli', 'packaging', 'dotenv', 'sqlite3'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


HEADS = [
    b"",
    b"[a]\nb = ",
    b"a:\n  - &x ",
    b"{",
    b"FROM a\nRUN <<X\n",
    b"A='",
    b"-r x\na==",
    b"[[package]]\n",
    b"\xff\xfe",
    b"<<: ",
]


@settings(max_examples=60)
@given(st.sampled_from(list(TYPES)), st.sampled_from(HEADS), st.binary(max_size=60))
def test_any_bytes_end_in_facts_that_the_cache_can_hold(kind: Kind, head: bytes, tail: bytes) -> None:
    found = read_document(kind, head + tail)
    assert "not readable" not in found.problem  # no reader left an error of its library to the last resort
    again = msgspec.msgpack.decode(msgspec.msgpack.encode(found), type=Facts)
    assert again == found
    assert msgspec.json.decode(msgspec.json.encode(found), type=Facts) == found


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (Kind.YAML, b"on: [push\n"),
        (Kind.YAML, b"services:\n  api:\n    image: [a\n\n"),
        (Kind.JSON, b'{"a":\n'),
        (Kind.TOML, b"a = [\n"),
        (Kind.INI, b"[a\n"),
        (Kind.COVERAGE, b"<coverage>\n"),
    ],
)
def test_a_problem_at_the_end_is_placed_in_a_line_that_there_is(kind: Kind, data: bytes) -> None:
    found = read_document(kind, data)
    assert found.problem
    assert 0 <= found.problem_line <= data.count(b"\n")
