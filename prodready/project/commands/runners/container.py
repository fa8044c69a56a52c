"""Containers: what ``docker compose run``, ``docker exec`` and ``docker build`` start in the repository's images."""

from __future__ import annotations

import posixpath
import re
import shlex
from collections.abc import Iterator

from prodready.facts.documents import Dockerfile, Instruction, Node, Sequence, Stage, at, entries, items, text
from prodready.project.commands.programs import Command
from prodready.project.commands.runners.fragments import Fragment, options, quote
from prodready.project.commands.runners.images_built import BUILD_VALUES, Built, image_built
from prodready.project.commands.steps import Env, bodies, exec_word, variables
from prodready.project.layout.repo import Repo

COMPOSE_NAMES = tuple(f"{stem}{end}" for stem in ("compose", "docker-compose") for end in (".yaml", ".yml"))
_COMPOSE_VALUES = frozenset(
    {"-f", "--file", "-p", "--project-name", "--profile", "--env-file", "--project-directory", "--parallel", "--ansi"}
)
_RUN_VALUES = frozenset(
    {"-e", "--env", "--name", "-u", "--user", "-v", "--volume", "-w", "--workdir", "-p", "--publish", "--entrypoint"}
    | {"--env-file", "-l", "--label", "--network", "--net", "--mount", "--add-host", "-h", "--hostname", "--platform"}
    | {"--link", "-m", "--memory", "--cpus", "--shm-size", "--ipc", "--cap-add", "--index", "--pull", "--tmpfs"}
    | {
        "--volumes-from",
        "--cap-drop",
        "--device",
        "--dns",
        "--expose",
        "--gpus",
        "--group-add",
        "--log-driver",
        "--log-opt",
    }
    | {"--network-alias", "--pid", "--restart", "--runtime", "--security-opt", "--sysctl", "--ulimit", "--userns"}
    | {"-a", "--attach", "--cidfile", "--memory-swap", "--cpuset-cpus", "--stop-signal", "--stop-timeout"}
)
_UP_VALUES = frozenset({"--exit-code-from", "--scale", "-t", "--timeout", "--attach", "--wait-timeout", "--pull"})


def docker(repo: Repo, command: Command) -> tuple[Fragment, ...]:
    """``docker compose …``, ``docker run|exec|build …`` and the same for podman, nerdctl and docker-compose."""
    words = command.args
    if command.program.endswith("-compose"):
        return _compose(repo, command, words)
    if words[:1] == ("compose",):
        return _compose(repo, command, words[1:])
    words = words[1:] if words[:1] in (("container",), ("image",), ("buildx",), ("builder",)) else words
    if words[:1] == ("build",):
        return _build(repo, command, words[1:])
    if words[:1] in (("run",), ("exec",)):
        given, inner = _past_options(words[1:], _RUN_VALUES)
        built = image_built(repo, command.path, inner[0]) if inner and words[0] == "run" else None
        if built is not None and "--entrypoint" not in given:
            return tuple(_started(repo, built, inner[1:], command))
        if len(inner) < 2 and "--entrypoint" not in given:
            return ()
        entry = (given["--entrypoint"],) if given.get("--entrypoint") else ()
        started = (Fragment(((quote((*entry, *inner[1:])), command.line),), command.path, command.directory),)
        if words[0] == "exec" or "--entrypoint" in given:
            return started
        path = repo.upward(command.directory, "Dockerfile")
        return (*started, *_entrypoint(repo, path, "", inner[1:], command.directory))
    return ()


_OPTIONS_KEPT = re.compile(r"\$\{?[a-zA-Z_]\w*\}?|`.*`|\$\(.*\)", re.DOTALL)
"""A variable before the name of a service, which holds options (``docker compose run $ci_env web …``), or the command
whose output it is set to."""


def _past_options(words: tuple[str, ...], values: frozenset[str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Leading options, and the words from the first positional one on."""
    index = 0
    while index < len(words) and words[index].startswith("-") and words[index] != "--":
        index += 2 if words[index] in values else 1
    given, _ = options(words[:index], values)
    rest = words[index:]
    return given, rest[1:] if rest[:1] == ("--",) else rest


def compose_files(repo: Repo, command: Command) -> tuple[str, ...]:
    """The compose files that a ``docker compose`` command reads, in order; those that the tree lacks left out."""
    words = command.args[1:] if command.args[:1] == ("compose",) else command.args
    named = [words[at + 1] for at, word in enumerate(words[:-1]) if word in ("-f", "--file")]
    named += [word.split("=", 1)[1] for word in words if word.startswith("--file=")]
    listed = dict(command.env).get("COMPOSE_FILE", "")
    named = named or [name for name in re.split(r"[:;]", listed) if name]
    folder = command.option("--project-directory") or ""
    directory = repo.enter(command.directory, (folder,) if folder else (), command.path)
    if named:
        return tuple(filter(None, (repo.file(command.directory, name, command.path) for name in named)))
    first = repo.upward(directory, *COMPOSE_NAMES)
    if not first:
        return ()
    stem = first.rpartition(".")[0]
    overrides = [f"{stem}.override.{ending}" for ending in ("yml", "yaml")]
    return (first, *(path for path in overrides if path in repo.snapshot.files))


def _compose(repo: Repo, command: Command, words: tuple[str, ...]) -> tuple[Fragment, ...]:
    _, rest = _past_options(words, _COMPOSE_VALUES)
    files = compose_files(repo, command)
    if not rest:
        return ()
    action = rest[0]
    if action == "up":
        given, services = options(rest[1:], _UP_VALUES)
        wanted = [given["--exit-code-from"]] if given.get("--exit-code-from") else services
        return tuple(_services(repo, files, wanted))
    if action not in ("run", "exec"):
        return ()
    given, inner = _past_options(rest[1:], _RUN_VALUES)
    while inner and _OPTIONS_KEPT.fullmatch(inner[0]) and len(inner) > 1:
        given, inner = _past_options(inner[1:], _RUN_VALUES)
    if not inner:
        return ()
    service, args = inner[0], inner[1:]
    if not args and not given.get("--entrypoint"):
        return tuple(_services(repo, files, [service]))
    directory = _context(repo, files, service) or command.directory
    entry = _split(given.get("--entrypoint", ""))
    args = tuple(_copied(repo, word, directory) for word in args)
    started = (Fragment(((quote((*entry, *args)), command.line),), command.path, directory),)
    if action == "exec" or "--entrypoint" in given:
        return started
    return (*started, *_service_entrypoint(repo, files, service, args))


def _copied(repo: Repo, word: str, directory: str) -> str:
    """The file of the repository that may stand in an image at an absolute path, which ends as its own does."""
    parts = word.strip("/").split("/") if word.startswith("/") and word.endswith((".py", ".sh")) else []
    tails = ("/".join(parts[at:]) for at in range(1, len(parts)))
    return next((tail for tail in tails if repo.file(directory, tail)), word)


def _split(entrypoint: str) -> tuple[str, ...]:
    """The words of compose's ``--entrypoint "pytest tests"``, which is a command line (``docker run`` takes a program)."""
    try:
        return tuple(shlex.split(entrypoint))
    except ValueError:
        return (entrypoint,)


def _definitions(repo: Repo, files: tuple[str, ...], service: str) -> Iterator[tuple[str, Node]]:
    """What the files say of a service, the last first."""
    for path in reversed(files):
        document = repo.document(path)
        found = document.at("services", service) if document else None
        found = found or (document.at(service) if document and document.at("services") is None else None)
        if found is not None:
            yield path, found


def _image_build(repo: Repo, files: tuple[str, ...], service: str) -> tuple[str, Node] | None:
    """Where and how the image of a service is built, by itself or by another service that gives it the same name: the folder
    of the context, and what is said of the build."""
    own = list(_definitions(repo, files, service))
    names = {text(at(node, "image")) for _, node in own} - {""}
    documents = ((path, repo.document(path)) for path in files) if names else ()
    others = ((path, entries(document.at("services"))) for path, document in documents if document)
    same = [
        (path, entry.value) for path, listed in others for entry in listed if text(at(entry.value, "image")) in names
    ]
    for path, node in (*own, *same):
        build = at(node, "build")
        if build is not None:
            folder = text(at(build, "context")) or text(build) or "."
            return repo.enter(posixpath.dirname(path), (folder,)), build
    return None


def _context(repo: Repo, files: tuple[str, ...], service: str) -> str:
    found = _image_build(repo, files, service)
    return found[0] if found is not None else posixpath.dirname(files[0]) if files else ""


def _services(repo: Repo, files: tuple[str, ...], wanted: list[str]) -> Iterator[Fragment]:
    """The commands that services start with: their own, else their image's."""
    names: dict[str, None] = dict.fromkeys(wanted)
    if not wanted:
        for path in files:
            document = repo.document(path)
            names.update(dict.fromkeys(entry.key for entry in entries(document.at("services") if document else None)))
    for name in names:
        directory = _context(repo, files, name)
        env: Env = tuple(pair for _, n in _definitions(repo, files, name) for pair in variables(at(n, "environment")))
        commands = ((path, at(node, "command")) for path, node in _definitions(repo, files, name))
        own = next(((path, node) for path, node in commands if node is not None), None)
        if own:
            path, command = own
            words = _argv(command)
            yield Fragment(((words, command.line),), path, directory, env)
            given = tuple(exec_word(item) for item in command.items) if isinstance(command, Sequence) else _split(words)
            yield from _service_entrypoint(repo, files, name, given, env)
            continue
        yield from _service_entrypoint(repo, files, name, (), env)
        yield from _image_command(repo, files, name, directory)


def _argv(node: Node) -> str:
    return quote(tuple(exec_word(item) for item in node.items)) if isinstance(node, Sequence) else text(node)


def _service_entrypoint(
    repo: Repo, files: tuple[str, ...], service: str, args: tuple[str, ...], env: Env = ()
) -> Iterator[Fragment]:
    for path, node in _definitions(repo, files, service):
        entry = at(node, "entrypoint")
        if entry is not None:
            words = f"{_argv(entry)} {quote(args)}".strip()
            yield Fragment(((words, entry.line),), path, _context(repo, files, service), env)
            return
    path, target = _dockerfile(repo, files, service)
    for found in _entrypoint(repo, path, target, args, _context(repo, files, service)):
        yield Fragment(found.bodies, found.path, found.directory, env)


def _dockerfile(repo: Repo, files: tuple[str, ...], service: str) -> tuple[str, str]:
    found = _image_build(repo, files, service)
    if found is None:
        return "", ""
    context, build = found
    return repo.file(context, text(at(build, "dockerfile")) or "Dockerfile"), text(at(build, "target"))


def _stages(repo: Repo, path: str, target: str) -> list[Stage]:
    """The target stage (the last one by default) and those that it is built on, itself first."""
    found = repo.snapshot.documents.get(path)
    stages = found.stages if isinstance(found, Dockerfile) else ()
    by_name = {stage.alias: stage for stage in stages if stage.alias}
    chain: list[Stage] = []
    current = by_name.get(target.lower()) if target else stages[-1] if stages else None
    while current is not None and current not in chain:
        chain.append(current)
        current = by_name.get(current.image.lower())
    return chain


def _instruction(repo: Repo, path: str, target: str, keyword: str) -> Instruction | None:
    for stage in _stages(repo, path, target):
        for instruction in reversed(stage.instructions):
            if instruction.keyword == keyword:
                return instruction
    return None


def _entrypoint(repo: Repo, path: str, target: str, args: tuple[str, ...], directory: str) -> Iterator[Fragment]:
    """A script as the image's entry point, with the arguments."""
    found = _instruction(repo, path, target, "ENTRYPOINT")
    if found and found.argv:
        words = (_in_tree(repo, path, word, directory) for word in found.argv)
        yield Fragment(((quote((*words, *args)), found.line),), path, directory)


def _in_tree(repo: Repo, path: str, word: str, directory: str) -> str:
    """The file of the context that stands in an image at ``word``, where its path alone does not tell."""
    name = posixpath.basename(word)
    if "/" not in word or repo.file(directory, word):
        return word
    dockerfile = repo.snapshot.documents.get(path)
    for stage in dockerfile.stages if isinstance(dockerfile, Dockerfile) else ():
        for instruction in stage.instructions:
            if instruction.keyword not in ("COPY", "ADD") or "from" in dict(instruction.flags):
                continue
            sources = (instruction.argv or tuple(instruction.value.split()))[:-1]
            found = next((each for each in sources if posixpath.basename(each) == name), "")
            if found and repo.file(directory, found.lstrip("/")):
                return found.lstrip("/")
    return word


def _started(repo: Repo, built: Built, args: tuple[str, ...], run: Command) -> Iterator[Fragment]:
    """What a container of an image starts: the entry point with the arguments, which are else the image's command."""
    command = _instruction(repo, built.path, built.target, "CMD")
    usual = () if command is None else command.argv or tuple(command.value.split())
    if _instruction(repo, built.path, built.target, "ENTRYPOINT") is not None:
        yield from _entrypoint(repo, built.path, built.target, args or usual, built.context)
    elif args:
        yield Fragment(((quote(args), run.line),), run.path, built.context)
    elif command is not None:
        yield Fragment(((quote(usual), command.line),), built.path, built.context)


def _image_command(repo: Repo, files: tuple[str, ...], service: str, directory: str) -> Iterator[Fragment]:
    path, target = _dockerfile(repo, files, service)
    found = _instruction(repo, path, target, "CMD")
    if found:
        yield Fragment(((quote(found.argv) if found.argv else found.value, found.line),), path, directory)


def _build(repo: Repo, command: Command, words: tuple[str, ...]) -> tuple[Fragment, ...]:
    """The ``RUN`` instructions of the stages that the build makes."""
    given, rest = options(words, BUILD_VALUES)
    context = repo.enter(command.directory, (rest[0],) if rest else (), command.path)
    name = given.get("-f") or given.get("--file")
    usual = repo.first(context, "Dockerfile", "Containerfile")
    path = repo.file(command.directory, name, command.path) if name else usual
    fragments: list[Fragment] = []
    for stage in reversed(_stages(repo, path, given.get("--target", ""))):
        for instruction in stage.instructions:
            if instruction.keyword == "RUN":
                body = quote(instruction.argv) if instruction.argv else instruction.value
                fragments.append(Fragment(((body, instruction.line),), path, context))
    return tuple(fragments)


def skaffold(repo: Repo, command: Command) -> tuple[Fragment, ...]:
    """The custom tests of ``skaffold test`` in the configuration and in those that it requires."""
    if "test" not in command.args:
        return ()
    pending = [repo.upward(command.directory, "skaffold.yaml", "skaffold.yml")]
    seen: list[str] = []
    fragments: list[Fragment] = []
    while pending:
        path = pending.pop(0)
        document = repo.document(path)
        if document is None or path in seen:
            continue
        seen.append(path)
        folder = posixpath.dirname(path)
        for root in document.roots:
            pending.extend(repo.file(folder, text(at(one, "path"))) for one in items(at(root, "requires")))
            for holder in (root, *items(at(root, "profiles"))):
                for test in items(at(holder, "test")):
                    for custom in items(at(test, "custom")):
                        node = at(custom, "command")
                        directory = repo.enter(folder, (text(at(test, "context")) or ".",))
                        fragments.append(Fragment(bodies(node), path, directory))
    return tuple(fragments)
