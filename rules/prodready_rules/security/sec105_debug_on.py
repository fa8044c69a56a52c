"""# Debug mode on

**Reported**: debug mode switched on by a constant where the service starts: `FastAPI(debug=True)` and the like,
`app.run(debug=True)`, `app.debug = True`, `DEBUG = True` in settings that production loads; and, with lower
confidence, a switch that is on unless the environment says otherwise.

**Not reported**: what stands below `if __name__ == "__main__"`, in command-line tools, in development or test
settings, in settings to copy and fill in, below a condition on debugging; a base setting that production's own settings switch off.

Wrong: `DEBUG = True` in `settings.py`. Right: `DEBUG = env.bool("DEBUG", default=False)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from prodready.api import Confidence, Finding, Location, Severity, finding
from prodready.facts.python import Assign, Call, CallRef, Class, Const, Expr, Map, Module, Op, Ref, last_word
from prodready.project.code.expressions import expressions
from prodready.project.code.types import Types
from prodready.project.services.django_settings import DjangoSettings, is_development, is_to_copy
from prodready.project.services.kind import CONSTRUCTORS, Services
from prodready.project.services.production import Production, place, spot

_RUNNERS = frozenset({"run", "run_async", "run_server", "serve_forever"})
_SWITCHES = ("debug", "use_debugger")
_READERS = ("getenv", "get", "config", "env", "bool", "Field", "environ", "str")
_DEPLOYED = re.compile(r"stag(?:e|ing)|prod|live", re.IGNORECASE)
_TRUE = (True, 1, "1", "true", "True", "yes", "on", "TRUE")


@finding(
    code="SEC105",
    name="debug-on",
    section="security",
    severity=Severity.BLOCKER,
    question="Is debug mode on where the service starts?",
    why="Debug pages show code, settings and secrets to visitors, and some of them run code for whoever asks.",
    fix="Read the switch from the environment, off by default.",
    references=("https://cwe.mitre.org/data/definitions/489.html",),
)
def rule(production: Production, services: Services, types: Types, settings: DjangoSettings) -> Iterator[Finding]:
    """Calls, attributes and settings that switch debugging on."""
    for path, module in production.modules():
        if not is_development(path) and not is_to_copy(path):
            yield from _calls(path, module, production, types)
            yield from _attributes(path, module, production, types)
            yield from _classes(path, module, production)
    yield from _django(settings, production)


def _calls(path: str, module: Module, production: Production, types: Types) -> Iterator[Finding]:
    for call in module.calls:
        if not call.kwargs:
            continue
        given = next((name for name in _SWITCHES if _is_true(call.kwarg(name))), "")
        if not given or production.is_interactive(path, call) or production.is_switched(path, call.branch):
            continue
        name = types.call_name(path, call)
        if _starts_app(name, types) and not _is_off(module, call, production, path):
            last = name.rpartition(".")[2].rpartition(":")[2]
            yield spot("SEC105", Severity.BLOCKER, place(path, call), f"{last}({given}=True) switches debug mode on")


def _starts_app(name: str, types: Types) -> bool:
    """Whether a call makes an application of a framework, or runs one."""
    if CONSTRUCTORS.get(name) or name in ("werkzeug.serving.run_simple", "bottle.run"):
        return True
    found = types.symbols.definition(name)
    if found is not None and found.cls is not None:
        return any(CONSTRUCTORS.get(base) for base, _ in types.symbols.ancestors(found.path, found.cls))
    head, _, last = name.rpartition(".")
    return last in _RUNNERS and _is_app(head, types)


def _is_app(typed: str, types: Types) -> bool:
    """Whether a typed name is an application object."""
    base = typed.removesuffix("()")
    if CONSTRUCTORS.get(base):
        return True
    found = types.symbols.definition(base)
    if found is None or found.cls is None:
        return False
    return any(CONSTRUCTORS.get(name) for name, _ in types.symbols.ancestors(found.path, found.cls))


def _attributes(path: str, module: Module, production: Production, types: Types) -> Iterator[Finding]:
    """``app.debug = True`` and ``app.config["DEBUG"] = True``."""
    for assign in module.assigns:
        head, _, last = assign.target.rpartition(".")
        item = last == "config[]" and isinstance(assign.key, Const) and assign.key.value == "DEBUG"
        if not head or not (last == "debug" or item) or not _is_true(assign.value):
            continue
        if not _is_app(types.of(path, assign.scope, Ref(head)), types):
            continue
        if not production.is_switched(path, assign.branch) and not _is_off(module, assign, production, path):
            yield spot("SEC105", Severity.BLOCKER, place(path, assign), "debug mode is switched on by a constant")


def _is_off(module: Module, node: Call | Assign, production: Production, path: str) -> bool:
    """Whether the place is one of development or of the command line."""
    scope = node.scope
    while scope >= 0:
        function = module.functions[scope]
        if is_development(function.name) or production.is_command(path, function):
            return True
        scope = function.scope
    return node.owner >= 0 and is_development(module.classes[node.owner].name)


def _passes_on(module: Module) -> bool:
    """Whether a module hands a setting of debugging to something as its switch (``FastAPI(debug=settings.DEBUG)``)."""
    given = [value for call in module.calls for key, value in call.kwargs if key in _SWITCHES]
    named = (each for each in module.assigns if each.target.lower().endswith(".debug") or _is_switch(each.key))
    given += [each.value for each in named if each.value is not None]
    tables = (expr for expr in expressions(module) if isinstance(expr, Map))
    given += [value for table in tables for key, value in table.items if _is_switch(key)]
    return any(isinstance(value, Ref) and last_word(value.name).lower() == "debug" for value in given)


def _is_switch(key: Expr | None) -> bool:
    return isinstance(key, Const) and str(key.value).lower() in _SWITCHES


def _is_of_tests(module: Module, owner: int) -> bool:
    """Whether a class of settings says that it is for tests (``TESTING = True``), and not what is deployed by its name."""
    if _DEPLOYED.search(module.classes[owner].name):
        return False
    return any(item.owner == owner and item.target == "&TESTING" and _is_true(item.value) for item in module.assigns)


def _classes(path: str, module: Module, production: Production) -> Iterator[Finding]:
    """``DEBUG = True`` in a class of settings that is not one of development, unless production's own says no; a field of
    pydantic's settings only if something is switched by it."""
    for assign in module.assigns:
        if assign.target.lower() != "&debug" or assign.owner < 0 or assign.scope >= 0:
            continue
        cls = module.classes[assign.owner]
        if not cls.name.endswith(("Config", "Settings", "Configuration")) or is_development(cls.name):
            continue
        on, default = _switch(module, assign.value)
        if not on or _is_of_tests(module, assign.owner) or _production_says_no(path, cls, production):
            continue
        model = _is_settings_model(path, assign, production)
        if not model or any(_passes_on(each) for _, each in production.application()):
            name = f"{cls.name}.{assign.target[1:]}"
            yield _setting(place(path, assign), name, default=default or model)


def _production_says_no(path: str, cls: Class, production: Production) -> bool:
    """Whether a class of settings derived from this one, and not for development, switches debugging off."""
    name = f"{path}:{cls.qualname}"
    return any(
        assign.target.lower() == "&debug" and assign.owner >= 0 and not _switch(module, assign.value)[0]
        for where, module in production.application()
        for assign in module.assigns
        if assign.owner >= 0
        and not is_development(module.classes[assign.owner].name)
        and production.symbols.derives(where, module.classes[assign.owner], {name})
    )


def _is_settings_model(path: str, assign: Assign, production: Production) -> bool:
    """Whether a field can be set from the environment (pydantic-settings and its kin)."""
    cls = production.snapshot.modules[path].classes[assign.owner]
    return any(name.endswith("BaseSettings") for name, _ in production.symbols.ancestors(path, cls))


def _django(settings: DjangoSettings, production: Production) -> Iterator[Finding]:
    said = [
        (path, assign)
        for path in settings.modules
        if not is_to_copy(path)
        for assign in production.snapshot.modules[path].assigns
        if assign.target == ":DEBUG" and assign.scope == -1 and assign.value is not None
    ]
    overruled = any(
        _is_production(path) and not _switch(production.snapshot.modules[path], assign.value)[0]
        for path, assign in said
    )
    for path, assign in said:
        module = production.snapshot.modules[path]
        on, default = _switch(module, assign.value)
        later = any(other is not assign and other.line > assign.line for where, other in said if where == path)
        if not on or later or production.is_switched(path, assign.branch) or assign.branch >= 0:
            continue
        if not overruled or _is_production(path):
            yield _setting(place(path, assign), "DEBUG", default=default)


def _is_production(path: str) -> bool:
    return path.rpartition("/")[2].lower().startswith(("prod", "live", "deploy"))


def _setting(where: Location, name: str, *, default: bool) -> Finding:
    if default:
        message = f"{name} is on unless the environment says otherwise"
        return spot("SEC105", Severity.BLOCKER, where, message, Confidence.MEDIUM)
    return spot("SEC105", Severity.BLOCKER, where, f"{name} is on by a constant")


def _switch(module: Module, value: Expr | None) -> tuple[bool, bool]:
    """Whether a switch is on, and whether that is only its default."""
    if isinstance(value, CallRef):
        call = module.calls[value.index]
        last = last_word(call.name)
        if last in ("bool", "int", "str") and call.name.startswith("builtins.") and call.args:
            return _switch(module, call.args[0])
        if last in _READERS or "env" in last.lower():
            default = call.kwarg("default") or (call.args[1] if len(call.args) > 1 else None)
            if last == "Field" and default is None and call.args:
                default = call.args[0]
            return _is_true(default), True
        return False, False
    if isinstance(value, Op) and value.kind == "==" and len(value.items) == 2:
        return _compared(module, value.items[0], value.items[1]), True
    return _is_true(value), False


def _compared(module: Module, left: Expr, right: Expr) -> bool:
    """``os.getenv("DEBUG", "True").lower() == "true"``: whether the default is what is compared with."""
    if not isinstance(left, CallRef) or not isinstance(right, Const):
        return False
    call = module.calls[left.index]
    while call.name.rpartition(".")[2] in ("lower", "strip", "upper", "casefold") and call.receiver >= 0:
        call = module.calls[call.receiver]
    default = call.kwarg("default") or (call.args[1] if len(call.args) > 1 else None)
    return isinstance(default, Const) and str(default.value).lower() == str(right.value).lower()


def _is_true(expr: Expr | None) -> bool:
    return isinstance(expr, Const) and expr.value in _TRUE
