"""GitLab CI: includes of the same repository, ``extends``, ``default``, ``!reference``, hidden and manual jobs."""

from __future__ import annotations

import fnmatch
import posixpath
from collections.abc import Iterator

from msgspec.structs import replace

from prodready.facts.documents import Entry, Mapping, Node, Scalar, Sequence, at, entries, items, text
from prodready.project.commands.steps import Body, Context, Pipeline, Step, Use, bodies, variables
from prodready.project.layout.repo import Repo

HOST = "GitLab CI"
_KEYWORDS = frozenset(
    [
        "after_script",
        "before_script",
        "cache",
        "default",
        "image",
        "include",
        "services",
        "spec",
        "stages",
        "variables",
        "workflow",
    ]
)
_MAX_DEPTH = 10
Jobs = dict[str, tuple[Entry, str]]  # job entry and the file it stands in, by name


def pipelines(repo: Repo) -> Iterator[Pipeline]:
    """The one configuration that GitLab reads by itself."""
    path = repo.first("", ".gitlab-ci.yml", ".gitlab-ci.yaml")
    if path:
        document = repo.document(path)
        yield Pipeline(HOST, path, problem=document.problem if document else repo.refusal(path) or "not read")


def steps(repo: Repo, pipeline: Pipeline) -> Iterator[Step | Use]:
    """What the jobs run that are not hidden."""
    jobs: Jobs = {}
    yield from _collect(repo, pipeline.path, jobs, 0)
    default = {name: jobs[name] for name in _KEYWORDS if name in jobs}
    variables_entry = default.get("variables")
    base = Context(pipeline.path, HOST).with_env(*variables(variables_entry[0].value if variables_entry else None))
    for name, (entry, path) in jobs.items():
        if name in _KEYWORDS or name.startswith(".") or not isinstance(entry.value, Mapping):
            continue
        yield from _job(jobs, name, entry, replace(base, path=path, job=name))


def _collect(repo: Repo, path: str, jobs: Jobs, depth: int) -> Iterator[Use]:
    """Fill ``jobs`` from a file and what it includes; yields what is included from elsewhere."""
    document = repo.document(path)
    if document is None or depth > _MAX_DEPTH:
        return
    for root in document.roots:
        include = at(root, "include")
        for item in (include,) if isinstance(include, Mapping) else items(include):
            yield from _include(repo, path, item, jobs, depth)
        for entry in entries(root):
            jobs[entry.key] = (entry, path)


def _include(repo: Repo, path: str, item: Node, jobs: Jobs, depth: int) -> Iterator[Use]:
    name = text(at(item, "local")) or text(item)
    if not name or "://" in name:
        foreign = ["project", "remote", "component", "template", "file"]
        named = " ".join(filter(None, (text(at(item, key)) for key in foreign))) or name
        yield Use(named, (), item.line, Context(path, HOST))
        return
    pattern = posixpath.normpath(name.lstrip("/"))
    found = [one for one in repo.snapshot.documents if fnmatch.fnmatchcase(one, pattern.replace("**", "*"))]
    for one in found if "*" in pattern else [pattern]:
        yield from _collect(repo, one, jobs, depth + 1)


def _job(jobs: Jobs, name: str, entry: Entry, context: Context) -> Iterator[Step | Use]:
    def key(wanted: str) -> Node | None:
        return _inherited(jobs, entry.value, wanted, 0)

    trigger = key("trigger")
    if trigger is not None:
        yield Use(text(at(trigger, "project")) or text(trigger) or name, (), entry.line, context)
    own_variables = [pair for value in _all(jobs, entry.value, "variables", 0) for pair in variables(value)]
    when = text(key("when"))
    rules = [text(at(rule, "when")) for rule in items(key("rules"))]
    only = {text(item) for item in items(at(key("only"), "refs") or key("only"))}
    never = when == "never" or (bool(rules) and all(rule == "never" for rule in rules))
    manual = when == "manual" or (bool(rules) and all(rule in ("manual", "never") for rule in rules))
    job = replace(
        context.with_env(*own_variables),
        ignored=text(key("allow_failure")) == "true" or never,
        manual=manual or (bool(only) and only <= {"schedules", "web", "triggers", "api"}),
    )
    job = replace(job, path=_origin(jobs, entry.value, "script", 0) or job.path)
    before = key("before_script") or _default(jobs, "before_script")
    script: list[Body] = []
    for node in (before, key("script") or key("run")):
        script.extend(_bodies(jobs, node, 0))
    combinations = [variables(item) for item in items(at(key("parallel"), "matrix"))] or [()]
    for combination in combinations[:16]:
        yield Step(tuple(script), job.with_env(*combination))


def _default(jobs: Jobs, key: str) -> Node | None:
    found = jobs.get("default")
    inner = at(found[0].value, key) if found else None
    return inner or (jobs[key][0].value if key in jobs else None)


def _parents(jobs: Jobs, node: Node) -> list[Node]:
    names = [text(item) for item in items(at(node, "extends"))]
    return [jobs[name][0].value for name in reversed(names) if name in jobs]


def _inherited(jobs: Jobs, node: Node, key: str, depth: int) -> Node | None:
    return next(_all(jobs, node, key, depth, own_first=True), None)


def _origin(jobs: Jobs, node: Node, key: str, depth: int) -> str:
    """The file of the job from which ``key`` comes along ``extends``; empty if it is the job's own."""
    if at(node, key) is not None or depth >= _MAX_DEPTH:
        return ""
    for name in reversed([text(item) for item in items(at(node, "extends"))]):
        if name in jobs and _inherited(jobs, jobs[name][0].value, key, 0) is not None:
            return _origin(jobs, jobs[name][0].value, key, depth + 1) or jobs[name][1]
    return ""


def _all(jobs: Jobs, node: Node, key: str, depth: int, own_first: bool = False) -> Iterator[Node]:
    """The values of ``key`` along ``extends``: the job's own last, or first if asked."""
    own = at(node, key)
    if own is not None and own_first:
        yield own
    if depth < _MAX_DEPTH:
        for parent in _parents(jobs, node):
            yield from _all(jobs, parent, key, depth + 1, own_first)
    if own is not None and not own_first:
        yield own


def _bodies(jobs: Jobs, node: Node | None, depth: int) -> Iterator[Body]:
    """Shell texts with ``!reference [job, key]`` put in place."""
    if depth > _MAX_DEPTH:
        return
    if isinstance(node, Sequence) and node.tag == "!reference":
        path = [text(item) for item in node.items]
        if len(path) > 1 and path[0] in jobs:
            yield from _bodies(jobs, _inherited(jobs, jobs[path[0]][0].value, path[1], 0), depth + 1)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _bodies(jobs, item, depth + 1)
    elif isinstance(node, (Scalar, Mapping)):
        yield from bodies(Sequence((node,), node.line))
