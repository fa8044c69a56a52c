"""# bandit

Every test of [bandit](https://bandit.readthedocs.io/) that no code of ours covers, under its own id: `SEC2:B301`.
bandit's severity is kept (high is a blocker, medium an error, low a warning), and so is its confidence. It reads
the application's modules only.

It runs only where it is asked for: `select = [..., "SEC2"]`, or a profile that wants it clean. Each file is checked
in a worker process; where bandit crashes, that file has no findings of bandit and a notice names it.

`# nosec`, `# nosec B301` and `# prodready: ignore[SEC2:B301] reason` silence a finding. Left out are B101
(asserts), B105 to B107 (SEC101), B608 (SEC102), B308, B701, B703 and B704 (SEC103), B201 (SEC105), B110 (ERR101) and
B113 (ERR103).
"""

from __future__ import annotations

from collections.abc import Iterator

from prodready.api import Confidence, Finding, Location, Severity, finding
from prodready.project.snapshot import Snapshot

_SEVERITIES = {"HIGH": Severity.BLOCKER, "MEDIUM": Severity.ERROR, "LOW": Severity.WARNING}
_CONFIDENCES = {"HIGH": Confidence.HIGH, "MEDIUM": Confidence.MEDIUM}


@finding(
    code="SEC2",
    name="bandit",
    section="security",
    severity=Severity.WARNING,
    question="Does bandit find anything that no other rule covers?",
    why="bandit knows calls that are dangerous wherever they stand.",
    fix="See the page of the test in bandit's documentation.",
    references=("https://bandit.readthedocs.io/en/latest/plugins/index.html",),
    optional=True,
)
def rule(snapshot: Snapshot) -> Iterator[Finding]:
    """bandit's remarks under its own ids."""
    for path, lint in snapshot.linted.items():
        for issue in lint.issues:
            yield Finding(
                f"SEC2:{issue.code}",
                _SEVERITIES.get(issue.severity, Severity.WARNING),
                Location(path, issue.line, issue.column, issue.end_line, issue.end_column),
                " ".join(issue.text.split()),
                _CONFIDENCES.get(issue.confidence, Confidence.LOW),
            )
