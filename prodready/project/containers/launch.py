"""Programs that start Python applications: which module or file a command line names, and which package brings it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping

import msgspec

from prodready.project.commands.programs import option, program
from prodready.project.words import words as names

_MODULE = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$")
_APPLICATION = re.compile(r"([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*):([A-Za-z_][\w.]*(?:\(.*\))?)$")
_SCHEMES = frozenset({"python", "unix", "file", "fd", "egg", "ini", "tcp", "config"})
"""What stands before a colon without being a module: ``-c python:config.gunicorn``, ``--bind unix:app.sock``."""
_VENV = ("pip", "ensurepip", "venv", "http.server", "json.tool", "compileall")
_PRINTS = re.compile(r"\s*print\([^;\n]*\)\s*")


class Target(msgspec.Struct, frozen=True):
    """A module (dotted) or file that is started; ``folder`` is what an option adds to the search path, ``attribute`` the
    name in the module that is served.
    """

    kind: str
    name: str
    folder: str = ""
    attribute: str = ""


PACKAGES = {
    "gunicorn": "gunicorn",
    "uvicorn": "uvicorn",
    "hypercorn": "hypercorn",
    "daphne": "daphne",
    "granian": "granian",
    "waitress-serve": "waitress",
    "uwsgi": "uwsgi",
    "celery": "celery",
    "flask": "flask",
    "fastapi": "fastapi",
    "litestar": "litestar",
    "sanic": "sanic",
    "quart": "quart",
    "arq": "arq",
    "saq": "saq",
    "rq": "rq",
    "dramatiq": "dramatiq",
    "taskiq": "taskiq",
    "faststream": "faststream",
    "django-admin": "django",
    "robyn": "robyn",
    "pserve": "pyramid",
}
"""Server and worker programs → the distribution that brings them."""

OF_THE_SYSTEM = frozenset({"uwsgi", "supervisord", "circusd"})
"""Programs that serve or start what does, which the system may bring."""
_POSITIONAL = {
    "uvicorn": "",
    "hypercorn": "",
    "daphne": "",
    "granian": "",
    "gunicorn": "",
    "waitress-serve": "",
    "arq": "",
    "saq": "",
    "dramatiq": "",
    "sanic": "",
    "taskiq": "worker scheduler",
    "faststream": "run",
}
_DOTTED = frozenset({"gunicorn", "waitress-serve", "arq", "dramatiq"})
_APP_OPTIONS = {
    "celery": ("-A", "--app"),
    "flask": ("-A", "--app"),
    "litestar": ("--app",),
    "quart": ("-A", "--app"),
    "uwsgi": ("-w", "--module", "--wsgi"),
}
_UWSGI_FILES = ("--ini", "--yaml", "--yml", "--json", "--xml", "-x", "-y", "-j")
_UWSGI_NAME = re.compile(r"[^-=]+\.(?:ini|ya?ml|json|xml)(?::\w+)?$")
_APP_VARIABLES = {"flask": "FLASK_APP", "quart": "QUART_APP", "litestar": "LITESTAR_APP"}
_HELPERS = names(
    """mysql mysqld mariadb postgresql redis redis-server mongod mongodb memcached rabbitmq-server elasticsearch cron crond
    anacron ssh sshd rsyslog dbus docker xvfb postfix slapd"""
)
"""Daemons of the system that stand beside an application; web servers and supervisors may start it."""
_IDLE = names("sleep tail true mkdocs sphinx-autobuild echo cat ls pwd printf exit set export test [")
"""Programs that wait, say something, or show documents."""
_PREPARES = {
    "pip": ("install", "download", "wheel", "uninstall"),
    "pip3": ("install", "download", "wheel", "uninstall"),
    "poetry": ("install", "build", "lock", "sync", "update"),
    "uv": ("sync", "build", "lock", "pip", "venv"),
    "pdm": ("install", "sync", "build", "lock"),
    "pipenv": ("install", "sync", "lock"),
    "apt-get": ("update", "install", "upgrade"),
    "apk": ("add", "update", "upgrade"),
}
"""Programs that bring packages, with the commands by which they do nothing else."""
_BUILDS = names("build install deps requirements test tests lint check checks format clean docs")
"""Targets of make that serve nobody by their names."""
_FOLDERS = ("--app-dir", "--chdir", "--pythonpath", "--working-dir", "--workdir", "--dir")

_ARGUMENTS = {"gunicorn": "GUNICORN_CMD_ARGS"}
"""Variables of which servers take options."""


def package_of(name: str) -> str:
    """The distribution that must bring a program; empty where the system may."""
    return "" if name in OF_THE_SYSTEM else PACKAGES.get(name, "")


def idle(words: tuple[str, ...]) -> bool:
    """Whether a command serves no application: a shell, a bare interpreter or one that only prints which command to give, a
    sleep, documents, a store or a clock of the system."""
    name = program(words[0])
    if _daemon(words) in _HELPERS or (words[1:2] and words[1] in _PREPARES.get(name, ())):
        return True
    if name == "make" and len(words) > 1 and set(words[1:]) <= _BUILDS:
        return True
    if name in _IDLE or (name == "python" and words[1:2] == ("-c",) and _PRINTS.fullmatch(" ".join(words[2:]))):
        return True
    return len(words) == 1 and name in ("python", "bash", "sh", "ipython", "node", "irb")


def _daemon(words: tuple[str, ...]) -> str:
    """The daemon that a command has the system's init scripts start."""
    if posixpath.dirname(words[0]) == "/etc/init.d":
        return posixpath.basename(words[0])
    at = {("service",): 1, ("systemctl", "start"): 2, ("rc-service",): 1}
    return next((words[n] for start, n in at.items() if words[: len(start)] == start and len(words) > n), "")


def targets(words: tuple[str, ...], env: Mapping[str, str]) -> Iterator[Target]:
    """The modules and files that a command starts."""
    name = program(words[0])
    options = _FOLDERS if name == "celery" else (*_FOLDERS, "-d")  # which asks a worker by its name there
    folder = option(words, *options) or option(tuple(env.get(_ARGUMENTS.get(name, ""), "").split()), *options) or ""
    if name == "python":
        yield from _python(words)
    elif name == "fastapi" and words[1:2] and words[1] in ("run", "dev"):
        yield from (Target("file", word) for word in words[2:3] if word.endswith(".py"))
    elif name in _POSITIONAL:
        yield from _server(name, words, folder)
    elif name in _APP_OPTIONS:
        yield from _by_option(name, words, env, folder)
    if name == "uwsgi":
        yield from _configured(words)
    if name == "pserve":
        given = (word.partition("#")[0] for word in words[1:] if not word.startswith("-"))
        yield from (Target("file", word) for word in given if word.endswith(".ini") and "://" not in word)


def _python(words: tuple[str, ...]) -> Iterator[Target]:
    rest = words[1:]
    if rest[:1] == ("-m",) and len(rest) > 1:
        if rest[1] not in _VENV and _MODULE.match(rest[1]):
            yield Target("module", rest[1])
    elif rest and rest[0].endswith(".py"):
        yield Target("file", rest[0])


def _server(name: str, words: tuple[str, ...], folder: str) -> Iterator[Target]:
    rest = words[1:]
    subcommands = _POSITIONAL[name].split()
    if subcommands:
        if not rest or rest[0] not in subcommands:
            return
        rest = rest[1:]
    for word in rest:
        found = _APPLICATION.match(word)
        if found and found[1] not in _SCHEMES:
            yield Target("module", found[1], folder, re.split(r"\W", found[2], maxsplit=1)[0])
            return
    last = rest[-1] if rest else ""
    before = rest[-2] if len(rest) > 1 else ""
    dotted = name in _DOTTED and "." in last and _MODULE.match(last)
    if dotted and (not before.startswith("-") or "=" in before):
        yield Target("module", last.rpartition(".")[0] if name == "arq" else last, folder)
    elif name == "gunicorn" and (option(words, "-c", "--config") or "").endswith(".py"):
        yield Target("file", option(words, "-c", "--config") or "", folder)  # it names what is served


def _configured(words: tuple[str, ...]) -> Iterator[Target]:
    """The file that tells uWSGI what to serve: by an option or by its name alone, which a section may follow."""
    given = option(words, *_UWSGI_FILES) or next((word for word in words[1:] if _UWSGI_NAME.match(word)), "")
    file = given.partition(":")[0]
    if file and "://" not in given and not file.startswith("@"):
        yield Target("file", file)


def _by_option(name: str, words: tuple[str, ...], env: Mapping[str, str], folder: str) -> Iterator[Target]:
    value = option(words, *_APP_OPTIONS[name]) or env.get(_APP_VARIABLES.get(name, ""), "")
    value = value.partition(":")[0]
    if value.endswith(".py"):
        yield Target("file", value)
    elif value and name == "celery":
        # ``-A pkg.celery_app.app`` may name an attribute: the package decides.
        yield Target("module", value.split(".", 1)[0], folder)
    elif _MODULE.match(value):
        yield Target("module", value, folder)
