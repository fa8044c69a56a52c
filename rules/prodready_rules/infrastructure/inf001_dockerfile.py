"""# A Dockerfile for the application

Can the application be built into an image and started from it?

## What passes

A Dockerfile or Containerfile of the application, under any usual name and in any usual folder, that looks buildable
and startable from its text:

- it parses, and every `FROM`, `COPY --from` and bind mount resolves to an image or to a stage above it;
- what it copies stands in the build context and `.dockerignore` does not leave it out. The context is the one that a
  compose file, CI, skaffold or a documented command names; else the Dockerfile's folder or one above it;
- it starts the application: by `CMD` or `ENTRYPOINT`, or by a command of a compose file, and the program, script or
  module that it starts is in the image.

## What does not

- A Dockerfile of something else: a database, a proxy, a front end, a test runner, a dev container.
- `COPY` of a file that is not in the context, `--from` of a stage that is not there, a bare name that is no image.
- `CMD ["uvicorn", "app.main:app"]` where the package `app` is not in the image: a bind mount of a compose file does not
  count, because the image is what is deployed.
- An image without a command whose base starts a shell or a bare interpreter.

## How it is decided

Every stage that the target needs is played through over the files of the context: working directories, variables,
copies, installations of the project. Each way to start the image is then followed through shells and entry point
scripts.

Passes:

```dockerfile
FROM python:3.13-slim
WORKDIR /srv
COPY requirements.txt .
RUN pip install -r requirements.txt
COPY app ./app
USER 1000
CMD ["uvicorn", "app.main:app", "--host", "0.0.0.0"]
```

Fails, because the module is `app.main`:

```dockerfile
FROM python:3.13-slim
COPY app/ /srv/
WORKDIR /srv
CMD ["uvicorn", "app.main:app"]
```

## Limits

Nothing is built. What commands of the build fetch, generate or move is taken to be right where it cannot be told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from prodready.api import Effort, Evidence, Verdict, failed, passed, point, unknown
from prodready.facts.documents import Dockerfile
from prodready.facts.files import Kind
from prodready.project.commands.programs import one_line
from prodready.project.containers.scripts import serving_line
from prodready.project.deployment.images import Image, Images, starts_nothing
from prodready.project.layout.unread import unread
from prodready.project.services.kind import Services
from prodready.project.snapshot import Snapshot

CITED = 5


@point(
    code="INF001",
    name="dockerfile",
    section="infrastructure",
    question="Is there a Dockerfile for the application that looks buildable and startable?",
    why="An image that builds from the repository is what makes a deployment repeatable.",
    fix="Add a Dockerfile that copies and installs the application and starts it with CMD in exec form.",
    effort=Effort.HOURS,
    references=("https://docs.docker.com/build/building/best-practices/",),
)
def rule(services: Services, images: Images, snapshot: Snapshot) -> Verdict:
    """The first image of the application that lacks nothing, else what is wrong with the best one."""
    if not services.runs:
        return services.lacking("neither a service nor a worker")
    good = next((image for image in images.application if image.working and not image.problems), None)
    if good is not None:
        start, _ = good.working[0]
        return passed(f"{good.path} builds the application and starts it: {one_line(start.text)}", *_evidence(good))
    if images.application:
        return _broken(images.application[0])
    searched = "files named Dockerfile or Containerfile, in any folder"
    misses = [_other(path, snapshot) for path in images.others]
    misses += [Evidence(path, 1, "for tests or a dev container") for path in images.trials]
    if misses:
        return failed("No Dockerfile builds the application", *misses[:CITED], searched=searched)
    broken = unread(snapshot, lambda path: path in snapshot.files and snapshot.files[path].kind is Kind.DOCKERFILE)
    if broken:
        return unknown(f"{broken.path} could not be read", broken, searched=searched)
    return failed("No Dockerfile or Containerfile", searched=searched)


def _base(image: Image) -> str:
    """The base image, unless an argument without a default leaves a gap in its name."""
    gap = re.search(r"^$|^[:/]|[:/][-.]|[:/]$", image.layers.base)
    return "an image that a build argument names" if gap else image.layers.base


def _evidence(image: Image) -> Iterator[Evidence]:
    start, _ = image.working[0]
    yield Evidence(image.path, image.layers.base_line, f"built on {_base(image)}")
    stage = f", in the stage {image.layers.stage.alias}" if image.target else ""
    script = serving_line(image.layers, start)
    if script is not None:
        yield Evidence(start.path, start.line, f"runs {script[0]}{stage}")
        yield Evidence(*script, "starts the application")
    else:
        yield Evidence(start.path, start.line, f"starts the application{stage}")
    told: dict[str, Evidence] = {}
    for place in image.places:
        told.setdefault(place.note, place)
    yield from list(told.values())[:2]


def _other(path: str, snapshot: Snapshot) -> Evidence:
    """What a Dockerfile copies last that holds nothing of the application, else its last instruction."""
    found = snapshot.documents[path]
    said = found.stages[-1].instructions if isinstance(found, Dockerfile) and found.stages else ()
    copied = [item for item in said if item.keyword in ("COPY", "ADD") and "://" not in item.value]
    if copied:
        return Evidence(path, copied[-1].line, "holds nothing of the application; this is the last that it copies")
    return Evidence(path, said[-1].line if said else 1, "holds nothing of the application: none of it is copied")


def _broken(image: Image) -> Verdict:
    if image.problems:
        first = image.problems[0]
        places = [Evidence(problem.path or image.path, problem.line, problem.text) for problem in image.problems]
        return failed(f"{image.path} cannot be built: {first.text}", *places[:CITED])
    problems = [problem for _, outcome in image.starts for problem in outcome.problems]
    if problems:
        places = [Evidence(problem.path or image.path, problem.line, problem.text) for problem in problems]
        return failed(f"{image.path} cannot start the application: {problems[0].text}", *places[:CITED])
    stage = Evidence(image.path, image.layers.base_line, f"built on {_base(image)}")
    if image.starts:
        start = image.starts[0][0]
        place = Evidence(start.path, start.line, "does not start the application")
        return failed(f"{image.path} starts {one_line(start.text)}, not the application", place, stage)
    if starts_nothing(image):
        last = image.layers.stage.instructions[-1:]
        places = [
            Evidence(image.path, item.line, "the last instruction, after which nothing is started") for item in last
        ]
        why = "has neither CMD nor ENTRYPOINT, and nothing else gives it a command"
        return failed(f"{image.path} {why}", *places, stage)
    return unknown(f"{image.path} has no command of its own; what {image.layers.base} starts is not known", stage)
