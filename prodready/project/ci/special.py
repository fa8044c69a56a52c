"""CI hosts with a shape of their own: Travis, Cloud Build, Concourse, Zuul, and those configured by a program."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from msgspec.structs import replace

from prodready.facts.documents import Node, Text, at, entries, items, text
from prodready.project.ci.generic import at_line, quoted
from prodready.project.commands.steps import Body, Context, Env, Pipeline, Step, Use, bodies, exec_word, variables
from prodready.project.layout.repo import Repo

_TRAVIS = ("before_install", "install", "before_script", "script")
_CLOUD_BUILD = re.compile(
    r"(.*/)?([\w.-]+\.)?cloudbuild[^/]*\.(ya?ml|json)|\.github/cloudbuild/.*\.ya?ml|(.*/)?cloudbuild/.*\.ya?ml"
)
_CONCOURSE = re.compile(r"(\.?ci|concourse|\.concourse)/(.*/)?[^/]*pipeline[^/]*\.ya?ml|pipeline\.ya?ml")
_TEXTUAL = {
    "Jenkins": re.compile(r"(.*/)?(Jenkinsfile[^/]*|[^/]*\.?[Jj]enkinsfile)"),
    "TeamCity": re.compile(r"\.teamcity/.*\.kts"),
}
_CALL = re.compile(
    r"(?<![\w.])(?P<step>sh|labelledShell|bat|powershell|scriptContent|dir|catchError|warnError|withEnv)\b\s*[(=]?\s*"
    r"(?:script\s*:\s*|[a-z]\w*\s*:\s*(?:true|false|'[^']*'|\"[^\"]*\")\s*,\s*script\s*:\s*)?"
    r"(?P<quote>'''|\"\"\"|'|\")(?P<body>.*?)(?<!\\)(?P=quote)",
    re.DOTALL,
)
_NEVER = re.compile(r"\bwhen\s*\{\s*expression\s*\{\s*(?:return\s+)?false\s*;?\s*\}\s*\}")
_COMMENT = re.compile(r"/\*.*?\*/|(?<![:\w\"'])//[^\n]*", re.DOTALL)


def pipelines(repo: Repo) -> Iterator[Pipeline]:
    """Every file that one of these hosts reads."""
    for path in repo.snapshot.files:
        host = _host_of(repo, path)
        found = repo.snapshot.documents.get(path)
        if host and (found or repo.refusal(path)):
            yield Pipeline(host, path, problem=found.problem if found else repo.refusal(path))


def _host_of(repo: Repo, path: str) -> str:
    if path in (".travis.yml", ".travis.yaml"):
        return "Travis CI"
    if _CLOUD_BUILD.fullmatch(path):
        return "Cloud Build"
    if _CONCOURSE.fullmatch(path):
        document = repo.document(path)
        return "Concourse" if document and document.at("jobs", 0, "plan") is not None else ""
    if re.fullmatch(r"\.?zuul(\.d/.*)?\.ya?ml", path):
        return "Zuul"
    return next((host for host, pattern in _TEXTUAL.items() if pattern.fullmatch(path)), "")


def steps(repo: Repo, pipeline: Pipeline) -> Iterator[Step | Use]:
    """What the file runs."""
    context = Context(pipeline.path, pipeline.host)
    document = repo.document(pipeline.path)
    root = document.root if document else None
    if pipeline.host == "Travis CI":
        yield from _travis(root, context)
    elif pipeline.host == "Cloud Build":
        yield from _cloud_build(root, context)
    elif pipeline.host == "Concourse":
        for job in items(at(root, "jobs")):
            yield from _concourse(repo, at(job, "plan"), replace(context, job=text(at(job, "name"))))
    elif pipeline.host == "Zuul":
        yield from _zuul(document.roots if document else (), context)
    else:
        found = repo.snapshot.documents.get(pipeline.path)
        yield from _textual("\n".join(found.lines) if isinstance(found, Text) else "", context)


def _travis(root: Node | None, context: Context) -> Iterator[Step | Use]:
    jobs = [job for key in ("jobs", "matrix") for job in items(at(root, key, "include") or at(root, key))]
    env = at(root, "env")
    shared = variables(at(env, "global"))
    alternatives: list[Env] = [variables(item) for item in items(at(env, "jobs") or at(env, "matrix"))]
    if not alternatives and not entries(env):
        alternatives = [variables(item) for item in items(env)]
    base = tuple(body for key in _TRAVIS for body in bodies(at(root, key)))
    for pairs in alternatives or ([()] if not jobs else []):
        yield Step(base, context.with_env(*shared, *pairs))
    allowed = [item for key in ("jobs", "matrix") for item in items(at(root, key, "allow_failures"))]
    for job in jobs:
        own = tuple(body for key in _TRAVIS for body in bodies(at(job, key) or at(root, key)))
        inner = context.with_env(*shared, *variables(at(job, "env")))
        name = text(at(job, "name")) or text(at(job, "stage"))
        yield Step(own, replace(inner, job=name, ignored=any(_covers(item, job) for item in allowed)))


def _covers(pattern: Node, job: Node) -> bool:
    """Whether every key of an ``allow_failures`` entry is the job's."""
    wanted = [(entry.key, text(entry.value)) for entry in entries(pattern)]
    return bool(wanted) and all(text(at(job, key)) == value for key, value in wanted)


def _cloud_build(root: Node | None, context: Context) -> Iterator[Step | Use]:
    context = context.with_env(*variables(at(root, "substitutions")))
    for step in items(at(root, "steps")):
        folder = posixpath.normpath(text(at(step, "dir")) or ".")
        inner = replace(
            context.with_env(*variables(at(step, "env"))),
            job=text(at(step, "id")),
            directory="" if folder == "." else folder,
            ignored=text(at(step, "allowFailure")) == "true",
        )
        image = text(at(step, "name"))
        script = bodies(at(step, "script"))
        args = items(at(step, "args"))
        entrypoint = text(at(step, "entrypoint")) or re.split(r"[:@]", image.rsplit("/", 1)[-1])[0]
        words = (entrypoint, *(exec_word(item) for item in args))
        line = args[-1 if entrypoint in ("bash", "sh") else 0].line if args else at_line(at(step, "name"))
        yield Use(image, (), at_line(at(step, "name")), inner)
        yield Step(script or ((quoted(words), line),), inner)


def _concourse(repo: Repo, node: Node | None, context: Context) -> Iterator[Step | Use]:
    """Tasks of a plan, nested ones included; the file of a task and its script lie below the name of an input."""
    for step in items(node):
        for key in ("in_parallel", "aggregate", "do", "try", "across"):
            inner = replace(context, ignored=context.ignored or key == "try")
            nested = at(step, key, "steps") or at(step, key)
            yield from _concourse(repo, nested, inner)
        config, where = at(step, "config"), context
        named = text(at(step, "file"))
        path = repo.file("", named) or repo.file("", named.partition("/")[2])
        task = repo.document(path)
        if config is None and task:
            config, where = task.root, replace(context, path=path)
        run = at(config, "run")
        if run is None:
            continue
        program = text(at(run, "path"))
        if not repo.file("", program) and repo.file("", program.partition("/")[2]):
            program = "./" + program.partition("/")[2]
        words = (program, *(exec_word(item) for item in items(at(run, "args"))))
        yield Step(((quoted(words), at_line(at(run, "path"))),), where.with_env(*variables(at(config, "params"))))


def _zuul(roots: tuple[Node, ...], context: Context) -> Iterator[Step | Use]:
    """Jobs that a project's check and gate queues name, with their ``tox_envlist``."""
    for root in roots:
        for item in items(root):
            for pipeline in ("check", "gate"):
                for job in items(at(item, "project", pipeline, "jobs")):
                    name = text(job) or next((entry.key for entry in entries(job)), "")
                    yield Use(name, (), job.line, replace(context, job=name))
            for template in items(at(item, "project", "templates")):
                yield Use(text(template), (), template.line, context)


def _textual(source: str, context: Context) -> Iterator[Step | Use]:
    """``sh '…'`` steps of a Groovy or Kotlin text, with ``dir('…')`` and ``catchError`` around them."""
    clean = _COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), source)
    for match in _CALL.finditer(clean):
        step, content = match["step"], match["body"]
        if step in ("dir", "withEnv", "catchError", "warnError"):
            continue
        line = clean.count("\n", 0, match.start("body")) + 1
        around = _around(clean, match.start())
        folder = "/".join(around)
        tolerated = re.search(r"(catchError|warnError|returnStatus\s*:\s*true)", _header(clean, match.start()))
        found: Body = (content.replace("\\n", "\n") if match["quote"] in "'\"" else content, line)
        stage = clean[max(clean.rfind("stage", 0, match.start()), 0) : match.start()]
        ignored = bool(tolerated or _NEVER.search(stage))
        yield Step((found,), replace(context, directory=folder, ignored=ignored))


def _around(source: str, position: int) -> list[str]:
    """The folders of the ``dir`` blocks that are open at ``position``."""
    found: list[str] = []
    for match in re.finditer(r"\bdir\s*\(?\s*['\"]([^'\"$]+)['\"]\s*\)?\s*\{", source[:position]):
        inside = source[match.end() : position]
        if inside.count("{") >= inside.count("}"):
            found.append(match.group(1).strip("./") if match.group(1) in (".", "./") else match.group(1))
    return [folder for folder in found if folder]


def _header(source: str, position: int) -> str:
    """The last block opener before ``position`` and the step's own line."""
    opener = source.rfind("{", 0, position)
    start = source.rfind("\n", 0, max(opener, 0)) + 1
    end = source.find("\n", position)
    inside = source[opener:position]
    own = source[source.rfind("\n", 0, position) + 1 : end if end > 0 else None]
    return (source[start:opener] if "}" not in inside else "") + own
