"""CircleCI: workflows, jobs, commands with parameters, conditional steps; orbs are named, not followed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping as Map

from msgspec.structs import replace

from prodready.facts.documents import Mapping, Node, Scalar, at, entries, items, text
from prodready.project.commands.programs import Place
from prodready.project.commands.steps import Context, Pipeline, Step, Use, bodies, variables
from prodready.project.layout.repo import Repo

HOST = "CircleCI"
_PARAMETER = re.compile(r"<<\s*(?:parameters|matrix)\.([\w-]+)\s*>>")
_HOME = re.compile(r"^(~/[^/]+|/home/[^/]+/[^/]+|~)/?")
_BUILT_IN = frozenset(
    [
        "add_ssh_keys",
        "attach_workspace",
        "checkout",
        "deploy",
        "persist_to_workspace",
        "restore_cache",
        "run",
        "save_cache",
        "setup_remote_docker",
        "store_artifacts",
        "store_test_results",
        "unless",
        "when",
    ]
)
_MAX_DEPTH = 8


_FIRST_FILE = "circle.yml"
_FIRST_PHASES = ("machine", "checkout", "dependencies", "database", "compile", "test")


def pipelines(repo: Repo) -> Iterator[Pipeline]:
    """The configuration, those that a set-up workflow continues with, and the file of CircleCI's first version."""
    for path in repo.snapshot.files:
        inside = path.startswith(".circleci/") and path.count("/") == 1 and path.endswith((".yml", ".yaml"))
        if inside or path == _FIRST_FILE:
            document = repo.document(path)
            yield Pipeline(HOST, path, problem=document.problem if document else repo.refusal(path) or "not read")


def steps(repo: Repo, pipeline: Pipeline) -> Iterator[Step | Use]:
    """What the jobs run that a workflow names (all jobs without workflows)."""
    document = repo.document(pipeline.path)
    if document is None:
        return
    context = Context(pipeline.path, HOST)
    if pipeline.path == _FIRST_FILE:
        yield from _first_version(document.root, context)
        return
    jobs = {entry.key: entry.value for entry in entries(document.at("jobs"))}
    wanted = list(_wanted(document.root))
    if not any(entry.key != "version" for entry in entries(document.at("workflows"))):
        wanted = [(name, {}, False, node.line) for name, node in jobs.items()]
    for name, arguments, manual, line in wanted:
        inner = replace(context, job=name, manual=manual)
        if name in jobs:
            yield from _job(document.root, jobs[name], arguments, inner)
        elif "/" in name:
            yield Use(name, tuple(arguments.items()), line, inner)


def _wanted(root: Node | None) -> Iterator[tuple[str, dict[str, str], bool, int]]:
    for workflow in entries(at(root, "workflows")):
        if text(at(workflow.value, "when")) == "false" or text(at(workflow.value, "unless")) == "true":
            continue  # switched off
        triggers = items(at(workflow.value, "triggers"))
        manual = bool(triggers) and all(at(trigger, "schedule") is not None for trigger in triggers)
        for item in items(at(workflow.value, "jobs")):
            if isinstance(item, Scalar):
                yield text(item), {}, manual, item.line
            for entry in entries(item):
                matrix = entries(at(entry.value, "matrix", "parameters"))
                arguments = {
                    **dict(variables(entry.value)),
                    **{e.key: text((*items(e.value), None)[0]) for e in matrix},
                }
                if arguments.get("type") != "approval":
                    yield entry.key, arguments, manual, entry.line


def _first_version(root: Node | None, context: Context) -> Iterator[Step | Use]:
    """``test: {pre: …, override: …, post: …}`` and the phases before it."""
    yield from (
        Step(found, replace(context, job=phase))
        for phase in _FIRST_PHASES
        for part in ("pre", "override", "post")
        if (found := bodies(at(root, phase, part)))
    )


def _job(root: Node | None, node: Node, arguments: Map[str, str], context: Context) -> Iterator[Step | Use]:
    given = {**_defaults(at(node, "parameters")), **arguments}
    executor = at(root, "executors", text(at(node, "executor", "name")) or text(at(node, "executor")))
    for holder in (executor, node):
        context = _inherit(context, holder, given)
        for image in items(at(holder, "docker"))[:1]:
            context = _inherit(context, image, given)
    yield from _steps(root, at(node, "steps"), given, context, 0)


def _steps(
    root: Node | None, node: Node | None, given: Map[str, str], context: Context, depth: int
) -> Iterator[Step | Use]:
    for step in items(node) if depth <= _MAX_DEPTH else ():
        if isinstance(step, Scalar):
            yield from _call(root, text(step), None, step.line, given, context, depth)
        for entry in entries(step):
            if entry.key == "run":
                inner = _inherit(context, entry.value, given)
                script = at(entry.value, "command") if isinstance(entry.value, Mapping) else entry.value
                yield Step(tuple((_fill(body, given), line) for body, line in bodies(script)), inner)
            elif entry.key in ("when", "unless"):
                condition = text(at(entry.value, "condition"))
                ignored = context.ignored or condition == ("false" if entry.key == "when" else "true")
                yield from _steps(root, at(entry.value, "steps"), given, replace(context, ignored=ignored), depth + 1)
            else:
                yield from _call(root, entry.key, entry.value, entry.line, given, context, depth)


def _call(
    root: Node | None,
    name: str,
    node: Node | None,
    line: int,
    given: Map[str, str],
    context: Context,
    depth: int,
) -> Iterator[Step | Use]:
    """A step that names a command of the file, or of an orb."""
    arguments = {key: _fill(value, given) for key, value in variables(node)}
    command = at(root, "commands", name)
    if command is not None:
        inner = replace(context, via=(*context.via, Place(context.path, line)))
        filled = {**_defaults(at(command, "parameters")), **arguments}
        yield from _steps(root, at(command, "steps"), filled, inner, depth + 1)
    elif name not in _BUILT_IN:
        yield Use(name, tuple(arguments.items()), line, context)


def _defaults(node: Node | None) -> dict[str, str]:
    return {entry.key: text(at(entry.value, "default")) for entry in entries(node)}


def _inherit(context: Context, node: Node | None, given: Map[str, str]) -> Context:
    folder = _fill(text(at(node, "working_directory")), given)
    env = [(key, _fill(value, given)) for key, value in variables(at(node, "environment"))]
    directory = _HOME.sub("", folder).strip("/").removeprefix("./") if folder else context.directory
    return replace(context.with_env(*env), directory="" if directory == "." else directory)


def _fill(value: str, given: Map[str, str]) -> str:
    return _PARAMETER.sub(lambda found: given.get(found.group(1), found.group()), value)
