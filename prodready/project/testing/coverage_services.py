"""Gates of coverage that other services keep: targets of Codecov, thresholds of actions, SonarQube's quality gate."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prodready.facts.documents import Document, Entry, Text, at, entries, items, text
from prodready.model import Evidence
from prodready.project.ci.pipelines import Ci
from prodready.project.commands.programs import Command
from prodready.project.snapshot import Snapshot
from prodready.project.testing.coverage import Gate
from prodready.project.testing.coverage import number as number_of

_CODECOV = re.compile(r"(\.github/|dev/|\.codecov/)?\.?codecov\.ya?ml")
_OUTSIDE = re.compile(r"front-?end|\bjs\b|\bui\b|\bweb\b|client", re.IGNORECASE)
_THRESHOLD = re.compile(r"(min|threshold|fail_?(under|below)|required|target).*", re.IGNORECASE)
_PARTIAL = re.compile(r"new|modified|diff|patch|file|branch|warn", re.IGNORECASE)
_COLOUR = re.compile(r"green|orange|yellow|colou?r|badge", re.IGNORECASE)
"""Inputs of actions that say from which share on a badge has which colour; no run fails below."""
_TOLERANCE = 5.0
"""Points by which coverage may miss Codecov's target without that the target means another value."""


def service_gates(snapshot: Snapshot, ci: Ci) -> Iterator[Gate]:
    """Targets of Codecov's project status, and actions that fail below a threshold."""
    for path, document in snapshot.of(Document):
        if _CODECOV.fullmatch(path):
            for status in entries(document.at("coverage", "status", "project")):
                yield from _codecov(path, status)
    for use in ci.uses:
        if "cov" not in use.name.lower() or not use.effective:
            continue
        given = {key.lower(): value for key, value in use.inputs}
        switched_off = any(key.startswith("fail") and value.lower() == "false" for key, value in given.items())
        for key, value in given.items():
            number = number_of(value)
            speaks = _THRESHOLD.fullmatch(key) and not _PARTIAL.search(key) and not _COLOUR.search(key)
            if number is not None and speaks and not switched_off:
                number = number * 100 if number <= 1 else number
                note = f"{use.name.split('@')[0]}: {key} = {value}"
                yield Gate(number, (Evidence(use.context.path, use.line, note),))


def _codecov(path: str, status: Entry) -> Iterator[Gate]:
    node = status.value
    target = at(node, "target") if entries(node) else (node if status.key == "target" else None)
    words = " ".join([status.key, *(text(one) for key in ("paths", "flags") for one in items(at(node, key)))])
    number = number_of(text(target))
    counts = text(at(node, "informational")) != "true" and not _OUTSIDE.search(words)
    if target is not None and number is not None and counts:
        allowed = number_of(text(at(node, "threshold"))) or 0.0
        less = f" less {allowed:g}" if allowed > _TOLERANCE else ""
        note = f"project status {status.key}: target {text(target)}{less}"
        yield Gate(max(number - allowed, 0.0) if less else number, (Evidence(path, target.line, note),))


def external_gate(snapshot: Snapshot, commands: tuple[Command, ...]) -> Evidence | None:
    """Where the build waits for SonarQube's quality gate, whose value lies with the server."""
    for path, found in snapshot.of(Text):
        if path.endswith("sonar-project.properties"):
            for number, line in enumerate(found.lines, 1):
                if re.match(r"^\s*sonar\.qualitygate\.wait\s*=\s*true", line):
                    return Evidence(path, number, "the quality gate's value lies with the server")
    for command in commands:
        if "-Dsonar.qualitygate.wait=true" in command.words:
            return command.evidence("the quality gate's value lies with the server")[0]
    return None
