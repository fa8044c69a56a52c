"""# TST001 pytest-config

Does the repository hold configuration that its test runner reads?

## What passes

- A table or file that pytest itself reads, at the root, in the service's folder, or above most of the tests:
  `pytest.toml`, `.pytest.toml`, `pytest.ini` and `.pytest.ini` (an empty one counts), `[tool.pytest.ini_options]` or
  `[tool.pytest]` in `pyproject.toml`, `[pytest]` in `tox.ini`, `[tool:pytest]` in `setup.cfg`.
- Another runner that CI calls, directly or through make, tox, nox, a script or a container: Django's `manage.py test`,
  unittest, nose2, trial, ward, `hatch test` …

## What does not

- A `conftest.py` alone, or pytest among the dependencies.
- A program of the repository that runs some of its tests by itself, where pytest runs the others.
- `[testenv]` in `tox.ini` without `[pytest]`; `[pytest]` in `setup.cfg`, on which pytest aborts.
- `[tool.pytest]` where the locked pytest is older than 9 and ignores the table, where its `addopts` is text, or beside
  `[tool.pytest.ini_options]`: pytest 9 refuses both.
- Configuration in examples, templates or vendored folders, or of a small part of the repository only.

## How it is decided

The documents are read with their parsers and compared with pytest's own list of files and tables; the version comes
from lock files and pinned requirements. Where none counts, every command that CI leads to is followed to its end and
asked whether it is another runner.

```toml
# pyproject.toml
[tool.pytest.ini_options]
testpaths = ["tests"]
addopts = "-ra --strict-markers --strict-config"
xfail_strict = true
```

## Limits

Options that only a command line or `PYTEST_ADDOPTS` gives are no configuration. A CI system configured outside the
repository is not seen.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from prodready.api import Effort, Evidence, Verdict, failed, passed, point, unknown
from prodready.facts.documents import Document, Entry, Node, entries, scalars
from prodready.project.ci.pipelines import Ci, local_commands
from prodready.project.commands.programs import one_line
from prodready.project.layout.unread import unread
from prodready.project.services.main_service import MainService
from prodready.project.snapshot import Snapshot
from prodready.project.testing.pytest_config import RANKS, PytestConfig, pytest_configs
from prodready.project.testing.runs import TestRuns, runs_of

SEARCHED = (
    "pytest.toml, .pytest.toml, pytest.ini, .pytest.ini, [tool.pytest.ini_options] and [tool.pytest] in "
    "pyproject.toml, [pytest] in tox.ini, [tool:pytest] in setup.cfg; test runners in {pipelines} CI configuration(s)"
)
NEAR = ("pyproject.toml", "setup.cfg", "tox.ini")
CITED = 4
EXAMPLE = re.compile(r"(^|/)(examples?|docs?|samples?|demos?)/")
_PYTEST = re.compile(r"(?<![.\w])pytest(?!_cache)")
"""The word, not the folder in which pytest keeps what it remembers."""
OWN = "python"
"""The runner of a program of the repository that runs its tests by itself."""


@point(
    code="TST001",
    name="pytest-config",
    section="testing",
    question="Is the test runner configured in the repository?",
    why="Without configuration each machine collects other tests under other options: a typo in a marker, a skipped "
    "folder or an expected failure that passes goes unseen.",
    fix='Add [tool.pytest.ini_options] to pyproject.toml with testpaths = ["tests"], '
    'addopts = "-ra --strict-markers --strict-config" and xfail_strict = true.',
    effort=Effort.MINUTES,
    references=("https://docs.pytest.org/en/stable/reference/customize.html",),
)
def rule(snapshot: Snapshot, ci: Ci, tests: TestRuns, main: MainService) -> Verdict:
    """Working configuration first, then another runner in CI."""
    configs = pytest_configs(snapshot)
    working = [config for config in configs if config.works]
    deciding = sorted(_deciding(snapshot, working), key=lambda config: _serves(config, main))
    if deciding:
        places = [Evidence(config.path, config.line, config.table) for config in deciding[:CITED]]
        others = len(deciding) - 1
        more = f", and in {others} other folder{'s' if others > 1 else ''}" if others else ""
        return passed(f"pytest reads {deciding[0].table} in {deciding[0].path}{more}", *places)
    equivalent = [run for run in tests.runs if run.is_equivalent]
    by_pytest = [run for run in tests.runs if run.runner == "pytest"]
    plain = [run for run in by_pytest if not {"-c", "--config-file", "--rootdir"}.intersection(run.words)]
    rest = [run for run in equivalent if not ((by_pytest or _are_pytests(snapshot)) and run.runner == OWN)]
    other = next((run for run in rest if not run.command.ignored), None)
    if other:
        message = f"CI runs the tests with {other.runner}: {one_line(other.command.raw)}"
        return passed(message, *other.command.evidence(f"equivalent to a pytest configuration: {other.runner}"))
    broken = unread(snapshot, {*NEAR, "pytest.ini", "pytest.toml"}.__contains__)
    if broken:
        return unknown(f"{broken.path} could not be read", broken)
    searched = SEARCHED.format(pipelines=len(ci.pipelines))
    defects = [config for config in configs if config.defect]
    if defects:
        misses = [Evidence(config.path, config.line, config.defect) for config in defects]
        return failed(f"{defects[0].path}: {defects[0].defect}", *misses, searched=searched)
    partial = [Evidence(config.path, config.line, "covers a part of the tests only") for config in working]
    message = "No configuration that pytest reads, and CI calls no other runner"
    if rest:
        message += f" whose failure would count, though it calls {rest[0].runner}"
        partial += rest[0].command.evidence("its failure does not count, or it never runs")
    elif equivalent:
        partial += equivalent[0].command.evidence("a program of tests beside pytest, which reads no configuration")
    elif plain and not partial:
        partial += plain[0].command.evidence("runs pytest, which finds no configuration")
    return failed(message, *partial, *_unused(snapshot), *_near(snapshot, main), searched=searched)


def _are_pytests(snapshot: Snapshot) -> bool:
    """Whether tests are written for pytest."""
    imports = (item.target for _, module in snapshot.tests() for item in module.imports)
    return any(target.partition(".")[0] == "pytest" for target in imports)


def _serves(config: PytestConfig, main: MainService) -> int:
    """A key that sorts configurations of the parts with most routes first."""
    below = (count for root, count in main.routes.items() if f"{root}/".startswith(f"{config.directory}/"))
    return -max((main.weight(config.path), *below))


def _deciding(snapshot: Snapshot, configs: list[PytestConfig]) -> list[PytestConfig]:
    """The configurations that apply, of each folder the one that pytest reads: that of the root, or those above half of
    the tests or of the application, those of most files first."""
    ranked = sorted(configs, key=lambda config: RANKS.index(posixpath.basename(config.path)), reverse=True)
    read = {config.directory: config for config in ranked}
    if "" in read:
        return [read[""]]
    tests = [path for path, _ in snapshot.tests()]
    application = [path for path, _ in snapshot.application()]
    for paths in (tests, application):
        held = {folder: sum(path.startswith(f"{folder}/") for path in paths) for folder in sorted(read)}
        inside = [path for path in paths if path.startswith(tuple(f"{folder}/" for folder in read))]
        if inside and len(inside) * 2 >= len(paths):
            return [read[folder] for folder in sorted(held, key=lambda folder: -held[folder]) if held[folder]]
    return []


def _mention(document: Document) -> int:
    """The first line of a document on which pytest is named; 0 if it is not."""
    lines = (node.line for root in document.roots for _, node in scalars(root) if _PYTEST.search(str(node.value)))
    keys = (entry.line for root in document.roots for entry in _all_entries(root) if _PYTEST.search(entry.key))
    return min((*lines, *keys), default=0)


def _all_entries(node: Node) -> Iterator[Entry]:
    for entry in entries(node):
        yield entry
        yield from _all_entries(entry.value)


def _unused(snapshot: Snapshot) -> list[Evidence]:
    """Another runner that a developer can start by a command of the repository, and that CI does not call."""
    local = runs_of(snapshot, local_commands(snapshot, ("make test", "just test", "task test", "tox")))
    note = "runs the tests, but CI does not call it"
    return [place for run in local if run.is_equivalent for place in run.command.evidence(note)][:1]


def _near(snapshot: Snapshot, main: MainService) -> list[Evidence]:
    """Files of the main service that could hold the configuration, and the fixtures that show that pytest is used."""
    misses = [
        Evidence(path, line, "names pytest, and the file holds no table that it reads")
        for path, found in snapshot.of(Document)
        if not found.problem and path.rsplit("/", 1)[-1] in NEAR and path.count("/") <= 1
        if (line := _mention(found))
    ]
    fixtures = [path for path in snapshot.modules if path.rsplit("/", 1)[-1] == "conftest.py"]
    fixtures = [path for path in fixtures if not EXAMPLE.search(path)]
    alone = main.first(Evidence(path, 1, "a conftest.py alone is no configuration") for path in fixtures)
    return [*main.first(misses), *alone[:2]]
