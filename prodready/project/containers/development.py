"""Development servers, told from a command line or from the module that it runs."""

from __future__ import annotations

from prodready.facts.python import Call, Const, Expr, Flag, Module, Ref, is_literal, last_word
from prodready.project.code.types import Types
from prodready.project.commands.programs import Command
from prodready.project.containers.installed import commands_in
from prodready.project.layout.packages import Package
from prodready.project.snapshot import Snapshot

_RELOADERS = {
    "uvicorn": ("--reload",),
    "gunicorn": ("--reload",),
    "hypercorn": ("--reload",),
    "granian": ("--reload",),
    "litestar": ("--reload", "-r", "--debug", "-d"),
    "sanic": ("--dev", "--debug", "--reload", "--auto-reload", "-r"),
    "pserve": ("--reload",),
    "fastapi": ("--reload",),
    "daphne": ("--reload",),
    "waitress-serve": ("--reload",),
    "uwsgi": ("--py-autoreload", "--python-autoreload"),
    "chalice": ("local",),
}
PRODUCTION = frozenset(
    {
        "uvicorn",
        "gunicorn",
        "hypercorn",
        "granian",
        "daphne",
        "waitress-serve",
        "uwsgi",
        "supervisord",
        "litestar",
        "circusd",
    }
)
_RUNS = {
    "flask.Flask().run": "Flask.run()",
    "werkzeug.serving.run_simple": "Werkzeug's run_simple()",
    "bottle.run": "bottle.run()",
    "wsgiref.simple_server.make_server": "wsgiref",
    "quart.Quart().run": "Quart.run()",
}


_OFF = frozenset({"", "0", "false", "no", "off", "none"})


def by_words(words: tuple[str, ...]) -> str:
    """What makes a command line a development server; empty for every other."""
    name = words[0].rpartition("/")[2]
    args = words[1:]
    if name in ("flask", "quart") and "run" in args:
        return f"{name} run"
    if any(word in ("runserver", "runserver_plus", "runserver_socketio") for word in args[:3]):
        return f"{args[0] if name == 'python' else name} runserver"
    if name == "fastapi" and args[:1] == ("dev",):
        return "fastapi dev"
    if name in ("hupper", "watchfiles", "watchmedo", "watchgod", "nodemon", "adev"):
        return name
    if name == "python" and args[:2] == ("-m", "http.server"):
        return "http.server"
    flag = next((word for word in args if word.partition("=")[0] in _RELOADERS.get(name, ())), "")
    return f"{name} {flag}" if flag and not flag.endswith("=false") else ""


def by_text(text: str) -> bool:
    """Whether shell text starts a development server, behind the script of an entry point too."""
    return any(by_words(words[at:]) for _, words in commands_in(text) for at in range(len(words)))


def by_module(snapshot: Snapshot, types: Types, command: Command, packages: tuple[Package, ...]) -> str:
    """The development server that the Python file or the console script of a command runs."""
    name = command.program
    if name == "python" and command.args[:1] and command.args[0].endswith(".py"):
        path = module_of(snapshot, command)
        return _in_module(snapshot, types, path) if path else ""
    target = next((value for one in packages for script, value in one.scripts if script == name), "")
    module, _, function = target.partition(":")
    if not module or "run" not in command.args:
        return ""
    tail = module.replace(".", "/")
    paths = [path for path in snapshot.modules if path.endswith((f"{tail}.py", f"{tail}/__init__.py"))]
    grouped = any(_is_flask_group(snapshot, path) for path in paths)
    return f"flask run behind {name} run" if grouped and function else ""


def module_of(snapshot: Snapshot, command: Command) -> str:
    """The Python file of the repository that a command names first; empty if there is none."""
    name = command.args[0].lstrip("./") if command.args else ""
    joined = f"{command.directory}/{name}" if command.directory else name
    return next((path for path in (joined, name) if path in snapshot.modules), "")


def _is_flask_group(snapshot: Snapshot, path: str) -> bool:
    module = snapshot.modules[path]
    named = any(call.name == "flask.cli.FlaskGroup" for call in module.calls)
    classes = (value for call in module.calls for _, value in call.kwargs)
    return named or any(isinstance(value, Ref) and value.name == "flask.cli.FlaskGroup" for value in classes)


def _in_module(snapshot: Snapshot, types: Types, path: str) -> str:
    for call in snapshot.modules[path].calls:
        if (call.scope >= 0 and not call.has(Flag.MAIN)) or _waits_for_debugging(snapshot.modules[path], call):
            continue
        name = types.call_name(path, call)
        if name in _RUNS and not _has_server(call):
            return f"{_RUNS[name]} in {path}"
        if name == "uvicorn.run" and is_literal(call.kwarg("reload"), True):
            return f"uvicorn with reload in {path}"
    return ""


def _waits_for_debugging(module: Module, call: Call) -> bool:
    """Whether a call is made only where a setting of the module that is named DEBUG is on, which is off by default."""
    tests = (arm.test for arm in module.arms(call.branch) if not arm.negated)
    names = {test.name for test in tests if isinstance(test, Ref) and last_word(test.name).endswith("DEBUG")}
    return any(each.target in names and _is_off(module, each.value) for each in module.assigns if each.scope < 0)


def _is_off(module: Module, value: Expr | None) -> bool:
    """Whether a setting is off: by a constant, or read from the environment without a default that switches it on."""
    call = module.call(value)
    if call is None:
        return isinstance(value, Const) and not value.value
    if call.name == "builtins.bool" and call.args:
        return _is_off(module, call.args[0])
    if not isinstance(call.arg(0), Const):
        return False
    default = call.arg(1, "default")
    return default is None or (isinstance(default, Const) and str(default.value).lower() in _OFF)


def _has_server(call: Call) -> bool:
    """Bottle takes a production server by name."""
    given = call.kwarg("server")
    return isinstance(given, Const) and given.value not in ("wsgiref", None)
