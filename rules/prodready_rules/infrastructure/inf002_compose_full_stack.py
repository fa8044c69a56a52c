"""# The full stack in one command

Does a compose file, or something equal to it, bring up the application together with its database?

## What passes

- A compose file with the application, built from a path that resolves or by an image of the project, and, where the
  default configuration stores in a server, that server: PostgreSQL, MySQL, MongoDB … Several files count together
  where compose joins them by itself (`override`, `include`, `extends`) or a documented command or CI step does.
- Kubernetes manifests, a Helm chart, Terraform or a Render blueprint that bring up the same.
- A dev container that starts the application.

An application that stores nothing, or in a file such as SQLite by default, needs no server.

## What does not

- Databases, caches and tools alone: the application is what the file is for.
- A service that only waits (`sleep infinity`) or runs the tests.
- A service whose `build` leads to no Dockerfile, or that extends one that does not exist.
- Compose files of tests, load tests and documentation.

Passes:

```yaml
services:
  api:
    build: .
    depends_on: [db]
  db:
    image: postgres:18
```

Fails, because the application is not in it:

```yaml
services:
  db:
    image: postgres:18
  redis:
    image: redis:8
```

## Limits

Nothing is started. That an image named like the project holds the application is taken for granted. Where nothing else
starts the application and a compose file cannot be read, the verdict is unknown.
"""

from __future__ import annotations

import posixpath
import re

from prodready.api import Effort, Evidence, Verdict, failed, passed, point, unknown
from prodready.project.ci.pipelines import Documented
from prodready.project.commands.background import ends, names_server, starts_background
from prodready.project.commands.runners.container import COMPOSE_NAMES
from prodready.project.containers.compose import Service, is_compose_file
from prodready.project.containers.compose_reader import is_trial
from prodready.project.deployment.dev_containers import DevContainers
from prodready.project.deployment.manifests import Manifest, Manifests
from prodready.project.deployment.servers import Need
from prodready.project.deployment.stacks import AppService, Deployed, Deployment
from prodready.project.layout.unread import above, unread
from prodready.project.services.kind import Services
from prodready.project.services.main_service import MainService
from prodready.project.snapshot import Snapshot

CITED = 5
NAMED = 4
_TRIAL = re.compile(r"(^|[_.-])tests?([_.-]|$)")
_MOCK = re.compile(r"mock|fake|stub|(?:^|[_-])set-?up(?:[_-]|$)|[_-]cli$|(?:^|[_-])(?:base|assets)(?:[_-]|$)")
"""Names of services that play another one, prepare it, are built on or are called by hand."""
_ASIDE = re.compile(r"\.(?:example|sample|dist|template)\Z|(?:^|/)\.devcontainer/")
"""Compose files that people copy, and those of an editor's container: they would not decide if they could be read."""
SEARCHED = "compose files, Kubernetes manifests, Helm charts, Terraform, Render blueprints and dev containers"


@point(
    code="INF002",
    name="compose-full-stack",
    section="infrastructure",
    question="Does one command bring up the application with its database?",
    why="A stack that starts with one command is what new people, tests and reviews run against.",
    fix="Add a compose file with the application built from its Dockerfile and the database that it needs.",
    effort=Effort.HOURS,
    references=("https://docs.docker.com/compose/",),
)
def rule(
    services: Services,
    deployment: Deployment,
    manifests: Manifests,
    opened: DevContainers,
    need: Need,
    main: MainService,
    documented: Documented,
    snapshot: Snapshot,
) -> Verdict:
    """The first stack or manifest that holds all, else the nearest one."""
    if not services.runs:
        return services.lacking("neither a service nor a worker")
    stacks = sorted(
        (stack for stack in deployment.stacks if not stack.trial),
        key=lambda stack: (_elsewhere(stack, main), _mention(stack, documented)),
    )
    whole = next((stack for stack in stacks if stack.meets(need)), None)
    if whole is not None:
        return _passed(whole, need, main)
    for manifest in (*manifests.found, *opened.found):
        if manifest.apps and need.met_by(manifest.databases):
            brought = f"The application{_with(manifest.databases)}"
            return passed(f"{brought} is brought up by {manifest.kind}", *_together(manifest))
    broken = unread(
        snapshot,
        lambda path: is_compose_file(path) and not (is_trial(path, snapshot.role(path)) or _ASIDE.search(path)),
    )
    if broken and not any(stack.apps for stack in stacks):
        return unknown(f"{broken.path} could not be read", broken, searched=SEARCHED)
    outer = next((path for path in snapshot.outer if is_compose_file(path)), "")
    if outer and not any(stack.apps for stack in stacks):
        return unknown(above(outer), searched=SEARCHED)
    return _failed(stacks, deployment, (*opened.found, *manifests.found), need)


def _elsewhere(stack: Deployed, main: MainService) -> bool:
    """Whether a stack stands with another part of the repository, one that serves nothing: a client, to try it out."""
    path = stack.stack.files[0]
    return bool(main.topology.root_of(path)) and not main.weight(path)


def _mention(stack: Deployed, documented: Documented) -> int:
    """How early the documentation's commands name the first file of a stack; the one that compose takes by itself at the
    root needs no mention."""
    path = stack.stack.files[0]
    if path in COMPOSE_NAMES:
        return -1
    return next((at for at, command in enumerate(documented.commands) if path in command.raw), len(documented.commands))


def _passed(whole: Deployed, need: Need, main: MainService) -> Verdict:
    asked = [app for app in whole.apps if not app.broken] or list(whole.apps)
    asked = [app for app in asked if not app.service.profiles] or asked
    files = " with ".join(whole.stack.files[:3])
    finished = whole.stack.finished
    ordered = sorted(asked, key=lambda app: (app.service.name in finished, *_aside(app, whole.apps, main)))
    ordered = [app for app in ordered if not _is_other(app, main)] or ordered
    ordered = [app for app in ordered if not _stands_in(app.service, finished)] or ordered
    names = list(dict.fromkeys(app.service.name for app in ordered))
    apps = f"{', '.join(names[:NAMED])}{' …' if len(names) > NAMED else ''}"
    places = [app.evidence for app in ordered[:2]]
    servers = [pair for pair in whole.servers if pair[0] in need.names] or list(whole.servers)
    servers = [pair for pair in servers if not _TRIAL.search(pair[1].name)] or servers
    servers = [pair for pair in servers if any(_asks(app.service, pair[1].name) for app in ordered[:2])] or servers
    places += [Evidence(one.path, one.line, f"{one.name}: {kind}") for kind, one in servers[:2]]
    if not servers:
        places += list(need.evidence[:1])
    started = [whole.stack.started_by] if whole.stack.started_by else []
    return passed(f"{files} starts {apps}{_with(frozenset(kind for kind, _ in servers))}", *places, *started)


def _stands_in(service: Service, finished: frozenset[str]) -> bool:
    """Whether a service stands in for another one, or ends before the application starts."""
    return bool(_MOCK.search(service.name)) or service.name in finished or _ends(service)


def _aside(app: AppService, apps: tuple[AppService, ...], main: MainService) -> tuple[bool, ...]:
    """What stays up first, of the main service, that answers requests, by its name too; a base to build on starts nothing."""
    service = app.service
    command = " ".join(body[0] for body in (service.entrypoint, service.command) if body)
    alike = (one.service for one in apps if one.service is not service and _is_alike(one.service, service))
    started = (
        body
        for one in alike
        if (body := one.command or one.entrypoint) and not (starts_background(body[0], one.name) or ends(body[0]))
    )
    base = not command and next(started, None) is not None
    return (
        _ends(service),
        _is_other(app, main),
        starts_background(command, service.name),
        base,
        not names_server(service.name),
    )


def _is_alike(one: Service, other: Service) -> bool:
    """Whether two services are of one image."""
    return one.image == other.image if other.image else one.build == other.build


def _is_other(app: AppService, main: MainService) -> bool:
    """Whether a service is built from an image of a part beside the main one."""
    return any(not main.holds(image.path) for image in app.images[:1])


def _asks(service: Service, server: str) -> bool:
    """Whether a service waits for another one, or is told its name as a host."""
    host = re.compile(rf"(?<![\w.-]){re.escape(server)}(?![\w.-])")
    return server in service.needs or any(host.search(value) for _, value in service.environment)


def _ends(service: Service) -> bool:
    """Whether a service does one thing and ends: migrations, fixtures."""
    command = service.command[0] if service.command else ""
    return ends(command or service.name)


def _together(manifest: Manifest) -> list[Evidence]:
    """The application and its databases, of one folder where one holds both."""
    servers = [place for _, place in manifest.servers]
    folder = posixpath.dirname(manifest.apps[0].path)
    beside = [place for place in servers if posixpath.dirname(place.path) == folder]
    apps = [place for place in manifest.apps if not beside or posixpath.dirname(place.path) == folder]
    apps.sort(key=lambda place: starts_background("", posixpath.basename(place.path)))
    return [*apps[:3], *(beside or servers)[:2]]


def _with(databases: frozenset[str]) -> str:
    named = sorted(filter(None, databases))
    return f" with {', '.join(named)}" if named else ""


def _failed(stacks: list[Deployed], deployment: Deployment, manifests: tuple[Manifest, ...], need: Need) -> Verdict:
    lacking = next((stack for stack in stacks if stack.apps), None)
    if lacking is not None:
        app = lacking.apps[0].service
        place = Evidence(app.path, app.line, f"service {app.name}, without the database that it needs")
        message = f"{lacking.stack.files[0]} starts {app.name}, but not {need.wanted}"
        return failed(message, place, *need.evidence[:1], searched=SEARCHED)
    if deployment.misses:
        return failed(
            f"No service starts the application: {deployment.misses[0].note}",
            *deployment.misses[:CITED],
            searched=SEARCHED,
        )
    behind = [stack for stack in stacks if stack.stack.services]
    if behind:
        first = behind[0].stack
        places = [service.evidence for service in first.services[:CITED]]
        names = ", ".join(service.name for service in first.services[:CITED])
        return failed(f"{first.files[0]} starts {names}, but not the application", *places, searched=SEARCHED)
    alone = next((manifest for manifest in manifests if manifest.apps and not manifest.servers), None)
    if alone is not None:
        message = f"{alone.kind}: the application, but not {need.wanted}"
        return failed(message, *alone.apps[:3], *need.evidence[:1], searched=SEARCHED)
    servers = [place for manifest in manifests for _, place in manifest.servers]
    apps = [place for manifest in manifests for place in manifest.apps]
    if apps or servers:
        return failed("Manifests hold only a part of the stack", *apps[:3], *servers[:2], searched=SEARCHED)
    return failed("Nothing brings up the application with what it needs", searched=SEARCHED)
