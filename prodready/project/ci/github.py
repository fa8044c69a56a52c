"""GitHub Actions, and Forgejo's and Gitea's, which read the same files: workflows, reusable ones, local actions."""

from __future__ import annotations

import itertools
import posixpath
import re
from collections.abc import Iterator

from msgspec.structs import replace

from prodready.facts.documents import Dockerfile, Mapping, Node, Scalar, Sequence, at, entries, items, text
from prodready.project.commands.programs import Place
from prodready.project.commands.runners.fragments import quote
from prodready.project.commands.steps import Body, Context, Env, Pipeline, Step, Use, bodies, body, variables
from prodready.project.layout.repo import Repo

HOSTS = {
    ".github/workflows/": "GitHub Actions",
    ".forgejo/workflows/": "Forgejo Actions",
    ".gitea/workflows/": "Gitea Actions",
}
_UNATTENDED = frozenset(
    {"workflow_dispatch", "schedule", "repository_dispatch", "issues", "issue_comment", "label", "milestone"}
    | {"discussion", "discussion_comment", "watch", "fork", "gollum"}
)
"""What starts a workflow though nobody changed the code."""
_EXPRESSION = re.compile(r"\$\{\{\s*([\w.-]+(?:\[\d+\])?)\s*\}\}")
_NEVER = re.compile(r"^(\$\{\{)?\s*(false|0|''|always\(\)\s*&&\s*false|false\s*&&.*)\s*(\}\})?$")
_BY_HAND = re.compile(r"^(\$\{\{)?\s*github\.event_name\s*==\s*'(workflow_dispatch|schedule)'\s*(\}\})?$")
_RUN_INPUTS = re.compile(r"(pre_|post_)?(run|command|cmd|runcmd|run_command|commands|test_command|coverage_?command)")
_MAX_COMBINATIONS = 48
_MAX_DEPTH = 6
_SHELLS = ("bash", "sh", "zsh", "pwsh", "powershell", "cmd", "")


def pipelines(repo: Repo) -> Iterator[Pipeline]:
    """Every workflow at the places that the host reads."""
    for path in repo.snapshot.files:
        host = next((host for folder, host in HOSTS.items() if path.startswith(folder)), "")
        if not host or not path.endswith((".yml", ".yaml")) or path.count("/") != 2:
            continue
        document = repo.document(path)
        triggers = _triggers(document.at("on") if document else None)
        jobs = entries(document.at("jobs") if document else None)
        yield Pipeline(
            host,
            path,
            min((job.line for job in jobs), default=1),
            manual=bool(triggers) and triggers <= _UNATTENDED | {"workflow_call"} and triggers != {"workflow_call"},
            called=triggers == {"workflow_call"},
            problem=document.problem if document else repo.refusal(path) or "not read",
        )


def steps(repo: Repo, pipeline: Pipeline) -> Iterator[Step | Use]:
    """What the workflow runs, followed through local workflows and actions."""
    context = Context(pipeline.path, pipeline.host, manual=pipeline.manual)
    yield from _workflow(repo, context, (), 0)


def _triggers(node: Node | None) -> frozenset[str]:
    named = {entry.key for entry in entries(node)}
    return frozenset(named | {text(item) for item in items(node)})


def _workflow(repo: Repo, context: Context, inputs: Env, depth: int) -> Iterator[Step | Use]:
    document = repo.document(context.path)
    if document is None or depth > _MAX_DEPTH:
        return
    values = {
        f"inputs.{key}": value for key, value in (*_defaults(document.at("on", "workflow_call", "inputs")), *inputs)
    }
    context = _inherit(context, document.root, values)
    for entry in entries(document.at("jobs")):
        for combination in _combinations(at(entry.value, "strategy", "matrix")):
            scope = {**values, **{f"matrix.{key}": value for key, value in combination.items()}}
            job = replace(_inherit(context, entry.value, scope), job=entry.key)
            yield from _job(repo, entry.value, entry.line, job, scope, depth)


def _job(
    repo: Repo, node: Node, line: int, context: Context, scope: dict[str, str], depth: int
) -> Iterator[Step | Use]:
    called = at(node, "uses")
    if called is None:
        yield from _steps(repo, at(node, "steps"), context, scope, depth)
        return
    inputs = tuple((key, _fill(value, scope)) for key, value in variables(at(node, "with")))
    name = text(called)
    if name.startswith("./"):
        place = Place(context.path, called.line)
        inner = replace(context, path=posixpath.normpath(name), via=(*context.via, place))
        yield from _workflow(repo, inner, inputs, depth + 1)
    else:
        yield Use(name, inputs, called.line, context)


def _steps(repo: Repo, node: Node | None, context: Context, scope: dict[str, str], depth: int) -> Iterator[Step | Use]:
    judged = {name for step in items(node) for name in _judged(step)}
    for step in items(node):
        own = dict(scope)
        inner = _inherit(context, step, own)
        if text(at(step, "id")) in judged:
            inner = replace(inner, ignored=context.ignored)
        run, uses = at(step, "run"), at(step, "uses")
        if run is not None:
            shell = text(at(step, "shell")).split(" ")[0]
            if shell in _SHELLS or re.search(r"\b(?:ba)?sh \{0\}", text(at(step, "shell"))):
                yield Step(tuple((_fill(words, own), line) for words, line in bodies(run)), inner)
        elif isinstance(uses, Scalar):
            yield from _use(repo, step, uses, inner, own, depth)


def _judged(step: Node) -> list[str]:
    """The steps whose failure a step turns into its own: ``if: steps.tests.outcome == 'failure'`` before ``exit 1``."""
    fails = re.search(r"(?m)^\s*exit\s+[1-9]", text(at(step, "run")))
    return re.findall(r"\bsteps\.([\w-]+)\.outcome\b", text(at(step, "if"))) if fails else []


def _use(
    repo: Repo, step: Node, uses: Scalar, context: Context, scope: dict[str, str], depth: int
) -> Iterator[Step | Use]:
    name = text(uses)
    given = at(step, "with")
    inputs = tuple((key, _fill(value, scope)) for key, value in variables(given))
    yield Use(name, inputs, uses.line, context)
    if name.startswith("./"):
        folder = posixpath.normpath(name)
        path = repo.first("" if folder == "." else folder, "action.yml", "action.yaml")
        document = repo.document(path)
        if document is None or depth > _MAX_DEPTH:
            return
        own = {f"inputs.{key}": value for key, value in (*_defaults(document.at("inputs")), *inputs)}
        inner = replace(context, path=path, via=(*context.via, Place(context.path, uses.line)))
        yield from _steps(repo, document.at("runs", "steps"), inner, {**scope, **own}, depth + 1)
        yield from _built(repo, document.at("runs"), folder, inner, {**scope, **own})
        return
    if name.startswith("docker://"):
        yield from _container(given, context, scope)
    for entry in entries(given):
        if _RUN_INPUTS.fullmatch(entry.key.lower().replace("-", "_")):
            found: tuple[Body, ...] = bodies(entry.value)
            yield Step(tuple((_fill(words, scope), line) for words, line in found), context)


def _built(repo: Repo, runs: Node | None, folder: str, context: Context, scope: dict[str, str]) -> Iterator[Step]:
    """What an action of the repository runs in an image that it builds: the entry point with the arguments, else what the
    image starts."""
    path = repo.file(folder, text(at(runs, "image"))) if text(at(runs, "using")) == "docker" else ""
    found = repo.snapshot.documents.get(path) if path else None
    stage = found.stages[-1] if isinstance(found, Dockerfile) and found.stages else None
    if stage is None:
        return
    written = {each.keyword: each for each in stage.instructions}
    args = " ".join(_fill(text(item), scope) for item in items(at(runs, "args")))
    entry, command = written.get("ENTRYPOINT"), written.get("CMD")
    told = [quote(each.argv) if each.argv is not None else each.value for each in (entry, command) if each is not None]
    if args:
        told = [*told[: 1 if entry is not None else 0], args]
    if told:
        line = (entry or command or stage).line
        yield Step(((" ".join(told), line),), replace(context, path=path, via=(*context.via, Place(context.path, 1))))


def _container(given: Node | None, context: Context, scope: dict[str, str]) -> Iterator[Step]:
    """What a step runs in an image: the arguments are its command line, after the entry point if one is given."""
    entry, found = text(at(given, "entrypoint")), body(at(given, "args"))
    if found is not None:
        yield Step(((_fill(f"{entry} {found[0]}".lstrip(" "), scope), found[1]),), context)
    elif entry:
        yield Step(((_fill(entry, scope), getattr(at(given, "entrypoint"), "line", 1)),), context)


def _inherit(context: Context, node: Node | None, scope: dict[str, str]) -> Context:
    """The context below a workflow, job or step with its ``env``, folder, condition and tolerance."""
    env = tuple((key, _fill(value, scope)) for key, value in variables(at(node, "env")))
    scope.update({f"env.{key}": value for key, value in env})
    folder = at(node, "working-directory") or at(node, "defaults", "run", "working-directory")
    condition = text(at(node, "if"))
    return replace(
        context.with_env(*env),
        directory=_folder(_fill(text(folder), scope)) if folder else context.directory,
        ignored=context.ignored or text(at(node, "continue-on-error")) == "true" or bool(_NEVER.match(condition)),
        manual=context.manual or bool(_BY_HAND.match(condition)),
    )


def _folder(value: str) -> str:
    path = posixpath.normpath(_EXPRESSION.sub("", value).strip("/") or ".")
    return "" if path in (".", "..") else path


def _fill(value: str, scope: dict[str, str]) -> str:
    return _EXPRESSION.sub(lambda found: scope.get(found.group(1), found.group()), value)


def _defaults(node: Node | None) -> Env:
    return tuple((entry.key, text(at(entry.value, "default"))) for entry in entries(node))


def _combinations(node: Node | None) -> list[dict[str, str]]:
    """The matrix as flat ``key``, ``key.inner`` or ``key[0]`` to value; bounded, one empty without a matrix."""
    axes = [
        [_flat(entry.key, item) for item in items(entry.value)]
        for entry in entries(node)
        if entry.key not in ("include", "exclude") and items(entry.value)
    ]
    names = {entry.key for entry in entries(node)} - {"include", "exclude"}
    found = [
        {key: value for flat in values for key, value in flat.items()}
        for values in itertools.islice(itertools.product(*axes), _MAX_COMBINATIONS)
    ]
    for item in items(at(node, "include"))[:_MAX_COMBINATIONS]:
        extra = {key: value for entry in entries(item) for key, value in _flat(entry.key, entry.value).items()}
        shared = {key: value for key, value in extra.items() if key in names}
        fitting = [one for one in found if axes and all(one.get(key) == value for key, value in shared.items())]
        for one in fitting:
            one.update(extra)
        if not fitting:
            found.append(extra)
    return [one for one in found if one] or [{}]


def _flat(key: str, node: Node) -> dict[str, str]:
    if isinstance(node, Sequence):
        return {f"{key}[{number}]": text(item) for number, item in enumerate(node.items)}
    if not isinstance(node, Mapping):
        return {key: text(node)}
    return {f"{key}.{entry.key}": text(entry.value) for entry in node.entries}
