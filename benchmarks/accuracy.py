"""Compare verdicts with labels that people gave to public repositories.

    python benchmarks/accuracy.py --checkouts DIR --labels DIR [--format json|markdown] [--rules REV]
    python benchmarks/accuracy.py --checkouts DIR --against REV

``--checkouts`` holds one folder ``OWNER+NAME`` per repository; each is scanned at its labelled commit.
``--labels`` holds ``OWNER+NAME.json`` with ``commit``, ``verdicts`` (per code: verdict, evidence, note, sure), ``blockers``.
Only *clear* verdicts count; *unknown* counts as wrong. ``--rules REV`` compares what another revision of this project
says; ``--against REV`` shows the verdicts that it gives differently, over every checkout at hand, labelled or not.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

FINDINGS = {
    "print": "OBS101",
    "naive_datetime": "TIM101",
    "sql_format": "SEC102",
    "memory_store": "DAT101",
    "blocking_async": "ASY101",
    "secret": "SEC101",
}
"""Kinds of labelled places → the finding that must report them."""


@dataclass(frozen=True)
class Answer:
    """What a scan said of one repository: per code the status, message and cited places; and by code every line of the
    ranges of its findings, also of those that a comment of the repository silences."""

    status: Mapping[str, str]
    message: Mapping[str, str]
    places: Mapping[str, tuple[str, ...]]
    findings: Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Disagreement:
    """One clear verdict that differs, with both sides' evidence."""

    repository: str
    code: str
    expected: str
    given: str
    label_note: str
    label_evidence: tuple[str, ...]
    message: str
    evidence: tuple[str, ...]


@dataclass
class Tally:
    """Counts of one code or one repository."""

    clear: int = 0
    agreed: int = 0
    false_pass: int = 0
    false_fail: int = 0
    unknown: int = 0
    passes: int = 0
    placed: int = 0  # agreed passes that cite a place in a labelled file

    @property
    def share(self) -> float:
        """Agreement, 0 to 1."""
        return self.agreed / self.clear if self.clear else 1.0


@dataclass
class Recall:
    """Labelled places of one finding: how many are reported, and how many interface prints are reported wrongly."""

    labelled: int = 0
    reported: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def scan(checkout: Path, commit: str, source: Path = ROOT) -> Answer:
    """Scan a repository at a commit with the code below ``source``. Raises RuntimeError with the scan's own words."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PRODREADY_", "GITHUB_"))}
    environment["PYTHONPATH"] = os.pathsep.join((str(source), str(source / "rules")))
    command = [sys.executable, "-m", "prodready", "scan", str(checkout), "--ref", commit]
    command += ["--no-repo-config", "--no-cache", "--no-ignores", "--allow-partial", "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=source, check=False)
    try:
        report = json.loads(done.stdout)
    except ValueError:
        raise RuntimeError(f"{checkout.name}: {done.stderr.strip() or 'the scan gave no report'}") from None
    points = report["points"]
    findings: dict[str, set[str]] = {}
    for item in report["findings"]:
        lines = range(item["line"], max(item["line"], item["end_line"]) + 1)
        findings.setdefault(item["code"], set()).update(f"{item['path']}:{line}" for line in lines)
    return Answer(
        {item["code"]: item["status"] for item in points},
        {item["code"]: item["message"] for item in points},
        {item["code"]: tuple(f"{place['path']}:{place['line']}" for place in item["evidence"]) for item in points},
        {code: frozenset(places) for code, places in findings.items()},
    )


def labels(folder: Path) -> Iterator[tuple[str, dict[str, object]]]:
    """The labelled repositories by name."""
    for path in sorted(folder.glob("*.json")):
        yield path.stem, json.loads(path.read_text(encoding="utf-8"))


@dataclass
class Report:
    """Everything that the comparison found."""

    codes: dict[str, Tally] = field(default_factory=dict)
    repositories: dict[str, Tally] = field(default_factory=dict)
    disagreements: list[Disagreement] = field(default_factory=list)
    arguable: list[Disagreement] = field(default_factory=list)
    recall: dict[str, Recall] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)

    @property
    def total(self) -> Tally:
        """All codes together."""
        total = Tally()
        for tally in self.codes.values():
            for name in vars(total):
                setattr(total, name, getattr(total, name) + getattr(tally, name))
        return total

    def add(self, name: str, label: Mapping[str, object], answer: Answer) -> None:
        """Compare one repository."""
        verdicts = label["verdicts"]
        assert isinstance(verdicts, dict)
        for code, expected in verdicts.items():
            given = answer.status.get(code, "unknown")
            differs = Disagreement(
                name,
                code,
                expected["verdict"],
                given,
                expected["note"],
                tuple(expected["evidence"]),
                answer.message.get(code, "no rule decides this"),
                answer.places.get(code, ()),
            )
            if expected["sure"] != "clear":
                if given != expected["verdict"]:
                    self.arguable.append(differs)
                continue
            for tally in (self.codes.setdefault(code, Tally()), self.repositories.setdefault(name, Tally())):
                _count(tally, expected["verdict"], given, expected["evidence"], answer.places.get(code, ()))
            if given != expected["verdict"]:
                self.disagreements.append(differs)
        blockers = label.get("blockers", {})
        assert isinstance(blockers, dict)
        self._places(name, blockers, answer)

    def _places(self, name: str, blockers: Mapping[str, list[str]], answer: Answer) -> None:
        for kind, code in FINDINGS.items():
            recall = self.recall.setdefault(code, Recall())
            reported = answer.findings.get(code, frozenset())
            for place in blockers.get(kind, []):
                recall.labelled += 1
                recall.reported += place in reported
                if place not in reported:
                    recall.missed.append(f"{name}/{place}")
        prints = answer.findings.get("OBS101", frozenset())
        recall = self.recall.setdefault("OBS101", Recall())
        recall.wrong += [f"{name}/{place}" for place in blockers.get("print_cli", []) if place in prints]


def _count(tally: Tally, expected: str, given: str, evidence: Iterable[str], places: Iterable[str]) -> None:
    tally.clear += 1
    tally.agreed += given == expected
    tally.unknown += given == "unknown"
    tally.false_pass += given == "pass" and expected != "pass"
    tally.false_fail += given == "fail" and expected != "fail"
    files = {place.rpartition(":")[0] for place in evidence}
    if files and given == expected == "pass":  # some readers wrote down no places
        tally.passes += 1
        tally.placed += any(place.rpartition(":")[0] in files for place in places)


@contextmanager
def revision_of(rules: str | None) -> Iterator[Path]:
    """The folder of this project at revision ``rules``; without one, as it stands."""
    if rules is None:
        yield ROOT
        return
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "source"
        subprocess.run(["git", "worktree", "add", "--quiet", "--detach", str(source), rules], cwd=ROOT, check=True)
        try:
            yield source
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", str(source)], cwd=ROOT, check=True)


def compare(checkouts: Path, folder: Path, source: Path = ROOT) -> Report:
    """Scan every labelled repository that is at hand with the code below ``source``."""
    report = Report()
    at_hand = []
    for name, label in labels(folder):
        if (checkouts / name).is_dir():
            at_hand.append((name, label))
        else:
            report.missing.append(name)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        answers = pool.map(lambda item: scan(checkouts / item[0], str(item[1]["commit"]), source), at_hand)
        for (name, label), answer in zip(at_hand, answers, strict=True):
            report.add(name, label, answer)
    return report


def changes(checkouts: Path, revision: str) -> Iterator[str]:
    """A line per verdict that the rules of ``revision`` give differently."""
    with revision_of(revision) as before:
        for checkout in sorted(path for path in checkouts.iterdir() if path.is_dir()):
            try:
                old, new = scan(checkout, "HEAD", before), scan(checkout, "HEAD")
            except RuntimeError as error:  # nothing to audit, or no git repository
                yield f"not compared: {error}"
                continue
            for code in sorted(old.status.keys() | new.status.keys()):
                was, now = old.status.get(code, "absent"), new.status.get(code, "absent")
                if was != now:
                    yield f"{checkout.name} {code}: {was} → {now} ({new.message.get(code, '')})"


def markdown(report: Report) -> str:
    """The report as it stands in ``docs/accuracy.md``."""
    total = report.total
    lines = [
        f"**{total.agreed} of {total.clear} clear verdicts agree ({total.share:.1%})**, {total.false_pass} false passes,"
        f" {total.false_fail} false fails, {total.unknown} unknown; "
        f"{total.placed} of {total.passes} agreed passes cite a place in a labelled file.",
        "",
        "| code | clear | agree | false passes | false fails | unknown | passes that cite a labelled file |",
        "|---|---|---|---|---|---|---|",
        *(_row(code, tally) for code, tally in sorted(report.codes.items())),
        "",
        "| repository | clear | agree | false passes | false fails | unknown | passes that cite a labelled file |",
        "|---|---|---|---|---|---|---|",
        *(_row(name.replace("+", "/"), tally) for name, tally in sorted(report.repositories.items())),
        "",
        "| finding | labelled places | reported | missed | reported although an interface |",
        "|---|---|---|---|---|",
        *(
            f"| {code} | {item.labelled} | {item.reported} | {len(item.missed)} | {len(item.wrong)} |"
            for code, item in sorted(report.recall.items())
        ),
    ]
    if report.missing:
        lines += ["", f"Not at hand: {', '.join(report.missing)}."]
    for title, items in (("Disagreements", report.disagreements), ("Arguable verdicts that differ", report.arguable)):
        lines += ["", f"{title}: {len(items)}"]
        for item in items:
            lines += [
                f"- {item.repository.replace('+', '/')} {item.code}: labelled *{item.expected}*, given *{item.given}*.",
                f"  - label: {item.label_note} ({', '.join(item.label_evidence) or 'no place'})",
                f"  - scan: {item.message} ({', '.join(item.evidence) or 'no place'})",
            ]
    return "\n".join(lines) + "\n"


def _row(name: str, tally: Tally) -> str:
    return (
        f"| {name} | {tally.clear} | {tally.agreed} ({tally.share:.0%}) | {tally.false_pass} | {tally.false_fail} "
        f"| {tally.unknown} | {tally.placed} of {tally.passes} |"
    )


def as_json(report: Report) -> str:
    """The report for programs."""
    return json.dumps(
        {
            "total": vars(report.total),
            "codes": {code: vars(tally) for code, tally in sorted(report.codes.items())},
            "repositories": {name: vars(tally) for name, tally in sorted(report.repositories.items())},
            "disagreements": [vars(item) for item in report.disagreements],
            "arguable": [vars(item) for item in report.arguable],
            "findings": {code: vars(item) for code, item in sorted(report.recall.items())},
            "missing": report.missing,
        },
        indent=1,
    )


def main() -> int:
    """Run the comparison; 1 below 97 % agreement or where a code is below 90 %."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkouts", type=Path, required=True)
    parser.add_argument("--labels", type=Path)
    parser.add_argument("--format", choices=("markdown", "json"), default="markdown")
    parser.add_argument("--rules", metavar="REV")
    parser.add_argument("--against", metavar="REV")
    options = parser.parse_args()
    if options.against:
        for line in changes(options.checkouts, options.against):
            print(line)
        return 0
    if options.labels is None:
        parser.error("--labels is needed, or --against")
    with revision_of(options.rules) as source:
        report = compare(options.checkouts, options.labels, source)
    print(as_json(report) if options.format == "json" else markdown(report), end="")
    return 0 if report.total.share >= 0.97 and all(tally.share >= 0.9 for tally in report.codes.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
