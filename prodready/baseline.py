"""The baseline: what was already lost when the audit was adopted, so that a gate can ask for nothing worse.

One JSON object per line, sorted, so that two branches that add to it merge; points by code, findings by code, path and
fingerprint. It marks findings and never raises a score.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from prodready.errors import UserError
from prodready.model import Finding, Point, Status
from prodready.suppress import BASELINE
from prodready.whole import replace_text

NEW = "new"
UNCHANGED = "unchanged"
MAX_BYTES = 64 << 20  # hundreds of thousands of findings; bounds what a hostile file can cost


class BaselineError(UserError):
    """The baseline cannot be used; ``line`` is 0 where the file as a whole is meant."""

    def __init__(self, path: str, line: int, sentence: str) -> None:
        super().__init__(f"{path}:{line}: {sentence}" if line else f"{path}: {sentence}")
        self.path, self.line, self.sentence = path, line, sentence


class LostPoint(msgspec.Struct, frozen=True, order=True, forbid_unknown_fields=True, tag_field="kind", tag="point"):
    """A point that was lost."""

    code: str


class Known(msgspec.Struct, frozen=True, order=True, forbid_unknown_fields=True, tag_field="kind", tag="finding"):
    """A finding that was there."""

    code: str
    path: str
    fingerprint: str


_ENTRY: msgspec.json.Decoder[LostPoint | Known] = msgspec.json.Decoder(LostPoint | Known)


class Baseline(msgspec.Struct, frozen=True):
    """Lost points by code, and known findings; each set sorted."""

    points: tuple[str, ...] = ()
    findings: tuple[Known, ...] = ()


def parse(data: bytes, path: str) -> Baseline:
    """Read the content of the file at ``path``. Raises BaselineError with the line."""
    if len(data) > MAX_BYTES:
        raise BaselineError(path, 0, f"is larger than {MAX_BYTES >> 20} MiB")
    entries = [_entry(line, path, number) for number, line in enumerate(data.splitlines(), 1) if line.strip()]
    return _sorted(
        (each.code for each in entries if isinstance(each, LostPoint)),
        (each for each in entries if isinstance(each, Known)),
    )


def _entry(line: bytes, path: str, number: int) -> LostPoint | Known:
    if line.startswith((b"<<<<<<<", b"=======", b">>>>>>>")):
        raise BaselineError(path, number, "a merge left a conflict here; keep the lines of both sides")
    try:
        return _ENTRY.decode(line)
    except msgspec.ValidationError as error:
        raise BaselineError(path, number, f"this is no entry of a baseline: {error}") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise BaselineError(
            path, number, "this line is not a JSON object; remove the file to have it written anew"
        ) from None


def _sorted(points: Iterable[str], findings: Iterable[Known]) -> Baseline:
    return Baseline(tuple(sorted(set(points))), tuple(sorted(set(findings))))


def render(baseline: Baseline) -> str:
    """The text of the file, which :func:`parse` reads back."""
    entries = (*map(LostPoint, baseline.points), *baseline.findings)
    lines = (msgspec.json.encode(entry, order="sorted").decode() for entry in entries)
    return "".join(f"{line}\n" for line in sorted(lines))


def load(path: Path) -> Baseline:
    """Read the file. Raises BaselineError, also if there is none: a gate must not pass because a name was mistyped."""
    try:
        with path.open("rb") as file:
            return parse(file.read(MAX_BYTES + 1), str(path))
    except FileNotFoundError:
        raise BaselineError(str(path), 0, "there is no such baseline; prodready baseline writes one") from None
    except OSError as error:
        raise BaselineError(str(path), 0, f"cannot be read: {error.strerror or error}") from None


def write(path: Path, baseline: Baseline) -> None:
    """Replace the file as a whole or leave it as it was. Raises BaselineError."""
    try:
        replace_text(path, render(baseline))
    except OSError as error:
        raise BaselineError(str(path), 0, f"cannot be written: {error.strerror or error}") from None


def mark(baseline: Baseline, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings with the known ones marked and silenced, the others marked as new.

    A known finding is one of the same code and fingerprint in the same file or, if its entry is not used up there, in
    another: the file was renamed or the code moved.
    """
    findings = tuple(findings)
    matches = _matches(baseline, findings)
    return tuple(_marked(finding, matched) for finding, matched in zip(findings, matches, strict=True))


def _marked(finding: Finding, known: Known | None) -> Finding:
    if known is None:
        return msgspec.structs.replace(finding, baseline=NEW)
    suppressed = finding.suppressed or f"{BASELINE}: known"
    return msgspec.structs.replace(finding, baseline=UNCHANGED, suppressed=suppressed)


def _matches(baseline: Baseline, findings: tuple[Finding, ...]) -> list[Known | None]:
    """The entry of each finding; exact ones are taken first, whatever the order of the findings."""
    entries = Counter(baseline.findings)
    found: list[Known | None] = []
    for finding in findings:
        exact = _known(finding)
        found.append(exact if entries[exact] > 0 else None)
        entries[exact] -= 1
    left: dict[tuple[str, str], list[Known]] = {}
    for entry in sorted(entry for entry, count in entries.items() if count > 0):
        left.setdefault((entry.code, entry.fingerprint), []).append(entry)
    for index, finding in enumerate(findings):
        moved = left.get((finding.code, finding.fingerprint))
        if found[index] is None and moved:
            found[index] = moved.pop(0)
    return found


def _known(finding: Finding) -> Known:
    return Known(finding.code, finding.location.path, finding.fingerprint)


def newly_lost(baseline: Baseline, points: Iterable[Point]) -> tuple[str, ...]:
    """The codes of lost points that the baseline does not know, in the order of the points."""
    return tuple(code for code in _lost(points) if code not in baseline.points)


def _lost(points: Iterable[Point]) -> Iterator[str]:
    return (each.info.code for each in points if each.verdict.status is Status.FAIL and not each.waived)


def accept_new(baseline: Baseline, points: Iterable[Point], findings: Iterable[Finding]) -> Baseline:
    """The baseline with everything that is lost now; entries of files that were renamed follow them."""
    points, current = tuple(points), tuple(_countable(findings))
    moved = {known for known in _matches(baseline, current) if known is not None}
    stale = (entry for entry in baseline.findings if entry not in moved)
    return _sorted((*baseline.points, *_lost(points)), (*stale, *map(_known, current)))


def prune(baseline: Baseline, points: Iterable[Point], findings: Iterable[Finding]) -> Baseline:
    """The baseline without what is lost no more. A point that is unknown now, or was not judged, stays."""
    kept = {each.info.code for each in points if each.verdict.status in (Status.PASS, Status.NA)}
    current = tuple(_countable(findings))
    still = {_known(finding) for finding, known in zip(current, _matches(baseline, current), strict=True) if known}
    return _sorted((code for code in baseline.points if code not in kept), still)


def _countable(findings: Iterable[Finding]) -> Iterator[Finding]:
    """What nothing but a baseline silences."""
    return (each for each in findings if not each.suppressed or each.suppressed.startswith(BASELINE))
