"""# API tests

**Passes** when tests that the runner collects send requests to the application's own routes, through a test client or to
a live server; or when CI runs an API collection (newman, schemathesis, hurl, tavern …) against the started application.

**Does not count**: a client fixture that no test uses, handlers called directly, `RequestFactory`, tests of outbound
HTTP with mocked answers, browser tests alone, tests that are skipped without a condition.

**How it is decided.** Every test function is followed through helpers and fixtures to a call of a client's verb; what a
fixture gives is inferred from what it returns or yields. A real HTTP request counts when its address names one of the
routes.

Passes:

    def test_users(client: TestClient) -> None:
        assert client.get("/users").status_code == 200

Fails:

    @pytest.fixture
    def client() -> TestClient:  # in conftest.py, and no test asks for it
        return TestClient(app)

**Limits.** How many of the routes are requested is not judged.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from prodready.api import Effort, Evidence, Verdict, failed, passed, point
from prodready.project.commands.programs import Command
from prodready.project.layering.hidden import Hidden, unless
from prodready.project.services.kind import Services
from prodready.project.services.main_service import MainService
from prodready.project.testing.modules import TestModules
from prodready.project.testing.requests import SENDS, TestRequests
from prodready.project.testing.runs import TestRuns

_TESTS = re.compile(r"(?:^|[/_.-])(?:tests?|testing|specs?|e2e|integration)(?:[/_.-]|$)", re.IGNORECASE)
_SCRIPTS = re.compile(r"(?:^|/)(?:scripts?|tools?|dev|utils?|examples?)(?:/|$)", re.IGNORECASE)
_WITH_OTHERS = re.compile(
    r"(?:^|/)(?:e2e|end[-_]?to[-_]?end|external|perf|performance|benchmarks?|load|stress|fuzz)\w*(?:/|$)", re.I
)
"""Folders of tests that start other programs beside the service, or many requests of few kinds."""
_AROUND = re.compile(
    r"(?:^|_)(?:health\w*|errors?|error_handlers?|exceptions?|middlewares?|cors|docs|openapi|static|metrics|headers|ping|status|root|config"
    r"|rate_limit\w*|logging|main|app|smoke|debug|dev|utils?|funcs?|helpers?)(?=_|\.py|s?$)",
    re.IGNORECASE,
)
"""Words of tests of what surrounds the routes that a service is for."""


@point(
    code="TST004",
    name="api-tests",
    section="testing",
    question="Do tests send requests to the application's own routes?",
    why="Only a request shows that routing, validation, dependencies and serialisation work together.",
    fix="Add a test that calls a route through the framework's test client, such as TestClient(app).get('/…').",
    effort=Effort.HOURS,
    references=("https://fastapi.tiangolo.com/tutorial/testing/",),
)
def rule(
    services: Services,
    main: MainService,
    tests: TestModules,
    requests: TestRequests,
    runs: TestRuns,
    hidden: Hidden,
) -> Verdict:
    """Look for requests in tests, then for collections in CI."""
    if not services.is_service:
        return services.lacking("not a service")
    if requests.sent:
        return passed(
            f"{len(requests.sent)} of {len(tests.functions)} test modules send requests to the application.",
            *_best(requests, tests, main),
        )
    for run in runs.effective:
        if run.runner == "api" or _is_collection(run.command):
            command = run.command
            return passed(
                f"CI runs an API collection: {run.words[0] if run.words else run.command.raw}.",
                Evidence(command.path, command.line, "runs the API collection"),
                *(Evidence(place.path, place.line, "leads to it") for place in command.via[:3]),
            )
    verdict = failed(
        "No test sends a request to the application.",
        *(Evidence(item.path, item.line, "a test client that no test uses") for item in requests.clients[:3]),
        searched=f"{tests.count} tests in {len(tests.functions)} modules; {len(runs.runs)} test runs of CI",
    )
    return unless(verdict, hidden.tests)


def _is_collection(command: Command) -> bool:
    """A script outside the repository (a submodule's) that is named for API tests."""
    return bool(re.search(r"api[-_]?tests?\b|newman|postman", command.missing))


def _best(requests: TestRequests, tests: TestModules, main: MainService) -> list[Evidence]:
    """The tests of the main service that are nearest to the root of its tests, and where their client is made: by what
    several modules share, or by themselves."""
    always = [one for one in requests.sent if not tests.is_seldom_run(one.path)] or requests.sent
    ordered = main.first(sorted(always, key=_by_place))[:3]
    testing = {item.path for item in requests.sent}
    clients = [client for request in ordered for client in _above(request, requests.clients)]
    clients += main.first(item for item in requests.clients if item.path not in testing and _is_shared(item.path))
    return [*ordered, *clients[:2]]


def _above(request: Evidence, clients: Sequence[Evidence]) -> Sequence[Evidence]:
    """The last client that is made above a request in its module; else the first one below, which a helper makes."""
    made = [client for client in clients if client.path == request.path]
    return [client for client in made if client.line <= request.line][-1:] or made[:1]


def _is_shared(path: str) -> bool:
    """Whether a module may make what several tests ask for: one that is not named like a test, or among fixtures."""
    folder, _, name = path.rpartition("/")
    return not name.startswith("test_") or "fixtures" in folder.split("/")


def _by_place(request: Evidence) -> tuple[bool, bool, bool, bool, int, str]:
    """What stands among the tests before what people run by hand, tests of the service alone before
    those with others around it, what the service is for before what surrounds it, and requests before calls that lead to one."""
    folder, _, name = request.path.rpartition("/")
    by_hand = not _TESTS.search(folder) or bool(_SCRIPTS.search(folder))
    whole = bool(_WITH_OTHERS.search(folder))
    aside = by_hand, whole, bool(_AROUND.search(name))
    return *aside, request.note != SENDS, request.path.count("/"), request.path
