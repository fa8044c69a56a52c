"""Programs written in Python that start others: nox sessions, invoke tasks, scripts, click commands."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from prodready.facts.files import Role
from prodready.facts.python import Call, Const, Expr, Fmt, Function, Module, Ref, Seq
from prodready.project.commands.programs import Command
from prodready.project.commands.runners.fragments import Fragment, options, quote
from prodready.project.commands.runners.started import is_list, literal, words_of
from prodready.project.commands.steps import Body
from prodready.project.layout.repo import Repo

_SUBPROCESS = frozenset(
    {f"subprocess.{name}" for name in ("run", "call", "check_call", "check_output", "Popen", "getoutput")}
    | {"os.system", "os.popen", "os.execvp", "os.execv", "os.execlp"}
)
_TEST_CALLS = {
    "pytest.main": "pytest",
    "pytest.cmdline.main": "pytest",
    "unittest.main": "python -m unittest",
    "unittest.TextTestRunner": "python -m unittest",
    "nose.main": "nosetests",
    "nose.run": "nosetests",
    "nose2.main": "nose2",
    "nose2.discover": "nose2",
    "django.test.utils.get_runner": "django-admin test",
    "django.test.runner.DiscoverRunner": "django-admin test",
}
_NOX_VALUES = frozenset(
    {"-s", "-e", "--session", "--sessions", "-f", "--noxfile", "-k", "-t", "--tags", "-p", "--python"}
)
_MAX_DEPTH = 4


def nox(repo: Repo, command: Command) -> tuple[Fragment, ...]:
    """What the selected sessions run; without a selection the default ones."""
    words = command.args[: command.args.index("--")] if "--" in command.args else command.args
    given, extra = options(words, _NOX_VALUES)
    name = given.get("-f") or given.get("--noxfile")
    path = repo.file(command.directory, name) if name else repo.upward(command.directory, "noxfile.py")
    module = repo.module(path)
    if module is None:
        return ()
    wanted = {value for key, value in given.items() if key in ("-s", "-e", "--session", "--sessions")}
    wanted |= set(extra) if wanted else set()
    wanted = {re.split(r"[(]|-\d", one)[0] for one in wanted} or _default_sessions(module)
    found: list[Fragment] = []
    for function in module.functions:
        session = _decorated(module, function, ("session",), "nox")
        if session is None:
            continue
        named = session.kwarg("name") if isinstance(session, Call) else None
        labels = {function.name, function.name.replace("_", "-"), literal(module, named) if named else function.name}
        if not wanted or labels & wanted:
            param = function.params[0].name if function.params else "session"
            bodies = tuple(_runs(module, function, param, 0))
            found.append(Fragment(bodies, path, posixpath.dirname(path)))
    return tuple(found)


def _default_sessions(module: Module) -> set[str]:
    for assign in module.assigns:
        if assign.target.endswith("options.sessions") and isinstance(assign.value, Seq):
            return {literal(module, item) for item in assign.value.items}
    return set()


def invoke(repo: Repo, command: Command) -> tuple[Fragment, ...]:
    """What the named tasks run, those that must run before included."""
    given, names = options(command.args, frozenset({"-c", "--collection", "-r", "--search-root"}))
    stem = given.get("-c") or given.get("--collection") or "tasks"
    folder = repo.upward(command.directory, f"{stem}.py", f"{stem}/__init__.py", "fabfile.py", "duties.py")
    base = folder[: -len("__init__.py")] if folder.endswith("__init__.py") else folder
    found: list[Fragment] = []
    for path, module in repo.snapshot.modules.items():
        if base and (path == base or (base.endswith("/") and path.startswith(base))):
            home = posixpath.dirname(folder.replace("/__init__.py", ""))
            for name in names:
                found.extend(_task(module, path, home, name.rsplit(".", 1)[-1], 0))
    return tuple(found)


def _task(module: Module, path: str, directory: str, name: str, depth: int) -> Iterator[Fragment]:
    for function in module.functions:
        task = _decorated(module, function, ("task", "duty"), "")
        if task is None or depth > _MAX_DEPTH or name not in _task_names(module, function, task):
            continue
        before = [*task.args, task.kwarg("pre")] if isinstance(task, Call) else []
        for expr in before:
            for item in expr.items if isinstance(expr, Seq) else (expr,):
                if isinstance(item, Ref) and item.name != function.name:
                    yield from _task(module, path, directory, item.name.lstrip(":"), depth + 1)
        param = function.params[0].name if function.params else "c"
        yield Fragment(tuple(_runs(module, function, param, 0)), path, directory)


def _task_names(module: Module, function: Function, task: Call | Ref) -> set[str]:
    names = {function.name, function.name.replace("_", "-")}
    named = task.kwarg("name") if isinstance(task, Call) else None
    return names | ({literal(module, named)} if named else set())


def _decorated(module: Module, function: Function, names: tuple[str, ...], package: str) -> Call | Ref | None:
    """The decorator of ``function`` whose last part is one of ``names``."""
    for expr in function.decorators:
        found = module.call(expr) or (expr if isinstance(expr, Ref) else None)
        if found and found.name.rsplit(".", 1)[-1].lstrip(":") in names and found.name.startswith(package):
            return found
    return None


def _runs(module: Module, function: Function, param: str, depth: int) -> Iterator[Body]:
    """The commands given to ``param.run(…)`` in the function and in helpers that it passes ``param`` to."""
    for call in _within(module, function):
        if call.name in (
            "invoke.run",
            f"%{param}.run",
            f"%{param}.run_always",
            f"%{param}.sudo",
            f"%{param}.conda_run",
        ):
            words = [word for arg in call.args for word in words_of(module, arg)]
            line = (getattr(call.args[0], "line", 0) if call.args else 0) or call.line
            if words:
                yield words[0] if len(words) == 1 else quote(tuple(words)), line
        elif call.name in (f"%{param}.chdir", f"%{param}.cd") and call.args:
            yield f"cd {literal(module, call.args[0])}", call.line
        elif call.name in _SUBPROCESS or call.name in _TEST_CALLS:
            yield from _started(module, call)
        elif any(isinstance(arg, Ref) and arg.name == f"%{param}" for arg in call.args) and depth < _MAX_DEPTH:
            helper = _local(module, call.name)
            if helper is not None and helper.params:
                yield from _runs(module, helper, helper.params[0].name, depth + 1)
                for arg in call.args:
                    if isinstance(arg, (Const, Fmt)) and " " in literal(module, arg):
                        yield literal(module, arg), call.line


def python(repo: Repo, command: Command) -> tuple[Fragment, ...]:
    """What a Python file of the repository starts when it is run: subprocesses and test runners.

    An argument that names a function of it (a command of a ``manage.py``) narrows that to the function.
    """
    args = command.args
    if args[:1] == ("-m",) and len(args) > 1:
        path = repo.module_path(command.directory, args[1])
        args = args[1:]
    elif args[:1] == ("-c",):
        return _inline(command, args[1] if len(args) > 1 else "")
    else:
        path = repo.file(command.directory, args[0], command.path) if args else ""
    return python_file(repo, command, path, args[1:])


def python_file(repo: Repo, command: Command, path: str, args: tuple[str, ...]) -> tuple[Fragment, ...]:
    """What the module at ``path`` starts."""
    module = repo.module(path)
    if module is None:
        return ()
    functions = [one for one in module.functions if one.decorators and _command_names(module, one) & set(args)]
    if not functions and posixpath.basename(path) == "manage.py":
        return ()
    calls = [call for one in functions for call in _reached(module, one, 0)] or list(module.calls)
    options_on = next((at for at, word in enumerate(args) if word.startswith("-")), len(args))
    bodies = tuple(body for call in calls for body in _started(module, call, args[options_on:]))
    return (Fragment(bodies, path, command.directory),) if bodies else ()


def entry_point(repo: Repo, command: Command, target: str) -> tuple[Fragment, ...]:
    """What the function of a project script (``package.module:function``) starts."""
    dotted, _, name = target.partition(":")
    path = repo.module_path(command.directory, dotted.strip())
    module = repo.module(path)
    function = _local(module, name.strip()) if module else None
    if module is None or function is None:
        return ()
    bodies = tuple(body for call in _reached(module, function, 0) for body in _started(module, call))
    return (Fragment(bodies, path, command.directory),) if bodies else ()


def flask(repo: Repo, command: Command) -> tuple[Fragment, ...]:
    """What an own command of ``flask <name>`` starts."""
    _, words = options(command.args, frozenset({"-A", "--app", "-e", "--env-file"}))
    if not words:
        return ()
    for path, module in repo.snapshot.modules.items():
        if repo.snapshot.role(path) in (Role.TEST, Role.VENDORED):
            continue
        for function in module.functions:
            if _decorated(module, function, ("command",), "") and words[0] in _command_names(module, function):
                bodies = tuple(body for call in _reached(module, function, 0) for body in _started(module, call))
                if bodies:
                    return (Fragment(bodies, path, command.directory),)
    return ()


def _command_names(module: Module, function: Function) -> set[str]:
    """The names of a command: the function's own, and what ``@cli.command("test")`` gives it."""
    decorator = _decorated(module, function, ("command",), "")
    given = decorator.args[0] if isinstance(decorator, Call) and decorator.args else None
    return {function.name, function.name.replace("_", "-")} | ({literal(module, given)} if given else set())


def _inline(command: Command, source: str) -> tuple[Fragment, ...]:
    """``python -c "import pytest; pytest.main()"``."""
    found = next((words for name, words in _TEST_CALLS.items() if f"{name}(" in source), "")
    return (Fragment(((found, command.line),), command.path, command.directory),) if found else ()


def _local(module: Module, name: str) -> Function | None:
    bare = name.lstrip(":%")
    return next((one for one in module.functions if one.name == bare and one.owner < 0 and one.scope < 0), None)


def _within(module: Module, function: Function) -> Iterator[Call]:
    """Calls of the function and of those nested in it."""
    inside = {function.index}
    for one in module.functions:
        if one.scope in inside:
            inside.add(one.index)
    return (call for call in module.calls if call.scope in inside)


def _reached(module: Module, function: Function, depth: int) -> Iterator[Call]:
    for call in _within(module, function):
        yield call
        helper = _local(module, call.name) if call.name.startswith(":") else None
        if helper and helper.index != function.index and depth < _MAX_DEPTH:
            yield from _reached(module, helper, depth + 1)


def _handed_on(module: Module, call: Call) -> Expr | None:
    """What a call gives to a function of the module that starts just this: ``execute("coverage run manage.py test")``."""
    helper = _local(module, call.name) if call.name.startswith(":") else None
    if helper is None:
        return None
    for inner in _within(module, helper):
        started = inner.args[0] if inner.name in _SUBPROCESS and inner.args else None
        split = module.call(started)
        if split is not None and split.name == "shlex.split" and split.args:
            started = split.args[0]
        if isinstance(started, Ref) and started.name[0] == "%" and helper.param(started.name[1:]) is not None:
            return helper.given(call, started.name[1:])
    return None


def _body(module: Module, words: list[str], given: Expr, line: int) -> Iterator[Body]:
    """The words of a list as one command, or the text that is one already."""
    if words:
        yield (quote(tuple(words)) if is_list(module, given) else words[0]), line


def _started(module: Module, call: Call, given: tuple[str, ...] = ()) -> Iterator[Body]:
    """The command that a call starts, if it does; ``given`` are the options of the program, which it may hand on."""
    if call.name in _TEST_CALLS:
        words = (
            [word for arg in call.args[:1] for word in words_of(module, arg, given=given)]
            if "pytest" in call.name
            else []
        )
        yield " ".join([_TEST_CALLS[call.name], quote(tuple(words))]).strip(), call.line
    elif call.name in _SUBPROCESS and call.args:
        words = [
            word for arg in call.args[: 9 if "exec" in call.name else 1] for word in words_of(module, arg, given=given)
        ]
        yield from _body(module, words, call.args[0], call.line)
    elif (handed := _handed_on(module, call)) is not None:
        words = list(words_of(module, handed, given=given))
        yield from _body(module, words, handed, call.line)
    elif call.name.endswith("execute_from_command_line") and call.args:
        words = list(words_of(module, call.args[0], given=given))
        if "test" in words[:3]:
            yield "django-admin test " + quote(tuple(words[words.index("test") + 1 :])), call.line
