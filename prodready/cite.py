"""Cited places: whether they exist, what stands there, and fingerprints by which findings are known again."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from prodready.facts.python import Class, Function
from prodready.model import Evidence, Finding, Location
from prodready.project.code.conditions import condition
from prodready.project.snapshot import Snapshot
from prodready.suppress import Lines, line_at

SNIPPET = 160
"""Columns of a source line that are shown."""
RANGE = 5
"""Lines of a finding's range that its fingerprint is made from."""
FINGERPRINT = 20
"""Hexadecimal digits: 80 bits, so that a chance match within a repository is out of the question."""


def distinct(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Each place once, with the first note on it."""
    found: dict[tuple[str, int], Evidence] = {}
    for one in evidence:
        found.setdefault((one.path, one.line), one)
    return tuple(found.values())


def lines_of(text: str) -> list[str]:
    """The lines of a source as Python, YAML and editors count them: form feeds and the like end none."""
    return re.split(r"\r\n|\r|\n", text.removesuffix("\n").removesuffix("\r")) if text else []


class Sources:
    """The text behind cited places, each file read at most once and only when it is cited."""

    def __init__(self, snapshot: Snapshot, lines: Lines) -> None:
        self._snapshot = snapshot
        self._read = lines
        self._texts: dict[str, Sequence[str] | None] = {}

    def exists(self, path: str, line: int) -> bool:
        """Whether a person could open the place; line 0 is the file, line 1 also of an empty one.

        A file that changed or vanished since its facts were taken cannot contradict them.
        """
        if path not in self._snapshot.files and path not in self._snapshot.reports:
            return False
        if line in (0, 1) or line_at(self._lines(path), line) is not None:
            return True
        return line > 0 and self._texts.get(path) is None and self._was_read(path)

    def _was_read(self, path: str) -> bool:
        return path in self._snapshot.modules or path in self._snapshot.documents

    def quoted(self, evidence: Evidence) -> Evidence:
        """The evidence with its source line, unless its rule chose what to show of it."""
        if evidence.snippet or not evidence.line:
            return evidence
        return msgspec.structs.replace(evidence, snippet=self._line(evidence.path, evidence.line))

    def switched(self, evidence: Evidence) -> Evidence:
        """The evidence with the setting that has to be on for it, where its line stands below one."""
        module = self._snapshot.modules.get(evidence.path)
        asked = condition(module, evidence.line) if module is not None and evidence.note else ""
        return msgspec.structs.replace(evidence, note=f"{evidence.note}, {asked}") if asked else evidence

    def identified(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings by place, each once, with snippets and fingerprints.

        A fingerprint is made from the code, the text without its blanks, the enclosing definition and, of several alike
        in one file, the number: neither moved lines nor another path or layout change it. A rule that sets the snippet
        itself, because the line holds a secret, has the fingerprint made from that.
        """
        ordered = sorted(set(findings), key=lambda each: (each.location, each.code, each.message))
        seen: Counter[tuple[str, str]] = Counter()
        return tuple(self._identified(finding, seen) for finding in ordered)

    def _identified(self, finding: Finding, seen: Counter[tuple[str, str]]) -> Finding:
        place = self._ranged(finding.location)
        snippet = finding.snippet or self._line(place.path, place.line)
        text = finding.snippet or self._range(place)
        base = "\0".join((finding.code, "".join(text.split()), self._context(place)))
        number = seen[place.path, base]
        seen[place.path, base] += 1
        digest = hashlib.sha256(f"{base}\0{number}".encode("utf-8", "surrogatepass")).hexdigest()
        return msgspec.structs.replace(finding, location=place, snippet=snippet, fingerprint=digest[:FINGERPRINT])

    def _ranged(self, place: Location) -> Location:
        """The place with start and end: what a rule leaves open is the line from its first character to its last."""
        last = max(place.line, place.end_line)
        lines = self._lines(place.path) if not (place.column and place.end_column) else ()
        first, final = line_at(lines, place.line), line_at(lines, last)
        if first is None or final is None:
            return place
        column = place.column or len(first) - len(first.lstrip()) + 1
        end_column = place.end_column or max(len(final.rstrip()) + 1, column + 1 if last == place.line else 1)
        return Location(place.path, place.line, column, last, end_column)

    def _lines(self, path: str) -> Sequence[str]:
        if path not in self._texts:
            self._texts[path] = self._read(path)
        text = self._texts[path]
        return () if text is None else text

    def _line(self, path: str, line: int) -> str:
        text = (line_at(self._lines(path), line) or "").strip()
        return text if len(text) <= SNIPPET else f"{text[: SNIPPET - 1]}…"

    def _range(self, place: Location) -> str:
        last = min(max(place.line, place.end_line), place.line + RANGE - 1)
        return "\n".join(self._lines(place.path)[max(place.line - 1, 0) : last])

    def _context(self, place: Location) -> str:
        """The qualified name of the innermost definition round the place; empty outside of any and in other files."""
        module = self._snapshot.modules.get(place.path)
        if module is None or not place.line:
            return ""
        definitions: tuple[Function | Class, ...] = (*module.functions, *module.classes)
        around = [each for each in definitions if each.line <= place.line <= each.end_line]
        inner = min(around, key=lambda each: (each.end_line - each.line, -each.line), default=None)
        return inner.qualname if inner else ""
