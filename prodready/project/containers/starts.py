"""What a container's command starts, and whether the programs, files and modules it needs are in the image."""

from __future__ import annotations

import re

import msgspec

from prodready.facts.documents import Instruction
from prodready.project.commands.programs import SHELLS, program
from prodready.project.commands.runners.fragments import quote
from prodready.project.containers.launch import package_of
from prodready.project.containers.layers import Layers

_PLAIN = re.compile(
    r"(^|/)(python|pypy|debian|ubuntu|alpine|uv|(ana|mini)conda3?|micromamba|mambaforge|ubi\d*(-minimal|-micro)?|centos|fedora"
    r"|rockylinux|almalinux|amazonlinux|python3?-?\w*|wolfi-base|chainguard-base|base-debian\d+|node|buildpack-deps"
    r"|busybox|scratch|cuda|pytorch|tensorflow|golang|debian-slim|s2i-\w*|python-\d+\w*)(:|@|$)"
)
_SUPERVISED = re.compile(r"(^|/)(lsiobase|linuxserver|hassio-addons)/")
"""Who makes bases of the same names whose init starts the services that images put in a folder of it."""
INITS = frozenset({"dumb-init", "tini", "gosu", "su-exec", "catatonit"})
"""Small programs round a start that images of Python and of operating systems do not bring."""
_ARGUMENTS = re.compile(r'"?\$0"? +"?\$@"?')
"""What a text that a shell runs is handed: the words of the command."""
BARE = re.compile(r"(^|/)(python|pypy|debian|ubuntu|alpine)(:|@|$)")
_STARTING = re.compile(
    r"(^|/)[\w.-]+/(uvicorn-gunicorn|meinheld-gunicorn|uwsgi-nginx)(-fastapi|-starlette|-flask)?(:|@|$)"
)
"""Base images that start the application in ``/app``."""


class Start(msgspec.Struct, frozen=True):
    """One way to start a container: the words as shell text, and where they are written."""

    text: str
    path: str
    line: int
    directory: str = ""  # a working directory that overrides the image's


def own_start(layers: Layers, path: str) -> Start | None:
    """The command of the image itself; None if it has none of its own."""
    return start_of(layers, path, None, None)


def inherited_start(layers: Layers, path: str) -> Start | None:
    """What a base image that is known for it starts: an application at a fixed place."""
    if not _STARTING.search(layers.base):
        return None
    module = layers.env.get("MODULE_NAME") or ("app.main" if layers.find("/app/app/main.py") else "main")
    served = layers.env.get("APP_MODULE") or f"{module}:{layers.env.get('VARIABLE_NAME', 'app')}"
    return Start(f"gunicorn {served}", path, layers.stage.line, "/app")


def start_of(layers: Layers, path: str, entrypoint: Start | None, command: Start | None) -> Start | None:
    """The image's command with an entry point or arguments that a compose file or a manifest gives."""
    entry, args = layers.entrypoint, layers.command
    if entrypoint is not None:
        text = f"{entrypoint.text} {command.text if command else ''}".strip()
        return Start(text, entrypoint.path, entrypoint.line, entrypoint.directory)
    given = command.text if command else _words(args) if args else ""
    if entry is not None:
        tail = "" if entry.argv is None else given
        telling = entry if args is None or (given.startswith("-") and _names_program(entry)) else args
        place = command or Start("", path, telling.line)
        text = _ARGUMENTS.sub(lambda _: given, _words(entry)) if entry.argv is None else _words(entry)
        return Start(f"{text} {tail}".strip(), place.path, place.line, place.directory)
    if command is not None:
        return command
    return Start(given, path, args.line) if args else None


def _names_program(entry: Instruction) -> bool:
    """Whether an entry point names the application's own program, or tells a server or an interpreter what to run."""
    words = entry.argv or (entry.value,)
    if len(words) > 1 and not words[-1].startswith("-"):
        return True
    return not package_of(program(words[0])) and program(words[0]) not in {"python", *SHELLS, *INITS}


def _words(instruction: Instruction) -> str:
    return quote(instruction.argv) if instruction.argv is not None else instruction.value


def is_plain(image: str) -> bool:
    """Whether a base image holds an operating system or a language and starts nothing of its own."""
    return bool(_PLAIN.search(image.lower())) and not _SUPERVISED.search(image.lower())
