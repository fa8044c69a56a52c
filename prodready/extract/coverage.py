"""Coverage reports to covered and executable lines per file: Cobertura XML, coverage.py's JSON, lcov and its database.

Only counts leave this module; totals are summed from the files, never taken from the report's own rates. coverage.py's
library is not used on a report of the audited repository: it imports plugins that the repository names and writes into
the database that it reads.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import datetime, timezone
from xml.etree.ElementTree import ParseError

from prodready.extract.coverage_db import SQLITE_MAGIC, read_database
from prodready.extract.plain import Unreadable, clean, one_line
from prodready.extract.text import decode
from prodready.facts.documents import CoverageData

MAX_FILES = 100_000
MAX_DEPTH = 64
MAX_ELEMENTS = 2_000_000
_MILLISECONDS = 1e11
"""Epoch seconds stay below this for 3,000 years; coverage.py and most Cobertura writers give milliseconds."""

_XML = re.compile(rb"\s*<")


def read_coverage(data: bytes) -> CoverageData:
    """What a coverage report says. A ``.coverage`` database holds executed lines only: its totals are 0, not known.

    Raises:
        Unreadable: it is no report of a known format, or beyond the limits.
    """
    if data.startswith(SQLITE_MAGIC):
        return read_database(data)
    if _XML.match(data.removeprefix(b"\xef\xbb\xbf")):
        return _read_xml(data)
    text = decode(data)
    if text.lstrip().startswith("{"):
        return _read_json(text)
    if re.search(r"^SF:", text, re.MULTILINE):
        return _read_lcov(text)
    raise Unreadable("not a coverage report of a known format")


def total(files: Iterable[tuple[str, int, int]], written: float = 0.0) -> CoverageData:
    """Per-file counts with their sums, in path order."""
    known = tuple(sorted((clean(path), covered, lines) for path, covered, lines in files))
    if len(known) > MAX_FILES:
        raise Unreadable(f"more than {MAX_FILES} files")
    return CoverageData(known, sum(row[1] for row in known), sum(row[2] for row in known), written)


def _from_hits(hits: Mapping[str, Mapping[int, bool]], written: float = 0.0) -> CoverageData:
    return total(((path, sum(lines.values()), len(lines)) for path, lines in hits.items()), written)


class _Cobertura:
    """A parser target: hits by file and line. Methods count lines a second time, so a line is a key."""

    def __init__(self) -> None:
        self.hits: dict[str, dict[int, bool]] = {}
        self.root = ""
        self.written = 0.0
        self._lines: dict[int, bool] | None = None
        self._depth = self._elements = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self._depth += 1
        self._elements += 1
        if self._depth > MAX_DEPTH or self._elements > MAX_ELEMENTS:
            raise Unreadable("more or deeper XML elements than a coverage report has")
        if self._elements == 1:
            self.root = tag
            self.written = _seconds(attributes.get("timestamp", ""))
        elif tag == "class" and "filename" in attributes:
            self._lines = self.hits.setdefault(attributes["filename"], {})
        elif tag == "line" and self._lines is not None and (number := _integer(attributes.get("number"))) > 0:
            self._lines[number] = self._lines.get(number, False) or _integer(attributes.get("hits")) > 0

    def end(self, tag: str) -> None:
        """An element ends."""
        self._depth -= 1
        if tag == "class":
            self._lines = None

    def close(self) -> None:
        """The end of the report."""


def _read_xml(data: bytes) -> CoverageData:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import XMLParser

    target = _Cobertura()
    parser = XMLParser(target=target, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    try:
        parser.feed(data)
        parser.close()
    except DefusedXmlException:
        raise Unreadable("the XML declares entities") from None
    except ParseError as error:
        raise Unreadable(f"not valid XML: {one_line(error)}", error.position[0]) from None
    except (LookupError, ValueError) as error:  # an encoding that Python or expat does not have
        raise Unreadable(f"not valid XML: {one_line(error)}") from None
    if target.root != "coverage":
        raise Unreadable("not a Cobertura report")
    return _from_hits(target.hits, target.written)


def _integer(text: str | None) -> int:
    return int(text) if text and re.fullmatch(r"[0-9]{1,15}", text) else 0


def _seconds(text: str) -> float:
    value = float(_integer(text.partition(".")[0]))
    return value / 1000 if value > _MILLISECONDS else value


def _read_json(text: str) -> CoverageData:
    try:
        report = json.loads(text)
    except json.JSONDecodeError as error:
        raise Unreadable(f"not valid JSON: {error.msg}", error.lineno) from None
    except (ValueError, RecursionError):
        raise Unreadable("not valid JSON: numbers too long or nested too deep") from None
    files = report.get("files")
    meta = report.get("meta")
    if not isinstance(files, dict):
        raise Unreadable("not a report of coverage.py: no `files`")
    return total(
        ((path, *_counts(entry)) for path, entry in files.items()),
        _timestamp(meta.get("timestamp") if isinstance(meta, dict) else None),
    )


def _counts(entry: object) -> tuple[int, int]:
    """Covered and executable lines: of the line lists, else of the summary."""
    if not isinstance(entry, dict):
        return 0, 0
    executed, missing = entry.get("executed_lines"), entry.get("missing_lines")
    if isinstance(executed, list) and isinstance(missing, list):
        return len(executed), len(executed) + len(missing)
    summary = entry.get("summary")
    if isinstance(summary, dict):
        covered, statements = _count(summary.get("covered_lines")), _count(summary.get("num_statements"))
        return min(covered, statements), statements
    return 0, 0


def _count(value: object) -> int:
    return value if type(value) is int and 0 <= value < 1 << 40 else 0


def _timestamp(text: object) -> float:
    """coverage.py writes local time without a zone; it is taken as UTC, at most half a day off."""
    if not isinstance(text, str):
        return 0.0
    try:
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)).timestamp()
    except (ValueError, OverflowError):
        return 0.0


def _read_lcov(text: str) -> CoverageData:
    hits: dict[str, dict[int, bool]] = {}
    lines: dict[int, bool] = {}
    for line in text.splitlines():
        if line.startswith("SF:"):
            lines = hits.setdefault(line[3:].strip(), {})
        elif line.startswith("DA:"):
            number, _, count = line[3:].partition(",")
            if (key := _integer(number)) > 0:
                lines[key] = lines.get(key, False) or _integer(count.partition(",")[0]) > 0
    return _from_hits(hits)
