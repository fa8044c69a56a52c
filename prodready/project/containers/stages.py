"""Plays the stages of a Dockerfile through over a context; nothing of it is run."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from prodready.facts.documents import Dockerfile, Instruction, Stage
from prodready.project.commands.lexer import tokens
from prodready.project.containers.build_platforms import image_name
from prodready.project.containers.context import Context, is_wild
from prodready.project.containers.layers import OFFICIAL, Layers, Mount, Problem, Run, relative
from prodready.project.containers.shellwords import assignments, fill

MAX_STAGES = 100
MAX_MOUNTS = 3000
_GAP = re.compile(r"^$|^[:/]|:[-.]|[:/]$|\$")


def build(
    dockerfile: Dockerfile,
    context: Context,
    target: str = "",
    args: Mapping[str, str] | None = None,
    contexts: frozenset[str] = frozenset(),
) -> Layers | None:
    """The target stage (by default the last one); None if there is none. ``contexts`` are additional ones by name."""
    stages = dockerfile.stages[:MAX_STAGES]
    wanted = _index(stages, target, len(stages)) if target else len(stages) - 1
    if wanted < 0:
        return None
    player = _Player(dockerfile, context, dict(args or {}), contexts)
    return player.layers(wanted)


def _index(stages: Sequence[Stage], name: str, before: int) -> int:
    """The stage that a name or number means, looked for among those before ``before``; -1 if there is none."""
    if name.isdigit():
        return int(name) if int(name) < before else -1
    lowered = name.lower()
    return next((at for at in range(before - 1, -1, -1) if stages[at].alias and stages[at].alias == lowered), -1)


_RESTORES = re.compile(r"\bgit\s+(?:reset\s+--hard|checkout\s+(?:-f|--force|HEAD|--\s+\.|\.)|restore\s+\.)")
"""Commands that bring every tracked file back where only git's own folder was copied."""


class _Player:
    """Plays stages on demand, so that the problems of stages that a target does not need do not count."""

    def __init__(
        self, dockerfile: Dockerfile, context: Context, args: dict[str, str], contexts: frozenset[str]
    ) -> None:
        self.contexts = contexts
        self.stages = dockerfile.stages[:MAX_STAGES]
        self.globals = {**{name: value for name, value in dockerfile.args if value}, **args}
        self.context = context
        self.given = args
        self.open = [name for name, value in dockerfile.args if not value]
        self.played: dict[int, Layers] = {}

    def layers(self, index: int) -> Layers:
        """The stage at ``index``."""
        if index not in self.played:
            for below in sorted(self._needed(index)):
                if below not in self.played:
                    self.played[below] = self._play(below)
        return self.played[index]

    def _needed(self, index: int) -> set[int]:
        pending, seen = [index], set[int]()
        while pending:
            current = pending.pop()
            if current in seen:
                continue
            seen.add(current)
            stage = self.stages[current]
            names = [self._image(current)]
            names += [value for one in stage.instructions for name, value in one.flags if name == "from"]
            names += [part[5:] for one in stage.instructions for part in _mount_parts(one) if part.startswith("from=")]
            found = (_index(self.stages, fill(name, self.globals), current) for name in names)
            pending.extend(at for at in found if at >= 0)
        return seen

    def _play(self, index: int) -> Layers:
        stage = self.stages[index]
        image = self._image(index)
        below = _index(self.stages, image, index) if not image.isdigit() else -1
        if below >= 0:
            layers = replace(self.played[below], stage=stage)
        else:
            layers = Layers(stage, image, self.context, base_line=stage.line)
            text = "" if self._is_given(image) or image in self.contexts else unresolved(image)
            layers = replace(layers, problems=(Problem(stage.line, text),)) if text else layers
        return _Stage(self, index, layers).play()

    def _image(self, index: int) -> str:
        """What the ``FROM`` of a stage names."""
        return image_name(self.stages[index].image, self.globals, lambda name: _index(self.stages, name, index) >= 0)

    def _is_given(self, image: str) -> bool:
        """Whether the gap in an image's name is an argument that has no default and that somebody gives."""
        return bool(_GAP.search(image)) and any(name in self.given for name in self.open)


class _Stage:
    """One stage being played."""

    def __init__(self, player: _Player, index: int, layers: Layers) -> None:
        self.player = player
        self.index = index
        self.layers = layers
        self.env = dict(layers.env)
        self.args = dict(layers.args)
        self.own_command = False
        self.arms = {
            "ARG": self._arg,
            "ENV": self._env,
            "WORKDIR": self._workdir,
            "COPY": self._copy,
            "ADD": self._copy,
            "RUN": self._run,
            "ENTRYPOINT": self._entrypoint,
            "CMD": self._cmd,
        }

    def play(self) -> Layers:
        """Every instruction in order."""
        for instruction in self.player.stages[self.index].instructions:
            arm = self.arms.get(instruction.keyword)
            if arm:
                arm(instruction)
            elif instruction.keyword == "USER":
                self._set(user=instruction)
            elif instruction.keyword == "HEALTHCHECK":
                self._set(healthcheck=instruction)
        self._set(env=self.env, args=self.args)
        return self.layers

    def _set(self, **changes: object) -> None:
        self.layers = replace(self.layers, **changes)

    def _fill(self, text: str) -> str:
        return fill(text, {**self.args, **self.env})

    def _problem(self, instruction: Instruction, text: str) -> None:
        self._set(problems=(*self.layers.problems, Problem(instruction.line, text)))

    def _arg(self, instruction: Instruction) -> None:
        pairs = assignments(instruction.value) if "=" in instruction.value else ()
        values = {name: self._fill(value) for name, value in pairs}
        for name in (word.partition("=")[0] for word in instruction.value.split()):
            given = self.player.given.get(name) or values.get(name) or self.player.globals.get(name)
            if given is not None:
                self.args[name] = given

    def _env(self, instruction: Instruction) -> None:
        for name, value in assignments(instruction.value):
            filled = self._fill(value)
            self.env[name] = "" if filled in (f"${name}", f"${{{name}}}") else filled  # of itself, unset so far
        self._set(env=dict(self.env))

    def _workdir(self, instruction: Instruction) -> None:
        target = self._fill("".join(token.text for token in tokens(instruction.value)))
        self._set(workdir=posixpath.normpath(posixpath.join(self.layers.workdir, target)))

    def _entrypoint(self, instruction: Instruction) -> None:
        empty = instruction.argv == () or instruction.value.strip() in ("", "[]")
        changes: dict[str, object] = {"entrypoint": None if empty else instruction}
        if not self.own_command:
            changes["command"] = None
        self._set(**changes)

    def _cmd(self, instruction: Instruction) -> None:
        self.own_command = True
        self._set(command=None if instruction.argv == () else instruction)

    def _run(self, instruction: Instruction) -> None:
        body = " ".join(instruction.argv) if instruction.argv else instruction.value
        shown: list[Mount] = []
        for value in (flag for name, flag in instruction.flags if name == "mount"):
            shown.extend(self._bind(instruction, dict(part.partition("=")[::2] for part in value.split(","))))
        text = fill(body, {**self.args, **self.env})
        if _RESTORES.search(text) and self.layers.path(".git") in self.layers.vague:
            self._mount(Mount(self.layers.workdir, self.layers.context.folder, True))
        layers = self.layers
        run = Run(text, instruction.line, layers.workdir, (*layers.mounts, *shown), layers.base)
        self._set(runs=(*layers.runs, run), own_runs=(*layers.own_runs, run))

    def _bind(self, instruction: Instruction, parts: dict[str, str]) -> Iterator[Mount]:
        """What a bind mount, or a cache that starts as a copy of another stage, shows to one command."""
        origin = self._fill(parts.get("from", ""))
        if parts.get("type", "bind") not in (("bind", "cache") if origin else ("bind",)):
            return
        source = self._fill(parts.get("source") or parts.get("src") or "")
        target = self._fill(parts.get("target") or parts.get("dst") or parts.get("destination") or "")
        if origin:
            yield from self._shown(self._known_origin(instruction, origin), source, self.layers.path(target))
        elif "$" not in source:
            found = self.layers.context.find(source) if source else (self.layers.context.folder,)
            if not found:
                self._absent(instruction, source, f"{source} is mounted, but")
            for path in found:
                yield Mount(self.layers.path(target), path, path not in self.layers.context.files)

    def _shown(self, index: int, source: str, place: str) -> Iterator[Mount]:
        """What a mount shows of another stage; what is installed from there, that stage's commands made."""
        if index < 0:
            return
        other = self.player.layers(index)
        self._build_on(other)
        found = other.find(posixpath.normpath(posixpath.join("/", source)))
        if found is not None:
            yield Mount(place, found, found not in other.context.files)

    def _build_on(self, other: Layers) -> None:
        """Take over what happened in a stage that something comes from."""
        runs = tuple(dict.fromkeys((*self.layers.runs, *other.runs)))
        self._set(bases=(*self.layers.bases, other.base, *other.bases))
        self._set(runs=runs, problems=tuple(dict.fromkeys((*self.layers.problems, *other.problems))))

    def _absent(self, instruction: Instruction, source: str, before: str) -> None:
        if not self.layers.context.is_made(source):
            self._problem(instruction, f"{before} {missing(self.layers.context, source)}")

    def _known_origin(self, instruction: Instruction, origin: str) -> int:
        """The stage that ``--from`` names, -1 for an image; a name that is neither is a problem."""
        found = _index(self.player.stages, origin, self.index)
        if found < 0 and origin not in self.player.contexts:
            text = unresolved(origin, "--from=")
            if origin.isdigit():
                text = f"--from={origin} names a stage that does not stand above it"
            if text:
                self._problem(instruction, text)
        return found

    def _copy(self, instruction: Instruction) -> None:
        flags = dict(instruction.flags)
        words = [self._fill(word) for word in copy_words(instruction)]
        if len(words) < 2:
            return
        sources, dest = words[:-1], words[-1]
        place = self.layers.path(dest)
        if "from" in flags:
            self._from_stage(instruction, self._fill(flags["from"]), sources, place, dest)
            return
        into = _is_folder(dest, sources, place, self.layers)
        for source in sources:
            if source.startswith("<<"):
                self._vague(posixpath.join(place, source.lstrip("<-\"'").rstrip("\"'")) if into else place)
            elif "://" in source or source.startswith("git@") or "$" in source:
                self._vague(place)
            else:
                self._from_context(instruction, source, place, into)
        if "chmod" in flags:
            self._set(chmods=(*self.layers.chmods, place))

    def _from_context(self, instruction: Instruction, source: str, place: str, into: bool) -> None:
        found = self.layers.context.find(source)
        if not found and not is_wild(source):
            self._absent(instruction, source, f"{instruction.keyword} {source}:")
            if self.layers.context.is_made(source):
                self._vague(place)
        parents = any(name == "parents" for name, _ in instruction.flags)
        for path in found:
            if instruction.keyword == "ADD" and path.endswith((".tar", ".tar.gz", ".tgz", ".tar.xz", ".tar.bz2")):
                self._vague(place)
                continue
            folder = path not in self.layers.context.files
            if parents:
                inside = relative("/" + path, "/" + self.layers.context.folder) or path
                self._mount(Mount(posixpath.join(place, inside), path, folder))
            elif folder:
                self._mount(Mount(place, path, True))
            else:
                self._mount(Mount(posixpath.join(place, posixpath.basename(path)) if into else place, path, False))

    def _from_stage(self, instruction: Instruction, origin: str, sources: list[str], place: str, dest: str) -> None:
        index = self._known_origin(instruction, origin)
        if index < 0:
            self._vague(place)
            return
        other = self.player.layers(index)
        into = _is_folder(dest, sources, place, self.layers)
        for source in sources:
            self._transfer(other, posixpath.normpath(posixpath.join("/", source)), place, into)
        self._build_on(other)

    def _transfer(self, other: Layers, source: str, place: str, into: bool) -> None:
        """What another stage has at ``source``, at its new place."""
        found = other.find(source)
        self._vague(place)  # what the other stage's commands made there comes along
        if found is not None and found in other.context.files:
            self._mount(Mount(posixpath.join(place, posixpath.basename(source)) if into else place, found, False))
            return
        if found is not None:
            self._mount(Mount(place, found, True))
        for mount in other.mounts:
            below = relative(mount.dest, source)
            if below is not None:
                self._mount(Mount(posixpath.join(place, below), mount.source, mount.folder))

    def _mount(self, mount: Mount) -> None:
        if len(self.layers.mounts) < MAX_MOUNTS:
            self._set(mounts=(*self.layers.mounts, mount))

    def _vague(self, place: str) -> None:
        self._set(vague=(*self.layers.vague, place))


def _is_folder(dest: str, sources: list[str], place: str, layers: Layers) -> bool:
    known = place == layers.workdir or any(mount.folder and mount.dest == place for mount in layers.mounts)
    return dest.endswith("/") or dest in (".", "..", "./") or len(sources) > 1 or known


def copy_words(instruction: Instruction) -> tuple[str, ...]:
    """The sources and the destination of a ``COPY`` or ``ADD``."""
    if instruction.argv is not None:
        return instruction.argv
    first = instruction.value.split("\n", 1)[0]
    if "<<" in first:
        return tuple(first.split())
    return tuple(token.text for token in tokens(first) if token.text.strip())


def _mount_parts(instruction: Instruction) -> Iterator[str]:
    for name, value in instruction.flags:
        if name == "mount":
            yield from value.split(",")


def unresolved(image: str, before: str = "FROM ") -> str:
    """Why an image's name cannot resolve, empty if it can."""
    if _GAP.search(image):
        return f"{before}{image}: a build argument without a default that nothing gives"
    bare = "/" not in image and ":" not in image and "@" not in image
    if bare and image.lower() not in OFFICIAL:
        return f"{before}{image} is neither a stage above it nor a known image"
    return ""


def missing(context: Context, source: str) -> str:
    """Why a source is not in the context."""
    path = context.join(source)
    where = f"the context {context.folder or '.'}/" if context.folder else "the build context"
    if path is not None and (path in context.snapshot.files or _folder_exists(context, path)):
        return f".dockerignore leaves it out of {where}"
    return f"it is not in {where}"


def _folder_exists(context: Context, path: str) -> bool:
    return any(name.startswith(f"{path}/") for name in context.snapshot.files)
