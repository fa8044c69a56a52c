"""Coverage reports in four formats, from coverage.py itself and from hostile hands."""

from __future__ import annotations

import resource
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import coverage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prodready.extract import coverage_db
from prodready.extract.documents import read_document
from prodready.facts.documents import CoverageData
from prodready.facts.files import Kind

PROGRAM = "def f(x):\n    if x:\n        return 1\n    return 2\n\n\nf(1)\n"


def read(data: bytes) -> CoverageData:
    found = read_document(Kind.COVERAGE, data)
    assert isinstance(found, CoverageData)
    return found


@pytest.fixture(params=[False, True], ids=["lines", "branches"])
def measured(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[coverage.Coverage]:
    """A finished measurement of a program with five executable lines, four of them run."""
    (tmp_path / "program.py").write_text(PROGRAM)
    measurement = coverage.Coverage(
        data_file=str(tmp_path / ".coverage"), branch=request.param, config_file=False, include=[str(tmp_path / "*")]
    )
    # Added, not traced: the tests themselves may run under coverage.py, which traces once.
    data = measurement.get_data()
    path = str(tmp_path / "program.py")
    if request.param:
        data.add_arcs({path: [(-1, 1), (1, 7), (7, -1), (-1, 2), (2, 3), (3, -1)]})
    else:
        data.add_lines({path: [1, 2, 3, 7]})
    data.write()
    yield measurement
    data.close(force=True)


def test_the_database_gives_executed_lines_and_no_totals(measured: coverage.Coverage, tmp_path: Path) -> None:
    found = read((tmp_path / ".coverage").read_bytes())
    lines = measured.get_data().lines(str(tmp_path / "program.py"))
    assert lines is not None
    assert found.files == ((str(tmp_path / "program.py"), len(lines), 0),)
    assert (found.covered, found.total, found.problem) == (4, 0, "")


def test_a_private_copy_gives_the_same(
    measured: coverage.Coverage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = (tmp_path / ".coverage").read_bytes()
    direct = read(data)
    monkeypatch.setattr(coverage_db, "_PRIVATE_COPY", True)  # what Python 3.10 does
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))  # as in a worker process
    try:
        copied = read(data)
        assert resource.getrlimit(resource.RLIMIT_FSIZE) == (0, before[1])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert copied == direct


@pytest.mark.parametrize("form", ["xml", "json", "lcov"])
def test_reports_that_coverage_writes_have_covered_and_executable_lines(
    measured: coverage.Coverage, tmp_path: Path, form: str
) -> None:
    out = tmp_path / f"report.{form}"
    getattr(measured, f"{form}_report")(outfile=str(out))
    found = read(out.read_bytes())
    assert [(Path(path).name, covered, lines) for path, covered, lines in found.files] == [("program.py", 4, 5)]
    assert (found.covered, found.total) == (4, 5)
    if form != "lcov":
        assert abs(found.written - time.time()) < 24 * 3600


def test_a_line_counts_once_however_often_the_report_names_it() -> None:
    xml = (
        b'<?xml version="1.0" ?><!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">'
        b'<coverage timestamp="1700000000" line-rate="nan"><packages><package><classes><class filename="a.py">'
        b'<methods><method><lines><line number="1" hits="0"/></lines></method></methods>'
        b'<lines><line number="1" hits="3"/><line number="2" hits="0"/><line number="x" hits="1"/></lines></class>'
        b'<class filename="a.py"><lines><line number="2" hits="1"/></lines></class>'
        b"</classes></package></packages></coverage>"
    )
    assert read(xml) == CoverageData((("a.py", 2, 2),), 2, 2, 1_700_000_000.0)


def test_json_summaries_serve_where_line_lists_are_left_out() -> None:
    report = (
        b'{"files": {"a.py": {"summary": {"covered_lines": 3, "num_statements": 4}},'
        b' "b.py": {"summary": {"covered_lines": -1}}, "c.py": 1}}'
    )
    assert read(report).files == (("a.py", 3, 4), ("b.py", 0, 0), ("c.py", 0, 0))


def test_lcov_sections_of_one_file_are_united() -> None:
    lcov = b"TN:\nSF:a.py\nDA:1,1,x\nDA:2,0\nend_of_record\nSF:a.py\nDA:2,5\nDA:-1,2\nend_of_record\n"
    assert read(lcov).files == (("a.py", 2, 2),)


def database(tmp_path: Path, *statements: str) -> bytes:
    path = tmp_path / "hostile"
    connection = sqlite3.connect(path)
    connection.executescript(
        "CREATE TABLE coverage_schema (version integer); INSERT INTO coverage_schema VALUES (7);"
        "CREATE TABLE file (id integer primary key, path text); INSERT INTO file VALUES (1, 'a.py');"
        "CREATE TABLE line_bits (file_id integer, context_id integer, numbits blob);"
        "INSERT INTO line_bits VALUES (1, 1, x'0e'), (1, 2, x'10');" + ";".join(statements)
    )
    connection.close()
    return path.read_bytes()


ENDLESS = "WITH RECURSIVE n(x) AS (VALUES(1) UNION ALL SELECT x + 1 FROM n) SELECT"


def test_contexts_of_one_file_are_united(tmp_path: Path) -> None:
    assert read(database(tmp_path)).files == (("a.py", 4, 0),)


@pytest.mark.parametrize(
    ("statements", "reason"),
    [
        (("DROP TABLE file", f"CREATE VIEW file AS {ENDLESS} x AS id, 'a' AS path FROM n"), "computed"),
        (
            ("DROP TABLE line_bits", f"CREATE VIEW line_bits AS {ENDLESS} 1 AS file_id, x'01' AS numbits FROM n"),
            "computed",
        ),
        (("ALTER TABLE file ADD COLUMN more AS (hex(zeroblob(100000000)))",), "computed"),
        (("UPDATE coverage_schema SET version = 99",), "version"),
        (("DROP TABLE coverage_schema",), "tables differ"),
        (("UPDATE line_bits SET numbits = 'text'",), "line numbers"),
        (("UPDATE line_bits SET file_id = 9",), "line numbers"),
        (("UPDATE line_bits SET numbits = zeroblob(2000000)",), "line numbers"),
        (("UPDATE file SET path = x'fffe'",), "paths"),
    ],
)
def test_a_database_with_a_trap_is_refused(tmp_path: Path, statements: tuple[str, ...], reason: str) -> None:
    found = read(database(tmp_path, *statements))
    assert reason in found.problem
    assert found.files == ()


def test_a_truncated_database_is_refused(tmp_path: Path) -> None:
    assert read(database(tmp_path)[:5000]).problem


def test_a_database_in_write_ahead_mode_is_read(tmp_path: Path) -> None:
    data = bytearray(database(tmp_path))
    data[18:20] = b"\x02\x02"
    assert read(bytes(data)).covered == 4


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "known format"),
        (b"hello", "known format"),
        (b"{}", "files"),
        (b'{"files": {', "JSON"),
        (b"{" * 10 + b"[" * 100_000, "JSON"),
        (b"<html></html>", "Cobertura"),
        (b"<coverage><packages>", "XML"),
        (b'<!DOCTYPE c [<!ENTITY a "aaaa">]><coverage>&a;</coverage>', "entities"),
        (b'<!DOCTYPE c [<!ENTITY a SYSTEM "file:///etc/passwd">]><coverage>&a;</coverage>', "entities"),
        (b"<coverage>" + b"<a>" * 200, "deeper"),
        (b'<?xml version="1.0" encoding="klingon"?><coverage/>', "XML"),
        (b'<?xml version="1.0" encoding="utf-7"?><coverage/>', "XML"),
        (b"SQLite format 3\0" + b"\0" * 4096, "database"),
    ],
)  # fmt: skip
def test_what_is_no_report_says_so(data: bytes, reason: str) -> None:
    found = read(data)
    assert reason in found.problem
    assert found.total == 0


@given(st.binary(max_size=80))
def test_any_bytes_behind_a_known_beginning_end_in_coverage_data(tail: bytes) -> None:
    for head in (b"SQLite format 3\0", b"<coverage><class filename='a'>", b'{"files": {', b"SF:a\nDA:"):
        assert read(head + tail).covered >= 0
