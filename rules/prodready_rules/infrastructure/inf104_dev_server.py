"""# Development server in a deployment

**Reported**: a development server where the application is deployed: in `CMD` or `ENTRYPOINT`, in a script that they start, in
the command of a compose service, or in a Procfile. That is `flask run`, `manage.py runserver`, `fastapi dev`, `--reload`, a
file whose main guard calls `app.run()` of Flask, and the like.

**Not reported**: Dockerfiles and compose files for development, overrides, dev containers, demos and tests; a compose file
beside one that is named for production; services into which the code is mounted with `DEBUG` on or that are built for a target
named for development, or whose image itself starts a production server, or whose `env_file` is named for a developer's machine,
and images that only such services build; an image that nobody builds beside a Procfile or another Dockerfile that names the
server; a Procfile without `web` beside images; a script that starts a production server in another branch, or adds `--reload`
where a variable for development says so; a file that starts one for development where `DEBUG`, off by default, is on; an image
that nobody is seen to build where CI builds another server of the same folder.

Wrong: `CMD ["flask", "run", "--host=0.0.0.0"]`. Right: `CMD ["gunicorn", "app:create_app()"]`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from prodready.api import Confidence, Finding, Location, Severity, finding
from prodready.facts.documents import Text
from prodready.facts.files import Role
from prodready.project.code.types import Types
from prodready.project.commands.arms import tested
from prodready.project.commands.expand import Expander
from prodready.project.commands.programs import Command
from prodready.project.commands.steps import Context, Step
from prodready.project.containers.compose import Compose, is_aside
from prodready.project.containers.development import PRODUCTION, by_module, by_words
from prodready.project.containers.follow import follow
from prodready.project.containers.starts import Start, start_of
from prodready.project.deployment.images import Image, Images
from prodready.project.deployment.stacks import Deployment
from prodready.project.deployment.workbench import keeps_to_developers, mounts_code, stays_own
from prodready.project.layout.repo import Repo
from prodready.project.layout.topology import Topology
from prodready.project.services.kind import Services
from prodready.project.snapshot import Snapshot

_DEVELOPMENT = re.compile(
    r"(^|[._/-])(dev|devel|develop|development|local|debug|override|devcontainer|examples?|docs?)([._/-]|$)", re.I
)
_PRODUCTION_FILE = re.compile(r"(^|[._/-])(prod|production|deploy|live|release|staging)([._/-]|$)", re.I)
_FOR_DEVELOPMENT = re.compile(r"(^|[\s_/.'-])(dev|development|debug)([\s_.'-]|$)")
_OWN_WORDS = re.compile(r"\bfastapi\s+dev\b|(?:^|\s)--(?:debug|dev)\b")
"""Words of development servers themselves, which do not tell that a service is a developer's own."""
_WHEN_DEVELOPING = re.compile(r"(?:^|[_${\W])(?:DEV|DEVEL|DEVELOP|DEVELOPMENT|LOCAL|DEBUG|RELOAD)(?:[_}\W]|$)", re.I)
_NEGATED = re.compile(r"!|\s-[zn]\s.*\bprod", re.I)
_GIVEN = re.compile(r"^(?:exec\s+)?\"?\$[@*]\"?$")
_PROCESS = re.compile(r"^([A-Za-z][\w-]*):\s*(\S.*)$")


@finding(
    code="INF104",
    name="dev-server",
    section="infrastructure",
    severity=Severity.ERROR,
    question="Is the application deployed with a production server?",
    why="Development servers serve one request after another, reload code and may show a debugger to everybody.",
    fix="Start gunicorn, uvicorn without --reload, hypercorn, granian or another production server.",
    references=("https://flask.palletsprojects.com/en/stable/deploying/",),
)
def rule(
    snapshot: Snapshot,
    services: Services,
    topology: Topology,
    types: Types,
    images: Images,
    deployment: Deployment,
    compose: Compose,
) -> Iterator[Finding]:
    """Every start of what is deployed, followed to the programs that it runs."""
    seen: set[tuple[str, int]] = set()
    for commands, confidence in _started(snapshot, images, deployment, compose) if services.runs else ():
        serious = {
            command.path for command in commands if command.program in PRODUCTION and not by_words(command.words)
        }
        for command in commands:
            why = by_words(command.words) or by_module(snapshot, types, command, topology.packages)
            mixed = command.path in serious and command.path in snapshot.documents and bool(command.via)
            place = _place(command)
            if why and not mixed and place not in seen and not _is_switched_on(snapshot, command, why):
                seen.add(place)
                location = Location(place[0], place[1], 0, place[1], 0)
                kind = "an option of development" if " --" in why else "a development server"
                message = f"{_short(command)} deploys {why}, {kind}"
                yield Finding("INF104", Severity.ERROR, location, message, confidence)


def _is_switched_on(snapshot: Snapshot, command: Command, why: str) -> bool:
    """Whether a script adds the option to a variable only where one that speaks of development says so
    (``if [ "$LOCAL_DEV" = yes ]; then ARGS="$ARGS --reload"; fi``)."""
    option = why.rpartition(" ")[2]
    script = snapshot.documents.get(command.path)
    if option[:2] != "--" or option in command.raw or not isinstance(script, Text):
        return False
    lines = list(enumerate(script.lines, 1))
    tests = [tested(lines, number) for number, line in lines if option in line and not line.lstrip().startswith("#")]
    return bool(tests) and all(_WHEN_DEVELOPING.search(test) and not _NEGATED.search(test) for test in tests)


def _place(command: Command) -> tuple[str, int]:
    """Where a command is written; one that only runs what it is given (``exec "$@"``) is where that stands."""
    if _GIVEN.search(command.raw) and command.via:
        return command.via[0].path, command.via[0].line
    return command.path, command.line


def _short(command: Command) -> str:
    line = " ".join(command.words if _GIVEN.search(command.raw) else command.raw.split())
    return f"`{line if len(line) <= 80 else line[:77] + '...'}`"


Started = tuple[tuple[Command, ...], Confidence]


def _started(snapshot: Snapshot, images: Images, deployment: Deployment, compose: Compose) -> Iterator[Started]:
    """What each start leads to. A compose service into which the code is mounted is likely a developer's own."""
    deployed = {image.path: image for image in images.deployed}
    files = {one.path for one in compose.files if not is_aside(one.path, snapshot.role(one.path))}
    for image in deployed.values():
        for start, _ in () if keeps_to_developers(snapshot, compose, image) else image.starts:
            if start.path == image.path:
                yield follow(image.layers, start), Confidence.HIGH
    for app in deployment.services:
        service = app.service
        body = service.command or service.entrypoint
        if body is None or service.command_path not in files or not is_deployed(service.command_path, files):
            continue
        written = " ".join(one[0] for one in (service.entrypoint, service.command) if one)
        spoken = f"{_OWN_WORDS.sub(' ', written)} {service.name}"
        if (
            _FOR_DEVELOPMENT.search(spoken)
            or stays_own(snapshot, deployment, service)
            or any(one.development for one in app.images)
            or (mounts_code(snapshot, service) and any(map(_serves_well, app.images)))
        ):
            continue
        confidence = Confidence.LOW if service.volumes else Confidence.MEDIUM
        built = next((deployed[one.path] for one in app.images if one.path in deployed), None)
        start = Start(body[0], service.command_path, body[1], service.working_dir)
        whole = start_of(built.layers, built.path, None, start) if built and service.command else start
        if built and whole:
            yield follow(built.layers, whole), confidence
        else:
            yield _expanded(snapshot, service.command_path, (body,)), confidence
    for path, found in snapshot.of(Text):
        if path.rpartition("/")[2] == "Procfile" and snapshot.role(path) not in (Role.TEST, Role.DOCS, Role.TEMPLATE):
            bodies = ((match, number) for number, line in enumerate(found.lines, 1) if (match := _process(line)))
            if not (deployed and _is_for_developers(found)):
                yield _expanded(snapshot, path, bodies), Confidence.HIGH


def _serves_well(image: Image) -> bool:
    """Whether an image starts a production server of its own, so that another command is for who edits the code."""
    commands = [one for start, _ in image.starts if start.path == image.path for one in follow(image.layers, start)]
    return any(one.program in PRODUCTION for one in commands) and not any(by_words(one.words) for one in commands)


def _is_for_developers(procfile: Text) -> bool:
    """Whether no process is called ``web``, without which a platform has nothing to route requests to."""
    return not any(line.startswith("web:") for line in procfile.lines)


def is_deployed(path: str, files: Iterable[str]) -> bool:
    """Whether a compose file is for a deployment: not named for development, and none beside it named for production."""
    if _DEVELOPMENT.search(path):
        return False
    return bool(_PRODUCTION_FILE.search(path)) or not any(_PRODUCTION_FILE.search(other) for other in files)


def _process(line: str) -> str:
    found = _PROCESS.match(line)
    return found[2] if found else ""


def _expanded(snapshot: Snapshot, path: str, bodies: Iterable[tuple[str, int]]) -> tuple[Command, ...]:
    expander = Expander(Repo(snapshot))
    folder = path.rpartition("/")[0]
    steps = (Step((body,), Context(path, "deployment", "", folder)) for body in bodies)
    return tuple(command for step in steps for command in expander.step(step))
