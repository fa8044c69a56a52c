"""Which commands run the tests, with which runner, on what, and with coverage switched on."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from prodready.api import fact
from prodready.facts.files import Role
from prodready.facts.python import Module, last_word
from prodready.project.ci.pipelines import Ci
from prodready.project.commands.programs import Command, program
from prodready.project.commands.runners.fragments import options
from prodready.project.commands.steps import Use
from prodready.project.layout.packages import packages
from prodready.project.layout.repo import Repo
from prodready.project.layout.topology import Topology
from prodready.project.routing.routes import Routes
from prodready.project.snapshot import Snapshot

PYTEST = frozenset({"pytest", "py.test", "pytest-3", "pytest3", "pytest-gevent"})
_OTHER_RUNNERS = {
    "unittest": "unittest",
    "nose2": "nose2",
    "nosetests": "nose",
    "nosetests3": "nose",
    "nose": "nose",
    "trial": "trial",
    "ward": "ward",
    "green": "green",
    "stestr": "stestr",
    "testr": "stestr",
    "zope-testrunner": "zope.testrunner",
    "behave": "behave",
    "robot": "Robot Framework",
    "pabot": "Robot Framework",
}
_TOLD_AFTERWARDS = frozenset((word,) for word in ("slowest", "last", "failing", "list", "init", "stats"))
"""What stestr does beside running tests."""
API_COLLECTIONS = frozenset(
    {"newman", "schemathesis", "st", "hurl", "tavern-ci", "dredd", "bru", "venom", "stepci", "postman"}
)
_NO_RUN = frozenset({"--version", "--help", "-h", "-V", "--collect-only", "--co", "--fixtures", "--markers"})
_PYTEST_VALUES = frozenset(
    {"-k", "-m", "-n", "-c", "-p", "-o", "-W", "-r", "--ds", "--dc", "--dist", "--maxfail", "--cov-report", "--tx"}
    | {"--cov-config", "--cov-fail-under", "--junitxml", "--junit-xml", "--rootdir", "--durations", "--tb", "--html"}
    | {"--numprocesses", "--timeout", "--log-level", "--import-mode", "--ignore", "--deselect", "--splits", "--group"}
    | {"--confcutdir", "--basetemp", "--reruns", "--log-cli-level", "--color", "--override-ini", "--pythonwarnings"}
)
_COVERAGE_VALUES = frozenset(
    {
        "--source",
        "--rcfile",
        "--data-file",
        "--include",
        "--omit",
        "--concurrency",
        "--context",
        "--source-pkgs",
        "--debug",
    }
)
_LAUNCHERS = frozenset({"npx", "bunx", "pnpx"})
_NAMED_TEST = re.compile(
    r"(?<![a-z])(?:(?:py|unit|api|integration|run|backend)?[-_]?tests?|tox|nox)(?![a-z])", re.IGNORECASE
)
_FOREIGN = re.compile(
    r"front-?end|\b(js|node|npm|jest|cypress|playwright|e2e|web|ui|lint|docs?|smoke)\b|(?<![a-z])(?:pnpm|yarn|vitest)(?![a-z])",
    re.I,
)
_FRONT_END = re.compile(r"front[-_]?end", re.I)
_OF_BROWSERS = re.compile(r"(?:^|[/_-])(?:e2e|end[-_]?to[-_]?end|playwright|selenium|browser)(?:[/_-]|$)", re.I)
_RETIRED = frozenset({"Travis CI", "Shippable", "Wercker", "Codeship", "Scrutinizer", "AppVeyor"})
"""Hosts whose configurations are often left behind."""
_NAMED_HOSTS = frozenset({"GitLab CI", "CircleCI", "Azure Pipelines"})
_TEST_ACTION = re.compile(
    r"(pytest-action|run-pytest|python-pytest|tox-github-action|run-tox|newman-action|schemathesis/action|hurl-action)",
    re.IGNORECASE,
)


class TestRun(msgspec.Struct, frozen=True):
    """A command that runs tests.

    ``runner`` is ``pytest``, ``unittest``, ``django``, ``nose2`` …, ``api`` for a collection of requests against the
    started application, ``named`` where only a name outside the repository says so. ``targets`` are the words that
    select tests; ``words`` the runner's own command line, below ``coverage run``.
    """

    __test__ = False  # pytest collects what is called Test…

    command: Command
    runner: str
    words: tuple[str, ...]
    targets: tuple[str, ...] = ()
    coverage: bool = False

    @property
    def is_equivalent(self) -> bool:
        """A runner with a configuration of its own, other than pytest."""
        return self.runner not in ("pytest", "api", "named")


class TestRuns(msgspec.Struct, frozen=True):
    """The test runs that CI leads to."""

    __test__ = False

    runs: tuple[TestRun, ...] = ()
    uses: tuple[Use, ...] = ()  # packaged steps and foreign pipelines whose name says that they test

    @property
    def effective(self) -> tuple[TestRun, ...]:
        """Those that run on a change and whose failure is felt."""
        return tuple(run for run in self.runs if run.command.effective)


@fact
def test_runs(snapshot: Snapshot, ci: Ci, topology: Topology, routes: Routes) -> TestRuns:
    """The test runs of CI: those of the part with most routes first, then those that a change starts, of the likeliest host, that
    need no browser, without a marker, by a job named for tests, at the root, with more than single files, on the shortest way."""
    counts = Counter(topology.root_of(route.file) for route in routes.http)
    most = max(counts.values(), default=0)

    def aside(run: TestRun) -> tuple[int, bool, int, bool, bool, int, bool, bool, int]:
        command = run.command
        roots = {topology.root_of(folder) for folder in _folders(snapshot, run)} - {""}
        main = max((counts[root] for root in roots), default=most)
        pipeline = posixpath.basename((command.via[0] if command.via else command).path)
        named = says_tests(command.job) + says_tests(pipeline)
        browsers = any(map(_OF_BROWSERS.search, (command.job, *run.targets))) or "--browser" in run.words
        marked = _is_marked(run)
        return (
            -main,
            not command.effective,
            host_rank(command.host),
            browsers,
            marked,
            -named,
            bool(command.directory),
            marked or any(target.partition("::")[0].endswith(".py") for target in run.targets),
            len(command.via),
        )

    runs = sorted(runs_of(snapshot, ci.commands), key=aside)
    return TestRuns(tuple(runs), tuple(use for use in ci.uses if _names_tests(use)))


def _folders(snapshot: Snapshot, run: TestRun) -> Iterator[str]:
    """The folders and files that a run takes tests from; that in which it runs, if they are not told."""
    here = run.command.directory
    named = [posixpath.normpath(posixpath.join(here, target.partition("::")[0])) for target in run.targets]
    known = [path for path in named if any(f"{each}/".startswith(f"{path}/") for each in snapshot.modules)]
    yield from known or [here]


def host_rank(host: str) -> int:
    """A key that sorts what a repository's own host runs first, and what is often left behind last."""
    return 0 if host == "GitHub Actions" else 2 if host in _RETIRED else 1


def _is_marked(run: TestRun) -> bool:
    """Whether a run takes what a marker or a word selects (``-m slow``; not ``-m "not slow"``)."""
    given, _ = options(run.words[1:], _PYTEST_VALUES) if run.runner == "pytest" else ({}, [])
    selected = [value for name in ("-m", "-k") if (value := given.get(name)) and not value.startswith("not ")]
    return bool(selected)


def runs_of(snapshot: Snapshot, commands: Iterable[Command]) -> tuple[TestRun, ...]:
    """The test runs among commands."""
    repo = Repo(snapshot)
    return tuple(run for command in commands for run in _classify(repo, command))


def coverage_inner(words: tuple[str, ...]) -> tuple[str, ...] | None:
    """What ``coverage run`` (or slipcover) runs, as ``unwrap`` would show it; None if it is no such command."""
    name = program(words[0]) if words else ""
    if name == "coverage" and words[1:2] == ("run",):
        rest = words[2:]
    elif name == "slipcover":
        rest = words[1:]
    else:
        return None
    index = 0
    while index < len(rest) and rest[index].startswith(("-", "$")):  # a variable that nothing fills holds options
        if rest[index] in ("-m", "--module"):
            return rest[index + 1 :]
        index += 2 if rest[index] in _COVERAGE_VALUES or rest[index] == "--fail-under" else 1
    return ("python", *rest[index:]) if rest[index:] else None


def _classify(repo: Repo, command: Command) -> Iterator[TestRun]:
    inner = coverage_inner(command.words)
    words = inner if inner is not None else command.words
    while words and program(words[0]) in _LAUNCHERS:
        words = words[1:]
    if not words or _NO_RUN.intersection(words):
        return
    runner = _runner(repo, command, words)
    if runner == "pytest" and "--pyargs" in words and not _is_own(repo, _targets(runner, words)):
        return
    if runner and not (command.expanded and runner in ("django", "python")):
        yield TestRun(command, runner, words, _targets(runner, words), inner is not None)


def _runner(repo: Repo, command: Command, words: tuple[str, ...]) -> str:
    name, args = program(words[0]), words[1:]
    if name in PYTEST:
        return "pytest"
    if name in API_COLLECTIONS:
        started = {"run", "collection"}.intersection(args) or name in ("hurl", "dredd", "tavern-ci")
        return "api" if started else ""
    if name in _OTHER_RUNNERS:
        return "" if name in ("stestr", "testr") and args[:1] in _TOLD_AFTERWARDS else _OTHER_RUNNERS[name]
    if (name, args[:1]) in (("hatch", ("test",)), ("rye", ("test",)), ("pants", ("test",)), ("bazel", ("test",))):
        return name
    if name == "django":  # python -m django test
        name, words = "django-admin", ("django-admin", *args)
    module, given = (args[1], args[2:]) if name == "python" and args[:1] == ("-m",) and args[1:] else (name, args)
    if last_word(module) == "manage" and repo.module_path(command.directory, module):  # python -m shop.manage test
        name, words = "manage.py", ("manage.py", *given)
    if name == "python" or name.endswith(".py") or name in ("django-admin", "django-admin.py"):
        return _python_runner(repo, command, words if name == "python" else ("python", *words))
    if args[:1] == ("test",) and _runs_django(repo, name):
        return "django"
    sourced = name in ("source", ".")  # which gives a script variables and runs no test
    return "named" if command.missing and not sourced and says_tests(command.missing) else ""


def _runs_django(repo: Repo, name: str) -> bool:
    """Whether a distribution of the repository installs a command under this name that hands its words on to Django's."""
    targets = [
        (each.folder, target) for each in packages(repo.snapshot) for word, target in each.scripts if word == name
    ]
    found = (repo.module(repo.module_path(folder, target.partition(":")[0].strip())) for folder, target in targets)
    return any(
        last_word(call.name) == "execute_from_command_line" for module in found if module for call in module.calls
    )


def _python_runner(repo: Repo, command: Command, words: tuple[str, ...]) -> str:
    """``python manage.py test``, ``python setup.py test``, ``python -m tests.unit``, ``python tests/test_x.py``."""
    script, args = words[1] if len(words) > 1 else "", words[2:]
    base = posixpath.basename(script)
    if base in ("manage.py", "django-admin", "django-admin.py") or base.startswith("manage"):
        return "django" if args[:1] in (("test",), ("jenkins",)) else "pytest" if args[:1] == ("pytest",) else ""
    if base == "setup.py":
        return "setup.py" if args[:1] in (("test",), ("pytest",), ("nosetests",), ("ptr",)) else ""
    if script == "-m" and args:
        if args[0].startswith("twisted.trial"):
            return "trial"
        path = repo.module_path(command.directory, args[0])
    else:
        path = repo.file(command.directory, script, command.path)
    runs_tests = bool(re.fullmatch(r"(run_?)?(all_?)?(unit_?)?tests?(_?(run|suite|runner))?\.py|test_.*\.py", base))
    in_tests = repo.snapshot.role(path) is Role.TEST and (script == "-m" or _checks_something(base, repo.module(path)))
    if path and (in_tests or runs_tests):
        return "python"
    return "named" if command.missing and runs_tests else ""


def _checks_something(base: str, module: Module | None) -> bool:
    """Whether a program among the tests has a test or an assertion, or says by its name that it checks; others prepare."""
    if re.search(r"pre_?start|wait|fixture|seed|setup|populate|generate", base):
        return False
    if module is None or re.search(r"smoke|check|verif|suite|run|main|all|e2e|integration", base):
        return True
    names = {each.name for each in module.functions} | {each.name for each in module.classes}
    named = any(name.lower().startswith("test") for name in names)
    called = any(last_word(call.name).startswith(("assert", "test", "run_test")) for call in module.calls)
    return named or called or any(function.asserts for function in module.functions)


def _targets(runner: str, words: tuple[str, ...]) -> tuple[str, ...]:
    rest = words[1:]
    if runner == "pytest":
        _, found = options(rest, _PYTEST_VALUES)
        return tuple(found)
    if "test" in rest:
        rest = rest[rest.index("test") + 1 :]
    _, found = options(rest, frozenset({"--settings", "--parallel", "-p", "-s", "-t", "--pattern", "-k", "-v"}))
    return tuple(word for word in found if word not in ("discover", "run"))


def _is_own(repo: Repo, installed: tuple[str, ...]) -> bool:
    """Whether one of the packages whose tests ``pytest --pyargs`` runs may be of the repository, and is no dependency."""
    tails = [f"/{name.replace('.', '/')}" for name in installed]
    own = [f"/{path.removesuffix('.py')}/" for path in repo.snapshot.modules]
    return not tails or any("$" in tail or any(f"{tail}/" in path for path in own) for tail in tails)


_NO_TESTS = re.compile(
    r"\W*(?:docs?|lint|linters?|flake8|black|isort|ruff|mypy|types?|style|format|build|pylint|bandit)\W*", re.I
)
"""Environments of tox that test nothing."""


def says_tests(name: str) -> bool:
    """Whether the name of a job, a file or a packaged step says that it runs tests, and not those of something else."""
    tail = posixpath.basename(name.replace("@", "/@").split("/@")[0])
    return bool(_NAMED_TEST.search(tail.rsplit(".", 1)[0])) and not _FOREIGN.search(name)


def _names_tests(use: Use) -> bool:
    """A packaged step known to test, or a pipeline kept elsewhere whose name says so, or the job and the command that it
    is given; not for a front end."""
    if use.name.startswith("./"):
        return False
    foreign = ".github/workflows/" in use.name or use.context.host in _NAMED_HOSTS
    if use.context.host == "Zuul" or "component" in use.name:
        return bool(re.search(r"tox-py|python3?-jobs|python3?-.*jobs|pytest|unit", use.name))
    if _TEST_ACTION.search(use.name):
        environment = use.input("tox_env") or use.input("toxenv") or use.input("tox-env")
        return not (environment and _NO_TESTS.fullmatch(environment))
    told = says_tests(use.context.job) and says_tests(use.input("command"))
    return foreign and not is_for_front_end(use) and (says_tests(use.name) or told)


def is_for_front_end(use: Use) -> bool:
    """Whether a packaged step, its job or its pipeline is named for what runs in a browser."""
    named = any(map(_FRONT_END.search, (use.context.job, posixpath.basename(use.context.path))))
    return named or bool(_FOREIGN.search(use.name))
