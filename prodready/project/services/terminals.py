"""What a module says of a place by itself: that it talks to somebody at a terminal, or prints because that is its job."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prodready.facts.python import Branch, Call, Const, Expr, Flag, Function, Handler, Module, Op, Ref, last_word
from prodready.project.services.drawing import PRINTS
from prodready.project.services.server_hooks import GUNICORN_HOOKS

_ASKS = frozenset({"builtins.input", "getpass.getpass", ":input"})
"""``:input`` is what modules bind to ``raw_input`` where there is one."""
_NOTEBOOKS = re.compile(r"^[%:]?IPython\.(?:display\.|get_ipython$)")
_DEBUGGING = re.compile(
    r"(?:^|\.)settings\.DEBUG$|(?:^|[.%:])app\.debug$|^%debug$|(?:^|[.%:])dev(?:elopment)?_settings\.\w+$"
)
_DEBUG_SWITCH = re.compile(r"(?:^|[.%:_])(?:debug|dbg)(?:_\w+)?$", re.I)
_WRITERS = re.compile(
    r"^(?:(?:json|simplejson|yaml|toml|pickle)\.(?:safe_)?dump|csv\.(?:Dict)?[wW]riter|shutil\.copyfileobj)$"
)
_ECHOES = frozenset({"click.echo", "click.secho", "typer.echo", "typer.secho"})
_STREAMS = ("sys.stdin", "sys.stdout", "sys.stderr")
_LISTENS = re.compile(r"^sys\.stdin(?:\.buffer)?(?:\.(?:read\w*|__next__))?$")
_VERBOSE = re.compile(
    r"(?:^|[.%:_])(?:verbos(?:e|ity)|quiet(?:_\w+)?|silent|interactive|dry_?run|(?:sql_?)?echo)$|^%(?:display|show|print\w*)$|(?:^|[.%:])_?print_\w+$|(?:^|[.%:_])(?:args|options|opts)\.[vq]$"
)
_SILENT = re.compile(r"(?:^|[.%:_])(?:quiet(?:_\w+)?|silent)$")
_MAILS = re.compile(r"(?:^|[.%:_])(?:send_?e?mails?|e?mails?_enabled)$", re.I)
_TERMINAL = re.compile(r"(?:^|[/_])(?:stdout|console|terminal|curses|print|printer)(?:_\w+)?\.py$")
_REVISIONS = frozenset({"%oldrev", "%newrev"})
_MISSING = frozenset({"builtins.ImportError", "builtins.ModuleNotFoundError"})
_EXITS = frozenset({"sys.exit", "builtins.exit", "builtins.quit", "os._exit"})
_LOGS = re.compile(
    r"(?:^|[.%:&_])log(?:ger|ging)?(?:\(\))?\.(?:debug|info|warn(?:ing)?|error|exception|critical|log)$", re.I
)
_SETS_LOGS_UP = re.compile(
    r"^logging\.(?:config\.(?:fileConfig|dictConfig)|basicConfig)$"
    r"|(?:^|[.%:&])_?(?:set_?up|configure|init|initiali[sz]e)_(?:\w+_)?log(?:ging|ger|gers|s)$"
)
"""Calls that set logging up: where one fails there is no log to write to."""
_NAMED_FOR_LOGS = re.compile(r"(?:^|_)log(?:s|ger|gers|ging)?(?:_|$)", re.I)
_MAKES_LOGS = re.compile(r"(?:^|\.)(?:basicConfig|dictConfig|fileConfig|addHandler)$")
NEAR = 2
"""How many lines lie between a print and the call of a logger that is given the same."""
_VERSIONS = ("sys.version_info", "sys.hexversion")
_PREFECT = re.compile(r"^prefect\.(?:flows\.)?flow$|^prefect\.(?:tasks\.)?task$")
_TRIAL = re.compile(r"^_*(?:debug|example|dummy|hello)(?:_\w*)?task$|^_*debug_celery$")
_SHOWS = re.compile(r"^_*(?:Console|Print(?:ing)?|Stdout|Null|No[Oo]p|Dummy|Fake|Mock|Stub)[A-Z]")
_ECHO = re.compile(r"(?:^|_)(?:echo$|print)")
_NAMED = re.compile(
    r"^_*(?:show|dump|display|debug)_|^test_|(?:^|_)p?(?:retty)?print(?:er|s)?(?:_|$)"
    r"|^dry_run$|^_*(?:Print(?:er)?|Console)(?=[A-Z]|$)|Printer$|(?:Progress(?:Bar)?|Spinner)$"
)


def is_terminal(path: str, module: Module) -> bool:
    """Whether a module is named after the terminal, or is a hook of git, which speaks to whoever pushes."""
    return bool(_TERMINAL.search(path)) or ("hooks" in path.split("/")[:-1] and _knows_revisions(module))


def _knows_revisions(module: Module) -> bool:
    """Whether a module tells what a branch was before a push and is after it."""
    named = {item.target for item in module.assigns}
    named |= {f"%{param.name}" for function in module.functions for param in function.params}
    return named >= _REVISIONS


def talking(module: Module) -> frozenset[int]:
    """The functions that somebody at a terminal, or a program at a pipe, talks to, and those round them.

    They ask for input, themselves or by a function beside them, read the command line, show something in a notebook, take
    a standard stream for a parameter or are hooks of gunicorn; what listens to standard input, or asks again and again,
    makes its whole class one side of a conversation.
    """
    asking = [call.scope for call in module.calls if call.name in _ASKS or _NOTEBOOKS.match(call.name)]
    asking += [read.scope for read in module.reads if read.name.startswith("sys.argv")]
    asking += [function.index for function in module.functions if _given_streams(function)]
    asking += [call.scope for call in module.calls if _writes_data(call)]
    asking += _beside_echoes(module)
    asking += [
        item.index for item in module.functions if item.name in GUNICORN_HOOKS and item.scope < 0 and item.owner < 0
    ]
    asking += _conversation(module)
    asking += _asking_by_another(module)
    return frozenset(outer for scope in asking for outer in _around(module, scope))


def _writes_data(call: Call) -> bool:
    """Whether a call writes documents to standard output, which something reads there (``json.dump(item, sys.stdout)``)."""
    given = any(isinstance(item, Ref) and item.name.startswith("sys.stdout") for item in call.args)
    return given and bool(_WRITERS.match(call.name))


def _beside_echoes(module: Module) -> Iterator[int]:
    """The functions that echo by a library for command lines, and the other methods of their classes."""
    echoing = {call.scope for call in module.calls if call.scope >= 0 and call.name in _ECHOES}
    yield from echoing
    owners = {module.functions[scope].owner for scope in echoing} - {-1}
    yield from (item.index for item in module.functions if item.owner in owners)


def _asking_by_another(module: Module) -> set[int]:
    """The functions that call one of their module which asks for input."""
    found = {call.scope for call in module.calls if call.name in _ASKS and call.scope >= 0}
    while True:
        names = {f":{item.name}" for item in module.functions if item.index in found and item.owner < 0}
        more = {call.scope for call in module.calls if call.name in names and call.scope >= 0} - found
        if not more:
            return found
        found |= more


def _around(module: Module, scope: int) -> Iterator[int]:
    while scope >= 0:
        yield scope
        scope = module.functions[scope].scope


def _given_streams(function: Function, streams: tuple[str, ...] = _STREAMS) -> bool:
    """Whether whoever calls says where the output goes (``file=sys.stdout``)."""
    return any(isinstance(param.default, Ref) and param.default.name in streams for param in function.params)


def _conversation(module: Module) -> Iterator[int]:
    """The functions that listen to standard input, and the other methods of their classes."""
    listening = {call.scope for call in module.calls if call.scope >= 0 and _LISTENS.match(call.name)}
    listening |= {call.scope for call in module.calls if call.name == "builtins.input" and call.has(Flag.LOOP)} - {-1}
    listening |= {read.scope for read in module.reads if read.scope >= 0 and _LISTENS.match(read.name)}
    listening |= {item.index for item in module.functions if _given_streams(item, _STREAMS[:1])}
    yield from listening
    owners = {module.functions[scope].owner for scope in listening} - {-1}
    yield from (item.index for item in module.functions if item.owner in owners)


def is_verbose(module: Module, branch: int) -> bool:
    """Whether the one at the terminal decides over a branch (``if verbosity >= 2``, ``if not quiet``)."""
    for arm in module.arms(branch):
        test = arm.test
        if any(_VERBOSE.search(name) for name in (*_compared(test), *_got(module, test))):
            return True
    return False


def is_left_unless_asked(module: Module, call: Call) -> bool:
    """Whether the function of a call ended before it unless the one at the terminal asked for what it shows (``if not
    print_results: return``, ``if quiet: return``)."""
    if call.scope < 0:
        return False
    function = module.functions[call.scope]
    around = {-1, call.branch, *(arm.parent for arm in module.arms(call.branch))}
    return any(
        arm.leaves
        and not arm.negated
        and arm.parent in around
        and function.line <= arm.line
        and arm.end_line < call.line
        and _refuses(arm.test)
        for arm in module.branches
    )


def _refuses(test: Expr) -> bool:
    """Whether a condition holds where nobody asked for output."""
    if isinstance(test, Op) and test.kind == "or":
        return any(map(_refuses, test.items))
    denied = isinstance(test, Op) and test.kind == "not"
    name = test.items[0] if isinstance(test, Op) and denied else test
    if not isinstance(name, Ref) or not _VERBOSE.search(name.name):
        return False
    return denied != bool(_SILENT.search(name.name))


def _got(module: Module, test: Expr) -> Iterator[str]:
    """The attribute that a condition asks for by its name (``getattr(app, "print_exceptions", False)``)."""
    call = module.call(test)
    if call is not None and call.name == "builtins.getattr" and len(call.args) > 1 and isinstance(call.args[1], Const):
        yield f".{call.args[1].value}"


def is_logged_too(module: Module, call: Call) -> bool:
    """Whether a logger is given the same text beside the print, which then is for somebody who sees no log; an exception
    that is logged and printed where it is caught is a leftover."""
    if not call.args:
        return False
    shown = module.written(call.args[0]) or getattr(call.args[0], "value", None)
    if any(call.index in item.calls and shown == f"%{item.name}" for item in module.handlers):
        return False
    beside = (item for item in module.calls_of(call.scope) if item.branch == call.branch and item.args)
    return isinstance(shown, str) and any(
        abs(item.line - call.line) <= NEAR
        and bool(_LOGS.search(item.name))
        and shown == (module.written(item.args[0]) or getattr(item.args[0], "value", None))
        for item in beside
    )


def is_debugging(module: Module, branch: int) -> bool:
    """Whether a branch is for a developer's machine alone (``if settings.DEBUG:``)."""
    for arm in module.arms(branch):
        needed = arm.test.items if isinstance(arm.test, Op) and arm.test.kind == "and" else (arm.test,)
        if not arm.negated and any(isinstance(item, Ref) and _DEBUGGING.search(item.name) for item in needed):
            return True
    return False


def asks_to_debug(module: Module, branch: int) -> bool:
    """Whether a branch is taken where a switch is on that is named for debugging (``if self._debug_scores:``)."""
    return any(
        not arm.negated and isinstance(arm.test, Ref) and _DEBUG_SWITCH.search(arm.test.name)
        for arm in module.arms(branch)
    )


def is_trial(function: Function, module: Module) -> bool:
    """Whether a task is there to try out whether tasks run (``debug_task`` of Celery's first steps)."""
    return bool(function.decorators and _TRIAL.match(function.name)) and any(
        last_word(module.written(item)) in ("task", "shared_task", "actor") for item in function.decorators
    )


def is_instead(module: Module, branch: int) -> bool:
    """Whether a branch is taken where mail is switched off (``if SEND_EMAILS: … else: print(text)``), or where a command has
    no request whose user could be shown a message."""
    for arm in module.arms(branch):
        if arm.negated and isinstance(arm.test, Ref) and (_MAILS.search(arm.test.name) or _is_told(module, arm)):
            return True
    return False


def _is_told(module: Module, arm: Branch) -> bool:
    """Whether the other arm of a condition gives the user of what it asks for a message (``messages.info(request, …)``)."""
    others = (item for item in module.branches if item.test == arm.test and not item.negated)
    return any(
        call.name.startswith("django.contrib.messages.") and call.args[:1] and _is_same(call.args[0], arm.test)
        for item in others
        for call in module.calls_within(item.line, item.end_line)
    )


def _is_same(one: Expr, other: Expr) -> bool:
    return isinstance(one, Ref) and isinstance(other, Ref) and one.name == other.name


def is_console(name: str) -> bool:
    """Whether a class stands for another one where there is none, or shows what it would send (``ConsoleMailer``)."""
    return bool(_SHOWS.match(name))


def asks(module: Module) -> bool:
    """Whether a module asks somebody at a terminal for something."""
    return any(call.name in _ASKS for call in module.calls)


def interviews(module: Module) -> bool:
    """Whether a module asks for input while it is loaded, as a script does."""
    return any(call.name in _ASKS and call.scope < 0 and call.owner < 0 for call in module.calls)


def is_interrupt(module: Module, call: Call) -> bool:
    """Whether a call answers the one at the terminal who pressed the keys (``except KeyboardInterrupt``), or is the last
    word of the function that waited for them."""
    return any(
        call.index in handler.calls or _is_last_word(module, call, handler)
        for handler in module.handlers
        if any(isinstance(item, Ref) and item.name == "builtins.KeyboardInterrupt" for item in handler.types)
    )


def _is_last_word(module: Module, call: Call, handler: Handler) -> bool:
    """Whether a function only prints what is constant after a handler of its own, before it ends."""
    if call.scope != handler.scope or call.line <= handler.end_line or call.branch >= 0 or call.has(Flag.LOOP):
        return False
    after = (item for item in module.calls_of(call.scope) if item.line > handler.end_line)
    return all(item.name in PRINTS and all(isinstance(each, Const) for each in item.args) for item in after)


def logs_prints(module: Module, function: Function) -> bool:
    """Whether a function is a flow or task of Prefect's whose prints go to its logger; a task does what the flow beside it
    says."""
    said = {_logs(module, item) for item in function.decorators if _PREFECT.match(module.written(item))}
    if said != {None}:
        return True in said
    flows = (item for other in module.functions for item in other.decorators)
    return any(_logs(module, item) for item in flows if _PREFECT.match(module.written(item)))


def _logs(module: Module, decorator: Expr) -> bool | None:
    """What ``log_prints`` is, None if nothing is said."""
    call = module.call(decorator)
    value = call.kwarg("log_prints") if call is not None else None
    return bool(value.value) if isinstance(value, Const) else None


def is_refusal(module: Module, call: Call) -> bool:
    """Whether a program says, before it has a logger, that it cannot run: a package is missing, or Python is too old."""
    missing = (
        item
        for handler in module.handlers
        if call.index in handler.calls and (call.scope < 0 or handler.raises)
        for item in handler.types
    )
    if any(isinstance(item, Ref) and item.name in _MISSING for item in missing):
        return True
    if call.scope >= 0:
        return False
    return any(name.startswith(_VERSIONS) for arm in module.arms(call.branch) for name in _compared(arm.test))


def logs(module: Module) -> bool:
    """Whether a module has a logger and uses it."""
    return any(_LOGS.search(call.name) for call in module.calls)


def is_last_resort(module: Module, call: Call) -> bool:
    """Whether a print stands for a logger that failed: the block that it answers for does nothing but log, or sets logging
    up."""
    answered = [handler for handler in module.handlers if call.index in handler.calls]
    return any(_only_logs(module, handler) or _sets_up_only_logs(module, handler) for handler in answered)


def is_before_the_log(module: Module, call: Call) -> bool:
    """Whether a function that is named for logs prints before it sets anything of them up."""
    if call.scope < 0 or not _NAMED_FOR_LOGS.search(module.functions[call.scope].name):
        return False
    lines = [item.line for item in module.calls_of(call.scope) if _MAKES_LOGS.search(item.name)]
    return bool(lines) and call.line < min(lines)


def _sets_up_only_logs(module: Module, handler: Handler) -> bool:
    inside = [item for item in _tried(module, handler) if item.has(Flag.STATEMENT)]
    return bool(inside) and all(_SETS_LOGS_UP.search(item.name) for item in inside)


def _tried(module: Module, handler: Handler) -> Iterator[Call]:
    """The calls of the block that a handler answers for."""
    return (item for item in module.calls_of(handler.scope) if handler.try_line <= item.line < handler.line)


def _only_logs(module: Module, handler: Handler) -> bool:
    inside = [item for item in _tried(module, handler) if item.has(Flag.STATEMENT)]
    return bool(inside) and all(_LOGS.search(item.name) for item in inside)


def ends_program(module: Module, call: Call) -> bool:
    """Whether a module says, while it is loaded and before there is a logger, why it ends the program at once."""
    if call.scope >= 0 or call.owner >= 0:
        return False
    if any(call.index in handler.calls and handler.raises for handler in module.handlers):
        return True
    together = [set(handler.calls) for handler in module.handlers if call.index in handler.calls]
    together += [{item.index for item in module.calls_of(-1) if call.branch >= 0 and item.branch == call.branch}]
    return any(
        module.calls[index].name in _EXITS and module.calls[index].line > call.line
        for group in together
        for index in group
    )


def _compared(test: Expr) -> Iterator[str]:
    if isinstance(test, Ref):
        yield test.name
    elif isinstance(test, Op):
        for item in test.items:
            yield from _compared(item)


def echoes(module: Module, function: Function) -> bool:
    """Whether a function is ``print`` under another name (``echo(line)``)."""
    if not _ECHO.search(function.name):
        return False
    given = {f"%{param.name}" for param in function.params}
    prints = (call for call in module.calls_of(function.index) if call.name in PRINTS)
    return any(all(_is_of(item, given) for item in call.args) for call in prints)


def _is_of(item: Expr, given: set[str]) -> bool:
    """Whether an argument is one of the names, or spreads one."""
    if isinstance(item, Op) and item.kind == "*":
        item = item.items[0]
    return isinstance(item, Ref) and item.name in given


def named_for_printing(name: str) -> bool:
    """Whether the name of a function or class says that it prints (``print_report``, ``TablePrinter``, ``ConsoleLog``)."""
    return bool(_NAMED.search(name))


def guarded(module: Module) -> frozenset[int]:
    """The functions that are called below ``if __name__ == "__main__"`` and nowhere else in their module."""
    called: dict[str, list[bool]] = {}
    for call in module.calls:
        if call.name[0] == ":" and "." not in call.name:
            called.setdefault(call.name[1:], []).append(bool(call.flags & Flag.MAIN))
    names = {name for name, places in called.items() if all(places)}
    return frozenset(
        item.index
        for item in module.functions
        if item.scope < 0 and item.owner < 0 and item.name in names and not item.decorators
    )
