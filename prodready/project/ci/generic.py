"""CI hosts whose files are read alike: shell text under certain keys, inherited folder, environment and tolerance.

A host is one row of ``HOSTS``: which files it reads and under which keys their shell text stands.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from prodready.facts.documents import Mapping, Node, Scalar, Sequence, at, entries, items, text
from prodready.project.commands.programs import Place
from prodready.project.commands.steps import Body, Context, Pipeline, Step, Use, bodies, exec_word, variables
from prodready.project.layout.repo import Repo


class Host(msgspec.Struct, frozen=True):
    """``files`` matches whole paths; ``scripts`` whole keys. Only what is below ``root`` (a path of keys) is read."""

    name: str
    files: re.Pattern[str]
    scripts: re.Pattern[str]
    root: tuple[str, ...] = ()
    # keys whose contents a person or a clock starts
    unattended: frozenset[str] = msgspec.field(default_factory=frozenset)


def _host(name: str, files: str, scripts: str, root: tuple[str, ...] = (), unattended: str = "") -> Host:
    return Host(name, re.compile(files), re.compile(scripts), root, frozenset(unattended.split()))


_YAML = r"\.ya?ml"
HOSTS = (
    _host(
        "Azure Pipelines",
        rf"(.*/)?azure-pipelines?[^/]*{_YAML}|\.azure-?(devops|pipelines)?/.*{_YAML}|(ci|build)/azure-pipelines.*{_YAML}"
        rf"|\.?azure-pipelines?/.*{_YAML}|\.vsts-ci{_YAML}",
        r"script|bash|pwsh|powershell|inlineScript|filePath|scriptPath",
    ),
    _host("Bitbucket Pipelines", rf"bitbucket-pipelines{_YAML}", r"script|after-script", ("pipelines",), "custom"),
    _host("Drone", rf"\.drone{_YAML}|\.drone/[^/]*{_YAML}", r"commands"),
    _host("Woodpecker", rf"\.woodpecker{_YAML}|\.woodpecker/.*{_YAML}", r"commands"),
    _host("Buildkite", rf"\.buildkite/.*{_YAML}|buildkite{_YAML}", r"commands?"),
    _host("AWS CodeBuild", rf"(.*/)?buildspec[^/]*{_YAML}", r"commands", ("phases",)),
    _host("AppVeyor", r"\.?appveyor\.ya?ml", r"install|(before_|after_)?(test|build)(_script)?|init|script"),
    _host("Cirrus CI", r"\.cirrus\.ya?ml", r"(.*_)?script"),
    _host("SourceHut", rf"\.build{_YAML}|\.builds/[^/]*{_YAML}", r"[\w-]+", ("tasks",)),
    _host("Semaphore", rf"\.semaphore/.*{_YAML}", r"commands"),
    _host("Tekton", rf"\.tekton/.*{_YAML}|(.*/)?tekton/.*{_YAML}", r"script"),
    _host("Harness", rf"\.harness/.*{_YAML}", r"command|run|script"),
    _host("Codemagic", r"codemagic\.ya?ml", r"script"),
    _host("Scrutinizer", r"\.scrutinizer\.ya?ml", r"override|before|after|command", ("build",)),
    _host("Shippable", r"shippable\.ya?ml", r"ci|post_ci", ("build",)),
    _host("Wercker", r"wercker\.ya?ml", r"code"),
    _host("Codeship", r"(.*/)?codeship-steps\.(ya?ml|json)", r"command"),
    _host("Heroku CI", r"app\.json", r"test(-setup)?", ("environments", "test", "scripts")),
    _host("CodeCatalyst", rf"\.codecatalyst/workflows/.*{_YAML}", r"Run"),
)
_FOLDER = ("working_directory", "workingDirectory", "working-directory", "dir", "workdir", "directory")
_ENV = ("env", "environment", "variables", "env_vars", "env-variables")
_IGNORED = {
    "allow_failure": "true",
    "allow_failures": "true",
    "allowFailure": "true",
    "continueOnError": "true",
    "soft_fail": "true",
    "failure": "ignore",
    "on-failure": "CONTINUE",
    "enabled": "false",
    "condition": "false",
    "if": "false",
    "skip": "true",
    "only_if": "false",
    "test": "off",
}
_BY_HAND = frozenset({"manual", "cron", "custom", "promote", "rollback"})
_UNNAMED = frozenset(
    [
        "steps",
        "jobs",
        "stages",
        "pipelines",
        "workflows",
        "blocks",
        "spec",
        "task",
        "taskSpec",
        "tasks",
        "pipelineSpec",
        "nodes",
        "tests",
        "scripts",
        "step",
        "commands",
    ]
)
_MAX_DEPTH = 8


def pipelines(repo: Repo) -> Iterator[Pipeline]:
    """Every file that one of the hosts reads."""
    for path in repo.snapshot.files:
        host = next((host for host in HOSTS if host.files.fullmatch(path)), None)
        if host is None:
            continue
        document = repo.document(path)
        problem = document.problem if document else repo.refusal(path)
        root = document.root if document else None
        if problem or at(root, *host.root) is not None:
            azure = host.name == "Azure Pipelines"
            manual, called = azure and _switched_off(root), azure and _is_template(root)
            yield Pipeline(host.name, path, manual=manual, called=called, problem=problem)


def steps(repo: Repo, pipeline: Pipeline) -> Iterator[Step | Use]:
    """The shell text of the file and, for Azure, of the templates that it names."""
    host = next(host for host in HOSTS if host.name == pipeline.host)
    yield from _file(repo, host, Context(pipeline.path, host.name, manual=pipeline.manual), 0)


def _file(repo: Repo, host: Host, context: Context, depth: int) -> Iterator[Step | Use]:
    document = repo.document(context.path)
    for root in document.roots if document and depth <= _MAX_DEPTH else ():
        yield from _walk(repo, host, at(root, *host.root), _inherit(context, root), depth)


def _walk(repo: Repo, host: Host, node: Node | None, context: Context, depth: int) -> Iterator[Step | Use]:
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _walk(repo, host, item, _named(item, "steps", context), depth)
    if not isinstance(node, Mapping):
        return
    context = _inherit(context, node)
    script: list[Body] = []
    for entry in node.entries:
        if host.scripts.fullmatch(entry.key) and not isinstance(entry.value, Mapping):
            script.extend(_portable(host, body) for body in bodies(entry.value))
    if script:
        yield Step(tuple(script), context)
    yield from _packaged(repo, host, node, context, depth)
    for entry in node.entries:
        inner = _named(entry.value, entry.key, context)
        if entry.key in host.unattended:
            inner = replace(inner, manual=True)
        yield from _walk(repo, host, entry.value, inner, depth)


def _portable(host: Host, body: Body) -> Body:
    """A Windows host separates folders with what quotes in a shell."""
    return (body[0].replace("\\", "/"), body[1]) if host.name == "AppVeyor" else body


def _named(node: Node, key: str, context: Context) -> Context:
    """The context with the name of a job or step, by its own keys or the key that it stands under."""
    names = (text(at(node, name)) for name in ("name", "displayName", "label", "job", "stage", "identifier", "id"))
    return replace(context, job=next(filter(None, names), context.job if key in _UNNAMED else key))


def _packaged(repo: Repo, host: Host, node: Mapping, context: Context, depth: int) -> Iterator[Step | Use]:
    """Tasks, pipes and templates named by a mapping."""
    template = at(node, "template")
    if host.name == "Azure Pipelines" and isinstance(template, Scalar):
        name, at_sign, _ = text(template).partition("@")
        path = repo.file(posixpath.dirname(context.path), name.lstrip("/"))
        place = Place(context.path, template.line)
        if path and not at_sign and place not in context.via:
            yield from _file(repo, host, replace(context, path=path, via=(*context.via, place)), depth + 1)
        else:
            yield Use(text(template), variables(at(node, "parameters")), template.line, context)
    for key in ("task", "pipe", "uses", "image", "name"):
        found = at(node, key)
        if isinstance(found, Scalar) and key in ("task", "pipe"):
            inputs = at(node, "inputs") or at(node, "variables")
            yield Use(text(found), variables(inputs), found.line, context)
    command = [text(item) for item in items(at(node, "command"))]
    if host.name == "Tekton" and command:
        words = (*command, *(exec_word(item) for item in items(at(node, "args"))))
        yield Step(((quoted(words), at_line(at(node, "command"))),), context)


def quoted(words: tuple[str, ...]) -> str:
    """The words of an exec form as shell text; a variable stays one."""
    return " ".join(
        word if re.fullmatch(r"[\w./:=@%+,${}-]+", word) else "'" + word.replace("'", "'\\''") + "'" for word in words
    )


def at_line(node: Node | None) -> int:
    """The line of a node, 0 without one."""
    return node.line if node is not None else 0


def _inherit(context: Context, node: Node | None) -> Context:
    for name in _FOLDER:
        folder = text(at(node, name))
        if folder:
            path = posixpath.normpath(re.sub(r"^\$\([^)]*\)/?|^\$\{?\w+\}?/?|^/workspace/?", "", folder) or ".")
            context = replace(
                context, directory="" if path.startswith((".", "/")) and path[:2] in (".", "..", "/") else path
            )
    for name in _ENV:
        context = context.with_env(*variables(at(node, name)))
    if context.host in ("Woodpecker", "Drone") and _by_hand(at(node, "when"), at(node, "trigger")):
        context = replace(context, manual=True)
    ignored = any(text(at(node, key)) == value for key, value in _IGNORED.items())
    return replace(context, ignored=True) if ignored else context


def _by_hand(*conditions: Node | None) -> bool:
    """Whether conditions (``when: {event: manual}``, or several of them) leave only a person or a clock."""
    for condition in conditions:
        listed = condition.items if isinstance(condition, Sequence) else (condition,)
        events = [
            frozenset(text(each) for each in items(at(one, "event", "include") or at(one, "event"))) for one in listed
        ]
        if events and all(found and found <= _BY_HAND for found in events):
            return True
    return False


def _switched_off(root: Node | None) -> bool:
    """Azure: neither pushes nor pull requests start it."""
    return text(at(root, "trigger")) == "none" and text(at(root, "pr")) in ("none", "") and at(root, "pr") is not None


def _is_template(root: Node | None) -> bool:
    """Azure: a file with parameters and without triggers or a pool is there to be named by others."""
    keys = {entry.key for entry in entries(root)}
    return "parameters" in keys and not keys & {"trigger", "pr", "schedules", "pool", "resources"}
