"""Coverage: where it is configured, which gates a change must pass, and what reports measured.

Option names, files and their order are those of coverage.py 7 and pytest-cov 5.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from itertools import pairwise

import msgspec

from prodready.facts.documents import CoverageData, Document, Node, at, entries, items, text
from prodready.facts.files import Role
from prodready.model import Evidence
from prodready.project.commands.programs import Command, option
from prodready.project.snapshot import Snapshot
from prodready.project.testing.pytest_config import PytestConfig, config_for
from prodready.project.testing.runs import TestRun

MAJORITY = 0.5
"""A gate over less than this share of the application's lines says nothing of the application."""

_FILES: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = (
    (".coveragerc", (("{}",),)),
    (".coveragerc.toml", (("{}",), ("tool", "coverage", "{}"))),
    ("setup.cfg", (("coverage:{}",),)),
    ("tox.ini", (("coverage:{}",),)),
    ("pyproject.toml", (("tool", "coverage", "{}"),)),
)
_REPORTS = frozenset({"report", "xml", "html", "json", "lcov"})


_STRICT_DEFAULTS = "covdefaults"
"""A plugin of coverage.py whose default is ``fail_under = 100``."""


class CoverageConfig(msgspec.Struct, frozen=True):
    """What coverage.py reads in one folder."""

    path: str
    fail_under: float | None = None
    line: int = 1
    sources: tuple[str, ...] = ()
    omit: tuple[str, ...] = ()


class Gate(msgspec.Struct, frozen=True):
    """A threshold that fails the run: its value, where it stands and what brings it to bear."""

    value: float
    evidence: tuple[Evidence, ...]
    directory: str = ""
    sources: tuple[str, ...] = ()


def coverage_config(snapshot: Snapshot, directory: str, rcfile: str = "") -> CoverageConfig | None:
    """The configuration that coverage.py finds in ``directory``: the first file that has a section of it."""
    for name, tables in _FILES:
        if rcfile and name != posixpath.basename(rcfile):
            continue
        path = posixpath.normpath(posixpath.join(directory, rcfile or name))
        found = _coverage_table(snapshot.document(path), path, tables)
        if found:
            return found
    return None


def _coverage_table(document: Document | None, path: str, tables: tuple[tuple[str, ...], ...]) -> CoverageConfig | None:
    if document is None:
        return None
    for keys in tables:
        report = document.at(*(key.format("report") for key in keys))
        run = document.at(*(key.format("run") for key in keys))
        if report is None and run is None:
            continue
        gate = next((entry for entry in entries(report) if entry.key == "fail_under"), None)
        sources = (*_list(at(run, "source")), *_list(at(run, "source_pkgs")))
        omit = (*_list(at(run, "omit")), *_list(at(report, "omit")))
        plugins = next((entry for entry in entries(run) if entry.key == "plugins"), None)
        if gate is None and plugins is not None and _STRICT_DEFAULTS in _list(plugins.value):
            return CoverageConfig(path, 100, plugins.line, sources, omit)
        place = gate or (report if report is not None else run)
        value = number(text(gate.value)) if gate else None
        return CoverageConfig(path, value, place.line if place else 1, sources, omit)
    return None


def _list(node: Node | None) -> tuple[str, ...]:
    return tuple(word for item in items(node) for word in re.split(r"[,\s]+", text(item)) if word)


def number(value: str) -> float | None:
    """The number with which a text begins, as thresholds are written (``80``, ``"80%"``)."""
    found = re.match(r"^\s*['\"]?(\d+(?:\.\d+)?)\s*%?", value)
    return float(found.group(1)) if found else None


def pytest_words(snapshot: Snapshot, run: TestRun) -> tuple[tuple[str, ...], PytestConfig | None]:
    """The options that pytest sees: configuration, then ``PYTEST_ADDOPTS``, then the command line; later ones win."""
    config = config_for(snapshot, run.command.directory, run.targets)
    configured = tuple(word for word, _ in config.addopts) if config else ()
    environment = tuple(dict(run.command.env).get("PYTEST_ADDOPTS", "").split())
    return (*configured, *environment, *run.words[1:]), config


def is_covered(snapshot: Snapshot, run: TestRun) -> bool:
    """Whether the run measures coverage."""
    if run.coverage or run.command.option("--cover", "--with-coverage") is not None:
        return True
    if run.runner == "stestr" and "coverage run" in dict(run.command.env).get("PYTHON", ""):
        return True
    if run.runner not in ("pytest", "setup.py"):
        return False
    words, _ = pytest_words(snapshot, run)
    return any(word == "--cov" or word.startswith("--cov=") for word in words) and "--no-cov" not in words


def switch(snapshot: Snapshot, run: TestRun) -> tuple[Evidence, ...]:
    """The line of pytest's configuration that switches coverage on for a run whose command line does not."""
    if run.runner != "pytest" or run.coverage or any(word.partition("=")[0] == "--cov" for word in run.words):
        return ()
    config = config_for(snapshot, run.command.directory, run.targets)
    return switched_on(config) if config else ()


def switched_on(config: PytestConfig) -> tuple[Evidence, ...]:
    """The line of a configuration of pytest that switches coverage on."""
    lines = (line for word, line in config.addopts if word.partition("=")[0] == "--cov")
    return tuple(Evidence(config.path, line, "switches coverage on") for line in lines)[:1]


_VALUED = frozenset(
    {
        "--omit",
        "--include",
        "--fail-under",
        "--precision",
        "--sort",
        "--rcfile",
        "--data-file",
        "--format",
        "--contexts",
    }
)
"""Options of ``coverage report`` that take a value."""


def command_gates(snapshot: Snapshot, commands: tuple[Command, ...], runs: tuple[TestRun, ...]) -> Iterator[Gate]:
    """The gates of commands: test runs that fail below a value, and reports over what test runs measured."""
    measured = tuple(run for run in runs if is_covered(snapshot, run))
    for run in measured:
        yield from _run_gates(snapshot, run)
    for command in commands if measured else ():
        yield from _report_gates(snapshot, command, measured)


def _run_gates(snapshot: Snapshot, run: TestRun) -> Iterator[Gate]:
    command = run.command
    if run.runner == "pytest" and not run.coverage:
        words, config = pytest_words(snapshot, run)
        value = option(words, "--cov-fail-under")
        coverage = coverage_config(snapshot, command.directory, option(words, "--cov-config") or "")
        sources = tuple(_cov_sources(words)) or (coverage.sources if coverage else ())
        if value is not None:
            yield from _gate(number(value), _pytest_evidence(run, config), command.directory, sources)
        elif coverage and coverage.fail_under is not None:
            yield from _configured(coverage, command, sources)
    elif value := command.option("--fail-under" if command.program == "slipcover" else "--cover-min-percentage"):
        yield from _gate(number(value), command.evidence(), command.directory, ())
    elif run.runner == "hatch":
        coverage = coverage_config(snapshot, command.directory)
        if coverage and coverage.fail_under is not None:
            yield from _configured(coverage, command, coverage.sources)


def _pytest_evidence(run: TestRun, config: PytestConfig | None) -> tuple[Evidence, ...]:
    """Where the deciding ``--cov-fail-under`` stands, with the run that it governs."""
    here = run.command.evidence("", "--cov-fail-under")
    on_line = option(run.words, "--cov-fail-under") is not None
    if on_line or config is None:
        return here
    line = next((line for word, line in config.addopts if word.startswith("--cov-fail-under")), config.line)
    return (Evidence(config.path, line, "addopts of pytest"), *here)


def _cov_sources(words: tuple[str, ...]) -> Iterator[str]:
    for index, word in enumerate(words):
        following = words[index + 1] if index + 1 < len(words) else ""
        if word.startswith("--cov="):
            yield word[len("--cov=") :]
        elif word == "--cov" and following and not following.startswith("-"):
            yield following


def _report_gates(snapshot: Snapshot, command: Command, measured: tuple[TestRun, ...]) -> Iterator[Gate]:
    if command.program != "coverage" or not _REPORTS.intersection(command.args[:1]):
        return
    config = coverage_config(snapshot, command.directory, command.option("--rcfile") or "")
    sources = tuple(_reported(command)) or (config.sources if config else ())
    if not sources:
        sources = tuple(
            source
            for run in measured
            if run.coverage and run.command.directory == command.directory
            for source in (run.command.option("--source", "--source-pkgs") or "").split(",")
            if source
        )
    value = command.option("--fail-under")
    run_evidence = measured[0].command.evidence()
    if value is not None:
        yield from _gate(number(value), (*command.evidence(), *run_evidence), command.directory, sources)
    elif config and config.fail_under is not None:
        yield from _configured(config, command, sources)


def _reported(command: Command) -> Iterator[str]:
    """The files to which a report is confined: by ``--include``, or named behind the options; up to the first wild card."""
    included = command.option("--include")
    given = included.split(",") if included else []
    for before, word in pairwise(command.args):
        if not word.startswith("-") and before not in _VALUED:
            given.append(word)
    yield from (re.split(r"[*?\[]", each, maxsplit=1)[0] for each in given if each.strip("*./"))


def _configured(config: CoverageConfig, command: Command, sources: tuple[str, ...]) -> Iterator[Gate]:
    place = Evidence(config.path, config.line, f"fail_under = {config.fail_under:g}")
    yield from _gate(config.fail_under, (place, *command.evidence()), command.directory, sources)


def _gate(
    value: float | None, evidence: tuple[Evidence, ...], directory: str, sources: tuple[str, ...]
) -> Iterator[Gate]:
    if value is not None:
        yield Gate(value, evidence, directory, sources)


def share(snapshot: Snapshot, gate: Gate) -> float:
    """The share of the application's code lines that a gate speaks of; names that resolve to nothing mean all. Settings do
    not count: a package of them is usually left out (``--cov=shop`` beside ``config/settings.py``)."""
    every = {path: module.code_lines for path, module in snapshot.application()}
    sizes = {path: lines for path, lines in every.items() if snapshot.role(path) is not Role.SETTINGS} or every
    total = sum(sizes.values())
    inside = {path for path in sizes if not gate.directory or path.startswith(gate.directory + "/")} or set(sizes)
    named = {path for path in inside for source in gate.sources if _is_below(path, gate.directory, source)}
    others = (path for path in snapshot.modules if path not in sizes)
    if not named and any(_is_below(path, gate.directory, source) for path in others for source in gate.sources):
        return 0.0  # of the tests themselves
    config = coverage_config(snapshot, gate.directory)
    chosen = named or inside
    if chosen and config is not None and all(_is_omitted(path, gate.directory, config.omit) for path in chosen):
        return 0.0
    return sum(sizes[path] for path in chosen) / total if total else 1.0


def _is_omitted(path: str, directory: str, patterns: tuple[str, ...]) -> bool:
    """Whether coverage.py leaves a module out, by patterns that are relative to where it runs."""
    inner = path[len(directory) + 1 :] if directory else path
    return any(fnmatch(inner, one.removeprefix("./")) or fnmatch(f"/{inner}", one) for one in patterns)


def _is_below(path: str, directory: str, source: str) -> bool:
    """Whether a module lies in a source, given as a folder or as a dotted package."""
    name = source.strip("./").replace(".", "/") if "/" not in source else source.strip("./")
    if not name:
        return True
    inner = path[len(directory) + 1 :] if directory else path
    stem = inner.removesuffix(".py")
    return stem == name or f"/{stem}/".find(f"/{name}/") >= 0


def matched(snapshot: Snapshot, report: CoverageData) -> tuple[int, int, tuple[str, ...]]:
    """Covered and executable lines of the report's files that are application code, and those files' paths.

    Paths in reports are relative to some source folder or absolute on another machine: the longest tail that names an
    application module decides.
    """
    tails: dict[str, list[str]] = {}
    for path, _ in snapshot.application():
        tails.setdefault(posixpath.basename(path), []).append(path)
    covered = total = 0
    paths: list[str] = []
    for name, hit, lines in report.files:
        clean = name.replace("\\", "/").lstrip("./")
        candidates = tails.get(posixpath.basename(clean), [])
        found = [one for one in candidates if f"/{clean}".endswith(f"/{one}") or f"/{one}".endswith(f"/{clean}")]
        if found:
            covered, total = covered + hit, total + lines
            paths.append(found[0])
    return covered, total, tuple(paths)
